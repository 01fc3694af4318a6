"""A team's day, for whoever manages it: whose it is, what nobody has, who is on duty, who is out together; and what waits."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from psycopg.types.range import Range

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from ymylon.agencies.actions import join_team, open_account, open_team, take_turn
from ymylon.agencies.lookups import answering_now, on_duty, turns_at
from ymylon.agencies.models import DutyTurn
from ymylon.audit.models import Line
from ymylon.circumstances.actions.staff import plan_visit, set_visit_rule
from ymylon.duties.actions import agreeing
from ymylon.duties.models import Duty
from ymylon.duties.rules import Owner
from ymylon.terms.codes import Role, TeamFunction, VisitPlace, VisitSafety
from ymylon.terms.faults import Fault, begin_refusing, refusals
from ymylon.terms.words import Words
from ymylon.today.actions import NOT_OF_THE_TEAM, answer_for_team

pytestmark = pytest.mark.django_db
WORDS = "Find a place in the holiday club"
DAY = timedelta(days=1)


def agree(as_actor, wales, child, *, team="social_work", who=None, words=WORDS, due=DAY):
    with as_actor("mared") as mared:
        owner = Owner(wales.teams[team].pk, wales.people[who].pk if who else None)
        return agreeing.agree_action(
            by=mared, at=timezone.now(), child_id=child, words=words, owner=owner, due_at=timezone.now() + due, left_out=()
        )


def duty_of(as_owner, made, kind="AGREED_ACTION") -> Duty:
    with as_owner():
        return Duty.objects.get(about=made.ref, kind=kind)


def test_a_manager_sees_a_teams_day_with_whose_it_is_and_what_nobody_has(signed_in, cai, wales, as_actor):
    agree(as_actor, wales, cai)
    agree(as_actor, wales, cai, who="mared", words="Ring the landlord")
    now = timezone.now()
    DutyTurn.objects.create(
        team=wales.teams["social_work"], practitioner=wales.people["mared"], during=Range(now - DAY, now + DAY)
    )
    said = signed_in("gethin").get(f"/team/{wales.teams['social_work'].ref}").content.decode()
    assert WORDS in said
    assert "Ring the landlord" in said
    assert "Nobody has taken this on" in said
    assert "On duty now" in said
    assert "Mared Ellis" in said
    assert "1 that nobody has taken on" in said


@pytest.mark.parametrize("who", ["mared", "dewi", "elin", "lowri", "ada"])
def test_it_is_a_managers_page(signed_in, wales, who):
    assert signed_in(who).get(f"/team/{wales.teams['social_work'].ref}").status_code == 403


def test_another_agencys_team_is_not_found(signed_in, wales):
    assert signed_in("gethin").get(f"/team/{wales.teams['missing'].ref}").status_code == 404
    assert signed_in("rhys").get(f"/team/{wales.teams['social_work'].ref}").status_code == 404


def test_in_a_joint_team_each_sees_their_own_lanes(signed_in, cai, wales, as_actor):
    joint = open_team(
        agency=None, function=TeamFunction.JOINT, names=Words("Cwm hub", "Hyb y Cwm"), email="hub@example.invalid", telephone=""
    )
    for who, role in (("gethin", Role.TEAM_MANAGER), ("rhys", Role.POLICE_MISSING_COORDINATOR)):
        join_team(practitioner=wales.people[who], team=joint, role=role, at=timezone.now() - DAY)
    wales.teams["joint"] = joint
    with as_actor("mared") as mared:
        from ymylon.children.actions import involve
        from ymylon.terms.codes import InvolvementKind

        involve(by=mared, at=timezone.now(), child_id=cai, team_id=joint.pk, kind=InvolvementKind.TOLD, basis="known")
    agree(as_actor, wales, cai, team="joint")
    for who in ("gethin", "rhys"):
        said = signed_in(who).get(f"/team/{joint.ref}").content.decode()
        assert WORDS in said, who
        assert "joint team" in signed_in(who).get("/team").content.decode() or "Cwm hub" in said
    from ymylon.duties.actions import open_duty
    from ymylon.terms.codes import Lane

    with as_actor("mared") as mared:
        import uuid

        open_duty(
            by=mared, at=timezone.now(), child_id=cai, kind="LEARNING_NEEDS", lane=Lane.SEXUAL_HEALTH, about=uuid.uuid4(),
            due_at=timezone.now() + DAY, team_id=wales.teams["social_work"].pk,
        )  # fmt: skip
    said = signed_in("rhys").get("/team").content.decode()
    assert "Something is owed" not in said


def test_two_who_are_out_together_are_shown_and_where_flagged_by_team_and_number(signed_in, cai, wales, as_actor):
    now = timezone.now()
    with as_actor("mared") as mared:
        plan_visit(
            by=mared, at=now, child_id=cai, place=VisitPlace.HOME, back_at=now + timedelta(hours=1),
            second_id=wales.people["sion"].pk,
        )  # fmt: skip
    place = f"/team/{wales.teams['social_work'].ref}"
    said = signed_in("gethin").get(place).content.decode()
    assert "Mared Ellis and Siôn Bevan" in said
    with as_actor("gethin") as gethin:
        set_visit_rule(by=gethin, at=now, child_id=cai, kind=VisitSafety.TWO_TOGETHER, names_hidden=True, words="Followed twice.")
    visits = re.search(r'id="visits".*?</section>', signed_in("gethin").get(place).content.decode(), re.S).group(0)
    assert "Siôn Bevan" not in visits
    assert "029 2000 0000" in visits


def test_a_manager_says_whose_it_is_pauses_it_with_a_reason_and_lets_it_go_on(signed_in, cai, wales, as_actor, as_owner):
    made = agree(as_actor, wales, cai)
    duty = duty_of(as_owner, made)
    gethin = signed_in("gethin")
    assert gethin.post(f"/owed/{duty.ref}", {"person": str(wales.people["owain"].pk)}).status_code == 422
    assert gethin.post(f"/owed/{duty.ref}", {"person": str(wales.people["mared"].pk)}).status_code == 302
    assert duty_of(as_owner, made).person_id == wales.people["mared"].pk
    refused = gethin.post(f"/owed/{duty.ref}/pause", {"until": "", "reason": ""})
    assert "id_until_error" in refused.content.decode()
    until = (timezone.now() + 5 * DAY).strftime("%d/%m/%Y")
    assert "id_reason_error" in gethin.post(f"/owed/{duty.ref}/pause", {"until": until, "reason": " "}).content.decode()
    assert gethin.post(f"/owed/{duty.ref}/pause", {"until": until, "reason": "In hospital"}).status_code == 302
    assert "In hospital" in gethin.get(f"/team/{wales.teams['social_work'].ref}").content.decode()
    moved = duty_of(as_owner, made).due_at
    assert moved > duty.due_at + 4 * DAY
    for _press in range(2):
        assert gethin.post(f"/owed/{duty.ref}/go-on").status_code == 302
    assert abs(duty_of(as_owner, made).due_at - duty.due_at) < timedelta(minutes=1)
    assert "It is yours." in signed_in("mared").get("/").content.decode()


def test_what_another_teams_manager_may_not_touch(signed_in, cai, wales, as_actor, as_owner):
    duty = duty_of(as_owner, agree(as_actor, wales, cai))
    assert signed_in("owain").get(f"/owed/{duty.ref}").status_code == 404
    assert signed_in("owain").post(f"/owed/{duty.ref}/pause", {"until": "1/1/2030", "reason": "x"}).status_code == 404
    assert signed_in("mared").get(f"/owed/{duty.ref}").status_code == 403


def test_the_calendar_says_when_and_nothing_else(signed_in, client, cai, wales, as_actor):
    agree(as_actor, wales, cai, who="mared")
    mared = signed_in("mared", "cy")
    shown = mared.post("/calendar/new").content.decode()
    address = re.search(r"/calendar/[\w-]{43}\.ics", shown).group(0)
    assert address not in mared.get("/calendar").content.decode()
    client.logout()
    answer = client.get(address)
    told = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert told.count("BEGIN:VEVENT") >= 1
    assert "Something is due: open Ymylon" in told.replace("\r\n ", "")
    for word in ("Cai", "Morgan", "holiday", "Mared", "Ellis", "Taf"):
        assert word not in told
    # As a number of its own: within a moment its digits may stand by chance.
    assert not re.search(rf"\b{cai}\b", told)
    assert client.get(address.replace(".ics", "x.ics")).status_code == 404
    mared = signed_in("mared")
    second = re.search(r"/calendar/[\w-]{43}\.ics", mared.post("/calendar/new").content.decode()).group(0)
    client.logout()
    assert client.get(address).status_code == 404
    assert client.get(second).status_code == 200
    signed_in("mared").post("/calendar/end")
    client.logout()
    assert client.get(second).status_code == 404


def test_whoever_tries_addresses_is_answered_no_more(signed_in, client, wales):
    address = re.search(r"/calendar/[\w-]{43}\.ics", signed_in("mared").post("/calendar/new").content.decode()).group(0)
    client.logout()
    for number in range(5):
        assert client.get(f"/calendar/guess-{number}.ics").status_code == 404
    assert client.get(address).status_code == 404


def answers(browser, wales, team, **typed):
    return browser.post(f"/answers/{wales.teams[team].ref}", typed)


def in_hours(hours):
    return (timezone.localtime() + timedelta(hours=hours)).strftime("%d/%m/%Y %H:%M")


def test_somebody_answers_for_their_team_hands_over_and_is_asked_for_by_name(signed_in, wales, as_owner, as_actor):
    join_team(practitioner=wales.people["mared"], team=wales.teams["duty"], role=Role.SOCIAL_WORKER, at=timezone.now() - DAY)
    duty, (nia, mared) = wales.teams["duty"], (wales.people[name] for name in ("nia", "mared"))
    browser = signed_in("nia")
    address = f"/answers/{duty.ref}"
    assert address in browser.get("/").content.decode()
    page = browser.get(address).content.decode()
    assert "Nobody is put down now" in page
    assert "Mared" not in page, "before she answers herself, she puts nobody else down"
    with as_actor("nia") as by:
        begin_refusing()
        with pytest.raises(Fault):
            answer_for_team(by=by, at=timezone.now(), ref=duty.ref, person_id=mared.pk, until=timezone.now() + DAY)
        assert [each.rule for each in refusals()] == [NOT_OF_THE_TEAM.en]
    # What is wrong stands beside the question, in the person's language, and what was typed is still there.
    past = in_hours(-2)
    wrong = answers(signed_in("nia", "cy"), wales, "duty", who=nia.pk, until=past)
    assert wrong.status_code == 422
    assert past in wrong.content.decode()
    assert "eto i ddod" in wrong.content.decode()
    browser = signed_in("nia")
    assert answers(browser, wales, "duty", who=nia.pk, until=in_hours(12)).status_code == 302
    assert on_duty([duty.pk], timezone.now())[duty.pk] == nia
    # Two may answer at once; who said it last is named first.
    assert answers(signed_in("mared"), wales, "duty", who=mared.pk, until=in_hours(8)).status_code == 302
    assert answering_now([duty.pk], timezone.now())[duty.pk] == [mared, nia]
    # Handing over ends one's own turn and begins the other's; a colleague's goes on until its end.
    assert answers(signed_in("nia"), wales, "duty", who=mared.pk, until=in_hours(9)).status_code == 302
    assert answering_now([duty.pk], timezone.now())[duty.pk] == [mared]
    # A manager ends it; nobody else ends what is not theirs.
    (turn,) = turns_at([duty.pk], timezone.now())
    assert signed_in("nia").post(f"{address}/end", {"turn": turn.pk}).status_code == 404
    for wrong in ("", "x", "9" * 5000):
        assert signed_in("gethin").post(f"{address}/end", {"turn": wrong}).status_code == 302
    assert answering_now([duty.pk], timezone.now())[duty.pk] == [mared]
    assert signed_in("gethin").post(f"{address}/end", {"turn": turn.pk}).status_code == 302
    assert signed_in("gethin").post(f"{address}/end", {"turn": turn.pk}).status_code == 302
    assert answering_now([duty.pk], timezone.now()) == {}
    with as_owner():
        acts = list(Line.objects.filter(about=str(duty.ref)).order_by("id").values_list("act", flat=True))
    assert acts == ["ANSWERS_FOR_TEAM"] * 3 + ["ENDED_ANSWERING"]


def test_who_answers_for_another_team_is_not_found_and_a_turn_is_over_at_its_end(signed_in, wales, count_queries):
    duty = wales.teams["duty"]
    for who, team in (("mared", "duty"), ("rhys", "duty"), ("gethin", "missing"), ("gethin", "social_work")):
        address = f"/answers/{wales.teams[team].ref}"
        assert signed_in(who).get(address).status_code == 404, who
        assert signed_in(who).post(address, {"who": wales.people[who].pk, "until": in_hours(2)}).status_code == 404, who
        assert signed_in(who).post(f"{address}/end", {"turn": 1}).status_code == 404, who
    assert signed_in("ada").get(f"/answers/{wales.teams['manager'].ref}").status_code == 403
    now = timezone.now()
    for number in range(30):
        take_turn(practitioner=wales.people["nia"], team=duty, at=now - DAY * (number + 2), until=now - DAY * (number + 1))
    assert on_duty([duty.pk], now) == {}
    signed_in("gethin")
    before = count_queries(f"/answers/{duty.ref}")
    for number in range(12):
        person = open_account(email=f"p{number}@example.invalid", given_name="P", family_name=str(number))
        join_team(practitioner=person, team=duty, role=Role.SOCIAL_WORKER, at=now - DAY)
        take_turn(practitioner=person, team=duty, at=now - DAY, until=now + DAY)
    assert count_queries(f"/answers/{duty.ref}") == before <= 10

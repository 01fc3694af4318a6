"""Once the directory has closed a team nobody is silent for it: whoever stands for it is told and asked, by every path."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.contexts import placed
from tests.interviewing import episode as episode  # noqa: PLC0414
from tests.interviewing import interview as interview  # noqa: PLC0414
from tests.meetings import called, invited, item_in
from tests.story import K, missing_cai
from tests.telling import MISSING_AT, a_child, notice_to, rules, told
from ymylon.agencies.actions import join_team, open_team
from ymylon.agencies.lookups import standing_in
from ymylon.agencies.rules.closing import TEAM_CLOSED
from ymylon.children.actions import involve
from ymylon.children.lookups import child_by_ref, children_by_id, involvements, may_be_asked
from ymylon.children.models import CaseGrant, Child, Involvement
from ymylon.config.doctor.teams import nobody_reads, nobody_stands
from ymylon.contexts.actions.planning import agree_step
from ymylon.duties import jobs as duties
from ymylon.duties.actions import agreeing, open_duty
from ymylon.duties.lookups import open_duties, owed_by, team_answering
from ymylon.duties.models import Duty, DutyStage
from ymylon.duties.rules import ActionState, Owner
from ymylon.interviews.actions.placing import refer_interview
from ymylon.interviews.page.teams import teams_around, teams_to_ask
from ymylon.notices import jobs as notices
from ymylon.notices.actions import TellRule, acknowledge, leave_out, tell, tell_whoever_was_told
from ymylon.notices.lookups import left_out_of, may_acknowledge, notices_about, stages_of
from ymylon.notices.models import Notice, NoticeStage, Referral
from ymylon.oversight.actions.letters import write_to
from ymylon.oversight.actions.letting_in import break_glass_by_ref
from ymylon.oversight.lookups.looking import teams_to_ask as asked_in_review
from ymylon.post.models import Letter
from ymylon.terms.codes import Lane, NoticeKind, Role, TeamFunction
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
BEFORE = MISSING_AT - timedelta(days=1)


def close(wales, name: str, *, stands: str = "", at=BEFORE):
    """The directory closes this team; `stands` is named above it."""
    team = wales.teams[name]
    team.closed_at = at
    if stands:
        team.next_team = team.manager_team = wales.teams[stands]
    team.save()
    return team


def go_round(now, barred=lambda about: (set(), set())) -> None:
    """The clock of what is owed goes round, and is put aside again."""
    duties.sweep(barred=barred, address=lambda kind, about: "/", now=now)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")


def teams_told(actor, about, kind) -> set[int]:
    return {notice.team_id for notice in notices_about(actor, [about])[about] if notice.kind == kind}


def test_told_again_whoever_stands_for_it_is_and_holds_the_child(wales, as_actor):
    """The police team is told, then closed; of the end its control room is told, once, though it was told by itself too."""
    control = wales.teams["control"]
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        about = told(elin, child)
        missing = close(wales, "missing")
        for occurrence in (1, 2):
            tell_whoever_was_told(
                by=elin, at=MISSING_AT, child_id=child.pk, kind=NoticeKind.FOUND, about=about, rules=rules(), link="/",
                occurrence=occurrence,
            )  # fmt: skip
    with as_actor("heledd") as heledd:
        assert child_by_ref(heledd, child.ref).pk == child.pk
        assert notice_to(heledd, about, control).kind == NoticeKind.FOUND
        assert control.pk in teams_told(heledd, about, NoticeKind.FOUND)
        assert missing.pk not in teams_told(heledd, about, NoticeKind.FOUND)
        assert "TEAM_CLOSED" in [one.basis for one in involvements(heledd, child.pk) if one.team_id == control.pk]


def test_where_nobody_is_named_above_its_agencys_managers_stand_for_it_and_else_its_page_says_to_ring(wales, as_actor, signed_in):
    safeguarding = close(wales, "safeguarding")
    assert standing_in([safeguarding.pk]) == {safeguarding.pk: safeguarding.pk}
    with as_actor("elin") as elin:
        report = missing_cai(elin, wales, at=timezone.now(), also=(("safeguarding", K.HEALTH_BOARD),))
        told(elin, Child.objects.get(pk=report.child_id), about=report.ref, at=timezone.now(), kinds=(K.HEALTH_BOARD,))
    page = signed_in("elin").get(f"/missing/{report.ref}").content.decode()
    assert "is closed: ring whoever is above it" in page
    assert [(one.level, "Safeguarding team (Cwm Taf Morgannwg)" in one.said) for one in nobody_stands()] == [("note", True)]
    manager = close(wales, "manager", at=None)
    manager.agency = wales.agencies["health"]
    manager.function = TeamFunction.MANAGEMENT
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        manager.save()
        cursor.execute("set local role app_web")
    assert standing_in([safeguarding.pk]) == {safeguarding.pk: manager.pk}
    assert [one.level for one in nobody_stands()] == ["fine"]
    # An open team in which nobody has a place, or only somebody who administers, is told in vain.
    assert "Managers' desk" not in next(nobody_reads()).said
    desk = open_team(agency=wales.agencies["council"], function=TeamFunction.MANAGEMENT, names=Words("Managers' desk", "Desg"))
    join_team(practitioner=wales.people["nia"], team=desk, role=Role.ADMINISTRATOR, at=timezone.now() - timedelta(days=1))
    assert [(one.level, "Managers' desk" in one.said) for one in nobody_reads()] == [("note", True)]
    join_team(practitioner=wales.people["nia"], team=desk, role=Role.SOCIAL_WORKER, at=timezone.now() - timedelta(days=1))
    assert "Managers' desk" not in next(nobody_reads()).said


def test_words_added_to_a_referral_reach_whoever_stands_for_the_front_door(wales, as_actor, signed_in, as_owner, policy):
    with as_actor("elin") as elin:
        also = (("school_lead", K.SCHOOL), ("social_work", K.RESPONSIBLE_AUTHORITY))
        cai = Child.objects.get(pk=missing_cai(elin, wales, at=timezone.now(), also=also).child_id)
    said = {"worries": "A new phone.", "reasons": ["NEGLECT"]}
    assert signed_in("dewi").post(f"/children/{cai.ref}/c1", said).status_code == 302
    with as_owner():
        door = Referral.objects.get().to_team_id
    name = next(name for name, team in wales.teams.items() if team.pk == door)
    close(wales, name, stands="manager")
    assert signed_in("mared").post(f"/children/{cai.ref}/c1", said | {"worries": "And money."}).status_code == 302
    with as_owner():
        [added] = Notice.objects.filter(kind=NoticeKind.REFERRAL_ADDED)
        assert added.team_id == wales.teams["manager"].pk


def test_what_it_would_owe_is_owed_by_whoever_stands_for_it_and_what_it_owed_climbs_past_it(wales, as_actor, as_owner):
    control = wales.teams["control"]
    facts = {"kind": "FIRST_GRADE", "lane": Lane.POLICE_GRADE, "due_at": MISSING_AT + timedelta(hours=1)}
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        before, after, untimed = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
        open_duty(by=elin, at=MISSING_AT, child_id=child.pk, about=before, functions=(TeamFunction.POLICE_MISSING,), **facts)
        missing = (TeamFunction.POLICE_MISSING,)
        open_duty(by=elin, at=MISSING_AT, child_id=child.pk, about=untimed, functions=missing, **facts | {"due_at": None})
        close(wales, "missing")
        assert team_answering(child.pk, [TeamFunction.POLICE_MISSING]) == wales.teams["missing"].pk, "who stands for it owes it"
        open_duty(by=elin, at=MISSING_AT, child_id=child.pk, about=after, functions=(TeamFunction.POLICE_MISSING,), **facts)
    with as_actor("heledd") as heledd:
        assert child_by_ref(heledd, child.ref).pk == child.pk
        assert [duty.team_id for duty in open_duties(heledd, after)] == [control.pk]
        assert after in {duty.about for duty in owed_by(heledd)}
    # The clock passes on what it owed before, with a time or without, and warns whoever stands for it; each once.
    for _twice in range(2):
        go_round(MISSING_AT + timedelta(minutes=50))
    with as_owner():
        done = DutyStage.objects.filter(duty__about__in=[before, untimed]).order_by("id").values_list("stage", "team_id")
        assert sorted(done) == [("CLOSED-1", control.pk), ("CLOSED-1", control.pk), ("WARN-1", control.pk)]
    with as_actor("heledd") as heledd:
        assert {before, after, untimed} <= {duty.about for duty in owed_by(heledd)}
    # Once whoever was told so is closed too, whoever stands then is told; once as well.
    close(wales, "control", stands="unit")
    for _twice in range(2):
        go_round(MISSING_AT + timedelta(minutes=52))
    with as_owner():
        done = DutyStage.objects.filter(duty__about=untimed).order_by("id").values_list("stage", "team_id")
        assert list(done) == [("CLOSED-1", control.pk), ("CLOSED-2", wales.teams["unit"].pk)]


def test_what_it_was_told_without_a_clock_is_passed_on_to_whoever_stands_for_it_once(wales, as_actor, as_owner, signed_in):
    """With a clock it climbs past the closed team when it is due; without one nothing else would ever reach anybody."""
    control, unit = wales.teams["control"], wales.teams["unit"]
    now = timezone.now()

    def sweep() -> None:
        notices.sweep(now=now)
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")

    def passed() -> list[tuple]:
        with as_owner():
            rows = NoticeStage.objects.order_by("id").values_list("notice__about", "stage", "occurrence", "team_id")
            return [row for row in rows if row[0] in (report.ref, answered)]

    with as_actor("elin") as elin:
        report = missing_cai(elin, wales, at=now)
        child = Child.objects.get(pk=report.child_id)
        answered, left_out = uuid.uuid4(), uuid.uuid4()
        for about in (report.ref, answered, left_out):
            untimed = [TellRule(K.FORCE, Lane.EPISODE)]
            tell(by=elin, at=now, child_id=child.pk, kind=NoticeKind.REPORTED_MISSING, about=about, rules=untimed, link="/")
        leave_out(
            by=elin, at=now, child_id=child.pk, about=left_out, team_id=wales.teams["missing"].pk, reason="He is known there."
        )
    with as_actor("rhys") as rhys:
        acknowledge(by=rhys, at=now, notice=notice_to(rhys, answered, wales.teams["missing"]))
    sweep()
    assert passed() == [], "an open team is not passed over"
    close(wales, "missing", at=now)
    for _twice in range(2):
        sweep()
    assert passed() == [(report.ref, "CLOSED", 1, control.pk)]
    with as_actor("heledd") as heledd:
        assert child_by_ref(heledd, child.ref).pk == child.pk
        notice = notice_to(heledd, report.ref, wales.teams["missing"])
        assert may_acknowledge(heledd, notice, stages_of(heledd, [notice])[notice.pk])
    assert "has closed: Control room" in signed_in("heledd").get(f"/missing/{report.ref}").content.decode()
    assert "told in its place" in signed_in("heledd").get("/").content.decode()
    close(wales, "control", stands="unit")
    sweep()
    assert passed()[1:] == [(report.ref, "CLOSED", 2, unit.pk)]


def test_it_is_offered_nowhere_and_refused_in_words_where_it_is_chosen_all_the_same(wales, as_actor, interview):
    """An action, an invitation, a step about a place, an interview: the page was open before the team was closed."""
    now = timezone.now()
    school, charity = wales.teams["school_lead"], wales.teams["interviews"]
    with as_actor("gethin") as gethin:
        child = Child.objects.get(pk=interview.child_id)
        involve(by=gethin, at=now, child_id=child.pk, team_id=school.pk, kind=K.SCHOOL, basis="known")
        meeting = called(gethin, wales, child.pk)
        place = placed(gethin)
    for name in ("school_lead", "interviews", "social_work"):
        close(wales, name, at=now - timedelta(hours=1))
    with as_actor("gethin") as gethin:
        assert not {school.pk, charity.pk, wales.teams["social_work"].pk} & may_be_asked(gethin, child.pk).keys()
        item = item_in(gethin, meeting, child.pk)
        owner = Owner(school.pk, None)
        acts = (
            lambda: agreeing.agree_action(
                by=gethin, at=now, child_id=child.pk, words="Ring home", owner=owner, due_at=now + timedelta(days=1), left_out=()
            ),
            lambda: invited(gethin, wales, meeting, item, "school_lead"),
            lambda: agree_step(by=gethin, at=now, context=place, words="Talk to the owner", who="", team=school,
                               due_on=(now + timedelta(days=9)).date()),
        )  # fmt: skip
        for act in acts:
            with pytest.raises(Fault) as refused:
                act()
            assert refused.value.words == TEAM_CLOSED
    with as_actor("mared") as mared:
        offered = {number for number, _words in (*teams_to_ask(mared, interview), *teams_around(mared, interview))}
        assert not {charity.pk, wales.teams["social_work"].pk} & offered
        with pytest.raises(Fault) as refused:
            refer_interview(by=mared, at=now, interview=interview, team_ids=[charity.pk])
        assert (refused.value.words, refused.value.field) == (TEAM_CLOSED, "teams")


def test_of_broken_glass_judges_whoever_stands_for_it_since(wales, as_actor, signed_in, as_owner):
    with as_actor("elin") as elin:
        cai = missing_cai(elin, wales, at=timezone.now(), also=(("safeguarding", K.HEALTH_BOARD), ("missing", K.FORCE)))
    with as_actor("rhys") as rhys:
        child = Child.objects.get(pk=cai.child_id)
        break_glass_by_ref(by=rhys, at=timezone.now(), child=child, reason="He has messaged that he will jump tonight.")
    with as_owner():
        grant = CaseGrant.objects.get()
        holder = grant.owner_team
    name = next(name for name, team in wales.teams.items() if team == holder)
    close(wales, name, stands="bridgend_door", at=timezone.now())
    carys, here = signed_in("carys"), f"/oversight/glass/{grant.ref}"
    assert carys.get(here).status_code == 404
    go_round(timezone.now())
    assert carys.get(here).status_code == 200
    assert carys.post(here, {"verdict": "JUSTIFIED", "words": "He was on the bridge."}).status_code == 302
    with as_owner():
        assert CaseGrant.objects.get().verdict == "JUSTIFIED"


def test_of_broken_glass_and_reviews_whoever_stands_for_it_hears(wales, as_actor, as_owner):
    with as_actor("elin") as elin:
        cai = missing_cai(elin, wales, at=timezone.now(), also=(("social_work", K.RESPONSIBLE_AUTHORITY), ("missing", K.FORCE)))
        child = Child.objects.get(pk=cai.child_id)
    team = close(wales, "social_work", stands="manager")
    with as_actor("rhys") as rhys:
        break_glass_by_ref(by=rhys, at=timezone.now(), child=child, reason="He has messaged that he will jump tonight.")
    with as_owner():
        letters = set(Letter.objects.filter(key__startswith="glass:").values_list("to_email", flat=True))
    assert letters == {"manager@example.invalid", "control@example.invalid"}
    with as_actor("gethin") as gethin:
        assert "REVIEW_BROKEN_GLASS" in {duty.kind for duty in owed_by(gethin)}
    assert asked_in_review(team, timezone.now()) == [wales.teams["manager"].pk]
    write_to([team.pk], about="review", at=timezone.now(), link="/")
    with as_owner():
        assert {row.to_email for row in Letter.objects.filter(key__startswith="review:")} == {"manager@example.invalid"}


def test_of_a_clinic_or_youth_justice_that_is_closed_or_late_the_open_list_says_nothing(wales, as_actor, as_owner):
    """Whoever stands for it, or is above it, is involved where the team is: in the open lane the home would know of it."""
    kinds = {"youth_justice": K.YOUTH_JUSTICE, "safeguarding": K.CLINIC}
    above = {"youth_justice": "manager", "safeguarding": "duty"}
    clock = rules((K.FORCE,))[0]
    rows = [replace(clock, because=kind) for kind in kinds.values()]
    said = {"at": MISSING_AT, "rules": rows, "link": "/"}
    owed = {"at": MISSING_AT, "kind": "FIRST_GRADE", "lane": Lane.EPISODE, "due_at": MISSING_AT - timedelta(hours=9)}
    with as_actor("elin") as elin:
        made = {name: a_child(elin, wales, given=name, involved=kinds).pk
                for name in ("found", "again", "alone", "owed", "passed", "late", "silent")}  # fmt: skip
        about = {name: uuid.uuid4() for name in made}
        for name in ("again", "silent"):
            tell(by=elin, child_id=made[name], kind=NoticeKind.REPORTED_MISSING, about=about[name], **said)
        for team in kinds:
            for name in ("passed", "late"):
                due = {"due_at": None} if name == "passed" else {}
                open_duty(
                    by=elin, child_id=made[name], about=about[name], team_id=wales.teams[team].pk, **owed | due,
                    occurrence=list(kinds).index(team) + 1,
                )  # fmt: skip
        for team, stands in above.items():
            close(wales, team, stands=stands)
        tell(by=elin, child_id=made["found"], kind=NoticeKind.FOUND, about=about["found"], **said)
        tell_whoever_was_told(by=elin, child_id=made["again"], kind=NoticeKind.FOUND, about=about["again"], occurrence=1, **said)
        for team in kinds:
            alone = [
                made["alone"],
                wales.teams[team].pk,
                "FOUND",
                about["alone"],
                f'[{{"kind": "{kinds[team]}", "lane": "EPISODE"}}]',
            ]
            with connection.cursor() as cursor:
                cursor.execute("select tell_team(%s, %s, %s, %s, 1, %s, %s, '/')", [*alone, MISSING_AT])
            open_duty(
                by=elin, child_id=made["owed"], about=about["owed"], team_id=wales.teams[team].pk, **owed,
                occurrence=list(kinds).index(team) + 1,
            )  # fmt: skip
    go_round(MISSING_AT + timedelta(hours=2))
    notices.sweep(now=MISSING_AT + timedelta(minutes=40))
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    beside = {(wales.teams["manager"].pk, Lane.OFFENDING), (wales.teams["duty"].pk, Lane.SEXUAL_HEALTH)}
    for name, child in made.items():
        with as_owner():
            found = Involvement.objects.filter(child_id=child, kind=K.TOLD).exclude(
                team__in=[wales.teams[team] for team in kinds]
            )
            assert set(found.values_list("team_id", "lane")) >= beside, name
            assert Lane.IDENTITY not in found.values_list("lane", flat=True), name
        with as_actor("elin") as elin:
            assert {one.team_id for one in involvements(elin, child)} == {wales.teams["home_staff"].pk}, name
    with as_actor("gethin") as gethin:
        assert children_by_id(gethin, made.values()).keys() == set(made.values())


def test_it_stays_out_of_what_its_agency_was_left_out_of_by_another_and_of_nothing_else(wales, as_actor, as_owner):
    control, missing = wales.teams["control"], wales.teams["missing"]
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        kept, own, other = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
        facts = {"at": MISSING_AT, "child_id": child.pk, "kind": "FIRST_GRADE", "lane": Lane.EPISODE, "due_at": None}
        for about in (kept, own, other):
            open_duty(by=elin, about=about, team_id=missing.pk, **facts)
        leave_out(by=elin, at=MISSING_AT, child_id=child.pk, about=kept, team_id=wales.teams["unit"].pk, reason="His uncle.")
    with as_actor("rhys") as rhys:
        leave_out(by=rhys, at=MISSING_AT, child_id=child.pk, about=own, team_id=wales.teams["unit"].pk, reason="Not theirs.")
    close(wales, "missing")
    with as_actor("elin") as elin:
        for about in (kept, own, other):
            told(elin, child, about=about)
            open_duty(by=elin, about=about, team_id=missing.pk, occurrence=2, **facts)
    go_round(MISSING_AT + timedelta(minutes=2), barred=left_out_of)
    with as_owner():
        asked = {
            about: (
                Notice.objects.get(about=about, because=K.FORCE).team_id,
                Duty.objects.get(about=about, occurrence=2).team_id,
                list(DutyStage.objects.filter(duty__about=about, duty__occurrence=1).values_list("team_id", flat=True)),
            )
            for about in (kept, own, other)
        }
    there = (control.pk, control.pk, [control.pk])
    assert asked == {kept: (missing.pk, missing.pk, []), own: there, other: there}


def test_what_it_agreed_to_is_answered_by_whoever_stands_for_it_though_of_another_agency(wales, as_actor, signed_in):
    now = timezone.now()
    with as_actor("elin") as elin:
        also = (("social_work", K.RESPONSIBLE_AUTHORITY), ("bridgend_door", K.HOST_AUTHORITY))
        child = missing_cai(elin, wales, at=now, also=also).child_id
    with as_actor("mared") as mared:
        owner = Owner(wales.teams["bridgend_door"].pk, None)
        made = {"by": mared, "at": now, "child_id": child, "words": "Ring home", "due_at": now + timedelta(days=2)}
        action = agreeing.agree_action(**made, owner=owner, left_out=())
    menna, here = signed_in("menna"), f"/children/actions/{action.ref}"
    assert "How it ended" not in menna.get(here).content.decode()
    door = close(wales, "bridgend_door", at=now)
    door.next_team = wales.teams["safeguarding"]
    door.save()
    assert "How it ended" in menna.get(here).content.decode()
    with as_actor("menna") as actor:
        done = agreeing.end_action(
            by=actor, at=now + timedelta(minutes=1), action=action, ends=ActionState.DONE, words="She did."
        )
        assert done.state == ActionState.DONE

"""What people agreed that somebody does: owned, done, handed over, late; help asked, granted, refused; and what it hides."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.cast import RHONDDA
from ymylon.agencies.rules.closing import TEAM_CLOSED
from ymylon.children.lookups import events
from ymylon.duties import jobs
from ymylon.duties.actions import agreeing, open_under_policy, pausing, take_in_policies
from ymylon.duties.lookups import (
    NoSuchAction,
    action_by_ref,
    actions_of,
    duty_by_ref,
    lines_of,
    open_duties,
    owed_by,
    owner_of,
)
from ymylon.duties.models import Action, Duty
from ymylon.duties.rules import ActionFault, ActionState, ActionStep, Help, Level, Owner, PolicyRow, agreed, local_day
from ymylon.duties.rules import pausing as rules
from ymylon.notices.models import LeftOut
from ymylon.terms.codes import Lane, PolicyStanding
from ymylon.terms.faults import begin_refusing, refusals

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
S = ActionState


def agreed_by(actor, wales, child: int, *, team="school_lead", who=None, words="Ring home on each day of absence", **more):
    owner = Owner(wales.teams[team].pk, wales.people[who].pk if who else None)
    said = {"owner": owner, "due_at": timezone.now() + DAY, "left_out": ()} | more
    return agreeing.agree_action(by=actor, at=timezone.now(), child_id=child, words=words, **said)


def test_what_was_agreed_stands_with_its_owner_and_with_whoever_asked(cai, wales, as_actor):
    with as_actor("mared") as mared:
        made = agreed_by(mared, wales, cai, who="dewi")
        assert (made.state, made.words) == (S.AGREED, "Ring home on each day of absence")
        assert {duty.kind for duty in owed_by(mared)} >= {agreed.CHASE}
        assert "ACTION_AGREED" in [event.kind for event in events(mared, cai)]
    with as_actor("dewi") as dewi:
        duty = next(duty for duty in owed_by(dewi) if duty.kind == agreed.DO)
        assert (duty.about, duty.person_id, duty.words) == (made.ref, wales.people["dewi"].pk, made.words)
        assert owner_of(dewi, made) == Owner(wales.teams["school_lead"].pk, wales.people["dewi"].pk)


def test_the_school_does_it_and_writes_evidence_though_it_does_not_write_the_lane(cai, wales, as_actor):
    with as_actor("mared") as mared:
        made = agreed_by(mared, wales, cai, who="dewi")
    with as_actor("dewi") as dewi:
        agreeing.add_evidence(by=dewi, at=timezone.now(), action=made, words="Rang on Monday and Tuesday.")
        ended = agreeing.end_action(by=dewi, at=timezone.now(), action=made, ends=S.DONE, words="He came in on Wednesday.")
        assert (ended.state, ended.ended_by_id) == (S.DONE, dewi.practitioner_id)
        assert [line.step for line in lines_of(dewi, ended)] == [ActionStep.ENDED, ActionStep.EVIDENCE, ActionStep.MADE]
        assert not [duty for duty in owed_by(dewi) if duty.about == made.ref]
    with as_actor("mared") as mared:
        assert not open_duties(mared, made.ref)
        with pytest.raises(ActionFault) as twice:
            agreeing.end_action(by=mared, at=timezone.now(), action=made, ends=S.NOT_NEEDED, words="No need")
        assert twice.value.words == agreed.ENDED_ALREADY
        assert action_by_ref(mared, made.ref).ended_words == "He came in on Wednesday."


@pytest.mark.parametrize(
    ("change", "words", "field"),
    [
        ({"owner": None}, agreed.NAME_OWNER, "owner"),
        ({"words": "  "}, agreed.SAY_WHAT, "words"),
        ({"due_at": None}, agreed.SAY_WHEN, "due"),
        ({"due_at": timezone.now() - DAY}, agreed.IN_THE_PAST, "day"),
    ],
)
def test_what_lacks_its_owner_its_words_or_its_day_is_refused_and_nothing_is_kept(cai, wales, as_actor, change, words, field):
    with as_actor("mared") as mared:
        with pytest.raises(ActionFault) as fault:
            agreed_by(mared, wales, cai, **change)
        assert (fault.value.words, fault.value.field) == (words, field)
        assert actions_of(mared, [cai]) == []


def test_an_action_lets_nobody_in(cai, wales, as_actor):
    with as_actor("mared") as mared:
        for team, who in (("other_missing", None), ("bridgend_door", None), ("school_lead", "owain")):
            with pytest.raises(ActionFault) as fault:
                agreed_by(mared, wales, cai, team=team, who=who)
            assert (fault.value.words, fault.value.field) == (agreed.NOT_AROUND, "owner")
    with as_actor("owain") as owain:
        assert actions_of(owain, [cai]) == []
        with pytest.raises(ActionFault):
            agreed_by(owain, wales, cai)
        # Nor past the program, straight at the function.
        said = (
            '{"act": "AGREE_ACTION", "state": "AGREED", "step": "MADE", "help": "", "words": "x", "source": "", "standing": ""}'
        )
        arguments = ["00000000-0000-4000-8000-000000000009", cai, said, wales.teams["school_lead"].pk]
        with pytest.raises(Exception, match="no such child"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select agree_action(%s, %s, %s, %s, null, now(), now())", arguments)


def test_who_was_left_out_owns_nothing_even_where_the_caller_forgets_it(cai, wales, as_actor, as_owner):
    school = wales.teams["school_lead"]
    with as_actor("mared") as mared:
        with pytest.raises(ActionFault) as fault:
            agreed_by(mared, wales, cai, left_out={school.pk})
        assert fault.value.words == agreed.LEFT_OUT
        with as_owner():
            LeftOut.objects.create(
                child_id=cai, about=mared_ref(cai), team=school, reason="An uncle works there.", lane=Lane.EPISODE,
                at=timezone.now(), by_id=mared.practitioner_id,
            )  # fmt: skip
        with pytest.raises(ActionFault) as fault:
            agreed_by(mared, wales, cai)
        assert fault.value.words == agreed.NOT_AROUND


def mared_ref(child: int):
    return Duty.objects.filter(child_id=child).values_list("about", flat=True).first() or "00000000-0000-4000-8000-000000000001"


def test_nobody_writes_past_the_functions(cai, wales, as_actor):
    with as_actor("mared") as mared:
        made = agreed_by(mared, wales, cai)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Action.objects.create(child_id=cai, words="x", state=S.AGREED, at=timezone.now(), by_id=mared.practitioner_id)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Action.objects.filter(pk=made.pk).update(words="y")


def test_whoever_it_is_not_with_reads_it_and_writes_nothing(cai, wales, as_actor):
    with as_actor("mared") as mared:
        made = agreed_by(mared, wales, cai)
    with as_actor("menna") as menna:
        assert action_by_ref(menna, made.ref).words == made.words
        begin_refusing()
        with pytest.raises(ActionFault) as fault:
            agreeing.end_action(by=menna, at=timezone.now(), action=made, ends=S.DONE, words="Done")
        assert fault.value.words == agreed.NOT_WITH_YOU
        assert refusals() == [(agreed.NOT_WITH_YOU.en, cai)]
    with as_actor("ada") as ada, pytest.raises(NoSuchAction):
        action_by_ref(ada, made.ref)


def test_that_youth_justice_owns_it_is_said_to_nobody_who_may_not_know_of_youth_justice(cai, wales, as_actor):
    with as_actor("mared") as mared:
        made = agreed_by(mared, wales, cai, team="youth_justice", who="sion", words="Meet him at the boxing club")
        assert owner_of(mared, made).team_id == wales.teams["youth_justice"].pk
    for name in ("dewi", "menna", "elin"):
        with as_actor(name) as other:
            assert action_by_ref(other, made.ref).words == "Meet him at the boxing club"
            assert owner_of(other, made) is None
            assert not [event for event in events(other, cai) if event.team_id == wales.teams["youth_justice"].pk]
    with as_actor("sion") as sion:
        changed = agreeing.hand_over(
            by=sion, at=timezone.now(), action=made, owner=Owner(wales.teams["school_lead"].pk), words="School sees him daily.",
            left_out=(),
        )  # fmt: skip
        assert owner_of(sion, changed).team_id == wales.teams["school_lead"].pk
    with as_actor("dewi") as dewi:
        assert [duty.about for duty in owed_by(dewi) if duty.kind == agreed.DO] == [made.ref]


def test_handing_over_says_why_and_to_somebody_else(cai, wales, as_actor):
    with as_actor("mared") as mared:
        made = agreed_by(mared, wales, cai)
        hand = {"by": mared, "at": timezone.now(), "action": made, "left_out": ()}
        for owner, words, fault in (
            (Owner(wales.teams["school_lead"].pk), "Same", agreed.OWNER_ALREADY),
            (None, "Nobody", agreed.NAME_OWNER),
            (Owner(wales.teams["safeguarding"].pk), " ", agreed.SAY_WHY),
        ):
            with pytest.raises(ActionFault) as refused:
                agreeing.hand_over(owner=owner, words=words, **hand)
            assert refused.value.words == fault
        closed = wales.teams["safeguarding"]
        closed.closed_at = timezone.now() - timedelta(minutes=1)
        closed.save()
        with pytest.raises(ActionFault) as refused:
            agreeing.hand_over(owner=Owner(closed.pk), words="On leave.", **hand)
        assert (refused.value.words, refused.value.field) == (TEAM_CLOSED, "owner")


def test_where_guidance_says_by_when_help_is_answered_it_is_owed_by_then(cai, wales, policy, as_actor):
    now = timezone.now()
    with as_actor("elin") as elin:
        asked = {"child_id": cai, "owner": Owner(wales.teams["social_work"].pk), "left_out": (), "kind": Help.FOOD}
        far = agreeing.ask_for_help(by=elin, at=now, words="For the week", due_at=now + 30 * DAY, **asked)
        near = agreeing.ask_for_help(by=elin, at=now, words="Tonight", due_at=now + timedelta(minutes=30), **asked)
    with as_actor("mared") as mared:
        (answer,) = (duty for duty in open_duties(mared, far.ref) if duty.kind == agreed.ANSWER_HELP)
        assert now < answer.due_at < far.due_at
        assert answer.policy_source == "ymylon_demonstration"
        (tonight,) = (duty for duty in open_duties(mared, near.ref) if duty.kind == agreed.ANSWER_HELP)
        assert tonight.due_at == near.due_at
        agreeing.answer_help(by=mared, at=now, action=far, is_granted=True, words="A voucher.")
        (do,) = (duty for duty in open_duties(mared, far.ref) if duty.kind == agreed.DO)
        assert do.due_at == far.due_at


def test_help_is_asked_by_a_home_granted_by_the_council_and_refused_with_a_reason(cai, wales, as_actor):
    asked = {"child_id": cai, "owner": Owner(wales.teams["social_work"].pk), "due_at": timezone.now() + DAY, "left_out": ()}
    with as_actor("elin") as elin:
        with pytest.raises(PermissionDenied):
            agreed_by(elin, wales, cai)
        food = agreeing.ask_for_help(by=elin, at=timezone.now(), kind=Help.FOOD, words="Bread and milk until Friday", **asked)
        lift = agreeing.ask_for_help(by=elin, at=timezone.now(), kind=Help.LIFT, words="To boxing on Thursday", **asked)
        begin_refusing()
        with pytest.raises(ActionFault) as own:
            agreeing.answer_help(by=elin, at=timezone.now(), action=food, is_granted=True, words="")
        assert own.value.words == agreed.NOT_WITH_YOU
        assert refusals() == [(agreed.NOT_WITH_YOU.en, cai)]
    with as_actor("mared") as mared:
        assert {duty.kind for duty in open_duties(mared, food.ref)} == {agreed.ANSWER_HELP, agreed.CHASE}
        given = agreeing.answer_help(by=mared, at=timezone.now(), action=food, is_granted=True, words="A voucher, today.")
        assert given.state == S.AGREED
        assert {duty.kind for duty in open_duties(mared, food.ref)} == {agreed.DO, agreed.CHASE}
        with pytest.raises(ActionFault) as silent:
            agreeing.answer_help(by=mared, at=timezone.now(), action=lift, is_granted=False, words="")
        assert silent.value.words == agreed.SAY_WHY
        no = agreeing.answer_help(by=mared, at=timezone.now(), action=lift, is_granted=False, words="The bus pass covers it.")
        assert (no.state, open_duties(mared, lift.ref)) == (S.REFUSED, [])
    with as_actor("elin") as elin:
        assert action_by_ref(elin, lift.ref).ended_words == "The bus pass covers it."


def go_round(at):
    try:
        return jobs.sweep(barred=lambda about: (set(), set()), address=lambda kind, about: f"/owed/{about}", now=at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def test_what_is_late_climbs_from_its_owner_to_a_manager_and_to_whoever_asked(cai, wales, as_actor):
    due = timezone.now() + DAY
    wales.teams["social_work"].manager_team = wales.teams["manager"]
    wales.teams["social_work"].save()
    with as_actor("dewi") as dewi:
        made = agreed_by(dewi, wales, cai, team="social_work", who="mared", due_at=due)
    go_round(due + timedelta(hours=3))
    with as_actor("gethin") as gethin:
        assert made.ref in [duty.about for duty in owed_by(gethin)]
    with as_actor("dewi") as dewi:
        chase = next(duty for duty in owed_by(dewi) if duty.about == made.ref)
        assert (chase.kind, chase.due_at) == (agreed.CHASE, due + DAY)


def test_a_pause_moves_the_clock_and_nothing_of_it_is_lost(cai, wales, as_actor):
    now = timezone.now()
    with as_actor("mared") as mared:
        made = agreed_by(mared, wales, cai, team="social_work", due_at=now + DAY)
    with as_actor("gethin") as gethin:
        duty = next(duty for duty in open_duties(gethin, made.ref) if duty.kind == agreed.DO)
        for until, reason, words in (
            (None, "In hospital", rules.SAY_UNTIL),
            (now - DAY, "In hospital", rules.NOT_LATER),
            (now + 29 * DAY, "In hospital", rules.TOO_LONG),
            (now + 3 * DAY, " ", rules.SAY_WHY),
        ):
            with pytest.raises(ActionFault) as fault:
                pausing.pause_duty(by=gethin, at=now, duty=duty, until=until, reason=reason)
            assert fault.value.words == words
        pausing.pause_duty(by=gethin, at=now, duty=duty, until=now + 3 * DAY, reason="In hospital until Sunday")
        paused = duty_by_ref(gethin, duty.ref)
        assert (paused.due_at, paused.pause_reason, paused.paused_by_id) == (
            now + 4 * DAY, "In hospital until Sunday", gethin.practitioner_id,
        )  # fmt: skip
        with pytest.raises(ActionFault) as twice:
            pausing.pause_duty(by=gethin, at=now, duty=paused, until=now + 3 * DAY, reason="Again")
        assert twice.value.words == rules.PAUSED_ALREADY
        # By when it was agreed stays, and so what minutes say of it: nothing that is agreed is granted another day.
        held = action_by_ref(gethin, made.ref)
        assert held.due_at == made.due_at
        with pytest.raises(ActionFault) as granted:
            agreeing.answer_help(by=gethin, at=now, action=held, is_granted=True, words="", due_at=now + 9 * DAY)
        assert granted.value.words == agreed.ENDED_ALREADY
        assert "DUTY_PAUSED" in [event.kind for event in events(gethin, cai)]
    assert go_round(now + 2 * DAY) == 0
    with as_actor("gethin") as gethin:
        pausing.go_on(by=gethin, at=now + 2 * DAY, duty=paused)
        assert duty_by_ref(gethin, duty.ref).due_at == now + 3 * DAY
        with pytest.raises(ActionFault) as over:
            pausing.go_on(by=gethin, at=now + 2 * DAY, duty=paused)
        assert over.value.words == rules.NOT_PAUSED
    with as_actor("mared") as mared, pytest.raises(PermissionDenied):
        pausing.pause_duty(by=mared, at=now, duty=duty, until=now + DAY, reason="Busy")
    # A paused duty that nobody touches goes on by itself, and is late in the end.
    assert go_round(now + 5 * DAY) > 0


def test_whose_it_is_within_a_team_is_said_by_a_manager_or_taken_by_oneself(cai, wales, as_actor):
    with as_actor("dewi") as dewi:
        made = agreed_by(dewi, wales, cai, team="social_work")
    with as_actor("mared") as mared:
        duty = next(duty for duty in owed_by(mared) if duty.about == made.ref)
        pausing.assign(by=mared, at=timezone.now(), duty=duty, person_id=mared.practitioner_id)
        assert duty_by_ref(mared, duty.ref).person_id == mared.practitioner_id
        with pytest.raises(PermissionDenied):
            pausing.assign(by=mared, at=timezone.now(), duty=duty, person_id=wales.people["gethin"].pk)
    with as_actor("gethin") as gethin:
        pausing.assign(by=gethin, at=timezone.now(), duty=duty, person_id=None)
        assert duty_by_ref(gethin, duty.ref).person_id is None
        with pytest.raises(ActionFault) as fault:
            pausing.assign(by=gethin, at=timezone.now(), duty=duty, person_id=wales.people["dewi"].pk)
        assert fault.value.field == "person"
    begin_refusing()
    with as_actor("menna") as menna, pytest.raises(ActionFault) as fault:
        pausing.assign(by=menna, at=timezone.now(), duty=duty, person_id=menna.practitioner_id)
    assert fault.value.words == agreed.NOT_WITH_YOU
    assert refusals() == [(agreed.NOT_WITH_YOU.en, cai)]


def test_a_new_policy_row_changes_what_becomes_due_from_its_day_on_and_nothing_before(cai, wales, as_actor):
    now, about = timezone.now(), [uuid4(), uuid4()]

    def owe(actor, ref, since):
        open_under_policy(
            by=actor, at=now, child_id=cai, kind="INTERVIEW_ACTION", lane=Lane.SAFETY, key="interview.outputs", about=ref,
            area=RHONDDA, since=since, team_id=wales.teams["social_work"].pk,
        )  # fmt: skip
        return open_duties(actor, ref)[0].due_at

    with as_actor("mared") as mared:
        before = owe(mared, about[0], now)
    row = PolicyRow(
        "interview.outputs", Level.AUTHORITY, RHONDDA, local_day(now), "Minute 14", PolicyStanding.LOCAL_PRACTICE,
        value={"hours": 1},
    )  # fmt: skip
    assert take_in_policies([row]).new == 1
    with as_actor("mared") as mared:
        # What was owed already keeps the moment with which it was opened, and a fact of yesterday is judged by yesterday's row.
        assert open_duties(mared, about[0])[0].due_at == before
        assert owe(mared, about[1], now - 2 * DAY) != now - 2 * DAY + timedelta(hours=1)
        assert owe(mared, uuid4(), now) == now + timedelta(hours=1)

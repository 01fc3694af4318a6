"""A worry below any threshold: who notes one, who reads it, that one lead calls, and that nothing unread ever ends."""

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.cast import RHONDDA
from tests.worries import worry_words
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve
from ymylon.children.lookups import children_by_id, events, involvements
from ymylon.config.jobs import how_it_climbs, where_met, who_must_not_know
from ymylon.duties import jobs as duties
from ymylon.duties.actions import load_shipped_policies, open_duty
from ymylon.duties.lookups import duties_about, open_duties, owed_by
from ymylon.duties.models import Duty
from ymylon.duties.rules import LOCAL
from ymylon.terms.codes import InvolvementKind, Lane, Role, TeamFunction
from ymylon.terms.faults import Fault, begin_refusing, refusals
from ymylon.terms.words import Words
from ymylon.worries import actions, jobs
from ymylon.worries.lookups import NoSuchWorry, call_owed, shares_of, worries_of, worry_by_ref, worry_to_answer
from ymylon.worries.models import Call, Share, Step, Worry
from ymylon.worries.rules import CALL, ENDS, READ, AnswerKind, CallBecame, Told, WorryState

pytestmark = pytest.mark.django_db
SAID = worry_words()


@pytest.fixture
def cai(of_taf, wales, as_actor):  # noqa: F811
    """A child of the Taf team, whom school, police and health hold too."""
    load_shipped_policies(demonstration=True)
    with as_actor("mared") as mared:
        for team, kind in (
            ("school_lead", InvolvementKind.SCHOOL), ("missing", InvolvementKind.FORCE),
            ("safeguarding", InvolvementKind.HEALTH_BOARD), ("youth_justice", InvolvementKind.YOUTH_JUSTICE),
        ):  # fmt: skip
            involve(by=mared, at=timezone.now(), child_id=of_taf, team_id=wales.teams[team].pk, kind=kind, basis="x")
    return of_taf


@pytest.fixture
def noted(cai, as_actor):
    with as_actor("dewi") as dewi:
        return actions.note_worry(by=dewi, at=timezone.now(), child_id=cai, said=SAID)


def go_round(at) -> int:
    try:
        return jobs.sweep(at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def seen(as_actor, who: str, ref) -> bool:
    with as_actor(who) as actor:
        try:
            return bool(worry_by_ref(actor, ref))
        except NoSuchWorry:
            # What the lookup hides the database hides by itself.
            assert not Worry.objects.filter(ref=ref).exists()
            return False


def answered(as_actor, ref, kind=AnswerKind.KEEP, who="mared", **more):
    with as_actor(who) as by:
        one = worry_to_answer(by, ref)
        lead = next(row.team_id for row in involvements(by, one.worry.child_id) if row.kind == InvolvementKind.SCHOOL)
        said = {"kind": kind, "lead": lead, "words": "Breakfast goes on.", "seen": len(one.steps), "child_told": Told.TOLD,
                "family_told": Told.NOT_SAFE, "told_words": "His uncle reads the post."} | more  # fmt: skip
        return actions.answer(by=by, at=said.pop("at", timezone.now()), worry=one, **said)


def test_it_is_read_by_the_council_and_by_whoever_noted_it_and_by_no_other(noted, as_actor):
    who = ("mared", "gethin", "nia", "dewi", "rhys", "heledd", "menna", "sion", "elin", "lowri", "carys", "owain")
    assert {one for one in who if seen(as_actor, one, noted)} == {"mared", "gethin", "nia", "dewi"}


@pytest.mark.parametrize(
    ("team", "role"),
    [
        ("home_staff", Role.RESIDENTIAL_WORKER), ("home_staff", Role.FOSTER_CARER), ("youth_justice", Role.YOUTH_JUSTICE_WORKER),
        ("interviews", Role.RETURN_INTERVIEW_WORKER), ("social_work", Role.SOCIAL_WORK_ASSISTANT),
    ],
)  # fmt: skip
def test_whoever_works_with_a_child_notes_one_and_reads_it_again(cai, wales, as_actor, team, role):
    who = agencies.open_account(email="somebody@example.invalid", given_name="Begw", family_name="Pugh")
    agencies.join_team(practitioner=who, team=wales.teams[team], role=role, at=timezone.now() - timedelta(days=1))
    wales.people["begw"] = who
    with as_actor("mared") as mared:
        involve(by=mared, at=timezone.now(), child_id=cai, team_id=wales.teams[team].pk, kind=InvolvementKind.OTHER, basis="x")
    with as_actor("begw") as begw:
        ref = actions.note_worry(by=begw, at=timezone.now(), child_id=cai, said=SAID)
        assert [one.worry.words for one in worries_of(begw, [cai])] == [SAID["words"]]
        with pytest.raises(NoSuchWorry):
            worry_to_answer(begw, ref)
    assert {one for one in ("mared", "dewi", "menna", "rhys", "owain") if seen(as_actor, one, ref)} == {"mared"}
    with as_actor("mared") as mared:
        assert READ in {duty.kind for duty in open_duties(mared, ref)}


def test_the_police_note_none_and_the_database_says_so_too(cai, wales, as_actor):
    with as_actor("rhys") as rhys:
        with pytest.raises(PermissionDenied):
            actions.note_worry(by=rhys, at=timezone.now(), child_id=cai, said=SAID)
        with pytest.raises(DatabaseError, match="no role that covers this"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select note_worry(%s, %s, '{}', now(), null)", [cai, wales.teams["missing"].pk])


def test_nobody_writes_past_the_function_or_in_anothers_name(cai, wales, as_actor):
    with as_actor("dewi"):
        with pytest.raises(DatabaseError), transaction.atomic():
            Worry.objects.create(child_id=cai, at=timezone.now(), words="x", support="x", sent_as=uuid4())
        with pytest.raises(DatabaseError, match="no such child"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select note_worry(%s, %s, '{}', now(), null)", [cai, wales.teams["home_staff"].pk])


def test_a_team_of_the_council_is_to_read_it_and_one_lead_calls(cai, noted, wales, as_actor):
    with as_actor("mared") as mared:
        duty = next(one for one in owed_by(mared) if one.kind == READ)
        assert (duty.about, duty.team_id, duty.due_at is not None) == (noted, wales.teams["social_work"].pk, True)
        one = worry_to_answer(mared, noted)
        begin_refusing()
        for wrong, field in (
            ({"lead": None}, "lead"),
            ({"lead": wales.teams["other_missing"].pk}, "lead"),
            # Below every threshold it is not the police who call.
            ({"lead": wales.teams["missing"].pk}, "lead"),
            ({"words": " "}, "words"),
            ({"family_told": Told.NOT_DECIDED}, "family_told"),
            ({"child_told": None}, "child_told"),
            ({"family_told": Told.NOT_SAFE}, "told_words"),
        ):
            said = {"kind": AnswerKind.CLOSE, "lead": wales.teams["school_lead"].pk, "words": "x", "seen": 0,
                    "child_told": Told.TOLD, "family_told": Told.TOLD} | wrong  # fmt: skip
            with pytest.raises(Fault) as fault:
                actions.answer(by=mared, at=timezone.now(), worry=one, **said)
            assert fault.value.field == field
        assert [(each.rule.startswith("Below every threshold"), each.child) for each in refusals()] == [(True, cai)]
    step = answered(as_actor, noted, AnswerKind.CLOSE)
    assert (step.state, step.ends_on) == (WorryState.CLOSED, None)
    with as_actor("mared") as mared:
        assert open_duties(mared, noted) == []
    # Whoever noted it reads who calls, and what was done.
    with as_actor("dewi") as dewi:
        assert [(one.state, one.steps[0].lead.name("en")) for one in worries_of(dewi, [cai])] == [("CLOSED", "Safeguarding lead")]


def test_the_second_of_two_who_answer_is_told(noted, as_actor):
    with as_actor("mared") as mared:
        old = worry_to_answer(mared, noted)
    answered(as_actor, noted)
    with as_actor("nia") as nia, pytest.raises(Fault, match="meanwhile"):
        actions.answer(
            by=nia, at=timezone.now(), worry=old, seen=0, kind=AnswerKind.CLOSE, lead=old.worry.from_team_id, words="x",
            child_told=Told.TOLD, family_told=Told.TOLD,
        )  # fmt: skip


def calls_of(as_actor, who: str, about) -> list[tuple[int, str]]:
    with as_actor(who) as actor:
        # Who finds no duty finds none in the database either.
        assert {one.pk for one in Duty.objects.filter(kind=CALL)} == {
            one.pk for one in Duty.objects.visible_to(actor).filter(kind=CALL)
        }
        return [(one.team_id, one.state) for one in duties_about(actor, [about]) if one.kind == CALL]


def test_the_lead_is_told_that_they_call_and_nothing_of_why_until_they_say_how_it_went(cai, noted, wales, as_actor):
    home, school = wales.teams["safeguarding"].pk, wales.teams["school_lead"].pk
    words = {"family_told": Told.WILL_BE_TOLD, "told_words": "By Menna, on Monday."}
    answered(as_actor, noted, lead=home, **words)
    # The nurse who is to call and who noted nothing; the council; and nobody else of those who work with him, the police least.
    who = ("menna", "mared", "gethin", "dewi", "rhys", "sion", "elin", "owain")
    assert {one for one in who if calls_of(as_actor, one, noted)} == {"menna", "mared", "gethin"}
    assert not seen(as_actor, "menna", noted)
    with as_actor("menna") as menna:
        [duty] = [one for one in owed_by(menna) if one.kind == CALL]
        assert (duty.team_id, duty.due_at is not None, duty.policy_source != "") == (home, True, True)
        owed = call_owed(menna, noted)
        for wrong, field in (({"became": None}, "became"), ({"words": " "}, "words")):
            with pytest.raises(Fault) as fault:
                actions.say_called(
                    by=menna, at=timezone.now(), call=owed, **({"became": CallBecame.CALLED, "words": "x"} | wrong)
                )
            assert fault.value.field == field
    with as_actor("dewi") as dewi:
        with pytest.raises(NoSuchWorry):
            call_owed(dewi, noted)
        with pytest.raises(Fault):
            actions.say_called(by=dewi, at=timezone.now(), call=owed, became=CallBecame.CALLED, words="x")
    with as_actor("rhys") as rhys, pytest.raises(PermissionDenied):
        actions.say_called(by=rhys, at=timezone.now(), call=owed, became=CallBecame.CALLED, words="x")
    # Another lead is named: the first need not call any more, and the second is told.
    answered(as_actor, noted, **words)
    assert calls_of(as_actor, "menna", noted) == [(home, "VOIDED")]
    assert calls_of(as_actor, "dewi", noted) == [(school, "OPEN")]
    with as_actor("menna") as menna, pytest.raises(Fault, match="another team calls now"):
        actions.say_called(by=menna, at=timezone.now(), call=owed, became=CallBecame.CALLED, words="x")
    # It holds the worry open on its day, and is owed until somebody says how it went.
    day = timezone.now() + timedelta(days=400)
    go_round(day)
    go_round(day + timedelta(days=1))
    with as_actor("dewi") as dewi:
        assert worry_by_ref(dewi, noted).state == WorryState.KEPT
        actions.say_called(
            by=dewi, at=timezone.now(), call=call_owed(dewi, noted), became=CallBecame.COULD_NOT, words="No answer for a week."
        )
        assert [(one.became, one.words, one.team_id) for one in worry_by_ref(dewi, noted).calls] == [
            ("COULD_NOT", "No answer for a week.", school)
        ]
    with as_actor("mared") as mared:
        assert [one.kind for one in open_duties(mared, noted) if one.kind != ENDS] == []
        assert worry_by_ref(mared, noted).calls[0].by_id == wales.people["dewi"].pk
    with as_actor("menna"):
        assert not Call.objects.exists()
    go_round(day + timedelta(days=2))
    with as_actor("mared") as mared:
        assert worry_by_ref(mared, noted).state == WorryState.ENDED


def months_pass() -> None:
    """Nobody calls: it is late, and climbs."""
    try:
        for days in (60, 70, 80):
            then = timezone.now() + timedelta(days=days)
            duties.sweep(barred=who_must_not_know, address=where_met, climb=how_it_climbs, now=then)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def over_the_lead(wales, name: str, **of) -> None:
    """The team over the school's lead, in which whoever is named works."""
    over = agencies.open_team(function=TeamFunction.MANAGEMENT, names=Words("Over the lead", "Uwch yr arweinydd"), **of)
    role = Role.DESIGNATED_SAFEGUARDING_PERSON if name == "begw" else Role.POLICE_MISSING_COORDINATOR
    if name == "begw":
        wales.people[name] = agencies.open_account(email="begw@example.invalid", given_name="Begw", family_name="Pugh")
    agencies.join_team(practitioner=wales.people[name], team=over, role=role, at=timezone.now() - timedelta(days=1))
    wales.teams["school_lead"].manager_team = over
    wales.teams["school_lead"].save()


def test_once_it_is_late_the_manager_of_the_lead_says_how_it_went(noted, wales, as_actor, signed_in):
    over_the_lead(wales, "begw", agency=wales.agencies["school"])
    answered(as_actor, noted, family_told=Told.WILL_BE_TOLD)
    address = reverse("worries:call", args=[noted])
    assert signed_in("begw").get(address).status_code == 404
    months_pass()
    browser = signed_in("begw")
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"became": "CALLED", "words": "They will come in."}).status_code == 302
    with as_actor("mared") as mared:
        assert [(one.became, one.by_id) for one in worry_by_ref(mared, noted).calls] == [("CALLED", wales.people["begw"].pk)]
        assert CALL not in {one.kind for one in open_duties(mared, noted)}


def test_where_it_climbs_to_a_joint_team_the_police_in_it_learn_nothing(noted, wales, as_actor):
    over_the_lead(wales, "rhys", agency=None)
    answered(as_actor, noted, family_told=Told.WILL_BE_TOLD)
    months_pass()
    assert calls_of(as_actor, "dewi", noted), "whoever calls knows it still"
    assert not calls_of(as_actor, "rhys", noted)
    with as_actor("rhys"), connection.cursor() as cursor:
        for table in ("duties_duty", "duties_dutyevent"):
            cursor.execute(f"select count(*) from {table} where kind = 'CALL_FAMILY'")
            assert cursor.fetchone() == (0,), table


def test_where_telling_the_family_is_not_safe_nobody_is_asked_to_call_them(noted, as_actor):
    answered(as_actor, noted, family_told=Told.WILL_BE_TOLD)
    assert [state for _team, state in calls_of(as_actor, "dewi", noted)] == ["OPEN"]
    answered(as_actor, noted)
    assert [state for _team, state in calls_of(as_actor, "dewi", noted)] == ["VOIDED"]


def test_unread_it_never_ends_however_long_nobody_looks(noted, as_actor):
    assert go_round(timezone.now() + timedelta(days=2000)) == 0
    with as_actor("mared") as mared:
        assert worry_by_ref(mared, noted).state == WorryState.NOTED
        assert [duty.kind for duty in open_duties(mared, noted)] == [READ]


def test_read_it_ends_on_its_day_after_that_was_said_and_stays_on_record(cai, noted, as_actor):
    until = answered(as_actor, noted).ends_on
    assert (until - timezone.localdate()).days == 183
    # At noon: late in the evening of winter the same length later is past midnight of a summer’s clock.
    day = datetime.combine(until, time(12), tzinfo=LOCAL)
    assert go_round(day - timedelta(days=20)) == 0
    assert go_round(day - timedelta(days=10)) == 1
    with as_actor("mared") as mared:
        assert [duty.kind for duty in open_duties(mared, noted)] == [ENDS]
    go_round(day)
    with as_actor("mared") as mared:
        assert worry_by_ref(mared, noted).state == WorryState.KEPT
    assert go_round(day + timedelta(days=1)) == 1
    with as_actor("mared") as mared:
        one = worry_by_ref(mared, noted)
        assert (one.state, one.steps[-1].by, one.worry.words) == (WorryState.ENDED, None, SAID["words"])
        assert open_duties(mared, noted) == []
        assert "WORRY_ENDED" in [event.kind for event in events(mared, cai)]
    assert go_round(day + timedelta(days=2)) == 0


def test_confirmed_it_goes_on_and_while_something_rests_on_it_it_stays(cai, noted, as_actor):
    answered(as_actor, noted)
    day = timezone.now() + timedelta(days=183)
    go_round(day - timedelta(days=3))
    answered(as_actor, noted, ends_on=timezone.localdate() + timedelta(days=300))
    assert go_round(day + timedelta(days=1)) == 0
    with as_actor("mared") as mared:
        assert [(duty.kind, duty.state) for duty in duties_about(mared, [noted]) if duty.kind == ENDS] == [(ENDS, "FULFILLED")]
        about = uuid4()
        open_duty(by=mared, at=timezone.now(), child_id=cai, kind="ANSWER_SIGNAL", lane=Lane.WORRY, about=about, due_at=None)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_system")
        actions.rest(at=timezone.now(), worry=Worry.objects.get(ref=noted), about=about)
        cursor.execute("set local role app_web")
    assert go_round(timezone.now() + timedelta(days=400)) == 1  # that it ends is said
    assert go_round(timezone.now() + timedelta(days=401)) == 0
    with as_actor("mared") as mared:
        assert worry_by_ref(mared, noted).state == WorryState.KEPT


def test_the_police_read_only_what_a_manager_shared_with_a_reason(cai, noted, as_actor):
    with as_actor("mared") as mared:
        one = worry_to_answer(mared, noted)
        with pytest.raises(PermissionDenied):
            actions.share(by=mared, at=timezone.now(), worry=one, words="A man waits.", reason="He is known.")
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select share_worry(%s, 'A man waits.', 'x', now(), null)", [one.worry.pk])
    with as_actor("rhys") as rhys:
        assert shares_of(rhys, [cai]) == []
    with as_actor("gethin") as gethin:
        one = worry_to_answer(gethin, noted)
        with pytest.raises(Fault):
            actions.share(by=gethin, at=timezone.now(), worry=one, words="A man waits.", reason=" ")
        actions.share(by=gethin, at=timezone.now(), worry=one, words="A man waits.", reason="He is known.")
        with pytest.raises(Fault):
            actions.share(by=gethin, at=timezone.now(), worry=one, words="A man waits.", reason="He is known.")
    with as_actor("rhys") as rhys:
        assert [row.words for row in shares_of(rhys, [cai])] == ["A man waits."]
        assert worries_of(rhys, [cai]) == []
    with as_actor("heledd"):
        assert not Share.objects.exists()


@pytest.fixture
def clinic(cai, wales, as_actor):
    """A nurse of a clinic that holds the child."""
    team = agencies.open_team(agency=wales.agencies["health"], function=TeamFunction.CLINIC, names=Words("Clinic", "Clinig"))
    nurse = agencies.open_account(email="clinic@example.invalid", given_name="Bethan", family_name="Clinic")
    agencies.join_team(practitioner=nurse, team=team, role=Role.HEALTH_SAFEGUARDING_NURSE, at=timezone.now() - timedelta(days=1))
    with as_actor("mared") as mared:
        involve(by=mared, at=timezone.now(), child_id=cai, team_id=team.pk, kind=InvolvementKind.CLINIC, basis="x")
    wales.people["bethan"] = nurse
    return team


def test_a_clinics_is_narrower_still(cai, clinic, as_actor):
    with as_actor("bethan") as bethan:
        ref = actions.note_worry(by=bethan, at=timezone.now(), child_id=cai, said=SAID)
    # Without a missing record, by nobody's name, and read by those alone who hold health besides.
    who = ("bethan", "mared", "gethin", "dewi", "rhys", "sion", "elin")
    assert {one for one in who if seen(as_actor, one, ref)} == {"bethan", "mared", "gethin"}
    with as_actor("gethin") as gethin:
        one = worry_to_answer(gethin, ref)
        assert (one.worry.clinic, one.worry.by_id, one.worry.from_team_id) == (True, None, None)
        told = next(event for event in events(gethin, cai) if event.kind == "WORRY_NOTED")
        assert (told.by_id, told.team_id) == (None, None)
        assert worries_of(gethin.narrowed(set(Lane) - {Lane.HEALTH}), [cai]) == []
        with pytest.raises(Fault, match="clinic"):
            actions.share(by=gethin, at=timezone.now(), worry=one, words="x", reason="x")


def test_of_a_child_without_a_record_one_is_made_for_this_reason_and_the_council_comes_in(wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("dewi") as dewi:
        ref = actions.note_of_new_child(by=dewi, at=timezone.now(), given="Tirion", family="Vaughan", area=RHONDDA, said=SAID)
        child = worry_by_ref(dewi, ref).worry.child_id
        assert {row.team_id for row in involvements(dewi, child)} == {wales.teams["school_lead"].pk, wales.teams["front_door"].pk}
    with as_actor("gethin") as gethin:
        assert worry_to_answer(gethin, ref).state == WorryState.NOTED
        assert [duty.kind for duty in open_duties(gethin, ref)] == [READ]
    with as_actor("rhys") as rhys:
        assert children_by_id(rhys, [child]) == {}


def test_the_same_form_sent_twice_is_one_worry(cai, as_actor):
    token = uuid4()
    with as_actor("dewi") as dewi:
        refs = {actions.note_worry(by=dewi, at=timezone.now(), child_id=cai, said=SAID, sent_as=token) for _ in range(2)}
    assert len(refs) == 1


def test_a_step_is_never_changed(noted, as_actor):
    answered(as_actor, noted)
    with as_actor("mared"), pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.update(words="other")

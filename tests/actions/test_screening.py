"""A screening: who judges, who adds what is known, who reads which of it, and that only a person ends one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.associates import entered, facts
from tests.screening import HERS, WHY, found, judged, marked, took_down
from ymylon.associates.rules import Kind as AssociateKind
from ymylon.children.actions import involve_each, open_record
from ymylon.children.lookups import events
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.lookups import duties_about
from ymylon.people.actions import add_person
from ymylon.screening import actions
from ymylon.screening.lookups import (
    NoSuchScreening,
    account_by_ref,
    accounts_of,
    finding_by_ref,
    findings_of,
    newest,
    part_of,
    parts_of,
    versions_of,
)
from ymylon.screening.models import Account, Finding, Mark, Review, Version, Withdrawn
from ymylon.screening.rules import (
    REVIEW,
    Cause,
    Danger,
    ExploitationKind,
    FindingKind,
    Known,
    Level,
    Part,
    Standing,
    Strength,
    Theme,
)
from ymylon.screening.rules.judging import ENDED, MEANWHILE, WHICH_PERSON
from ymylon.terms.codes import InvolvementKind, Lane, RecordReason
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db
READERS = {"mared", "gethin", "nia", "rhys", "sion"}
EVERYBODY = ("mared", "gethin", "nia", "rhys", "sion", "heledd", "elin", "menna", "dewi", "lowri", "carys", "owain", "ada")


@pytest.fixture
def cai(of_taf, wales, as_actor):  # noqa: F811
    """A child of the Taf team, whom police and manager hold too."""
    load_shipped_policies(demonstration=True)
    with as_actor("mared") as mared:
        teams = [
            (wales.teams[team].pk, kind, "x")
            for team, kind in (("missing", InvolvementKind.FORCE), ("duty", InvolvementKind.RESIDENCE_AUTHORITY))
        ]
        involve_each(by=mared, at=timezone.now(), child_id=of_taf, teams=teams)
    return of_taf


def seen_by(as_actor, table) -> set[str]:
    """Who sees rows of this table; whoever sees none by the lookups sees none past them either."""
    found_by = set()
    for name in EVERYBODY:
        with as_actor(name) as actor:
            if table.objects.visible_to(actor).exists():
                found_by.add(name)
            else:
                assert not table.objects.exists(), name
    return found_by


def test_what_is_judged_is_read_where_social_cares_concern_is_and_nowhere_else(cai, as_actor):
    with as_actor("mared") as mared:
        judged(mared, cai)
        marked(mared, cai)
    assert seen_by(as_actor, Version) == READERS
    assert seen_by(as_actor, Mark) == READERS


@pytest.mark.parametrize("name", ["rhys", "sion", "elin", "dewi", "menna", "lowri", "heledd"])
def test_nobody_but_the_council_judges(cai, as_actor, name):
    with as_actor(name) as actor, pytest.raises(PermissionDenied):
        judged(actor, cai)
    with as_actor(name) as actor, pytest.raises(PermissionDenied):
        marked(actor, cai)


@pytest.mark.parametrize("name", ["mared", "gethin", "rhys", "sion"])
def test_council_police_and_youth_justice_add_what_they_know(cai, as_actor, name):
    with as_actor(name) as actor:
        row = found(actor, cai, detail=Cause.SEIZURE)
        assert [event.kind for event in events(actor, [cai]) if event.about == row.ref] == ["SCREENING_FOUND"]
    assert seen_by(as_actor, Finding) == READERS


@pytest.mark.parametrize("name", ["elin", "dewi", "menna", "lowri", "heledd"])
def test_nobody_else_adds_or_hears_of_it(cai, as_actor, name):
    with as_actor(name) as actor, pytest.raises(PermissionDenied):
        found(actor, cai, detail=Cause.SEIZURE)
    with as_actor("mared") as mared:
        row = found(mared, cai, detail=Cause.SEIZURE)
        judged(mared, cai)
    with as_actor(name) as actor:
        assert not [event for event in events(actor, [cai]) if event.kind.startswith("SCREENING")]
        with pytest.raises(NoSuchScreening):
            finding_by_ref(actor, row.ref)


def test_a_row_that_links_what_the_police_hold_is_read_with_intelligence_alone(cai, as_actor):
    with as_actor("rhys") as rhys:
        jay = entered(rhys, cai, facts("Jay"))
        row = found(rhys, cai, FindingKind.OFFENDER, entry=jay)
        assert Finding.objects.get(pk=row.pk).police
        (told,) = [event for event in events(rhys, [cai]) if event.about == row.ref]
        assert told.lane == Lane.INTELLIGENCE
    assert seen_by(as_actor, Finding) == {"rhys"}
    with as_actor("rhys") as rhys:
        actions.withdraw(by=rhys, at=timezone.now(), finding=finding_by_ref(rhys, row.ref), words="It was another.")
    assert seen_by(as_actor, Withdrawn) == {"rhys"}


def test_an_offender_is_a_person_or_a_group_who_is_named(cai, as_actor):
    with as_actor("mared") as mared:
        van = entered(mared, cai, facts(kind=AssociateKind.PHONE, mark="07700 900123"))
        with pytest.raises(Fault) as refused:
            found(mared, cai, FindingKind.OFFENDER, entry=van)
        assert (refused.value.words, refused.value.field) == (WHICH_PERSON, "link")
        jay = entered(mared, cai, facts("Jay"))
        found(mared, cai, FindingKind.OFFENDER, entry=jay)
        found(mared, cai, FindingKind.THEME, detail=Theme.COUNTY_LINES, entry=jay)
        assert set(findings_of(mared, cai)) == {FindingKind.OFFENDER, FindingKind.THEME}


def test_the_last_version_holds_every_one_stays_and_none_is_changed(cai, as_actor):
    with as_actor("mared") as mared:
        first = judged(mared, cai)
        judged(mared, cai, seen=1, level=Level.MODERATE, words="He now owes them money.")
        judged(mared, cai, ExploitationKind.ONLINE)
        assert parts_of(mared, cai)[Part.TYPE, "CRIMINAL"].version.level == Level.MODERATE
        assert [one.words for one in versions_of(mared, cai, Part.TYPE) if one.topic == "CRIMINAL"] == [
            "He now owes them money.",
            WHY,
        ]
        with pytest.raises(DatabaseError), transaction.atomic():
            Version.objects.filter(pk=first.pk).update(words="Something else.")


def test_the_second_of_two_who_go_on_from_the_same_version_is_told(cai, as_actor):
    with as_actor("mared") as mared:
        judged(mared, cai)
    with as_actor("gethin") as gethin, pytest.raises(Fault) as refused:
        judged(gethin, cai)
    assert refused.value.words == MEANWHILE


def test_indicators_stand_as_they_were_answered_and_what_was_left_out_has_no_row(cai, as_actor):
    with as_actor("mared") as mared:
        answers = {"CANNABIS": (Standing.NO_EVIDENCE, None), "COCAINE": (Standing.PAST, Known.CHILD)}
        marked(mared, cai, "SUBSTANCES", **answers)
        assert part_of(mared, cai, Part.INDICATORS, "SUBSTANCES").marks == answers
        with pytest.raises(Fault) as refused:
            marked(mared, cai, "SUBSTANCES", seen=1, KETAMINE=(Standing.CURRENT, None))
        assert refused.value.field == "KETAMINE_source"
        marked(mared, cai, "SUBSTANCES", seen=1, KETAMINE=(Standing.SUSPECTED, Known.NOT_KNOWN))
        # The answer of now is the last one alone; what was answered before stays in its own version.
        assert set(part_of(mared, cai, Part.INDICATORS, "SUBSTANCES").marks) == {"KETAMINE"}
        assert Mark.objects.count() == 3


def test_what_this_gives_the_child_and_what_could_give_it_better_is_kept(cai, as_actor):
    with as_actor("mared") as mared:
        said = {"factors": (Strength.HOPES,), "words": "His gran.", "gives": "Belonging.", "better": "The boxing club."}
        actions.strengthen(by=mared, at=timezone.now(), child_id=cai, seen=0, **said)
        one = part_of(mared, cai, Part.STRENGTHS, "").version
        assert (one.factors, one.gives, one.better) == (["HOPES"], "Belonging.", "The boxing club.")


def owed(actor, screening) -> list[tuple[str, int, bool]]:
    found_now = [one for one in duties_about(actor, [screening.ref]) if one.kind == REVIEW]
    return [(one.state, one.occurrence, one.due_at is not None) for one in sorted(found_now, key=lambda one: one.occurrence)]


def test_looking_again_is_owed_once_by_the_dated_row_and_only_a_person_ends_it(cai, as_actor):
    with as_actor("mared") as mared:
        judged(mared, cai)
        marked(mared, cai)
        course = newest(mared, cai)
        assert owed(mared, course.screening) == [("OPEN", 1, True)]
        (duty,) = duties_about(mared, [course.screening.ref])
        assert timedelta(days=90) < duty.due_at - duty.opened_at < timedelta(days=93)
        actions.review(by=mared, at=timezone.now(), course=course, ends=False, words="Nothing has changed.")
        assert owed(mared, course.screening) == [("FULFILLED", 1, True), ("OPEN", 2, True)]
        course = newest(mared, cai)
        actions.review(by=mared, at=timezone.now(), course=course, ends=True, words="He is safe with his gran.")
        assert {state for state, _number, _due in owed(mared, course.screening)} == {"FULFILLED"}
        with pytest.raises(Fault) as refused:
            actions.review(by=mared, at=timezone.now(), course=newest(mared, cai), ends=True, words="Again.")
        assert refused.value.words == ENDED
        # What is judged next begins another, and goes on from what was known.
        judged(mared, cai, seen=1)
        assert newest(mared, cai).screening.number == 2
        assert owed(mared, newest(mared, cai).screening) == [("OPEN", 1, True)]


def test_of_two_who_look_again_at_once_the_second_is_told(cai, as_actor):
    with as_actor("mared") as mared:
        judged(mared, cai)
        course = newest(mared, cai)
        actions.review(by=mared, at=timezone.now(), course=course, ends=False, words="It goes on.")
        with pytest.raises(Fault) as refused:
            actions.review(by=mared, at=timezone.now(), course=course, ends=True, words="It ends.")
        assert refused.value.words == MEANWHILE
        assert not Review.objects.filter(ends=True).exists()


def test_what_no_longer_holds_leaves_the_list_with_its_reason_and_stays_in_the_record(cai, as_actor):
    with as_actor("sion") as sion:
        row = found(sion, cai, detail=Cause.GIFT)
        with pytest.raises(Fault):
            actions.withdraw(by=sion, at=timezone.now(), finding=row, words=" ")
        actions.withdraw(by=sion, at=timezone.now(), finding=row, words="It was his brother’s.")
        assert not findings_of(sion, cai)
        with pytest.raises(Fault) as refused:
            actions.withdraw(by=sion, at=timezone.now(), finding=row, words="Again.")
        assert refused.value.words == MEANWHILE
    with as_actor("mared"):
        assert Finding.objects.filter(pk=row.pk).exists()


def heard_by(as_actor, name, child) -> list[str]:
    with as_actor(name) as actor:
        return [event.kind for event in events(actor, [child]) if event.kind == "SCREENING_HEARD"]


def test_a_parents_own_words_are_read_with_persons_of_concern_and_nowhere_else(cai, as_actor):
    for name in ("elin", "dewi", "menna", "lowri", "heledd"):
        with as_actor(name) as actor, pytest.raises(PermissionDenied):
            took_down(actor, cai)
    with as_actor("sion") as sion:
        took_down(sion, cai)
    assert seen_by(as_actor, Account) == READERS
    assert all(bool(heard_by(as_actor, name, cai)) is (name in READERS) for name in ("rhys", "mared", "elin", "dewi"))


@pytest.mark.parametrize("danger", [one for one in Danger if one is not Danger.NOBODY])
def test_words_that_could_endanger_somebody_are_read_by_social_care_and_whoever_took_them_down(cai, as_actor, danger):
    with as_actor("sion") as sion:
        took_down(sion, cai, danger=danger)
    council = READERS - {"rhys", "sion"}
    assert seen_by(as_actor, Account) == council | {"sion"}
    # Not even that somebody has spoken is told to those who hold the lane.
    assert not any(heard_by(as_actor, name, cai) for name in ("rhys", "sion", "mared"))


def test_words_put_right_stay_as_they_stood_and_what_was_kept_is_kept(cai, as_actor):
    with as_actor("mared") as mared:
        first = took_down(mared, cai, danger=Danger.SAYER)
    with as_actor("rhys") as rhys, pytest.raises(NoSuchScreening):
        account_by_ref(rhys, first.ref)
    with as_actor("mared") as mared:
        took_down(mared, cai, words="He cries at night.", instead_of=first)
        with pytest.raises(Fault) as refused:
            took_down(mared, cai, instead_of=first)
        assert refused.value.words == MEANWHILE
        hold, before = accounts_of(mared, cai)
        assert ([one.words for one in hold], [one.words for one in before]) == (["He cries at night."], [HERS])
        with pytest.raises(NoSuchScreening):
            account_by_ref(mared, first.ref)
    with as_actor("rhys") as rhys:
        # What nobody could be endangered by any more is open; what was said before it was put right is not.
        assert [one.words for one in Account.objects.visible_to(rhys)] == ["He cries at night."]
        opened = Account.objects.get()
        with pytest.raises(PermissionDenied):
            took_down(rhys, cai, instead_of=opened)
    with as_actor("gethin") as gethin:
        took_down(gethin, cai, words="He cries.", danger=Danger.CHILD, instead_of=opened)
    with as_actor("rhys") as rhys:
        assert not Account.objects.exists(), "kept later, what was open before is shut too"
        with pytest.raises(DatabaseError), transaction.atomic():
            Account.objects.filter(pk=first.pk).update(danger="NOBODY")


def test_whoever_took_down_words_that_were_kept_since_sees_that_they_hold_no_more(cai, as_actor):
    for name in ("rhys", "sion"):
        with as_actor(name) as actor:
            first = took_down(actor, cai)
            assert not accounts_of(actor, cai)[0][0].kept_since
        with as_actor("mared") as mared:
            took_down(mared, cai, danger=Danger.CHILD, instead_of=account_by_ref(mared, first.ref))
            assert [one.number for one in accounts_of(mared, cai)[0] if one.said == first.said] == [2]
        with as_actor(name) as actor:
            hold, before = accounts_of(actor, cai)
            assert (hold, [(one.pk, one.kept_since) for one in before]) == ([], [(first.pk, True)])
            with pytest.raises(NoSuchScreening):
                account_by_ref(actor, first.ref)


def test_words_that_are_put_right_stay_with_their_child(cai, as_actor):
    with as_actor("mared") as mared:
        first = took_down(mared, cai)
        now = timezone.now()
        person = add_person(by=mared, at=now, given="Tirion", family="Vaughan")
        other = open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.REFERRAL)
        with pytest.raises(DatabaseError, match="another child"), transaction.atomic():
            took_down(mared, other.pk, instead_of=first)

"""The screening of a protected child: what was judged is shut, what is judged is sealed, and who harms them is not written."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.associates import entered, facts
from tests.protection.test_associates_of_protected import protected_now
from tests.protection.test_names_nobody_else import found as held
from tests.protection.test_nrm_of_protected import works_there
from tests.screening import found, judged, marked, took_down
from ymylon.children.actions import open_record
from ymylon.people.actions import add_person
from ymylon.protection.actions import end_protection
from ymylon.screening import actions
from ymylon.screening.lookups import findings_of, newest, part_of
from ymylon.screening.models import Account, Finding, Version, Withdrawn
from ymylon.screening.rules import Cause, FindingKind, Level, Part
from ymylon.screening.rules.judging import PROTECTED
from ymylon.terms.codes import RecordReason
from ymylon.terms.faults import Fault

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
CANARY = "Canari Stryd Gudd 14"
READERS = ("gethin", "mared", "rhys", "sion")


@pytest.fixture
def screened(hidden, wales, as_actor):
    """Judged, and full of where the child is, before they were protected."""
    with as_actor("mared") as mared:
        judged(mared, hidden.child_id, words=f"Waits for her at {CANARY}.")
        jay = entered(mared, hidden.child_id, facts("Jay"))
        row = found(mared, hidden.child_id, FindingKind.LOCATION, entry=jay, place=CANARY, words=f"At {CANARY}.")
        actions.withdraw(by=mared, at=timezone.now(), finding=row, words=f"Not at {CANARY}.")
        found(mared, hidden.child_id, detail=Cause.GIFT, words=f"Paid at {CANARY}.")
        took_down(mared, hidden.child_id, words=f"She waits at {CANARY}.")
    protected_now(hidden, wales, as_actor)
    return hidden.child_id


def test_what_was_written_before_is_read_by_nobody_while_the_protection_lasts(screened, hidden, as_actor, signed_in):
    for name in READERS:
        with as_actor(name):
            assert [table.objects.count() for table in (Version, Finding, Withdrawn, Account)] == [0, 0, 0, 0], name
        page = signed_in(name).get(reverse("screening:child", args=[hidden.ref]))
        assert CANARY not in page.content.decode(), name
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=screened, reason="The threat is over.")
    with as_actor("mared") as mared:
        assert CANARY in part_of(mared, screened, Part.TYPE, "CRIMINAL").version.words
        assert list(findings_of(mared, screened)) == [FindingKind.DEBT]


def test_what_is_judged_meanwhile_is_sealed_and_names_nobody_who_would_betray_the_child(screened, hidden, as_actor):
    with as_actor("mared") as mared:
        # Whoever saw nothing goes on from what there is, and learns nothing of it.
        judged(mared, screened, level=Level.SIGNIFICANT, words=f"They look for her at {CANARY}.")
        marked(mared, screened)
        stood = part_of(mared, screened, Part.TYPE, "CRIMINAL").version
        assert (stood.level, stood.words, stood.guarded) == (Level.SIGNIFICANT, "", True)
        judged(mared, screened, seen=stood.number, words=f"Still at {CANARY}.")
        course = newest(mared, screened)
        actions.review(by=mared, at=timezone.now(), course=course, ends=False, words=f"Still at {CANARY}.")
        assert newest(mared, screened).is_open
        assert not [one for one in Version.objects.all() if CANARY in one.words]


def test_nothing_is_written_of_who_harms_the_child_where_and_how(screened, hidden, as_actor, signed_in):
    for name in ("mared", "rhys"):
        with as_actor(name) as actor:
            with pytest.raises(Fault) as refused:
                found(actor, screened, detail=Cause.GIFT)
            assert refused.value.words == PROTECTED
            with pytest.raises(Fault) as refused:
                took_down(actor, screened)
            assert refused.value.words == PROTECTED
            # Nor past the action: the database refuses it by itself.
            with pytest.raises(DatabaseError), transaction.atomic():
                Finding.objects.create(
                    child_id=screened, at=timezone.now(), by_id=actor.practitioner_id, kind="DEBT", source="CHILD", sure="LIKELY"
                )
            with pytest.raises(DatabaseError), transaction.atomic():
                Account.objects.create(
                    child_id=screened,
                    at=timezone.now(),
                    by_id=actor.practitioner_id,
                    voice="CHILD",
                    became="SAID",
                    danger="NOBODY",
                )
        browser = signed_in(name)
        assert browser.get(reverse("screening:find", args=[hidden.ref, "DEBT"])).status_code == 404
        assert browser.get(reverse("screening:words", args=[hidden.ref])).status_code == 404
        assert "/add/" not in browser.get(reverse("screening:child", args=[hidden.ref])).content.decode()


def test_nor_where_the_protected_child_is_the_one_whom_another_childs_row_links(hidden, wales, as_actor):
    with as_actor("mared") as mared:
        now = timezone.now()
        person = add_person(by=mared, at=now, given="Tirion", family="Vaughan")
        tirion = open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.REFERRAL)
        row = found(mared, tirion.pk, FindingKind.VICTIM, other_id=hidden.child_id, words=f"They meet at {CANARY}.")
        assert Finding.objects.filter(pk=row.pk).exists()
    protected_now(hidden, wales, as_actor)
    with as_actor("mared") as mared:
        assert not Finding.objects.filter(pk=row.pk).exists()
        with pytest.raises(Fault) as refused:
            found(mared, tirion.pk, FindingKind.VICTIM, other_id=hidden.child_id)
        assert refused.value.words == PROTECTED


TABLES = ("screening", "version", "review")


def named(child: int) -> dict[str, set]:
    rows = {name: held(f"select by_id from screening_{name} where child_id = %s", child) for name in TABLES}
    return {name: {by for (by,) in found_rows} for name, found_rows in rows.items()}


def writes_all(by, child: int) -> None:
    judged(by, child)
    actions.review(by=by, at=timezone.now(), course=newest(by, child), ends=False, words="It goes on.")


def test_who_writes_while_they_work_where_it_would_betray_is_named_nowhere(protected, wales, as_actor, signed_in):
    works_there(wales, "mared")
    with as_actor("mared") as mared:
        writes_all(mared, protected.child_id)
    assert named(protected.child_id) == dict.fromkeys(TABLES, {None})
    said = signed_in("gethin").get(reverse("screening:child", args=[protected.ref])).content.decode()
    assert "a protected team" in said
    assert "Mared" not in said.split("<main")[-1]


def test_who_comes_to_work_there_later_is_taken_out(protected, wales, as_actor):
    with as_actor("mared") as mared:
        writes_all(mared, protected.child_id)
    assert named(protected.child_id) == dict.fromkeys(TABLES, {wales.people["mared"].pk})
    works_there(wales, "mared")
    assert named(protected.child_id) == dict.fromkeys(TABLES, {None})


@pytest.mark.parametrize("table", TABLES)
def test_of_any_other_child_somebody_is_always_named(hidden, as_actor, table):
    with as_actor("mared") as mared:
        writes_all(mared, hidden.child_id)
    with pytest.raises(DatabaseError, match="nobody is named"), transaction.atomic():
        held(f"update screening_{table} set by_id = null where child_id = %s", hidden.child_id)

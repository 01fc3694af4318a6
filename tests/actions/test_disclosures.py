"""What is given outside the record is recorded for good, and read in the lanes of whoever looks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.sharing import DAY, REASON, agreed, giving, terms
from tests.story import missing_cai
from ymylon.audit.models import Line
from ymylon.children.actions import record_disclosure
from ymylon.children.lookups import NoSuchDisclosure, disclosures, events, own_disclosure
from ymylon.children.models import Child, Disclosure
from ymylon.oversight.actions.sharing import amend_agreement, end_agreement, give_out
from ymylon.oversight.rules.letting_in import Fault
from ymylon.protection.actions import protect
from ymylon.terms.codes import GivenBy, InvolvementKind, Lane, ProtectionKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def cai(wales, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),))
        return Child.objects.get(pk=episode.child_id)


def give(as_actor, cai, name="nia", *, made_here=False, **changes):
    with as_actor(name) as by:
        return give_out(by=by, at=timezone.now(), child=cai, giving=giving(**changes), made_here=made_here)


def lanes_seen(as_actor, cai, name) -> set[str]:
    with as_actor(name) as actor:
        return {row.lane for row in disclosures(actor, [cai.pk])}


def test_a_giving_is_a_row_for_each_kind_of_fact_and_one_audit_line(as_actor, cai, as_owner):
    act = give(as_actor, cai, to_person="Dr Lloyd")
    with as_actor("nia") as nia:
        rows = disclosures(nia, [cai.pk])
        assert [(row.act, row.lane, row.to_body, row.to_person, row.why) for row in rows] == [
            (act, "IDENTITY", "Meddygfa Taf", "Dr Lloyd", REASON),
            (act, "EPISODE", "Meddygfa Taf", "Dr Lloyd", REASON),
        ]
        assert {row.by.name for row in rows} == {"Nia Prydderch"}
        assert [event.lane for event in events(nia, cai.pk) if event.kind == "GIVEN_OUT"] == ["EPISODE", "IDENTITY"]
    with as_owner():
        (line,) = Line.objects.filter(act="DISCLOSED")
        assert (line.children, line.about, line.why) == ([cai.pk], str(act), "SPOKEN IDENTITY EPISODE")


def test_each_kind_of_fact_is_listed_for_those_who_hold_it_and_for_nobody_else(as_actor, cai):
    give(as_actor, cai, "menna", lanes=(Lane.EPISODE, Lane.SEXUAL_HEALTH), to_body="Clinig Taf")
    assert lanes_seen(as_actor, cai, "menna") == {"EPISODE", "SEXUAL_HEALTH"}
    assert lanes_seen(as_actor, cai, "elin") == {"EPISODE"}
    assert lanes_seen(as_actor, cai, "rhys") == {"EPISODE"}
    give(as_actor, cai, "menna", lanes=(Lane.SEXUAL_HEALTH,), to_body="Clinig Cudd")
    for name in ("elin", "rhys", "nia"):
        with as_actor(name) as actor:
            assert "Clinig Cudd" not in {row.to_body for row in disclosures(actor, [cai.pk])}, name
            assert not Disclosure.objects.filter(to_body="Clinig Cudd").exists(), name


def test_owain_sees_none_of_it_and_gives_nothing(as_actor, cai, as_owner):
    give(as_actor, cai)
    with as_actor("owain") as owain:
        assert disclosures(owain, [cai.pk]) == []
        assert not Disclosure.objects.exists()
        with pytest.raises(DatabaseError, match="no such child"), transaction.atomic():
            give_out(by=owain, at=timezone.now(), child=cai, giving=giving())
    with as_owner():
        assert Disclosure.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lanes": ()}, "lanes"),
        ({"lanes": (Lane.HEALTH,)}, "lanes"),
        ({"lanes": (Lane.PROTECTED,)}, "lanes"),
        ({"to_body": " "}, "to"),
        ({"why": "Too short."}, "why"),
    ],
)
def test_what_must_be_said_is_asked_for_and_nothing_is_kept(as_actor, cai, as_owner, changes, field):
    with pytest.raises(Fault) as fault:
        give(as_actor, cai, "elin", **changes)
    assert fault.value.field == field
    with as_owner():
        assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("name", "lanes", "why", "match"),
    [
        ("elin", [Lane.HEALTH], REASON, "not a lane to give"),
        ("elin", [Lane.PROTECTED], REASON, "not a lane to give"),
        ("elin", [Lane.AUDIT], REASON, "not a lane to give"),
        ("elin", [], REASON, "nothing was given"),
        ("elin", [Lane.EPISODE], "", "why"),
        ("owain", [Lane.EPISODE], REASON, "no such child"),
    ],
)
def test_the_database_refuses_it_by_itself(as_actor, cai, name, lanes, why, match):
    with as_actor(name) as by, pytest.raises(DatabaseError, match=match), transaction.atomic():
        record_disclosure(by=by, at=timezone.now(), child_id=cai.pk, lanes=lanes, means=GivenBy.MAIL, to_body="Somebody", why=why)


def test_a_giving_is_changed_and_deleted_by_nobody(as_actor, cai, as_owner):
    give(as_actor, cai)
    with as_actor("nia"):
        for change in (lambda: Disclosure.objects.update(why="Another"), lambda: Disclosure.objects.all().delete()):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                change()
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("insert into children_disclosure (why) values ('x')")
    with as_owner(), pytest.raises(DatabaseError, match="stands as it was recorded"), transaction.atomic():
        Disclosure.objects.update(why="Another")


# Under an agreement


def test_under_an_agreement_no_reason_is_asked_and_the_version_is_named(wales, as_actor, cai):
    made = agreed(wales, as_actor)
    give(as_actor, cai, agreement=made.ref, why="")
    give(as_actor, cai, "rhys", agreement=made.ref, why="", to_body="", to_agency_id=wales.agencies["council"].pk)
    with as_actor("nia") as nia:
        assert {row.agreement for row in disclosures(nia, [cai.pk])} == {made.ref}


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("nia", {"to_body": "Another surgery"}),
        ("nia", {"to_body": "", "to_agency_id": "health"}),
        ("nia", {"lanes": (Lane.IDENTITY, Lane.CONCERN)}),
        ("menna", {}),
    ],
    ids=["another partner", "another agency", "another kind of fact", "an agency that did not agree"],
)
def test_an_agreement_that_does_not_cover_it_is_refused_and_by_the_database_too(wales, as_actor, cai, name, changes):
    made = agreed(wales, as_actor)
    if "to_agency_id" in changes:
        changes = {**changes, "to_agency_id": wales.agencies[changes["to_agency_id"]].pk}
    with pytest.raises(Fault) as fault:
        give(as_actor, cai, name, agreement=made.ref, why="", **changes)
    assert fault.value.field == "under"
    said = giving(**changes)
    with as_actor(name) as by, pytest.raises(DatabaseError, match="not covered"), transaction.atomic():
        record_disclosure(
            by=by,
            at=timezone.now(),
            child_id=cai.pk,
            lanes=said.lanes,
            means=said.means,
            to_body=said.to_body,
            to_agency_id=said.to_agency_id,
            agreement=made.ref,
        )


def test_nothing_is_given_under_one_that_has_ended_or_run_out_or_was_amended_or_is_still_to_begin(wales, as_actor, cai):
    over = agreed(wales, as_actor)
    with as_actor("ada") as ada:
        end_agreement(by=ada, at=timezone.now(), series=over.series, seen=1, why="It is over.")
    later = agreed(wales, as_actor, from_on=over.terms.review_on - 100 * DAY)
    ran_out = agreed(wales, as_actor, to_on=over.terms.from_on + 29 * DAY)
    amended = agreed(wales, as_actor)
    with as_actor("ada") as ada:
        amend_agreement(by=ada, at=timezone.now(), series=amended.series, seen=1, terms=terms(wales, bodies=("Another",)))
    for made in (over, later, ran_out, amended):
        with pytest.raises(Fault, match="does not cover"):
            give(as_actor, cai, agreement=made.ref, why="")
        with as_actor("nia") as nia, pytest.raises(DatabaseError, match="not covered"), transaction.atomic():
            record_disclosure(
                by=nia, at=timezone.now(), child_id=cai.pk, lanes=[Lane.IDENTITY], means=GivenBy.MAIL, to_body="Meddygfa Taf",
                agreement=made.ref,
            )  # fmt: skip


# Made here


@pytest.mark.parametrize(("name", "may"), [("nia", True), ("rhys", True), ("menna", True), ("elin", False), ("heledd", False)])
def test_a_file_is_made_by_those_who_answer_for_it(as_actor, cai, name, may):
    changes = {"means": GivenBy.FILE, "made_here": True, "lanes": (Lane.IDENTITY,)}
    if may:
        give(as_actor, cai, name, **changes)
    else:
        with pytest.raises(Fault, match="role does not cover"):
            give(as_actor, cai, name, **changes)
        give(as_actor, cai, name, means=GivenBy.PRINT, made_here=True, lanes=(Lane.IDENTITY,))


def test_what_was_made_is_fetched_by_its_maker_alone(as_actor, cai):
    act = give(as_actor, cai, means=GivenBy.PRINT, made_here=True)
    with as_actor("nia") as nia:
        assert len(own_disclosure(nia, cai.ref, act)) == 2
    for name in ("rhys", "gethin", "owain"):
        with as_actor(name) as other, pytest.raises(NoSuchDisclosure):
            own_disclosure(other, cai.ref, act)


# A protected child


@pytest.fixture
def protected(wales, as_actor, cai):
    """Cai is protected; before that Nia had told a surgery of him."""
    give(as_actor, cai, to_body="Meddygfa Penarth")
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=cai.pk, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.now().date() + timedelta(days=30),
        )  # fmt: skip
    return cai


def test_of_a_protected_child_nothing_is_made(as_actor, protected):
    for means in (GivenBy.PRINT, GivenBy.FILE):
        with pytest.raises(Fault, match="nothing is printed"):
            give(as_actor, protected, means=means, made_here=True)
        with as_actor("nia") as nia, pytest.raises(DatabaseError, match="nothing is printed|is sealed"), transaction.atomic():
            record_disclosure(
                by=nia, at=timezone.now(), child_id=protected.pk, lanes=[Lane.IDENTITY], means=means, is_sealed=True
            )


def test_to_whom_it_was_said_is_sealed_and_what_was_said_before_is_read_by_nobody(as_actor, protected, as_owner):
    give(as_actor, protected, to_body="Lloches Canarïa", to_person="Canary", why="They take him in tonight, canary.")
    for name in ("nia", "gethin", "rhys"):
        with as_actor(name) as actor:
            rows = disclosures(actor, [protected.pk])
            assert rows, name
            assert all(row.is_sealed and row.to_body == row.to_person == row.why == "" for row in rows), name
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select count(*) from children_disclosure d where d::text ilike '%canar%'")
        assert cursor.fetchone()[0] == 0
        cursor.execute("select count(*) from protection_fact where whence = 'disclosure'")
        assert cursor.fetchone()[0] == 1

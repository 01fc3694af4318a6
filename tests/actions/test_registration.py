"""The child protection register: who writes it and reads it, and its custodian, who is told while a child’s name stands there."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from psycopg.types.range import Range

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.actions.test_life import days_ago
from tests.cast import BRIDGEND, RHONDDA
from tests.protection.conftest import hidden, not_missing, protected  # noqa: F401
from tests.protection.test_names_nobody_else import found
from ymylon.agencies.actions import open_team
from ymylon.children.actions import involve
from ymylon.children.lookups import children_by_id, events
from ymylon.children.models import Involvement
from ymylon.circumstances.actions.registering import correct_registration, register
from ymylon.circumstances.lookups.life import life_of
from ymylon.circumstances.models import Registration
from ymylon.circumstances.rules.faults import FUTURE, OVERLAPS, STARTS_EARLIER, Fault, Overtaken
from ymylon.missing.actions.reporting import report_missing
from ymylon.notices.lookups import notices_about
from ymylon.protection.actions import protect
from ymylon.signals import actions as signals
from ymylon.terms.codes import (
    InvolvementKind,
    Precision,
    ProtectionKind,
    RegisterCategory,
    ReporterKind,
    TeamFunction,
    Whereabouts,
)
from ymylon.terms.moments import Moment
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
C, K = RegisterCategory, InvolvementKind


@pytest.fixture
def custodian(wales):
    """Whoever keeps the registers of the council whose social workers these are."""
    return open_team(
        agency=wales.agencies["council"], function=TeamFunction.REGISTER_CUSTODIAN, names=Words("Custodian", "Ceidwad")
    )


def registered(mared, cai, since=60, *categories):
    return register(by=mared, at=timezone.now(), child_id=cai, from_on=days_ago(since), categories=categories or [C.NEGLECT])


def as_what(as_owner, team) -> list[tuple[str, str, bool]]:
    """As what the team is or was involved, in which lane, and whether it is so now; the first that came first."""
    with as_owner():
        rows = Involvement.objects.filter(team=team).order_by("id")
        return [(row.kind, row.lane, row.ended_at is None) for row in rows]


def told(actor, about, team) -> list[str]:
    return [one.because for one in notices_about(actor, [about])[about] if one.team_id == team.pk]


def missing(elin, cai):
    seen = Moment(timezone.now() - timedelta(minutes=12), Precision.MINUTE)
    return report_missing(
        by=elin, at=timezone.now(), child_id=cai, last_seen=seen, whereabouts=Whereabouts.NOT_KNOWN,
        reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
    ).ref  # fmt: skip


def test_the_custodian_is_told_of_a_registered_child_and_whoever_reports_is_not_told_that(cai, custodian, as_actor, as_owner):
    with as_actor("mared") as mared:
        row = registered(mared, cai)
    assert as_what(as_owner, custodian) == [("REGISTER_CUSTODIAN", "CONCERN", True)]
    with as_actor("elin") as elin:
        about = missing(elin, cai)
        assert told(elin, about, custodian) == []
        assert not [one for one in events(elin, cai) if one.kind.startswith("CHILD_PROTECTION")]
    with as_actor("mared") as mared:
        assert told(mared, about, custodian) == ["REGISTER_CUSTODIAN"]
        assert [one.kind for one in events(mared, cai)].count("CHILD_PROTECTION_REGISTERED") == 1
        # Ended by a person, and not erased; opened again where that was an error.
        correct_registration(
            by=mared, at=timezone.now(), ref=row.ref, from_on=days_ago(60), to_on=days_ago(0), categories=["NEGLECT"]
        )
    assert as_what(as_owner, custodian) == [("REGISTER_CUSTODIAN", "CONCERN", False)]
    with as_actor("mared") as mared:
        assert [(one.since, one.until) for one in life_of(mared, cai).registrations] == [(days_ago(60), days_ago(0))]
        correct_registration(by=mared, at=timezone.now(), ref=row.ref, from_on=days_ago(60), categories=["NEGLECT"])
    assert [now for _kind, _lane, now in as_what(as_owner, custodian)] == [False, True]


def test_the_other_register_tells_its_keeper_by_its_own_reason(cai, custodian, as_actor, as_owner):
    with as_actor("gethin") as gethin:
        now = timezone.now()
        signals.enter(
            by=gethin, at=now, child_id=cai, area=RHONDDA, reason="Nights away.", lead="Siôn",
            police_contact="PC Pugh", every_days=7, review_on=now.date() + timedelta(days=20),
        )  # fmt: skip
    with as_actor("elin") as elin:
        about = missing(elin, cai)
    with as_actor("mared") as mared:
        assert told(mared, about, custodian) == ["HIGH_RISK_REGISTER"]
        row = registered(mared, cai)
        # What changes of category makes a new entry: the custodian stays through it.
        registered(mared, cai, 2, C.PHYSICAL, C.FINANCIAL)
        assert [(one.categories, one.until) for one in life_of(mared, cai).registrations] == [
            (["PHYSICAL", "FINANCIAL"], None), (["NEGLECT"], days_ago(2)),
        ]  # fmt: skip
        assert Registration.objects.get(pk=row.pk).version > row.version
    assert as_what(as_owner, custodian) == [
        ("HIGH_RISK_REGISTER", "CONCERN", True), ("REGISTER_CUSTODIAN", "CONCERN", False),
        ("REGISTER_CUSTODIAN", "CONCERN", True),
    ]  # fmt: skip


def test_days_that_cannot_be_are_refused_and_two_do_not_overlap(cai, as_actor):
    now = timezone.now()
    with as_actor("mared") as mared:
        row = registered(mared, cai)
        right = {"by": mared, "at": now, "ref": row.ref, "from_on": days_ago(60)}
        for wrong, words in (({"to_on": days_ago(-1)}, FUTURE), ({"from_on": days_ago(-1)}, FUTURE)):
            with pytest.raises(Fault) as fault:
                correct_registration(**right | wrong)
            assert fault.value.words == words
        with pytest.raises(Fault) as earlier:
            registered(mared, cai, 90)
        assert earlier.value.words == STARTS_EARLIER
        later = registered(mared, cai, 5)
        with pytest.raises(Fault) as over:
            correct_registration(by=mared, at=now, ref=later.ref, from_on=days_ago(30))
        assert over.value.words == OVERLAPS
        with pytest.raises(Overtaken):
            correct_registration(**right, to_on=days_ago(5), version=row.version)
        with pytest.raises(IntegrityError), transaction.atomic():
            Registration.objects.create(child_id=cai, during=Range(days_ago(90), None))


READS = {"mared": "writes", "gethin": "writes", "nia": "writes", "rhys": "reads", "sion": "reads"}
FINDS_NOTHING = ("elin", "dewi", "menna")


@pytest.mark.parametrize("who", [*READS, *FINDS_NOTHING, "lowri", "owain", "carys"])
def test_who_reads_and_who_writes_a_registration(cai, wales, as_actor, signed_in, who):
    with as_actor("mared") as mared:
        police = wales.teams["missing"].pk
        involve(by=mared, at=timezone.now(), child_id=cai, team_id=police, kind=K.FORCE, basis="x")
        row = registered(mared, cai, 60, C.SEXUAL)
        ref = children_by_id(mared, [cai])[cai].ref
    reads, writes = who in READS, READS.get(who) == "writes"
    with as_actor(who) as actor:
        assert Registration.objects.visible_to(actor).exists() is reads
        if not writes:
            # Another council’s social worker may write such a thing, and of this child the database refuses it.
            with pytest.raises(PermissionDenied if who != "carys" else ProgrammingError), transaction.atomic():
                registered(actor, cai, 1)
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                Registration.objects.create(child_id=cai, during=Range(days_ago(90), days_ago(80)))
    browser = signed_in(who)
    page = browser.get(f"/circumstances/{ref}").content.decode()
    assert ("Sexual abuse" in page) is reads
    assert ("hild protection regist" in page) is reads
    refused = 404 if who == "carys" else 403
    for path in (f"{ref}/child-protection/new", f"child-protection/{row.ref}"):
        assert browser.get(f"/circumstances/{path}").status_code == (200 if writes else refused), path


def test_a_page_keeps_what_was_typed_and_says_what_is_wrong_in_both_languages(cai, as_actor, signed_in):
    with as_actor("mared") as mared:
        ref = children_by_id(mared, [cai])[cai].ref
    for language, said in (("en", "has not come yet"), ("cy", "wedi dod eto")):
        browser = signed_in("mared", language)
        wrong = browser.post(f"/circumstances/{ref}/child-protection/new",
                             {"since": "1/1/2099", "categories": ["PHYSICAL"], "known_from": "COUNCIL"})  # fmt: skip
        page = wrong.content.decode()
        assert wrong.status_code == 422
        assert said in page
        assert 'value="PHYSICAL"' in page
        assert page.count("checked") == 1


def test_of_a_protected_child_a_custodian_who_would_betray_is_set_aside(hidden, custodian, wales, as_actor, not_missing):  # noqa: F811
    with as_actor("gethin") as gethin:
        registered(gethin, hidden.child_id)
        protect(
            by=gethin, at=timezone.now(), child_id=hidden.child_id, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30),
            betraying=[hidden.home_team, hidden.school_team, custodian.pk],
        )  # fmt: skip
        registered(gethin, hidden.child_id, 3)
    of_custodian = f"child_id = {hidden.child_id} and team_id = {custodian.pk}"
    assert {lane for (lane,) in found(f"select lane from children_involvement where {of_custodian}")} == {"PROTECTED"}
    with as_actor("mared") as mared:
        assert [one.until for one in life_of(mared, hidden.child_id).registrations] == [None, days_ago(3)]


def test_the_custodian_of_where_a_protected_child_is_is_named_by_no_open_row(protected, custodian, wales, as_actor):  # noqa: F811
    child = protected.child_id
    there = open_team(
        agency=wales.agencies["bridgend"], function=TeamFunction.REGISTER_CUSTODIAN, names=Words("Custodian", "Ceidwad")
    )
    with as_actor("carys") as carys:
        registered(carys, child)
    # The responsible council’s is involved, and in the open.
    kept = f"select team_id, lane from children_involvement where child_id = {child} and kind = 'REGISTER_CUSTODIAN'"
    assert found(kept) == [(custodian.pk, "CONCERN")]
    with as_actor("gethin") as gethin:
        signals.enter(
            by=gethin, at=timezone.now(), child_id=child, area=BRIDGEND, reason="Nights away.", lead="Siôn",
            police_contact="PC Pugh", every_days=7, review_on=timezone.localdate() + timedelta(days=20),
        )  # fmt: skip
        involve(by=gethin, at=timezone.now(), child_id=child, team_id=there.pk, kind=K.REGISTER_CUSTODIAN, basis="x")
    for table in ("children_involvement", "children_involvementevent", "children_event", "duties_duty", "duties_dutystage"):
        named = f"select lane from {table} where child_id = {child} and team_id = {there.pk}"
        assert {lane for (lane,) in found(named)} <= {"PROTECTED"}, table
    with as_actor("carys"):
        assert not Involvement.objects.filter(team=there).exists()

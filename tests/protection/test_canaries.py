"""No page, mail, log or table holds what was sealed: strings that stand nowhere else are looked for everywhere."""

import logging
import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.cast import BRIDGEND, RHONDDA
from tests.policy.test_addresses import WALKED
from tests.protection.conftest import CANARIES
from ymylon.children.actions import add_contact, involve
from ymylon.circumstances.models import CareSpell
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.watching import add_observation
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.people.actions import add_person
from ymylon.post.jobs import empty_outbox
from ymylon.terms.codes import ContactRelation, InvolvementKind, ObservationKind, Precision
from ymylon.terms.moments import Moment

pytestmark = pytest.mark.django_db
# The directory names every home and school of Wales; what would betray is that one of them stands beside this child.
DIRECTORY = {"agencies_agency", "agencies_team"}


def dumped() -> dict[str, str]:
    """Every table of the database, as text."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute(
            "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' "
            "and has_table_privilege('app_gate', c.oid, 'select')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        whole = {}
        for table in tables:
            cursor.execute(f"select coalesce(string_agg(t::text, chr(10)), '') from \"{table}\" t")
            whole[table] = cursor.fetchone()[0]
        cursor.execute("set local role app_audit")
        cursor.execute("select coalesce(string_agg(t::text, chr(10)), '') from audit_line t")
        whole["audit_line"] = cursor.fetchone()[0]
        cursor.execute("set local role app_web")
    return whole


def held(canary: str) -> set[str]:
    return {table for table, text in dumped().items() if canary in text and table not in DIRECTORY}


def test_before_it_is_protected_the_canaries_stand_in_the_open(hidden):
    assert held(CANARIES["telephone"]) == {"children_contact", "children_contactevent"}
    assert held(CANARIES["place"]) == {"missing_report", "missing_reportevent"}


@pytest.mark.parametrize("name", sorted(CANARIES))
def test_no_table_holds_what_was_sealed(protected, name):
    assert held(CANARIES[name]) == set()


def test_no_table_joins_the_child_with_where_they_are(protected):
    """Neither the spells nor their history name the home, its county or the school any more."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        for table in ("circumstances_carespell", "circumstances_carespellevent"):
            cursor.execute(
                f"select count(*) from {table} where home_id is not null or host_authority <> '' or provider_urn <> ''"
            )
            assert cursor.fetchone() == (0,), table
        for table in ("circumstances_educationspell", "circumstances_educationspellevent"):
            cursor.execute(f"select count(*) from {table} where school_id is not null")
            assert cursor.fetchone() == (0,), table
        for table in ("missing_episode", "missing_episodeevent"):
            cursor.execute(f"select distinct authority from {table}")
            assert cursor.fetchall() == [(RHONDDA,)], table
        for table in (
            "children_involvement",
            "children_involvementevent",
            "children_event",
            "notices_notice",
            "notices_noticeevent",
        ):
            cursor.execute(
                f"select distinct lane from {table} where team_id = any(%s)",
                [[protected.home_team, protected.school_team, protected.host_team]],
            )
            assert {lane for (lane,) in cursor.fetchall()} <= {"PROTECTED"}, table


def test_what_is_written_later_takes_no_place_either(protected, as_actor, wales):
    now = timezone.now()
    with as_actor("gethin") as gethin:
        contact = add_contact(
            by=gethin,
            at=now,
            child_id=protected.child_id,
            relation=ContactRelation.FATHER,
            name="Ifan",
            telephone=CANARIES["telephone"],
        )
        spell = CareSpell.objects.visible_to(gethin).get(child_id=protected.child_id)
        spell.provider_urn = CANARIES["urn"]
        spell.save()
        again = wales.teams["home_staff"].pk
        involve(by=gethin, at=now, child_id=protected.child_id, team_id=again, kind=InvolvementKind.HOME, basis="moved")
    contact.refresh_from_db()
    assert contact.telephone == ""
    assert held(CANARIES["telephone"]) == held(CANARIES["urn"]) == set()
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select lane from children_involvement where team_id = %s", [again])
        assert cursor.fetchall() == [("PROTECTED",)]


def test_a_school_begun_later_and_the_place_of_a_finding_stand_in_no_open_table(protected, as_actor, wales):
    """Each column that a trigger empties is written once more after the protection, by the database's own hand."""
    school = wales.agencies["school"].pk
    written = {
        "circumstances_educationspell": ("school_id", school),
        "circumstances_carespell": ("home_id", wales.agencies["home"].pk),
        "missing_finding": ("place", CANARIES["place"]),
        "missing_report": ("place", CANARIES["place"]),
        "missing_observation": ("place", CANARIES["place"]),
        "missing_episode": ("authority", BRIDGEND),
        "children_contact": ("telephone", CANARIES["telephone"]),
    }
    now = timezone.now()
    with as_actor("rhys") as rhys:
        episode = episode_by_ref(rhys, protected.episode)
        add_observation(
            by=rhys, at=now, episode=episode, kind=ObservationKind.SIGHTING, happened=Moment(now, Precision.MINUTE),
            words="On foot.", place="",
        )  # fmt: skip
        record_found(by=rhys, at=now, episode=episode, found=Moment(now, Precision.MINUTE), is_safe_now=True)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        for table, (column, words) in written.items():
            cursor.execute(f"update {table} set {column} = %s where child_id = %s", [words, protected.child_id])
            assert cursor.rowcount, table
            cursor.execute(f"select count(*) from {table} where child_id = %s and {column} = %s", [protected.child_id, words])
            assert cursor.fetchone() == (0,), table


# Whoever holds the child in some way, and two who do not; in Welsh the one with the most lanes.
LOOKING = [(name, "en") for name in ("gethin", "mared", "rhys", "heledd", "nia", "gwen", "owain", "ada")] + [("gethin", "cy")]


@pytest.mark.heavy
@pytest.mark.parametrize(("name", "language"), LOOKING)
def test_no_page_shows_it_to_anybody(protected, wales, name, language, caplog):
    browser = Client()
    browser.force_login(wales.people[name].account)
    browser.cookies["iaith"] = language
    # Whoever works there knows where they work.
    unseen = (
        [*CANARIES.values(), "Gwen Cadw"] if name != "gwen" else [CANARIES["telephone"], CANARIES["place"], CANARIES["school"]]
    )
    seen = 0
    for address in addresses(protected):
        answer = browser.get(address)
        seen += answer.status_code == 200
        assert not [words for words in unseen if words in answer.content.decode(errors="replace")], address
    assert seen > 5
    assert not [words for words in unseen if words in caplog.text]


def addresses(child) -> set[str]:
    """Every address about the child, its episode or nobody."""
    found = set()
    for _name, path, _opened in WALKED:
        ref = child.episode if path.split("/")[0] in ("missing", "interviews") else child.ref
        found.add("/" + re.sub(r"<uuid:\w+>", str(ref), re.sub(r"<int:\w+>", "1", re.sub(r"<str:\w+>", "x", path))))
    return found


def test_no_mail_holds_it_and_none_betrays_who_was_told(protected, as_actor, caplog):
    with caplog.at_level(logging.DEBUG):
        empty_outbox()
    assert mail.outbox
    for message in mail.outbox:
        text = str(message.message())
        assert not [canary for canary in CANARIES.values() if canary in text]
    assert not [canary for canary in CANARIES.values() if canary in caplog.text]


def test_the_record_of_a_relative_holds_nothing(protected, as_actor, as_owner):
    with as_actor("gethin") as gethin:
        add_person(by=gethin, at=timezone.now(), given="Siân", family="Rees")
    assert all(held(canary) == set() for canary in CANARIES.values())


def test_a_sighting_of_a_protected_child_seals_its_place_instead_of_losing_it(protected, as_actor, as_owner, caplog):
    now = timezone.now()
    with as_actor("rhys") as rhys, caplog.at_level(logging.DEBUG):
        episode = episode_by_ref(rhys, protected.episode)
        seen = add_observation(
            by=rhys, at=now, episode=episode, kind=ObservationKind.SIGHTING, happened=Moment(now, Precision.MINUTE),
            words="On foot, alone.", place=CANARIES["place"],
        )  # fmt: skip
    seen.refresh_from_db()
    assert (seen.place, held(CANARIES["place"])) == ("", set())
    assert CANARIES["place"] not in caplog.text
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select count(*) from protection_fact where whence = 'sighting'")
        assert cursor.fetchone() == (1,)


def test_the_episode_says_who_was_told_and_lets_that_team_choose(protected, signed_in):
    seen = signed_in("rhys").get(f"/missing/{protected.episode}").content.decode()
    assert "Protected: ask Taf social work team" in seen
    assert "Choose who else is told" not in seen

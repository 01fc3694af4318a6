"""No page, mail, log or table holds what was sealed: strings that stand nowhere else are looked for everywhere."""

import logging
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.actions.test_nrm import referred
from tests.associates import entered, facts
from tests.cast import BRIDGEND, RHONDDA
from tests.contexts import harmed, linked, placed, planned
from tests.disruption import disrupted
from tests.intelligence import submitted
from tests.orders import asked
from tests.policy.test_addresses import WALKED, filled, of_meeting
from tests.protection.conftest import CANARIES, put_under_protection
from tests.safety import kept
from tests.screening import found, judged
from tests.story import plan_of_cai
from tests.worlds import SOON, world
from tests.worries import worry_words
from ymylon.associates.lookups import of_children
from ymylon.children.actions import add_contact, involve, open_record
from ymylon.children.lookups import refs_of
from ymylon.circumstances.actions.beside import name_sibling
from ymylon.circumstances.models import CareSpell
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.watching import add_observation
from ymylon.missing.lookups.episodes import episode_by_ref, reports_of
from ymylon.notices.lookups import notices_about
from ymylon.people.actions import add_person
from ymylon.post.jobs import empty_outbox
from ymylon.protection.lookups import alarms_of
from ymylon.safety.rules import PlanKind
from ymylon.screening.rules import Cause
from ymylon.signals.actions import enter
from ymylon.terms.codes import ContactRelation, InvolvementKind, ObservationKind, Precision, RecordReason
from ymylon.terms.moments import Moment
from ymylon.worries.actions import note_worry

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
OPENED = {"gethin": 130, "mared": 100, "rhys": 80, "heledd": 40, "nia": 105, "gwen": 30, "owain": 1, "ada": 1}
LOOKING = [(name, "en") for name in ("gethin", "mared", "rhys", "heledd", "nia", "gwen", "owain", "ada")] + [("gethin", "cy")]


@pytest.fixture
def refs(hidden, wales, as_actor):
    """Every public reference that anything about the child has, who is protected once all that was written."""

    def make():
        written = _written_about(hidden, wales, as_actor)
        put_under_protection(hidden, wales, as_actor)
        return written

    return world("of protected", make, lasts=SOON)


def _written_about(hidden, wales, as_actor) -> dict[str, UUID]:
    child, now = hidden.child_id, timezone.now()
    with as_actor("rhys") as rhys:
        notices = notices_about(rhys, [hidden.episode])[hidden.episode]
        associate = entered(rhys, child, facts("Jay"))
        link = of_children(rhys, [child])[0].link
        order = asked(rhys, child, entry=associate)
        step = disrupted(rhys, child, wales.teams["missing"], associate, words="An older man waits.").ref
        report = reports_of(rhys, [episode_by_ref(rhys, hidden.episode).pk])
    with as_actor("gethin") as gethin:
        entry = enter(
            by=gethin, at=now, child_id=child, area=RHONDDA, reason="An older man waits.", lead="Mared Ellis",
            police_contact="PC Pugh", every_days=7, review_on=timezone.localdate() + timedelta(days=20),
        )  # fmt: skip
        sent, screened = referred(gethin, child), judged(gethin, child).screening
        finding = found(gethin, child, detail=Cause.GIFT)
        place = placed(gethin, "Tŷ Derwen")
        part, place_step = harmed(gethin, place), planned(gethin, place, wales.teams["missing"])
        place_link = linked(gethin, place, child)
        plan = plan_of_cai(gethin, child)
        kept_plans = {"kept_safety": kept(gethin, child).ref, "kept_move": kept(gethin, child, PlanKind.RELOCATION).ref}
    with as_actor("mared") as mared:
        worry = note_worry(by=mared, at=now, child_id=child, said=worry_words("An older man waits."))
        submission = submitted(mared, child).ref
    return {
        "child": hidden.ref, "episode": hidden.episode, "notice": notices[0].ref, "associate": associate.ref,
        "report": next(iter(report.values()))[0].ref, "link": link.ref, "order": order.ref, "disrupted": step, "entry": entry.ref,
        "sent": sent.ref, "referral": sent.referral.ref, "screened": screened.ref, "finding": finding.ref, "place": place.ref,
        "part": part.ref, "step": place_step.ref, "place_link": place_link.ref, "plan": plan.ref, "worry": worry,
        "submission": submission, **kept_plans, **of_meeting(wales, as_actor, child),
    }  # fmt: skip


@pytest.mark.heavy
@pytest.mark.parametrize(("name", "language"), LOOKING)
def test_no_page_shows_it_to_anybody(refs, wales, name, language, caplog):
    browser = Client()
    browser.force_login(wales.people[name].account)
    browser.cookies["iaith"] = language
    # Whoever works there knows where they work.
    unseen = (
        [*CANARIES.values(), "Gwen Cadw"] if name != "gwen" else [CANARIES["telephone"], CANARIES["place"], CANARIES["school"]]
    )
    opened = set()
    for page, path, _opened in WALKED:
        for address in filled(path, refs):
            answer = browser.get(address)
            if answer.status_code == 200:
                opened.add(page if "<uuid:" in path else "")
            assert not [words for words in unseen if words in answer.content.decode(errors="replace")], address
    # Of a walk that finds nothing, nothing could be said: how many kinds of page about a record each of them opens.
    assert len(opened) >= OPENED[name], (name, len(opened), sorted(opened))
    assert not [words for words in unseen if words in caplog.text]


def test_no_mail_holds_it_and_none_betrays_who_was_told(protected, as_actor, caplog):
    with caplog.at_level(logging.DEBUG):
        empty_outbox()
    assert mail.outbox
    for message in mail.outbox:
        text = str(message.message())
        assert not [canary for canary in CANARIES.values() if canary in text]
    assert not [canary for canary in CANARIES.values() if canary in caplog.text]


def brother_of(hidden, wales, gethin, given: str, *teams: str, telephone: str = "", named: bool = True) -> int:
    """A brother on record, for whom the council and these teams work; named as one, where he is."""
    now = timezone.now()
    person = add_person(by=gethin, at=now, given=given, family="Morgan-Rees", born_on=date(2012, 5, 1))
    child = open_record(by=gethin, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER).pk
    involve(by=gethin, at=now, child_id=child, team_id=wales.teams["social_work"].pk, kind=InvolvementKind.OTHER, basis="known")
    for team in teams:
        involve(by=gethin, at=now, child_id=child, team_id=wales.teams[team].pk, kind=InvolvementKind.HOME, basis="known")
    if telephone:
        add_contact(by=gethin, at=now, child_id=child, relation=ContactRelation.MOTHER, name="Siân Rees", telephone=telephone)
    if named:
        name_sibling(by=gethin, at=now, child_id=hidden.child_id, other_id=child)
    return child


def test_the_record_of_a_relative_that_would_betray_is_put_to_the_owner_at_once_and_holds_nothing_once_a_person_says_so(
    hidden, wales, as_actor, signed_in
):
    with as_actor("gethin") as gethin:
        add_contact(
            by=gethin,
            at=timezone.now(),
            child_id=hidden.child_id,
            relation=ContactRelation.FATHER,
            name="Ifan",
            telephone="ex-directory",
        )
        same_telephone = brother_of(hidden, wales, gethin, "Osian", telephone="+44 1632 960911")
        elsewhere = brother_of(hidden, wales, gethin, "Ifan", telephone="unknown")
        brother_of(hidden, wales, gethin, "Dafydd", "hidden_home")
    put_under_protection(hidden, wales, as_actor)

    def told() -> list[tuple[str, UUID]]:
        with as_actor("mared") as mared:
            return [(alarm.kind, alarm.about) for alarm in alarms_of(mared, hidden.child_id)]

    assert len(set(told())) == len(told()) == 2, (
        "Osian and Dafydd, each once; Ifan's record says nothing, and no number is no match"
    )
    with as_actor("gethin") as gethin:
        refs = refs_of(gethin, [same_telephone, elsewhere])
        assert alarms_of(gethin, hidden.child_id) == [], "the team that answers for the child, and nobody else"
    assert ("RELATIVE", refs[same_telephone]) in told()
    assert ("RELATIVE", refs[elsewhere]) not in told()
    with as_actor("gethin") as gethin:
        moved = wales.teams["hidden_school"].pk
        involve(by=gethin, at=timezone.now(), child_id=elsewhere, team_id=moved, kind=InvolvementKind.SCHOOL, basis="moved")
    assert ("RELATIVE", refs[elsewhere]) in told()
    with as_actor("gethin") as gethin:
        late = brother_of(hidden, wales, gethin, "Macsen", "hidden_home", named=False)
    assert len(told()) == 3
    with as_actor("gethin") as gethin:
        name_sibling(by=gethin, at=timezone.now(), child_id=hidden.child_id, other_id=late)
    assert len(told()) == 4
    with as_actor("mared") as mared:
        alarm = next(one for one in alarms_of(mared, hidden.child_id) if one.about == refs[same_telephone])
    page = signed_in("mared").get(f"/protected/alarms/{alarm.ref}").content.decode()
    assert f"/children/{refs[same_telephone]}" in page
    assert "would betray this child stands in the open in that record" in page
    assert held("+44 1632 960911") == {"children_contact", "children_contactevent"}
    put_under_protection(replace(hidden, child_id=same_telephone), wales, as_actor)
    assert held("+44 1632 960911") == set()
    assert len(told()) == 4, "who is protected too is asked about no more"


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

"""A relative's record that would betray a protected child: told to the team that answers, once for each thing found."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import RHONDDA
from tests.protection.conftest import CANARIES, put_under_protection
from tests.protection.test_canaries import brother_of
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve, open_record
from ymylon.children.lookups import refs_of
from ymylon.circumstances.actions import begin_care_spell, begin_education_spell, correct_care_spell
from ymylon.notices.actions import acknowledge
from ymylon.notices.lookups import waiting_for
from ymylon.people.actions import add_person
from ymylon.protection import jobs
from ymylon.protection.actions import end_protection
from ymylon.protection.lookups import alarms_of
from ymylon.terms.codes import InvolvementKind, NoticeKind, PlacementType, RecordReason, TeamFunction
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(hidden, as_actor):
    """How often the team that answers for Cai was told of each record, by its reference."""

    def count() -> dict[UUID, int]:
        with as_actor("mared") as mared:
            abouts = [one.about for one in alarms_of(mared, hidden.child_id) if one.kind == "RELATIVE" and one.about]
        return {about: abouts.count(about) for about in abouts}

    return count


def answered(as_actor) -> None:
    with as_actor("mared") as mared:
        for notice in waiting_for(mared):
            if notice.kind == NoticeKind.PROTECTED:
                acknowledge(by=mared, at=timezone.now(), notice=notice)


def as_gate(sql: str, *arguments: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute(sql, arguments)
        cursor.execute("set local role app_web")


def the_clock(at) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_system")
        jobs.sweep(at)
        cursor.execute("set local role app_web")


def test_where_a_brother_lives_or_learns_is_compared_and_what_was_answered_is_told_no_more(
    not_missing, hidden, wales, as_actor, told
):
    home, school = wales.teams["hidden_home"].agency, wales.teams["hidden_school"].agency
    since = timezone.localdate() - timedelta(days=20)
    placed = {"responsible_authority": RHONDDA, "placement": PlacementType.CHILDRENS_HOME, "from_on": since}
    # Given Osian, whose spell alone names the home where Cai is, and Ifan and Macsen, who live elsewhere
    with as_actor("gethin") as gethin:
        osian, ifan, macsen = (brother_of(hidden, wales, gethin, given) for given in ("Osian", "Ifan", "Macsen"))
        refs = refs_of(gethin, [osian, ifan, macsen])
        begin_care_spell(by=gethin, at=timezone.now(), child_id=osian, home_id=home.pk, **placed)
        elsewhere = wales.agencies["home"].pk
        spell = begin_care_spell(by=gethin, at=timezone.now(), child_id=macsen, home_id=elsewhere, **placed)
    # When Cai is protected, and when Ifan comes to the school and Macsen's home is put right
    put_under_protection(hidden, wales, as_actor)
    assert told() == {refs[osian]: 1}
    with as_actor("gethin") as gethin:
        begin_education_spell(by=gethin, at=timezone.now(), child_id=ifan, from_on=since, school_id=school.pk)
        correct_care_spell(by=gethin, at=timezone.now(), ref=spell.ref, home_id=home.pk, **placed)
    # Then each is told, once; not while it waits, nor once somebody has answered
    once = {refs[osian]: 1, refs[ifan]: 1, refs[macsen]: 1}
    assert told() == once
    the_clock(timezone.now() + timedelta(days=2))
    answered(as_actor)
    the_clock(timezone.now() + timedelta(days=4))
    assert told() == once
    # And what comes afterwards is told anew: here another team of the same home
    night = agencies.open_team(agency=home, function=TeamFunction.HOME_STAFF, names=Words("Night staff", "Staff nos"))
    with as_actor("gethin") as gethin:
        involve(by=gethin, at=timezone.now(), child_id=ifan, team_id=night.pk, kind=InvolvementKind.HOME, basis="moved")
    assert told() == once | {refs[ifan]: 2}


def test_who_is_protected_again_or_was_before_anybody_was_asked_is_asked_about(not_missing, hidden, wales, as_actor, told):
    # Given a brother who lives in the same home, and whom Cai's team decided to leave as he is
    with as_actor("gethin") as gethin:
        brother = brother_of(hidden, wales, gethin, "Osian", "hidden_home")
        ref = refs_of(gethin, [brother])[brother]
    put_under_protection(hidden, wales, as_actor)
    answered(as_actor)
    assert told() == {ref: 1}
    # When he is protected for a time; and when Cai's own protection ends and begins again
    put_under_protection(replace(hidden, child_id=brother), wales, as_actor)
    assert told() == {ref: 1}
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=brother, reason="Over.")
    assert told() == {ref: 2}
    answered(as_actor)
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=hidden.child_id, reason="Over.")
    put_under_protection(hidden, wales, as_actor)
    assert told() == {ref: 3}
    # And when nobody was ever told, the clock asks
    as_gate("update protection_alarm set about = null where about = %s", ref)
    the_clock(timezone.now())
    the_clock(timezone.now())
    assert told() == {ref: 1}


def test_whoever_does_not_see_the_record_is_told_whom_to_ring_and_never_a_team_that_would_betray(
    hidden, wales, as_actor, signed_in
):
    # Given an alarm about a record that Cai's team doesn't see, held by the council of the town where Cai is
    with as_actor("gethin") as gethin:
        brother_of(hidden, wales, gethin, "Osian", "hidden_home")
    put_under_protection(hidden, wales, as_actor)
    with as_actor("mared") as mared:
        (alarm,) = (one for one in alarms_of(mared, hidden.child_id) if one.kind == "RELATIVE")
    address = f"/protected/alarms/{alarm.ref}"
    assert "Protect the brother or sister too" not in signed_in("mared").get(address).content.decode(), "not of her role"
    now = timezone.now()
    with as_actor("carys") as carys:
        person = add_person(by=carys, at=now, given="Macsen", family="Morgan-Rees", born_on=date(2012, 5, 1))
        record = open_record(by=carys, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        of_town = wales.teams["bridgend_door"].pk
        involve(by=carys, at=now, child_id=record.pk, team_id=of_town, kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="known")
    as_gate("update protection_alarm set about = %s where ref = %s", record.ref, alarm.ref)
    page = signed_in("mared").get(address).content.decode()
    assert "No team that holds it can be named here without betraying this child" in page
    assert "Bridgend" not in page
    # When another team holds it too
    with as_actor("carys") as carys:
        gwent = wales.teams["other_missing"].pk
        involve(by=carys, at=now, child_id=record.pk, team_id=gwent, kind=InvolvementKind.FORCE, basis="known")
    # Then that one is named, with its telephone, in both languages
    browser = signed_in("mared")
    page = browser.get(address).content.decode()
    assert "Missing persons team, Gwent Police holds it. Ring them: " in page
    browser.cookies["iaith"] = "cy"
    welsh = browser.get(address).content.decode()
    assert "Heddlu Gwent" in welsh
    assert not [words for words in [*CANARIES.values(), "Bridgend", "Pen-y-bont", "Macsen"] if words in page + welsh]
    # And nobody else reads the alarm
    assert signed_in("carys").get(address).status_code == 404


@pytest.mark.parametrize(
    "written",
    [
        "01632 960911 ext. 204", "01632 960911 est 204", "+44 (0)1632 960911 x204", "0044 1632 960911 #204", "01632 960911/204",
        "01632 960911 or 07700 900123", "07700 900123, 01632 960911",
    ],
)  # fmt: skip
def test_a_telephone_with_an_extension_or_beside_another_is_the_same(not_missing, hidden, wales, as_actor, told, written):
    with as_actor("gethin") as gethin:
        same = brother_of(hidden, wales, gethin, "Osian", telephone=written)
        other = brother_of(hidden, wales, gethin, "Ifan", telephone="01632 960912 ext. 204")
        refs = refs_of(gethin, [same, other])
    put_under_protection(hidden, wales, as_actor)
    assert told() == {refs[same]: 1}

"""The child's page: one story, in the lanes of whoever looks."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from ymylon.children.actions import add_contact, involve, open_record, record_event
from ymylon.people.actions import add_person
from ymylon.terms.codes import ContactRelation, InvolvementKind, Lane, RecordReason

pytestmark = pytest.mark.django_db


@pytest.fixture
def cai(wales, as_actor):
    now = timezone.now()
    with as_actor("gethin") as by:
        person = add_person(by=by, at=now, given="Cai", family="Morgan-Rees", known_as="Kai")
        child = open_record(by=by, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        teams = (
            ("social_work", "RESPONSIBLE_AUTHORITY"),
            ("home_staff", "HOME"),
            ("missing", "FORCE"),
            ("youth_justice", "YOUTH_JUSTICE"),
        )
        for team, kind in teams:
            involve(by=by, at=now, child_id=child.pk, team_id=wales.teams[team].pk, kind=InvolvementKind[kind], basis="plan")
        add_contact(by=by, at=now, child_id=child.pk, relation=ContactRelation.GRANDPARENT, name="Emrys Morgan")
    return child


def test_the_story_is_told_in_ones_own_lanes(cai, signed_in, as_actor):
    with as_actor("sion") as by:
        record_event(by=by, at=timezone.now(), child_id=cai.pk, kind="ITEM_RECORDED", lane=Lane.OFFENDING)
    own = signed_in("sion").get(f"/children/{cai.ref}").content.decode()
    assert "Item or allegation recorded" in own
    assert "Youth justice service" in own
    home = signed_in("elin").get(f"/children/{cai.ref}").content.decode()
    assert "Cai Morgan-Rees" in home
    assert "Item or allegation recorded" not in home
    assert "outh justice" not in home


def test_in_welsh(cai, signed_in):
    page = signed_in("elin", "cy").get(f"/children/{cai.ref}").content.decode()
    assert '<html class="ym" lang="cy">' in page
    assert "Yn derbyn gofal" in page


def test_whoever_is_not_involved_finds_nothing(cai, signed_in):
    invented = "/children/3f0c8f0e-0000-4000-8000-000000000000"
    for name in ("owain", "menna", "dewi"):
        browser = signed_in(name)
        refused, absent = browser.get(f"/children/{cai.ref}"), browser.get(invented)
        assert refused.status_code == absent.status_code == 404
        assert "Cai" not in refused.content.decode()


def test_as_many_questions_for_two_hundred_events_as_for_one(cai, signed_in, count_queries, as_actor):
    signed_in("gethin")
    few = count_queries(f"/children/{cai.ref}")
    with as_actor("gethin") as by:
        for number in range(200):
            record_event(
                by=by, at=timezone.now() - timedelta(hours=number), child_id=cai.pk, kind="ACKNOWLEDGED", lane=Lane.EPISODE
            )
    assert count_queries(f"/children/{cai.ref}") <= few + 1  # one more: which team acknowledged
    assert few <= 15


def test_the_opening_is_on_record(cai, signed_in, as_owner, wales):
    signed_in("elin").get(f"/children/{cai.ref}")
    from ymylon.audit.models import Line

    with as_owner():
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("set local role app_audit")
            lines = list(Line.objects.filter(act="SAW", actor=wales.account("elin")).values_list("children", "about"))
    assert lines == [([cai.pk], "chronology:child")]


def test_a_long_chronology_is_told_in_parts_and_none_of_it_is_out_of_reach(cai, signed_in, as_actor):
    begun = timezone.now() - timedelta(days=200)
    with as_actor("gethin") as by:
        for day in range(85):
            record_event(
                by=by, at=begun + timedelta(days=day), child_id=cai.pk, kind="CONTACT_ADDED", lane=Lane.IDENTITY, detail=str(day)
            )
    browser, address, told, parts = signed_in("gethin"), f"/children/{cai.ref}", 0, 0
    while address:
        page = browser.get(address).content.decode()
        story = page[page.index('id="chronology"') :]
        told, parts = told + story.count("<li "), parts + 1
        earlier = re.search(r'href="([^"]+)"[^>]*>\s*Earlier entries', story)
        assert ("Later entries" in story) is (parts > 1)
        address = earlier[1] if earlier else ""
    # The 85, and those that the record was opened with
    assert (parts, told >= 85 + 2) == (4, True)
    assert browser.get(f"/children/{cai.ref}?after=x").status_code == 200

"""A period that a return left without an end is history: nothing falls due for it, and a report of today begins anew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from tests.cast import RHONDDA
from tests.story import NIGHT, K, report_again
from ymylon.children.actions import involve, open_record
from ymylon.duties.models import Duty
from ymylon.missing import jobs
from ymylon.missing.actions.history import ToldPeriod, keep_told_periods
from ymylon.missing.lookups.board import missing_or_found_since
from ymylon.missing.models import Episode, Move
from ymylon.notices.models import Notice
from ymylon.people.actions import add_person
from ymylon.terms.codes import RecordReason, Whereabouts

LONG_AGO = date(2017, 3, 4)


@pytest.fixture
def told(wales, policy, as_actor):
    """Cai of the home, who by a return of 2017 went missing and never came back."""
    with as_actor("elin") as elin:
        person = add_person(by=elin, at=NIGHT, given="Cai", family="Morgan-Rees", born_on=date(2004, 3, 8))
        child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        involve(by=elin, at=NIGHT, child_id=child.pk, team_id=wales.teams["home_staff"].pk, kind=K.HOME, basis="known")
        period = ToldPeriod(child.pk, "1", LONG_AGO, None, Whereabouts.NOT_KNOWN, "M")
        keep_told_periods(by=elin, at=NIGHT, source="ssda903", new=[period], changed=[])
        return child


def test_the_clock_asks_nothing_for_it(told, as_owner):
    jobs.sweep(now=NIGHT)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    with as_owner():
        assert not Duty.objects.exists()
        assert not Notice.objects.exists()


def test_a_report_of_today_begins_an_episode_of_its_own(told, as_actor):
    with as_actor("elin") as elin:
        episode = report_again(elin, told.pk, at=NIGHT)
        assert (episode.source, episode.authority, episode.last_seen_at) == ("", RHONDDA, NIGHT - timedelta(minutes=12))
        assert [one.pk for one in missing_or_found_since(elin, NIGHT)] == [episode.pk]
        history = Episode.objects.visible_to(elin).get(source="ssda903")
        assert history.last_seen_at.astimezone(UTC) == datetime(2017, 3, 4, tzinfo=UTC)
        assert (history.state, history.ended_at, history.ended_precision) == ("CLOSED", episode.last_seen_at, "UNKNOWN")
        steps = Move.objects.visible_to(elin).filter(episode=history).order_by("id")
        assert [move.to_state for move in steps] == ["REPORTED", "FOUND", "CLOSED"]
    with as_actor("rhys") as rhys:
        kinds = list(Duty.objects.visible_to(rhys).filter(about=episode.ref).values_list("kind", flat=True))
        assert kinds == ["FIRST_GRADE"]


def test_a_second_report_of_today_joins_the_live_one(told, as_actor):
    with as_actor("elin") as elin:
        first = report_again(elin, told.pk, at=NIGHT)
        assert report_again(elin, told.pk, at=NIGHT + timedelta(minutes=5)).pk == first.pk


def test_a_report_from_before_the_day_that_the_return_gives_stands_too(told, as_actor):
    with as_actor("elin") as elin:
        period = ToldPeriod(told.pk, "1", NIGHT.date() + timedelta(days=1), None, Whereabouts.NOT_KNOWN, "M")
        keep_told_periods(by=elin, at=NIGHT, source="ssda903", new=[], changed=[period])
        assert report_again(elin, told.pk, at=NIGHT).state == "REPORTED"


def test_the_child_s_page_still_leads_to_a_report(told, signed_in):
    page = signed_in("elin").get(f"/children/{told.ref}").content.decode()
    assert f"/missing/report?child={told.ref}" in page
    assert "Not missing now" in page

"""What the database itself refuses, whoever writes: episodes of one child that overlap, and an end before a start."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.story import NIGHT, K
from ymylon.children.actions import involve, open_record
from ymylon.missing.models import Episode
from ymylon.people.actions import add_person
from ymylon.terms.codes import EndKind, RecordReason

MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def elin(wales, as_actor):
    with as_actor("elin") as elin:
        yield elin


def a_child_of_the_home(elin, wales, given="Cai"):
    person = add_person(by=elin, at=NIGHT, given=given, family="Morgan-Rees", born_on=date(2012, 3, 8))
    child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
    involve(by=elin, at=NIGHT, child_id=child.pk, team_id=wales.teams["home_staff"].pk, kind=K.HOME, basis="lives here")
    return child


@pytest.fixture
def child(elin, wales):
    return a_child_of_the_home(elin, wales)


def kept(child, start, end=None, kind=EndKind.FOUND, precision="MINUTE", **more) -> Episode:
    ended = {"ended_at": end, "end_kind": kind, "state": kind, "ended_precision": precision} if end else {"state": "REPORTED"}
    with transaction.atomic():
        return Episode.objects.create(
            child_id=child.pk, opened_at=start, last_seen_at=start, last_seen_precision=precision, **{**ended, **more}
        )


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(MONDAY + HOUR, MONDAY + 2 * HOUR, id="inside"),
        pytest.param(MONDAY - HOUR, MONDAY + HOUR, id="over the start"),
        pytest.param(MONDAY + 4 * HOUR, MONDAY + 6 * HOUR, id="over the end"),
        pytest.param(MONDAY - HOUR, None, id="still running"),
    ],
)
def test_two_episodes_of_one_child_never_overlap(child, start, end):
    kept(child, MONDAY, MONDAY + 5 * HOUR)
    with pytest.raises(IntegrityError, match="episodes_apart"):
        kept(child, start, end)


def test_one_may_begin_in_the_moment_in_which_the_other_ended(child):
    kept(child, MONDAY, MONDAY + 5 * HOUR)
    assert kept(child, MONDAY + 5 * HOUR).pk
    assert kept(child, MONDAY - HOUR, MONDAY).pk


def test_whole_days_touch_as_moments_do_and_may_not_share_one(child):
    kept(child, MONDAY, MONDAY + DAY, precision="DAY")
    assert kept(child, MONDAY + DAY, MONDAY + 2 * DAY, precision="DAY").pk
    with pytest.raises(IntegrityError, match="episodes_apart"):
        kept(child, MONDAY + DAY, MONDAY + 3 * DAY, precision="DAY")


def test_what_was_recorded_in_error_keeps_no_other_out(child):
    kept(child, MONDAY, MONDAY + 5 * HOUR, kind=EndKind.RECORDED_IN_ERROR)
    assert kept(child, MONDAY + HOUR, MONDAY + 2 * HOUR).pk


def test_another_child_s_episode_is_none_of_this_one_s(child, elin, wales):
    kept(child, MONDAY)
    assert kept(a_child_of_the_home(elin, wales, "Efa"), MONDAY).pk


@pytest.mark.parametrize("precision", ["MINUTE", "DAY"])
def test_no_end_before_the_start_and_none_without_saying_how(child, precision):
    with pytest.raises(IntegrityError, match=r"episode_ends_after_start|range lower bound"):
        kept(child, MONDAY + DAY, MONDAY, precision=precision)
    with pytest.raises(IntegrityError, match="episode_ends_somehow"):
        kept(child, MONDAY, MONDAY + HOUR, end_kind="")
    assert kept(child, MONDAY, MONDAY, precision=precision).pk

"""How times are said, in both languages. The clock says 03:07 on Sunday 22 November 2026."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from ymylon.design import moments

NOW = datetime(2026, 11, 22, 3, 7, tzinfo=UTC)

COUNTDOWNS = [
    # due, in words, tone, English, Welsh
    (timedelta(minutes=-18), "late", "18 minutes late, was due 02:49", "18 munud yn hwyr, i fod erbyn 02:49"),
    (timedelta(minutes=-1), "late", "1 minute late, was due 03:06", "1 munud yn hwyr, i fod erbyn 03:06"),
    (timedelta(minutes=-2), "late", "2 minutes late, was due 03:05", "2 funud yn hwyr, i fod erbyn 03:05"),
    (timedelta(seconds=-20), "late", "1 minute late, was due 03:06", "1 munud yn hwyr, i fod erbyn 03:06"),
    (
        timedelta(hours=-8, minutes=-47),
        "late",
        "8 h 47 min late, was due Sat 18:20",
        "8 awr 47 mun yn hwyr, i fod erbyn Sad 18:20",
    ),
    (timedelta(days=-2), "late", "2 days late, was due Fri 03:07", "2 ddiwrnod yn hwyr, i fod erbyn Gwe 03:07"),
    (timedelta(0), "soon", "in less than a minute, by 03:07", "ymhen llai na munud, erbyn 03:07"),
    (timedelta(minutes=1), "soon", "in 1 minute, by 03:08", "ymhen 1 munud, erbyn 03:08"),
    (timedelta(minutes=23), "soon", "in 23 minutes, by 03:30", "ymhen 23 munud, erbyn 03:30"),
    (timedelta(minutes=59), "soon", "in 59 minutes, by 04:06", "ymhen 59 munud, erbyn 04:06"),
    (timedelta(hours=1), "calm", "by 04:07, in 1 h", "erbyn 04:07, ymhen 1 awr"),
    (timedelta(hours=5, minutes=53), "calm", "by 09:00, in 5 h 53 min", "erbyn 09:00, ymhen 5 awr 53 mun"),
    (timedelta(hours=23, minutes=59), "calm", "by 03:06, in 23 h 59 min", "erbyn 03:06, ymhen 23 awr 59 mun"),
    (timedelta(days=1), "calm", "by Mon 23 Nov", "erbyn Llun 23 Tach"),
    (timedelta(days=2, hours=6), "calm", "by Tue 24 Nov", "erbyn Maw 24 Tach"),
]


@pytest.mark.parametrize(("away", "tone", "english", "welsh"), COUNTDOWNS)
def test_a_countdown_says_minutes_then_the_clock_then_the_day(away, tone, english, welsh):
    with override("en"):
        said = moments.countdown(NOW + away, NOW)
    with override("cy"):
        in_welsh = moments.countdown(NOW + away, NOW)
    assert (said.tone, said.words) == (tone, english)
    assert (in_welsh.tone, in_welsh.words) == (tone, welsh)


def test_a_countdown_agrees_with_the_clock_times_beside_it_whatever_the_second():
    with override("en"):
        assert moments.countdown(NOW + timedelta(minutes=23), NOW + timedelta(seconds=40)).strong == "in 23 minutes"


def test_hours_across_the_clock_change_are_hours_that_pass():
    # The clocks go back at 02:00 on 25 October: 00:30 to 03:30 on the wall is four hours.
    now = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    with override("en"):
        assert moments.countdown(now + timedelta(hours=4), now).words == "by 03:30, in 4 h"


def test_what_is_held_is_on_its_day_and_not_by_it_and_was_not_closed_once_that_day_is_past():
    begins = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
    for now, english, welsh, tone in (
        (NOW, "Thu 3 Dec, 14:00", "Iau 3 Rhag, 14:00", "calm"),
        (begins + timedelta(hours=9), "Thu 3 Dec, 14:00", "Iau 3 Rhag, 14:00", "calm"),
        (begins + timedelta(hours=10), "Thu 3 Dec, 14:00, not closed", "Iau 3 Rhag, 14:00, heb ei gau", "late"),
    ):
        with override("en"):
            assert (moments.on_its_day(begins, now).words, moments.on_its_day(begins, now).tone) == (english, tone)
        with override("cy"):
            assert moments.on_its_day(begins, now).words == welsh


LASTED = [
    (timedelta(seconds=30), "less than a minute", "0 min", "llai na munud"),
    (timedelta(minutes=1), "1 minute", "1 min", "1 munud"),
    (timedelta(minutes=48), "48 minutes", "48 min", "48 munud"),
    (timedelta(hours=1), "1 hour", "1 h", "1 awr"),
    (timedelta(hours=4, minutes=17), "4 hours 17 minutes", "4 h 17 min", "4 awr 17 munud"),
    (timedelta(hours=4, minutes=2), "4 hours 2 minutes", "4 h 2 min", "4 awr 2 funud"),
    (timedelta(days=1, minutes=30), "1 day", "1 day", "1 diwrnod"),
    (timedelta(days=3, hours=2, minutes=5), "3 days 2 hours", "3 days 2 h", "3 diwrnod 2 awr"),
    (timedelta(days=2, hours=2), "2 days 2 hours", "2 days 2 h", "2 ddiwrnod 2 awr"),
]


@pytest.mark.parametrize(("span", "english", "short", "welsh"), LASTED)
def test_how_long_something_lasted(span, english, short, welsh):
    with override("en"):
        assert moments.lasted(span) == english
        assert moments.lasted(span, short=True) == short
    with override("cy"):
        assert moments.lasted(span) == welsh


TOLD = [
    (datetime(2026, 11, 22, 2, 19, tzinfo=UTC), "02:19", "02:19"),
    (datetime(2026, 11, 21, 20, 31, tzinfo=UTC), "Sat 20:31", "Sad 20:31"),
    (datetime(2026, 11, 16, 9, 0, tzinfo=UTC), "Mon 09:00", "Llun 09:00"),
    (datetime(2026, 11, 15, 9, 0, tzinfo=UTC), "15 Nov 09:00", "15 Tach 09:00"),
    (datetime(2026, 11, 3, 9, 0, tzinfo=UTC), "3 Nov 09:00", "3 Tach 09:00"),
    (datetime(2025, 11, 3, 9, 0, tzinfo=UTC), "3 Nov 2025 09:00", "3 Tach 2025 09:00"),
    (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "Mon 09:00", "Llun 09:00"),
]


@pytest.mark.parametrize(("instant", "english", "welsh"), TOLD)
def test_an_instant_is_told_as_shortly_as_it_can_be_understood(instant, english, welsh):
    with override("en"):
        assert moments.told(instant, NOW) == english
    with override("cy"):
        assert moments.told(instant, NOW) == welsh


def test_the_margin_of_a_chronology_gives_the_day_and_then_the_time():
    with override("en"):
        said = moments.happened(datetime(2026, 11, 21, 22, 50, tzinfo=UTC), NOW)
    assert (said.strong, said.small, said.iso) == ("Sat 21 Nov", "22:50", "2026-11-21T22:50:00Z")

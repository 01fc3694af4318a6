"""Bank holidays of England and Wales, working days, and dates in words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ymylon.terms.calendars import (
    add_working_days,
    bank_holidays,
    clock,
    day_name,
    easter,
    is_working_day,
    local,
    long_date,
    short_date,
    short_date_with_year,
    working_days_between,
)

# Few examples each, for the whole specification is to be read in two seconds.
FEW = settings(max_examples=25, deadline=None, database=None)


@pytest.mark.parametrize(
    "sunday",
    [
        "1981-04-19",
        "1999-04-04",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2038-04-25",
    ],
)
def test_easter(sunday):
    assert easter(int(sunday[:4])) == date.fromisoformat(sunday)


# As published for England and Wales.
HOLIDAYS = {
    1995: "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26",
    1999: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31",
    2002: "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26",
    2010: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_bank_holidays(year):
    assert [f"{day:%m-%d}" for day in bank_holidays(year)] == HOLIDAYS[year].split()


def test_a_holiday_has_its_name_in_both_languages():
    assert bank_holidays(2026)[date(2026, 12, 28)] == ("Boxing Day", "Gŵyl San Steffan", True)


def test_before_the_rules_there_is_no_answer():
    with pytest.raises(ValueError, match="1978"):
        bank_holidays(1977)


@FEW
@given(st.integers(1978, 2200))
def test_every_year_has_eight_to_ten_on_weekdays(year):
    days = bank_holidays(year)
    assert 8 <= len(days) <= 10
    assert all(day.weekday() < 5 and day.year == year for day in days)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-11-20", 0, "2026-11-20"),  # a Friday
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-20", 10, "2026-12-04"),
        ("2026-12-23", 2, "2026-12-29"),  # Christmas on Friday, Boxing Day made good on Monday
        ("2026-04-02", 1, "2026-04-07"),  # over Easter
        ("2022-09-16", 1, "2022-09-20"),
        ("2026-12-31", 1, "2027-01-04"),
    ],
)
def test_the_day_after_counts_as_the_first(start, n, end):
    assert add_working_days(date.fromisoformat(start), n) == date.fromisoformat(end)
    assert working_days_between(date.fromisoformat(start), date.fromisoformat(end)) == n


def test_working_days_are_counted_forwards():
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 11, 20), -1)
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 1)) == 0


@FEW
@given(st.dates(date(1979, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_a_working_day_is_reached(start, n):
    end = add_working_days(start, n)
    assert is_working_day(end)
    assert working_days_between(start, end) == n


@pytest.mark.parametrize(
    ("day", "language", "long", "short", "with_year", "name"),
    [
        ("2026-11-22", "cy", "Dydd Sul 22 Tachwedd 2026", "Sul 22 Tach", "22 Tach 2026", "dydd Sul"),
        ("2026-11-22", "en", "Sunday 22 November 2026", "Sun 22 Nov", "22 Nov 2026", "Sunday"),
        ("2026-02-04", "cy", "Dydd Mercher 4 Chwefror 2026", "Mer 4 Chwef", "4 Chwef 2026", "dydd Mercher"),
        ("2027-01-01", "cy", "Dydd Gwener 1 Ionawr 2027", "Gwe 1 Ion", "1 Ion 2027", "dydd Gwener"),
        ("2027-07-05", "cy", "Dydd Llun 5 Gorffennaf 2027", "Llun 5 Gorff", "5 Gorff 2027", "dydd Llun"),
    ],
)
def test_dates_in_words(day, language, long, short, with_year, name):
    on = date.fromisoformat(day)
    said = (long_date(on, language), short_date(on, language), short_date_with_year(on, language), day_name(on, language))
    assert said == (long, short, with_year, name)


@pytest.mark.parametrize(
    ("instant", "shown"),
    [("2026-11-22T02:19", "02:19"), ("2026-07-22T02:19", "03:19"), ("2026-10-25T00:30", "01:30"), ("2026-10-25T01:30", "01:30")],
)
def test_the_clock_is_that_of_wales(instant, shown):
    assert clock(datetime.fromisoformat(instant).replace(tzinfo=UTC)) == shown


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        local(datetime(2026, 11, 22))

"""A return laid beside what is on record: new, changed, unchanged, or in the way of what stands."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from ymylon.exchange.rules.held import beside_record, with_keys

HELD = {
    "child_id": pl.Int64, "key": pl.String, "begins": pl.Date, "ends": pl.Date, "kind": pl.String, "bars": pl.Boolean,
}  # fmt: skip
SENT = {"row": pl.Int64} | {name: kind for name, kind in HELD.items() if name != "bars"}
JANUARY, FEBRUARY, MARCH, APRIL = (date(2017, month, 1) for month in (1, 2, 3, 4))

CASES = [
    # what it is, what is on record of the child (key, begins, ends, kind), what becomes of January to March, kind "A"
    ("nothing on record", [], "new"),
    ("the same", [("k", JANUARY, MARCH, "A")], "unchanged"),
    ("another end", [("k", JANUARY, FEBRUARY, "A")], "changed"),
    ("no end yet", [("k", JANUARY, None, "A")], "changed"),
    ("another kind", [("k", JANUARY, MARCH, "B")], "changed"),
    ("from elsewhere, before", [("", date(2016, 1, 1), JANUARY, "A")], "new"),
    ("from elsewhere, after", [("", MARCH, APRIL, "A")], "new"),
    ("from elsewhere, at the same time", [("", FEBRUARY, APRIL, "A")], "barred"),
    ("from elsewhere, on one day of it", [("", FEBRUARY, FEBRUARY, "A")], "barred"),
    ("from elsewhere, still open", [("", FEBRUARY, None, "A")], "barred"),
    ("from elsewhere, although the same is on record", [("k", JANUARY, FEBRUARY, "A"), ("", FEBRUARY, APRIL, "A")], "barred"),
    ("from an earlier return, which began otherwise", [("other", date(2016, 12, 1), FEBRUARY, "A")], "barred"),
]


@pytest.mark.parametrize(("what", "record", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_becomes_of_a_row(what, record, expected):
    held = pl.DataFrame([(7, *one, True) for one in record], schema=HELD, orient="row")
    sent = pl.DataFrame([(1, 7, "k", JANUARY, MARCH, "A")], schema=SENT, orient="row")
    beside = beside_record(sent, held, ["kind"])
    became = [name for name in ("new", "changed", "unchanged", "left", "barred") if getattr(beside, name).height]
    assert became == [expected]


def test_what_is_left_as_it_is_on_record_bars_what_the_return_puts_in_its_place():
    """March is on record; the return says that it was over in February, and that something else came then."""
    held = pl.DataFrame([(7, "k", JANUARY, MARCH, "A", True)], schema=HELD, orient="row")
    rows = [(1, 7, "k", JANUARY, FEBRUARY, "A"), (2, 7, "l", FEBRUARY, APRIL, "A"), (3, 7, "m", MARCH, APRIL, "A")]
    sent = pl.DataFrame(rows, schema=SENT, orient="row")
    beside = beside_record(sent, held, ["kind"], pl.col("key") == "k")
    assert (rows_in(beside.left), rows_in(beside.barred), rows_in(beside.new)) == ([1], [2], [3])
    assert rows_in(beside_record(sent, held, ["kind"]).new) == [2, 3]


@pytest.mark.parametrize(("key", "expected"), [("k", "left"), ("", "new")])
def test_what_was_recorded_in_error_bars_nothing_and_is_not_recorded_anew(key, expected):
    held = pl.DataFrame([(7, key, JANUARY, MARCH, "A", False)], schema=HELD, orient="row")
    sent = pl.DataFrame([(1, 7, "k", JANUARY, MARCH, "A"), (2, 7, "l", MARCH, APRIL, "A")], schema=SENT, orient="row")
    beside = beside_record(sent, held, ["kind"])
    assert 1 in rows_in(getattr(beside, expected))
    assert 2 in rows_in(beside.new)


def rows_in(frame):
    return sorted(frame["row"])


def hour(day, of=0):
    return datetime(2017, 3, day, of, tzinfo=UTC)


DAYS = [
    # what it is, an episode on record from a live report (first, last), days of the return (first, last), what becomes of them
    ("hours of one day, of which the return knows the day", (hour(4, 10), hour(4, 20)), (4, 4), "barred"),
    ("hours of the first day", (hour(4, 10), hour(4, 20)), (4, 6), "barred"),
    ("from that day on", (hour(4, 10), hour(6)), (4, 4), "barred"),
    ("still missing since that day", (hour(4, 10), None), (4, 4), "barred"),
    ("until that day", (hour(2, 10), hour(4, 20)), (4, 4), "barred"),
    ("the day before", (hour(3, 10), hour(4)), (4, 4), "new"),
    ("the day after", (hour(5), hour(6)), (4, 4), "new"),
    ("again on the day of coming back: a period's last day is free for the next", (hour(4, 10), hour(4, 20)), (1, 4), "new"),
]


@pytest.mark.parametrize(("what", "record", "days", "expected"), DAYS, ids=[case[0] for case in DAYS])
def test_a_period_of_days_meets_an_episode_of_hours(what, record, days, expected):
    """In March London keeps UTC."""
    instants = dict.fromkeys(("begins", "ends"), pl.Datetime("us", "UTC"))
    held = pl.DataFrame([(7, "", *record, "A", True)], schema=HELD | instants, orient="row")
    sent = pl.DataFrame([(1, 7, "k", *map(hour, days), "A")], schema=SENT | instants, orient="row")
    assert rows_in(getattr(beside_record(sent, held, ["kind"]), expected)) == [1]


def test_several_periods_of_one_day_in_one_return_are_in_nobodys_way():
    held = pl.DataFrame([(7, "k", JANUARY, JANUARY, "A", True)], schema=HELD, orient="row")
    rows = [(1, 7, "k", JANUARY, JANUARY, "A"), (2, 7, "k 1", JANUARY, JANUARY, "A"), (3, 7, "k 2", JANUARY, MARCH, "A")]
    beside = beside_record(pl.DataFrame(rows, schema=SENT, orient="row"), held, ["kind"])
    assert (rows_in(beside.unchanged), rows_in(beside.new)) == ([1], [2, 3])


def test_a_row_of_another_child_bars_nothing():
    held = pl.DataFrame([(8, "", JANUARY, None, "A", True)], schema=HELD, orient="row")
    sent = pl.DataFrame([(1, 7, "k", JANUARY, MARCH, "A")], schema=SENT, orient="row")
    assert beside_record(sent, held, ["kind"]).new.height == 1


def test_periods_that_begin_on_one_day_have_keys_of_their_own_whatever_the_order():
    rows = [("101", JANUARY, MARCH), ("101", JANUARY, JANUARY), ("102", JANUARY, None)]
    for order in (rows, rows[::-1]):
        keyed = with_keys(
            pl.DataFrame(order, schema={"child": pl.String, "starts_on": pl.Date, "ends_on": pl.Date}, orient="row")
        )
        assert dict(keyed.sort("child", "ends_on").select("key", "ends_on").iter_rows()) == {
            "101 2017-01-01": JANUARY, "101 2017-01-01 1": MARCH, "102 2017-01-01": None,
        }  # fmt: skip

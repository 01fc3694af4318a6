"""Which dated row holds for a place at a moment."""

from datetime import UTC, date, datetime

import pytest

from ymylon.duties.rules import Areas, Level, PolicyRow, areas_of, policies_in_force, policy_in_force, rows_that_clash
from ymylon.terms.codes import PolicyStanding

BRIDGEND = Areas(authority="W06000013", board="CTMSB")
CARDIFF = Areas(authority="W06000015", board="CVRSB")


def row(hours, level=Level.NATIONAL, area="", since=date(2026, 1, 1), until=None, on=True, key="offer", **value):
    return PolicyRow(
        key=key, level=level, area=area, value=value or {"hours": hours}, in_force_from=since, in_force_to=until,
        source="a_source", standing=PolicyStanding.GUIDANCE, switched_on=on,
    )  # fmt: skip


NATION = row(72)
BOARD = row(48, Level.BOARD, "CTMSB")
COUNCIL = row(24, Level.AUTHORITY, "W06000013")

CASES = [
    pytest.param([NATION], BRIDGEND, 72, id="a national row holds everywhere"),
    pytest.param([NATION, BOARD], BRIDGEND, 48, id="a board's row goes before the nation's"),
    pytest.param([COUNCIL, NATION, BOARD], BRIDGEND, 24, id="an authority's row goes before its board's"),
    pytest.param([NATION, BOARD, COUNCIL], CARDIFF, 72, id="a neighbour's row doesn't hold here"),
    pytest.param([BOARD], Areas(), None, id="where the place isn't known, no local row holds"),
    pytest.param([NATION, row(12, since=date(2026, 6, 1))], BRIDGEND, 12, id="the later of two rows holds"),
    pytest.param([NATION, row(12, since=date(2027, 1, 1))], BRIDGEND, 72, id="a row of next year doesn't hold yet"),
    pytest.param([row(12, until=date(2026, 7, 2))], CARDIFF, 12, id="a row holds on its last day"),
    pytest.param([row(12, until=date(2026, 7, 1))], CARDIFF, None, id="on the day on which a row ends it no longer holds"),
    pytest.param([NATION, row(1, Level.AUTHORITY, "W06000013", on=False)], BRIDGEND, 72, id="a row switched off never holds"),
    pytest.param([row(0, on=False)], BRIDGEND, None, id="a rule that nobody switched on isn't in force"),
    pytest.param(
        [NATION, row(0, Level.AUTHORITY, "W06000013", not_used=True)], BRIDGEND, None, id="an authority may set a rule aside"
    ),
]


@pytest.mark.parametrize(("rows", "areas", "hours"), CASES)
def test_row_in_force(rows, areas, hours):
    """The nearer row holds before the farther, the later before the earlier, and only while it is on."""
    found = policy_in_force(rows, "offer", areas, datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert (found and found.value["hours"]) == hours


def test_the_place_of_an_authority():
    """An authority has its board; a retired code is read as today's, and one that isn't known has national policy alone."""
    assert areas_of("W06000013") == BRIDGEND
    assert areas_of("W06000017") == areas_of("W06000024")
    assert areas_of("nowhere") == Areas()


def test_the_day_is_the_day_in_wales():
    """At half past midnight in Wales in summer, a row that begins that day holds, though UTC still has yesterday."""
    begins = row(24, since=date(2026, 7, 1))
    assert policy_in_force([begins], "offer", CARDIFF, datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) is begins


def test_an_old_fact_is_judged_by_the_old_row():
    """A change of policy changes nothing that began before it."""
    rows = [row(72, until=date(2026, 6, 1)), row(24, since=date(2026, 6, 1))]
    assert policy_in_force(rows, "offer", CARDIFF, datetime(2026, 5, 31, 12, tzinfo=UTC)).value == {"hours": 72}


def test_an_instant_without_a_zone_is_refused():
    """An hour without a zone could mean two moments in October."""
    with pytest.raises(ValueError, match="time zone"):
        policy_in_force([NATION], "offer", CARDIFF, datetime(2026, 7, 1))


def test_a_family_of_rules_gives_one_row_for_each_key():
    """Of several thresholds each is looked up for itself."""
    rows = [
        row(3, key="meeting.repeats"), row(2, Level.BOARD, "CTMSB", key="meeting.repeats"),
        row(24, key="meeting.duration"), row(1, key="meetings.other"), row(9, key="meeting.age", on=False),
    ]  # fmt: skip
    found = policies_in_force(rows, "meeting", BRIDGEND, datetime(2026, 7, 1, tzinfo=UTC))
    assert [(one.key, one.value["hours"]) for one in found] == [("meeting.duration", 24), ("meeting.repeats", 2)]


def test_a_row_that_begins_before_another_was_to_end_overlaps_it():
    """Both would hold on the days between; one that begins on the day on which the other ends follows it."""
    first = row(72, since=date(2026, 1, 1), until=date(2026, 12, 1))
    within, after = row(24, since=date(2026, 6, 1)), row(24, since=date(2026, 12, 1))
    assert rows_that_clash([first, within]) == ((first, within),)
    assert rows_that_clash([first, after]) == ()
    assert rows_that_clash([row(72, since=date(2026, 1, 1)), within]) == ()


def test_two_rows_that_nothing_could_choose_between_are_named():
    """One key, one place, one first day, both on: refused."""
    twin = row(48)
    assert rows_that_clash([NATION, twin, BOARD]) == ((NATION, twin),)
    assert rows_that_clash([NATION, row(48, on=False), COUNCIL]) == ()

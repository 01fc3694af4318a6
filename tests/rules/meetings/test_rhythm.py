"""When a kind of meeting last met about a child, and by when it owes the next: neither time nor cancelling ends it."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.meetings.rules.rhythm import OnAgenda, Place, place_in_rhythm

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def on(days: int, state: str = "HELD", goes_on: str = "", next_on: int | None = None) -> OnAgenda:
    return OnAgenda(state, NOW + days * DAY, goes_on, (NOW + next_on * DAY).date() if next_on is not None else None)


LONG_AGO = Place(NOW - 1100 * DAY, None, (NOW - 1072 * DAY).date(), True)
PLACES = [
    ("no meeting was ever about the child", [], None),
    ("the chair decided that no more is needed", [on(-30, goes_on="LAST")], None),
    ("held, and the next one is called",
     [on(-30, goes_on="USUAL", next_on=-2), on(5, "SET")], Place(NOW - 30 * DAY, NOW + 5 * DAY, None, False)),
    ("held, and owed by a day to come",
     [on(-30, goes_on="USUAL", next_on=3)], Place(NOW - 30 * DAY, None, (NOW + 3 * DAY).date(), False)),
    ("held, and owed by a day that is over",
     [on(-30, goes_on="USUAL", next_on=-1)], Place(NOW - 30 * DAY, None, (NOW - DAY).date(), True)),
    ("held three years ago: time takes nobody off", [on(-1100, goes_on="USUAL", next_on=-1072)], LONG_AGO),
    ("cancelled, and no other called: still on the panel", [on(2, "CANCELLED")], Place(None, None, None, True)),
    ("it began, and nobody closed the item", [on(-1, "MOVED")], Place(None, NOW - DAY, None, True)),
    ("closed in the meeting before it is said to be held",
     [on(0, "SET", "USUAL", 28)], Place(None, None, (NOW + 28 * DAY).date(), False)),
    ("no more was needed, and one that was called before is still to come",
     [on(20, "SET"), on(-1, goes_on="LAST")], Place(NOW - DAY, NOW + 20 * DAY, None, False)),
    ("no more was needed, and the one that was called before is closed too",
     [on(20, "SET", "USUAL", 48), on(-1, goes_on="LAST")], None),
    ("less often, by the chair’s decision, until it is decided otherwise",
     [on(-40, goes_on="CALM", next_on=-12), on(-12, goes_on="CALM", next_on=16), on(-10, "CANCELLED")],
     Place(NOW - 12 * DAY, None, (NOW + 16 * DAY).date(), False, True)),
    ("put on again after no more was needed",
     [on(-90, goes_on="LAST"), on(4, "SET")], Place(NOW - 90 * DAY, NOW + 4 * DAY, None, False)),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "rows", "place"), PLACES)
def test_the_rhythm_goes_on_until_the_chair_decides(_case, rows, place):
    assert place_in_rhythm(rows, NOW) == place

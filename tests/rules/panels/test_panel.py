"""Themes as counts of children, moves, and how panels went."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.duties.rules import PolicyRow
from ymylon.duties.rules.policy import Level
from ymylon.panels.rules import (
    About,
    Agency,
    Counted,
    Fact,
    Learning,
    Minutes,
    Moves,
    Spell,
    Stood,
    Tally,
    Taught,
    attendance,
    counted,
    learning_of,
    minutes_stand,
    moves_since,
    tally,
)
from ymylon.terms.codes import EducationStatus as E
from ymylon.terms.codes import PlaceStands, PolicyStanding

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BRIDGEND = "W06000013"


def test_a_theme_counts_a_child_once_and_what_is_suspected_beside_what_is_so():
    facts = [
        Fact(About.ONLINE, "Images", 1),
        Fact(About.ONLINE, "Images", 1, is_sure=False),
        Fact(About.ONLINE, "Images", 2, is_sure=False),
        Fact(About.SUBSTANCES, "Alcohol", 4),
        Fact(About.SUBSTANCES, "MDMA", 3),
        Fact(About.SUBSTANCES, "MDMA", 4, is_sure=False),
        Fact(About.SUBSTANCES, "Cannabis", 1),
        Fact(About.SUBSTANCES, "Cannabis", 2),
    ]
    assert counted(facts) == (
        Counted(About.SUBSTANCES, "Cannabis", 2, 0),
        Counted(About.SUBSTANCES, "MDMA", 1, 1),
        Counted(About.SUBSTANCES, "Alcohol", 1, 0),
        Counted(About.ONLINE, "Images", 1, 1),
    )
    assert counted([]) == ()


LEARNERS = [
    ("nobody", [], Learning()),
    ("excluded for good or for days; at risk of it is not yet",
     [Taught(E.PERMANENT_EXCLUSION), Taught(E.FIXED_TERM_EXCLUSION_SHORT), Taught(E.AT_RISK_OF_EXCLUSION), Taught(E.REFUSING)],
     Learning(excluded=2, at_risk=1)),
    ("excluded, and waits: a wait of half a year less a day is five months",
     [Taught(E.PERMANENT_EXCLUSION, specialist_since=date(2026, 5, 27))],
     Learning(excluded=1, waiting=1, middle_months=5, longest_months=5)),
    ("of an even number the shorter of the middle two",
     [Taught(E.EOTAS, specialist_since=date(2025, month, 1)) for month in (1, 3, 4, 11)],
     Learning(waiting=4, middle_months=19, longest_months=22)),
    ("an apprenticeship that may be lost, and one that goes on",
     [Taught(E.APPRENTICESHIP, PlaceStands.AT_RISK), Taught(E.APPRENTICESHIP, PlaceStands.GOES_ON),
      Taught(E.COLLEGE, PlaceStands.AT_RISK)], Learning(at_risk=2, apprentices=1)),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "children", "learning"), LEARNERS)
def test_how_children_learn_is_counted_by_child(_case, children, learning):
    assert learning_of(children, NOW.date()) == learning


def spell(child: int, since: int, until: int | None, where: str, away: bool | None = None) -> Spell:
    first = date(2026, 6, 1)
    return Spell(child, first + since * DAY, first + until * DAY if until else None, (where,), away)


SPELLS = [
    ("a first placement is no move", [spell(1, 10, None, "A")], Moves(0, 0, 0)),
    ("from one to another", [spell(1, -50, 10, "A"), spell(1, 10, None, "B", True)], Moves(1, 1, 1)),
    ("another legal status in the same place is no move", [spell(1, -50, 10, "A"), spell(1, 10, None, "A")], Moves(0, 0, 0)),
    ("home for a month between is no move", [spell(1, -50, 10, "A"), spell(1, 40, None, "B")], Moves(0, 0, 0)),
    ("before the days that are counted", [spell(1, -50, -10, "A"), spell(1, -10, None, "B")], Moves(0, 0, 0)),
    ("twice, and another child once", [spell(1, -9, 2, "A"), spell(1, 2, 9, "B"), spell(1, 9, None, "C", True),
                                       spell(2, -9, 3, "A"), spell(2, 3, None, "B")], Moves(2, 3, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "spells", "moves"), SPELLS)
def test_children_moved_are_counted_apart_from_how_often(_case, spells, moves):
    assert moves_since(spells, date(2026, 6, 1)) == moves


def policy(days: int, since: date, *, board: str = "") -> PolicyRow:
    level = Level.BOARD if board else Level.NATIONAL
    return PolicyRow("meeting.minutes", level, board, since, "x", PolicyStanding.LOCAL_PRACTICE, value={"days": days})


ROWS = [policy(28, date(2026, 1, 1)), policy(14, date(2026, 9, 1), board="CTMSB")]
MINUTES = [
    ("not held", "CANCELLED", -60, None, Minutes.NONE),
    ("before any policy", "HELD", -400, -300, Minutes.NO_CLOCK),
    ("approved on the last day of its board", "HELD", -30, -16, Minutes.IN_TIME),
    ("approved a day later", "HELD", -30, -15, Minutes.LATE),
    ("of the nation before the board had its own", "HELD", -100, -73, Minutes.IN_TIME),
    ("not approved, and due tomorrow", "HELD", -13, None, Minutes.WAITS),
    ("not approved, and due yesterday", "HELD", -15, None, Minutes.LATE),
]


@pytest.mark.parametrize(("_case", "state", "held", "approved", "stand"), MINUTES)
def test_minutes_are_judged_by_the_policy_of_the_day_of_the_meeting(_case, state, held, approved, stand):
    at = NOW + approved * DAY if approved is not None else None
    assert minutes_stand(state, NOW + held * DAY, at, ROWS, BRIDGEND, NOW) is stand


def test_what_became_of_meetings_and_who_came_is_counted():
    rows = [
        Stood("HELD", True, True, Minutes.IN_TIME),
        Stood("HELD", True, True, Minutes.NO_CLOCK),
        Stood("HELD", True, False, Minutes.LATE),
        Stood("CANCELLED", True, False, Minutes.NONE),
        Stood("MOVED", False, False, Minutes.NONE),
        Stood("SET", True, False, Minutes.NONE),
    ]
    assert tally(rows) == Tally(held=3, cancelled=1, coming=1, not_closed=1, approved=2, in_time=1, clocked=2)
    came = [{"POLICE": True, "HEALTH_BOARD": False}, {"POLICE": False}, {}]
    assert attendance(came) == (Agency("HEALTH_BOARD", 1, 0), Agency("POLICE", 2, 1))

"""What may be done about a duty, and what a kind of duty says of itself."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.duties.rules import (
    DUTY_STATES,
    DutyKind,
    DutyState,
    areas_of,
    catalogue,
    due_under,
    may_move,
    waiving_fault,
    was_in_time,
)  # fmt: skip
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.terms.codes import Lane, PolicyStanding, TeamFunction
from ymylon.terms.words import Words

KIND = DutyKind("A", Words("a", "a"), Lane.EPISODE, TeamFunction.SOCIAL_WORK, "a.within", "missing:a", Words("b", "b"))

MOVES = [
    pytest.param(DutyState.OPEN, DutyState.FULFILLED, True, id="an open duty is met by a fact"),
    pytest.param(DutyState.OPEN, DutyState.WAIVED, True, id="an open duty is waived with a reason"),
    pytest.param(DutyState.OPEN, DutyState.VOIDED, True, id="an open duty falls away with the end of an episode"),
    pytest.param(DutyState.VOIDED, DutyState.OPEN, True, id="an end put right brings the duty back"),
    pytest.param(DutyState.FULFILLED, DutyState.OPEN, False, id="what was done stays done"),
    pytest.param(DutyState.WAIVED, DutyState.FULFILLED, False, id="what was waived isn't done afterwards"),
]


@pytest.mark.parametrize(("came_from", "goes_to", "legal"), MOVES)
def test_moves_of_a_duty(came_from, goes_to, legal):
    """A duty is left by a fact, a reason or an end, and by nothing else."""
    assert may_move(came_from, goes_to) is legal


def test_the_table_is_whole():
    """Every state can be reached and has an owner."""
    assert DUTY_STATES.faults() == ()


def test_waiving_needs_a_reason():
    """Blank is no reason."""
    assert waiving_fault("  ").en == "Say why this is not needed."
    assert waiving_fault("He told Siân all of it on Monday.") is None


def test_done_at_the_due_moment_is_in_time():
    """The last moment counts."""
    due = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert was_in_time(due, due)
    assert not was_in_time(due + timedelta(seconds=1), due)


def test_by_when_it_is_owed():
    """The row in force when the duty opened says by when; without one it is owed all the same, with no time set."""
    opened_at = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)
    due = due_under(DEMONSTRATION, "interview.offer", areas_of("W06000013"), opened_at)
    assert due.at == opened_at + timedelta(hours=24)
    assert due.row.standing == PolicyStanding.DEMONSTRATION
    assert due_under(SHIPPED, "interview.offer", areas_of("W06000013"), opened_at) is None


def test_a_kind_listed_twice_is_refused():
    """One room fulfils a kind of duty."""
    assert catalogue([KIND]) == {"A": KIND}
    with pytest.raises(ValueError, match="listed twice"):
        catalogue([KIND, KIND])

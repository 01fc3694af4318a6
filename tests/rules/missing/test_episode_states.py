"""The states of an episode and the moves between them."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.duties.rules import read_length
from ymylon.missing.rules.states import (
    EPISODE_STATES,
    EpisodeState,
    is_closed,
    is_ended,
    is_open,
    may_move,
    may_reopen,
    moves_from,
)
from ymylon.terms.codes import EndKind

S = EpisodeState

MOVES = [
    pytest.param("", S.REPORTED, True, id="a report begins it"),
    *(
        pytest.param(S.REPORTED, kind.value, True, id=f"a missing child's episode may end: {kind.words.en.lower()}")
        for kind in EndKind
    ),
    pytest.param(S.REPORTED, S.CLOSED, False, id="nothing is closed before it has ended"),
    pytest.param(S.FOUND, S.CLOSED, True, id="what has ended may close"),
    pytest.param(S.FOUND, S.REPORTED, True, id="a child who wasn't found after all is missing again"),
    pytest.param(S.FOUND, S.DIED, True, id="a child who was found may have died since"),
    pytest.param(S.FOUND, S.IN_HOSPITAL, False, id="how it ended isn't overwritten"),
    pytest.param(S.CLOSED, S.REOPENED, True, id="what was closed may be reopened"),
    pytest.param(S.CLOSED, S.REPORTED, False, id="a closed episode is reopened first"),
    pytest.param(S.REOPENED, S.CLOSED, True, id="and closed again"),
    pytest.param(S.DIED, S.FOUND, False, id="an end isn't turned into another"),
]


@pytest.mark.parametrize(("came_from", "goes_to", "legal"), MOVES)
def test_legal_moves(came_from, goes_to, legal):
    """An episode moves only as the table says."""
    assert may_move(came_from, goes_to) is legal


def test_the_table_is_whole():
    """Every way to end is a state, every state has an owner and can be reached and left or is closed."""
    assert EPISODE_STATES.faults() == ()
    assert {state.code for state in EPISODE_STATES.states} == set(S)
    assert {kind.value for kind in EndKind} < set(S)
    assert all(state.owned_by.en for state in EPISODE_STATES.states)
    assert all(moves_from(state) for state in S)


STANDS = [
    pytest.param(S.REPORTED, "open", id="reported is open"),
    *(pytest.param(S(kind.value), "ended", id=f"{kind.words.en.lower()} is ended") for kind in EndKind),
    pytest.param(S.REOPENED, "ended", id="reopened isn't missing"),
    pytest.param(S.CLOSED, "closed", id="closed is closed"),
]


@pytest.mark.parametrize(("state", "stands"), STANDS)
def test_each_state_is_open_ended_or_closed(state, stands):
    """A state is exactly one of open, ended and closed."""
    assert (is_open(state), is_ended(state), is_closed(state)) == (stands == "open", stands == "ended", stands == "closed")


def test_reopening_within_the_days_of_policy():
    """On the last day it may be reopened, a moment later it may not."""
    closed_at = datetime(2026, 10, 1, 12, tzinfo=UTC)
    within = read_length({"days": 28})
    assert may_reopen(closed_at, within, closed_at + timedelta(days=28))
    assert not may_reopen(closed_at, within, closed_at + timedelta(days=28, seconds=1))
    assert may_reopen(closed_at, None, closed_at + timedelta(days=900))

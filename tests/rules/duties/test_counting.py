"""What is counted of agreed actions and of help that was asked for: each request in one place, and who goes without."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.duties.rules import ActionState, Help, count_actions, count_help
from ymylon.duties.rules.counting import CountedAction

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
S = ActionState


def asked(state: ActionState, help_: Help = Help.FOOD, *, due: int = 1, answered: int | None = None, **more) -> CountedAction:
    """Help whose answer is due in so many hours from now, and came so many hours from now."""
    came = None if answered is None else NOW + answered * HOUR
    return CountedAction(state, help_, NOW + due * HOUR, came, **more)


def given(state: ActionState, *, due: int = 1, ended: int | None = None, answered: int = -8, **more) -> CountedAction:
    """Help that was granted in time, to be given within so many hours from now."""
    done = None if ended is None else NOW + ended * HOUR
    return asked(state, answered=answered, done_due=NOW + due * HOUR, ended_at=done, was_granted=True, **more)


# asked, granted, refused, waiting, withdrawn, late, unmet
HELP = [
    pytest.param(asked(S.ASKED), (1, 0, 0, 1, 0, 0, 0), id="waits, in time"),
    pytest.param(asked(S.ASKED, due=-1), (1, 0, 0, 1, 0, 1, 1), id="waits past its time: the child goes without"),
    pytest.param(asked(S.REFUSED, answered=-2), (1, 0, 1, 0, 0, 0, 1), id="refused: without"),
    pytest.param(asked(S.REFUSED, due=-3, answered=-2), (1, 0, 1, 0, 0, 1, 1), id="refused late"),
    pytest.param(asked(S.NOT_NEEDED, answered=-2), (1, 0, 0, 0, 1, 0, 0), id="withdrawn before an answer"),
    pytest.param(given(S.AGREED), (1, 1, 0, 0, 0, 0, 0), id="granted, to be given yet"),
    pytest.param(given(S.AGREED, due=-1), (1, 1, 0, 0, 0, 1, 1), id="granted, and not given by its day: without"),
    pytest.param(given(S.DONE, ended=0), (1, 1, 0, 0, 0, 0, 0), id="given"),
    pytest.param(given(S.DONE, due=-2, ended=-1), (1, 1, 0, 0, 0, 1, 0), id="given late: not without"),
    pytest.param(given(S.PARTLY, ended=0), (1, 1, 0, 0, 0, 0, 0), id="given in part"),
    pytest.param(given(S.NOT_DONE, ended=0), (1, 1, 0, 0, 0, 0, 1), id="granted and not given: without"),
    pytest.param(given(S.NOT_NEEDED, ended=0), (1, 1, 0, 0, 0, 0, 0), id="granted, and not needed any more"),
    pytest.param(CountedAction(S.AGREED, done_due=NOW - HOUR), (0, 0, 0, 0, 0, 0, 0), id="an action is no help"),
]


@pytest.mark.parametrize(("row", "counts"), HELP)
def test_where_a_request_is_counted(row, counts):
    found = count_help([row], NOW)
    assert found.asked == found.granted + found.refused + found.waiting + found.withdrawn
    unmet = sum(found.unmet.values())
    assert (found.asked, found.granted, found.refused, found.waiting, found.withdrawn, found.late, unmet) == counts


def test_who_goes_without_is_counted_by_kind():
    rows = [asked(S.REFUSED, Help.LIFT, answered=-1), asked(S.REFUSED, Help.LIFT, answered=-1), asked(S.ASKED, due=-1)]
    assert count_help(rows, NOW).unmet == {Help.LIFT: 2, Help.FOOD: 1}


def test_actions_are_counted_by_how_they_ended_and_help_is_none_of_them():
    late, soon = NOW - HOUR, NOW + HOUR
    rows = [
        CountedAction(S.AGREED, done_due=late), CountedAction(S.AGREED, done_due=soon),
        CountedAction(S.DONE, done_due=late, ended_at=late - HOUR), CountedAction(S.NOT_DONE, done_due=late, ended_at=NOW),
        given(S.DONE, ended=0),
    ]  # fmt: skip
    found = count_actions(rows, NOW)
    assert (found.agreed, found.still_open, found.late) == (4, 2, 2)
    assert found.ended == {S.DONE: 1, S.PARTLY: 0, S.NOT_DONE: 1, S.NOT_NEEDED: 0}

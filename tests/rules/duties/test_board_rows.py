"""A board's rows as somebody keeps them in a spreadsheet: what stands, and what is said of what does not."""

import pytest

from ymylon.duties.rules.board_rows import is_known, read_rows
from ymylon.duties.rules.policy import Level

GOOD = {
    "key": "acknowledge.council", "level": "AUTHORITY", "area": "W06000016", "value": '{"within": {"hours": 1}}',
    "from": "2026-12-01", "to": "", "source": "Minute 14", "standing": "LOCAL_PRACTICE", "on": "yes",
}  # fmt: skip

FAULTS = [
    pytest.param({"key": "acknowledge.counsil"}, "key", id="a slip in the key would do nothing in silence"),
    pytest.param({"level": "REGION"}, "level", id="an unknown level"),
    pytest.param({"area": ""}, "area", id="an authority that is not named"),
    pytest.param({"area": "W06000099"}, "area", id="no such authority"),
    pytest.param({"level": "BOARD"}, "area", id="a board named by an authority's code"),
    pytest.param({"level": "NATIONAL"}, "area", id="the nation has no area"),
    pytest.param({"value": "one hour"}, "value", id="no JSON"),
    pytest.param({"value": '{"within": {"hours": "soon"}}'}, "value", id="no length of time"),
    pytest.param({"from": "1/12/2026"}, "from", id="a day in another form"),
    pytest.param({"to": "2026-12-01"}, "to", id="it ends as it begins"),
    pytest.param({"source": " "}, "source", id="nobody says where it is written"),
    pytest.param({"source": "=HYPERLINK(1)"}, "source", id="a formula that would run where the rows are listed"),
    pytest.param({"standing": "DEMONSTRATION"}, "standing", id="a demonstration's row is not a board's"),
    pytest.param({"on": "perhaps"}, "on", id="neither yes nor no"),
]


def test_a_good_row_stands():
    rows, faults = read_rows([GOOD, GOOD | {"level": "BOARD", "area": "CTMSB", "on": "na"}])
    assert faults == []
    assert [(row.level, row.area, row.switched_on) for row in rows] == [
        (Level.AUTHORITY, "W06000016", True),
        (Level.BOARD, "CTMSB", False),
    ]


@pytest.mark.parametrize(("change", "column"), FAULTS)
def test_each_fault_is_named_by_row_and_column_in_both_languages(change, column):
    rows, faults = read_rows([GOOD, GOOD | change])
    assert len(rows) == 1
    assert [(fault.row, fault.column) for fault in faults] == [(2, column)]
    assert all(fault.words.en and fault.words.cy and fault.words.en != fault.words.cy for fault in faults)


def test_keys_that_something_reads():
    assert is_known("acknowledge.police.end")
    assert is_known("strategy_meeting.our_own")
    assert not is_known("strategy_meeting.")
    assert not is_known("tell.parent")

"""The policy rows that an installation begins with, and those of the demonstration."""

from collections.abc import Mapping

import pytest

from ymylon.duties.rules import Level, read_length, rows_that_clash
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.terms.codes import PolicyStanding
from ymylon.terms.geography import BOARDS
from ymylon.terms.sources import SOURCES

STANDING = {row.key: (row.standing, row.switched_on) for row in SHIPPED}

CASES = [
    pytest.param("interview.hold", PolicyStanding.GUIDANCE, True, id="an interview within 72 hours is guidance, not law"),
    pytest.param("interview.offer", PolicyStanding.LOCAL_PRACTICE, False, id="an offer within 24 hours is a proposal, and off"),
    pytest.param("strategy_meeting.repeats", PolicyStanding.LOCAL_PRACTICE, False, id="no number of episodes could be verified"),
    pytest.param("prevention_check", PolicyStanding.LOCAL_PRACTICE, False, id="nor a time for the prevention check"),
    pytest.param("acknowledge.council", PolicyStanding.LOCAL_PRACTICE, False, id="nor a time to acknowledge"),
    pytest.param("tell.health_board", PolicyStanding.GUIDANCE, True, id="council, health board and police are told"),
    pytest.param("tell.register_custodian", PolicyStanding.GUIDANCE, True, id="so is the custodian of the register"),
    pytest.param("referral.confirm", PolicyStanding.GUIDANCE, True, id="so is one that was rung through first"),
    pytest.param("referral.decide", PolicyStanding.GUIDANCE, True, id="the council decides within one working day"),
    pytest.param("referral.chase", PolicyStanding.GUIDANCE, True, id="and is chased after seven"),
    pytest.param("referral.youth_justice", PolicyStanding.LOCAL_PRACTICE, False, id="one council's practice is off elsewhere"),
    pytest.param("core_group.first", PolicyStanding.GUIDANCE, True, id="the first core group meets within ten working days"),
    pytest.param("conference.initial", PolicyStanding.GUIDANCE, True, id="a conference within fifteen of the discussion"),
    pytest.param("section_47.enquiry", PolicyStanding.LOCAL_PRACTICE, False, id="no time of an enquiry could be verified"),
    pytest.param("looked_after.review_first", PolicyStanding.LOCAL_PRACTICE, False, id="nor of a review: from memory, and off"),
    pytest.param("refer_harm", PolicyStanding.GUIDANCE, True, id="a referral is put in writing within 24 hours"),
]


@pytest.mark.parametrize(("key", "standing", "on"), CASES)
def test_standing_of_what_is_shipped(key, standing, on):
    """What could be verified is on with its source; what couldn't is loaded off."""
    assert STANDING[key] == (standing, on)


def test_nothing_shipped_is_called_law():
    """No row of ours says that it is law."""
    assert not [
        row.key for row in (*SHIPPED, *DEMONSTRATION) if row.standing in (PolicyStanding.LAW, PolicyStanding.STATUTORY_GUIDANCE)
    ]


def test_every_row_of_the_demonstration_says_so():
    """Labelled demonstration, and on."""
    assert {(row.standing, row.switched_on, row.source) for row in DEMONSTRATION} == {
        (PolicyStanding.DEMONSTRATION, True, "ymylon_demonstration")
    }


def test_the_demonstration_switches_on_whatever_is_shipped_off():
    """Every clock that is shipped can be seen to run. Which law has begun no demonstration invents."""
    shown, law = {row.key for row in DEMONSTRATION}, {row.key for row in SHIPPED if row.key.startswith("order.kind.")}
    assert {row.key for row in SHIPPED if not row.switched_on} - law <= shown
    assert not law & shown


def test_no_two_rows_clash_and_every_area_is_known():
    """Each list on its own leaves nothing to choose."""
    assert rows_that_clash(SHIPPED) == ()
    assert rows_that_clash(DEMONSTRATION) == ()
    assert all(row.area in BOARDS for row in DEMONSTRATION if row.level == Level.BOARD)
    assert all(row.area == "" for row in (*SHIPPED, *DEMONSTRATION) if row.level == Level.NATIONAL)


def test_every_source_is_listed():
    """A row names its source by a key of the list of sources, and is off where that source is unsure."""
    assert {row.source for row in (*SHIPPED, *DEMONSTRATION)} <= set(SOURCES)
    assert not [row.key for row in SHIPPED if row.switched_on and SOURCES[row.source].unsure]


def _lengths(value):
    if {"minutes", "hours", "days", "working_days", "at_next_opening"} & set(value):
        yield value
    for part in value.values():
        if isinstance(part, Mapping):
            yield from _lengths(part)


def test_every_length_can_be_read():
    """No row holds a length that means nothing."""
    for row in (*SHIPPED, *DEMONSTRATION):
        assert all(read_length(length) for length in _lengths(row.value)), row.key

"""Somebody’s own words: what must be said beside them, and when social care alone reads them."""

from datetime import date

import pytest

from ymylon.circumstances.rules.faults import FUTURE
from ymylon.screening.rules.voices import (
    SAY_BECAME,
    SAY_DANGER,
    SAY_HOW,
    SAY_WHEN,
    SAY_WHY_NOT,
    SAY_WORDS,
    WHOSE,
    Asked,
    Danger,
    Heard,
    Voice,
    heard_fault,
    is_kept,
)

TODAY, LATER = date(2026, 11, 20), date(2026, 11, 21)
C, A, H, D = Voice.CHILD, Asked, Heard.PHONE, Danger.NOBODY

CASES = [
    pytest.param(C, A.SAID, "I owe them.", H, TODAY, D, None, id="their words, how and when, and whom it could endanger"),
    pytest.param(None, A.SAID, "I owe them.", H, TODAY, D, (WHOSE, "voice"), id="whose words they are"),
    pytest.param(C, None, "I owe them.", H, TODAY, D, (SAY_BECAME, "became"), id="whether they said something"),
    pytest.param(C, A.SAID, " ", H, TODAY, D, (SAY_WORDS, "words"), id="what they said"),
    pytest.param(C, A.SAID, "I owe them.", None, TODAY, D, (SAY_HOW, "heard"), id="how it was heard"),
    pytest.param(C, A.SAID, "I owe them.", H, None, D, (SAY_WHEN, "on"), id="when it was heard"),
    pytest.param(C, A.SAID, "I owe them.", H, LATER, D, (FUTURE, "on"), id="never tomorrow"),
    pytest.param(C, A.SAID, "I owe them.", H, TODAY, None, (SAY_DANGER, "danger"), id="whom it could put in danger"),
    pytest.param(C, A.DECLINED, "Not today.", None, TODAY, D, (SAY_HOW, "heard"), id="who was asked was asked somehow"),
    pytest.param(C, A.NOT_SAFE, "", None, None, D, (SAY_WHY_NOT, "words"), id="who was not asked, for a reason"),
    pytest.param(C, A.NOT_SAFE, "His uncle listens.", None, None, Danger.CHILD, None, id="not asked needs no day"),
    pytest.param(C, A.NOT_YET, "After the exams.", None, None, D, None, id="not asked yet, and why"),
]


@pytest.mark.parametrize(("voice", "became", "words", "heard", "on", "danger", "fault"), CASES)
def test_own_words(voice, became, words, heard, on, danger, fault):
    """Nobody has to say anything; and whoever was not asked, for that there is a reason."""
    found = heard_fault(voice, became, words, heard, on, danger, TODAY)
    assert (found and (found.words, found.field)) == fault


@pytest.mark.parametrize("danger", list(Danger))
def test_kept_to_social_care(danger):
    """As long as nobody knows that it puts no one in danger, social care and whoever took it down alone read it."""
    assert is_kept(danger) is (danger is not Danger.NOBODY)

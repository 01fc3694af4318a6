"""Who may protect a child with whom, and until when a question waits."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.protection.rules.together import AGREE_WITHIN, may_still_agree, protection_fault

TODAY = date(2026, 11, 25)
GOOD = {"readers": (1, 2), "review_on": TODAY + timedelta(days=30), "today": TODAY, "reason": "A threat."}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, None),
        ({"readers": ()}, "readers"),
        ({"readers": (1,)}, "readers"),
        ({"readers": (1, 1)}, "readers"),
        ({"readers": (1, 2, 3)}, None),
        ({"review_on": TODAY}, None),
        ({"review_on": TODAY - timedelta(days=1)}, "review_on"),
        ({"review_on": TODAY + timedelta(days=181)}, "review_on"),
        ({"reason": "  "}, "reason"),
    ],
)
def test_two_people_a_reason_and_a_day(changed, field):
    fault = protection_fault(**{**GOOD, **changed})
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("late", "may"), [(timedelta(0), True), (AGREE_WITHIN, True), (AGREE_WITHIN + timedelta(seconds=1), False)]
)
def test_a_question_waits_half_an_hour(late, may):
    asked = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert may_still_agree(asked, asked + late) is may

"""When somebody says anew whom they know, and what a declaration wants, as tables of cases."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.oversight.rules.interests import fault, is_due
from ymylon.terms.codes import InterestKind

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said_at", "due"),
    [(None, True), (NOW, False), (NOW - timedelta(days=364), False), (NOW - timedelta(days=365), True)],
    ids=["never", "now", "within the year", "a year ago"],
)
def test_it_is_said_at_joining_and_once_a_year(said_at, due):
    assert is_due(said_at, NOW) is due


@pytest.mark.parametrize(
    ("kind", "named", "words", "field"),
    [
        (InterestKind.NONE, "", "", None),
        (InterestKind.CHILD, "Cai Morgan", "My nephew", None),
        (InterestKind.ADDRESS, " ", "Next door", "named"),
        (InterestKind.PRACTITIONER, "Mared Ellis", "", "words"),
    ],
)
def test_whoever_knows_somebody_says_whom_and_how(kind, named, words, field):
    found = fault(kind, named, words)
    assert (found[0] if found else None) == field

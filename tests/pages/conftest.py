"""What tests of pages need besides the cast: guidance in force."""

import pytest


@pytest.fixture
def policy(db) -> None:
    """The rows that ship, and those of the demonstration."""
    from ymylon.duties.actions import load_shipped_policies

    load_shipped_policies(demonstration=True)

"""What the tests of worries begin with: what somebody notes."""

from typing import Any

from ymylon.worries.rules import Told


def worry_words(words: str = "Comes in tired since half term.", **more: Any) -> dict[str, Any]:
    """What is noted of a worry; `more` answers go before."""
    return {
        "support": "Breakfast, and a word each morning.", "words": words, "since": None, "child_told": Told.TOLD,
        "family_told": Told.WILL_BE_TOLD, "told_words": "Dewi rings his gran.",
    } | more  # fmt: skip

"""Why something can't be recorded, said to whoever tries."""

from typing import Any

from ymylon.terms.words import Words


class Fault(ValueError):
    """Something that can't be recorded as it was given: why, in both languages, and the question it belongs to."""

    def __init__(self, words: Words, field: str = "") -> None:
        super().__init__(words.en)
        self.words = words
        self.field = field


Found = tuple[str, Words]  # the question, and what is wrong with its answer


def refuse(*faults: Fault | Found | None) -> None:
    """Raise the first of these that is one; what a rule found, as a Fault of its question."""
    for fault in faults:
        if fault is not None:
            raise fault if isinstance(fault, Fault) else Fault(fault[1], fault[0])


class Overtaken(Exception):
    """Somebody else saved the same record since the page was opened; nothing was written. `theirs` is how it stands now."""

    def __init__(self, theirs: Any) -> None:
        super().__init__(str(theirs))
        self.theirs = theirs

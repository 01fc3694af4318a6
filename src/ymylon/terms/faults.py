"""Why something can't be recorded, said to whoever tries."""

from contextvars import ContextVar
from typing import Any, NamedTuple, TypeVar

from ymylon.terms.words import Words


class Fault(ValueError):
    """Something that can't be recorded as it was given: why, in both languages, and the question it belongs to."""

    def __init__(self, words: Words, field: str = "") -> None:
        super().__init__(words.en)
        self.words = words
        self.field = field


class Refusal(NamedTuple):
    """The rule that kept somebody from what is not theirs, in English; and whose record it was, where the act knows it."""

    rule: str
    child: int | None = None


_REFUSED: ContextVar[list[Refusal] | None] = ContextVar("refused", default=None)
_F = TypeVar("_F", bound=Exception)


def begin_refusing() -> None:
    """From now on it is gathered by which rules somebody is kept from what is not theirs to do."""
    _REFUSED.set([])


def refusals() -> list[Refusal]:
    """Those rules, each once of a record, without anything that was typed. What was undone since is in it as well."""
    return list(dict.fromkeys(_REFUSED.get() or ()))


def refused(fault: _F, rule: Words | None = None, *, child: int | None = None) -> _F:
    """The same fault, put down for the audit: it keeps somebody from what is not theirs, and asks for no better answer.

    `rule`: the words of the rule, where those of the fault hold more than it. `child`: whose record it was.
    """
    words = rule or getattr(fault, "words", None)
    gathered = _REFUSED.get()
    if gathered is not None and words is not None:
        gathered.append(Refusal(words.en, child))
    return fault


class NoSuch(LookupError):
    """There is none, or none of which this person may know: who asks a page for it finds nothing there, and is not told which."""


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

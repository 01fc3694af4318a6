"""What a plan asks, in the order in which it is read at three in the morning, and what keeps one from being kept."""

from collections.abc import Collection

from ymylon.plans.rules.codes import ChildView, MadeWith
from ymylon.terms import faults
from ymylon.terms.words import Words

LONGEST = 400  # characters an answer: all of them stand on one sheet, and are read at night

# The trigger plan, and the child information form; what each asks is the form's to say.
NIGHT = ("at_once", "check_first", "calls", "police", "times", "on_return")
WHO = ("looks", "risks", "places", "trusts", "friends", "reached", "routes", "calms", "talking", "found", "not_told")

# Answers that could say where somebody is: of a protected child they are sealed, and stand in no plan.
MAY_BETRAY = frozenset({"at_once", "check_first", "calls", "on_return", "trusts", "friends", "places", "reached", "routes",
                        "not_told", "childs_words", "told_how"})  # fmt: skip

_WHO_WAS_THERE = Words(
    "Say who made it with you, or “Not with the child yet”.", "Dywedwch pwy a’i gwnaeth gyda chi, neu “Heb y plentyn hyd yn hyn”."
)
_BOTH = Words(
    "The child was there, or was not: choose one of the two.", "Roedd y plentyn yno, neu nid oedd: dewiswch un o’r ddau."
)
_TOLD_HOW = Words("Say how the child was told.", "Dywedwch sut y cafodd y plentyn wybod.")
_EMPTY = Words(
    "Answer at least one question. What is not known yet can wait.",
    "Atebwch o leiaf un cwestiwn. Gall yr hyn nad yw’n hysbys eto aros.",
)


class Fault(faults.Fault):
    """Something that can't be kept as it was given: why, in both languages, and the name of the question."""


class Overtaken(faults.Overtaken):
    """Somebody else kept a version since this one was begun; nothing was written. `theirs` is the plan as it stands."""


def plan_fault(made_with: Collection[str], view: str, told_how: str, answers: Collection[str]) -> Fault | None:
    """Why a plan can't be kept as it is. “Not known yet” is an answer everywhere, and no single answer is demanded."""
    if not made_with:
        return Fault(_WHO_WAS_THERE, "made_with")
    if {MadeWith.CHILD, MadeWith.WITHOUT_THE_CHILD} <= set(made_with):
        return Fault(_BOTH, "made_with")
    if view != ChildView.NOT_KNOWN_YET and not told_how.strip():
        return Fault(_TOLD_HOW, "told_how")
    return None if any(answer.strip() for answer in answers) else Fault(_EMPTY)

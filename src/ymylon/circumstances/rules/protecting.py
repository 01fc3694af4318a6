"""What each step of child protection makes owed, from which day its clock runs, and which later step meets it.

No step says how dangerous anything is: each is what people decided, on a day. A registration is another fact.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ymylon.terms.codes import ProtectionStep

S = ProtectionStep
HOLD_DISCUSSION = "HOLD_STRATEGY_DISCUSSION"
FINISH_ENQUIRY = "FINISH_SECTION_47_ENQUIRY"
FINISH_ASSESSMENT = "FINISH_ASSESSMENT"
HOLD_CONFERENCE = "HOLD_INITIAL_CONFERENCE"
CIRCULATE = "SEND_CONFERENCE_PLAN_ROUND"
FIRST_GROUP, NEXT_GROUP = "HOLD_FIRST_CORE_GROUP", "HOLD_NEXT_CORE_GROUP"
FIRST_REVIEW, NEXT_REVIEW = "HOLD_FIRST_REVIEW_CONFERENCE", "HOLD_NEXT_REVIEW_CONFERENCE"

# By kind of duty: the policy row that sets its time.
KEYS: Mapping[str, str] = {
    HOLD_DISCUSSION: "strategy.discussion",
    FINISH_ENQUIRY: "section_47.enquiry",
    FINISH_ASSESSMENT: "assessment.complete",
    HOLD_CONFERENCE: "conference.initial",
    CIRCULATE: "conference.circulate",
    FIRST_GROUP: "core_group.first",
    NEXT_GROUP: "core_group.next",
    FIRST_REVIEW: "conference.review_first",
    NEXT_REVIEW: "conference.review",
}
_DISCUSSIONS = frozenset({S.ENQUIRY_BEGINS, S.NO_ENQUIRY})
_REVIEWS = frozenset({S.REVIEW_KEEPS, S.REVIEW_ENDS})
_MET_BY: Mapping[str, frozenset[ProtectionStep]] = {
    HOLD_DISCUSSION: _DISCUSSIONS,
    FINISH_ENQUIRY: frozenset({S.NOT_SUBSTANTIATED, S.NOT_CONTINUING, S.CONTINUING}),
    FINISH_ASSESSMENT: frozenset({S.ASSESSED}),
    HOLD_CONFERENCE: frozenset({S.CONFERENCE_REGISTERS, S.CONFERENCE_DOES_NOT}),
    CIRCULATE: frozenset({S.CIRCULATED}),
    FIRST_GROUP: frozenset({S.CORE_GROUP}),
    NEXT_GROUP: frozenset({S.CORE_GROUP}),
    FIRST_REVIEW: _REVIEWS,
    NEXT_REVIEW: _REVIEWS,
}
_OPENS: Mapping[ProtectionStep, tuple[str, ...]] = {
    S.SUSPECTED: (HOLD_DISCUSSION,),
    S.ENQUIRY_BEGINS: (FINISH_ENQUIRY, FINISH_ASSESSMENT),
    S.CONTINUING: (HOLD_CONFERENCE,),
    S.CONFERENCE_REGISTERS: (CIRCULATE, FIRST_GROUP, FIRST_REVIEW),
    S.CONFERENCE_DOES_NOT: (CIRCULATE,),
    S.CORE_GROUP: (NEXT_GROUP,),
    S.REVIEW_KEEPS: (NEXT_REVIEW,),
}
# A conference decided that the name comes off: there is no core group to hold any more.
_POINTLESS_AFTER: Mapping[ProtectionStep, frozenset[str]] = {S.REVIEW_ENDS: frozenset({FIRST_GROUP, NEXT_GROUP})}


class Fate(StrEnum):
    """What became of something that a step made owed."""

    OPEN = "OPEN"
    MET = "MET"
    POINTLESS = "POINTLESS"


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it stands, by its number, and the day on which it was taken."""

    number: int
    kind: ProtectionStep
    on: date


@dataclass(frozen=True, slots=True)
class Owing:
    """Something that the step of this number made owed; its clock runs from the day `since`."""

    step: int
    kind: str
    since: date
    fate: Fate = Fate.OPEN


def owings(steps: Iterable[Step]) -> dict[tuple[int, str], Owing]:
    """All that these steps of one child made owed, by step and kind of duty, and what became of each.

    What is open already is not owed twice: the first clock goes on.
    """
    found: dict[tuple[int, str], Owing] = {}
    running: dict[str, tuple[int, str]] = {}
    discussed: date | None = None
    for step in sorted(steps, key=lambda one: (one.on, one.number)):
        for kind in [kind for kind in running if _ends(kind, step.kind)]:
            key = running.pop(kind)
            found[key] = replace(found[key], fate=Fate.MET if step.kind in _MET_BY[kind] else Fate.POINTLESS)
        if step.kind in _DISCUSSIONS:
            discussed = step.on
        for kind in _OPENS.get(step.kind, ()):
            if kind not in running:
                # A conference is counted from the strategy discussion, and not from the end of the enquiry [conwy_report].
                since = discussed or step.on if kind == HOLD_CONFERENCE else step.on
                running[kind] = (step.number, kind)
                found[running[kind]] = Owing(step.number, kind, since)
    return found


def _ends(kind: str, step: ProtectionStep) -> bool:
    return step in _MET_BY[kind] or kind in _POINTLESS_AFTER.get(step, ())


def event_of(step: ProtectionStep) -> str:
    """What the chronology calls the event of a step."""
    return f"STEP_{step}"


def next_steps(kinds: Collection[str]) -> tuple[ProtectionStep, ...]:
    """The steps that would meet any of these duties, in the order of the procedures."""
    return tuple(step for step in ProtectionStep if any(step in _MET_BY[kind] for kind in kinds if kind in _MET_BY))

"""How the children of a panel learn: how many are excluded, wait for a specialist place, may lose theirs. Counts of children."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ymylon.circumstances.rules.waits import EXCLUDING, whole_months
from ymylon.terms.codes import EducationStatus, PlaceStands

EXCLUDED = EXCLUDING - {EducationStatus.AT_RISK_OF_EXCLUSION}


@dataclass(frozen=True, slots=True)
class Taught:
    """How one child is taught now, whether the place may be lost, and since when a specialist place is waited for."""

    status: EducationStatus
    place: PlaceStands = PlaceStands.NOT_KNOWN
    specialist_since: date | None = None

    @property
    def may_lose_it(self) -> bool:
        """Whether somebody wrote that the child may lose the place, the course, or the school."""
        return self.place is PlaceStands.AT_RISK or self.status is EducationStatus.AT_RISK_OF_EXCLUSION


@dataclass(frozen=True, slots=True)
class Learning:
    """How many children are excluded, wait and how many months, may lose a place, and of these how many an apprenticeship."""

    excluded: int = 0
    waiting: int = 0
    middle_months: int = 0
    longest_months: int = 0
    at_risk: int = 0
    apprentices: int = 0


def learning_of(children: Iterable[Taught], today: date) -> Learning:
    """Each child once in each. A wait is in whole months; half of the children have waited no longer than the middle one."""
    rows = list(children)
    waits = sorted(whole_months(one.specialist_since, today) for one in rows if one.specialist_since)
    at_risk = [one for one in rows if one.may_lose_it]
    return Learning(
        excluded=sum(one.status in EXCLUDED for one in rows),
        waiting=len(waits),
        middle_months=waits[(len(waits) - 1) // 2] if waits else 0,
        longest_months=waits[-1] if waits else 0,
        at_risk=len(at_risk),
        apprentices=sum(one.status is EducationStatus.APPRENTICESHIP for one in at_risk),
    )

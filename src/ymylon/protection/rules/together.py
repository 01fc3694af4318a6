"""Two named people open a protected fact: how long a question waits, and how long what was opened stays open."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from ymylon.terms import faults
from ymylon.terms.codes import InvolvementKind
from ymylon.terms.words import Words

AGREE_WITHIN = timedelta(minutes=30)
SHOWN_WITHIN = timedelta(minutes=10)
FEWEST_READERS = 2
LONGEST_UNREVIEWED = timedelta(days=180)

# Whoever is involved so lives, learns or is treated where the child is; the county and force there are near enough to tell.
BETRAYING = frozenset(
    {
        InvolvementKind.HOME,
        InvolvementKind.SCHOOL,
        InvolvementKind.CLINIC,
        InvolvementKind.HOST_AUTHORITY,
        InvolvementKind.HOST_FORCE,
    }
)


class ProtectionFault(faults.Fault):
    """Why a protection can't stand so; `field` names the question."""


_TWO = Words(
    "Name at least two people. Each opens a protected fact only with another.",
    "Enwch o leiaf ddau berson. Dim ond gydag un arall y mae pob un yn agor ffaith warchodedig.",
    False,
)
_PAST = Words("The review can’t be in the past.", "Ni all yr adolygiad fod yn y gorffennol.")
_LATE = Words("Review it within six months.", "Adolygwch ef o fewn chwe mis.")
_WHY = Words("Say why.", "Dywedwch pam.")


def protection_fault(readers: Iterable[int], review_on: date, today: date, reason: str) -> ProtectionFault | None:
    """Why these can't protect a child; None if they can."""
    if len(set(readers)) < FEWEST_READERS:
        return ProtectionFault(_TWO, "readers")
    if review_on < today:
        return ProtectionFault(_PAST, "review_on")
    if review_on > today + LONGEST_UNREVIEWED:
        return ProtectionFault(_LATE, "review_on")
    return None if reason.strip() else ProtectionFault(_WHY, "reason")


def may_still_agree(asked_at: datetime, now: datetime) -> bool:
    """True while a question waits for the second person."""
    return now - asked_at <= AGREE_WITHIN

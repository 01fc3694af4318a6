"""What stands of a training, what can't be recorded as one, and who is counted."""

from datetime import date

from ymylon.terms.codes import Role
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

# Who looks after a child day and night: for them the course has amendments of its own.
CARERS = frozenset({Role.RESIDENTIAL_WORKER, Role.FOSTER_CARER})
TO_COME = Words(
    "This day is to come. Write the day on which it was held.", "Mae’r diwrnod hwn i ddod. Ysgrifennwch y diwrnod y’i cynhaliwyd."
)
ENDS_BEFORE = Words("It can’t end before it was held.", "Ni all ddod i ben cyn iddo gael ei gynnal.")
NOT_THEIRS = Words("You don’t answer for this person.", "Nid ydych yn ateb dros y person hwn.")
SAID_ALREADY = Words(
    "This is on record already: the same subject on the same day.", "Mae hyn ar gofnod eisoes: yr un pwnc ar yr un diwrnod."
)


def training_fault(held_on: date, stands_until: date | None, today: date) -> Fault | None:
    """What can't be: a course that is to come, or one that ends before it was held."""
    if held_on > today:
        return Fault(TO_COME, "held_on")
    if stands_until is not None and stands_until < held_on:
        return Fault(ENDS_BEFORE, "stands_until")
    return None


def has_run_out(stands_until: date | None, today: date) -> bool:
    """True from the day after the last on which it stands. What nobody set an end to does not run out."""
    return stands_until is not None and stands_until < today

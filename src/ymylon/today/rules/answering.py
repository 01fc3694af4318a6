"""Which teams have somebody who answers for them, and for how long at a time."""

from datetime import datetime, time, timedelta

from ymylon.terms.calendars import LONDON, local
from ymylon.terms.codes import TeamFunction
from ymylon.terms.words import Words

HAS_TURNS = frozenset(
    {
        TeamFunction.EMERGENCY_DUTY, TeamFunction.CHILDRENS_FRONT_DOOR, TeamFunction.POLICE_CONTROL, TeamFunction.POLICE_MISSING,
        TeamFunction.HEALTH_SAFEGUARDING, TeamFunction.MANAGEMENT, TeamFunction.JOINT,
    }
)  # fmt: skip
# Nobody is at work for longer: what is said for weeks ahead is a rota, and one that nobody keeps misleads whoever rings.
LONGEST = timedelta(days=7)
_SHIFTS = (time(9), time(17))
_TOO_SHORT = timedelta(hours=1)
_OVER = Words("Write a time that is still to come.", "Ysgrifennwch amser sydd eto i ddod.")
_TOO_LONG = Words(
    "Write a time within seven days: whoever still answers then says so again.",
    "Ysgrifennwch amser o fewn saith niwrnod: bydd pwy bynnag sy’n dal i ateb bryd hynny’n dweud hynny eto.",
    False,
)


def turn_fault(at: datetime, until: datetime) -> Words | None:
    """Why somebody can't answer from one moment until the other."""
    if until <= at:
        return _OVER
    return _TOO_LONG if until - at > LONGEST else None


def next_handover(now: datetime) -> datetime:
    """The next time at which day and night hand over."""
    here = local(now)
    ends = [datetime.combine(here.date() + timedelta(days=days), end, tzinfo=LONDON) for days in (0, 1) for end in _SHIFTS]
    return next(end for end in ends if end > here)


def turn_ends(now: datetime) -> datetime:
    """When a turn that begins now is likely to end: at the next handover that isn't about to be."""
    handover = next_handover(now)
    return next_handover(handover) if handover - local(now) < _TOO_SHORT else handover

"""A duty may wait, for a reason and until a day: its clock stands still meanwhile, and what was left of it is left afterwards."""

from datetime import datetime, timedelta

from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

from .instants import utc

# Nothing that keeps a child in view lapses because somebody forgot: a pause ends by itself, at the latest after this.
LONGEST = timedelta(days=28)
# Whoever is out alone is missed at the minute, and a child in danger is not put off.
_NEVER = frozenset({Lane.WORKER_SAFETY, Lane.PROTECTED})

# Stands for a reason that is sealed: it was said of a protected child.
SEALED = "-"
_WHY_SEALED = Words("The reason is sealed.", "Mae’r rheswm wedi’i selio.", False)

SAY_WHY = Words("Say why it waits.", "Dywedwch pam y mae’n aros.")
SAY_UNTIL = Words("Say until which day it waits.", "Dywedwch tan ba ddiwrnod y mae’n aros.")
TOO_LONG = Words(
    "A pause is 28 days at most. It can be paused again.", "Mae saib yn para 28 diwrnod ar y mwyaf. Gellir ei ohirio eto.", False
)
NOT_LATER = Words("Choose a day to come.", "Dewiswch ddiwrnod i ddod.")
NO_TIME = Words(
    "No time runs on this, so there is nothing to pause.", "Nid oes amser yn rhedeg ar hyn, felly nid oes dim i’w ohirio.", False
)
LATE_ALREADY = Words(
    "It is late already. A pause would hide that: do it, or say why it is not needed.",
    "Mae eisoes yn hwyr. Byddai saib yn cuddio hynny: gwnewch ef, neu dywedwch pam nad oes angen.",
    False,
)
NEVER = Words(
    "This keeps somebody safe tonight, and can’t be paused.",
    "Mae hyn yn cadw rhywun yn ddiogel heno, ac ni ellir ei ohirio.",
    False,
)
PAUSED_ALREADY = Words("Somebody has paused it already.", "Mae rhywun eisoes wedi’i ohirio.", False)
NOT_PAUSED = Words("It is not paused.", "Nid yw wedi’i ohirio.", False)
NOT_OPEN = Words("Somebody has ended this already.", "Mae rhywun eisoes wedi dod â hyn i ben.")


def why_words(reason: str, language: str) -> str:
    """Why it waits, as it is read; of a protected child, that it is sealed."""
    return _WHY_SEALED.in_language(language) if reason == SEALED else reason


def may_be_paused(lane: Lane | str) -> bool:
    """True if a duty of this lane may ever wait."""
    return Lane[lane] not in _NEVER


def is_paused(paused_until: datetime | None, now: datetime) -> bool:
    """True while a pause lasts. It ends by itself."""
    return paused_until is not None and utc(now) < utc(paused_until)


def pausing_fault(
    lane: Lane | str, due: datetime | None, paused_until: datetime | None, until: datetime | None, reason: str, now: datetime
) -> tuple[Words, str] | None:
    """Why a duty can't be paused like this, and the question it belongs to; None if it can."""
    if not may_be_paused(lane):
        return NEVER, ""
    if is_paused(paused_until, now):
        return PAUSED_ALREADY, ""
    if due is None:
        return NO_TIME, ""
    if utc(due) < utc(now):
        return LATE_ALREADY, ""
    if until is None:
        return SAY_UNTIL, "until"
    if utc(until) <= utc(now):
        return NOT_LATER, "until"
    if utc(until) - utc(now) > LONGEST:
        return TOO_LONG, "until"
    return None if reason.strip() else (SAY_WHY, "reason")


def due_after_pause(due: datetime, paused_at: datetime, until: datetime) -> datetime:
    """By when a paused duty is due: what was left when it stopped is left when it goes on."""
    return utc(due) + (utc(until) - utc(paused_at))


def due_gone_on(due: datetime, until: datetime, now: datetime) -> datetime:
    """By when a duty is due that goes on before its pause was over: the part of the pause that was not used is taken back."""
    return utc(due) - max(utc(until) - utc(now), timedelta(0))

"""What an entry needs, when it is visited and looked at again, and how it climbs where nobody does."""

from datetime import date, datetime, timedelta

from ymylon.duties.rules import utc
from ymylon.duties.rules.climbing import Stage
from ymylon.duties.rules.kinds import LATE, WARN
from ymylon.terms.codes import Role
from ymylon.terms.words import Words

# The longest time to a review, also where no dated row says less: nothing that keeps a child in view waits for a setting.
LONGEST_REVIEW = timedelta(days=28)
HEAD_AFTER = timedelta(days=90)
LONGEST_RHYTHM = 92

_SAY_WHY = Words("Say why.", "Dywedwch pam.")
_WHO_LEADS = Words("Name the lead professional.", "Enwch y gweithiwr proffesiynol arweiniol.")
_WHO_POLICE = Words("Name the police contact.", "Enwch gyswllt yr heddlu.")
_RHYTHM = Words("Visits are between every day and every 92 days.", "Mae ymweliadau rhwng pob diwrnod a phob 92 diwrnod.")
_BEFORE = Words("The review is after today.", "Mae’r adolygiad ar ôl heddiw.")
_FUTURE = Words("A visit that was made is not later than now.", "Nid yw ymweliad a wnaed yn hwyrach na nawr.")
_BEFORE_ENTRY = Words("A visit of this entry is not before it began.", "Nid yw ymweliad o’r cofnod hwn cyn iddo ddechrau.")
_TOLD_OR_WHY = Words(
    "Say what the child was told, or why they are not told: one of the two.",
    "Dywedwch beth a ddywedwyd wrth y plentyn, neu pam na ddywedir wrtho: un o’r ddau.",
    False,
)


def review_fault(today: date, review_on: date, within: timedelta = LONGEST_REVIEW) -> tuple[Words, str] | None:
    """Why an entry can't be reviewed on this day; None if it can. A row may ask sooner than 28 days and never later."""
    if review_on <= today:
        return _BEFORE, "review_on"
    days = min(within, LONGEST_REVIEW).days
    return (_too_late(days), "review_on") if review_on > today + timedelta(days=days) else None


def _too_late(days: int) -> Words:
    return Words(f"The review is within {days} days.", f"Mae’r adolygiad o fewn {days} diwrnod.")


def entry_fault(*, reason: str, has_lead: bool, has_police: bool, every_days: int) -> tuple[Words, str] | None:
    """Why an entry can't be made like this, and the question it belongs to; None if it can."""
    if not reason.strip():
        return _SAY_WHY, "reason"
    return people_fault(has_lead=has_lead, has_police=has_police) or rhythm_fault(every_days)


def people_fault(*, has_lead: bool, has_police: bool) -> tuple[Words, str] | None:
    """Somebody leads and somebody of the police is there, allocated beside the child or named in words."""
    if not has_lead:
        return _WHO_LEADS, "lead"
    return None if has_police else (_WHO_POLICE, "police_contact")


def rhythm_fault(every_days: int) -> tuple[Words, str] | None:
    """Why nobody can visit in this rhythm; None if they can."""
    return None if 1 <= every_days <= LONGEST_RHYTHM else (_RHYTHM, "every_days")


def again_fault(words: str, today: date, next_on: date, every_days: int, within: timedelta) -> tuple[Words, str] | None:
    """Why a review can't be recorded like this; None if it can."""
    if not words.strip():
        return _SAY_WHY, "words"
    fault = rhythm_fault(every_days)
    if fault is None and (fault := review_fault(today, next_on, within)):
        return fault[0], "next_on"
    return fault


def visit_fault(visited_at: datetime, entered_at: datetime, now: datetime, words: str) -> tuple[Words, str] | None:
    """Why a visit can't be put down like this; None if it can."""
    if utc(visited_at) > utc(now):
        return _FUTURE, "visited"
    # People say when to the minute.
    if utc(visited_at) < utc(entered_at).replace(second=0, microsecond=0):
        return _BEFORE_ENTRY, "visited"
    return None if words.strip() else (_SAY_WHY, "words")


def told_fault(told: str, why_not: str) -> tuple[Words, str] | None:
    """One of the two is said: what the child was told, or why they are not told."""
    return None if bool(told.strip()) != bool(why_not.strip()) else (_TOLD_OR_WHY, "told")


def reason_fault(reason: str) -> tuple[Words, str] | None:
    """A decision about the register has a reason in words."""
    return None if reason.strip() else (_SAY_WHY, "reason")


def review_stages(opened_at: datetime, due: datetime) -> tuple[Stage, ...]:
    """How an unreviewed entry climbs: a warning three days before, then a manager, then, 90 days after it was last seen to, the
    head of service, again each week. It never lapses."""
    head = utc(opened_at) + HEAD_AFTER - utc(due)
    before = min(timedelta(days=3), max((utc(due) - utc(opened_at)) / 4, timedelta(0)))
    return (
        Stage(WARN, -before, lapses_after=timedelta(0)),
        Stage(LATE, timedelta(0)),
        Stage("ESCALATED_1", timedelta(hours=1), Role.TEAM_MANAGER, repeat_every=timedelta(days=7)),
        Stage("ESCALATED_2", head, Role.HEAD_OF_SERVICE, repeat_every=timedelta(days=7)),
    )

"""What stands out to an auditor: plain reasons, each of which may be quite in order. Never a score, never an order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from ymylon.terms.calendars import bank_holidays, is_working_day, local
from ymylon.terms.codes import Role, TeamFunction
from ymylon.terms.words import Words

# So many different records, each opened alone within one hour of the clock, that somebody may ask why.
MANY = 30
_DAY_BEGINS, _DAY_ENDS = time(7), time(19)

# Whose work has a day and a night. Homes, foster carers, police and the emergency team work round the clock.
BY_DAY = frozenset(
    {
        Role.SOCIAL_WORKER,
        Role.SOCIAL_WORK_ASSISTANT,
        Role.HEALTH_SAFEGUARDING_NURSE,
        Role.DESIGNATED_SAFEGUARDING_PERSON,
        Role.YOUTH_JUSTICE_WORKER,
        Role.RETURN_INTERVIEW_WORKER,
        Role.EXPLOITATION_COORDINATOR,
        Role.PANEL_CHAIR,
    }
)

# Teams that work in shifts, whoever of them has a turn of duty on record.
SHIFTS = frozenset(
    {TeamFunction.EMERGENCY_DUTY, TeamFunction.POLICE_CONTROL, TeamFunction.POLICE_MISSING, TeamFunction.HOME_STAFF}
)

REASONS: dict[str, Words] = {
    "DECLARED_CHILD": Words("Has declared that they know this child.", "Wedi datgan ei fod yn adnabod y plentyn hwn.", False),
    "DECLARED": Words(
        "Has declared that they know a family of this name.", "Wedi datgan ei fod yn adnabod teulu o’r enw hwn.", False
    ),
    "SAME_SURNAME": Words("Has the same surname as the child.", "Mae ganddo’r un cyfenw â’r plentyn."),
    "OUT_OF_HOURS": Words(
        "At night, at the weekend or on a bank holiday, in a role that works by day, and without a turn of duty.",
        "Gyda’r nos, ar y penwythnos neu ar ŵyl banc, mewn rôl sy’n gweithio yn ystod y dydd, a heb dro ar ddyletswydd.",
    ),
    "MANY": Words(
        "Opened 30 different records or more within that hour.", "Agorodd 30 neu fwy o gofnodion gwahanol o fewn yr awr honno."
    ),
}


@dataclass(frozen=True)
class Look:
    """One opening of one record, as far as an auditor may know it."""

    at: datetime
    role: Role
    same_surname: bool = False
    declared: bool = False
    declared_child: bool = False
    on_turn: bool = False
    in_shifts: bool = False
    in_hour: int = 1


def is_out_of_hours(at: datetime) -> bool:
    """Whether this is night, a weekend or a bank holiday in Wales."""
    there = local(at)
    return not is_working_day(there.date()) or not _DAY_BEGINS <= there.time() < _DAY_ENDS


def holidays_between(since: datetime, until: datetime) -> list[date]:
    """The bank holidays of Wales in this time, both days included, earliest first."""
    first, last = local(since).date(), local(until).date()
    return [day for year in range(first.year, last.year + 1) for day in bank_holidays(year) if first <= day <= last]


def reasons(look: Look) -> tuple[str, ...]:
    """The codes of everything that stands out about it, in the order in which they are said. None: nothing does."""
    found = {
        "DECLARED_CHILD": look.declared_child,
        "DECLARED": look.declared,
        "SAME_SURNAME": look.same_surname,
        "OUT_OF_HOURS": look.role in BY_DAY and not look.on_turn and not look.in_shifts and is_out_of_hours(look.at),
        "MANY": look.in_hour >= MANY,
    }
    return tuple(code for code in REASONS if found[code])


def said(codes: Iterable[str], language: str) -> str:
    """These reasons in words."""
    return " ".join(REASONS[code].in_language(language) for code in codes if code in REASONS)

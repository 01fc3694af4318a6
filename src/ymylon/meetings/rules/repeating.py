"""The dates of a series of meetings: at the same hour of the clock, none left out unsaid; which fall on no working day."""

from datetime import date, datetime, timedelta

from ymylon.duties.rules import local_day
from ymylon.duties.rules.instants import utc
from ymylon.meetings.rules.judging import TOO_FAR
from ymylon.terms.calendars import LONDON, bank_holidays, is_working_day, local
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

LONGEST = timedelta(days=365)
MOST = 60

NO_DATE = Words("No date lies between. Give a later day.", "Nid oes dyddiad rhyngddynt. Rhowch ddiwrnod diweddarach.")
TOO_MANY = Words(
    "These are more than 60 dates. Give an earlier day.", "Mae hyn yn fwy na 60 o ddyddiadau. Rhowch ddiwrnod cynharach."
)
CHOOSE_DATE = Words("Choose at least one date.", "Dewiswch o leiaf un dyddiad.")
SAY_OF_DATES = Words(
    "Say why a date is left out, or why one is held although somebody is not free or it is no working day.",
    "Dywedwch pam y gadewir dyddiad allan, neu pam y cynhelir un er nad yw rhywun ar gael neu nad yw’n ddiwrnod gwaith.",
    False,
)
SAY_OF_MOVED = Words(
    "Something speaks against these dates. Choose otherwise, or say why they are held all the same.",
    "Mae rhywbeth yn erbyn y dyddiadau hyn. Dewiswch yn wahanol, neu dywedwch pam y cânt eu cynnal serch hynny.",
    False,
)
WEEKEND = Words("a weekend", "penwythnos")


def dates_of(first: datetime, every_days: int, until_on: date) -> tuple[datetime, ...]:
    """Every further date until that day, the day itself included: so many days apart, at the hour that the clock shows."""
    on_clock, found = local(first).replace(tzinfo=None), []
    # On the wall clock: a meeting at two o'clock is at two o'clock after the clocks have changed.
    while (on_clock := on_clock + timedelta(days=every_days)).date() <= until_on:
        found.append(utc(on_clock.replace(tzinfo=LONDON)))
    return tuple(found)


def series_fault(first: datetime, every_days: int, until_on: date, today: date) -> Fault | None:
    """A series has a date, within a year, and no more dates than anybody can look through."""
    if until_on > today + LONGEST:
        return Fault(TOO_FAR, "until_on")
    dates = dates_of(first, every_days, until_on)
    if len(dates) > MOST:
        return Fault(TOO_MANY, "until_on")
    return None if dates else Fault(NO_DATE, "until_on")


def moved_as(one: datetime, was: datetime, now_at: datetime) -> datetime:
    """When another date of a series is, once one is moved: as many days later, and as many minutes on the clock."""
    by = local(now_at).replace(tzinfo=None) - local(was).replace(tzinfo=None)
    return utc((local(one).replace(tzinfo=None) + by).replace(tzinfo=LONDON))


def no_working_day(starts_at: datetime) -> Words | None:
    """What day it is, where nobody works on it."""
    day = local_day(starts_at)
    return None if is_working_day(day) else bank_holidays(day.year).get(day, WEEKEND)

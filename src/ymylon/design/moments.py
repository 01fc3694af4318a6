"""How times are said: outside the margin line, in hours by which a thing is due or late; elsewhere as a clock would."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ymylon.terms import calendars
from ymylon.terms.calendars import clock, local


@dataclass(frozen=True)
class When:
    """What stands in the margin: a tone (late, soon or calm), strong words, small words, and the instant for machines."""

    tone: str
    strong: str
    small: str = ""
    iso: str = ""
    is_countdown: bool = False

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.strong, self.small) if part)


def language() -> str:
    return "cy" if (get_language() or "en").startswith("cy") else "en"


def iso(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def short_day(instant: datetime) -> str:
    """ "Tue 24 Nov"."""
    return calendars.short_date(local(instant).date(), language())


def in_sentence(on: date) -> str:
    """A day as it stands within a sentence: without the weekday, whose first letter Welsh would have to change."""
    return calendars.short_date_with_year(on, language())


def due_when(day: date, today: date) -> When:
    """How many days are left until something is due, in the margin."""
    days = (day - today).days
    if days < 0:
        words = ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
        return When("late", words, _("was due %(time)s") % {"time": in_sentence(day)}, day.isoformat())
    words = ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
    return When("soon" if days <= 7 else "calm", words, _("by %(time)s") % {"time": in_sentence(day)}, day.isoformat())


def long_day(instant: datetime) -> str:
    """ "Sunday 22 November": today and its neighbours need no year."""
    return calendars.long_date(local(instant).date(), language()).rsplit(" ", 1)[0]


def _minutes(instant: datetime) -> int:
    # Both ends are cut to the minute first, so that the words agree with the two clock times beside them.
    return int(instant.timestamp() // 60)


def _short(minutes: int) -> str:
    """ "48 min", "4 h 17 min", "3 days 2 h": for margins and the wall."""
    hours, days = minutes // 60, minutes // (24 * 60)
    in_minutes = _("%(minutes)d min") % {"minutes": minutes % 60}
    if not hours:
        return in_minutes
    in_hours = _("%(hours)d h") % {"hours": hours % 24}
    if not days:
        return f"{in_hours} {in_minutes}" if minutes % 60 else in_hours
    in_days = ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
    return f"{in_days} {in_hours}" if hours % 24 else in_days


def lasted(span: timedelta, *, short: bool = False) -> str:
    """ "4 hours 17 minutes", or "4 h 17 min" where there is no room."""
    minutes = max(int(span.total_seconds() // 60), 0)
    if short:
        return _short(minutes)
    if not minutes:
        return _("less than a minute")
    counts = (minutes // (24 * 60), minutes // 60 % 24, minutes % 60)
    words = (
        ngettext("%(days)d day", "%(days)d days", counts[0]) % {"days": counts[0]},
        ngettext("%(hours)d hour", "%(hours)d hours", counts[1]) % {"hours": counts[1]},
        ngettext("%(minutes)d minute", "%(minutes)d minutes", counts[2]) % {"minutes": counts[2]},
    )
    said = [word for word, count in zip(words, counts, strict=True) if count]
    # After a day nobody asks for the minutes.
    return " ".join(said[:2]) if counts[0] and counts[1] else said[0] if counts[0] else " ".join(said)


def ago(instant: datetime, now: datetime) -> str:
    return _("%(span)s ago") % {"span": lasted(now - instant)}


def late_words(minutes: int) -> str:
    if minutes < 1:
        return _("less than a minute late")
    if minutes < 60:
        return ngettext("%(minutes)d minute late", "%(minutes)d minutes late", minutes) % {"minutes": minutes}
    return _("%(span)s late") % {"span": _short(minutes)}


def soon_words(minutes: int) -> str:
    if minutes < 1:
        return _("in less than a minute")
    return ngettext("in %(minutes)d minute", "in %(minutes)d minutes", minutes) % {"minutes": minutes}


def countdown(due_at: datetime, now: datetime) -> When:
    """How far off a duty is: minutes while there are few of them, then the clock, then the day."""
    minutes = _minutes(due_at) - _minutes(now)
    if due_at < now:
        small = _("was due %(time)s") % {"time": told(due_at, now)}
        return When("late", late_words(-minutes), small, iso(due_at), is_countdown=True)
    by = _("by %(time)s") % {"time": clock(due_at)}
    if minutes < 60:
        return When("soon", soon_words(minutes), by, iso(due_at), is_countdown=True)
    if minutes < 24 * 60:
        return When("calm", by, _("in %(span)s") % {"span": _short(minutes)}, iso(due_at), is_countdown=True)
    return When("calm", _("by %(time)s") % {"time": short_day(due_at)}, "", iso(due_at), is_countdown=True)


def told(instant: datetime, now: datetime) -> str:
    """ "02:19" today, "Sat 20:31" within a week, "3 Nov 09:00" beyond, "3 Nov 2025 09:00" in another year."""
    there, here = local(instant), local(now)
    days = abs((there.date() - here.date()).days)
    if days == 0:
        return clock(instant)
    if days < 7:
        return f"{calendars.short_day(there.date(), language())} {clock(instant)}"
    day = calendars.short_date_with_year(there.date(), language())
    return f"{day if there.year != here.year else day.rsplit(' ', 1)[0]} {clock(instant)}"


def happened(instant: datetime, now: datetime) -> When:
    """The margin of a chronology: the day, and under it the time."""
    day = short_day(instant)
    if local(instant).year != local(now).year:
        day = f"{day} {local(instant).year}"
    return When("calm", day, clock(instant), iso(instant))


def on_its_day(instant: datetime, now: datetime) -> When:
    """The margin of what is held on a day, and not by it; once that day is past, it was not closed."""
    when = happened(instant, now)
    if local(instant).date() >= local(now).date():
        return when
    return When("late", when.strong, _("%(time)s, not closed") % {"time": when.small}, when.iso)


def told_in_full(instant: datetime, now: datetime) -> str:
    """ "Saturday 21 November, 22:50, 12 minutes ago": how a typed time was understood; one to come has no "ago"."""
    if instant > now:
        year = local(instant).year
        return ", ".join((long_day(instant) if year == local(now).year else f"{long_day(instant)} {year}", clock(instant)))
    return f"{long_day(instant)}, {clock(instant)}, {ago(instant, now)}"

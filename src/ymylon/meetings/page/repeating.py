"""The next dates of a meeting: how often, until when, and what speaks against each; and of which series a meeting is one."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.design.entries import AskPage, Entry, Link, Section
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.meetings.lookups.frames import Meeting, is_over
from ymylon.meetings.lookups.repeating import Proposed
from ymylon.meetings.page.asking import clash_words
from ymylon.meetings.page.shared import back_to, kind_name, short_when, state_tags
from ymylon.terms.calendars import clock, long_date


def dates_offered(dates: Sequence[Proposed]) -> list[tuple[str, str]]:
    """Each date by its day, with what speaks against it."""
    return [(local_day(one.starts_at).isoformat(), _date_words(one)) for one in dates]


def _date_words(one: Proposed) -> str:
    # With the year, for a series goes from one into the next.
    day = long_date(local_day(one.starts_at), language())
    when = _("%(day)s at %(time)s") % {"day": day, "time": clock(one.starts_at)}
    against = (one.no_working_day.in_language(language()) if one.no_working_day else "", clash_words(one.others))
    return " – ".join(filter(None, (when, *against)))


def dates_words(dates: Sequence[Proposed]) -> str:
    """The same in one line, for several dates of which something is to be said at once."""
    return "; ".join(_date_words(one) for one in dates)


def repeat_page(meeting: Meeting, *, asked: int, dates: Sequence[Proposed] | None) -> AskPage:
    """First how often and until when; then every date, none of them left out unsaid."""
    if dates is None:
        lede = _("Each date is a meeting of its own, at this hour, in this place, under this chair. You see every date first.")
        act = _("Show the dates")
    else:
        lede = ngettext(
            "%(count)d date. Take out a date, or keep one against which something speaks, only with a reason.",
            "%(count)d dates. Take out a date, or keep one against which something speaks, only with a reason.",
            len(dates),
        ) % {"count": len(dates)}
        act = _("Arrange these dates")
    small = _("Whoever is asked to the whole meeting is asked to each, and told once. No child is put on an agenda by this.")
    title = _("Arrange the next dates: %(kind)s") % {"kind": kind_name(meeting)}
    return AskPage(title, lede, act, back_to(meeting), small if asked else "")


def series_section(meeting: Meeting, series: Sequence[Meeting]) -> Section:
    """The dates of the series of which this person may know; of each what became of it."""
    entries = tuple(
        Entry(
            short_when(one.starts_at),  # type: ignore[attr-defined]
            _("This meeting.") if one.pk == meeting.pk else "",
            mark="done" if is_over(one) else "waiting",
            tags=state_tags(one),
            links=()
            if one.pk == meeting.pk
            else (Link(_("Open"), reverse("meetings:meeting", args=[one.ref]), hidden=short_when(one.starts_at)),),  # type: ignore[attr-defined]
        )
        for one in series
    )
    return Section(_("Dates of this series"), "series", entries, tight=True)

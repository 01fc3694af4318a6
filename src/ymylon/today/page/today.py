"""The page: now, by the end of the shift, later, waiting for someone else, done. Nothing here is a score."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Link, Notice, Section
from ymylon.design.moments import long_day
from ymylon.design.shell import Live
from ymylon.terms.calendars import LONDON, clock, local
from ymylon.today.lookups import Work, what_waits, work_of
from ymylon.today.page.asked import agreements_due, asked
from ymylon.today.page.begun import begun
from ymylon.today.page.owed import done, to_do
from ymylon.today.page.told import acknowledged, to_acknowledge, to_wait_for

_SOON = timedelta(hours=1)
_SHIFTS = (time(9), time(17))
_DONE_SHOWN = 20


@dataclass(frozen=True)
class TodayPage:
    """One practitioner's work, in the order in which it is due."""

    title: str
    lede: str
    sections: tuple[Section, ...]
    live: Live
    notices: tuple[Notice, ...] = ()


def today_page(actor: Actor, now: datetime) -> TodayPage:
    """Everything that waits for this person's teams, and nothing else."""
    work = work_of(actor, now)
    until = end_of_shift(now)
    things = [(notice.due_at, to_acknowledge(work, notice)) for notice in work.waiting]
    things += [(duty.due_at, to_do(work, duty)) for duty in work.owed]
    # What has no time is not put off by that: taking on what one was told costs one click.
    at_once = [(at, entry) for at, entry in things if entry.acts or (at and at <= now + _SOON)]
    by_then = [(at, entry) for at, entry in things if (at, entry) not in at_once and at and at <= until]
    later = [(at, entry) for at, entry in things if (at, entry) not in at_once and (at, entry) not in by_then]
    named = {"time": clock(until)}
    sections = [
        Section(_("Now"), "now", _in_order(at_once), empty=_("Nothing waits for you now."), links=_board(actor, at_once)),
        Section(_("Begun and not sent"), "begun", begun(work)),
        Section(_("By %(time)s") % named, "shift", _in_order(by_then)),
        Section(_("Later"), "later", _in_order(later)),
        Section(_("Waiting for someone else"), "wait", tuple(to_wait_for(work, one) for one in work.of_others), tight=True),
        Section(_("Done in the last twelve hours"), "done", _done(work), tight=True),
    ]
    return TodayPage(
        title=_("Today"),
        lede=_lede(now, until, len(at_once), len(by_then)),
        sections=tuple(section for section in sections if section.entries or section.anchor == "now"),
        live=_live(work, now),
        notices=(*asked(work), *agreements_due(work)),
    )


def end_of_shift(now: datetime) -> datetime:
    """The next time at which day and night hand over."""
    here = local(now)
    ends = [datetime.combine(here.date() + timedelta(days=days), end, tzinfo=LONDON) for days in (0, 1) for end in _SHIFTS]
    return next(end for end in ends if end > here)


def new_work(actor: Actor, known: str) -> Notice | None:
    """That something has come or gone since a page was opened; nothing of what it is."""
    if sign_of(what_waits(actor)) == known:
        return None
    return Notice(
        heading=_("Your work has changed since this page was opened"),
        tone="calm",
        mark="waiting",
        key="changed",
        links=(Link(_("Show it"), reverse("today:today"), looks="second"),),
    )


def sign_of(references: Iterable[str]) -> str:
    """A short mark that is another when any of these is added or gone."""
    return hashlib.sha256(" ".join(sorted(references)).encode()).hexdigest()[:16]


def _live(work: Work, now: datetime) -> Live:
    here = local(now)
    mark = sign_of(str(row.ref) for row in (*work.waiting, *work.owed))
    url = f"{reverse('today:changed')}?known={mark}"
    return Live(url=url, heard=here.strftime("%H:%M:%S"), clock=clock(now), day=long_day(now), reload_url=reverse("today:today"))


def _in_order(things: list[tuple[datetime | None, Entry]]) -> tuple[Entry, ...]:
    timed = [(at, entry) for at, entry in things if at]
    return (*(entry for _at, entry in sorted(timed, key=lambda thing: thing[0])), *(entry for at, entry in things if not at))


def _board(actor: Actor, things: list) -> tuple[Link, ...]:
    if things or not actor.may("SEE_BOARD"):
        return ()
    return (Link(_("See who is missing"), reverse("missing:board")),)


def _done(work: Work) -> tuple[Entry, ...]:
    ended = [(notice.acknowledged_at, acknowledged(work, notice)) for notice in work.answered]
    ended += [(duty.ended_at, done(work, duty)) for duty in work.ended]
    ordered = sorted(ended, key=lambda thing: thing[0], reverse=True)
    return tuple(entry for _at, entry in ordered[:_DONE_SHOWN])


def _lede(now: datetime, until: datetime, at_once: int, by_then: int) -> str:
    said = [_("%(day)s, %(time)s.") % {"day": long_day(now), "time": clock(now)}]
    if at_once:
        said.append(ngettext("%(count)d thing now.", "%(count)d things now.", at_once) % {"count": at_once})
    if by_then:
        counted = {"count": by_then, "time": clock(until)}
        said.append(ngettext("%(count)d more by %(time)s.", "%(count)d more by %(time)s.", by_then) % counted)
    if at_once or by_then:
        said.append(_("In the order they are due; nothing here is a score."))
    return " ".join(said)

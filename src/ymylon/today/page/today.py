"""The page: now, by the end of the shift, later, waiting for someone else, done. Nothing here is a score."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Link, Notice, Section
from ymylon.design.moments import long_day
from ymylon.design.shell import Live
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Cuts
from ymylon.notices.lookups import Notice as Told
from ymylon.terms.calendars import clock, local
from ymylon.today.lookups import DONE_FOR, Row, Work, in_words, what_waits, work_of
from ymylon.today.page.answering import full_name
from ymylon.today.page.asked import agreements_due, asked, meetings_asked, places_due, reviews_due, submissions_due
from ymylon.today.page.begun import begun
from ymylon.today.page.owed import done, to_do
from ymylon.today.page.parts import Part, part_of
from ymylon.today.page.told import acknowledged, to_acknowledge, to_wait_for
from ymylon.today.rules import HAS_TURNS, next_handover

_SOON = timedelta(hours=1)
_DONE_SHOWN = 10
# Of what is due now the soonest 25, and less of what can wait: the rest of each is one click away.
_FIRST = {"now": 25, "shift": 10, "later": 10, "paused": 5, "wait": 10}


@dataclass(frozen=True)
class TodayPage:
    """One practitioner's work, in the order in which it is due."""

    title: str
    lede: str
    sections: tuple[Section, ...]
    live: Live
    notices: tuple[Notice, ...] = ()
    links: tuple[Link, ...] = ()


def today_page(actor: Actor, now: datetime, *, whole: bool = False) -> TodayPage:
    """What waits for this person's teams and nothing else: of each section what is due first, or the whole of it."""
    most = {} if whole else _FIRST
    until = next_handover(now)
    work = work_of(actor, Cuts(now - DONE_FOR, now, now + _SOON, until), most | {"ended": _DONE_SHOWN})
    # What has no time is not put off by that: taking on what one was told costs one click.
    parts = {
        "now": part_of(work, "now", most, work.waiting),
        **{part: part_of(work, part, most) for part in ("shift", "later", "paused")},
        "wait": part_of(work, "wait", most, work.of_others),
    }
    lately = work.show(_lately(work), _DONE_SHOWN)
    said = in_words(work, [row for part in (*(part.first for part in parts.values()), lately) for row in part])
    now_or_board = Section(_("Now"), "now", empty=_("Nothing waits for you now."), links=_board(actor, parts["now"].many))
    sections = [
        _filled(now_or_board, said, parts),
        Section(_("Begun and not sent"), "begun", begun(said)),
        _filled(Section(_("By %(time)s") % {"time": clock(until)}, "shift"), said, parts),
        _filled(Section(_("Later"), "later"), said, parts),
        _filled(Section(_("Paused"), "paused", tight=True), said, parts),
        _filled(Section(_("Waiting for someone else"), "wait", tight=True), said, parts, to_wait_for),
        Section(_("Done in the last twelve hours"), "done", tuple(_ended(said, row) for row in lately), tight=True),
    ]
    return TodayPage(
        title=_("Today"),
        lede=_lede(now, until, parts["now"].many, parts["shift"].many),
        sections=tuple(section for section in sections if section.entries or section.anchor == "now"),
        live=_live(work, now),
        notices=(
            *asked(work),
            *agreements_due(work),
            *reviews_due(work),
            *places_due(work),
            *submissions_due(work),
            *meetings_asked(work),
        ),
        links=_ways(actor, said),
    )


def _ways(actor: Actor, work: Work) -> tuple[Link, ...]:
    """To who answers for the person's own teams now, a manager's to a team's day, and everybody's to the calendar."""
    own = {post.team_id for post in actor.posts if post.team_function in HAS_TURNS} if actor.may("ANSWER_FOR_TEAM") else set()
    answers = tuple(
        Link(_("Who answers now: %(team)s") % {"team": full_name(team)}, reverse("today:answers", args=[team.ref]))
        for number, team in work.teams.items()
        if number in own
    )
    team = (Link(_("A team’s Today"), reverse("today:teams")),) if actor.may("SEE_TEAM_WORK") else ()
    return (*answers, *team, Link(_("In your calendar"), reverse("today:calendar")))


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
    mark = sign_of((*(str(row.ref) for row in work.waiting), work.day.mark))
    url = f"{reverse('today:changed')}?known={mark}"
    return Live(url=url, heard=here.strftime("%H:%M:%S"), clock=clock(now), day=long_day(now), reload_url=reverse("today:today"))


def _own(work: Work, row: Row) -> Entry:
    return to_acknowledge(work, row) if isinstance(row, Told) else to_do(work, work.whole[row.pk])


def _filled(section: Section, work: Work, parts: Mapping[str, Part], drawn: Callable[[Work, Any], Entry] = _own) -> Section:
    """The section with what is due first, and a link to what is left over."""
    part = parts[section.anchor]
    words = ngettext("Show %(count)d more", "Show %(count)d more", part.left) % {"count": part.left}
    rest = (Link(words, f"{reverse('today:today')}?all#{section.anchor}", section.heading),) if part.left else ()
    return replace(section, entries=tuple(drawn(work, row) for row in part.first), links=(*rest, *section.links))


def _board(actor: Actor, things: int) -> tuple[Link, ...]:
    if things or not actor.may("SEE_BOARD"):
        return ()
    return (Link(_("See who is missing"), reverse("missing:board")),)


def _lately(work: Work) -> list[Row]:
    ended: list[tuple] = [(notice.acknowledged_at, notice) for notice in work.answered]
    ended += [(duty.ended_at, duty) for duty in work.day.first.get("ended", ())]
    return [row for _at, row in sorted(ended, key=lambda thing: thing[0], reverse=True)]


def _ended(work: Work, row: Row) -> Entry:
    return acknowledged(work, row) if isinstance(row, Told) else done(work, work.whole[row.pk])


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

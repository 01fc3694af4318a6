"""What happened to a child, on their page: missing episodes and the chronology, newest first."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.children import lookups as children
from ymylon.chronology.page.around import team_name
from ymylon.chronology.page.given import once
from ymylon.chronology.rules import event_words
from ymylon.design.entries import Entry, Link, Section
from ymylon.design.moments import happened, lasted
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.notices.rules import referrals
from ymylon.terms.codes import Lane

_AT_ONCE = 25  # a screen or two: each costs its share of every page, and what was before is one click away
_WINDOW = timedelta(days=90)
_BY_TEAM = frozenset({"ACKNOWLEDGED", "NOT_ACKNOWLEDGED"})  # here the team is the news
# Somebody did these, and where they name nobody the name is withheld: the clock gives nothing away.
_BY_SOMEBODY = referrals.BY_SOMEBODY | {"GIVEN_OUT"}


def episodes_section(episodes, now: datetime) -> Section:
    """Each missing episode, with how many there were in the last 90 days."""
    recent = [
        episode for episode in episodes if now - episode.last_seen_at <= _WINDOW and episode.end_kind != "RECORDED_IN_ERROR"
    ]
    note = ngettext("%(count)s episode in the last 90 days", "%(count)s episodes in the last 90 days", len(recent)) % {
        "count": len(recent)
    }
    entries = tuple(
        Entry(
            heading=_("Missing now")
            if episode.ended_at is None
            else _("Missing for %(time)s") % {"time": lasted(episode.ended_at - episode.last_seen_at)},
            when=happened(episode.last_seen_at, now),
            mark="late" if episode.ended_at is None else "done",
            links=(Link(_("Open the episode"), reverse("missing:episode", args=[episode.ref])),),
        )
        for episode in episodes[:20]
    )
    return Section(
        heading=_("Missing episodes"),
        anchor="episodes",
        entries=entries,
        tight=True,
        note=note,
        empty=_("No missing episode is on record."),
    )


def story_section(
    actor: Actor, child, same: frozenset[int], episodes: set[UUID], now: datetime, language: str, owner, after: int
) -> Section:
    """What happened, the latest first and the `after` latest left out: each in its lane, with who recorded it."""
    held = children.events(actor, same, _AT_ONCE + 1, after=after)
    events = once(held[:_AT_ONCE], is_given_away=actor.only is not None)
    entries = tuple(
        Entry(
            heading=event_words(event.kind).in_language(language),
            why=team_name(event.team, language) if event.kind in _BY_TEAM and event.team else "",
            source=_source(event, language, owner),
            when=happened(event.at, now),
            links=(Link(_("Open the episode"), reverse("missing:episode", args=[event.about])),)
            if event.about in episodes
            else (),
        )
        for event in events
    )
    return Section(
        heading=_("Chronology"),
        anchor="chronology",
        entries=entries,
        tight=True,
        note=_("In the lanes that you hold."),
        links=parts(
            reverse("chronology:child", args=[child.ref]),
            after,
            _AT_ONCE,
            is_more=len(held) > _AT_ONCE,
            words=(_("Later entries"), _("Earlier entries")),
            anchor="chronology",
        ),
    )


def by_nobody(kind: str) -> str:
    """Who recorded an event that names nobody, where the child isn't protected."""
    return _("Name withheld") if kind in _BY_SOMEBODY else _("By the clock")


def _source(event, language: str, owner) -> str:
    lane = Lane[event.lane].label(language)
    if event.by_id is None and owner is not None:
        # The clock, or somebody who would betray the child: which of them is told to nobody.
        return _("%(lane)s. Recorded by %(who)s.") % {"lane": lane, "who": _("a protected team")}
    if event.by_id is None and event.kind in _BY_SOMEBODY:
        return _("%(lane)s. By somebody whose name is withheld.") % {"lane": lane}
    if event.by_id is None:
        return _("%(lane)s. By the clock.") % {"lane": lane}
    return _("%(lane)s. Recorded by %(who)s.") % {"lane": lane, "who": event.by.name}

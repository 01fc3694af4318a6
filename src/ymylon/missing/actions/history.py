"""Periods of long ago, as a return tells of them. History is kept and told to nobody: no notice, no duty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.duties.rules.instants import LOCAL
from ymylon.missing.lookups.history import HISTORY
from ymylon.missing.models import Episode, Move
from ymylon.missing.rules.states import EpisodeState
from ymylon.terms.codes import EndKind, Lane, Precision, Whereabouts
from ymylon.terms.moments import Moment


@dataclass(frozen=True)
class ToldPeriod:
    """A missing period as a return tells of it, in days; `key` makes it the same when the return comes again."""

    child_id: int
    key: str
    from_on: date
    to_on: date | None
    whereabouts: Whereabouts
    code: str = ""


def midnight(day: date) -> datetime:
    """The instant that stands for a day of which no hour is known."""
    return datetime(day.year, day.month, day.day, tzinfo=LOCAL)


@transaction.atomic
def keep_told_periods(*, by: Actor, at: datetime, source: str, new: Sequence[ToldPeriod], changed: Sequence[ToldPeriod]) -> None:
    """Periods from a return: the new ones, and those of the same key that now read otherwise. Nobody is told, nothing is owed."""
    told = {one.key: one for one in changed}
    held = list(Episode.objects.visible_to(by).filter(source=source, source_key__in=list(told)))
    for episode in sorted(held, key=lambda one: _later(told[one.source_key], one)):
        _change(episode, told[episode.source_key], by)
    episodes = [_as_told(Episode(child_id=one.child_id, source=source, source_key=one.key), one) for one in new]
    Episode.objects.bulk_create(episodes)
    Move.objects.bulk_create(move for episode in episodes for move in _moves(episode, by))
    _told_in_chronology(episodes, by)
    children = {one.child_id for one in (*new, *changed)}
    if children:
        record_act("KEPT_PERIODS", children=children, lane=Lane.EPISODE, about=source)


def _later(one: ToldPeriod, held: Episode) -> bool:
    return one.to_on is None or (held.ended_at is not None and midnight(one.to_on) >= held.ended_at)


def _as_told(episode: Episode, one: ToldPeriod) -> Episode:
    """The episode with what the return says of it. An end is all that it says, so how it ended is taken as found."""
    episode.last_seen_at = episode.opened_at = midnight(one.from_on)
    episode.last_seen_precision = Precision.DAY
    episode.whereabouts, episode.source_code = one.whereabouts, one.code
    episode.state = EpisodeState.CLOSED if one.to_on else EpisodeState.REPORTED
    episode.ended_at = midnight(one.to_on) if one.to_on else None
    episode.ended_precision = Precision.DAY if one.to_on else ""
    episode.end_kind = EndKind.FOUND if one.to_on else ""
    # It was over then: whoever wrote it down today opens no time in which it could be reopened.
    episode.closed_at = episode.ended_at
    return episode


def _moves(episode: Episode, by: Actor) -> list[Move]:
    steps = [("", EpisodeState.REPORTED, episode.last_seen_at)]
    if episode.ended_at:
        over = episode.ended_at
        steps += [(EpisodeState.REPORTED, EpisodeState.FOUND, over), (EpisodeState.FOUND, EpisodeState.CLOSED, over)]
    return [_move(episode, came, to, when, by) for came, to, when in steps]


def _move(episode: Episode, came: str, to: str, when: datetime, by: Actor) -> Move:
    ends = {"from_state": came, "to_state": to, "at": when}
    return Move(child_id=episode.child_id, episode=episode, by_id=by.practitioner_id, reason=HISTORY, **ends)


def _change(episode: Episode, one: ToldPeriod, by: Actor) -> None:
    """Brings a held episode up to what the return now says, by legal steps. To reopen one is a person's decision."""
    if episode.ended_at and one.to_on is None:
        raise ValueError("a return does not reopen an episode")
    steps = _moves(_as_told(Episode(child_id=episode.child_id), one), by)[1:] if episode.state == EpisodeState.REPORTED else []
    for step in steps[:1]:
        episode.state, episode.ended_at, episode.end_kind = step.to_state, step.at, EndKind.FOUND
        episode.save(update_fields=["state", "ended_at", "end_kind"])
    _as_told(episode, one)
    episode.save()
    for step in steps:
        step.episode = episode
    Move.objects.bulk_create(steps)


def end_open_history(*, by: Actor, at: datetime, episodes: Sequence[Episode], seen: Moment) -> None:
    """Periods that a return left without an end are over, at the latest when somebody saw the child again. They stay history.

    When exactly is not known, and a later return may still say it.
    """
    for episode in episodes:
        if not episode.source or episode.ended_at is not None:
            continue
        ended = max(seen.at, episode.last_seen_at)
        steps = [(EpisodeState.REPORTED, EpisodeState.FOUND, ended), (EpisodeState.FOUND, EpisodeState.CLOSED, at)]
        episode.state, episode.ended_at, episode.ended_precision = EpisodeState.FOUND, ended, Precision.UNKNOWN
        episode.end_kind = EndKind.FOUND
        episode.save(update_fields=["state", "ended_at", "ended_precision", "end_kind"])
        episode.state, episode.closed_at = EpisodeState.CLOSED, at
        episode.save(update_fields=["state", "closed_at"])
        Move.objects.bulk_create(_move(episode, came, to, when, by) for came, to, when in steps)


def _told_in_chronology(episodes: Sequence[Episode], by: Actor) -> None:
    """One line each: from when, and with the return's own code for the kind of absence."""
    if not episodes:
        return
    children: list[int] = [episode.child_id for episode in episodes]
    begun: list[datetime] = [episode.last_seen_at for episode in episodes]
    refs: list[UUID] = [episode.ref for episode in episodes]
    codes = [episode.source_code for episode in episodes]
    team = by.posts[0].team_id if by.posts else None
    with connection.cursor() as cursor:
        cursor.execute(
            "select record_event(child, 'HISTORY_IMPORTED', %s, begun, %s, %s, ref, code)"
            " from unnest(%s::bigint[], %s::timestamptz[], %s::uuid[], %s::text[]) as told (child, begun, ref, code)",
            [Lane.EPISODE, by.practitioner_id, team, children, begun, refs, codes],
        )

"""The published rules: whether one asks about a missing child, which the clock puts to a manager. It enters nobody."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.duties.actions import open_under_policy
from ymylon.duties.lookups import owed_so_far, policy_rows
from ymylon.duties.rules import PolicyRow, areas_of
from ymylon.duties.rules.kinds import in_turn
from ymylon.missing.actions.meeting import facts_of, facts_of_each
from ymylon.missing.lookups.clock import hold_open
from ymylon.missing.models import Episode
from ymylon.missing.rules.states import is_closed
from ymylon.signals import lookups, rules
from ymylon.terms.codes import EndKind, TeamFunction
from ymylon.terms.words import Words


def asked_of(
    by: Actor | None, at: datetime, episode: Episode, rows: Iterable[PolicyRow] | None = None
) -> list[dict[str, object]]:
    """Which published rules ask about the child of an episode now: rule and facts in both languages, source and lane.

    What rests on exploitation that is on record is in it as far as whoever asks may read that.
    """
    return _plain(_what_asks(by, at, episode, rows))


def _what_asks(
    by: Actor | None, at: datetime, episode: Episode, rows: Iterable[PolicyRow] | None = None
) -> tuple[rules.Asks, ...]:
    found = policy_rows([f"{rules.FAMILY}."]) if rows is None else list(rows)
    if not found:
        return ()
    child = episode.child_id
    known = lookups.on_record(by, child) if by else lookups.on_record_of([child])[child]
    return rules.what_asks(found, areas_of(episode.authority), facts_of(by, at, episode), at, known)


def episodes_asking(at: datetime, rows: list[PolicyRow]) -> list[int]:
    """For the clock: the episodes about whose child one of these rules asks and nobody was asked. Looked at without a lock, in as
    many questions for all of them as for one; `ask_if_due` decides."""
    waiting = lookups.not_asked_yet() if rows else {}
    facts, known = facts_of_each(at, waiting), lookups.on_record_of(one.child_id for one in waiting)
    return [
        one.pk
        for one, asked in waiting.items()
        if rules.asked_in(rules.what_asks(rows, areas_of(one.authority), facts[one.pk].facts, at, known[one.child_id]), asked)
    ]


def _plain(asks: Iterable[rules.Asks]) -> list[dict[str, object]]:
    def both(words: Words) -> Sequence[str]:
        return [words.en, words.cy]

    return [
        {
            "key": one.row.key,
            "rule": both(one.rule),
            "facts": both(one.facts),
            "source": one.row.source,
            "standing": one.row.standing,
            "lane": one.lane,
        }
        for one in asks
    ]


@transaction.atomic
def ask_if_due(*, at: datetime, episode_id: int) -> int:
    """Asks a manager about a child of whom a published rule says so; once an episode, and of nobody who is on the register.

    Called by the clock, in the system's role, while the child is missing and until the episode is closed: one that was over
    before the clock came round counts as well. It enters nobody, and asks in the lane of what the rule rests on.
    """
    episode = hold_open(episode_id)
    if episode is None or is_closed(episode.state) or episode.end_kind in (EndKind.DIED, EndKind.RECORDED_IN_ERROR):
        return 0
    if lookups.are_on_register([episode.child_id]):
        return 0
    lane = rules.asked_in(_what_asks(None, at, episode), (one.kind for one in owed_so_far(episode.ref)))
    if lane is None:
        return 0
    open_under_policy(
        by=None,
        at=at,
        child_id=episode.child_id,
        kind=rules.ASKED_BY[lane],
        lane=lane,
        key="register.consider",
        about=episode.ref,
        area=episode.authority,
        functions=in_turn(TeamFunction.MANAGEMENT),
    )
    record_act("ASKED_FOR_REGISTER", children=[episode.child_id], lane=lane, about=episode.ref)
    return 1

"""All who were told of an episode are told what became of it, whatever their lane."""

from collections.abc import Iterable
from datetime import datetime

from ymylon.access.rules import Actor
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import PolicyRow, areas_of, policy_in_force
from ymylon.missing.actions.report_telling import POLICIES, link_to, tell_of
from ymylon.missing.models import Episode
from ymylon.missing.rules.telling import TELLINGS, acknowledgement_key
from ymylon.notices.actions import TellRule, rule_under, tell_whoever_was_told
from ymylon.terms.codes import NoticeKind


def _clocks(rows: Iterable[PolicyRow], episode: Episode, at: datetime, kind: NoticeKind) -> list[TellRule]:
    """A clock for every kind of involvement: who was told in term time is told again in the holidays."""
    rows, areas = tuple(rows), areas_of(episode.authority)
    return [
        rule_under(
            policy_in_force(rows, acknowledgement_key(telling, kind), areas, at),
            because=telling.involvement,
            lane=telling.lane,
            at=at,
        )
        for telling in TELLINGS
    ]


def tell_again(*, by: Actor, at: datetime, episode: Episode, kind: NoticeKind, occurrence: int) -> None:
    """Whoever was told of the episode is told this, and whoever would be told today; nobody twice, and nobody left out."""
    rows = tuple(policy_rows(POLICIES))
    tell_whoever_was_told(
        by=by,
        at=at,
        child_id=episode.child_id,
        kind=kind,
        about=episode.ref,
        rules=_clocks(rows, episode, at, kind),
        link=link_to(episode.ref),
        occurrence=occurrence,
    )
    tell_of(by=by, at=at, episode=episode, kind=kind, rows=rows, occurrence=occurrence)

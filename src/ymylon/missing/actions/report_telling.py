"""Telling whoever must know of an episode, by the policy that is in force there and then."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings

from ymylon.access.rules import Actor
from ymylon.circumstances.rules import in_term
from ymylon.design.ways import reverse
from ymylon.duties.actions import open_duty, open_under_policy
from ymylon.duties.lookups import team_answering
from ymylon.duties.rules import Areas, PolicyRow, areas_of, catalogue, due_under, local_day, policy_in_force
from ymylon.duties.rules.kinds import in_turn
from ymylon.missing.models import Episode
from ymylon.missing.rules.duties import DUTY_KINDS
from ymylon.missing.rules.ending import FIRST_GRADE
from ymylon.missing.rules.telling import Telling, acknowledgement_key, whom_to_tell
from ymylon.notices.actions import TellRule, acknowledge, rule_under, tell
from ymylon.notices.lookups import left_out_about, notices_about
from ymylon.notices.rules import referrals
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import NoticeKind

POLICIES = ("tell.", "acknowledge.", "grade.", "school_terms", "referral.youth_justice")


def is_term(rows: Iterable[PolicyRow], areas: Areas, at: datetime) -> bool:
    """Whether schools are open on this day, by the terms that somebody entered."""
    row = policy_in_force(rows, "school_terms", areas, at)
    return in_term(row.value if row else None, local_day(at))


def tell_rules(rows: Iterable[PolicyRow], areas: Areas, at: datetime, kind: NoticeKind) -> tuple[TellRule, ...]:
    """Which involvements are told of a thing of this kind, in which lane, and how long each has to answer."""
    rows = tuple(rows)
    tellings = whom_to_tell(rows, areas, at, in_term=is_term(rows, areas, at))
    return tuple(_rule(rows, areas, at, kind, telling) for telling in tellings)


def _rule(rows: tuple[PolicyRow, ...], areas: Areas, at: datetime, kind: NoticeKind, telling: Telling) -> TellRule:
    row = policy_in_force(rows, acknowledgement_key(telling, kind), areas, at)
    return rule_under(row, because=telling.involvement, lane=telling.lane, at=at)


def address_of(episode_ref: UUID) -> str:
    """Where the page of an episode is."""
    return reverse("missing:episode", args=[episode_ref])


def link_to(episode_ref: UUID) -> str:
    """The address of an episode, for a letter: it holds no fact and opens nothing to whoever may not see it."""
    return settings.PUBLIC_URL + address_of(episode_ref)


def link_to_referral() -> str:
    """The address of a C1, for a letter, with a place for its reference."""
    nobody = UUID(int=0)
    return settings.PUBLIC_URL + reverse("chronology:referral", args=[nobody]).replace(str(nobody), "{}")


def tell_of(
    *, by: Actor, at: datetime, episode: Episode, kind: NoticeKind, rows: tuple[PolicyRow, ...], occurrence: int = 1
) -> None:
    """Everybody whom policy names is told of this once; whoever tells has taken it on for their own teams."""
    rules = tell_rules(rows, areas_of(episode.authority), at, kind)
    tell(
        by=by,
        at=at,
        child_id=episode.child_id,
        kind=kind,
        about=episode.ref,
        rules=rules,
        link=link_to(episode.ref),
        occurrence=occurrence,
    )
    own = {post.team_id for post in by.posts}
    # Nobody is asked to confirm what they have said themselves.
    for notice in notices_about(by, [episode.ref])[episode.ref]:
        if notice.team_id in own and notice.acknowledged_at is None:
            acknowledge(by=by, at=at, notice=notice)


def owe_of_report(*, by: Actor, at: datetime, episode: Episode, rows: tuple[PolicyRow, ...]) -> None:
    """What a first report opens: the police's first grade."""
    kind = catalogue(DUTY_KINDS)[FIRST_GRADE]
    open_under_policy(
        by=by,
        at=at,
        child_id=episode.child_id,
        kind=kind.code,
        lane=kind.lane,
        key=kind.policy_key,
        about=episode.ref,
        area=episode.authority,
        rows=rows,
        functions=in_turn(kind.owner),
    )


def propose_referral(*, by: Actor, at: datetime, episode: Episode, rows: tuple[PolicyRow, ...]) -> None:
    """Where a dated row makes it the practice, youth justice owes a C1 for a missing child whom it knows, or a reason for none.

    It is said in its lane alone: whoever reports learns nothing by it. Whoever is left out is asked for nothing.
    """
    kind = catalogue(referrals.DUTY_KINDS)[referrals.PROPOSED]
    due = due_under(rows, kind.policy_key, areas_of(episode.authority), at)
    # Of a protected child nobody learns by this.
    if due is None or owners_of([episode.child_id]):
        return
    team = team_answering(episode.child_id, (kind.owner,))
    if team is None or team in {row.team_id for row in left_out_about(by, episode.ref)}:
        return
    open_duty(
        by=by,
        at=at,
        child_id=episode.child_id,
        kind=kind.code,
        lane=kind.lane,
        about=episode.ref,
        due_at=due.at,
        team_id=team,
        source=due.row.source,
        standing=due.row.standing,
    )

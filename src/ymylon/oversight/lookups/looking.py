"""Who looked at what, as far as somebody may know it. The audit itself is read by functions of the database alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, Q, QuerySet, Value
from django.db.models.functions import Cast

from ymylon.access.policy import ACTIONS, BY_ROLE, Reach
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Membership, Team, places_since, teams_in
from ymylon.audit.rules import shown
from ymylon.children.lookups import CaseGrant, NoSuchChild, child_by_ref, live_case_grants
from ymylon.oversight.models import GrantReview, Question, Review
from ymylon.oversight.rules.reviews import EVERY
from ymylon.oversight.rules.standing_out import MANY, SHIFTS, Look, holidays_between, reasons
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import Lane, Role
from ymylon.terms.faults import NoSuch

__all__ = ["NoSuchChild", "Question", "child_by_ref", "name_of_child"]

LOOKS_SHOWN = timedelta(days=90)
STANDS_OUT_SHOWN = timedelta(days=14)
QUESTION = "question"
_AT_MOST = 500
_REVIEWS_SHOWN = 300


class NoSuchLine(NoSuch):
    """There is no such line, or none that this person may ask about."""


class NoSuchQuestion(NoSuch):
    """There is no such question, or none put to this person that waits."""


@dataclass(frozen=True)
class LookedAt:
    """Somebody's looks at a child on one day; without a practitioner: some team that one may not know of."""

    day: date
    practitioner_id: int | None
    team_id: int | None
    first_at: datetime | None
    last_at: datetime | None
    times: int
    wrote: bool


@dataclass(frozen=True)
class OwnLine:
    """One act of one's own."""

    line: int
    at: datetime
    act: str
    lane: str
    children: tuple[int, ...]
    about: str


@dataclass(frozen=True)
class StandsOut:
    """A line that an auditor may want to ask about, and why. Of the child, the public reference alone."""

    line: int
    account_id: int
    practitioner_id: int
    team_id: int
    record: UUID | None
    look: Look
    reasons: tuple[str, ...]


def _rows(sql: str, arguments: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall()


def looked_at(child_id: int, now: datetime) -> list[LookedAt]:
    """Who has looked at this child lately, by day, the last first. Teams that this person may not know of are one line a day."""
    return [LookedAt(*row) for row in _rows("select * from looked_at(%s, %s) limit %s", [child_id, now - LOOKS_SHOWN, _AT_MOST])]


def own_lines(before: int | None = None, at_most: int = 100) -> list[OwnLine]:
    """What whoever acts has done, the last first; older than the line `before`, if it is given."""
    rows = _rows("select * from own_lines(%s, %s)", [before or 2**62, at_most])
    return [OwnLine(line, at, act, lane, tuple(children), about) for line, at, act, lane, children, about in rows]


def names_seen(actor: Actor, child_ids: Iterable[int]) -> dict[int, str]:
    """The names of those of these children whom the actor still sees; each is thereby shown."""
    names = current_names(actor, set(child_ids))
    shown(names)
    return {child: name.full for child, name in names.items()}


def name_of_child(actor: Actor, child_id: int) -> str:
    """What this child is called; empty if that is not known."""
    return names_seen(actor, [child_id]).get(child_id, "")


def standing_out(now: datetime) -> list[StandsOut]:
    """What stands out among the acts of the auditor's own agencies, the last first."""
    since = now - STANDS_OUT_SHOWN
    sql = "select * from lines_to_look_at(%s, %s, %s, %s::date[], %s)"
    rows = _rows(sql, [since, _AT_MOST, MANY, holidays_between(since, now), sorted(SHIFTS)])
    found = []
    for line, at, account, practitioner, team, role, record, same, family, child, on_turn, in_shifts, in_hour in rows:
        look = Look(at, Role[role], same, family, child, on_turn, in_shifts, in_hour)
        found.append(StandsOut(line, account, practitioner, team, record, look, reasons(look)))
    return [one for one in found if one.reasons]


def line_that_stands_out(line: int, now: datetime) -> StandsOut:
    """The one with this number. Raises NoSuchLine."""
    found = next((one for one in standing_out(now) if one.line == line), None)
    if found is None:
        raise NoSuchLine
    return found


def questions_about(lines: Iterable[int]) -> dict[int, Question]:
    """The questions asked about these lines, by line, as far as this person may read them."""
    asked = Question.objects.filter(line__in=list(lines)).select_related("asked_by__practitioner")
    return {question.line: question for question in asked}


def questions_to(actor: Actor) -> list[Question]:
    """What somebody was asked, the last first."""
    return list(
        Question.objects.filter(asked_of_id=actor.account_id).select_related("asked_by__practitioner").order_by("-asked_at")[:50]
    )


def questions_waiting(actor: Actor, now: Any) -> QuerySet:
    """A row for each question to this person that waits for its answer, under the name QUESTION. They don't grow stale."""
    waiting = Question.objects.filter(asked_of_id=actor.account_id, answered_at__isnull=True).order_by()
    named = waiting.annotate(name=Value(QUESTION), waits_at=Cast(now, DateTimeField()))
    return named.values_list("name", "waits_at")


def waiting_question(actor: Actor, ref: UUID) -> Question:
    """A question to this person that waits for its answer. Raises NoSuchQuestion."""
    found = Question.objects.filter(asked_of_id=actor.account_id, ref=ref, answered_at__isnull=True).first()
    if found is None:
        raise NoSuchQuestion
    return found


def asked_about(lines: Iterable[int]) -> dict[int, tuple[datetime, tuple[int, ...]]]:
    """Of the lines that somebody was asked about: when it was, and which children were opened."""
    rows = _rows("select * from lines_asked_about()", [])
    wanted = set(lines)
    return {line: (at, tuple(children)) for line, at, children in rows if line in wanted}


# The quarterly review


class NoSuchReview(NoSuch):
    """There is no such review, or none that waits for this person."""


def places_to_review(now: datetime) -> list[Membership]:
    """The places in teams that were neither given nor confirmed within the quarter, and that nobody is asked about yet."""
    places = places_since(now - EVERY, now)
    told = Review.objects.filter(membership_id__in=[place.pk for place in places])
    recent = Q(answered_at__isnull=True) | Q(answered_at__gt=now - EVERY)
    asked = set(told.filter(recent).values_list("membership_id", flat=True))
    return [place for place in places if place.pk not in asked]


def teams_to_ask(team: Team, now: datetime) -> list[int]:
    """Who is asked about a place in this team: its own managers, then the next manager's team, then theirs.

    A team that is closed is passed over to its own manager's; where nobody is left, to whoever stands for it.
    """
    ((chain,),) = _rows("select teams_to_ask(%s, %s)", [team.pk, now])
    return chain


def late_reviews(now: datetime) -> list[Review]:
    """Reviews that nobody answered in time."""
    return list(
        Review.objects.select_related("membership__team")
        .filter(answered_at__isnull=True, due_at__lte=now, membership__during__contains=now)
        .order_by("id")
    )


def answers_for(actor: Actor) -> tuple[set[int], set[int]]:
    """The agencies for which this person answers as a whole, and the teams."""
    posts = [post for post in actor.posts if post.role in (ACTIONS["REVIEW_GRANTS"].roles or ())]
    whole = {post.agency_id for post in posts if post.agency_id and BY_ROLE[post.role].reach is Reach.AGENCY}
    return whole, {post.team_id for post in posts}


def _for(actor: Actor, team: str) -> Q:
    """What is asked of a team for which this person answers, by its column, or has climbed to their own."""
    whole, own = answers_for(actor)
    return Q(**{f"{team}__in": [one.pk for one in teams_in(whole, own)]}) | Q(asked_team__in=own)


def reviews_for(actor: Actor, now: datetime) -> list[Review]:
    """The reviews that wait for this person: of the teams for which they answer, and those that climbed to their own.

    About a place that is over nobody is asked any more.
    """
    mine = _for(actor, "membership__team")
    waiting = Review.objects.select_related("membership__practitioner", "membership__team__agency").filter(
        answered_at__isnull=True, membership__during__contains=now
    )
    # Nobody confirms their own place.
    return list(
        waiting.filter(mine).exclude(membership__practitioner_id=actor.practitioner_id).order_by("due_at", "id")[:_REVIEWS_SHOWN]
    )


def review_by_ref(actor: Actor, ref: UUID, now: datetime) -> Review:
    """One of those. Raises NoSuchReview."""
    found = next((review for review in reviews_for(actor, now) if review.ref == ref), None)
    if found is None:
        raise NoSuchReview
    return found


@dataclass(frozen=True)
class GrantAsked:
    """A grant for one child that waits to be confirmed or ended, and what it lets in."""

    review: GrantReview
    grant: CaseGrant


class LiveGrant(NamedTuple):
    """A grant that lets somebody in now, the team that is asked about it, and since when.

    `is_hidden`: the child is protected, and no open row may say which team that is.
    """

    ref: UUID
    team: int | None
    since: datetime
    is_hidden: bool


def live_grants() -> dict[UUID, LiveGrant]:
    """For the clock, in the system's role: the grants for one child that are live now, by reference."""
    return {row[0]: LiveGrant(*row) for row in _rows("select * from live_case_grants()", [])}


def grants_to_review(live: Mapping[UUID, LiveGrant], now: datetime) -> list[LiveGrant]:
    """Those that were neither given nor confirmed within the quarter, and that nobody is asked about yet."""
    old = {one.ref: one for one in live.values() if one.since <= now - EVERY and one.team}
    told = GrantReview.objects.filter(grant__in=list(old)).filter(Q(answered_at__isnull=True) | Q(answered_at__gt=now - EVERY))
    asked = set(told.values_list("grant", flat=True))
    return [one for ref, one in old.items() if ref not in asked]


def waiting_grant_reviews(live: Mapping[UUID, LiveGrant]) -> list[GrantReview]:
    """Reviews of live grants that nobody has answered."""
    return list(GrantReview.objects.filter(answered_at__isnull=True, grant__in=list(live)).order_by("id"))


def grant_reviews_for(actor: Actor, now: datetime) -> list[GrantAsked]:
    """The reviews of grants that wait for this person, of children whom they may see; never of what lets themselves in."""
    if not actor.may("GRANT_CASE"):
        return []
    grants = {grant.ref: grant for grant in live_case_grants(actor, now)}
    rows = GrantReview.objects.filter(
        _for(actor, "team") | Q(team__isnull=True), answered_at__isnull=True, grant__in=list(grants)
    )
    waiting = list(rows.order_by("due_at", "id"))
    hidden = _answered_here(actor, [grants[one.grant].child_id for one in waiting if one.team_id is None], now)
    mine = [one for one in waiting if one.team_id or one.climbed >= hidden.get(grants[one.grant].child_id, one.climbed + 1)]
    return [GrantAsked(one, grants[one.grant]) for one in mine[:_REVIEWS_SHOWN]]


def _answered_here(actor: Actor, child_ids: list[int], now: datetime) -> dict[int, int]:
    """Of these protected children, those about whose grants this person is asked, and after how many silences."""
    owners = owners_of(child_ids) if child_ids else {}
    whole, own = answers_for(actor)
    directly = {team.pk for team in teams_in(whole, own)} if owners else set()
    steps = {}
    for team in set(owners.values()):
        chain = [team.pk] if team.pk in directly else teams_to_ask(team, now)
        steps[team.pk] = next((step for step, one in enumerate(chain) if one in own or one in directly), None)
    return {child: step for child, team in owners.items() if (step := steps[team.pk]) is not None}


def grant_review_by_ref(actor: Actor, ref: UUID, now: datetime) -> GrantAsked:
    """One of those. Raises NoSuchReview."""
    found = next((one for one in grant_reviews_for(actor, now) if one.review.ref == ref), None)
    if found is None:
        raise NoSuchReview
    return found


def audit_scopes(actor: Actor) -> list[int]:
    """The agencies whose acts this person looks at."""
    return actor.scopes(Lane.AUDIT)

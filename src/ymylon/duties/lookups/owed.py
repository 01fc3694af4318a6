"""What is owed, as far as somebody may know; and the guidance in force."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.audit.standing import standing
from ymylon.children.lookups import not_passed_on
from ymylon.duties import rules
from ymylon.duties.lookups.agreed import with_what_was_agreed
from ymylon.duties.models import Duty, DutyStage, PolicyRow, Sweep
from ymylon.terms.codes import Lane, PolicyStanding, TeamFunction
from ymylon.terms.faults import NoSuch


class NoSuchDuty(NoSuch):
    """There is no such duty, or none that this person may know of."""


def open_among(kinds: Iterable[str], children: QuerySet) -> list[tuple[int, UUID]]:
    """For the clock: what of these kinds is open of these children, each child with what it is about."""
    rows = Duty.objects.filter(kind__in=list(kinds), state=Duty.State.OPEN, child_id__in=children)
    return sorted(set(rows.values_list("child_id", "about")), key=str)


def lanes_open(about: UUID, kinds: Iterable[str]) -> list[str]:
    """For the clock: the lanes in which something of these kinds is open about one thing."""
    rows = Duty.objects.filter(about=about, kind__in=list(kinds), state=Duty.State.OPEN)
    return sorted(set(rows.values_list("lane", flat=True)))


def open_duties(actor: Actor, about: UUID) -> list[Duty]:
    """The open duties about one thing in the actor's lanes, soonest first."""
    return list(Duty.objects.visible_to(actor).filter(about=about, state=Duty.State.OPEN).order_by("due_at", "id"))


def duties_about(actor: Actor, abouts: Iterable[UUID]) -> list[Duty]:
    """Every duty about these things in the actor's lanes, open or ended."""
    wanted = set(abouts)
    return _about(actor, abouts=wanted) if wanted else []


@standing
def _about(actor, abouts):
    return Duty.objects.visible_to(actor).filter(about__among=abouts).order_by("due_at", "id")


def owed_by(actor: Actor, ended_since: datetime | None = None) -> list[Duty]:
    """The open duties of the actor's own teams, and those that climbed to them; soonest due first, without a time last.

    With `ended_since`, also what was done, waived or voided from then on.
    """
    own = [post.team_id for post in actor.posts]
    found = of_teams(actor, own, ended_since, with_what_was_agreed(actor, Duty.objects.visible_to(actor)))
    return list(found.order_by(F("due_at").asc(nulls_last=True), "id"))


def has_climbed_to(actor: Actor, duty: Duty) -> bool:
    """Whether one of the actor's own teams was told that this duty is late, or soon will be."""
    own = {post.team_id for post in actor.posts}
    return DutyStage.objects.visible_to(actor).filter(duty_id=duty.pk, team_id__in=own).exists()


def of_teams(actor: Actor, own: Any, ended_since: Any, duties: QuerySet) -> QuerySet:
    """Of these duties the open ones of these teams, and what climbed to them; those too that ended from `ended_since` on."""
    climbed = DutyStage.objects.visible_to(actor).filter(team_id__among=own).values("duty_id")
    is_open = Q(state=Duty.State.OPEN, ended_at__isnull=True)
    seen = duties.filter(is_open if ended_since is None else is_open | Q(ended_at__gte=ended_since))
    # A union and no "or": for that, PostgreSQL reads every duty there is.
    return seen.filter(team_id__among=own).union(seen.filter(pk__in=climbed))


def duties_by_id(actor: Actor, ids: Iterable[int]) -> dict[int, Duty]:
    """These duties in the actor's lanes, by number, each with the `words` of what was agreed."""
    wanted = set(ids)
    return {duty.pk: duty for duty in _by_id(actor, ids=wanted)} if wanted else {}


@standing
def _by_id(actor, ids):
    return with_what_was_agreed(actor, Duty.objects.visible_to(actor).filter(pk__among=ids))


def open_of_children(actor: Actor, child_ids: Iterable[int]) -> list[Duty]:
    """What is open about these children in the actor's lanes, with what was agreed; soonest due first, 200 at most."""
    return _open_of_children(actor, children=set(child_ids))


@standing
def _open_of_children(actor, children):
    seen = Duty.objects.visible_to(actor).filter(child_id__among=children, state=Duty.State.OPEN)
    return with_what_was_agreed(actor, seen).order_by(F("due_at").asc(nulls_last=True), "id")[:200]


def open_of_kinds(actor: Actor, child_ids: Iterable[int], kinds: Iterable[str], team_ids: Iterable[int] = ()) -> list[Duty]:
    """What of these kinds is open about these children, or with these teams, in the actor's lanes.

    Soonest due first, without a time last.
    """
    seen = Duty.objects.visible_to(actor).filter(kind__in=list(kinds), state=Duty.State.OPEN)
    # A union and no "or": for that, PostgreSQL reads every duty there is.
    found = seen.filter(child_id__in=set(child_ids)).union(seen.filter(team_id__in=set(team_ids)))
    return list(found.order_by(F("due_at").asc(nulls_last=True), "id"))


def duty_by_ref(actor: Actor, ref: UUID) -> Duty:
    """One duty. Raises NoSuchDuty."""
    found = with_what_was_agreed(actor, Duty.objects.visible_to(actor).filter(ref=ref)).first()
    if found is None:
        raise NoSuchDuty
    shown([found.child_id])
    return found


def another_duty_is_open(child_id: int, about: UUID) -> bool:
    """Whether another agency's duty is open, of which no more may be said."""
    with connection.cursor() as cursor:
        cursor.execute("select another_duty_open(%s, %s)", [child_id, about])
        return cursor.fetchone()[0]


def policy_rows(keys: Iterable[str] = ()) -> list[rules.PolicyRow]:
    """Guidance that is switched on, as the rules read it; all of it, or that whose key starts with one of `keys`."""
    return [_as_rule(row) for row in _switched_on(beginnings=list(keys) or [""])]


@standing
def _switched_on(beginnings):
    return PolicyRow.objects.filter(switched_on=True, key__begins_among=beginnings).order_by("id")


def every_policy_row() -> list[rules.PolicyRow]:
    """All guidance, switched on or off, by key and day."""
    return [_as_rule(row) for row in PolicyRow.objects.order_by("key", "level", "area", "in_force_from", "standing")]


def _as_rule(row: PolicyRow) -> rules.PolicyRow:
    return rules.PolicyRow(
        key=row.key,
        level=rules.Level(row.level),
        area=row.area,
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        source=row.source,
        standing=PolicyStanding[row.standing],
        switched_on=row.switched_on,
        value=row.value,
    )


def last_sweep(name: str) -> Sweep | None:
    """When the clock last went round for `name`."""
    return Sweep.objects.filter(name=name).first()


def last_sweeps() -> dict[str, Sweep]:
    """When each clock last went round, by name."""
    return {sweep.name: sweep for sweep in Sweep.objects.order_by("name")}


# For the clock, which acts for nobody and sees every ledger

# The earliest stage is a warning, and no policy warns longer ahead than this.
_AHEAD = timedelta(days=7)


def stages_done(duty_ids: Iterable[int]) -> dict[int, list[rules.StageDone]]:
    """What was done already about each of these duties, by duty."""
    found: dict[int, list[rules.StageDone]] = defaultdict(list)
    for stage in DutyStage.objects.filter(duty_id__in=list(duty_ids)):
        found[stage.duty_id].append(rules.StageDone.of_key(stage.stage, stage.at))
    return found


# How a duty of a kind climbs: its code, when it was opened, when it is due. A room above may let its own climb otherwise.
Climb = Callable[[str, datetime, datetime], tuple[rules.Stage, ...]]


def usual_climb(_kind: str, opened_at: datetime, due: datetime) -> tuple[rules.Stage, ...]:
    """How duties climb of which nothing else is said."""
    return rules.usual_stages(opened_at, due)


def stages_due(
    duty: Duty, done: Iterable[rules.StageDone], at: datetime, climb: Climb = usual_climb
) -> tuple[rules.StageDue, ...]:
    """What a duty that nobody has met asks for at this moment; while it is paused, nothing."""
    if rules.is_paused(duty.paused_until, at):
        return ()
    return rules.stages_due(duty.due_at, climb(duty.kind, duty.opened_at, duty.due_at), done, at)


def climbing_now(at: datetime, climb: Climb = usual_climb) -> list[int]:
    """The open duties about which something is to be done at this moment, longest due first. Looked at without a lock."""
    soon = list(Duty.objects.filter(state=Duty.State.OPEN, due_at__lte=at + _AHEAD).order_by("due_at", "id"))
    done = stages_done(duty.pk for duty in soon)
    return [duty.pk for duty in soon if stages_due(duty, done[duty.pk], at, climb)]


def passed_on_to(duty_ids: Iterable[int]) -> dict[int, set[int]]:
    """Who was told of each of these duties because they stood for a closed team, by duty."""
    found: dict[int, set[int]] = defaultdict(set)
    told = DutyStage.objects.filter(duty_id__in=list(duty_ids), stage__startswith=f"{rules.PASSED_ON}-")
    for duty, team in told.values_list("duty_id", "team_id"):
        found[duty].add(team)
    return found


def left_by_closed(at: datetime) -> list[int]:
    """The open duties of teams that are closed by now, and of which whoever stands for them now was not told; the oldest first.

    None of a team whose name would betray the child: its silence climbs apart.
    """
    left = Duty.objects.filter(state=Duty.State.OPEN, team__closed_at__lte=at).exclude(lane=Lane.PROTECTED)
    return not_passed_on(left, passed_on_to, at)


def is_still_owed(abouts: Iterable[UUID], besides: Iterable[str] = ()) -> bool:
    """Whether anything is open about one of these things, but for these kinds."""
    return Duty.objects.filter(about__in=list(abouts), state=Duty.State.OPEN).exclude(kind__in=list(besides)).exists()


def late_at(at: datetime) -> int:
    """How many open duties are past their time; none that is paused."""
    goes_on = Q(paused_until__isnull=True) | Q(paused_until__lte=at)
    return Duty.objects.filter(goes_on, state=Duty.State.OPEN, due_at__lt=at).count()


def hold_open(duty_id: int) -> Duty | None:
    """The duty, held until the end of the transaction, if it is still open and nobody else holds it."""
    with connection.cursor() as cursor:
        cursor.execute("select hold_child_of_duty(%s)", [duty_id])
    return Duty.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=duty_id, state=Duty.State.OPEN).first()


def team_answering(child_id: int, functions: Iterable[TeamFunction]) -> int | None:
    """The team that answers for a duty about this child: the first involved one, by the order of functions given."""
    with connection.cursor() as cursor:
        cursor.execute("select team_for_duty(%s, %s)", [child_id, [str(code) for code in functions]])
        return cursor.fetchone()[0]


def next_occurrence(child_id: int, about: UUID, kind: str) -> int:
    """Under which number this is owed once more; what was owed before counts also where nobody here may read it."""
    with connection.cursor() as cursor:
        cursor.execute("select next_occurrence(%s, %s, %s)", [child_id, about, kind])
        return cursor.fetchone()[0]


@dataclass(frozen=True)
class Owed:
    """A duty about one thing, open or ended. `is_void`: a fact had made it pointless."""

    kind: str
    occurrence: int
    opened_at: datetime
    is_void: bool


def owed_so_far(about: UUID) -> list[Owed]:
    """Every duty about one thing, open or ended."""
    return owed_about([about])[about]


def owed_about(abouts: Iterable[UUID]) -> dict[UUID, list[Owed]]:
    """Every duty about each of these things, open or ended; an empty list where there never was one."""
    found: dict[UUID, list[Owed]] = defaultdict(list)
    rows = Duty.objects.filter(about__in=list(abouts)).values_list("about", "kind", "occurrence", "opened_at", "state")
    for about, kind, occurrence, opened_at, state in rows:
        found[about].append(Owed(kind, occurrence, opened_at, state == Duty.State.VOIDED))
    return found

"""A child's record, for those who may see it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Case, Count, F, Func, Max, OuterRef, QuerySet, Subquery, When
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Now
from psycopg import sql

from ymylon.access.lookups import title_beside
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, standing_in
from ymylon.audit.rules import shown
from ymylon.audit.standing import standing
from ymylon.children.models import CaseGrant, Child, Contact, Disclosure, Event, Involvement, Photograph
from ymylon.terms.codes import InvolvementKind, Lane
from ymylon.terms.faults import NoSuch


class NoSuchChild(NoSuch):
    """There is no such child, or none that this person may know of: the two can't be told apart."""


Beside = Callable[[Actor], dict[str, BaseExpression]]


def child_by_ref(actor: Actor, ref: UUID, *beside: Beside) -> Child:
    """The child with this public reference. Being looked up is being shown. Raises NoSuchChild.

    `beside`: lookups of other rooms that say something of the child with this key, without a question of their own.
    """
    child = next(iter(_by_ref(beside)(actor, ref=ref)), None)
    if child is None:
        raise NoSuchChild
    shown([child.pk])
    return child


def children_by_id(actor: Actor, ids: Iterable[int], *beside: Beside) -> dict[int, Child]:
    """The visible ones of these children, each with what is said `beside`; each is thereby shown."""
    wanted = set(ids)
    found = {child.pk: child for child in _by_id(beside)(actor, ids=wanted)} if wanted else {}
    shown(found)
    return found


# One standing question for each of the few companies of rooms that say something beside.
@cache
def _by_ref(beside: tuple[Beside, ...]) -> Callable[..., list[Child]]:
    return standing(lambda actor, ref: _with(actor, beside).filter(ref=ref)[:1])


@cache
def _by_id(beside: tuple[Beside, ...]) -> Callable[..., list[Child]]:
    return standing(lambda actor, ids: _with(actor, beside).filter(pk__among=ids))


def _with(actor: Any, beside: tuple[Beside, ...]) -> QuerySet:
    said = {name: words for one in beside for name, words in one(actor).items()}
    return Child.objects.visible_to(actor).annotate(**said)


def refs_seen(actor: Actor) -> Iterator[UUID]:
    """The public reference of every child whom the actor may see: to compare, not to show."""
    return Child.objects.visible_to(actor).values_list("ref", flat=True).iterator(chunk_size=5_000)


def refs_of(actor: Actor, ids: Iterable[int]) -> dict[int, UUID]:
    """The public reference of each of these children whom the actor may see."""
    return {number: child.ref for number, child in children_by_id(actor, ids).items()}


def ref_beside(actor: Actor, column: str) -> Subquery:
    """For a lookup of another room: the reference of the child in its `column`, without a question of its own.

    Empty for a child whose record this person may not see.
    """
    return Subquery(Child.objects.visible_to(actor).filter(pk=OuterRef(column)).values("ref")[:1])


def involvements(actor: Actor, child_id: int) -> list[Involvement]:
    """Who is involved now, as far as this person may know: each team once in each way, since the first episode that made it."""
    return sorted(_involved(actor, child=child_id), key=lambda row: (row.since_at, row.pk))


def may_be_asked(actor: Actor, child_id: int) -> dict[int, Team]:
    """By number, the involved teams that may be asked for something, as far as this person may know: none that is closed."""
    return {row.team.pk: row.team for row in involvements(actor, child_id) if not row.has_closed}  # type: ignore[attr-defined]


def is_still_opening(child: Child, by: Actor) -> bool:
    """Whether this person opened the record and nobody has a part in it yet: until then it lies where they are at home."""
    return child.opened_by_id == by.practitioner_id and not Involvement.objects.visible_to(by).filter(child_id=child.pk).exists()


def has_part(child_id: int, team_id: int) -> bool:
    """For the clock, in the system's role: whether this team is involved with the child now."""
    return Involvement.objects.filter(child_id=child_id, team_id=team_id, ended_at__isnull=True).exists()


def lane_of_involved(child_id: int, team_id: int) -> Lane:
    """For the clock, in the system's role: in which lane this team is or was involved with the child; the open one if in none."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(lane_of_involved(%s, array[%s]::bigint[]), 'IDENTITY')", [child_id, team_id])
        return Lane[cursor.fetchone()[0]]


def asked_now(child_id: int, team_id: int, at: datetime, about: UUID) -> int:
    """For the clock, in the system's role: which team is asked of this, itself or whoever stands for it and may hear of it."""
    with connection.cursor() as cursor:
        cursor.execute("select asked_now(%s, %s, %s, %s)", [child_id, team_id, at, about])
        return cursor.fetchone()[0]


def not_passed_on(left: QuerySet, told_of: Callable[[Iterable[int]], Mapping[int, set[int]]], at: datetime) -> list[int]:
    """Of these rows to closed teams, those of which whoever stands for the team now, and may hear of it, was not told.

    For the clock, in the system's role; the oldest first. `told_of`: who was told of each row because they stood for its team.
    """
    rows = list(left.order_by("id").values_list("pk", "team_id"))
    stands = standing_in({team for _row, team in rows}, at)
    told = told_of(row for row, _team in rows)
    found = [row for row, team in rows if stands[team] not in (team, *told[row])]
    if not found:
        return []
    # Whoever stands there and must not hear of it is not told: or the clock would hold that child anew each minute.
    table = sql.Identifier(left.model._meta.db_table)
    asked = sql.SQL("select id from {} where id = any(%s) and asked_now(child_id, team_id, %s, about) <> team_id order by id")
    with connection.cursor() as cursor:
        cursor.execute(asked.format(table), [found, at])
        return [row for (row,) in cursor.fetchall()]


# By the clock of the database: whoever draws a page of choices need not bring one.
_HAS_CLOSED = Case(When(team__closed_at__lte=Now(), then=True), default=False, output_field=BooleanField())


@standing
def _involved(actor, child):
    live = Involvement.objects.visible_to(actor).filter(child_id=child, ended_at__isnull=True).annotate(has_closed=_HAS_CLOSED)
    return live.select_related("team__agency").order_by("team_id", "kind", "since_at", "id").distinct("team_id", "kind")


def involved_with(actor: Actor, child_ids: Iterable[int]) -> dict[int, list[Involvement]]:
    """Who is involved now with each of these children, as far as this person may know: by child, the first that came first."""
    live = (
        Involvement.objects.visible_to(actor)
        .filter(child_id__in=set(child_ids), ended_at__isnull=True)
        .annotate(has_closed=_HAS_CLOSED)
    )
    found: dict[int, list[Involvement]] = {}
    for row in live.exclude(lane=Lane.PROTECTED).select_related("team__agency").order_by("since_at", "id"):
        found.setdefault(row.child_id, []).append(row)
    return found


def residence_of(child_id: int) -> str:
    """The area (GSS code) of the council that is involved because the child lives there; what the asker may not see counts."""
    with connection.cursor() as cursor:
        cursor.execute("select residence_of(%s)", [child_id])
        return cursor.fetchone()[0]


def contacts(actor: Actor, child_id: int) -> list[Contact]:
    """Parents, carers and others around the child."""
    return _contacts(actor, child=child_id)


@standing
def _contacts(actor, child):
    return Contact.objects.visible_to(actor).filter(child_id=child, ended_at__isnull=True).order_by("id")


class NoPhotograph(NoSuch):
    """There is no photograph of this child, or none that this person may see."""


def photograph(actor: Actor, child_id: int) -> Photograph | None:
    """What is known of the photograph that is shown now: the last one kept. The picture itself stays unread."""
    return next(iter(_photographs(actor, child=child_id)), None)


@standing
def _photographs(actor, child):
    kept = Photograph.objects.visible_to(actor).filter(child_id=child, withdrawn_at__isnull=True)
    return kept.defer("image").order_by("-kept_at", "-id")[:1]


def picture(actor: Actor, ref: UUID) -> bytes:
    """The photograph of the child with this public reference, as a JPEG. Raises NoPhotograph."""
    kept = Photograph.objects.visible_to(actor).filter(child__ref=ref, withdrawn_at__isnull=True)
    found = kept.order_by("-kept_at", "-id").values_list("child_id", "image").first()
    if found is None:
        raise NoPhotograph
    shown([found[0]])
    return bytes(found[1])


def events(actor: Actor, child_ids: int | Iterable[int], limit: int = 200, *, after: int = 0) -> list[Event]:
    """A child's chronology, newest first, in the lanes of this person; of several records, where they are one child's.

    At most `limit`, the `after` latest left out.
    """
    wanted = {child_ids} if isinstance(child_ids, int) else set(child_ids)
    return _events(after, after + limit)(actor, children=wanted)


@lru_cache(maxsize=8)
def _events(after: int, until: int) -> Callable[..., list[Event]]:
    # Who and which team are of the directory, and hidden from nobody: they come with the event.
    seen = Event.objects.order_by("-at", "-id").select_related("by", "team__agency")
    return standing(lambda actor, children: seen.visible_to(actor).filter(child_id__among=children)[after:until])


def events_since(actor: Actor, child_id: int, since: datetime, kinds: Iterable[str], limit: int) -> list[Event]:
    """What of these kinds happened to a child since then, in the lanes of this person, the latest first."""
    seen = Event.objects.visible_to(actor).filter(child_id=child_id, at__gte=since, kind__in=list(kinds))
    rows = seen.order_by("-at", "-id")
    return list(rows.select_related("by", "team__agency")[:limit])


def last_events(actor: Actor, child_ids: Iterable[int], kinds: Iterable[str]) -> dict[tuple[int, int], datetime]:
    """When each practitioner last wrote an event of these kinds about each of these children, by child and practitioner."""
    rows = Event.objects.visible_to(actor).filter(child_id__in=set(child_ids), kind__in=list(kinds), by_id__isnull=False)
    return {(child, by): at for child, by, at in rows.values_list("child_id", "by_id").annotate(last=Max("at"))}


def event_counts(actor: Actor, child_id: int, kinds: Iterable[str], since: datetime) -> dict[str, int]:
    """How many events of each of these kinds stand in the child's chronology since then, in the lanes of this person."""
    rows = Event.objects.visible_to(actor).filter(child_id=child_id, kind__in=list(kinds), at__gte=since)
    return dict(rows.values_list("kind").annotate(count=Count("pk")))


def children_with(actor: Actor, team_ids: Iterable[int], kinds: Iterable[InvolvementKind], limit: int) -> list[int]:
    """The children, by number, with whom one of these teams is involved now in one of these ways; at most `limit`."""
    rows = Involvement.objects.visible_to(actor).filter(team_id__in=set(team_ids), kind__in=list(kinds), ended_at__isnull=True)
    return list(rows.order_by("child_id").values_list("child_id", flat=True).distinct()[:limit])


def still_involved() -> dict[UUID, int]:
    """For the directory, at the machine: with how many children each team is involved now, by its reference."""
    with connection.cursor() as cursor:
        cursor.execute("select the_team, children from still_involved()")
        return dict(cursor.fetchall())


class NoSuchGrant(NoSuch):
    """There is no such grant, or none that this person may know of."""


def case_grants(actor: Actor, child_id: int) -> list[CaseGrant]:
    """Everybody who was let into this child's record, by grant or by breaking the glass; the latest first."""
    rows = CaseGrant.objects.visible_to(actor).filter(child_id=child_id)
    return list(rows.select_related("practitioner", "granted_by", "ended_by").order_by("-from_at", "-id"))


def case_grant_by_ref(actor: Actor, ref: UUID) -> CaseGrant:
    """The grant with this public reference; `is_own`: whoever asks was let in by it. Raises NoSuchGrant."""
    rows = CaseGrant.objects.visible_to(actor).select_related("practitioner", "reviewed_by")
    own = Func(F("case_scope"), F("practitioner_id"), function="is_my_grant", output_field=BooleanField())
    found = rows.annotate(is_own=own).filter(ref=ref).first()
    if found is None:
        raise NoSuchGrant
    return found


def live_case_grants(actor: Actor, now: datetime) -> list[CaseGrant]:
    """The grants that let somebody else than the actor into a record that the actor may see, and still do."""
    live = _of_others(actor).select_related("practitioner", "granted_by")
    return list(live.filter(from_at__lte=now, until_at__gt=now).order_by("until_at", "id"))


def live_case_grants_now(actor: Actor) -> QuerySet[CaseGrant]:
    """The same as a question that another lookup asks beside its own, by the clock of the database."""
    return _of_others(actor).filter(from_at__lte=Now(), until_at__gt=Now())


def _of_others(actor: Actor) -> QuerySet[CaseGrant]:
    own = Func(F("case_scope"), F("practitioner_id"), function="is_my_grant", output_field=BooleanField())
    rows = CaseGrant.objects.visible_to(actor).annotate(is_own=own)
    return rows.filter(kind=CaseGrant.Kind.CASE, ended_at__isnull=True, is_own=False)


def broken_glass(actor: Actor, limit: int = 200) -> list[CaseGrant]:
    """Where the glass was broken, as far as the actor's teams were told or hold the child; the latest first."""
    rows = CaseGrant.objects.visible_to(actor).filter(kind=CaseGrant.Kind.BREAK_GLASS)
    return list(rows.select_related("practitioner", "reviewed_by", "owner_team__agency").order_by("-from_at", "-id")[:limit])


class NoSuchDisclosure(NoSuch):
    """Nothing was given under this reference, or nothing that this person may know of."""


def disclosures(actor: Actor, child_ids: Iterable[int], language: str = "en", limit: int = 200) -> list[Disclosure]:
    """What was given of these records outside, in the lanes of this person; a row a lane, the latest giving first.

    Each has `under`: the title of the agreement, in this language, if it was given under one.
    """
    return _disclosures(language, limit)(actor, children=set(child_ids))


@cache
def _disclosures(language: str, limit: int) -> Callable[..., list[Disclosure]]:
    titled = Disclosure.objects.annotate(under=title_beside("agreement", language)).select_related("by", "to_agency")
    seen = titled.order_by("-at", "act", "id")
    return standing(lambda actor, children: seen.visible_to(actor).filter(child_id__among=children)[:limit])


def own_disclosure(actor: Actor, child: UUID, act: UUID) -> list[Disclosure]:
    """The rows of one giving about the child of this reference, for whoever gave it. Raises NoSuchDisclosure."""
    rows = Disclosure.objects.visible_to(actor).filter(child__ref=child, act=act, by_id=actor.practitioner_id)
    found = list(rows.select_related("by", "to_agency").order_by("id"))
    if not found:
        raise NoSuchDisclosure
    shown([found[0].child_id])
    return found

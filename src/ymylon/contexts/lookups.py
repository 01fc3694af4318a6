"""Places and peer groups that are assessed, for those who may see them: every read."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, TruncDate

from ymylon.access.links import among, as_links
from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry, answered_for, entries_by_id, entry_ref_beside, of_children
from ymylon.audit.rules import shown, shown_records
from ymylon.children.lookups import children_by_id, ref_beside
from ymylon.contexts.models import ChildLink, Context, EntryLink, Part, Reader, Review, Rung, Step, StepEnded
from ymylon.contexts.rules import NEWS_FOR, SOON, ContextKind, PartKind
from ymylon.contexts.rules.judging import is_alike
from ymylon.duties.rules import StageDone, local_day
from ymylon.protection.lookups import of_open_children
from ymylon.terms.faults import NoSuch
from ymylon.terms.geography import AUTHORITIES
from ymylon.terms.links import About, End, Ends, LinkKind, Span

__all__ = ["ChildLink", "Context", "EntryLink", "Part", "Reader", "Review", "Step", "StepEnded"]
MOST_OFFERED = 50  # places among which one may choose; of more, those that are looked for
AT_ONCE = 50  # rows of one page; the rest comes in parts
_MOST = 200
STEP_WAITS, REVIEW_WAITS, OPENED_WAITS = "CONTEXT_STEP", "CONTEXT_REVIEW", "CONTEXT_OPENED"


class NoSuchContext(NoSuch):
    """There is no such place, group, row or link, or none that this person may know of: the two can't be told apart."""


def _with_state(rows: QuerySet, reviews: QuerySet) -> QuerySet:
    last = reviews.filter(context_id=OuterRef("pk")).order_by("-number")
    rows = rows.annotate(number=Subquery(last.values("number")[:1]), ended=Subquery(last.values("ends")[:1]))
    due = Case(When(number__isnull=True, then=F("review_on")), default=Subquery(last.values("next_on")[:1]))
    return rows.annotate(due_on=Case(When(ended=True, then=None), default=due))


def _contexts(actor: Actor) -> QuerySet:
    """Each with its `number` of reviews (None: none yet), whether it has `ended`, and on which day it is `due_on` again."""
    rows = Context.objects.visible_to(actor).select_related("team__agency", "by")
    return _with_state(rows, Review.objects.visible_to(actor))


def context_by_ref(actor: Actor, ref: UUID) -> Context:
    """One place or group. Raises NoSuchContext."""
    found = _contexts(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchContext
    shown_records([found.ref])
    return found


def assessed_places(actor: Actor, text: str = "", *, besides: UUID | None = None) -> tuple[list[Context], bool]:
    """The places that are assessed and open, one's own teams' first, and whether there are more: `MOST_OFFERED` at most.

    No circle of children who are friends: that is no place. `text`: those alone whose name, address or area has it.
    `besides`: one that stands among them whatever is looked for.
    """
    rows = _open(actor).exclude(kind=ContextKind.CIRCLE)
    if text := text.replace("\x00", "").strip():
        areas = [code for code, one in AUTHORITIES.items() if text.casefold() in f"{one.words.en} {one.words.cy}".casefold()]
        rows = rows.filter(Q(name__icontains=text) | Q(where__icontains=text) | Q(area__in=areas) | Q(ref=besides))
    first = Case(When(ref=besides, then=Value(0)), default=Value(1))
    found = list(rows.order_by(first, *rows.query.order_by)[: MOST_OFFERED + 1])
    return _each(found[:MOST_OFFERED]), len(found) > MOST_OFFERED


def places_by_id(actor: Actor, numbers: Iterable[int]) -> dict[int, Context]:
    """The visible ones of these places, by number. Each is thereby shown."""
    return {one.pk: one for one in _each(_contexts(actor).filter(pk__in=set(numbers)))}


def _drawn(actor: Actor, span: Span) -> QuerySet:
    """The places and groups that a network of these days draws: those whose assessment had not ended by the last of them."""
    reviewed = Review.objects.visible_to(actor).filter(context_id=OuterRef("pk"), at__date__lte=span.last).order_by("-number")
    places = Context.objects.visible_to(actor).alias(_ended=Subquery(reviewed.values("ends")[:1]))
    return places.filter(Q(_ended__isnull=True) | Q(_ended=False))


def beside_place(actor: Actor, column: str, span: Span | None = None) -> dict[str, Subquery]:
    """For a lookup of another room: name and reference of the place in its `column`; empty where this person may not see it.

    `span`: as a network of these days draws it; empty too where the assessment had ended.
    """
    places = Context.objects.visible_to(actor) if span is None else _drawn(actor, span)
    place = places.filter(pk=OuterRef(column))
    return {"name": Subquery(place.values("name")[:1]), "ref": Subquery(place.values("ref")[:1])}


def reads_context(actor: Actor, number: int) -> bool:
    """Whether this person reads the place or group of a step: whoever sees to the step need not."""
    return Context.objects.visible_to(actor).filter(pk=number).exists()


def every_context(actor: Actor, *, after: int = 0) -> list[Context]:
    """All that this person may see: their own teams' first, open before ended, what is looked at again soonest first."""
    own = Case(When(team_id__in=_own(actor), then=Value(0)), default=Value(1))
    # Never looked at again is not ended: there `ended` is empty.
    last = Case(When(ended=True, then=Value(1)), default=Value(0))
    rows = _contexts(actor).order_by(last, own, F("due_on").asc(nulls_last=True), "id")
    return _each(rows[after : after + AT_ONCE + 1])


def _each(rows: Iterable[Context]) -> list[Context]:
    found = list(rows)
    shown_records(one.ref for one in found)
    return found


def _own(actor: Actor) -> set[int]:
    return {post.team_id for post in actor.posts}


def is_own(actor: Actor, context: Context) -> bool:
    """Whether one of this person's teams assesses it."""
    return context.team_id in _own(actor)


def alike(actor: Actor, name: str, area: str, *, circle: bool) -> list[Context]:
    """What may be the same: of one area, and called alike. A circle is compared with circles, a place with places."""
    rows = _contexts(actor).filter(area=area).order_by("-id")
    same = rows.filter(kind=ContextKind.CIRCLE) if circle else rows.exclude(kind=ContextKind.CIRCLE)
    return _each([one for one in same[: 5 * _MOST] if is_alike(one.name, name)][:AT_ONCE])


def to_link(actor: Actor) -> list[Context]:
    """What a child may be linked to: whatever is open, one's own teams' first."""
    return _each(_open(actor)[:_MOST])


def _open(actor: Actor) -> QuerySet:
    own = Case(When(team_id__in=_own(actor), then=Value(0)), default=Value(1))
    # Never looked at again is not ended: there `ended` is empty.
    rows = _contexts(actor).filter(Q(ended__isnull=True) | Q(ended=False))
    return rows.order_by(own, F("due_on").asc(nulls_last=True), "id")


class Said(NamedTuple):
    """What is said of a place as it stands, and what was said before it was put right or taken back, each the latest first."""

    standing: dict[PartKind, list[Part]]
    before: list[Part]


def parts_of(actor: Actor, context: Context) -> Said:
    """Everything that is and was said of it."""
    rows = list(Part.objects.visible_to(actor).filter(context=context).select_related("by").order_by("-at", "-id")[: 2 * _MOST])
    replaced = {row.replaces_id for row in rows}
    standing: dict[PartKind, list[Part]] = defaultdict(list)
    for row in rows:
        if row.pk not in replaced and not row.is_gone:
            standing[PartKind[row.kind]].append(row)
    return Said(standing, [row for row in rows if row.pk in replaced or row.is_gone])


def part_by_ref(actor: Actor, ref: UUID) -> Part:
    """One part that still stands. Raises NoSuchContext."""
    found = _standing(Part.objects.visible_to(actor).filter(ref=ref), Part.objects.visible_to(actor))
    shown_records([found.ref])
    return found


def _standing(found: QuerySet, rows: QuerySet):
    later = rows.filter(replaces_id=OuterRef("pk"))
    one = found.filter(~Exists(later), is_gone=False).first()
    if one is None:
        raise NoSuchContext
    return one


def steps_of(actor: Actor, context: Context) -> list[Step]:
    """The plan: what is open first, soonest due first."""
    return list(_steps(actor).filter(context_id=context.pk).order_by("is_over", "due_on", "id")[:_MOST])


def _steps(actor: Actor) -> QuerySet:
    """Each with whether it `is_over`, and `how`, with which `ended_words`, when and by whom it ended."""
    ended = StepEnded.objects.visible_to(actor).filter(step_id=OuterRef("pk"))
    said = {"how": "how", "ended_words": "words", "ended_at": "at", "given": "by__given_name", "family": "by__family_name"}
    rows = Step.objects.visible_to(actor).select_related("team__agency", "by").annotate(is_over=Exists(ended))
    return rows.annotate(**{name: Subquery(ended.values(column)[:1]) for name, column in said.items()})


def step_by_ref(actor: Actor, ref: UUID) -> Step:
    """One step. Raises NoSuchContext."""
    found = _steps(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchContext
    shown_records([found.ref])
    return found


def has_open_steps(actor: Actor, context: Context) -> bool:
    """Whether a step of its plan has not ended."""
    return _steps(actor).filter(context_id=context.pk, is_over=False).exists()


def steps_owed(actor: Actor) -> list[Step]:
    """The open steps to which this person's teams see, or of which they were told as late; soonest due first."""
    return list(_own_or_told(actor, _steps(actor).filter(is_over=False)).order_by("due_on", "id")[:AT_ONCE])


def _own_or_told(actor: Actor, rows: QuerySet) -> QuerySet:
    told = Rung.objects.visible_to(actor).filter(about=OuterRef("ref"), team_id__among=actor.team_ids)
    return rows.filter(Q(team_id__among=actor.team_ids) | Exists(told))


def soon_after(now: datetime) -> date:
    """By this day a step or a look again is soon due."""
    return local_day(now + SOON)


def waiting(actor: Actor, soon: Any, now: Any) -> tuple[QuerySet, ...]:
    """For Today of this person’s teams: a row for each step, and each look again, that is soon due or late, and for what was
    opened to them lately."""
    steps = _own_or_told(actor, _steps(actor).filter(is_over=False, due_on__lte=soon))
    reviews = _own_or_told(actor, _contexts(actor).filter(due_on__lte=soon))
    lately = Cast(now, DateTimeField()) - Value(NEWS_FOR)
    opened = _reading(Reader.objects.visible_to(actor)).filter(team_id__among=actor.team_ids, at__gt=lately)
    return tuple(
        rows.select_related(None).order_by().annotate(what=Value(name), waits_at=Cast(now, DateTimeField()))
        .values_list("what", "waits_at")
        for rows, name in ((steps, STEP_WAITS), (reviews, REVIEW_WAITS), (opened, OPENED_WAITS))
    )  # fmt: skip


def reviews_of(actor: Actor, context: Context) -> list[Review]:
    """When it was looked at again, the latest first."""
    return list(Review.objects.visible_to(actor).filter(context=context).select_related("by").order_by("-number")[:_MOST])


class Readers(NamedTuple):
    """The teams that were let in and read it still, and what was opened and closed before, each the latest first."""

    standing: list[Reader]
    before: list[Reader]


def readers_of(actor: Actor, context: Context) -> Readers:
    """Whom somebody let in, and to whom it was closed again."""
    rows = Reader.objects.visible_to(actor).filter(context=context).select_related("team__agency", "by")
    found = list(rows.order_by("-at", "-id")[:_MOST])
    replaced = {row.replaces_id for row in found}
    standing = [row for row in found if row.pk not in replaced and not row.is_gone]
    return Readers(standing, [row for row in found if row not in standing])


def reader_by_ref(actor: Actor, ref: UUID) -> Reader:
    """A team that was let in and reads it still. Raises NoSuchContext."""
    rows = Reader.objects.visible_to(actor)
    found = _standing(rows.filter(ref=ref).select_related("context", "team__agency"), rows)
    shown_records([found.ref])
    return found


def last_about(actor: Actor, context: Context, team_id: int) -> Reader | None:
    """What was last said of whether this team is let in; None: nothing yet."""
    rows = Reader.objects.visible_to(actor)
    return rows.filter(context=context, team_id=team_id).order_by("-id").first()


def _reading(rows: QuerySet) -> QuerySet:
    return rows.filter(~Exists(rows.filter(replaces_id=OuterRef("pk"))), is_gone=False)


def _links(rows: QuerySet) -> QuerySet:
    later = rows.filter(replaces_id=OuterRef("pk"))
    return rows.filter(~Exists(later), is_gone=False).select_related("by").order_by("-at", "-id")


def children_of(actor: Actor, context: Context) -> list[ChildLink]:
    """The children it has to do with, as far as this person may know of them: each with `child_ref`, and thereby shown."""
    rows = _links(ChildLink.objects.visible_to(actor)).filter(context_id=context.pk)
    found = list(rows.annotate(child_ref=ref_beside(actor, "child_id"))[:_MOST])
    shown({one.child_id for one in found})
    return found


class Linked(NamedTuple):
    """A link of a child, and the place or group."""

    link: ChildLink
    context: Context


def of_child(actor: Actor, child_ids: Iterable[int]) -> list[Linked]:
    """The places and groups to which a child is linked, under any record that is theirs."""
    rows = list(_links(ChildLink.objects.visible_to(actor)).filter(child_id__in=set(child_ids))[:_MOST])
    contexts = _contexts(actor).in_bulk({one.context_id for one in rows})
    return [Linked(one, contexts[one.context_id]) for one in rows if one.context_id in contexts]


def child_link_by_ref(actor: Actor, ref: UUID) -> ChildLink:
    """One link that still stands. Raises NoSuchContext."""
    rows = ChildLink.objects.visible_to(actor)
    found = _standing(rows.filter(ref=ref), rows)
    shown([found.child_id])
    return found


def links_around(actor: Actor, ends: Ends, span: Span) -> list[QuerySet]:
    """Which children, persons and things have to do with which places and groups, in these days; both ends may be seen."""
    places = _drawn(actor, span).filter(pk=OuterRef("context_id"))
    found = []
    if ends.children or ends.contexts:
        rows = _stood(ChildLink.objects.visible_to(actor), places, span)
        found += _both_ways(actor, rows, places, (End.CHILD, "child_id", ends.children), LinkKind.OF_CONTEXT, ends.contexts)
    if ends.entries or ends.contexts:
        rows = _stood(EntryLink.objects.visible_to(actor), places, span)
        rows = rows.alias(_entry=entry_ref_beside(actor, "entry_id")).filter(_entry__isnull=False)
        found += _both_ways(actor, rows, places, (End.ENTRY, "entry_id", ends.entries), LinkKind.AT_CONTEXT, ends.contexts)
    return found


def _stood(rows: QuerySet, places: QuerySet, span: Span) -> QuerySet:
    began = Q(since_on__isnull=True) | Q(since_on__lte=span.last)
    later = rows.filter(replaces_id=OuterRef("pk"), at__date__lte=span.last)
    return rows.filter(began, ~Exists(later), Exists(places), is_gone=False)


def _both_ways(
    actor: Actor, rows: QuerySet, places: QuerySet, end: tuple[End, str, frozenset[int]], what: LinkKind, contexts: frozenset[int]
) -> list[QuerySet]:
    kind, column, numbers = end
    # Of friends the link says so itself: it never leaves in a network’s file.
    circle = When(Exists(places.filter(kind=ContextKind.CIRCLE)), then=Value(LinkKind.OF_CIRCLE))
    said = {
        "room": f"CONTEXT_{kind}", "what": Case(circle, default=Value(what)), "words": F("words"), "since": F("since_on"),
        "sure": F("sure"), "source": F("source"), "at": TruncDate("at"),
        "about": About.CONTEXT, "ref": Subquery(places.values("ref")[:1]),
    }  # fmt: skip
    there, found = (End.CONTEXT, F("context_id")), []
    if numbers:
        name = Subquery(places.values("name")[:1])
        found.append(as_links(rows.filter(among(column, numbers)), ((kind, F(column)), there), name=name, **said))
    if contexts:
        of_place = rows.filter(among("context_id", contexts))
        of_place = of_open_children(actor, of_place, column) if kind == End.CHILD else of_place
        found.append(as_links(of_place, (there, (kind, F(column))), forwards=False, **said))
    return found


class There(NamedTuple):
    """Somebody or something of concern that is there."""

    link: EntryLink
    entry: Entry


def entries_of(actor: Actor, context: Context) -> list[There]:
    """Persons and things of concern there, as far as this person may know of them."""
    rows = list(_links(EntryLink.objects.visible_to(actor)).filter(context_id=context.pk)[:_MOST])
    entries = entries_by_id(actor, {one.entry_id for one in rows}) if rows else {}
    return [There(one, entries[one.entry_id]) for one in rows if one.entry_id in entries]


def entry_link_by_ref(actor: Actor, ref: UUID) -> There:
    """One that still stands. Raises NoSuchContext."""
    rows = EntryLink.objects.visible_to(actor)
    link = _standing(rows.filter(ref=ref), rows)
    entries = entries_by_id(actor, [link.entry_id])
    if link.entry_id not in entries:
        raise NoSuchContext
    shown_records([link.ref, entries[link.entry_id].ref])
    return There(link, entries[link.entry_id])


def entries_offered(actor: Actor, context: Context) -> list[Entry]:
    """Whom and what may be linked: those around the children whom it has to do with, and those that one's agency answers for."""
    around = of_children(actor, [one.child_id for one in children_of(actor, context)])
    found = {one.entry.pk: one.entry for one in around} | {one.pk: one for one in answered_for(actor)}
    # A row is held on account of the child of its entry: whoever writes it holds that child.
    held = children_by_id(actor, {one.child_id for one in found.values()})
    return [one for one in found.values() if one.ended_at is None and one.child_id in held]


# For the clock, which acts for nobody and sees every place, and no child


class Late(NamedTuple):
    """A step or a look again that is not done: what, of which place, which team, by which day, and what was told of it."""

    context_id: int
    about: UUID
    team_id: int
    due_on: date
    done: list[StageDone]


def owed_by_day(day: date) -> list[Late]:
    """The open steps and the looks again that were due by this day."""
    over = StepEnded.objects.filter(step_id=OuterRef("pk"))
    steps = Step.objects.filter(~Exists(over), due_on__lte=day)
    found = [(one.context_id, one.ref, one.team_id, one.due_on) for one in steps.order_by("id")]
    contexts = _with_state(Context.objects.all(), Review.objects.all()).filter(due_on__lte=day)
    found += [(one.pk, one.ref, one.team_id, one.due_on) for one in contexts.order_by("id")]
    told: dict[tuple[UUID, date], list[StageDone]] = defaultdict(list)
    for rung in Rung.objects.filter(about__in=[about for _context, about, _team, _due in found]):
        told[rung.about, rung.due_on].append(StageDone.of_key(rung.stage, rung.at))
    return [Late(*one, told[one[1], one[3]]) for one in found]


def read_by_area() -> int:
    """Let those read a place who came to work in its area since, and those no more who left it; how many places moved."""
    with connection.cursor() as cursor:
        cursor.execute("select contexts_by_area()")
        return cursor.fetchone()[0]

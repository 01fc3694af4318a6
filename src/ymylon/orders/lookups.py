"""Notices and orders, as far as somebody may know of them: every read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject, TruncDate

from ymylon.access.links import among, as_links
from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry as Associate
from ymylon.associates.lookups import entry_ref_beside, links_of, of_children
from ymylon.associates.rules import Kind as AssociateKind
from ymylon.associates.rules import Way
from ymylon.audit.rules import shown, shown_records
from ymylon.children.lookups import ref_beside
from ymylon.circumstances.lookups.spells import spells_of
from ymylon.circumstances.rules.spells import CareSpell
from ymylon.orders.models import Answer, Appearance, Copy, Look, Order, Step
from ymylon.orders.rules import KINDS, ChildFacts, Ending, Kind, OrderKind, OrderState, Subject
from ymylon.orders.rules.states import IN_FORCE, OVER
from ymylon.orders.rules.validity import ending_of, may_be_adult
from ymylon.people.lookups import cluster_of, persons_by_id
from ymylon.protection.lookups import of_open_children
from ymylon.terms.codes import LegalStatus, Precision
from ymylon.terms.faults import NoSuch
from ymylon.terms.links import About, End, Ends, Span

__all__ = ["Answer", "Appearance", "Copy", "Look", "Order", "Step"]
AT_ONCE = 200


class NoSuchOrder(NoSuch):
    """There is no such order or appearance, or none that this person may know of: the two can't be told apart."""


@dataclass(frozen=True)
class Course:
    """One order with its steps, oldest first."""

    order: Order
    steps: tuple[Step, ...]

    @property
    def kind(self) -> Kind:
        """What its kind consists of."""
        return KINDS[OrderKind[self.order.kind]]

    @property
    def state(self) -> OrderState:
        """How it stands."""
        return OrderState[self.steps[-1].state]

    @property
    def in_force(self) -> bool:
        """Whether it binds somebody now."""
        return self.state in IN_FORCE

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state in OVER

    @property
    def served(self) -> Step | None:
        """The step by which it was served."""
        return next((step for step in self.steps if step.state == OrderState.SERVED), None)

    @property
    def drafted(self) -> Step | None:
        """The newest draft: what it forbids."""
        return next((step for step in reversed(self.steps) if step.state == OrderState.DRAFTED), None)

    @property
    def breaches(self) -> int:
        """How often it was breached."""
        return sum(step.state == OrderState.BREACHED for step in self.steps)

    def ending(self, child: ChildFacts) -> Ending | None:
        """When it ends by itself, from what is known of the child now; None before it is served, and where nothing ends it."""
        served = self.served
        return ending_of(self.kind, child, served.on, served.until) if served else None


def _orders(actor: Actor):
    """Each with the `entry_ref` of whom it binds, if one may see it."""
    # The directory is hidden from nobody: who and which team come with the row.
    rows = Order.objects.visible_to(actor).select_related("by", "team")
    return rows.annotate(entry_ref=entry_ref_beside(actor, "entry_id"))


def order_refs_beside(actor: Actor, column: str) -> dict[str, Subquery]:
    """For a lookup of another room: the references of the order in its `column` and of whom it binds; no question of its own."""
    rows = Order.objects.visible_to(actor).filter(pk=OuterRef(column)).annotate(_entry=entry_ref_beside(actor, "entry_id"))
    return {"order_ref": Subquery(rows.values("ref")[:1]), "bound_ref": Subquery(rows.values("_entry")[:1])}


def order_by_ref(actor: Actor, ref: UUID) -> Course:
    """One order with its steps, its `looks`, and its `line`: what it follows, and what follows it. Raises NoSuchOrder."""
    looked = Look.objects.visible_to(actor).filter(order_id=OuterRef("pk")).order_by("-number")
    said = JSONObject(on="on", words="words", given="by__given_name", family="by__family_name")
    looks = ArraySubquery(looked.values_list(said)[:AT_ONCE])
    stands = Step.objects.visible_to(actor).filter(order_id=OuterRef("pk")).order_by("-number").values("state")[:1]
    near = Order.objects.visible_to(actor).filter(Q(follows_id=OuterRef("pk")) | Q(pk=OuterRef("follows_id")))
    one = JSONObject(ref="ref", named="named", state="stands", follows="follows_id")
    line = ArraySubquery(near.annotate(stands=Subquery(stands)).filter(stands__isnull=False).order_by("attempt").values_list(one))
    found = _orders(actor).filter(ref=ref).annotate(looks=looks, line=line).first()
    if found is None:
        raise NoSuchOrder
    shown([found.child_id])
    return _with_steps(actor, [found])[0]


def course_of(actor: Actor, order: Order) -> Course:
    """An order with its steps as they stand now."""
    return _with_steps(actor, [order])[0]


def order_by_id(actor: Actor, number: int) -> Course:
    """The order of this number. Raises NoSuchOrder."""
    found = _orders(actor).filter(pk=number).first()
    if found is None:
        raise NoSuchOrder
    return _with_steps(actor, [found])[0]


def _with_steps(actor: Actor, orders: list[Order]) -> list[Course]:
    # Whom an order binds is shown with it, and is no child's own.
    shown_records(ref for one in orders for ref in (one.ref, getattr(one, "entry_ref", None)) if ref)
    # Two questions and no join: a join between protected tables is slow.
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in (
        Step.objects.visible_to(actor).filter(order_id__in=[one.pk for one in orders]).select_related("by").order_by("number")
    ):
        steps[step.order_id].append(step)
    return [Course(one, tuple(steps[one.pk])) for one in orders if steps[one.pk]]


def orders_of(actor: Actor, child_ids: Iterable[int]) -> list[Course]:
    """The orders on account of these children, the latest asked for first; one more than `AT_ONCE`, if there is."""
    return _with_steps(actor, list(_orders(actor).filter(child_id__in=set(child_ids)).order_by("-at", "-id")[: AT_ONCE + 1]))


class InForce(NamedTuple):
    """What is in force and binds a place: its kind, the child whom it protects, since when, and its own last day."""

    ref: UUID
    kind: Kind
    child_id: int
    since: date
    until: date | None


def in_force_at(actor: Actor, place: UUID) -> list[InForce]:
    """What is in force and binds this place, for the sake of children whom this person may see, in one question."""
    steps = Step.objects.visible_to(actor).filter(order_id=OuterRef("pk")).order_by("-number")
    stands, served = Subquery(steps.values("state")[:1]), steps.filter(state=OrderState.SERVED)
    rows = Order.objects.visible_to(actor).filter(place=place).annotate(_stands=stands).filter(_stands__in=IN_FORCE)
    rows = rows.annotate(_since=Subquery(served.values("on")[:1]), _until=Subquery(served.values("until")[:1]))
    said = rows.order_by("-at", "-id").values_list("ref", "kind", "child_id", "_since", "_until")[:AT_ONCE]
    found = [InForce(ref, KINDS[OrderKind[kind]], child, since, until) for ref, kind, child, since, until in said]
    shown_records(one.ref for one in found)
    shown({one.child_id for one in found})
    return found


def every_order(actor: Actor, *, after: int = 0) -> list[Course]:
    """Every order that this person may see, the latest asked for first; one more than `AT_ONCE`, if there is."""
    found = _with_steps(actor, list(_orders(actor).order_by("-at", "-id")[after : after + AT_ONCE + 1]))
    shown({one.order.child_id for one in found})
    return found


def asked_to_follow(actor: Actor, order: Order) -> list[Course]:
    """The orders that were asked for to follow this one, the earliest first."""
    return _with_steps(actor, list(_orders(actor).filter(follows_id=order.pk).order_by("attempt")))


class Near(NamedTuple):
    """An order that another follows, or that was asked for to follow another: its name, and how it stands."""

    ref: UUID
    named: str
    state: OrderState


def in_line_with(course: Course) -> tuple[Near | None, Near | None]:
    """Of an order by its reference: the one that it follows, and the one that was asked for to follow it, unless withdrawn."""
    before, after = None, None
    for row in course.order.line:  # type: ignore[attr-defined]
        one = Near(UUID(row["ref"]), row["named"], OrderState[row["state"]])
        if row["follows"] != course.order.pk:
            before = one
        elif one.state != OrderState.WITHDRAWN:
            after = one
    shown_records(one.ref for one in (before, after) if one)
    return before, after


def copies_of(actor: Actor, order: Order) -> list[Copy]:
    """Who was given a copy, the latest first."""
    rows = Copy.objects.visible_to(actor).filter(order_id=order.pk).select_related("by")
    return list(rows.order_by("-on", "-id")[:AT_ONCE])


class Looked(NamedTuple):
    """That somebody looked again at one that lasts: on which day, what they said, and who; no name of whoever would betray."""

    on: date
    words: str
    who: str


def looks_at(course: Course) -> list[Looked]:
    """The looks that came with an order, the latest first."""
    return [
        Looked(date.fromisoformat(one["on"]), one["words"], f"{one['given'] or ''} {one['family'] or ''}".strip())
        for one in course.order.looks
    ]


def appearances_of(actor: Actor, order: Order) -> list[Appearance]:
    """Where the person appeared since it was served, the latest first.

    Each with `child_ref`, the reference of the child beside whom, if one may see them; and `done`, what was said last of what was
    done about it: empty where it is sealed, None where nothing was said.
    """
    answers = Answer.objects.visible_to(actor).filter(appearance_id=OuterRef("pk")).order_by("-at", "-id")
    beside = {"child_ref": ref_beside(actor, "child_id"), "done": Subquery(answers.values("words")[:1])}
    rows = Appearance.objects.visible_to(actor).filter(order_id=order.pk).annotate(**beside)
    found = list(rows.order_by("-at", "-id")[:AT_ONCE])
    shown({row.child_id for row in found})
    return found


def appearance_by_ref(actor: Actor, ref: UUID) -> Appearance:
    """One appearance. Raises NoSuchOrder."""
    found = Appearance.objects.visible_to(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchOrder
    shown([found.child_id])
    return found


def facts_of(actor: Actor, child_ids: Iterable[int]) -> dict[int, ChildFacts]:
    """What the orders of each of these children hang on: the birth date, if known to the day, and the care spells."""
    wanted = set(child_ids)
    people = persons_by_id(actor, wanted)
    spells = defaultdict(list)
    for spell in spells_of(actor, wanted):
        spells[spell.child_id].append(spell)
    return {number: _facts(people.get(number), spells[number]) for number in wanted}


def _facts(person, spells) -> ChildFacts:
    born_on = person.born_on if person is not None and person.born_precision == Precision.DAY else None
    return ChildFacts(born_on, tuple(spells))


_BINDABLE = (AssociateKind.PERSON, AssociateKind.PHONE)


def bindable_around(actor: Actor, child_ids: Iterable[int]) -> list[Associate]:
    """The persons of concern and telephones around these children that the actor may see, each once: what an order could bind."""
    found = {one.entry.pk: one.entry for one in of_children(actor, child_ids) if one.entry.kind in _BINDABLE}
    return sorted(found.values(), key=lambda one: one.kind)


class Bound(NamedTuple):
    """An adult who is or was bound for the sake of a child: how the order stands, and since when it was served."""

    entry_id: int
    state: OrderState
    served_on: date


# The entry itself may be beyond whoever reads the order: its kind says what it binds.
_OF_SOMEBODY = [kind.code for kind in KINDS.values() if kind.subject in (Subject.PERSON, Subject.ANYBODY)]


def bound_around(actor: Actor, child_ids: Iterable[int]) -> list[Bound]:
    """Whom what was served binds, or bound, for the sake of these children, as far as the actor may see: in one question.

    Nobody is bound where a telephone number is.
    """
    steps = Step.objects.visible_to(actor).filter(order_id=OuterRef("pk"))
    stands = Subquery(steps.order_by("-number").values("state")[:1])
    served = Subquery(steps.filter(state=OrderState.SERVED).order_by("-number").values("on")[:1])
    rows = Order.objects.visible_to(actor).filter(child_id__in=set(child_ids), entry_id__isnull=False, kind__in=_OF_SOMEBODY)
    rows = rows.annotate(stands=stands, served=served).filter(served__isnull=False)
    return [Bound(e, OrderState[s], d) for e, s, d in rows.values_list("entry_id", "stands", "served")]


def is_named_child(actor: Actor, entry: Associate) -> bool:
    """Whether the entry is known to be a child, as far as the actor may see it."""
    return any(link.way == Way.IS for link in links_of(actor, entry))


def may_be_child(actor: Actor, entry: Associate, today: date) -> bool:
    """Whether the entry is known to be a child, as far as the actor may see it, or was born too late to be an adult today."""
    return is_named_child(actor, entry) or not may_be_adult(entry.born_about, today)


def same_child(actor: Actor, child_id: int) -> frozenset[int]:
    """Every record that is this child’s."""
    return cluster_of(actor, child_id)


def protects(child_id: int) -> bool:
    """Whether something that was served protects this child from somebody; who reads no order learns no more."""
    with connection.cursor() as cursor:
        cursor.execute("select order_protects(%s)", [child_id])
        return bool(cursor.fetchone()[0])


def links_around(actor: Actor, ends: Ends, span: Span) -> list[QuerySet]:
    """Whom an order bound for the sake of which of these children, on the last of these days; both may be seen."""
    steps = Step.objects.visible_to(actor).filter(order_id=OuterRef("pk"))
    stood = Subquery(steps.filter(on__lte=span.last).order_by("-number").values("state")[:1])
    served = Subquery(steps.filter(state=OrderState.SERVED).order_by("-number").values("on")[:1])
    beside = {"_stood": stood, "_entry": entry_ref_beside(actor, "entry_id")}
    rows = Order.objects.visible_to(actor).alias(**beside).filter(_stood__in=IN_FORCE, _entry__isnull=False)
    said = {"room": "ORDER", "what": F("kind"), "since": served, "at": TruncDate("at"), "about": About.ORDER, "ref": F("ref")}
    child, entry = (End.CHILD, F("child_id")), (End.ENTRY, F("entry_id"))
    found = []
    if ends.children:
        found.append(as_links(rows.filter(among("child_id", ends.children)), ends=(child, entry), forwards=False, **said))
    if ends.entries:
        of_entry = of_open_children(actor, rows.filter(among("entry_id", ends.entries)), "child_id")
        found.append(as_links(of_entry, ends=(entry, child), **said))
    return found


# For the clock, which acts for nobody and sees every order


class Standing(NamedTuple):
    """An order in force, what its ending hangs on, the council responsible for the child (GSS code), whether another is asked
    for to follow it, how many of those were withdrawn, and when somebody last looked at it again."""

    course: Course
    child: ChildFacts
    area: str
    followed: bool
    withdrawn: int
    looked_on: date | None = None

    @property
    def since(self) -> date | None:
        """The day from which it is counted when somebody looks again: of the last look, or of serving."""
        served = self.course.served
        return self.looked_on or (served.on if served else None)


_BORN = "select id, born_on from people_person where id = any(%s) and born_on is not null and born_precision = 'DAY'"
_CARE = (
    "select child_id, lower(during), upper(during), legal_status, responsible_authority from circumstances_carespell"
    " where child_id = any(%s)"
)


def in_force_for_clock(number: int | None = None) -> list[Standing]:
    """Every order in force, or the one of this number; nothing of one that is over."""
    newest = Step.objects.order_by("order_id", "-number").distinct("order_id").values_list("order_id", "state")
    if number is not None:
        newest = newest.filter(order_id=number)
    standing = [order for order, state in newest if state in IN_FORCE]
    orders = list(Order.objects.filter(pk__in=standing).order_by("id"))
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in Step.objects.filter(order_id__in=standing).order_by("number"):
        steps[step.order_id].append(step)
    born, spells = _facts_for_clock([one.child_id for one in orders])
    looked = dict(Look.objects.filter(order_id__in=standing).order_by("number").values_list("order_id", "on"))
    after = Order.objects.filter(follows_id__in=standing)
    gone = set(Step.objects.filter(order__in=after, state=OrderState.WITHDRAWN).values_list("order_id", flat=True))
    followers: dict[int, list[bool]] = defaultdict(list)
    for follower, old in after.values_list("id", "follows_id"):
        followers[old].append(follower in gone)
    return [
        Standing(
            Course(one, tuple(steps[one.pk])), ChildFacts(born.get(one.child_id), tuple(s for s, _area in spells[one.child_id])),
            next((area for _spell, area in reversed(spells[one.child_id])), ""),
            not all(followers[one.pk]), sum(followers[one.pk]), looked.get(one.pk),
        )
        for one in orders
    ]  # fmt: skip


def _facts_for_clock(child_ids: list[int]) -> tuple[dict[int, date], dict[int, list]]:
    spells = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_BORN, [child_ids])
        born = dict(cursor.fetchall())
        cursor.execute(_CARE, [child_ids])
        for child, since, until, status, area in sorted(cursor.fetchall(), key=lambda row: row[1]):
            spells[child].append((CareSpell(since, until, area, legal_status=LegalStatus[status]), area))
    return born, spells


class Appeared(NamedTuple):
    """A new link of somebody who is bound: which order, link, child and episode; whether it is the police’s; and whether the
    order’s own team works with that child."""

    order: int
    link: UUID
    child: int
    episode: UUID | None
    police: bool
    theirs: bool


def appeared() -> list[Appeared]:
    """What nobody was told of yet."""
    with connection.cursor() as cursor:
        cursor.execute("select * from order_appearances() order by 1, 2")
        return [Appeared(*row) for row in cursor.fetchall()]


def order_for_clock(number: int) -> Order:
    """One order, for the clock."""
    return Order.objects.get(pk=number)


def last_number(order: Order) -> int:
    """How many steps it has, for the clock."""
    return Step.objects.filter(order_id=order.pk).count()

"""Orders as lists: of one child, and of everybody whom one may see, by how they stand and how many days are left."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import refs_of
from ymylon.design.entries import Entry, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import language
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.orders import lookups
from ymylon.orders.lookups import AT_ONCE, Course
from ymylon.orders.page.shared import (
    ending_words,
    ends_when,
    order_link,
    protected_notices,
    reading_child,
    title_of,
)
from ymylon.orders.rules import ChildFacts
from ymylon.orders.rules.states import IN_ORDER
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import KnownChild
from ymylon.terms.codes import Lane


def child_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """The notices and orders that protect one child. Raises NoSuchChild."""
    child = reading_child(actor, ref)
    same = lookups.same_child(actor, child.pk)
    courses = lookups.orders_of(actor, same)
    facts = lookups.facts_of(actor, same)
    # One who is protected says why there is nothing, and asks for nothing new.
    asks = child.owner is None and child.writes(actor, Lane.PERSONS, "ASK_ORDER")
    link = Link(_("Ask for a notice or an order"), reverse("orders:ask", args=[child.ref]), looks="main")
    return RecordPage(
        title=_("Warning notices and orders that protect %(name)s") % {"name": child.name},
        lede=_("They bind somebody else. The child has done nothing, and need do nothing."),
        back=Link(_("Back to %(name)s") % {"name": child.given}, reverse("chronology:child", args=[child.ref])),
        notices=protected_notices(child) or _where_to_begin(actor, child, courses),
        sections=_by_state(courses, facts, local_day(now)) or (_none(),),
        links=(link,) if asks else (),
    )


def _where_to_begin(actor: Actor, child: KnownChild, courses: list[Course]) -> tuple[Notice, ...]:
    if courses or not actor.may_with("KEEP_ASSOCIATE", child.scopes):
        return ()
    link = Link(_("Persons and things of concern"), reverse("associates:child", args=[child.ref]))
    words = _("Whom a notice binds is named first as a person of concern around the child, with what it rests on.")
    return (Notice(_("Is the person named yet?"), words, mark="someone", links=(link,)),)


def every_page(actor: Actor, now: datetime, *, after: int = 0) -> RecordPage:
    """Every notice and order that this person may see."""
    found = lookups.every_order(actor, after=after)
    numbers = {one.order.child_id for one in found}
    names, refs, facts = current_names(actor, numbers), refs_of(actor, numbers), lookups.facts_of(actor, numbers)
    courses = [one for one in found[:AT_ONCE] if one.order.child_id in refs]
    called = {number: names[number].full if number in names else _("Name not known yet") for number in numbers}
    return RecordPage(
        title=_("Warning notices and orders"),
        lede=_("Those that protect children whom you may see, by how each stands; what ends first stands first."),
        back=Link(_("Back to Today"), reverse("today:today")),
        sections=_by_state(courses, facts, local_day(now), called) or (_none(),),
        links=parts(reverse("orders:every"), after, AT_ONCE, is_more=len(found) > AT_ONCE),
    )


def _none() -> Section:
    return Section(_("None yet"), "none", empty=_("No notice or order is recorded."))


def _by_state(
    courses: list[Course], facts: dict[int, ChildFacts], today: date, called: dict[int, str] | None = None
) -> tuple[Section, ...]:
    ending = {one.order.pk: one.ending(facts[one.order.child_id]) if one.in_force else None for one in courses}

    def first(one: Course) -> date:
        found = ending[one.order.pk]
        return found.on if found else date.max

    sections = []
    for state in IN_ORDER:
        these = sorted((one for one in courses if one.state == state), key=first)
        entries = tuple(
            Entry(
                heading=title_of(one),
                why=" ".join(filter(None, (_protects(one, called), ending_words(ending[one.order.pk]) if one.in_force else ""))),
                when=ends_when(ending[one.order.pk], today),
                mark="someone",
                tags=_breaches(one),
                links=(order_link(one),),
            )
            for one in these
        )
        if entries:
            sections.append(Section(state.label(language()), state.lower(), entries, tight=True))
    return tuple(sections)


def _protects(one: Course, called: dict[int, str] | None) -> str:
    return _("Protects %(name)s.") % {"name": called[one.order.child_id]} if called else ""


def _breaches(one: Course) -> tuple[Tag, ...]:
    return (Tag(_("Breached %(times)d×") % {"times": one.breaches}, "high"),) if one.breaches else ()

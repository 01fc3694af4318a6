"""One notice or order: whom it binds, what it forbids, until when, its story, and what may happen next."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Entry, Fact, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import When, happened, in_sentence, language, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, local_day
from ymylon.orders import lookups
from ymylon.orders.lookups import Course
from ymylon.orders.page.shared import (
    days_left,
    ending_words,
    protected_notices,
    state_tag,
    who_wrote,
)
from ymylon.orders.rules import Authority, Condition, EndedBy, Followed, OrderState, StatementOf, Subject
from ymylon.orders.rules.duties import KIND_KEYS
from ymylon.orders.rules.faults import breach_words
from ymylon.orders.rules.kinds import use_of
from ymylon.orders.rules.states import IN_FORCE, NOT_YET, may_go
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import KnownChild, child_of
from ymylon.terms.codes import Lane
from ymylon.terms.sources import SOURCES


def order_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """The order of this reference. Raises NoSuchOrder, and NoSuchChild where the child is beyond this person."""
    course = lookups.order_by_ref(actor, ref)
    child = child_of(actor, course.order.child_id)
    before, after = lookups.in_line_with(course)
    doors = _doors(actor, child, course, followed=after is not None)
    return RecordPage(
        title=course.order.named,
        lede=_("%(kind)s. It protects %(name)s.") % {"kind": course.kind.code.label(language()), "name": child.name},
        back=Link(_("Back to notices and orders"), reverse("orders:child", args=[child.ref])),
        tags=(state_tag(course),),
        notices=(*protected_notices(child), *_next(course, doors)),
        facts=(*_facts(actor, course, now), *_in_line(before, after)),
        sections=(_story(course), *_looks(course), *_appearances(actor, course, now), *_copies(actor, course)),
        links=doors[1:],
    )


def _next(course: Course, doors: tuple[Link, ...]) -> tuple[Notice, ...]:
    """What comes next, for whoever may do it; a breach is called no crime where it is none."""
    law = breach_words(course.kind).in_language(language())
    headings = {
        OrderState.REQUESTED: _("Asked for, and binding nobody yet"),
        OrderState.STATEMENT: _("The statement is there: draft it"),
        OrderState.DRAFTED: _("Drafted: serve it"),
        OrderState.NOT_SERVED: _("Not served yet: try again, or withdraw it"),
        OrderState.ENDED: _("It has ended by itself: tell those who relied on it"),
    }
    heading = headings.get(course.state) or (_("In force") if course.in_force else "")
    if not heading:
        return ()
    words = law if course.in_force else _("It binds from the day on which it is served.")
    return (Notice(heading, "" if course.is_over else words, mark="waiting", links=doors[:1]),)


def _doors(actor: Actor, child: KnownChild, course: Course, *, followed: bool) -> tuple[Link, ...]:
    state, kind = course.state, course.kind
    asks, serves = child.writes(actor, Lane.PERSONS, "ASK_ORDER"), child.writes(actor, Lane.PERSONS, kind.serving)
    doors = (
        (asks and kind.needs_statement and may_go(state, OrderState.STATEMENT), _("Record the statement"), "statement"),
        (serves and may_go(state, OrderState.SERVED), _("Record whether it was served"), "serve"),
        (serves and may_go(state, OrderState.DRAFTED) and not (kind.needs_statement and state == OrderState.REQUESTED),
         _("Draft it") if course.drafted is None else _("Draft it again"), "draft"),
        (serves and state in IN_FORCE, _("Record a breach"), "breach"),
        (serves and may_go(state, OrderState.LET_END) and kind.longest_days is None and not followed,
         _("Renew it or let it end"), "renew"),
        (serves and state in IN_FORCE, _("Look at it again"), "look"),
        (serves and may_go(state, OrderState.SEEN_TO), _("Say who was told"), "after"),
        (serves and course.served is not None and child.owner is None, _("Say who was given a copy"), "copy"),
        (serves and state in (*NOT_YET, *IN_FORCE), _("Withdraw it"), "withdraw"),
    )  # fmt: skip
    opened = [(words, name) for open_, words, name in doors if open_]
    return tuple(
        Link(words, reverse(f"orders:{name}", args=[course.order.ref]), looks="main" if place == 0 else "")
        for place, (words, name) in enumerate(opened)
    )


def _facts(actor: Actor, course: Course, now: datetime) -> tuple[Fact, ...]:
    order, drafted, served = course.order, course.drafted, course.served
    tongue = language()
    facts = [_binds(actor, course), Fact(_("Why"), order.why, _("Asked for by %(who)s") % {"who": who_wrote(order)})]
    if drafted:
        forbidden = ". ".join(Condition[one].label(tongue) for one in drafted.conditions)
        term = _("What the person must not do") if course.kind.subject is Subject.PERSON else _("What it forbids, or asks for")
        facts.append(Fact(term, forbidden, drafted.words))
    if served:
        said = {"day": in_sentence(served.on), "who": served.who or who_wrote(served)}
        facts.append(Fact(_("Served"), _("%(day)s, by %(who)s") % said))
        facts += _court(course, served)
    if course.in_force and served:
        ending = course.ending(lookups.facts_of(actor, [order.child_id])[order.child_id])
        left = days_left(ending, local_day(now)) if ending else ""
        facts.append(Fact(_("Until when"), ending_words(ending), left))
    kind = course.kind
    facts += [
        Fact(_("Whom such a one binds"), kind.binds.in_language(tongue), kind.authority.label(tongue)),
        Fact(_("Who sees to it"), order.team.name(tongue)),
        *_law(course, now),
    ]
    return tuple(facts)


def _in_line(before: lookups.Near | None, after: lookups.Near | None) -> tuple[Fact, ...]:
    """Of a renewal: the one that it follows, or the one that was asked for to follow it, and how that one stands."""
    said = ((_("The one before it"), before), (_("The next one"), after))
    return tuple(
        Fact(term, one.state.label(language()), one.named, reverse("orders:order", args=[one.ref]))
        for term, one in said
        if one is not None
    )


def _court(course: Course, served: lookups.Step) -> tuple[Fact, ...]:
    if course.kind.authority is not Authority.COURT:
        return ()
    reference = _("Reference %(reference)s") % {"reference": served.reference} if served.reference else ""
    return (Fact(_("Court"), served.court or _("Not recorded yet"), reference),)


def _looks(course: Course) -> tuple[Section, ...]:
    entries = tuple(
        Entry(_("Looked at again"), one.words or _("Sealed"), When("calm", in_sentence(one.on), "", one.on.isoformat()),
              mark="done", source=_("Recorded by %(who)s.") % {"who": one.who or _("a protected team")})
        for one in lookups.looks_at(course)
    )  # fmt: skip
    return (Section(_("Looked at while it lasts"), "looks", entries, tight=True),) if entries else ()


def _binds(actor: Actor, course: Course) -> Fact:
    # Who holds what is known of the person may not be who reads this: then the name on the order is all there is.
    held = course.order.entry_ref
    url = reverse("associates:entry", args=[held]) if held else ""
    if course.order.place and actor.may("SEE_CONTEXTS"):
        url = reverse("contexts:context", args=[course.order.place])
    small = "" if course.kind.subject is Subject.PERSON else course.kind.subject.label(language())
    return Fact(_("Whom or what it binds"), course.order.named, small, url)


def _law(course: Course, now: datetime) -> tuple[Fact, ...]:
    row = use_of(policy_rows([KIND_KEYS]), course.kind, areas_of(""), now).row
    if row is None:
        return ()
    source = SOURCES.get(row.source)
    title = source.title.in_language(language()) if source else row.source
    return (Fact(_("Rests on"), title, row.standing.label(language())),)


def _story(course: Course) -> Section:
    entries = []
    for step in reversed(course.steps):
        state, tongue = OrderState[step.state], language()
        parts = [
            StatementOf[step.statement_of].label(tongue) if step.statement_of else "",
            EndedBy[step.ended_by].label(tongue) if step.ended_by else "",
            ". ".join(Condition[one].label(tongue) for one in step.conditions),
            step.words,
        ]
        why = " ".join(f"{part.rstrip('.')}." for part in parts if part)
        facts = []
        if step.who:
            facts.append(Fact(_("Who served it, or tried to"), step.who))
        if step.until:
            facts.append(Fact(_("Its own last day"), in_sentence(step.until)))
        if state == OrderState.BREACHED:
            followed = Followed[step.followed].label(tongue) if step.followed else "–"
            facts += [Fact(_("What followed"), followed), Fact(_("In law"), breach_words(course.kind).in_language(tongue))]
        entries.append(Entry(
            heading=_what(state), why=why, when=When("calm", in_sentence(step.on), "", step.on.isoformat()),
            mark="late" if state == OrderState.BREACHED else "done",
            source=_("Recorded by %(who)s.") % {"who": who_wrote(step)}, facts=tuple(facts),
        ))  # fmt: skip
    return Section(_("Its story"), "story", tuple(entries), tight=True)


def _what(state: OrderState) -> str:
    # In the story a breach is what happened, not how the order stands.
    return {OrderState.BREACHED: _("Breached"), OrderState.SERVED: _("Served")}.get(state) or state.label(language())


def _appearances(actor: Actor, course: Course, now: datetime) -> tuple[Section, ...]:
    rows = [row for row in lookups.appearances_of(actor, course.order) if row.child_ref]
    if not rows:
        return ()
    names = current_names(actor, {row.child_id for row in rows})

    def entry(row: Any) -> Entry:
        name = names[row.child_id].full if row.child_id in names else _("Name not known yet")
        answered = row.done is not None
        said = (row.done or _("Sealed")) if answered else ""
        link = Link(_("Say what was done"), reverse("orders:appeared", args=[row.ref]), hidden=name)
        return Entry(
            heading=_("Beside %(name)s") % {"name": name}, why=said, when=happened(row.at, now),
            mark="done" if answered else "late", tone="calm" if answered else "late",
            source=_("Noticed %(when)s from a link that somebody made.") % {"when": told(row.at, now)},
            tags=(*((Tag(_("In a missing episode")),) if row.episode else ()),
                  *((Tag(_("Police intelligence"), "kept", "protected"),) if row.police else ())),
            links=() if answered or not actor.may_with("ASK_ORDER", course.order.scopes) else (link,),
        )  # fmt: skip

    entries = tuple(entry(row) for row in rows)
    note = _("Those whom you may see. Nothing says whether there are others.")
    heading = _("Where the person has appeared since")
    if course.kind.subject in (Subject.PHONE, Subject.PLACE):
        heading = _("Which children were linked to it since")
    return (Section(heading, "appeared", entries, tight=True, note=note),)


def _copies(actor: Actor, course: Course) -> tuple[Section, ...]:
    entries = tuple(
        Entry(row.whom or _("Sealed"), row.how, When("calm", in_sentence(row.on), "", row.on.isoformat()), mark="done",
              source=_("Given by %(who)s.") % {"who": who_wrote(row)})
        for row in lookups.copies_of(actor, course.order)
    )  # fmt: skip
    empty = _("Nobody yet. The program sends none: a person gives the council its copy.")
    return (Section(_("Who was given a copy"), "copies", entries, tight=True, empty=empty),) if course.served else ()

"""One place or group: what is said of it, its plan, whom and what it has to do with, and who reads it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.contexts import lookups
from ymylon.contexts.lookups import Context, Part, Reader
from ymylon.contexts.page.asking import may_be_bound
from ymylon.contexts.page.shared import (
    code_words,
    kind_words,
    known_words,
    state_tags,
    step_entry,
    team_words,
)
from ymylon.contexts.rules import ContextKind, PartKind
from ymylon.design.entries import Entry, Fact, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import due_when, happened, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.orders.lookups import InForce, in_force_at
from ymylon.people.lookups import current_names
from ymylon.terms.codes import Lane
from ymylon.terms.geography import AUTHORITIES


def place_page(actor: Actor, context: Context, now: datetime) -> RecordPage:
    """The place or group, as far as this person may know of it."""
    writes = _writes(actor, context)
    said = lookups.parts_of(actor, context)
    # Read first: what is closed beside the place, in the lane of persons of concern.
    closed = _closed(actor, context, now) if actor.scopes(Lane.PERSONS) else ()
    return RecordPage(
        title=context.name,
        lede=_lede(context),
        back=Link(_("Back to places and groups"), reverse("contexts:every")),
        tags=(Tag(kind_words(context)), *state_tags(context)),
        notices=_notices(context, now, writes=writes),
        facts=_facts(context),
        sections=(
            *(_part(kind, said.standing.get(kind, []), context, now, writes=writes) for kind in PartKind),
            _plan(actor, context, local_day(now), writes=writes),
            *closed,
            *_before(said.before, now),
            *_reviews(actor, context, now),
            *_readers(actor, context, now, writes=writes),
        ),
        links=(*_network(actor, context), *(_doors(actor, context) if writes else ())),
    )


def _writes(actor: Actor, context: Context) -> bool:
    held = actor.within("WRITE_CONTEXT").scopes(Lane.CONTEXT, writes=True)
    return bool(actor.may("WRITE_CONTEXT")) and not set(held).isdisjoint(context.scopes)


def _lede(context: Context) -> str:
    if context.kind == ContextKind.CIRCLE:
        return _("Children who are friends. They are no gang, and nobody is of concern for being one of them.")
    return _("What others do here, and what would make it safer. The children who come here are not the harm.")


def _notices(context: Context, now: datetime, *, writes: bool) -> tuple[Notice, ...]:
    look = Link(_("Look at it again"), reverse("contexts:review", args=[context.ref]))
    links = (look,) if writes else ()
    if context.ended:
        return (Notice(_("This assessment has ended"), _("What was written stays."), mark="done", links=links),)
    if context.due_on is None:
        return (Notice(_("No day is set on which it is looked at again"), mark="waiting", links=links),)
    when = due_when(context.due_on, local_day(now)) if context.due_on else None
    heading = _("Looked at again on %(day)s") % {"day": in_sentence(context.due_on)}
    tone = "late" if when is not None and when.tone == "late" else "calm"
    return (Notice(heading, when.strong if when else "", tone, links=links),)


def _facts(context: Context) -> tuple[Fact, ...]:
    area = AUTHORITIES.get(context.area)
    return (
        Fact(_("Where"), ", ".join(filter(None, (context.where, area.words.in_language(language()) if area else context.area)))),
        Fact(_("Why it is looked at"), context.why),
        Fact(_("Who assesses it"), team_words(context.team),
             small=_("Begun by %(who)s on %(day)s") % {"who": context.by.name, "day": in_sentence(local_day(context.at))}),
    )  # fmt: skip


def _network(actor: Actor, context: Context) -> tuple[Link, ...]:
    link = Link(_("Network"), reverse("networks:context", args=[context.ref]))
    return (link,) if actor.may_with("SEE_NETWORK", context.scopes) else ()


def _doors(actor: Actor, context: Context) -> tuple[Link, ...]:
    if context.ended:
        return ()
    ways = [
        (actor.may_with("LINK_CONTEXT", context.scopes), _("Link a person or thing of concern"), "concern"),
        (actor.may_with("OPEN_CONTEXT", context.scopes), _("Let another team read it"), "let_read"),
    ]
    return tuple(Link(words, reverse(f"contexts:{name}", args=[context.ref])) for may, words, name in ways if may)


def _part(kind: PartKind, rows: list[Part], context: Context, now: datetime, *, writes: bool) -> Section:
    opens = writes and not context.ended
    add = Link(_("Add"), reverse("contexts:add", args=[context.ref, kind]), hidden=kind.label(language()))
    return Section(
        kind.label(language()), kind.lower(), tuple(_said(one, now, opens=opens) for one in rows), tight=True,
        empty=_("Nothing is recorded yet."), links=(add,) if opens else (),
    )  # fmt: skip


def _said(part: Part, now: datetime, *, opens: bool) -> Entry:
    code = code_words(part.kind, part.code)
    links = (
        Link(_("Put right"), reverse("contexts:put_right", args=[part.ref]), hidden=code or part.words),
        Link(_("It holds no more"), reverse("contexts:end_part", args=[part.ref]), hidden=code or part.words),
    )
    return Entry(
        heading=code or part.words,
        why=part.words if code else "",
        when=happened(part.at, now),
        source=known_words(part),
        links=links if opens else (),
    )


def _plan(actor: Actor, context: Context, today: date, *, writes: bool) -> Section:
    add = Link(_("Add a step"), reverse("contexts:step", args=[context.ref]), looks="main")
    return Section(
        _("The plan for it"), "plan", tuple(step_entry(one, today) for one in lookups.steps_of(actor, context)),
        empty=_("No step is agreed yet."), links=(add,) if writes and not context.ended else (),
    )  # fmt: skip


def _closed(actor: Actor, context: Context, now: datetime) -> tuple[Section, ...]:
    """Orders, children, persons and things of concern: in the lane of the last."""
    rows = lookups.children_of(actor, context)
    reads_orders = context.kind != ContextKind.CIRCLE and bool(actor.may("SEE_ORDERS"))
    orders = in_force_at(actor, context.ref) if reads_orders else []
    numbers = {one.child_id for one in rows} | {one.child_id for one in orders}
    names = current_names(actor, numbers) if numbers else {}
    called = {number: name.full for number, name in names.items()}
    sections = (_children(actor, rows, called, now), *_concerns(actor, context, now))
    return (_orders(actor, context, orders, called), *sections) if reads_orders else sections


def _children(actor: Actor, rows: list[lookups.ChildLink], called: dict[int, str], now: datetime) -> Section:
    entries = []
    for one in rows:
        if one.child_ref is None:
            continue
        name = called.get(one.child_id) or _("Name not known yet")
        links = [Link(_("Open"), reverse("contexts:child", args=[one.child_ref]), hidden=name)]
        if actor.may_with("LINK_CONTEXT", one.scopes):
            links.append(Link(_("End the link"), reverse("contexts:end_link", args=[one.ref]), hidden=name))
        entries.append(Entry(name, one.words, happened(one.at, now), "someone", source=known_words(one), links=tuple(links)))
    note = _("Those whom you may see. A child is linked from the child’s own page.")
    return Section(_("Children"), "children", tuple(entries), tight=True, empty=_("You see no child here."), note=note)


def _orders(actor: Actor, context: Context, orders: list[InForce], called: dict[int, str]) -> Section:
    """What is in force here, for whoever reads the order. What is asked for and not served yet binds nothing."""
    entries = []
    for one in orders:
        name, kind = called.get(one.child_id), one.kind.code.label(language())
        said = (
            _("Protects %(name)s.") % {"name": name} if name else "",
            _("Since %(day)s.") % {"day": in_sentence(one.since)},
            _("Until %(day)s.") % {"day": in_sentence(one.until)} if one.until else "",
        )
        link = Link(_("Open"), reverse("orders:order", args=[one.ref]), hidden=kind)
        entries.append(Entry(kind, " ".join(filter(None, said)), mark="someone", links=(link,)))
    ask = Link(_("Ask for a notice or an order"), reverse("contexts:order", args=[context.ref]))
    return Section(
        _("Notices and orders in force here"), "orders", tuple(entries), tight=True,
        note=_("Those that protect children whom you may see."), empty=_("None that you may see is in force."),
        links=(ask,) if may_be_bound(actor, context) else (),
    )  # fmt: skip


def _concerns(actor: Actor, context: Context, now: datetime) -> tuple[Section, ...]:
    entries = []
    for link, entry in lookups.entries_of(actor, context):
        name = entry.called
        links = [Link(_("Open the entry"), reverse("associates:entry", args=[entry.ref]), hidden=name)]
        if actor.may_with("LINK_CONTEXT", context.scopes):
            links.append(Link(_("End the link"), reverse("contexts:end_concern", args=[link.ref]), hidden=name))
        entries.append(Entry(name, link.words, happened(link.at, now), "someone", source=known_words(link), links=tuple(links)))
    empty = _("You see nobody and nothing of concern here.")
    return (Section(_("Persons and things of concern"), "concern", tuple(entries), tight=True, empty=empty),)


def _before(rows: list[Part], now: datetime) -> tuple[Section, ...]:
    if not rows:
        return ()
    entries = tuple(
        Entry(
            _("%(what)s: holds no more") % {"what": PartKind[one.kind].label(language())}
            if one.is_gone
            else code_words(one.kind, one.code) or PartKind[one.kind].label(language()),
            one.words, happened(one.at, now), source=known_words(one),
        )
        for one in rows
    )  # fmt: skip
    return (Section(_("Said before"), "before", entries, tight=True),)


def _reviews(actor: Actor, context: Context, now: datetime) -> tuple[Section, ...]:
    rows = lookups.reviews_of(actor, context)
    if not rows:
        return ()
    entries = tuple(
        Entry(
            _("Ended by %(who)s") % {"who": one.by.name} if one.ends else _("Looked at by %(who)s") % {"who": one.by.name},
            one.words, happened(one.at, now), "done",
        )
        for one in rows
    )  # fmt: skip
    return (Section(_("Looked at again"), "reviews", entries, tight=True),)


def _readers(actor: Actor, context: Context, now: datetime, *, writes: bool) -> tuple[Section, ...]:
    rows, shuts = lookups.readers_of(actor, context), writes and actor.may_with("OPEN_CONTEXT", context.scopes)
    note = _("The council, its youth justice service and whoever assesses it. Never the police, unless a step is theirs.")
    if context.kind != ContextKind.CIRCLE:
        note = _("Council, police and youth justice of the area. Nobody of the place is told by this program.")
    standing = tuple(_reader(one, now, shuts=shuts) for one in rows.standing)
    before = tuple(_reader(one, now) for one in rows.before)
    return (
        Section(_("Who reads this"), "readers", standing, tight=True, note=note, empty=_("Nobody besides.")),
        *((Section(_("Opened and closed before"), "read-before", before, tight=True),) if before else ()),
    )


def _reader(one: Reader, now: datetime, *, shuts: bool = False) -> Entry:
    said = _("Closed to them by %(who)s") if one.is_gone else _("Let in by %(who)s")
    team = team_words(one.team)
    close = Link(_("Close it to them"), reverse("contexts:close_to", args=[one.ref]), hidden=team)
    return Entry(team, one.why, happened(one.at, now), source=said % {"who": one.by.name}, links=(close,) if shuts else ())

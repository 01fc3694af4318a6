"""One person, group or thing of concern: what is held, on what basis and from where, and what it has to do with whom."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates import lookups
from ymylon.associates.actions.keeping import answers_for
from ymylon.associates.lookups import AT_ONCE, Tied
from ymylon.associates.lookups import Entry as Held
from ymylon.associates.lookups import Link as ToChild
from ymylon.associates.page.shared import (
    held_by_police,
    kind_words,
    known_from,
    span,
    way_words,
)
from ymylon.associates.rules import Basis, Kind, Sure, TieKind, Way, mark_words
from ymylon.children.lookups import refs_of
from ymylon.design.entries import Entry, Fact, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import happened, language, told
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.people.lookups import current_names
from ymylon.terms.calendars import long_date


def entry_page(actor: Actor, entry: Held, now: datetime, *, after: int = 0) -> RecordPage:
    """The entry, its children and its ties, as far as this person may know of them."""
    keeps = answers_for(actor, entry) and entry.ended_at is None
    return RecordPage(
        title=entry.called,
        lede=_("%(kind)s. %(who)s answers for this entry.") % {"kind": kind_words(entry), "who": entry.agency.name(language())},
        back=Link(_("Persons and things of concern"), reverse("associates:held")),
        tags=(*((Tag(_("Ended"), "plain"),) if entry.ended_at else ()), *((held_by_police(),) if entry.police else ())),
        notices=(_standing(actor, entry, now, keeps=keeps),),
        facts=_facts(entry, now),
        links=(Link(_("Network"), reverse("networks:entry", args=[entry.ref])),) if actor.may("SEE_NETWORK") else (),
        sections=(_children(actor, entry, now, after), _ties(actor, entry, now)),
    )


def _standing(actor: Actor, entry: Held, now: datetime, *, keeps: bool) -> Notice:
    day = long_date(entry.review_on, language())
    if entry.ended_at is not None:
        return Notice(_("This entry has ended, %(when)s") % {"when": told(entry.ended_at, now)}, entry.end_reason, mark="done")
    late = entry.review_on <= local_day(now)
    heading = _("To be looked at again since %(day)s") if late else _("Looked at again by %(day)s")
    words = _("It goes to %(team)s. Nothing ends by itself.") % {"team": entry.team.name(language())}
    return Notice(heading % {"day": day}, words, "late" if late else "calm", "late" if late else "waiting",
                  links=_doors(actor, entry, keeps=keeps))  # fmt: skip


def _doors(actor: Actor, entry: Held, *, keeps: bool) -> tuple[Link, ...]:
    ties = actor.may_with("KEEP_ASSOCIATE", entry.scopes)
    doors = (
        (keeps, _("Keep it or end it"), "review", "main"),
        (keeps, _("Put it right"), "change", "second"),
        (ties, _("Tie it to another"), "tie", "second"),
        (ties and entry.kind == Kind.PERSON, _("This person is a child"), "is_child", "second"),
    )
    return tuple(
        Link(words, reverse(f"associates:{name}", args=[entry.ref]), looks=looks) for open_, words, name, looks in doors if open_
    )


def _facts(entry: Held, now: datetime) -> tuple[Fact, ...]:
    tongue = language()
    looked = _("Looked at again %(when)s by %(who)s") if entry.reviewed_at else ""
    rows = (
        (_("Number, mark or name online"), mark_words(Kind[entry.kind], entry.key, entry.mark) if entry.key else "", ""),
        (_("Description"), entry.description, ""),
        (_("Born about"), str(entry.born_about or ""), ""),
        (_("Why it is held"), Basis[entry.basis].label(tongue), entry.why),
        (_("Known from"), entry.source, Sure[entry.sure].label(tongue)),
        (_("Entered"), told(entry.at, now), _name(entry.by)),
        (_("Kept"), entry.review_words, looked % {"when": told(entry.reviewed_at, now), "who": _name(entry.reviewed_by)}
         if entry.reviewed_at else ""),
    )  # fmt: skip
    return tuple(Fact(term, words, small) for term, words, small in rows if words)


def _name(who) -> str:
    return who.name if who else _("a protected team")


def _children(actor: Actor, entry: Held, now: datetime, after: int) -> Section:
    rows = lookups.links_of(actor, entry, after=after)
    named = current_names(actor, {row.child_id for row in rows})
    refs = refs_of(actor, {row.child_id for row in rows})
    worded = lookups.wordings_by_link(actor, rows) if entry.police or any(row.police for row in rows) else {}
    entries = tuple(_child(actor, row, named, refs, worded.get(row.pk), now) for row in rows[:AT_ONCE] if row.child_id in refs)
    address = reverse("associates:entry", args=[entry.ref])
    return Section(
        _("Children"), "children", entries, tight=True, empty=_("No child whom you may see."),
        note=_("Those whom you may see. Nothing says whether there are others."),
        links=parts(address, after, AT_ONCE, is_more=len(rows) > AT_ONCE),
    )  # fmt: skip


def _child(actor: Actor, row: ToChild, named, refs, wording, now: datetime) -> Entry:
    name = named[row.child_id].full if row.child_id in named else _("Name not known yet")
    links = [Link(_("Concern around the child"), reverse("associates:child", args=[refs[row.child_id]]), hidden=name)]
    if row.police and actor.may_with("SANITISE_ASSOCIATE", row.scopes):
        links.append(Link(_("Write what others may read"), reverse("associates:wording", args=[row.ref]), hidden=name))
    if actor.may_with("KEEP_ASSOCIATE", row.scopes):
        links.append(Link(_("End this link"), reverse("associates:end_link", args=[row.ref]), hidden=name))
    others = (Fact(_("Others read"), wording.words if wording else _("Nothing yet")),) if row.police else ()
    return Entry(
        heading=name, why=" ".join(filter(None, (f"{way_words(row)}.", row.words, span(row)))), when=happened(row.at, now),
        mark="someone", source=known_from(row), links=tuple(links), facts=others,
        tags=(*((Tag(_("Is this child")),) if row.way == Way.IS else ()), *((held_by_police(),) if row.police else ())),
    )  # fmt: skip


def _ties(actor: Actor, entry: Held, now: datetime) -> Section:
    rows = lookups.ties_of(actor, entry)
    return Section(
        _("Other persons and things"), "ties", tuple(_tied(actor, one, now) for one in rows), tight=True,
        empty=_("Nothing else is tied to it."),
    )  # fmt: skip


def _tied(actor: Actor, one: Tied, now: datetime) -> Entry:
    tie, other = one.tie, one.other
    said = {"words": TieKind[tie.kind].label(language()), "other": other.called}
    heading = _("%(words)s: %(other)s") % said if one.is_first else _("From %(other)s: %(words)s") % said
    links = [Link(_("Open the entry"), reverse("associates:entry", args=[other.ref]), hidden=other.called)]
    if actor.may_with("KEEP_ASSOCIATE", tie.scopes):
        links.append(Link(_("End this tie"), reverse("associates:end_tie", args=[tie.ref]), hidden=other.called))
    return Entry(
        heading=heading, why=" ".join(filter(None, (tie.words, span(tie)))), when=happened(tie.at, now), mark="someone",
        tags=(Tag(kind_words(other)), *((held_by_police(),) if tie.police else ())), source=known_from(tie), links=tuple(links),
    )  # fmt: skip

"""Giving facts of a child outside the record: the question, what was given so far, and what is made for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.lookups import Agreed
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.children import lookups as children
from ymylon.children.lookups import Disclosure
from ymylon.chronology.page.child import ChildPage, child_page
from ymylon.chronology.page.given import given_section, whom
from ymylon.chronology.page.story import by_nobody
from ymylon.chronology.rules import event_words
from ymylon.design.entries import Fact, Link, Notice, Section, Tag
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.documents.rules import csv_file, marking
from ymylon.oversight.lookups.sharing import agreements_of, lanes_to_give, partner_names
from ymylon.oversight.rules.sharing import partner_words
from ymylon.people import lookups as people
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import local
from ymylon.terms.codes import GivenBy, Lane

_IN_FILE = 20_000  # rows; a file beyond that is made in parts, by kind of fact


@dataclass(frozen=True)
class GivePage:
    """What is asked before anything leaves, and what has left so far."""

    title: str
    lede: str
    act: str
    small: str
    back: Link
    section: Section
    lanes: tuple[Lane, ...]
    agreements: tuple[tuple[str, str], ...]
    notices: tuple[Notice, ...] = ()
    keep_url: str = ""


@dataclass(frozen=True)
class PaperPage:
    """A child's summary on paper: what was chosen, and nothing that can be pressed."""

    title: str
    lede: str
    mark: str
    back: Link
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    notices: tuple[Notice, ...] = ()


def give_page(
    actor: Actor, child, now: datetime, means: GivenBy | None, begun: tuple[Notice, ...] = (), keep_url: str = ""
) -> GivePage:
    """The question, for what is made here (`means`) or for what somebody has given."""
    name = _called(actor, child.pk)
    same = people.cluster_of(actor, child.pk)
    guarded = bool(owners_of(same))
    asked = {
        GivenBy.PRINT: (_("Print the summary of %(name)s"), _("Make it ready to print")),
        GivenBy.FILE: (_("The chronology of %(name)s as a file"), _("Make the file")),
        None: (_("Facts of %(name)s given outside this record"), _("Record it")),
    }
    title, act = asked[means]
    return GivePage(
        title=title % {"name": name},
        lede=_("Say for whom and under what before it leaves. It is listed for the child, and every page or file is marked.")
        if means
        else _("By letter, on paper or by word of mouth: whatever left this record is listed for the child, by name."),
        act=act,
        small=_(
            "It can’t be taken back or changed. Whoever may see the same kinds of fact sees that they were given, and to whom."
        ),
        back=Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[child.ref])),
        section=given_section(children.disclosures(actor, same, language()), now),
        lanes=lanes_to_give(actor),
        agreements=_choices(agreements_of(actor, local(now).date())),
        notices=(*(_guarded(means) if guarded else ()), *begun),
        keep_url=keep_url,
    )


def _called(actor: Actor, child_id: int) -> str:
    name = people.current_names(actor, [child_id]).get(child_id)
    return (name.given or name.family) if name else _("this child")


def _guarded(means: GivenBy | None) -> tuple[Notice, ...]:
    words = (
        _("Nothing of this child is printed or made into a file. Ask the team that answers for the child.")
        if means
        else _("To whom and why is sealed. Write no place, school or home in any box.")
    )
    return (Notice(_("This child is protected"), words, "kept", "protected"),)


def _choices(held: Sequence[Agreed]) -> tuple[tuple[str, str], ...]:
    named = partner_names(held, language())
    choices = [(str(one.ref), f"{one.terms.title.in_language(language())} ({partner_words(one.terms, named)})") for one in held]
    return tuple(sorted(choices, key=lambda choice: choice[1].casefold()))


# What is made for it


def _mark(actor: Actor, rows: list[Disclosure]) -> str:
    return marking(whom=whom(rows[0]), who=actor.name, at=rows[0].at, language=language())


def paper_page(actor: Actor, ref: UUID, rows: list[Disclosure], now: datetime) -> PaperPage:
    """The child's summary in the lanes that were chosen. Raises NoSuchChild."""
    lanes = frozenset(Lane[row.lane] for row in rows)
    shown: ChildPage = child_page(actor.narrowed(lanes), ref, now, language())
    # Without the episodes it isn't known here whether the child is missing: then nothing is said of it, in either sense.
    missing = shown.notices[:1] if Lane.EPISODE in lanes else ()
    return PaperPage(
        title=shown.title,
        lede=shown.lede,
        mark=_mark(actor, rows),
        back=Link(_("Back"), reverse("chronology:child", args=[ref])),
        tags=shown.tags,
        facts=(*(replace(fact, url="") for fact in shown.facts), _what_was_given(lanes)),
        sections=tuple(_plain(section) for section in shown.sections if section.entries and section.anchor != "given"),
        notices=tuple(replace(notice, links=(), acts=()) for notice in missing),
    )


def _what_was_given(lanes: frozenset[Lane]) -> Fact:
    said = ", ".join(lane.label(language()) for lane in Lane if lane in lanes)
    return Fact(_("On this paper"), said, _("Other kinds of fact may be on record."))


def _plain(section: Section) -> Section:
    entries = tuple(replace(entry, links=(), acts=()) for entry in section.entries)
    return replace(section, entries=entries, links=(), note="")


def chronology_file(actor: Actor, rows: list[Disclosure]) -> bytes:
    """The chronology in the lanes that were chosen, for a spreadsheet."""
    narrow = actor.narrowed(Lane[row.lane] for row in rows)
    every = children.events(narrow, people.cluster_of(narrow, rows[0].child_id), _IN_FILE)
    # To whom else facts were given is no business of whoever is given these.
    events = [event for event in every if event.kind != "GIVEN_OUT"]
    who = practitioners_by_id(event.by_id for event in events)
    tongue = language()
    lines = [
        (
            local(event.at).strftime("%Y-%m-%d %H:%M"),
            event_words(event.kind).in_language(tongue),
            Lane[event.lane].label(tongue),
            who[event.by_id].name if event.by_id in who else by_nobody(event.kind),
        )
        for event in events
    ]
    header = (_("When"), _("What happened"), _("Kind of fact"), _("Recorded by"))
    return csv_file(mark=_mark(actor, rows), header=header, rows=lines)

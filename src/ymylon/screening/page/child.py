"""The screening of one child: each type with its judgement, the indicators, what protects, the four lists, and what is beside."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoSuchChild
from ymylon.design.entries import Entry, Fact, Link, RecordPage, Section, Tag
from ymylon.design.moments import happened, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.screening import lookups
from ymylon.screening.lookups import Course, Stood
from ymylon.screening.page.beside import beside_section
from ymylon.screening.page.found import found_sections
from ymylon.screening.page.shared import may_record, sealed_notice, who_wrote
from ymylon.screening.page.voices import before_section, voices_section
from ymylon.screening.rules import (
    GROUPS,
    ExploitationKind,
    Group,
    Level,
    Part,
    Standing,
    Strength,
    Trend,
    definition_on,
)
from ymylon.terms.codes import Lane
from ymylon.terms.sources import SOURCES

Parts = dict[tuple[Part, str], Stood]
_TONES = {Level.SIGNIFICANT: "high", Level.MODERATE: "medium", Level.EMERGING: "low"}


def reading_child(actor: Actor, ref: UUID) -> KnownChild:
    """The child with this reference, for whoever reads social care’s concern. Raises NoSuchChild."""
    child = known_child(actor, ref)
    if not child.reads(actor, Lane.CONCERN):
        raise NoSuchChild
    return child


def child_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """The screening of the child with this reference. Raises NoSuchChild."""
    child = reading_child(actor, ref)
    course, parts = lookups.newest(actor, child.pk), lookups.parts_of(actor, child.pk)
    writes = may_record(actor, child)
    return RecordPage(
        title=_("Screening for exploitation: %(name)s") % {"name": child.name},
        lede=_("What others do to the child, and what keeps them safe. A person judges each type; nothing is added up."),
        back=Link(_("Back to %(name)s") % {"name": child.given}, reverse("chronology:child", args=[child.ref])),
        notices=sealed_notice(child),
        facts=_facts(course),
        sections=(
            _types(child, parts, now, writes=writes),
            *voices_section(actor, child, now),
            *found_sections(actor, child, now),
            _strengths(child, parts, now, writes=writes),
            _indicators(child, parts, now, writes=writes),
            beside_section(actor, child, now),
        ),
        links=_links(child, course, writes=writes),
    )


def _facts(course: Course | None) -> tuple[Fact, ...]:
    if course is None:
        small = _("Whatever is saved first begins one. No part has to be answered before another.")
        return (Fact(_("How it stands"), _("No screening yet."), small),)
    if not course.is_open:
        ended = course.reviews[-1]
        words = _("Ended by %(who)s on %(day)s.") % {"who": who_wrote(ended), "day": in_sentence(local_day(ended.at))}
        return (Fact(_("How it stands"), words, _("What was known then stands below. Whatever is saved now begins it anew.")),)
    began = _("Goes on since %(day)s.") % {"day": in_sentence(local_day(course.screening.at))}
    small = _("Only a person ends it.")
    if course.reviews:
        small = _("Looked at again on %(day)s.") % {"day": in_sentence(local_day(course.reviews[-1].at))} + " " + small
    return (Fact(_("How it stands"), began, small),)


def _links(child: KnownChild, course: Course | None, *, writes: bool) -> tuple[Link, ...]:
    history = (Link(_("How each judgement came about"), reverse("screening:history", args=[child.ref])),) if course else ()
    if not writes or course is None or not course.is_open:
        return history
    again = Link(_("Look again, or end it"), reverse("screening:review", args=[course.screening.ref]), looks="second")
    return (again, *history)


def _types(child: KnownChild, parts: Parts, now: datetime, *, writes: bool) -> Section:
    note = _("No Act says what child criminal exploitation is. Each type is defined below, with the day and the source.")
    entries = tuple(_type(child, kind, parts.get((Part.TYPE, str(kind))), now, writes=writes) for kind in ExploitationKind)
    return Section(_("Judgement, type by type"), "types", entries, note=note)


def _type(child: KnownChild, kind: ExploitationKind, stood: Stood | None, now: datetime, *, writes: bool) -> Entry:
    meaning = definition_on(kind, local_day(now))
    source = SOURCES[meaning.source].title.in_language(language())
    since = _("Since %(day)s: %(source)s") % {"day": in_sentence(meaning.since), "source": source}
    # What a person judged stands out; what the type means is small beside it.
    facts = (Fact(_("What it means"), since, meaning.words.in_language(language())),)
    name = kind.label(language())
    link = Link(_("Judge"), reverse("screening:judge", args=[child.ref, kind]), hidden=name)
    if stood is None:
        return Entry(name, _("Not judged yet."), facts=facts, mark="waiting", links=(link,) if writes else ())
    one = stood.version
    return Entry(
        heading=name,
        why=one.words or _("The words are sealed."),
        when=happened(one.at, now),
        mark="done",
        source=who_wrote(one),
        tags=judged_tags(one),
        facts=facts,
        links=(link,) if writes else (),
    )


def judged_tags(one: lookups.Version) -> tuple[Tag, ...]:
    """The level and which way it goes, as a person judged them."""
    level, trend = Level[one.level], Trend[one.trend]
    found = [Tag(level.label(language()), _TONES.get(level, "plain"))]
    # Of two that are not known one says so.
    if trend is not Trend.NOT_KNOWN:
        found.append(Tag(trend.label(language())))
    return tuple(found)


def _indicators(child: KnownChild, parts: Parts, now: datetime, *, writes: bool) -> Section:
    entries = tuple(_group(child, group, parts.get((Part.INDICATORS, group.code)), now, writes=writes) for group in GROUPS)
    note = _("Each may be left out. “No evidence found” does not mean that there is none.")
    return Section(_("Indicators"), "indicators", entries, tight=True, note=note)


def _group(child: KnownChild, group: Group, stood: Stood | None, now: datetime, *, writes: bool) -> Entry:
    name = group.words.in_language(language())
    link = Link(_("Answer"), reverse("screening:mark", args=[child.ref, group.code]), hidden=name)
    if stood is None:
        return Entry(name, _("Nothing answered yet."), mark="waiting", links=(link,) if writes else ())
    facts = []
    for standing in Standing:
        these = [one for one in group.indicators if stood.marks.get(one.code, ("",))[0] == standing]
        said = []
        for one in these:
            source = stood.marks[one.code][1]
            words = one.words.in_language(language())
            said.append(f"{words} ({source.label(language()).lower()})" if source else words)
        if said:
            facts.append(Fact(standing.label(language()), "; ".join(said)))
    return Entry(
        name, "" if facts else _("Nothing answered yet."), happened(stood.version.at, now), "done",
        source=who_wrote(stood.version), facts=tuple(facts), links=(link,) if writes else (),
    )  # fmt: skip


def _strengths(child: KnownChild, parts: Parts, now: datetime, *, writes: bool) -> Section:
    stood = parts.get((Part.STRENGTHS, ""))
    link = Link(_("Write down what protects"), reverse("screening:strengths", args=[child.ref]), looks="second")
    empty = _("Nobody has written yet what protects the child, and what this gives them that something better could.")
    return Section(
        _("What protects the child"), "strengths", (strengths_entry(stood.version, now),) if stood else (), empty=empty,
        links=(link,) if writes else (),
    )  # fmt: skip


def strengths_entry(one: lookups.Version, now: datetime) -> Entry:
    """What protects, what this gives, what could give it in a better way."""
    factors = ", ".join(Strength[code].label(language()) for code in one.factors)
    facts = [Fact(_("What this gives the child"), one.gives)] if one.gives else []
    facts += [Fact(_("What could give it in a better way"), one.better)] if one.better else []
    return Entry(
        factors or _("In words"), one.words, happened(one.at, now), "done", source=who_wrote(one), facts=tuple(facts)
    )  # fmt: skip


def history_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """Every judgement of each type as it was saved, and what was said when somebody looked again. Raises NoSuchChild."""
    child = reading_child(actor, ref)
    sections = []
    rows = lookups.versions_of(actor, child.pk, Part.TYPE)
    for kind in ExploitationKind:
        entries = tuple(
            Entry(in_sentence(local_day(one.at)), one.words or _("The words are sealed."), happened(one.at, now), "done",
                  source=who_wrote(one), tags=judged_tags(one))
            for one in rows if one.topic == kind
        )  # fmt: skip
        if entries:
            sections.append(Section(kind.label(language()), kind.lower(), entries, tight=True))
    again = tuple(
        Entry(in_sentence(local_day(one.at)), one.words or _("The words are sealed."), happened(one.at, now), "done",
              source=who_wrote(one))
        for one in lookups.versions_of(actor, child.pk, Part.REVIEW)
    )  # fmt: skip
    return RecordPage(
        title=_("How each judgement about %(name)s came about") % {"name": child.name},
        lede=_("Nothing was written over: each version stands as it was saved, the latest first."),
        back=Link(_("Back to the screening of %(name)s") % {"name": child.given}, reverse("screening:child", args=[child.ref])),
        notices=sealed_notice(child),
        sections=(
            *sections,
            Section(_("Looked at again"), "again", again, tight=True, empty=_("Nobody has looked again yet.")),
            *before_section(actor, child, now),
        ),
    )

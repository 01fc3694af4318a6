"""The child's page: who they are, whether they are missing now, who is around them, and what happened, newest first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id, practitioners_by_id, teams_by_id
from ymylon.children import lookups as children
from ymylon.chronology.rules import event_words
from ymylon.circumstances.lookups import care_on, education_on
from ymylon.design.entries import Act, Entry, Fact, Link, Notice, Section, Tag
from ymylon.design.moments import happened, lasted, told
from ymylon.missing.lookups import episodes as missing
from ymylon.people import lookups as people
from ymylon.people.rules import age_on
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import (
    ContactRelation,
    EducationStatus,
    IdentifierSystem,
    InvolvementKind,
    Lane,
    Language,
    LegalStatus,
    PlacementType,
    Precision,
    RecordReason,
    Sex,
)
from ymylon.terms.geography import AUTHORITIES
from ymylon.terms.identifiers import nhs_shown

_WINDOW = timedelta(days=90)
_BY_TEAM = frozenset({"ACKNOWLEDGED", "NOT_ACKNOWLEDGED"})  # here the team is the news


@dataclass(frozen=True)
class ChildPage:
    """One child's story, drawn from every room in the lanes of whoever looks."""

    title: str
    lede: str
    tags: tuple[Tag, ...]
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    photograph: "Shown | None" = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Shown:
    """The child's photograph: where it is, and what it shows, in words."""

    url: str
    alt: str
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class PhotographPage:
    """The question by which a photograph is kept."""

    title: str
    lede: str
    act: str
    small: str
    back: Link


def photograph_page(actor: Actor, ref: UUID) -> PhotographPage:
    """What to know before a photograph of this child is sent. Raises NoSuchChild."""
    child = children.child_by_ref(actor, ref)
    name = people.current_names(actor, [child.pk]).get(child.pk)
    called = (name.given or name.family) if name else _("this child")
    return PhotographPage(
        title=_("A photograph of %(name)s") % {"name": called},
        lede=_("Everybody who may see this child's record sees it, with the words below."),
        act=_("Keep the photograph"),
        small=_("The place and time that a telephone hides in a picture are taken out before it is kept."),
        back=Link(_("Back to %(name)s") % {"name": called}, reverse("chronology:child", args=[ref])),
    )


def child_page(actor: Actor, ref: UUID, now: datetime, language: str) -> ChildPage:
    """The page of the child with this reference. Raises NoSuchChild."""
    child = children.child_by_ref(actor, ref)
    names = people.all_names(actor, [child.pk])[child.pk]
    person = people.persons_by_id(actor, [child.pk])[child.pk]
    today = local(now).date()
    episodes = missing.episodes_of(actor, [child.pk])[child.pk]
    given = names[0].given or names[0].family if names else _("This child")
    care = care_on(actor, [child.pk], today).get(child.pk)
    photograph = children.photograph(actor, child.pk)
    return ChildPage(
        title=f"{names[0].given} {names[0].family}".strip() if names else _("Name not known yet"),
        lede=_born(person, today, language),
        tags=(Tag(words=LegalStatus[care.legal_status].label(language)),) if care else (),
        notices=_missing_now(actor, child, episodes, given, now),
        facts=(*_facts(actor, child, person, names, care, today, language), _photograph_fact(photograph, language)),
        sections=(
            _around(actor, child, now, language),
            _episodes(episodes, now),
            _story(actor, child, {episode.ref for episode in episodes}, now, language),
        ),
        photograph=_shown(actor, child, photograph, given),
        links=_photograph_links(actor, child, photograph),
    )


def _shown(actor: Actor, child, photograph, given: str) -> Shown | None:
    if photograph is None:
        return None
    act = Act(_("Withdraw the photograph"), reverse("chronology:withdraw_photograph", args=[child.ref]), main=False)
    return Shown(
        url=reverse("chronology:photograph", args=[child.ref]),
        alt=_("Photograph of %(name)s") % {"name": given},
        acts=(act,) if actor.may("KEEP_PHOTOGRAPH") else (),
    )


def _photograph_fact(photograph, language: str) -> Fact:
    if photograph is None:
        return Fact(term=_("Photograph"), words=_("None is kept"))
    day = long_date(photograph.taken_on, language) if photograph.taken_on else ""
    words = _("Taken on %(day)s") % {"day": day} if day else _("When it was taken is not known yet")
    return Fact(term=_("Photograph"), words=words, small=photograph.use)


def _photograph_links(actor: Actor, child, photograph) -> tuple[Link, ...]:
    if not actor.may("KEEP_PHOTOGRAPH"):
        return ()
    words = _("Keep a newer photograph") if photograph else _("Keep a photograph")
    return (Link(words, reverse("chronology:keep_photograph", args=[child.ref])),)


def _born(person, today, language: str) -> str:
    if person.born_on is None:
        return _("Birth date not known yet.")
    age = age_on(person.born_on, today)
    parts = {"age": age, "day": long_date(person.born_on, language)}
    return _("%(age)s, born on %(day)s.") % parts if person.born_precision == "DAY" else _("About %(age)s.") % parts


def _missing_now(actor: Actor, child, episodes, given: str, now: datetime) -> tuple[Notice, ...]:
    # What a return left without an end is history: it neither says that a child is missing nor hides the way to report one.
    running = [episode for episode in episodes if episode.ended_at is None and not episode.source]
    if not running:
        links = [Link(_("Report missing"), f"{reverse('missing:report')}?child={child.ref}", looks="second")]
        if actor.may("LEAVE_OUT"):
            without = reverse("missing:report_without", args=[child.ref])
            links.append(Link(_("Report missing, and somebody must not be told"), without))
        return (Notice(heading=_("Not missing now"), mark="done", links=tuple(links) if actor.may("REPORT_MISSING") else ()),)
    episode = running[0]
    link = Link(_("Open the episode"), reverse("missing:episode", args=[episode.ref]), looks="main")
    return (
        Notice(
            heading=_("Missing for %(time)s") % {"time": lasted(now - episode.last_seen_at)},
            words=_seen(episode, given, now),
            tone="late",
            mark="late",
            links=(link,),
        ),
    )


def _facts(actor: Actor, child, person, names, care, today, language: str) -> tuple[Fact, ...]:
    rows = [(_("Also known as"), ", ".join(f"{name.given} {name.family}".strip() for name in names[1:]))]
    rows.append((_("Sex"), Sex[person.sex].label(language) if person.sex else ""))
    rows.append((_("Language of choice"), Language[person.language].label(language) if person.language else ""))
    rows.append((_("Talk to them"), person.communication))
    facts = [Fact(term=term, words=words) for term, words in rows if words]
    for number in people.identifiers(actor, child.pk):
        system = IdentifierSystem[number.system]
        shown = nhs_shown(number.value) if system is IdentifierSystem.NHS_NUMBER else number.value
        facts.append(Fact(term=system.label(language), words=shown))
    facts += _where(actor, child, care, today, language)
    facts.append(
        Fact(term=_("Why there is a record"), words=RecordReason[child.reason].label(language), small=child.reason_words)
    )
    return tuple(facts)


def _where(actor: Actor, child, care, today, language: str) -> list[Fact]:
    school = education_on(actor, [child.pk], today).get(child.pk)
    named = agencies_by_id([care.home_id if care else None, school.school_id if school else None])
    facts = []
    if care:
        home = named[care.home_id].name(language) if care.home_id else PlacementType[care.placement].label(language)
        council = AUTHORITIES.get(care.responsible_authority)
        small = _("Responsible: %(council)s") % {"council": council.words.in_language(language)} if council else ""
        facts.append(Fact(term=_("Lives"), words=home, small=small))
    if school:
        status = EducationStatus[school.status].label(language)
        place = named[school.school_id].name(language) if school.school_id else ""
        facts.append(Fact(term=_("School"), words=place or status, small=status if place else ""))
    return facts


def _seen(episode, given: str, now: datetime) -> str:
    if episode.last_seen_precision == Precision.UNKNOWN:
        return _("Nobody knows yet when %(name)s was last seen.") % {"name": given}
    return _("%(name)s was last seen %(when)s.") % {"name": given, "when": told(episode.last_seen_at, now)}


def _around(actor: Actor, child, now: datetime, language: str) -> Section:
    contacts = tuple(
        Entry(heading=contact.name, why=ContactRelation[contact.relation].label(language), source=contact.telephone)
        for contact in children.contacts(actor, child.pk)
    )
    rows = children.involvements(actor, child.pk)
    teams = teams_by_id(row.team_id for row in rows)
    involved = tuple(
        Entry(
            heading=_team_name(teams[row.team_id], language),
            why=InvolvementKind[row.kind].label(language),
            when=happened(row.since_at, now),
        )
        for row in rows
    )
    return Section(
        heading=_("Around this child"), anchor="around", entries=contacts + involved, tight=True, empty=_("Nobody is named yet.")
    )


def _team_name(team, language: str) -> str:
    agency = team.agency.name(language) if team.agency else ""
    return ", ".join(part for part in (team.name(language), agency) if part)


def _episodes(episodes, now: datetime) -> Section:
    recent = [
        episode for episode in episodes if now - episode.last_seen_at <= _WINDOW and episode.end_kind != "RECORDED_IN_ERROR"
    ]
    note = ngettext("%(count)s episode in the last 90 days", "%(count)s episodes in the last 90 days", len(recent)) % {
        "count": len(recent)
    }
    entries = tuple(
        Entry(
            heading=_("Missing now")
            if episode.ended_at is None
            else _("Missing for %(time)s") % {"time": lasted(episode.ended_at - episode.last_seen_at)},
            when=happened(episode.last_seen_at, now),
            mark="late" if episode.ended_at is None else "done",
            links=(Link(_("Open the episode"), reverse("missing:episode", args=[episode.ref])),),
        )
        for episode in episodes[:20]
    )
    return Section(
        heading=_("Missing episodes"),
        anchor="episodes",
        entries=entries,
        tight=True,
        note=note,
        empty=_("No missing episode is on record."),
    )


def _story(actor: Actor, child, episodes: set[UUID], now: datetime, language: str) -> Section:
    events = children.events(actor, child.pk)
    names = practitioners_by_id(event.by_id for event in events)
    teams = teams_by_id(event.team_id for event in events if event.kind in _BY_TEAM)
    entries = tuple(
        Entry(
            heading=event_words(event.kind).in_language(language),
            why=_team_name(teams[event.team_id], language) if event.kind in _BY_TEAM and event.team_id else "",
            source=_source(event, names, language),
            when=happened(event.at, now),
            links=(Link(_("Open the episode"), reverse("missing:episode", args=[event.about])),)
            if event.about in episodes
            else (),
        )
        for event in events
    )
    return Section(
        heading=_("Chronology"), anchor="chronology", entries=entries, tight=True, note=_("In the lanes that you hold.")
    )


def _source(event, names, language: str) -> str:
    lane = Lane[event.lane].label(language)
    if event.by_id is None:
        return _("%(lane)s. By the clock.") % {"lane": lane}
    return _("%(lane)s. Recorded by %(who)s.") % {"lane": lane, "who": names[event.by_id].name}

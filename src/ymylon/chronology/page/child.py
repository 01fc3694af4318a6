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
from ymylon.children.rules.involvement import basis_words
from ymylon.chronology.page.given import given_of, once
from ymylon.chronology.page.lives import life_links
from ymylon.chronology.page.protected import protect_link, protected_facts, protected_notice, protected_team
from ymylon.chronology.rules import event_words
from ymylon.circumstances.lookups import care_on, education_on
from ymylon.design.entries import Act, Entry, Fact, Link, Notice, Section, Tag
from ymylon.design.moments import happened, lasted, told
from ymylon.missing.lookups import episodes as missing
from ymylon.people import lookups as people
from ymylon.people.rules import age_on
from ymylon.protection.lookups import guard_of
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import (
    ContactRelation,
    EducationStatus,
    EthnicGroup,
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


def child_page(actor: Actor, ref: UUID, now: datetime, language: str) -> ChildPage:
    """The page of the child with this reference. Raises NoSuchChild."""
    child = children.child_by_ref(actor, ref)
    same = people.cluster_of(actor, child.pk)  # judged to be this child: nothing was re-pointed, so all of them are read
    held = people.all_names(actor, same)
    names = [*held[child.pk], *(name for one in sorted(same - {child.pk}) for name in held[one])]
    person = people.persons_by_id(actor, [child.pk])[child.pk]
    today = local(now).date()
    of_all = missing.episodes_of(actor, same)
    episodes = sorted((one for each in same for one in of_all[each]), key=lambda one: one.last_seen_at, reverse=True)
    given = names[0].given or names[0].family if names else _("This child")
    care = care_on(actor, [child.pk], today).get(child.pk)
    photograph = children.photograph(actor, child.pk)
    owner, named_for = guard_of(same)  # whoever is protected under one record is under every other
    return ChildPage(
        title=f"{names[0].given} {names[0].family}".strip() if names else _("Name not known yet"),
        lede=_born(person, today, language),
        tags=(Tag(words=LegalStatus[care.legal_status].label(language)),) if care else (),
        notices=(
            *protected_notice(actor, child, owner, child.pk in named_for, now, language),
            *_missing_now(actor, child, episodes, given, now),
            *_same_child(actor, child, same, held),
        ),
        facts=(*_facts(actor, child, person, names, care, today, language, same, owner), _photograph_fact(photograph, language)),
        sections=(
            _around(actor, child, now, language, owner),
            _episodes(episodes, now),
            *given_of(actor, child, same, now),
            _story(actor, same, {episode.ref for episode in episodes}, now, language, owner),
        ),
        photograph=_shown(actor, child, photograph, given),
        links=(
            *life_links(actor, child),
            *_links(actor, child, photograph),
            *protect_link(actor, child, owner),
            *_looks_link(actor, child),
            *_ways_in(actor, child),
        ),
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


def _links(actor: Actor, child, photograph) -> tuple[Link, ...]:
    found = []
    if actor.may("PUT_RIGHT"):
        found.append(Link(_("Put right who this is"), reverse("chronology:put_right", args=[child.ref])))
    if actor.may("KEEP_PHOTOGRAPH"):
        words = _("Keep a newer photograph") if photograph else _("Keep a photograph")
        found.append(Link(words, reverse("chronology:keep_photograph", args=[child.ref])))
    return tuple(found)


def _looks_link(actor: Actor, child) -> tuple[Link, ...]:
    if not actor.may("SEE_WHO_LOOKED"):
        return ()
    return (Link(_("Who has looked at this record"), reverse("oversight:looks", args=[child.ref])),)


def _ways_in(actor: Actor, child) -> tuple[Link, ...]:
    """Letting one person in, and what an emergency opens beyond one's lanes."""
    ways = (
        ("GRANT_CASE", _("Let one person into this record"), "oversight:grants"),
        ("BREAK_GLASS", _("Break the glass in an emergency"), "oversight:break_glass_for"),
    )
    return tuple(Link(words, reverse(name, args=[child.ref])) for code, words, name in ways if actor.may(code))


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


def _same_child(actor: Actor, child, same: frozenset[int], names) -> tuple[Notice, ...]:
    """Which other records were judged to be this child's; their story is told here too."""
    others = children.children_by_id(actor, same - {child.pk}) if len(same) > 1 else {}
    if not others:
        return ()
    links = tuple(
        Link(
            f"{names[one][0].given} {names[one][0].family}".strip() if names[one] else _("Name not known yet"),
            reverse("chronology:child", args=[other.ref]),
        )
        for one, other in sorted(others.items())
    )
    words = _("Somebody judged that they are one child's. Both stay as they were kept, and are told here together.")
    count = len(links) + 1
    heading = ngettext("%(count)s record of this child", "%(count)s records of this child", count) % {"count": count}
    return (Notice(heading=heading, words=words, mark="someone", links=links),)


def _facts(actor: Actor, child, person, names, care, today, language: str, same: frozenset[int], owner) -> tuple[Fact, ...]:
    called = dict.fromkeys(f"{name.given} {name.family}".strip() for name in names)
    rows = [(_("Also known as"), ", ".join(list(called)[1:]))]
    rows.append((_("Sex"), Sex[person.sex].label(language) if person.sex else ""))
    rows.append((_("Ethnic group"), EthnicGroup[person.ethnic_group].label(language) if person.ethnic_group else ""))
    rows.append((_("Language of choice"), Language[person.language].label(language) if person.language else ""))
    rows.append((_("Talk to them"), person.communication))
    facts = [Fact(term=term, words=words) for term, words in rows if words]
    numbers = people.identifiers_by_person(actor, same)
    once = {(number.system, number.value): number for one in sorted(same) for number in numbers[one]}
    for number in once.values():
        system = IdentifierSystem[number.system]
        shown = nhs_shown(number.value) if system is IdentifierSystem.NHS_NUMBER else number.value
        facts.append(Fact(term=system.label(language), words=shown))
    facts += protected_facts(owner, language) if owner else _where(actor, child, care, today, language)
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
        host = AUTHORITIES.get(care.host_authority)
        if host and care.host_authority != care.responsible_authority:
            placed = _("Placed in the area of %(council)s") % {"council": host.words.in_language(language)}
            small = ". ".join(part for part in (small, placed) if part)
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


def _around(actor: Actor, child, now: datetime, language: str, owner) -> Section:
    contacts = tuple(
        Entry(
            heading=contact.name,
            why=". ".join(part for part in _of_contact(contact, language) if part),
            source=contact.telephone,
            acts=_ending(child, contact) if actor.may("PUT_RIGHT") else (),
        )
        for contact in children.contacts(actor, child.pk)
    )
    rows = children.involvements(actor, child.pk)
    involved = tuple(
        Entry(
            heading=_team_name(row.team, language),
            why=InvolvementKind[row.kind].label(language),
            source=basis_words(row.basis).in_language(language),
            when=happened(row.since_at, now),
        )
        for row in rows
    )
    return Section(
        heading=_("Around this child"),
        anchor="around",
        entries=contacts + involved + protected_team(owner),
        tight=True,
        empty=_("Nobody is named yet."),
        links=_naming(actor, child) if owner is None else (),
    )


def _naming(actor: Actor, child) -> tuple[Link, ...]:
    # Of a protected child a name or a telephone might betray the place: there it is sealed instead.
    if not actor.may("PUT_RIGHT"):
        return ()
    return (Link(_("Name somebody"), reverse("chronology:add_contact", args=[child.ref])),)


def _of_contact(contact, language: str) -> tuple[str, ...]:
    responsible = {True: _("Has parental responsibility"), False: _("Has no parental responsibility")}
    return (
        ContactRelation[contact.relation].label(language),
        Language[contact.language].label(language) if contact.language else "",
        responsible.get(contact.has_parental_responsibility, ""),
    )


def _ending(child, contact) -> tuple[Act, ...]:
    url = reverse("chronology:end_contact", args=[child.ref, contact.ref])
    return (Act(_("Not around the child any more"), url, hidden=contact.name, main=False),)


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


def _story(actor: Actor, same: frozenset[int], episodes: set[UUID], now: datetime, language: str, owner) -> Section:
    events = once(children.events(actor, same), is_given_away=actor.only is not None)
    names = practitioners_by_id(event.by_id for event in events)
    teams = teams_by_id(event.team_id for event in events if event.kind in _BY_TEAM)
    entries = tuple(
        Entry(
            heading=event_words(event.kind).in_language(language),
            why=_team_name(teams[event.team_id], language) if event.kind in _BY_TEAM and event.team_id else "",
            source=_source(event, names, language, owner),
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


def _source(event, names, language: str, owner) -> str:
    lane = Lane[event.lane].label(language)
    if event.by_id is None and owner is not None:
        # The clock, or somebody who would betray the child: which of them is told to nobody.
        return _("%(lane)s. Recorded by %(who)s.") % {"lane": lane, "who": _("a protected team")}
    if event.by_id is None:
        return _("%(lane)s. By the clock.") % {"lane": lane}
    return _("%(lane)s. Recorded by %(who)s.") % {"lane": lane, "who": names[event.by_id].name}

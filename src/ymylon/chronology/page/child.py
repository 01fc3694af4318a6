"""The child's page: who they are, whether they are missing now, who is around them, and what happened, newest first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.associates.lookups import known_beside
from ymylon.children import lookups as children
from ymylon.chronology.page.agreed import agreed_section
from ymylon.chronology.page.around import around_section
from ymylon.chronology.page.concern import concern_notice, order_notice
from ymylon.chronology.page.given import given_of
from ymylon.chronology.page.lives import life_links
from ymylon.chronology.page.protected import protect_link, protected_notice
from ymylon.chronology.page.referred import proposed_referral, referrals_section
from ymylon.chronology.page.registered import register_link, register_notice, register_tag
from ymylon.chronology.page.story import episodes_section, story_section
from ymylon.chronology.page.who import born_words, identity_facts
from ymylon.circumstances.lookups import care_on
from ymylon.design.entries import Act, Fact, Link, Notice, Section, Tag
from ymylon.design.moments import lasted, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import open_of_children
from ymylon.missing.lookups import episodes as missing
from ymylon.people import lookups as people
from ymylon.plans.lookups import plan_beside
from ymylon.protection.lookups import guard_of
from ymylon.signals.lookups import entries_of
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import LegalStatus, Precision


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


def child_page(actor: Actor, ref: UUID, now: datetime, language: str, *, after: int = 0) -> ChildPage:
    """The page of the child with this reference, its chronology without the `after` latest. Raises NoSuchChild."""
    child = children.child_by_ref(actor, ref, known_beside, plan_beside)
    same = people.cluster_of(actor, child.pk)  # judged to be this child: nothing was re-pointed, so all of them are read
    others = children.children_by_id(actor, same - {child.pk}, known_beside) if len(same) > 1 else {}
    held = people.who_they_are(actor, same)
    names = [*held[child.pk].names, *(name for one in sorted(held.keys() - {child.pk}) for name in held[one].names)]
    person = held[child.pk].person
    today = local(now).date()
    of_all = missing.episodes_of(actor, same)
    episodes = sorted((one for each in same for one in of_all[each]), key=lambda one: one.last_seen_at, reverse=True)
    given = names[0].given or names[0].family if names else _("This child")
    care = care_on(actor, [child.pk], today).get(child.pk)
    photograph = children.photograph(actor, child.pk)
    involved = children.involvements(actor, child.pk)
    entry = next((one for one in entries_of(actor, same) if one.ended_at is None), None) if actor.only is None else None
    owed = open_of_children(actor, same)
    owner, named_for = guard_of(same)  # whoever is protected under one record is under every other
    return ChildPage(
        title=names[0].full if names else _("Name not known yet"),
        lede=born_words(person, today, language),
        tags=(*((Tag(words=LegalStatus[care.legal_status].label(language)),) if care else ()), *register_tag(entry)),
        notices=(
            *protected_notice(actor, child, owner, child.pk in named_for, now, language),
            *_missing_now(actor, child, episodes, given, now),
            *proposed_referral(actor, child, episodes, owed, now),
            *_same_child(others, held),
            *register_notice(entry, now),
            *concern_notice(actor, child, others, given),
            *order_notice(actor, child, given, now),
        ),
        facts=(
            *identity_facts(actor, child, held, names, care, today, language, owner),
            _photograph_fact(photograph, language),
        ),
        sections=(
            around_section(actor, child, involved, now, language, owner),
            episodes_section(episodes, now),
            *agreed_section(actor, child, owed, now),
            *referrals_section(actor, same, now),
            *given_of(actor, child, same, now),
            story_section(actor, child, same, {episode.ref for episode in episodes}, now, language, owner, after),
        ),
        photograph=_shown(actor, child, photograph, given),
        links=(
            *life_links(actor, child),
            *_links(actor, child, photograph),
            *protect_link(actor, child, owner),
            *_looks_link(actor, child),
            *register_link(actor, child, entry),
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
        acts=(act,) if actor.may_with("KEEP_PHOTOGRAPH", child.scopes) else (),
    )


def _photograph_fact(photograph, language: str) -> Fact:
    if photograph is None:
        return Fact(term=_("Photograph"), words=_("None is kept"))
    day = long_date(photograph.taken_on, language) if photograph.taken_on else ""
    words = _("Taken on %(day)s") % {"day": day} if day else _("When it was taken is not known yet")
    return Fact(term=_("Photograph"), words=words, small=photograph.use)


def _links(actor: Actor, child, photograph) -> tuple[Link, ...]:
    found = []
    if actor.may_with("PUT_RIGHT", child.scopes):
        found.append(Link(_("Put right who this is"), reverse("chronology:put_right", args=[child.ref])))
        found.append(Link(_("Numbers, by system and date"), reverse("chronology:numbers", args=[child.ref])))
    if actor.may_with("KEEP_PHOTOGRAPH", child.scopes):
        words = _("Keep a newer photograph") if photograph else _("Keep a photograph")
        found.append(Link(words, reverse("chronology:keep_photograph", args=[child.ref])))
    return tuple(found)


def _looks_link(actor: Actor, child) -> tuple[Link, ...]:
    if not actor.may_with("SEE_WHO_LOOKED", child.scopes):
        return ()
    return (Link(_("Who has looked at this record"), reverse("oversight:looks", args=[child.ref])),)


def _ways_in(actor: Actor, child) -> tuple[Link, ...]:
    """Noting a worry, referring the child, letting one person in, and what an emergency opens beyond one's lanes."""
    ways = (
        ("NOTE_WORRY", _("Note a worry"), "worries:note"),
        ("REFER_CHILD", _("Refer to the council (C1)"), "chronology:refer"),
        ("GRANT_CASE", _("Let one person into this record"), "oversight:grants"),
        ("BREAK_GLASS", _("Break the glass in an emergency"), "oversight:break_glass_for"),
    )
    return tuple(Link(words, reverse(name, args=[child.ref])) for code, words, name in ways if actor.may_with(code, child.scopes))


def _missing_now(actor: Actor, child, episodes, given: str, now: datetime) -> tuple[Notice, ...]:
    # What a return left without an end is history: it neither says that a child is missing nor hides the way to report one.
    running = [episode for episode in episodes if episode.ended_at is None and not episode.source]
    if not running:
        links = [Link(_("Report missing"), f"{reverse('missing:report')}?child={child.ref}", looks="second")]
        if actor.may_with("LEAVE_OUT", child.scopes):
            without = reverse("missing:report_without", args=[child.ref])
            links.append(Link(_("Report missing, and somebody must not be told"), without))
        return (
            Notice(
                heading=_("Not missing now"),
                mark="done",
                links=tuple(links) if actor.may_with("REPORT_MISSING", child.scopes) else (),
            ),
        )
    episode = running[0]
    links = [Link(_("Open the episode"), reverse("missing:episode", args=[episode.ref]), looks="main")]
    if actor.may_with("SEE_PLAN", child.scopes) and child.has_plan:
        links.append(Link(_("Plan for a night away"), reverse("plans:plan", args=[child.ref]), looks="second"))
    return (
        Notice(
            heading=_("Missing for %(time)s") % {"time": lasted(now - episode.last_seen_at)},
            words=_seen(episode, given, now),
            tone="late",
            mark="late",
            links=tuple(links),
        ),
    )


def _same_child(others: dict[int, children.Child], held) -> tuple[Notice, ...]:
    """Which other records were judged to be this child's; their story is told here too."""
    if not others:
        return ()
    links = tuple(
        Link(
            held[one].names[0].full if held[one].names else _("Name not known yet"),
            reverse("chronology:child", args=[other.ref]),
        )
        for one, other in sorted(others.items())
    )
    words = _("Somebody judged that they are one child’s. Both stay as they were kept, and are told here together.")
    count = len(links) + 1
    heading = ngettext("%(count)s record of this child", "%(count)s records of this child", count) % {"count": count}
    return (Notice(heading=heading, words=words, mark="someone", links=links),)


def _seen(episode, given: str, now: datetime) -> str:
    if episode.last_seen_precision == Precision.UNKNOWN:
        return _("Nobody knows yet when %(name)s was last seen.") % {"name": given}
    return _("%(name)s was last seen %(when)s.") % {"name": given, "when": told(episode.last_seen_at, now)}

"""The page of one episode: how long, who has taken it on, the two judgements, what is owed, and everything that happened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id, teams_by_id
from ymylon.children.lookups import children_by_id
from ymylon.circumstances.lookups import care_on
from ymylon.design.entries import Fact, Link, Notice, Section, Tag
from ymylon.design.moments import language
from ymylon.duties.lookups import duties_about, policy_rows
from ymylon.missing.lookups.episodes import Episode, reports_of
from ymylon.missing.lookups.story import episode_and_others, finding_of, story
from ymylon.missing.page.episode_facts import EpisodeFacts, episode_facts, fired_rules, grade_tag, headline, identity_line
from ymylon.missing.page.owed import owed_entries
from ymylon.missing.page.story import line_entries, referral_entries, report_entries
from ymylon.missing.page.told import Telling, call_links, own_acts, told_entries
from ymylon.missing.rules.reports import POLICE_NOT_YET_CONFIRMED, RING_FIRST, police_have_confirmed
from ymylon.missing.rules.states import EPISODE_STATES, EpisodeState, is_closed, is_ended, is_open, may_move
from ymylon.notices.lookups import calls_about, notices_about, referrals_about, stages_of
from ymylon.people.lookups import current_names, persons_by_id
from ymylon.terms.calendars import local
from ymylon.terms.codes import Lane, NoticeKind

_STARTS = (NoticeKind.REPORTED_MISSING, NoticeKind.STILL_MISSING, NoticeKind.REOPENED)
_ENDS = (NoticeKind.FOUND, NoticeKind.ENDED_OTHERWISE)


@dataclass(frozen=True)
class EpisodePage:
    """The plain values of the page."""

    title: str
    lede: str
    tags: tuple[Tag, ...]
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]


def episode_page(actor: Actor, ref: UUID, now: datetime) -> EpisodePage:
    """Everything that this person may know of the episode. Raises NoSuchEpisode."""
    episode, others = episode_and_others(actor, ref)
    child = episode.child_id
    person = persons_by_id(actor, [child]).get(child)
    name = current_names(actor, [child]).get(child)
    reports = reports_of(actor, [episode.pk])[episode.pk]
    lines = story(actor, episode)
    finding = finding_of(actor, episode)
    duties = duties_about(actor, [ref])
    referrals = referrals_about(actor, ref)
    telling, people = _telling(actor, episode, now, lines, reports, referrals, finding, duties)
    teams = {number: team.name(language()) for number, team in telling.teams.items()}
    known = EpisodeFacts(
        episode=episode,
        others=others,
        born_on=person.born_on if person else None,
        reports=reports,
        lines=lines,
        finding=finding,
        care=care_on(actor, [child], local(now).date()).get(child) if actor.scopes(Lane.CARE) else None,
        people=people,
        now=now,
    )
    full = " ".join(part for part in (name.given, name.family) if part) if name else _("The child")
    given = (name.given or full) if name else full
    happened = report_entries(reports, people, now) + line_entries(lines, finding, people, now)
    happened += told_entries(telling) + referral_entries(referrals, teams, people, now)
    return EpisodePage(
        title=full,
        lede=identity_line(known),
        tags=_tags(actor, known),
        notices=_notices(actor, known, telling, given),
        facts=episode_facts(actor, known),
        sections=(
            Section(
                _("What is owed"),
                "owed",
                owed_entries(actor, episode, duties, teams, now),
                empty=_("Nothing that you see is owed."),
            ),
            *_meeting(actor, known),
            _doors(actor, episode, telling, given),
            Section(
                _("What has happened"),
                "story",
                tuple(entry for _at, entry in sorted(happened, key=lambda pair: pair[0], reverse=True)),
                tight=True,
                links=_child_link(actor, child, given),
            ),
        ),
    )


def _telling(actor: Actor, episode: Episode, now: datetime, lines, reports, referrals, finding, duties) -> tuple[Telling, dict]:
    notices = tuple(notices_about(actor, [episode.ref])[episode.ref])
    stages, calls = stages_of(actor, notices), calls_about(actor, notices)
    rung = [call for each in calls.values() for call in each]
    teams = teams_by_id(
        {notice.team_id for notice in notices}
        | {stage.team_id for each in stages.values() for stage in each}
        | {duty.team_id for duty in duties if duty.team_id}
        | {referral.to_team_id for referral in referrals}
    )
    found = practitioners_by_id(
        [
            episode.contact_for_family_id,
            finding.recorded_by_id if finding else None,
            *(line.by_id for line in lines),
            *(report.reported_by_id for report in reports),
            *(notice.acknowledged_by_id for notice in notices),
            *(call.by_id for call in rung),
            *(referral.made_by_id for referral in referrals),
        ]
    )
    people = {number: practitioner.name for number, practitioner in found.items()}
    return Telling(notices, stages, calls, teams, people, now), people


def _tags(actor: Actor, known: EpisodeFacts) -> tuple[Tag, ...]:
    episode = known.episode
    state = EPISODE_STATES.state(episode.state).words.in_language(language())
    tone, mark = ("open", "") if is_open(episode.state) else ("done", "done") if is_closed(episode.state) else ("plain", "")
    return (Tag(state, tone, mark), *grade_tag(actor, known))


def _notices(actor: Actor, known: EpisodeFacts, telling: Telling, given: str) -> tuple[Notice, ...]:
    episode = known.episode
    missing = is_open(episode.state)
    heading, words = headline(known)
    kinds = _STARTS if missing else _ENDS
    first = Notice(
        heading=heading,
        words=words,
        tone="late" if missing else "done" if is_ended(episode.state) or is_closed(episode.state) else "calm",
        mark="late" if missing else "done",
        key=f"episode-{episode.ref}-{episode.state}",
        acks=tuple(telling.ack(notice) for notice in telling.of(kinds)),
        links=_first_links(actor, episode, given),
        acts=own_acts(actor, episode, telling),
    )
    if not missing:
        return (first,)
    ring = RING_FIRST.in_language(language())
    if police_have_confirmed(episode.police_reference, telling.police_answered_at()):
        return (first, Notice(ring, "", "calm", "phone"))
    link = _link(actor, "ADD_OBSERVATION", _("The police gave a reference"), "police_reference", episode)
    unconfirmed = POLICE_NOT_YET_CONFIRMED.in_language(language())
    return (first, Notice(unconfirmed, ring, "soon", "soon", key=f"police-{episode.ref}", links=link))


def _link(actor: Actor, action: str, words: str, name: str, episode: Episode, looks: str = "") -> tuple[Link, ...]:
    return (Link(words, reverse(f"missing:{name}", args=[episode.ref]), looks=looks),) if actor.may(action) else ()


def _first_links(actor: Actor, episode: Episode, given: str) -> tuple[Link, ...]:
    if is_open(episode.state):
        add = _link(actor, "ADD_OBSERVATION", _("Add a sighting"), "observe", episode, "main")
        found = _link(actor, "RECORD_FOUND", _("%(name)s is found") % {"name": given}, "found", episode, "second")
        return add + found
    if is_closed(episode.state):
        return _link(actor, "REOPEN_EPISODE", _("Reopen"), "reopen", episode)
    return _link(actor, "RECORD_FOUND", _("How %(name)s was found") % {"name": given}, "found_details", episode, "second")


def _doors(actor: Actor, episode: Episode, telling: Telling, given: str) -> Section:
    """What this person may write, as links; what only others may, in words."""
    doors: list[Link] = []

    def door(action: str, words: str, name: str, when: bool = True) -> None:
        if when:
            doors.extend(_link(actor, action, words, name, episode))

    missing, closed = is_open(episode.state), is_closed(episode.state)
    door("GRADE_RISK", _("Give the police grade"), "grade", missing)
    door("RECORD_CONCERN", _("Record social care's concern"), "concern", missing)
    door("ADD_OBSERVATION", _("Add a sighting, contact, enquiry or check"), "observe", not closed)
    door("ADD_OBSERVATION", _("A talk with the family"), "family", not closed)
    door("DECIDE_PARENT", _("Decide about telling a parent"), "parent", not closed)
    door("SENIOR_REVIEW", _("Senior review"), "senior_review", missing)
    door("RECORD_END", _("It ended otherwise"), "end", missing)
    door("RECORD_FOUND", _("How the child was found"), "found_details", not missing and not closed)
    door("RECORD_PREVENTION_CHECK", _("Prevention check"), "prevention_check", not missing and not closed)
    door("RECORD_ITEMS", _("Items or allegations"), "items", not closed)
    door("REFER_HARM", _("Refer harm (C1)"), "refer_harm", not closed)
    door("RECORD_END", _("Still missing after all"), "still_missing", may_move(episode.state, EpisodeState.REPORTED))
    door("CLOSE_EPISODE", _("Close the episode"), "close", may_move(episode.state, EpisodeState.CLOSED))
    doors.extend(call_links(actor, episode, telling, _STARTS if missing else _ENDS))
    return Section(
        _("What you can write down"),
        "doors",
        links=tuple(doors),
        note=_others(actor, missing),
        empty=_("You read this record; others write it."),
    )


def _others(actor: Actor, missing: bool) -> str:
    said = []
    if missing and not actor.may("GRADE_RISK"):
        said.append(_("The police alone give the police grade."))
    if missing and not actor.may("RECORD_CONCERN") and actor.scopes(Lane.CONCERN):
        said.append(_("Social care alone records its concern."))
    if not actor.may("RECORD_FOUND"):
        said.append(_("Police, council, home and youth justice record that a child is found; tell one of them."))
    return " ".join(said)


def _meeting(actor: Actor, known: EpisodeFacts) -> tuple[Section, ...]:
    if not actor.scopes(Lane.CONCERN):
        return ()
    fired = fired_rules(known, policy_rows(["strategy_meeting."]))
    return (Section(_("Strategy meeting due: the rules that fired"), "meeting", fired, tight=True),) if fired else ()


def _child_link(actor: Actor, child_id: int, given: str) -> tuple[Link, ...]:
    child = children_by_id(actor, [child_id]).get(child_id)
    if child is None:
        return ()
    try:
        return (Link(_("%(name)s's whole chronology") % {"name": given}, reverse("chronology:child", args=[child.ref])),)
    except NoReverseMatch:
        return ()


@dataclass(frozen=True)
class ClosePage:
    """What keeps an episode open, by name where this person may see it; otherwise only that something does."""

    title: str
    back: Link
    act: str
    sections: tuple[Section, ...]
    notices: tuple[Notice, ...]
    may_close: bool
    override: Link | None
    small: str = ""


def close_page(actor: Actor, episode: Episode, another: bool, now: datetime) -> ClosePage:
    """The page that asks whether to close: only whether something is owed counts."""
    name = current_names(actor, [episode.child_id]).get(episode.child_id)
    given = (name.given or name.family) if name else _("The child")
    duties = [duty for duty in duties_about(actor, [episode.ref]) if duty.state == duty.State.OPEN]
    teams = {
        number: team.name(language()) for number, team in teams_by_id(duty.team_id for duty in duties if duty.team_id).items()
    }
    hidden = (Notice(_("Another agency's duty is open"), _("More can't be said here."), "soon", "someone"),) if another else ()
    is_owed = bool(duties) or another
    section = Section(_("Still owed"), "owed", owed_entries(actor, episode, duties, teams, now))
    url = reverse("missing:override", args=[episode.ref])
    return ClosePage(
        title=_("Close the episode of %(name)s") % {"name": given},
        back=Link(_("Back to the episode"), reverse("missing:episode", args=[episode.ref])),
        act=_("Close the episode"),
        sections=(section,) if duties else (),
        notices=hidden if is_owed else (Notice(_("Nothing is owed any more"), "", "done", "done"),),
        may_close=not is_owed,
        override=Link(_("Close it all the same, with a reason"), url) if is_owed and actor.may("OVERRIDE_CLOSE") else None,
        small=_("Teams that are involved only by this episode lose sight of the child. It can be opened again."),
    )

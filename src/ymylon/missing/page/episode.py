"""The page of one episode: how long, who has taken it on, the two judgements, what is owed, and everything that happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id, teams_by_id
from ymylon.circumstances.lookups import care_on
from ymylon.design.entries import Ack, Fact, Link, Notice, Section, Tag
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Duty, duties_about
from ymylon.missing.lookups.episodes import Episode, reports_of
from ymylon.missing.lookups.story import episode_and_others, finding_of, fired_rules, story
from ymylon.missing.page.episode_doors import STARTS, Doors, door_link, doors_of, first_links, plan_link
from ymylon.missing.page.episode_facts import EpisodeFacts, episode_facts, fired_entries, grade_tag, headline, identity_line
from ymylon.missing.page.leaving_out import left_out_entries
from ymylon.missing.page.owed import owed_entries
from ymylon.missing.page.protected import protected_notice
from ymylon.missing.page.story import line_entries, referral_entries, report_entries
from ymylon.missing.page.told import Telling, own_acts, told_entries
from ymylon.missing.rules.ending import STRATEGY_MEETING
from ymylon.missing.rules.reports import POLICE_NOT_YET_CONFIRMED, RING_FIRST, police_have_confirmed
from ymylon.missing.rules.states import EPISODE_STATES, is_closed, is_ended, is_open
from ymylon.notices.lookups import ENDS, calls_about, left_out_about, notices_about, referrals_about, stages_of
from ymylon.people.lookups import current_names, persons_by_id
from ymylon.terms.calendars import local
from ymylon.terms.codes import Lane, NoticeKind


@dataclass(frozen=True)
class EpisodePage:
    """The plain values of the page."""

    title: str
    lede: str
    tags: tuple[Tag, ...]
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    doors: Doors
    story: Section


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
    left_out = left_out_about(actor.within("LEAVE_OUT"), ref) if actor.may_with("LEAVE_OUT", episode.scopes) else []
    telling, people = _telling(actor, episode, now, lines, reports, referrals, finding, duties, left_out)
    teams = {number: team.name(language()) for number, team in telling.teams.items()}
    known = EpisodeFacts(
        episode=episode,
        others=others,
        born_on=person.born_on if person else None,
        reports=reports,
        lines=lines,
        finding=finding,
        # As it was then: what a past episode is doesn't change when a placement ends.
        care=care_on(actor, [child], local(episode.last_seen_at).date()).get(child) if actor.scopes(Lane.CARE) else None,
        people=people,
        now=now,
    )
    full = " ".join(part for part in (name.given, name.family) if part) if name else _("The child")
    given = (name.given or full) if name else full
    happened = report_entries(reports, people, now) + line_entries(lines, finding, people, now)
    happened += told_entries(telling) + referral_entries(referrals, teams, _referral_acks(telling), people, now)
    happened += left_out_entries(left_out, telling.teams, people, now)
    return EpisodePage(
        title=full,
        lede=identity_line(known),
        tags=_tags(actor, known),
        notices=(*_notices(actor, known, telling, given), *protected_notice(actor, episode, telling)),
        facts=episode_facts(actor, known),
        sections=(
            Section(
                _("What is owed"),
                "owed",
                owed_entries(actor, episode, duties, teams, now),
                empty=_("Nothing that you see is owed."),
            ),
            *_meeting(actor, episode, duties),
        ),
        doors=doors_of(actor, episode, telling, has_finding=finding is not None, reports=reports),
        story=Section(
            _("What has happened"),
            "story",
            tuple(entry for _at, entry in sorted(happened, key=lambda pair: pair[0], reverse=True)),
            tight=True,
            links=_child_link(episode, given),
        ),
    )


def _telling(
    actor: Actor, episode: Episode, now: datetime, lines, reports, referrals, finding, duties, left_out
) -> tuple[Telling, dict]:
    notices = tuple(notices_about(actor, [episode.ref])[episode.ref])
    stages, calls = stages_of(actor, notices), calls_about(actor, notices)
    rung = [call for each in calls.values() for call in each]
    teams = teams_by_id(
        {notice.team_id for notice in notices}
        | {stage.team_id for each in stages.values() for stage in each}
        | {duty.team_id for duty in duties if duty.team_id}
        | {referral.to_team_id for referral in referrals}
        | {row.team_id for row in left_out}
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
            *(row.by_id for row in left_out),
        ]
    )
    people: dict[int | None, str] = {number: practitioner.name for number, practitioner in found.items()}
    if episode.protected_by is not None:
        # Whoever would betray the child is named in no row: the database took the name out.
        people[None] = _("A protected team")
    return Telling(notices, stages, calls, teams, people, now, episode.protected_by is not None), people


def _referral_acks(telling: Telling) -> dict[int, Ack]:
    # The notice of a referral is numbered by it.
    return {notice.occurrence: telling.ack(notice) for notice in telling.notices if notice.kind == NoticeKind.REFERRAL}


def _tags(actor: Actor, known: EpisodeFacts) -> tuple[Tag, ...]:
    episode = known.episode
    state = EPISODE_STATES.state(episode.state).words.in_language(language())
    tone, mark = ("open", "") if is_open(episode.state) else ("done", "done") if is_closed(episode.state) else ("plain", "")
    return (Tag(state, tone, mark), *grade_tag(actor, known))


def _notices(actor: Actor, known: EpisodeFacts, telling: Telling, given: str) -> tuple[Notice, ...]:
    episode = known.episode
    missing = is_open(episode.state)
    heading, words = headline(known)
    kinds = STARTS if missing else ENDS
    plan = (plan_link(episode.child_ref),) if missing and episode.child_ref and episode.has_plan else ()
    first = Notice(
        heading=heading,
        words=words,
        tone="late" if missing else "done" if is_ended(episode.state) or is_closed(episode.state) else "calm",
        mark="late" if missing else "done",
        key=f"episode-{episode.ref}-{episode.state}",
        acks=tuple(telling.ack(notice) for notice in telling.of(kinds)),
        links=(
            *plan,
            *first_links(actor, episode, given, known.finding is not None),
        ),
        acts=own_acts(actor, episode, telling),
    )
    if not missing:
        return (first,)
    ring = RING_FIRST.in_language(language())
    if police_have_confirmed(episode.police_reference, telling.police_answered_at()):
        return (first, Notice(ring, "", "calm", "phone"))
    link = door_link(actor, "ADD_OBSERVATION", _("The police gave a reference"), "police_reference", episode)
    unconfirmed = POLICE_NOT_YET_CONFIRMED.in_language(language())
    return (first, Notice(unconfirmed, ring, "soon", "soon", key=f"police-{episode.ref}", links=link))


def _meeting(actor: Actor, episode: Episode, duties: Iterable[Duty]) -> tuple[Section, ...]:
    if not any(duty.kind == STRATEGY_MEETING and duty.state == Duty.State.OPEN for duty in duties):
        return ()
    fired = fired_entries(fired_rules(actor, episode))
    return (Section(_("Strategy meeting due: the rules that fired"), "meeting", fired, tight=True),) if fired else ()


def _child_link(episode: Episode, given: str) -> tuple[Link, ...]:
    if not episode.child_ref:
        return ()
    words = _("%(name)s’s whole chronology") % {"name": given}
    return (Link(words, reverse("chronology:child", args=[episode.child_ref])),)

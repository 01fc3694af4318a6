"""One practitioner's work: what their own teams were told and owe, and whatever is needed to say it in words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from ymylon.access.policy import ACTIONS
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Practitioner, Team, on_duty, practitioners_by_id, teams_by_id, teams_in
from ymylon.audit.rules import shown
from ymylon.circumstances.lookups.staff import Visit, joint_visits
from ymylon.drafts.lookups import drafts_kept
from ymylon.duties.lookups import Duty, owed_by, owed_by_team
from ymylon.missing.lookups.board import Episode, episodes_about
from ymylon.missing.lookups.episodes import Report, reports_of
from ymylon.notices.lookups import (
    Notice,
    NoticeStage,
    around_own,
    is_overtaken,
    may_acknowledge,
    stages_of,
    unanswered_by,
    waiting_for,
)
from ymylon.oversight.lookups.looking import QUESTION, questions_waiting
from ymylon.oversight.lookups.sharing import REVIEW_DUE, agreements_waiting
from ymylon.people.lookups import current_names, persons_by_id
from ymylon.people.rules import age_on
from ymylon.terms.calendars import local

_MANAGING = ACTIONS["SEE_TEAM_WORK"].roles or frozenset()
DONE_FOR = timedelta(hours=12)
Row = Notice | Duty


@dataclass(frozen=True)
class Work:
    """What was read, once, at one moment."""

    actor: Actor
    now: datetime
    notices: list[Notice]
    stages: Mapping[int, list[NoticeStage]]
    duties: list[Duty]
    episodes: Mapping[UUID, Episode]
    reports: Mapping[int, list[Report]]
    names: Mapping[int, str]
    ages: Mapping[int, int | None]
    teams: Mapping[int, Team]
    people: Mapping[int, Practitioner]
    drafts: list[tuple[str, datetime]]
    is_asked: bool = False  # an auditor waits for an answer
    agreements_wait: bool = False  # a sharing agreement has come to its review

    @cached_property
    def about(self) -> Mapping[UUID, list[Notice]]:
        """The notices by what they are about: of two hundred children nobody compares each with every other."""
        found: dict[UUID, list[Notice]] = defaultdict(list)
        for notice in self.notices:
            found[notice.about].append(notice)
        return found

    @cached_property
    def own(self) -> list[Notice]:
        """The notices that the actor's own teams were told, or that climbed to them."""
        return [notice for notice in self.notices if may_acknowledge(self.actor, notice, self.stages.get(notice.pk, ()))]

    @cached_property
    def waiting(self) -> list[Notice]:
        """Those of them that nobody has answered and no later one has overtaken, soonest due first."""
        open_now = [n for n in self.own if n.acknowledged_at is None and not is_overtaken(n, self.about[n.about])]
        return sorted(open_now, key=_by_due)

    @cached_property
    def of_others(self) -> list[Notice]:
        """Unanswered notices to other teams about the same children, soonest due first."""
        own = {notice.pk for notice in self.own}
        silent = [n for n in self.notices if n.pk not in own and n.acknowledged_at is None]
        return sorted((n for n in silent if not is_overtaken(n, self.about[n.about])), key=_by_due)

    @cached_property
    def answered(self) -> list[Notice]:
        """Own notices that were acknowledged lately, the last one first."""
        since = self.now - DONE_FOR
        lately = [notice for notice in self.own if notice.acknowledged_at and notice.acknowledged_at >= since]
        return sorted(lately, key=lambda notice: notice.acknowledged_at, reverse=True)

    @property
    def owed(self) -> list[Duty]:
        """The open duties of the actor's own teams, soonest due first."""
        return [duty for duty in self.duties if duty.state == "OPEN"]

    @property
    def ended(self) -> list[Duty]:
        """Their duties that were met or ended lately, the last one first."""
        return sorted((duty for duty in self.duties if duty.state != "OPEN"), key=lambda duty: duty.ended_at, reverse=True)

    def show(self, rows: Sequence[Row], most: int | None) -> Sequence[Row]:
        """The first of these, or all, whose children are thereby shown: the audit tells of nobody else."""
        first = rows[:most]
        shown({row.child_id for row in first})
        return first


def _by_due(notice: Notice) -> tuple[bool, datetime, int]:
    return notice.due_at is None, notice.due_at or notice.told_at, notice.pk


def work_of(actor: Actor, now: datetime) -> Work:
    """Everything that Today shows, in ten questions however much it is."""
    since = now - DONE_FOR
    notices = around_own(actor, since)
    stages = stages_of(actor, notices)
    duties = owed_by(actor, since)
    episodes = episodes_about(actor, [row.about for row in (*notices, *duties)])
    children = {row.child_id for row in (*notices, *duties)}
    names, persons = current_names(actor, children), persons_by_id(actor, children)
    reports = reports_of(actor, [episode.pk for episode in episodes.values()])
    climbed = [stage for steps in stages.values() for stage in steps]
    begun = drafts_kept(actor, now, also=questions_waiting(actor, now).union(agreements_waiting(actor, now), all=True))
    people = (
        {notice.acknowledged_by_id for notice in notices}
        | {duty.ended_by_id for duty in duties}
        | {duty.person_id for duty in duties}
    )
    people |= {report.reported_by_id for account in reports.values() for report in account}
    teams = {row.team_id for row in (*notices, *duties, *climbed) if row.team_id} | {post.team_id for post in actor.posts}
    return Work(
        actor=actor,
        now=now,
        notices=notices,
        stages=stages,
        duties=duties,
        episodes=episodes,
        reports=reports,
        names={child: name.full for child, name in names.items()},
        ages={child: age_on(person.born_on, local(now).date()) for child, person in persons.items()},
        teams=teams_by_id(teams),
        people=practitioners_by_id(people),
        drafts=[row for row in begun if row[0] not in (QUESTION, REVIEW_DUE)],
        is_asked=any(name == QUESTION for name, _at in begun),
        agreements_wait=any(name == REVIEW_DUE for name, _at in begun),
    )


@dataclass(frozen=True)
class TeamWork(Work):
    """The same of one team, for somebody who manages it: no more of it than they may see."""

    team: Team = None  # type: ignore[assignment]
    choices: Sequence[Team] = ()
    on_duty: Practitioner | None = None
    visits: Sequence[Visit] = ()

    @cached_property
    def own(self) -> list[Notice]:
        """The notices that this team was told."""
        return [notice for notice in self.notices if notice.team_id == self.team.pk]


def teams_to_look_at(actor: Actor) -> list[Team]:
    """Whose day this person may see: the teams in which they work, joint ones too, and all of an agency that they manage."""
    agencies = {post.agency_id for post in actor.posts if post.agency_id and post.role in _MANAGING}
    own = [post.team_id for post in actor.posts]
    found = teams_in(agencies, own)
    return sorted(found, key=lambda team: (team.pk not in own, team.pk))


def team_work(actor: Actor, ref: UUID | None, now: datetime) -> TeamWork | None:
    """Everything that a team's Today shows, in nine questions however much it is; None for a team that isn't theirs to see."""
    choices = teams_to_look_at(actor)
    team = next((one for one in choices if ref in (None, one.ref)), None)
    if team is None:
        return None
    notices = unanswered_by(actor, [team.pk])
    duties = owed_by_team(actor, [team.pk])
    day = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    visits = joint_visits(actor, [team.pk], day, day + timedelta(days=1))
    children = {row.child_id for row in (*notices, *duties, *visits)}
    names, persons = current_names(actor, children), persons_by_id(actor, children)
    return TeamWork(
        actor=actor,
        now=now,
        notices=notices,
        stages={},
        duties=duties,
        episodes=episodes_about(actor, [row.about for row in (*notices, *duties)]),
        reports={},
        names={child: name.full for child, name in names.items()},
        ages={child: age_on(person.born_on, local(now).date()) for child, person in persons.items()},
        teams={one.pk: one for one in choices},
        people=practitioners_by_id(duty.person_id for duty in duties),
        drafts=[],
        team=team,
        choices=choices,
        on_duty=on_duty([team.pk], now).get(team.pk),
        visits=visits,
    )


def due_moments(actor: Actor) -> list[tuple[datetime, datetime | None]]:
    """When what waits for this person is due, and until when it is paused: moments alone, and nobody is shown."""
    told = [(notice.due_at, None) for notice in waiting_for(actor)]
    owed = [(duty.due_at, duty.paused_until) for duty in owed_by(actor)]
    return [(due, paused) for due, paused in (*told, *owed) if due is not None]


def what_waits(actor: Actor) -> list[str]:
    """What waits for this person, as references alone: it tells whether there is something new, and shows nobody."""
    return [str(row.ref) for row in (*waiting_for(actor), *owed_by(actor))]

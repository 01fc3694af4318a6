"""One practitioner's work: what their own teams were told and owe, and whatever is needed to say it in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from ymylon.access.lookups import agencies_kept
from ymylon.access.policy import ACTIONS
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import (
    DutyTurn,
    Practitioner,
    Team,
    answering_now,
    members_of,
    practitioners_by_id,
    teams_by_id,
    teams_in,
    turns_at,
)
from ymylon.audit.rules import shown
from ymylon.audit.standing import standing
from ymylon.circumstances.lookups.staff import Visit, joint_visits
from ymylon.contexts.lookups import OPENED_WAITS, REVIEW_WAITS, STEP_WAITS, soon_after
from ymylon.contexts.lookups import waiting as contexts_waiting
from ymylon.drafts.lookups import drafts_and
from ymylon.drafts.rules import is_stale
from ymylon.duties.lookups import Brief, Cuts, Day, Duty, day_of, day_of_team, duties_by_id, mark_of_day, owed_briefly
from ymylon.intelligence.lookups import SUBMISSION_WAITS, submissions_waiting
from ymylon.meetings.lookups.boards import BOARD_WAITS, boards_kept, boards_waiting
from ymylon.meetings.lookups.items import ANSWER_WAITS, answers_waiting
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
from ymylon.oversight.lookups.looking import QUESTION, answers_for, questions_waiting
from ymylon.oversight.lookups.sharing import REVIEW_DUE, agreements_waiting
from ymylon.oversight.lookups.waiting import GRANT_WAITS, PLACE_WAITS, grants_waiting, places_waiting
from ymylon.people.lookups import names_and_ages
from ymylon.terms.calendars import local
from ymylon.today.rules import HAS_TURNS

_MANAGING = ACTIONS["SEE_TEAM_WORK"].roles or frozenset()
_ANSWERING = ACTIONS["ANSWER_FOR_TEAM"].roles or frozenset()
DONE_FOR = timedelta(hours=12)
# What waits for somebody and is owed for no child: it comes with the drafts, under these names.
UNTIL = frozenset({PLACE_WAITS, GRANT_WAITS})
WAITS = UNTIL | {
    QUESTION, REVIEW_DUE, STEP_WAITS, REVIEW_WAITS, OPENED_WAITS, SUBMISSION_WAITS, ANSWER_WAITS, BOARD_WAITS,
}  # fmt: skip
Row = Notice | Duty | Brief
Shown = TypeVar("Shown", bound=Row)


@dataclass(frozen=True)
class Work:
    """What was read, once, at one moment."""

    actor: Actor
    now: datetime
    notices: list[Notice]
    stages: Mapping[int, list[NoticeStage]]
    drafts: list[tuple[str, datetime]]
    day: Day = Day()
    whole: Mapping[int, Duty] = field(default_factory=dict)
    episodes: Mapping[UUID, Episode] = field(default_factory=dict)
    reports: Mapping[int, list[Report]] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    ages: Mapping[int, int | None] = field(default_factory=dict)
    teams: Mapping[int, Team] = field(default_factory=dict)
    people: Mapping[int, Practitioner] = field(default_factory=dict)
    waits: Mapping[str, int] = field(default_factory=dict)  # how much of each kind waits that is owed for no child
    until: Mapping[str, datetime] = field(default_factory=dict)  # of those with a day of their own, the first

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

    def show(self, rows: Sequence[Shown], most: int | None) -> Sequence[Shown]:
        """The first of these, or all, whose children are thereby shown: the audit tells of nobody else."""
        first = rows[:most]
        shown({row.child_id for row in first})
        return first


def _by_due(notice: Notice) -> tuple[bool, datetime, int]:
    return notice.due_at is None, notice.due_at or notice.told_at, notice.pk


def work_of(actor: Actor, at: Cuts, most: Mapping[str, int]) -> Work:
    """What Today puts in order, of what is owed as much as `most` says of each part of the day.

    What is said of the few that are shown is read by `in_words`.
    """
    now, notices = at.now, around_own(actor, at.since)
    begun = _begun_by_a_unit if actor.may("GRADE_INTELLIGENCE") else _begun
    asked = _asked_to_confirm(actor) | dict(zip(("calls", "chairs"), boards_kept(actor), strict=True))
    rows = begun(actor, now=now, soon=soon_after(now), kept=agencies_kept(actor), **asked)
    # Nobody's answer grows stale: whatever waits with a day of its own goes on waiting after it.
    fresh = [(name, since) for name, since in rows if name in UNTIL or not is_stale(since, now)]
    drafts = [row for row in fresh if row[0] not in WAITS]
    return Work(
        actor=actor,
        now=now,
        notices=notices,
        stages=stages_of(actor, notices),
        day=day_of(actor, at, most, _abouts(drafts)),
        drafts=drafts,
        waits=Counter(name for name, _since in fresh if name in WAITS),
        until={name: min(since for one, since in fresh if one == name) for name in UNTIL & {name for name, _since in fresh}},
    )


def _asked_to_confirm(actor: Actor) -> dict[str, list[int]]:
    """For which agencies and teams this person answers in the quarterly review of places, and of grants for one child."""
    whole, own = (sorted(numbers) for numbers in answers_for(actor))
    gives = actor.may("GRANT_CASE")
    return {"whole": whole, "own": own, "gives_whole": whole if gives else [], "gives_own": own if gives else []}


def _waits(actor, now, soon, kept, whole, own, gives_whole, gives_own, calls, chairs):
    asked = (*contexts_waiting(actor, soon, now), answers_waiting(actor, now), boards_waiting(actor, now, calls, chairs))
    reviews = (places_waiting(actor, whole, own), grants_waiting(actor, gives_whole, gives_own))
    return (questions_waiting(actor, now), agreements_waiting(actor, kept, now), *asked, *reviews)


@standing
def _begun(actor, now, soon, kept, whole, own, gives_whole, gives_own, calls, chairs):
    return drafts_and(actor, *_waits(actor, now, soon, kept, whole, own, gives_whole, gives_own, calls, chairs))


@standing
def _begun_by_a_unit(actor, now, soon, kept, whole, own, gives_whole, gives_own, calls, chairs):
    waits = _waits(actor, now, soon, kept, whole, own, gives_whole, gives_own, calls, chairs)
    return drafts_and(actor, *waits, submissions_waiting(actor, now))


def in_words(work: Work, rows: Sequence[Row]) -> Work:
    """The same, with whatever these rows and the drafts need to be said: in ten questions with those of `work_of`."""
    duties = duties_by_id(work.actor, (row.pk for row in rows if isinstance(row, Brief)))
    told = [row for row in rows if isinstance(row, Notice)]
    beside = [other for row in told for other in work.about[row.about]]
    typed = _abouts(work.drafts)
    # Only of what stands somewhere in this person's work: a record is not opened for a draft's sake.
    around = {row.about for row in work.notices} | work.day.abouts
    found = episodes_about(work.actor, {row.about for row in rows} | typed, typed)
    episodes = {ref: episode for ref, episode in found.items() if ref in around}
    reports = reports_of(work.actor, [episode.pk for episode in episodes.values()])
    children = {row.child_id for row in rows} | {episode.child_id for episode in episodes.values()}
    names, ages = names_and_ages(work.actor, children, local(work.now).date())
    climbed = [stage for row in told for stage in work.stages.get(row.pk, ())]
    people = {notice.acknowledged_by_id for notice in beside}
    people |= {number for duty in duties.values() for number in (duty.ended_by_id, duty.person_id)}
    people |= {report.reported_by_id for account in reports.values() for report in account}
    teams = {row.team_id for row in (*beside, *duties.values(), *climbed) if row.team_id}
    teams |= {post.team_id for post in work.actor.posts}
    return replace(
        work, whole=duties, episodes=episodes, reports=reports, names=names, ages=ages, teams=teams_by_id(teams),
        people=practitioners_by_id(people),
    )  # fmt: skip


def _abouts(drafts: Iterable[tuple[str, datetime]]) -> set[UUID]:
    return {ref for form, _at in drafts if (ref := _about(form))}


def _about(form: str) -> UUID | None:
    try:
        return UUID(form.partition(".")[2])
    except ValueError:
        return None


@dataclass(frozen=True)
class TeamWork(Work):
    """The same of one team, for somebody who manages it: no more of it than they may see."""

    team: Team = None  # type: ignore[assignment]
    choices: Sequence[Team] = ()
    on_duty: Sequence[Practitioner] = ()
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


@dataclass(frozen=True)
class Answering:
    """Who answers for a team now, and what this person may change of it: say so themselves, put down others, end a turn."""

    team: Team
    turns: Sequence[DutyTurn]
    people: Mapping[int, str]  # by number, whom this person may put down; themselves first
    manages: bool

    def may_end(self, actor: Actor, turn: DutyTurn) -> bool:
        return self.manages or turn.practitioner_id == actor.practitioner_id


def answering(actor: Actor, ref: UUID, now: datetime) -> Answering | None:
    """Who answers for the team with this reference; None where it isn't one of this person's, or has no turns.

    Whoever answers now hands over to somebody of the team, and whoever manages it puts down anybody in it.
    """
    team = next((one for one in teams_to_look_at(actor) if one.ref == ref), None)
    if team is None or team.function not in HAS_TURNS:
        return None
    managing = [post for post in actor.posts if post.role in _MANAGING]
    manages = any(team.pk == post.team_id or (team.agency_id and team.agency_id == post.agency_id) for post in managing)
    turns = turns_at([team.pk], now)
    able = [one for one in members_of([team.pk]) if one.role in _ANSWERING]
    holds = any(turn.practitioner_id == actor.practitioner_id for turn in turns)
    people = {one.practitioner_id: one.practitioner.name for one in able}
    own = {number: name for number, name in people.items() if number == actor.practitioner_id}
    return Answering(team, turns, own | people if manages or holds else own, manages)


def team_work(actor: Actor, ref: UUID | None, at: Cuts, most: Mapping[str, int]) -> TeamWork | None:
    """What a team's Today puts in order, of what is owed as much as `most` says of each part; None where it isn't theirs to see.

    With what `team_in_words` reads of the few that are shown it is ten questions, however much there is.
    """
    choices = teams_to_look_at(actor)
    team = next((one for one in choices if ref in (None, one.ref)), None)
    if team is None:
        return None
    day = local(at.now).replace(hour=0, minute=0, second=0, microsecond=0)
    return TeamWork(
        actor=actor,
        now=at.now,
        notices=unanswered_by(actor, [team.pk]),
        stages={},
        drafts=[],
        day=day_of_team(actor, at, most, team.pk),
        teams={one.pk: one for one in choices},
        team=team,
        choices=choices,
        on_duty=answering_now([team.pk], at.now).get(team.pk, ()),
        visits=joint_visits(actor, [team.pk], day, day + timedelta(days=1)),
    )


def team_in_words(work: TeamWork, rows: Sequence[Row]) -> TeamWork:
    """The same, with whatever these rows and the visits need to be said."""
    duties = duties_by_id(work.actor, (row.pk for row in rows if isinstance(row, Brief)))
    children = {row.child_id for row in (*rows, *work.visits)}
    names, ages = names_and_ages(work.actor, children, local(work.now).date())
    return replace(
        work, whole=duties, episodes=episodes_about(work.actor, [row.about for row in rows]), names=names, ages=ages,
        people=practitioners_by_id(duty.person_id for duty in duties.values()),
    )  # fmt: skip


def due_moments(actor: Actor) -> list[tuple[datetime, datetime | None]]:
    """When what waits for this person is due, and until when it is paused: moments alone, and nobody is shown."""
    told = [(notice.due_at, None) for notice in waiting_for(actor)]
    owed = [(duty.due_at, duty.paused_until) for duty in owed_briefly(actor)]
    return [(due, paused) for due, paused in (*told, *owed) if due is not None]


def what_waits(actor: Actor) -> list[str]:
    """What waits for this person, as marks alone: it tells whether there is something new, and shows nobody."""
    return [*(str(notice.ref) for notice in waiting_for(actor)), mark_of_day(actor)]

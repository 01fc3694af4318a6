"""Who has answered, in the columns of the board: council, health, police, always in that order and never sorted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Practitioner, Team, practitioners_by_id, teams_by_id
from ymylon.design.moments import When, countdown, language, late_words, told
from ymylon.duties.lookups import Duty
from ymylon.missing.lookups.board import Episode
from ymylon.missing.rules.reports import POLICE_NOT_YET_CONFIRMED, police_have_confirmed
from ymylon.notices.lookups import Notice, NoticeStage, is_overtaken, notices_for_board, stages_of
from ymylon.notices.rules.states import must_be_rung, order
from ymylon.terms.codes import AgencyKind, NoticeKind
from ymylon.terms.words import Words

COUNCIL, HEALTH, POLICE, OTHERS = 1, 2, 3, 4
COLUMNS = (COUNCIL, HEALTH, POLICE)
OF_EPISODE = (NoticeKind.REPORTED_MISSING, NoticeKind.STILL_MISSING)
SCREEN = "SCREEN"


@dataclass(frozen=True)
class Cell:
    """One column's answer about one child."""

    who: str
    strong: str
    small: str = ""
    mark: str = ""
    tone: str = "calm"
    also: str = ""

    @property
    def is_late(self) -> bool:
        return self.tone == "late"


@dataclass(frozen=True)
class Due:
    """What is due next about a child, and when; without a time policy sets none."""

    words: str
    when: When | None


@dataclass(frozen=True)
class Read:
    """What was read from the ledgers: notices with their climb, and who and what they name."""

    notices: list[Notice]
    stages: Mapping[int, list[NoticeStage]]
    teams: Mapping[int, Team]
    people: Mapping[int, Practitioner]
    names_people: bool


def column_words(column: int) -> str:
    """What a column is called."""
    if column == COUNCIL:
        return _("Council")
    if column == HEALTH:
        return _("Health")
    return _("Police") if column == POLICE else _("Others")


def read_answers(actor: Actor, abouts: Iterable[UUID], duties: Iterable[Duty] = ()) -> Read:
    """Every notice that the board shows, in four questions."""
    notices = notices_for_board(actor, abouts)
    stages = stages_of(actor, notices)
    teams = teams_by_id(
        {notice.team_id for notice in notices}
        | {stage.team_id for climbed in stages.values() for stage in climbed}
        | {duty.team_id for duty in duties if duty.team_id}
    )
    people = practitioners_by_id(notice.acknowledged_by_id for notice in notices)
    return Read(notices, stages, teams, people, names_people=actor.kind != SCREEN)


class Answers:
    """How the notices stand at one moment, and what else is owed."""

    def __init__(self, read: Read, owed: Mapping[UUID, list[Duty]], now: datetime, words: Mapping[str, Words]) -> None:
        self._read, self._owed, self._now, self._words = read, owed, now, words
        self._of: dict[UUID, list[Notice]] = defaultdict(list)
        for notice in read.notices:
            self._of[notice.about].append(notice)

    def column(self, notice: Notice) -> int:
        """The column in which a notice stands."""
        return self.column_of(notice.team_id)

    def column_of(self, team_id: int) -> int:
        """The column of a team's agency; a joint team stands with the others."""
        agency = self._read.teams[team_id].agency
        return order(AgencyKind[agency.kind]) if agency else OTHERS

    def of_episode(self, about: UUID) -> list[Notice]:
        """The notices that the child is missing: of each team the latest."""
        latest = {}
        for notice in self._of[about]:
            if notice.kind in OF_EPISODE:
                latest[notice.team_id] = notice
        return list(latest.values())

    def others(self, open_now: Iterable[Episode]) -> list[Notice]:
        """Unanswered notices that are not in the columns of the board."""
        stands = {notice.pk for episode in open_now for notice in self.of_episode(episode.ref)}
        return [
            n
            for n in self._read.notices
            if n.acknowledged_at is None and n.pk not in stands and not is_overtaken(n, self._of[n.about])
        ]

    def beside(self, notice: Notice) -> list[Notice]:
        """The notices of the same thing to other teams, this one included."""
        same = [n for n in self._of[notice.about] if (n.kind, n.occurrence) == (notice.kind, notice.occurrence)]
        return sorted(same, key=lambda n: (self.column(n), n.pk))

    def is_late(self, notice: Notice) -> bool:
        """Whether nobody has answered in time."""
        return notice.acknowledged_at is None and notice.due_at is not None and notice.due_at < self._now

    def who(self, notice: Notice) -> str:
        """Who acknowledged, as a wall has room for: "R. Cadwaladr"; on an enrolled screen their agency."""
        if not self._read.names_people:
            return self.team(notice.team_id)
        if notice.answered_by:
            return _("%(who)s, by telephone") % {"who": notice.answered_by}
        person = self._read.people.get(notice.acknowledged_by_id or 0)
        return f"{person.given_name[:1]}. {person.family_name}" if person else ""

    def team(self, team_id: int) -> str:
        """The agency's name, or a joint team's own."""
        team = self._read.teams[team_id]
        return (team.agency or team).name(language())

    def climbed(self, notice: Notice) -> str:
        """Who was told last, because nobody answered: "On-call managers told 02:49"."""
        steps = self._read.stages.get(notice.pk)
        if not steps:
            return ""
        step = steps[-1]
        return _("%(team)s told %(time)s") % {
            "team": self._read.teams[step.team_id].name(language()),
            "time": told(step.at, self._now),
        }

    def cells(self, episode: Episode) -> tuple[Cell, ...]:
        """Council, health and police about one child."""
        of = self.of_episode(episode.ref)
        return tuple(self._cell(episode, column, [n for n in of if self.column(n) == column]) for column in COLUMNS)

    def _cell(self, episode: Episode, column: int, notices: list[Notice]) -> Cell:
        who, also = column_words(column), ""
        if column == POLICE:
            answered = [n.acknowledged_at for n in notices if n.acknowledged_at]
            if not police_have_confirmed(episode.police_reference, min(answered, default=None)):
                also = POLICE_NOT_YET_CONFIRMED.in_language(language())
        if not notices:
            return Cell(who, _("Not told"), mark="someone", also=also)
        silent = [n for n in notices if n.acknowledged_at is None]
        if not silent:
            last = max(notices, key=lambda n: n.acknowledged_at)
            small = self.who(last) if len(notices) == 1 else ", ".join(dict.fromkeys(self.team(n.team_id) for n in notices))
            return Cell(who, told(last.acknowledged_at, self._now), small, "done", "done", also)
        late = [n for n in silent if self.is_late(n)]
        first = min(late or silent, key=lambda n: (n.due_at is None, n.due_at or n.told_at))
        if late:
            minutes = int(self._now.timestamp() // 60) - int(first.due_at.timestamp() // 60)
            said = (self._whose(first, notices), late_words(minutes), self._rung(silent), self.climbed(first))
            small = "; ".join(filter(None, said))
            return Cell(who, _("Not acknowledged"), small, "late", "late", also)
        rung = self._rung(silent)
        if rung:
            return Cell(who, _("Waiting"), "; ".join(filter(None, (self._whose(first, notices), rung))), "late", "late", also)
        small = _("told %(time)s") % {"time": told(first.told_at, self._now)}
        return Cell(who, _("Waiting"), "; ".join(filter(None, (self._whose(first, notices), small))), "waiting", "calm", also)

    def _rung(self, silent: list[Notice]) -> str:
        """That somebody here learns of it only by telephone."""
        rung = (must_be_rung(self._read.teams[notice.team_id], self._now) for notice in silent)
        return next((words.in_language(language()) for words in rung if words), "")

    def _whose(self, notice: Notice, notices: list[Notice]) -> str:
        return self.team(notice.team_id) if len(notices) > 1 else ""

    def next_due(self, about: UUID) -> Due | None:
        """What is due first about one child; what has no time comes after everything that has one."""
        silent = [notice for notice in self.of_episode(about) if notice.acknowledged_at is None]
        owed = [duty for duty in self._owed.get(about, ()) if duty.state == "OPEN" and duty.kind in self._words]
        first = min((*silent, *owed), key=lambda one: (one.due_at is None, one.due_at or self._now), default=None)
        if first is None:
            return None
        words = self._owed_words(first) if isinstance(first, Duty) else self._silent_words(first)
        return Due(words, countdown(first.due_at, self._now) if first.due_at else None)

    def _silent_words(self, notice: Notice) -> str:
        return _("%(who)s: acknowledge") % {"who": self._in_column(notice.team_id)}

    def _owed_words(self, duty: Duty) -> str:
        what = self._words[duty.kind].in_language(language())
        if duty.team_id not in self._read.teams:
            return what
        return _("%(who)s: %(what)s") % {"who": self._in_column(duty.team_id), "what": what[:1].lower() + what[1:]}

    def _in_column(self, team_id: int) -> str:
        column = self.column_of(team_id)
        return column_words(column) if column != OTHERS else self.team(team_id)


def answers_in(read: Read, owed: Mapping[UUID, list[Duty]], now: datetime, words: Mapping[str, Words]) -> Answers:
    """How everything stands now."""
    return Answers(read, owed, now, words)

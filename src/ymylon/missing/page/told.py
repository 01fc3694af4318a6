"""Who was told of an episode, and who has taken it on: council, health, police, then others; only what this person may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.design.entries import Ack, Act, Entry, Link
from ymylon.design.moments import happened, language, late_words, told
from ymylon.design.ways import reverse
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.rules.telling import why_told
from ymylon.notices.lookups import ENDS, Call, Notice, NoticeStage, is_overtaken, may_acknowledge
from ymylon.notices.rules.clock import NoticeStage as Rung
from ymylon.notices.rules.states import NoticeState, must_be_rung, notice_state, order
from ymylon.terms.codes import AgencyKind, InvolvementKind, NoticeKind

POLICE = frozenset({InvolvementKind.FORCE, InvolvementKind.HOST_FORCE})


@dataclass(frozen=True)
class Telling:
    """Notices of one episode with what hangs on them, as far as this person may see."""

    notices: tuple[Notice, ...]
    stages: Mapping[int, list[NoticeStage]]
    calls: Mapping[int, list[Call]]
    teams: Mapping[int, Team]
    people: Mapping[int | None, str]
    now: datetime
    is_kept: bool  # the child is protected: why a team was told would say where to look

    def of(self, kinds: Iterable[NoticeKind]) -> list[Notice]:
        """The latest round of notices of these kinds, councils first."""
        wanted = set(kinds)
        found = {notice.team_id: notice for notice in self.notices if notice.kind in wanted}
        return sorted(found.values(), key=self._place)

    def _place(self, notice: Notice) -> tuple[int, int]:
        return order(self._kind(notice)), notice.pk

    def _kind(self, notice: Notice) -> AgencyKind:
        agency = self.teams[notice.team_id].agency
        return AgencyKind[agency.kind] if agency else AgencyKind.CHARITY

    def police_answered_at(self) -> datetime | None:
        """When the police first acknowledged, as far as this person sees."""
        answers = [one.acknowledged_at for one in self.notices if one.because in POLICE and one.acknowledged_at]
        return min(answers, default=None)

    def ack(self, notice: Notice) -> Ack:
        """One line: which agency, whether somebody there has taken it on, by name, and why it was told."""
        why = "" if self.is_kept or notice.kind == NoticeKind.REFERRAL else why_words(notice)
        return Ack(self.who(notice), *self._how(notice), why=why)

    def who(self, notice: Notice) -> str:
        """The kind of agency, and as much of its name as tells this team from the others that were told."""
        team, told_teams = self.teams[notice.team_id], {one.team_id: self.teams[one.team_id] for one in self.notices}
        kind = _kind_words(self._kind(notice))
        if team.agency is None:
            return team.name(language())
        siblings = [one for one in told_teams.values() if one.agency_id == team.agency_id]
        name = team.agency.name(language())
        return f"{kind}, {name}" if len(siblings) == 1 else f"{kind}, {name}: {team.name(language())}"

    def _how(self, notice: Notice) -> tuple[str, str, str]:
        overtaken = is_overtaken(notice, self.notices)
        state = notice_state(
            acknowledged_at=notice.acknowledged_at, calls=(), due=notice.due_at, overtaken=overtaken, now=self.now
        )
        if state == NoticeState.ACKNOWLEDGED:
            who = notice.answered_by or self.people.get(notice.acknowledged_by_id, "")
            said = {"time": told(notice.acknowledged_at, self.now), "who": who}
            by_telephone = notice.acknowledged_how == Notice.How.TELEPHONE
            return (_("%(time)s, by telephone: %(who)s") if by_telephone else _("%(time)s, %(who)s")) % said, "done", "done"
        said = {"time": told(notice.told_at, self.now)}
        late = late_words(int((self.now - notice.due_at).total_seconds() // 60)) if state == NoticeState.LATE else ""
        rung = must_be_rung(self.teams[notice.team_id], self.now)
        if rung and state in (NoticeState.LATE, NoticeState.WAITING):
            return "; ".join(part for part in (rung.in_language(language()), late) if part), "late", "late"
        if state == NoticeState.LATE:
            return _("told %(time)s, not yet, %(late)s") % {**said, "late": late}, "late", "late"
        if state == NoticeState.OVERTAKEN and notice.closed_at:
            return _("told %(time)s; the episode is closed") % said, "someone", "calm"
        if state == NoticeState.OVERTAKEN and notice.kind in ENDS:
            return _("told %(time)s; told otherwise since") % said, "someone", "calm"
        if state == NoticeState.OVERTAKEN:
            return _("told %(time)s; the child has been found since") % said, "someone", "calm"
        return _("told %(time)s, waiting") % said, "waiting", "calm"


def why_words(notice: Notice) -> str:
    """Why a team was told of this episode."""
    why = why_told(notice.because)
    return _("Why: %(why)s") % {"why": why.in_language(language())} if why else ""


def _kind_words(kind: AgencyKind) -> str:
    words = {
        AgencyKind.COUNCIL: _("Council"),
        AgencyKind.EMERGENCY_DUTY: _("Council"),
        AgencyKind.HEALTH_BOARD: _("Health"),
        AgencyKind.POLICE: _("Police"),
        AgencyKind.CHILDRENS_HOME: _("Home"),
        AgencyKind.SCHOOL: _("School"),
    }
    return words.get(kind) or kind.label(language())


def own_acts(actor: Actor, episode: Episode, telling: Telling) -> tuple[Act, ...]:
    """Acknowledging what one's own team was told, nobody there has taken on, and no later notice has overtaken."""
    here = reverse("missing:episode", args=[episode.ref])
    waiting = [
        notice
        for notice in telling.notices
        if notice.acknowledged_at is None
        and not is_overtaken(notice, telling.notices)
        and may_acknowledge(actor, notice, telling.stages.get(notice.pk, ()))
    ]
    return tuple(
        Act(
            _("Acknowledge") if len(waiting) == 1 else _("Acknowledge: %(what)s") % {"what": _what(notice)},
            reverse("notices:acknowledge", args=[notice.ref]),
            telling.who(notice),
            (("next", here),),
        )
        for notice in waiting
    )


def _what(notice: Notice) -> str:
    return NoticeKind[notice.kind].label(language())


def call_links(actor: Actor, episode: Episode, telling: Telling, kinds: Iterable[NoticeKind]) -> tuple[Link, ...]:
    """Recording a call, for each team that has not answered."""
    if not actor.may_with("TELL_BY_TELEPHONE", episode.scopes):
        return ()
    here = reverse("missing:episode", args=[episode.ref])
    silent = [notice for notice in telling.of(kinds) if notice.acknowledged_at is None]
    return tuple(
        Link(_("Told by telephone: %(who)s") % {"who": telling.who(notice)}, f"{_telephone(notice)}?next={here}")
        for notice in silent
    )


def _telephone(notice: Notice) -> str:
    return reverse("notices:telephone", args=[notice.ref])


def told_entries(telling: Telling) -> list[tuple[datetime, Entry]]:
    """Calls, and the steps by which silence climbed, for the chronology."""
    found = []
    for notice in telling.notices:
        who = telling.who(notice)
        for stage in telling.stages.get(notice.pk, ()):
            team = telling.teams.get(stage.team_id)
            words = {"who": who, "next": team.name(language()) if team else _("the next contact")}
            when = happened(stage.at, telling.now)
            if stage.stage == Rung.PASSED_ON:
                found.append((stage.at, Entry(heading=_("%(who)s has closed: %(next)s told") % words, when=when)))
                continue
            heading = _("No answer from %(who)s: %(next)s told") % words
            found.append((stage.at, Entry(heading=heading, when=when, mark="late", tone="late")))
        for call in telling.calls.get(notice.pk, ()):
            found.append((call.at, _call(call, who, telling)))
    return found


def _call(call: Call, who: str, telling: Telling) -> Entry:
    said = {"by": telling.people.get(call.by_id, ""), "who": call.rang or who, "answered": call.answered_by}
    if not call.answered:
        heading = _("%(by)s rang %(who)s: nobody answered") % said
    elif call.took_it_on:
        heading = _("%(by)s rang %(who)s: %(answered)s took it on") % said
    elif call.answered_by:
        heading = _("%(by)s rang %(who)s: %(answered)s answered, and did not take it on") % said
    else:
        heading = _("%(by)s rang %(who)s: somebody answered, and did not take it on") % said
    return Entry(heading=heading, when=happened(call.at, telling.now), source=who)

"""What the pages of a notice say: a telephone call about it, and that somebody had it before."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import answering_now, practitioners_by_id, teams_by_id
from ymylon.design.entries import Ack, Link, Notice
from ymylon.design.moments import ago, language, told
from ymylon.notices.lookups import Notice as Told
from ymylon.people.lookups import current_names


@dataclass(frozen=True)
class CallPage:
    """The question about a telephone call."""

    title: str
    lede: str
    act: str
    back: Link
    small: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class HadItPage:
    """Somebody else had acknowledged before."""

    title: str
    done: str
    words: str
    links: tuple[Link, ...]
    acks: tuple[Ack, ...] = ()
    notices: tuple[Notice, ...] = ()


def team_words(team_id: int) -> tuple[str, str]:
    """What a team is called in full, and the number on which it answers."""
    team = teams_by_id([team_id])[team_id]
    name = team.name(language())
    full = f"{team.agency.name(language())}, {name}" if team.agency else name
    return full, team.telephone or (team.agency.telephone if team.agency else "")


def whom_to_ring(notice: Told) -> str:
    """The desk and its number, as the form suggests it."""
    name, number = team_words(notice.team_id)
    return f"{name}, {number}" if number else name


def call_page(actor: Actor, notice: Told, now: datetime, back: str) -> CallPage:
    """A call about a notice that this person may see."""
    child = current_names(actor, [notice.child_id]).get(notice.child_id)
    team, _number = team_words(notice.team_id)
    name = child.full if child else _("a child")
    had = _had_it(notice, now)
    return CallPage(
        title=_("Telephone call: %(team)s") % {"team": team},
        lede=_("About %(child)s. Told here at %(time)s, %(ago)s.")
        % {"child": name, "time": told(notice.told_at, now), "ago": ago(notice.told_at, now)},
        act=_("Save the call"),
        back=Link(_("Back"), back),
        small=_("Only somebody who takes it on, by name, stops the clock. A call that nobody answered is kept too."),
        notices=(*((Notice(heading=had, tone="done", mark="done"),) if had else ()), *_who_answers(notice, now)),
    )


def _who_answers(notice: Told, now: datetime) -> tuple[Notice, ...]:
    """Who answers for the team at this moment, if it says so: the people to ask for."""
    people = answering_now([notice.team_id], now).get(notice.team_id, ())
    return tuple(Notice(_("On duty now: %(who)s") % {"who": who.name}, who.telephone, mark="someone") for who in people)


def had_it_page(notice: Told, now: datetime, back: str) -> HadItPage:
    """Somebody pressed the button after somebody else: who had it first."""
    return HadItPage(
        title=_("Acknowledged before"),
        done=_had_it(notice, now),
        words=_("Nothing has changed: it is theirs already."),
        links=(Link(_("Go back"), back),),
    )


def _had_it(notice: Told, now: datetime) -> str:
    if notice.acknowledged_at is None:
        return ""
    who = practitioners_by_id([notice.acknowledged_by_id]).get(notice.acknowledged_by_id or 0)
    said = {"time": told(notice.acknowledged_at, now), "who": notice.answered_by or (who.name if who else "")}
    if notice.acknowledged_how == Told.How.TELEPHONE:
        return _("%(who)s took it on by telephone at %(time)s") % said
    return _("%(who)s acknowledged it at %(time)s") % said

"""How a notice stands: waiting, late, acknowledged, told by telephone, or overtaken by a later notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from ymylon.agencies.rules.closing import MayClose, is_closed
from ymylon.duties.rules.lengths import is_late
from ymylon.duties.rules.states import START, Move, State, StateTable, moves
from ymylon.terms.codes import AgencyKind, Code, Role
from ymylon.terms.words import Words


class NoticeState(Code):
    """How a notice stands."""

    WAITING = "WAITING", "Waiting", "Yn aros"
    LATE = "LATE", "Late", "Yn hwyr"
    ACKNOWLEDGED = "ACKNOWLEDGED", "Acknowledged", "Wedi’i gydnabod"
    TOLD_BY_TELEPHONE = "TOLD_BY_TELEPHONE", "Told by telephone", "Dywedwyd dros y ffôn"
    OVERTAKEN = "OVERTAKEN", "Overtaken by a later notice", "Disodlwyd gan hysbysiad diweddarach", False


@dataclass(frozen=True, slots=True)
class Call:
    """A telephone call about a notice: who rang, whom, when, who answered, and whether they took it on."""

    rung_by: str
    rang: str
    at: datetime
    answered_by: str = ""
    took_it_on: bool = False


def call_stops_clock(call: Call) -> bool:
    """True only if somebody answered, by name, and took it on; ringing out or leaving word stops nothing."""
    return call.took_it_on and bool(call.answered_by.strip())


def call_fault(call: Call, now: datetime) -> Words | None:
    """Why a call can't be recorded like this; None if it can."""
    if not call.rang.strip():
        return Words("Say whom you rang.", "Dywedwch pwy ffonioch chi.")
    if call.at > now:
        return Words("The call can’t be later than now.", "Ni all yr alwad fod yn hwyrach na nawr.")
    if call.took_it_on and not call.answered_by.strip():
        return Words("Say who answered, by name.", "Dywedwch pwy atebodd, wrth ei enw.", False)
    return None


def notice_state(
    *, acknowledged_at: datetime | None, calls: Iterable[Call], due: datetime | None, overtaken: bool, now: datetime
) -> NoticeState:
    """How a notice stands now; without a due moment it waits, and is never called late."""
    if acknowledged_at is not None:
        return NoticeState.ACKNOWLEDGED
    if any(call_stops_clock(call) for call in calls):
        return NoticeState.TOLD_BY_TELEPHONE
    if overtaken:
        return NoticeState.OVERTAKEN
    return NoticeState.LATE if due is not None and is_late(due, now) else NoticeState.WAITING


MUST_BE_RUNG = Words("does not use Ymylon: must be rung", "ddim yn defnyddio Ymylon: rhaid ffonio")
CLOSED_MUST_BE_RUNG = Words("is closed: ring whoever is above it", "wedi cau: ffoniwch pwy bynnag sydd uwch ei ben")


class ToldTeam(MayClose, Protocol):
    """A team that was told something, and its agency if it has one."""

    agency: Any


def must_be_rung(team: ToldTeam, now: datetime) -> Words | None:
    """Why only a telephone call tells this team, and what to do; None for one that reads what it is told here."""
    if is_closed(team, now):
        return CLOSED_MUST_BE_RUNG
    return None if team.agency is None or team.agency.uses_ymylon else MUST_BE_RUNG


def is_answered(state: NoticeState) -> bool:
    """True if somebody took it on."""
    return state in (NoticeState.ACKNOWLEDGED, NoticeState.TOLD_BY_TELEPHONE)


def clock_runs(state: NoticeState) -> bool:
    """True while silence climbs."""
    return state in (NoticeState.WAITING, NoticeState.LATE)


_ORDER = {
    AgencyKind.COUNCIL: 1,
    AgencyKind.EMERGENCY_DUTY: 1,
    AgencyKind.HEALTH_BOARD: 2,
    AgencyKind.POLICE: 3,
    AgencyKind.TRANSPORT_POLICE: 3,
}


def order(kind: AgencyKind) -> int:
    """The place of an agency wherever acknowledgements stand: council, health, police, then the others."""
    return _ORDER.get(kind, 4)


_NAME = Words("the name of whoever takes it on", "enw’r sawl sy’n ymgymryd â hyn", False)
_CALL = Words(
    "who rang whom, when, and who answered and took it on", "pwy ffoniodd bwy, pryd, a phwy atebodd ac ymgymryd â hyn", False
)
_TEAM_TOLD = Words("the team that was told", "y tîm y dywedwyd wrtho")
_OPEN = (NoticeState.WAITING, NoticeState.LATE)

NOTICE_STATES = StateTable(
    Words("A notice", "Hysbysiad"),
    (
        State(NoticeState.WAITING, NoticeState.WAITING.words, _TEAM_TOLD,
              Words("the team that was told is to acknowledge it: council, health, police or another",
                    "y tîm a hysbyswyd sydd i’w gydnabod: cyngor, iechyd, heddlu neu arall")),
        State(NoticeState.LATE, NoticeState.LATE.words, Role.TEAM_MANAGER,
              Words("the time has passed; the next contact is told, then the manager again and again",
                    "mae’r amser wedi mynd heibio; dywedir wrth y cyswllt nesaf, yna wrth y rheolwr dro ar ôl tro")),
        State(NoticeState.ACKNOWLEDGED, NoticeState.ACKNOWLEDGED.words, _TEAM_TOLD,
              Words("a named person of the team took it on", "mae person a enwir o’r tîm wedi ymgymryd ag ef", False)),
        State(NoticeState.TOLD_BY_TELEPHONE, NoticeState.TOLD_BY_TELEPHONE.words, _TEAM_TOLD,
              Words("a named person answered the telephone and took it on",
                    "atebodd person a enwir y ffôn ac ymgymryd ag ef", False)),
        State(NoticeState.OVERTAKEN, NoticeState.OVERTAKEN.words, _TEAM_TOLD,
              Words("before anybody answered, a later notice took over, with its own clock; or the episode closed",
                    "cyn i neb ateb, cymerodd hysbysiad diweddarach ei le, â chloc ei hun; neu caewyd y cyfnod", False)),
    ),
    (
        Move("TELL", Words("Tell", "Dweud"), START, NoticeState.WAITING,
             Words("a team and a reason to tell it", "tîm a rheswm dros ddweud wrtho")),
        Move("LET_LATE", Words("Time passes", "Amser yn mynd heibio"), NoticeState.WAITING, NoticeState.LATE,
             Words("the time that policy gives has passed", "mae’r amser a rydd y polisi wedi mynd heibio")),
        *moves("ACKNOWLEDGE", Words("Acknowledge", "Cydnabod"), _OPEN, NoticeState.ACKNOWLEDGED, _NAME),
        *moves("TELEPHONE", Words("Tell by telephone", "Dweud dros y ffôn"), _OPEN, NoticeState.TOLD_BY_TELEPHONE, _CALL),
        *moves("OVERTAKE", Words("Overtake", "Disodli", False), _OPEN, NoticeState.OVERTAKEN,
               Words("a later notice of the same episode, or its closing",
                     "hysbysiad diweddarach am yr un cyfnod, neu ei gau", False)),
    ),
)  # fmt: skip

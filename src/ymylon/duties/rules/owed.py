"""The states of a duty, and what may be done about one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ymylon.terms.codes import Code, Role
from ymylon.terms.words import Words

from .instants import utc
from .lengths import due_at, read_length
from .policy import Areas, PolicyRow, policy_in_force
from .states import START, Move, State, StateTable


class DutyState(Code):
    """How a duty stands; only OPEN asks for anything."""

    OPEN = "OPEN", "Open", "Ar agor"
    FULFILLED = "FULFILLED", "Done", "Wedi’i wneud"
    WAIVED = "WAIVED", "Not needed, with a reason", "Nid oes angen, gyda rheswm"
    VOIDED = "VOIDED", "Fell away with the end of the episode", "Daeth i ben gyda diwedd y cyfnod", False


_REASON = Words("a reason in words and the name of whoever gives it", "rheswm mewn geiriau ac enw’r sawl sy’n ei roi")
_FACT = Words("the fact that meets it, and when it was so", "y ffaith sy’n ei chyflawni, a phryd y bu hynny")
_END = Words("an end of the episode that voids it", "diwedd i’r cyfnod sy’n ei dileu", False)
_TEAM_OWING = Words("the team that owes it", "y tîm y mae arno ei chyflawni", False)
_OPENING = Words("a fact that opens it, under the policy in force at that moment", "ffaith sy’n ei hagor, dan y polisi ar y pryd")

DUTY_STATES = StateTable(
    Words("A duty", "Dyletswydd"),
    (
        State(DutyState.OPEN, DutyState.OPEN.words, _TEAM_OWING,
              Words("owed by the team that its kind names; it climbs until somebody acts",
                    "ar y tîm a enwir gan ei math; mae’n dringo nes i rywun weithredu")),
        State(DutyState.FULFILLED, DutyState.FULFILLED.words, _TEAM_OWING,
              Words("met by a fact", "wedi’i chyflawni gan ffaith")),
        State(DutyState.WAIVED, DutyState.WAIVED.words, Role.TEAM_MANAGER,
              Words("a named person said why not", "dywedodd person a enwir pam nad oes angen")),
        State(DutyState.VOIDED, DutyState.VOIDED.words, Role.TEAM_MANAGER,
              Words("the episode ended in a way that leaves nothing to do", "daeth y cyfnod i ben heb adael dim i’w wneud")),
    ),
    (
        Move("OPEN", Words("Open", "Agor"), START, DutyState.OPEN, _OPENING),
        Move("FULFIL", Words("Fulfil", "Cyflawni"), DutyState.OPEN, DutyState.FULFILLED, _FACT),
        Move("WAIVE", Words("Waive", "Hepgor", False), DutyState.OPEN, DutyState.WAIVED, _REASON),
        Move("VOID", Words("Void", "Dileu", False), DutyState.OPEN, DutyState.VOIDED, _END),
        Move("OWE_AGAIN", Words("Owe again", "Agor eto"), DutyState.VOIDED, DutyState.OPEN,
             Words("the end that voided it was put right", "cywirwyd y diwedd a’i dileodd", False)),
    ),
)  # fmt: skip


def may_move(came_from: str, goes_to: str) -> bool:
    """True if a duty may go from the one state to the other."""
    return DUTY_STATES.may_move(came_from, goes_to)


def waiving_fault(reason: str) -> Words | None:
    """Why a duty can't be waived with these words; None if it can."""
    if reason.strip():
        return None
    return Words("Say why this is not needed.", "Dywedwch pam nad oes angen hyn.")


def was_in_time(fulfilled_at: datetime, due: datetime) -> bool:
    """True if it was done by the due moment."""
    return utc(fulfilled_at) <= utc(due)


@dataclass(frozen=True, slots=True)
class Due:
    """By when something is owed, and the row that says so: a page shows its source and standing."""

    at: datetime
    row: PolicyRow


def due_under(rows: Iterable[PolicyRow], key: str, areas: Areas, opened_at: datetime) -> Due | None:
    """The due moment under the policy in force when the duty opened; None where policy sets no time: still owed."""
    row = policy_in_force(rows, key, areas, opened_at)
    return None if row is None else Due(due_at(opened_at, read_length(row.value)), row)

"""What every act about an entry shares: its refusal, its lock, its line and event, who is named, and what it leaves owed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.duties.actions import open_under_policy
from ymylon.duties.lookups import duties_about
from ymylon.duties.rules import PolicyRow, areas_of, due_under
from ymylon.duties.rules.kinds import catalogue, in_turn
from ymylon.signals import lookups, rules
from ymylon.signals.models import RegisterEntry
from ymylon.terms import faults
from ymylon.terms.codes import AllocationKind, Lane
from ymylon.terms.words import Words

KINDS = catalogue(rules.DUTY_KINDS)
ENDED = Words("This entry has ended.", "Mae’r cofnod hwn wedi dod i ben.")
_LEAD, _POLICE = AllocationKind.LEAD_PROFESSIONAL, AllocationKind.POLICE_CONTACT


class RegisterFault(faults.Fault):
    """Something about the register that can't be recorded as it was given: why, and the question it belongs to."""


def refuse(fault: tuple[Words, str] | None) -> None:
    """Raise RegisterFault, where there is a fault."""
    if fault is not None:
        raise RegisterFault(*fault)


def hold(by: Actor, entry: RegisterEntry) -> RegisterEntry:
    """The entry as it stands, held until the end of the transaction. Raises RegisterFault where it has ended."""
    held = RegisterEntry.objects.visible_to(by).select_for_update().filter(pk=entry.pk).first()
    if held is None:
        raise lookups.NoSuchEntry
    if held.ended_at is not None:
        raise RegisterFault(ENDED)
    return held


def note(*, by: Actor, at: datetime, entry: RegisterEntry, act: str, detail: str = "") -> None:
    """The event in the chronology and the audit line of one act about an entry."""
    record_event(by=by, at=at, child_id=entry.child_id, kind=act, lane=Lane.CONCERN, about=entry.ref, detail=detail)
    record_act(act, children=[entry.child_id], lane=Lane.CONCERN, about=entry.ref, why=detail)


def who_is_named(by: Actor, child_id: int, lead: str, police_contact: str) -> dict[str, Any]:
    """Lead and police contact of an entry: in the words that were given, or else whoever is allocated to the child as that."""
    allocated = {kind: row.pk for (_child, kind), row in lookups.beside(by, [child_id]).items()}
    return {
        "lead": lead.strip(),
        "lead_beside_id": None if lead.strip() else allocated.get(_LEAD),
        "police_contact": police_contact.strip(),
        "police_beside_id": None if police_contact.strip() else allocated.get(_POLICE),
    }


def are_named(named: dict[str, Any]) -> dict[str, bool]:
    """Of what `who_is_named` found, whether there is anybody."""
    return {
        "has_lead": bool(named["lead"] or named["lead_beside_id"]),
        "has_police": bool(named["police_contact"] or named["police_beside_id"]),
    }


def within(rows: Iterable[PolicyRow], area: str, at: datetime) -> timedelta:
    """How soon an entry must be looked at again: as the dated row in force says, and never later than 28 days."""
    due = due_under(rows, rules.REVIEW_KEY, areas_of(area), at)
    return min(due.at - at, rules.LONGEST_REVIEW) if due else rules.LONGEST_REVIEW


def owe(
    *, by: Actor, at: datetime, entry: RegisterEntry, code: str, area: str = "", due_at: datetime | None = None,
    rows: Iterable[PolicyRow] = (),
) -> None:  # fmt: skip
    """A duty of this kind about the entry is open, under the next number; of the lead's team, or else of the council's."""
    before = [one.occurrence for one in duties_about(by, [entry.ref]) if one.kind == code]
    open_under_policy(
        by=by,
        at=at,
        child_id=entry.child_id,
        kind=code,
        lane=Lane.CONCERN,
        key=KINDS[code].policy_key,
        about=entry.ref,
        area=area,
        rows=rows,
        due_at=due_at,
        functions=in_turn(KINDS[code].owner),
        team_id=entry.lead_team_id,
        occurrence=max(before, default=0) + 1,
    )

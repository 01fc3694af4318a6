"""Protecting a child, keeping a sealed fact, opening what is sealed with a second person, and saying that something leaked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.agencies.rules.closing import TEAM_CLOSED, is_closed
from ymylon.audit.actions import record_act
from ymylon.children.actions import involve, record_event
from ymylon.protection.lookups import owners_of, ring
from ymylon.protection.models import Opening
from ymylon.protection.rules.sealing import Ring, key_name, seal, unseal
from ymylon.protection.rules.together import AGREE_WITHIN, SHOWN_WITHIN, ProtectionFault, protection_fault
from ymylon.terms.calendars import local
from ymylon.terms.codes import InvolvementKind, Lane, ProtectedKind, ProtectionKind
from ymylon.terms.geography import AUTHORITIES
from ymylon.terms.words import Words

_TABLE, _FIELD = "protection_fact", "sealed"
_PROTECTED_BEFORE = Words("This child is protected already.", "Mae’r plentyn hwn wedi’i warchod eisoes.", False)
_SAY_WHY = Words("Say why.", "Dywedwch pam.")
_FRONT_STEP = "/"


@dataclass(frozen=True)
class OpenFact:
    """A protected fact as it was opened, once."""

    kind: ProtectedKind
    words: str
    kept_at: datetime


def _ask(sql: str, *arguments: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall()


@transaction.atomic
def protect(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    kind: ProtectionKind,
    reason: str,
    owner_team_id: int,
    readers: Iterable[int],
    review_on: date,
    betraying: Sequence[int] = (),
) -> UUID:
    """The child is protected from now on: what would betray where they are is sealed, and gone from every open table.

    `readers` are accounts; `betraying` are teams that would tell by their name where the child is. Raises ProtectionFault and
    PermissionDenied.
    """
    permit(by, "PROTECT_CHILD")
    named = sorted(set(readers))
    fault = protection_fault(named, review_on, local(at).date(), reason)
    if fault is None and owners_of([child_id]):
        fault = ProtectionFault(_PROTECTED_BEFORE)
    if fault is not None:
        raise fault
    _must_be_open([owner_team_id], at, "owner")
    ref = uuid4()
    involve(by=by, at=at, child_id=child_id, team_id=owner_team_id, kind=InvolvementKind.OTHER, basis="PROTECTS")
    begun = (ref, child_id, kind, reason.strip(), owner_team_id, named, review_on, at, by.practitioner_id)
    _ask("select begin_protection(%s, %s, %s, %s, %s, %s, %s, %s, %s)", *begun)
    _set_aside(by, at, child_id, list(betraying))
    record_event(by=by, at=at, child_id=child_id, kind="PROTECTED", lane=Lane.IDENTITY)
    record_act("PROTECTED_CHILD", children=[child_id], lane=Lane.PROTECTED, about=ref, why=kind)
    return ref


def _must_be_open(team_ids: Sequence[int], at: datetime, field: str) -> None:
    if any(is_closed(team, at) for team in teams_by_id(team_ids).values()):
        raise ProtectionFault(TEAM_CLOSED, field)


def _set_aside(by: Actor, at: datetime, child_id: int, betraying: list[int]) -> None:
    for code, words, whence in _ask("select kind, words, whence from what_betrays(%s, %s)", child_id, betraying):
        area = AUTHORITIES.get(words) if code == ProtectedKind.TOWN else None
        _keep(by, at, child_id, ProtectedKind[code], area.words.en if area else words, whence)
    _ask("select set_aside(%s, %s, %s)", child_id, betraying, at)


def _keep(by: Actor, at: datetime, child_id: int, kind: ProtectedKind, words: str, whence: str) -> UUID:
    ref = uuid4()
    sealed = seal(words, ring=ring(), table=_TABLE, row=ref, field=_FIELD)
    _ask("select keep_protected(%s, %s, %s, %s, %s, %s, %s)", ref, child_id, kind, sealed, whence, at, by.practitioner_id)
    return ref


@transaction.atomic
def keep_fact(*, by: Actor, at: datetime, child_id: int, kind: ProtectedKind, words: str) -> None:
    """One more fact of a protected child is sealed. Whoever may see the child may add one, and can't read it again alone."""
    if not words.strip():
        raise ProtectionFault(Words("Write what is to be sealed.", "Ysgrifennwch yr hyn sydd i’w selio."), "words")
    ref = _keep(by, at, child_id, kind, words.strip(), "")
    record_act("KEPT_PROTECTED", children=[child_id], lane=Lane.PROTECTED, about=ref, why=kind)


def seal_instead(*, by: Actor, at: datetime, child_id: int, kind: ProtectedKind, words: str, whence: str) -> str:
    """What may stand in the open table: the words themselves, or, of a protected child, nothing, and they are sealed."""
    if not words or child_id not in owners_of([child_id]):
        return words
    _keep(by, at, child_id, kind, words, whence)
    return ""


@transaction.atomic
def ask_to_open(*, by: Actor, at: datetime, child_id: int, reason: str) -> UUID:
    """A named person asks to open what is sealed; nothing opens until another who is named agrees. Raises ProtectionFault."""
    permit(by, "SEE_PROTECTED")
    if not reason.strip():
        raise ProtectionFault(_SAY_WHY, "reason")
    ref = uuid4()
    _ask("select ask_to_open(%s, %s, %s, %s)", ref, child_id, reason.strip(), at)
    record_act("ASKED_TO_OPEN", children=[child_id], lane=Lane.PROTECTED, about=ref)
    return ref


@transaction.atomic
def agree_to_open(*, by: Actor, at: datetime, opening: Opening) -> bool:
    """Another named person agrees. False, and nothing changed: it was oneself who asked, or too late, or agreed before."""
    permit(by, "AGREE_OPENING")
    counted = _ask("select agree_to_open(%s, %s, %s, %s)", opening.ref, at, AGREE_WITHIN, SHOWN_WITHIN)[0][0]
    act = "AGREED_TO_OPEN" if counted else "DID_NOT_AGREE_TO_OPEN"
    record_act(act, children=[opening.child_id], lane=Lane.PROTECTED, about=opening.ref)
    return counted


@transaction.atomic
def open_facts(*, by: Actor, at: datetime, opening: Opening) -> tuple[OpenFact, ...]:
    """What is sealed, shown once to whoever asked, after another agreed and within minutes; empty otherwise."""
    permit(by, "SEE_PROTECTED")
    rows = _ask("select fact, kind, sealed, kept_at from open_protected(%s, %s)", opening.ref, at)
    keys = ring()
    facts = tuple(
        OpenFact(ProtectedKind[kind], unseal(bytes(sealed), ring=keys, table=_TABLE, row=fact, field=_FIELD), kept_at)
        for fact, kind, sealed, kept_at in rows
    )
    act = "OPENED_PROTECTED" if rows else "NOT_OPENED"
    record_act(act, children=[opening.child_id], lane=Lane.PROTECTED, about=opening.ref, why=f"{len(rows)} facts")
    return facts


@transaction.atomic
def end_protection(*, by: Actor, at: datetime, child_id: int, reason: str) -> None:
    """A named manager ends the protection, with a reason. What was sealed stays sealed. Raises ProtectionFault."""
    permit(by, "PROTECT_CHILD")
    if not reason.strip():
        raise ProtectionFault(_SAY_WHY, "reason")
    _ask("select end_protection(%s, %s, %s, %s)", child_id, reason.strip(), at, by.practitioner_id)
    record_event(by=by, at=at, child_id=child_id, kind="PROTECTION_ENDED", lane=Lane.IDENTITY)
    record_act("ENDED_PROTECTION", children=[child_id], lane=Lane.PROTECTED)


@transaction.atomic
def record_leak(*, by: Actor, at: datetime, child_id: int, words: str) -> None:
    """A protected fact was seen where it must not be: the team that answers for the child is told at once.

    What was seen and where is itself sealed.
    """
    permit(by, "RECORD_LEAK")
    if not words.strip():
        raise ProtectionFault(Words("Say where it was seen.", "Dywedwch ble y’i gwelwyd."), "words")
    _keep(by, at, child_id, ProtectedKind.LEAK, words.strip(), "")
    _ask("select record_leak(%s, %s, %s)", child_id, at, _FRONT_STEP)
    record_act("LEAK_RECORDED", children=[child_id], lane=Lane.PROTECTED)


@transaction.atomic
def tell_chosen(*, by: Actor, at: datetime, notice_ref: UUID, child_id: int, team_ids: Sequence[int]) -> int:
    """The team that answers for a protected child chooses who else is told of what it was told; how many were."""
    _must_be_open(team_ids, at, "teams")
    told = _ask("select tell_chosen(%s, %s, %s)", notice_ref, list(team_ids), at)[0][0]
    record_act("TOLD_BY_CHOICE", children=[child_id], lane=Lane.PROTECTED, about=notice_ref, why=f"{told} teams")
    return told


@transaction.atomic
def rotate(*, keys: Ring) -> int:
    """Every sealed fact is sealed anew under the current key of `keys`; how many were. Run as the owner of the tables."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select id, ref, sealed from protection_fact order by id for update")
        old = [row for row in cursor.fetchall() if key_name(bytes(row[2])) != keys.current]
        for number, ref, sealed in old:
            words = unseal(bytes(sealed), ring=keys, table=_TABLE, row=ref, field=_FIELD)
            again = seal(words, ring=keys, table=_TABLE, row=ref, field=_FIELD)
            cursor.execute("update protection_fact set sealed = %s where id = %s", [again, number])
        cursor.execute("set local role app_owner")
        cursor.execute("select begin_request(null, 'ROTATE_KEYS')")
    record_act("ROTATED_PROTECTED_KEYS", lane=Lane.PROTECTED, why=f"{len(old)} facts under {keys.current}")
    return len(old)

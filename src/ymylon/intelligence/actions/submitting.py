"""Somebody gives the police what they know, and afterwards holds a reference. No word of it leaves its lane."""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.policy import ACTIONS
from ymylon.access.rules import Actor, Post
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.circumstances.actions.owing import area_of
from ymylon.duties.actions import open_under_policy
from ymylon.duties.rules import local_day
from ymylon.intelligence.lookups import FIELD, TABLE, every_unit, sent_before, unit_for
from ymylon.intelligence.rules import GRADE, submit_fault
from ymylon.intelligence.rules.duties import GRADE_KEY
from ymylon.protection.lookups import owners_of, ring
from ymylon.protection.rules.sealing import key_name, seal, unseal
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse
from ymylon.terms.words import Words

_PLAIN = "23456789BCDFGHJKMNPQRSTVWXYZ"  # read over a telephone: nothing like another, and no word
_WHICH_FORCE = Words("Say to which force it goes.", "Dywedwch at ba heddlu y mae’n mynd.")
PROTECTED = Words(
    "Of a protected child nothing is submitted from here: ring the police on 101, or 999 in danger, and tell the team that"
    " answers for the child.",
    "Am blentyn gwarchodedig ni chyflwynir dim o’r fan hon: ffoniwch yr heddlu ar 101, neu 999 mewn perygl, a dywedwch wrth y tîm"
    " sy’n atebol am y plentyn.",
    False,
)


def submitting_post(by: Actor) -> Post:
    """In whose name something is submitted: the first post that may."""
    return next(post for post in by.posts if post.role in (ACTIONS["SUBMIT_INTELLIGENCE"].roles or ()))


def new_reference(at: datetime) -> str:
    """A reference that can be read aloud, like INT-26-7K3QMX; it says nothing of whom it is about or who gave it."""
    return f"INT-{local_day(at):%y}-" + "".join(secrets.choice(_PLAIN) for _ in range(6))


@transaction.atomic
def submit(
    *,
    by: Actor,
    at: datetime,
    child_id: int | None,
    also: Sequence[int] = (),
    said: Mapping[str, Any],
    to_team: int | None = None,
    sent_as: UUID | None = None,
) -> UUID:
    """What somebody knows, given to the unit of a force to grade. Raises Fault.

    `also` are further children whom it names, as the first. `said` has `words`, `how`, `risk`, and may have `happened`,
    `known`, `who_knows` and `source`, who the source is; and from another room `origin` and `origin_ref`, the record at which
    it was told. It goes to the unit of the first child's area or the writer's; `to_team` where neither says which. The same
    `sent_as` again is the same submission.
    """
    permit(by, "SUBMIT_INTELLIGENCE")
    token = sent_as or uuid4()
    with connection.cursor() as cursor:
        # The same form sent twice at once: the second waits here until the first is written.
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(token)])
    before = sent_before(by, token)
    if before is not None:
        return before.ref
    refuse(submit_fault(words=said["words"], how=said["how"], risk=said["risk"]))
    children = list(dict.fromkeys([child_id, *also])) if child_id is not None else []
    if children and owners_of(children):
        raise Fault(PROTECTED, "words")
    unit = unit_for(by, child_id, local_day(at))
    number = unit.pk if unit else next((one.pk for one in every_unit() if one.pk == to_team), None)
    if number is None:
        raise Fault(_WHICH_FORCE, "to_team")
    ref = _give_to_unit(by, at, children, said, number, token)
    record_act("INTELLIGENCE_SUBMITTED", children=children, lane=Lane.SUBMITTED, about=ref)
    # By nobody: that this person told the police something is what a source is found out by.
    for one in children:
        record_event(by=None, at=at, child_id=one, kind="INTELLIGENCE_SUBMITTED", lane=Lane.SUBMITTED, about=ref)
    if child_id is not None:
        _owe_grade(by, at, child_id, ref, number)
    return ref


def _give_to_unit(by: Actor, at: datetime, children: list[int], said: Mapping[str, Any], unit: int, token: UUID) -> UUID:
    kept = {name: (said.get(name) or "").strip() for name in ("words", "happened", "known", "who_knows")}
    source_ref, source = uuid4(), (said.get("source") or "").strip()
    kept |= {"how": str(said["how"]), "risk": str(said["risk"]), "reference": new_reference(at)}
    kept |= {"sent_as": str(token), "source_ref": str(source_ref)}
    kept |= {name: str(said[name]) for name in ("origin", "origin_ref") if said.get(name)}
    sealed = seal(source, ring=ring(), table=TABLE, row=source_ref, field=FIELD) if source else None
    post = submitting_post(by)
    first, others = (children[0], children[1:]) if children else (None, [])
    with connection.cursor() as cursor:
        arguments = [first, post.team_id, unit, json.dumps(kept), sealed, at, by.practitioner_id, others]
        cursor.execute("select submit_intelligence(%s, %s, %s, %s, %s, %s, %s, %s::bigint[])", arguments)
        made: UUID = cursor.fetchone()[0]
    return made


def _owe_grade(by: Actor, at: datetime, child_id: int, ref: UUID, unit: int) -> None:
    open_under_policy(
        by=by, at=at, child_id=child_id, kind=GRADE, lane=Lane.SUBMITTED, key=GRADE_KEY, about=ref, area=area_of(by), team_id=unit
    )


@transaction.atomic
def rotate(*, keys: Any) -> int:
    """Every source is sealed anew under the current key of `keys`; how many were. Run as the owner of the tables."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select id, ref, sealed from intelligence_source order by id for update")
        old = [row for row in cursor.fetchall() if key_name(bytes(row[2])) != keys.current]
        for number, ref, sealed in old:
            words = unseal(bytes(sealed), ring=keys, table=TABLE, row=ref, field=FIELD)
            again = seal(words, ring=keys, table=TABLE, row=ref, field=FIELD)
            cursor.execute("update intelligence_source set sealed = %s where id = %s", [again, number])
        cursor.execute("set local role app_owner")
    return len(old)

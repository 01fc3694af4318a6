"""Letting somebody into a child's record: by grant, by breaking the glass; ending it, and judging it afterwards."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.lookups import actor_of
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioner_by_email, teams_by_id
from ymylon.children import actions as children
from ymylon.children.lookups import CaseGrant, Child
from ymylon.design.ways import reverse
from ymylon.linkage.lookups import fingerprint
from ymylon.linkage.rules.asked import Asked
from ymylon.linkage.rules.likeness import keys_for_index
from ymylon.oversight.rules import letting_in as rules
from ymylon.oversight.rules.letting_in import giving
from ymylon.post.actions import queue
from ymylon.terms.codes import Lane
from ymylon.terms.faults import refused
from ymylon.terms.words import Words

_OPENED = "select child_ref, grant_ref, owner_team, manager_team from "
_BY_QUESTION = _OPENED + "break_glass_by_question(%s, %s, %s, %s, %s, %s, %s)"
_BY_REF = _OPENED + "break_glass_by_ref(%s, %s, %s, %s)"


def _permit(by: Actor, code: str, child_id: int | None = None) -> None:
    if not by.may(code):
        raise refused(rules.Fault(rules.NOT_ALLOWED), child=child_id)


def grant_case(
    *, by: Actor, at: datetime, child: Child, email: str, lanes: Sequence[Lane], writes: bool, basis: str, lasts: timedelta
) -> UUID:
    """From now on whoever works under this address is let into the child's record, for so long. Raises Fault."""
    _permit(by, "GRANT_CASE", child.pk)
    person = practitioner_by_email(email)
    if person is None:
        raise rules.Fault(rules.NOBODY_THERE, "email")
    if person.pk == by.practitioner_id:
        raise refused(rules.Fault(rules.NOT_YOURSELF, "email"), child=child.pk)
    if not lanes:
        raise rules.Fault(rules.CHOOSE_A_KIND, "lanes")
    if not basis.strip():
        raise rules.Fault(rules.SAY_WHY, "basis")
    if not timedelta(0) < lasts <= rules.LONGEST_GRANT:
        raise rules.Fault(rules.NOT_SO_LONG, "days")
    # Who holds the child by no place gives nothing: the database says so, in the words of a child who is not there.
    own = rules.lanes_of(giving(by, child.scopes)) or lanes
    beyond = rules.lanes_to_give(own, rules.lanes_of(actor_of(person.account_id).roles), lanes)
    if beyond:
        raise refused(rules.Fault(_named(rules.NOT_THEIRS, beyond), "lanes"), child=child.pk)
    return children.grant_case(
        by=by,
        at=at,
        child_id=child.pk,
        practitioner_id=person.pk,
        lanes=lanes,
        writes=writes,
        basis=basis.strip(),
        until=at + lasts,
    )


def _named(words: Words, lanes: Iterable[Lane]) -> Words:
    kinds = tuple(lanes)
    return Words(
        words.en % {"lanes": ", ".join(lane.words.en for lane in kinds)},
        words.cy % {"lanes": ", ".join(lane.words.cy for lane in kinds)},
    )


def end_case(*, by: Actor, at: datetime, grant: CaseGrant) -> bool:
    """Nobody sees the child any more because of this grant. False: it had ended before."""
    _permit(by, "GRANT_CASE", grant.child_id)
    return children.end_case(by=by, at=at, child_id=grant.child_id, ref=grant.ref)


def break_glass_by_question(*, by: Actor, at: datetime, asked: Asked, reason: str) -> UUID:
    """Into the one record that the match index knows by this; the child's reference is returned. Raises Fault."""
    _may_break(by, reason)
    _permit(by, "SEARCH_MATCH_INDEX")
    names, born = keys_for_index(asked)
    numbers = [{"system": system, "value": value} for system, value in asked.national_numbers]
    arguments = [json.dumps(names), born, json.dumps(numbers), fingerprint(asked)]
    return _opened(_break(_BY_QUESTION, arguments, at, reason))


def break_glass_by_ref(*, by: Actor, at: datetime, child: Child, reason: str) -> UUID:
    """Into the lanes of an emergency, of a child who may be seen already. Raises Fault."""
    _may_break(by, reason, child.pk)
    return _opened(_break(_BY_REF, [child.ref], at, reason))


def _may_break(by: Actor, reason: str, child_id: int | None = None) -> None:
    _permit(by, "BREAK_GLASS", child_id)
    if len(reason.strip()) < rules.SHORTEST_REASON:
        raise rules.Fault(rules.REASON_TOO_SHORT, "reason")


def _opened(child_ref: UUID | None) -> UUID:
    # Outside the transaction of the try: its audit line stays, though nothing was opened.
    if child_ref is None:
        raise rules.Fault(rules.NOT_ONE_RECORD)
    return child_ref


@transaction.atomic
def _break(called: str, arguments: list, at: datetime, reason: str) -> UUID | None:
    with connection.cursor() as cursor:
        cursor.execute(called, [*arguments, reason.strip(), at + rules.GLASS_LASTS, rules.review_due(at)])
        opened = cursor.fetchone()
    if opened is None:
        return None
    child_ref, grant_ref, *told = opened
    link = reverse("oversight:glass", args=[grant_ref])
    for team in teams_by_id(told).values():
        if team.email:
            queue(key=f"glass:{grant_ref}:{team.pk}", to_email=team.email, link=link, at=at)
    return child_ref


def review_glass(*, by: Actor, at: datetime, grant: CaseGrant, verdict: str, words: str) -> bool:
    """Whether it was justified, and why. What was not is ended at once. False: somebody judged before."""
    _permit(by, "REVIEW_GLASS", grant.child_id)
    if not words.strip():
        raise rules.Fault(rules.SAY_WHAT_YOU_FOUND, "words")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select review_glass(%s, %s, %s)", [grant.ref, verdict, words.strip()])
        return cursor.fetchone()[0]

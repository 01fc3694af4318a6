"""Asking beyond one's own sight, putting two records before somebody who may see both, and judging them."""

import json
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_involvements, record_event
from ymylon.linkage.lookups import NoSuchPair, fingerprint, held_by_id
from ymylon.linkage.models import Proposal
from ymylon.linkage.rules.asked import Asked
from ymylon.linkage.rules.held_by import IndexAnswer, holder_words
from ymylon.linkage.rules.likeness import keys_for_index, keys_to_propose
from ymylon.people.actions import add_identifier, end_identifier, judge_same, withdraw_judgement
from ymylon.people.rules import OF_POLICE
from ymylon.terms.codes import IdentifierSystem, Lane


class NumberStands(Exception):
    """This child has this number already."""


class AlreadyJudged(Exception):
    """Somebody else answered first, or took the answer back: look again before you judge."""


def ask_match_index(*, by: Actor, at: datetime, asked: Asked) -> IndexAnswer | None:
    """Whether a record exists that `by` may not see, and who holds it; None where there is none, or too little was asked.

    The database audits each question with the children whom it concerned, and never says whom.
    """
    if not asked.is_enough_for_the_index or not by.may("SEARCH_MATCH_INDEX"):
        return None
    names, born = keys_for_index(asked)
    numbers = [{"system": system, "value": value} for system, value in asked.national_numbers]
    with connection.cursor() as cursor:
        arguments = [json.dumps(names), born, json.dumps(numbers), fingerprint(asked)]
        cursor.execute("select agency from ask_match_index(%s, %s, %s, %s)", arguments)
        holders = [agency for (agency,) in cursor.fetchall()]
    if not holders:
        return None
    agencies = agencies_by_id(holders)
    named = [holder_words(one.kind, one.name("en"), one.name("cy")) for one in agencies.values()]
    return IndexAnswer(tuple(sorted(named)))


@transaction.atomic
def propose_matches(*, by: Actor, at: datetime, child_id: int) -> None:
    """Puts the record of this child, just opened, beside every other that may be the same child's.

    Whoever opened it learns nothing by this: no answer, no notice, no name in a list.
    """
    held = held_by_id(by, [child_id])[0].get(child_id)
    if held is None or not held.names:
        return
    with connection.cursor() as cursor:
        cursor.execute("select propose_matches(%s, %s, %s)", [child_id, json.dumps(keys_to_propose(held)), at])


@transaction.atomic
def add_number(
    *, by: Actor, at: datetime, child_id: int, system: IdentifierSystem, value: str, issuer: str = "",
    from_on: date | None = None, to_on: date | None = None,
) -> None:  # fmt: skip
    """A number that `system` gives to this child. Raises NumberStands where the child has it already.

    Where another record bears it, that is a question for whoever may see both. Whoever typed it learns nothing by this.
    """
    permit(by, "PUT_RIGHT")
    try:
        with transaction.atomic():
            row = add_identifier(
                by=by, at=at, person_id=child_id, system=system, value=value, issuer=issuer, from_on=from_on, to_on=to_on
            )
    except IntegrityError as twice:
        raise NumberStands from twice
    lane = _lane_of(system)
    record_event(by=by, at=at, child_id=child_id, kind="NUMBER_ADDED", lane=lane, about=row.ref)
    record_act("ADDED_NUMBER", children=[child_id], lane=lane, about=row.ref, why=system)
    propose_matches(by=by, at=at, child_id=child_id)


@transaction.atomic
def end_number(*, by: Actor, at: datetime, child_id: int, ref: UUID) -> bool:
    """This number is the child’s no more; it stays on record, and still finds them. False: there was no such number."""
    permit(by, "PUT_RIGHT")
    ended = end_identifier(by=by, at=at, person_id=child_id, ref=ref)
    if ended is None:
        return False
    lane = _lane_of(ended.system)
    record_event(by=by, at=at, child_id=child_id, kind="NUMBER_ENDED", lane=lane, about=ref)
    record_act("ENDED_NUMBER", children=[child_id], lane=lane, about=ref)
    return True


def _lane_of(system: str) -> Lane:
    """Whoever may not know that the police have a number of a child doesn't read that one was recorded either."""
    return Lane.OFFENDING if system in OF_POLICE else Lane.IDENTITY


@transaction.atomic
def judge_pair(*, by: Actor, at: datetime, ref: UUID, same: bool, reason: str) -> None:
    """A person judges whether the two are one child. If not, whoever saw the newer record for this alone sees it no more.

    The child's chronology holds no line of it: whoever reads one record alone would learn of the other. Raises NoSuchPair,
    AlreadyJudged and PermissionDenied.
    """
    pair = _pair(by, ref)
    if pair.answer:
        raise AlreadyJudged
    pair.answer = Proposal.Answer.SAME if same else Proposal.Answer.DIFFERENT
    pair.answered_at, pair.answered_by_id, pair.reason = at, by.practitioner_id, reason
    pair.save(update_fields=["answer", "answered_at", "answered_by", "reason"])
    if same:
        judge_same(by=by, at=at, person_a=pair.child_id, person_b=pair.other_id, reason=reason)
    record_act(f"JUDGED_{pair.answer}", children=[pair.child_id, pair.other_id], lane=Lane.IDENTITY, about=ref)
    if not same:
        end_involvements(by=by, at=at, child_id=pair.child_id, about=ref)


@transaction.atomic
def take_back(*, by: Actor, at: datetime, ref: UUID, reason: str) -> None:
    """The judgement is withdrawn, with a reason, and the pair is open again. Raises as `judge_pair` does."""
    pair = _pair(by, ref)
    if not pair.answer:
        raise AlreadyJudged
    if pair.answer == Proposal.Answer.SAME:
        withdraw_judgement(by=by, at=at, person_a=pair.child_id, person_b=pair.other_id, reason=reason)
    pair.answer, pair.answered_at, pair.answered_by_id, pair.reason = "", None, None, reason
    pair.save(update_fields=["answer", "answered_at", "answered_by", "reason"])
    record_act("WITHDREW_JUDGEMENT", children=[pair.child_id, pair.other_id], lane=Lane.IDENTITY, about=ref)


def _pair(by: Actor, ref: UUID) -> Proposal:
    permit(by, "JUDGE_MATCH")
    # Two who judge at once take turns; the second finds it judged.
    pair = Proposal.objects.visible_to(by).select_for_update(of=("self",)).filter(ref=ref).first()
    if pair is None or pair.other_id not in held_by_id(by, [pair.other_id])[0]:
        raise NoSuchPair
    return pair

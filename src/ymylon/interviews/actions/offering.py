"""Offering a return interview, trying to reach a child, or saying why none is offered. Entries are followed, never changed."""

from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.duties.actions import fulfil, waive
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, local_day
from ymylon.interviews.actions.agreeing import change_to_no, change_to_yes
from ymylon.interviews.actions.writing import let_go, owe
from ymylon.interviews.lookups.offers import attempts_about, safe_way_of
from ymylon.interviews.models import Attempt, Interview, Offer
from ymylon.interviews.models import SafeWay as KeptWay
from ymylon.interviews.rules import Interviewer, OfferFault, Outcome, Response, SafeWay, is_fresh, meets_duty, offer_faults
from ymylon.interviews.rules import Offer as Entry
from ymylon.interviews.rules.duties import KEPT_FROM_CHILD
from ymylon.interviews.rules.offers import FRESH_KEY
from ymylon.missing.actions.writing import hold, note
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.lookups.story import ends_of
from ymylon.missing.rules.ending import OFFER_RETURN_INTERVIEW, may_contact_child
from ymylon.missing.rules.faults import Fault
from ymylon.missing.rules.states import is_open
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

_STILL_MISSING = Words("This child is still missing.", "Mae’r plentyn hwn yn dal ar goll.")
_FIELDS = {OfferFault.NO_SAFE_WAY: "safe_way", OfferFault.NO_RESPONSE: "answer", OfferFault.NO_REASON: "reason"}


def _hold_after_return(by: Actor, episode: Episode) -> Episode:
    held = hold(by, episode)
    if is_open(held.state):
        raise Fault(_STILL_MISSING)
    return held


def _refuse(by: Actor, at: datetime, episode: Episode, entry: Entry, safe_way: SafeWay | None) -> None:
    faults = offer_faults(
        entry,
        found_at=min(episode.ended_at, at),
        now=at,
        safe_way=safe_way,
        may_contact=may_contact_child(ends_of(by, episode.child_id)),
    )
    if faults:
        raise Fault(faults[0].words, _FIELDS.get(faults[0], ""))


def fresh_way(by: Actor, episode: Episode, now: datetime) -> KeptWay | None:
    """The safe way that still holds for this child, under the policy in force."""
    kept = safe_way_of(by, episode.child_id)
    rows = policy_rows([FRESH_KEY]) if kept else ()
    return kept if kept and is_fresh(rows, areas_of(episode.authority), kept.at, now) else None


@transaction.atomic
def record_safe_way(*, by: Actor, at: datetime, episode: Episode, safe_way: str, read_by: str) -> KeptWay:
    """How this child is reached without danger, and who else reads it; the one before stays in the record."""
    permit(by, "OFFER_INTERVIEW")
    held = hold(by, episode)
    if not safe_way.strip() or not read_by.strip():
        raise Fault(OfferFault.NO_SAFE_WAY.words, "read_by" if safe_way.strip() else "safe_way")
    kept = KeptWay.objects.create(
        child_id=held.child_id, words=safe_way.strip(), read_by=read_by.strip(), at=at, by_id=by.practitioner_id
    )
    lane = Lane.INTERVIEW_ACTIONS
    record_event(by=by, at=at, child_id=held.child_id, kind="SAFE_WAY_RECORDED", lane=lane, about=held.ref)
    record_act("SAFE_WAY_RECORDED", children=[held.child_id], lane=lane, about=held.ref)
    return kept


def _way(by: Actor, at: datetime, episode: Episode, safe_way: str, read_by: str) -> KeptWay | None:
    if safe_way.strip() or read_by.strip():
        return record_safe_way(by=by, at=at, episode=episode, safe_way=safe_way, read_by=read_by)
    return fresh_way(by, episode, at)


def _as_rule(way: KeptWay | None) -> SafeWay | None:
    return SafeWay(way.words, local_day(way.at), way.read_by) if way else None


@transaction.atomic
def offer_interview(
    *,
    by: Actor,
    at: datetime,
    episode: Episode,
    response: Response,
    safe_way: str = "",
    read_by: str = "",
    chosen: Interviewer | None = None,
    chosen_interviewer: str = "",
    reason: str = "",
) -> Offer:
    """An offer was made in a safe way on record; the child's answer meets the duty, "no answer yet" doesn't.

    A yes opens an interview, or adds this episode to one that is still to be held. Refused for a child who has died, and
    as long as nobody has written down how this child is reached safely and who else reads it.
    """
    permit(by, "OFFER_INTERVIEW")
    held = _hold_after_return(by, episode)
    entry = Entry(True, at, response, reason)
    way = _way(by, at, held, safe_way, read_by)
    _refuse(by, at, held, entry, _as_rule(way))
    offer = Offer.objects.create(
        child_id=held.child_id,
        about=held.ref,
        was_made=True,
        response=response,
        chosen=chosen or "",
        chosen_interviewer=chosen_interviewer.strip(),
        reason=reason.strip(),
        safe_way=f"{way.words} ({way.read_by})" if way else "",
        at=at,
        by_id=by.practitioner_id,
    )
    refused = _follow(by, at, held, entry)
    note(by=by, at=at, episode=held, act="INTERVIEW_OFFERED", lane=Lane.INTERVIEW_ACTIONS, detail=response)
    if refused is not None:
        let_go(by=by, at=at, interview=refused)
    return offer


def _follow(by: Actor, at: datetime, episode: Episode, entry: Entry) -> Interview | None:
    """The interview that the child does not want after all, if there was to be one."""
    if not meets_duty(entry):
        return None
    kinds = [OFFER_RETURN_INTERVIEW, KEPT_FROM_CHILD]
    fulfil(by=by, at=at, child_id=episode.child_id, about=episode.ref, kinds=kinds)
    if entry.response == Response.ACCEPTED:
        change_to_yes(by=by, at=at, episode=episode)
        return None
    return change_to_no(by=by, at=at, episode=episode, reason=entry.reason)


@transaction.atomic
def no_offer(*, by: Actor, at: datetime, episode: Episode, reason: str) -> Offer:
    """No offer is made, and a named person says why: the duty is met by that reason."""
    permit(by, "OFFER_INTERVIEW")
    held = _hold_after_return(by, episode)
    _refuse(by, at, held, Entry(False, at, reason=reason), None)
    offer = Offer.objects.create(
        child_id=held.child_id, about=held.ref, was_made=False, reason=reason.strip(), at=at, by_id=by.practitioner_id
    )
    kinds = [OFFER_RETURN_INTERVIEW, KEPT_FROM_CHILD]
    waive(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=kinds, reason=reason.strip())
    note(by=by, at=at, episode=held, act="INTERVIEW_NOT_OFFERED", lane=Lane.INTERVIEW_ACTIONS)
    return offer


@transaction.atomic
def record_attempt(*, by: Actor, at: datetime, episode: Episode, outcome: Outcome, words: str = "") -> Attempt:
    """Somebody tried to reach the child, in the safe way on record. It answers nothing for the child.

    A parent or carer who stood in the way is no refusal: it alerts a manager, who owes something about it.
    """
    permit(by, "OFFER_INTERVIEW")
    held = _hold_after_return(by, episode)
    if not may_contact_child(ends_of(by, held.child_id)):
        raise Fault(OfferFault.CHILD_HAS_DIED.words)
    if fresh_way(by, held, at) is None:
        raise Fault(OfferFault.NO_SAFE_WAY.words)
    before = attempts_about(by, held.ref)
    made = Attempt.objects.create(
        child_id=held.child_id, about=held.ref, outcome=outcome, words=words.strip(), at=at, by_id=by.practitioner_id
    )
    if outcome == Outcome.PARENT_IN_THE_WAY:
        times = 1 + sum(one.outcome == outcome for one in before)
        owe(by=by, at=at, child_id=held.child_id, about=held.ref, code=KEPT_FROM_CHILD, due_at=at, occurrence=times)
    note(by=by, at=at, episode=held, act="INTERVIEW_ATTEMPTED", lane=Lane.INTERVIEW_ACTIONS, detail=outcome)
    return made

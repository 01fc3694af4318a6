"""Offering a return interview, or saying why none is offered. Entries are never changed, only followed."""

from datetime import datetime

from django.db import transaction

from ymylon.access.rules import Actor
from ymylon.duties.actions import fulfil, waive
from ymylon.duties.rules import local_day
from ymylon.interviews.models import Offer
from ymylon.interviews.rules import Offer as Entry
from ymylon.interviews.rules import OfferFault, Response, SafeWay, meets_duty, offer_faults
from ymylon.missing.actions.writing import hold, note, permit
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.lookups.story import ends_of
from ymylon.missing.rules.ending import OFFER_RETURN_INTERVIEW, may_contact_child
from ymylon.missing.rules.faults import Fault
from ymylon.missing.rules.states import is_open
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

_STILL_MISSING = Words("This child is still missing.", "Mae'r plentyn hwn yn dal ar goll.")
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


@transaction.atomic
def offer_interview(
    *,
    by: Actor,
    at: datetime,
    episode: Episode,
    safe_way: str,
    response: Response,
    chosen_interviewer: str = "",
    reason: str = "",
) -> Offer:
    """An offer was made, in a safe way that is recorded with it; the child's answer meets the duty, "no answer yet" doesn't.

    Refused for a child who has died, and as long as nobody has written down how this child is reached safely.
    """
    permit(by, "OFFER_INTERVIEW")
    held = _hold_after_return(by, episode)
    entry = Entry(True, at, response, reason)
    _refuse(by, at, held, entry, SafeWay(safe_way, local_day(at)))
    offer = Offer.objects.create(
        child_id=held.child_id,
        about=held.ref,
        was_made=True,
        response=response,
        chosen_interviewer=chosen_interviewer.strip(),
        reason=reason.strip(),
        safe_way=safe_way.strip(),
        at=at,
        by_id=by.practitioner_id,
    )
    if meets_duty(entry):
        fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[OFFER_RETURN_INTERVIEW])
    note(by=by, at=at, episode=held, act="INTERVIEW_OFFERED", lane=Lane.INTERVIEW_ACTIONS, detail=response)
    return offer


@transaction.atomic
def no_offer(*, by: Actor, at: datetime, episode: Episode, reason: str) -> Offer:
    """No offer is made, and a named person says why: the duty is met by that reason."""
    permit(by, "OFFER_INTERVIEW")
    held = _hold_after_return(by, episode)
    _refuse(by, at, held, Entry(False, at, reason=reason), None)
    offer = Offer.objects.create(
        child_id=held.child_id, about=held.ref, was_made=False, reason=reason.strip(), at=at, by_id=by.practitioner_id
    )
    waive(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[OFFER_RETURN_INTERVIEW], reason=reason.strip())
    note(by=by, at=at, episode=held, act="INTERVIEW_NOT_OFFERED", lane=Lane.INTERVIEW_ACTIONS)
    return offer

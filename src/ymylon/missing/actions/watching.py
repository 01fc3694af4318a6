"""While a child is missing: what is seen and tried, who speaks with the family, whether a parent is told."""

from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.duties.actions import fulfil
from ymylon.duties.lookups import open_duties, policy_rows
from ymylon.duties.rules import areas_of
from ymylon.missing.actions.writing import hold, hold_unless_closed, hold_while_missing, note
from ymylon.missing.models import Episode, FamilyTalk, Observation, ParentDecision
from ymylon.missing.rules.ending import ESCALATE_MISSING
from ymylon.missing.rules.escalation import review_fault, who_looks
from ymylon.missing.rules.faults import SAY_SOMETHING, Fault, Stale, mark_of
from ymylon.missing.rules.parents import ParentTelling, deciding_fault, may_record_told
from ymylon.protection.actions import seal_instead
from ymylon.terms.codes import Lane, ObservationKind, ProtectedKind, Role
from ymylon.terms.moments import Moment
from ymylon.terms.words import Words

_LATER_THAN_NOW = Words("This can’t be later than now.", "Ni all hyn fod yn hwyrach na nawr.")
_NOT_DECIDED_SAFE = Words(
    "A parent is told only once somebody has decided that it is safe.",
    "Dim ond ar ôl i rywun benderfynu ei bod yn ddiogel y dywedir wrth riant.",
    False,
)
_SAY_THE_NUMBER = Words("Write the number that the police gave.", "Ysgrifennwch y rhif a roddodd yr heddlu.")
_SAY_WITH_WHOM = Words("Say with whom you spoke.", "Dywedwch â phwy y siaradoch chi.")


def _refuse_future(moment: datetime, at: datetime, field: str) -> None:
    if moment > at:
        raise Fault(_LATER_THAN_NOW, field)


@transaction.atomic
def add_observation(
    *, by: Actor, at: datetime, episode: Episode, kind: ObservationKind, happened: Moment, words: str, place: str = ""
) -> Observation:
    """A sighting, contact, enquiry or check, added to what is there. Nothing is ever changed or taken away.

    One that is heard of after the child was found is still written down, until the episode is closed.
    """
    permit(by, "ADD_OBSERVATION")
    held = hold_unless_closed(by, episode)
    if not words.strip():
        raise Fault(SAY_SOMETHING, "words")
    _refuse_future(happened.at, at, "happened")
    where = seal_instead(by=by, at=at, child_id=held.child_id, kind=ProtectedKind.PLACE, words=place.strip(), whence="sighting")
    seen = Observation.objects.create(
        child_id=held.child_id,
        episode=held,
        kind=kind,
        happened_at=happened.at,
        happened_precision=happened.precision,
        place=where,
        words=words.strip(),
        recorded_at=at,
        by_id=by.practitioner_id,
    )
    note(by=by, at=at, episode=held, act="OBSERVED", lane=Lane.EPISODE, detail=kind, happened_at=happened.at)
    return seen


@transaction.atomic
def name_family_contact(*, by: Actor, at: datetime, episode: Episode, practitioner_id: int | None = None) -> None:
    """From now on this practitioner is the one whom the family rings; without a name, whoever says so."""
    permit(by, "ADD_OBSERVATION")
    held = hold_unless_closed(by, episode)
    held.contact_for_family_id = practitioner_id or by.practitioner_id
    held.save(update_fields=["contact_for_family"])
    note(by=by, at=at, episode=held, act="FAMILY_CONTACT_NAMED", lane=Lane.EPISODE)


@transaction.atomic
def record_family_talk(
    *, by: Actor, at: datetime, episode: Episode, spoken: Moment, with_whom: str, words: str = ""
) -> FamilyTalk:
    """Somebody spoke with the family: with whom, when, and what was said if it helps."""
    permit(by, "ADD_OBSERVATION")
    held = hold_unless_closed(by, episode)
    if not with_whom.strip():
        raise Fault(_SAY_WITH_WHOM, "with_whom")
    _refuse_future(spoken.at, at, "spoken")
    talk = FamilyTalk.objects.create(
        child_id=held.child_id,
        episode=held,
        spoken_at=spoken.at,
        with_whom=with_whom.strip(),
        words=words.strip(),
        by_id=by.practitioner_id,
    )
    note(by=by, at=at, episode=held, act="FAMILY_SPOKEN_WITH", lane=Lane.EPISODE, happened_at=spoken.at)
    return talk


@transaction.atomic
def decide_parent(
    *, by: Actor, at: datetime, episode: Episode, answer: ParentTelling, reason: str = "", told: Moment | None = None
) -> ParentDecision:
    """A practitioner decides whether a parent is told, and may record having told one. The program itself tells no parent."""
    permit(by, "DECIDE_PARENT")
    held = hold(by, episode)
    fault = deciding_fault(answer, reason)
    if fault is not None:
        raise Fault(fault, "answer" if answer == ParentTelling.NOT_DECIDED else "reason")
    if told is not None and not may_record_told(answer):
        raise Fault(_NOT_DECIDED_SAFE, "told")
    if told is not None:
        _refuse_future(told.at, at, "told")
    decision = ParentDecision.objects.create(
        child_id=held.child_id,
        episode=held,
        answer=answer,
        reason=reason.strip(),
        told_at=told.at if told else None,
        at=at,
        by_id=by.practitioner_id,
    )
    note(by=by, at=at, episode=held, act="PARENT_DECIDED", lane=Lane.EPISODE, detail=answer)
    return decision


@transaction.atomic
def record_police_reference(*, by: Actor, at: datetime, episode: Episode, reference: str, version: int | None = None) -> None:
    """The number that the police gave on the telephone: from now on the police have confirmed.

    `version` marks what stood there when the page was opened; raises Stale where somebody has written another number since.
    """
    permit(by, "ADD_OBSERVATION")
    held = hold(by, episode)
    if not reference.strip():
        raise Fault(_SAY_THE_NUMBER, "reference")
    if version not in (None, mark_of(held.police_reference)) and held.police_reference != reference.strip():
        raise Stale(held)
    held.police_reference = reference.strip()
    held.save(update_fields=["police_reference"])
    note(by=by, at=at, episode=held, act="POLICE_REFERENCE", lane=Lane.EPISODE)


def _who_looks(by: Actor, episode: Episode) -> Role | None:
    """Whom policy names for the latest look that is owed."""
    open_now = [duty.occurrence for duty in open_duties(by, episode.ref) if duty.kind == ESCALATE_MISSING]
    if not open_now:
        return None
    rows = policy_rows(["escalate_missing."])
    return who_looks(rows, areas_of(episode.authority), episode.last_seen_at, max(open_now))


@transaction.atomic
def record_senior_review(*, by: Actor, at: datetime, episode: Episode, words: str) -> Observation:
    """A senior person has looked at an episode that goes on, and says what is decided. That meets the duty to look.

    Refused where policy names somebody more senior for the hours that have passed.
    """
    permit(by, "SENIOR_REVIEW")
    held = hold_while_missing(by, episode)
    if not words.strip():
        raise Fault(SAY_SOMETHING, "words")
    fault = review_fault(_who_looks(by, held), [post.role for post in by.posts])
    if fault is not None:
        raise Fault(fault, "words")
    review = Observation.objects.create(
        child_id=held.child_id,
        episode=held,
        kind=ObservationKind.CHECK,
        happened_at=at,
        words=words.strip(),
        recorded_at=at,
        by_id=by.practitioner_id,
    )
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[ESCALATE_MISSING])
    note(by=by, at=at, episode=held, act="SENIOR_REVIEW", lane=Lane.EPISODE)
    return review

"""What is known once a child is found: how, what harm, what follows. Harm opens a duty to refer, whoever learns of it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.duties.actions import fulfil, waive
from ymylon.duties.lookups import duties_about, open_duties
from ymylon.missing.actions.meeting import consider_meeting
from ymylon.missing.actions.report_telling import link_to_referral
from ymylon.missing.actions.writing import hold_unless_closed, note, owe
from ymylon.missing.lookups.doors import doors_at
from ymylon.missing.models import Episode, Finding, Item, NoReferral, PreventionCheck
from ymylon.missing.rules.ending import PREVENTION_CHECK, REFER_HARM
from ymylon.missing.rules.faults import SAY_SOMETHING, Fault, Stale
from ymylon.missing.rules.harm import harm_fault, no_referral_fault, referral_is_owed
from ymylon.missing.rules.states import is_open
from ymylon.notices.actions.referring import ReferralFault, Sent, refer
from ymylon.notices.rules.referrals import Said
from ymylon.protection.actions import seal_instead
from ymylon.terms.codes import FoundBy, Harm, Lane, ProtectedKind
from ymylon.terms.moments import Moment
from ymylon.terms.words import Words

_NOT_FOUND_YET = Words("This child is still missing.", "Mae’r plentyn hwn yn dal ar goll.")
_NO_HARM = Words("No harm is recorded, so no referral is owed.", "Ni chofnodwyd niwed, felly nid oes atgyfeiriad yn ddyledus.")
_WORDS = ("place", "with_whom", "condition", "harm_words")


def _known_harm(by: Actor, episode: Episode) -> set[Harm]:
    found = list(Finding.objects.visible_to(by).filter(episode=episode).values_list("harm", flat=True))
    checked = list(PreventionCheck.objects.visible_to(by).filter(episode=episode).values_list("harm", flat=True))
    return {Harm[code] for codes in (*found, *checked) for code in codes if Harm[code].is_harm}


def _owe_referral(by: Actor, at: datetime, episode: Episode, harm: Collection[Harm], known: set[Harm]) -> None:
    fresh = [one for one in harm if Harm[one] not in known]
    if not referral_is_owed(fresh):
        return
    ended = [duty for duty in duties_about(by, [episode.ref]) if duty.kind == REFER_HARM and duty.state != duty.State.OPEN]
    owe(by=by, at=at, episode=episode, code=REFER_HARM, occurrence=len(ended) + 1)


def owe_harm_heard(*, by: Actor, at: datetime, episode: Episode, harm: Collection[Harm]) -> None:
    """Harm that a child told opens a duty to refer, whoever heard it and whatever the child agreed to; owed already: once."""
    if not referral_is_owed(harm):
        return
    duties = [duty for duty in duties_about(by, [episode.ref]) if duty.kind == REFER_HARM]
    if not any(duty.state == duty.State.OPEN for duty in duties):
        owe(by=by, at=at, episode=episode, code=REFER_HARM, occurrence=len(duties) + 1)


@transaction.atomic
def complete_finding(
    *,
    by: Actor,
    at: datetime,
    episode: Episode,
    version: int | None = None,
    harm: Collection[Harm] = (),
    travel: Collection[str] = (),
    **answers: str | None,
) -> Finding:
    """Where, by whom, with whom, in what condition, what harm, how they travelled. Harm that is new opens a duty to refer.

    No answer about harm means that nobody has asked, which isn't "none". Raises Stale if somebody saved since `version`.
    """
    permit(by, "RECORD_FOUND")
    held = hold_unless_closed(by, episode)
    finding = Finding.objects.visible_to(by).select_for_update().filter(episode=held).first()
    if finding is None or is_open(held.state):
        raise Fault(_NOT_FOUND_YET)
    if version is not None and finding.version != version:
        raise Stale(finding)
    fault = harm_fault(harm)
    if fault is not None:
        raise Fault(fault, "harm")
    known = _known_harm(by, held)
    changes: dict[str, object] = {name: (answers.get(name) or "").strip() for name in _WORDS if name in answers}
    if changes.get("place"):
        changes["place"] = seal_instead(
            by=by, at=at, child_id=held.child_id, kind=ProtectedKind.PLACE, words=str(changes["place"]), whence="finding"
        )
    if "found_by" in answers:
        changes["found_by"] = answers["found_by"] or FoundBy.NOT_KNOWN_YET
    for name, value in {**changes, "harm": [str(one) for one in harm], "travel": [str(one) for one in travel]}.items():
        setattr(finding, name, value)
    finding.recorded_at, finding.recorded_by_id = at, by.practitioner_id
    finding.save()
    note(by=by, at=at, episode=held, act="FINDING_COMPLETED", lane=Lane.FOUND)
    _owe_referral(by, at, held, harm, known)
    consider_meeting(by=by, at=at, episode=held)
    return finding


@transaction.atomic
def record_prevention_check(
    *,
    by: Actor,
    at: datetime,
    episode: Episode,
    checked: Moment,
    words: str,
    seen_alone: bool | None = None,
    harm: Collection[Harm] = (),
) -> PreventionCheck:
    """The police's own check, which meets their duty; harm that it brings to light opens a duty to refer like any other."""
    permit(by, "RECORD_PREVENTION_CHECK")
    held = hold_unless_closed(by, episode)
    if is_open(held.state):
        raise Fault(_NOT_FOUND_YET)
    if not words.strip():
        raise Fault(SAY_SOMETHING, "words")
    if checked.at > at or (held.ended_at and checked.at < held.ended_at and checked.precision == "MINUTE"):
        raise Fault(Words("The check was after the child was found, and not later than now.",
                          "Bu’r gwiriad ar ôl dod o hyd i’r plentyn, ac nid yn hwyrach na nawr."), "checked")  # fmt: skip
    fault = harm_fault(harm)
    if fault is not None:
        raise Fault(fault, "harm")
    known = _known_harm(by, held)
    check = PreventionCheck.objects.create(
        child_id=held.child_id,
        episode=held,
        checked_at=max(checked.at, held.ended_at),
        seen_alone=seen_alone,
        words=words.strip(),
        harm=[str(one) for one in harm],
        by_id=by.practitioner_id,
    )
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[PREVENTION_CHECK])
    note(by=by, at=at, episode=held, act="PREVENTION_CHECK", lane=Lane.FOUND, happened_at=check.checked_at)
    _owe_referral(by, at, held, harm, known)
    consider_meeting(by=by, at=at, episode=held)
    return check


@transaction.atomic
def record_item(*, by: Actor, at: datetime, episode: Episode, words: str) -> Item:
    """Something found with the child, or an allegation, in a lane of its own: no school and no home reads it."""
    permit(by, "RECORD_ITEMS")
    held = hold_unless_closed(by, episode)
    if not words.strip():
        raise Fault(SAY_SOMETHING, "words")
    item = Item.objects.create(child_id=held.child_id, episode=held, words=words.strip(), at=at, by_id=by.practitioner_id)
    note(by=by, at=at, episode=held, act="ITEM_RECORDED", lane=Lane.OFFENDING)
    return item


@transaction.atomic
def refer_harm(
    *, by: Actor, at: datetime, episode: Episode, worries: str = "", childs_words: str = "", said: Said | None = None
) -> Sent:
    """A C1 to the council's door that is open now, which meets the duty to refer; what is open for the same harm is added to."""
    permit(by, "REFER_HARM")
    held = hold_unless_closed(by, episode)
    try:
        sent = refer(
            by=by,
            at=at,
            child_id=held.child_id,
            area=held.authority,
            doors=doors_at(at),
            said=said or Said(worries, childs_words=childs_words),
            link=link_to_referral(),
            about=held.ref,
        )
    except ReferralFault as fault:
        raise Fault(fault.words, fault.field) from fault
    who = None if sent.withheld else by
    fulfil(by=who, at=at, child_id=held.child_id, about=held.ref, kinds=[REFER_HARM])
    return sent


@transaction.atomic
def explain_no_referral(*, by: Actor, at: datetime, episode: Episode, reason: str) -> NoReferral:
    """Harm is known and no C1 is made: a named person says why, and the duty is met by that."""
    permit(by, "REFER_HARM")
    held = hold_unless_closed(by, episode)
    fault = no_referral_fault(reason)
    if fault is not None:
        raise Fault(fault, "reason")
    owed = any(duty.kind == REFER_HARM for duty in open_duties(by, held.ref))
    if not owed and not _known_harm(by, held):
        raise Fault(_NO_HARM)
    said = NoReferral.objects.create(child_id=held.child_id, episode=held, reason=reason.strip(), at=at, by_id=by.practitioner_id)
    waive(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[REFER_HARM], reason=reason.strip())
    note(by=by, at=at, episode=held, act="NOT_REFERRED", lane=Lane.FOUND)
    return said

"""Entering a person or thing on account of a child, putting it right, and looking at it again."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.associates.actions.linking import link
from ymylon.associates.actions.writing import lane_of, must_be_open, note, post_of
from ymylon.associates.lookups import alike, entry_by_ref, hold_entry
from ymylon.associates.models import Entry, Wording
from ymylon.associates.rules import (
    REVIEW,
    Basis,
    Facts,
    Fault,
    Overtaken,
    Sure,
    facts_fault,
    folded,
    key_of,
    reason_fault,
    review_fault,
    span_fault,
)
from ymylon.audit.actions import record_act
from ymylon.children.lookups import children_by_id
from ymylon.duties.actions import fulfil, open_under_policy
from ymylon.duties.rules import local_day
from ymylon.terms.calendars import end_of_day
from ymylon.terms.words import Words

ANOTHER = "ANOTHER"  # the answer that none of those who are known by this name is meant
_CHOOSE = Words(
    "Others are known by this name or number. Say whether one of them is meant.",
    "Mae eraill yn hysbys wrth yr enw neu’r rhif hwn. Dywedwch a yw un ohonynt yn cael ei olygu.",
    False,
)
_THEIRS = Words(
    "Another agency answers for this entry. Tell them what is wrong with it.",
    "Asiantaeth arall sy’n atebol am y cofnod hwn. Dywedwch wrthynt beth sydd o’i le arno.",
    False,
)
_ENDED = Words("This entry has ended.", "Mae’r cofnod hwn wedi dod i ben.")


CHANGED = Fault(
    Words(
        "Somebody else changed this entry meanwhile. Read it, then decide again.",
        "Newidiodd rhywun arall y cofnod hwn yn y cyfamser. Darllenwch ef, yna penderfynwch eto.",
    )
)


class Alike(Fault):
    """Others go by this name or number. Nothing was written, and nothing is joined: the writer says whether one is meant."""

    def __init__(self, others: list[Entry]) -> None:
        super().__init__(_CHOOSE, "same")
        self.others = others


@transaction.atomic
def enter(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    facts: Facts,
    basis: Basis,
    sure: Sure,
    review_on: date,
    about_child: Mapping[str, Any],
    same: str = "",
) -> Entry:
    """Somebody or something is held on account of a child, or, where `same` names an entry, that one is linked to them.

    `about_child`: `way`, `words`, `from_on`, `episode`. Raises Fault; Alike where others go by the same name or number and
    `same` doesn’t say whether one of them is meant.
    """
    permit(by, "KEEP_ASSOCIATE")
    must_be_open(child_id)
    fault = facts_fault(facts, local_day(at)) or review_fault(local_day(at), review_on)
    if fault := fault or span_fault(about_child.get("from_on"), None, local_day(at)):
        raise fault
    others = alike(by, facts.kind, [facts.name, *facts.nicknames], key_of(facts.kind, facts.mark) or "")
    chosen = next((one for one in others if str(one.ref) == same), None)
    if chosen is None and same != ANOTHER and (others or same):
        raise Alike(others)
    if chosen is None:
        post = post_of(by)
        chosen = Entry.objects.create(
            child_id=child_id, at=at, by_id=by.practitioner_id, agency_id=post.agency_id, team_id=post.team_id,
            basis=basis, sure=sure, review_on=review_on, **_columns(facts),
        )  # fmt: skip
        chosen.refresh_from_db()
        note(by=by, at=at, held=chosen, act="ASSOCIATE_ENTERED", child_id=child_id, detail=str(facts.kind))
    link(by=by, at=at, entry=chosen, child_id=child_id, source=facts.source, sure=sure, **about_child)
    return entry_by_ref(by, chosen.ref)


def _columns(facts: Facts) -> dict[str, Any]:
    named = dict.fromkeys(folded(one) for one in (facts.name, *facts.nicknames) if folded(one))
    return {
        "kind": facts.kind, "name": facts.name.strip(), "nicknames": list(facts.nicknames), "folded": list(named),
        "mark": facts.mark.strip(), "key": key_of(facts.kind, facts.mark) or "", "description": facts.description.strip(),
        "born_about": facts.born_about, "why": facts.why.strip(), "source": facts.source.strip(),
    }  # fmt: skip


def answers_for(by: Actor, entry: Entry) -> bool:
    """Whether this person may change, keep and end the entry: somebody of the agency that answers for it."""
    return bool(by.may("KEEP_ASSOCIATE")) and entry.agency_id in {post.agency_id for post in by.posts}


def _held(by: Actor, entry: Entry, version: int) -> Entry:
    held = hold_entry(by, entry.pk)
    if not answers_for(by, held):
        raise Fault(_THEIRS)
    if held.version != version:
        raise Overtaken(entry_by_ref(by, entry.ref))
    if held.ended_at is not None:
        raise Fault(_ENDED)
    return held


@transaction.atomic
def change(*, by: Actor, at: datetime, entry: Entry, version: int, facts: Facts, basis: Basis, sure: Sure) -> None:
    """What is held is put right by whoever answers for it. Raises Fault, and Overtaken where it moved on since `version`."""
    permit(by, "KEEP_ASSOCIATE")
    held = _held(by, entry, version)
    if fault := facts_fault(facts, local_day(at)):
        raise fault
    columns = _columns(facts) | {"basis": basis, "sure": sure}
    for name, value in columns.items():
        setattr(held, name, value)
    held.save(update_fields=list(columns))
    note(by=by, at=at, held=held, act="ASSOCIATE_CHANGED", child_id=held.child_id)


@transaction.atomic
def keep(*, by: Actor, at: datetime, entry: Entry, version: int, words: str, review_on: date) -> None:
    """Somebody who answers for the entry has looked again: it is kept until the next day. Raises Fault and Overtaken."""
    permit(by, "KEEP_ASSOCIATE")
    held = _held(by, entry, version)
    if fault := reason_fault(words, "words") or review_fault(local_day(at), review_on):
        raise fault
    held.review_on, held.reviewed_at, held.reviewed_by_id, held.review_words = review_on, at, by.practitioner_id, words.strip()
    held.save(update_fields=["review_on", "reviewed_at", "reviewed_by", "review_words"])
    note(by=by, at=at, held=held, act="ASSOCIATE_KEPT", child_id=held.child_id)
    _met(by, at, held)


@transaction.atomic
def end(*, by: Actor, at: datetime, entry: Entry, version: int, words: str) -> None:
    """A person ends the entry, with a reason; what others read of it ends with it. Raises Fault and Overtaken."""
    permit(by, "KEEP_ASSOCIATE")
    held = _held(by, entry, version)
    if fault := reason_fault(words, "words"):
        raise fault
    held.ended_at, held.ended_by_id, held.end_reason = at, by.practitioner_id, words.strip()
    held.save(update_fields=["ended_at", "ended_by", "end_reason"])
    if held.police:
        Wording.objects.visible_to(by).filter(link__in=held.links.all(), ended_at__isnull=True).update(ended_at=at)
    note(by=by, at=at, held=held, act="ASSOCIATE_ENDED", child_id=held.child_id)
    _met(by, at, held)


def _met(by: Actor, at: datetime, held: Entry) -> None:
    # Of a child whom the owner holds no more the clock ends what is owed: `settle_review`.
    if children_by_id(by, [held.child_id]):
        fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[REVIEW])


@transaction.atomic
def owe_review(*, at: datetime, entry: Entry) -> None:
    """The day of the next look has come: its owner keeps the entry or ends it. Owed until somebody does."""
    open_under_policy(
        by=None, at=at, child_id=entry.child_id, kind=REVIEW, lane=lane_of(entry), key="", about=entry.ref, area="",
        due_at=end_of_day(entry.review_on), team_id=entry.team_id, occurrence=entry.review_on.toordinal(),
    )  # fmt: skip
    record_act("ASSOCIATE_TO_REVIEW", children=[entry.child_id], lane=lane_of(entry), about=entry.ref)


@transaction.atomic
def settle_review(*, at: datetime, entry: Entry) -> None:
    """A look that somebody has taken meanwhile is owed no more."""
    fulfil(by=None, at=at, child_id=entry.child_id, about=entry.ref, kinds=[REVIEW])
    record_act("ASSOCIATE_REVIEW_MET", children=[entry.child_id], lane=lane_of(entry), about=entry.ref)

"""What an entry has to do with a child or with another; joining two, and parting them; what others may read of the police's."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.associates.actions.writing import agency_of, must_be_open, note
from ymylon.associates.lookups import episodes_of, stands_tied
from ymylon.associates.models import Entry, Link, Tie, Wording
from ymylon.associates.rules import (
    STANDS_ALREADY,
    Fault,
    Kind,
    Sure,
    TieKind,
    Way,
    reason_fault,
    span_fault,
    tie_fault,
    wording_fault,
)
from ymylon.duties.rules import local_day
from ymylon.terms.words import Words

_NOT_THEIR_EPISODE = Words("Choose an episode of this child.", "Dewiswch gyfnod y plentyn hwn.")
_SOURCE = Words("Say where this is known from.", "Dywedwch o ble y mae hyn yn hysbys.")


@transaction.atomic
def link(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    child_id: int,
    way: Way,
    source: str,
    sure: Sure,
    words: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
    episode: UUID | None = None,
) -> Link:
    """What this has to do with a child; in one episode of theirs, if it is given. Raises Fault."""
    permit(by, "KEEP_ASSOCIATE")
    must_be_open(child_id)
    if fault := span_fault(from_on, to_on, local_day(at)):
        raise fault
    if not source.strip():
        raise Fault(_SOURCE, "source")
    if episode is not None and episode not in {ref for ref, _at in episodes_of(by, child_id)}:
        raise Fault(_NOT_THEIR_EPISODE, "episode")
    made = Link.objects.create(
        child_id=child_id, at=at, by_id=by.practitioner_id, agency_id=agency_of(by), entry=entry, way=way, words=words.strip(),
        source=source.strip(), sure=sure, from_on=from_on, to_on=to_on, episode=episode,
    )  # fmt: skip
    made.refresh_from_db()
    if way == Way.IS:
        note(by=by, at=at, held=made, act="ASSOCIATE_IS_CHILD", child_id=child_id)
    else:
        note(by=by, at=at, held=made, act="ASSOCIATE_LINKED", child_id=child_id, detail=str(way))
    return made


@transaction.atomic
def end_link(*, by: Actor, at: datetime, link: Link, reason: str) -> None:
    """It has nothing to do with this child any more, or never had; what others read of it ends with it. Raises Fault."""
    permit(by, "KEEP_ASSOCIATE")
    if fault := reason_fault(reason):
        raise fault
    link.ended_at, link.ended_by_id, link.end_reason = at, by.practitioner_id, reason.strip()
    link.save(update_fields=["ended_at", "ended_by", "end_reason"])
    if link.police:
        Wording.objects.visible_to(by).filter(link=link, ended_at__isnull=True).update(ended_at=at)
    note(by=by, at=at, held=link, act="ASSOCIATE_UNLINKED", child_id=link.child_id)


@transaction.atomic
def tie(
    *,
    by: Actor,
    at: datetime,
    a: Entry,
    b: Entry,
    kind: TieKind,
    source: str,
    sure: Sure,
    words: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> Tie:
    """One entry has to do with another; two are joined only like this, by a person and with a reason. Raises Fault."""
    permit(by, "KEEP_ASSOCIATE")
    fault = tie_fault(kind, Kind[a.kind], Kind[b.kind], itself=a.pk == b.pk) or span_fault(from_on, to_on, local_day(at))
    if fault is None and kind == TieKind.SAME:
        fault = reason_fault(words, "words")
    if fault is None and not source.strip():
        fault = Fault(_SOURCE, "source")
    if fault is None and stands_tied(by, a, b, kind):
        fault = STANDS_ALREADY
    if fault is not None:
        raise fault
    made = Tie.objects.create(
        child_id=a.child_id, at=at, by_id=by.practitioner_id, agency_id=agency_of(by), a=a, b=b, kind=kind, words=words.strip(),
        source=source.strip(), sure=sure, from_on=from_on, to_on=to_on,
    )  # fmt: skip
    made.refresh_from_db()
    note(by=by, at=at, held=made, act="ASSOCIATE_TIED", child_id=a.child_id, detail=str(kind))
    return made


@transaction.atomic
def end_tie(*, by: Actor, at: datetime, tie: Tie, reason: str) -> None:
    """It holds no more, or never did: two who were joined are two again, with all that each had. Raises Fault."""
    permit(by, "KEEP_ASSOCIATE")
    if fault := reason_fault(reason):
        raise fault
    tie.ended_at, tie.ended_by_id, tie.end_reason = at, by.practitioner_id, reason.strip()
    tie.save(update_fields=["ended_at", "ended_by", "end_reason"])
    note(by=by, at=at, held=tie, act="ASSOCIATE_UNTIED", child_id=tie.child_id, detail=str(tie.kind))


@transaction.atomic
def let_others_read(*, by: Actor, at: datetime, link: Link, entry: Entry, wording: str) -> Wording:
    """What those around this child may read of what the police hold; the newest wording holds. Raises Fault."""
    permit(by, "SANITISE_ASSOCIATE")
    must_be_open(link.child_id)
    fault = wording_fault(wording, link.source) or wording_fault(wording, entry.source)
    if fault is not None:
        raise fault
    Wording.objects.visible_to(by).filter(link=link, ended_at__isnull=True).update(ended_at=at)
    made = Wording.objects.create(child_id=link.child_id, at=at, by_id=by.practitioner_id, link=link, words=wording.strip())
    note(by=by, at=at, held=link, act="ASSOCIATE_WORDED", child_id=link.child_id)
    return made

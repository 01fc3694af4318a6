"""A board’s public minutes: written by one person, released by another, withdrawn by anybody who may."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act, record_search
from ymylon.circumstances.actions.writing import once
from ymylon.duties.rules import local_day
from ymylon.governance.lookups import PublicText, Release, Withdrawal, names_among, texts_of
from ymylon.governance.rules import (
    FOUND_SINCE,
    NOT_APPROVED,
    NOT_THE_LAST,
    SAY_IN_ONE,
    SECOND_PERSON,
    Found,
    Hit,
    find_hits,
    words_to_look_for,
)
from ymylon.meetings.actions.writing import refused_as
from ymylon.meetings.lookups.frames import Meeting, is_mine, minutes_of
from ymylon.meetings.rules.judging import MEANWHILE, NOT_YOURS, SAY_WHY
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refused
from ymylon.terms.folding import folded

# Another version came while this one was read through.
NOT_READ = Fault(NOT_THE_LAST)


def hits_in(said: Mapping[str, str], at: datetime, allowed: Collection[str]) -> dict[str, tuple[Hit, ...]]:
    """What in each of these texts may say who somebody is, by field. One question, however long they are."""
    names = names_among({word for text in said.values() for word in words_to_look_for(text)})
    found = {name: find_hits(text, names, local_day(at), allowed) for name, text in said.items()}
    return {name: hits for name, hits in found.items() if hits}


def _looked_through(said: Mapping[str, str], at: datetime, allowed: Collection[str]) -> dict[str, tuple[Hit, ...]]:
    # Whose texts are refused has asked the record for names: that is on record, and none of the words.
    found = hits_in(said, at, allowed)
    if found:
        words = sorted(folded(hit.words) for hits in found.values() for hit in hits)
        record_search("\n".join(words), lane=Lane.MEETING, found=len(words))
    return found


def write_public(
    *, by: Actor, at: datetime, meeting: Meeting, words_en: str, words_cy: str, allowed: Collection[str] = ()
) -> PublicText:
    """A version of what is to be public, written from minutes that are approved. Raises Fault, and Found with what it holds."""
    permit(by, "PUBLISH_MINUTES")
    if not is_mine(by, meeting):
        raise refused(Fault(NOT_YOURS))
    if not minutes_of(by, meeting):
        raise Fault(NOT_APPROVED)
    said = {"words_en": words_en.strip(), "words_cy": words_cy.strip()}
    if not any(said.values()):
        raise Fault(SAY_IN_ONE, "words_en")
    # In no transaction of this act’s own, which the refusal would undo: the line stays.
    if hits := _looked_through(said, at, allowed):
        raise Found(hits)
    before = texts_of(by, meeting)
    facts = {"at": at, "by_id": by.practitioner_id, "allowed": sorted(set(allowed)), "meeting_id": meeting.pk}
    with transaction.atomic():
        with refused_as(NOT_YOURS):
            row: PublicText = once(PublicText, Fault(MEANWHILE), number=len(before) + 1, **said, **facts)
        record_act("PUBLIC_MINUTES_WRITTEN", lane=Lane.MEETING, about=meeting.ref, why=str(row.number))
    return row


def release(*, by: Actor, at: datetime, meeting: Meeting, text: PublicText) -> Release:
    """The last version is read by everybody from now on. It is looked through once more. Raises Fault."""
    permit(by, "PUBLISH_MINUTES")
    if text.by_id == by.practitioner_id:
        raise refused(Fault(SECOND_PERSON))
    # The record has grown since it was written.
    if _looked_through({"words_en": text.words_en, "words_cy": text.words_cy}, at, text.allowed):
        raise Fault(FOUND_SINCE)
    facts = {"at": at, "by_id": by.practitioner_id, "meeting_id": meeting.pk}
    with transaction.atomic():
        with refused_as(NOT_THE_LAST):
            row: Release = once(Release, Fault(NOT_THE_LAST), text_id=text.pk, **facts)
        record_act("PUBLIC_MINUTES_RELEASED", lane=Lane.MEETING, about=meeting.ref, why=str(text.number))
    return row


@transaction.atomic
def withdraw(*, by: Actor, at: datetime, meeting: Meeting, texts: Collection[PublicText], why: str) -> None:
    """What was released, earlier versions too, is public no longer: whoever may publish does so alone. Raises Fault."""
    permit(by, "PUBLISH_MINUTES")
    if not why.strip():
        raise Fault(SAY_WHY, "why")
    facts = {"at": at, "by_id": by.practitioner_id, "meeting_id": meeting.pk, "why": why.strip()}
    for text in texts:
        once(Withdrawal, Fault(MEANWHILE), release_id=text.release_number, **facts)  # type: ignore[attr-defined]
        record_act("PUBLIC_MINUTES_WITHDRAWN", lane=Lane.MEETING, about=meeting.ref, why=str(text.number))

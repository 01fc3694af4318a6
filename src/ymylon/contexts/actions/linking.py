"""What a place or a group has to do with a child, and with persons and things of concern: in their lane, not in the place’s."""

from datetime import date, datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry
from ymylon.associates.rules import Known, Sure
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import note, once
from ymylon.contexts.actions.writing import must_go_on
from ymylon.contexts.lookups import ChildLink, Context, EntryLink, There, children_of, entries_of
from ymylon.contexts.rules import ContextKind
from ymylon.contexts.rules.judging import LINKED_ALREADY, MEANWHILE, PROTECTED, SAY_WHAT, SAY_WHY, since_fault
from ymylon.duties.rules import local_day
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


def _lane(context: Context) -> Lane:
    # The police, who read persons of concern, read of no circle: not even that a child belongs to one.
    return Lane.WORRY if context.kind == ContextKind.CIRCLE else Lane.PERSONS


@transaction.atomic
def link_child(
    *, by: Actor, at: datetime, context: Context, child_id: int, words: str, since_on: date | None, source: Known, sure: Sure
) -> ChildLink:
    """What this place or group has to do with this child, as somebody knows it. Nothing follows for the child. Raises Fault."""
    permit(by, "LINK_CONTEXT")
    must_go_on(context)
    if owners_of([child_id]):
        raise Fault(PROTECTED)
    refuse(None if words.strip() else Fault(SAY_WHAT, "words"), since_fault(since_on, local_day(at)))
    if any(one.child_id == child_id for one in children_of(by, context)):
        raise Fault(LINKED_ALREADY, "context")
    made = ChildLink.objects.create(
        context_id=context.pk, child_id=child_id, at=at, by_id=by.practitioner_id, words=words.strip(), since_on=since_on,
        source=source, sure=sure,
    )  # fmt: skip
    note(by=by, at=at, child_id=child_id, act="CONTEXT_LINKED", lane=_lane(context), about=made.ref)
    return made


@transaction.atomic
def unlink_child(*, by: Actor, at: datetime, context: Context, link: ChildLink, words: str) -> ChildLink:
    """It has nothing to do with this child any more, or never had; the reason stays. Raises Fault."""
    permit(by, "LINK_CONTEXT")
    refuse(None if words.strip() else Fault(SAY_WHY, "words"))
    row: ChildLink = once(
        ChildLink, Fault(MEANWHILE),
        context_id=link.context_id, child_id=link.child_id, at=at, by_id=by.practitioner_id, words=words.strip(),
        replaces=link, is_gone=True,
    )  # fmt: skip
    note(by=by, at=at, child_id=link.child_id, act="CONTEXT_UNLINKED", lane=_lane(context), about=link.ref)
    return row


@transaction.atomic
def link_entry(*, by: Actor, at: datetime, context: Context, entry: Entry, words: str, source: Known, sure: Sure) -> EntryLink:
    """A person or thing of concern is there. Whoever may not read the entry reads nothing of the link. Raises Fault."""
    permit(by, "LINK_CONTEXT")
    must_go_on(context)
    refuse(None if words.strip() else Fault(SAY_WHAT, "words"))
    if any(one.entry.pk == entry.pk for one in entries_of(by, context)):
        raise Fault(LINKED_ALREADY, "entry")
    made = EntryLink.objects.create(
        context_id=context.pk, child_id=entry.child_id, entry=entry, at=at, by_id=by.practitioner_id, words=words.strip(),
        source=source, sure=sure,
    )  # fmt: skip
    record_act("CONTEXT_CONCERN_LINKED", lane=Lane.INTELLIGENCE if entry.police else Lane.PERSONS, about=made.ref)
    return made


@transaction.atomic
def unlink_entry(*, by: Actor, at: datetime, there: There, words: str) -> EntryLink:
    """They are there no more, or never were; the reason stays. Raises Fault."""
    permit(by, "LINK_CONTEXT")
    refuse(None if words.strip() else Fault(SAY_WHY, "words"))
    link = there.link
    row: EntryLink = once(
        EntryLink, Fault(MEANWHILE),
        context_id=link.context_id, child_id=link.child_id, entry_id=link.entry_id, at=at, by_id=by.practitioner_id,
        words=words.strip(), replaces=link, is_gone=True,
    )  # fmt: skip
    record_act("CONTEXT_CONCERN_UNLINKED", lane=Lane.INTELLIGENCE if there.entry.police else Lane.PERSONS, about=link.ref)
    return row

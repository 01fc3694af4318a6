"""Asking for one’s own papers for a meeting, and keeping what the clock drew of them; nobody’s are drawn for somebody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_papers
from ymylon.circumstances.actions.writing import once
from ymylon.drafts.rules import seal
from ymylon.meetings.actions.writing import must_keep, note_frame, refused_as
from ymylon.meetings.lookups.frames import Meeting
from ymylon.meetings.lookups.items import Item
from ymylon.meetings.lookups.packs import Pack, PackPart, are_kept, may_read, own_pack, sealed_for
from ymylon.meetings.rules.judging import MEANWHILE, NOT_YOURS, OVER
from ymylon.terms.codes import GivenBy, Lane, StandingReason
from ymylon.terms.faults import Fault

# Characters of one child’s item: far more than a long meeting says, and still no flood.
_LARGEST = 4_000_000


@transaction.atomic
def ask_for_pack(*, by: Actor, at: datetime, meeting: Meeting, tongue: str) -> Pack:
    """The papers of whoever asks are drawn from now on; asked for again, they are drawn anew. Raises Fault."""
    permit(by, "TAKE_PART")
    if not are_kept(meeting, at):
        raise Fault(OVER)
    before = own_pack(by, meeting)
    row: Pack = once(
        Pack,
        Fault(MEANWHILE),
        meeting_id=meeting.pk,
        person_id=by.practitioner_id,
        number=before.number + 1 if before else 1,
        tongue=tongue,
        at=at,
        by_id=by.practitioner_id,
    )
    note_frame(meeting, "MEETING_PACK_ASKED", why=str(row.number))
    return row


@transaction.atomic
def begin_packs(*, by: Actor, at: datetime, meeting: Meeting) -> None:
    """Papers are drawn from now on for everybody who is asked, by name or in a team, and has none yet. Raises Fault."""
    permit(by, "CALL_MEETING")
    must_keep(by, meeting)
    if not are_kept(meeting, at):
        raise Fault(OVER)
    with refused_as(NOT_YOURS), connection.cursor() as cursor:
        cursor.execute("select begin_packs(%s, %s, %s)", [meeting.pk, at, by.practitioner_id])
    note_frame(meeting, "MEETING_PACKS_BEGUN")


@transaction.atomic
def keep_part(*, by: Actor, at: datetime, pack: Pack, item: Item, body: str, lanes: Iterable[Lane], held: str) -> None:
    """One child’s item, as it was drawn in these lanes for whose pack it is while they might read what `held` says. Raises Fault.

    Drawn twice, the first stands; where what may be read was changed meanwhile, it is not kept.
    """
    if may_read(by, [item])[item.pk] != held:
        raise Fault(MEANWHILE)
    form = sealed_for(pack, item.pk)
    said = {"body": [body], "lanes": sorted(map(str, lanes))}
    sealed = seal(said, secret=settings.DRAFT_KEY, account=by.account_id, form=form, largest=_LARGEST)
    facts = {"child_id": item.child_id, "at": at, "by_id": by.practitioner_id, "keys_held": held, "sealed": sealed}
    once(PackPart, Fault(MEANWHILE), pack_id=pack.pk, item_id=item.pk, **facts)
    record_act("MEETING_PACK_DRAWN", children=[item.child_id], lane=Lane.MEETING, about=item.ref)


@transaction.atomic
def record_printed(
    *, by: Actor, at: datetime, meeting: Meeting, drawn: Mapping[int, frozenset[Lane]], means: GivenBy, number: int = 0
) -> None:
    """The papers leave, for whoever they are: listed for each child in the lanes that are drawn, and the line that says so.

    `number`: of the version, where it is the minutes that leave.
    """
    permit(by, "PRINT_PACK")
    why = StandingReason.OWN_PAPERS_FOR_A_MEETING
    alike = defaultdict(list)
    for child, lanes in drawn.items():
        alike[lanes].append(child)
    for lanes, children in alike.items():
        record_papers(by=by, at=at, child_ids=children, lanes=lanes, means=means, why=why)
    act = "MEETING_MINUTES_PRINTED" if number else "MEETING_PACK_PRINTED"
    record_act(act, children=sorted(drawn), lane=Lane.MEETING, about=meeting.ref, why=str(number or ""))

"""What a meeting hands on: an action that somebody owes from now on; and a kind of meeting as a board defines it anew."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import once
from ymylon.duties.actions.agreeing import agree_action
from ymylon.duties.lookups import Action
from ymylon.duties.rules import Owner, local_day
from ymylon.meetings.lookups.frames import Kind, Meeting, is_mine, is_over
from ymylon.meetings.lookups.items import Item
from ymylon.meetings.models import Kind as KindRow
from ymylon.meetings.rules import Chair, Seat
from ymylon.meetings.rules.judging import DAY_IN_THE_PAST, FROM_LATER, MEANWHILE, OVER
from ymylon.meetings.rules.shipped import SHIPPED, WORDED
from ymylon.terms.codes import Lane, PolicyStanding
from ymylon.terms.faults import Fault


@transaction.atomic
def agree(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    item: Item,
    words: str,
    owner: Owner | None,
    due_at: datetime,
    left_out: Collection[int],
) -> Action:
    """Somebody who works with the child is to do this by then; it stands under the item at which it was agreed. Raises Fault."""
    permit(by, "AGREE_ACTION")
    if is_over(meeting) and not is_mine(by, meeting):
        raise Fault(OVER)
    return agree_action(
        by=by, at=at, child_id=item.child_id, words=words, owner=owner, due_at=due_at, left_out=left_out, about=item.ref
    )


@transaction.atomic
def define(
    *,
    by: Actor,
    at: datetime,
    kind: Kind,
    areas: Collection[str],
    from_on: date,
    chaired_by: Chair,
    seats: Collection[Seat],
    standing_seats: Collection[Seat],
    every_days: int | None,
    calm_days: int | None,
    source: str,
    **worded: str,
) -> Kind:
    """The same kind as a board holds it from a day, for its own authorities; what was called before keeps its own.

    `worded`: what it is for and what comes of it (WORDED), where the board says so in words of its own. Raises Fault.
    """
    permit(by, "KEEP_MEETING_KINDS")
    if from_on < local_day(at):
        raise Fault(DAY_IN_THE_PAST, "from_on")
    if from_on < kind.in_force_from or from_on == kind.in_force_from and sorted(areas) == sorted(kind.areas):
        raise Fault(FROM_LATER, "from_on")
    same = {
        name: getattr(kind, name)
        for name in (
            "code",
            "name_en",
            "name_cy",
            *WORDED,
            "about",
            "professionals_only",
            "lanes",
            "event_lane",
        )
    } | {name: said.strip() for name, said in worded.items()}
    row: Kind = once(
        KindRow,
        Fault(MEANWHILE, "from_on"),
        **same,
        areas=sorted(areas),
        in_force_from=from_on,
        chaired_by_en=chaired_by.label("en"),
        chaired_by_cy=chaired_by.label("cy"),
        seats=[str(one) for one in seats],
        standing_seats=[str(one) for one in standing_seats],
        every_days=every_days,
        calm_days=calm_days,
        source=source.strip(),
        standing=PolicyStanding.LOCAL_PRACTICE,
        at=at,
        by_id=by.practitioner_id,
    )
    record_act("MEETING_KIND_DEFINED", lane=Lane.MEETING, about=kind.code, why=from_on.isoformat())
    return row


def load_shipped_kinds() -> int:
    """The kinds with which every installation begins, each a dated row; what stands already stays. How many are new."""
    made = 0
    for row in SHIPPED:
        pairs = {"name": row.name, "purpose": row.purpose, "chaired_by": row.chaired_by.words, "outputs": row.outputs}
        words = {f"{name}_{language}": said.in_language(language) for name, said in pairs.items() for language in ("en", "cy")}
        _kind, is_new = KindRow.objects.get_or_create(
            code=row.code,
            areas=[],
            in_force_from=row.in_force_from,
            defaults={
                **words,
                "in_force_to": row.in_force_to,
                "about": row.about,
                "seats": list(row.seats),
                "standing_seats": list(row.standing_seats),
                "every_days": row.every_days,
                "calm_days": row.calm_days,
                "professionals_only": row.professionals_only,
                "lanes": list(row.lanes),
                "event_lane": row.event_lane,
                "source": row.source,
                "standing": row.standing,
                "at": timezone.now(),
            },
        )
        made += is_new
    return made

"""What a board wrote to be public, and what is: the latter read by everybody."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Subquery

from ymylon.access.rules import Actor
from ymylon.governance.models import PublicText, Release, Withdrawal
from ymylon.meetings.lookups.frames import Meeting, NoSuchMeeting, meeting_by_ref
from ymylon.meetings.rules.shipped import BOARD_KINDS

__all__ = ["PublicText", "Release", "Withdrawal"]


def board_meeting(actor: Actor, ref: UUID) -> Meeting:
    """A meeting of a board, of its strategy group or of a sub-group. Raises NoSuchMeeting."""
    found = meeting_by_ref(actor, ref)
    if found.kind.code not in BOARD_KINDS:
        raise NoSuchMeeting
    return found


def texts_of(actor: Actor, meeting: Meeting) -> list[PublicText]:
    """Every version, the latest first; each with when it was `released_at`, by whom, and when it was `withdrawn_at`, and why."""
    released = Release.objects.visible_to(actor).filter(text_id=OuterRef("pk"))
    ended = Withdrawal.objects.visible_to(actor).filter(release__text_id=OuterRef("pk"))
    beside = {
        "release_number": Subquery(released.values("id")[:1]),
        "released_at": Subquery(released.values("at")[:1]),
        "released_given": Subquery(released.values("by__given_name")[:1]),
        "released_family": Subquery(released.values("by__family_name")[:1]),
        "withdrawn_at": Subquery(ended.values("at")[:1]),
        "withdrawn_why": Subquery(ended.values("why")[:1]),
    }
    rows = PublicText.objects.visible_to(actor).filter(meeting_id=meeting.pk).select_related("by").annotate(**beside)
    return list(rows.order_by("-number"))


def names_among(words: Iterable[str]) -> set[str]:
    """Which of these words are somebody’s name in the record: not whose."""
    with connection.cursor() as cursor:
        cursor.execute("select words_that_are_names(%s)", [sorted(words)])
        return set(cursor.fetchone()[0])


class Published(NamedTuple):
    """One version that was released, as everybody reads it; of one that was withdrawn only that it was."""

    meeting: UUID
    kind_en: str
    kind_cy: str
    area: str
    starts_at: datetime
    number: int
    released_at: datetime
    is_withdrawn: bool
    words_en: str
    words_cy: str
    came: dict[str, bool]


def published(meeting: UUID | None = None) -> list[Published]:
    """What is public, of one meeting or of all: the latest meeting first, and of each its latest version."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from published_minutes() where %s::uuid is null or meeting = %s"
            " order by starts_at desc, meeting, number desc",
            [meeting, meeting],
        )
        return [Published._make((*row[:-1], json.loads(row[-1]))) for row in cursor.fetchall()]

"""Whoever is wanted at two meetings at once is said first; to go on all the same has a reason. Nothing is written before."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from ymylon.access.rules import Actor
from ymylon.meetings.lookups.commitments import Commitment, clashes
from ymylon.meetings.lookups.frames import Meeting
from ymylon.meetings.lookups.items import Asked
from ymylon.meetings.lookups.repeating import Proposed
from ymylon.meetings.rules import COMES_NOT
from ymylon.meetings.rules.judging import CLASHES
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words


class Clash(Fault):
    """Somebody has another commitment. Nothing was written: the writer chooses otherwise, or says why it is all the same.

    `dates`: of several dates at once, those against which something speaks.
    """

    def __init__(self, others: list[Commitment], words: Words = CLASHES, dates: Sequence[Proposed] = ()) -> None:
        super().__init__(words, "clash")
        self.others, self.dates = others, dates


def must_not_clash(
    by: Actor,
    why: str,
    *,
    starts_at: datetime,
    minutes: int,
    people: Collection[int],
    child_ids: Collection[int] = (),
    besides: Collection[int] = (),
    words: Words = CLASHES,
) -> list[Commitment]:
    """What clashes, where the writer says why it is all the same; without a reason nothing may. Raises Clash."""
    others = clashes(by, starts_at=starts_at, minutes=minutes, people=people, child_ids=child_ids, besides=besides)
    if others and not why.strip():
        raise Clash(others, words)
    return others


def frame_of(meeting: Meeting, *besides: Meeting) -> dict[str, Any]:
    """When a meeting is, and that neither it nor these are another commitment."""
    numbers = [one.pk for one in (meeting, *besides)]
    return {"starts_at": meeting.starts_at, "minutes": meeting.minutes, "besides": numbers}  # type: ignore[attr-defined]


def not_free(by: Actor, people: Collection[int], **frame: Any) -> set[int]:
    """Which of these people have another commitment at that time."""
    return {number for number in people if clashes(by, people=[number], **frame)}


def coming(asked: Iterable[Asked]) -> set[int]:
    """Who is asked by name and sent no apology."""
    return {one.person_id for one in asked if one.person_id and one.answer not in COMES_NOT}  # type: ignore[attr-defined]

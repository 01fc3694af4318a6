"""Whoever is wanted at two meetings at once is said first; to go on all the same has a reason. Nothing is written before."""

from collections.abc import Collection, Iterable
from datetime import datetime

from ymylon.access.rules import Actor
from ymylon.meetings.lookups.commitments import Commitment, clashes
from ymylon.meetings.lookups.items import Asked
from ymylon.meetings.rules import COMES_NOT
from ymylon.meetings.rules.judging import CLASHES
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words


class Clash(Fault):
    """Somebody has another commitment. Nothing was written: the writer chooses otherwise, or says why it is all the same."""

    def __init__(self, others: list[Commitment], words: Words = CLASHES) -> None:
        super().__init__(words, "clash")
        self.others = others


def must_not_clash(
    by: Actor,
    why: str,
    *,
    starts_at: datetime,
    minutes: int,
    people: Collection[int],
    child_ids: Collection[int] = (),
    besides: int = 0,
    words: Words = CLASHES,
) -> list[Commitment]:
    """What clashes, where the writer says why it is all the same; without a reason nothing may. Raises Clash."""
    others = clashes(by, starts_at=starts_at, minutes=minutes, people=people, child_ids=child_ids, besides=besides)
    if others and not why.strip():
        raise Clash(others, words)
    return others


def coming(asked: Iterable[Asked]) -> set[int]:
    """Who is asked by name and sent no apology."""
    return {one.person_id for one in asked if one.person_id and one.answer not in COMES_NOT}  # type: ignore[attr-defined]

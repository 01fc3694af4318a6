"""What a release is besides its numbers: which edition, from which input, when it may be read, what changed since the last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ymylon.publication.rules.release.judged import Judged
from ymylon.publication.rules.years import year_from
from ymylon.terms.words import Words


@dataclass(frozen=True)
class Change:
    """What a new edition says of itself: what changed and why, as the analyst wrote it in both languages."""

    what: Words
    why: Words


@dataclass(frozen=True)
class Edition:
    """`before`: what the last edition showed, by table, measure and codes; `number` counts from one.

    `judged`: what the rules of the standard found in the return.
    """

    year: int
    number: int
    input_mark: str
    release_at: datetime | None
    is_invented: bool
    change: Change | None
    before: Mapping[tuple[str, str, tuple[str, ...]], int | None] | None
    judged: Judged

    @property
    def name(self) -> str:
        return f"{year_from(self.year).name} edition {self.number}"

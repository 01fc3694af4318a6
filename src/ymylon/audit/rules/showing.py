"""What a page showed, gathered while it is built, so that it leaves as one audit line."""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID


@dataclass
class Shown:
    """The children whose records were shown, by number; and what is no child's, by its public reference, in the order shown."""

    children: set[int] = field(default_factory=set)
    records: dict[UUID, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.children or self.records)


_SHOWN: ContextVar[Shown | None] = ContextVar("shown", default=None)


def begin_showing() -> Shown:
    """Start gathering for one request; what is returned fills as lookups call `shown` and `shown_records`."""
    gathered = Shown()
    _SHOWN.set(gathered)
    return gathered


def shown(children: Iterable[int]) -> None:
    """Say that records of these children are being shown. Outside a request nothing is gathered."""
    gathered = _SHOWN.get()
    if gathered is not None:
        gathered.children.update(children)


def shown_records(refs: Iterable[UUID]) -> None:
    """Say that these are being shown, which are no child's own: a person of concern, a place, intelligence that names nobody."""
    gathered = _SHOWN.get()
    if gathered is not None:
        gathered.records.update(dict.fromkeys(refs))


def stop_showing() -> None:
    """The request is over."""
    _SHOWN.set(None)

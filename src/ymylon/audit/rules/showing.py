"""What a page showed, gathered while it is built, so that it leaves as one audit line."""

from collections.abc import Iterable
from contextvars import ContextVar

_SHOWN: ContextVar[set[int] | None] = ContextVar("shown", default=None)


def begin_showing() -> set[int]:
    """Start gathering for one request; what is returned fills as lookups call `shown`."""
    gathered: set[int] = set()
    _SHOWN.set(gathered)
    return gathered


def shown(children: Iterable[int]) -> None:
    """Say that records of these children are being shown. Outside a request nothing is gathered."""
    gathered = _SHOWN.get()
    if gathered is not None:
        gathered.update(children)


def stop_showing() -> None:
    """The request is over."""
    _SHOWN.set(None)

"""What follows from a report: whether it joins an open episode, and whether the police have confirmed."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from ymylon.terms.words import Words

Key = TypeVar("Key")

POLICE_NOT_YET_CONFIRMED = Words("Police not yet confirmed", "Yr heddlu heb gadarnhau eto", False)
RING_FIRST = Words(
    "In danger now? Ring 999. This does not replace the call to 101.",
    "Mewn perygl nawr? Ffoniwch 999. Nid yw hyn yn cymryd lle’r alwad i 101.",
    False,
)


def police_have_confirmed(reference: str, acknowledged_at: datetime | None) -> bool:
    """True once there is a police reference or the police have acknowledged; telling Ymylon is not reporting to the police."""
    return bool(reference.strip()) or acknowledged_at is not None


def joins(open_episodes: Sequence[Key]) -> Key | None:
    """The open episode that another report joins, both accounts kept; None if the report opens one."""
    return open_episodes[0] if open_episodes else None

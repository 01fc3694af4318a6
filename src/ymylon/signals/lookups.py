"""Who is on the register of high-risk missing children, as far as somebody may know."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.signals.models import RegisterEntry, RegisterReview, RegisterTelling, RegisterVisit

__all__ = ["NoSuchEntry", "RegisterEntry", "entry_by_ref", "entries_of", "on_register", "what_happened"]


class NoSuchEntry(LookupError):
    """There is no such entry, or none that this person may know of."""


def entry_by_ref(actor: Actor, ref: UUID) -> RegisterEntry:
    """The entry with this reference. Raises NoSuchEntry."""
    entry = RegisterEntry.objects.visible_to(actor).filter(ref=ref).first()
    if entry is None:
        raise NoSuchEntry
    shown([entry.child_id])
    return entry


def open_entry(actor: Actor, child_id: int) -> RegisterEntry | None:
    """The entry that stands for this child now."""
    return RegisterEntry.objects.visible_to(actor).filter(child_id=child_id, ended_at__isnull=True).first()


def entries_of(actor: Actor, child_ids: Iterable[int]) -> list[RegisterEntry]:
    """Every entry of these children, open or ended, the latest first."""
    return list(RegisterEntry.objects.visible_to(actor).filter(child_id__in=set(child_ids)).order_by("-entered_at", "-id"))


def on_register(actor: Actor, limit: int = 200) -> list[RegisterEntry]:
    """Who is on the register now, the soonest review first; at most `limit`."""
    found = list(RegisterEntry.objects.visible_to(actor).filter(ended_at__isnull=True).order_by("review_on", "id")[:limit])
    shown([entry.child_id for entry in found])
    return found


class Happened(NamedTuple):
    """What happened to an entry, each list newest first."""

    reviews: list[RegisterReview]
    visits: list[RegisterVisit]
    tellings: list[RegisterTelling]


def what_happened(actor: Actor, entry_ids: Iterable[int]) -> Happened:
    """Reviews, visits and what the child was told, of these entries."""
    wanted = set(entry_ids)
    return Happened(
        list(RegisterReview.objects.visible_to(actor).filter(entry_id__in=wanted).order_by("-at", "-id")),
        list(RegisterVisit.objects.visible_to(actor).filter(entry_id__in=wanted).order_by("-visited_at", "-id")),
        list(RegisterTelling.objects.visible_to(actor).filter(entry_id__in=wanted).order_by("-at", "-id")),
    )


# For the clock, which acts for nobody and sees every entry


def is_on_register(child_id: int) -> bool:
    """Whether an entry stands for this child."""
    return RegisterEntry.objects.filter(child_id=child_id, ended_at__isnull=True).exists()

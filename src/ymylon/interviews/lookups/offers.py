"""Offers of a return interview and what goes before them, as far as somebody may know."""

from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.interviews.models import Attempt, Offer, SafeWay


def offers_about(actor: Actor, about: UUID) -> list[Offer]:
    """The ledger of one episode, the latest entry first: it is the one that holds."""
    return list(Offer.objects.visible_to(actor).filter(about=about).order_by("-at", "-id"))


def attempts_about(actor: Actor, about: UUID) -> list[Attempt]:
    """Every attempt to reach the child about one episode, the latest first."""
    return list(Attempt.objects.visible_to(actor).filter(about=about).order_by("-at", "-id"))


def safe_way_of(actor: Actor, child_id: int) -> SafeWay | None:
    """The safe way to reach this child that was recorded last."""
    return SafeWay.objects.visible_to(actor).filter(child_id=child_id).order_by("-at", "-id").first()

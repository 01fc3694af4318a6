"""Offers of a return interview, as far as somebody may know."""

from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.interviews.models import Offer


def offers_about(actor: Actor, about: UUID) -> list[Offer]:
    """The ledger of one episode, the latest entry first: it is the one that holds."""
    return list(Offer.objects.visible_to(actor).filter(about=about).order_by("-at", "-id"))

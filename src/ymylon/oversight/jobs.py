"""What the clock does about places in teams: each quarter it asks, and what nobody answers climbs. It ends nothing."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from ymylon.access.actions import begin_request
from ymylon.duties.actions import record_sweep
from ymylon.oversight.actions import looking as actions

PURPOSE = "REVIEW_GRANTS"
NAME = "reviews"


def sweep(now: datetime | None = None) -> int:
    """Go round every place in a team; how many were asked about or climbed is returned. Run twice, it does nothing more."""
    at = now or timezone.now()
    link = reverse("oversight:reviews")
    with transaction.atomic(durable=True):
        begin_request(None, PURPOSE)
        acted = actions.climb_reviews(at=at, link=link) + actions.open_reviews(at=at, link=link)
    record_sweep(NAME, at=at, acted=acted)
    return acted

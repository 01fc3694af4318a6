"""What the clock does about places, grants for one child and agreements: it asks on the day, and what nobody answers climbs.

It ends nothing.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ymylon.access.actions import begin_request, in_systems_role
from ymylon.design.ways import reverse
from ymylon.duties.actions import record_sweep
from ymylon.oversight.actions import looking as actions
from ymylon.oversight.actions import sharing
from ymylon.oversight.lookups.looking import live_grants

PURPOSE = "REVIEW_GRANTS"
NAME = "reviews"


def sweep(now: datetime | None = None) -> int:
    """Go round every place, grant and agreement; how many it asked about or climbed is returned. Twice does no more."""
    at = now or timezone.now()
    link, shared = reverse("oversight:reviews"), reverse("oversight:agreements")
    with transaction.atomic(durable=True):
        begin_request(None, PURPOSE)
        acted = actions.climb_reviews(at=at, link=link) + actions.open_reviews(at=at, link=link)
        with in_systems_role():
            live = live_grants()
        acted += actions.climb_grant_reviews(at=at, link=link, live=live) + actions.open_grant_reviews(
            at=at, link=link, live=live
        )
        acted += sharing.climb_agreement_reviews(at=at, link=shared) + sharing.ask_for_agreement_reviews(at=at, link=shared)
    record_sweep(NAME, at=at, acted=acted)
    return acted

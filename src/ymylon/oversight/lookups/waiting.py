"""What of the quarterly review waits for somebody, for Today: rows of a name and of the moment until when, and no child."""

from typing import Any

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Now

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.children.lookups import live_case_grants_now
from ymylon.oversight.models import GrantReview, Review
from ymylon.protection.lookups import owner_beside

PLACE_WAITS, GRANT_WAITS = "review_place", "review_grant"


def places_waiting(actor: Actor, whole: Any, own: Any) -> QuerySet:
    """A row for each place in a team that waits for this person. `whole`, `own`: the agencies and teams for which they answer."""
    mine = Q(membership__team__agency_id__among=whole) | Q(membership__team_id__among=own) | Q(asked_team_id__among=own)
    rows = Review.objects.filter(
        mine, ~Q(membership__practitioner_id=actor.practitioner_id), answered_at__isnull=True, membership__during__contains=Now()
    )
    return rows.order_by().annotate(name=Value(PLACE_WAITS)).values_list("name", "due_at")


def grants_waiting(actor: Actor, whole: Any, own: Any) -> QuerySet:
    """A row for each grant for one child that waits for this person, of children whom they may see; never of their own.

    Of a protected child the team that answers says who is asked, and how often nobody answered how far up.
    """
    live = live_case_grants_now(actor).filter(ref=OuterRef("grant")).order_by()
    rows = GrantReview.objects.filter(answered_at__isnull=True).alias(child=Subquery(live.values("child_id")[:1]))
    rows = rows.filter(child__isnull=False).alias(owner=owner_beside("child"))
    open_to = Q(team__agency_id__among=whole) | Q(team_id__among=own) | Q(asked_team_id__among=own)
    hidden = Q(team_id__isnull=True) & Exists(_asked(whole, own))
    return rows.filter(open_to | hidden).order_by().annotate(name=Value(GRANT_WAITS)).values_list("name", "due_at")


def _asked(whole: Any, own: Any) -> QuerySet:
    """Of the teams for which this person answers, those asked about the outer row’s child, as often as nobody answered."""
    mine = Team.objects.filter(Q(pk__among=own) | Q(agency_id__among=whole))
    said = Func(F("pk"), OuterRef("owner"), OuterRef("climbed"), function="is_asked", output_field=BooleanField())
    return mine.alias(is_asked=said).filter(is_asked=True)

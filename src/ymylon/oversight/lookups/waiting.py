"""What of the quarterly review waits for somebody, for Today: rows of a name and of the moment until when, and no child."""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
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
    hidden = Q(team_id__isnull=True) & (
        Exists(_answering(whole, own, ""))
        | Q(climbed__gte=1) & Exists(_answering(whole, own, "first_"))
        | Q(climbed__gte=2) & Exists(_answering(whole, own, "second_"))
    )
    return rows.filter(open_to | hidden).order_by().annotate(name=Value(GRANT_WAITS)).values_list("name", "due_at")


def _answering(whole: Any, own: Any, step: str) -> QuerySet:
    """The team that answers for the outer row’s child, if this person answers for it, or for the first or second above it."""
    team = Team.objects.filter(pk=OuterRef("owner")).alias(
        first_pk=_above("", "pk"), first_agency_id=_above("", "agency_id"),
        second_pk=_above_that("pk"), second_agency_id=_above_that("agency_id"),
    )  # fmt: skip
    return team.filter(Q(**{f"{step}pk__among": own}) | Q(**{f"{step}agency_id__among": whole}))


def _above(of: str, column: str) -> Case:
    """Something of the team's manager's; where none is named, of whoever is told next."""
    manager, after = F(f"{of}manager_team__{column}"), F(f"{of}next_team__{column}")
    return Case(When(**{f"{of}manager_team__isnull": False}, then=manager), default=after)


def _above_that(column: str) -> Case:
    by_manager, by_next = _above("manager_team__", column), _above("next_team__", column)
    return Case(When(manager_team__isnull=False, then=by_manager), default=by_next)

"""Sharing agreements as they stand, which of them are asked about, and what somebody may give outside the record."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import DateTimeField, Q, QuerySet, Value
from django.db.models.functions import Cast

from ymylon.access.lookups import Agreed, agencies_kept, agreements, in_force, newest
from ymylon.access.rules import Actor
from ymylon.access.rules.agreements import SHAREABLE
from ymylon.agencies.lookups import agencies_by_id
from ymylon.oversight.models import AgreementReview
from ymylon.terms.codes import Lane

REVIEW_DUE = "review_due"


def own_agencies(actor: Actor) -> frozenset[int]:
    """The agencies for which this person works now."""
    return frozenset(post.agency_id for post in actor.posts if post.agency_id)


def agreements_of(actor: Actor, day: date) -> list[Agreed]:
    """The agreements in force on this day of which an agency of this person is a partner."""
    own = own_agencies(actor)
    return [one for one in in_force(agreements(), day) if own.intersection(one.terms.agency_ids)]


def partner_names(every: Iterable[Agreed], language: str) -> Mapping[int, str]:
    """The names of the agencies of this record that have agreed, by number."""
    agencies = agencies_by_id({number for one in every for number in one.terms.agency_ids})
    return {number: agency.name(language) for number, agency in agencies.items()}


def lanes_to_give(actor: Actor) -> tuple[Lane, ...]:
    """The kinds of fact that this person reads anywhere, and so may give; which of them of one child, the database decides."""
    return tuple(lane for lane in SHAREABLE if actor.scopes(lane))


def due_for_review(day: date) -> list[Agreed]:
    """The agreements whose day of review has come, and that nobody was asked about yet."""
    come = [one for one in newest(agreements()) if one.ended_on is None and one.terms.review_on <= day]
    asked = set(AgreementReview.objects.filter(series__in=[one.series for one in come]).values_list("series", "number"))
    return [one for one in come if (one.series, one.number) not in asked]


def late_agreement_reviews(now: datetime) -> list[AgreementReview]:
    """Reviews of agreements that nobody answered in time."""
    waiting = AgreementReview.objects.filter(answered_at__isnull=True, due_at__lte=now)
    return list(waiting.select_related("asked_team").order_by("id"))


def _asked_of(actor: Actor, kept: Any) -> QuerySet:
    mine = Q(agency_id__among=kept) | Q(asked_team_id__among=actor.team_ids)
    return AgreementReview.objects.filter(mine, answered_at__isnull=True)


def reviews_waiting(actor: Actor) -> list[AgreementReview]:
    """The agreements that wait for the word of this person's agency, or that climbed to their team; soonest due first."""
    return list(_asked_of(actor, agencies_kept(actor)).order_by("due_at", "id"))


def agreements_waiting(actor: Actor, kept: Any, now: Any) -> QuerySet:
    """A row for each agreement that waits for this person, under the name REVIEW_DUE. They don't grow stale.

    `kept`: the agencies for which they keep agreements.
    """
    named = _asked_of(actor, kept).order_by().annotate(name=Value(REVIEW_DUE), waits_at=Cast(now, DateTimeField()))
    return named.values_list("name", "waits_at")

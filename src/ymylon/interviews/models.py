"""Return interviews, first form: the ledger of offers. No episode ends without one, or a recorded reason why not."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned
from ymylon.terms.codes import Lane


class Offer(Laned):
    """An offer of a return interview with the child's response, or the reason why none was made. Never changed, only followed."""

    class Response(models.TextChoices):
        ACCEPTED = "ACCEPTED"
        REFUSED = "REFUSED"
        NOT_ANSWERED_YET = "NOT_ANSWERED_YET"

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(help_text="the episode")
    was_made = models.BooleanField()
    response = models.TextField(choices=Response.choices, blank=True)
    chosen_interviewer = models.TextField(blank=True, help_text="whom the child chose, or no preference")
    reason = models.TextField(blank=True, help_text="the child's reason to refuse, or why no offer was made")
    safe_way = models.TextField(blank=True, help_text="the safe way to reach this child, as recorded before the offer")
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(was_made=True) | ~Q(reason=""), name="no_offer_without_a_reason"),
            models.CheckConstraint(condition=Q(was_made=False) | ~Q(response=""), name="offer_has_a_response"),
        ]

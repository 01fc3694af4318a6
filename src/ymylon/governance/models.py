"""What a board publishes of a meeting: a text of its own, who released it, and that it was withdrawn. Nothing is written over.

The rows lie in the lane of meetings, read by whoever reads the meeting. What is released everybody reads, through a function
of the database that gives the released text alone.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned
from ymylon.terms.codes import Lane


class _OfMeeting(Laned):
    """A row about a meeting that is about no child; triggers give it the scopes of the meeting."""

    lane: ClassVar[Lane] = Lane.MEETING
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PublicText(_OfMeeting):
    """One version of what is to be public, in one language or both. The last number is the one that may be released."""

    number = models.IntegerField()
    words_en = models.TextField(blank=True)
    words_cy = models.TextField(blank=True)
    allowed = ArrayField(
        models.TextField(), default=list, help_text="words that look like a name and are nobody’s, as the writer says"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="public_text_once"),
            models.CheckConstraint(condition=~Q(words_en="") | ~Q(words_cy=""), name="public_text_in_a_language"),
        ]


class Release(_OfMeeting):
    """Somebody other than the writer released a version; which agencies came, as it stood then."""

    text = models.ForeignKey(PublicText, on_delete=models.PROTECT, related_name="+")
    came = models.JSONField(
        default=dict, editable=False, help_text="by kind of agency, whether anybody came: a trigger writes it"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text"], name="public_text_released_once")]


class Withdrawal(_OfMeeting):
    """What was released is public no longer, from this moment on."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release"], name="public_text_withdrawn_once"),
            models.CheckConstraint(condition=~Q(why=""), name="public_text_withdrawn_for_a_reason"),
        ]

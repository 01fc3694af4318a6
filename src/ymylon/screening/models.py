"""A screening of one child, part by part; nothing is ever written over, and no number is computed of a child.

Level, indicators and what protects the child lie in the lane of social care's concern; who harms the child, where and how, in
that of persons of concern. A row that links what the police hold asks for intelligence besides: the database says which.
"""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ymylon.access.models import Laned
from ymylon.associates.rules import Sure
from ymylon.screening import rules
from ymylon.terms.codes import Lane, Language

CHILD, PRACTITIONER = "children.Child", "agencies.Practitioner"


class _Written(Laned):
    """A row about a child that somebody wrote. Their name is missing only where it would betray a protected child."""

    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Screening(_Written):
    """That a child is screened, from the first part that is saved until a person ends it. What was known then stays known."""

    lane: ClassVar[Lane] = Lane.CONCERN
    number = models.IntegerField(help_text="of this child, from 1; the newest is the one that goes on")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "number"], name="screening_number_once")]


class Version(_Written):
    """One part as it was saved: one type judged, one group of indicators, or what protects. The newest of a topic holds."""

    lane: ClassVar[Lane] = Lane.CONCERN
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="+")
    part = models.TextField(choices=rules.Part.choices())
    topic = models.TextField(blank=True, help_text="the type, the group of indicators, or the number of the screening")
    number = models.IntegerField(help_text="of this topic of this child, from 1")
    level = models.TextField(blank=True, choices=rules.Level.choices())
    trend = models.TextField(blank=True, choices=rules.Trend.choices())
    words = models.TextField(blank=True, help_text="the judgement, or what else protects the child")
    factors = ArrayField(models.TextField(choices=rules.Strength.choices()), default=list)
    gives = models.TextField(blank=True, help_text="what this gives the child")
    better = models.TextField(blank=True, help_text="what could give it in a better way")
    guarded = models.BooleanField(default=False, editable=False, help_text="written while the child was protected")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "part", "topic", "number"], name="screening_version_once")]


class Mark(Laned):
    """What is known of one indicator, in one version of its group. One that was not answered has no row."""

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    part = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    standing = models.TextField(choices=rules.Standing.choices())
    source = models.TextField(blank=True, choices=rules.Known.choices())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "code"], name="screening_mark_once")]


class Review(_Written):
    """Somebody looked at it again: it goes on, or they ended it. What they said is a version of its own: that may be shut."""

    lane: ClassVar[Lane] = Lane.CONCERN
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    ends = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["screening", "number"], name="screening_review_once")]


class Finding(_Written):
    """One thing that is known: which record it links, what is known, how, since when, how sure."""

    lane: ClassVar[Lane] = Lane.PERSONS
    kind = models.TextField(choices=rules.FindingKind.choices())
    entry = models.ForeignKey("associates.Entry", null=True, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(CHILD, null=True, on_delete=models.PROTECT, related_name="+", help_text="a child whom it links")
    episode = models.UUIDField(null=True, help_text="a missing episode that it links")
    context = models.ForeignKey(
        "contexts.Context", null=True, on_delete=models.PROTECT, related_name="+", help_text="a place that is assessed"
    )
    place = models.TextField(blank=True, help_text="where, in words")
    detail = models.TextField(blank=True, help_text="a code of the list of its kind")
    amount = models.DecimalField(null=True, max_digits=10, decimal_places=2, help_text="pounds")
    threat = models.TextField(blank=True, choices=rules.Threat.choices())
    origin = models.TextField(blank=True, help_text="GSS code, or beyond Wales")
    destination = models.TextField(blank=True, help_text="GSS code, or beyond Wales")
    words = models.TextField(blank=True)
    source = models.TextField(choices=rules.Known.choices())
    since_on = models.DateField(null=True, help_text="none: not known yet")
    sure = models.TextField(choices=Sure.choices())
    police = models.BooleanField(default=False, editable=False, help_text="links what the police hold: intelligence besides")


class Withdrawn(_Written):
    """It no longer holds, for a reason; the row itself stays as it was written."""

    lane: ClassVar[Lane] = Lane.PERSONS
    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    police = models.BooleanField(default=False, editable=False)


class Account(_Written):
    """What the child, or somebody who cares for them, said in their own words, or why there are none. Put right by a later one.

    Where it could put somebody in danger, social care and whoever took it down alone read it; the database says so.
    """

    lane: ClassVar[Lane] = Lane.PERSONS
    said = models.UUIDField(default=uuid.uuid4, editable=False, help_text="the same for what puts one right")
    number = models.IntegerField(default=1, help_text="of these words, from 1; the last holds")
    voice = models.TextField(choices=rules.Voice.choices())
    who = models.TextField(blank=True, help_text="their name, or who they are to the child")
    became = models.TextField(choices=rules.Asked.choices())
    words = models.TextField(help_text="theirs; or why there are none")
    tongue = models.TextField(blank=True, choices=Language.choices(), help_text="in which language they are written")
    heard = models.TextField(blank=True, choices=rules.Heard.choices())
    on = models.DateField(null=True, help_text="when they said it, or were asked")
    danger = models.TextField(choices=rules.Danger.choices(), help_text="whom it could put in danger if it were known")

    class Meta:
        # Of two who put the same words right at once, the second is told of the first.
        constraints = [models.UniqueConstraint(fields=["said", "number"], name="screening_account_once")]

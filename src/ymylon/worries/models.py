"""Worries below any threshold: noted once, answered by rows, never written over and never deleted.

The lane is the council's. Besides it whoever noted a worry, and their team, read that one and its answers. Of a clinic's worry
the lane is not enough: it asks for health besides, and no row names the clinic. What the police may read is a row of its own.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned, LanedRows, Overlaps
from ymylon.access.rules import Actor
from ymylon.terms.codes import Lane
from ymylon.worries import rules

CHILD, PRACTITIONER, TEAM = "children.Child", "agencies.Practitioner", "agencies.Team"


class WorryRows(LanedRows):
    """Reads of what stands between whoever noted a worry and the council."""

    def visible_to(self, actor: Actor) -> "WorryRows":
        """The rows of children whose worries the actor reads, a clinic's with health besides; and the own team's."""
        health = Q(Overlaps("scopes", actor.scopes(Lane.HEALTH)))
        in_lane = Q(Overlaps("scopes", actor.scopes(Lane.WORRY))) & (Q(clinic=False) | health)
        own = Q(Overlaps("scopes", actor.scopes(Lane.IDENTITY)), from_scope__among=actor.addressed_scopes)
        return self.filter(in_lane | own)


class _OfWorry(Laned):
    """A row of a worry. `from_scope` and `clinic` are the database's to say."""

    lane: ClassVar[Lane] = Lane.WORRY
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    # None where the team would betray a protected child: it is named nowhere.
    from_scope = models.IntegerField(null=True, editable=False)
    clinic = models.BooleanField(default=False, editable=False, help_text="a clinic noted it: health besides")
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    objects = WorryRows.as_manager()

    class Meta:
        abstract = True


class Worry(_OfWorry):
    """What worries somebody who works with a child, the support that is offered, and who knows of it."""

    from_team = models.ForeignKey(TEAM, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    support = models.TextField(blank=True, help_text="what is offered, or was")
    since_on = models.DateField(null=True, help_text="empty: not known yet")
    child_told = models.TextField(choices=rules.Told.choices())
    family_told = models.TextField(choices=rules.Told.choices())
    told_words = models.TextField(blank=True, help_text="by whom they will be told, or why telling is not safe")
    guarded = models.BooleanField(default=False, editable=False, help_text="of a protected child: the words are sealed")
    sent_as = models.UUIDField(unique=True, editable=False, help_text="the same form, sent twice, is one worry")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(guarded=True) | (~Q(words="") & ~Q(support="")), name="worry_offers_support"),
        ]


class Step(_OfWorry):
    """Somebody read it and answered, or its day came. Whoever noted it reads this too."""

    worry = models.ForeignKey(Worry, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    state = models.TextField(choices=rules.WorryState.choices())
    lead = models.ForeignKey(TEAM, null=True, on_delete=models.PROTECT, related_name="+", help_text="the one that calls")
    child_told = models.TextField(choices=rules.Told.choices(), blank=True, default="", help_text="decided as it was read")
    family_told = models.TextField(choices=rules.Told.choices(), blank=True, default="")
    told_words = models.TextField(blank=True, default="", help_text="by whom, or why telling is not safe")
    guarded = models.BooleanField(default=False, editable=False, help_text="of a protected child: its lead may be named nowhere")
    words = models.TextField(blank=True)
    ends_on = models.DateField(null=True, help_text="its last day, where a policy or a person sets one")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["worry", "number"], name="worry_step_once"),
            models.CheckConstraint(
                condition=Q(state="ENDED") | Q(guarded=True) | Q(lead__isnull=False), name="worry_has_one_lead"
            ),
            models.CheckConstraint(
                condition=~Q(child_told="NOT_DECIDED") & ~Q(family_told="NOT_DECIDED"), name="read_is_decided"
            ),
        ]


class Call(_OfWorry):
    """What became of the call to the family, as the team that was named says. Whoever reads the worry reads it."""

    worry = models.ForeignKey(Worry, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(TEAM, null=True, on_delete=models.PROTECT, related_name="+")
    became = models.TextField(choices=rules.CallBecame.choices())
    words = models.TextField(blank=True)


class Rest(Laned):
    """Something rests on a worry: a signal was raised by it. While that is open, the clock leaves the worry alone."""

    lane: ClassVar[Lane] = Lane.WORRY
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    worry = models.ForeignKey(Worry, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(help_text="what a duty is open about")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worry", "about"], name="worry_rests_once")]


class Share(Laned):
    """What a manager let the police read of a worry, and why. It lies where the police read of social care's concern."""

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    worry = models.OneToOneField(Worry, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

"""What one agency told another, and whether it was acknowledged. Ledgers: a lane per row, no content."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from ymylon.access.models import Laned, LanedRows, LedgerRow, LedgerRows, Overlaps, recorded
from ymylon.access.rules import Actor
from ymylon.terms.codes import InvolvementKind, Lane, NoticeKind, PolicyStanding, ReferralConsent, ReferralOutcome


@recorded
class Notice(LedgerRow):
    """One team must know one thing. Open until somebody acknowledges it, by screen or by a telephone call that was answered."""

    class How(models.TextChoices):
        SCREEN = "SCREEN"
        TELEPHONE = "TELEPHONE"

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=NoticeKind.choices())
    about = models.UUIDField(help_text="the episode")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    because = models.TextField(choices=InvolvementKind.choices())
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    occurrence = models.IntegerField(default=1)
    told_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, help_text="until then the team may be silent; then the next contact is told")
    manager_at = models.DateTimeField(null=True, help_text="until then the next contact may be silent; then the manager is told")
    repeat_every = models.DurationField(null=True, help_text="how often the manager is told again")
    policy_source = models.TextField(blank=True)
    policy_standing = models.TextField(choices=PolicyStanding.choices(), blank=True)
    link = models.TextField(blank=True, help_text="where it is read; the only thing that a letter holds")
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_how = models.TextField(choices=How.choices, blank=True)
    answered_by = models.TextField(blank=True, help_text="who answered the telephone, by name")
    closed_at = models.DateTimeField(null=True, help_text="since when the episode is closed and asks nobody")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "kind", "team", "occurrence"], name="told_once"),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | Q(acknowledged_at__gte=models.F("told_at")),
                name="acknowledged_after_told",
            ),
            models.CheckConstraint(
                condition=(Q(acknowledged_at__isnull=True) & Q(acknowledged_how=""))
                | (~Q(acknowledged_at__isnull=True) & ~Q(acknowledged_how="")),
                name="acknowledged_somehow",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(acknowledged_at__isnull=True), name="notice_open_by_due"),
            # What a team has to answer or has answered lately, among all that it ever was told.
            models.Index(fields=["team", "acknowledged_at"], name="notice_by_team_and_answer"),
        ]


class NoticeStage(LedgerRow):
    """One step of silence climbing: which team was told next, and when. Unique, so that no sweep does it twice."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="stages")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    stage = models.TextField()
    occurrence = models.IntegerField(default=1)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "stage", "occurrence"], name="each_stage_once")]


class Call(LedgerRow):
    """A telephone call about a notice: who rang, whom, who answered, and whether they took it on."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="calls")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    rang = models.TextField(help_text="whom: a desk or a number")
    answered = models.BooleanField(default=False)
    answered_by = models.TextField(blank=True, help_text="the name of whoever answered, if they gave it")
    took_it_on = models.BooleanField(default=False)
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(took_it_on=False) | ~Q(answered_by=""), name="taken_on_by_somebody"),
            models.CheckConstraint(condition=Q(answered=True) | Q(answered_by=""), name="named_only_if_answered"),
        ]


class ReferralRows(LanedRows):
    """Reads of what stands between a referrer and social care."""

    def visible_to(self, actor: Actor) -> "ReferralRows":
        """The rows of children whose social-care lane the actor holds; and the own team's, while it holds the child."""
        own = Q(Overlaps("scopes", actor.scopes(Lane.IDENTITY)), from_scope__among=actor.addressed_scopes)
        return self.filter(Q(Overlaps("scopes", actor.scopes(self.model.lane))) | own)


class OfReferral(Laned):
    """A row of a referral. Besides the social-care lane its author's own team reads it; nobody changes it."""

    lane: ClassVar[Lane] = Lane.CONCERN
    # None where the team would betray a protected child: it is named nowhere, and hears by telephone.
    from_scope = models.IntegerField(null=True, editable=False)

    objects = ReferralRows.as_manager()

    class Meta:
        abstract = True


@recorded
class Referral(OfReferral):
    """A C1: harm or its likelihood referred to the council, in the words of whoever refers."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(help_text="the episode; without one, a reference of its own")
    to_team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    from_team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    reasons = ArrayField(models.TextField(), default=list)
    worries = models.TextField(help_text="what happened, and what worries the referrer")
    happened = models.TextField(blank=True, help_text="when it happened, and when the child was last seen")
    injuries = models.TextField(blank=True, help_text="what can be seen on the child, and where")
    working = models.TextField(blank=True, help_text="what works well, and who helps")
    wanted = models.TextField(blank=True, help_text="what needs to happen")
    safety_now = models.TextField(blank=True, help_text="what was done at once to keep the child safe")
    childs_words = models.TextField(blank=True, help_text="in the child's own words, in the language in which they were said")
    parents_view = models.TextField(blank=True)
    consent = models.TextField(choices=ReferralConsent.choices(), blank=True)
    consent_why = models.TextField(blank=True, help_text="why they were not told")
    withhold_name = models.BooleanField(default=False, help_text="the family is not to learn who referred")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(worries=""), name="referred_in_words")]
        indexes = [models.Index(fields=["about"], name="referral_by_about")]


class ReferralWords(OfReferral):
    """What somebody added to a referral that was open: the same harm is referred once."""

    withhold_name = models.BooleanField(default=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    worries = models.TextField()
    childs_words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(worries=""), name="added_in_words")]


class ReferralAuthor(OfReferral):
    """Who referred, or added, where the family is not to learn it: kept here alone, so that nothing else can tell it."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+")
    words = models.OneToOneField(ReferralWords, null=True, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    from_team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")


class ReferralCall(OfReferral):
    """The council was rung about harm before the C1 was written: who answered, by name."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    answered_by = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(answered_by=""), name="rung_to_somebody")]


class ReferralDecision(Laned):
    """What the council decided and why, for social care. The referral is open until there is one."""

    lane: ClassVar[Lane] = Lane.CONCERN
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField(choices=ReferralOutcome.choices())
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="decided_for_a_reason")]


class ReferralFeedback(OfReferral):
    """What the council tells a referrer: the decision, and as much of the reason as is theirs to know."""

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField(choices=ReferralOutcome.choices())
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="fed_back_in_words")]


class LeftOutRows(LedgerRows):
    """Reads of who was not told of something."""

    def visible_to(self, actor: Actor) -> "LeftOutRows":
        """The rows of the actor's keys: none of what their own team, or by somebody else their agency, was left out of."""
        rows = self.model.objects
        by_colleague = rows.filter(pk=OuterRef("pk"), by__memberships__team__agency=F("team__agency"))
        here = rows.filter(about=OuterRef("about"), team__scope__among=actor.own_scopes)
        of_agency = Q(team__agency__isnull=False, team__agency__scope__among=actor.own_scopes) & ~Exists(by_colleague)
        return self.filter(Overlaps("keys", actor.keys), ~Exists(here), ~of_agency)


class LeftOut(LedgerRow):
    """A team that somebody decided not to tell, with the reason. That team never sees this row."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField()
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    objects = LeftOutRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "team"], name="left_out_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="left_out_with_a_reason"),
        ]

"""What is submitted to the police, how they grade it, and what they write of it for others: rows, never edited, never deleted.

Three lanes. What is submitted, graded and prepared is read by the unit of the force that it was given to, whoever holds the
child; its author besides reads their own. Who the source is stands sealed in a lane of its own. What is released is read by the
team that it was released to, in a third. `to_scopes` says whose it is: the force's unit, or the team; the database writes it.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned, LanedRows, Overlaps
from ymylon.access.rules import Actor
from ymylon.intelligence import rules
from ymylon.terms.codes import Lane

CHILD, PRACTITIONER, TEAM = "children.Child", "agencies.Practitioner", "agencies.Team"


def _held(column: str, scopes: list[int]) -> Q:
    return Q(Overlaps(column, scopes))


class UnitRows(LanedRows):
    """Reads of what is the unit's alone."""

    def visible_to(self, actor: Actor) -> "UnitRows":
        """The rows that were given to a force whose unit the actor belongs to."""
        return self.filter(_held("to_scopes", actor.scopes(self.model.lane)))


class AuthorRows(UnitRows):
    """Reads of what an author reads back as well."""

    def visible_to(self, actor: Actor) -> "AuthorRows":
        """Those, and what the actor submitted, while they belong to that team and hold the child."""
        mine = Q(author=actor.practitioner_id, from_scope__among=actor.addressed_scopes)
        held = _held("scopes", actor.scopes(Lane.IDENTITY))
        return self.filter(_held("to_scopes", actor.scopes(self.model.lane)) | (mine & held))


class TeamRows(UnitRows):
    """Reads of what the author's team may know of."""

    def visible_to(self, actor: Actor) -> "TeamRows":
        """Those, and what anybody of the actor's team submitted about a child whom they hold."""
        ours = Q(from_scope__among=actor.addressed_scopes) & _held("scopes", actor.scopes(Lane.IDENTITY))
        return self.filter(_held("to_scopes", actor.scopes(self.model.lane)) | ours)


class ReleasedRows(LanedRows):
    """Reads of what was released."""

    def visible_to(self, actor: Actor) -> "ReleasedRows":
        """What was released to the actor's team, of a child whom it holds, and not withdrawn; and what the unit released."""
        scopes = actor.scopes(Lane.RELEASED)
        to_team = _held("to_scopes", scopes) & (Q(child__isnull=True) | _held("scopes", scopes))
        return self.filter((to_team & self._standing()) | _held("from_scopes", actor.scopes(Lane.SUBMITTED)))

    def _standing(self) -> Q:
        return Q(withdrawn=False) if self.model.__name__ == "Release" else Q()


class _Held(Laned):
    child = models.ForeignKey(CHILD, null=True, on_delete=models.PROTECT, related_name="+", help_text="empty: of no child")
    to_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Submission(_Held):
    """What somebody gave the police to grade, in their own words, with the facts that a grade is judged by."""

    lane: ClassVar[Lane] = Lane.SUBMITTED
    author = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    from_scope = models.IntegerField(editable=False)
    from_team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+")
    reference = models.TextField(unique=True)
    words = models.TextField()
    how = models.TextField(choices=rules.HowKnown.choices())
    happened = models.TextField(blank=True, help_text="when, in words: a month is an answer")
    known = models.TextField(blank=True, help_text="when it became known")
    who_knows = models.TextField(blank=True)
    risk = models.TextField(choices=rules.Risk.choices())
    others = ArrayField(models.BigIntegerField(), default=list, editable=False, help_text="further children whom it names")
    origin = models.TextField(choices=rules.Origin.choices(), blank=True)
    origin_ref = models.UUIDField(null=True, editable=False, help_text="the record of another room at which it was told")
    sent_as = models.UUIDField(unique=True, editable=False, help_text="the same form, sent twice, is one submission")

    objects = AuthorRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="submitted_in_words"),
            models.CheckConstraint(
                condition=Q(origin="", origin_ref__isnull=True) | Q(~Q(origin=""), origin_ref__isnull=False),
                name="told_at_a_record",
            ),
        ]

    @property
    def named(self) -> tuple[int, ...]:
        """The children whom it names, by number, the first first; whether its reader holds them is asked besides."""
        return (self.child_id, *self.others) if self.child_id else ()


class Source(_Held):
    """Who the source is, sealed with a key that is not in the database; the unit alone reads it, and not the author."""

    lane: ClassVar[Lane] = Lane.SOURCE
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    objects = UnitRows.as_manager()


class Step(_Held):
    """The unit moved it on; the author reads that, and the words that are for them."""

    lane: ClassVar[Lane] = Lane.SUBMITTED
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+", editable=False)
    from_scope = models.IntegerField(editable=False)
    number = models.IntegerField()
    state = models.TextField(choices=rules.SubmissionState.choices())
    words = models.TextField(blank=True)
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    objects = AuthorRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="submission_step_once"),
            models.CheckConstraint(condition=Q(state="GRADED") | ~Q(words=""), name="author_told_in_words"),
        ]


class Log(_Held):
    """That something was submitted: reference, who, when, into which system. The author's team reads this and no word of it.

    A line for each child who is named.
    """

    lane: ClassVar[Lane] = Lane.SUBMITTED
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+", editable=False)
    from_scope = models.IntegerField(editable=False)
    reference = models.TextField()
    system = models.TextField(blank=True, help_text="a force’s own; empty: this record")
    system_reference = models.TextField(blank=True)
    to_team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+")

    objects = TeamRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "child", "system", "system_reference"], name="logged_once", nulls_distinct=False
            )
        ]


class Grade(_Held):
    """One grading; a later one is a row of its own with its reason."""

    lane: ClassVar[Lane] = Lane.SUBMITTED
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    scheme = models.TextField()
    source_grade = models.TextField(choices=rules.SourceGrade.choices())
    information = models.TextField(choices=rules.InformationGrade.choices())
    handling = models.TextField(choices=rules.Handling.choices())
    conditions = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    objects = UnitRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="graded_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="graded_again_for_a_reason"),
            models.CheckConstraint(
                condition=(Q(handling="C") & ~Q(conditions="")) | Q(handling="P", conditions=""), name="conditions_in_words"
            ),
        ]


class Version(_Held):
    """What the unit wrote anew for others; read by the unit until a second officer releases it."""

    lane: ClassVar[Lane] = Lane.SUBMITTED
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    english = models.TextField(blank=True)
    welsh = models.TextField(blank=True, help_text="sanitised by itself, never translated by a program")
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    objects = UnitRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="written_once"),
            models.CheckConstraint(condition=~Q(english="", welsh=""), name="written_in_words"),
        ]


class _Released(_Held):
    from_scopes = ArrayField(models.IntegerField(), default=list, editable=False)

    objects = ReleasedRows.as_manager()

    class Meta:
        abstract = True


class Release(_Released):
    """A version, released to one team with its handling: words and conditions as they stood then, copied by the database.

    Where it is about several children, a row for each of them whom that team holds.
    """

    lane: ClassVar[Lane] = Lane.RELEASED
    version_of = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+")
    reference = models.TextField(editable=False)
    english = models.TextField(blank=True, editable=False)
    welsh = models.TextField(blank=True, editable=False)
    information = models.TextField(choices=rules.InformationGrade.choices(), editable=False)
    handling = models.TextField(choices=rules.Handling.choices(), editable=False)
    conditions = models.TextField(blank=True, editable=False)
    withdrawn = models.BooleanField(default=False, editable=False)
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version_of", "to_team", "child"], name="released_once_to_a_team", nulls_distinct=False
            )
        ]


class Withdrawal(_Released):
    """A release was taken back, with what its readers need to know now."""

    lane: ClassVar[Lane] = Lane.RELEASED
    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="withdrawn_in_words")]


class Reading(_Released):
    """Somebody read a release, and before that its conditions."""

    lane: ClassVar[Lane] = Lane.RELEASED
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "by"], name="read_once_by_each")]

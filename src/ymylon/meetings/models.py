"""Meetings about children, places and the work; nothing is written over: what changes is a row that follows.

The frame (kind, time, place, chair, agenda) lies in the lane of meetings. Who is asked and what is said carry a lane a row, as
the ledgers do: in one meeting each agency says what its own lane holds, and each reader finds there what their own lanes hold.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from ymylon.access.models import Laned, LedgerRow, LedgerRows
from ymylon.access.rules import Actor
from ymylon.meetings import rules
from ymylon.terms.codes import Lane, PolicyStanding

PRACTITIONER, TEAM = "agencies.Practitioner", "agencies.Team"


class Kind(models.Model):
    """One dated definition of a kind of meeting, never changed: a board puts another beside it. Holds no child."""

    code = models.TextField()
    areas = ArrayField(models.TextField(), default=list, help_text="the authorities for which it holds; none: all of Wales")
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, help_text="the first day on which no more such meetings are called")
    name_en = models.TextField()
    name_cy = models.TextField()
    purpose_en = models.TextField()
    purpose_cy = models.TextField()
    about = models.TextField(choices=rules.About.choices())
    seats = ArrayField(models.TextField(), default=list, help_text="who must be asked about each child")
    standing_seats = ArrayField(models.TextField(), default=list, help_text="who must be asked to the whole meeting")
    chaired_by_en = models.TextField()
    chaired_by_cy = models.TextField()
    outputs_en = models.TextField()
    outputs_cy = models.TextField()
    every_days = models.IntegerField(null=True)
    calm_days = models.IntegerField(null=True, help_text="once things are calm, by a decision that is recorded")
    professionals_only = models.BooleanField(default=False)
    lanes = ArrayField(models.TextField(), default=list, help_text="in which lanes something may be said there")
    event_lane = models.TextField(choices=Lane.choices(), help_text="in which lane a child’s chronology says that it was held")
    source = models.TextField()
    standing = models.TextField(choices=PolicyStanding.choices())
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "areas", "in_force_from"], name="meeting_kind_once")]


class _Framed(Laned):
    """A row of a meeting’s frame: read by whoever called it and by every team that is asked, as triggers of this room say."""

    lane: ClassVar[Lane] = Lane.MEETING
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Meeting(_Framed):
    """A meeting that somebody called; what kind it is stands as it read on that day."""

    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+", help_text="who called it")
    area = models.TextField(help_text="GSS code of the authority")
    context = models.ForeignKey("contexts.Context", null=True, on_delete=models.PROTECT, related_name="+")


class Setting(_Framed):
    """When, where and under whom a meeting is; or that it was cancelled, or held. The last number holds."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="settings")
    number = models.IntegerField()
    state = models.TextField(choices=rules.Frame.choices())
    starts_at = models.DateTimeField()
    minutes = models.IntegerField()
    place = models.TextField(blank=True, help_text="where, or how it is joined")
    chair = models.ForeignKey(PRACTITIONER, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            # Of two who move it at once, the second is told of the first.
            models.UniqueConstraint(fields=["meeting", "number"], name="meeting_set_once"),
            models.CheckConstraint(condition=Q(minutes__gt=0, minutes__lte=600), name="meeting_has_a_length"),
            models.CheckConstraint(condition=Q(state__in=["SET", "HELD"]) | ~Q(why=""), name="meeting_changed_for_a_reason"),
        ]
        indexes = [models.Index(fields=["starts_at"], name="meeting_by_time")]


class Minutes(_Framed):
    """The chair approved the minutes as the rows stood at this moment: each version is a cut in time."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meeting_minutes_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="meeting_minutes_changed_for_a_reason"),
        ]


class Combined(_Framed):
    """A meeting serves another kind’s purpose besides its own: the other is cancelled, and what it was to meet is kept."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="combined")
    other = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["other"], name="meeting_combined_once")]


class Repeat(_Framed):
    """A meeting is one of the further dates of a series, arranged in one act; `first`: with which the series began."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    first = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting"], name="meeting_in_one_series"),
            models.CheckConstraint(condition=~Q(meeting=models.F("first")), name="meeting_follows_another"),
        ]


class Rung(Laned):
    """Somebody was told by the clock, which alone writes here, that a board has no next date. Each stage once."""

    lane: ClassVar[Lane] = Lane.MEETING
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", help_text="the last one")
    due_on = models.DateField(help_text="by which day the next one is due")
    stage = models.TextField()
    team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "due_on", "stage"], name="board_told_once")]


class Ended(_Framed):
    """After this meeting, its last, a board or a group meets no more, for a reason. Calling a meeting of it ends that."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", help_text="the last one")
    why = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting"], name="board_ended_once"),
            models.CheckConstraint(condition=~Q(why=""), name="board_ended_for_a_reason"),
        ]


class Word(_Framed):
    """What is said at a meeting about no child: everybody who is asked reads it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=rules.Kind.choices())
    words = models.TextField()
    reason = models.TextField(blank=True)
    who = models.TextField(blank=True)
    team = models.ForeignKey(TEAM, null=True, on_delete=models.PROTECT, related_name="+")
    # Which word was submitted to the police: of the submission itself no reference and no word stands here.
    of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of"], name="meeting_word_submitted_once"),
            models.CheckConstraint(
                condition=Q(kind="SUBMITTED", of__isnull=False, words="") | ~Q(kind="SUBMITTED") & Q(of__isnull=True),
                name="meeting_word_submitted_bare",
            ),
        ]


class _OfChild(Laned):
    """A row of one child’s item, in the lane of meetings: whoever holds the child and is asked to the meeting reads it."""

    lane: ClassVar[Lane] = Lane.MEETING
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Empty only where the name would betray a protected child.
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Item(_OfChild):
    """A child is on the agenda of a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(null=True, help_text="the episode whose strategy meeting this is")
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "child"], name="meeting_child_once")]


class Closed(_OfChild):
    """The chair closed a child’s item; where nobody had met the child, or a view was missing, with the reason."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    met_why = models.TextField(blank=True, help_text="why nobody was there who has met the child")
    child_why = models.TextField(blank=True, help_text="why there was no view of the child’s")
    family_why = models.TextField(blank=True, help_text="why there was no view of the family’s")
    goes_on = models.TextField(choices=rules.Calm.choices())
    next_on = models.DateField(null=True)
    words = models.TextField(blank=True, help_text="why less often, or why no more")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item"], name="meeting_item_closed_once"),
            models.CheckConstraint(condition=Q(goes_on="USUAL") | ~Q(words=""), name="meeting_calm_for_a_reason"),
        ]


class LetIn(_OfChild):
    """By the chair’s recorded decision one person reads more lanes of one item until a day. An invitation makes none."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    lanes = ArrayField(models.TextField())
    until_on = models.DateField()
    why = models.TextField()
    ends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", help_text="which is taken back")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="meeting_let_in_for_a_reason"),
            models.UniqueConstraint(fields=["ends"], name="meeting_let_out_once"),
        ]


class AskedRows(LedgerRows):
    """Reads of who is asked."""

    def visible_to(self, actor: Actor) -> "AskedRows":
        """The rows of the actor's keys, of meetings that they may read of."""
        of_mine = Meeting.objects.visible_to(actor).filter(pk=OuterRef("meeting_id"))
        return super().visible_to(actor).filter(Exists(of_mine))


class SaidRows(LedgerRows):
    """Reads of what is said."""

    def visible_to(self, actor: Actor) -> "SaidRows":
        """The rows of the actor's keys, of items in meetings that they may read of."""
        of_mine = Meeting.objects.visible_to(actor).filter(pk=OuterRef("meeting_id"))
        items = Item.objects.visible_to(actor).filter(Exists(of_mine), pk=OuterRef("item_id"))
        return super().visible_to(actor).filter(Exists(items))


class Asked(LedgerRow):
    """A team, or a person in it, is asked to come: to the whole meeting, or for one child. Functions of the database write it.

    The team that called the meeting and the one that is asked read the row; others in the lane that the team's own name needs.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("children.Child", null=True, on_delete=models.PROTECT, related_name="+")
    seat = models.TextField(choices=rules.Seat.choices())
    team = models.ForeignKey(TEAM, null=True, on_delete=models.PROTECT, related_name="+", help_text="empty: nobody is needed")
    person = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    objects = AskedRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "item", "seat", "team", "person"], nulls_distinct=False, name="meeting_asked_once"
            ),
        ]


class Answered(LedgerRow):
    """How somebody who is asked stands: what they answered, who comes instead, whether they came. The last one holds."""

    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="answers")
    child = models.ForeignKey("children.Child", null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(choices=rules.Answer.choices())
    met = models.TextField(choices=rules.Met.choices(), blank=True)
    met_on = models.DateField(null=True)
    words = models.TextField(blank=True)
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(answer="NOT_NEEDED") | ~Q(words=""), name="meeting_not_needed_says_why")
        ]


class Said(LedgerRow):
    """What is said about one child, in its lane. Put right by a row that replaces it; functions alone write it."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=rules.Kind.choices())
    code = models.TextField(blank=True, help_text="of a theme its code; of a language which")
    words = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    who = models.TextField(blank=True, help_text="who disagrees, whose language, by whom a view was obtained")
    how = models.TextField(blank=True, choices=rules.How.choices())
    tongue = models.TextField(blank=True, choices=rules.Tongue.choices())
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(TEAM, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    objects = SaidRows.as_manager()

    class Meta:
        # Of two who put one thing right at once, the second is told of the first.
        constraints = [models.UniqueConstraint(fields=["replaces", "lane"], name="meeting_said_replaced_once")]
        indexes = [models.Index(fields=["item"], name="meeting_said_by_item")]


class Pack(_Framed):
    """Somebody’s papers for a meeting, to be drawn for them alone, in their language. Drawn anew under the next number."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(PRACTITIONER, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    tongue = models.TextField(help_text="in which language it is drawn: en or cy")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person", "number"], name="meeting_pack_once")]


class PackPart(_OfChild):
    """One child’s item as it is drawn for whose pack it is: sealed, read by them alone, and gone once the meeting is over."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    keys_held = models.TextField(help_text="what its reader might read when it was drawn; else it is drawn anew")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "item"], name="meeting_pack_part_once")]

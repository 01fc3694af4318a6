"""Persons, groups and things of concern, what each has to do with whom, and what others may read of the police's.

All in the lane of persons of concern, and no row is read without it. A row that the police hold is narrower still: it asks
for the lane of intelligence besides. Of those, others read the wording alone that the police write for them, child by child.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from ymylon.access.models import Laned, LanedRows, Overlaps, recorded
from ymylon.access.rules import Actor
from ymylon.associates.rules import Basis, Kind, Support, Sure, TieKind, Way, mark_words
from ymylon.terms.codes import Lane

CHILD, PRACTITIONER, AGENCY = "children.Child", "agencies.Practitioner", "agencies.Agency"


class HeldRows(LanedRows):
    """Reads of what is held, by the police or by others."""

    def visible_to(self, actor: Actor) -> "HeldRows":
        """The rows in the actor's scopes; what the police hold only where the actor holds intelligence too."""
        police = Overlaps("scopes", actor.scopes(Lane.INTELLIGENCE))
        return super().visible_to(actor).filter(Q(police=False) | Q(police))


class _Written(Laned):
    """A row about a child that somebody wrote at a moment."""

    lane: ClassVar[Lane] = Lane.PERSONS
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Empty only where the name would betray a protected child.
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class _Held(_Written):
    """A row with the agency that answers for it; whether that is the police, the database says. It ends once, with a reason."""

    police = models.BooleanField(default=False, editable=False, help_text="held by the police: intelligence besides")
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", help_text="the controller")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    end_reason = models.TextField(blank=True)

    objects = HeldRows.as_manager()

    class Meta:
        abstract = True


def _ends_for_a_reason(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=(Q(ended_at__isnull=True) & Q(end_reason="")) | (Q(ended_at__isnull=False) & ~Q(end_reason="")), name=name
    )


@recorded
class Entry(_Held):
    """A person, group or thing of concern. `child`: on whose account it was first entered; nobody is held on nobody's account."""

    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+", help_text="who looks again")
    kind = models.TextField(choices=Kind.choices())
    name = models.TextField(blank=True)
    nicknames = ArrayField(models.TextField(), default=list)
    folded = ArrayField(models.TextField(), default=list, editable=False, help_text="name and nicknames, as they are compared")
    mark = models.TextField(blank=True, help_text="number, registration mark, name online or address, as typed")
    key = models.TextField(blank=True, editable=False, help_text="the mark, as it is compared")
    description = models.TextField(blank=True)
    born_about = models.IntegerField(null=True, help_text="year of birth, about")
    basis = models.TextField(choices=Basis.choices())
    why = models.TextField()
    source = models.TextField()
    sure = models.TextField(choices=Sure.choices())
    review_on = models.DateField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    review_words = models.TextField(blank=True)

    @property
    def called(self) -> str:
        """By its name, its nicknames, or its number or mark."""
        nicknames = ", ".join(f"“{one}”" for one in self.nicknames)
        return " ".join(filter(None, (self.name, nicknames))) or mark_words(self.kind, self.key, self.mark)

    class Meta:
        indexes = [
            GinIndex(fields=["folded"], name="associate_by_name"),
            models.Index(fields=["kind", "key"], name="associate_by_mark", condition=~Q(key="")),
            models.Index(fields=["review_on"], name="associate_by_review", condition=Q(ended_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(folded=[]) | ~Q(key=""), name="associate_known_by_something"),
            models.CheckConstraint(condition=~Q(why="") & ~Q(source=""), name="associate_has_why_and_source"),
            _ends_for_a_reason("associate_ends_for_a_reason"),
        ]


@recorded
class Link(_Held):
    """What an entry has to do with a child, or that it is this child; perhaps in one episode. Never edited: another begins."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="links")
    way = models.TextField(choices=Way.choices())
    words = models.TextField(blank=True)
    source = models.TextField()
    sure = models.TextField(choices=Sure.choices())
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    episode = models.UUIDField(null=True, help_text="the episode in which it was so")

    class Meta:
        constraints = [_ends_for_a_reason("associate_link_ends_for_a_reason")]


@recorded
class Tie(_Held):
    """What one entry has to do with another, from when to when. Two are joined by such a tie too, and parted by its end."""

    a = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="ties")
    b = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="tied")
    kind = models.TextField(choices=TieKind.choices())
    words = models.TextField(blank=True)
    source = models.TextField()
    sure = models.TextField(choices=Sure.choices())
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            _ends_for_a_reason("associate_tie_ends_for_a_reason"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="associate_not_tied_to_itself"),
        ]


@recorded
class Wording(_Written):
    """What the police let others read of one link: no source, and nothing that only the source could know. The newest holds."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="wordings")
    words = models.TextField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="associate_wording_says_something")]


class Offer(_Written):
    """What a child whom others name was offered, and answered; or why they were not."""

    about = models.UUIDField(help_text="the link that says that they are named")
    offered = models.TextField()
    answer = models.TextField(choices=Support.choices())
    childs_words = models.TextField(blank=True)

"""Screenings, for those who may see them: every read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.screening.models import Finding, Mark, Review, Screening, Version, Withdrawn
from ymylon.screening.rules import FindingKind, Known, Part, Standing

__all__ = ["Finding", "Mark", "Review", "Screening", "Version", "Withdrawn"]
AT_ONCE = 200


class NoSuchScreening(LookupError):
    """There is no such screening or row, or none that this person may know of: the two can't be told apart."""


@dataclass(frozen=True)
class Stood:
    """One part as it stands: its newest version, with what is known of each of its indicators."""

    version: Version
    marks: dict[str, tuple[Standing, Known | None]]


@dataclass(frozen=True)
class Course:
    """A screening with its reviews, oldest first."""

    screening: Screening
    reviews: tuple[Review, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody has ended it."""
        return not any(one.ends for one in self.reviews)


def newest(actor: Actor, child_id: int) -> Course | None:
    """The newest screening of this child; None where there is none."""
    found = Screening.objects.visible_to(actor).filter(child_id=child_id).order_by("-number").first()
    return course_of(actor, found) if found else None


def course_of(actor: Actor, screening: Screening) -> Course:
    """A screening with its reviews."""
    rows = Review.objects.visible_to(actor).filter(screening_id=screening.pk).select_related("by").order_by("number")
    return Course(screening, tuple(rows))


def screening_by_ref(actor: Actor, ref: UUID) -> Course:
    """One screening. Raises NoSuchScreening."""
    found = Screening.objects.visible_to(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchScreening
    shown([found.child_id])
    return course_of(actor, found)


def parts_of(actor: Actor, child_id: int) -> dict[tuple[Part, str], Stood]:
    """Each part as it stands, by part and topic: the last version of each, whichever screening it was written in."""
    rows = (
        Version.objects.visible_to(actor).filter(child_id=child_id).order_by("part", "topic", "-number").distinct("part", "topic")
    )
    versions = {row.pk: row for row in rows.select_related("by")}
    marks: dict[int, dict[str, tuple[Standing, Known | None]]] = defaultdict(dict)
    for mark in Mark.objects.visible_to(actor).filter(part_id__in=versions).order_by("id"):
        marks[mark.part_id][mark.code] = (Standing[mark.standing], Known[mark.source] if mark.source else None)
    return {(Part[one.part], one.topic): Stood(one, marks[one.pk]) for one in versions.values()}


def part_of(actor: Actor, child_id: int, part: Part, topic: str) -> Stood | None:
    """One part as it stands; None where nobody has written it."""
    rows = Version.objects.visible_to(actor).filter(child_id=child_id, part=part, topic=topic)
    found = rows.select_related("by").order_by("-number").first()
    if found is None:
        return None
    marks = Mark.objects.visible_to(actor).filter(part_id=found.pk)
    return Stood(found, {one.code: (Standing[one.standing], Known[one.source] if one.source else None) for one in marks})


def versions_of(actor: Actor, child_id: int, part: Part) -> list[Version]:
    """Every version of one part, the latest first: how a judgement came to be what it is."""
    rows = Version.objects.visible_to(actor).filter(child_id=child_id, part=part).select_related("by")
    return list(rows.order_by("-at", "-id")[:AT_ONCE])


def findings_of(actor: Actor, child_id: int) -> dict[FindingKind, list[Finding]]:
    """What is known and still holds, by kind, the latest first."""
    gone = Withdrawn.objects.visible_to(actor).filter(finding_id=OuterRef("pk"))
    rows = Finding.objects.visible_to(actor).filter(~Exists(gone), child_id=child_id).select_related("by")
    found: dict[FindingKind, list[Finding]] = defaultdict(list)
    for row in rows.order_by("-at", "-id")[:AT_ONCE]:
        found[FindingKind[row.kind]].append(row)
    shown({row.other_id for each in found.values() for row in each if row.other_id})
    return found


def finding_by_ref(actor: Actor, ref: UUID) -> Finding:
    """One row that still holds. Raises NoSuchScreening."""
    found = Finding.objects.visible_to(actor).filter(ref=ref).first()
    if found is None or Withdrawn.objects.visible_to(actor).filter(finding_id=found.pk).exists():
        raise NoSuchScreening
    shown([found.child_id])
    return found


def linked_entries(rows: Iterable[Finding]) -> set[int]:
    """The numbers of the entries that these rows link."""
    return {row.entry_id for row in rows if row.entry_id}

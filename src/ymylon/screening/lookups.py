"""Screenings, for those who may see them: every read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, TruncDate

from ymylon.access.links import among, as_links
from ymylon.access.rules import Actor
from ymylon.associates.lookups import entry_ref_beside
from ymylon.audit.rules import shown, shown_records
from ymylon.contexts.lookups import beside_place
from ymylon.protection.lookups import of_open_children
from ymylon.screening.models import Account, Finding, Mark, Review, Screening, Version, Withdrawn
from ymylon.screening.rules import FindingKind, Known, Part, Standing
from ymylon.terms.faults import NoSuch
from ymylon.terms.links import About, End, Ends, Span

__all__ = ["Account", "Finding", "Mark", "Review", "Screening", "Version", "Withdrawn"]
AT_ONCE = 200


class NoSuchScreening(NoSuch):
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


def judged_of(actor: Actor, child_ids: Iterable[int]) -> list[Version]:
    """Of each of these children the newest version of each type judged, and of each group of indicators."""
    rows = Version.objects.visible_to(actor).filter(child_id__in=set(child_ids), part__in=(Part.TYPE, Part.INDICATORS))
    rows = rows.order_by("child_id", "part", "topic", "-number").distinct("child_id", "part", "topic")
    return list(rows.select_related("by"))


def marks_of(actor: Actor, versions: Iterable[Version]) -> list[Mark]:
    """What is known of each indicator in these versions."""
    return list(Mark.objects.visible_to(actor).filter(part_id__in=[one.pk for one in versions]))


def found_of(actor: Actor, child_ids: Iterable[int], kinds: Iterable[FindingKind]) -> list[Finding]:
    """What of these kinds is known of these children and still holds; each with `where`: the place, in words or assessed."""
    gone = Withdrawn.objects.visible_to(actor).filter(finding_id=OuterRef("pk"))
    assessed = beside_place(actor, "context_id")
    rows = Finding.objects.visible_to(actor).filter(~Exists(gone), child_id__in=set(child_ids), kind__in=list(kinds))
    where = Case(When(place="", then=Coalesce(assessed["name"], Value(""), output_field=TextField())), default="place")
    found = list(rows.annotate(where=where, place_ref=assessed["ref"]))
    shown_records({row.place_ref for row in found if row.place_ref})
    return found


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


def accounts_of(actor: Actor, child_id: int) -> tuple[list[Account], list[Account]]:
    """The words of the child and of those who care for them that hold, and those that were put right since; the latest first.

    Each `kept_since`: they were put right in words that could put somebody in danger. Whoever took them down may read no others,
    and they hold no more all the same.
    """
    rows = _accounts(actor).filter(child_id=child_id).select_related("by").order_by("-at", "-id")[:AT_ONCE]
    last: dict[UUID, Any] = {}
    for row in rows:
        if row.said not in last or last[row.said].number < row.number:
            last[row.said] = row
    hold = {row.pk for row in last.values() if not row.kept_since}
    return [row for row in rows if row.pk in hold], [row for row in rows if row.pk not in hold]


def account_by_ref(actor: Actor, ref: UUID) -> Account:
    """Words that still hold as they were written. Raises NoSuchScreening."""
    found = _accounts(actor).filter(ref=ref, kept_since=False).select_related("by").first()
    if found is None or Account.objects.visible_to(actor).filter(said=found.said, number__gt=found.number).exists():
        raise NoSuchScreening
    shown([found.child_id])
    return found


def _accounts(actor: Actor) -> Any:
    kept = Func(F("said"), F("number"), function="account_is_kept_since", output_field=BooleanField())
    return Account.objects.visible_to(actor).annotate(kept_since=kept)


def linked_entries(rows: Iterable[Finding]) -> set[int]:
    """The numbers of the entries that these rows link."""
    return {row.entry_id for row in rows if row.entry_id}


def links_around(actor: Actor, ends: Ends, span: Span) -> list[QuerySet]:
    """What screenings say of these children and entries: offenders, places, themes and other children; each end may be seen."""
    gone = Withdrawn.objects.visible_to(actor).filter(finding_id=OuterRef("pk"), at__date__lte=span.last)
    began = Q(since_on__isnull=True) | Q(since_on__lte=span.last)
    rows = Finding.objects.visible_to(actor).filter(began, ~Exists(gone))
    to_entry = rows.alias(_entry=entry_ref_beside(actor, "entry_id")).filter(_entry__isnull=False)
    to_child = rows.filter(other__isnull=False).exclude(other=F("child"))
    found, place = [], beside_place(actor, "context_id", span)
    if ends.children:
        of_child, child = rows.filter(among("child_id", ends.children)), (End.CHILD, F("child_id"))
        others = of_open_children(actor, to_child.filter(among("child_id", ends.children)), "other_id")
        named = of_open_children(actor, to_child.filter(among("other_id", ends.children)), "child_id")
        places = of_child.filter(entry__isnull=True, context__isnull=True).exclude(place="")
        assessed = of_child.alias(_place=place["ref"]).filter(_place__isnull=False)
        themes = of_child.filter(kind=FindingKind.THEME).exclude(detail="")
        found += [
            _told(to_entry.filter(among("child_id", ends.children)), child, (End.ENTRY, F("entry_id"))),
            _told(others, child, (End.CHILD, F("other_id"))),
            _told(named, (End.CHILD, F("other_id")), child, forwards=False),
            _told(places, child, (End.PLACE, 0), name=F("place")),
            _told(assessed, child, (End.CONTEXT, F("context_id")), about=About.CONTEXT, **place),
            _told(themes, child, (End.THEME, 0), name=F("detail"), what=Value(FindingKind.THEME)),
        ]
    if ends.entries:
        of_entry = of_open_children(actor, to_entry.filter(among("entry_id", ends.entries)), "child_id")
        found.append(_told(of_entry, (End.ENTRY, F("entry_id")), (End.CHILD, F("child_id")), forwards=False))
    if ends.contexts:
        there = rows.filter(among("context_id", ends.contexts)).alias(_place=place["ref"]).filter(_place__isnull=False)
        of_place = of_open_children(actor, there, "child_id")
        said = {"about": About.CONTEXT, "ref": place["ref"]}
        found.append(_told(of_place, (End.CONTEXT, F("context_id")), (End.CHILD, F("child_id")), forwards=False, **said))
    return found


def _told(rows: QuerySet, here: tuple[End, Any], there: tuple[End, Any], **said: Any) -> QuerySet:
    # The detail of who recruited whom says more than the kind of row.
    what = Case(When(kind=FindingKind.RECRUITED, detail__gt="", then="detail"), default="kind")
    return as_links(
        rows, (here, there), room="SCREENING", words=F("words"), since=F("since_on"), sure=F("sure"), source=F("source"),
        at=TruncDate("at"), police=F("police"), **{"what": what, "about": About.SCREENING} | said,
    )  # fmt: skip

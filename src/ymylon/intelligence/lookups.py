"""Intelligence, for those who may read it: every read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, TruncDate

from ymylon.access.links import among, as_links
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, open_teams_by_id, open_teams_with, team_for, teams_serving
from ymylon.audit.rules import shown, shown_records
from ymylon.children.lookups import residence_of
from ymylon.circumstances.lookups import areas_on
from ymylon.intelligence.models import Grade, Log, Reading, Release, Source, Step, Submission, Version, Withdrawal
from ymylon.intelligence.rules import SubmissionState
from ymylon.protection.lookups import of_open_children, ring
from ymylon.protection.rules.sealing import unseal
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.faults import NoSuch
from ymylon.terms.links import About, End, Ends, LinkKind, Span

__all__ = ["Grade", "Log", "NoSuchIntelligence", "Release", "Stands", "Step", "Submission", "Version", "Withdrawal"]

TABLE, FIELD = "intelligence_source", "sealed"
SUBMISSION_WAITS = "INTELLIGENCE_SUBMISSION"
_T = TeamFunction
# Teams in which somebody may hold the lane of what is released.
READERS = (_T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EMERGENCY_DUTY, _T.YOUTH_JUSTICE, _T.EXPLOITATION, _T.POLICE_MISSING,
           _T.MANAGEMENT, _T.JOINT)  # fmt: skip
UNIT = (_T.FORCE_INTELLIGENCE,)


class NoSuchIntelligence(NoSuch):
    """There is none, or none that this person may know of: the two can't be told apart."""


@dataclass(frozen=True)
class Stands:
    """One submission, as the unit or its author reads it. Grades and versions are empty for the author."""

    submission: Submission
    steps: tuple[Step, ...]
    grades: tuple[Grade, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def state(self) -> str:
        """How it stands."""
        return self.steps[-1].state if self.steps else SubmissionState.WAITING

    @property
    def grade(self) -> Grade | None:
        """The grade that stands."""
        return self.grades[-1] if self.grades else None


def submission_by_ref(actor: Actor, ref: UUID) -> Stands:
    """One submission with all of it that this person may read. Raises NoSuchIntelligence."""
    rows = Submission.objects.visible_to(actor).select_related("author", "from_team__agency", "to_team__agency")
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NoSuchIntelligence
    _are_shown([found])
    grades = Grade.objects.visible_to(actor).filter(submission_id=found.pk).select_related("by").order_by("number")
    versions = Version.objects.visible_to(actor).filter(submission_id=found.pk).select_related("by").order_by("number")
    return Stands(found, _steps(actor, [found])[found.pk], tuple(grades), tuple(versions))


def _are_shown(found: Iterable[Submission]) -> None:
    """Whoever is named in these is shown; of what names no child, the thing itself."""
    for one in found:
        shown(one.named)
        if not one.named:
            shown_records([one.ref])


def given_to(actor: Actor, ref: UUID) -> Stands:
    """One submission that was given to the actor's unit, and not one that they only wrote. Raises NoSuchIntelligence."""
    stands = submission_by_ref(actor, ref)
    if not set(stands.submission.to_scopes) & set(actor.scopes(Lane.SUBMITTED, writes=True)):
        raise NoSuchIntelligence
    return stands


def _steps(actor: Actor, found: list[Submission]) -> dict[int, tuple[Step, ...]]:
    steps: dict[int, list[Step]] = defaultdict(list)
    rows = Step.objects.visible_to(actor).filter(submission_id__in=[one.pk for one in found])
    for step in rows.select_related("by").order_by("submission_id", "number"):
        steps[step.submission_id].append(step)
    return {one.pk: tuple(steps[one.pk]) for one in found}


def submitted_to(actor: Actor, limit: int = 100) -> list[Stands]:
    """What was given to the actor's unit, the oldest of what waits first; at most `limit` of those and of the others."""
    rows = Submission.objects.visible_to(actor).exclude(author=actor.practitioner_id)
    rows = rows.select_related("from_team__agency", "child")
    moved = Step.objects.visible_to(actor).values("submission_id")
    found = [*rows.exclude(pk__in=moved).order_by("at", "id")[:limit], *rows.filter(pk__in=moved).order_by("-at", "-id")[:limit]]
    _are_shown(found)
    steps = _steps(actor, found)
    return [Stands(one, steps[one.pk]) for one in found]


def submissions_waiting(actor: Actor, now: Any) -> QuerySet:
    """For Today of whoever grades: a row for each submission about no child that the actor's unit has not graded.

    Under SUBMISSION_WAITS. About a child it is owed, and stands there; of no child nothing can be.
    """
    moved = Step.objects.visible_to(actor).filter(submission_id=OuterRef("pk"))
    rows = (
        Submission.objects.visible_to(actor).exclude(author=actor.practitioner_id).filter(~Exists(moved), child_id__isnull=True)
    )
    named = rows.order_by().annotate(what=Value(SUBMISSION_WAITS), waits_at=Cast(now, DateTimeField()))
    return named.values_list("what", "waits_at")


def submitted_by(actor: Actor, limit: int = 50) -> list[Stands]:
    """What the actor submitted, the latest first."""
    rows = Submission.objects.visible_to(actor).filter(author=actor.practitioner_id)
    found = list(rows.select_related("to_team__agency").order_by("-at", "-id")[:limit])
    _are_shown(found)
    steps = _steps(actor, found)
    return [Stands(one, steps[one.pk]) for one in found]


def submitted_at(actor: Actor, origin_ref: UUID) -> list[Stands]:
    """What the actor submitted of what was told at this record of another room, the latest first."""
    rows = Submission.objects.visible_to(actor).filter(author=actor.practitioner_id, origin_ref=origin_ref)
    found = list(rows.select_related("to_team__agency").order_by("-at", "-id"))
    steps = _steps(actor, found) if found else {}
    return [Stands(one, steps[one.pk]) for one in found]


def sent_before(actor: Actor, sent_as: UUID) -> Submission | None:
    """The submission that the same form made before."""
    return Submission.objects.visible_to(actor).filter(sent_as=sent_as).first()


def log_of(actor: Actor, submission: Submission) -> list[Log]:
    """Every line of the log of one submission."""
    return list(
        Log.objects.visible_to(actor).filter(submission_id=submission.pk).select_related("to_team__agency").order_by("id")
    )


def logged_about(actor: Actor, child_ids: Iterable[int], limit: int = 50) -> list[Log]:
    """That the actor's team submitted something about these children: references and days, the latest first."""
    rows = Log.objects.visible_to(actor).filter(child_id__in=set(child_ids), author__isnull=False)
    return list(rows.select_related("to_team__agency", "author").order_by("-at", "-id")[:limit])


def source_words(actor: Actor, submission: Submission) -> str:
    """Who the source is, for the unit; empty where nothing was said of it or it is beyond this person."""
    found = Source.objects.visible_to(actor).filter(submission_id=submission.pk).first()
    return unseal(bytes(found.sealed), ring=ring(), table=TABLE, row=found.ref, field=FIELD) if found else ""


def version_by_ref(actor: Actor, ref: UUID) -> tuple[Stands, Version]:
    """A version with what it is of. Raises NoSuchIntelligence."""
    found = Version.objects.visible_to(actor).select_related("by", "submission").filter(ref=ref).first()
    if found is None:
        raise NoSuchIntelligence
    return given_to(actor, found.submission.ref), found


def releases_of(actor: Actor, submission: Submission) -> list[Release]:
    """To whom versions of this went, for the unit."""
    rows = Release.objects.visible_to(actor).filter(version_of__submission_id=submission.pk)
    return list(rows.select_related("to_team__agency", "by").order_by("id"))


def release_by_ref(actor: Actor, ref: UUID) -> Release:
    """What was released to the actor's team, or by the actor's unit. Raises NoSuchIntelligence."""
    found = Release.objects.visible_to(actor).select_related("to_team__agency").filter(ref=ref).first()
    if found is None:
        raise NoSuchIntelligence
    _are_released([found])
    return found


def _are_released(found: Iterable[Release]) -> None:
    shown({one.child_id for one in found if one.child_id})
    shown_records(one.ref for one in found if not one.child_id)


def release_to_withdraw(actor: Actor, ref: UUID) -> tuple[Stands, Release]:
    """What the actor's unit released, with what it is of; not what was withdrawn before. Raises NoSuchIntelligence."""
    found = release_by_ref(actor, ref)
    of = Submission.objects.visible_to(actor).filter(pk__in=Version.objects.visible_to(actor).filter(pk=found.version_of_id)
                                                     .values("submission_id")).first()  # fmt: skip
    if of is None or found.withdrawn:
        raise NoSuchIntelligence
    return given_to(actor, of.ref), found


def released_to(actor: Actor, child_ids: Iterable[int] | None = None, limit: int = 50) -> list[Release]:
    """What was released to the actor's team (about these children, or about any and none), the latest first."""
    rows = Release.objects.visible_to(actor)
    if child_ids is not None:
        rows = rows.filter(child_id__in=set(child_ids))
    found = list(rows.select_related("to_team__agency").order_by("-at", "-id")[:limit])
    _are_released(found)
    return found


def withdrawn_from(actor: Actor, child_ids: Iterable[int] | None = None, limit: int = 20) -> list[Withdrawal]:
    """What was taken back from the actor's team, with what its readers need to know now."""
    rows = Withdrawal.objects.visible_to(actor)
    if child_ids is not None:
        rows = rows.filter(child_id__in=set(child_ids))
    return list(rows.order_by("-at", "-id")[:limit])


def beside(actor: Actor, release: Release) -> list[Release]:
    """The same words, released to a team of this person's about each of the children whom they hold; itself among them."""
    rows = Release.objects.visible_to(actor).filter(version_of_id=release.version_of_id, withdrawn=False).order_by("id")
    found = list(rows)
    _are_released(found)
    return found


def links_around(actor: Actor, ends: Ends, span: Span) -> list[QuerySet]:
    """Which children are named in which intelligence that was released, in these days: that it is so, and none of its words."""
    every = Release.objects.visible_to(actor).filter(
        withdrawn=False, child__isnull=False, at__date__range=(span.first, span.last)
    )
    # Whoever belongs to several teams, and the unit itself, reads a row of each team that it went to: it is one all the same,
    # the first of these days.
    before = every.filter(version_of_id=OuterRef("version_of_id"), child_id=OuterRef("child_id"), pk__lt=OuterRef("pk"))
    rows = every.filter(~Exists(before))
    child, report, found = (End.CHILD, F("child_id")), (End.REPORT, F("version_of_id")), []
    said = {
        "room": "REPORT", "what": LinkKind.IN_REPORT, "since": TruncDate("at"), "until": TruncDate("at"), "at": TruncDate("at"),
        "about": About.REPORT, "ref": F("ref"),
    }  # fmt: skip
    if ends.children:
        found.append(as_links(rows.filter(among("child_id", ends.children)), (child, report), name=F("reference"), **said))
    if ends.reports:
        of_report = of_open_children(actor, rows.filter(among("version_of_id", ends.reports)), "child_id")
        found.append(as_links(of_report, (report, child), forwards=False, **said))
    return found


def has_read(actor: Actor, release: Release) -> bool:
    """Whether this person has said that they read the conditions."""
    return Reading.objects.visible_to(actor).filter(release_id=release.pk, by=actor.practitioner_id).exists()


def teams_that_may_read(stands: Stands) -> dict[Team, list[int | None]]:
    """The teams to which a version may be released, each with the children of those named whom it holds.

    Of no child, those of the force's areas.
    """
    one = stands.submission
    if one.child_id is None:
        areas = one.to_team.areas or (one.to_team.agency.areas if one.to_team.agency else [])
        return {team: [None] for team in teams_serving(READERS, areas)}
    held: dict[int, list[int | None]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute("select team_id, child_id from intelligence_readers(%s) order by child_id", [one.pk])
        for team, child in cursor.fetchall():
            held[team].append(child)
    teams = open_teams_by_id(held)
    return {teams[number]: held[number] for number in sorted(teams) if teams[number].function in READERS}


def names_of_several(submission: Submission) -> list[str]:
    """What the children who are named are called, to be kept out of words for several teams, and never shown; of one: none."""
    if len(submission.named) < 2:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select intelligence_names(%s)", [submission.pk])
        return [name for (name,) in cursor.fetchall()]


def unit_for(actor: Actor, child_id: int | None, day: date) -> Team | None:
    """The unit to which something is given: that of the area where the child lives, else of the actor's own. None: ask."""
    if child_id is not None:
        care = areas_on(child_id, day)
        area = residence_of(child_id) or care.host or care.responsible
        if area:
            return team_for(UNIT, area)
    units = {team.pk: team for team in teams_serving(UNIT, {area for post in actor.posts for area in post.areas})}
    return next(iter(units.values())) if len(units) == 1 else None


def every_unit() -> list[Team]:
    """The units of every force that takes intelligence here."""
    return open_teams_with(UNIT)

"""Returns that somebody keeps, what was found in them and what was said of it; and how good the returns of bodies are."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q

from ymylon.access.policy import ACTIONS
from ymylon.access.rules import Actor
from ymylon.audit.rules import shown_records
from ymylon.publication.rules.severity import Severity
from ymylon.returns.models import Problem, Said, Upload
from ymylon.returns.rules import Answer, Kind, Outcome, Pair, State, left_out, state_of
from ymylon.terms.codes import AgencyKind
from ymylon.terms.faults import NoSuch

__all__ = ["Problem", "Said", "Upload"]

BODIES = frozenset({AgencyKind.COUNCIL, AgencyKind.POLICE})
# Of one body, year, rule, table and fields: what is known again in the next return.
Key = tuple[int, int, str, str, tuple[str, ...]]


class NoSuchReturn(NoSuch):
    """There is no such return, or none of a body whose returns this person keeps: the two can't be told apart."""


class Body(NamedTuple):
    """A council or force for which somebody may do something with its returns."""

    agency_id: int
    names: tuple[str, str]

    def name(self, language: str) -> str:
        return self.names[language == "cy"]


def bodies_of(actor: Actor, code: str) -> list[Body]:
    """The councils and forces in which the actor has a role that may do this."""
    roles = ACTIONS[code].roles or frozenset()
    found = {
        post.agency_id: Body(post.agency_id, post.agency_names)
        for post in actor.posts
        if post.agency_id is not None and post.agency_kind in BODIES and post.role in roles
    }
    return sorted(found.values(), key=lambda one: one.names)


def is_of(actor: Actor, agency_id: int, code: str) -> bool:
    """Whether this person may do that for this body."""
    return agency_id in {body.agency_id for body in bodies_of(actor, code)}


def uploads_of(actor: Actor) -> list[Upload]:
    """Every return that was sent, the latest year first and of each body the latest first; with the outcome, if there is one."""
    rows = Upload.objects.visible_to(actor).select_related("agency", "by", "judgement")
    return list(rows.order_by("-first_year", "agency_id", "-number"))


def upload_by_ref(actor: Actor, ref: UUID) -> Upload:
    """Raises NoSuchReturn."""
    found = Upload.objects.visible_to(actor).select_related("agency", "by", "judgement").filter(ref=ref).first()
    if found is None:
        raise NoSuchReturn
    shown_records([found.ref])
    return found


def problem_by_ref(actor: Actor, ref: UUID) -> Problem:
    """With the return in which it was found. Raises NoSuchReturn."""
    rows = Problem.objects.visible_to(actor).select_related("upload__agency", "upload__judgement")
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NoSuchReturn
    shown_records([found.upload.ref])
    return found


def outcome_of(upload: Upload) -> Outcome | None:
    """What came of judging it; None while it waits."""
    held = getattr(upload, "judgement", None)
    return Outcome[held.outcome] if held else None


def current_of(actor: Actor, agency_id: int, first_year: int) -> Upload | None:
    """The last return of a body and year that could be read: what stands of it now."""
    rows = Upload.objects.visible_to(actor).filter(agency_id=agency_id, first_year=first_year)
    return rows.filter(judgement__outcome=Outcome.JUDGED).order_by("-number").first()


def waiting_of(actor: Actor, agency_id: int, first_year: int) -> Upload | None:
    """One that was sent and is not judged yet."""
    rows = Upload.objects.visible_to(actor).filter(agency_id=agency_id, first_year=first_year)
    return rows.filter(judgement__isnull=True).first()


@dataclass(frozen=True)
class Found:
    """A problem as it stands: what was found, how grave it is, its state and everything that was said of its rows."""

    row: Problem
    severity: Severity
    state: State
    answers: tuple[Answer, ...]


def key_of(problem: Problem, upload: Upload) -> Key:
    return upload.agency_id, upload.first_year, problem.code, problem.table or problem.file, tuple(problem.fields)


def found_in(actor: Actor, uploads: Iterable[Upload]) -> dict[int, list[Found]]:
    """The problems of each of these returns, the gravest first, as they stand. Three questions, however many there are."""
    held = {one.pk: one for one in uploads}
    answers = _answers(actor, held.values())
    order = list(Severity)
    found: dict[int, list[Found]] = {number: [] for number in held}
    for row in Problem.objects.visible_to(actor).filter(upload_id__in=list(held)).order_by("id"):
        found[row.upload_id].append(_found(row, held[row.upload_id], answers))
    return {number: sorted(each, key=lambda one: order.index(one.severity)) for number, each in found.items()}


def found_of(actor: Actor, problem: Problem) -> Found:
    """One problem as it stands."""
    return _found(problem, problem.upload, _answers(actor, [problem.upload]))


def _found(row: Problem, upload: Upload, answers: Mapping[Key, tuple[Answer, ...]]) -> Found:
    severity, marks = Severity(row.severity), set(row.marks)
    mine = tuple(one for one in answers.get(key_of(row, upload), ()) if one.marks & marks)
    return Found(row, severity, state_of(severity, marks, mine), mine)


def _answers(actor: Actor, uploads: Iterable[Upload]) -> Mapping[Key, tuple[Answer, ...]]:
    wanted = {(one.agency_id, one.first_year) for one in uploads}
    if not wanted:
        return {}
    which = Q()
    for agency, year in wanted:
        which |= Q(problem__upload__agency_id=agency, problem__upload__first_year=year)
    found: dict[Key, list[Answer]] = defaultdict(list)
    for row in Said.objects.visible_to(actor).filter(which).select_related("by", "problem__upload").order_by("at", "id"):
        said = Answer(Kind[row.kind], row.by_id, row.by.name, row.at, row.words, frozenset(row.problem.marks))
        found[key_of(row.problem, row.problem.upload)].append(said)
    return {key: tuple(each) for key, each in found.items()}


def times_said(problem: Problem) -> int:
    """How often something was said of this very row: the next is one more."""
    return Said.objects.filter(problem_id=problem.pk).count()


def gone_since(actor: Actor, upload: Upload) -> list[Problem]:
    """What the return before had, and this one no longer has: it was mended."""
    before = _earlier(actor, upload).first()
    if before is None:
        return []
    held = upload.judgement
    tables, with_before = {"", *(one["table"] for one in held.files)}, any(one["is_before"] for one in upload.files)
    here = {key_of(row, upload) for row in Problem.objects.visible_to(actor).filter(upload_id=upload.pk)}
    rows = Problem.objects.visible_to(actor).filter(upload_id=before.pk).exclude(severity="information").order_by("id")
    # What was not asked again is not mended: the rule was not asked, or the file was left out.
    again = [row for row in rows if row.code not in held.not_asked and (with_before if row.is_before else row.table in tables)]
    return [row for row in again if key_of(row, before) not in here]


def _earlier(actor: Actor, upload: Upload):
    rows = Upload.objects.visible_to(actor).filter(agency_id=upload.agency_id, first_year=upload.first_year)
    return rows.filter(number__lt=upload.number, judgement__outcome=Outcome.JUDGED).order_by("-number")


def left_out_of(actor: Actor, upload: Upload) -> tuple[str, ...]:
    """The rules that were asked of an earlier return of this body and year, and can’t be of this one."""
    before = _earlier(actor, upload).values_list("judgement__not_asked", flat=True)
    return left_out(upload.judgement.not_asked, before)


class Profile(NamedTuple):
    """How good the return of one body is; or, without a code, those of all bodies together."""

    code: str
    kind: str
    names: tuple[str, str]
    bodies: int
    sent_at: datetime | None
    first_at: datetime | None
    filled: dict[str, list[int]]
    failed: dict[str, int]
    episodes: dict[str, int]


def profiles(first_year: int) -> list[Profile]:
    """Of each body whose returns whoever acts may know of; and last of all together, in shares, where that tells of none."""
    with connection.cursor() as cursor:
        cursor.execute("select * from return_profiles(%s)", [first_year])
        rows = [_profile(row) for row in cursor.fetchall()]
    return sorted(rows, key=lambda one: (not one.code, one.kind, one.names))


def _profile(row: tuple[Any, ...]) -> Profile:
    code, kind, en, cy, bodies, sent, first, *counted = row
    return Profile(code, kind, (en, cy), bodies, sent, first, *map(json.loads, counted))


def pairs(first_year: int) -> list[Pair]:
    """Of each area whose council and force have both returned: what either counted. As far as whoever acts may know."""
    with connection.cursor() as cursor:
        cursor.execute("select * from return_counts(%s)", [first_year])
        return [Pair(*row) for row in cursor.fetchall()]


def waiting_now() -> list[int]:
    """Numbers of the returns that are not judged, the oldest first: for the clock."""
    return list(Upload.objects.filter(judgement__isnull=True).order_by("at", "id").values_list("pk", flat=True))

"""Settling what was found: one person explains, another accepts. What is mended is mended where it was recorded."""

from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import once
from ymylon.publication.rules.severity import Severity
from ymylon.returns.lookups import Found, Problem, Said, current_of, found_of, is_of, times_said
from ymylon.returns.rules import Kind, State, covered, last_explained
from ymylon.returns.rules.queue import (
    EXPLAIN,
    MEANWHILE,
    NEVER_ACCEPTED,
    NOT_EXPLAINED,
    NOT_YOURS,
    NOTHING_TO_SAY,
    SAY_WHY,
    SECOND_PERSON,
)
from ymylon.terms.faults import Fault, refused
from ymylon.terms.words import Words


@transaction.atomic
def explain(*, by: Actor, at: datetime, problem: Problem, words: str) -> None:
    """How it comes that this is right, or what is being done. It takes the place of what was said before. Raises Fault."""
    permit(by, "EXPLAIN_PROBLEM")
    found = _open(by, problem, "EXPLAIN_PROBLEM")
    if found.severity is Severity.INFORMATION:
        raise Fault(NOTHING_TO_SAY)
    _say(by, at, problem, Kind.EXPLAINED, words, EXPLAIN)


@transaction.atomic
def accept(*, by: Actor, at: datetime, problem: Problem, words: str) -> None:
    """A query's explanation stands, by somebody who explained none of it, and with a reason. Raises Fault."""
    permit(by, "ACCEPT_EXPLANATION")
    found = _open(by, problem, "ACCEPT_EXPLANATION")
    if found.severity is Severity.ERROR:
        raise Fault(NEVER_ACCEPTED)
    said = last_explained(found.answers)
    if said is None or not covered(problem.marks, found.answers, Kind.EXPLAINED):
        raise Fault(NOT_EXPLAINED)
    if any(one.by_id == by.practitioner_id for one in found.answers if one.kind is Kind.EXPLAINED):
        raise refused(Fault(SECOND_PERSON))
    _say(by, at, problem, Kind.ACCEPTED, words, SAY_WHY, explained_by=said.by_id)


def _open(by: Actor, problem: Problem, code: str) -> Found:
    """Of the return that stands alone: what was found in an earlier one is over."""
    upload = problem.upload
    if not is_of(by, upload.agency_id, code):
        raise refused(Fault(NOT_YOURS))
    current = current_of(by, upload.agency_id, upload.first_year)
    if current is None or current.pk != upload.pk:
        raise Fault(NOTHING_TO_SAY)
    found = found_of(by, problem)
    if found.state is State.ACCEPTED:
        raise Fault(MEANWHILE)
    return found


def _say(
    by: Actor, at: datetime, problem: Problem, kind: Kind, words: str, lacking: Words, explained_by: int | None = None
) -> None:
    if not words.strip():
        raise Fault(lacking, "words")
    facts = {"problem_id": problem.pk, "number": times_said(problem) + 1, "kind": kind, "words": words.strip(), "at": at}
    once(Said, Fault(MEANWHILE), by_id=by.practitioner_id, explained_by_id=explained_by, **facts)
    record_act(f"RETURN_PROBLEM_{kind}", about=problem.ref, why=problem.code)

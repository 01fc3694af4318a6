"""Declaring that one knows a family; asking somebody why they looked; answering."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.oversight.lookups.looking import StandsOut, audit_scopes
from ymylon.oversight.models import Conflict, Question
from ymylon.terms.codes import Lane


def _permit(by: Actor, code: str) -> None:
    decision = by.may(code)
    if not decision:
        raise PermissionDenied(decision.why)


@transaction.atomic
def declare_conflict(*, by: Actor, at: datetime, family_name: str, words: str) -> Conflict:
    """From now on, whenever this person opens the record of a child of this name, an auditor sees it."""
    _permit(by, "DECLARE_CONFLICT")
    declared = Conflict.objects.create(
        account_id=by.account_id, family_name=family_name.strip(), words=words.strip(), declared_at=at
    )
    record_act("DECLARED_CONFLICT", about=declared.ref)
    return declared


@transaction.atomic
def end_conflict(*, by: Actor, at: datetime, conflict: Conflict) -> None:
    """The declaration holds no more. It stays on record that it did."""
    _permit(by, "DECLARE_CONFLICT")
    ended = Conflict.objects.filter(pk=conflict.pk, account_id=by.account_id, ended_at__isnull=True).update(ended_at=at)
    if ended:
        record_act("ENDED_CONFLICT", about=conflict.ref)


@transaction.atomic
def ask_about(*, by: Actor, at: datetime, found: StandsOut, words: str) -> Question:
    """Ask whoever did it. They see the question under Today; asked already: that question stands."""
    _permit(by, "ASK_ABOUT_LINE")
    question, is_new = Question.objects.get_or_create(
        line=found.line,
        defaults={
            "asked_of_id": found.account_id,
            "asked_by_id": by.account_id,
            "scopes": audit_scopes(by),
            "reasons": list(found.reasons),
            "words": words.strip(),
            "asked_at": at,
        },
    )
    if is_new:
        record_act("ASKED", lane=Lane.AUDIT, about=question.ref, why=" ".join(found.reasons))
    return question


@transaction.atomic
def answer(*, by: Actor, at: datetime, question: Question, words: str) -> bool:
    """Answer what one was asked, once. False: it was answered already."""
    _permit(by, "ANSWER_QUESTION")
    answered = Question.objects.filter(pk=question.pk, asked_of_id=by.account_id, answered_at__isnull=True)
    if not answered.update(answer=words.strip(), answered_at=at):
        return False
    record_act("ANSWERED", about=question.ref)
    return True

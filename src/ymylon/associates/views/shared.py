"""What every door of this room shares: not found for whoever may not know, and a fault beside its question."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ymylon.access.rules import Actor
from ymylon.associates.actions.keeping import answers_for
from ymylon.associates.lookups import Entry, entry_by_ref
from ymylon.associates.page.shared import Known, known_child
from ymylon.design.forms import Question
from ymylon.terms.codes import Lane


def kept(actor: Actor, ref: UUID) -> Entry:
    """The entry, for whoever answers for it and while it stands; else not found."""
    one = entry_by_ref(actor, ref)
    if not answers_for(actor, one) or one.ended_at is not None:
        raise Http404
    return one


def around(actor: Actor, ref: UUID) -> Known:
    """The child, for whoever names persons and things of concern around them; else not found."""
    child = known_child(actor, ref)
    if not child.writes(actor, Lane.PERSONS, "KEEP_ASSOCIATE"):
        raise Http404
    return child


def ask(request: HttpRequest, page: Any, form: Question) -> HttpResponse:
    """The question, with whatever is wrong with its answer."""
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)

"""What every door of this room shares: not found for whoever may not know, and a fault beside its question."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ymylon.access.rules import Actor
from ymylon.contexts.lookups import Context, context_by_ref
from ymylon.design.forms import Question
from ymylon.terms.codes import Lane


def written(actor: Actor, ref: UUID) -> Context:
    """The place or group, for whoever may write of it; else not found."""
    context: Context = context_by_ref(actor, ref)
    if not set(actor.scopes(Lane.CONTEXT, writes=True)) & set(context.scopes):
        raise Http404
    return context


def ask(request: HttpRequest, page: Any, form: Question) -> HttpResponse:
    """The question, with whatever is wrong with its answer."""
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)

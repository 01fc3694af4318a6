"""What every door of this room shares: not found for whoever may not know, and a fault beside its question."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ymylon.access.rules import Actor
from ymylon.design.forms import Question
from ymylon.meetings.lookups.frames import Meeting, chairs, is_mine, is_over, meeting_by_number, meeting_by_ref
from ymylon.meetings.lookups.items import Item, item_by_ref


def meeting_of(actor: Actor, ref: UUID) -> Meeting:
    """The meeting, or not found."""
    one: Meeting = meeting_by_ref(actor, ref)
    return one


def kept(actor: Actor, ref: UUID) -> Meeting:
    """The meeting, for whoever keeps it while it is to come; else not found."""
    one = meeting_of(actor, ref)
    if not is_mine(actor, one) or is_over(one):
        raise Http404
    return one


def chaired(actor: Actor, one: Meeting) -> Meeting:
    """The same, for the chair alone; else not found."""
    if not chairs(actor, one):
        raise Http404
    return one


def item_of(actor: Actor, ref: UUID) -> tuple[Item, Meeting]:
    """A child’s item with its meeting, or not found."""
    item: Item = item_by_ref(actor, ref)
    return item, meeting_by_number(actor, item.meeting_id)


def version_asked(request: HttpRequest) -> int:
    """Of which version the address speaks; 0: the last."""
    said = request.GET.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0


def ask(request: HttpRequest, page: Any, form: Question) -> HttpResponse:
    """The question, with whatever is wrong with its answer."""
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)

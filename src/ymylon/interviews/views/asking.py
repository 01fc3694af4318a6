"""How every question of this room is asked: found or not found, typed, one action, back to the interview."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ymylon.access.rules import Actor
from ymylon.design.forms import Question, posted
from ymylon.design.ways import reverse
from ymylon.interviews.lookups.interviews import NoSuchInterview, interview_by_ref
from ymylon.interviews.page.asking import asking, back_to
from ymylon.missing.lookups.episodes import NoSuchEpisode
from ymylon.missing.rules.faults import Fault, Stale

TEMPLATE = "interviews/ask.html"
OVER = "over"


def written(form: Question, write: Callable[[], Any]) -> bool:
    """Whether what was typed could be written; a refusal stands beside its question, and what was typed stays.

    Stale goes on to the page that can show both versions.
    """
    if not form.is_bound or not form.is_valid():
        return False
    try:
        write()
    except Stale:
        raise
    except Fault as fault:
        form.refuse(fault)
        return False
    return True


def shown(request: HttpRequest, page: Any, form: Question, template: str = TEMPLATE) -> HttpResponse:
    """The question, with its faults if there are any."""
    return render(request, template, {"page": page, "form": form}, status=422 if form.errors else 200)


def back_after(look: Callable[[Actor, UUID], Any], actor: Actor, ref: UUID, to: str) -> HttpResponse:
    """To what was written about; where the writer’s part in it ended with that, to the interviews that are left, which say so."""
    try:
        look(actor, ref)
    except (NoSuchInterview, NoSuchEpisode):
        return redirect(f"{reverse('interviews:interviews')}?{OVER}")
    return redirect(to, ref)


def ask(
    request: HttpRequest, ref: UUID, form: Callable[..., Question], question: str, write: Callable[..., Any], **initial: Any
) -> HttpResponse:
    """Asks one question about an interview on GET, writes once on POST."""
    interview, now = interview_by_ref(request.actor, ref), timezone.now()
    asked = form(posted(request), now=now, initial=initial)
    if written(asked, lambda: write(by=request.actor, at=now, interview=interview, **asked.cleaned_data)):
        return back_after(interview_by_ref, request.actor, ref, "interviews:interview")
    return shown(request, asking(request.actor, interview.child_id, question, back_to(ref)), asked)

"""How every question of this room is asked: found or not found, typed, one action, back to the interview."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ymylon.access.rules import Actor
from ymylon.design.forms import Question
from ymylon.design.moments import language
from ymylon.interviews.lookups.interviews import Interview, NoSuchInterview, interview_by_ref
from ymylon.interviews.page.asking import asking, back_to
from ymylon.missing.lookups.episodes import Episode, NoSuchEpisode, episode_by_ref
from ymylon.missing.rules.faults import Fault, Stale

TEMPLATE = "interviews/ask.html"
OVER = "over"


def episode_or_404(actor: Actor, ref: UUID) -> Episode:
    """The episode, or the answer that there is none: nobody learns which of the two it is."""
    try:
        return episode_by_ref(actor, ref)
    except NoSuchEpisode as missing:
        raise Http404 from missing


def found_or_404(look: Callable[[Actor, UUID], Any], actor: Actor, ref: UUID) -> Any:
    """As above, for an interview, a referral, an action or a child's words."""
    try:
        return look(actor, ref)
    except NoSuchInterview as missing:
        raise Http404 from missing


def interview_or_404(actor: Actor, ref: UUID) -> Interview:
    """The interview, or the answer that there is none."""
    return found_or_404(interview_by_ref, actor, ref)


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
        form.add_error(fault.field if fault.field in form.fields else None, fault.words.in_language(language()))
        return False
    return True


def shown(request: HttpRequest, page: Any, form: Question, template: str = TEMPLATE) -> HttpResponse:
    """The question, with its faults if there are any."""
    return render(request, template, {"page": page, "form": form}, status=422 if form.errors else 200)


def over() -> HttpResponse:
    """To the interviews that are left, and there it is said that the writer’s part in one is over."""
    return redirect(f"{reverse('interviews:interviews')}?{OVER}")


def back_after(actor: Actor, ref: UUID) -> HttpResponse:
    """To the interview; where it ended with what was just written, and the writer's part in it, to those that are left."""
    try:
        interview_by_ref(actor, ref)
    except NoSuchInterview:
        return over()
    return redirect("interviews:interview", ref)


def ask(
    request: HttpRequest, ref: UUID, form: Callable[..., Question], question: str, write: Callable[..., Any], **initial: Any
) -> HttpResponse:
    """Asks one question about an interview on GET, writes once on POST."""
    interview, now = interview_or_404(request.actor, ref), timezone.now()
    asked = form(request.POST if request.method == "POST" else None, now=now, initial=initial)
    if written(asked, lambda: write(by=request.actor, at=now, interview=interview, **asked.cleaned_data)):
        return back_after(request.actor, ref)
    return shown(request, asking(request.actor, interview.child_id, question, back_to(ref)), asked)

"""How every question about an episode is asked: found or not found, typed, one action, back to the episode."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.design.forms import Question
from ymylon.design.moments import language, told
from ymylon.missing.lookups.episodes import Episode, NoSuchEpisode, episode_by_ref
from ymylon.missing.rules.faults import EndedAlready, Fault

TEMPLATE = "missing/ask.html"


def episode_or_404(actor: Actor, ref: UUID) -> Episode:
    """The episode, or the answer that there is none: nobody learns which of the two it is."""
    try:
        return episode_by_ref(actor, ref)
    except NoSuchEpisode as missing:
        raise Http404 from missing


def show(form: Question, fault: Fault, now: datetime) -> None:
    """The fault beside its question, in the person's language; what was typed stays."""
    words = fault.words.in_language(language())
    if isinstance(fault, EndedAlready):
        who = practitioners_by_id([fault.by_id]).get(fault.by_id or 0)
        said = {"who": who.name if who else _("Somebody"), "when": told(fault.at, now)}
        words = _("%(who)s has recorded the end of this episode already, at %(when)s. Nothing was changed by you.") % said
    form.add_error(fault.field if fault.field in form.fields else None, words)


def ask(
    request: HttpRequest,
    ref: UUID,
    form: Callable[..., Question],
    page: Callable[[Actor, Episode], Any],
    write: Callable[..., Any],
    *,
    then: str = "",
    template: str = TEMPLATE,
) -> HttpResponse:
    """Asks on GET, writes once on POST; a refusal by the action stands beside the question."""
    episode, now = episode_or_404(request.actor, ref), timezone.now()
    asked = form(request.POST if request.method == "POST" else None, now=now)
    if asked.is_bound and asked.is_valid():
        try:
            write(by=request.actor, at=now, episode=episode, **asked.cleaned_data)
        except Fault as fault:
            show(asked, fault, now)
        else:
            return redirect(then or reverse("missing:episode", args=[ref]))
    return render(request, template, {"page": page(request.actor, episode), "form": asked}, status=422 if asked.errors else 200)

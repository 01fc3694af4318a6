"""How every question about an episode is asked: found or not found, typed, one action, back to the episode."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.design.entries import Collision
from ymylon.design.forms import Question, posted
from ymylon.design.moments import told
from ymylon.design.ways import reverse
from ymylon.drafts.actions import discard
from ymylon.drafts.page import Begun, begun
from ymylon.missing.lookups.episodes import Episode, episode_by_ref
from ymylon.missing.rules.faults import EndedAlready, Fault, Stale

TEMPLATE = "missing/ask.html"


def show(form: Question, fault: Fault, now: datetime) -> None:
    """The fault beside its question; of an end that somebody else recorded, who and when."""
    if isinstance(fault, EndedAlready):
        who = practitioners_by_id([fault.by_id]).get(fault.by_id or 0)
        said = {"who": who.name if who else _("Somebody"), "when": told(fault.at, now)}
        form.add_error(
            None, _("%(who)s has recorded the end of this episode already, at %(when)s. Nothing was changed by you.") % said
        )
    else:
        form.refuse(fault)


def ask(
    request: HttpRequest,
    ref: UUID,
    form: Callable[..., Question],
    page: Callable[[Actor, Episode], Any],
    write: Callable[..., Any],
    *,
    then: str = "",
    template: str = TEMPLATE,
    collide: Callable[[Question, Any, datetime], Collision] | None = None,
) -> HttpResponse:
    """Asks on GET, writes once on POST; a refusal by the action stands beside the question. What is typed is kept meanwhile."""
    episode, now = episode_by_ref(request.actor, ref), timezone.now()
    draft = begun(request, draft_name(request, ref), now)
    asked = form(posted(request), now=now)
    asked.initial |= draft.answers(asked.fields)
    collision = None
    if asked.is_bound and asked.is_valid():
        try:
            write(by=request.actor, at=now, episode=episode, **asked.cleaned_data)
        except Fault as fault:
            if isinstance(fault, Stale) and collide is not None:
                collision = collide(asked, fault.theirs, now)
            else:
                show(asked, fault, now)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect(then or reverse("missing:episode", args=[ref]))
    shown = replace(kept_while_typed(page(request.actor, episode), draft), collision=collision)
    return render(request, template, {"page": shown, "form": asked}, status=422 if asked.errors else 200)


def draft_name(request: HttpRequest, ref: UUID) -> str:
    """What this page's draft is called: as the page itself, for this episode."""
    return f"{request.resolver_match.url_name}.{ref}"


def kept_while_typed(page: Any, draft: Begun) -> Any:
    """The page, which says what was begun earlier and keeps what is typed."""
    return replace(page, notices=(*page.notices, *draft.notices), keep_url=draft.keep_url)

"""The doors of networks: around a child, a person or thing of concern, a home or a school; and how one leaves."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.design.paging import rows_read
from ymylon.networks.actions import Given, give_network
from ymylon.networks.forms import DaysForm, GiveNetworkForm
from ymylon.networks.page import (
    Asked,
    NetworkPage,
    child_page,
    context_page,
    entry_page,
    file_name,
    file_of,
    give_page,
    place_page,
)
from ymylon.terms.links import Span

_USUAL = timedelta(days=365)


@require_safe
@opens("SEE_NETWORK")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """Who and what is around a child."""
    return _drawn(request, child, child_page)


@require_safe
@opens("SEE_NETWORK")
def entry(request: HttpRequest, associate: UUID) -> HttpResponse:
    """Who and what is around a person, group or thing of concern."""
    return _drawn(request, associate, entry_page)


@require_safe
@opens("SEE_NETWORK")
def place(request: HttpRequest, place: UUID) -> HttpResponse:
    """Who and what is around a home or a school."""
    return _drawn(request, place, place_page)


@require_safe
@opens("SEE_NETWORK")
def context(request: HttpRequest, context: UUID) -> HttpResponse:
    """Who and what is around a place or a group that is assessed."""
    return _drawn(request, context, context_page)


@require_http_methods(["GET", "POST"])
@opens("EXPORT_NETWORK")
def give(request: HttpRequest, child: UUID) -> HttpResponse:
    """The network of a child leaves as a file, once it is said for whom and under what."""
    now = timezone.now()
    today = timezone.localdate(now)
    page, partners = give_page(request.actor, child, now)
    form = GiveNetworkForm(posted(request), now=now, partners=partners, initial={"since": today - _USUAL, "until": today})
    made: list[Given] = []

    def give_it(said: dict[str, Any]) -> None:
        last = said["until"] or today
        span = Span(said["since"] or last - _USUAL, last)
        made.append(give_network(by=request.actor, at=now, ref=child, span=span, **form.whom()))

    if not form.done(give_it):
        return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(made[0])}"', "Cache-Control": "no-store"}
    made_of_it = file_of(request.actor, made[0], form.called)
    return HttpResponse(made_of_it, content_type="application/x-ndjson; charset=utf-8", headers=headers)


def _drawn(request: HttpRequest, ref: UUID, page_of: Callable[..., NetworkPage]) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    is_asked = "since" in request.GET or "until" in request.GET
    form = DaysForm(request.GET if is_asked else None, now=now, initial={"since": today - _USUAL, "until": today})
    last = (form.cleaned_data.get("until") if is_asked and form.is_valid() else None) or today
    first = (form.cleaned_data.get("since") if is_asked and form.is_valid() else None) or last - _USUAL
    page = page_of(request.actor, ref, Asked(Span(first, last), today, rows_read(request)))
    context = {"page": page, "form": form}
    return render(request, "networks/network.html", context, status=422 if form.errors else 200)

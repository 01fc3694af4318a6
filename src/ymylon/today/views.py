"""Doors of Today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.today.page.today import new_work, today_page


@require_safe
@opens("SEE_OWN_WORK")
def today(request: HttpRequest) -> HttpResponse:
    """What waits for this person, and nothing else."""
    return render(request, "today/today.html", {"page": today_page(request.actor, timezone.now(), whole="all" in request.GET)})


@require_safe
@opens("SEE_OWN_WORK")
def changed(request: HttpRequest) -> HttpResponse:
    """Whether something has changed since a page was opened; asked every few seconds, and it shows no child."""
    notice = new_work(request.actor, request.GET.get("known", ""))
    return render(request, "today/changed.html", {"notice": notice})

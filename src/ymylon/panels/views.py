"""The doors of the panel’s view: its children, and how panels went."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.panels.page.panel import panel_page
from ymylon.panels.page.record import record_page

_TABLES = "design/tables.html"


@require_safe
@opens("SEE_PANEL")
def panel(request: HttpRequest) -> HttpResponse:
    """The children of a panel, each once, as far as this person may see them."""
    page = panel_page(request.actor, timezone.now(), area=request.GET.get("area", ""))
    return render(request, _TABLES, {"page": page})


@require_safe
@opens("SEE_PANEL_RECORD")
def record(request: HttpRequest) -> HttpResponse:
    """How panels went, in Wales and by board."""
    return render(request, _TABLES, {"page": record_page(request.actor, timezone.now(), kind=request.GET.get("kind", ""))})

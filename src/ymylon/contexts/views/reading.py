"""The pages that are read: all places and groups, one of them, and those of a child."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.contexts.lookups import context_by_ref
from ymylon.contexts.page.child import child_page
from ymylon.contexts.page.listing import every_page
from ymylon.contexts.page.place import place_page
from ymylon.design.paging import rows_read

_RECORD = "design/record.html"


@require_safe
@opens("SEE_CONTEXTS")
def every(request: HttpRequest) -> HttpResponse:
    """All that this person may see, and what their teams owe."""
    return render(request, _RECORD, {"page": every_page(request.actor, timezone.now(), after=rows_read(request))})


@require_safe
@opens("SEE_CONTEXTS")
def context(request: HttpRequest, about: UUID) -> HttpResponse:
    """One place or group."""
    page = place_page(request.actor, context_by_ref(request.actor, about), timezone.now())
    return render(request, _RECORD, {"page": page})


@require_safe
@opens("SEE_CHILD_CONTEXTS")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """Those to which a child is linked."""
    page = child_page(request.actor, child, timezone.now())
    return render(request, _RECORD, {"page": page})

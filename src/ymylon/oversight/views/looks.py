"""The door to who has looked at a child."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.oversight.page.looks import looks_page


@require_safe
@opens("SEE_WHO_LOOKED")
def looks(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Who has opened this child's record or written in it."""
    page = looks_page(request.actor, ref, timezone.now())
    return render(request, "design/record.html", {"page": page})

"""The door of one episode."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.missing.page.episode import episode_page


@opens("SEE_EPISODE")
def episode(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Everything that this person may know of one episode."""
    page = episode_page(request.actor, ref, timezone.now())
    return render(request, "missing/episode.html", {"page": page})

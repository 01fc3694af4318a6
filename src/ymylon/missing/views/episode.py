"""The door of one episode."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.missing.lookups.episodes import NoSuchEpisode
from ymylon.missing.page.episode import episode_page


@opens("SEE_EPISODE")
def episode(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Everything that this person may know of one episode."""
    try:
        page = episode_page(request.actor, ref, timezone.now())
    except NoSuchEpisode as missing:
        raise Http404 from missing
    return render(request, "missing/episode.html", {"page": page})

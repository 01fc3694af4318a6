"""The door to a child's page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import NoSuchChild
from ymylon.chronology.page import child_page


@require_safe
@opens("SEE_CHILD")
def child(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One child's story, in the lanes of whoever looks."""
    try:
        page = child_page(request.actor, ref, timezone.now(), get_language() or "en")
    except NoSuchChild:
        raise Http404 from None
    return render(request, "chronology/child.html", {"page": page})

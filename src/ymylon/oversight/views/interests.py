"""The doors to what one declares of whom one knows."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.oversight.actions import looking as actions
from ymylon.oversight.forms.asking import InterestForm
from ymylon.oversight.lookups.interests import own_interest
from ymylon.oversight.page.interests import declare_page, interests_page


@require_safe
@opens("SEE_OWN_HISTORY")
def interests(request: HttpRequest) -> HttpResponse:
    """What one has declared; for whoever answers for others, what they have."""
    return render(request, "oversight/history.html", {"page": interests_page(request.actor, timezone.now())})


@require_http_methods(["GET", "POST"])
@opens("DECLARE_CONFLICT")
def declare(request: HttpRequest) -> HttpResponse:
    """Say whom one knows, or that one knows nobody."""
    form = InterestForm(posted(request))
    if form.is_bound and form.is_valid():
        actions.declare_conflict(by=request.actor, at=timezone.now(), **form.cleaned_data)
        return redirect("oversight:interests")
    return render(request, "oversight/ask.html", {"page": declare_page(), "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("DECLARE_CONFLICT")
def end_conflict(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take a declaration back."""
    conflict = own_interest(request.actor, ref)
    actions.end_conflict(by=request.actor, at=timezone.now(), conflict=conflict)
    return redirect("oversight:interests")

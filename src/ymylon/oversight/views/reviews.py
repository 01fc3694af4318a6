"""The doors of the quarterly review."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.audit.rules import shown
from ymylon.design.forms import posted
from ymylon.design.moments import language
from ymylon.oversight.actions import looking as actions
from ymylon.oversight.forms.reviews import EndForm
from ymylon.oversight.lookups.looking import GrantAsked, grant_review_by_ref, review_by_ref
from ymylon.oversight.page.reviews import end_grant_page, end_page, reviews_page


@require_safe
@opens("REVIEW_GRANTS")
def reviews(request: HttpRequest) -> HttpResponse:
    """Who waits to be confirmed."""
    return render(request, "oversight/history.html", {"page": reviews_page(request.actor, timezone.now())})


@require_POST
@opens("REVIEW_GRANTS")
def confirm(request: HttpRequest, ref: UUID) -> HttpResponse:
    """This person still belongs in the team."""
    review = review_by_ref(request.actor, ref, timezone.now())
    actions.confirm_place(by=request.actor, at=timezone.now(), review=review)
    return redirect("oversight:reviews")


@require_POST
@opens("GRANT_CASE")
def confirm_grant(request: HttpRequest, ref: UUID) -> HttpResponse:
    """This person is still to be let into the child's record."""
    actions.confirm_grant(by=request.actor, at=timezone.now(), asked=_grant(request, ref))
    return redirect("oversight:reviews")


@require_http_methods(["GET", "POST"])
@opens("GRANT_CASE")
def end_asked_grant(request: HttpRequest, ref: UUID) -> HttpResponse:
    """This person is let into the child's record no more."""
    asked = _grant(request, ref)
    form = EndForm(posted(request))
    if form.is_bound and form.is_valid():
        actions.end_grant(by=request.actor, at=timezone.now(), asked=asked, **form.cleaned_data)
        return redirect("oversight:reviews")
    page = end_grant_page(request.actor, asked)
    return render(request, "oversight/ask.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _grant(request: HttpRequest, ref: UUID) -> GrantAsked:
    asked = grant_review_by_ref(request.actor, ref, timezone.now())
    shown([asked.grant.child_id])
    return asked


@require_http_methods(["GET", "POST"])
@opens("REVIEW_GRANTS")
def end(request: HttpRequest, ref: UUID) -> HttpResponse:
    """This person belongs in the team no more."""
    review = review_by_ref(request.actor, ref, timezone.now())
    form = EndForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            actions.end_place(by=request.actor, at=timezone.now(), review=review, **form.cleaned_data)
        except actions.StillOnDuty as refused:
            form.add_error("why", refused.words.in_language(language()))
        else:
            return redirect("oversight:reviews")
    return render(request, "oversight/ask.html", {"page": end_page(review), "form": form}, status=422 if form.errors else 200)

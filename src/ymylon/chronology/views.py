"""The doors to a child's page and photograph."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.children import actions
from ymylon.children.lookups import NoPhotograph, NoSuchChild, child_by_ref, picture
from ymylon.chronology.forms import PhotographForm
from ymylon.chronology.page.child import child_page, photograph_page


@require_safe
@opens("SEE_CHILD")
def child(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One child's story, in the lanes of whoever looks."""
    try:
        page = child_page(request.actor, ref, timezone.now(), get_language() or "en")
    except NoSuchChild:
        raise Http404 from None
    return render(request, "chronology/child.html", {"page": page})


@require_safe
@opens("SEE_CHILD")
def photograph(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The child's photograph itself, kept by no browser."""
    try:
        shown = picture(request.actor, ref)
    except NoPhotograph:
        raise Http404 from None
    return HttpResponse(shown, content_type="image/jpeg", headers={"Cache-Control": "no-store", "Content-Disposition": "inline"})


@require_http_methods(["GET", "POST"])
@opens("KEEP_PHOTOGRAPH")
def keep_photograph(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A picture, when it was taken, and who may use it for what."""
    try:
        child = child_by_ref(request.actor, ref)
        page = photograph_page(request.actor, ref)
    except NoSuchChild:
        raise Http404 from None
    now = timezone.now()
    form = PhotographForm(request.POST, request.FILES, now=now) if request.method == "POST" else PhotographForm(now=now)
    if form.is_bound and form.is_valid():
        actions.keep_photograph(by=request.actor, at=now, child_id=child.pk, **form.said())
        return redirect("chronology:child", ref)
    return render(request, "chronology/photograph.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("KEEP_PHOTOGRAPH")
def withdraw_photograph(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The photograph is shown to nobody any more."""
    try:
        child = child_by_ref(request.actor, ref)
    except NoSuchChild:
        raise Http404 from None
    actions.withdraw_photograph(by=request.actor, at=timezone.now(), child_id=child.pk)
    return redirect("chronology:child", ref)

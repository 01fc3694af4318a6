"""The doors to a child's page and photograph."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.children import actions
from ymylon.children.lookups import child_by_ref, picture
from ymylon.chronology.forms import ContactForm, PhotographForm, PutRightForm
from ymylon.chronology.page.asking import (
    contact_page,
    kept_while_typed,
    overtaken_by,
    photograph_page,
    put_right_page,
    started_with,
)
from ymylon.chronology.page.child import child_page
from ymylon.design.paging import rows_read
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.people.actions import Overtaken
from ymylon.people.lookups import cluster_of
from ymylon.protection.lookups import owners_of


@require_safe
@opens("SEE_CHILD")
def child(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One child's story, in the lanes of whoever looks."""
    page = child_page(request.actor, ref, timezone.now(), get_language() or "en", after=rows_read(request))
    return render(request, "chronology/child.html", {"page": page})


@require_safe
@opens("SEE_CHILD")
def photograph(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The child's photograph itself, kept by no browser."""
    shown = picture(request.actor, ref)
    return HttpResponse(shown, content_type="image/jpeg", headers={"Cache-Control": "no-store", "Content-Disposition": "inline"})


@require_http_methods(["GET", "POST"])
@opens("KEEP_PHOTOGRAPH")
def keep_photograph(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A picture, when it was taken, and who may use it for what."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    page = photograph_page(request.actor, child)
    form = PhotographForm(request.POST, request.FILES, now=now) if request.method == "POST" else PhotographForm(now=now)
    if form.is_bound and form.is_valid():
        actions.keep_photograph(by=request.actor, at=now, child_id=child.pk, **form.said())
        return redirect("chronology:child", ref)
    return render(request, "chronology/photograph.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("KEEP_PHOTOGRAPH")
def withdraw_photograph(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The photograph is shown to nobody any more."""
    child = child_by_ref(request.actor, ref)
    actions.withdraw_photograph(by=request.actor, at=timezone.now(), child_id=child.pk)
    return redirect("chronology:child", ref)


@require_http_methods(["GET", "POST"])
@opens("PUT_RIGHT")
def put_right(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Who the child is. Whoever saves on an old page is shown both, and loses nothing."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    known, version = started_with(request.actor, child)
    draft = begun(request, f"put_right.{ref}", now)
    known |= draft.answers(PutRightForm.base_fields)
    form = PutRightForm(request.POST or None, now=now, version=draft.version(version), initial=known)
    collision = None
    if form.is_bound and form.is_valid():
        try:
            seen = form.cleaned_data["version"]
            actions.put_right(by=request.actor, at=now, child_id=child.pk, told=form.told(), version=seen)
        except Overtaken as overtaken:
            collision = overtaken_by(request.actor, child, form, overtaken.version, now)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("chronology:child", ref)
    page = kept_while_typed(put_right_page(request.actor, child, collision), draft)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@opens("PUT_RIGHT")
def add_contact(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Somebody around the child is named."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    if owners_of(cluster_of(request.actor, child.pk)):
        return redirect("protection:keep", ref)
    draft = begun(request, f"add_contact.{ref}", now)
    form = ContactForm(request.POST or None, now=now, initial=draft.answers(ContactForm.base_fields))
    if form.is_bound and form.is_valid():
        actions.add_contact(by=request.actor, at=now, child_id=child.pk, **form.said())
        discard(by=request.actor, form=draft.name)
        return redirect("chronology:child", ref)
    page = kept_while_typed(contact_page(request.actor, child), draft)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("PUT_RIGHT")
def end_contact(request: HttpRequest, ref: UUID, contact: UUID) -> HttpResponse:
    """Somebody is not around the child any more."""
    child = child_by_ref(request.actor, ref)
    if not actions.end_contact(by=request.actor, at=timezone.now(), child_id=child.pk, ref=contact):
        raise Http404
    return redirect("chronology:child", ref)

"""The doors to a child's numbers: read by date, recorded, ended."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import child_by_ref
from ymylon.chronology.forms.numbers import OF_COUNCILS, NumberForm
from ymylon.chronology.page.numbers import number_page, numbers_page
from ymylon.linkage import actions
from ymylon.people.lookups import cluster_of
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import Lane


@require_safe
@opens("SEE_CHILD")
def numbers(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Every number of one child, by date."""
    return render(request, "design/record.html", {"page": numbers_page(request.actor, child_by_ref(request.actor, ref))})


@require_http_methods(["GET", "POST"])
@opens("PUT_RIGHT")
def add_number(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A number that some system gives to the child. Of a protected child it may say where they are, and is sealed instead."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    if owners_of(cluster_of(request.actor, child.pk)):
        return redirect("protection:keep", ref)
    knows_police = bool(set(request.actor.scopes(Lane.OFFENDING)) & set(child.scopes))
    form = NumberForm(request.POST or None, now=now, knows_police=knows_police)
    if form.is_bound and form.is_valid():
        said = form.said()
        issuer = _own_area(request) if said["system"] in OF_COUNCILS else ""
        try:
            actions.add_number(by=request.actor, at=now, child_id=child.pk, issuer=issuer, **said)
        except actions.NumberStands:
            form.add_error("value", _("This child has this number already."))
        else:
            return redirect("chronology:numbers", ref)
    page = number_page(request.actor, child)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("PUT_RIGHT")
def end_number(request: HttpRequest, ref: UUID, number: UUID) -> HttpResponse:
    """A number is not the child's any more."""
    child = child_by_ref(request.actor, ref)
    if not actions.end_number(by=request.actor, at=timezone.now(), child_id=child.pk, ref=number):
        raise Http404
    return redirect("chronology:numbers", ref)


def _own_area(request: HttpRequest) -> str:
    areas = {area for post in request.actor.posts for area in post.areas}
    return areas.pop() if len(areas) == 1 else ""

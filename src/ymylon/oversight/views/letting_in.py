"""The doors by which one person is let into one child's record, and kept out again."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ymylon.access.policy import opens
from ymylon.access.rules import Actor
from ymylon.children.lookups import Child, case_grant_by_ref, child_by_ref, children_by_id
from ymylon.design.forms import posted
from ymylon.oversight.actions import letting_in as actions
from ymylon.oversight.forms.letting_in import GrantForm
from ymylon.oversight.page.letting_in import grants_page
from ymylon.oversight.rules.letting_in import Fault


@require_http_methods(["GET", "POST"])
@opens("GRANT_CASE")
def grants(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Who was let in; and another is."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    page = grants_page(request.actor, child, now)
    form = GrantForm(posted(request), lanes=page.lanes, now=now)
    if form.is_bound and form.is_valid():
        try:
            actions.grant_case(by=request.actor, at=now, child=child, **form.said())
        except Fault as fault:
            form.refuse(fault)
        else:
            return redirect("oversight:grants", ref)
    return render(request, "oversight/grants.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("GRANT_CASE")
def end_grant(request: HttpRequest, ref: UUID) -> HttpResponse:
    """This person sees the child no more."""
    grant = case_grant_by_ref(request.actor, ref)
    from_child = _child_of(request.actor, grant.child_id)
    actions.end_case(by=request.actor, at=timezone.now(), grant=grant)
    return redirect("oversight:grants", from_child.ref)


def _child_of(actor: Actor, number: int) -> Child:
    child = children_by_id(actor, [number]).get(number)
    if child is None:
        raise Http404
    return child

"""Doors of a notice: taking it on, and recording a telephone call about it."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from ymylon.access.policy import OTHER_ROLES, opens
from ymylon.notices import actions
from ymylon.notices.forms import CallForm
from ymylon.notices.lookups import notice_by_ref
from ymylon.notices.page import call_page, had_it_page, whom_to_ring


def _back(request: HttpRequest) -> str:
    """Where the person came from, if that is one of our own pages; otherwise Today."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours and target.startswith("/") else "/"


@require_POST
@opens("ACKNOWLEDGE")
def acknowledge(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take it on, in one click; whoever presses second is told who had it first."""
    notice = notice_by_ref(request.actor, ref)
    now = timezone.now()
    try:
        counted = actions.acknowledge(by=request.actor, at=now, notice=notice)
    except actions.NotTold as refused:
        raise PermissionDenied(OTHER_ROLES) from refused
    if counted:
        # Whoever held the child for this answer alone has no page of the child to go back to.
        return HttpResponseRedirect("/" if notice.closed_at else _back(request))
    notice.refresh_from_db()
    return render(request, "notices/had_it.html", {"page": had_it_page(notice, now, _back(request))})


@require_http_methods(["GET", "POST"])
@opens("TELL_BY_TELEPHONE")
def telephone(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Record a call about a notice, by name."""
    notice = notice_by_ref(request.actor, ref)
    now = timezone.now()
    started = {"rang": whom_to_ring(notice), "at": now}
    form = CallForm(request.POST or None, now=now, initial=started)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.tell_by_telephone(
            by=request.actor,
            at=said["at"].at,
            notice=notice,
            rang=said["rang"],
            answered=said["answered"],
            answered_by=said["answered_by"],
            took_it_on=said["took_it_on"],
        )
        return HttpResponseRedirect(_back(request))
    page = call_page(request.actor, notice, now, _back(request))
    return render(request, "notices/telephone.html", {"page": page, "form": form}, status=422 if form.errors else 200)

"""The door by which a team is left out of what is told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.missing.actions.leaving_out import leave_out as write
from ymylon.missing.forms.leaving_out import LeaveOutForm
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.missing.page.leaving_out import leave_out_page
from ymylon.missing.rules.faults import Fault
from ymylon.missing.views.asking import show


@opens("LEAVE_OUT")
def leave_out(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Somebody must not be told: which team, and why."""
    episode, now = episode_by_ref(request.actor, ref), timezone.now()
    page = leave_out_page(request.actor, episode, now)
    form = LeaveOutForm(posted(request), teams=page.teams)
    if form.is_bound and form.is_valid():
        try:
            write(by=request.actor, at=now, episode=episode, **form.said())
        except Fault as fault:
            show(form, fault, now)
        else:
            return redirect("missing:episode", ref)
    return render(request, "missing/leave_out.html", {"page": page, "form": form}, status=422 if form.errors else 200)

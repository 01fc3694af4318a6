"""The door by which a child is reported missing while somebody must not be told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.children.lookups import child_by_ref
from ymylon.design.forms import posted
from ymylon.design.moments import language
from ymylon.drafts.actions import discard
from ymylon.missing.actions.report_involving import reporting_post
from ymylon.missing.actions.reporting import ReportFault, report_missing
from ymylon.missing.forms.report_without import ReportNewWithoutForm, ReportWithoutForm
from ymylon.missing.lookups.episodes import open_episode_of
from ymylon.missing.page.leaving_out import report_new_without_page, report_without_page
from ymylon.missing.page.report_begun import begun, begun_notice
from ymylon.missing.rules.reporting import reporter_kinds


@opens("LEAVE_OUT")
def report_without(request: HttpRequest, child: UUID) -> HttpResponse:
    """As a report, but first: who is not told of it. Where the child is missing already, who is told nothing more."""
    actor, now = request.actor, timezone.now()
    known = child_by_ref(actor, child)
    running = open_episode_of(actor, known.pk)
    if running is not None and request.method != "POST":
        return redirect("missing:leave_out", running.ref)
    draft = f"without.{known.ref}"
    kept = begun(actor, draft, now) if request.method == "GET" else None
    page = report_without_page(actor, known, now, begun_notice(kept, draft, request.path, now), draft)
    typed, post = posted(request), reporting_post(actor)
    started = kept.single | {"teams": kept.typed.get("teams", [])} if kept else {}
    form = ReportWithoutForm(typed, now=now, teams=page.teams, areas=post.areas, asks_area=page.asks_area, initial=started)
    if form.is_bound and form.is_valid():
        said = form.said()
        try:
            kind = reporter_kinds(post.role)[0]
            episode = report_missing(by=actor, at=now, child_id=known.pk, reporter_kind=kind, **said)
        except ReportFault as fault:
            form.add_error("last_seen", fault.fault.label(language()))
        else:
            discard(by=actor, form=draft)
            return redirect("missing:details", episode.ref, said["report_ref"])
    return render(request, "missing/report_without.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@opens("LEAVE_OUT")
def report_new_without(request: HttpRequest) -> HttpResponse:
    """The same for a child who has no record."""
    actor, now, draft = request.actor, timezone.now(), "without"
    kept = begun(actor, draft, now) if request.method == "GET" else None
    typed, post = posted(request), reporting_post(actor)
    areas = [*post.areas, *request.POST.getlist("authority"), *(kept.typed.get("authority", []) if kept else [])]
    page = report_new_without_page(actor, areas, now, begun_notice(kept, draft, request.path, now), draft)
    started = kept.single | {"teams": kept.typed.get("teams", [])} if kept else {}
    form = ReportNewWithoutForm(typed, now=now, teams=page.teams, areas=post.areas, initial=started)
    if form.is_bound and form.is_valid():
        said = form.said()
        try:
            kind = reporter_kinds(post.role)[0]
            episode = report_missing(by=actor, at=now, child_id=None, reporter_kind=kind, **said)
        except ReportFault as fault:
            form.add_error("last_seen", fault.fault.label(language()))
        else:
            discard(by=actor, form=draft)
            return redirect("missing:details", episode.ref, said["report_ref"])
    return render(request, "missing/report_without.html", {"page": page, "form": form}, status=422 if form.errors else 200)

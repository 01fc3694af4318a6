"""The doors by which facts of a child leave the record: said, printed, or as a file. Each is on record before it leaves."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import Disclosure, child_by_ref, own_disclosure
from ymylon.chronology.forms import GiveForm
from ymylon.chronology.page import giving as pages
from ymylon.design.forms import posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.oversight.actions.sharing import give_out
from ymylon.oversight.rules.letting_in import Fault
from ymylon.oversight.rules.sharing import can_be_fetched
from ymylon.terms.calendars import local
from ymylon.terms.codes import GivenBy


@require_http_methods(["GET", "POST"])
@opens("RECORD_DISCLOSURE")
def give(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What was given by letter, on paper or by word of mouth; and all that was given so far."""
    return _ask(request, ref, None)


@require_http_methods(["GET", "POST"])
@opens("PRINT_CHILD")
def make_paper(request: HttpRequest, ref: UUID) -> HttpResponse:
    """For whom the summary is printed, and under what."""
    return _ask(request, ref, GivenBy.PRINT)


@require_http_methods(["GET", "POST"])
@opens("EXPORT_CHILD")
def make_file(request: HttpRequest, ref: UUID) -> HttpResponse:
    """For whom the chronology becomes a file, and under what."""
    return _ask(request, ref, GivenBy.FILE)


@require_safe
@opens("PRINT_CHILD")
def paper(request: HttpRequest, ref: UUID, act: UUID) -> HttpResponse:
    """The summary, for whoever has just said for whom it is."""
    rows = _made(request, ref, act, GivenBy.PRINT)
    page = pages.paper_page(request.actor, ref, rows, timezone.now())
    return render(request, "chronology/paper.html", {"page": page})


@require_safe
@opens("EXPORT_CHILD")
def file(request: HttpRequest, ref: UUID, act: UUID) -> HttpResponse:
    """The file, for whoever has just said for whom it is. Its name says nothing of the child."""
    rows = _made(request, ref, act, GivenBy.FILE)
    name = f"ymylon-{act.hex[:8]}-{local(rows[0].at):%Y%m%d-%H%M}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    made = pages.chronology_file(request.actor, rows)
    return HttpResponse(made, content_type="text/csv; charset=utf-8", headers=headers)


# Where what was said to be given here is then made.
_DRAFTS = {None: "given", GivenBy.PRINT: "print", GivenBy.FILE: "file"}
_MADE = {GivenBy.PRINT: "chronology:paper", GivenBy.FILE: "chronology:file"}


def _ask(request: HttpRequest, ref: UUID, means: GivenBy | None) -> HttpResponse:
    child, now = child_by_ref(request.actor, ref), timezone.now()
    draft = begun(request, f"{_DRAFTS[means]}.{ref}", now)
    page = pages.give_page(request.actor, child, now, means, draft.notices, draft.keep_url)
    form = GiveForm(
        posted(request),
        now=now,
        lanes=page.lanes,
        agreements=page.agreements,
        means=means,
        initial=draft.answers(GiveForm.base_fields),
    )
    if form.is_bound and form.is_valid():
        try:
            act = give_out(by=request.actor, at=now, child=child, giving=form.giving(), made_here=means is not None)
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect(_MADE[means], ref, act) if means else redirect("chronology:give", ref)
    return render(request, "chronology/give.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _made(request: HttpRequest, ref: UUID, act: UUID, means: GivenBy):
    rows: list[Disclosure] = own_disclosure(request.actor, ref, act)
    if rows[0].means != means or rows[0].is_sealed or not can_be_fetched(rows[0].at, timezone.now()):
        raise Http404
    return rows

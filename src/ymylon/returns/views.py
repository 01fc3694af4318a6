"""The doors of returns: sending one, its queue, one problem, and how good the returns of a year are."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.design.moments import language
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.duties.rules import local_day
from ymylon.returns import actions, lookups, page
from ymylon.returns.forms import SayForm, SendForm, SourceForm
from ymylon.returns.rules import State, years_to_send

_BOTH = require_http_methods(["GET", "POST"])
_RECORD, _TABLES, _QUESTION = "design/record.html", "design/tables.html", "design/question.html"


@require_safe
@opens("SEE_RETURNS")
def every(request: HttpRequest) -> HttpResponse:
    """Every return that was sent for the bodies that this person answers for."""
    return render(request, _TABLES, {"page": page.every_page(request.actor, timezone.now())})


@_BOTH
@opens("SEND_RETURN")
def send(request: HttpRequest) -> HttpResponse:
    """A return is sent, whole; it is read by the clock."""
    actor, now = request.actor, timezone.now()
    bodies = lookups.bodies_of(actor, "SEND_RETURN")
    if not bodies:
        raise Http404
    years = [(first, page.year_words(first)) for first in years_to_send(local_day(now))]
    files = request.FILES if request.method == "POST" else None
    form = SendForm(posted(request), files, bodies=bodies, years=years, tongue=language())
    made: list[Any] = []
    if form.done(lambda said: made.append(_sent(actor, now, form, said))):
        return redirect("returns:one", made[0].ref)
    return render(request, "returns/send.html", {"page": page.send_page(), "form": form}, status=422 if form.errors else 200)


def _sent(actor: Any, now: Any, form: SendForm, said: dict) -> Any:
    return actions.send_return(by=actor, at=now, agency_id=said["body"], first_year=said["year"], files=form.sent())


@require_safe
@opens("SEE_RETURNS")
def one(request: HttpRequest, about: UUID) -> HttpResponse:
    """One return: how it stands, and its queue."""
    upload = lookups.upload_by_ref(request.actor, about)
    return render(request, _RECORD, {"page": page.return_page(request.actor, upload, timezone.now())})


@require_safe
@opens("SEE_RETURNS")
def problem(request: HttpRequest, about: UUID) -> HttpResponse:
    """One problem: where it is, what to do, and what was said of it."""
    one = lookups.problem_by_ref(request.actor, about)
    return render(request, _RECORD, {"page": page.problem_page(request.actor, one, timezone.now())})


@_BOTH
@opens("EXPLAIN_PROBLEM")
def explain(request: HttpRequest, about: UUID) -> HttpResponse:
    """Somebody says how it comes that this is right. Of two at once the second is shown both."""
    return _say(request, about, "explain")


@_BOTH
@opens("ACCEPT_EXPLANATION")
def accept(request: HttpRequest, about: UUID) -> HttpResponse:
    """Somebody else accepts an explanation; of two at once the second is shown both."""
    return _say(request, about, "accept")


def _say(request: HttpRequest, about: UUID, how: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    row = lookups.problem_by_ref(request.actor, about)
    found = lookups.found_of(actor, row)
    is_open = how in page.ways(actor, found)
    # Who typed while somebody else settled it is told so, and keeps the words.
    if not is_open and not (request.method == "POST" and page.may_say(actor, found, how)):
        raise Http404
    draft, number = begun(request, f"{how}_problem.{about}", now), len(found.answers)
    label, hint = page.question(how)
    typed = draft.answers(SayForm.base_fields)
    form = SayForm(posted(request), version=draft.version(number), initial=typed, label=label, hint=hint)
    act = {"explain": actions.explain, "accept": actions.accept}[how]
    collision = None
    if is_open and form.is_bound and form.is_valid() and form.is_stale(number) and found.state is not State.OPEN:
        collision = form.collide(version=number, **page.theirs(found, now))
    elif form.done(lambda said: act(by=actor, at=now, problem=row, words=said["words"])):
        discard(by=actor, form=draft.name)
        return redirect("returns:one", row.upload.ref)
    asked = {"page": page.say_page(how, found, draft, collision), "form": form}
    return render(request, _QUESTION, asked, status=422 if form.errors else 200)


@_BOTH
@opens("FIND_SOURCE")
def source(request: HttpRequest) -> HttpResponse:
    """Where a reference of an extract leads: to what this person may see, or to a refusal that says no more."""
    form = SourceForm(posted(request))
    found: list[tuple[str, UUID]] = []
    if form.done(lambda said: found.append(actions.find_source(by=request.actor, reference=said["reference"]))):
        kind, ref = found[0]
        return redirect("missing:episode" if kind == "episode" else "chronology:child", ref)
    return render(request, _QUESTION, {"page": page.source_page(), "form": form}, status=422 if form.errors else 200)


@require_safe
@opens("SEE_RETURNS")
def quality(request: HttpRequest) -> HttpResponse:
    """How good the returns of a year are, body by body, and of all together."""
    return render(request, _TABLES, {"page": page.quality_page(timezone.now(), request.GET.get("year", ""))})

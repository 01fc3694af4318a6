"""The doors of a plan: the page for the night, writing a version, agreeing it, looking again, its versions, and the sheet."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import refs_of
from ymylon.design.forms import Question, posted
from ymylon.documents.pdf import can_make_pdf, make_pdf
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.plans import actions
from ymylon.plans.forms import AgainForm, AgreeForm, PlanForm
from ymylon.plans.lookups import plan_by_ref, plan_of
from ymylon.plans.page import asking
from ymylon.plans.page.plan import plan_page
from ymylon.plans.page.sheet import sheet
from ymylon.plans.page.versions import versions_page
from ymylon.plans.rules import Fault, Overtaken
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.codes import GivenBy, Lane

_ASK = "plans/ask.html"
_get_post = require_http_methods(["GET", "POST"])


@require_safe
@opens("SEE_PLAN")
def plan(request: HttpRequest, child: UUID) -> HttpResponse:
    """One page for three in the morning."""
    page = plan_page(request.actor, child, timezone.now())
    return render(request, "plans/plan.html", {"page": page})


@require_safe
@opens("MAKE_PLAN")
def versions(request: HttpRequest, child: UUID) -> HttpResponse:
    """Every version, and to whom one was opened."""
    page = versions_page(request.actor, child)
    return render(request, "design/record.html", {"page": page})


@_get_post
@opens("MAKE_PLAN")
def make(request: HttpRequest, child: UUID) -> HttpResponse:
    """The next version is written, and kept as it is typed."""
    known, now, collision = _writing(request, child), timezone.now(), None
    draft = begun(request, f"plan.{child}", now)
    stands = plan_of(request.actor, known.pk)
    typed = posted(request)
    initial = {} if typed else asking.begins_with(request.actor, known, stands) | draft.answers(PlanForm.base_fields)
    form = PlanForm(typed, now=now, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            actions.keep_plan(by=request.actor, at=now, child_id=known.pk, **form.said())
        except Overtaken as later:
            collision = asking.collision(form, later.theirs, now) if later.theirs else None
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("plans:plan", child)
    page = asking.make_page(known, draft.notices, draft.keep_url, collision)
    return render(request, "plans/make.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@_get_post
@opens("MAKE_PLAN")
def look_again(request: HttpRequest, about: UUID) -> HttpResponse:
    """A version is looked at again, and is still right."""
    return _judge(request, about, AgainForm, asking.again_page, actions.say_still_right)


@_get_post
@opens("AGREE_PLAN")
def agree(request: HttpRequest, about: UUID) -> HttpResponse:
    """A manager agrees a version for the council."""
    return _judge(request, about, AgreeForm, asking.agree_page, actions.agree_plan)


@require_POST
@opens("PRINT_PLAN")
def make_sheet(request: HttpRequest, child: UUID) -> HttpResponse:
    """The sheet as a PDF, or as a page where none is made, marked; listed for the child. Its name says nothing of the child."""
    now = timezone.now()
    drawn = sheet(request.actor, child, now)
    found = plan_of(request.actor, known_child(request.actor, child).pk)
    if found is None:
        raise Http404
    means = GivenBy.FILE if can_make_pdf() else GivenBy.PRINT
    actions.record_paper(by=request.actor, at=now, plan=found, means=means, lanes=drawn.page.lanes)
    if means is GivenBy.PRINT:
        return render(request, "plans/printed.html", {"page": drawn.page})
    drawing = render_to_string("plans/sheet.html", {"sheet": drawn, "page": drawn.page})
    made = make_pdf(drawing, style=render_to_string("plans/sheet.css"))
    name = f"ymylon-{found.ref.hex[:8]}-{drawn.language}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _judge(request: HttpRequest, about: UUID, asked: type[Question], page: Any, write: Any) -> HttpResponse:
    try:
        found = plan_by_ref(request.actor, about)
        known = _writing(request, refs_of(request.actor, [found.child_id])[found.child_id])
    except KeyError:
        raise Http404 from None
    form = asked(posted(request))
    if form.is_bound and form.is_valid():
        try:
            write(by=request.actor, at=timezone.now(), plan=found, words=form.cleaned_data["words"])
        except Overtaken:
            form.refuse(actions.NEWER)
        else:
            return redirect("plans:plan", known.ref)
    return render(request, _ASK, {"page": page(known), "form": form}, status=422 if form.errors else 200)


def _writing(request: HttpRequest, child: UUID) -> KnownChild:
    """The child, for somebody who writes the child's plan."""
    known = known_child(request.actor, child)
    if not known.writes(request.actor, Lane.PREPARED, "MAKE_PLAN"):
        raise Http404
    return known

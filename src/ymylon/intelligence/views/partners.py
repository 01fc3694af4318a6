"""The doors of whoever submits intelligence, and reads what the police released."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import Question, posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import Begun, begun
from ymylon.intelligence.actions import releasing, submitting
from ymylon.intelligence.forms.judging import ReadForm
from ymylon.intelligence.forms.submitting import SubmitForm, asked, heard_on
from ymylon.intelligence.lookups import has_read, release_by_ref
from ymylon.intelligence.page import asking
from ymylon.intelligence.page.mine import child_page, mine_page
from ymylon.intelligence.page.reading import conditions_page, read_page
from ymylon.protection.lookups import known_child
from ymylon.terms.codes import Lane

_get_post = require_http_methods(["GET", "POST"])


def ask(request: HttpRequest, page: Any, form: Question) -> HttpResponse:
    """A question, with what stands around it."""
    return render(request, "intelligence/ask.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _submitted(request: HttpRequest, draft: Begun, child_id: int | None) -> SubmitForm | None:
    """None: it was submitted. Else the form, which says why not."""
    begins = heard_on(request.GET.get("heard", "")) | draft.answers(SubmitForm.base_fields)
    form = asked(request.actor, posted(request), begins, now=draft.now, child_id=child_id)

    def submit_it(_said: dict[str, Any]) -> None:
        submitting.submit(by=request.actor, at=draft.now, **form.given)
        discard(by=request.actor, form=draft.name)

    return None if form.done(submit_it) else form


@_get_post
@opens("SUBMIT_INTELLIGENCE")
def begin(request: HttpRequest) -> HttpResponse:
    """Something to submit that begins from no child’s page."""
    draft = begun(request, "intelligence", timezone.now())
    form = _submitted(request, draft, None)
    return ask(request, asking.begin_page(draft), form) if form else redirect("intelligence:mine")


@_get_post
@opens("SUBMIT_INTELLIGENCE")
def submit(request: HttpRequest, child: UUID) -> HttpResponse:
    """Something to submit about this child."""
    known = known_child(request.actor, child)
    if not known.writes(request.actor, Lane.IDENTITY, "SUBMIT_INTELLIGENCE"):
        raise Http404
    draft = begun(request, f"intelligence.{child}", timezone.now())
    form = _submitted(request, draft, known.pk)
    return ask(request, asking.submit_page(known, draft), form) if form else redirect("intelligence:child", child)


@require_safe
@opens("SEE_SUBMISSIONS")
def mine(request: HttpRequest) -> HttpResponse:
    """What I submitted, and what was released to my team."""
    return render(request, "design/record.html", {"page": mine_page(request.actor, timezone.now())})


@require_safe
@opens("SEE_SUBMISSIONS")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """References about one child."""
    page = child_page(request.actor, child, timezone.now())
    return render(request, "design/record.html", {"page": page})


@_get_post
@opens("READ_INTELLIGENCE")
def read(request: HttpRequest, about: UUID) -> HttpResponse:
    """A released version: its conditions first, its words once somebody said that they read those."""
    one = release_by_ref(request.actor, about)
    if request.method == "POST":
        releasing.read(by=request.actor, at=timezone.now(), release=one)
        return redirect("intelligence:read", about)
    if not has_read(request.actor, one):
        return ask(request, conditions_page(one), ReadForm())
    return render(request, "design/record.html", {"page": read_page(request.actor, one, timezone.now())})

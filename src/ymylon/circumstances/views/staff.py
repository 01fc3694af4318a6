"""The doors to the safety of whoever visits, and to growing up."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.circumstances.actions import growing as growing_actions
from ymylon.circumstances.actions import staff as actions
from ymylon.circumstances.forms import beside as forms
from ymylon.circumstances.lookups.growing import reached_by_ref
from ymylon.circumstances.lookups.staff import incident_by_ref, visit_by_ref
from ymylon.circumstances.page.asking import people_page
from ymylon.circumstances.page.beside import colleagues
from ymylon.circumstances.page.growing import growing_page
from ymylon.circumstances.page.staff import staff_page
from ymylon.circumstances.views.asking import RECORD, ask, find_child
from ymylon.design.forms import posted
from ymylon.protection.lookups import child_of
from ymylon.terms.codes import Lane

_get_post = require_http_methods(["GET", "POST"])
_LANE = Lane.WORKER_SAFETY
_STAFF, _GROWING = "circumstances:staff", "circumstances:growing"


@require_safe
@opens("SEE_STAFF_SAFETY")
def shown(request: HttpRequest, child: UUID) -> HttpResponse:
    """How a child may be visited, and who is out."""
    page = staff_page(request.actor, child, timezone.now())
    return render(request, RECORD, {"page": page})


def _found(request: HttpRequest, look: Any, about: UUID) -> tuple[Any, Any]:
    row = look(request.actor, about)
    return row, child_of(request.actor, row.child_id)


@_get_post
@opens("SET_VISIT_RULE")
def visit_rule(request: HttpRequest, child: UUID) -> HttpResponse:
    """How this child may be visited."""
    known = find_child(request, child, _LANE)
    form = forms.VisitRuleForm(posted(request), people=colleagues(request.actor, known))

    def write(given: dict[str, Any]) -> None:
        actions.set_visit_rule(
            by=request.actor, at=timezone.now(), child_id=known.pk, kind=given["kind"], words=given["words"],
            alone=[int(number) for number in given.get("alone", ())], names_hidden=given["names_hidden"] == "yes",
        )  # fmt: skip

    return ask(request, form, lambda: people_page(known, "visit_rule"), write, _STAFF, known.ref)


@_get_post
@opens("PLAN_VISIT")
def plan_visit(request: HttpRequest, child: UUID) -> HttpResponse:
    """Somebody leaves to see the child."""
    known, now = find_child(request, child, _LANE), timezone.now()
    form = forms.VisitForm(posted(request), people=colleagues(request.actor, known))

    def write(given: dict[str, Any]) -> None:
        second = int(given["second"]) if given["second"] else None
        actions.plan_visit(
            by=request.actor, at=now, child_id=known.pk, place=given["place"], back_at=form.back_at(now), second_id=second
        )

    return ask(request, form, lambda: people_page(known, "plan_visit"), write, _STAFF, known.ref)


@_get_post
@opens("PLAN_VISIT")
def check_in(request: HttpRequest, about: UUID) -> HttpResponse:
    """A worker is back, or needs help."""
    row, known = _found(request, visit_by_ref, about)

    def write(given: dict[str, Any]) -> None:
        actions.check_in(by=request.actor, at=timezone.now(), visit=row, answer=given["answer"])

    return ask(request, forms.CheckInForm(posted(request)), lambda: people_page(known, "check_in"), write, _STAFF, known.ref)


@_get_post
@opens("REPORT_STAFF_INCIDENT")
def report_incident(request: HttpRequest, child: UUID) -> HttpResponse:
    """A worker was followed or threatened."""
    known = find_child(request, child, _LANE)

    def write(given: dict[str, Any]) -> None:
        actions.report_incident(by=request.actor, at=timezone.now(), child_id=known.pk, kind=given["kind"], words=given["words"])

    return ask(request, forms.IncidentForm(posted(request)), lambda: people_page(known, "incident"), write, _STAFF, known.ref)


@_get_post
@opens("ANSWER_STAFF_INCIDENT")
def answer_incident(request: HttpRequest, about: UUID) -> HttpResponse:
    """A manager answers a worker."""
    row, known = _found(request, incident_by_ref, about)

    def write(given: dict[str, Any]) -> None:
        actions.answer_incident(by=request.actor, at=timezone.now(), ref=row.ref, words=given["words"])

    form = forms.IncidentAnswerForm(posted(request))
    return ask(request, form, lambda: people_page(known, "answer_incident"), write, _STAFF, known.ref)


@require_safe
@opens("SEE_CIRCUMSTANCES")
def growing(request: HttpRequest, child: UUID) -> HttpResponse:
    """Growing up: what ends, what goes on."""
    page = growing_page(request.actor, child, timezone.now())
    return render(request, RECORD, {"page": page})


@_get_post
@opens("SETTLE_TRANSITION")
def settle(request: HttpRequest, about: UUID) -> HttpResponse:
    """What goes on at an age that was reached."""
    row, known = _found(request, reached_by_ref, about)

    def write(given: dict[str, Any]) -> None:
        growing_actions.settle(by=request.actor, at=timezone.now(), ref=row.ref, goes_on=given["goes_on"], wishes=given["wishes"])

    return ask(request, forms.SettleForm(posted(request)), lambda: people_page(known, "settle"), write, _GROWING, known.ref)

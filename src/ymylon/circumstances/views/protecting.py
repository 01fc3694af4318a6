"""The doors to the steps of child protection: written down, put right, and what followed or why it is not done."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.circumstances.actions import protecting
from ymylon.circumstances.forms import life as asked
from ymylon.circumstances.lookups import life as found
from ymylon.circumstances.page.protecting import choices_after, follow_page, protecting_page
from ymylon.circumstances.rules.faults import SAY_DAY, Fault
from ymylon.circumstances.views.asking import RECORD, ask, find_entry
from ymylon.circumstances.views.life import Kind, begins, corrects
from ymylon.design.forms import posted
from ymylon.terms.codes import Lane, ProtectionStep

STEP = Kind(
    "step",
    found.Protecting,
    Lane.CONCERN,
    "WRITE_PROTECTION_STEP",
    asked.ProtectingForm,
    protecting.take_step,
    protecting.correct_step,
    then="circumstances:protecting",
)


@require_safe
@opens("SEE_CIRCUMSTANCES")
def shown(request: HttpRequest, child: UUID) -> HttpResponse:
    """The steps of one child, for whoever reads social care’s concern."""
    page = protecting_page(request.actor, child, timezone.now())
    return render(request, RECORD, {"page": page})


begin_step, step = begins(STEP), corrects(STEP)


@require_http_methods(["GET", "POST"])
@opens("WRITE_PROTECTION_STEP")
def step_owed(request: HttpRequest, about: UUID) -> HttpResponse:
    """What followed a step, with its day; or a named person's reason why something that it made owed is not done."""
    row, known = find_entry(request, found.Protecting, about, Lane.CONCERN)
    now = timezone.now()
    form = asked.FollowedForm(posted(request), now=now, choices=choices_after(request.actor, row))

    def write(given: dict[str, Any]) -> None:
        if given["what"] not in ProtectionStep.__members__:
            protecting.explain_no_step(by=request.actor, at=now, step=row, kind=given["what"], why=given["why"])
            return
        if given["since"] is None:
            raise Fault(SAY_DAY, "since")
        kind = ProtectionStep[given["what"]]
        protecting.take_step(by=request.actor, at=now, child_id=row.child_id, kind=kind, from_on=given["since"])

    return ask(request, form, lambda: follow_page(request.actor, known, row, now), write, "circumstances:protecting", known.ref)

"""The doors of an episode's end, and of what is then asked, checked and referred."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.design.ways import reverse
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.missing.actions.ending import record_end, record_found, record_still_missing
from ymylon.missing.actions.finding import complete_finding, explain_no_referral, record_item, record_prevention_check, refer_harm
from ymylon.missing.forms.ending import (
    AcceptanceForm,
    CheckForm,
    EndForm,
    FindingForm,
    FoundForm,
    ItemForm,
    ReasonForm,
    ReferForm,
)
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.missing.lookups.story import finding_of
from ymylon.missing.page import asking
from ymylon.missing.page.finding import collision_of, started_with
from ymylon.missing.rules.faults import Fault, Stale
from ymylon.missing.rules.states import may_move
from ymylon.missing.views.asking import TEMPLATE, ask, draft_name, kept_while_typed, show
from ymylon.terms.codes import EndKind


@opens("RECORD_FOUND")
def found(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The child is found: three questions, then everybody is told."""

    def write(*, when, **said):
        record_found(found=when, **said)

    return ask(request, ref, FoundForm, asking.found_page, write, then=reverse("missing:found_details", args=[ref]))


@opens("RECORD_FOUND")
def found_details(request: HttpRequest, ref: UUID) -> HttpResponse:
    """How the child was found. Whoever saves on an old page is shown both, and loses nothing."""
    episode, now = episode_by_ref(request.actor, ref), timezone.now()
    finding = finding_of(request.actor, episode)
    if finding is None:
        return redirect("missing:episode", ref)
    draft = begun(request, draft_name(request, ref), now)
    known = started_with(finding) | draft.answers(FindingForm.base_fields)
    form = FindingForm(request.POST or None, now=now, version=draft.version(finding.version), initial=known)
    collision = None
    if form.is_bound and form.is_valid():
        try:
            complete_finding(by=request.actor, at=now, episode=episode, **form.cleaned_data)
        except Stale as stale:
            collision = collision_of(form, stale.theirs, now)
        except Fault as fault:
            show(form, fault, now)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("missing:episode", ref)
    page = kept_while_typed(asking.finding_page(request.actor, episode, collision), draft)
    return render(request, TEMPLATE, {"page": page, "form": form}, status=422 if form.errors else 200)


def _end(*, when, **said):
    record_end(ended=when, **said)


@opens("RECORD_END")
def end(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The episode ended otherwise than by finding the child; or, of a child who was found, what has become known since."""
    state = episode_by_ref(request.actor, ref).state
    kinds = {kind for kind in EndKind if may_move(state, kind)} or set(EndKind)
    return ask(request, ref, partial(EndForm, kinds=kinds), asking.end_page, _end)


@opens("RECORD_END")
def adult_acceptance(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A named person in the receiving process accepts somebody who is still missing: this end and no other is asked for."""
    return ask(request, ref, AcceptanceForm, asking.acceptance_page, partial(_end, kind=EndKind.ACCEPTED_BY_ADULT_SERVICE))


@opens("RECORD_END")
def still_missing(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The end was wrong."""
    return ask(request, ref, ReasonForm, asking.still_missing_page, record_still_missing)


@opens("RECORD_ITEMS")
def items(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Items found with the child, or allegations."""
    return ask(request, ref, ItemForm, asking.items_page, record_item)


@opens("RECORD_PREVENTION_CHECK")
def prevention_check(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The police's own check."""
    return ask(request, ref, CheckForm, asking.check_page, record_prevention_check)


@opens("REFER_HARM")
def refer(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A C1 to the council."""
    return ask(request, ref, ReferForm, asking.refer_page, refer_harm)


@opens("REFER_HARM")
def no_referral(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Why no referral is made."""
    return ask(request, ref, ReasonForm, asking.no_referral_page, explain_no_referral)

"""The doors of the record: four short pages kept as they are typed, written once; and what a child takes back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.access.rules import Actor
from ymylon.design.forms import CodesField, Question, posted
from ymylon.drafts.actions import discard, keep
from ymylon.drafts.lookups import draft_of
from ymylon.interviews.actions import holding
from ymylon.interviews.forms.recording import IN_PART, NO, PAGES, PoliceForm, TranslationForm, WithdrawForm
from ymylon.interviews.lookups.interviews import Interview, account_by_ref, arrangement_of, interview_by_ref
from ymylon.interviews.page.asking import asking, back_to, recording
from ymylon.interviews.page.passed import passed, units_to_ask
from ymylon.interviews.views.asking import TEMPLATE, ask, shown, written
from ymylon.terms.codes import Language

_ORDER = tuple(PAGES)


def _draft(page: str, ref: UUID) -> str:
    return f"interview_{page}.{ref}"


def _typed(actor: Actor, page: str, ref: UUID, now: datetime) -> dict[str, list[str]]:
    kept = draft_of(actor, _draft(page, ref), now)
    return kept.typed if kept else {}


def _begun(page: str, typed: dict[str, list[str]]) -> dict[str, Any]:
    fields = PAGES[page].base_fields
    return {
        name: values if isinstance(fields[name], CodesField) else values[-1]
        for name, values in typed.items()
        if name in fields and values
    }


def _form(page: str, typed: dict[str, list[str]], now: datetime) -> Question:
    sent = QueryDict(mutable=True)
    for name, values in typed.items():
        sent.setlist(name, values)
    return PAGES[page](sent, now=now)


@opens("HOLD_INTERVIEW")
def record(request: HttpRequest, interview: UUID, page: str) -> HttpResponse:
    """One of the four pages. Each is kept for its author alone; the last one writes them all, once."""
    found, now = interview_by_ref(request.actor, interview), timezone.now()
    if page not in PAGES:
        raise Http404
    if request.method == "POST":
        form = PAGES[page](request.POST, now=now)
        keep(by=request.actor, at=now, form=_draft(page, found.ref), typed=dict(request.POST.lists()))
        after = _after(request, form, found, page, now)
        if after is not None:
            return after
    else:
        typed = _typed(request.actor, page, found.ref, now)
        form = (
            _form(page, typed, now)
            if "again" in request.GET
            else PAGES[page](now=now, initial=_initial(request, found, page, typed))
        )
    number = _ORDER.index(page) + 1
    asked = recording(request.actor, found.child_id, found.ref, page, number, number == len(_ORDER))
    return shown(request, asked, form)


def _initial(request: HttpRequest, interview: Interview, page: str, typed: dict[str, list[str]]) -> dict[str, Any]:
    arranged = arrangement_of(request.actor, interview) if page == "before" and not typed else None
    return {"language": arranged.language} if arranged else _begun(page, typed)


def _after(request: HttpRequest, form: Question, interview: Interview, page: str, now: datetime) -> HttpResponse | None:
    """Where to go on to; None: this page is shown again with its faults."""
    if page != _ORDER[-1]:
        if not form.is_valid():
            return None
        if page == "before" and form.cleaned_data["agreed"] == NO:
            return redirect("interviews:withdraw", interview.ref)
        if page == "before" and not written(form, lambda: _could_be_held(request.actor, form, interview, now)):
            return None
        return redirect("interviews:record", interview.ref, _ORDER[_ORDER.index(page) + 1])
    earlier = {name: _form(name, _typed(request.actor, name, interview.ref, now), now) for name in _ORDER[:-1]}
    for name, one in earlier.items():
        if not one.is_valid():
            # What was left out is asked again, with everything that was typed still there.
            to = redirect("interviews:record", interview.ref, name)
            to["Location"] += "?again"
            return to
    if not written(form, lambda: _write(request.actor, now, interview, {**earlier, page: form})):
        return None
    for name in _ORDER:
        discard(by=request.actor, form=_draft(name, interview.ref))
    return redirect("interviews:interview", interview.ref)


def _could_be_held(by: Actor, form: Question, interview: Interview, now: datetime) -> None:
    held = form.cleaned_data["held"]
    holding.refuse_moment(by=by, interview=interview, held_at=held.at if held else now, now=now)


def _write(by: Actor, at: datetime, interview: Interview, forms: dict[str, Question]) -> None:
    said: dict[str, Any] = {}
    for form in forms.values():
        said |= form.cleaned_data
    agreed, held, language = said.pop("agreed"), said.pop("held"), said.pop("language")
    holding.record_interview(
        by=by,
        at=at,
        interview=interview,
        agreed=agreed != NO,
        in_part=agreed == IN_PART,
        held_at=held.at if held else None,
        language=language or (Language.WELSH if by.language == "cy" else Language.ENGLISH),
        **said,
    )


@opens("HOLD_INTERVIEW")
def withdraw(request: HttpRequest, interview: UUID) -> HttpResponse:
    """The child takes the agreement back, and says what may stay."""

    def write(*, stays, **said):
        holding.withdraw(all_stays=stays == WithdrawForm.ALL, **said)
        # What was begun and never written goes with it.
        for page in _ORDER:
            discard(by=request.actor, form=_draft(page, interview))

    return ask(request, interview, WithdrawForm, "withdraw", write)


@opens("PASS_TO_POLICE")
def police(request: HttpRequest, interview: UUID) -> HttpResponse:
    """What the police should know arrives at the desk of the force's unit."""
    found, now = interview_by_ref(request.actor, interview), timezone.now()
    form = PoliceForm(posted(request), now=now, units=units_to_ask(request.actor, found, now))
    if form.done(lambda _said: holding.pass_to_police(by=request.actor, at=now, interview=found, **form.passed)):
        return redirect("intelligence:mine")
    before = passed(request.actor, found, now)
    return shown(request, asking(request.actor, found.child_id, "police", back_to(interview), notices=before), form)


@opens("HOLD_INTERVIEW")
def translation(request: HttpRequest, account: UUID) -> HttpResponse:
    """The child's words in another language, with who translated them."""
    found, now = account_by_ref(request.actor, account), timezone.now()
    form = TranslationForm(posted(request), now=now)
    interview = found.interview.ref if found.interview_id else None
    if written(form, lambda: holding.translate(by=request.actor, at=now, account=found, **form.cleaned_data)):
        return redirect("interviews:interview", interview) if interview else redirect("missing:episode", found.about)
    back = back_to(interview) if interview else back_to(found.about)
    return shown(request, asking(request.actor, found.child_id, "translation", back), form, TEMPLATE)

"""The doors of what people agree: agreeing, asking for help, one action and all of them, and what becomes of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import child_by_ref
from ymylon.chronology.forms import agreed as forms
from ymylon.chronology.page import agreed as pages
from ymylon.chronology.page import agreeing as asking
from ymylon.chronology.page.asking import kept_while_typed
from ymylon.circumstances.lookups import areas_on
from ymylon.design.entries import AskPage
from ymylon.design.forms import Question
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.duties.actions import agreeing
from ymylon.duties.lookups import Action, action_by_ref, still_read
from ymylon.duties.rules import ActionFault, ActionState, Owner
from ymylon.duties.rules.agreed import end_of
from ymylon.missing.lookups.residence import own_area
from ymylon.terms.calendars import local

_RECORD = "design/record.html"


@require_safe
@opens("SEE_ACTION")
def actions(request: HttpRequest, ref: UUID) -> HttpResponse:
    """All that was agreed for a child."""
    page = pages.actions_page(request.actor, child_by_ref(request.actor, ref), timezone.now())
    return render(request, _RECORD, {"page": page})


@require_safe
@opens("SEE_ACTION")
def action(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One action with what happened to it."""
    page = pages.action_page(request.actor, ref, timezone.now())
    return render(request, _RECORD, {"page": page})


@require_http_methods(["GET", "POST"])
@opens("AGREE_ACTION")
def agree(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Somebody is to do something for this child, by a day."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    owners, left_out = asking.owners_around(request.actor, child.pk)
    area = areas_on(child.pk, local(now).date()).responsible or own_area(request.actor)
    draft = begun(request, f"agree.{ref}", now)
    form = forms.AgreeForm(
        request.POST or None, now=now, owners=owners, guided=asking.guided_choices(area, now),
        initial=draft.answers(forms.AgreeForm.base_fields),
    )  # fmt: skip

    def write() -> Action:
        return agreeing.agree_action(
            by=request.actor, at=now, child_id=child.pk, words=form.cleaned_data["words"], owner=form.owner_said(),
            due_at=form.due_said(), left_out=left_out, policy=form.policy_said,
        )  # fmt: skip

    return _begin(request, form, write, lambda: kept_while_typed(asking.agree_page(request.actor, child), draft), draft.name)


@require_http_methods(["GET", "POST"])
@opens("ASK_HELP")
def ask_help(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Small practical help is asked for."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    owners, left_out = asking.owners_around(request.actor, child.pk)
    draft = begun(request, f"ask_help.{ref}", now)
    form = forms.HelpForm(request.POST or None, now=now, owners=owners, initial=draft.answers(forms.HelpForm.base_fields))

    def write() -> Action:
        said = form.cleaned_data
        return agreeing.ask_for_help(
            by=request.actor, at=now, child_id=child.pk, kind=said["kind"], words=said["words"], owner=form.owner_said(),
            due_at=form.due_said(), left_out=left_out,
        )  # fmt: skip

    return _begin(request, form, write, lambda: kept_while_typed(asking.help_page(request.actor, child), draft), draft.name)


@require_http_methods(["GET", "POST"])
@opens("WRITE_ACTION")
def end_action(request: HttpRequest, ref: UUID) -> HttpResponse:
    """How an action ended; of help that nobody has answered, that it is not needed any more."""
    found, now = action_by_ref(request.actor, ref), timezone.now()
    is_asked = found.state == ActionState.ASKED
    form = (forms.WithdrawForm if is_asked else forms.EndForm)(request.POST or None, now=now)

    def write() -> None:
        ends = ActionState.NOT_NEEDED if is_asked else form.cleaned_data["ends"]
        agreeing.end_action(by=request.actor, at=now, action=found, ends=ends, words=form.cleaned_data["words"])

    return _answer(request, found, form, write, "withdraw" if is_asked else "end")


@require_http_methods(["GET", "POST"])
@opens("WRITE_ACTION")
def action_evidence(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What was done or seen towards it."""
    found, now = action_by_ref(request.actor, ref), timezone.now()
    form = forms.EvidenceForm(request.POST or None, now=now)
    write = lambda: agreeing.add_evidence(by=request.actor, at=now, action=found, **form.cleaned_data)  # noqa: E731
    return _answer(request, found, form, write, "evidence")


@require_http_methods(["GET", "POST"])
@opens("WRITE_ACTION")
def hand_over_action(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Another person or team owns it from now on."""
    found, now = action_by_ref(request.actor, ref), timezone.now()
    owners, left_out = asking.owners_around(request.actor, found.child_id)
    form = forms.PassOnForm(request.POST or None, now=now, owners=owners)

    def write() -> None:
        said = form.cleaned_data
        agreeing.hand_over(
            by=request.actor, at=now, action=found, owner=Owner.of_choice(said["owner"]), words=said["words"], left_out=left_out
        )

    return _answer(request, found, form, write, "hand_over")


@require_http_methods(["GET", "POST"])
@opens("WRITE_ACTION")
def answer_help(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Whoever was asked says yes or no."""
    found, now = action_by_ref(request.actor, ref), timezone.now()
    form = forms.AnswerHelpForm(request.POST or None, now=now)

    def write() -> None:
        said = form.cleaned_data
        day = end_of(said["day"]) if said["day"] else None
        agreeing.answer_help(
            by=request.actor, at=now, action=found, is_granted=said["answer"] == "YES", words=said["words"], due_at=day
        )

    return _answer(request, found, form, write, "answer")


def _begin(
    request: HttpRequest, form: Question, write: Callable[[], Action], page: Callable[[], AskPage], draft: str
) -> HttpResponse:
    made = _written(form, write)
    if made is not None:
        discard(by=request.actor, form=draft)
        return redirect("chronology:action", made.ref)
    return render(request, "design/question.html", {"page": page(), "form": form}, status=422 if form.errors else 200)


def _answer(request: HttpRequest, found: Action, form: Question, write: Callable[[], Any], question: str) -> HttpResponse:
    if _written(form, lambda: write() or found) is not None:
        # Of a protected child whoever hands an action over may read it no more.
        return redirect("chronology:action", found.ref) if still_read(request.actor, found) else redirect("today:today")
    page = asking.answer_page(request.actor, found, question)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _written(form: Question, write: Callable[[], Action]) -> Action | None:
    """What was written; None where a question was not answered, or what it was refused for now stands beside it."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return write()
    except ActionFault as fault:
        form.refuse(fault)
        return None

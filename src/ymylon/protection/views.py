"""The doors to what is protected. Whoever is not named finds nothing behind any of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import NoSuchChild, child_by_ref
from ymylon.design.forms import Question, posted
from ymylon.design.ways import reverse
from ymylon.protection import actions, forms, lookups, page
from ymylon.protection.rules.together import ProtectionFault
from ymylon.terms.calendars import local

_RECORD, _ASK = "design/record.html", "protection/ask.html"
_get_post = require_http_methods(["GET", "POST"])


def _found(look: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return look(*arguments)
    except (lookups.NotNamed, NoSuchChild):
        raise Http404 from None


def _ask(
    request: HttpRequest, shown: page.AskPage, form: Question, write: Callable[[dict], Any], then: Callable[[Any], str]
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            return redirect(then(write(form.cleaned_data)))
        except ProtectionFault as fault:
            form.refuse(fault)
    return render(request, _ASK, {"page": shown, "form": form}, status=422 if form.errors else 200)


def _child_page(ref: UUID) -> str:
    return reverse("chronology:child", args=[ref])


@require_safe
@opens("SEE_PROTECTED")
def listed(request: HttpRequest) -> HttpResponse:
    """The children for whom this person is named."""
    return render(request, _RECORD, {"page": page.list_page(request.actor, timezone.now())})


@_get_post
@opens("PROTECT_CHILD")
def begin(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A child is protected."""
    now = timezone.now()
    shown = _found(page.protect_page, request.actor, ref)
    child = child_by_ref(request.actor, ref)
    form = forms.ProtectForm(
        posted(request), teams=shown.teams, people=shown.people, betraying=shown.betraying, closed=shown.closed
    )

    def write(_given: dict) -> None:
        actions.protect(by=request.actor, at=now, child_id=child.pk, **form.said(local(now).date()))

    return _ask(request, shown, form, write, lambda _done: _child_page(ref))


@require_safe
@opens("SEE_PROTECTED")
def panel(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The protection of one child, for those who are named."""
    return render(request, _RECORD, {"page": _found(page.panel_page, request.actor, ref, timezone.now())})


@_get_post
@opens("SEE_PROTECTED")
def ask(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A named person asks to open what is sealed."""
    protection = _found(lookups.protection_of, request.actor, ref)
    shown = page.ask_page(request.actor, ref)

    def write(given: dict) -> UUID:
        return actions.ask_to_open(by=request.actor, at=timezone.now(), child_id=protection.child_id, reason=given["reason"])

    return _ask(
        request, shown, forms.ReasonForm(posted(request)), write, lambda opening: reverse("protection:opening", args=[opening])
    )


@_get_post
@opens("KEEP_PROTECTED")
def keep(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One more fact is sealed."""
    child = _protected_child(request, ref)
    shown = page.keep_page(request.actor, ref)

    def write(given: dict) -> None:
        actions.keep_fact(by=request.actor, at=timezone.now(), child_id=child.pk, **given)

    return _ask(request, shown, forms.KeepForm(posted(request)), write, lambda _done: _child_page(ref))


@_get_post
@opens("RECORD_LEAK")
def leak(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A protected fact was seen where it must not be."""
    child = _protected_child(request, ref)
    shown = page.leak_page(request.actor, ref)

    def write(given: dict) -> None:
        actions.record_leak(by=request.actor, at=timezone.now(), child_id=child.pk, words=given["words"])

    return _ask(request, shown, forms.LeakForm(posted(request)), write, lambda _done: _child_page(ref))


@_get_post
@opens("PROTECT_CHILD")
def end(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A named manager ends the protection."""
    protection = _found(lookups.protection_of, request.actor, ref)
    shown = page.end_page(request.actor, ref)

    def write(given: dict) -> None:
        actions.end_protection(by=request.actor, at=timezone.now(), child_id=protection.child_id, reason=given["reason"])

    return _ask(request, shown, forms.EndForm(posted(request)), write, lambda _done: _child_page(ref))


@require_safe
@opens("SEE_PROTECTED")
def opening(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A question to open what is sealed."""
    return render(request, _RECORD, {"page": _found(page.opening_page, request.actor, ref, timezone.now())})


@require_POST
@opens("AGREE_OPENING")
def agree(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Another named person agrees."""
    asked = _found(lookups.opening_by_ref, request.actor, ref)
    actions.agree_to_open(by=request.actor, at=timezone.now(), opening=asked)
    return redirect("protection:opening", ref)


@require_POST
@opens("SEE_PROTECTED")
def show(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What is sealed, once: the answer to this press, and no address of its own."""
    now = timezone.now()
    asked = _found(lookups.opening_by_ref, request.actor, ref)
    facts = actions.open_facts(by=request.actor, at=now, opening=asked)
    if not facts:
        return redirect("protection:opening", ref)
    return render(request, _RECORD, {"page": page.opened_page(request.actor, asked, facts, now)})


@require_safe
@opens("ANSWER_ALARM")
def alarm(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What came near a protected child, for the team that answers for the child."""
    return render(request, _RECORD, {"page": _found(page.alarm_page, request.actor, ref, timezone.now())})


@_get_post
@opens("ANSWER_ALARM")
def tell(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The team that answers for a protected child chooses who else is told of what it was told."""
    notice, teams = _found(lookups.to_choose_for, request.actor, ref)
    shown = page.tell_page(request.actor, notice)

    def write(given: dict) -> None:
        chosen = [int(number) for number in given["teams"]]
        actions.tell_chosen(by=request.actor, at=timezone.now(), notice_ref=ref, child_id=notice.child_id, team_ids=chosen)

    form = forms.TellForm(posted(request), teams=[(team.pk, page.team_words(team)) for team in teams])
    return _ask(request, shown, form, write, lambda _done: reverse("missing:episode", args=[notice.about]))


def _protected_child(request: HttpRequest, ref: UUID) -> Any:
    child = _found(child_by_ref, request.actor, ref)
    if not lookups.owners_of([child.pk]):
        raise Http404
    return child

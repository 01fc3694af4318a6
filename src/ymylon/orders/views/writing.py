"""What is written: asking for one, each step of it, who was given a copy, and what was done where its person appeared."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.actions import permit
from ymylon.access.policy import opens
from ymylon.design.entries import AskPage
from ymylon.design.forms import Question, posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.orders import forms
from ymylon.orders.actions import asking as asks
from ymylon.orders.actions import moving, watching
from ymylon.orders.actions.writing import kinds_usable
from ymylon.orders.lookups import Course, NoSuchOrder, appearance_by_ref, order_by_id, order_by_ref
from ymylon.orders.page import asking
from ymylon.orders.page.shared import reading_child
from ymylon.orders.rules import Subject
from ymylon.protection.lookups import KnownChild, child_of
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault

_BOTH = require_http_methods(["GET", "POST"])
_THEN = "orders:order"


def _ask(
    request: HttpRequest,
    page: AskPage,
    form: Question,
    write: Callable[[dict[str, Any]], Any],
    then: Callable[[Any], HttpResponse],
) -> HttpResponse:
    """Ask; write once what was answered and go on; or show the question again with what was refused beside its field."""
    if form.is_bound and form.is_valid():
        try:
            made = write({name: value for name, value in form.cleaned_data.items() if name != "version"})
        except Fault as fault:
            form.refuse(fault)
        else:
            return then(made)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@_BOTH
@opens("ASK_ORDER")
def ask(request: HttpRequest, child: UUID) -> HttpResponse:
    """A notice or an order is asked for. What was typed is kept while the person is named first."""
    known = reading_child(request.actor, child)
    if not known.writes(request.actor, Lane.PERSONS, "ASK_ORDER"):
        raise Http404
    now = timezone.now()
    kinds = kinds_usable(request.actor, now)
    people = asking.offered_to_bind(request.actor, known, kinds)
    draft = begun(request, f"order.{child}", now)
    form = forms.AskForm(
        posted(request), now=now, people=[(ref, one.called) for ref, one in people.items()],
        kinds=kinds, initial=draft.answers(forms.AskForm.base_fields),
    )  # fmt: skip

    def write(given: dict[str, Any]) -> Any:
        made = asks.ask(by=request.actor, at=now, child_id=known.pk, entry=people.get(given.pop("who")), **given)
        discard(by=request.actor, form=draft.name)
        return made

    page = asking.ask_page(request.actor, known, people.values(), kinds, draft)
    return _ask(request, page, form, write, lambda made: redirect(_THEN, made.ref))


def _course(request: HttpRequest, about: UUID, code: str = "") -> tuple[Course, KnownChild]:
    """The order, for whoever may do this; `code`: empty where its kind says who serves it."""
    course = order_by_ref(request.actor, about)
    child = child_of(request.actor, course.order.child_id)
    code = code or course.kind.serving
    # Whoever reads it knows that it is there: what its kind keeps to others is forbidden, and not hidden.
    permit(request.actor, code)
    if not child.writes(request.actor, Lane.PERSONS, code):
        raise Http404
    return course, child


def _step(
    request: HttpRequest, about: UUID, what: str, form_class: type[Question], act: Callable[..., Any], code: str = ""
) -> HttpResponse:
    course, child = _course(request, about, code)
    now = timezone.now()
    of_kind: dict[str, Any] = {"kind": course.kind} if issubclass(form_class, forms.OfKind) else {}
    form = form_class(posted(request), now=now, **of_kind)

    def write(given: dict[str, Any]) -> Any:
        return act(by=request.actor, at=now, course=course, **given)

    page = asking.step_page(request.actor, course, child, what)
    return _ask(request, page, form, write, lambda made: redirect(_THEN, about))


@_BOTH
@opens("ASK_ORDER")
def statement(request: HttpRequest, about: UUID) -> HttpResponse:
    """The statement that no permission is given."""
    return _step(request, about, "statement", forms.StatementForm, moving.record_statement, "ASK_ORDER")


@_BOTH
@opens("SERVE_LOCAL_ORDER")
def draft(request: HttpRequest, about: UUID) -> HttpResponse:
    """What the person must not do."""
    return _step(request, about, "draft", forms.DraftForm, moving.draft)


@_BOTH
@opens("SERVE_LOCAL_ORDER")
def serve(request: HttpRequest, about: UUID) -> HttpResponse:
    """It was served, or could not be."""

    def act(*, attempt: Any, until: Any, **given: Any) -> Any:
        if attempt == "SERVED":
            return moving.serve(until=until, **given)
        tried = {name: value for name, value in given.items() if name not in ("court", "reference")}
        return moving.could_not_serve(**tried)

    return _step(request, about, "serve", forms.ServeForm, act)


@_BOTH
@opens("SERVE_LOCAL_ORDER")
def breach(request: HttpRequest, about: UUID) -> HttpResponse:
    """It was breached."""
    return _step(request, about, "breach", forms.BreachForm, moving.record_breach)


@_BOTH
@opens("SERVE_LOCAL_ORDER")
def withdraw(request: HttpRequest, about: UUID) -> HttpResponse:
    """Whoever gave it takes it back."""
    return _step(request, about, "withdraw", forms.WhyForm, moving.withdraw)


@_BOTH
@opens("SERVE_LOCAL_ORDER")
def look(request: HttpRequest, about: UUID) -> HttpResponse:
    """One that lasts is looked at again."""
    return _step(request, about, "look", forms.LookForm, moving.look_again)


@_BOTH
@opens("SERVE_LOCAL_ORDER")
def after(request: HttpRequest, about: UUID) -> HttpResponse:
    """It has ended; who was told."""
    return _step(request, about, "after", forms.DoneForm, moving.see_to)


@_BOTH
@opens("SERVE_LOCAL_ORDER")
def copy(request: HttpRequest, about: UUID) -> HttpResponse:
    """Who was given a copy."""
    return _step(request, about, "copy", forms.CopyForm, moving.give_copy)


@_BOTH
@opens("SERVE_LOCAL_ORDER")
def renew(request: HttpRequest, about: UUID) -> HttpResponse:
    """The next one is asked for, or this one is let end."""
    course, child = _course(request, about)
    now = timezone.now()
    form = forms.RenewForm(posted(request), now=now)

    def write(given: dict[str, Any]) -> Any:
        if form.renews:
            return asks.renew(by=request.actor, at=now, course=course, why=given["words"])
        return asks.let_end(by=request.actor, at=now, course=course, why=given["words"]).order

    page = asking.step_page(request.actor, course, child, "renew")
    return _ask(request, page, form, write, lambda made: redirect(_THEN, made.ref))


@_BOTH
@opens("ASK_ORDER")
def appeared(request: HttpRequest, about: UUID) -> HttpResponse:
    """What was done where somebody who is under notice appeared."""
    appearance = appearance_by_ref(request.actor, about)
    child = child_of(request.actor, appearance.child_id)
    if not child.writes(request.actor, Lane.PERSONS, "ASK_ORDER"):
        raise Http404
    try:
        course = order_by_id(request.actor, appearance.order_id)
    except NoSuchOrder:
        course = None
    form = forms.DoneForm(posted(request))

    def write(given: dict[str, Any]) -> Any:
        return watching.answer_appearance(by=request.actor, at=timezone.now(), appearance=appearance, **given)

    then = redirect(_THEN, course.order.ref) if course else redirect("chronology:child", child.ref)
    return _ask(request, asking.appeared_page(course, Subject[appearance.bound], child), form, write, lambda made: then)

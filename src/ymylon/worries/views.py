"""The doors to worries: noting one, with a child's page or without, reading and answering, and what the police may read."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import child_by_ref, refs_of
from ymylon.design.forms import Question, posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.protection.lookups import KnownChild, child_of, known_child
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words
from ymylon.worries import actions, forms
from ymylon.worries.lookups import Stands, call_owed, readable, worry_by_ref, worry_to_answer
from ymylon.worries.page import asking
from ymylon.worries.page.child import child_page, shared_page
from ymylon.worries.rules import AnswerKind

_get_post = require_http_methods(["GET", "POST"])
_WHICH = Fault(
    Words("Say which child it is, or that none of these is.", "Dywedwch pa blentyn ydyw, neu nad yw’n un o’r rhain."), "who"
)


def _ask(request: HttpRequest, page: Any, form: Question) -> HttpResponse:
    return render(request, "worries/ask.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _known(request: HttpRequest, ref: UUID, lane: Lane, code: str) -> KnownChild:
    child = known_child(request.actor, ref)
    if not child.writes(request.actor, lane, code):
        raise Http404
    return child


@_get_post
@opens("NOTE_WORRY")
def begin(request: HttpRequest) -> HttpResponse:
    """A worry without a child's page: whoever could be meant is asked about before a record is made."""
    now = timezone.now()
    draft = begun(request, "worry", now)
    kept = draft.answers(forms.BeginWorryForm.base_fields)
    form = forms.BeginWorryForm(posted(request), now=now, areas=asking.areas(), initial=kept)
    children: list[tuple[str, str]] = []
    if form.is_bound:
        names = (str(request.POST.get(name, ""))[:200] for name in ("given", "family"))
        children = asking.children_offered(request.actor, *names)
        form.ask_who(children)
        if form.is_valid():
            try:
                ref = _note_whom(request, form, bool(children), now)
            except Fault as fault:
                form.refuse(fault)
            else:
                discard(by=request.actor, form=draft.name)
                return redirect("worries:child", _child_ref(request, ref))
    if not children and "who" not in form.errors:
        del form.fields["who"]
    return _ask(request, asking.begin_page(draft), form)


def _note_whom(request: HttpRequest, form: forms.BeginWorryForm, asks: bool, now: Any) -> UUID:
    given = form.cleaned_data
    if asks and not given["who"]:
        raise _WHICH
    about = {"by": request.actor, "at": now, "said": form.said(), "area": given["area"], "sent_as": form.sent_as}
    if given["who"] and given["who"] != forms.NEW:
        return actions.note_worry(child_id=child_by_ref(request.actor, UUID(given["who"])).pk, **about)
    return actions.note_of_new_child(given=given["given"], family=given["family"], **about)


def _child_ref(request: HttpRequest, worry: UUID) -> UUID:
    number = worry_by_ref(request.actor, worry).worry.child_id
    return refs_of(request.actor, [number])[number]


@_get_post
@opens("NOTE_WORRY")
def note(request: HttpRequest, child: UUID) -> HttpResponse:
    """A worry about this child."""
    known, now = _known(request, child, Lane.IDENTITY, "NOTE_WORRY"), timezone.now()
    draft = begun(request, f"worry.{child}", now)
    form = forms.NoteWorryForm(
        posted(request), now=now, areas=asking.areas_to_ask(request.actor, known, now),
        initial=draft.answers(forms.NoteWorryForm.base_fields),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        area = form.cleaned_data.get("area", "")
        try:
            actions.note_worry(by=request.actor, at=now, child_id=known.pk, said=form.said(), area=area, sent_as=form.sent_as)
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("worries:child", child)
    return _ask(request, asking.note_page(known, draft), form)


@require_safe
@opens("SEE_WORRY")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """The worries about one child."""
    page = child_page(request.actor, child, timezone.now())
    return render(request, "design/record.html", {"page": page})


@require_safe
@opens("SEE_SHARED_WORRY")
def shared(request: HttpRequest, child: UUID) -> HttpResponse:
    """What the police may read of worries about one child."""
    page = shared_page(request.actor, child, timezone.now())
    return render(request, "design/record.html", {"page": page})


def _to_answer(request: HttpRequest, ref: UUID) -> tuple[KnownChild, Stands]:
    one = worry_to_answer(request.actor, ref)
    return child_of(request.actor, one.worry.child_id), one


@_get_post
@opens("ANSWER_WORRY")
def answer(request: HttpRequest, about: UUID) -> HttpResponse:
    """Reading a worry: one lead, and what becomes of it. What is referred goes on to the C1."""
    known, one = _to_answer(request, about)
    now = timezone.now()
    draft = begun(request, f"worry_answer.{about}", now)
    form = forms.AnswerWorryForm(
        posted(request), now=now, teams=asking.teams_to_lead(request.actor, known), seen=len(one.steps),
        until=asking.kept_until(request.actor, now),
        initial=asking.decided_so_far(one) | draft.answers(forms.AnswerWorryForm.base_fields),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        said = form.cleaned_data | {"lead": int(form.cleaned_data["lead"])}
        try:
            actions.answer(by=request.actor, at=now, worry=one, **said)
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            to = "chronology:refer" if said["kind"] == AnswerKind.REFER else "worries:child"
            return redirect(to, known.ref)
    return _ask(request, asking.answer_page(known, one, draft), form)


@_get_post
@opens("CALL_FAMILY")
def call(request: HttpRequest, about: UUID) -> HttpResponse:
    """The one team that calls the family says how it went."""
    owed = call_owed(request.actor, about)
    known = child_of(request.actor, owed.child_id)
    form = forms.CallForm(posted(request))
    if form.done(lambda said: actions.say_called(by=request.actor, at=timezone.now(), call=owed, **said)):
        return redirect("chronology:child", known.ref)
    return _ask(request, asking.call_page(known, readable(request.actor, about)), form)


@_get_post
@opens("SHARE_WORRY")
def share(request: HttpRequest, about: UUID) -> HttpResponse:
    """A manager lets the police read of a worry."""
    known, one = _to_answer(request, about)
    form = forms.ShareWorryForm(posted(request))
    if form.done(lambda said: actions.share(by=request.actor, at=timezone.now(), worry=one, **said)):
        return redirect("worries:shared", known.ref)
    return _ask(request, asking.share_page(known, one), form)

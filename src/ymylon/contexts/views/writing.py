"""Beginning an assessment, and saying one thing of it at a time."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.circumstances.actions.owing import area_of
from ymylon.contexts import forms
from ymylon.contexts.actions import assessing
from ymylon.contexts.lookups import part_by_ref
from ymylon.contexts.page import asking
from ymylon.contexts.rules import PartKind
from ymylon.contexts.views.shared import ask, written
from ymylon.design.forms import posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.terms.faults import Fault

_BOTH = require_http_methods(["GET", "POST"])


@_BOTH
@opens("WRITE_CONTEXT")
def begin(request: HttpRequest) -> HttpResponse:
    """A place or a group. Where others are called alike, whether one of them is meant is asked before anything is made."""
    now, draft = timezone.now(), begun(request, "context", timezone.now())
    form = forms.BeginContextForm(
        posted(request), now=now, areas=asking.areas(), kinds=asking.kinds_offered(request.actor),
        initial={"area": area_of(request.actor)} | draft.answers(forms.BeginContextForm.base_fields),
    )  # fmt: skip
    chosen = request.POST.get("same", "")
    if chosen:
        form.ask_whether([(chosen, "")])
    if form.is_bound and form.is_valid():
        try:
            made = assessing.begin(by=request.actor, at=now, **form.cleaned_data)
        except assessing.Alike as alike:
            form.ask_whether(asking.others_offered(alike.others))
            form.refuse(alike)
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("contexts:context", made.ref)
    if not form.fields["same"].choices:
        del form.fields["same"]
    return ask(request, asking.begin_page(draft), form)


@_BOTH
@opens("WRITE_CONTEXT")
def add(request: HttpRequest, about: UUID, part: str) -> HttpResponse:
    """One thing more."""
    context, now = written(request.actor, about), timezone.now()
    if part not in set(PartKind):
        raise Http404
    kind = PartKind[part]
    draft = begun(request, f"context_{part.lower()}.{about}", now)
    form = forms.PartForm(posted(request), now=now, kind=kind, initial=draft.answers(forms.PartForm.base_fields))
    if form.done(lambda said: assessing.say(by=request.actor, at=now, context=context, kind=kind, **_said(said))):
        discard(by=request.actor, form=draft.name)
        return redirect("contexts:context", context.ref)
    return ask(request, asking.part_page(context, kind, draft), form)


def _said(said: dict) -> dict:
    return {**said, "code": str(said.get("code") or "")}


@_BOTH
@opens("WRITE_CONTEXT")
def put_right(request: HttpRequest, about: UUID) -> HttpResponse:
    """The same, as it is now; what was said before stays. Of two at once the second is told."""
    part, now = part_by_ref(request.actor, about), timezone.now()
    context, kind = written(request.actor, part.context.ref), PartKind[part.kind]
    draft = begun(request, f"context_right.{about}", now)
    begins = asking.begins_with(part) | draft.answers(forms.PartForm.base_fields)
    form = forms.PartForm(posted(request), now=now, kind=kind, initial=begins)
    act = {"by": request.actor, "at": now, "context": context, "kind": kind, "replaces": part}
    if form.done(lambda said: assessing.say(**act, **_said(said))):
        discard(by=request.actor, form=draft.name)
        return redirect("contexts:context", context.ref)
    return ask(request, asking.put_right_page(context, part, draft), form)


@_BOTH
@opens("WRITE_CONTEXT")
def end_part(request: HttpRequest, about: UUID) -> HttpResponse:
    """It holds no more."""
    part, now = part_by_ref(request.actor, about), timezone.now()
    context = written(request.actor, part.context.ref)
    form = forms.WhyForm(posted(request))
    if form.done(lambda said: assessing.take_back(by=request.actor, at=now, context=context, part=part, **said)):
        return redirect("contexts:context", context.ref)
    return ask(request, asking.end_part_page(context, part), form)

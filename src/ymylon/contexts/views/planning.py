"""The plan for a place: its steps and how each ended; looking at it again; and who else reads it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.access.rules import Actor
from ymylon.contexts import forms
from ymylon.contexts.actions import assessing, planning
from ymylon.contexts.lookups import Step, reader_by_ref, reads_context, step_by_ref
from ymylon.contexts.page import asking
from ymylon.contexts.rules import Outcome
from ymylon.contexts.views.shared import ask, written
from ymylon.design.forms import posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.terms.codes import Lane

_BOTH = require_http_methods(["GET", "POST"])


@_BOTH
@opens("WRITE_CONTEXT")
def step(request: HttpRequest, about: UUID) -> HttpResponse:
    """Something is to be done by a day."""
    context, now = written(request.actor, about), timezone.now()
    draft, teams = begun(request, f"context_step.{about}", now), asking.teams_to_ask(request.actor, context)
    initial = draft.answers(forms.ContextStepForm.base_fields)
    form = forms.ContextStepForm(posted(request), now=now, teams=asking.offered(teams), initial=initial)
    act = {"by": request.actor, "at": now, "context": context}
    if form.done(lambda said: planning.agree_step(**act, **said | {"team": teams.get(said["team"])})):
        discard(by=request.actor, form=draft.name)
        return redirect("contexts:context", context.ref)
    return ask(request, asking.step_page(context, draft), form)


@_BOTH
@opens("END_CONTEXT_STEP")
def end_step(request: HttpRequest, about: UUID) -> HttpResponse:
    """How it ended: said by the team that sees to it, or by whoever writes of the place."""
    one, now = step_by_ref(request.actor, about), timezone.now()
    if not _may_end(request.actor, one):
        raise Http404
    form = forms.EndStepForm(posted(request))
    if form.done(lambda said: planning.end_step(by=request.actor, at=now, step=one, **said)):
        if reads_context(request.actor, one.context_id):
            return redirect("contexts:context", one.context.ref)
        return redirect("contexts:every")
    return ask(request, asking.end_step_page(one), form)


def _may_end(actor: Actor, one: Step) -> bool:
    own = {post.team_id for post in actor.addressed}
    return one.team_id in own or bool(set(actor.scopes(Lane.CONTEXT, writes=True)) & set(one.scopes))


@_BOTH
@opens("OPEN_CONTEXT")
def let_read(request: HttpRequest, about: UUID) -> HttpResponse:
    """Another team reads it from now on."""
    context, now = written(request.actor, about), timezone.now()
    teams = asking.teams_to_let_in(request.actor, context)
    form = forms.LetReadForm(posted(request), teams=asking.offered(teams))
    act = {"by": request.actor, "at": now, "context": context}
    if form.done(lambda said: planning.let_read(**act, team=teams.get(said["team"]), why=said["why"])):
        return redirect("contexts:context", context.ref)
    return ask(request, asking.let_read_page(context), form)


@_BOTH
@opens("OPEN_CONTEXT")
def close_to(request: HttpRequest, about: UUID) -> HttpResponse:
    """A team that was let in reads it no more."""
    reader, now = reader_by_ref(request.actor, about), timezone.now()
    context = written(request.actor, reader.context.ref)
    form = forms.CloseToForm(posted(request))
    if form.done(lambda said: planning.close_to(by=request.actor, at=now, context=context, reader=reader, **said)):
        if reads_context(request.actor, context.pk):
            return redirect("contexts:context", context.ref)
        return redirect("contexts:every")
    return ask(request, asking.close_to_page(context, reader), form)


@_BOTH
@opens("WRITE_CONTEXT")
def review(request: HttpRequest, about: UUID) -> HttpResponse:
    """It goes on, or a person ends it."""
    context, now = written(request.actor, about), timezone.now()
    draft = begun(request, f"context_review.{about}", now)
    form = forms.ReviewForm(
        posted(request), now=now, version=draft.version(context.number or 0), initial=draft.answers(forms.ReviewForm.base_fields)
    )
    if form.done(lambda said: _review(request, context, said, now)):
        discard(by=request.actor, form=draft.name)
        return redirect("contexts:context", context.ref)
    return ask(request, asking.review_page(context, draft), form)


def _review(request: HttpRequest, context, said: dict, now) -> None:
    # Two who look at once: the second wrote on a page that showed one look fewer.
    context.number = said["version"] if said.get("version") is not None else context.number
    ends = said["choice"] is Outcome.ENDS
    assessing.review(by=request.actor, at=now, context=context, ends=ends, words=said["words"], next_on=said["next_on"])

"""The doors of disruption plans: both plans side by side, a step, and what came of it. Nothing here is printed or given away."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import posted
from ymylon.disruption import actions, forms, lookups
from ymylon.disruption.page import asking
from ymylon.disruption.page.plan import both_page, reading_child
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.protection.lookups import child_of
from ymylon.terms.codes import Lane

_get_post = require_http_methods(["GET", "POST"])


@require_safe
@opens("SEE_DISRUPTION")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """Both plans side by side."""
    page = both_page(request.actor, child, timezone.now())
    return render(request, "disruption/both.html", {"page": page})


@_get_post
@opens("AGREE_DISRUPTION")
def step(request: HttpRequest, child: UUID) -> HttpResponse:
    """A step is agreed."""
    actor, now = request.actor, timezone.now()
    known = reading_child(actor, child)
    if not known.writes(actor, Lane.DISRUPTION, "AGREE_DISRUPTION"):
        raise Http404
    draft = begun(request, f"disruption.{child}", now)
    targets, teams = lookups.targets(actor, known.pk), lookups.teams_around(actor, known.pk)
    form = forms.DisruptForm(
        posted(request), now=now, targets=asking.targets_offered(targets), teams=asking.teams_offered(teams),
        initial=draft.answers(forms.DisruptForm.base_fields),
    )  # fmt: skip
    act = {"by": actor, "at": now, "child_id": known.pk}
    if form.done(
        lambda said: actions.agree_step(**act, **said | {"target": targets[said["target"]], "team": teams[said["team"]]})
    ):
        discard(by=actor, form=draft.name)
        return redirect("disruption:child", known.ref)
    page = asking.step_page(known, draft, nobody=not targets)
    return render(request, "plans/ask.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@_get_post
@opens("END_DISRUPTION_STEP")
def end(request: HttpRequest, about: UUID) -> HttpResponse:
    """What came of a step, for whoever writes the plan or sees to the step."""
    actor, now = request.actor, timezone.now()
    found = lookups.step_by_ref(actor, about)
    known = child_of(actor, found.child_id)
    sees_to_it = found.team_id in {post.team_id for post in actor.addressed}
    if not sees_to_it and not known.writes(actor, Lane.DISRUPTION, "AGREE_DISRUPTION"):
        raise Http404
    form = forms.EffectForm(posted(request))
    if form.done(lambda said: actions.end_step(by=actor, at=now, step=found, **said)):
        return redirect("disruption:child", known.ref)
    page = asking.end_page(known, found)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)

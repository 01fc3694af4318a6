"""The doors to who was trained in what."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.agencies.lookups.training import answering, people_to_train, training_by_ref
from ymylon.design.forms import posted
from ymylon.oversight.actions import training as actions
from ymylon.oversight.forms.training import TrainingForm
from ymylon.oversight.page.training import trained_page, training_page, training_url


@require_safe
@opens("KEEP_TRAINING")
def training(request: HttpRequest) -> HttpResponse:
    """In what one was trained; for whoever answers for others, in what they were."""
    chosen = answering(request.GET.get("team", ""))
    return render(request, "oversight/history.html", {"page": training_page(request.actor, chosen, timezone.now())})


@require_http_methods(["GET", "POST"])
@opens("KEEP_TRAINING")
def trained(request: HttpRequest) -> HttpResponse:
    """Say who was trained."""
    actor, now, chosen = request.actor, timezone.now(), answering(request.GET.get("team", ""))
    people = [(one.pk, one.name) for one in people_to_train(actor.practitioner_id, chosen)]
    form = TrainingForm(posted(request), now=now, people=people)
    if form.done(lambda said: actions.record_training(by=actor, at=now, **said)):
        return redirect(training_url(chosen))
    return render(request, "oversight/ask.html", {"page": trained_page(chosen), "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("KEEP_TRAINING")
def take_back(request: HttpRequest, ref: UUID) -> HttpResponse:
    """It was put down by mistake."""
    actions.take_back(by=request.actor, at=timezone.now(), training=training_by_ref(ref))
    return redirect("oversight:training")

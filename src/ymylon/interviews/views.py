"""The door at which a return interview is offered."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.design.moments import language
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.interviews.actions import no_offer, offer_interview
from ymylon.interviews.forms import OfferForm
from ymylon.interviews.page import offer_page
from ymylon.missing.lookups.episodes import Episode, NoSuchEpisode, episode_by_ref
from ymylon.missing.rules.faults import Fault


@opens("OFFER_INTERVIEW")
def offer(request: HttpRequest, about: UUID) -> HttpResponse:
    """An offer with the child's answer, or why none was made."""
    try:
        episode = episode_by_ref(request.actor, about)
    except NoSuchEpisode as missing:
        raise Http404 from missing
    now = timezone.now()
    draft = begun(request, f"offer.{about}", now)
    form = OfferForm(request.POST if request.method == "POST" else None, now=now, initial=draft.answers(OfferForm.base_fields))
    if form.is_bound and form.is_valid():
        try:
            _write(request, form, episode, now)
        except Fault as fault:
            form.add_error(fault.field or None, fault.words.in_language(language()))
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("missing:episode", about)
    page = offer_page(request.actor, episode, now, draft)
    return render(request, "interviews/offer.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _write(request: HttpRequest, form: OfferForm, episode: Episode, now) -> None:
    said = form.cleaned_data
    if form.response is None:
        no_offer(by=request.actor, at=now, episode=episode, reason=said["reason"])
        return
    offer_interview(
        by=request.actor,
        at=now,
        episode=episode,
        safe_way=said["safe_way"],
        response=form.response,
        chosen_interviewer=said["chosen_interviewer"],
        reason=said["reason"],
    )

"""The doors about an episode: a safe way, an offer, an attempt, what a child said, and the interview that came of it."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from ymylon.access.policy import opens
from ymylon.design.entries import Link
from ymylon.design.forms import Question, posted
from ymylon.design.ways import reverse
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.interviews.actions.holding import hear
from ymylon.interviews.actions.offering import fresh_way, no_offer, offer_interview, record_attempt, record_safe_way
from ymylon.interviews.forms.offering import AttemptForm, HeardForm, OfferForm, SafeWayForm
from ymylon.interviews.lookups.interviews import interview_of_episode
from ymylon.interviews.page.asking import asking
from ymylon.interviews.page.offering import offer_page
from ymylon.interviews.rules import Response
from ymylon.interviews.views.asking import back_after, shown, written
from ymylon.missing.lookups.episodes import Episode, episode_by_ref


@opens("OFFER_INTERVIEW")
def offer(request: HttpRequest, about: UUID) -> HttpResponse:
    """An offer with the child's answer, or why none was made; a yes leads to the interview."""
    episode, now = episode_by_ref(request.actor, about), timezone.now()
    way = fresh_way(request.actor, episode, now)
    draft = begun(request, f"offer.{about}", now)
    sent = posted(request)
    form = OfferForm(sent, now=now, way_holds=way is not None, initial=draft.answers(OfferForm.base_fields))
    if written(form, lambda: _offer(request, form, episode, now)):
        discard(by=request.actor, form=draft.name)
        if form.response == Response.ACCEPTED:
            return redirect("interviews:of_episode", about)
        return back_after(episode_by_ref, request.actor, about, "missing:episode")
    page = offer_page(request.actor, episode, way, now, draft, typed=form.is_bound)
    return shown(request, page, form, "interviews/offer.html")


def _offer(request: HttpRequest, form: OfferForm, episode: Episode, now: datetime) -> None:
    said = dict(form.cleaned_data)
    del said["answer"]
    if form.response is None:
        no_offer(by=request.actor, at=now, episode=episode, reason=said["reason"])
    else:
        offer_interview(by=request.actor, at=now, episode=episode, response=form.response, **said)


def _ask(request: HttpRequest, about: UUID, form: type[Question], question: str, write, back: str = "offer") -> HttpResponse:
    episode, now = episode_by_ref(request.actor, about), timezone.now()
    asked = form(posted(request), now=now)
    to = reverse("missing:episode" if back == "episode" else "interviews:offer", args=[about])
    if written(asked, lambda: write(by=request.actor, at=now, episode=episode, **asked.cleaned_data)):
        return redirect(to)
    link = Link(_("Back to the episode") if back == "episode" else _("Back to the offer"), to)
    return shown(request, asking(request.actor, episode.child_id, question, link), asked)


@opens("OFFER_INTERVIEW")
def safe_way(request: HttpRequest, about: UUID) -> HttpResponse:
    """How this child is reached without danger, and who else reads it."""
    return _ask(request, about, SafeWayForm, "safe_way", record_safe_way)


@opens("OFFER_INTERVIEW")
def attempt(request: HttpRequest, about: UUID) -> HttpResponse:
    """Somebody tried to reach the child."""
    return _ask(request, about, AttemptForm, "attempt", record_attempt)


@opens("HOLD_INTERVIEW")
def said(request: HttpRequest, about: UUID) -> HttpResponse:
    """What a child said without being interviewed."""

    def write(*, by, at, episode, **told):
        hear(by=by, at=at, episode=episode, interview=interview_of_episode(by, episode.ref), **told)

    return _ask(request, about, HeardForm, "said", write, back="episode")


@opens("SEE_INTERVIEW")
def of_episode(request: HttpRequest, about: UUID) -> HttpResponse:
    """To the interview that covers an episode; to the offer where there is none yet."""
    episode = episode_by_ref(request.actor, about)
    interview = interview_of_episode(request.actor, episode.ref)
    return redirect("interviews:interview", interview.ref) if interview else redirect("interviews:offer", about)

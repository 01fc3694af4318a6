"""The doors by which an episode is closed, closed all the same, and opened again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.design.forms import Question, posted
from ymylon.design.ways import reverse
from ymylon.duties.lookups import another_duty_is_open
from ymylon.missing.actions.closing import close_episode, override_close, reopen_episode
from ymylon.missing.forms.ending import ReasonForm
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.missing.page.asking import override_page, reopen_page
from ymylon.missing.page.closing import close_page
from ymylon.missing.rules.faults import Fault
from ymylon.missing.views.asking import ask, show

# Who closes may be involved by the episode alone, and then loses the child with it: the board is theirs for certain.
_AFTERWARDS = "missing:board"


@opens("CLOSE_EPISODE")
def close(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What keeps the episode open, or one press that closes it."""
    episode, now = episode_by_ref(request.actor, ref), timezone.now()
    form = Question(posted(request))
    if form.is_bound and form.is_valid():
        try:
            close_episode(by=request.actor, at=now, episode=episode)
        except Fault as fault:
            show(form, fault, now)
        else:
            return redirect(_AFTERWARDS)
    page = close_page(request.actor, episode, another_duty_is_open(episode.child_id, ref), now)
    return render(request, "missing/close.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@opens("OVERRIDE_CLOSE")
def override(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A manager closes over what is owed, and says why."""
    return ask(request, ref, ReasonForm, override_page, override_close, then=reverse(_AFTERWARDS))


@opens("REOPEN_EPISODE")
def reopen(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Something came to light."""
    return ask(request, ref, ReasonForm, reopen_page, reopen_episode)

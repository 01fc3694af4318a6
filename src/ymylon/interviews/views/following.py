"""The doors of what comes of an interview, of its end and of its review."""

from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from ymylon.access.policy import opens
from ymylon.design.entries import AskPage
from ymylon.design.forms import Question, posted
from ymylon.duties.rules import LOCAL
from ymylon.interviews.actions import following
from ymylon.interviews.forms import following as forms
from ymylon.interviews.lookups.interviews import action_by_ref, interview_by_ref
from ymylon.interviews.page.asking import asking, back_to, closing
from ymylon.interviews.page.teams import teams_around
from ymylon.interviews.views.asking import ask, back_after, shown, written

_WANTED = {"YES": True, "NO": False, "": None}


@opens("OFFER_INTERVIEW")
def action(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Something is to be done, by a team that is involved with the child."""
    found, now = interview_by_ref(request.actor, interview), timezone.now()
    teams = teams_around(request.actor, found)
    form = forms.ActionForm(posted(request), now=now, teams=teams)

    def write() -> None:
        said = form.cleaned_data
        # By a day means before that day is over, where the team is.
        due = datetime.combine(said["due"], time(23, 59), LOCAL) if said["due"] else None
        following.agree_action(
            by=request.actor, at=now, interview=found, words=said["words"], team_id=int(said["team"]), due_at=due
        )

    if written(form, write):
        return redirect("interviews:interview", interview)
    return shown(request, asking(request.actor, found.child_id, "action", back_to(interview)), form)


@opens("OFFER_INTERVIEW")
def done(request: HttpRequest, action: UUID) -> HttpResponse:
    """How an action ended."""
    found, now = action_by_ref(request.actor, action), timezone.now()
    form = forms.DoneForm(posted(request), now=now)

    def write() -> None:
        said = form.cleaned_data
        following.end_action(by=request.actor, at=now, action=found, was_done=said["was_done"] == "YES", words=said["words"])

    to = found.interview.ref
    if written(form, write):
        return redirect("interviews:interview", to)
    return shown(request, asking(request.actor, found.child_id, "done", back_to(to), lede=found.words), form)


@opens("OFFER_INTERVIEW")
def support(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Support that was offered."""

    def write(*, is_wanted, **said):
        following.offer_support(is_wanted=_WANTED[is_wanted], **said)

    return ask(request, interview, forms.SupportForm, "support", write)


@opens("OFFER_INTERVIEW")
def share(request: HttpRequest, interview: UUID) -> HttpResponse:
    """What was shared, with whom, on what basis."""
    return ask(request, interview, forms.ShareForm, "share", following.share)


@opens("OFFER_INTERVIEW")
def told(request: HttpRequest, interview: UUID) -> HttpResponse:
    """What the child was told became of it."""
    return ask(request, interview, forms.ToldForm, "told", following.tell_child)


@opens("OFFER_INTERVIEW")
def nothing(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Why nothing comes of it."""
    return ask(request, interview, forms.NothingForm, "nothing", following.nothing_comes)


@opens("HOLD_INTERVIEW")
def for_child(request: HttpRequest, interview: UUID) -> HttpResponse:
    """A summary that a child of twelve can read."""
    return ask(request, interview, forms.ForChildForm, "for_child", following.sum_up_for_child)


@opens("OFFER_INTERVIEW")
def close(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Nothing is left of it; or what is missing, in words."""
    found, now = interview_by_ref(request.actor, interview), timezone.now()
    form = Question(posted(request), now=now)
    if written(form, lambda: following.close_interview(by=request.actor, at=now, interview=found)):
        return back_after(interview_by_ref, request.actor, interview, "interviews:interview")
    page: AskPage = closing(request.actor, found.child_id, interview)
    return shown(request, page, form)


@opens("REVIEW_INTERVIEW")
def review(request: HttpRequest, interview: UUID) -> HttpResponse:
    """A manager's four questions."""

    def write(*, words, by, at, interview, **answers):
        yes = {name: answer == "YES" for name, answer in answers.items()}
        following.review_interview(by=by, at=at, interview=interview, words=words, **yes)

    return ask(request, interview, forms.ReviewForm, "review", write)

"""The doors by which somebody is found who holds an interview: asked, taken on, declined, handed back, arranged."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from ymylon.access.policy import opens
from ymylon.design.forms import Question, posted
from ymylon.interviews.actions import placing
from ymylon.interviews.actions.holding import give_up
from ymylon.interviews.forms.placing import AnswerForm, ArrangeForm, CapacityForm, ReferForm, StaffForm, UnableForm
from ymylon.interviews.lookups.interviews import arrangement_of, interview_by_ref, referral_by_ref
from ymylon.interviews.page.asking import arranged_meanwhile, asking, back_to
from ymylon.interviews.page.interview import interview_page
from ymylon.interviews.page.lists import capacity_page, counts_page, portal_page, referral_page
from ymylon.interviews.page.teams import teams_to_ask
from ymylon.interviews.rules import Answer
from ymylon.interviews.views.asking import OVER, ask, shown, written
from ymylon.missing.rules.faults import Fault, Stale

_RECORD = "design/record.html"
# What an earlier arrangement says is not typed twice; the moment is another one.
_KNOWN = ("who", "name", "venue", "language", "interpreter", "interpreter_name", "needs")


@opens("SEE_INTERVIEWS")
def interviews(request: HttpRequest) -> HttpResponse:
    """The portal: only what this person's own teams were asked, have in hand or may take on."""
    return render(request, _RECORD, {"page": portal_page(request.actor, timezone.now(), is_over=OVER in request.GET)})


@opens("SEE_INTERVIEWS")
def counts(request: HttpRequest) -> HttpResponse:
    """By provider and council, of the children whom this person may see."""
    return render(request, _RECORD, {"page": counts_page(request.actor, timezone.now())})


@opens("SEE_INTERVIEW")
def interview(request: HttpRequest, interview: UUID) -> HttpResponse:
    """One interview in this person's lanes."""
    found = interview_by_ref(request.actor, interview)
    return render(request, _RECORD, {"page": interview_page(request.actor, found, timezone.now())})


@opens("ANSWER_REFERRAL")
def capacity(request: HttpRequest) -> HttpResponse:
    """How many more the team can take on."""
    now = timezone.now()
    form = CapacityForm(posted(request), now=now)
    if written(form, lambda: placing.set_capacity(by=request.actor, at=now, **form.cleaned_data)):
        return redirect("interviews:interviews")
    return shown(request, capacity_page(), form)


@opens("ANSWER_REFERRAL")
def referral(request: HttpRequest, referral: UUID) -> HttpResponse:
    """A provider's answer: we take it on, we decline, we hand it back."""
    found, now = referral_by_ref(request.actor, referral), timezone.now()
    ours = found.answer == Answer.ACCEPTED
    form = AnswerForm(posted(request), now=now, is_ours=ours)
    if written(form, lambda: _answer(request, form, found, now)):
        if form.cleaned_data["answer"] == form.TAKE:
            return redirect("interviews:interview", found.interview.ref)
        return redirect("interviews:interviews")
    return shown(request, referral_page(request.actor, found, found.interview, now), form, "interviews/referral.html")


def _answer(request: HttpRequest, form: AnswerForm, referral, now: datetime) -> None:
    said, who = form.cleaned_data, {"by": request.actor, "at": now, "referral": referral}
    if said["answer"] == form.TAKE:
        placing.take_on(**who)
    elif said["answer"] == form.BACK:
        placing.hand_back(**who, reason=said["reason"])
    else:
        placing.decline(**who, reason=said["reason"])


@opens("ANSWER_REFERRAL")
@require_POST
def put_away(request: HttpRequest, referral: UUID) -> HttpResponse:
    """Another provider was first; this team has read so."""
    found = referral_by_ref(request.actor, referral)
    try:
        placing.put_away(by=request.actor, at=timezone.now(), referral=found)
    except Fault:
        return redirect("interviews:referral", referral)
    return redirect("interviews:interviews")


@opens("ANSWER_REFERRAL")
@require_POST
def take(request: HttpRequest, interview: UUID) -> HttpResponse:
    """The actor's own team takes on an interview that nobody holds yet."""
    found = interview_by_ref(request.actor, interview)
    try:
        placing.take_on_unasked(by=request.actor, at=timezone.now(), interview=found)
    except Fault:
        # The interview's page says who holds it.
        return redirect("interviews:interview", interview)
    return redirect("interviews:interview", interview)


@opens("OFFER_INTERVIEW")
def refer(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Which teams are asked."""
    found, now = interview_by_ref(request.actor, interview), timezone.now()
    form = ReferForm(posted(request), now=now, teams=teams_to_ask(request.actor, found))

    def write() -> None:
        numbers = [int(number) for number in form.cleaned_data["teams"]]
        words = form.cleaned_data["words"]
        placing.refer_interview(by=request.actor, at=now, interview=found, team_ids=numbers, words=words)

    if written(form, write):
        return redirect("interviews:interview", interview)
    return shown(request, asking(request.actor, found.child_id, "refer", back_to(interview)), form)


@opens("OFFER_INTERVIEW")
def arrange(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Who, when, where, in what language and with what help. Whoever saves on an old page is shown both, and loses nothing."""
    found, now = interview_by_ref(request.actor, interview), timezone.now()
    last = arrangement_of(request.actor, found)
    initial = {name: getattr(last, name) for name in _KNOWN} if last else {"name": request.actor.name}
    sent = posted(request)
    form = ArrangeForm(sent, now=now, version=last.pk if last else 0, initial=initial)
    collision = None

    def write() -> None:
        said = dict(form.cleaned_data)
        when, seen = said.pop("when").at, said.pop("version")
        placing.arrange(by=request.actor, at=now, interview=found, when=when, seen=seen, **said)

    try:
        if written(form, write):
            return redirect("interviews:interview", interview)
    except Stale as stale:
        collision = arranged_meanwhile(form, stale.theirs, now)
    page = asking(request.actor, found.child_id, "arrange", back_to(interview), collision=collision)
    return shown(request, page, form)


@opens("JUDGE_STAFF")
def staff(request: HttpRequest, interview: UUID) -> HttpResponse:
    """A manager agrees that staff of the place that the child left hold it, or says why not."""

    def write(*, agrees, **said):
        placing.judge_staff(is_agreed=agrees == "YES", **said)

    return ask(request, interview, StaffForm, "staff", write)


@opens("OFFER_INTERVIEW")
def staff_asked_for(request: HttpRequest, interview: UUID) -> HttpResponse:
    """The child asks for staff of the place that they left: a manager is asked."""
    return ask(request, interview, Question, "staff_asked_for", placing.ask_for_staff)


@opens("OFFER_INTERVIEW")
def unable(request: HttpRequest, interview: UUID) -> HttpResponse:
    """It can’t be held."""
    return ask(request, interview, UnableForm, "unable", give_up)

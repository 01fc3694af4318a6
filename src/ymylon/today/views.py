"""Doors of Today: a person's own, a team's for whoever manages it, and whose of it something is."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from allauth.core.internal.httpkit import get_client_ip
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.actions import begin_request
from ymylon.access.lookups import actor_of
from ymylon.access.policy import opens
from ymylon.agencies.actions.screens import make_calendar_address, open_calendar, revoke_calendar_address
from ymylon.audit.actions import record_act
from ymylon.design.forms import Question, posted
from ymylon.design.ways import reverse
from ymylon.duties.actions import pausing
from ymylon.duties.lookups import duty_by_ref
from ymylon.duties.rules import ActionFault
from ymylon.duties.rules.agreed import end_of
from ymylon.today import actions
from ymylon.today.forms import AnswerForTeamForm, AssignForm, PauseForm
from ymylon.today.lookups import answering
from ymylon.today.page.answering import answering_page
from ymylon.today.page.calendar import calendar_page, feed_of
from ymylon.today.page.counts import counts_page
from ymylon.today.page.duty import duty_page, pause_page, people_of
from ymylon.today.page.team import team_page
from ymylon.today.page.today import new_work, today_page
from ymylon.today.rules import turn_ends


@require_safe
@opens("SEE_OWN_WORK")
def today(request: HttpRequest) -> HttpResponse:
    """What waits for this person, and nothing else."""
    return render(request, "today/today.html", {"page": today_page(request.actor, timezone.now(), whole="all" in request.GET)})


@require_safe
@opens("SEE_OWN_WORK")
def changed(request: HttpRequest) -> HttpResponse:
    """Whether something has changed since a page was opened; asked every few seconds, and it shows no child."""
    notice = new_work(request.actor, request.GET.get("known", ""))
    return render(request, "today/changed.html", {"notice": notice})


@require_safe
@opens("SEE_TEAM_WORK")
def teams(request: HttpRequest) -> HttpResponse:
    """The day of the first team that this person may look at."""
    page = team_page(request.actor, None, timezone.now(), whole="all" in request.GET)
    return render(request, "today/team.html", {"page": page})


@require_safe
@opens("SEE_TEAM_WORK")
def team(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One team's day."""
    page = team_page(request.actor, ref, timezone.now(), whole="all" in request.GET)
    return render(request, "today/team.html", {"page": page})


@require_safe
@opens("SEE_TEAM_WORK")
def counts(request: HttpRequest) -> HttpResponse:
    """What was agreed and what help was asked for, counted per team."""
    return render(request, "design/record.html", {"page": counts_page(request.actor, timezone.now())})


@require_http_methods(["GET", "POST"])
@opens("ASSIGN_DUTY")
def duty(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Whose of a team something is."""
    found, now = duty_by_ref(request.actor, ref), timezone.now()
    form = AssignForm(request.POST or None, now=now, people=people_of(found), initial={"person": str(found.person_id or "")})

    def assign(said: dict[str, Any]) -> None:
        person = said["person"]
        pausing.assign(by=request.actor, at=now, duty=found, person_id=int(person) if person else None)

    if form.done(assign):
        return redirect(duty_page(request.actor, found, now).back.url)
    return _asked(request, duty_page(request.actor, found, now), form)


@require_http_methods(["GET", "POST"])
@opens("PAUSE_DUTY")
def pause(request: HttpRequest, ref: UUID) -> HttpResponse:
    """It waits until a day, for a reason."""
    found, now = duty_by_ref(request.actor, ref), timezone.now()
    form = PauseForm(posted(request), now=now)

    def wait(said: dict[str, Any]) -> None:
        until = end_of(said["until"]) if said["until"] else None
        actions.pause(by=request.actor, at=now, duty=found, until=until, reason=said["reason"])

    if form.done(wait):
        return redirect("today:duty", ref)
    return _asked(request, pause_page(request.actor, found, now), form)


@require_POST
@opens("PAUSE_DUTY")
def go_on(request: HttpRequest, ref: UUID) -> HttpResponse:
    """It goes on before its pause was over; pressed twice, it goes on once."""
    found = duty_by_ref(request.actor, ref)
    with suppress(ActionFault):
        pausing.go_on(by=request.actor, at=timezone.now(), duty=found)
    return redirect("today:duty", ref)


def _asked(request: HttpRequest, page, form: Question) -> HttpResponse:
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@opens("ANSWER_FOR_TEAM")
def answers(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Who answers for a team, and until when."""
    now = timezone.now()
    stands = answering(request.actor, ref, now)
    if stands is None:
        raise Http404
    people = [(str(number), name) for number, name in stands.people.items()]
    said = {"until": turn_ends(now), "who": next(iter(stands.people), "")}
    alone = set(stands.people) == {request.actor.practitioner_id}
    form = AnswerForTeamForm(posted(request), now=now, people=people, only_oneself=alone, initial=said)

    def answer(given: dict[str, Any]) -> None:
        actions.answer_for_team(by=request.actor, at=now, ref=ref, person_id=given["who"], until=given["until"].at)

    if form.done(answer):
        return redirect("today:answers", ref)
    return _asked(request, answering_page(request.actor, stands, now), form)


@require_POST
@opens("ANSWER_FOR_TEAM")
def end_answering(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A turn ends before its time; pressed twice, it ends once."""
    turn = request.POST.get("turn", "")
    number = int(turn) if turn.isdecimal() and len(turn) < 19 else 0
    actions.end_answering(by=request.actor, at=timezone.now(), ref=ref, turn_id=number)
    return redirect("today:answers", ref)


# The calendar: when something is due, and nothing of what


@require_safe
@opens("SEE_OWN_WORK")
def calendar(request: HttpRequest) -> HttpResponse:
    """Whether this person has an address for their calendar, and since when."""
    page = calendar_page(request.actor, timezone.now())
    return render(request, "today/calendar.html", {"page": page})


@require_POST
@opens("CHANGE_OWN_SIGN_IN")
def make_calendar(request: HttpRequest) -> HttpResponse:
    """A new secret address, shown on this answer and never again."""
    secret = make_calendar_address(practitioner_id=request.actor.practitioner_id, at=timezone.now())
    record_act("MADE_CALENDAR_ADDRESS")
    url = request.build_absolute_uri(reverse("today:feed", args=[secret]))
    return render(request, "today/calendar.html", {"page": calendar_page(request.actor, timezone.now(), url)})


@require_POST
@opens("SEE_OWN_WORK")
def end_calendar(request: HttpRequest) -> HttpResponse:
    """The address opens nothing more."""
    if revoke_calendar_address(practitioner_id=request.actor.practitioner_id, at=timezone.now()):
        record_act("ENDED_CALENDAR_ADDRESS")
    return redirect("today:calendar")


@require_safe
@opens("PUBLIC")
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A person's calendar for a program that can't sign in. Whatever is wrong with an address, the answer is the same."""
    now = timezone.now()
    account = open_calendar(secret=secret, address=get_client_ip(request) or "", at=now)
    if account is None:
        return HttpResponseNotFound(content_type="text/plain")
    begin_request(account, "SEE_CALENDAR")
    actor = actor_of(account)
    calendar_file = feed_of(actor, now, request.build_absolute_uri("/"), mark=secret)
    return HttpResponse(calendar_file, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "no-store"})

"""The next dates of a meeting, arranged in one act."""

from datetime import date, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.access.rules import Actor
from ymylon.design.forms import posted
from ymylon.duties.rules import local_day
from ymylon.meetings.actions import repeating
from ymylon.meetings.forms.calling import RepeatForm, RhythmForm
from ymylon.meetings.lookups.frames import Meeting
from ymylon.meetings.lookups.items import items_of
from ymylon.meetings.lookups.repeating import asked_to_each, days_apart, proposed, wanted_at
from ymylon.meetings.page.repeating import dates_offered, repeat_page
from ymylon.meetings.rules.repeating import series_fault
from ymylon.meetings.views.shared import ask, meeting_of


@require_http_methods(["GET", "POST"])
@opens("CALL_MEETING")
def repeat(request: HttpRequest, about: UUID) -> HttpResponse:
    """How often and until when; then every date is shown, with what speaks against it, before anything is made."""
    actor, now = request.actor, timezone.now()
    one = meeting_of(actor, about)
    if not repeating.may_repeat(actor, one):
        raise Http404
    items, asked = items_of(actor, one), asked_to_each(actor, one, now)
    form: RhythmForm = RhythmForm(posted(request), now=now, initial={"every_days": days_apart(actor, one, items)})
    dates = None
    if form.is_bound and form.is_valid():
        rhythm = dict(form.cleaned_data)
        if fault := series_fault(one.starts_at, **rhythm, today=local_day(now)):  # type: ignore[attr-defined]
            form.refuse(fault)
        else:
            dates = proposed(actor, one, wanted_at(one, asked), **rhythm, now=now)
            form = _dates_form(request, now, rhythm, dates_offered(dates))
            if _were_shown(request, rhythm) and form.done(lambda said: _repeat(actor, now, one, said)):
                return redirect("meetings:meeting", one.ref)
    return ask(request, repeat_page(one, asked=len(asked), dates=dates), form)


def _repeat(actor: Actor, now: datetime, one: Meeting, said: dict) -> None:
    on = {date.fromisoformat(day) for day in said["on"]}
    rhythm = {name: said[name] for name in ("every_days", "until_on")}
    repeating.repeat(by=actor, at=now, meeting=one, on=on, why=said["why"], **rhythm)


def _were_shown(request: HttpRequest, rhythm: dict) -> bool:
    return request.POST.get("offered") == _mark(rhythm)


def _mark(rhythm: dict) -> str:
    return f"{rhythm['every_days']} {rhythm['until_on']}"


def _dates_form(request: HttpRequest, now: datetime, rhythm: dict, dates: list[tuple[str, str]]) -> RepeatForm:
    typed = request.POST.copy()
    if not _were_shown(request, rhythm):
        # Shown for the first time, or anew: each is chosen until somebody takes it out.
        typed.setlist("on", [day for day, _words in dates])
        typed["offered"] = _mark(rhythm)
    return RepeatForm(typed, now=now, dates=dates)

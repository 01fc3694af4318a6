"""The doors of the register of high-risk missing children."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.children.lookups import child_by_ref
from ymylon.circumstances.lookups import areas_on
from ymylon.design.forms import Question, posted
from ymylon.design.paging import rows_read
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.missing.lookups.residence import own_area, residence
from ymylon.signals import actions
from ymylon.signals.forms import AnswerSignalForm, EndForm, EnterForm, ReviewForm, TellForm, VisitForm, WhyNotForm
from ymylon.signals.lookups import RegisterEntry, entry_by_ref, signal_by_ref
from ymylon.signals.page import asking, entries, listing, raised
from ymylon.terms.calendars import local

_BOTH = require_http_methods(["GET", "POST"])


@require_safe
@opens("SEE_REGISTER")
def register(request: HttpRequest) -> HttpResponse:
    """Who is on the register now, the soonest review first."""
    page = listing.register_page(request.actor, timezone.now(), after=rows_read(request))
    return render(request, "design/record.html", {"page": page})


@require_safe
@opens("SEE_REGISTER")
def rules(request: HttpRequest) -> HttpResponse:
    """The published rules by which somebody is asked about a child."""
    return render(request, "design/record.html", {"page": listing.rules_page(timezone.now())})


@require_safe
@opens("SEE_OWN_WORK")
def triggers(request: HttpRequest) -> HttpResponse:
    """The published triggers, and for whoever answers for it how often each fired."""
    return render(request, "design/record.html", {"page": raised.triggers_page(request.actor, timezone.now())})


@_BOTH
@opens("ANSWER_SIGNAL")
def signal(request: HttpRequest, about: UUID) -> HttpResponse:
    """One signal, and what becomes of it."""
    now = timezone.now()
    found = signal_by_ref(request.actor, about)
    page = raised.signal_page(request.actor, found, now)
    form = AnswerSignalForm(posted(request))
    if form.done(lambda said: actions.answer_signal(by=request.actor, at=now, signal=found, **said)):
        return redirect("signals:signal", about)
    return render(request, "signals/signal.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_safe
@opens("SEE_REGISTER")
def entry(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One entry, and what happened since."""
    page = entries.entry_page(request.actor, entry_by_ref(request.actor, ref), timezone.now())
    return render(request, "design/record.html", {"page": page})


@_BOTH
@opens("DECIDE_REGISTER")
def enter(request: HttpRequest, child: UUID) -> HttpResponse:
    """A manager enters a child."""
    now = timezone.now()
    found = child_by_ref(request.actor, child)
    episodes = asking.asked_about(request.actor, found)
    draft = begun(request, f"register.{child}", now)
    teams, (beside, leads) = asking.teams_to_ask(request.actor, found.pk), asking.known_beside(request.actor, found.pk)
    kept = draft.answers(EnterForm.base_fields)
    form = EnterForm(request.POST or None, now=now, initial=kept, teams=teams, beside=beside, lead_team=leads)
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        team, area = said.pop("lead_team"), _area(request, found.pk, now)
        try:
            made = actions.enter(
                by=request.actor, at=now, child_id=found.pk, area=area, lead_team_id=team, episodes=episodes, **said
            )
        except actions.RegisterFault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("signals:entry", made.ref)
    return _ask(request, asking.enter_page(request.actor, found, episodes, now, draft), form)


@_BOTH
@opens("DECIDE_REGISTER")
def consider(request: HttpRequest, about: UUID) -> HttpResponse:
    """A published rule asks about a child: enter them, or say why not."""
    now = timezone.now()
    episode = episode_by_ref(request.actor, about)
    duty = asking.what_is_asked(request.actor, about)
    if duty is None:
        raise Http404
    form = WhyNotForm(request.POST or None, now=now)
    if form.done(lambda said: actions.decline(by=request.actor, at=now, episode=episode, **said)):
        return redirect("signals:register")
    return _ask(
        request, asking.consider_page(request.actor, episode, duty, actions.asked_of(request.actor, now, episode), now), form
    )


@_BOTH
@opens("REVIEW_REGISTER")
def review(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The entry is looked at again, and goes on."""
    found, now = entry_by_ref(request.actor, ref), timezone.now()
    initial = {"every_days": found.every_days, "lead": found.lead, "police_contact": found.police_contact}
    beside, _leads = asking.known_beside(request.actor, found.child_id)
    teams = asking.teams_to_ask(request.actor, found.child_id)
    asks = partial(ReviewForm, beside=beside, teams=teams, lead_team=found.lead_team_id)
    area = _area(request, found.child_id, now)
    question = (asks, ReviewForm.base_fields)
    return _write(request, found, question, "review", asking.review_page, initial, lambda said: actions.review(
        by=request.actor, at=now, entry=found, area=area, lead_team_id=said.pop("lead_team"), **said))  # fmt: skip


@_BOTH
@opens("VISIT_REGISTERED")
def visit(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A visit was made."""
    found, now = entry_by_ref(request.actor, ref), timezone.now()
    return _write(request, found, (VisitForm, VisitForm.base_fields), "visit", asking.visit_page, {}, lambda said: actions.visit(
        by=request.actor, at=now, entry=found, visited_at=said.pop("visited").at, **said))  # fmt: skip


@_BOTH
@opens("VISIT_REGISTERED")
def tell(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What the child was told, and said."""
    found, now = entry_by_ref(request.actor, ref), timezone.now()
    return _write(request, found, (TellForm, TellForm.base_fields), "tell", asking.tell_page, {}, lambda said: actions.tell(
        by=request.actor, at=now, entry=found, **(said | {"language": said["language"] or ""})))  # fmt: skip


@_BOTH
@opens("DECIDE_REGISTER")
def end(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A manager ends the entry."""
    found, now = entry_by_ref(request.actor, ref), timezone.now()
    return _write(request, found, (EndForm, EndForm.base_fields), "end", asking.end_page, {}, lambda said: actions.end(
        by=request.actor, at=now, entry=found, why=said["end"], reason=said["reason"]))  # fmt: skip


def _write(
    request: HttpRequest,
    found: RegisterEntry,
    asks: tuple[Callable[..., Question], Mapping],
    name: str,
    draw: Callable,
    initial: dict,
    act: Callable,
) -> HttpResponse:
    """One question about an entry: what is typed is kept until it is sent, and a fault stands beside its field."""
    now = timezone.now()
    draft = begun(request, f"register_{name}.{found.ref}", now)
    made, fields = asks
    form = made(request.POST or None, now=now, initial=initial | draft.answers(fields))
    if form.done(act):
        discard(by=request.actor, form=draft.name)
        return redirect("signals:entry", found.ref)
    return _ask(request, draw(request.actor, found, now, draft), form)


def _ask(request: HttpRequest, page, form) -> HttpResponse:
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _area(request: HttpRequest, child_id: int, now: datetime) -> str:
    """The authority whose policy holds: that which is responsible, else where the child lives, else the writer's own."""
    care = areas_on(child_id, local(now).date())
    return care.responsible or residence(request.actor, child_id, now) or own_area(request.actor)

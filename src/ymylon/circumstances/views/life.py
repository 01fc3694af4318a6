"""The doors to a child's life: read by date, written and put right one kind of fact at a time."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.circumstances.actions import health, life, registering, spells
from ymylon.circumstances.forms import life as asked
from ymylon.circumstances.lookups import life as found
from ymylon.circumstances.page.asking import ask_page, overtaken, places
from ymylon.circumstances.page.health import health_page
from ymylon.circumstances.page.life import life_page
from ymylon.circumstances.rules.faults import Fault, Overtaken
from ymylon.circumstances.views.asking import ASK, RECORD, ask, find_child, find_entry
from ymylon.design.forms import Question, posted
from ymylon.design.paging import rows_read
from ymylon.terms.codes import Lane

_get_post = require_http_methods(["GET", "POST"])


class Kind(NamedTuple):
    """One kind of dated fact: its table and lane, who may write it, how it is asked, begun and put right."""

    name: str
    model: Any
    lane: Lane
    code: str
    form: Callable[..., asked.Dated]
    begin: Callable[..., Any]
    correct: Callable[..., Any]
    then: str = "circumstances:life"


CARE = Kind("care", found.CareSpell, Lane.CARE, "WRITE_CARE", asked.CareForm, spells.begin_care_spell, spells.correct_care_spell)
EDUCATION = Kind(
    "education",
    found.EducationSpell,
    Lane.EDUCATION,
    "WRITE_EDUCATION",
    asked.EducationForm,
    spells.begin_education_spell,
    spells.correct_education_spell,
)
NEED = Kind("need", found.LearningNeed, Lane.EDUCATION, "WRITE_EDUCATION", asked.NeedForm, life.record_need, life.correct_need)
WAIT = Kind("wait", found.HealthWait, Lane.HEALTH, "WRITE_HEALTH_WAIT", asked.WaitForm, health.record_wait, health.correct_wait)
HEALTH_NEED = Kind(
    "health_need",
    found.HealthNeed,
    Lane.HEALTH,
    "WRITE_HEALTH_NEED",
    asked.HealthNeedForm,
    health.record_health_need,
    health.correct_health_need,
)
HARD_TIME = Kind(
    "hard_time",
    found.HardTime,
    Lane.CONCERN,
    "WRITE_HARD_TIME",
    asked.HardTimeForm,
    life.record_hard_time,
    life.correct_hard_time,
)
REGISTRATION = Kind(
    "registration",
    found.Registration,
    Lane.CONCERN,
    "WRITE_REGISTRATION",
    asked.RegistrationForm,
    registering.register,
    registering.correct_registration,
)
# A restriction of liberty is begun like the others, and not put right but reviewed.
LIBERTY = Kind("liberty", found.Liberty, Lane.CARE, "WRITE_CARE", asked.LibertyForm, life.restrict_liberty, life.review_liberty)


@require_safe
@opens("SEE_CIRCUMSTANCES")
def shown(request: HttpRequest, child: UUID) -> HttpResponse:
    """One child's life, in the lanes of whoever looks."""
    page = life_page(request.actor, child, timezone.now())
    return render(request, RECORD, {"page": page})


@require_safe
@opens("SEE_HEALTH_NEEDS")
def health_needs(request: HttpRequest) -> HttpResponse:
    """Which children wait for health and who has needs, for the nurse: who has waited longest first."""
    page = health_page(request.actor, timezone.now(), after=rows_read(request))
    return render(request, RECORD, {"page": page})


def begins(kind: Kind) -> Callable[..., HttpResponse]:
    """The door to a new entry of this kind."""

    @_get_post
    @opens(kind.code)
    def begin(request: HttpRequest, child: UUID) -> HttpResponse:
        known, now = find_child(request, child, kind.lane), timezone.now()
        form = kind.form(posted(request), now=now, sealed=known.owner is not None, **places())

        def write(_given: dict[str, Any]) -> None:
            kind.begin(by=request.actor, at=now, child_id=known.pk, **form.said(now))

        return ask(request, form, lambda: ask_page(known, kind.name), write, kind.then, known.ref)

    return begin


def corrects(kind: Kind) -> Callable[..., HttpResponse]:
    """The door to an entry that is put right; whoever was overtaken is shown both."""

    @_get_post
    @opens(kind.code)
    def correct(request: HttpRequest, about: UUID) -> HttpResponse:
        row, known = find_entry(request, kind.model, about, kind.lane)
        now, collision = timezone.now(), None
        sealed = known.owner is not None
        form = kind.form(posted(request), now=now, version=row.version, sealed=sealed, correcting=True, row=row, **places())
        if form.is_bound and form.is_valid():
            version = form.cleaned_data["version"]
            try:
                kind.correct(by=request.actor, at=now, ref=about, version=version, **form.said(now))
            except Overtaken as later:
                collision = overtaken(form, later.theirs, now)
            except Fault as fault:
                form.refuse(fault)
            else:
                return redirect(kind.then, known.ref)
        page = ask_page(known, kind.name, collision)
        return render(request, ASK, {"page": page, "form": form}, status=422 if form.errors else 200)

    return correct


begin_care, care = begins(CARE), corrects(CARE)
begin_education, education = begins(EDUCATION), corrects(EDUCATION)
begin_need, need = begins(NEED), corrects(NEED)
begin_wait, wait = begins(WAIT), corrects(WAIT)
begin_health_need, health_need = begins(HEALTH_NEED), corrects(HEALTH_NEED)
begin_hard_time, hard_time = begins(HARD_TIME), corrects(HARD_TIME)
begin_registration, registration = begins(REGISTRATION), corrects(REGISTRATION)
restrict_liberty = begins(LIBERTY)


@_get_post
@opens("WRITE_CARE")
def review_liberty(request: HttpRequest, about: UUID) -> HttpResponse:
    """A restriction of liberty is looked at again: it goes on, or it has ended."""
    row, known = find_entry(request, found.Liberty, about, Lane.CARE)
    now = timezone.now()
    form: Question = asked.LibertyReviewForm(posted(request), now=now)

    def write(given: dict[str, Any]) -> None:
        life.review_liberty(
            by=request.actor, at=now, ref=row.ref, outcome=given["outcome"], words=given["words"],
            next_on=asked.review_day(given["review"], now),
        )  # fmt: skip

    return ask(request, form, lambda: ask_page(known, "review"), write, "circumstances:life", known.ref)


@_get_post
@opens("WRITE_CARE")
def answer_exclusion(request: HttpRequest, about: UUID) -> HttpResponse:
    """What the council answered a school that is about to exclude the child."""
    row, known = find_entry(request, found.EducationSpell, about, Lane.CARE)
    form: Question = asked.AnswerForm(posted(request))

    def write(given: dict[str, Any]) -> None:
        life.answer_exclusion(by=request.actor, at=timezone.now(), spell=row, words=given["words"])

    return ask(request, form, lambda: ask_page(known, "answer"), write, "circumstances:life", known.ref)

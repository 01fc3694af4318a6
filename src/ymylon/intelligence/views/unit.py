"""The doors of the force's intelligence unit."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import Question, posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import Begun, begun
from ymylon.intelligence.actions import judging, releasing
from ymylon.intelligence.forms import judging as forms
from ymylon.intelligence.lookups import (
    Stands,
    Version,
    given_to,
    release_to_withdraw,
    version_by_ref,
)
from ymylon.intelligence.page import asking
from ymylon.intelligence.page.desk import desk_page, one_page
from ymylon.intelligence.views.partners import ask

_get_post = require_http_methods(["GET", "POST"])


def _done(request: HttpRequest, form: Question, act: Callable[[dict[str, Any]], object], draft: Begun | None = None) -> bool:
    """Whether it was done; then what was begun of it is put away."""
    is_done = form.done(act)
    if is_done and draft is not None:
        discard(by=request.actor, form=draft.name)
    return is_done


@require_safe
@opens("GRADE_INTELLIGENCE")
def desk(request: HttpRequest) -> HttpResponse:
    """What was given to the unit."""
    return render(request, "design/record.html", {"page": desk_page(request.actor, timezone.now())})


@require_safe
@opens("GRADE_INTELLIGENCE")
def one(request: HttpRequest, about: UUID) -> HttpResponse:
    """One submission."""
    page = one_page(request.actor, about, timezone.now())
    return render(request, "design/record.html", {"page": page})


@_get_post
@opens("GRADE_INTELLIGENCE")
def grade(request: HttpRequest, about: UUID) -> HttpResponse:
    """Grading it."""
    stands = given_to(request.actor, about)
    form = forms.GradeForm(posted(request), seen=len(stands.grades))
    who: dict[str, Any] = {"by": request.actor, "at": timezone.now(), "stands": stands}
    if _done(request, form, lambda said: judging.grade(**who, **said)):
        return redirect("intelligence:one", about)
    return ask(request, asking.grade_page(stands), form)


@_get_post
@opens("GRADE_INTELLIGENCE")
def write(request: HttpRequest, about: UUID) -> HttpResponse:
    """Writing anew what others may read."""
    stands = given_to(request.actor, about)
    now = timezone.now()
    draft = begun(request, f"intelligence_write.{about}", now)
    form = forms.WriteForm(posted(request), seen=len(stands.versions), initial=draft.answers(forms.WriteForm.base_fields))
    who: dict[str, Any] = {"by": request.actor, "at": now, "stands": stands}
    if _done(request, form, lambda said: releasing.write_version(**who, **said), draft):
        return redirect("intelligence:one", about)
    return ask(request, asking.write_page(stands, draft), form)


@_get_post
@opens("RELEASE_INTELLIGENCE")
def release(request: HttpRequest, about: UUID) -> HttpResponse:
    """A second officer releases it."""
    stands, version = version_by_ref(request.actor, about)
    form = forms.ReleaseForm(posted(request), teams=asking.teams_offered(stands))
    if _done(request, form, lambda _said: _release(request, stands, version, form)):
        return redirect("intelligence:one", stands.submission.ref)
    return ask(request, asking.release_page(stands, version), form)


def _release(request: HttpRequest, stands: Stands, version: Version, form: forms.ReleaseForm) -> None:
    releasing.release(by=request.actor, at=timezone.now(), stands=stands, version=version, teams=form.teams)


@_get_post
@opens("GRADE_INTELLIGENCE")
def answer(request: HttpRequest, about: UUID) -> HttpResponse:
    """Telling the author what came of it."""
    stands = given_to(request.actor, about)
    now = timezone.now()
    draft = begun(request, f"intelligence_answer.{about}", now)
    form = forms.AnswerForm(posted(request), seen=len(stands.steps), initial=draft.answers(forms.AnswerForm.base_fields))
    who: dict[str, Any] = {"by": request.actor, "at": now, "stands": stands}
    if _done(request, form, lambda said: judging.answer(**who, **said), draft):
        return redirect("intelligence:one", about)
    return ask(request, asking.answer_page(stands, draft), form)


@_get_post
@opens("GRADE_INTELLIGENCE")
def log(request: HttpRequest, about: UUID) -> HttpResponse:
    """Saying into which system it was put."""
    stands = given_to(request.actor, about)
    form = forms.LogForm(posted(request))
    who: dict[str, Any] = {"by": request.actor, "at": timezone.now(), "stands": stands}
    if _done(request, form, lambda said: judging.put_into(**who, **said)):
        return redirect("intelligence:one", about)
    return ask(request, asking.log_page(stands), form)


@_get_post
@opens("RELEASE_INTELLIGENCE")
def withdraw(request: HttpRequest, about: UUID) -> HttpResponse:
    """Taking a release back."""
    stands, released = release_to_withdraw(request.actor, about)
    form = forms.WithdrawForm(posted(request))
    who: dict[str, Any] = {"by": request.actor, "at": timezone.now(), "stands": stands, "release": released}
    if _done(request, form, lambda said: releasing.withdraw(**who, **said)):
        return redirect("intelligence:one", stands.submission.ref)
    return ask(request, asking.withdraw_page(stands, released), form)

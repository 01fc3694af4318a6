"""The doors of a board’s public minutes: two are open to everybody."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.forms import Question, posted
from ymylon.design.moments import told
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.governance import actions, lookups, page
from ymylon.governance.forms import PublicTextForm, WithdrawForm
from ymylon.meetings.lookups.frames import is_mine, minutes_of

_BOTH = require_http_methods(["GET", "POST"])
_RECORD = "design/record.html"


@require_safe
@opens("PUBLIC")
def boards(request: HttpRequest) -> HttpResponse:
    """What boards have published."""
    return render(request, _RECORD, {"page": page.boards_page(lookups.published())})


@require_safe
@opens("PUBLIC")
def minutes(request: HttpRequest, about: UUID) -> HttpResponse:
    """The public minutes of one meeting."""
    rows = lookups.published(about)
    if not rows:
        raise Http404
    said = request.GET.get("version", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
    return render(request, "governance/minutes.html", {"page": page.minutes_page(rows, timezone.now(), number=number)})


def _ask(request: HttpRequest, asked: Any, form: Question) -> HttpResponse:
    return render(request, "design/question.html", {"page": asked, "form": form}, status=422 if form.errors else 200)


@require_safe
@opens("PUBLISH_MINUTES")
def standing(request: HttpRequest, about: UUID) -> HttpResponse:
    """What of a meeting is public, and what waits for a second person."""
    one = lookups.board_meeting(request.actor, about)
    return render(request, _RECORD, {"page": page.standing_page(request.actor, one, timezone.now())})


@_BOTH
@opens("PUBLISH_MINUTES")
def write(request: HttpRequest, about: UUID) -> HttpResponse:
    """A version is written; what may say who somebody is stands beside the text, and nothing typed is lost."""
    actor, now = request.actor, timezone.now()
    one = lookups.board_meeting(actor, about)
    if not is_mine(actor, one) or not minutes_of(actor, one):
        raise Http404
    draft, texts = begun(request, f"public_minutes.{about}", now), lookups.texts_of(actor, one)
    last = texts[0] if texts else None
    begins = {"words_en": last.words_en, "words_cy": last.words_cy} if last else page.first_words(actor, one)
    fields = {name: PublicTextForm.base_fields[name] for name in ("words_en", "words_cy")}
    form = PublicTextForm(posted(request), version=len(texts), initial=begins | draft.answers(fields))
    form.offer([*request.POST.getlist("allowed"), *(last.allowed if last else ())])
    collision = None
    if form.is_bound and form.is_valid() and last and form.is_stale(len(texts)):
        theirs = {"words_en": last.words_en, "words_cy": last.words_cy}
        collision = form.collide(version=len(texts), who=last.by.name, when=told(last.at, now), theirs=theirs)
    elif form.done(lambda said: actions.write_public(by=actor, at=now, meeting=one, **_written(said))):
        discard(by=actor, form=draft.name)
        return redirect("governance:standing", one.ref)
    form.leave_out_allowed()
    return _ask(request, page.write_page(one, draft, collision), form)


def _written(said: dict) -> dict:
    return {name: said[name] for name in ("words_en", "words_cy", "allowed")}


@_BOTH
@opens("PUBLISH_MINUTES")
def release(request: HttpRequest, about: UUID) -> HttpResponse:
    """A second person reads the last version through, and releases it."""
    actor, now = request.actor, timezone.now()
    one = lookups.board_meeting(actor, about)
    text = next(iter(lookups.texts_of(actor, one)), None)
    if text is None or text.released_at or text.by_id == actor.practitioner_id:  # type: ignore[attr-defined]
        raise Http404
    form = Question(posted(request), version=text.number)
    if form.is_bound and form.is_valid() and form.is_stale(text.number):
        form.refuse(actions.NOT_READ)
    elif form.done(lambda _said: actions.release(by=actor, at=now, meeting=one, text=text)):
        return redirect("governance:standing", one.ref)
    asked = {"page": page.release_page(one, text), "form": form}
    return render(request, "governance/release.html", asked, status=422 if form.errors else 200)


@_BOTH
@opens("PUBLISH_MINUTES")
def withdraw(request: HttpRequest, about: UUID) -> HttpResponse:
    """What is public is withdrawn, at once."""
    actor, now = request.actor, timezone.now()
    one = lookups.board_meeting(actor, about)
    public = [row for row in lookups.texts_of(actor, one) if row.released_at and not row.withdrawn_at]  # type: ignore[attr-defined]
    if not public:
        raise Http404
    form = WithdrawForm(posted(request))
    if form.done(lambda said: actions.withdraw(by=actor, at=now, meeting=one, texts=public, why=said["why"])):
        return redirect("governance:standing", one.ref)
    return _ask(request, page.withdraw_page(one), form)

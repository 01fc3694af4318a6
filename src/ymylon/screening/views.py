"""The doors to a screening: the child's own page, each part by itself, one thing that is known, and looking again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.design.entries import AskPage, Collision
from ymylon.design.forms import Question, posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import Begun, begun
from ymylon.exploitation.actions import record_paper
from ymylon.exploitation.lookups import newest
from ymylon.protection.lookups import KnownChild, child_of, known_child
from ymylon.screening import actions, forms
from ymylon.screening.lookups import Stood, account_by_ref, finding_by_ref, part_of, screening_by_ref
from ymylon.screening.page import asking
from ymylon.screening.page.child import child_page, history_page
from ymylon.screening.page.nrm_sheet import sheet_page
from ymylon.screening.page.shared import may_add, may_record
from ymylon.screening.page.voices import may_put_right, may_take_down, words_page
from ymylon.screening.rules import BY_CODE, ExploitationKind, FindingKind, Part
from ymylon.screening.rules.judging import WHICH_CHILD, WHICH_PLACE
from ymylon.terms.faults import Fault

_BOTH = require_http_methods(["GET", "POST"])
_RECORD, _THEN = "design/record.html", "screening:child"


@require_safe
@opens("SEE_SCREENING")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """The screening of one child."""
    page = child_page(request.actor, child, timezone.now())
    return render(request, _RECORD, {"page": page})


@require_safe
@opens("SEE_SCREENING")
def history(request: HttpRequest, child: UUID) -> HttpResponse:
    """Every version of every judgement."""
    page = history_page(request.actor, child, timezone.now())
    return render(request, _RECORD, {"page": page})


@_BOTH
@opens("PRINT_NRM")
def nrm_sheet(request: HttpRequest, child: UUID) -> HttpResponse:
    """The referral to the NRM with what the screening found, to copy from; made for paper, it is listed for the child."""
    now = timezone.now()
    page = sheet_page(request.actor, child, now)
    if request.method == "GET":
        return render(request, "design/unprinted.html", {"page": page})
    if not page.mark:  # of a protected child there is no paper
        raise Http404
    course = newest(request.actor, known_child(request.actor, child).pk)
    if course is None:
        raise Http404
    record_paper(by=request.actor, at=now, referral=course.referral)
    return render(request, "design/paper.html", {"page": replace(page, notices=())})


def _known(request: HttpRequest, ref: UUID, may: Callable[[Any, KnownChild], bool]) -> KnownChild:
    known = known_child(request.actor, ref)
    if not may(request.actor, known):
        raise Http404
    return known


def _ask(request: HttpRequest, page: AskPage, form: Question) -> HttpResponse:
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _part(
    request: HttpRequest,
    child: KnownChild,
    part: Part,
    topic: str,
    form_class: Any,
    page: Callable[[Begun, Collision | None], AskPage],
    write: Callable[[Any, int], Any],
    **about: Any,
) -> HttpResponse:
    """Ask one part, begun with its last version; where somebody else saved it meanwhile both are shown; or write it once."""
    now = timezone.now()
    stood: Stood | None = part_of(request.actor, child.pk, part, topic)
    number = stood.version.number if stood else 0
    draft = begun(request, "_".join(filter(None, ("screening", part.lower(), topic.lower()))) + f".{child.ref}", now)
    kept = draft.answers(form_class(**about).fields)
    form = form_class(
        posted(request), now=now, version=draft.version(number), initial=form_class.standing(stood) | kept, **about
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        if stood is not None and form.is_stale(number):
            return _ask(request, page(draft, asking.overtaken(form, stood, form.in_words(stood), now)), form)
        if form.done(lambda said: write(form, number)):
            discard(by=request.actor, form=draft.name)
            return redirect(_THEN, child.ref)
    return _ask(request, page(draft, None), form)


@_BOTH
@opens("RECORD_SCREENING")
def judge(request: HttpRequest, child: UUID, topic: str) -> HttpResponse:
    """One type of exploitation."""
    known = _known(request, child, may_record)
    if topic not in set(ExploitationKind):
        raise Http404
    kind, now = ExploitationKind[topic], timezone.now()

    def page(draft: Begun, collision: Collision | None) -> AskPage:
        return asking.judge_page(known, kind, draft, now, collision)

    def write(form: Any, seen: int) -> Any:
        said = {name: form.cleaned_data[name] for name in ("level", "trend", "words")}
        return actions.judge(by=request.actor, at=now, child_id=known.pk, kind=kind, seen=seen, **said)

    return _part(request, known, Part.TYPE, topic, forms.JudgeForm, page, write)


@_BOTH
@opens("RECORD_SCREENING")
def mark(request: HttpRequest, child: UUID, topic: str) -> HttpResponse:
    """One group of indicators."""
    known = _known(request, child, may_record)
    group = BY_CODE.get(topic)
    if group is None:
        raise Http404

    def page(draft: Begun, collision: Collision | None) -> AskPage:
        return asking.mark_page(known, group, draft, collision)

    def write(form: Any, seen: int) -> Any:
        about = {"by": request.actor, "at": timezone.now(), "child_id": known.pk}
        return actions.mark(group=group.code, marks=form.marks(), seen=seen, **about)

    return _part(request, known, Part.INDICATORS, topic, forms.MarksForm, page, write, group=group)


@_BOTH
@opens("RECORD_SCREENING")
def strengths(request: HttpRequest, child: UUID) -> HttpResponse:
    """What protects the child."""
    known = _known(request, child, may_record)

    def page(draft: Begun, collision: Collision | None) -> AskPage:
        return asking.strengths_page(known, draft, collision)

    def write(form: Any, seen: int) -> Any:
        said = {name: form.cleaned_data[name] for name in ("factors", "words", "gives", "better")}
        return actions.strengthen(by=request.actor, at=timezone.now(), child_id=known.pk, seen=seen, **said)

    return _part(request, known, Part.STRENGTHS, "", forms.StrengthsForm, page, write)


@_BOTH
@opens("RECORD_SCREENING")
def review(request: HttpRequest, about: UUID) -> HttpResponse:
    """It is looked at again: it goes on, or it ends."""
    course = screening_by_ref(request.actor, about)
    known = child_of(request.actor, course.screening.child_id)
    if not may_record(request.actor, known):
        raise Http404
    now = timezone.now()
    draft = begun(request, f"screening_review.{about}", now)
    form = forms.ReviewForm(posted(request), initial=draft.answers(forms.ReviewForm.base_fields))
    act = {"by": request.actor, "at": now, "course": course}
    if form.done(lambda said: actions.review(**act, ends=form.ends, words=said["words"])):
        discard(by=request.actor, form=draft.name)
        return redirect(_THEN, known.ref)
    return _ask(request, asking.review_page(known, course, draft), form)


@_BOTH
@opens("ADD_FINDING")
def find(request: HttpRequest, child: UUID, topic: str) -> HttpResponse:
    """One thing that is known, of one kind."""
    known = _known(request, child, may_add)
    if topic not in set(FindingKind):
        raise Http404
    kind, now = FindingKind[topic], timezone.now()
    draft = begun(request, f"screening_find_{topic.lower()}.{child}", now)
    name = str(request.POST.get("name", ""))[:200]
    links = asking.Links(request.actor, known, kind, name, str(request.POST.get("link", "")))
    offered = links.offered()
    asked: Any = {"kind": kind, "links": offered, "now": now, "is_cut": links.is_cut}
    form = forms.FindingForm(posted(request), **asked, initial=draft.answers(forms.FindingForm(**asked).fields))
    if form.done(lambda said: _find(request, known, kind, form, links)):
        discard(by=request.actor, form=draft.name)
        return redirect(_THEN, known.ref)
    return _ask(request, asking.find_page(known, kind, draft, has_links=bool(offered)), form)


def _find(request: HttpRequest, known: KnownChild, kind: FindingKind, form: Any, links: asking.Links) -> None:
    # Whoever left an answer empty did not say it: what the action does not get, it takes as not known.
    given = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
    key, name = given.pop("link", ""), given.pop("name", "")
    # A place that was looked for and not found may be written in words instead.
    if name and not key and not (kind == FindingKind.LOCATION and given.get("place")):
        which = WHICH_PLACE if kind == FindingKind.LOCATION else WHICH_CHILD
        raise Fault(which, "link" if "link" in form.fields else "name")
    words = given.pop("words", "")
    actions.find(
        by=request.actor, at=timezone.now(), child_id=known.pk, kind=kind, words=words, **links.chosen(key), **given
    )  # fmt: skip


@_BOTH
@opens("ADD_FINDING")
def withdraw(request: HttpRequest, about: UUID) -> HttpResponse:
    """Something no longer holds."""
    finding = finding_by_ref(request.actor, about)
    known = child_of(request.actor, finding.child_id)
    if not may_add(request.actor, known):
        raise Http404
    form = forms.WithdrawForm(posted(request))
    if form.done(lambda said: actions.withdraw(by=request.actor, at=timezone.now(), finding=finding, words=said["words"])):
        return redirect(_THEN, known.ref)
    return _ask(request, asking.withdraw_page(known, finding), form)


@_BOTH
@opens("TAKE_DOWN_WORDS")
def words(request: HttpRequest, child: UUID) -> HttpResponse:
    """What the child, or somebody who cares for them, said in their own words, or why there are none."""
    known, now = _known(request, child, may_take_down), timezone.now()
    draft = begun(request, f"screening_words.{child}", now)
    given = {"voice": request.GET.get("voice", "")}
    form = forms.WordsForm(posted(request), now=now, initial=given | draft.answers(forms.WordsForm.base_fields))
    if form.done(lambda said: actions.take_down(by=request.actor, at=now, child_id=known.pk, **said)):
        discard(by=request.actor, form=draft.name)
        return redirect(_THEN, known.ref)
    return _ask(request, words_page(known, draft), form)


@_BOTH
@opens("TAKE_DOWN_WORDS")
def words_right(request: HttpRequest, about: UUID) -> HttpResponse:
    """Somebody’s own words are put right: by whoever took them down, or by social care."""
    row = account_by_ref(request.actor, about)
    known = child_of(request.actor, row.child_id)
    if not may_put_right(request.actor, known, row):
        raise Http404
    now = timezone.now()
    form = forms.WordsForm(posted(request), now=now, initial=forms.WordsForm.standing(row))
    act = {"by": request.actor, "at": now, "child_id": known.pk, "instead_of": row}
    if form.done(lambda said: actions.take_down(**act, **said)):
        return redirect(_THEN, known.ref)
    return _ask(request, words_page(known, None), form)

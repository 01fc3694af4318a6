"""Judging whether two records are one child's."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.linkage.actions import AlreadyJudged, judge_pair, take_back
from ymylon.linkage.forms import JudgeForm, TakeBackForm
from ymylon.linkage.page.matches import matches_page, pair_page


@require_safe
@opens("JUDGE_MATCH")
def matches(request: HttpRequest) -> HttpResponse:
    """Pairs of records that may be one child's, where this person may see both."""
    page = matches_page(request.actor, timezone.now(), get_language() or "en")
    return render(request, "linkage/matches.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@opens("JUDGE_MATCH")
def pair(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Two records side by side, to be judged; or a judgement, to be taken back."""
    try:
        page = pair_page(request.actor, ref, timezone.now(), get_language() or "en")
        form = (TakeBackForm if page.is_judged else JudgeForm)(request.POST or None)
        if form.is_bound and request.POST.get("judged") != str(page.is_judged):
            raise AlreadyJudged
        if form.is_bound and form.is_valid():
            _answer(request, ref, page.is_judged, form.cleaned_data)
            return redirect("linkage:matches")
    except AlreadyJudged:
        page = pair_page(request.actor, ref, timezone.now(), get_language() or "en", clashed=True)
        form = (TakeBackForm if page.is_judged else JudgeForm)(initial={"reason": request.POST.get("reason", "")})
    return render(request, "linkage/pair.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _answer(request: HttpRequest, ref: UUID, was_judged: bool, given: dict) -> None:
    now = timezone.now()
    if was_judged:
        take_back(by=request.actor, at=now, ref=ref, reason=given["reason"])
    else:
        judge_pair(by=request.actor, at=now, ref=ref, same=given["answer"] == "SAME", reason=given["reason"])

"""The doors of sharing agreements: the register, one of them, and keeping them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.lookups import Agreed, agencies_kept, agreement_by_series
from ymylon.access.policy import opens
from ymylon.access.rules.agreements import AgreementFault, AgreementOvertaken
from ymylon.design.forms import Question, posted
from ymylon.design.moments import language, told
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.oversight.actions import sharing as actions
from ymylon.oversight.forms.agreements import EndAgreementForm, TermsForm
from ymylon.oversight.page import agreements as pages

ASK = "oversight/ask.html"


@require_safe
@opens("SEE_AGREEMENTS")
def agreements(request: HttpRequest) -> HttpResponse:
    """What agencies have agreed to share."""
    return render(request, "oversight/history.html", {"page": pages.agreements_page(request.actor, timezone.now())})


@require_safe
@opens("SEE_AGREEMENTS")
def agreement(request: HttpRequest, series: UUID) -> HttpResponse:
    """One agreement with its versions."""
    page = pages.agreement_page(request.actor, series, timezone.now())
    return render(request, "design/record.html", {"page": page})


@require_http_methods(["GET", "POST"])
@opens("KEEP_AGREEMENT")
def open_agreement(request: HttpRequest) -> HttpResponse:
    """A new agreement, as it was signed."""
    now = timezone.now()
    draft = begun(request, "agreement", now)
    form = TermsForm(
        posted(request),
        now=now,
        kept=pages.kept_choices(request.actor),
        initial=draft.answers(TermsForm.base_fields),
    )
    if form.is_bound and form.is_valid():
        try:
            made = actions.open_agreement(by=request.actor, at=now, terms=form.terms())
        except AgreementFault as fault:
            _show(form, fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("oversight:agreement", made.series)
    page = pages.open_page(draft.notices, draft.keep_url)
    return render(request, ASK, {"page": page, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@opens("KEEP_AGREEMENT")
def amend_agreement(request: HttpRequest, series: UUID) -> HttpResponse:
    """The next version. Whoever amends on an old page is shown both, and loses nothing."""
    now, last = timezone.now(), _last(request, series)
    draft = begun(request, f"agreement.{series}", now)
    form = TermsForm(
        posted(request),
        now=now,
        kept=pages.kept_choices(request.actor),
        version=draft.version(last.number),
        initial=pages.started_with(last) | draft.answers(TermsForm.base_fields),
    )
    collision = None
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["version"] or last.number
        try:
            actions.amend_agreement(by=request.actor, at=now, series=series, seen=seen, terms=form.terms())
        except AgreementFault as fault:
            _show(form, fault)
        except AgreementOvertaken:
            collision = pages.overtaken_by(form, _last(request, series), now)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("oversight:agreement", series)
    page = pages.amend_page(last, draft.notices, draft.keep_url, collision)
    return render(request, ASK, {"page": page, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@opens("KEEP_AGREEMENT")
def end_agreement(request: HttpRequest, series: UUID) -> HttpResponse:
    """Nothing is given under it any more. Whoever ends what was amended meanwhile is shown so first."""
    now, last = timezone.now(), _last(request, series)
    form = EndAgreementForm(posted(request), now=now, version=last.number)
    collision = None
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["version"] or last.number
        try:
            actions.end_agreement(by=request.actor, at=now, series=series, seen=seen, why=form.cleaned_data["why"])
        except AgreementFault as fault:
            _show(form, fault)
        except AgreementOvertaken as overtaken:
            collision = form.collide(
                version=overtaken.number, who=pages.who_kept(last), when=told(last.kept_at, now), theirs={"why": "–"}
            )
        else:
            return redirect("oversight:agreement", series)
    page = pages.end_page(last, collision)
    return render(request, ASK, {"page": page, "form": form}, status=422 if form.errors else 200)


def _last(request: HttpRequest, series: UUID) -> Agreed:
    """The version that stands last, of an agreement that this person keeps; to anybody else there is none to amend."""
    last = agreement_by_series(series)[0]
    if last.terms.agency_id not in agencies_kept(request.actor):
        raise Http404
    return last


def _show(form: Question, fault: AgreementFault) -> None:
    for gap in fault.gaps:
        form.add_error(gap.field if gap.field in form.fields else None, gap.words.in_language(language()))

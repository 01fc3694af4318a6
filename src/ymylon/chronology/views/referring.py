"""The doors of a C1: making it, ringing first, reading it, deciding, and giving it out on paper or as a file."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ymylon.access.policy import opens
from ymylon.agencies.lookups import teams_by_id
from ymylon.children.lookups import child_by_ref, children_by_id, own_disclosure
from ymylon.chronology.forms.referring import DecideForm, ReferralForm, RungForm, WhyNoneForm
from ymylon.chronology.page import referral_given as given
from ymylon.chronology.page import referred
from ymylon.chronology.page import referring as pages
from ymylon.circumstances.actions.protecting import follow_decision
from ymylon.circumstances.lookups import areas_on
from ymylon.design.moments import language
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.missing.actions.finding import refer_harm
from ymylon.missing.actions.report_telling import link_to_referral
from ymylon.missing.lookups.doors import doors_at
from ymylon.missing.lookups.episodes import NoSuchEpisode, episode_by_ref
from ymylon.missing.lookups.residence import own_area, residence
from ymylon.missing.rules.faults import Fault as EpisodeFault
from ymylon.notices.actions import referring as actions
from ymylon.notices.lookups import NoSuchReferral, referral_by_ref
from ymylon.oversight.actions.sharing import Giving, give_out
from ymylon.oversight.lookups.sharing import lanes_to_give
from ymylon.oversight.rules.letting_in import Fault as NotGiven
from ymylon.oversight.rules.sharing import can_be_fetched
from ymylon.terms.calendars import local
from ymylon.terms.codes import GivenBy, Lane

_ON_IT = (Lane.IDENTITY, Lane.CARE, Lane.EDUCATION, Lane.CONCERN)


@require_http_methods(["GET", "POST"])
@opens("REFER_CHILD")
def refer(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A C1 of a child: what the record knows goes with it."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    episode = _episode(request, child)
    draft = begun(request, f"refer.{ref}", now)
    form = ReferralForm(request.POST or None, now=now, initial=draft.answers(ReferralForm.base_fields))
    if form.is_bound and form.is_valid():
        try:
            sent = _send(request, child, episode, form.said(), now)
        except (actions.ReferralFault, EpisodeFault) as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return _after(request, ref, sent)
    page = pages.refer_page(request.actor, child, now, episode.ref if episode else None, draft.notices, draft.keep_url)
    return render(request, "chronology/refer.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _send(request: HttpRequest, child, episode, said, now):
    if episode is not None and request.actor.may_with("REFER_HARM", child.scopes):
        return refer_harm(by=request.actor, at=now, episode=episode, said=said)
    return actions.refer(
        by=request.actor,
        at=now,
        child_id=child.pk,
        area=_area(request, child, now),
        doors=doors_at(now),
        said=said,
        link=link_to_referral(),
        about=episode.ref if episode else None,
    )


def _after(request: HttpRequest, ref: UUID, sent: actions.Sent) -> HttpResponse:
    try:
        referral_by_ref(request.actor, sent.ref)
    except NoSuchReferral:
        # Whoever added to another's, or works where a protected child would be betrayed, may not read it.
        return redirect("chronology:child", ref)
    return redirect("chronology:referral", sent.ref)


def _area(request: HttpRequest, child, now) -> str:
    """The council that is responsible for the child; else where the child lives, else where the referrer alone serves."""
    care = areas_on(child.pk, local(now).date())
    return care.responsible or residence(request.actor, child.pk, now) or own_area(request.actor)


def _episode(request: HttpRequest, child):
    asked = request.GET.get("episode")
    if not asked:
        return None
    try:
        episode = episode_by_ref(request.actor, UUID(asked))
    except (NoSuchEpisode, ValueError):
        raise Http404 from None
    if episode.child_id != child.pk:
        raise Http404
    return episode


@require_http_methods(["GET", "POST"])
@opens("REFER_CHILD")
def ring_first(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The council was rung, and the C1 is owed in writing."""
    child, now = child_by_ref(request.actor, ref), timezone.now()
    form = RungForm(request.POST or None, now=now)
    if form.is_bound and form.is_valid():
        try:
            actions.ring_first(
                by=request.actor,
                at=now,
                child_id=child.pk,
                child_ref=child.ref,
                area=_area(request, child, now),
                answered_by=form.cleaned_data["answered_by"],
            )
        except actions.ReferralFault as fault:
            form.add_error(fault.field or None, fault.words.in_language(language()))
        else:
            return redirect("chronology:refer", ref)
    page = pages.rung_page(request.actor, child)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@opens("REFER_CHILD")
def proposed(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A C1 is proposed for this episode: make it, or say why not."""
    now = timezone.now()
    episode = episode_by_ref(request.actor, ref)
    duty = referred.proposal(request.actor, ref)
    if duty is None:
        raise Http404
    child = children_by_id(request.actor, [episode.child_id])[episode.child_id]
    form = WhyNoneForm(request.POST or None, now=now)
    if form.is_bound and form.is_valid():
        try:
            actions.decline_proposed(by=request.actor, at=now, child_id=child.pk, about=ref, **form.cleaned_data)
        except actions.ReferralFault as fault:
            form.add_error(fault.field or None, fault.words.in_language(language()))
        else:
            return redirect("chronology:child", child.ref)
    page = referred.declining_page(child, ref, duty, now)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_safe
@opens("SEE_REFERRAL")
def referral(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One C1, for social care and for whoever sent it."""
    page = pages.referral_page(request.actor, ref, timezone.now())
    return render(request, "design/record.html", {"page": page})


@require_http_methods(["GET", "POST"])
@opens("DECIDE_REFERRAL")
def decide(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What the council does about a C1, and what the referrer is told."""
    found, now = referral_by_ref(request.actor, ref), timezone.now()
    draft = begun(request, f"decide_referral.{ref}", now)
    form = DecideForm(request.POST or None, now=now, initial=draft.answers(DecideForm.base_fields))
    if form.is_bound and form.is_valid():
        try:
            actions.decide(by=request.actor, at=now, referral=found, **form.cleaned_data)
            outcome = form.cleaned_data["outcome"]
            follow_decision(by=request.actor, at=now, child_id=found.child_id, outcome=outcome)
        except actions.ReferralFault as fault:
            form.add_error(fault.field or None, fault.words.in_language(language()))
        else:
            discard(by=request.actor, form=draft.name)
            still = children_by_id(request.actor, [found.child_id])
            return redirect("chronology:referral", ref) if still else redirect("today:today")
    page = pages.decide_page(found)
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
@opens("PRINT_CHILD")
def print_referral(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The C1 leaves on paper: listed for the child first."""
    return redirect("chronology:referral_paper", ref, _give(request, ref, GivenBy.PRINT))


@require_POST
@opens("EXPORT_CHILD")
def file_referral(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The C1 leaves as a file: listed for the child first."""
    return redirect("chronology:referral_file", ref, _give(request, ref, GivenBy.FILE))


@require_safe
@opens("PRINT_CHILD")
def referral_paper(request: HttpRequest, ref: UUID, act: UUID) -> HttpResponse:
    """The C1 on paper, for whoever has just made it."""
    row = _made(request, ref, act, GivenBy.PRINT)
    page = given.referral_paper(request.actor, ref, row, timezone.now())
    return render(request, "chronology/paper.html", {"page": page})


@require_safe
@opens("EXPORT_CHILD")
def referral_file(request: HttpRequest, ref: UUID, act: UUID) -> HttpResponse:
    """The C1 as a file, for whoever has just made it. Its name says nothing of the child."""
    row = _made(request, ref, act, GivenBy.FILE)
    name = f"ymylon-c1-{act.hex[:8]}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    made = given.referral_file(request.actor, ref, row, timezone.now())
    return JsonResponse(made, headers=headers, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _give(request: HttpRequest, ref: UUID, means: GivenBy) -> UUID:
    found = referral_by_ref(request.actor, ref)
    if not pages.may_give(request.actor, found):
        raise Http404
    child = children_by_id(request.actor, [found.child_id])[found.child_id]
    own = lanes_to_give(request.actor)
    giving = Giving(
        lanes=tuple(lane for lane in _ON_IT if lane in own),
        means=means,
        to_body=pages.team_in_full(teams_by_id([found.to_team_id])[found.to_team_id]),
        why=_("A C1 referral to the council, for its own file."),
    )
    try:
        return give_out(by=request.actor, at=timezone.now(), child=child, giving=giving, made_here=True)
    except NotGiven:
        # Of a protected child nothing is made on paper or as a file.
        raise Http404 from None


def _made(request: HttpRequest, ref: UUID, act: UUID, means: GivenBy):
    found = referral_by_ref(request.actor, ref)
    child = children_by_id(request.actor, [found.child_id])[found.child_id]
    row = own_disclosure(request.actor, child.ref, act)[0]
    if row.means != means or row.is_sealed or not can_be_fetched(row.at, timezone.now()):
        raise Http404
    return row

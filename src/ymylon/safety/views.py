"""The doors of the plans that are kept with a child: each plan, writing a version, and what is said of one."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.access.rules import Actor
from ymylon.design.forms import Question, posted
from ymylon.documents.pdf import can_make_pdf, make_pdf
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.duties.rules import Owner
from ymylon.duties.rules.agreed import end_of
from ymylon.protection.lookups import KnownChild, child_of, known_child
from ymylon.safety import actions, forms
from ymylon.safety.lookups import plan_by_ref, plan_of
from ymylon.safety.page import asking
from ymylon.safety.page.plan import plan_page
from ymylon.safety.page.sheet import sheet_page
from ymylon.safety.page.versions import versions_page
from ymylon.safety.rules import MAY_BE_SAID, Fault, LineKind, Overtaken, PlanKind
from ymylon.safety.rules.codes import FormPart
from ymylon.safety.rules.keeping import NEWER
from ymylon.terms.codes import GivenBy

_get_post = require_http_methods(["GET", "POST"])
_L = LineKind


@require_safe
@opens("SEE_KEPT_PLAN")
def plan(request: HttpRequest, child: UUID, kind: PlanKind) -> HttpResponse:
    """One plan as it stands."""
    page = plan_page(request.actor, child, kind, timezone.now())
    return render(request, "safety/plan.html", {"page": page})


@_get_post
@opens("KEEP_PLAN")
def write(request: HttpRequest, child: UUID, kind: PlanKind) -> HttpResponse:
    """The next version is written, and kept as it is typed."""
    known, now, collision = known_child(request.actor, child), timezone.now(), None
    if not known.writes(request.actor, kind.lane, "KEEP_PLAN"):
        raise Http404
    draft = begun(request, f"kept_{kind.lower()}.{child}", now)
    asked = forms.FORMS[kind]
    form = asked(posted(request), now=now, initial=_initial(request, known, kind) | draft.answers(asked.base_fields))
    if form.is_bound and form.is_valid():
        try:
            actions.keep_plan(by=request.actor, at=now, child_id=known.pk, kind=kind, **form.said())
        except Overtaken as later:
            collision = asking.collision(form, later.theirs, now) if later.theirs else None
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return _to_plan(kind, known)
    page = asking.write_page(request.actor, known, kind, draft, collision)
    return render(request, "plans/make.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _initial(request: HttpRequest, known: KnownChild, kind: PlanKind) -> dict[str, Any]:
    if request.method == "POST":
        return {}
    stands = plan_of(request.actor, known.pk, kind)
    first = asking.from_record(request.actor, known) if stands is None and kind is PlanKind.CONTEXTUAL else {}
    return asking.begins_with(stands, kind) | first


@require_safe
@opens("KEEP_PLAN")
def versions(request: HttpRequest, about: UUID) -> HttpResponse:
    """Every version of the plan, for whoever keeps it."""
    found, known = _found(request.actor, about)
    if not known.writes(request.actor, PlanKind[found.kind].lane, "KEEP_PLAN"):
        raise Http404
    return render(request, "design/record.html", {"page": versions_page(request.actor, known, found)})


@_get_post
@opens("PRINT_KEPT_PLAN")
def sheet(request: HttpRequest, about: UUID, tongue: str) -> HttpResponse:
    """The child’s own sheet, in Welsh or in English, or a part of a form of the council’s; made for paper, it is listed."""
    found, known = _found(request.actor, about)
    if known.owner is not None:
        raise Http404
    part, now = _part_of(request, PlanKind[found.kind]), timezone.now()
    means = GivenBy.FILE if request.POST.get("as") == "pdf" else GivenBy.PRINT
    with translation.override(tongue):
        page = sheet_page(request.actor, known, found, now, part)
        if request.method == "GET":
            return render(request, "safety/sheet.html", {"page": page})
        if means is GivenBy.FILE and not can_make_pdf():
            raise Http404
        child = known.given if page.is_childs else ""
        actions.record_paper(by=request.actor, at=now, plan=found, means=means, part=part, child=child)
        if means is GivenBy.PRINT:
            return render(request, "safety/printed.html", {"page": page})
        drawing = render_to_string("safety/paper.html", {"page": page})
    made = make_pdf(drawing, style=render_to_string("plans/sheet.css"))
    name = f"ymylon-{found.ref.hex[:8]}-{tongue}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _part_of(request: HttpRequest, kind: PlanKind) -> FormPart | None:
    """Into which form the part on people and places is drawn; none is asked for, or it is another plan."""
    code = request.GET.get("form", "")
    return FormPart[code] if kind is PlanKind.CONTEXTUAL and code in FormPart.__members__ else None


@_get_post
@opens("SIGN_PLAN")
def sign(request: HttpRequest, about: UUID) -> HttpResponse:
    """A manager signs a version off."""
    found, known = _said_of(request.actor, about, "SIGN_PLAN", _L.SIGNED)
    page = asking.of_plan(
        known,
        found,
        _("Sign off the plan of %(name)s"),
        _("You have read it, and it is what this child needs now."),
        _("Sign it off"),
    )
    return _say(request, found, known, forms.SayForm, page, actions.sign_off)


@_get_post
@opens("KEEP_PLAN")
def look_again(request: HttpRequest, about: UUID) -> HttpResponse:
    """A version is looked at again, and is still right."""
    found, known = _said_of(request.actor, about, "KEEP_PLAN", _L.STILL_RIGHT)
    page = asking.of_plan(
        known,
        found,
        _("Look again at the plan of %(name)s"),
        _("Read it with the child. What is right can stay as it is."),
        _("It is still right"),
    )
    return _say(request, found, known, forms.AgainLookForm, page, actions.say_still_right)


@_get_post
@opens("KEEP_PLAN")
def give(request: HttpRequest, about: UUID) -> HttpResponse:
    """That a person gave somebody a copy."""
    found, known = _said_of(request.actor, about, "KEEP_PLAN", _L.GIVEN)
    page = asking.of_plan(
        known,
        found,
        _("Who was given a copy of the plan of %(name)s"),
        _("The program gives nobody a copy. Write down whom you gave one."),
        _("Write it down"),
    )
    return _say(request, found, known, forms.CopyForm, page, actions.give_copy)


@_get_post
@opens("ADD_TO_PLAN")
def add(request: HttpRequest, about: UUID) -> HttpResponse:
    """Somebody around the child adds what they do."""
    found, known = _found(request.actor, about)
    if _L.ADDED not in MAY_BE_SAID[PlanKind[found.kind]]:
        raise Http404
    page = asking.of_plan(
        known,
        found,
        _("What you do to keep %(name)s safe"),
        _("One thing at a time, in words that the child may read."),
        _("Add it"),
    )
    return _say(request, found, known, forms.AddForm, page, actions.add_to, lanes=asking.may_add(request.actor, known))


@_get_post
@opens("SIGN_PLAN")
def less(request: HttpRequest, about: UUID) -> HttpResponse:
    """A manager says that less is enough, or that it is over."""
    found, known = _said_of(request.actor, about, "SIGN_PLAN", _L.ENDED)
    page = asking.of_plan(
        known,
        found,
        _("Less for %(name)s, and what stays"),
        _("A plan ends by a person alone. Steps that were agreed stay with their owners."),
        _("Save it"),
    )
    return _say(request, found, known, forms.LessForm, page, actions.step_down)


@_get_post
@opens("KEEP_PLAN")
def consent(request: HttpRequest, about: UUID) -> HttpResponse:
    """The young person agrees to support after 18, or takes it back."""
    found, known = _said_of(request.actor, about, "KEEP_PLAN", _L.CONSENTED)
    page = asking.of_plan(
        known,
        found,
        _("Support after 18 for %(name)s"),
        _("To 21, and to 25 for a care leaver, by consent. It can be taken back at any time."),
        _("Save it"),
    )
    return _say(request, found, known, forms.ConsentForm, page, actions.say_consent)


@_get_post
@opens("SIGN_PLAN")
def accept(request: HttpRequest, about: UUID) -> HttpResponse:
    """A named person of the receiving authority accepts."""
    found, known = _said_of(request.actor, about, "SIGN_PLAN", _L.ACCEPTED)
    page = asking.of_plan(
        known,
        found,
        _("Accept the plan of %(name)s for the receiving authority"),
        _("By your name. Until somebody accepts, the authority that answers now keeps every duty."),
        _("Accept it"),
    )
    return _say(request, found, known, forms.SayForm, page, actions.accept)


@_get_post
@opens("AGREE_ACTION")
def step(request: HttpRequest, about: UUID) -> HttpResponse:
    """A step of the plan is agreed: an action like any other."""
    found, known = _found(request.actor, about)
    if PlanKind[found.kind] is PlanKind.CONTEXTUAL:
        raise Http404
    choices, barred = asking.owners(request.actor, known.pk)
    page = asking.of_plan(
        known, found, _("A step for %(name)s"), _("Late, it climbs to the owner’s manager and to your team."), _("Agree it")
    )

    def write_it(*, words: str, owner: str, due_on: Any, **act: Any) -> None:
        actions.agree_step(**act, words=words, owner=Owner.of_choice(owner), due_at=end_of(due_on), left_out=barred)

    return _say(request, found, known, forms.KeptStepForm, page, write_it, owners=choices)


def _say(
    request: HttpRequest, found: Any, known: KnownChild, asked: type[Question], page: Any, act: Callable[..., Any], **offers: Any
) -> HttpResponse:
    now = timezone.now()
    form = asked(posted(request), now=now, **offers)
    try:
        if form.done(lambda said: act(by=request.actor, at=now, plan=found, **said)):
            return _to_plan(PlanKind[found.kind], known)
    except Overtaken:
        form.refuse(Fault(NEWER))
    return render(request, "design/question.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _to_plan(kind: PlanKind, known: KnownChild) -> HttpResponse:
    return redirect(f"safety:{kind.lower()}", known.ref)


def _found(actor: Actor, about: UUID) -> tuple[Any, KnownChild]:
    """One version, and whose it is."""
    found = plan_by_ref(actor, about)
    return found, child_of(actor, found.child_id)


def _said_of(actor: Actor, about: UUID, code: str, what: LineKind) -> tuple[Any, KnownChild]:
    """The same, for whoever may say this of it."""
    found, known = _found(actor, about)
    kind = PlanKind[found.kind]
    if what not in MAY_BE_SAID[kind] or not known.writes(actor, kind.lane, code):
        raise Http404
    return found, known

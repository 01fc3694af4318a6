"""What is around a child, one entry, what one’s agency answers for; entering, putting right, and looking again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ymylon.access.policy import opens
from ymylon.associates.actions import keeping
from ymylon.associates.forms import KEEP, FindConcernForm, LookAgainForm, NameConcernForm, PutConcernRightForm
from ymylon.associates.lookups import entry_by_ref
from ymylon.associates.page import asking, listing
from ymylon.associates.page.child import child_page
from ymylon.associates.page.entry import entry_page
from ymylon.associates.rules import Fault, Overtaken
from ymylon.associates.views.shared import around, ask, kept
from ymylon.design.forms import posted
from ymylon.design.paging import rows_read
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun

_BOTH = require_http_methods(["GET", "POST"])
_RECORD = "design/record.html"


@require_safe
@opens("SEE_ASSOCIATES")
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """Who and what is around a child."""
    page = child_page(request.actor, child, timezone.now(), after=rows_read(request))
    return render(request, _RECORD, {"page": page})


@require_safe
@opens("SEE_ASSOCIATES")
def entry(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One person, group or thing."""
    page = entry_page(request.actor, entry_by_ref(request.actor, ref), timezone.now(), after=rows_read(request))
    return render(request, _RECORD, {"page": page})


@_BOTH
@opens("SEE_ASSOCIATES")
def held(request: HttpRequest) -> HttpResponse:
    """What one’s agency answers for; or who goes by a name, which travels in the body, for addresses end in logs."""
    form, now = FindConcernForm(posted(request)), timezone.now()
    if form.is_bound and form.is_valid():
        page = listing.found_page(request.actor, form.cleaned_data["what"], now)
    else:
        page = listing.held_page(request.actor, now, after=rows_read(request))
    return render(request, "associates/held.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@_BOTH
@opens("KEEP_ASSOCIATE")
def enter(request: HttpRequest, child: UUID) -> HttpResponse:
    """Somebody or something is named on account of a child. Where others go by the same name, whether one is meant is asked."""
    known, now = around(request.actor, child), timezone.now()
    draft = begun(request, f"associate.{child}", now)
    episodes = asking.episodes_offered(request.actor, known, now)
    begins = {"episode": request.GET.get("episode", "")} | draft.answers(NameConcernForm.base_fields)
    form = NameConcernForm(posted(request), now=now, episodes=episodes, initial=begins)
    chosen = request.POST.get("same", "")
    if chosen:
        form.ask_whether([(chosen, "")])
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("basis", "sure", "review_on")}
        try:
            made = keeping.enter(by=request.actor, at=now, child_id=known.pk, facts=form.facts(), same=chosen,
                                 about_child=form.about_child(), **said)  # fmt: skip
        except keeping.Alike as alike:
            form.ask_whether(asking.others_offered(alike.others))
            form.refuse(alike)
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("associates:entry", made.ref)
    if not form.fields["same"].choices:
        del form.fields["same"]
    return ask(request, asking.enter_page(known, draft), form)


@_BOTH
@opens("KEEP_ASSOCIATE")
def change(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What is held is put right; where somebody else did so meanwhile, both are shown."""
    one, now, collision = kept(request.actor, ref), timezone.now(), None
    draft = begun(request, f"associate_change.{ref}", now)
    begins = asking.begins_with(one) | draft.answers(PutConcernRightForm.base_fields)
    form = PutConcernRightForm(posted(request), now=now, version=draft.version(one.version), initial=begins)
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("basis", "sure")}
        version = form.cleaned_data.get("version") or 0
        try:
            keeping.change(by=request.actor, at=now, entry=one, version=version, facts=form.facts(), **said)
        except Overtaken as later:
            collision = asking.collision(form, later.theirs, now)
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("associates:entry", one.ref)
    return ask(request, asking.change_page(one, draft, collision), form)


@_BOTH
@opens("KEEP_ASSOCIATE")
def review(request: HttpRequest, about: UUID) -> HttpResponse:
    """The owner looks again: the entry is kept until another day, or ended, with a reason."""
    one, now = kept(request.actor, about), timezone.now()
    draft = begun(request, f"associate_review.{about}", now)
    form = LookAgainForm(
        posted(request), now=now, version=draft.version(one.version), initial=draft.answers(LookAgainForm.base_fields)
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        decided = {"by": request.actor, "at": now, "entry": one, "version": said.get("version") or 0, "words": said["words"]}
        try:
            if said["choice"] == KEEP:
                keeping.keep(**decided, review_on=said["review_on"] or timezone.localdate(now))
            else:
                keeping.end(**decided)
        except Overtaken:
            form.refuse(keeping.CHANGED)
        except Fault as fault:
            form.refuse(fault)
        else:
            discard(by=request.actor, form=draft.name)
            return redirect("associates:entry", one.ref)
    return ask(request, asking.review_page(one, draft), form)

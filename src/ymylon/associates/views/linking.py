"""Tying two entries, joining and parting them, ending a link to a child, and what others may read of the police’s."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.associates.actions import linking
from ymylon.associates.forms import EndTieForm, TieForm, WordingForm
from ymylon.associates.lookups import entry_by_ref, link_by_ref, tie_by_ref
from ymylon.associates.page import asking
from ymylon.associates.views.shared import ask
from ymylon.design.forms import posted

_BOTH = require_http_methods(["GET", "POST"])


@_BOTH
@opens("KEEP_ASSOCIATE")
def tie(request: HttpRequest, ref: UUID) -> HttpResponse:
    """What one has to do with another."""
    one, now = entry_by_ref(request.actor, ref), timezone.now()
    others = {str(other.ref): other for other in asking.others_to_tie(request.actor, one)}
    form = TieForm(posted(request), now=now, others=asking.offered(others.values()))
    if form.done(lambda said: linking.tie(by=request.actor, at=now, a=one, b=others[said.pop("other")], **said)):
        return redirect("associates:entry", one.ref)
    return ask(request, asking.tie_page(one), form)


@_BOTH
@opens("KEEP_ASSOCIATE")
def end_tie(request: HttpRequest, ref: UUID) -> HttpResponse:
    """It holds no more; two who were joined are parted."""
    held = tie_by_ref(request.actor, ref)
    one, form = entry_by_ref(request.actor, held.a.ref), EndTieForm(posted(request))
    if form.done(lambda said: linking.end_tie(by=request.actor, at=timezone.now(), tie=held, **said)):
        return redirect("associates:entry", one.ref)
    return ask(request, asking.end_tie_page(one), form)


@_BOTH
@opens("KEEP_ASSOCIATE")
def end_link(request: HttpRequest, ref: UUID) -> HttpResponse:
    """It has nothing to do with this child any more, or never had."""
    one, form = link_by_ref(request.actor, ref), EndTieForm(posted(request))
    if form.done(lambda said: linking.end_link(by=request.actor, at=timezone.now(), link=one.link, **said)):
        return redirect("associates:entry", one.entry.ref)
    return ask(request, asking.end_link_page(request.actor, one), form)


@_BOTH
@opens("SANITISE_ASSOCIATE")
def wording(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The police say what others may read of a link."""
    one = link_by_ref(request.actor, ref)
    if not one.link.police:
        raise Http404
    form = WordingForm(posted(request))
    act = {"by": request.actor, "at": timezone.now(), "link": one.link, "entry": one.entry}
    if form.done(lambda said: linking.let_others_read(**act, **said)):
        return redirect("associates:entry", one.entry.ref)
    return ask(request, asking.wording_page(one), form)

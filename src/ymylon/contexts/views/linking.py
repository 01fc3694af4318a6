"""What a place or a group has to do with a child, and with persons and things of concern."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.contexts import forms, lookups
from ymylon.contexts.actions import linking
from ymylon.contexts.page import asking
from ymylon.contexts.views.shared import ask, written
from ymylon.design.forms import posted
from ymylon.drafts.actions import discard
from ymylon.drafts.page import begun
from ymylon.orders.actions.asking import ask as ask_order
from ymylon.orders.actions.writing import kinds_usable
from ymylon.orders.rules import KINDS, Subject
from ymylon.protection.lookups import KnownChild, child_of, known_child
from ymylon.terms.codes import Lane

_BOTH = require_http_methods(["GET", "POST"])


def _writing(request: HttpRequest, child: KnownChild) -> KnownChild:
    if not child.writes(request.actor, Lane.PERSONS, "LINK_CONTEXT"):
        raise Http404
    return child


@_BOTH
@opens("LINK_CONTEXT")
def link(request: HttpRequest, child: UUID) -> HttpResponse:
    """A place or a group has to do with this child."""
    known = _writing(request, known_child(request.actor, child))
    now = timezone.now()
    draft = begun(request, f"context_link.{child}", now)
    contexts = {str(one.ref): one for one in lookups.to_link(request.actor)}
    form = forms.LinkContextForm(
        posted(request), now=now, contexts=asking.contexts_offered(contexts.values()),
        initial=draft.answers(forms.LinkContextForm.base_fields),
    )  # fmt: skip
    act = {"by": request.actor, "at": now, "child_id": known.pk}
    if form.done(lambda said: linking.link_child(**act, **said | {"context": contexts[said["context"]]})):
        discard(by=request.actor, form=draft.name)
        return redirect("contexts:child", known.ref)
    return ask(request, asking.link_page(known, draft), form)


@_BOTH
@opens("LINK_CONTEXT")
def end_link(request: HttpRequest, about: UUID) -> HttpResponse:
    """It has nothing to do with the child any more."""
    one = lookups.child_link_by_ref(request.actor, about)
    known = _writing(request, child_of(request.actor, one.child_id))
    context = lookups.context_by_ref(request.actor, one.context.ref)
    form, act = forms.WhyForm(posted(request)), {"by": request.actor, "at": timezone.now(), "context": context, "link": one}
    if form.done(lambda said: linking.unlink_child(**act, **said)):
        return redirect("contexts:child", known.ref)
    return ask(request, asking.end_link_page(context, known.given), form)


@_BOTH
@opens("LINK_CONTEXT")
def concern(request: HttpRequest, about: UUID) -> HttpResponse:
    """A person or thing of concern is there."""
    context, now = written(request.actor, about), timezone.now()
    entries = {str(one.ref): one for one in lookups.entries_offered(request.actor, context)}
    form = forms.LinkConcernForm(posted(request), entries=asking.entries_offered(entries.values()))
    act = {"by": request.actor, "at": now, "context": context}
    if form.done(lambda said: linking.link_entry(**act, **said | {"entry": entries[said["entry"]]})):
        return redirect("contexts:context", context.ref)
    return ask(request, asking.concern_page(context, nobody=not entries), form)


@_BOTH
@opens("ASK_ORDER")
def order(request: HttpRequest, about: UUID) -> HttpResponse:
    """A notice or an order that binds this place is asked for, on account of a child who is linked to it."""
    context, now = lookups.context_by_ref(request.actor, about), timezone.now()
    if not asking.may_be_bound(request.actor, context):
        raise Http404
    children = asking.children_offered(request.actor, context)
    kinds = [kind for kind in kinds_usable(request.actor, now) if KINDS[kind].subject is Subject.PLACE]
    form = forms.PlaceOrderForm(
        posted(request), now=now, kinds=kinds, children=[(ref, name) for ref, (_number, name) in children.items()]
    )  # fmt: skip
    act = {"by": request.actor, "at": now, "entry": None, "place": context.ref, "named": asking.name_on_order(context)}
    if form.done(lambda said: ask_order(**act, kind=said["kind"], why=said["why"], child_id=children[said["child"]][0])):
        return redirect("contexts:context", context.ref)
    return ask(request, asking.order_page(context, nobody=not children, nothing=not kinds), form)


@_BOTH
@opens("LINK_CONTEXT")
def end_concern(request: HttpRequest, about: UUID) -> HttpResponse:
    """They are there no more."""
    there, now = lookups.entry_link_by_ref(request.actor, about), timezone.now()
    context = lookups.context_by_ref(request.actor, there.link.context.ref)
    form = forms.WhyForm(posted(request))
    if form.done(lambda said: linking.unlink_entry(by=request.actor, at=now, there=there, **said)):
        return redirect("contexts:context", context.ref)
    return ask(request, asking.end_link_page(context, there.entry.called), form)

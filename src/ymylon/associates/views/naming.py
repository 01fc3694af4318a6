"""A person of concern who is a child: which child, with a record first; and the support that is owed to them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ymylon.access.policy import opens
from ymylon.associates.actions import naming
from ymylon.associates.forms import NEW, OfferSupportForm, WhichChildForm
from ymylon.associates.lookups import Entry, NoSuchEntry, entry_by_ref, support_owed
from ymylon.associates.page import asking
from ymylon.associates.rules import Fault, Kind
from ymylon.associates.views.shared import around, ask
from ymylon.children.lookups import refs_of
from ymylon.design.forms import posted

_BOTH = require_http_methods(["GET", "POST"])


@_BOTH
@opens("KEEP_ASSOCIATE")
def is_child(request: HttpRequest, ref: UUID) -> HttpResponse:
    """This person is a child. Whoever could be meant is shown first; a record is made only where none of them is."""
    one = entry_by_ref(request.actor, ref)
    if one.kind != Kind.PERSON or one.ended_at is not None:
        raise Http404
    form = WhichChildForm(posted(request), areas=asking.areas(), initial={"given": one.name})
    if form.is_bound:
        names = (str(request.POST.get(name, ""))[:200] for name in ("given", "family"))
        children = asking.children_offered(request.actor, *names)
        form.ask_who(children)
        if form.is_valid():
            if children and not form.cleaned_data["who"]:
                form.refuse(naming.WHICH)
            else:
                return _name(request, one, form)
    if not form.is_bound or len(form.fields["who"].choices) == 1 and "who" not in form.errors:
        del form.fields["who"]
    return ask(request, asking.child_page(one), form)


def _name(request: HttpRequest, one: Entry, form: WhichChildForm) -> HttpResponse:
    said = {name: form.cleaned_data[name] for name in ("source", "sure", "area")}
    act = {"by": request.actor, "at": timezone.now(), "entry": one} | said
    who = form.cleaned_data["who"]
    try:
        if who and who != NEW:
            made = naming.name_child(child_id=around(request.actor, UUID(who)).pk, **act)
        else:
            made = naming.name_new_child(given=form.cleaned_data["given"], family=form.cleaned_data["family"], **act)
    except Fault as fault:
        form.refuse(fault)
        return ask(request, asking.child_page(one), form)
    return redirect("associates:child", refs_of(request.actor, [made.child_id])[made.child_id])


@_BOTH
@opens("OFFER_SUPPORT")
def offer(request: HttpRequest, about: UUID) -> HttpResponse:
    """What a child was offered, and answered."""
    try:
        duty = support_owed(request.actor, about)
        child = refs_of(request.actor, [duty.child_id])[duty.child_id]
    except (NoSuchEntry, KeyError):
        raise Http404 from None
    form = OfferSupportForm(posted(request))
    act = {"by": request.actor, "at": timezone.now(), "child_id": duty.child_id, "about": about}
    if form.done(lambda said: naming.answer_support(**act, **said)):
        return redirect("associates:child", child)
    return ask(request, asking.offer_page(request.actor, duty), form)

"""The doors of drafts: kept while somebody types, discarded when they say so."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ymylon.access.policy import opens
from ymylon.drafts import actions
from ymylon.drafts.rules import DraftFault


@opens("SEE_OWN_WORK")
@require_POST
def save(request: HttpRequest, form: str) -> HttpResponse:
    """Called by the page itself a few seconds after a pause. Says nothing but whether it is kept."""
    try:
        page = request.POST.get("csrfmiddlewaretoken", "")
        actions.keep(by=request.actor, at=timezone.now(), form=form, typed=dict(request.POST.lists()), page=page)
    except DraftFault:
        return HttpResponseBadRequest()
    return HttpResponse(status=204)


@opens("SEE_OWN_WORK")
@require_POST
def discard(request: HttpRequest, form: str) -> HttpResponse:
    """The author begins anew."""
    actions.discard(by=request.actor, form=form)
    to = request.POST.get("next", "")
    return redirect(to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else "/")

"""Doors of the front step: language, accessibility, the demo's cast, and what is shown when something is refused."""

import logging
import sys

from django.contrib.auth import login
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe
from psycopg.errors import DeadlockDetected, SerializationFailure

from ymylon.access.policy import opens
from ymylon.agencies.actions import prefer_language
from ymylon.agencies.lookups import account_by_id, cast_accounts
from ymylon.config.doors import is_demo_here
from ymylon.config.page import cast_page
from ymylon.config.signin.second_factor import PLAYED, show
from ymylon.terms.words import Words

log = logging.getLogger(__name__)
_AGAIN_IN = 5  # seconds
_GAVE_WAY = (DeadlockDetected, SerializationFailure)


def _local(request: HttpRequest, target: str | None) -> str:
    safe = target and url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe and target else "/"


@require_safe
@opens("PUBLIC")
def language(request: HttpRequest, language: str) -> HttpResponse:
    """Go on in the other language, here and next time."""
    if language not in ("en", "cy"):
        raise Http404
    if request.user.is_authenticated:
        prefer_language(account_id=request.user.pk, language=language)
    response = HttpResponseRedirect(_local(request, request.GET.get("next")))
    response.set_cookie("iaith", language, max_age=365 * 24 * 3600, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response


@require_safe
@opens("PUBLIC")
def accessibility(request: HttpRequest) -> HttpResponse:
    """How this may be used by everybody, and what is not right yet."""
    return render(request, "design/accessibility.html")


def _only_in_a_demo(request: HttpRequest) -> None:
    if not is_demo_here(request):
        raise Http404


@require_safe
@opens("PUBLIC")
def cast(request: HttpRequest) -> HttpResponse:
    """The cast of a demo on this machine, one click each. Without the mark of a demo this page does not exist."""
    _only_in_a_demo(request)
    return render(request, "config/cast.html", {"page": cast_page(translation.get_language() or "en")})


@require_POST
@opens("PUBLIC")
def play(request: HttpRequest, account: int) -> HttpResponse:
    """Sign in as one of the cast."""
    _only_in_a_demo(request)
    found = account_by_id(account)
    if found is None or account not in {post.practitioner.account_id for post in cast_accounts()}:
        raise Http404
    login(request, found, backend="allauth.account.auth_backends.AuthenticationBackend")
    # In a demonstration on its own machine one click is both, and everything that could be opened is invented.
    show(request, found, PLAYED)
    return HttpResponseRedirect("/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent can't be read."""
    return render(request, "400.html", status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This person's role does not cover it; the reason stands on the page."""
    why = exception.args[0] if exception.args else ""
    request.refused = why.en if isinstance(why, Words) else ""
    reason = why.in_language(translation.get_language() or "en") if isinstance(why, Words) else ""
    return render(request, "403.html", {"reason": reason}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing here, or nothing that this person may know of."""
    return render(request, "404.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """Something broke, and nothing of the act was kept; or the database did not answer, and we say that we are busy.

    Here and not in a middleware: the framework turns what is raised into this page before any middleware sees it.
    """
    broken = sys.exc_info()[1]
    if not isinstance(broken, (OperationalError, InterfaceError)):
        return HttpResponse(render_to_string("500.html"), status=500)
    log.warning("the database did not answer: %s", type(broken.__cause__ or broken).__name__)
    request.gave_way = isinstance(broken.__cause__, _GAVE_WAY)
    # Lost in the midst of the commit it stands or it doesn't, and only the record itself can tell. Who gave way before it was
    # done, of them nothing stands.
    is_undone = request.gave_way and not getattr(request, "is_done", False)
    words = {"is_unsure": getattr(request, "is_committing", False) and not is_undone}
    return HttpResponse(render_to_string("503.html", words), status=503, headers={"Retry-After": str(_AGAIN_IN)})

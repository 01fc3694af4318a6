"""Doors for programs that watch over the servers. They tell a stranger next to nothing, and leave no line in the audit."""

import os
from collections.abc import Callable
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.config.doors import is_from_here
from ymylon.config.figures import FORM, as_text
from ymylon.config.installation import installation_page
from ymylon.config.state import is_migrated, state

Next = Callable[[HttpRequest], HttpResponse]

_TOKEN_FILE = "YMYLON_METRICS_TOKEN_FILE"  # noqa: S105 - the name of where it is told
_SHORTEST = 24


class Alive:
    """Answers `/health` before session and database are touched: a database that is away is no reason to end this process."""

    def __init__(self, get_response: Next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != reverse("health"):
            return self.get_response(request)
        request.resolver_match = resolve(request.path_info)
        return health(request)


@require_safe
@opens("PUBLIC")
def health(request: HttpRequest) -> HttpResponse:
    """This process is alive."""
    return _plain("ok")


@require_safe
@opens("PUBLIC")
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers and has the tables that this program needs; with a second word where somebody should look.

    A clock that stands still, mail that stays, little room or an old backup take no page away: a child must still be reported.
    """
    if not is_migrated():
        return _plain("not ready", status=503)
    now = state(timezone.now())
    return _plain("look" if now.is_silent or now.is_low or now.is_unsaved or now.is_mute else "ready")


@require_safe
@opens("SEE_INSTALLATION")
def installation(request: HttpRequest) -> HttpResponse:
    """The same in words, for the people who look after the servers; none of it is about a child."""
    return render(
        request, "design/record.html", {"page": installation_page(state(timezone.now()), is_migrated(), timezone.now())}
    )


@require_safe
@opens("PUBLIC")
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures, for this machine itself or whoever has the token; for anybody else this page does not exist."""
    if not (is_from_here(request) or _has_token(request)):
        raise Http404
    return HttpResponse(as_text(state(timezone.now())), content_type=FORM, headers={"Cache-Control": "no-store"})


def _has_token(request: HttpRequest) -> bool:
    told = os.environ.get(_TOKEN_FILE)
    if not told:
        return False
    try:
        token = Path(told).read_text().strip()
    except OSError:
        return False
    # A short one could be guessed, and an empty file lets nobody in.
    return len(token) >= _SHORTEST and constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}")


def _plain(words: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{words}\n", content_type="text/plain", status=status, headers={"Cache-Control": "no-store"})

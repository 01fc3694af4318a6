"""What stands between a session and a page: is the session over, was a second factor shown, was it shown just now?"""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.http import urlencode

from ymylon.access.actions import begin_request
from ymylon.access.policy import PUBLIC
from ymylon.access.rules import NOBODY, Actor
from ymylon.audit.actions import record_act
from ymylon.config.doors import is_demo_here
from ymylon.config.signin import limits
from ymylon.config.signin.again import keep_for_again
from ymylon.config.signin.second_factor import has_factor, is_fresh, is_played, shown_at, ways_to_show
from ymylon.design.ways import reverse

_SCREEN = "SCREEN"
# What may be opened before a second factor was shown: where it is set up, where it is shown.
SET_UP = frozenset({"second_factor", "mfa_activate_totp", "mfa_add_webauthn"})
SHOW = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn"})


def stop_where_over(request: HttpRequest) -> HttpResponse | None:
    """End a session that nobody used for too long, or that lasted too long. A screen on a wall is nobody's, and stays."""
    if request.actor.kind == _SCREEN:
        return None
    now = timezone.now()
    why = limits.why_over(request, now)
    if not why:
        limits.note_activity(request, now)
        return None
    # Of a session that had shown no second factor nothing is kept: its words might be somebody else's.
    typed = request.opens is not PUBLIC and not limits.asks_by_itself(request) and shown_at(request) is not None
    kept = typed and keep_for_again(request, now)
    record_act("SESSION_ENDED", about=request.actor.account_id, why=why)
    logout(request)
    request.actor = NOBODY
    begin_request(None, request.opens.code)
    if request.opens is PUBLIC:
        return None
    return redirect_to_login(
        reverse("again") if kept else request.get_full_path(), f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'ended': why})}"
    )


def stop_without_factor(request: HttpRequest) -> HttpResponse | None:
    """Lead whoever has no second factor to where it is set up, and whoever has not shown theirs to where it is asked for."""
    actor: Actor = request.actor
    if actor.kind == _SCREEN or shown_at(request) is not None:
        return None
    name = request.resolver_match.view_name
    # Who has a factor shows it: a password alone may not add another one.
    if has_factor(actor.account_id):
        return None if name in SHOW else _to_second_factor(actor, request.get_full_path() if request.method == "GET" else "/")
    return None if name in SET_UP else redirect("second_factor")


def stop_where_stale(request: HttpRequest) -> HttpResponse | None:
    """Ask for the second factor once more where what is opened could do much harm in the wrong hands."""
    if not request.opens.fresh or request.actor.kind == _SCREEN:
        return None
    now = timezone.now()
    sets_up = request.resolver_match.view_name in SET_UP and not has_factor(request.actor.account_id)
    if sets_up or is_fresh(request, now) or (is_played(request) and is_demo_here(request)):
        return None
    if request.method in ("GET", "HEAD"):
        return _to_second_factor(request.actor, request.get_full_path())
    return _to_second_factor(request.actor, reverse("again") if keep_for_again(request, now) else "/")


def _to_second_factor(actor: Actor, back: str) -> HttpResponse:
    way = next(iter(ways_to_show(actor.account_id)), "second_factor")
    return redirect(f"{reverse(way)}?{urlencode({'next': back})}")

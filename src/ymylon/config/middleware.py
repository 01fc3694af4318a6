"""What stands before every view: who acts and why, one transaction, one audit line."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from ymylon.access.actions import begin_request
from ymylon.access.lookups import actor_of
from ymylon.access.policy import PUBLIC
from ymylon.access.rules import NOBODY
from ymylon.audit.rules import begin_showing, stop_showing
from ymylon.config.doors import FOREIGN_DOORS, is_demo_here
from ymylon.config.recording import record_answer
from ymylon.config.sending import say_where_it_led, stop_where_sent_before
from ymylon.config.signin.gate import stop_where_over, stop_where_stale, stop_without_factor
from ymylon.design.forms import begin_asking
from ymylon.terms.faults import NoSuch, begin_refusing

Next = Callable[[HttpRequest], HttpResponse]

_TRIES = 3
_METHODS = ("GET", "HEAD", "POST")


class BegunAgain:
    """Who met another at the same rows and had to give way begins again by itself, before anybody is told of it.

    Of two that wait for each other the database ends one, and nothing of that one is kept. Outside of the session, so that who
    asks is asked anew as well. What was done is never done again: not even where a later step met somebody.
    """

    def __init__(self, get_response: Next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for tried in range(_TRIES):
            if tried:
                _as_it_came(request)
            request.gave_way = request.is_done = request.is_committing = False
            response = self.get_response(request)
            if not request.gave_way or request.is_done:
                break
        return response


def _as_it_came(request: HttpRequest) -> None:
    """Nothing of the first try is left: every file is read from its beginning, and who asks is looked up anew."""
    for _name, sent in request.FILES.lists():
        for one in sent:
            one.seek(0)
    for remembered in ("_cached_user", "_acached_user"):
        vars(request).pop(remembered, None)


class Acting:
    """One transaction a request, in which the database knows who acts. No audit line, no page."""

    def __init__(self, get_response: Next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = NOBODY
        request.opens = None
        request.refused = ""
        request.sending = []
        shown = begin_showing()
        begin_asking()
        begin_refusing()
        try:
            with transaction.atomic(durable=True):
                response = self.get_response(request)
                if response.streaming:
                    raise ImproperlyConfigured("a stream would run after its transaction: load first")
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                else:
                    say_where_it_led(request, response)
                    record_answer(request, response, shown)
                    request.is_committing = request.method == "POST"
            request.is_done = response.status_code < 500
        finally:
            stop_showing()
        if request.actor is not NOBODY:
            response.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """Begin acting; refuse a view that does not say what it opens, and whoever may not open it."""
        request.opens = getattr(view, "opens", None) or FOREIGN_DOORS.get(request.resolver_match.view_name)
        if request.opens is None:
            raise ImproperlyConfigured(f"{request.resolver_match.view_name} does not declare what it opens")
        if request.method not in _METHODS:
            # Nobody reads, and nobody acts, in a way for which no page was written: to some of them no proof of a form is asked.
            return HttpResponseNotAllowed(_METHODS)
        account = request.user.pk if request.user.is_authenticated else None
        begin_request(account, request.opens.code)
        if account:
            request.actor = actor_of(account)
            ended = stop_where_over(request)
            if ended is not None:
                return ended
        if request.opens is PUBLIC:
            return None
        if request.actor is NOBODY and request.path == "/" and is_demo_here(request):
            return redirect("cast")
        if request.actor is NOBODY:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        led = stop_without_factor(request)
        if led is not None:
            return led
        decision = request.actor.may(request.opens.code)
        if not decision:
            raise PermissionDenied(decision.why)
        request.actor = request.actor.within(request.opens.code)
        return stop_where_stale(request) or stop_where_sent_before(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """What is not there, or must not be known of, is not found, by whichever page it was asked for."""
        if isinstance(exception, NoSuch):
            raise Http404 from exception

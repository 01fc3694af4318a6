"""The outermost fence: what may be asked at all, and what browsers are told about every answer."""

from collections.abc import Callable, Iterator

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ymylon.access.actions import begin_request
from ymylon.access.lookups import actor_of
from ymylon.access.rules import NOBODY
from ymylon.config.signin.again import keep_for_again
from ymylon.config.signin.second_factor import shown_at
from ymylon.design.ways import reverse

Next = Callable[[HttpRequest], HttpResponse]

_NUL = "\0"
_TOLD = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
        " microphone=(), midi=(), payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)"
    ),
}


class Fenced:
    """Refuses what no form of ours sends and no table can hold; tells browsers to give other sites nothing."""

    def __init__(self, get_response: Next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in _TOLD.items():
            response.setdefault(name, value)
        return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        """A letter that is none, in an address or a name. In an answer the form says so beside it, and nothing typed is lost."""
        if any(_NUL in words for words in _addressed(request)):
            raise SuspiciousOperation("a letter that is none")


def _addressed(request: HttpRequest) -> Iterator[str]:
    yield request.path
    for name, values in request.GET.lists():
        yield name
        yield from values
    yield from request.POST
    for name, files in request.FILES.lists():
        yield name
        yield from (file.name or "" for file in files)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this service did not give to this browser, or gave too long ago. Named in settings as CSRF_FAILURE_VIEW.

    Nothing of it is done. From a page of our own, which was merely open too long, what was typed is kept for its author.
    """
    _step_in(request)
    request.refused = "a form that is forged or too old"
    kept = _is_our_own_page(request) and shown_at(request) is not None and keep_for_again(request, timezone.now())
    return render(request, "403_csrf.html", {"again": reverse("again") if kept else ""}, status=403)


def _is_our_own_page(request: HttpRequest) -> bool:
    # The browser itself says so, and no page of another site can make it.
    return request.headers.get("Sec-Fetch-Site") == "same-origin" and request.actor is not NOBODY


def _step_in(request: HttpRequest) -> None:
    """Whoever sent it acts, though nothing was opened: their words are theirs, and the refusal is on record under their name."""
    account = request.user.pk if request.user.is_authenticated else None
    begin_request(account, "REFUSED")
    request.actor = actor_of(account) if account else NOBODY

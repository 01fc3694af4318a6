"""The same form of the same page, sent twice, is done once: a double press, a replay, or a page that was loaded again."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from ymylon.config.doors import FOREIGN_DOORS
from ymylon.config.recording import record_replay
from ymylon.drafts.actions import begin_sending, end_sending

# Every page carries a token of its own, drawn as it is drawn; another page, or the same one loaded anew, has another.
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
# Whoever keeps what is typed sends nothing yet, and asks by the same token whether anything was sent.
_UNSENT = "drafts:save"


def stop_where_sent_before(request: HttpRequest) -> HttpResponse | None:
    """Lead whoever sends the very same a second time to where the first led; that they did is on record."""
    page = request.POST.get(_TOKEN) if request.method == "POST" else None
    if not page or request.resolver_match.view_name in {*FOREIGN_DOORS, _UNSENT}:
        return None
    numbers, led_to = begin_sending(by=request.actor, at=timezone.now(), page=page, words=_what(request))
    if numbers:
        request.sending = numbers
        return None
    record_replay(request)
    return redirect(led_to or "/")


def say_where_it_led(request: HttpRequest, response: HttpResponse) -> None:
    """What was sent was done where the answer leads on; anything else may be sent again as it is."""
    if request.sending:
        led_to = response["Location"] if response.status_code in (302, 303) else ""
        end_sending(by=request.actor, at=timezone.now(), numbers=request.sending, led_to=led_to)


def _what(request: HttpRequest) -> bytes:
    files = []
    for name, sent in request.FILES.lists():
        for one in sent:
            files.append([name, one.name, hashlib.sha256(one.read()).hexdigest()])
            one.seek(0)
    said = [request.get_full_path(), sorted(request.POST.lists()), files]
    return json.dumps(said).encode()

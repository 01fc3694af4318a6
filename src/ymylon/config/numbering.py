"""Each request has a number of its own, said in every log line of it and in its answer; and one line says how it was answered."""

import logging
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bound_contextvars

from ymylon.config.figures import count_answer

Next = Callable[[HttpRequest], HttpResponse]

# A line of its own for each answer: switched on by its name alone, without the chatter of libraries.
log = logging.getLogger("ymylon.answers")


class Numbered:
    """Outermost of all, so that what the others say has the number too.

    A number that the asker sends is not taken: it would be a place to write a name into our log.
    """

    def __init__(self, get_response: Next):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.number = uuid4().hex
        began = time.perf_counter()
        with bound_contextvars(request=request.number):
            response = self.get_response(request)
            seconds = time.perf_counter() - began
            count_answer(address(request), response.status_code, seconds)
            log.info("answered %s %s %s in %d ms", request.method, address(request), response.status_code, seconds * 1000)
        response["Request-Number"] = request.number
        return response


def address(request: HttpRequest) -> str:
    """The address by its name: its path would hold references, and one that is none whatever somebody typed."""
    match = request.resolver_match
    return match.view_name if match else "none"

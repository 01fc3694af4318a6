"""What every door of this room does alike: finds the child or the entry, asks, writes once, and says what was refused."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ymylon.circumstances.lookups.life import entry_by_ref
from ymylon.design.entries import AskPage
from ymylon.design.forms import Question
from ymylon.protection.lookups import KnownChild, child_of, known_child
from ymylon.terms.codes import Lane

RECORD, ASK = "design/record.html", "circumstances/ask.html"


def find_child(request: HttpRequest, ref: UUID, lane: Lane | None = None) -> KnownChild:
    """The child of this page; with a lane, only for somebody who may write it of this child."""
    child = known_child(request.actor, ref)
    _must_write(request, child, lane)
    return child


def find_entry(request: HttpRequest, model: Any, ref: UUID, lane: Lane) -> tuple[Any, KnownChild]:
    """An entry with its child, for somebody who may write it."""
    row = entry_by_ref(request.actor, model, ref)
    child = child_of(request.actor, row.child_id)
    _must_write(request, child, lane)
    return row, child


def _must_write(request: HttpRequest, child: KnownChild, lane: Lane | None) -> None:
    if lane is not None and not set(request.actor.scopes(lane, writes=True)) & set(child.scopes):
        raise Http404


def ask(
    request: HttpRequest,
    form: Question,
    page: Callable[[], AskPage],
    write: Callable[[dict[str, Any]], Any],
    then: str,
    ref: UUID,
) -> HttpResponse:
    """Ask; write once what was answered and go on; or show the question again with what was refused beside its field."""
    if form.done(write):
        return redirect(then, ref)
    return render(request, ASK, {"page": page(), "form": form}, status=422 if form.errors else 200)

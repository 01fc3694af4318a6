"""Doors of the board: opened once, and asked for again every few seconds without an audit line for each time."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ymylon.access.policy import opens
from ymylon.audit.rules import shown
from ymylon.design.ways import reverse
from ymylon.missing.page.board import BoardPage, board_page
from ymylon.missing.page.board_answers import SCREEN

_KEPT = 4  # openings remembered in one session: a few tabs
_KEY = "board"


def _is_wall(request: HttpRequest) -> bool:
    """Whether the board is drawn for a wall: when asked to, and always on an enrolled screen."""
    return "wall" in request.GET or request.actor.kind == SCREEN


def _page(request: HttpRequest, opening: str) -> BoardPage:
    """The board, and one audit line for the children whom this opening has not shown before."""
    is_wall = _is_wall(request)
    wall = "&wall" if is_wall else ""
    page = board_page(
        request.actor,
        timezone.now(),
        rows_url=f"{reverse('missing:board_rows')}?opening={opening}{wall}",
        reload_url=f"{reverse('missing:board')}{'?wall' if is_wall else ''}",
        is_wall=is_wall,
    )
    openings = request.session.get(_KEY, {})
    known = set(openings.get(opening, ()))
    if page.children - known or opening not in openings:
        shown(page.children - known)
        openings = {**openings, opening: sorted(known | page.children)}
        request.session[_KEY] = dict(list(openings.items())[-_KEPT:])
    return page


@require_safe
@opens("SEE_BOARD")
def board(request: HttpRequest) -> HttpResponse:
    """The board, for people; with `?wall`, dark and large, for a wall."""
    page = _page(request, secrets.token_urlsafe(6))
    return render(request, "missing/board_wall.html" if _is_wall(request) else "missing/board.html", {"page": page})


@require_safe
@opens("SEE_BOARD")
def board_rows(request: HttpRequest) -> HttpResponse:
    """What stands on the board now, for a page that lies open."""
    page = _page(request, request.GET.get("opening", "")[:16])
    return render(request, "missing/board_rows.html", {"page": page})

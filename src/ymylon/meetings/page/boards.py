"""The next date of a board that somebody else set, or ended, while it was typed."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Collision, Link, Notice
from ymylon.design.moments import told
from ymylon.design.ways import reverse
from ymylon.meetings.lookups.boards import Standing
from ymylon.meetings.lookups.frames import settings_of
from ymylon.meetings.page.shared import kind_name, short_when


def as_it_stands(board: Standing) -> tuple[Notice, ...]:
    """That the date is set already, or that it meets no more, and what a date that is called all the same becomes."""
    if board.later is not None:
        link = Link(_("Open that date, to move it or to leave it"), reverse("meetings:meeting", args=[board.later.ref]))
        title = _("Its next date is set: %(when)s") % {"when": short_when(board.later.starts_at)}  # type: ignore[attr-defined]
        return (Notice(title, _("What you call here is one more date beside that one."), "late", "late", links=(link,)),)
    if board.ended is not None:
        link = Link(_("Open its last meeting"), reverse("meetings:meeting", args=[board.after.ref]))
        words = _("What you call here begins it again.")
        return (Notice(_("It meets no more"), f"{board.ended.why} {words}", "late", "late", links=(link,)),)
    return ()


def beside(collision: Collision) -> Collision:
    """The same, with what the next press does: nothing that is set is replaced by it."""
    return replace(collision, advice=_("Both are below. Press the button only if the board is to meet on both days."))


def theirs(actor: Actor, board: Standing, now: datetime) -> dict[str, Any]:
    """Who set the date or ended the board, when, and what stands beside the questions of whoever typed meanwhile."""
    if board.later is not None:
        last = settings_of(actor, board.later)[0]
        set_ = {"kind": kind_name(board.later), "starts_at": short_when(last.starts_at), "minutes": str(last.minutes)}
        return {"who": last.by.name, "when": told(last.at, now), "theirs": set_ | {"place": last.place, "chair": last.chair.name}}
    ended: Any = board.ended
    over = _("It meets no more")
    return {"who": ended.by.name, "when": told(ended.at, now), "theirs": {"starts_at": f"{over}: {ended.why}"}}

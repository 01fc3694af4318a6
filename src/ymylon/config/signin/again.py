"""What somebody sent while they had first to sign in, or to show their second factor: kept for them alone, to send again."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from ymylon.access.rules import Actor
from ymylon.drafts.actions import discard, keep
from ymylon.drafts.lookups import draft_of
from ymylon.drafts.rules import DraftFault

_FORM, _PATH = "again", "again_path"
# Kept by itself while it is typed, or worth nothing later.
_NOT_KEPT = frozenset({"drafts:save", "drafts:discard", "again", "end_session", "end_sessions"})


@dataclass(frozen=True)
class Waiting:
    """A form that waits to be sent: where to, with what, and whether a file must be chosen once more."""

    path: str
    answers: tuple[tuple[str, str], ...]


def keep_for_again(request: HttpRequest, now: datetime) -> bool:
    """Whether what was sent is kept. A file is not: it would have to be chosen once more."""
    if request.method != "POST" or request.resolver_match.view_name in _NOT_KEPT:
        return False
    typed = dict(request.POST.lists()) | {_PATH: [request.get_full_path()]}
    try:
        keep(by=request.actor, at=now, form=_FORM, typed=typed)
    except DraftFault:
        return False
    return True


def waiting(actor: Actor, now: datetime) -> Waiting | None:
    """What waits for this person."""
    kept = draft_of(actor, _FORM, now)
    if kept is None or not kept.typed.get(_PATH):
        return None
    answers = [(name, value) for name, values in kept.typed.items() if name != _PATH for value in values]
    return Waiting(kept.typed[_PATH][0], tuple(answers))


def let_go(actor: Actor) -> None:
    """It is sent, or not wanted."""
    discard(by=actor, form=_FORM)

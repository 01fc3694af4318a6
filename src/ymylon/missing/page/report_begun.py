"""What somebody had typed before the page was closed: said above the questions, which are filled in again."""

from datetime import datetime
from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.design import forms as design
from ymylon.design.entries import Notice
from ymylon.design.ways import reverse
from ymylon.drafts.lookups import Kept, draft_of
from ymylon.missing.lookups.episodes import NoSuchReport, report_by_ref


def begun(actor: Actor, form: str, now: datetime) -> Kept | None:
    """The draft of this form, unless what it holds has been sent: the last words may arrive after the form itself."""
    kept = draft_of(actor, form, now)
    if kept is None:
        return None
    try:
        report_by_ref(actor, UUID(kept.single.get("token", "")))
    except (NoSuchReport, ValueError):
        return kept
    return None


def begun_notice(kept: Kept | None, form: str, address: str, now: datetime) -> tuple[Notice, ...]:
    """That the questions hold what was typed earlier, and the way to begin anew."""
    if kept is None:
        return ()
    return (design.begun_notice(kept.saved_at, now, discard_url=reverse("drafts:discard", args=[form]), address=address),)

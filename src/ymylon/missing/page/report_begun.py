"""What somebody had typed before the page was closed: said above the questions, which are filled in again."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Act, Notice
from ymylon.design.moments import told
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
    act = Act(_("Discard it"), reverse("drafts:discard", args=[form]), values=(("next", address),), main=False)
    heading = _("You had started this at %(time)s") % {"time": told(kept.saved_at, now)}
    return (Notice(heading=heading, words=_("What you typed is below. It has not been sent."), tone="soon", acts=(act,)),)

"""Whether a child is on the register of high-risk missing children, on their page; which is not the child protection register."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Link, Notice, Tag
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.signals.lookups import RegisterEntry
from ymylon.signals.rules import NOT_PROTECTION
from ymylon.terms.calendars import long_date


def register_tag(entry: RegisterEntry | None) -> tuple[Tag, ...]:
    """The child is on the register now, for whoever may know."""
    return (Tag(_("Register of high-risk missing children")),) if entry is not None else ()


def register_notice(entry: RegisterEntry | None, now: datetime) -> tuple[Notice, ...]:
    """By when the entry is reviewed; said to be late where it is."""
    if entry is None:
        return ()
    day = long_date(entry.review_on, language())
    late = local_day(now) > entry.review_on
    heading = (
        _("On the register of high-risk missing children; review late since %(day)s")
        if late
        else _("On the register of high-risk missing children; review by %(day)s")
    )
    link = Link(_("Open the entry"), reverse("signals:entry", args=[entry.ref]))
    said = NOT_PROTECTION.in_language(language())
    return (Notice(heading % {"day": day}, said, "late" if late else "calm", "late" if late else "someone", links=(link,)),)


def register_link(actor: Actor, child, entry: RegisterEntry | None) -> tuple[Link, ...]:
    """The way for a manager to enter the child."""
    if entry is not None or not actor.may_with("DECIDE_REGISTER", child.scopes):
        return ()
    return (Link(_("Enter on the register of high-risk missing children"), reverse("signals:enter", args=[child.ref])),)

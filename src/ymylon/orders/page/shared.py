"""What every page of this room shares: the child, how days and names are said, what a protection shuts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoSuchChild
from ymylon.design.entries import Link, Notice, Tag
from ymylon.design.moments import When, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.orders.lookups import Course
from ymylon.orders.rules import Ending, OrderState
from ymylon.orders.rules.states import IN_FORCE
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.codes import Lane


def reading_child(actor: Actor, ref: UUID) -> KnownChild:
    """The child with this reference, for whoever reads who is of concern around them. Raises NoSuchChild."""
    child = known_child(actor, ref)
    if not child.reads(actor, Lane.PERSONS):
        raise NoSuchChild
    return child


def days_left(ending: Ending, today: date) -> str:
    """How many days it still holds, the last included."""
    days = (ending.on - today).days
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


def ends_when(ending: Ending | None, today: date) -> When | None:
    """When it ends, in the margin."""
    if ending is None:
        return None
    left = (ending.on - today).days
    tone = "late" if left <= 7 else "soon" if left <= 28 else "calm"
    return When(tone, days_left(ending, today), "", ending.on.isoformat())


def ending_words(ending: Ending | None) -> str:
    """Until when it holds, and what ends it."""
    if ending is None:
        return _("Nothing ends it by itself.")
    why = ending.why.label(language())
    return _("It ends by itself on %(day)s. %(why)s.") % {"day": in_sentence(ending.on), "why": why}


def who_wrote(row: Any) -> str:
    """Who wrote it: of whoever would betray a protected child, that it was a protected team; of no person, the clock."""
    if row.by:
        return str(row.by.name)
    return _("a protected team") if getattr(row, "said_at", row.at) else _("the clock")


def state_tag(course: Course) -> Tag:
    """How it stands."""
    tone = "high" if course.state == OrderState.BREACHED else "open" if course.state in IN_FORCE else "plain"
    return Tag(course.state.label(language()), tone)


def order_link(course: Course) -> Link:
    """The way to an order."""
    return Link(_("Open"), reverse("orders:order", args=[course.order.ref]), hidden=title_of(course))


def title_of(course: Course) -> str:
    """What an order is called: whom it binds, and its kind."""
    return f"{course.order.named}: {course.kind.code.label(language())}"


def protected_notices(child: KnownChild) -> tuple[Notice, ...]:
    """Of a protected child: whom to ask, and who reads these pages meanwhile."""
    if child.owner is None:
        return ()
    heading = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
    words = _(
        "While the protection lasts, notices and orders are read by the people who are named for it and by nobody else. Each"
        " still ends on its day. Nothing new is asked for here, and what is written in your own words is sealed."
    )
    return (Notice(heading, words, "kept", "protected"),)

"""What every page of this room shares: the way back, whose plan it is, and what is said of a protected child."""

from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild
from ymylon.safety.rules import PlanKind


def address(kind: PlanKind, child: KnownChild, suffix: str = "") -> str:
    """Where a plan of the child is."""
    return reverse(f"safety:{kind.lower()}{suffix}", args=[child.ref])


def kind_words(kind: PlanKind) -> str:
    """What the plan is called."""
    return kind.label(language())


def back_to_plan(kind: PlanKind, child: KnownChild) -> Link:
    """The way back to the plan."""
    return Link(_("Back to the plan of %(name)s") % {"name": child.given}, address(kind, child))


def who_wrote(row: Any) -> str:
    """By name, or that it is a protected team: so every agency of a new place is called."""
    return row.by.name if row.by_id else _("a protected team")


def move_notices(actor: Actor, child: KnownChild, kind: PlanKind) -> tuple[Notice, ...]:
    """Of a plan for a move: where the address belongs, and that the child is protected first."""
    if kind is not PlanKind.RELOCATION:
        return ()
    if child.owner is None:
        words = _("Protect the child before anything is written of the new place: only then is it sealed as it is saved.")
        ways = ((_("Protect the child"), "protection:begin"),) if actor.may_with("PROTECT_CHILD", child.scopes) else ()
        heading, tone = _("This child is not protected yet"), "late"
    else:
        words = _("The address, and every service of the new place, is kept with the protected facts, for those who are named.")
        ways = ((_("Keep a protected fact"), "protection:keep"),) if actor.may_with("KEEP_PROTECTED", child.scopes) else ()
        heading, tone = _("The address does not belong here"), "kept"
    links = tuple(Link(said, reverse(name, args=[child.ref])) for said, name in ways)
    return (Notice(heading, words, tone, "protected", links=links),)


def protected_notices(child: KnownChild, *, writing: bool) -> tuple[Notice, ...]:
    """Of a protected child: whom to ask, and that what could say where the child is is sealed as it is saved."""
    if child.owner is None:
        return ()
    heading = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
    words = (
        _("What could say where the child is – places, people, calls, words – is sealed as it is saved, and shown on no page.")
        if writing
        else _("What could say where the child is stands in no plan. A plan from before the protection is shown to nobody.")
    )
    return (Notice(heading, words, "kept", "protected"),)

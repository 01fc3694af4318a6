"""What a child's page says of a child who is protected: whom to ask, and nothing of where they are, not even the town."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, on_duty
from ymylon.design.entries import Entry, Fact, Link, Notice
from ymylon.design.ways import reverse


def whom_to_ask(owner: Team, now: datetime, language: str) -> str:
    """The team that answers for the child, who is on duty there, and the telephone."""
    turn = on_duty([owner.pk], now).get(owner.pk)
    telephone = owner.telephone or (owner.agency.telephone if owner.agency else "")
    parts = (owner.name(language), owner.agency.name(language) if owner.agency else "", turn.name if turn else "", telephone)
    return ", ".join(part for part in parts if part)


def protected_notice(actor: Actor, child, owner: Team | None, is_named: bool, now: datetime, language: str) -> tuple[Notice, ...]:
    """Where the child is stands nowhere; here is whom to ask."""
    if owner is None:
        return ()
    links = [Link(_("Say that a protected fact was seen"), reverse("protection:leak", args=[child.ref]))]
    if actor.may_with("KEEP_PROTECTED", child.scopes):
        links.insert(0, Link(_("Seal a fact"), reverse("protection:keep", args=[child.ref]), looks="second"))
    if is_named:
        links.insert(0, Link(_("Open the protection"), reverse("protection:panel", args=[child.ref]), looks="second"))
    return (
        Notice(
            heading=_("Protected: ask %(who)s") % {"who": whom_to_ask(owner, now, language)},
            words=_("Where this child lives, learns and is reached stands on no page. Write it in no other box."),
            tone="kept",
            mark="protected",
            links=tuple(links),
        ),
    )


def protected_facts(owner: Team, language: str) -> list[Fact]:
    """In place of home and school."""
    ask = _("Protected: ask %(who)s") % {"who": owner.name(language)}
    return [Fact(term=_("Lives"), words=ask), Fact(term=_("School"), words=ask)]


def protected_team(owner: Team | None) -> tuple[Entry, ...]:
    """Whatever teams are kept aside: one line, however many there are, and if there are none."""
    if owner is None:
        return ()
    return (
        Entry(heading=_("A protected team"), why=_("Who is around this child may be more than is named here."), mark="protected"),
    )


def protect_link(actor: Actor, child, owner: Team | None) -> tuple[Link, ...]:
    """For those who may protect a child that is not protected."""
    if owner is not None or not actor.may_with("PROTECT_CHILD", child.scopes):
        return ()
    return (Link(_("Protect where this child is"), reverse("protection:begin", args=[child.ref])),)

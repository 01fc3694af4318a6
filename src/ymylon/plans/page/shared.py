"""What every page of this room shares: the child and what they are called, and the shape of a question."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.children.lookups import child_by_ref
from ymylon.design.entries import Link, Notice
from ymylon.design.moments import language
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import Lane


@dataclass(frozen=True)
class Known:
    """The child of a page: number, reference and scopes, what they are called, and the team to ask if they are protected."""

    pk: int
    ref: UUID
    scopes: tuple[int, ...]
    name: str
    given: str
    owner: Team | None

    def holds(self, actor: Actor) -> bool:
        """Whether this person holds the child's plan, whether or not there is one."""
        return bool(set(actor.scopes(Lane.PREPARED)) & set(self.scopes))

    def writes(self, actor: Actor, code: str) -> bool:
        """Whether this person may do this to the child's plan."""
        return bool(actor.may(code)) and bool(set(actor.scopes(Lane.PREPARED, writes=True)) & set(self.scopes))


def known_child(actor: Actor, ref: UUID) -> Known:
    """The child with this reference. Raises NoSuchChild."""
    child = child_by_ref(actor, ref)
    name = current_names(actor, [child.pk]).get(child.pk)
    full = name.full if name else _("Name not known yet")
    given = (name.given or name.family) if name else _("the child")
    return Known(child.pk, child.ref, tuple(child.scopes), full, given, owners_of([child.pk]).get(child.pk))


def back_to_plan(child: Known) -> Link:
    """The way back to the plan."""
    return Link(_("Back to the plan of %(name)s") % {"name": child.given}, reverse("plans:plan", args=[child.ref]))


def protected_notices(child: Known, *, writing: bool) -> tuple[Notice, ...]:
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

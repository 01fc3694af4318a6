"""What every page of this room shares: the child and what they are called, and the shape of a question."""

from django.utils.translation import gettext as _

from ymylon.design.entries import Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild


def back_to_plan(child: KnownChild) -> Link:
    """The way back to the plan."""
    return Link(_("Back to the plan of %(name)s") % {"name": child.given}, reverse("plans:plan", args=[child.ref]))


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

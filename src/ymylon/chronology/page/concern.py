"""Whether others name a child, and whether anybody harms them, on their page: for whoever holds the lane, and both at once."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.lookups import is_anything_known
from ymylon.design.entries import Link, Notice
from ymylon.terms.codes import Lane


def concern_notice(actor: Actor, child, same: Iterable[int], given: str) -> tuple[Notice, ...]:
    """That there is something to read of persons of concern. Whoever lacks the lane is told nothing, whether or not there is."""
    if not set(actor.scopes(Lane.PERSONS)) & set(child.scopes):
        return ()
    known = is_anything_known(actor, same)
    headings = (
        (known["around"], _("There is concern about who or what is around %(name)s")),
        (known["named"], _("Others name %(name)s as somebody of concern")),
    )
    link = Link(_("Persons and things of concern"), reverse("associates:child", args=[child.ref]))
    return tuple(Notice(words % {"name": given}, mark="someone", links=(link,)) for holds, words in headings if holds)

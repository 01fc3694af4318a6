"""Whether others name a child, and whether anybody harms them, on their page: for whoever holds the lane, and both at once."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import Child
from ymylon.design.entries import Link, Notice


def concern_notice(actor: Actor, child, others: dict[int, Child], given: str) -> tuple[Notice, ...]:
    """That there is something to read of persons of concern, under any record that is theirs; `others` are those besides `child`.

    Whoever lacks the lane is told nothing, whether or not there is.
    """
    records = (child, *others.values())
    found = []
    for holding, words in (
        ([one for one in records if one.is_concern], _("There is concern about who or what is around %(name)s")),
        ([one for one in records if one.is_named], _("Others name %(name)s as somebody of concern")),
    ):
        if holding:
            link = Link(_("Persons and things of concern"), reverse("associates:child", args=[holding[0].ref]))
            found.append(Notice(words % {"name": given}, mark="someone", links=(link,)))
    return tuple(found)

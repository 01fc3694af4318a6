"""Whether others name a child, and whether anybody harms them, on their page: for whoever holds the lane, and both at once."""

from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import Child
from ymylon.circumstances.actions.owing import area_of
from ymylon.design.entries import Link, Notice
from ymylon.design.ways import reverse
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, policy_in_force
from ymylon.orders.lookups import protects
from ymylon.orders.rules.duties import CARERS_KEY
from ymylon.terms.codes import Lane


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


def order_notice(actor: Actor, child, given: str, now: datetime) -> tuple[Notice, ...]:
    """One plain line that something protects the child from somebody, where a policy in force lets whoever cares read so much.

    For whoever may read what keeps the child safe and not who is of concern: no name, no kind, no reason.
    """
    reads = set(child.scopes)
    if set(actor.scopes(Lane.PERSONS)) & reads or not set(actor.scopes(Lane.SAFETY)) & reads or not protects(child.pk):
        return ()
    row = policy_in_force(policy_rows([CARERS_KEY]), CARERS_KEY, areas_of(area_of(actor)), now)
    if row is None or not row.value.get("tell"):
        return ()
    words = _("If somebody whom you don’t know asks for the child, ring the police: 999 in danger, or 101.")
    return (Notice(_("A notice protects %(name)s from somebody") % {"name": given}, words, mark="protected"),)

"""The ways from the child's page to their life, to who stands beside them, and to visiting safely."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Link
from ymylon.design.moments import language
from ymylon.safety.rules import PlanKind
from ymylon.terms.codes import Lane


def life_links(actor: Actor, child) -> tuple[Link, ...]:
    """Pages of their own, so that this one stays one that opens at once."""
    if not actor.may("SEE_CIRCUMSTANCES"):
        return ()
    pages = [
        (_("Life by date: care, school, health"), "circumstances:life"),
        (_("Who stands beside, and the load on the child"), "circumstances:beside"),
        (_("Growing up"), "circumstances:growing"),
    ]
    if actor.may("SEE_STAFF_SAFETY"):
        pages.append((_("Visiting safely"), "circumstances:staff"))
    if actor.may("SEE_PLAN") and set(actor.scopes(Lane.PREPARED)) & set(child.scopes):
        pages.append((_("Plan for a night away"), "plans:plan"))
    if actor.may("SEE_KEPT_PLAN"):
        pages += [
            (kind.label(language()), f"safety:{kind.lower()}")
            for kind in PlanKind
            if set(actor.scopes(kind.lane)) & set(child.scopes)
        ]
    if actor.may("SEE_DISRUPTION") and set(actor.scopes(Lane.DISRUPTION)) & set(child.scopes):
        pages.append((_("Safety and disruption, side by side"), "disruption:child"))
    if actor.may("SEE_NRM"):
        pages.append((_("NRM"), "exploitation:nrm"))
    if actor.may("SEE_SCREENING") and set(actor.scopes(Lane.CONCERN)) & set(child.scopes):
        pages.append((_("Screening for exploitation"), "screening:child"))
    if actor.may("SEE_ASSOCIATES") and set(actor.scopes(Lane.PERSONS)) & set(child.scopes):
        pages.append((_("Persons and things of concern"), "associates:child"))
    if actor.may("SEE_NETWORK") and set(actor.scopes(Lane.PERSONS)) & set(child.scopes):
        pages.append((_("Network"), "networks:child"))
    if actor.may("SEE_ORDERS") and set(actor.scopes(Lane.PERSONS)) & set(child.scopes):
        pages.append((_("Warning notices and orders"), "orders:child"))
    if actor.may("SEE_CHILD_CONTEXTS") and set(actor.scopes(Lane.PERSONS)) & set(child.scopes):
        pages.append((_("Places and groups"), "contexts:child"))
    if actor.may("SEE_MEETINGS") and set(actor.scopes(Lane.MEETING)) & set(child.scopes):
        pages.append((_("Meetings about the child"), "meetings:child"))
    if actor.may("SEE_SUBMISSIONS"):
        pages.append((_("Intelligence for the police"), "intelligence:child"))
    if actor.may("SEE_WORRY"):
        pages.append((_("Worries below any threshold"), "worries:child"))
    elif actor.may("SEE_SHARED_WORRY") and set(actor.scopes(Lane.CONCERN)) & set(child.scopes):
        pages.append((_("Worries that were shared with the police"), "worries:shared"))
    return tuple(Link(words, reverse(name, args=[child.ref])) for words, name in pages)

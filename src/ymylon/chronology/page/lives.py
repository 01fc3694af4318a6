"""The ways from the child's page to their life, to who stands beside them, and to visiting safely."""

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import Link
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.safety.rules import PlanKind
from ymylon.terms.codes import Lane


def life_links(actor: Actor, child) -> tuple[Link, ...]:
    """Pages of their own, so that this one stays one that opens at once."""
    if not actor.may_with("SEE_CIRCUMSTANCES", child.scopes):
        return ()
    pages = [
        (_("Life by date: care, school, health"), "circumstances:life"),
        (_("Who stands beside, and the load on the child"), "circumstances:beside"),
        (_("Growing up"), "circumstances:growing"),
    ]
    if actor.may_with("SEE_STAFF_SAFETY", child.scopes):
        pages.append((_("Visiting safely"), "circumstances:staff"))
    if actor.may_with("SEE_PLAN", child.scopes) and _reads(actor.within("SEE_PLAN"), Lane.PREPARED, child):
        pages.append((_("Plan for a night away"), "plans:plan"))
    if actor.may_with("SEE_KEPT_PLAN", child.scopes):
        pages += [
            (kind.label(language()), f"safety:{kind.lower()}")
            for kind in PlanKind
            if _reads(actor.within("SEE_KEPT_PLAN"), kind.lane, child)
        ]
    if actor.may_with("SEE_DISRUPTION", child.scopes):
        pages.append((_("Safety and disruption, side by side"), "disruption:child"))
    if actor.may_with("SEE_NRM", child.scopes):
        pages.append((_("NRM"), "exploitation:nrm"))
    if actor.may_with("SEE_SCREENING", child.scopes):
        pages.append((_("Screening for exploitation"), "screening:child"))
    if actor.may_with("SEE_ASSOCIATES", child.scopes):
        pages.append((_("Persons and things of concern"), "associates:child"))
    if actor.may_with("SEE_NETWORK", child.scopes):
        pages.append((_("Network"), "networks:child"))
    if actor.may_with("SEE_ORDERS", child.scopes):
        pages.append((_("Warning notices and orders"), "orders:child"))
    if actor.may_with("SEE_CHILD_CONTEXTS", child.scopes):
        pages.append((_("Places and groups"), "contexts:child"))
    if actor.may_with("SEE_MEETINGS", child.scopes):
        pages.append((_("Meetings about the child"), "meetings:child"))
    if actor.may_with("SEE_SUBMISSIONS", child.scopes):
        pages.append((_("Intelligence for the police"), "intelligence:child"))
    if actor.may_with("SEE_WORRY", child.scopes):
        pages.append((_("Worries below any threshold"), "worries:child"))
    elif actor.may_with("SEE_SHARED_WORRY", child.scopes):
        pages.append((_("Worries that were shared with the police"), "worries:shared"))
    return tuple(Link(words, reverse(name, args=[child.ref])) for words, name in pages)


def _reads(actor: Actor, lane: Lane, child) -> bool:
    return not set(actor.scopes(lane)).isdisjoint(child.scopes)

"""The screens on walls that somebody answers for, and the teams for which they may enrol one."""

from uuid import UUID

from ymylon.access.policy import ACTIONS, BY_ROLE, Reach
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Screen, Team, screens_of, teams_in
from ymylon.terms.faults import NoSuch


class NoSuchScreen(NoSuch):
    """There is no such screen, or none that this person answers for."""


def teams_for_screens(actor: Actor) -> list[Team]:
    """The teams whose board somebody may hang up: their own, or every team of the agency if their role reaches all of it."""
    posts = [post for post in actor.posts if post.role in (ACTIONS["ENROL_SCREEN"].roles or ())]
    whole = {post.agency_id for post in posts if post.agency_id and BY_ROLE[post.role].reach is Reach.AGENCY}
    return teams_in(whole, {post.team_id for post in posts})


def screens_for(actor: Actor) -> list[Screen]:
    """The screens of those teams that are not revoked, the latest first."""
    return screens_of(team.pk for team in teams_for_screens(actor))


def screen_by_ref(actor: Actor, ref: UUID) -> Screen:
    """One of those screens. Raises NoSuchScreen."""
    found = next((screen for screen in screens_for(actor) if screen.ref == ref), None)
    if found is None:
        raise NoSuchScreen
    return found

"""Who must not hear of a child by way of an interview: whoever was left out of an episode that it covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, teams_by_id
from ymylon.interviews.lookups.interviews import Interview, covered_by
from ymylon.notices.lookups import left_out_of, left_out_of_all


@dataclass(frozen=True, slots=True)
class Barred:
    """Teams that were left out, and the agencies of those that belong to another agency than the one that asks."""

    teams: frozenset[int]
    agencies: frozenset[int]

    def among(self, teams: Iterable[Team]) -> set[int]:
        """The numbers of those of these teams that may hear nothing."""
        return {team.pk for team in teams if team.pk in self.teams or team.agency_id in self.agencies}


def barred_from(actor: Actor, interview: Interview) -> Barred:
    """Who was left out of an episode that this interview covers, as far as somebody may know."""
    left_out = left_out_of_all(actor, [one.about for one in covered_by(actor, interview)])
    own = {post.agency_id for post in actor.posts}
    agencies = {team.agency_id for team in teams_by_id(left_out).values() if team.agency_id} - own if left_out else set()
    return Barred(frozenset(left_out), frozenset(agencies))


def left_out_behind(about: UUID) -> tuple[set[int], set[int]]:
    """For the clock: whoever was left out of this, of the episodes behind an interview, its referral or its action.

    Behind an agreed action lies every episode of its child of which somebody was left out.
    """
    with connection.cursor() as cursor:
        cursor.execute("select episodes_behind(%s) union select episodes_of_action(%s)", [about, about])
        behind = [row[0] for row in cursor.fetchall()]
    teams, agencies = set[int](), set[int]()
    for one in (about, *behind):
        more = left_out_of(one)
        teams |= more[0]
        agencies |= more[1]
    return teams, agencies

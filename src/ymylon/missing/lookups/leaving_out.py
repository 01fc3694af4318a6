"""Who may still be left out of what is told of an episode, as far as somebody may know."""

from collections.abc import Iterable
from datetime import datetime

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, teams_by_id, teams_for, teams_in, teams_serving
from ymylon.children.lookups import involvements
from ymylon.circumstances.lookups import areas_on, care_on, education_on
from ymylon.missing.lookups.doors import doors_at
from ymylon.missing.models import Episode
from ymylon.missing.rules.reporting import POLICE_TEAMS, places_involved
from ymylon.notices.lookups import left_out_about, notices_about, stages_of
from ymylon.terms.calendars import local
from ymylon.terms.codes import TeamFunction


def recipients(actor: Actor, episode: Episode) -> list[Team]:
    """The teams that would be told next, other than one's own and those that were left out before; in the order involved."""
    notices = notices_about(actor, [episode.ref])[episode.ref]
    involved = [row.team_id for row in involvements(actor, episode.child_id)]
    climbed = [stage.team_id for steps in stages_of(actor, notices).values() for stage in steps]
    own = {post.team_id for post in actor.posts} | {row.team_id for row in left_out_about(actor, episode.ref)}
    wanted = dict.fromkeys(number for number in (*involved, *(one.team_id for one in notices), *climbed) if number not in own)
    teams = teams_by_id(wanted)
    return [teams[number] for number in wanted]


def recipients_in(actor: Actor, areas: Iterable[str], at: datetime) -> list[Team]:
    """The teams that a report of a child without a record may tell in one of these areas, other than one's own."""
    functions = (*doors_at(at), TeamFunction.HEALTH_SAFEGUARDING, *POLICE_TEAMS)
    own = {post.team_id for post in actor.posts}
    return [team for team in teams_serving(functions, areas) if team.pk not in own]


def recipients_of_report(actor: Actor, child_id: int, at: datetime, lives_in: str) -> list[Team]:
    """The teams that a report of this child would tell at this moment, as far as somebody may know, other than their own.

    `lives_in` is the area in which the child lives; empty where it must be asked.
    """
    day = local(at).date()
    care = areas_on(child_id, day)
    found = [row.team_id for row in involvements(actor, child_id)]
    places = places_involved(lives_in, care.responsible, care.host, doors_at(at))
    found += [team.pk for team in teams_for((place.teams, place.area) for place in places) if team]
    homes = [spell.home_id for spell in care_on(actor, [child_id], day).values() if spell.home_id]
    schools = [spell.school_id for spell in education_on(actor, [child_id], day).values() if spell.school_id]
    found += [team.pk for team in teams_in([*homes, *schools], [])]
    own = {post.team_id for post in actor.posts}
    wanted = dict.fromkeys(number for number in found if number not in own)
    teams = teams_by_id(wanted)
    return [teams[number] for number in wanted]

"""Who may still be left out of what is told of an episode, as far as somebody may know."""

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, teams_by_id
from ymylon.children.lookups import involvements
from ymylon.missing.models import Episode
from ymylon.notices.lookups import left_out_about, notices_about, stages_of


def recipients(actor: Actor, episode: Episode) -> list[Team]:
    """The teams that would be told next, other than one's own and those that were left out before; in the order involved."""
    notices = notices_about(actor, [episode.ref])[episode.ref]
    involved = [row.team_id for row in involvements(actor, episode.child_id)]
    climbed = [stage.team_id for steps in stages_of(actor, notices).values() for stage in steps]
    own = {post.team_id for post in actor.posts} | {row.team_id for row in left_out_about(actor, episode.ref)}
    wanted = dict.fromkeys(number for number in (*involved, *(one.team_id for one in notices), *climbed) if number not in own)
    teams = teams_by_id(wanted)
    return [teams[number] for number in wanted]

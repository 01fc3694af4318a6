"""Which teams may be asked to hold an interview: by area, by what they can take on, and first those whom the child chose."""

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, teams_serving
from ymylon.children.lookups import involvements, may_be_asked
from ymylon.design.moments import language
from ymylon.interviews.lookups.barred import barred_from
from ymylon.interviews.lookups.interviews import Capacity, Interview, capacities, covered_by
from ymylon.interviews.lookups.offers import offers_about
from ymylon.interviews.page.asking import team_words
from ymylon.interviews.rules import Interviewer, Route
from ymylon.interviews.rules.judging import may_be_offered, route_of
from ymylon.terms.codes import InvolvementKind, TeamFunction

_FIRST = {
    Interviewer.INDEPENDENT_CHARITY: Route.INDEPENDENT,
    Interviewer.ADVOCATE: Route.INDEPENDENT,
    Interviewer.SOCIAL_WORK_ASSISTANT: Route.IN_HOUSE,
    Interviewer.SOCIAL_WORKER: Route.IN_HOUSE,
}


def teams_to_ask(actor: Actor, interview: Interview) -> list[tuple[int, str]]:
    """Each team with its route and what it says that it can take on; staff of the place that the child left are in no list."""
    around = involvements(actor, interview.child_id)
    left = {one.agency_id for one in around if one.kind == InvolvementKind.HOME and one.agency_id}
    serving = teams_serving([TeamFunction.RETURN_INTERVIEWS], [interview.authority]) if interview.authority else []
    open_now = [one.team for one in around if not one.has_closed]  # type: ignore[attr-defined]
    own = [team for team in open_now if team.function == TeamFunction.SOCIAL_WORK]
    teams = {team.pk: team for team in (*serving, *own)}
    routes = {number: route_of(team.agency_id, team.agency.kind if team.agency else "", left) for number, team in teams.items()}
    room = capacities(teams)
    chosen = _chosen(actor, interview)
    barred = barred_from(actor, interview).among(teams.values())
    asked = [number for number in teams if may_be_offered(routes[number]) and number not in barred]
    asked.sort(key=lambda number: (routes[number] != chosen, _is_full(room.get(number)), number))
    return [(number, _words(teams[number], routes[number], room.get(number))) for number in asked]


def _is_full(said: Capacity | None) -> bool:
    return said is not None and said.at_most == 0


def _chosen(actor: Actor, interview: Interview) -> Route | None:
    covered = covered_by(actor, interview)
    offers = offers_about(actor, covered[-1].about) if covered else []
    return _FIRST.get(Interviewer[offers[0].chosen]) if offers and offers[0].chosen else None


def _words(team: Team, route: Route, said: Capacity | None) -> str:
    parts = [team_words(team), route.label(language())]
    if said is None:
        parts.append(_("has not said how many it can take on"))
    else:
        words = _("can take on %(number)d more") % {"number": said.at_most}
        parts.append(f"{words} ({said.words})" if said.words else words)
    return "; ".join(parts)


def teams_around(actor: Actor, interview: Interview) -> list[tuple[int, str]]:
    """The teams that are involved with a child and were not left out, of whom one may be asked to do something."""
    teams = may_be_asked(actor, interview.child_id)
    barred = barred_from(actor, interview).among(teams.values())
    return [(number, team_words(team)) for number, team in teams.items() if number not in barred]

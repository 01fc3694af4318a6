"""Teams: whether anybody would be told of a child, who stands for a closed team, and who would hear of broken glass."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from .finding import Finding, fault, fine, note


def _called(team: Any) -> str:
    return f"{team.name_en} ({team.agency.name_en})" if team.agency else team.name_en


def directory() -> Iterator[Finding]:
    """Where in Wales no team is open that would be told of a missing child: of its council, its health board, its force."""
    from ymylon.agencies.lookups import all_teams
    from ymylon.agencies.rules.closing import is_closed
    from ymylon.terms.codes import AgencyKind
    from ymylon.terms.geography import WELSH_AUTHORITIES

    remedy = "`ymylon directory --empty FOLDER` writes a form; fill it in and hand it to `ymylon directory`."
    now = timezone.now()
    teams = [team for team in all_teams() if team.agency and not is_closed(team, now)]
    if not teams:
        yield fault("Directory", "holds no team: nobody would be told of a missing child", remedy)
        return
    is_whole = True
    for kind, body in ((AgencyKind.COUNCIL, "council"), (AgencyKind.HEALTH_BOARD, "health board"), (AgencyKind.POLICE, "force")):
        serves = {area for team in teams if team.agency.kind == kind for area in team.areas or team.agency.areas}
        without = sorted(area.words.en for gss, area in WELSH_AUTHORITIES.items() if gss not in serves)
        if without:
            is_whole = False
            yield note(
                "Directory", f"no team of a {body} is open for {', '.join(without)}: none is told of a child there", remedy
            )
    if is_whole:
        yield fine("Directory", "every part of Wales has open teams of a council, a health board and a force")


def nobody_above() -> Iterator[Finding]:
    """Teams whose people may break the glass, where no manager would hear of it, but the holder of the record alone."""
    from ymylon.access.policy import ACTIONS
    from ymylon.agencies.lookups import all_teams, places_since
    from ymylon.agencies.rules.closing import is_closed
    from ymylon.terms.codes import TeamFunction

    now, breaking = timezone.now(), ACTIONS["BREAK_GLASS"].roles or frozenset()
    breaks = {place.team_id for place in places_since(now, now) if place.role in breaking}
    teams = all_teams()
    # Where a team names nobody, the managers of its agency are told. Above those stands nobody here: they judge one another.
    managers = [team for team in teams if team.function == TeamFunction.MANAGEMENT and not is_closed(team, now)]
    managed = {team.agency_id for team in managers if team.agency_id}
    alone = [
        _called(team)
        for team in teams
        if team.pk in breaks and not (team.manager_team_id or team.next_team_id or team.agency_id in managed)
    ]
    if alone:
        said = f"nobody stands above {', '.join(alone)}: of glass that is broken there no manager hears"
        yield note("Managers", said, "Open a team of managers in that agency, or name the team that manages it.")
    else:
        yield fine("Managers", "every team whose people may break the glass has somebody above it")


def nobody_stands() -> Iterator[Finding]:
    """Teams that are closed and for which nobody stands: what is told there nobody reads, and a page says to ring."""
    from ymylon.agencies.lookups import all_teams, standing_in
    from ymylon.agencies.rules.closing import is_closed

    now = timezone.now()
    closed = {team.pk: team for team in all_teams() if is_closed(team, now)}
    empty = [closed[team] for team, stands in standing_in(closed, now).items() if stands in closed]
    if empty:
        said = f"closed, and nobody stands for {', '.join(map(_called, empty))}: who is told there must be rung"
        yield note(
            "Closed teams", said, "Name an open team that is told next or manages it, or open a team of managers in that agency."
        )
    else:
        yield fine("Closed teams", "for every team that is closed an open one stands" if closed else "none")


def nobody_reads() -> Iterator[Finding]:
    """Open teams that are told of children, where nobody has a place now whose role reads who a child is."""
    from ymylon.access.policy import BY_ROLE
    from ymylon.agencies.lookups import all_teams, places_since
    from ymylon.agencies.rules.closing import is_closed
    from ymylon.terms.codes import Lane, Role

    now = timezone.now()
    read = {place.team_id for place in places_since(now, now) if Lane.IDENTITY in BY_ROLE[Role[place.role]].reads}
    # An agency that doesn't use the program is told by telephone.
    told = [team for team in all_teams() if not is_closed(team, now) and (team.agency is None or team.agency.uses_ymylon)]
    empty = [_called(team) for team in told if team.pk not in read]
    if empty:
        said = f"nobody who reads of children has a place in {', '.join(empty)}: what is told there, nobody is shown"
        yield note("Empty teams", said, "Give somebody a place there by `ymylon directory`, or close the team.")
    else:
        yield fine("Empty teams", "in every open team somebody has a place who reads of children" if told else "none")

"""Teams: who would hear of it if somebody in them broke the glass."""

from collections.abc import Iterator

from .finding import Finding, fine, note


def nobody_above() -> Iterator[Finding]:
    """Teams whose people may break the glass, where no manager would hear of it, but the holder of the record alone."""
    from django.utils import timezone

    from ymylon.access.policy import ACTIONS
    from ymylon.agencies.lookups import all_teams, places_since
    from ymylon.terms.codes import TeamFunction

    now, breaking = timezone.now(), ACTIONS["BREAK_GLASS"].roles or frozenset()
    breaks = {place.team_id for place in places_since(now, now) if place.role in breaking}
    teams = all_teams()
    # Where a team names nobody, the managers of its agency are told. Above those stands nobody here: they judge one another.
    managed = {team.agency_id for team in teams if team.agency_id and team.function == TeamFunction.MANAGEMENT}
    alone = [
        f"{team.name_en} ({team.agency.name_en})" if team.agency else team.name_en
        for team in teams
        if team.pk in breaks and not (team.manager_team_id or team.next_team_id or team.agency_id in managed)
    ]
    if alone:
        said = f"nobody stands above {', '.join(alone)}: of glass that is broken there no manager hears"
        yield note("Managers", said, "Open a team of managers in that agency, or name the team that manages it.")
    else:
        yield fine("Managers", "every team whose people may break the glass has somebody above it")

"""Teams: whether anybody would be told of a child, who stands for a closed team, and who would hear of broken glass."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from ymylon.terms.words import Words

from .finding import Finding, fault, fine, note

_DIRECTORY = Words("Directory", "Cyfeiriadur")
_MANAGERS = Words("Managers", "Rheolwyr")
_CLOSED = Words("Closed teams", "Timau a gaeodd", False)
_EMPTY = Words("Empty teams", "Timau gwag")
_NONE = Words("none", "dim un")
_COUNCIL = Words("council", "gyngor")
_HEALTH_BOARD = Words("health board", "fwrdd iechyd")
_FORCE = Words("force", "heddlu")


def _called(team: Any) -> Words:
    of = team.agency
    if of is None:
        return Words(team.name_en, team.name_cy)
    return Words(f"{team.name_en} ({of.name_en})", f"{team.name_cy} ({of.name_cy})")


def _listed(names: Iterable[Words]) -> Words:
    known = list(names)
    return Words(", ".join(name.en for name in known), ", ".join(name.cy for name in known))


def directory() -> Iterator[Finding]:
    """Where in Wales no team is open that would be told of a missing child: of its council, its health board, its force."""
    from ymylon.agencies.lookups import all_teams
    from ymylon.agencies.rules.closing import is_closed
    from ymylon.terms.codes import AgencyKind
    from ymylon.terms.geography import WELSH_AUTHORITIES

    remedy = Words(
        "`ymylon directory --empty FOLDER` writes a form; fill it in and hand it to `ymylon directory`.",
        "Mae `ymylon directory --empty FFOLDER` yn ysgrifennu ffurflen; llenwch hi a’i rhoi i `ymylon directory`.",
        False,
    )
    now = timezone.now()
    teams = [team for team in all_teams() if team.agency and not is_closed(team, now)]
    if not teams:
        empty = Words(
            "holds no team: nobody would be told of a missing child",
            "nid oes tîm ynddo: ni châi neb wybod am blentyn sydd ar goll",
            False,
        )
        yield fault(_DIRECTORY, empty, remedy)
        return
    is_whole = True
    bodies = ((AgencyKind.COUNCIL, _COUNCIL), (AgencyKind.HEALTH_BOARD, _HEALTH_BOARD), (AgencyKind.POLICE, _FORCE))
    for kind, body in bodies:
        serves = {area for team in teams if team.agency.kind == kind for area in team.areas or team.agency.areas}
        without = sorted(area.words for gss, area in WELSH_AUTHORITIES.items() if gss not in serves)
        if without:
            is_whole = False
            areas = _listed(without)
            said = Words(
                f"no team of a {body.en} is open for {areas.en}: none is told of a child there",
                f"nid oes tîm o {body.cy} ar agor ar gyfer {areas.cy}: ni roddir gwybod i’r un am blentyn yno",
                False,
            )
            yield note(_DIRECTORY, said, remedy)
    if is_whole:
        whole = Words(
            "every part of Wales has open teams of a council, a health board and a force",
            "mae gan bob rhan o Gymru dimau agored o gyngor, o fwrdd iechyd ac o heddlu",
            False,
        )
        yield fine(_DIRECTORY, whole)


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
        names = _listed(alone)
        said = Words(
            f"nobody stands above {names.en}: of glass that is broken there no manager hears",
            f"nid oes neb uwchlaw {names.cy}: nid yw’r un rheolwr yn clywed am wydr a dorrir yno",
            False,
        )
        remedy = Words(
            "Open a team of managers in that agency, or name the team that manages it.",
            "Agorwch dîm o reolwyr yn yr asiantaeth honno, neu enwch y tîm sy’n ei reoli.",
            False,
        )
        yield note(_MANAGERS, said, remedy)
    else:
        above = Words(
            "every team whose people may break the glass has somebody above it",
            "mae gan bob tîm y caiff ei bobl dorri’r gwydr rywun uwch ei ben",
            False,
        )
        yield fine(_MANAGERS, above)


def nobody_stands() -> Iterator[Finding]:
    """Teams that are closed and for which nobody stands: what is told there nobody reads, and a page says to ring."""
    from ymylon.agencies.lookups import all_teams, standing_in
    from ymylon.agencies.rules.closing import is_closed

    now = timezone.now()
    closed = {team.pk: team for team in all_teams() if is_closed(team, now)}
    empty = [closed[team] for team, stands in standing_in(closed, now).items() if stands in closed]
    if empty:
        names = _listed(map(_called, empty))
        said = Words(
            f"closed, and nobody stands for {names.en}: who is told there must be rung",
            f"wedi cau, ac nid oes neb yn sefyll dros {names.cy}: rhaid ffonio pwy bynnag y rhoddir gwybod iddo yno",
            False,
        )
        remedy = Words(
            "Name an open team that is told next or manages it, or open a team of managers in that agency.",
            "Enwch dîm agored y rhoddir gwybod iddo nesaf neu sy’n ei reoli, neu agorwch dîm o reolwyr yn yr asiantaeth honno.",
            False,
        )
        yield note(_CLOSED, said, remedy)
    else:
        stands = Words(
            "for every team that is closed an open one stands", "mae tîm agored yn sefyll dros bob tîm a gaeodd", False
        )
        yield fine(_CLOSED, stands if closed else _NONE)


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
        names = _listed(empty)
        said = Words(
            f"nobody who reads of children has a place in {names.en}: what is told there, nobody is shown",
            f"nid oes gan neb sy’n darllen am blant le yn {names.cy}: ni ddangosir i neb yr hyn y rhoddir gwybod amdano yno",
            False,
        )
        remedy = Words(
            "Give somebody a place there by `ymylon directory`, or close the team.",
            "Rhowch le i rywun yno drwy `ymylon directory`, neu caewch y tîm.",
            False,
        )
        yield note(_EMPTY, said, remedy)
    else:
        placed = Words(
            "in every open team somebody has a place who reads of children",
            "ym mhob tîm agored mae gan rywun sy’n darllen am blant le",
            False,
        )
        yield fine(_EMPTY, placed if told else _NONE)

"""Everybody who works in the whole of an invented Wales: a social work team, three homes and their people for each council.

Opened by the rooms' own actions, beside the directory of the small demonstration. What they are is kept as plain numbers, so
that a load that was cut short finds them again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ymylon.agencies import actions
from ymylon.agencies.lookups import STAFF
from ymylon.agencies.models import Agency, Practitioner, Team
from ymylon.config.demo.agencies import Directory
from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.geography import AUTHORITIES
from ymylon.terms.words import Words

from .size import CHILDREN_OF

HOMES = 3
_T = TeamFunction
_FIRST = ("Aled", "Bethan", "Carwyn", "Delyth", "Emyr", "Gwenllian", "Hywel", "Iestyn", "Llinos", "Meinir", "Nerys", "Osian")
_LAST = ("Adams", "Beynon", "Cule", "Dafis", "Edmunds", "Gravell", "Hopkin", "Islwyn", "Jenkins", "Kendrick", "Lodwick", "Mansel")
_TREES = (("Onnen", "Ash"), ("Bedwen", "Birch"), ("Gelynnen", "Holly"))


@dataclass(frozen=True)
class Post:
    """Somebody at work, by number: the practitioner, the account by which they act, and their teams."""

    practitioner: int
    account: int
    teams: tuple[int, ...]


@dataclass(frozen=True)
class Desk:
    """A team by number, its own scope, and where letters to it go."""

    team: int
    scope: int
    email: str


@dataclass(frozen=True)
class Place:
    """An agency with its desks and posts, by name of what each does; `code` is its GSS code where it has one."""

    agency: int
    scope: int
    code: str
    desks: dict[str, Desk]
    posts: dict[str, Post]


def open_everywhere(directory: Directory, now: datetime) -> dict[str, Place]:
    """The places by key: a council's or force's code, "home:W06000011:2" and "interviews:W15000003"."""
    names = _names()
    places: dict[str, Place] = {}
    for code in CHILDREN_OF:
        places[code] = _council(directory, code, now, names)
        for number in range(HOMES):
            places[f"home:{code}:{number}"] = _home(code, number, now, names)
    for code in sorted({AUTHORITIES[gss].force for gss in CHILDREN_OF}):
        places[code] = _force(directory, code, now, names)
        places[f"interviews:{code}"] = _interviewers(code, now, names)
    for code in sorted({AUTHORITIES[gss].health_board for gss in CHILDREN_OF}):
        agency = directory.agencies[code]
        desks = {"safeguarding": directory.teams[f"{code}:HEALTH_SAFEGUARDING"]}
        places[code] = _place(agency, desks, now, names, nurse=(Role.HEALTH_SAFEGUARDING_NURSE, ("safeguarding",)))
    return places


def _names() -> Callable[[], tuple[str, str]]:
    drawn = iter((first, last) for last in _LAST for first in _FIRST)
    again = iter((first, f"{last}-{other}") for last in _LAST for other in reversed(_LAST) for first in _FIRST)
    return lambda: next(drawn, None) or next(again)


def _place(
    agency: Agency, teams: dict[str, Team], now: datetime, names: Callable, **people: tuple[Role, tuple[str, ...]]
) -> Place:
    """Who works there: each person by name of the post, in a role, in these teams; the first team is their own."""
    posts = {}
    for name, (role, desks) in people.items():
        person = _somebody(agency, name, names)
        for desk in desks:
            actions.join_team(practitioner=person, team=teams[desk], role=role, at=now - timedelta(days=4200))
        posts[name] = Post(person.pk, person.account_id, tuple(teams[desk].pk for desk in desks))
    known = {name: Desk(team.pk, team.scope, team.email) for name, team in teams.items()}
    return Place(agency.pk, agency.scope, agency.code, known, posts)


def _somebody(agency: Agency, name: str, names: Callable) -> Practitioner:
    given, family = names()
    return actions.open_account(email=f"{name}-{agency.pk}{STAFF}", given_name=given, family_name=family)


def _council(directory: Directory, code: str, now: datetime, names: Callable) -> Place:
    agency = directory.agencies[code]
    manager = directory.teams[f"{code}:MANAGEMENT"]
    teams = {
        "front": directory.teams[f"{code}:CHILDRENS_FRONT_DOOR"],
        "night": directory.teams[f"{code}:EMERGENCY_DUTY"],
        "management": manager,
        "work": _team(agency, _T.SOCIAL_WORK, "Children looked after", "Plant sy’n derbyn gofal", manager),
    }
    return _place(
        agency,
        teams,
        now,
        names,
        worker=(Role.SOCIAL_WORKER, ("work", "front")),
        assistant=(Role.SOCIAL_WORK_ASSISTANT, ("work",)),
        duty=(Role.EMERGENCY_DUTY_SOCIAL_WORKER, ("night",)),
        manager=(Role.TEAM_MANAGER, ("management", "work", "front")),
    )


def _team(agency: Agency, function: TeamFunction, english: str, welsh: str, manager: Team | None = None) -> Team:
    return actions.open_team(
        agency=agency,
        function=function,
        names=Words(english, welsh),
        email=f"{function.lower()}-{agency.pk}@ymylon.example",
        telephone="0300 000 0000",
        next_team=manager,
        manager_team=manager,
    )


def _home(code: str, number: int, now: datetime, names: Callable) -> Place:
    welsh, english = _TREES[number]
    area = AUTHORITIES[code].words
    name = Words(f"Tŷ {welsh}, {area.en}", f"Tŷ {welsh}, {area.cy}")
    home = actions.open_agency(kind=AgencyKind.CHILDRENS_HOME, names=name, areas=(code,))
    staff = _team(home, _T.HOME_STAFF, f"Staff of Tŷ {welsh}", f"Staff Tŷ {welsh}")
    return _place(home, {"staff": staff}, now, names, carer=(Role.RESIDENTIAL_WORKER, ("staff",)))


def _force(directory: Directory, code: str, now: datetime, names: Callable) -> Place:
    teams = {"missing": directory.teams[f"{code}:POLICE_MISSING"], "control": directory.teams[f"{code}:POLICE_CONTROL"]}
    return _place(
        directory.agencies[code],
        teams,
        now,
        names,
        coordinator=(Role.POLICE_MISSING_COORDINATOR, ("missing",)),
        officer=(Role.RESPONSE_OFFICER, ("control",)),
    )


def _interviewers(code: str, now: datetime, names: Callable) -> Place:
    areas = tuple(gss for gss in CHILDREN_OF if AUTHORITIES[gss].force == code)
    agency = actions.open_agency(kind=AgencyKind.INDEPENDENT_PROVIDER, names=Words("Llais y Plant", "Llais y Plant"), areas=areas)
    desk = _team(agency, _T.RETURN_INTERVIEWS, "Return interviews", "Cyfweliadau dychwelyd")
    return _place(agency, {"interviews": desk}, now, names, interviewer=(Role.RETURN_INTERVIEW_WORKER, ("interviews",)))

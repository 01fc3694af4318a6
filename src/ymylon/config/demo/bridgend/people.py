"""Who works in Bridgend: youth justice, whoever chairs the panel, the education team, and whom a risk meeting asks."""

from datetime import datetime, timedelta

from ymylon.agencies import actions as agencies
from ymylon.config.demo.agencies import BRIDGEND, Directory
from ymylon.config.signin.second_factor import set_up_app
from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.words import Words

FRONT_DOOR, MANAGEMENT = f"{BRIDGEND}:CHILDRENS_FRONT_DOOR", f"{BRIDGEND}:MANAGEMENT"
YOUTH_JUSTICE, EDUCATION, FAMILIES = (f"{BRIDGEND}:{one}" for one in ("YOUTH_JUSTICE", "EDUCATION", "FAMILIES"))
DRUGS, WELLBEING = "drugs", "wellbeing"
SCHOOL = "bridgend_school:SCHOOL_SAFEGUARDING"
_F = TeamFunction
_TEAMS = (
    (YOUTH_JUSTICE, BRIDGEND, _F.YOUTH_JUSTICE, Words("Youth justice service", "Gwasanaeth cyfiawnder ieuenctid")),
    (EDUCATION, BRIDGEND, _F.SCHOOL_SAFEGUARDING, Words("Education engagement team", "Tîm ymgysylltu ag addysg", False)),
    (FAMILIES, BRIDGEND, _F.SOCIAL_WORK, Words("Work with families", "Gwaith gyda theuluoedd")),
    (SCHOOL, "bridgend_school", _F.SCHOOL_SAFEGUARDING, Words("Safeguarding", "Diogelu")),
    (DRUGS, DRUGS, _F.CLINIC, Words("Young people’s team", "Tîm pobl ifanc")),
    (WELLBEING, WELLBEING, _F.CLINIC, Words("Emotional wellbeing of young people", "Llesiant emosiynol pobl ifanc")),
)
# Key, given name, family name, language, each team, role.
_PEOPLE: tuple[tuple[str, str, str, str, tuple[str, ...], Role], ...] = (
    ("gwenda", "Gwenda", "Price", "en", (YOUTH_JUSTICE,), Role.YOUTH_JUSTICE_WORKER),
    ("carwyn", "Carwyn", "Beddoe", "cy", (MANAGEMENT, FRONT_DOOR), Role.TEAM_MANAGER),
    ("heulwen", "Heulwen", "Harries", "cy", (SCHOOL,), Role.DESIGNATED_SAFEGUARDING_PERSON),
    ("sioned", "Sioned", "Mathias", "cy", (EDUCATION,), Role.DESIGNATED_SAFEGUARDING_PERSON),
)


def open_bridgend(directory: Directory, now: datetime) -> None:
    """The teams around these young people, and those of them who are of the cast; of a college and a service the names alone."""
    opened, manager = directory.agencies, directory.teams[MANAGEMENT]
    for key, kind, names in (
        ("bridgend_school", AgencyKind.SCHOOL, Words("Ysgol Bryn Ogwr", "Ysgol Bryn Ogwr")),
        ("bridgend_college", AgencyKind.COLLEGE, Words("Coleg Glan Ogwr", "Coleg Glan Ogwr")),
        (DRUGS, AgencyKind.DRUG_AND_ALCOHOL, Words("Golau Newydd", "Golau Newydd")),
        (WELLBEING, AgencyKind.EMOTIONAL_WELLBEING, Words("Calon Dawel", "Calon Dawel")),
    ):
        opened[key] = agencies.open_agency(kind=kind, names=names, areas=(BRIDGEND,))
    for key, agency, function, names in _TEAMS:
        climbs = {"next_team": manager, "manager_team": manager} if agency == BRIDGEND else {}
        directory.team(key, agency, function, names, **climbs)
    for key, given, family, language, teams, role in _PEOPLE:
        person = agencies.open_account(email=f"{key}@ymylon.example", given_name=given, family_name=family, language=language)
        set_up_app(account=person.account)
        for team in teams:
            agencies.join_team(practitioner=person, team=directory.teams[team], role=role, at=now - timedelta(days=730))
        directory.people[key] = person

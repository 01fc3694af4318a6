"""The people of the tests: Nia the social worker, Rhys of the police, Elin of the home, Owain who must be refused.

Everybody is invented. `wales()` opens a small Cwm Taf Morgannwg with the rooms' own actions, and returns it by name.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection

from ymylon.access.lookups import actor_of
from ymylon.access.rules import Actor
from ymylon.agencies import actions as agencies
from ymylon.agencies.models import Agency, Practitioner, Team
from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.words import Words

BEFORE = datetime(2020, 1, 1, tzinfo=UTC)
RHONDDA, BRIDGEND, MERTHYR = "W06000016", "W06000013", "W06000024"
AREAS = (RHONDDA, BRIDGEND, MERTHYR)


@dataclass
class Wales:
    """What `wales()` opened, by name."""

    agencies: dict[str, Agency]
    teams: dict[str, Team]
    people: dict[str, Practitioner]

    def actor(self, name: str) -> Actor:
        """The person of this name, as an actor with the posts that are live now."""
        return actor_of(self.people[name].account_id)

    def account(self, name: str) -> int:
        """The number of this person's account."""
        return self.people[name].account_id


_AGENCIES = {
    "police": (AgencyKind.POLICE, "South Wales Police", "Heddlu De Cymru", "W15000003", AREAS),
    "council": (AgencyKind.COUNCIL, "Rhondda Cynon Taf", "Rhondda Cynon Taf", RHONDDA, (RHONDDA,)),
    "bridgend": (AgencyKind.COUNCIL, "Bridgend", "Pen-y-bont ar Ogwr", BRIDGEND, (BRIDGEND,)),
    "health": (AgencyKind.HEALTH_BOARD, "Cwm Taf Morgannwg", "Cwm Taf Morgannwg", "W11000030", AREAS),
    "home": (AgencyKind.CHILDRENS_HOME, "Tŷ Derwen", "Tŷ Derwen", "", (RHONDDA,)),
    "school": (AgencyKind.SCHOOL, "Ysgol Glan Taf", "Ysgol Glan Taf", "6744000", (RHONDDA,)),
    "charity": (AgencyKind.INDEPENDENT_PROVIDER, "Llais Ifanc", "Llais Ifanc", "", AREAS),
    "other_police": (AgencyKind.POLICE, "Gwent Police", "Heddlu Gwent", "W15000002", ("W06000022",)),
}
_TEAMS = {
    "manager": ("council", TeamFunction.MANAGEMENT, "On-call managers", "Rheolwyr ar alwad"),
    "duty": ("council", TeamFunction.EMERGENCY_DUTY, "Emergency duty team", "Tîm dyletswydd brys"),
    "front_door": ("council", TeamFunction.CHILDRENS_FRONT_DOOR, "Front door", "Drws ffrynt"),
    "social_work": ("council", TeamFunction.SOCIAL_WORK, "Taf social work team", "Tîm gwaith cymdeithasol Taf"),
    "youth_justice": ("council", TeamFunction.YOUTH_JUSTICE, "Youth justice service", "Gwasanaeth cyfiawnder ieuenctid"),
    "bridgend_door": ("bridgend", TeamFunction.CHILDRENS_FRONT_DOOR, "Front door", "Drws ffrynt"),
    "control": ("police", TeamFunction.POLICE_CONTROL, "Control room", "Ystafell reoli"),
    "missing": ("police", TeamFunction.POLICE_MISSING, "Missing persons team", "Tîm pobl ar goll"),
    "unit": ("police", TeamFunction.FORCE_INTELLIGENCE, "Force intelligence unit", "Uned gudd-wybodaeth yr heddlu"),
    "safeguarding": ("health", TeamFunction.HEALTH_SAFEGUARDING, "Safeguarding team", "Tîm diogelu"),
    "home_staff": ("home", TeamFunction.HOME_STAFF, "Staff of Tŷ Derwen", "Staff Tŷ Derwen"),
    "school_lead": ("school", TeamFunction.SCHOOL_SAFEGUARDING, "Safeguarding lead", "Arweinydd diogelu"),
    "interviews": ("charity", TeamFunction.RETURN_INTERVIEWS, "Return interviews", "Cyfweliadau dychwelyd"),
    "other_missing": ("other_police", TeamFunction.POLICE_MISSING, "Missing persons team", "Tîm pobl ar goll"),
}
_NEXT = {
    "missing": ("control", "control"),
    "front_door": ("duty", "manager"),
    "duty": ("manager", "manager"),
    "safeguarding": (None, None),
}
_PEOPLE = {
    "rhys": ("Rhys", "Cadwaladr", "missing", Role.POLICE_MISSING_COORDINATOR),
    "heledd": ("Heledd", "Lloyd", "control", Role.RESPONSE_OFFICER),
    "ffion": ("Ffion", "Harris", "unit", Role.FORCE_INTELLIGENCE_OFFICER),
    "idris": ("Idris", "Bowen", "unit", Role.FORCE_INTELLIGENCE_OFFICER),
    "nia": ("Nia", "Prydderch", "duty", Role.EMERGENCY_DUTY_SOCIAL_WORKER),
    "mared": ("Mared", "Ellis", "social_work", Role.SOCIAL_WORKER),
    "gethin": ("Gethin", "Puw", "manager", Role.TEAM_MANAGER),
    "elin": ("Elin", "Parri", "home_staff", Role.RESIDENTIAL_WORKER),
    "menna": ("Menna", "Treharne", "safeguarding", Role.HEALTH_SAFEGUARDING_NURSE),
    "dewi": ("Dewi", "Rowlands", "school_lead", Role.DESIGNATED_SAFEGUARDING_PERSON),
    "sion": ("Siôn", "Bevan", "youth_justice", Role.YOUTH_JUSTICE_WORKER),
    "lowri": ("Lowri", "Haf", "interviews", Role.RETURN_INTERVIEW_WORKER),
    "carys": ("Carys", "Morgan", "bridgend_door", Role.SOCIAL_WORKER),
    "owain": ("Owain", "Prosser", "other_missing", Role.POLICE_MISSING_COORDINATOR),
    "ada": ("Ada", "Griffiths", "manager", Role.ADMINISTRATOR),
}


def set_mark(*, on: bool) -> None:
    """The mark of a demonstration where somebody works already, as only the tables' owner could force it."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        cursor.execute("alter table agencies_demomark disable trigger user")
        cursor.execute("delete from agencies_demomark")
        if on:
            cursor.execute("insert into agencies_demomark (id, loaded_at, size) values (1, now(), 'cast')")
        cursor.execute("alter table agencies_demomark enable trigger user")
        cursor.execute("set local role app_web")


def wales() -> Wales:
    """Opens the agencies, teams and people above. Owain serves another force and has nothing to do with any child here."""
    opened = {
        name: agencies.open_agency(kind=kind, names=Words(en, cy), code=code, areas=areas)
        for name, (kind, en, cy, code, areas) in _AGENCIES.items()
    }
    teams: dict[str, Team] = {}
    for name, (agency, function, en, cy) in _TEAMS.items():
        teams[name] = agencies.open_team(
            agency=opened[agency],
            function=function,
            names=Words(en, cy),
            email=f"{name}@example.invalid",
            telephone="029 2000 0000",
        )
    for name, (after, manager) in _NEXT.items():
        teams[name].next_team = teams.get(after)
        teams[name].manager_team = teams.get(manager)
        teams[name].save()
    people = {}
    for name, (given, family, team, role) in _PEOPLE.items():
        person = agencies.open_account(email=f"{name}@example.invalid", given_name=given, family_name=family)
        agencies.join_team(practitioner=person, team=teams[team], role=role, at=BEFORE)
        people[name] = person
    return Wales(opened, teams, people)

"""Agencies, teams and cast of the demonstration. The bodies exist; the people, numbers and homes are invented."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ymylon.access.policy import ACTIONS
from ymylon.agencies import actions
from ymylon.agencies.models import Agency, Practitioner, Team
from ymylon.config.signin.second_factor import set_up_app
from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.geography import FORCES, HEALTH_BOARDS, WELSH_AUTHORITIES
from ymylon.terms.words import Words

RHONDDA, BRIDGEND, MERTHYR, POWYS = "W06000016", "W06000013", "W06000024", "W06000023"
VALLEYS = (RHONDDA, BRIDGEND, MERTHYR)
FORCE, BOARD = "W15000003", "W11000030"
TRAINS = "btp"

_FRONT_DOOR = Words("Children’s services front door", "Drws ffrynt gwasanaethau plant")
_NIGHT = Words("Emergency duty team", "Tîm dyletswydd brys")
_ON_CALL = Words("On-call managers", "Rheolwyr ar alwad")
_MISSING = Words("Missing persons team", "Tîm pobl ar goll")
_UNIT = Words("Force intelligence unit", "Uned gudd-wybodaeth yr heddlu")
_CONTROL = Words("Control room", "Ystafell reoli")
_HEALTH = Words("Safeguarding team", "Tîm diogelu")
_INSPECTORS = Words("Duty inspectors", "Arolygwyr ar ddyletswydd")
_FIGURES = Words("Figures and returns", "Ffigurau a ffurflenni")
_HEADS = Words("Heads of safeguarding", "Penaethiaid diogelu")


@dataclass
class Directory:
    """What was opened, by name: `teams["W06000016:EMERGENCY_DUTY"]`, `people["rhys"]`."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    people: dict[str, Practitioner] = field(default_factory=dict)

    def team(self, key: str, agency: str | None, function: TeamFunction, names: Words, **more) -> Team:
        """Open a team and keep it under `key`; it has no mailbox outside this machine."""
        opened = actions.open_team(
            agency=self.agencies[agency] if agency else None,
            function=function,
            names=names,
            email=f"{key.lower().replace(':', '-')}@ymylon.example",
            telephone="0300 000 0000",
            **more,
        )
        self.teams[key] = opened
        return opened


# Dyfed-Powys doesn't use the program in this story: it is told by telephone, and the clock runs.
_NOT_YET = {"W15000004"}


def open_directory() -> Directory:
    """All 22 councils, 4 forces and 7 health boards of Wales, each with the teams that are told of a missing child."""
    directory = Directory()
    areas = WELSH_AUTHORITIES
    for code, authority in areas.items():
        directory.agencies[code] = actions.open_agency(
            kind=AgencyKind.COUNCIL, names=authority.words, code=code, areas=(code,), telephone="0300 000 0000"
        )
        manager = directory.team(f"{code}:MANAGEMENT", code, TeamFunction.MANAGEMENT, _ON_CALL)
        night = directory.team(
            f"{code}:EMERGENCY_DUTY", code, TeamFunction.EMERGENCY_DUTY, _NIGHT, next_team=manager, manager_team=manager
        )
        directory.team(
            f"{code}:CHILDRENS_FRONT_DOOR",
            code,
            TeamFunction.CHILDRENS_FRONT_DOOR,
            _FRONT_DOOR,
            next_team=night,
            manager_team=manager,
        )
    for code in sorted({authority.force for authority in areas.values()}):
        served = tuple(gss for gss, authority in areas.items() if authority.force == code)
        directory.agencies[code] = actions.open_agency(
            kind=AgencyKind.POLICE,
            names=FORCES[code].words,
            code=code,
            areas=served,
            telephone="101",
            uses_ymylon=code not in _NOT_YET,
        )
        inspectors = directory.team(f"{code}:MANAGEMENT", code, TeamFunction.MANAGEMENT, _INSPECTORS)
        control = directory.team(f"{code}:POLICE_CONTROL", code, TeamFunction.POLICE_CONTROL, _CONTROL, manager_team=inspectors)
        directory.team(
            f"{code}:POLICE_MISSING", code, TeamFunction.POLICE_MISSING, _MISSING, next_team=control, manager_team=control
        )
        directory.team(f"{code}:FORCE_INTELLIGENCE", code, TeamFunction.FORCE_INTELLIGENCE, _UNIT, manager_team=control)
    for code in sorted({authority.health_board for authority in areas.values()}):
        served = tuple(gss for gss, authority in areas.items() if authority.health_board == code)
        directory.agencies[code] = actions.open_agency(
            kind=AgencyKind.HEALTH_BOARD, names=HEALTH_BOARDS[code].words, code=code, areas=served, telephone="0300 000 0000"
        )
        heads = directory.team(f"{code}:MANAGEMENT", code, TeamFunction.MANAGEMENT, _HEADS)
        directory.team(f"{code}:HEALTH_SAFEGUARDING", code, TeamFunction.HEALTH_SAFEGUARDING, _HEALTH, manager_team=heads)
    _open_valleys(directory)
    return directory


def _open_valleys(directory: Directory) -> None:
    """The home, school, provider, youth justice and social work teams around the children of the story."""
    opened = directory.agencies
    opened["home"] = actions.open_agency(kind=AgencyKind.CHILDRENS_HOME, names=Words("Tŷ Derwen", "Tŷ Derwen"), areas=(RHONDDA,))
    opened["school"] = actions.open_agency(
        kind=AgencyKind.SCHOOL, names=Words("Ysgol Glan Taf", "Ysgol Glan Taf"), areas=(RHONDDA,)
    )
    opened["charity"] = actions.open_agency(
        kind=AgencyKind.INDEPENDENT_PROVIDER, names=Words("Llais Ifanc", "Llais Ifanc"), areas=VALLEYS
    )
    manager = directory.teams[f"{RHONDDA}:MANAGEMENT"]
    opened["second_charity"] = actions.open_agency(
        kind=AgencyKind.CHARITY, names=Words("Golau Bach", "Golau Bach"), areas=(RHONDDA,)
    )
    directory.team("home", "home", TeamFunction.HOME_STAFF, Words("Staff of Tŷ Derwen", "Staff Tŷ Derwen"))
    directory.team("school", "school", TeamFunction.SCHOOL_SAFEGUARDING, Words("Safeguarding lead", "Arweinydd diogelu"))
    directory.team("interviews", "charity", TeamFunction.RETURN_INTERVIEWS, Words("Return interviews", "Cyfweliadau dychwelyd"))
    # Whom a council asks beside the first: whoever takes an interview on first holds it.
    directory.team("second_interviews", "second_charity", TeamFunction.RETURN_INTERVIEWS, Words("Listening team", "Tîm gwrando"))
    directory.team(
        "social_work",
        RHONDDA,
        TeamFunction.SOCIAL_WORK,
        Words("Taf social work team", "Tîm gwaith cymdeithasol Taf"),
        next_team=manager,
        manager_team=manager,
    )
    directory.team(
        "youth_justice", RHONDDA, TeamFunction.YOUTH_JUSTICE, Words("Youth justice service", "Gwasanaeth cyfiawnder ieuenctid")
    )
    directory.team(
        "custodian",
        RHONDDA,
        TeamFunction.REGISTER_CUSTODIAN,
        Words("Custodian of the registers", "Ceidwad y cofrestrau"),
        manager_team=manager,
    )
    directory.team("audit", RHONDDA, TeamFunction.MANAGEMENT, Words("Information governance", "Llywodraethu gwybodaeth"))
    # Who keeps what is sealed of a child under threat; and a home whose name beside such a child would tell where the child is.
    directory.team(
        "safekeeping",
        RHONDDA,
        TeamFunction.MANAGEMENT,
        Words("Protected records", "Cofnodion gwarchodedig"),
        next_team=manager,
        manager_team=manager,
    )
    opened["safe_home"] = actions.open_agency(
        kind=AgencyKind.CHILDRENS_HOME, names=Words("Tŷ Afallen", "Tŷ Afallen"), areas=(POWYS,)
    )
    directory.team("safe_home", "safe_home", TeamFunction.HOME_STAFF, Words("Staff of Tŷ Afallen", "Staff Tŷ Afallen"))
    # Who counts, and sees no child: at two councils, at the force, and at the inspectorate that reads how good all returns are.
    opened["inspectorate"] = actions.open_agency(
        kind=AgencyKind.INSPECTORATE, names=Words("Care Inspectorate Wales", "Arolygiaeth Gofal Cymru"), code="CIW", areas=()
    )
    for place in (RHONDDA, BRIDGEND, FORCE, "inspectorate"):
        directory.team(f"{place}:figures", place, TeamFunction.MANAGEMENT, _FIGURES)
    # Beside every force, along the lines: they are told of no missing child by the program, and answer for no area.
    everywhere = tuple(WELSH_AUTHORITIES)
    opened[TRAINS] = actions.open_agency(
        kind=AgencyKind.TRANSPORT_POLICE, names=FORCES["YM-BTP"].words, code="YM-BTP", areas=everywhere, telephone="0300 000 0000"
    )
    inspectors = directory.team(f"{TRAINS}:MANAGEMENT", TRAINS, TeamFunction.MANAGEMENT, _INSPECTORS)
    lines = Words("County lines and safeguarding, Wales", "Llinellau sirol a diogelu, Cymru", False)
    directory.team(
        f"{TRAINS}:POLICE_MISSING", TRAINS, TeamFunction.POLICE_MISSING, lines, next_team=inspectors, manager_team=inspectors
    )
    # Of no agency: its members keep the lanes of their own roles. The council in which it sits manages it.
    hub = Words("Valleys exploitation hub", "Hyb camfanteisio’r Cymoedd")
    directory.team("hub", None, TeamFunction.JOINT, hub, manager_team=manager)


# Key, given name, family name, language, and each role with its team. The home's own staff come with the children.
CAST: tuple[tuple[str, str, str, str, tuple[tuple[str, Role], ...]], ...] = (
    ("rhys", "Rhys", "Cadwaladr", "en", ((f"{FORCE}:POLICE_MISSING", Role.POLICE_MISSING_COORDINATOR),)),
    ("ffion", "Ffion", "Harris", "cy", ((f"{FORCE}:FORCE_INTELLIGENCE", Role.FORCE_INTELLIGENCE_OFFICER),)),
    ("idris", "Idris", "Bowen", "en", ((f"{FORCE}:FORCE_INTELLIGENCE", Role.FORCE_INTELLIGENCE_OFFICER),)),
    ("delyth", "Delyth", "Marlow", "en", ((f"{TRAINS}:POLICE_MISSING", Role.POLICE_MISSING_COORDINATOR),)),
    ("elin", "Elin", "Parri", "cy", (("home", Role.RESIDENTIAL_WORKER),)),
    ("nia", "Nia", "Prydderch", "cy", tuple((f"{code}:EMERGENCY_DUTY", Role.EMERGENCY_DUTY_SOCIAL_WORKER) for code in VALLEYS)),
    ("heledd", "Heledd", "Lloyd", "en", ((f"{FORCE}:POLICE_CONTROL", Role.RESPONSE_OFFICER),)),
    ("eurwen", "Eurwen", "Protheroe", "cy", ((f"{FORCE}:MANAGEMENT", Role.POLICE_MISSING_COORDINATOR),)),
    ("iolo", "Iolo", "Tregaron", "en", ((f"{BOARD}:MANAGEMENT", Role.HEALTH_SAFEGUARDING_NURSE),)),
    (
        "gethin",
        "Gethin",
        "Puw",
        "cy",
        ((f"{RHONDDA}:MANAGEMENT", Role.TEAM_MANAGER), (f"{RHONDDA}:CHILDRENS_FRONT_DOOR", Role.TEAM_MANAGER)),
    ),
    ("mared", "Mared", "Ellis", "cy", (("social_work", Role.SOCIAL_WORKER),)),
    (
        "dylan",
        "Dylan",
        "Oyelaran",
        "en",
        tuple((f"{code}:CHILDRENS_FRONT_DOOR", Role.SOCIAL_WORKER) for code in (BRIDGEND, MERTHYR)),
    ),
    ("menna", "Menna", "Treharne", "cy", ((f"{BOARD}:HEALTH_SAFEGUARDING", Role.HEALTH_SAFEGUARDING_NURSE),)),
    ("dewi", "Dewi", "Rowlands", "cy", (("school", Role.DESIGNATED_SAFEGUARDING_PERSON),)),
    ("sion", "Siôn", "Bevan", "en", (("youth_justice", Role.YOUTH_JUSTICE_WORKER),)),
    ("lleucu", "Lleucu", "Haf", "cy", (("interviews", Role.RETURN_INTERVIEW_WORKER),)),
    ("cadi", "Cadi", "Huws", "cy", (("second_interviews", Role.RETURN_INTERVIEW_WORKER),)),
    ("owain", "Owain", "Prosser", "en", (("W15000002:POLICE_MISSING", Role.POLICE_MISSING_COORDINATOR),)),
    ("bronwen", "Bronwen", "Vaughan", "cy", (("hub", Role.EXPLOITATION_COORDINATOR),)),
    ("tomos", "Tomos", "Adeyemi", "en", (("hub", Role.POLICE_MISSING_COORDINATOR),)),
    ("ada", "Ada", "Griffiths", "en", ((f"{RHONDDA}:MANAGEMENT", Role.ADMINISTRATOR),)),
    ("catrin", "Catrin", "Meredydd", "cy", (("safekeeping", Role.TEAM_MANAGER),)),
    ("eirlys", "Eirlys", "Penry", "cy", ((f"{RHONDDA}:MANAGEMENT", Role.PANEL_CHAIR),)),
    ("meg", "Meg", "Tudno", "cy", ((f"{RHONDDA}:figures", Role.ANALYST),)),
    ("bethan", "Bethan", "Sayers", "en", ((f"{BRIDGEND}:figures", Role.ANALYST),)),
    ("huw", "Huw", "Cadfael", "en", ((f"{FORCE}:figures", Role.ANALYST),)),
    ("aled", "Aled", "Rhydderch", "cy", (("inspectorate:figures", Role.ANALYST),)),
    ("olwen", "Olwen", "Teifi", "cy", (("audit", Role.AUDITOR),)),
)


def enrol_cast(directory: Directory, now: datetime) -> None:
    """The people who may be played, each in their team for the last two years, and whoever answers tonight."""
    answering = ACTIONS["ANSWER_FOR_TEAM"].roles or frozenset()
    for key, given, family, language, posts in CAST:
        person = actions.open_account(email=f"{key}@ymylon.example", given_name=given, family_name=family, language=language)
        set_up_app(account=person.account)
        for team, role in posts:
            actions.join_team(practitioner=person, team=directory.teams[team], role=role, at=now - timedelta(days=730))
        (first, role), *_ = posts
        if role in answering:
            team = directory.teams[first]
            actions.take_turn(practitioner=person, team=team, at=now - timedelta(hours=4), until=now + timedelta(hours=20))
        directory.people[key] = person

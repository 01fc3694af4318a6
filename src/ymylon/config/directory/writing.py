"""The form, empty or filled with what stands: one workbook, with the code lists and what each column is for."""

from collections.abc import Iterable
from pathlib import Path

from ymylon.agencies.rules.entries import AgencyEntry, PersonEntry, PlaceEntry, TeamEntry
from ymylon.exchange.rules.directory import AGENCIES, FORM, PEOPLE, TEAMS
from ymylon.terms.codes import AgencyKind, Code, Role, TeamFunction
from ymylon.terms.geography import AUTHORITIES, FORCES, HEALTH_BOARDS, Nation
from ymylon.terms.words import Words

from .workbook import Sheet, letters, write_workbook

NAME = "directory.xlsx"
_SHEETS = {
    AGENCIES: Words("Agencies", "Asiantaethau"),
    TEAMS: Words("Teams", "Timau"),
    PEOPLE: Words("People", "Pobl"),
}
_CODES = Words("Codes", "Codau")
_COLUMNS = Words("Columns", "Colofnau")
_LISTS: dict[str, tuple[str, type[Code]]] = {
    "kind": (AGENCIES, AgencyKind),
    "function": (TEAMS, TeamFunction),
    "role": (PEOPLE, Role),
}
_YES, _NO = Words("yes", "ie"), Words("no", "na")
_HEAD = (Words("List", "Rhestr"), Words("Code", "Cod"), Words("English", "Saesneg"), Words("Welsh", "Cymraeg"))
_EXPLAINED = (Words("Sheet", "Dalen"), Words("Column", "Colofn"), Words("What is written in it", "Beth a ysgrifennir ynddi"))
_BODIES = (
    (Words("Council", "Cyngor"), AUTHORITIES, "W06"),
    (Words("Police", "Heddlu"), FORCES, "W15"),
    (Words("Health board", "Bwrdd iechyd"), HEALTH_BOARDS, "W11"),
)


def write_form(folder: Path, language: str, rows: dict[str, list[list[str]]] | None = None) -> Path:
    """The form in a folder, which is made if need be; the file that was written is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    codes, places = _codes(language)
    sheets = [_table(name, language, (rows or {}).get(name, []), places) for name in FORM]
    write_workbook(folder / NAME, [*sheets, _explained(language), codes])
    return folder / NAME


def rows_of(
    agencies: dict[str, AgencyEntry],
    teams: dict[str, TeamEntry],
    people: dict[str, PersonEntry],
    places: Iterable[PlaceEntry],
    language: str,
) -> dict[str, list[list[str]]]:
    """What stands, in the order of the form's columns."""
    named = _Names(agencies, teams)
    return {
        AGENCIES: [_agency(one, language) for one in agencies.values()],
        TEAMS: [_team(one, named, language) for one in teams.values()],
        PEOPLE: [
            _place(people[one.email], one, named, language)
            for one in places
            if one.email in people and one.role != Role.WALL_SCREEN
        ],
    }


class _Names:
    """What an agency or a team is called in the form: by its name where that finds it alone, else by its reference."""

    def __init__(self, agencies: dict[str, AgencyEntry], teams: dict[str, TeamEntry]) -> None:
        self.agencies, self.teams = agencies, teams
        self.often: dict[object, int] = {}
        for agency in agencies.values():
            for name in {agency.name.en.casefold(), agency.name.cy.casefold()}:
                self.often[name] = self.often.get(name, 0) + 1
        for team in teams.values():
            for name in {team.name.en.casefold(), team.name.cy.casefold()}:
                self.often[team.agency, name] = self.often.get((team.agency, name), 0) + 1

    def agency(self, ref: str, language: str) -> str:
        if not ref:
            return ""
        name = self.agencies[ref].name.in_language(language)
        return name if self.often[name.casefold()] == 1 else ref

    def team(self, ref: str, beside: str, language: str) -> str:
        """`beside`: the agency of whoever names it."""
        if not ref:
            return ""
        team = self.teams[ref]
        name = team.name.in_language(language)
        if self.often[team.agency, name.casefold()] > 1 or " / " in name:
            return ref
        if team.agency == beside:
            return name
        agency = self.agency(team.agency, language)
        return f"{agency} / {name}" if agency else ref


def _agency(one: AgencyEntry, language: str) -> list[str]:
    uses = (_YES if one.uses_ymylon else _NO).in_language(language)
    kind, areas = one.kind.label(language), _areas(one.areas, language)
    return [one.name.en, one.name.cy, kind, one.code, areas, one.telephone, uses, one.ref]


def _team(one: TeamEntry, named: _Names, language: str) -> list[str]:
    climbs = [named.team(ref, one.agency, language) for ref in (one.next_team, one.manager_team)]
    until = one.until.isoformat() if one.until else ""
    return [
        named.agency(one.agency, language), one.function.label(language), one.name.en, one.name.cy, _areas(one.areas, language),
        one.telephone, one.email, *climbs, until, one.ref,
    ]  # fmt: skip


def _place(person: PersonEntry, one: PlaceEntry, named: _Names, language: str) -> list[str]:
    agency = named.teams[one.team].agency
    days = [day.isoformat() if day else "" for day in (one.from_on, one.until)]
    where = named.agency(agency, language), named.team(one.team, agency, language)
    return [
        person.given_name, person.family_name, person.email, *where,
        one.role.label(language), *days, person.language, person.telephone,
    ]  # fmt: skip


def _areas(areas: tuple[str, ...], language: str) -> str:
    return "; ".join(AUTHORITIES[gss].words.in_language(language) if gss in AUTHORITIES else gss for gss in areas)


def _table(name: str, language: str, rows: list[list[str]], places: dict[str, str]) -> Sheet:
    columns = FORM[name]
    lists = {place: places[one.name] for place, one in enumerate(columns) if _LISTS.get(one.name, ("",))[0] == name}
    heading = [one.heading.in_language(language) for one in columns]
    return Sheet(_SHEETS[name].in_language(language), heading, rows, lists)


def _codes(language: str) -> tuple[Sheet, dict[str, str]]:
    """Every list in both languages, and where each stands on the sheet, for the columns that offer it."""
    rows: list[list[str]] = []
    places: dict[str, str] = {}
    sheet, labels = _CODES.in_language(language), letters(3 if language == "cy" else 2)
    for name, (table, codes) in _LISTS.items():
        heading = next(one.heading for one in FORM[table] if one.name == name).in_language(language)
        first = len(rows) + 2
        rows += [[heading, one.value, one.words.en, one.words.cy] for one in codes if one != Role.WALL_SCREEN]
        places[name] = f"{sheet}!${labels}${first}:${labels}${len(rows) + 1}"
    for title, bodies, begins in _BODIES:
        rows += [[title.in_language(language), code, *body.words[:2]] for code, body in bodies.items() if code.startswith(begins)]
    rows.append([_BODIES[0][0].in_language(language), "", *Nation.WALES.words[:2]])
    return Sheet(sheet, [one.in_language(language) for one in _HEAD], rows, widths=(18, 30, 44, 44)), places


def _explained(language: str) -> Sheet:
    rows = [
        [_SHEETS[name].in_language(language), one.heading.in_language(language), one.hint.in_language(language)]
        for name, columns in FORM.items()
        for one in columns
    ]
    return Sheet(_COLUMNS.in_language(language), [one.in_language(language) for one in _EXPLAINED], rows, widths=(18, 24, 110))

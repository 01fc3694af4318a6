"""Rows of teams: each beside the team that it is, and where the silence of each climbs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from ymylon.terms.codes import TeamFunction
from ymylon.terms.words import Words

from . import cells
from .agencies import called, names_of
from .called import Agencies, Teams
from .entries import AgencyEntry, Plan, Problem, Row, Standing, TeamEntry
from .form import TEAMS
from .table import Refusal, Table, day_of

# Whoever these are, others look for them by their function within an agency: one of them is renamed, never closed.
_STAYS = (TeamFunction.MANAGEMENT, TeamFunction.REGISTER_CUSTODIAN, TeamFunction.FORCE_INTELLIGENCE)


def judge_teams(
    rows: list[Row], standing: dict[str, TeamEntry], agencies: Agencies, plan: Plan, fresh: Callable[[], str], today: date
) -> tuple[dict[str, TeamEntry], dict[str, int]]:
    """Every team as it is afterwards, by reference; and the rows of those of which the file speaks."""
    table = Table(TEAMS, plan)
    read: dict[str, tuple[Row, TeamEntry]] = {}

    def judge(row: Row) -> None:
        entry = _entry(row, standing, agencies, table, fresh)
        table.once(row, entry.ref)
        if not row.cells.get("reference"):
            table.once(row, f"{entry.agency} {cells.plain(entry.name.en)}")
        read[entry.ref] = (row, entry)

    table.each(rows, judge, called)
    after = _taken_over(read, standing, agencies.entries, table, today)
    _climb(read, after, agencies, table)
    _break_circles(read, standing, after, table)
    _close(read, after, table)
    for ref in read:
        table.keep(standing.get(ref), after[ref])
    closed = [(standing[ref], one) for ref, one in after.items() if ref not in read and one != standing[ref]]
    plan.changed.setdefault(TEAMS, []).extend(closed)
    _say_who_is_alone(read, after, table)
    plan.left[TEAMS] = [
        _full(one, agencies.entries) for ref, one in after.items() if rows and ref not in read and one.until is None
    ]
    return after, {ref: row.number for ref, (row, _) in read.items()}


def _full(team: TeamEntry, agencies: dict[str, AgencyEntry]) -> str:
    return f"{agencies[team.agency].name.en} / {team.name.en}" if team.agency else team.name.en


def _entry(row: Row, standing: dict[str, TeamEntry], agencies: Agencies, table: Table, fresh: Callable[[], str]) -> TeamEntry:
    function = cells.code_in(TeamFunction, row.cells.get("function", ""))
    if function is None:
        raise Refusal("DIR-FUNCTION", "function")
    text = row.cells.get("agency", "")
    if not text and function != TeamFunction.JOINT:
        raise Refusal("DIR-AGENCY", "agency")
    agency = agencies.find(text, "agency") if text else ""
    name = names_of(row, table, function.words)
    areas, until = _areas(row, agencies.entries.get(agency), table), day_of(row, "until")
    before = _before(row, agency, name, areas or (), standing)
    if before is not None and before.agency != agency:
        raise Refusal("DIR-MOVED", "agency")
    if areas is None:
        areas = before.areas if before else ()
    if before and set(before.areas) == set(areas):
        areas = before.areas
    return TeamEntry(
        ref=before.ref if before else fresh(),
        agency=agency,
        function=function,
        name=name,
        areas=areas,
        telephone=_telephone(row, before, agencies.entries.get(agency), table),
        email=_email(row, before.email if before else "", table),
        next_team=before.next_team if before else "",
        manager_team=before.manager_team if before else "",
        until=until if "until" in row.cells else before.until if before else None,
    )


def _telephone(row: Row, before: TeamEntry | None, agency: AgencyEntry | None, table: Table) -> str:
    number = table.telephone(row, before.telephone if before else "")
    if agency and not agency.uses_ymylon and not (number or agency.telephone):
        table.say(row, "telephone", "DIR-NO-TELEPHONE")
    return number


def _email(row: Row, stands: str, table: Table) -> str:
    text = row.cells.get("email", stands)
    if text and cells.email(text) is None:
        table.say(row, "email", "DIR-EMAIL")
        return stands
    return text


def _areas(row: Row, agency: AgencyEntry | None, table: Table) -> tuple[str, ...] | None:
    """None where the table has no such column."""
    if "areas" not in row.cells:
        return None
    areas = cells.areas(row.cells["areas"])
    if areas is None:
        raise Refusal("DIR-AREAS", "areas")
    if agency and not set(areas) <= set(agency.areas):
        table.say(row, "areas", "DIR-AREA-OUTSIDE")
    return areas


def _before(row: Row, agency: str, name: Words, areas: tuple[str, ...], standing: dict[str, TeamEntry]) -> TeamEntry | None:
    ref = row.cells.get("reference", "").lower()
    if ref:
        if ref not in standing:
            raise Refusal("DIR-REFERENCE", "reference")
        return standing[ref]
    own = {cells.plain(name.en), cells.plain(name.cy)}
    found = [
        one for one in standing.values() if one.agency == agency and own & {cells.plain(one.name.en), cells.plain(one.name.cy)}
    ]
    if len(found) > 1:
        found = [one for one in found if not one.by_itself and one.until is None] or found
    if len(found) > 1:
        found = [one for one in found if set(one.areas) == set(areas)] or found
    if len(found) > 1 and not all(one.by_itself for one in found):
        raise Refusal("DIR-AMBIGUOUS", "name_en")
    return found[0] if found else None


def _taken_over(
    read: dict[str, tuple[Row, TeamEntry]],
    standing: dict[str, TeamEntry],
    agencies: dict[str, AgencyEntry],
    table: Table,
    today: date,
) -> dict[str, TeamEntry]:
    """All teams afterwards. What the program had entered by itself is closed where a row answers for the same from now on."""
    after = standing | {ref: replace(entry, by_itself=False) for ref, (_, entry) in read.items()}
    for ref, one in standing.items():
        if not one.by_itself or one.until is not None or ref in read:
            continue
        for number, entry in ((row.number, entry) for row, entry in read.values()):
            if entry.function == one.function and _answers(entry, one, agencies):
                table.say(number, "function", "DIR-TAKEN-OVER")
                # Of yesterday: from this moment on it is told of nothing more.
                after[ref] = replace(one, until=today - timedelta(days=1), next_team=entry.ref)
                break
    return after


def _answers(entry: TeamEntry, one: TeamEntry, agencies: dict[str, AgencyEntry]) -> bool:
    own, other = agencies.get(entry.agency), agencies.get(one.agency)
    if entry.until or own is None or other is None or (own.kind, own.code) != (other.kind, other.code):
        return False
    return set(one.areas or other.areas) <= set(entry.areas or own.areas)


def _climb(
    read: dict[str, tuple[Row, TeamEntry]],
    after: dict[str, TeamEntry],
    agencies: Agencies,
    table: Table,
) -> None:
    """Once every team is known: which one each row names as its next, and as its managers."""
    teams = Teams(after, agencies)
    for ref, (row, entry) in read.items():
        for column in ("next_team", "manager_team"):
            if column not in row.cells:
                continue
            text = row.cells[column]
            found = teams.find(text, entry.agency) if text else ""
            if found is None:
                table.say(row, column, "DIR-CLIMB")
            elif found == ref:
                table.say(row, column, "DIR-CIRCLE")
            elif column == "next_team":
                after[ref] = replace(after[ref], next_team=found)
            else:
                after[ref] = replace(after[ref], manager_team=found)


def _break_circles(
    read: dict[str, tuple[Row, TeamEntry]], standing: dict[str, TeamEntry], after: dict[str, TeamEntry], table: Table
) -> None:
    """Whatever rows close a circle climb as they did before; a team that is new, nowhere."""
    while circle := next((found for ref in read if (found := _circle(ref, after))), None):
        mended = False
        for ref in circle:
            stood = standing[ref].next_team if ref in standing else ""
            if ref in read and after[ref].next_team != stood:
                after[ref] = replace(after[ref], next_team=stood)
                table.say(read[ref][0], "next_team", "DIR-CIRCLE")
                mended = True
        if not mended:
            return


def _circle(ref: str, after: dict[str, TeamEntry]) -> list[str]:
    """The teams through which silence comes back to this one; empty where it ends."""
    passed = [ref]
    while (following := after[passed[-1]].next_team) and following in after:
        if following == ref:
            return passed
        if following in passed:
            return []
        passed.append(following)
    return []


def _close(read: dict[str, tuple[Row, TeamEntry]], after: dict[str, TeamEntry], table: Table) -> None:
    """A team to which silence climbs stays open, and one that others look for by its function."""
    needed = {up for one in after.values() if one.until is None for up in (one.next_team, one.manager_team) if up}
    for ref, (row, entry) in read.items():
        if entry.until and (ref in needed or entry.function in _STAYS):
            after[ref] = replace(after[ref], until=None)
            table.say(row, "until", "DIR-NOT-CLOSED")


def say_what_is_left(rows: dict[str, int], after: dict[str, TeamEntry], standing: Standing, plan: Plan) -> None:
    """Of each team that comes to be closed, with how many children it is involved still."""
    for ref, number in rows.items():
        children = standing.involved.get(ref, 0)
        if children and after[ref].until and after[ref].until != standing.teams[ref].until:
            plan.problems.append(Problem(TEAMS, number, "until", "DIR-STILL-INVOLVED", children))


def _say_who_is_alone(read: dict[str, tuple[Row, TeamEntry]], after: dict[str, TeamEntry], table: Table) -> None:
    managed = {one.agency for one in after.values() if one.function == TeamFunction.MANAGEMENT and one.agency}
    for ref, (row, _) in read.items():
        one = after[ref]
        if not (one.until or one.next_team or one.manager_team or one.agency in managed):
            table.say(row, "next_team", "DIR-NOBODY-ABOVE")

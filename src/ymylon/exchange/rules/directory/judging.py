"""The whole directory judged: agencies, then their teams, then whoever works in those."""

from collections.abc import Callable
from datetime import date

from .agencies import judge_agencies
from .called import Agencies
from .entries import AgencyEntry, Plan, Problem, Row, Standing, TeamEntry
from .form import AGENCIES, FORM, PEOPLE, TEAMS
from .people import PLACES, judge_people
from .teams import judge_teams, say_what_is_left


def judge(tables: dict[str, list[Row]], standing: Standing, *, today: date, fresh: Callable[[], str]) -> Plan:
    """What these rows would change. `fresh` gives a reference to whatever is new; a table that wasn't given changes nothing."""
    plan = Plan()
    agencies, table = judge_agencies(tables.get(AGENCIES, []), standing.agencies, plan, fresh)
    known = Agencies(agencies, table)
    teams, rows = judge_teams(tables.get(TEAMS, []), standing.teams, known, plan, fresh, today)
    judge_people(tables.get(PEOPLE, []), standing, teams, known, plan, today)
    say_what_is_left(rows, teams, standing, plan)
    _say_where_nobody_is(rows, teams, agencies, standing.worked_in, plan)
    order = list(FORM)
    plan.counts = {name: count for name, count in plan.counts.items() if name in tables}
    plan.problems.sort(key=lambda one: (order.index(one.table), one.row or 0))
    return plan


def _say_where_nobody_is(
    rows: dict[str, int], teams: dict[str, TeamEntry], agencies: dict[str, AgencyEntry], worked_in: frozenset[str], plan: Plan
) -> None:
    """Of the teams that rows name: those that would be told on a screen that nobody opens."""
    there = worked_in | {place.team for place in plan.new.get(PLACES, ())}
    for ref, number in rows.items():
        agency = agencies.get(teams[ref].agency)
        if ref not in there and teams[ref].until is None and (agency is None or agency.uses_ymylon):
            plan.problems.append(Problem(TEAMS, number, None, "DIR-NOBODY-THERE"))

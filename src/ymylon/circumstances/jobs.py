"""What the clock does with circumstances: a worker who left is missed, an age that is reached makes something owed, and of
whoever is 18 the police read no more."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.circumstances.actions.beside import owe_again
from ymylon.circumstances.actions.growing import leave_to_adult_police, reach
from ymylon.circumstances.lookups.clock import Growing, allocation, growing_up, left_behind, police_of_adults
from ymylon.circumstances.rules.growing import TRANSITIONS
from ymylon.circumstances.rules.waits import months_later
from ymylon.duties.actions import record_sweep
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import Due, PolicyRow, areas_of, due_under, local_day, policy_in_force
from ymylon.terms.codes import Milestone

PURPOSE = "SWEEP_CIRCUMSTANCES"
NAME = "circumstances"
_GROWN = 18  # whole years: a child is whoever is younger (Social Services and Well-being (Wales) Act 2014, s 3)
_YOUNGEST, _OLDEST = 15, 25  # whole years: nobody younger reaches an age of the clock, and past 25 nothing is owed here


def sweep(now: datetime | None = None) -> int:
    """Go round allocations and birthdays; how much was done is returned. Each child has a transaction of its own."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        rows, left = policy_rows(["transition"]), left_behind(at)
        growing = growing_up(local_day(at), _years_before(at, _YOUNGEST), _years_before(at, _OLDEST), len(TRANSITIONS))
        grown = police_of_adults(_years_before(at, _GROWN))
    misses = [(f"allocation {number}", partial(_miss, at, number)) for number in left]
    # Most of those who grow up reach nothing in this minute: they cost no transaction.
    reaches = [
        (f"child {one.child_id}", partial(reach, at=at, child_id=one.child_id, milestone=milestone, on=on, due=due))
        for one in growing
        for milestone, on, due in _newly_reached(at, one, rows)
    ]
    leaves = [(f"child {one.child_id}", partial(leave_to_adult_police, at=at, **one._asdict())) for one in grown]
    acted = each_apart(PURPOSE, (*misses, *reaches, *leaves))
    record_sweep(NAME, at=at, acted=acted)
    return acted


def _miss(at: datetime, number: int) -> int:
    owe_again(by=None, at=at, allocation=allocation(number))
    return 1


def _newly_reached(at: datetime, one: Growing, rows: list[PolicyRow]) -> Iterator[tuple[Milestone, date, Due | None]]:
    areas = areas_of(one.authority)
    for milestone, (_code, key) in TRANSITIONS.items():
        # Where no policy is in force nothing is owed: the ages themselves are guidance, and so are rows.
        on = _reached_on(one.born_on, policy_in_force(rows, key, areas, at))
        if milestone not in one.reached and on is not None and on <= local_day(at):
            yield Milestone[milestone], on, due_under(rows, key, areas, at)


def _reached_on(born_on: date, row: PolicyRow | None) -> date | None:
    months = row.value.get("age_months") if row else None
    return months_later(born_on, months) if isinstance(months, int) else None


def _years_before(at: datetime, years: int) -> date:
    return months_later(local_day(at), -12 * years)

"""What the clock does with warning notices and orders: each ends on its day, after its owner was asked; and who appears is said.

It ends nothing that law or its own day does not end.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.duties.lookups import owed_about, policy_rows
from ymylon.duties.rules import PolicyRow, areas_of, local_day, policy_in_force
from ymylon.orders.actions.watching import end_by_itself, owe_look, owe_renewal, tell_of_appearance, void_renewal
from ymylon.orders.lookups import Appeared, Standing, appeared, in_force_for_clock
from ymylon.orders.rules import LOOK, RENEW, Ending, OrderState
from ymylon.orders.rules.duties import LOOK_KEY, RENEW_KEY
from ymylon.orders.rules.validity import looked_at_on
from ymylon.terms.calendars import end_of_day

PURPOSE = "SWEEP_ORDERS"
NAME = "orders"
_ROOM = 1000  # how often somebody may be asked about one order and one day


def sweep(now: datetime | None = None) -> int:
    """Go round every order in force and every new link of whom it binds; how much was done is returned. Each apart."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        rows, seen, standing = policy_rows([RENEW_KEY, LOOK_KEY]), appeared(), in_force_for_clock()
        owed = owed_about([one.course.order.ref for one in standing])
    acts: list[tuple[str, Callable[[], int]]] = [
        *((f"link {one.link}", partial(_tell, at, one)) for one in seen),
        *_of_orders(at, standing, rows, owed),
        *_of_looks(at, standing, rows, owed),
    ]
    acted = each_apart(PURPOSE, acts)
    record_sweep(NAME, at=at, acted=acted)
    return acted


def _of_orders(
    at: datetime, standing: Iterable[Standing], rows: list[PolicyRow], owed
) -> Iterator[tuple[str, Callable[[], int]]]:
    for one in standing:
        name, ending = f"order {one.course.order.pk}", one.course.ending(one.child)
        asked = [duty for duty in owed[one.course.order.ref] if duty.kind == RENEW]
        held = [duty.occurrence // _ROOM for duty in asked if not duty.is_void]
        if ending is not None and ending.on <= local_day(at):
            yield name, partial(_end, at, one.course.order.pk)
        elif ending is not None and _is_asked(at, one, ending, rows):
            # Asked once for each day; and again where the one that was asked for to follow was withdrawn.
            if ending.on.toordinal() not in held or len(held) <= one.withdrawn:
                occurrence = ending.on.toordinal() * _ROOM + len(asked)
                yield name, partial(_renew, at, one, ending, _due(at, one, ending, rows), occurrence)
        elif len(held) > one.withdrawn and (ending is None or ending.on.toordinal() not in held):
            yield name, partial(_void, at, one)


def _of_looks(at: datetime, standing: Iterable[Standing], rows: list[PolicyRow], owed) -> Iterator[tuple[str, Callable[[], int]]]:
    """One that lasts is looked at again, where a dated row says how often; asked once for each day on which that is due."""
    for one in standing:
        row = policy_in_force(rows, LOOK_KEY, areas_of(one.area), at)
        days, ahead = (row.value.get(name) if row else None for name in ("days", "ahead"))
        if not isinstance(days, int) or one.since is None:
            continue
        on = looked_at_on(one.since, days, one.course.ending(one.child))
        asked = [duty.occurrence for duty in owed[one.course.order.ref] if duty.kind == LOOK]
        if on is None or local_day(at) < on - timedelta(days=ahead if isinstance(ahead, int) else 0):
            continue
        if on.toordinal() not in asked:
            yield f"look {one.course.order.pk}", partial(_look, at, one, on)


def _look(at: datetime, one: Standing, on: date) -> int:
    owe_look(at=at, standing=one, on=on)
    return 1


def _lead(at: datetime, one: Standing, rows: list[PolicyRow], what: str) -> int | None:
    row = policy_in_force(rows, RENEW_KEY, areas_of(one.area), at)
    days = row.value.get(what) if row else None
    return days if isinstance(days, int) else None


def _is_asked(at: datetime, one: Standing, ending: Ending, rows: list[PolicyRow]) -> bool:
    """Whether its owner is asked by now. Where no policy says how long before, as soon as it is known to end: never too late."""
    if one.followed or one.course.state == OrderState.LET_END:
        return False
    # What law counts in days waits for a court: late from the moment it is served, and no second follows it.
    if one.course.kind.longest_days is not None:
        return False
    days = _lead(at, one, rows, "days")
    return days is None or local_day(at) >= ending.on - timedelta(days=days)


def _due(at: datetime, one: Standing, ending: Ending, rows: list[PolicyRow]) -> datetime:
    """By when somebody has decided: the policy’s days before the end, or the end of the last day."""
    before = _lead(at, one, rows, "decided_before") or 1
    return max(end_of_day(ending.on - timedelta(days=before)), at)


def _tell(at: datetime, one: Appeared) -> int:
    tell_of_appearance(at=at, one=one)
    return 1


def _end(at: datetime, number: int) -> int:
    # Looked at once more within its own transaction: somebody may have withdrawn it, or put a birth date right.
    for one in in_force_for_clock(number):
        ending = one.course.ending(one.child)
        if ending is not None and ending.on <= local_day(at):
            end_by_itself(at=at, standing=one, ending=ending)
            return 1
    return 0


def _renew(at: datetime, one: Standing, ending: Ending, due_at: datetime, occurrence: int) -> int:
    owe_renewal(at=at, standing=one, ending=ending, due_at=due_at, occurrence=occurrence)
    return 1


def _void(at: datetime, one: Standing) -> int:
    return void_renewal(at=at, standing=one)

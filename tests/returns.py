"""Returns that somebody sends in a test, and the clock that judges them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from tests.cast import Wales
from ymylon.agencies import actions as agencies
from ymylon.agencies.models import Practitioner
from ymylon.config.demo.returned import Rows, invented, sent
from ymylon.duties.models import PolicyRow
from ymylon.publication.rules.years import year_from
from ymylon.returns import actions, jobs
from ymylon.returns.models import Upload
from ymylon.returns.rules import DUE_KEY, years_to_send
from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.words import Words

FORCE = "W15000003"


def last_year() -> int:
    return years_to_send(timezone.localdate())[0]


def joins(wales: Wales, name: str, team: str, role: Role) -> Practitioner:
    """Somebody else of the cast, in a team that is there."""
    person = agencies.open_account(email=f"{name}@example.invalid", given_name=name.title(), family_name="Vaughan")
    agencies.join_team(practitioner=person, team=wales.teams[team], role=role, at=timezone.now() - timedelta(days=1))
    wales.people[name] = person
    return person


def inspector(wales: Wales) -> None:
    """An analyst of an inspectorate, who reads of all."""
    opened = agencies.open_agency(kind=AgencyKind.INSPECTORATE, names=Words("Inspectorate", "Arolygiaeth"), code="CIW", areas=())
    names = Words("Figures", "Ffigurau")
    wales.teams["figures"] = agencies.open_team(agency=opened, function=TeamFunction.MANAGEMENT, names=names)
    joins(wales, "aled", "figures", Role.ANALYST)


def tables_of(
    body: str, area: str = "", change: Callable[[dict[str, Rows]], object] = lambda tables: None, **more
) -> Mapping[str, Rows]:
    tables = invented(body, area or body, FORCE, year_from(last_year()), **more)
    change(tables)
    return tables


def returned(actor, wales: Wales, agency: str, tables: Mapping[str, Rows], *, before: Mapping[str, Rows] | None = None) -> Upload:
    """Sent by this actor; not judged yet."""
    files = [*sent(tables), *(sent(before, before=True) if before else ())]
    agency_id = wales.agencies[agency].pk
    return actions.send_return(by=actor, at=timezone.now(), agency_id=agency_id, first_year=last_year(), files=files)


def due_in(first: int, hours: int) -> None:
    """Returns of this year are counted together so many hours from now: a policy of the nation says so."""
    ended = datetime.combine(year_from(first).ends_on, time(12), tzinfo=UTC)
    length = int((timezone.now() - ended).total_seconds() // 3600) - 24 + hours
    as_owner("duties_policyrow")
    PolicyRow.objects.filter(key=DUE_KEY, switched_on=True).update(
        value={"hours": length}, in_force_from=year_from(first).starts_on
    )
    as_web()


def swept() -> int:
    """The clock goes round, and steps out of the system’s role."""
    try:
        return jobs.sweep()
    finally:
        as_web()


def as_web() -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")


def as_owner(*tables: str) -> None:
    """For what no role of the program may do: whoever owns these tables writes them, past their policies, until `as_web`."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
        cursor.execute("set local role app_owner")
        for table in tables:
            cursor.execute(f"alter table {table} no force row level security")

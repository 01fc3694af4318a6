"""Opening agencies, teams and accounts, and saying who works where. Rooms above decide who may call these."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.range import Range

from ymylon.agencies.lookups import not_over, team_for, teams_for
from ymylon.agencies.models import (
    HALF_BUILT,
    Account,
    Agency,
    DemoMark,
    DutyTurn,
    Membership,
    Practitioner,
    Session,
    Team,
)
from ymylon.agencies.rules import body_of
from ymylon.agencies.sealing import HERE, proof
from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.words import Words


def open_agency(
    *, kind: AgencyKind, names: Words, code: str = "", areas: tuple[str, ...] = (), telephone: str = "", uses_ymylon: bool = True
) -> Agency:
    """A new agency, with the GSS codes of the authorities that it serves."""
    agency = Agency.objects.create(
        kind=kind, name_en=names.en, name_cy=names.cy, code=code, areas=list(areas), telephone=telephone, uses_ymylon=uses_ymylon
    )
    agency.refresh_from_db(fields=["scope"])
    return agency


def open_team(
    *,
    agency: Agency | None,
    function: TeamFunction,
    names: Words,
    areas: tuple[str, ...] = (),
    telephone: str = "",
    email: str = "",
    next_team: Team | None = None,
    manager_team: Team | None = None,
) -> Team:
    """A new team. Silence climbs from it to `next_team`, and last to `manager_team`."""
    team = Team.objects.create(
        agency=agency,
        function=function,
        name_en=names.en,
        name_cy=names.cy,
        areas=list(areas),
        telephone=telephone,
        email=email,
        next_team=next_team,
        manager_team=manager_team,
    )
    team.refresh_from_db(fields=["scope"])
    return team


def answering_teams(wanted: Iterable[tuple[Iterable[TeamFunction], str]]) -> list[Team | None]:
    """As `answering_team`, of several at once."""
    asked = [(list(functions), area) for functions, area in wanted]
    return [team or answering_team(*one) for team, one in zip(teams_for(asked), asked, strict=True)]


@transaction.atomic
def answering_team(functions: Iterable[TeamFunction], area: str) -> Team | None:
    """The team that answers for `area` (GSS code) by the first of `functions`.

    Where the directory has none, the council, force or health board of that area is entered as one that doesn't use this program,
    also where other teams of it do: it is told by telephone, and the clock runs. None where no body is known.
    """
    wanted = list(functions)
    found = team_for(wanted, area)
    body = body_of(wanted, area) if found is None else None
    if body is None:
        return found
    with connection.cursor() as cursor:
        # Of two who report at once, one enters it.
        cursor.execute("select pg_advisory_xact_lock(hashtext('answering_team'))")
    found = team_for(wanted, area)
    if found is not None:
        return found
    # Never a team that nobody works in within one that uses the program: it would be told on a screen that nobody opens.
    agency = Agency.objects.filter(kind=body.kind, code=body.code, uses_ymylon=False).order_by("id").first()
    if agency is None:
        agency = open_agency(kind=body.kind, names=body.words, code=body.code, areas=body.areas, uses_ymylon=False)
    return open_team(agency=agency, function=body.function, names=body.function.words, areas=(area,))


@transaction.atomic
def open_account(
    *,
    email: str,
    given_name: str,
    family_name: str,
    language: str = "en",
    password: str | None = None,
    is_system: bool = False,
) -> Practitioner:
    """An account for a practitioner; without a password it is entered by single sign-on, or in the demo by one click.

    `is_system`: nobody ever signs in to it; another program acts by it.
    """
    kind = Account.Kind.SYSTEM if is_system else Account.Kind.PERSON
    account = Account.objects.create_user(email, password, language=language, kind=kind)
    return Practitioner.objects.create(account=account, given_name=given_name, family_name=family_name)


@transaction.atomic
def join_team(*, practitioner: Practitioner, team: Team, role: Role, at: datetime, until: datetime | None = None) -> Membership:
    """From `at`, the practitioner holds `role` in `team`."""
    said = [practitioner.pk, team.pk, str(role), at.isoformat(), until.isoformat() if until else ""]
    number = _proven("select join_team(%s, %s, %s, %s, %s, %s, %s)", "JOIN", *said)
    return Membership(pk=number, practitioner=practitioner, team=team, role=role, during=Range(at, until))


@transaction.atomic
def leave_team(*, membership: Membership, at: datetime) -> None:
    """The membership ends; what it opened is closed with the next request. One that has not begun is taken out.

    The database refuses to move the end of one that is over.
    """
    _proven("select leave_team(%s, %s, %s, %s)", "LEAVE", membership.pk, at.isoformat())
    membership.during = Range(membership.during.lower, max(at, membership.during.lower))


Places = Iterable[tuple[int, int, Role, datetime, datetime | None]]


@transaction.atomic
def join_teams(places: Places) -> None:
    """Many at once: of each the practitioner and the team by number, the role, since when, and until when."""
    said = [
        (who, team, str(role), since.isoformat(), until.isoformat() if until else "") for who, team, role, since, until in places
    ]
    _proven_all("select join_team(%s, %s, %s, %s, %s, %s, %s)", "JOIN", said)


@transaction.atomic
def keep_places_until(ends: Iterable[tuple[int, datetime | None]], *, at: datetime) -> None:
    """Of many places at once when each ends, or that it has no end; none ends before `at`."""
    said = [(number, until.isoformat() if until else "", at.isoformat()) for number, until in ends]
    _proven_all("select keep_place_until(%s, %s, %s, %s, %s)", "UNTIL", said)


def _proven(sql: str, act: str, *said: object) -> int:
    """What the database answers once the program has proved, on this connection and in this transaction, that it asks this."""
    with connection.cursor() as cursor:
        cursor.execute(HERE)
        backend, began = cursor.fetchone()
        cursor.execute(sql, [*said, began, proof(act, *said, backend, began)])
        return cursor.fetchone()[0]


def _proven_all(sql: str, act: str, rows: Sequence[tuple[object, ...]]) -> None:
    """The same for many rows, in one go."""
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(HERE)
        backend, began = cursor.fetchone()
        cursor.executemany(sql, [[*said, began, proof(act, *said, backend, began)] for said in rows])


def take_turn(
    *, practitioner: Practitioner, team: Team, at: datetime, until: datetime | None = None, said_by: int | None = None
) -> DutyTurn:
    """The practitioner answers for the team from `at`; `said_by` is the practitioner who put them down, by number."""
    return DutyTurn.objects.create(practitioner=practitioner, team=team, during=Range(at, until), put_down_by_id=said_by)


def end_turn(*, turn: DutyTurn, at: datetime) -> bool:
    """The turn is over from `at` on. False: it was before."""
    ended = DutyTurn.objects.filter(pk=turn.pk, during__contains=at, during__startswith__lt=at)
    return bool(ended.update(during=Range(turn.during.lower, at)))


def mark_as_demo(*, at: datetime) -> DemoMark:
    """Say that everything in this database is invented, before there is anything. Refused once a single account exists."""
    if Account.objects.exists() or Agency.objects.exists():
        raise ValueError("the mark of a demo is set on an empty database only")
    return DemoMark.objects.create(loaded_at=at, size=HALF_BUILT)


def finish_demo(*, size: str) -> None:
    """The demonstration is whole: from now on it counts as one."""
    DemoMark.objects.update(size=size)


def prefer_language(*, account_id: int, language: str) -> None:
    """This account reads in `language` ('en' or 'cy') from now on."""
    Account.objects.filter(pk=account_id).update(language=language)


@transaction.atomic
def close_account(*, account: Account, at: datetime) -> None:
    """Nobody signs in with it any more, whoever is signed in is out, and every post of its owner ends."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions_of(account_id=account.pk)
    for membership in Membership.objects.filter(not_over(at), practitioner__account=account):
        leave_team(membership=membership, at=at)


def end_sessions_of(*, account_id: int, ref: UUID | None = None, but: str = "") -> int:
    """This account is signed out where `ref` says, or everywhere `but` in the session of this key hash; how many that were."""
    sessions = Session.objects.filter(account_id=account_id).exclude(session_key=but)
    return (sessions if ref is None else sessions.filter(ref=ref)).delete()[0]

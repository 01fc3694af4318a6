"""Opening agencies, teams and accounts, and saying who works where. Rooms above decide who may call these."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils.crypto import salted_hmac
from psycopg.types.range import Range

from ymylon.agencies.lookups import team_for
from ymylon.agencies.models import (
    HALF_BUILT,
    Account,
    Agency,
    CalendarAddress,
    DemoMark,
    DutyTurn,
    Membership,
    Practitioner,
    Screen,
    ScreenTry,
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
    """The membership ends; what it opened is closed with the next request."""
    _proven("select leave_team(%s, %s, %s, %s)", "LEAVE", membership.pk, at.isoformat())
    membership.during = Range(membership.during.lower, at)


def _proven(sql: str, act: str, *said: object) -> int:
    """What the database answers once the program has proved, on this connection and in this transaction, that it asks this."""
    with connection.cursor() as cursor:
        cursor.execute(HERE)
        backend, began = cursor.fetchone()
        cursor.execute(sql, [*said, began, proof(act, *said, backend, began)])
        return cursor.fetchone()[0]


def take_turn(*, practitioner: Practitioner, team: Team, at: datetime, until: datetime | None = None) -> DutyTurn:
    """The practitioner answers for the team from `at`."""
    return DutyTurn.objects.create(practitioner=practitioner, team=team, during=Range(at, until))


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
    Account.objects.filter(pk=account.pk).update(is_active=False)
    end_sessions_of(account_id=account.pk)
    for membership in Membership.objects.filter(practitioner__account=account, during__contains=at):
        leave_team(membership=membership, at=at)


def end_sessions_of(*, account_id: int, ref: UUID | None = None, but: str = "") -> int:
    """This account is signed out where `ref` says, or everywhere `but` in the session of this key hash; how many that were."""
    sessions = Session.objects.filter(account_id=account_id).exclude(session_key=but)
    return (sessions if ref is None else sessions.filter(ref=ref)).delete()[0]


CODE_LASTS = timedelta(minutes=10)
_TRIES, _TRIES_WITHIN, _TRIES_KEPT = 5, timedelta(minutes=10), timedelta(days=1)


def _sealed(purpose: str, words: str) -> str:
    # Keyed: eight digits are few enough to be tried through by whoever holds a copy of the database.
    return salted_hmac(f"ymylon.{purpose}", words, algorithm="sha256").hexdigest()


@transaction.atomic
def enrol_screen(
    *, by_id: int, at: datetime, team: Team, place: str, strangers_may_pass: bool, language: str = "en"
) -> tuple[Screen, str]:
    """A screen for this team, and the code that opens it once, within ten minutes. Until then it can see nothing."""
    email = f"screen-{uuid4()}@screens.invalid"
    account = Account.objects.create_user(email, None, kind=Account.Kind.SCREEN, language=language)
    practitioner = Practitioner.objects.create(account=account, given_name="Screen,", family_name=place)
    code = f"{secrets.randbelow(10**8):08d}"
    screen = Screen.objects.create(
        practitioner=practitioner,
        team=team,
        place=place,
        strangers_may_pass=strangers_may_pass,
        enrolled_at=at,
        enrolled_by_id=by_id,
        code_hash=_sealed("screen", code),
        code_until=at + CODE_LASTS,
    )
    return screen, code


@transaction.atomic
def open_screen(*, code: str, address: str, at: datetime) -> Screen | None:
    """The screen that this code opens, from now on a member of its team.

    None, without saying which: the code is wrong, used or too old, or this address has typed too many wrong ones.
    """
    whence = _sealed("address", address)
    with connection.cursor() as cursor:
        # One at a time for each address: many at once would each be the first.
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [whence])
    if ScreenTry.objects.filter(address_hash=whence, at__gt=at - _TRIES_WITHIN).count() >= _TRIES:
        return None
    waiting = Screen.objects.select_for_update(of=("self",)).select_related("practitioner__account", "team")
    screen = waiting.filter(
        code_hash=_sealed("screen", code), code_until__gt=at, opened_at__isnull=True, revoked_at__isnull=True
    ).first()
    if screen is None:
        ScreenTry.objects.filter(at__lt=at - _TRIES_KEPT).delete()
        ScreenTry.objects.create(address_hash=whence, at=at)
        return None
    screen.opened_at, screen.code_hash = at, None
    screen.save(update_fields=["opened_at", "code_hash"])
    join_team(practitioner=screen.practitioner, team=screen.team, role=Role.WALL_SCREEN, at=at)
    return screen


@transaction.atomic
def revoke_screen(*, by_id: int, at: datetime, screen: Screen) -> bool:
    """The screen sees nothing more from its next request on, and its code opens nothing. False: it was revoked before."""
    revoked = Screen.objects.filter(pk=screen.pk, revoked_at__isnull=True).update(
        revoked_at=at, revoked_by_id=by_id, code_hash=None
    )
    if revoked:
        Account.objects.filter(practitioner=screen.practitioner_id).update(is_active=False)
        for membership in Membership.objects.filter(practitioner=screen.practitioner_id, during__endswith__isnull=True):
            leave_team(membership=membership, at=at)
    return bool(revoked)


@transaction.atomic
def make_calendar_address(*, practitioner_id: int, at: datetime) -> str:
    """The secret of a new address for this person's calendar, told once; the one before opens nothing from now on."""
    Practitioner.objects.select_for_update().get(pk=practitioner_id)
    revoke_calendar_address(practitioner_id=practitioner_id, at=at)
    secret = secrets.token_urlsafe(32)
    CalendarAddress.objects.create(practitioner_id=practitioner_id, secret_hash=_sealed("calendar", secret), made_at=at)
    return secret


def revoke_calendar_address(*, practitioner_id: int, at: datetime) -> bool:
    """The address opens nothing more from its next request on. False: there was none."""
    live = CalendarAddress.objects.filter(practitioner_id=practitioner_id, revoked_at__isnull=True)
    return bool(live.update(revoked_at=at, secret_hash=None))


@transaction.atomic
def open_calendar(*, secret: str, address: str, at: datetime) -> int | None:
    """The account whose calendar lies at this secret address.

    None, without saying which: there is none, it was revoked, its owner may not sign in, or this address tried too many.
    """
    whence = _sealed("calendar from", address)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [whence])
    if ScreenTry.objects.filter(address_hash=whence, at__gt=at - _TRIES_WITHIN).count() >= _TRIES:
        return None
    found = CalendarAddress.objects.filter(
        secret_hash=_sealed("calendar", secret), practitioner__account__is_active=True, practitioner__account__kind="PERSON"
    )
    account = found.values_list("practitioner__account_id", flat=True).first()
    if account is None:
        ScreenTry.objects.filter(at__lt=at - _TRIES_KEPT).delete()
        ScreenTry.objects.create(address_hash=whence, at=at)
    return account

"""Screens on walls, and calendars: what opens by a secret that is kept as a hash and told once."""

import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from ymylon.agencies.actions import join_team, leave_team
from ymylon.agencies.models import Account, CalendarAddress, Membership, Practitioner, Screen, ScreenTry, Team
from ymylon.terms.codes import Role

CODE_LASTS = timedelta(minutes=10)
_TRIES, _TRIES_WITHIN, _TRIES_KEPT = 5, timedelta(minutes=10), timedelta(days=1)


def _sealed(purpose: str, words: str) -> str:
    # Keyed: eight digits are few enough to be tried through by whoever holds a copy of the database.
    return salted_hmac(f"ymylon.{purpose}", words, algorithm="sha256").hexdigest()


@transaction.atomic
def enrol_screen(*, by_id: int, at: datetime, team: Team, place: str, language: str = "en") -> tuple[Screen, str]:
    """A screen for this team, and the code that opens it once, within ten minutes. Until then it can see nothing."""
    email = f"screen-{uuid4()}@screens.invalid"
    account = Account.objects.create_user(email, None, kind=Account.Kind.SCREEN, language=language)
    practitioner = Practitioner.objects.create(account=account, given_name="Screen,", family_name=place)
    code = f"{secrets.randbelow(10**8):08d}"
    screen = Screen.objects.create(
        practitioner=practitioner,
        team=team,
        place=place,
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
    live = Screen.objects.select_for_update(of=("self",)).filter(pk=screen.pk, revoked_at__isnull=True)
    hangs = live.select_related("practitioner__account").first()
    if hangs is None:
        return False
    hangs.revoked_at, hangs.revoked_by_id, hangs.code_hash = at, by_id, None
    hangs.save(update_fields=["revoked_at", "revoked_by", "code_hash"])
    account = hangs.practitioner.account
    account.is_active = False
    account.save(update_fields=["is_active"])
    for membership in Membership.objects.filter(practitioner=screen.practitioner_id, during__endswith__isnull=True):
        leave_team(membership=membership, at=at)
    return True


@transaction.atomic
def make_calendar_address(*, practitioner_id: int, at: datetime) -> str:
    """The secret of a new address for this person's calendar, told once; the one before opens nothing from now on."""
    Practitioner.objects.select_for_update().get(pk=practitioner_id)
    revoke_calendar_address(practitioner_id=practitioner_id, at=at)
    secret = secrets.token_urlsafe(32)
    CalendarAddress.objects.create(practitioner_id=practitioner_id, secret_hash=_sealed("calendar", secret), made_at=at)
    return secret


@transaction.atomic
def revoke_calendar_address(*, practitioner_id: int, at: datetime) -> bool:
    """The address opens nothing more from its next request on. False: there was none."""
    live = CalendarAddress.objects.select_for_update().filter(practitioner_id=practitioner_id, revoked_at__isnull=True).first()
    if live is None:
        return False
    live.revoked_at, live.secret_hash = at, None
    live.save(update_fields=["revoked_at", "secret_hash"])
    return True


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

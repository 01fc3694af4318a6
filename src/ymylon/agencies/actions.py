"""Opening agencies, teams and accounts, and saying who works where. Rooms above decide who may call these."""

from datetime import datetime

from django.db import transaction
from psycopg.types.range import Range

from ymylon.agencies.models import Account, Agency, DemoMark, DutyTurn, Membership, Practitioner, Team
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
def open_account(
    *, email: str, given_name: str, family_name: str, language: str = "en", password: str | None = None
) -> Practitioner:
    """An account for a practitioner; without a password it is entered by single sign-on, or in the demo by one click."""
    account = Account.objects.create_user(email, password, language=language)
    return Practitioner.objects.create(account=account, given_name=given_name, family_name=family_name)


def open_screen(*, email: str, language: str = "en") -> Account:
    """An account for a screen on a wall: nobody signs in with it by password."""
    return Account.objects.create_user(email, None, kind=Account.Kind.SCREEN, language=language)


def join_team(*, practitioner: Practitioner, team: Team, role: Role, at: datetime, until: datetime | None = None) -> Membership:
    """From `at`, the practitioner holds `role` in `team`."""
    return Membership.objects.create(practitioner=practitioner, team=team, role=role, during=Range(at, until))


def leave_team(*, membership: Membership, at: datetime) -> None:
    """The membership ends; what it opened is closed with the next request."""
    membership.during = Range(membership.during.lower, at)
    membership.save(update_fields=["during"])


def take_turn(*, practitioner: Practitioner, team: Team, at: datetime, until: datetime | None = None) -> DutyTurn:
    """The practitioner answers for the team from `at`."""
    return DutyTurn.objects.create(practitioner=practitioner, team=team, during=Range(at, until))


def mark_as_demo(*, at: datetime, size: str) -> DemoMark:
    """Say that everything in this database is invented. Refused once a single account exists."""
    if Account.objects.exists() or Agency.objects.exists():
        raise ValueError("the mark of a demo is set on an empty database only")
    return DemoMark.objects.create(loaded_at=at, size=size)


def prefer_language(*, account_id: int, language: str) -> None:
    """This account reads in `language` ('en' or 'cy') from now on."""
    Account.objects.filter(pk=account_id).update(language=language)

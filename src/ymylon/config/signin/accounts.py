"""What an administrator does at the machine itself: open an account, give a new link, take a lost second factor away, close."""

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from ymylon.access.actions import begin_request
from ymylon.agencies.actions import close_account, end_sessions_of, join_team, open_account
from ymylon.agencies.lookups import account_by_email, teams_by_id
from ymylon.agencies.models import Account
from ymylon.audit.actions import record_act
from ymylon.terms.codes import Role


class AccountFault(ValueError):
    """What was asked for can't be done; the words say why."""


@transaction.atomic
def open_for(
    *, email: str, given_name: str, family_name: str, language: str, team_id: int, role: str, at: datetime
) -> str:  # fmt: skip
    """An account for somebody, in their team and role; the link by which they choose their password."""
    begin_request(None, "COMMAND")
    team = teams_by_id([team_id]).get(team_id)
    if team is None:
        raise AccountFault(f"There is no team {team_id}: `ymylon account teams` lists them.")
    if role not in Role.__members__ or role == Role.WALL_SCREEN:
        raise AccountFault(f"There is no role {role}: one of {', '.join(known for known in Role if known != Role.WALL_SCREEN)}.")
    if account_by_email(email) is not None:
        raise AccountFault("There is an account with this address already.")
    person = open_account(email=email, given_name=given_name, family_name=family_name, language=language)
    join_team(practitioner=person, team=team, role=Role[role], at=at)
    return _link(person.account)


@transaction.atomic
def new_link(*, email: str) -> str:
    """Another link, for somebody whose first one is used or too old."""
    account = _person(email)
    record_act("ACCOUNT_LINK", about=account.pk)
    return _link(account)


@transaction.atomic
def forget_factor(*, email: str) -> None:
    """For somebody who has lost telephone, passkey and codes: they are signed out, and set up another after their password."""
    account = _person(email)
    for factor in Authenticator.objects.filter(user_id=account.pk):
        factor.delete()
    end_sessions_of(account_id=account.pk)
    record_act("FACTORS_FORGOTTEN", about=account.pk)


@transaction.atomic
def close(*, email: str, at: datetime) -> None:
    """From now on nobody signs in with it; whoever is signed in is out, and every post ends."""
    account = _person(email)
    close_account(account=account, at=at)


def _person(email: str) -> Account:
    begin_request(None, "COMMAND")
    account = account_by_email(email)
    if account is None or account.kind != Account.Kind.PERSON:
        raise AccountFault("There is no account with this address.")
    return account


def _link(account: Account) -> str:
    key = default_token_generator.make_token(account)
    place = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(account), "key": key})
    return f"{settings.PUBLIC_URL}{place}"

"""What an administrator does at the machine itself: open an account, give a new link, take a lost second factor away, close."""

from datetime import date, datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from ymylon.access.actions import begin_request
from ymylon.agencies.actions import close_account, end_sessions_of, join_team, leave_team, open_account
from ymylon.agencies.lookups import account_by_email, answering_now, places_meeting, teams_by_id
from ymylon.agencies.lookups.directory import person_entries, place_entries
from ymylon.agencies.models import Account, Team
from ymylon.agencies.rules.closing import is_closed
from ymylon.audit.actions import record_act
from ymylon.config.terminal import Spoken, here
from ymylon.oversight.actions.looking import ON_DUTY_NOW
from ymylon.terms.calendars import end_of_day, local, start_of_day
from ymylon.terms.codes import Role
from ymylon.terms.words import Words

_ANSWERS = Words("answers for it now: {name}", "yn ateb drosto nawr: {name}", False)


class AccountFault(Spoken):
    """What was asked for can't be done; the words say why."""


@transaction.atomic
def open_for(
    *, email: str, given_name: str, family_name: str, language: str, team_id: int, role: str, at: datetime
) -> str:  # fmt: skip
    """An account for somebody, in their team and role; the link by which they choose their password."""
    begin_request(None, "COMMAND")
    team = _team(team_id)
    _check_role(role)
    if account_by_email(email) is not None:
        raise AccountFault(Words("There is an account with this address already.", "Mae cyfrif â’r cyfeiriad hwn eisoes."))
    person = open_account(email=email, given_name=given_name, family_name=family_name, language=language)
    join_team(practitioner=person, team=team, role=Role[role], at=at)
    return _link(person.account)


@transaction.atomic
def join(*, email: str, team_id: int, role: str, begins: date | None, ends: date | None, at: datetime) -> None:
    """They work in this team too, from now or from a day on, until somebody says otherwise or to the end of a day."""
    account, team = _person(email), _team(team_id)
    _check_role(role)
    if not account.is_active:
        shut = Words(
            "This account is closed: nobody signs in with it.", "Mae’r cyfrif hwn wedi’i gau: nid oes neb yn mewngofnodi ag ef."
        )
        raise AccountFault(shut)
    if is_closed(team, at):
        raise AccountFault(Words("This team is closed.", "Mae’r tîm hwn wedi cau."))
    if ends and ends < (begins or local(at).date()):
        raise AccountFault(Words("It would end before it begins.", "Byddai’n dod i ben cyn iddo ddechrau."))
    since, until = start_of_day(begins) if begins else at, end_of_day(ends) if ends else None
    if places_meeting(email=email, team_id=team_id, role=Role[role], since=since, until=until):
        raise AccountFault(Words("They work there in this role already.", "Maent yn gweithio yno yn y rôl hon eisoes."))
    join_team(practitioner=account.practitioner, team=team, role=Role[role], at=since, until=until)


@transaction.atomic
def leave(*, email: str, team_id: int, at: datetime) -> int:
    """They work in this team no more, from now on, nor will; how many roles that ends.

    Whoever answers for it now hands over first. A place that was still to begin never does.
    """
    account, team = _person(email), _team(team_id)
    if any(person.pk == account.practitioner.pk for person in answering_now([team_id], at).get(team_id, ())):
        raise AccountFault(ON_DUTY_NOW)
    places = places_meeting(email=email, team_id=team_id, since=at, until=None)
    if not places:
        absent = Words(
            f"They don’t work in {team.name_en} now, nor will: `ymylon account who {team_id}` says who does.",
            f"Nid ydynt yn gweithio yn {team.name_cy} nawr, ac ni fyddant: mae `ymylon account who {team_id}` yn dweud pwy sydd.",
            False,
        )
        raise AccountFault(absent)
    for place in places:
        leave_team(membership=place, at=at)
    return len(places)


def who_in(*, team_id: int, at: datetime) -> list[str]:
    """Everybody who works there now or will: name, address, role, first and last day, and who answers for the team now."""
    team = _team(team_id)
    people, places = person_entries(), [one for one in place_entries(at) if one.team == str(team.ref)]
    lines = []
    for one in places:
        who = people[one.email]
        days = [str(day) if day else "-" for day in (one.from_on, one.until)]
        lines.append("\t".join([f"{who.given_name} {who.family_name}", one.email, one.role, *days]))
    now = [person.name for person in answering_now([team_id], at).get(team_id, ())]
    return [*lines, *(here(_ANSWERS).format(name=name) for name in now)]


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


def _team(team_id: int) -> Team:
    team = teams_by_id([team_id]).get(team_id)
    if team is None:
        unknown = Words(
            f"There is no team {team_id}: `ymylon account teams` lists them.",
            f"Nid oes tîm {team_id}: mae `ymylon account teams` yn eu rhestru.",
        )
        raise AccountFault(unknown)
    return team


def _check_role(role: str) -> None:
    if role not in Role.__members__ or role == Role.WALL_SCREEN:
        names = ", ".join(known for known in Role if known != Role.WALL_SCREEN)
        raise AccountFault(Words(f"There is no role {role}: one of {names}.", f"Nid oes rôl {role}: un o’r rhain: {names}."))


def _person(email: str) -> Account:
    begin_request(None, "COMMAND")
    account = account_by_email(email)
    if account is None or account.kind != Account.Kind.PERSON:
        raise AccountFault(Words("There is no account with this address.", "Nid oes cyfrif â’r cyfeiriad hwn."))
    return account


def _link(account: Account) -> str:
    key = default_token_generator.make_token(account)
    place = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(account), "key": key})
    return f"{settings.PUBLIC_URL}{place}"

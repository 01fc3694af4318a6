"""Who takes a return in: an account of the system, which belongs to the council for as long as that lasts and no longer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from ymylon.access.actions import begin_request
from ymylon.access.lookups import actor_of
from ymylon.access.rules import Actor
from ymylon.agencies import actions as agencies
from ymylon.agencies import lookups as directory
from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.geography import authority as authority_of

PURPOSE = "IMPORT_RETURN"
AT_MOST = timedelta(days=1)
# The database may stand on another machine, whose clock is a little behind.
CLOCKS_DIFFER_BY = timedelta(minutes=5)
# The first may import; the second writes what a council writes, and sees all that its agency sees.
ROLES = (Role.ADMINISTRATOR, Role.HEAD_OF_SERVICE)


@contextmanager
def stepping_in(authority: str) -> Iterator[tuple[Actor, int]]:
    """One transaction in which the council's importer acts, with the team that answers for its children.

    The memberships begin and end in it, so at no other moment does this account reach a child.
    """
    with transaction.atomic(durable=True):
        team = front_door(authority)
        practitioner = _importer(authority)
        since = datetime.now(UTC) - CLOCKS_DIFFER_BY
        posts = [
            agencies.join_team(practitioner=practitioner, team=team, role=role, at=since, until=since + AT_MOST) for role in ROLES
        ]
        begin_request(practitioner.account_id, PURPOSE)
        _ready_for_many_rows()
        yield actor_of(practitioner.account_id), team.pk
        if transaction.get_rollback():
            return
        now = datetime.now(UTC)
        for post in posts:
            # What took longer than that is over already, and stays as it ended.
            if now < post.during.upper:
                agencies.leave_team(membership=post, at=now)


def _ready_for_many_rows() -> None:
    # The triggers that keep each row's history ask whether to stand aside, and fail where nobody has said so. Each such
    # failure goes through every check that waits for the transaction's end: with four times the rows, sixteen times as long.
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("select set_config('pgtrigger.ignore', '{}', true)")
        # Plans are made for the tables as they were before, and those may have been empty.
        cursor.execute("set local enable_seqscan = off")


def front_door(authority: str):
    """The council's team for its children; a council that isn't here yet is entered as one that doesn't use this program."""
    council = directory.agency_of_kind(AgencyKind.COUNCIL, authority)
    if council is None:
        names = authority_of(authority).words
        council = agencies.open_agency(
            kind=AgencyKind.COUNCIL, names=names, code=authority, areas=(authority,), uses_ymylon=False
        )
    wanted = (TeamFunction.CHILDRENS_FRONT_DOOR, TeamFunction.SOCIAL_WORK)
    team = directory.team_for(wanted, authority)
    if team is None or team.agency_id != council.pk:
        door = TeamFunction.CHILDRENS_FRONT_DOOR
        team = agencies.open_team(agency=council, function=door, names=door.words)
    return team


def _importer(authority: str):
    email = f"ssda903.{authority.lower()}@import.invalid"
    account = directory.account_by_email(email)
    if account:
        return account.practitioner
    return agencies.open_account(email=email, given_name="SSDA903", family_name=authority, is_system=True)

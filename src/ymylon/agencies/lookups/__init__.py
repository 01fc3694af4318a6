"""Who works where, and who answers now. A directory of practitioners and teams: it knows no child."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils.translation import get_language
from psycopg.types.range import Range

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
    Session,
    Team,
)
from ymylon.audit.standing import standing
from ymylon.terms.codes import AgencyKind, Role, TeamFunction

# Of a large demonstration: those who make up its numbers, and whom nobody plays.
STAFF = "@staff.ymylon.example"


def team_for(functions: Iterable[TeamFunction], area: str) -> Team | None:
    """The team that answers for `area` (GSS code), by the first of `functions` that any team there has.

    Never the transport police: they work along the lines of a whole country, and a force answers for each place beside them.
    """
    return teams_for([(functions, area)])[0]


def teams_for(wanted: Iterable[tuple[Iterable[TeamFunction], str]]) -> list[Team | None]:
    """As `team_for`, of several in one question."""
    asked = [(list(functions), area) for functions, area in wanted]
    functions, areas = {code for codes, _area in asked for code in codes}, {area for _codes, area in asked}
    serving = _serving(functions=sorted(functions), areas=sorted(areas)) if asked else []
    return [_first_of(serving, *one) for one in asked]


@standing
def _serving(functions, areas):
    covers = Q(areas__overlap=areas) | Q(areas=[], agency__areas__overlap=areas)
    beside_lines = Q(agency__kind=AgencyKind.TRANSPORT_POLICE)
    found = Team.objects.select_related("agency").filter(_open(), covers, function__among=functions)
    return found.exclude(beside_lines).order_by("id")


def _first_of(serving: Iterable[Team], functions: list[TeamFunction], area: str) -> Team | None:
    found = [
        team for team in serving
        if team.function in functions and area in (team.areas or (team.agency.areas if team.agency else []))
    ]  # fmt: skip
    return min(found, default=None, key=lambda team: (functions.index(team.function), _told_how(team), team.pk))


def _told_how(team: Team) -> int:
    # Before one that is told by telephone comes one that works in here: the first may have been entered when there was no other.
    return 2 if team.agency is None else int(not team.agency.uses_ymylon)


def teams_serving(functions: Iterable[TeamFunction], areas: Iterable[str]) -> list[Team]:
    """Every team of these functions that answers for one of these areas (GSS codes), with its agency."""
    wanted = list(areas)
    covers = Q(areas__overlap=wanted) | Q(areas=[], agency__areas__overlap=wanted)
    return list(Team.objects.select_related("agency").filter(_open(), covers, function__in=list(functions)).order_by("id"))


def teams_of_kinds(kinds: Iterable[AgencyKind], areas: Iterable[str]) -> list[Team]:
    """Every team of an agency of one of these kinds that answers for one of these areas, with its agency."""
    wanted = list(areas)
    covers = Q(areas__overlap=wanted) | Q(areas=[], agency__areas__overlap=wanted)
    return list(Team.objects.select_related("agency").filter(_open(), covers, agency__kind__in=list(kinds)).order_by("id"))


def _open() -> Q:
    return Q(closed_at__isnull=True) | Q(closed_at__gt=Now())


def teams_by_id(ids: Iterable[int]) -> dict[int, Team]:
    """Teams with their agencies, by number."""
    wanted = set(ids)
    return {team.pk: team for team in _teams(ids=wanted)} if wanted else {}


@standing
def _teams(ids):
    return Team.objects.select_related("agency").filter(pk__among=ids)


def practitioners_by_id(ids: Iterable[int | None]) -> dict[int, Practitioner]:
    """Practitioners by number; `None` is passed over."""
    wanted = {number for number in ids if number}
    return {person.pk: person for person in _practitioners(ids=wanted)} if wanted else {}


@standing
def _practitioners(ids):
    return Practitioner.objects.filter(pk__among=ids)


def agencies_by_id(ids: Iterable[int | None]) -> dict[int, Agency]:
    """Agencies by number; `None` is passed over."""
    return Agency.objects.in_bulk([number for number in set(ids) if number])


def agency_by_ref(ref: UUID) -> Agency | None:
    """The agency with this reference, if there is one. The directory is hidden from nobody."""
    return Agency.objects.filter(ref=ref).first()


def on_duty(team_ids: Iterable[int], at: datetime) -> dict[int, Practitioner]:
    """Who answers for each team at this moment, of several whoever took it on last; teams without a turn are left out."""
    return {number: people[0] for number, people in answering_now(team_ids, at).items()}


def answering_now(team_ids: Iterable[int], at: datetime) -> dict[int, list[Practitioner]]:
    """Everybody who answers for each team at this moment, whoever took it on last first; teams without a turn are left out."""
    found: dict[int, list[Practitioner]] = {}
    for turn in turns_at(team_ids, at):
        people = found.setdefault(turn.team_id, [])
        if turn.practitioner not in people:
            people.append(turn.practitioner)
    return found


def turns_at(team_ids: Iterable[int], at: datetime) -> list[DutyTurn]:
    """The turns of these teams that hold at this moment, with whoever holds them, the last taken first."""
    held = DutyTurn.objects.select_related("practitioner", "team__agency").filter(team_id__in=set(team_ids), during__contains=at)
    return list(held.order_by("-during", "-id"))


def agency_of_kind(kind: AgencyKind, code: str) -> Agency | None:
    """The agency of this kind with this GSS, force or board code."""
    return Agency.objects.filter(kind=kind, code=code).first()


def agencies_of_kinds(kinds: Iterable[AgencyKind]) -> list[Agency]:
    """Every agency of these kinds, by name."""
    return list(Agency.objects.filter(kind__in=list(kinds)).order_by("name_en", "id"))


def account_by_email(email: str) -> Account | None:
    """The account that signs in with this address."""
    return Account.objects.filter(email__iexact=email).first()


def practitioner_by_email(email: str) -> Practitioner | None:
    """The person who signs in with this address, if they still may."""
    people = Practitioner.objects.filter(account__email__iexact=email.strip(), account__is_active=True, account__kind="PERSON")
    return people.first()


def account_by_id(number: int) -> Account | None:
    """The account of this number, if it may still sign in."""
    return Account.objects.filter(pk=number, is_active=True).first()


def teams_in(agency_ids: Iterable[int], team_ids: Iterable[int]) -> list[Team]:
    """Every team of these agencies, and these teams besides, with their agencies; in the order in which they were opened."""
    return list(_in(agency_ids, team_ids))


def open_teams_in(agency_ids: Iterable[int], team_ids: Iterable[int]) -> list[Team]:
    """Of those, whichever may be asked for something: none that is closed."""
    return list(_in(agency_ids, team_ids).filter(_open()))


def _in(agency_ids: Iterable[int], team_ids: Iterable[int]) -> QuerySet[Team]:
    wanted = Q(agency_id__in=set(agency_ids)) | Q(pk__in=set(team_ids))
    return Team.objects.select_related("agency").filter(wanted).order_by("id")


def open_teams_by_id(ids: Iterable[int]) -> dict[int, Team]:
    """Of the teams of these numbers, whichever may be asked for something, with their agencies."""
    return {team.pk: team for team in open_teams_in((), ids)}


def open_teams_with(functions: Iterable[TeamFunction]) -> list[Team]:
    """Every team of these functions that may be asked for something, wherever it serves, with its agency."""
    return list(Team.objects.select_related("agency").filter(_open(), function__in=list(functions)).order_by("id"))


def all_teams() -> list[Team]:
    """Every team there is, with its agency, agency by agency."""
    return list(Team.objects.select_related("agency").order_by("agency_id", "id"))


def screens_of(team_ids: Iterable[int]) -> list[Screen]:
    """The screens that these teams have enrolled and not revoked, with their teams; the latest first."""
    live = Screen.objects.select_related("team__agency", "enrolled_by").filter(team_id__in=set(team_ids), revoked_at__isnull=True)
    return list(live.order_by("-enrolled_at", "-id"))


def places_since(at: datetime, now: datetime) -> list[Membership]:
    """The places that people (not screens) hold now and have held since `at` at the latest, with their teams."""
    live = Membership.objects.select_related("team").filter(practitioner__account__kind=Account.Kind.PERSON, during__contains=now)
    return list(live.filter(during__startswith__lte=at).order_by("id"))


def standing_in(team_ids: Iterable[int], at: datetime | None = None) -> dict[int, int]:
    """Who is told for each of these teams, then or now: itself, or whoever stands for it once it is closed."""
    with connection.cursor() as cursor:
        said = [at, list(team_ids)]
        cursor.execute("select t, stands_for(t, coalesce(%s, statement_timestamp())) from unnest(%s::bigint[]) t", said)
        return dict(cursor.fetchall())


def chain_of(own_id: int, at: datetime) -> list[int]:
    """The team, its manager's, and the manager's own: each as whoever stands for it."""
    number = standing_in([own_id], at)[own_id]
    chain = [number]
    # Two steps are enough: a manager, and the manager's own.
    for _ in range(2):
        team = teams_by_id([number])[number]
        above = team.manager_team_id or team.next_team_id
        if not above:
            break
        number = standing_in([above], at)[above]
        if number in chain:
            break
        chain.append(number)
    return chain


def not_over(now: datetime) -> Q:
    """Of places: those that are held now, and those that are still to begin."""
    return Q(during__endswith__isnull=True) | Q(during__endswith__gt=now)


def demo_mark() -> DemoMark | None:
    """The mark of a demo, if this database is one."""
    return DemoMark.objects.first()


def is_demo_whole() -> bool:
    """Whether there is a demonstration that was told to its end; one that was cut short is none."""
    return DemoMark.objects.exclude(size=HALF_BUILT).exists()


def is_empty_directory() -> bool:
    """Whether there is no account and no agency: nobody has begun to work here."""
    return not Account.objects.exists() and not Agency.objects.exists()


def cast_accounts() -> list[Membership]:
    """In a demo: everybody who may be played, with the teams in which they work now."""
    people = Membership.objects.filter(
        practitioner__account__kind=Account.Kind.PERSON, practitioner__account__is_active=True, during__contains=Now()
    ).exclude(practitioner__account__email__endswith=STAFF)
    return list(people.select_related("practitioner__account", "team__agency").order_by("practitioner_id", "id"))


def calendar_address_of(practitioner_id: int | None) -> CalendarAddress | None:
    """The live address of this person's calendar, without its secret, which nobody can read again."""
    return CalendarAddress.objects.filter(practitioner_id=practitioner_id, revoked_at__isnull=True).first()


def sessions_of(account_id: int, now: datetime) -> list[Session]:
    """Where this account is signed in, the latest first."""
    return list(Session.objects.filter(account_id=account_id, expire_date__gt=now).order_by("-active_at", "-began_at"))


def practitioners_in(team_ids: Iterable[int], roles: Iterable[Role]) -> list[tuple[int, str]]:
    """Whoever works in these teams now in one of these roles, as (account, "name, team"), each once, by family name."""
    live = Membership.objects.filter(
        team_id__in=set(team_ids),
        role__in=list(roles),
        during__contains=Now(),
        practitioner__account__kind=Account.Kind.PERSON,
    )
    rows = live.select_related("practitioner", "team").order_by("practitioner__family_name", "practitioner__given_name", "id")
    found = {row.practitioner.account_id: (row.practitioner.name, row.team) for row in reversed(rows)}
    return [(account, f"{name}, {team.name(get_language() or 'en')}") for account, (name, team) in reversed(found.items())]


def members_of(team_ids: Iterable[int]) -> list[Membership]:
    """Whoever works in these teams now, with person, team and agency, by family name; nobody twice in one team."""
    live = Membership.objects.filter(
        team_id__in=set(team_ids), during__contains=Now(), practitioner__account__kind=Account.Kind.PERSON
    )
    rows = live.select_related("practitioner", "team__agency").order_by(
        "practitioner__family_name", "practitioner__given_name", "id"
    )
    return list({(row.practitioner_id, row.team_id): row for row in reversed(rows)}.values())[::-1]


def places_meeting(
    *, email: str, team_id: int, since: datetime, until: datetime | None, role: Role | None = None
) -> list[Membership]:
    """The places of this person in this team, of this role or of any, that hold at some moment between these two."""
    held = Membership.objects.filter(practitioner__account__email__iexact=email, team_id=team_id)
    held = held.filter(role=role) if role else held
    return list(held.filter(during__overlap=Range(since, until)).order_by("id"))


def in_post_since(practitioner_ids: Iterable[int | None]) -> dict[tuple[int, int], datetime]:
    """Since when each of these people works in each of their teams, by person and team; who left is not in it."""
    wanted = {number for number in practitioner_ids if number}
    live = Membership.objects.filter(practitioner_id__in=wanted, during__contains=Now())
    return {(row.practitioner_id, row.team_id): row.during.lower for row in live.order_by("-during")}


def practitioners_of(account_ids: Iterable[int]) -> dict[int, str]:
    """The name under which each of these accounts works."""
    rows = Practitioner.objects.filter(account_id__in=set(account_ids))
    return {row.account_id: row.name for row in rows}


def agencies_called(names: Iterable[str]) -> dict[str, Agency]:
    """The agency that is called so in either language, by the name as it was asked; a name that two of them have finds none."""
    wanted = {name: name.strip().casefold() for name in names}
    found: dict[str, dict[int, Agency]] = defaultdict(dict)
    for agency in Agency.objects.all():
        for called in (agency.name_en, agency.name_cy):
            found[called.casefold()][agency.pk] = agency
    return {name: next(iter(found[key].values())) for name, key in wanted.items() if len(found.get(key, ())) == 1}


def teams_with(agency_id: int, roles: Iterable[Role], now: datetime) -> list[int]:
    """The teams of this agency in which somebody has one of these roles now, the oldest first."""
    held = Membership.objects.filter(team__agency_id=agency_id, role__in=list(roles), during__contains=now)
    return list(held.order_by("team_id").values_list("team_id", flat=True).distinct())

"""The whole directory as plain values, for a file that is taken in or written."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower

from ymylon.agencies.lookups import not_over
from ymylon.agencies.models import Account, Agency, Membership, Practitioner, Team
from ymylon.agencies.rules.entries import AgencyEntry, PersonEntry, PlaceEntry, TeamEntry
from ymylon.terms.calendars import local
from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.words import Words

_A_MOMENT = timedelta(microseconds=1)


def agency_entries() -> dict[str, AgencyEntry]:
    """Every agency by its reference, in the order in which they were opened."""
    return {str(one.ref): _agency(one) for one in Agency.objects.order_by("id")}


def team_entries() -> dict[str, TeamEntry]:
    """Every team by its reference, in the order in which they were opened."""
    people = Membership.objects.filter(team=OuterRef("pk"), practitioner__account__kind=Account.Kind.PERSON)
    teams = list(Team.objects.annotate(had_people=Exists(people)).select_related("agency").order_by("id"))
    refs = {team.pk: str(team.ref) for team in teams}
    return {str(team.ref): _team(team, refs) for team in teams}


def teams_worked_in(now: datetime) -> frozenset[str]:
    """The references of the teams in which somebody works now or will."""
    held = Membership.objects.filter(not_over(now), practitioner__account__kind=Account.Kind.PERSON)
    return frozenset(str(ref) for ref in held.values_list("team__ref", flat=True).distinct())


def person_entries(emails: Iterable[str] | None = None) -> dict[str, PersonEntry]:
    """People by the address with which they sign in, in small letters; of these addresses also what is no person's."""
    rows = Practitioner.objects.annotate(email=Lower("account__email")).select_related("account").order_by("id")
    rows = rows.filter(account__kind=Account.Kind.PERSON) if emails is None else rows.filter(email__in=set(emails))
    return {row.email: _person(row) for row in rows}


def place_entries(now: datetime, emails: Iterable[str] | None = None) -> tuple[PlaceEntry, ...]:
    """Who works where: of these addresses every place that was ever held; without any, those that are held now or will be."""
    rows = Membership.objects.annotate(email=Lower("practitioner__account__email")).select_related("team").order_by("id")
    rows = rows.filter(practitioner__account__kind=Account.Kind.PERSON)
    rows = rows.filter(not_over(now)) if emails is None else rows.filter(email__in=set(emails))
    return tuple(_place(row, now) for row in rows)


def _agency(one: Agency) -> AgencyEntry:
    return AgencyEntry(
        str(one.ref), AgencyKind[one.kind], Words(one.name_en, one.name_cy), one.code, tuple(one.areas), one.telephone,
        one.uses_ymylon,
    )  # fmt: skip


def _team(team: Team, refs: dict[int, str]) -> TeamEntry:
    function = TeamFunction[team.function]
    bare = not (team.telephone or team.email or team.had_people) and team.name_en == function.words.en
    return TeamEntry(
        ref=str(team.ref),
        agency=str(team.agency.ref) if team.agency else "",
        function=function,
        name=Words(team.name_en, team.name_cy),
        areas=tuple(team.areas),
        telephone=team.telephone,
        email=team.email,
        next_team=refs.get(team.next_team_id, ""),
        manager_team=refs.get(team.manager_team_id, ""),
        until=local(team.closed_at - _A_MOMENT).date() if team.closed_at else None,
        by_itself=bare,
    )


def _person(row: Practitioner) -> PersonEntry:
    may = row.account.is_active and row.account.kind == Account.Kind.PERSON
    return PersonEntry(row.account.email.lower(), row.given_name, row.family_name, row.account.language, row.telephone, may)


def _place(row: Membership, now: datetime) -> PlaceEntry:
    upper = row.during.upper
    return PlaceEntry(
        email=row.email,
        team=str(row.team.ref),
        role=Role[row.role],
        from_on=local(row.during.lower).date(),
        until=local(upper - _A_MOMENT).date() if upper else None,
        number=row.pk,
        is_over=upper is not None and upper <= now,
    )

"""A whole directory written at once: agencies, teams, people and their places. Whoever calls has judged it and holds the lock."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection

from ymylon.agencies.actions import join_teams, keep_places_until, open_account
from ymylon.agencies.models import Agency, Practitioner, Team
from ymylon.agencies.rules.entries import AgencyEntry, PersonEntry, PlaceEntry, TeamEntry
from ymylon.audit.actions import record_act
from ymylon.terms.calendars import end_of_day, start_of_day
from ymylon.terms.words import Words

_AT_A_TIME = 500


def hold_directory() -> None:
    """Of two who write it at once, one waits until the other has finished: they would enter the same agency twice."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('directory'))")


def keep_agencies(*, new: Iterable[AgencyEntry], changed: Iterable[tuple[AgencyEntry, AgencyEntry]]) -> None:
    """These stand from now on, and each has its line in the audit; of one that changed, with what it was."""
    fresh, otherwise = list(new), list(changed)
    Agency.objects.bulk_create([Agency(ref=UUID(one.ref), **_of_agency(one)) for one in fresh], batch_size=_AT_A_TIME)
    held = {str(one.ref): one for one in Agency.objects.filter(ref__in=[after.ref for _, after in otherwise])}
    for _, after in otherwise:
        _set(held[after.ref], _of_agency(after))
    Agency.objects.bulk_update(held.values(), list(_AGENCY), batch_size=_AT_A_TIME)
    _record("AGENCY", fresh, otherwise)


def keep_teams(*, new: Iterable[TeamEntry], changed: Iterable[tuple[TeamEntry, TeamEntry]]) -> None:
    """These stand from now on, and climb to one another, new ones too; each has its line in the audit."""
    fresh, otherwise = list(new), list(changed)
    agencies = {str(ref): pk for ref, pk in Agency.objects.values_list("ref", "pk")}
    Team.objects.bulk_create(
        [Team(ref=UUID(one.ref), agency_id=agencies.get(one.agency), **_of_team(one)) for one in fresh], batch_size=_AT_A_TIME
    )
    numbers = {str(ref): pk for ref, pk in Team.objects.values_list("ref", "pk")}
    entries = {one.ref: one for one in (*fresh, *(after for _, after in otherwise))}
    teams = list(Team.objects.filter(ref__in=entries))
    for team in teams:
        entry = entries[str(team.ref)]
        _set(team, _of_team(entry))
        team.next_team_id, team.manager_team_id = numbers.get(entry.next_team), numbers.get(entry.manager_team)
    Team.objects.bulk_update(teams, [*_TEAM, "next_team", "manager_team"], batch_size=_AT_A_TIME)
    _record("TEAM", fresh, otherwise)


def keep_people(*, new: Iterable[PersonEntry], changed: Iterable[tuple[PersonEntry, PersonEntry]]) -> None:
    """An account for each who is new, with no password: nobody signs in with it before its owner has chosen one."""
    for one in new:
        person = open_account(email=one.email, given_name=one.given_name, family_name=one.family_name, language=one.language)
        if one.telephone:
            Practitioner.objects.filter(pk=person.pk).update(telephone=one.telephone)
    for before, after in changed:
        person = Practitioner.objects.get(account__email__iexact=after.email)
        person.given_name, person.family_name, person.telephone = after.given_name, after.family_name, after.telephone
        person.save(update_fields=["given_name", "family_name", "telephone"])
        # Which, never what: the audit keeps for good what a worker may have asked to be forgotten.
        changed_fields = [name for name, was in vars(before).items() if was != getattr(after, name)]
        record_act("CHANGED_PRACTITIONER", about=person.ref, why=" ".join(changed_fields))


def keep_places(*, new: Iterable[PlaceEntry], changed: Iterable[tuple[PlaceEntry, PlaceEntry]], at: datetime) -> None:
    """Who works where from now on, or from another day. The database itself writes a line for each.

    A place never ends before now: what it opened was open until then.
    """
    fresh = list(new)
    people = _people([one.email for one in fresh])
    teams = {str(ref): pk for ref, pk in Team.objects.values_list("ref", "pk")}
    join_teams(
        (
            people[one.email],
            teams[one.team],
            one.role,
            start_of_day(one.from_on) if one.from_on else at,
            end_of_day(one.until) if one.until else None,
        )
        for one in fresh
    )
    ends = ((before.number, end_of_day(after.until) if after.until else None) for before, after in changed)
    keep_places_until(ends, at=at)


def _people(emails: Iterable[str]) -> dict[str, int]:
    wanted = set(emails)
    rows = Practitioner.objects.select_related("account") if wanted else Practitioner.objects.none()
    return {row.account.email.lower(): row.pk for row in rows if row.account.email.lower() in wanted}


_AGENCY = ("kind", "name_en", "name_cy", "code", "areas", "telephone", "uses_ymylon")
_TEAM = ("function", "name_en", "name_cy", "areas", "telephone", "email", "closed_at")


def _of_agency(one: AgencyEntry) -> Mapping[str, object]:
    return dict(
        zip(_AGENCY, (one.kind, one.name.en, one.name.cy, one.code, list(one.areas), one.telephone, one.uses_ymylon), strict=True)
    )


def _of_team(one: TeamEntry) -> Mapping[str, object]:
    closed = end_of_day(one.until) if one.until else None
    values = (one.function, one.name.en, one.name.cy, list(one.areas), one.telephone, one.email, closed)
    return dict(zip(_TEAM, values, strict=True))


def _set(row: Agency | Team, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _record(what: str, fresh: list, otherwise: list) -> None:
    for one in fresh:
        record_act(f"OPENED_{what}", about=one.ref, why=one.name.en)
    for before, after in otherwise:
        record_act(f"CHANGED_{what}", about=after.ref, why=_what_changed(before, after))


def _what_changed(before: object, after: object) -> str:
    """Each value that is another, as it was and as it is."""
    pairs = ((name, was, getattr(after, name)) for name, was in vars(before).items())
    return "; ".join(f"{name}: {_said(was)} > {_said(now)}" for name, was, now in pairs if was != now and name != "by_itself")


def _said(value: object) -> str:
    return f"{value.en} / {value.cy}" if isinstance(value, Words) else str(value)

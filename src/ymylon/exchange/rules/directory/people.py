"""Rows of people: who they are, and in which team they work in which role, from when until when."""

from dataclasses import replace
from datetime import date

from ymylon.terms.codes import Role

from . import cells
from .called import Agencies, Teams
from .entries import PersonEntry, PlaceEntry, Plan, Row, Standing, TeamEntry
from .form import PEOPLE
from .table import Refusal, Table, day_of

PLACES = "places"
_LANGUAGES = {"cy": "cy", "cymraeg": "cy", "welsh": "cy"}


def judge_people(
    rows: list[Row], standing: Standing, teams: dict[str, TeamEntry], agencies: Agencies, plan: Plan, today: date
) -> None:
    """Who is new, who is called otherwise, and which places begin or end. Nobody's place ends by a row's absence."""
    table, named = Table(PEOPLE, plan), Teams(teams, agencies)
    people, rows_of = dict(standing.people), {}
    plan.new[PLACES], plan.changed[PLACES] = [], []

    def judge(row: Row) -> None:
        email = _email(row, standing.people)
        before, place = _place(row, email, named, agencies, standing, today)
        if before is not None and before.is_over:
            table.count.unchanged += 1
            return
        if place.until and place.until < today and before is None:
            table.say(row, "until", "DIR-OVER")
            table.count.unchanged += 1
            return
        table.once(row, f"{email} {place.team} {place.role} {place.from_on if before is None else before.number}")
        person = _person(row, email, people.get(email), table)
        if email not in rows_of:
            rows_of[email], people[email] = row.number, person
        elif _names(person) != _names(people[email]):
            table.say(row, "given_name", "DIR-NAMED-OTHERWISE", rows_of[email])
        _keep(
            row, before, place, table, today, is_first=rows_of[email] == row.number, changed=person != standing.people.get(email)
        )

    table.each(rows, judge, lambda row: ())
    for email in rows_of:
        if email not in standing.people:
            plan.new.setdefault(PEOPLE, []).append(people[email])
        elif people[email] != standing.people[email]:
            plan.changed.setdefault(PEOPLE, []).append((standing.people[email], people[email]))


def _keep(
    row: Row, before: PlaceEntry | None, place: PlaceEntry, table: Table, today: date, *, is_first: bool, changed: bool
) -> None:
    """A row is new or changed by its place; the first of a person also by what it says of them."""
    if before is None:
        table.count.new += 1
        table.plan.new[PLACES].append(place)
        return
    if place.from_on and place.from_on != before.from_on:
        table.say(row, "from", "DIR-BEGAN")
    ends = place.until if "until" in row.cells else before.until
    # One that runs ends now at the earliest, whatever day is written; one that never began has no end before that.
    if before.from_on and ends and ends < before.from_on and today < before.from_on:
        raise Refusal("DIR-ENDS-BEFORE", "until")
    after = replace(before, until=ends)
    if after != before:
        table.plan.changed[PLACES].append((before, after))
    if after != before or (is_first and changed):
        table.count.changed += 1
    else:
        table.count.unchanged += 1


def _email(row: Row, people: dict[str, PersonEntry]) -> str:
    text = row.cells.get("email", "").lower()
    if cells.email(text) is None:
        raise Refusal("DIR-PERSON-EMAIL", "email")
    if text in people and not people[text].may_sign_in:
        raise Refusal("DIR-SIGN-IN-CLOSED", "email")
    return text


def _place(
    row: Row, email: str, teams: Teams, agencies: Agencies, standing: Standing, today: date
) -> tuple[PlaceEntry | None, PlaceEntry]:
    """The place that stands, and the one that is written."""
    agency = agencies.find(row.cells["agency"], "agency") if row.cells.get("agency") else None
    team = teams.find(row.cells.get("team", ""), agency)
    if team is None:
        raise Refusal("DIR-TEAM", "team")
    role = cells.code_in(Role, row.cells.get("role", ""))
    # A screen acts by itself: nobody signs in as one.
    if role is None or role == Role.WALL_SCREEN:
        raise Refusal("DIR-ROLE", "role")
    begins, ends = day_of(row, "from"), day_of(row, "until")
    if begins and ends and ends < begins:
        raise Refusal("DIR-ENDS-BEFORE", "until")
    alike = [one for one in standing.places if (one.email, one.team, one.role) == (email, team, role)]
    before = _before([one for one in alike if not one.is_over], begins, ends)
    if before is None:
        before = _ended([one for one in alike if one.is_over], begins, ends, today)
    closes = teams.entries[team].until
    if before is None and closes and closes <= today and not (ends and ends < today):
        raise Refusal("DIR-TEAM-CLOSED", "team")
    return before, PlaceEntry(email, team, role, begins, ends)


def _before(alike: list[PlaceEntry], begins: date | None, ends: date | None) -> PlaceEntry | None:
    return next((one for one in alike if begins in (None, one.from_on) or _meet(one, begins, ends)), None)


def _ended(alike: list[PlaceEntry], begins: date | None, ends: date | None, today: date) -> PlaceEntry | None:
    """A place that is over, where the row says no more than that. What somebody ended here, no older file opens again."""
    last = max(alike, key=lambda one: one.until or today, default=None)
    if last is None or (begins and last.until and begins > last.until):
        return None
    if ends and ends <= today:
        return last
    raise Refusal("DIR-ENDED", "from")


def _meet(one: PlaceEntry, begins: date, ends: date | None) -> bool:
    """Whether both hold on some day: two places in the same role at once would be one."""
    return not (one.until and one.until < begins) and not (ends and one.from_on and ends < one.from_on)


def _person(row: Row, email: str, before: PersonEntry | None, table: Table) -> PersonEntry:
    given = row.cells.get("given_name") or (before.given_name if before else "")
    family = row.cells.get("family_name") or (before.family_name if before else "")
    if not given or not family:
        raise Refusal("DIR-NAME-BLANK", "given_name" if not given else "family_name")
    telephone = table.telephone(row, before.telephone if before else "")
    # Whoever is here chooses their language themselves.
    language = before.language if before else _LANGUAGES.get(row.cells.get("language", "").lower(), "en")
    return PersonEntry(email, given, family, language, telephone)


def _names(person: PersonEntry) -> tuple[str, str]:
    return person.given_name, person.family_name

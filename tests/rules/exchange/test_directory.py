"""Rows of a directory, judged beside what stands: what is new, what changes, what is refused, and what is only said."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from ymylon.exchange.rules.directory import (
    AGENCIES,
    DIRECTORY,
    PEOPLE,
    PLACES,
    TEAMS,
    PlaceEntry,
    Row,
    Standing,
    judge,
)
from ymylon.exchange.rules.directory.cells import areas, telephone
from ymylon.terms.codes import AgencyKind, Role, TeamFunction

TODAY = date(2026, 11, 27)
COUNCIL = {
    "name_en": "Cardiff",
    "name_cy": "Caerdydd",
    "kind": "Council services",
    "telephone": "029 2087 2000",
    "uses_ymylon": "yes",
}
POLICE = {
    "name_en": "South Wales Police",
    "name_cy": "Heddlu De Cymru",
    "kind": "Yr heddlu",
    "uses_ymylon": "na",
    "telephone": "101",
}
NIGHT = {"agency": "Cardiff", "function": "Emergency duty team", "next_team": "Management", "email": "night@cardiff.example"}
HEADS = {"agency": "Caerdydd", "function": "Rheolwyr"}
NIA = {"given_name": "Nia", "family_name": "Parri", "email": "Nia@Cardiff.example", "agency": "Cardiff",
       "team": "Emergency duty team", "role": "EMERGENCY_DUTY_SOCIAL_WORKER", "from": "", "until": ""}  # fmt: skip


def rows(*cells):
    return [Row(number, dict(one)) for number, one in enumerate(cells, start=1)]


def plan_of(agencies=(), teams=(), people=(), standing=None):
    numbers = count(1)
    tables = {AGENCIES: rows(*agencies), TEAMS: rows(*teams), PEOPLE: rows(*people)}
    return judge(tables, standing or Standing(), today=TODAY, fresh=lambda: f"ref-{next(numbers)}")


def said(plan):
    return {(one.table, one.row, one.code) for one in plan.problems}


def after(plan, before=None):
    """What stands once this plan was written."""
    before = before or Standing()
    stands = {}
    for table, entries in ((AGENCIES, before.agencies), (TEAMS, before.teams), (PEOPLE, before.people)):
        written = [*plan.new.get(table, ()), *(new for _, new in plan.changed.get(table, ()))]
        stands[table] = entries | {(one.email if table == PEOPLE else one.ref): one for one in written}
    changed = {old.number: new for old, new in plan.changed.get(PLACES, ())}
    places = [changed.get(one.number, one) for one in before.places]
    for number, one in enumerate(plan.new.get(PLACES, ()), start=len(places) + 1):
        places.append(PlaceEntry(one.email, one.team, one.role, one.from_on or TODAY, one.until, number))
    return Standing(stands[AGENCIES], stands[TEAMS], stands[PEOPLE], tuple(places), frozenset(one.team for one in places))


def test_a_first_file_is_understood_in_both_languages_and_again_it_changes_nothing():
    given = {"agencies": [COUNCIL, POLICE], "teams": [NIGHT, HEADS], "people": [NIA]}
    plan = plan_of(**given)
    council, police = plan.new[AGENCIES]
    assert (council.kind, council.code, council.areas) == (AgencyKind.COUNCIL, "W06000015", ("W06000015",))
    assert (police.code, police.uses_ymylon, "W06000016" in police.areas) == ("W15000003", False, True)
    night, heads = plan.new[TEAMS]
    assert (night.name.en, night.next_team, heads.function) == ("Emergency duty team", heads.ref, TeamFunction.MANAGEMENT)
    assert [one.email for one in plan.new[PEOPLE]] == ["nia@cardiff.example"]
    assert plan.new[PLACES] == [PlaceEntry("nia@cardiff.example", night.ref, Role.EMERGENCY_DUTY_SOCIAL_WORKER)]
    assert said(plan) == {(TEAMS, 2, "DIR-NOBODY-THERE")}

    again = plan_of(**given, standing=after(plan))
    assert {name: (one.new, one.changed, one.unchanged) for name, one in again.counts.items()} == {
        AGENCIES: (0, 0, 2), TEAMS: (0, 0, 2), PEOPLE: (0, 0, 1),
    }  # fmt: skip
    assert not any([*again.new.values(), *again.changed.values()])


@pytest.mark.parametrize(
    ("table", "cells", "code"),
    [
        (AGENCIES, {"kind": "Ministry"}, "DIR-KIND"),
        (AGENCIES, {"name_en": "Atlantis", "name_cy": ""}, "DIR-CODE"),
        (AGENCIES, {"code": "W06000999"}, "DIR-CODE"),
        (AGENCIES, {"areas": "Cardiff; Atlantis"}, "DIR-AREAS"),
        (AGENCIES, {"uses_ymylon": ""}, "DIR-USES"),
        (AGENCIES, {"name_en": "", "name_cy": "", "code": "W06000015"}, "DIR-NAME-BLANK"),
        (AGENCIES, {"reference": "00000000-0000-0000-0000-000000000000"}, "DIR-REFERENCE"),
        (AGENCIES, {"telephone": "see website"}, "DIR-TELEPHONE"),
        (AGENCIES, {"telephone": "2920872000"}, "DIR-TELEPHONE-ZERO"),
        (AGENCIES, {"name_cy": ""}, "DIR-NAME-ONE"),
        (TEAMS, {"agency": ""}, "DIR-AGENCY"),
        (TEAMS, {"agency": "Swansea"}, "DIR-AGENCY"),
        (TEAMS, {"function": "Night shift"}, "DIR-FUNCTION"),
        (TEAMS, {"until": "soon"}, "DIR-DAY"),
        (TEAMS, {"email": "night"}, "DIR-EMAIL"),
        (TEAMS, {"next_team": "Nobody"}, "DIR-CLIMB"),
        (TEAMS, {"next_team": "Emergency duty team"}, "DIR-CIRCLE"),
        (TEAMS, {"areas": "Swansea"}, "DIR-AREA-OUTSIDE"),
        (PEOPLE, {"email": "nia"}, "DIR-PERSON-EMAIL"),
        (PEOPLE, {"team": "Day shift"}, "DIR-TEAM"),
        (PEOPLE, {"role": "WALL_SCREEN"}, "DIR-ROLE"),
        (PEOPLE, {"role": "Wizard"}, "DIR-ROLE"),
        (PEOPLE, {"family_name": ""}, "DIR-NAME-BLANK"),
        (PEOPLE, {"from": "2026-12-02", "until": "01/12/2026"}, "DIR-ENDS-BEFORE"),
        (PEOPLE, {"until": "2026-11-01"}, "DIR-OVER"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_with_its_column_and_keeps_no_other_row_back(table, cells, code):
    given = {AGENCIES: [COUNCIL], TEAMS: [HEADS, NIGHT], PEOPLE: [NIA]}
    given[table] = [given[table][0], given[table][-1] | cells] if table == TEAMS else [given[table][0] | cells]
    plan = plan_of(given[AGENCIES], given[TEAMS], given[PEOPLE])
    assert code in {one.code for one in plan.problems if one.table == table}
    level = DIRECTORY[code].level.value
    assert plan.counts[table].refused == (1 if level == "row" else 0)
    if table == TEAMS:
        assert plan.counts[TEAMS].new == (1 if level == "row" else 2)


def test_the_rows_of_an_agency_that_was_refused_name_its_row_and_the_same_thing_twice_is_refused_once():
    plan = plan_of([COUNCIL | {"uses_ymylon": "perhaps"}, POLICE, POLICE], [NIGHT])
    assert {(AGENCIES, 1, "DIR-USES"), (AGENCIES, 3, "DIR-TWICE"), (TEAMS, 1, "DIR-AGENCY-REFUSED")} <= said(plan)
    assert next(one.other for one in plan.problems if one.code == "DIR-TWICE") == 2


def test_silence_never_climbs_in_a_circle_and_what_climbs_to_nobody_is_said():
    door = {"agency": "Cardiff", "function": "CHILDRENS_FRONT_DOOR", "name_en": "Door", "name_cy": "Drws", "next_team": "Night"}
    night = {"agency": "Cardiff", "function": "EMERGENCY_DUTY", "name_en": "Night", "name_cy": "Nos", "next_team": "Drws"}
    plan = plan_of([COUNCIL], [door, night])
    assert {(TEAMS, 1, "DIR-CIRCLE"), (TEAMS, 2, "DIR-CIRCLE")} <= said(plan)
    assert [one.next_team for one in plan.new[TEAMS]] == ["", ""]
    assert {(TEAMS, 1, "DIR-NOBODY-ABOVE"), (TEAMS, 2, "DIR-NOBODY-ABOVE")} <= said(plan)
    # Where one of them stood already, the other row closes the circle and is the one left aside.
    stands = after(plan_of([COUNCIL], [door | {"next_team": "Night"}, night | {"next_team": ""}]))
    plan = plan_of([], [night], standing=stands)
    assert (TEAMS, 1, "DIR-CIRCLE") in said(plan)
    assert not plan.changed[TEAMS]


def test_a_team_is_known_again_by_its_reference_and_closes_only_when_nobody_climbs_to_it():
    stands = after(plan_of([COUNCIL], [NIGHT, HEADS]))
    night = next(one for one in stands.teams.values() if one.function == TeamFunction.EMERGENCY_DUTY)
    renamed = NIGHT | {"name_en": "Night team", "name_cy": "Tîm nos", "reference": night.ref, "until": "2026-12-31"}
    plan = plan_of([], [renamed], standing=stands)
    ((before, now),) = plan.changed[TEAMS]
    assert (before.ref, now.name.cy, now.until) == (night.ref, "Tîm nos", date(2026, 12, 31))
    assert (TEAMS, 1, "DIR-STILL-INVOLVED") not in said(plan)
    plan = plan_of([], [renamed], standing=replace(stands, involved={night.ref: 3}))
    assert [one.other for one in plan.problems if one.code == "DIR-STILL-INVOLVED"] == [3]
    assert plan.left[TEAMS] == ["Cardiff / Management"]
    plan = plan_of([], [HEADS | {"until": "2026-12-31"}], standing=stands)
    assert (TEAMS, 1, "DIR-NOT-CLOSED") in said(plan)
    assert not plan.changed[TEAMS]


def test_a_place_that_somebody_ended_here_is_not_opened_again_by_an_older_file():
    stands = after(plan_of([COUNCIL], [NIGHT, HEADS], [NIA]))
    held = stands.places[0]
    ended = PlaceEntry(held.email, held.team, held.role, date(2026, 1, 1), date(2026, 11, 1), held.number, is_over=True)
    stands = Standing(stands.agencies, stands.teams, stands.people, (ended,))
    plan = plan_of([], [], [NIA], standing=stands)
    assert said(plan) == {(PEOPLE, 1, "DIR-ENDED")}
    assert plan.new[PLACES] == []
    plan = plan_of([], [], [NIA | {"from": "2026-12-01"}], standing=stands)
    assert [one.from_on for one in plan.new[PLACES]] == [date(2026, 12, 1)]
    # An account that was closed stays closed.
    closed = {held.email: next(iter(stands.people.values())).__class__(held.email, "Nia", "Parri", may_sign_in=False)}
    plan = plan_of([], [], [NIA | {"from": "2026-12-01"}], standing=Standing(stands.agencies, stands.teams, closed, (ended,)))
    assert said(plan) == {(PEOPLE, 1, "DIR-SIGN-IN-CLOSED")}


def test_cells_as_people_and_spreadsheets_write_them():
    assert areas("Bristol, City of; caerdydd") == ("E06000023", "W06000015")
    assert areas("Cardiff, Swansea") == ("W06000015", "W06000011")
    assert len(areas("Cymru")) == 22
    assert areas("Cardiff; Nowhere") is None
    assert telephone("+44 29 2087 2000") == ("+44 29 2087 2000", False)
    assert telephone("2920872000") == ("02920872000", True)
    assert telephone("101") == ("101", False)


def test_a_team_stays_with_its_agency_and_nobody_begins_in_one_that_is_closed():
    stands = after(plan_of([COUNCIL, POLICE], [NIGHT, HEADS]))
    night = next(one for one in stands.teams.values() if one.function == TeamFunction.EMERGENCY_DUTY)
    plan = plan_of([], [NIGHT | {"agency": "South Wales Police", "reference": night.ref}], standing=stands)
    assert (TEAMS, 1, "DIR-MOVED") in said(plan)
    closed = replace(stands, teams=stands.teams | {night.ref: replace(night, until=date(2026, 11, 1))})
    assert (PEOPLE, 1, "DIR-TEAM-CLOSED") in said(plan_of([], [], [NIA], standing=closed))


def test_what_is_odd_is_said_and_stands():
    twice = plan_of([COUNCIL], [NIGHT, HEADS], [NIA, NIA | {"given_name": "Non", "team": "Management"}])
    assert (PEOPLE, 2, "DIR-NAMED-OTHERWISE") in said(twice)
    stands = after(plan_of([COUNCIL], [NIGHT, HEADS], [NIA]))
    assert (PEOPLE, 1, "DIR-BEGAN") in said(plan_of([], [], [NIA | {"from": "2026-12-05"}], standing=stands))
    silent = plan_of([COUNCIL | {"uses_ymylon": "no", "telephone": ""}], [HEADS])
    assert (TEAMS, 1, "DIR-NO-TELEPHONE") in said(silent)
    unfit = judge({AGENCIES: [Row(1, dict(COUNCIL), False)]}, Standing(), today=TODAY, fresh=str)
    assert said(unfit) == {(AGENCIES, 1, "DIR-CELLS")}

"""What follows from who reports, when, and about whom."""

from datetime import UTC, date, datetime

import pytest

from ymylon.duties.rules.lengths import OFFICE_HOURS
from ymylon.missing.rules.reporting import (
    birth_fault,
    born_about,
    council_doors,
    earlier_start,
    lives_at,
    places_involved,
    reporter_kinds,
    says_not_known,
    split_name,
    whereabouts_after,
)
from ymylon.people.rules import age_on
from ymylon.terms.codes import InvolvementKind, LivingAt, Precision, ReporterKind, Role, TeamFunction, Whereabouts
from ymylon.terms.moments import Moment

K, W = InvolvementKind, Whereabouts
HERE, THERE = "W06000016", "W06000022"
SATURDAY_NIGHT = datetime(2026, 11, 21, 23, 2, tzinfo=UTC)
DOOR, DUTY = TeamFunction.CHILDRENS_FRONT_DOOR, TeamFunction.EMERGENCY_DUTY

DOORS = [
    pytest.param(datetime(2026, 11, 24, 11, 0, tzinfo=UTC), DOOR, id="Tuesday morning: the front door"),
    pytest.param(datetime(2026, 11, 24, 8, 59, tzinfo=UTC), DUTY, id="Tuesday before nine: the duty team"),
    pytest.param(datetime(2026, 11, 24, 17, 0, tzinfo=UTC), DUTY, id="Tuesday from five: the duty team"),
    pytest.param(datetime(2026, 7, 7, 8, 30, tzinfo=UTC), DOOR, id="half past nine on a summer clock: the front door"),
    pytest.param(SATURDAY_NIGHT, DUTY, id="Saturday night: the duty team"),
    pytest.param(datetime(2026, 12, 25, 11, 0, tzinfo=UTC), DUTY, id="Christmas Day: the duty team"),
]


@pytest.mark.parametrize(("at", "first"), DOORS)
def test_the_door_of_a_council_that_is_told_first(at, first):
    assert council_doors(at, OFFICE_HOURS)[0] == first
    assert set(council_doors(at, OFFICE_HOURS)) == {DOOR, DUTY}


def kinds(residence, responsible="", host=""):
    return {
        (place.kind, place.area)
        for place in places_involved(residence, responsible, host, council_doors(SATURDAY_NIGHT, OFFICE_HOURS))
    }


def test_a_child_with_family():
    assert kinds(HERE) == {(K.RESIDENCE_AUTHORITY, HERE), (K.HEALTH_BOARD, HERE), (K.FORCE, HERE)}


def test_a_child_looked_after_in_its_own_area():
    more = {(K.RESPONSIBLE_AUTHORITY, HERE), (K.REVIEWING_OFFICER, HERE)}
    assert kinds(HERE, HERE, HERE) == kinds(HERE) | more


def test_a_child_placed_elsewhere():
    """Both councils and both forces are told: the host's because it searches, the other's because it knows the child."""
    assert kinds(THERE, HERE, THERE) == {
        (K.RESIDENCE_AUTHORITY, THERE),
        (K.HEALTH_BOARD, THERE),
        (K.RESPONSIBLE_AUTHORITY, HERE),
        (K.REVIEWING_OFFICER, HERE),
        (K.HOST_AUTHORITY, THERE),
        (K.FORCE, HERE),
        (K.HOST_FORCE, THERE),
    }


def test_where_nothing_is_known_of_the_area_nobody_is_guessed():
    assert kinds("") == set()


REPORTERS = [
    pytest.param(Role.RESIDENTIAL_WORKER, ReporterKind.HOME_STAFF_PERMANENT, LivingAt.CHILDRENS_HOME, id="a residential worker"),
    pytest.param(Role.FOSTER_CARER, ReporterKind.FOSTER_CARER, LivingAt.FOSTER, id="a foster carer"),
    pytest.param(Role.PCSO, ReporterKind.POLICE, LivingAt.NOT_KNOWN, id="the police"),
    pytest.param(Role.DESIGNATED_SAFEGUARDING_PERSON, ReporterKind.SCHOOL, LivingAt.NOT_KNOWN, id="a school"),
    pytest.param(Role.HEALTH_SAFEGUARDING_NURSE, ReporterKind.HEALTH, LivingAt.NOT_KNOWN, id="a nurse"),
    pytest.param(Role.SOCIAL_WORKER, ReporterKind.SOCIAL_WORKER, LivingAt.NOT_KNOWN, id="a social worker"),
    pytest.param(Role.RETURN_INTERVIEW_WORKER, ReporterKind.YOUTH_WORKER, LivingAt.NOT_KNOWN, id="an interviewer"),
]


@pytest.mark.parametrize(("role", "kind", "lives"), REPORTERS)
def test_in_what_capacity_somebody_reports(role, kind, lives):
    assert reporter_kinds(role)[0] == kind
    assert lives_at(role) == lives


def at(hour):
    return Moment(datetime(2026, 11, 21, hour, tzinfo=UTC), Precision.MINUTE)


STARTS = [
    pytest.param(at(22), at(20), [], at(20), id="seen last two hours earlier than first said"),
    pytest.param(at(22), at(23), [], None, id="seen later: the start stays"),
    pytest.param(at(22), at(22), [], None, id="the same: the start stays"),
    pytest.param(at(22), at(18), [at(20).at], at(20), id="not into an episode that has ended"),
    pytest.param(at(22), at(18), [at(22).at], None, id="an episode ended where this one began"),
]


@pytest.mark.parametrize(("start", "said", "ended", "expected"), STARTS)
def test_an_earlier_time_moves_the_start(start, said, ended, expected):
    assert earlier_start(start, said, ended) == expected


WHEREABOUTS = [
    (W.KNOWN_NOT_WHERE_EXPECTED, W.NOT_KNOWN, W.NOT_KNOWN),
    (W.NOT_KNOWN, W.KNOWN_NOT_WHERE_EXPECTED, W.NOT_KNOWN),
    (W.NOT_KNOWN_YET, W.NOT_KNOWN, W.NOT_KNOWN),
    (W.KNOWN_NOT_WHERE_EXPECTED, W.NOT_KNOWN_YET, W.KNOWN_NOT_WHERE_EXPECTED),
]


@pytest.mark.parametrize(("before", "said", "expected"), WHEREABOUTS)
def test_a_further_report_never_makes_a_child_look_safer(before, said, expected):
    assert whereabouts_after(before, said) == expected


NAMES = [
    ("Cai Morgan-Rees", ("Cai", "Morgan-Rees")),
    ("Gwen ferch Ifan", ("Gwen", "ferch Ifan")),
    ("Dafydd Rhys ap Morgan", ("Dafydd Rhys", "ap Morgan")),
    ("Mari Ann Jones", ("Mari Ann", "Jones")),
    ("Jones, Mari Ann", ("Mari Ann", "Jones")),
    ("  Kay  ", ("Kay", "")),
    ("Ap", ("Ap", "")),
    ("Gwen Ifan 8/3/2012", ("Gwen", "Ifan")),
    ("?", ("?", "")),
    (",", ("", "")),
    ("8/3/2012", ("", "")),
]


@pytest.mark.parametrize(("typed", "expected"), NAMES)
def test_a_name_in_one_box(typed, expected):
    assert split_name(typed) == expected


@pytest.mark.parametrize("typed", ["?", "Not known", "ddim yn hysbys", "don’t know"])
def test_nobody_knows_yet(typed):
    assert says_not_known(typed)


def test_an_age_makes_a_birth_date_known_to_the_year():
    today = date(2026, 11, 22)
    born_on, precision = born_about(14, today)
    assert age_on(born_on, today) == 14
    assert precision == Precision.YEAR


BIRTHS = [
    pytest.param(date(2012, 3, 8), None, True, id="a child"),
    pytest.param(None, 14, True, id="an age"),
    pytest.param(None, None, True, id="not known yet"),
    pytest.param(date(2026, 11, 23), None, False, id="tomorrow"),
    pytest.param(date(1980, 1, 1), None, False, id="forty-six"),
    pytest.param(None, 44, False, id="an age of forty-four"),
]


@pytest.mark.parametrize(("born_on", "age", "stands"), BIRTHS)
def test_who_can_be_reported_here(born_on, age, stands):
    assert (birth_fault(born_on, age, date(2026, 11, 22)) is None) == stands


@pytest.mark.parametrize("role", [Role.POLICE_MISSING_COORDINATOR, Role.RESPONSE_OFFICER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER])
def test_police_and_council_say_who_rang_them(role):
    rang = {ReporterKind.PARENT, ReporterKind.KINSHIP_CARER, ReporterKind.CHILD, ReporterKind.PUBLIC}
    assert rang <= set(reporter_kinds(role))


def test_every_kind_of_reporter_can_be_said_by_somebody():
    assert {kind for role in Role for kind in reporter_kinds(role)} == set(ReporterKind)

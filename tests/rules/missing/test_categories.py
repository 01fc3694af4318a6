"""Categories under named, dated definitions."""

from datetime import UTC, datetime

import pytest

from ymylon.missing.rules.categories import DEFINITIONS, Category, Facts, categories, category_under
from ymylon.terms.codes import PoliceGrade, Precision, Whereabouts
from ymylon.terms.moments import Moment

C, W = Category, Whereabouts
NOW = datetime(2026, 11, 22, 3, 7, tzinfo=UTC)


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def minute(text):
    return Moment(at(text), Precision.MINUTE)


def hour(text):
    return Moment(at(text), Precision.HOUR)


def day(text):
    return Moment(at(text + "T00:00+00:00"), Precision.DAY)


PLACED = {"looked_after": True, "in_placement": True}

BY_WHEREABOUTS = [
    pytest.param("wales_missing", W.NOT_KNOWN, {}, C.MISSING, id="nobody can say where the child is: missing"),
    pytest.param("wales_missing", W.KNOWN_NOT_WHERE_EXPECTED, {}, C.NOT_THIS_CATEGORY, id="known where: not missing"),
    pytest.param("wales_missing", W.NOT_KNOWN_YET, {}, C.NOT_KNOWN_YET, id="checks are being made: not known yet"),
    pytest.param("wales_away", W.KNOWN_NOT_WHERE_EXPECTED, {}, C.AWAY, id="known where, but not where expected: away"),
    pytest.param("wales_away", W.NOT_KNOWN, {}, C.NOT_THIS_CATEGORY, id="not known where: not merely away"),
    pytest.param("ssda903", W.NOT_KNOWN, PLACED, C.SSDA903_M, id="SSDA903: placed, not known where: M"),
    pytest.param("ssda903", W.KNOWN_NOT_WHERE_EXPECTED, PLACED, C.SSDA903_A, id="SSDA903: placed, known where: A"),
    pytest.param(
        "ssda903", W.NOT_KNOWN, {"looked_after": False}, C.DOES_NOT_APPLY, id="SSDA903: a child at home is in no return"
    ),
    pytest.param("ssda903", W.NOT_KNOWN, {"looked_after": True}, C.NOT_KNOWN_YET, id="SSDA903: the placement isn't known yet"),
    pytest.param("ssda903", W.NOT_KNOWN_YET, PLACED, C.NOT_KNOWN_YET, id="SSDA903: the whereabouts aren't known yet"),
]


@pytest.mark.parametrize(("key", "whereabouts", "facts", "category"), BY_WHEREABOUTS)
def test_by_whereabouts(key, whereabouts, facts, category):
    """Most definitions turn on whether anybody knows where the child is."""
    assert category_under(key, Facts(whereabouts=whereabouts, **facts), NOW).category == category


OLDER = [
    pytest.param(
        {"last_seen": minute("2026-11-21T14:00+00:00"), "ended": minute("2026-11-21T20:00+00:00")},
        C.NOT_THIS_CATEGORY,
        id="six hours are not over six",
    ),
    pytest.param(
        {"last_seen": minute("2026-11-21T14:00+00:00"), "ended": minute("2026-11-21T20:01+00:00")},
        C.MISSING,
        id="six hours and a minute are",
    ),
    pytest.param(
        {"last_seen": minute("2026-11-21T23:00+00:00"), "ended": minute("2026-11-22T00:30+00:00")},
        C.MISSING,
        id="an hour and a half beyond midnight",
    ),
    pytest.param(
        {
            "last_seen": minute("2026-11-21T12:00+00:00"),
            "expected_at": at("2026-11-21T21:00+00:00"),
            "ended": minute("2026-11-21T22:00+00:00"),
        },
        C.NOT_THIS_CATEGORY,
        id="counted from when the child was expected",
    ),
    pytest.param(
        {"last_seen": minute("2026-11-22T01:35+00:00")}, C.NOT_THIS_CATEGORY, id="away since half past one, and it is three"
    ),
    pytest.param(
        {"last_seen": day("2026-11-20"), "ended": day("2026-11-21")},
        C.MISSING,
        id="from one day to the next is beyond a midnight",
    ),
    pytest.param(
        {"last_seen": day("2026-11-20"), "ended": day("2026-11-20")},
        C.NOT_KNOWN_YET,
        id="within one day, hours not known: it can't tell",
    ),
    pytest.param(
        {"last_seen": hour("2026-11-21T14:00+00:00"), "ended": minute("2026-11-21T20:30+00:00")},
        C.NOT_KNOWN_YET,
        id="last seen between two and three, back at half past eight: it can't tell",
    ),
    pytest.param(
        {"last_seen": hour("2026-11-21T14:00+00:00"), "ended": minute("2026-11-21T21:00+00:00")},
        C.MISSING,
        id="back at nine, it was over six hours at the least",
    ),
    pytest.param(
        {"last_seen": minute("2026-11-21T20:00+00:00"), "ended": hour("2026-11-21T23:00+00:00")},
        C.NOT_THIS_CATEGORY,
        id="back in the last hour of the day, and not over six hours",
    ),
    pytest.param({"looked_after": False, "last_seen": day("2026-11-20")}, C.DOES_NOT_APPLY, id="only for looked-after children"),
    pytest.param({"looked_after": None, "last_seen": day("2026-11-20")}, C.NOT_KNOWN_YET, id="care status not known yet"),
    pytest.param({}, C.NOT_KNOWN_YET, id="without times nothing follows"),
]


@pytest.mark.parametrize(("facts", "category"), OLDER)
def test_the_older_welsh_rule(facts, category):
    """Looked after, and away over six hours or after midnight: as far as the times can tell."""
    known = Facts(**({"whereabouts": W.NOT_KNOWN, "looked_after": True} | facts))
    assert category_under("older_welsh", known, NOW).category == category


IN_FORCE = [
    pytest.param("2026-11-21", {"wales_missing", "wales_away", "ssda903"}, id="today"),
    pytest.param("2014-05-01", {"older_welsh"}, id="in 2014"),
    pytest.param("2019-10-31", {"older_welsh", "ssda903"}, id="on the last day of the older rule"),
    pytest.param("2019-11-01", {"wales_missing", "wales_away", "ssda903"}, id="on the first day without it"),
    pytest.param("2005-05-01", set(), id="before them all"),
]


@pytest.mark.parametrize(("last_seen", "keys"), IN_FORCE)
def test_definitions_are_dated(last_seen, keys):
    """Every definition answers for every episode, and says whether it was in force then."""
    answers = categories(Facts(whereabouts=W.NOT_KNOWN, last_seen=day(last_seen), **PLACED), NOW)
    assert {answer.definition.key for answer in answers if answer.in_force} == keys
    assert len(answers) == len(DEFINITIONS)


def test_a_category_is_never_a_grade():
    """Nothing that is derived bears the name of a police grade."""
    assert not {category.value for category in Category} & {grade.value for grade in PoliceGrade}

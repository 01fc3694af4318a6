"""Whether a strategy meeting is due, by which rule, on which facts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.duties.rules import Areas, Level, PolicyRow
from ymylon.missing.rules.meeting_due import MeetingFacts, RuleFault, found_out_of_area, meeting_due, read_threshold, rule_words
from ymylon.terms.codes import FoundCircumstance, Harm, PoliceGrade, PolicyStanding

HERE = Areas("W06000013", "CTMSB")
START = datetime(2026, 11, 21, 22, 50, tzinfo=UTC)
NOW = START + timedelta(hours=4, minutes=17)


def row(name="a", level=Level.NATIONAL, area="", on=True, since=date(2026, 1, 1), **value):
    return PolicyRow(
        key=f"strategy_meeting.{name}",
        level=level,
        area=area,
        value=value,
        in_force_from=since,
        source="a_source",
        standing=PolicyStanding.DEMONSTRATION,
        switched_on=on,
    )


def facts(**known):
    return MeetingFacts(**({"started_at": START} | known))


def before(*days):
    return tuple(START - timedelta(days=number) for number in days)


THREE = row(metric="EPISODES", at_least=3, window_days=90)
YOUNG = row(metric="EPISODES", at_least=2, window_days=28, age_under=13)
LONG = row(metric="HOURS_MISSING", at_least=24)
LONG_YOUNG = row(metric="HOURS_MISSING", at_least=6, age_under=14)
HIGH = row(metric="GRADE", among=["HIGH"])
HARMED = row(metric="HARM", among=["CRIMINAL_EXPLOITATION", "TRAFFICKED"])
ADULT = row(metric="FOUND", among=["WITH_ADULT_OF_CONCERN"])
AWAY = row(metric="OUT_OF_AREA")

CASES = [
    pytest.param(
        THREE,
        facts(starts=before(0, 10, 20)),
        "Episodes: 3 (Sun 1 Nov, Wed 11 Nov, Sat 21 Nov)",
        id="three episodes in ninety days",
    ),
    pytest.param(THREE, facts(starts=before(0, 89, 20)), "Episodes: 3", id="the first day of the window counts"),
    pytest.param(THREE, facts(starts=before(0, 90, 20)), None, id="the day before it doesn't"),
    pytest.param(THREE, facts(starts=before(0, -1, 20)), None, id="an episode that began later doesn't count for this one"),
    pytest.param(THREE, facts(starts=before(10, 20)), "Episodes: 3", id="this episode counts even if it isn't listed"),
    pytest.param(YOUNG, facts(starts=before(0, 5), age=12), "Episodes: 2", id="two in a month for a child of 12"),
    pytest.param(YOUNG, facts(starts=before(0, 5), age=13), None, id="not for a child of 13"),
    pytest.param(YOUNG, facts(starts=before(0, 5)), None, id="nor where the age isn't known"),
    pytest.param(LONG, facts(ended_at=START + timedelta(hours=23, minutes=59)), None, id="a minute short of 24 hours"),
    pytest.param(LONG, facts(ended_at=START + timedelta(hours=24)), "Hours missing: 24", id="24 hours"),
    pytest.param(LONG_YOUNG, facts(age=13), None, id="four hours until now, and six are asked"),
    pytest.param(HIGH, facts(grade=PoliceGrade.HIGH), "Police grade: High", id="graded high by the police"),
    pytest.param(HIGH, facts(grade=PoliceGrade.MEDIUM), None, id="graded medium"),
    pytest.param(HIGH, facts(), None, id="not graded yet"),
    pytest.param(
        HARMED, facts(harm=frozenset({Harm.TRAFFICKED, Harm.PHYSICAL})), "Harm: Trafficked", id="harm that the rule names"
    ),
    pytest.param(HARMED, facts(harm=frozenset({Harm.NOT_ASKED})), None, id="not asked is not harm"),
    pytest.param(
        ADULT,
        facts(found=FoundCircumstance.WITH_ADULT_OF_CONCERN),
        "Found: With an adult of concern",
        id="found with an adult of concern",
    ),
    pytest.param(AWAY, facts(out_of_area=True), "Found out of area", id="found out of area"),
    pytest.param(AWAY, facts(), None, id="where found isn't known"),
]


@pytest.mark.parametrize(("rule", "known", "because"), CASES)
def test_rules_for_a_meeting(rule, known, because):
    """Each rule says on which facts it fired; episodes are counted, nothing is scored."""
    fired = meeting_due([rule], HERE, known, NOW)
    assert [one.row for one in fired] == ([rule] if because else [])
    assert all(one.facts.en.startswith(because) and one.facts.cy for one in fired)


OUT = [
    pytest.param(FoundCircumstance.ANOTHER_FORCE_AREA, True, id="in another force's area"),
    pytest.param(FoundCircumstance.ABROAD, True, id="abroad"),
    pytest.param(FoundCircumstance.WITH_FRIENDS, False, id="with friends"),
    pytest.param(FoundCircumstance.NOT_KNOWN_YET, None, id="not known yet"),
]


@pytest.mark.parametrize(("found", "out"), OUT)
def test_found_out_of_area(found, out):
    """How a child was found may say by itself that it was out of area."""
    assert found_out_of_area(found) is out


def test_several_rules_may_fire_and_each_is_named():
    """The page shows every rule that fired, with source and standing."""
    rows = [row("b", metric="GRADE", among=["HIGH"]), row("a", metric="HOURS_MISSING", at_least=4)]
    fired = meeting_due(rows, HERE, facts(grade=PoliceGrade.HIGH), NOW)
    assert [one.rule.en for one in fired] == ["Hours missing: 4 or more", "Police grade: High"]
    assert {one.row.standing for one in fired} == {PolicyStanding.DEMONSTRATION}


LOCAL = [
    pytest.param([row(metric="HOURS_MISSING", at_least=1, on=False)], 0, id="a rule loaded off fires nowhere"),
    pytest.param([row(metric="HOURS_MISSING", at_least=1, level=Level.BOARD, area="GWENT")], 0, id="nor a neighbour's"),
    pytest.param(
        [row(metric="HOURS_MISSING", at_least=1, since=date(2026, 11, 22))], 0, id="nor one that began after the episode"
    ),
    pytest.param(
        [row(metric="HOURS_MISSING", at_least=1), row(level=Level.BOARD, area="CTMSB", metric="HOURS_MISSING", at_least=24)],
        0,
        id="the board's own number goes before the nation's",
    ),
    pytest.param([row(metric="HOURS_MISSING", at_least=1, level=Level.AUTHORITY, area="W06000013")], 1, id="one's own fires"),
]


@pytest.mark.parametrize(("rows", "number"), LOCAL)
def test_rules_are_local_and_dated(rows, number):
    """The rule in force where the child lives when the episode began."""
    assert len(meeting_due(rows, HERE, facts(), NOW)) == number


UNREADABLE = [
    pytest.param({"metric": "SCORE", "at_least": 7}, id="a score"),
    pytest.param({"metric": "EPISODES", "at_least": 3}, id="a count without a window"),
    pytest.param({"metric": "EPISODES", "at_least": 0, "window_days": 90}, id="a count of none"),
    pytest.param({"metric": "GRADE"}, id="a grade that isn't named"),
    pytest.param({"metric": "HARM", "among": "SEXUAL"}, id="codes that are no list"),
]


@pytest.mark.parametrize("value", UNREADABLE)
def test_a_rule_that_cannot_be_read_is_refused(value):
    """A rule that counts nothing sensible is a fault, and no guess."""
    with pytest.raises(RuleFault):
        read_threshold(value)


def test_a_rule_is_said_in_both_languages():
    """With a label before the number, so that no number bends a word."""
    words = rule_words(read_threshold(YOUNG.value))
    assert words.en == "Episodes in 28 days: 2 or more; age under 13"
    assert words.cy == "Cyfnodau mewn 28 diwrnod: 2 neu fwy; o dan 13 oed"

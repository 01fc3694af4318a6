"""What a rule of the register must hold, when an entry is reviewed, and how it climbs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.associates.rules import Sure
from ymylon.duties.rules import Areas, StageDone, stages_due
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.exploitation.rules import NrmState, Stands
from ymylon.missing.rules.meeting_due import MeetingFacts, RuleFault
from ymylon.signals.rules import (
    CONSIDER,
    CONSIDER_PERSONS,
    FAMILY,
    Asks,
    Known,
    asked_in,
    entry_fault,
    is_readable,
    lane_of,
    read_rule,
    review_fault,
    review_stages,
    said_rule,
    told_fault,
    visit_fault,
    what_asks,
)
from ymylon.terms.codes import Harm, Lane, PoliceGrade, Role
from ymylon.terms.words import Words

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
COUNT = {"metric": "EPISODES", "at_least": 3, "window_days": 90}
HARM = {"metric": "HARM", "among": ["SEXUAL"]}
GRADE = {"metric": "GRADE", "among": ["HIGH"]}

REFUSED = [
    pytest.param({}, id="a rule without a condition asks nothing"),
    pytest.param({"all": []}, id="nor one with an empty list"),
    pytest.param({"all": [HARM]}, id="found harm alone asks nothing: a C1 meets it"),
    pytest.param({"all": [{"metric": "OUT_OF_AREA"}]}, id="nor does where a child was found"),
    pytest.param({"all": [{"metric": "CARE", "among": ["LOOKED_AFTER"]}]}, id="no rule can be about being in care"),
    pytest.param({"all": [{"metric": "NRM"}]}, id="a rule about a referral says how it stands"),
    pytest.param({"all": [{"metric": "NRM", "among": ["LIKELY"]}]}, id="by the codes of a referral"),
    pytest.param({"all": [{"metric": "HARMED_BY", "among": ["LIKELY"], "at_least": 0}]}, id="nobody who harms asks nothing"),
    pytest.param({"all": [{"metric": "EPISODES", "at_least": 3}]}, id="nor count episodes without saying in how many days"),
]


@pytest.mark.parametrize("value", REFUSED)
def test_what_is_no_rule_of_the_register(value):
    with pytest.raises(RuleFault):
        read_rule(value)
    assert not is_readable(value)


NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


def facts(*, episodes: int = 1, hours: int = 1, ended: bool = False, **known) -> MeetingFacts:
    start = NOW - timedelta(hours=hours)
    starts = tuple(start - n * WEEK for n in range(episodes))
    return MeetingFacts(started_at=start, starts=starts, ended_at=NOW if ended else None, **known)


ASKED = [
    pytest.param(facts(episodes=3), 15, ["repeats"], id="a third episode in 90 days asks"),
    pytest.param(facts(episodes=2), 15, [], id="a second does not, of a child of fifteen"),
    pytest.param(facts(episodes=2), 12, ["repeats_young"], id="and does under thirteen, within 28 days"),
    pytest.param(facts(hours=24), 15, ["duration"], id="a day away asks"),
    pytest.param(facts(hours=23), 15, [], id="an hour less does not"),
    pytest.param(facts(hours=24, ended=True), 15, ["duration"], id="it asks too where the child came back before the clock"),
    pytest.param(facts(hours=6), 13, ["duration_young"], id="six hours ask of a child of thirteen"),
    pytest.param(facts(hours=6), 14, [], id="and not of one of fourteen"),
    pytest.param(facts(hours=6), None, [], id="nor where the age is not known"),
    pytest.param(facts(grade=PoliceGrade.HIGH), 15, ["grade"], id="a high police grade asks"),
    pytest.param(facts(grade=PoliceGrade.MEDIUM), 15, [], id="a medium one does not"),
    pytest.param(facts(harm=frozenset({Harm.SEXUAL})), 15, [], id="harm asks nothing here"),
]


@pytest.mark.parametrize(("known", "age", "keys"), ASKED)
def test_which_published_rules_ask(known, age, keys):
    """As the demonstration switches them on. Care is no fact of any: a child at home and one in a home are asked about alike."""
    asks = what_asks(DEMONSTRATION, Areas(), replace(known, age=age), NOW)
    assert [one.row.key.rpartition(".")[2] for one in asks] == keys
    assert all(one.row.source and one.row.standing and one.facts.en and one.facts.cy for one in asks)
    assert not {field for field in MeetingFacts.__slots__ if "care" in field or "living" in field}


SINCE = date(2026, 11, 2)
RECORD = [
    pytest.param([], [], [], id="nothing on record asks nothing"),
    pytest.param(["RG_POSITIVE"], [], ["nrm_positive"], id="a positive decision on reasonable grounds asks"),
    pytest.param(["CG_POSITIVE"], [], ["nrm_positive"], id="and one on conclusive grounds"),
    pytest.param(["CG_NEGATIVE"], [], [], id="a negative one does not"),
    pytest.param(["CG_NEGATIVE", "RG_POSITIVE"], [], ["nrm_positive"], id="a positive one asks beside a negative one"),
    pytest.param(["SUBMITTED"], [], ["nrm_referred"], id="a referral that waits asks"),
    pytest.param(["WITHDRAWN"], [], [], id="one that was withdrawn does not"),
    pytest.param([], ["LIKELY"], ["harmed_by"], id="somebody who is likely to harm the child asks"),
    pytest.param([], ["SUSPECTED", "NOT_KNOWN"], [], id="one who is only suspected does not"),
]


@pytest.mark.parametrize(("states", "sure", "keys"), RECORD)
def test_exploitation_on_record_asks_in_the_lane_of_its_words(states, sure, keys):
    known = Known(tuple(Stands(NrmState[state], SINCE) for state in states), tuple(Sure[code] for code in sure))
    asks = what_asks(DEMONSTRATION, Areas(), facts(), NOW, known)
    assert [one.row.key.rpartition(".")[2] for one in asks] == keys
    for one in asks:
        assert one.lane == (Lane.PERSONS if one.row.key.endswith("harmed_by") else Lane.CONCERN)
        assert one.facts.en != one.facts.cy
        # Of whom nothing is said: how many, and no name.
        assert one.lane == Lane.CONCERN or one.facts.en == "Persons or things thought to harm the child: 1"


def test_a_decision_on_record_is_said_with_its_day():
    known = Known((Stands(NrmState.CG_POSITIVE, SINCE),))
    (asks,) = what_asks(DEMONSTRATION, Areas(), facts(), NOW, known)
    assert asks.facts.en == "Referral to the National Referral Mechanism: Positive conclusive grounds (2 Nov 2026)"


def test_a_rule_of_two_lanes_asks_in_the_narrower():
    harmed = {"metric": "HARMED_BY", "among": ["CONFIRMED"]}
    assert lane_of(read_rule({"all": [COUNT, harmed]})) == Lane.PERSONS
    assert said_rule({"all": [harmed]}).en == "Persons or things thought to harm the child: 1 or more (Confirmed)"


ONCE = [
    pytest.param([], [], None, id="no rule, no question"),
    pytest.param(["CONCERN"], [], "CONCERN", id="in social care’s lane"),
    pytest.param(["PERSONS"], [], "PERSONS", id="in that of persons of concern alone"),
    pytest.param(["CONCERN", "PERSONS"], [], "CONCERN", id="of both, in that which more people read"),
    pytest.param(["CONCERN", "PERSONS"], [CONSIDER], None, id="once an episode"),
    pytest.param(["PERSONS"], [CONSIDER_PERSONS], None, id="once an episode there too"),
    pytest.param(["CONCERN"], [CONSIDER_PERSONS], "CONCERN", id="what few know of silences no question of the many"),
    pytest.param(["PERSONS"], ["REFER_HARM"], "PERSONS", id="what is owed besides is no question"),
]


@pytest.mark.parametrize(("lanes", "already", "lane"), ONCE)
def test_in_which_lane_a_manager_is_asked(lanes, already, lane):
    asks = [Asks(DEMONSTRATION[0], Words("", ""), Words("", ""), Lane[code]) for code in lanes]
    assert asked_in(asks, already) == (Lane[lane] if lane else None)


def test_as_they_ship_no_rule_asks():
    ours = [row for row in SHIPPED if row.key.startswith(f"{FAMILY}.")]
    assert len(ours) == 8
    assert all(not row.switched_on and row.source and row.in_force_from for row in ours)
    assert all(is_readable(row.value) for row in ours)


def test_a_row_that_cannot_be_read_asks_about_nobody_and_keeps_no_other_back():
    whole = next(row for row in DEMONSTRATION if row.key == f"{FAMILY}.grade")
    broken = replace(whole, key=f"{FAMILY}.broken", value={"all": [HARM]})
    asks = what_asks((broken, whole), Areas(), facts(grade=PoliceGrade.HIGH), NOW)
    assert [one.row for one in asks] == [whole]


def test_a_rule_is_said_in_words_in_both_languages():
    words = said_rule({"all": [COUNT, GRADE]})
    assert words.en == "Episodes in 90 days: 3 or more; Police grade: High"
    assert words.cy == "Cyfnodau mewn 90 diwrnod: 3 neu fwy; Gradd yr heddlu: Uchel"


REVIEWS = [
    pytest.param(-1, False, id="not before the entry"),
    pytest.param(0, False, id="not on the same day"),
    pytest.param(1, True, id="tomorrow"),
    pytest.param(28, True, id="within 28 days"),
    pytest.param(29, False, id="and no later"),
]


@pytest.mark.parametrize(("ahead", "stands"), REVIEWS)
def test_an_entry_is_reviewed_within_28_days(ahead, stands):
    assert (review_fault(TODAY, TODAY + timedelta(days=ahead)) is None) is stands


def test_a_setting_may_ask_sooner_and_never_later():
    words, _field = review_fault(TODAY, TODAY + timedelta(days=15), timedelta(days=14))
    assert words.en == "The review is within 14 days."
    assert review_fault(TODAY, TODAY + timedelta(days=29), timedelta(days=90)) is not None


def test_what_an_entry_needs():
    whole = {"reason": "Threats.", "has_lead": True, "has_police": True, "every_days": 7}
    assert entry_fault(**whole) is None
    lacking = (("reason", " ", "reason"), ("has_lead", False, "lead"), ("has_police", False, "police_contact"),
               ("every_days", 0, "every_days"), ("every_days", 93, "every_days"))  # fmt: skip
    for name, value, field in lacking:
        assert entry_fault(**whole | {name: value})[1] == field


def test_a_visit_lies_between_the_entry_and_now():
    hour = timedelta(hours=1)
    assert visit_fault(AT, AT - hour, AT + hour, "Saw him.") is None
    assert visit_fault(AT - 2 * hour, AT - hour, AT, "Saw him.")[1] == "visited"
    assert visit_fault(AT + hour, AT - hour, AT, "Saw him.")[1] == "visited"
    assert visit_fault(AT, AT - hour, AT, " ")[1] == "words"


@pytest.mark.parametrize(
    ("told", "why", "stands"), [("Yes.", "", True), ("", "Unsafe.", True), ("", "", False), ("Yes.", "No.", False)]
)
def test_the_child_is_told_or_somebody_says_why_not(told, why, stands):
    assert (told_fault(told, why) is None) is stands


def climbed(after: timedelta, done=()) -> list[tuple[str, object]]:
    due = AT + timedelta(days=28)
    return [(one.code, one.to) for one in stages_due(due, review_stages(AT, due), done, AT + after)]


def test_unreviewed_it_climbs_to_the_manager_and_at_90_days_to_the_head_of_service_and_never_lapses():
    assert climbed(timedelta(days=20)) == []
    assert climbed(timedelta(days=26)) == [("WARN", None)]
    assert climbed(timedelta(days=28, hours=1)) == [("LATE", None), ("ESCALATED_1", Role.TEAM_MANAGER)]
    done = [StageDone(code, 1, AT + timedelta(days=88)) for code in ("LATE", "ESCALATED_1")]
    assert climbed(timedelta(days=89), done) == []
    assert climbed(timedelta(days=90), done) == [("ESCALATED_2", Role.HEAD_OF_SERVICE)]
    assert ("ESCALATED_2", Role.HEAD_OF_SERVICE) in climbed(timedelta(days=900))

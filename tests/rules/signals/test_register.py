"""What a rule of the register must hold, when an entry is reviewed, and how it climbs."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.duties.rules import StageDone, stages_due
from ymylon.missing.rules.meeting_due import RuleFault
from ymylon.signals.rules import entry_fault, read_rule, review_fault, review_stages, said_rule, told_fault, visit_fault
from ymylon.terms.codes import Role

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
COUNT = {"metric": "EPISODES", "at_least": 3, "window_days": 90}
HARM = {"metric": "HARM", "among": ["SEXUAL"]}
GRADE = {"metric": "GRADE", "among": ["HIGH"]}

REFUSED = [
    pytest.param({}, id="a rule without a condition asks nothing"),
    pytest.param({"all": []}, id="nor one with an empty list"),
    pytest.param({"all": [COUNT]}, id="a count of episodes alone asks nothing"),
    pytest.param({"all": [HARM]}, id="nor does found harm alone"),
    pytest.param({"all": [COUNT, HARM]}, id="nor a count and harm together: a person must have judged"),
]


@pytest.mark.parametrize("value", REFUSED)
def test_no_rule_asks_from_a_count_alone(value):
    with pytest.raises(RuleFault):
        read_rule(value)


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
    assert review_fault(TODAY, TODAY + timedelta(days=15), timedelta(days=14)) is not None
    assert review_fault(TODAY, TODAY + timedelta(days=29), timedelta(days=90)) is not None


def test_what_an_entry_needs():
    whole = {"reason": "Threats.", "lead": "Siôn", "police_contact": "PC Pugh", "every_days": 7}
    assert entry_fault(**whole) is None
    for name, value in (("reason", " "), ("lead", ""), ("police_contact", ""), ("every_days", 0), ("every_days", 93)):
        assert entry_fault(**whole | {name: value})[1] == name


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

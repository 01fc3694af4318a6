"""What a submission, a grade, a version and a release must say."""

from datetime import UTC, datetime

import pytest

from ymylon.intelligence.rules import (
    SUBMISSION_STATES,
    Handling,
    HowKnown,
    InformationGrade,
    Risk,
    SourceGrade,
    SubmissionState,
    answer_fault,
    grade_fault,
    may_grade,
    release_fault,
    submit_fault,
    version_fault,
    withdraw_fault,
)
from ymylon.intelligence.rules.judging import days_waited

GRADED = {
    "source": SourceGrade.UNTESTED, "information": InformationGrade.DIRECT, "handling": Handling.PERMITTED, "conditions": "",
    "graded_before": False, "reason": "",
}  # fmt: skip


def field(found) -> str | None:
    return found[0] if found else None


@pytest.mark.parametrize(
    ("words", "how", "risk", "faulty"),
    [
        ("A van.", HowKnown.NOT_KNOWN, Risk.NOT_KNOWN, None),
        (" ", HowKnown.SAW, Risk.HARM, "words"),
        ("A van.", None, Risk.HARM, "how"),
        ("A van.", HowKnown.SAW, None, "risk"),
    ],
)
def test_three_answers_are_needed_and_not_known_yet_is_one(words, how, risk, faulty):
    assert field(submit_fault(words=words, how=how, risk=risk)) == faulty


@pytest.mark.parametrize(
    ("more", "faulty"),
    [
        ({}, None),
        ({"source": None}, "source"),
        ({"information": None}, "information"),
        ({"handling": None}, "handling"),
        ({"handling": Handling.CONDITIONS}, "conditions"),
        ({"handling": Handling.CONDITIONS, "conditions": "Not to the family."}, None),
        ({"conditions": "Not to the family."}, "conditions"),
        ({"graded_before": True}, "reason"),
        ({"graded_before": True, "reason": "Corroborated since."}, None),
    ],
)
def test_a_grade_has_three_parts_its_conditions_in_words_and_a_reason_the_second_time(more, faulty):
    assert field(grade_fault(**(GRADED | more))) == faulty


@pytest.mark.parametrize(
    ("more", "faulty"),
    [({}, False), ({"graded": False}, True), ({"newest": False}, True), ({"wrote_it": True}, True), ({"has_team": False}, True)],
)
def test_whoever_wrote_a_version_never_releases_it_and_nothing_goes_without_a_grade(more, faulty):
    stands = {"graded": True, "newest": True, "wrote_it": False, "has_team": True} | more
    assert bool(release_fault(**stands)) is faulty


def test_a_version_is_written_in_one_language_at_least():
    assert version_fault(english="x", welsh="") is None
    assert version_fault(english="", welsh="x") is None
    assert field(version_fault(english=" ", welsh="")) == "english"


@pytest.mark.parametrize(
    ("state", "not_used", "words", "faulty"),
    [
        (SubmissionState.GRADED, False, "x", None),
        (SubmissionState.WAITING, True, "x", None),
        (SubmissionState.WAITING, False, "x", "kind"),
        (SubmissionState.GRADED, False, " ", "words"),
    ],
)
def test_the_author_is_told_in_words_and_of_what_is_not_graded_only_that_it_is_not_used(state, not_used, words, faulty):
    assert field(answer_fault(state=state, not_used=not_used, words=words)) == faulty


def test_what_is_withdrawn_says_what_its_readers_need_to_know():
    assert withdraw_fault("Do not act on it.") is None
    assert field(withdraw_fault("  ")) == "words"


def test_nothing_ends_by_itself_and_what_was_put_aside_may_be_graded_again():
    assert all(may_grade(state) for state in SubmissionState)
    assert {move.code for move in SUBMISSION_STATES.moves} == {"SUBMIT", "GRADE", "ANSWER", "NOT_USE"}


@pytest.mark.parametrize(
    ("submitted_at", "now", "days"),
    [
        ((2026, 11, 27, 7, 19), (2026, 11, 28, 3, 32), 1),  # of yesterday morning, at night: it did not come today
        ((2026, 11, 28, 0, 5), (2026, 11, 28, 23, 55), 0),
        ((2026, 7, 1, 23, 30), (2026, 7, 2, 22, 30), 0),  # half past midnight here, in summer
    ],
)
def test_what_waits_is_counted_in_the_days_of_the_calendar_here(submitted_at, now, days):
    assert days_waited(datetime(*submitted_at, tzinfo=UTC), datetime(*now, tzinfo=UTC)) == days

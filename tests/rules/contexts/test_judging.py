"""What keeps something of a place or a group from being recorded as it was given."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.contexts.rules import CONTEXT_STATES, STAGES, STEP_STATES, ContextKind, PartKind, Reach
from ymylon.contexts.rules.judging import (
    CHOOSE,
    CHOOSE_REACH,
    IN_THE_PAST,
    OPEN_STEPS,
    SAY_NAME,
    SAY_WHAT,
    SAY_WHY,
    TO_COME,
    TOO_LATE,
    is_alike,
    name_fault,
    naming_fault,
    part_fault,
    review_fault,
    step_fault,
)
from ymylon.duties.rules import stages_due
from ymylon.screening.rules import Theme

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)


def said(fault):
    return (fault.words, fault.field) if fault else None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Blodau’r Môr", "blodaur mor", True),
        ("Golden Fry", "The Golden Fry takeaway", True),
        ("Golden Fry", "Golden Wok", False),
        ("KFC", "KFC Treforest", False),
        ("Parc Ynysangharad", "PARC  YNYSANGHARAD", True),
    ],
)
def test_two_names_may_mean_one_place(one, other, same):
    assert is_alike(one, other) is same


@pytest.mark.parametrize(
    ("name", "why", "fault"),
    [("", "Cars wait.", (SAY_NAME, "name")), (" ’ ", "Cars wait.", (SAY_NAME, "name")), ("Golden Fry", " ", (SAY_WHY, "why")),
     ("Golden Fry", "Cars wait.", None)],
)  # fmt: skip
def test_a_place_has_a_name_and_a_reason(name, why, fault):
    assert said(name_fault(name, why)) == fault


@pytest.mark.parametrize(
    ("kind", "code", "words", "since", "fault"),
    [
        (PartKind.HARM, "", "Vapes.", None, (CHOOSE, "code")),
        (PartKind.HARM, Theme.VAPES, "", None, None),
        (PartKind.HARM, Theme.NOT_KNOWN, "", None, None),
        (PartKind.HARM, Theme.OTHER, " ", None, (SAY_WHAT, "words")),
        (PartKind.HARM, Theme.VAPES, "", TODAY + DAY, (TO_COME, "since_on")),
        (PartKind.HARM, Theme.VAPES, "", TODAY, None),
        (PartKind.REACH, "", "The owner.", None, (CHOOSE_REACH, "code")),
        (PartKind.REACH, Reach.OTHER, "", None, (SAY_WHAT, "words")),
        (PartKind.REACH, Reach.PCSO, "", None, None),
        (PartKind.STRENGTH, "", "", None, (SAY_WHAT, "words")),
        (PartKind.STRENGTH, "", "The caretaker knows them.", None, None),
    ],
)
def test_what_is_said_of_a_place(kind, code, words, since, fault):
    assert said(part_fault(kind, code, words, since, TODAY)) == fault


@pytest.mark.parametrize(
    ("words", "due", "fault"),
    [("", TODAY, (SAY_WHAT, "words")), ("Light.", TODAY - DAY, (IN_THE_PAST, "due_on")), ("Light.", TODAY, None)],
)
def test_a_step_says_what_and_by_a_day_that_is_not_over(words, due, fault):
    assert said(step_fault(words, due, TODAY)) == fault


@pytest.mark.parametrize(
    ("ends", "words", "next_on", "open_steps", "fault"),
    [
        (True, "Closed for good.", None, True, (OPEN_STEPS, "choice")),
        (True, "Closed for good.", None, False, None),
        (True, "", None, False, (SAY_WHY, "words")),
        (False, "As before.", TODAY, True, (IN_THE_PAST, "next_on")),
        (False, "As before.", TODAY - DAY, False, (IN_THE_PAST, "next_on")),
        (False, "As before.", TODAY + 367 * DAY, False, (TOO_LATE, "next_on")),
        (False, "As before.", TODAY + DAY, True, None),
        (False, "As before.", None, False, None),
    ],
)
def test_it_goes_on_until_a_day_or_a_person_ends_it_with_no_step_left_open(ends, words, next_on, open_steps, fault):
    assert said(review_fault(ends=ends, words=words, next_on=next_on, today=TODAY, open_steps=open_steps)) == fault


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("Cai buys vapes here.", True),
        ("He gave Cai’s friend a phone.", True),
        ("Morgan-Rees was here.", False),
        ("Cai Morgan-Rees was here.", True),
        ("Caitlin’s Café is next door.", False),
        ("the caif is shut", False),
        ("Children are sold vapes.", False),
    ],
)
def test_no_child_who_is_linked_is_named_in_words_that_more_people_read(words, is_named):
    assert (naming_fault([("words", words)], {"Cai", "Cai Morgan-Rees"}) is not None) is is_named


def test_what_is_owed_climbs_by_days_and_never_lapses():
    due = datetime(2026, 11, 26, 23, 59, tzinfo=UTC)

    def codes(after: timedelta) -> list[str]:
        return [one.code for one in stages_due(due, STAGES, (), due + after)]

    assert codes(-3 * DAY) == []
    assert codes(-DAY) == ["WARN"]
    assert codes(timedelta(hours=1)) == ["LATE"]
    assert codes(3 * DAY) == ["LATE", "ESCALATED_1"]
    assert codes(400 * DAY) == ["LATE", "ESCALATED_1", "ESCALATED_2"]


@pytest.mark.parametrize("table", [CONTEXT_STATES, STEP_STATES])
def test_each_state_is_reached_and_owned(table):
    assert table.faults() == ()
    assert all(state.owned_by.en and state.owned_by.cy for state in table.states)


def test_no_code_grades_a_place_or_blames_a_child():
    words = " ".join(f"{one.label('en')} {one.label('cy')}" for codes in (ContextKind, PartKind, Reach) for one in codes).lower()
    assert not [bad for bad in ("hotspot", "high risk", "score", "grade", "gang", "absconder", "lifestyle") if bad in words]

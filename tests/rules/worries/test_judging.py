"""What a worry must say, what answers it, and when the clock puts one away."""

from datetime import date, timedelta

import pytest

from ymylon.worries.rules import AnswerKind, Told, WorryState, answer_fault, note_fault, owes_call, share_fault
from ymylon.worries.rules.judging import ends_soon, may_end
from ymylon.worries.rules.states import WORRY_STATES, may_answer

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
NOTE = {
    "words": "Tired.", "support": "Nothing yet.", "since": None, "today": TODAY, "told": (Told.NOT_DECIDED, Told.NOT_DECIDED),
    "told_words": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, None),
        ({"since": TODAY}, None),
        ({"since": TODAY + DAY}, "since"),
        ({"words": " "}, "words"),
        ({"support": ""}, "support"),
        ({"support": "", "words": ""}, "support"),
        ({"told": (Told.TOLD, Told.TOLD)}, None),
        ({"told": (Told.NOT_SAFE, Told.TOLD)}, "told_words"),
        ({"told": (Told.TOLD, Told.WILL_BE_TOLD)}, "told_words"),
        ({"told": (Told.NOT_SAFE, Told.WILL_BE_TOLD), "told_words": "By Dewi."}, None),
    ],
)
def test_support_comes_first_and_what_is_not_known_is_never_refused(more, field):
    found = note_fault(**(NOTE | more))
    assert (found[0] if found else None) == field


@pytest.mark.parametrize(
    ("kind", "lead", "words", "ends_on", "field"),
    [
        (AnswerKind.CLOSE, True, "x", None, None),
        (AnswerKind.REFER, True, "x", None, None),
        (AnswerKind.CLOSE, False, "x", None, "lead"),
        (AnswerKind.CLOSE, True, " ", None, "words"),
        (AnswerKind.KEEP, True, "x", None, "ends_on"),
        (AnswerKind.KEEP, True, "x", TODAY, "ends_on"),
        (AnswerKind.KEEP, True, "x", TODAY + DAY, None),
        (AnswerKind.KEEP, True, "x", TODAY + timedelta(days=366), None),
        (AnswerKind.KEEP, True, "x", TODAY + timedelta(days=367), "ends_on"),
    ],
)
def test_one_lead_calls_and_a_kept_worry_has_a_last_day(kind, lead, words, ends_on, field):
    found = answer_fault(
        kind=kind, has_lead=lead, words=words, ends_on=ends_on, today=TODAY, told=(Told.TOLD, Told.TOLD), told_words=""
    )
    assert (found[0] if found else None) == field


@pytest.mark.parametrize(
    ("told", "told_words", "field"),
    [
        ((Told.TOLD, Told.TOLD), "", None),
        ((Told.NOT_DECIDED, Told.TOLD), "", "child_told"),
        ((Told.TOLD, Told.NOT_DECIDED), "", "family_told"),
        ((None, None), "", "child_told"),
        ((Told.TOLD, Told.WILL_BE_TOLD), " ", "told_words"),
        ((Told.NOT_SAFE, Told.NOT_SAFE), "His uncle reads it.", None),
    ],
)
def test_by_the_time_it_is_read_telling_is_decided(told, told_words, field):
    found = answer_fault(
        kind=AnswerKind.CLOSE, has_lead=True, words="x", ends_on=None, today=TODAY, told=told, told_words=told_words
    )
    assert (found[0] if found else None) == field


@pytest.mark.parametrize(
    ("told", "is_own", "has_called", "owed"),
    [
        (Told.WILL_BE_TOLD, False, False, True),
        (Told.WILL_BE_TOLD, True, False, True),
        (Told.TOLD, False, False, True),
        # Whoever answers has spoken with them already.
        (Told.TOLD, True, False, False),
        (Told.WILL_BE_TOLD, False, True, False),
        # A call could put the child in danger.
        (Told.NOT_SAFE, False, False, False),
    ],
)
def test_the_lead_calls_where_that_is_safe_and_was_not_done(told, is_own, has_called, owed):
    assert owes_call(family_told=told, lead_is_own=is_own, has_called=has_called) is owed


@pytest.mark.parametrize(
    ("clinic", "words", "reason", "field"),
    [(False, "x", "x", None), (False, "", "x", "words"), (False, "x", " ", "reason"), (True, "x", "x", "words")],
)
def test_the_police_are_shown_words_for_a_reason_and_nothing_of_a_clinic(clinic, words, reason, field):
    found = share_fault(clinic=clinic, words=words, reason=reason)
    assert (found[0] if found else None) == field


@pytest.mark.parametrize(
    ("ends_on", "was_read", "rests", "ends"),
    [
        (TODAY - DAY, True, False, True),
        (TODAY, True, False, False),
        (TODAY - DAY, False, False, False),
        (TODAY - DAY, True, True, False),
        (None, True, False, False),
    ],
)
def test_the_clock_puts_away_only_what_was_read_and_on_which_nothing_rests(ends_on, was_read, rests, ends):
    assert may_end(ends_on=ends_on, today=TODAY, was_read=was_read, rests=rests) is ends


def test_that_it_ends_is_said_as_long_before_as_policy_says():
    soon = {"ends_on": TODAY + 14 * DAY, "today": TODAY}
    assert ends_soon(**soon, ahead=14 * DAY)
    assert not ends_soon(**soon, ahead=13 * DAY)
    assert not ends_soon(**soon, ahead=None)
    assert not ends_soon(ends_on=None, today=TODAY, ahead=14 * DAY)


def test_what_is_closed_or_put_away_is_answered_no_more_and_nothing_unread_ends():
    assert [one for one in WorryState if may_answer(one)] == [WorryState.NOTED, WorryState.KEPT, WorryState.REFERRED]
    assert {move.came_from for move in WORRY_STATES.moves if move.goes_to == WorryState.ENDED} == {"KEPT", "REFERRED"}

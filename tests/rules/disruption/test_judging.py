"""A disruption plan: what keeps a step, or what came of one, from being written as it was given."""

from datetime import date

import pytest

from ymylon.disruption.rules import Effect, naming_fault, outcome_fault, step_fault

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("words", "due", "field"),
    [("Visit the shop.", TODAY, None), ("  ", TODAY, "words"), ("Visit the shop.", date(2026, 11, 26), "due_on")],
)
def test_a_step_says_what_is_done_by_a_day_that_is_not_over(words, due, field):
    fault = step_fault(words, due, TODAY)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("effect", "words", "next_words", "field"),
    [
        (Effect.STOPPED, "He moved away.", "", None),
        (Effect.LESS, "Fewer cars.", "", None),
        (Effect.STOPPED, "", "", "words"),
        # Where the harm goes on, somebody says what is next.
        (Effect.NO_EFFECT, "They came back on Friday.", "", "next_words"),
        (Effect.DISPLACED, "They wait in the park.", " ", "next_words"),
        (Effect.NOT_DONE, "Nobody was on shift.", "", "next_words"),
        (Effect.DISPLACED, "They wait in the park.", "Lights in the park.", None),
    ],
)
def test_what_came_of_it_is_said_and_where_the_harm_goes_on_what_is_next(effect, words, next_words, field):
    fault = outcome_fault(effect, words, next_words)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("words", "field"),
    [("Cai saw it.", "words"), ("Cairn Street, and caiacs.", None), ("The driver was stopped.", None)],
)
def test_no_child_is_named_in_it(words, field):
    fault = naming_fault([("words", words)], ["Cai", "Cai Morgan-Rees"])
    assert (fault.field if fault else None) == field

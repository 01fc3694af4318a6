"""What each end opens and voids, turning 18, and closing."""

from datetime import date

import pytest

from ymylon.missing.rules import ending
from ymylon.missing.rules.ending import (
    adult_acceptance_is_owed,
    closing_fault,
    duties_opened_by,
    duties_voided_by,
    end_fault,
    may_contact_child,
    turns_18_on,
)
from ymylon.terms.codes import EndKind

OFFER = ending.OFFER_RETURN_INTERVIEW

ENDS = [
    pytest.param(EndKind.FOUND, OFFER, "opened", id="finding a child opens the offer of an interview"),
    pytest.param(EndKind.FOUND, ending.PREVENTION_CHECK, "opened", id="and the prevention check of the police"),
    pytest.param(EndKind.FOUND, ending.REVIEW_GRADE, "voided", id="and ends the review of the grade"),
    pytest.param(EndKind.FOUND, ending.STRATEGY_MEETING, "neither", id="but not a strategy meeting that is due"),
    pytest.param(EndKind.IN_CUSTODY, OFFER, "opened", id="a child in custody is offered an interview"),
    pytest.param(EndKind.IN_HOSPITAL, OFFER, "opened", id="a child in hospital is offered an interview"),
    pytest.param(EndKind.DIED, OFFER, "voided", id="no offer goes out for a child who has died"),
    pytest.param(EndKind.DIED, ending.HOLD_RETURN_INTERVIEW, "voided", id="nor is one held"),
    pytest.param(EndKind.DIED, ending.KEPT_FROM_CHILD, "voided", id="nor does anybody answer for an offer"),
    pytest.param(EndKind.RECORDED_IN_ERROR, ending.HOLD_RETURN_INTERVIEW, "voided", id="and no interview"),
    pytest.param(EndKind.DIED, ending.CONSIDER_REGISTER, "voided", id="nor is anybody asked to put them on the register"),
    pytest.param(EndKind.FOUND, ending.CONSIDER_REGISTER, "neither", id="being found answers no question of the register"),
    pytest.param(EndKind.DIED, ending.PREVENTION_CHECK, "voided", id="nor is a child who has died checked on"),
    pytest.param(EndKind.RECORDED_IN_ERROR, OFFER, "voided", id="an episode that never was owes no offer"),
    pytest.param(EndKind.ACCEPTED_BY_ADULT_SERVICE, OFFER, "neither", id="acceptance by another service is no return"),
    pytest.param(EndKind.ACCEPTED_BY_ADULT_SERVICE, ending.ADULT_ACCEPTANCE, "neither", id="it fulfils the duty to be accepted"),
    *(
        pytest.param(end, ending.REFER_HARM, "neither", id=f"{end.words.en.lower()}: harm is referred all the same")
        for end in EndKind
    ),
]


@pytest.mark.parametrize(("end", "duty", "what"), ENDS)
def test_duties_opened_and_voided(end, duty, what):
    """Each end of an episode opens and voids its own duties; the duty to refer harm is voided by none."""
    answer = "opened" if duty in duties_opened_by(end) else "voided" if duty in duties_voided_by(end) else "neither"
    assert answer == what


def test_every_end_is_in_both_tables_and_no_duty_in_both():
    """No end opens what it voids."""
    for end in EndKind:
        assert not duties_opened_by(end) & duties_voided_by(end)


def test_a_child_who_died_is_never_written_to():
    """Whatever other episodes there were."""
    assert may_contact_child({EndKind.FOUND, EndKind.RECORDED_IN_ERROR})
    assert not may_contact_child({EndKind.FOUND, EndKind.DIED})


EIGHTEEN = [
    pytest.param(date(2008, 11, 22), date(2026, 11, 21), True, False, id="the day before, nothing"),
    pytest.param(
        date(2008, 11, 22), date(2026, 11, 22), True, True, id="on the birthday acceptance is owed, and the episode goes on"
    ),
    pytest.param(date(2008, 11, 22), date(2026, 11, 22), False, False, id="not where nobody is missing"),
    pytest.param(None, date(2026, 11, 22), True, False, id="without a birth date nothing follows"),
]


@pytest.mark.parametrize(("born_on", "today", "still_missing", "owed"), EIGHTEEN)
def test_turning_18_ends_nothing(born_on, today, still_missing, owed):
    """Turning 18 opens a duty to find a named person who accepts; it ends no episode."""
    assert adult_acceptance_is_owed(born_on, today, still_missing) is owed


def test_born_on_a_leap_day():
    """In a year without 29 February, the first of March."""
    assert turns_18_on(date(2008, 2, 29)) == date(2026, 3, 1)
    assert turns_18_on(date(2006, 3, 1)) == date(2024, 3, 1)


FAULTS = [
    pytest.param(EndKind.ACCEPTED_BY_ADULT_SERVICE, {}, True, id="acceptance names who accepts"),
    pytest.param(EndKind.ACCEPTED_BY_ADULT_SERVICE, {"accepted_by": "Sgt Tegwen Rees"}, False, id="a name is enough"),
    pytest.param(EndKind.RECORDED_IN_ERROR, {"reason": " "}, True, id="an error needs a reason"),
    pytest.param(EndKind.FOUND, {}, False, id="finding a child needs no reason"),
]


@pytest.mark.parametrize(("end", "said", "refused"), FAULTS)
def test_what_an_end_needs(end, said, refused):
    """Some ends need a name or a reason."""
    assert (end_fault(end, **said) is not None) is refused


CLOSING = [
    pytest.param(0, False, {}, None, id="nothing owed: it closes"),
    pytest.param(2, True, {}, "Something is still owed", id="an own duty is named first"),
    pytest.param(0, True, {}, "Another agency’s duty is open.", id="a duty that one may not see is said without its name"),
    pytest.param(1, False, {"override": "He has moved"}, "Something is still owed", id="a reason alone isn't enough"),
    pytest.param(1, True, {"override": " ", "by_manager": True}, "Something is still owed", id="nor is a manager without one"),
    pytest.param(1, True, {"override": "He has moved", "by_manager": True}, None, id="a manager with a reason may close it"),
]


@pytest.mark.parametrize(("own", "others", "said", "fault"), CLOSING)
def test_closing(own, others, said, fault):
    """Closing asks only whether a duty of this episode is open."""
    found = closing_fault(own, others, **said)
    assert (found is None) if fault is None else found.en.startswith(fault)

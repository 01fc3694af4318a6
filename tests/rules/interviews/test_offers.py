"""The offer of a return interview: by when, what keeps it from being made, what meets it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.duties.rules import areas_of, catalogue
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.interviews.rules import (
    DUTY_KINDS,
    INTERVIEW_STATES,
    InterviewState,
    Offer,
    Response,
    SafeWay,
    interview_due,
    meets_duty,
    offer_due,
    offer_faults,
    offer_state,
)
from ymylon.missing.rules.duties import DUTY_KINDS as OF_MISSING
from ymylon.missing.rules.ending import OFFER_RETURN_INTERVIEW
from ymylon.terms.codes import PolicyStanding

FOUND = datetime(2026, 10, 24, 20, tzinfo=UTC)
HERE = areas_of("W06000013")
SAFE = SafeWay("Siân rings him after six.", date(2026, 10, 24), "nobody")


def hours(number):
    return FOUND + timedelta(hours=number)


def made(response, at=2):
    return Offer(True, hours(at), response)


def not_made(reason, at=2):
    return Offer(False, hours(at), reason=reason)


DUE = [
    pytest.param(offer_due, DEMONSTRATION, 24, PolicyStanding.DEMONSTRATION, id="the demonstration offers within 24 hours"),
    pytest.param(interview_due, SHIPPED, 72, PolicyStanding.GUIDANCE, id="an interview is held within 72 hours: guidance"),
    pytest.param(offer_due, SHIPPED, None, None, id="without local policy an offer is owed with no time set"),
]


@pytest.mark.parametrize(("rule", "rows", "within", "standing"), DUE)
def test_by_when(rule, rows, within, standing):
    """The clock is dated policy, counted from when the child was found, through the October change as well."""
    due = rule(rows, HERE, FOUND)
    assert (due and due.at) == (None if within is None else hours(within))
    assert (due and due.row.standing) == standing


FAULTS = [
    pytest.param(made(Response.ACCEPTED), {}, [], id="offered, and the child said yes"),
    pytest.param(made(Response.REFUSED), {}, [], id="offered, and the child said no"),
    pytest.param(made(None), {}, ["NO_RESPONSE"], id="offered without an answer"),
    pytest.param(made(Response.ACCEPTED, at=-1), {}, ["BEFORE_FOUND"], id="offered before the child was found"),
    pytest.param(made(Response.ACCEPTED, at=0), {}, [], id="offered at the moment of finding"),
    pytest.param(made(Response.ACCEPTED, at=3), {}, [], id="offered this moment"),
    pytest.param(made(Response.ACCEPTED, at=4), {}, ["LATER_THAN_NOW"], id="offered later than now"),
    pytest.param(made(Response.ACCEPTED), {"safe_way": None}, ["NO_SAFE_WAY"], id="before anybody recorded a safe way"),
    pytest.param(made(Response.ACCEPTED), {"safe_way": SafeWay("Text", None)}, ["NO_SAFE_WAY"], id="a safe way without its date"),
    pytest.param(made(Response.ACCEPTED), {"may_contact": False}, ["CHILD_HAS_DIED"], id="no offer for a child who has died"),
    pytest.param(not_made("He is in hospital and asleep."), {"safe_way": None}, [], id="no offer, and a reason"),
    pytest.param(not_made("  "), {}, ["NO_REASON"], id="no offer and no reason"),
]


@pytest.mark.parametrize(("offer", "known", "faults"), FAULTS)
def test_what_keeps_an_offer_from_being_made(offer, known, faults):
    """No offer before a safe way to reach this child is recorded, none after death, none without an answer or a reason."""
    facts = {"found_at": FOUND, "now": hours(3), "safe_way": SAFE, "may_contact": True} | known
    assert [fault.value for fault in offer_faults(offer, **facts)] == faults


MET = [
    pytest.param([], InterviewState.NOT_ASKED_YET, False, id="nothing yet"),
    pytest.param([made(Response.NOT_ANSWERED_YET)], InterviewState.OFFERED, False, id="offered, no answer yet: still owed"),
    pytest.param([made(Response.ACCEPTED)], InterviewState.ACCEPTED, True, id="the child said yes"),
    pytest.param([made(Response.REFUSED)], InterviewState.REFUSED, True, id="the child said no, and that is an answer"),
    pytest.param([not_made("She is in hospital.")], InterviewState.NOT_OFFERED, True, id="no offer, with a reason"),
    pytest.param([made(Response.REFUSED, 1), made(Response.ACCEPTED, 2)], InterviewState.ACCEPTED, True, id="a mind was changed"),
    pytest.param([made(Response.ACCEPTED, 2), not_made("Moved", 1)], InterviewState.ACCEPTED, True, id="the last entry speaks"),
]


@pytest.mark.parametrize(("ledger", "state", "met"), MET)
def test_how_the_offer_stands(ledger, state, met):
    """The duty is met by an offer with the child's answer, or by a recorded reason why none was made."""
    assert offer_state(ledger) == state
    assert (bool(ledger) and meets_duty(max(ledger, key=lambda one: one.at))) is met


def test_the_table_and_the_kinds_are_whole():
    """Every state can be reached; no other room claims this duty."""
    assert INTERVIEW_STATES.faults() == ()
    assert {state.code for state in INTERVIEW_STATES.states} == set(InterviewState)
    assert OFFER_RETURN_INTERVIEW in catalogue([*OF_MISSING, *DUTY_KINDS])

"""The acknowledgement clock, and what stops it."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.duties.rules import LengthFault, StageDone
from ymylon.notices.rules.clock import acknowledge_by, climbs_next_at, notice_stages_due, read_acknowledgement_policy
from ymylon.notices.rules.states import (
    NOTICE_STATES,
    Call,
    NoticeState,
    call_fault,
    call_stops_clock,
    clock_runs,
    is_answered,
    notice_state,
    order,
)  # fmt: skip
from ymylon.terms.codes import AgencyKind

TOLD = datetime(2026, 11, 22, 2, 19, tzinfo=UTC)
POLICY = read_acknowledgement_policy(
    {"within": {"minutes": 30}, "next_contact_within": {"minutes": 15}, "repeat_every": {"minutes": 20}}
)
FIRST, SECOND = ("NEXT_CONTACT", 1, 30), ("MANAGER", 1, 45)


def minutes(number):
    return TOLD + timedelta(minutes=number)


def done(*stages):
    return [StageDone(code, occurrence, minutes(at)) for code, occurrence, at in stages]


CASES = [
    pytest.param(29, [], [], id="the team that was told has its time"),
    pytest.param(30, [], ["NEXT_CONTACT-1"], id="then the next contact is told"),
    pytest.param(31, done(FIRST), [], id="once"),
    pytest.param(45, done(FIRST), ["MANAGER-1"], id="then the manager"),
    pytest.param(46, [], ["NEXT_CONTACT-1", "MANAGER-1"], id="after a stopped sweep both are told, neither is missed"),
    pytest.param(64, done(FIRST, SECOND), [], id="the manager is not told again at once"),
    pytest.param(65, done(FIRST, SECOND), ["MANAGER-2"], id="but again and again"),
    pytest.param(600, done(FIRST, SECOND, ("MANAGER", 2, 65)), ["MANAGER-3"], id="until somebody acknowledges"),
    pytest.param(20, done(FIRST, SECOND), ["MANAGER-2"], id="a clock put right rings once more rather than fall silent"),
]


@pytest.mark.parametrize(("now", "already", "expected"), CASES)
def test_silence_climbs(now, already, expected):
    """Silence climbs to the next contact, then to the manager, who is told again until somebody acknowledges."""
    assert [stage.key for stage in notice_stages_due(TOLD, POLICY, already, minutes(now))] == expected


def test_when_it_climbs_next():
    """A page says who is told next, and when."""
    assert acknowledge_by(TOLD, POLICY) == minutes(30)
    assert climbs_next_at(TOLD, POLICY, done(FIRST), minutes(31)) == minutes(45)
    assert climbs_next_at(TOLD, POLICY, done(FIRST, SECOND), minutes(46)) == minutes(65)


def test_an_office_that_closes_has_until_it_opens():
    """A health board told on Saturday night acknowledges when it opens on Monday, then the climb goes on."""
    policy = read_acknowledgement_policy(
        {
            "within": {"hours": 4, "out_of_hours": {"at_next_opening": True}},
            "next_contact_within": {"hours": 1},
            "repeat_every": {"hours": 2},
        }
    )
    saturday = datetime(2026, 11, 21, 20, 31, tzinfo=UTC)
    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert acknowledge_by(saturday, policy) == monday
    assert notice_stages_due(saturday, policy, [], monday - timedelta(minutes=1)) == ()
    assert [one.key for one in notice_stages_due(saturday, policy, [], monday + timedelta(hours=1))] == [
        "NEXT_CONTACT-1",
        "MANAGER-1",
    ]


UNREADABLE = [
    pytest.param({"within": {"minutes": 30}}, id="a policy that stops after the first stage"),
    pytest.param(
        {"within": {"minutes": 30}, "next_contact_within": {"minutes": 30}, "repeat_every": {"working_days": 1}},
        id="a repeat in working days",
    ),
]


@pytest.mark.parametrize("value", UNREADABLE)
def test_a_clock_without_an_end_to_its_climb_is_refused(value):
    """A policy states every stage, so that silence never ends in silence."""
    with pytest.raises(LengthFault):
        read_acknowledgement_policy(value)


ANSWERED = Call("Nia Prydderch", "the control room", minutes(5), answered_by="Meg Llwyd", took_it_on=True)
CALLS = [
    pytest.param(ANSWERED, True, id="somebody answered by name and took it on"),
    pytest.param(Call("Nia", "the control room", minutes(5)), False, id="it rang out"),
    pytest.param(
        Call("Nia", "the control room", minutes(5), answered_by="Meg Llwyd"), False, id="somebody answered and took nothing on"
    ),
    pytest.param(Call("Nia", "the control room", minutes(5), answered_by=" ", took_it_on=True), False, id="nobody knows who"),
]


@pytest.mark.parametrize(("call", "stops"), CALLS)
def test_a_call_counts_by_name(call, stops):
    """A telephone call stops the clock only if a named person took it on."""
    assert call_stops_clock(call) is stops


CALL_FAULTS = [
    pytest.param(ANSWERED, None, id="a whole call"),
    pytest.param(Call("Nia", " ", minutes(5)), "Say whom you rang.", id="whom?"),
    pytest.param(Call("Nia", "the control room", minutes(10)), None, id="rung this moment"),
    pytest.param(Call("Nia", "the control room", minutes(11)), "The call can’t be later than now.", id="not yet rung"),
    pytest.param(Call("Nia", "the control room", minutes(5), took_it_on=True), "Say who answered, by name.", id="who answered?"),
]


@pytest.mark.parametrize(("call", "fault"), CALL_FAULTS)
def test_what_a_call_needs(call, fault):
    """A call names whom one rang, and who answered if they took it on."""
    found = call_fault(call, minutes(10))
    assert (found and found.en) == fault


STATES = [
    pytest.param({}, 29, NoticeState.WAITING, id="within the time it waits"),
    pytest.param({}, 31, NoticeState.LATE, id="then it is late"),
    pytest.param({"due": None}, 9999, NoticeState.WAITING, id="where policy gives no time nobody is late"),
    pytest.param({"acknowledged_at": minutes(40)}, 50, NoticeState.ACKNOWLEDGED, id="acknowledged late is acknowledged"),
    pytest.param({"calls": [ANSWERED]}, 50, NoticeState.TOLD_BY_TELEPHONE, id="told by telephone"),
    pytest.param(
        {"acknowledged_at": minutes(40), "calls": [ANSWERED]}, 50, NoticeState.ACKNOWLEDGED, id="their own answer goes first"
    ),
    pytest.param({"overtaken": True}, 50, NoticeState.OVERTAKEN, id="the end of the episode overtakes an open notice"),
    pytest.param({"overtaken": True, "calls": [ANSWERED]}, 50, NoticeState.TOLD_BY_TELEPHONE, id="but not one that was answered"),
]


@pytest.mark.parametrize(("facts", "now", "state"), STATES)
def test_how_a_notice_stands(facts, now, state):
    """A notice waits or is late until it is answered or overtaken."""
    values = {"acknowledged_at": None, "calls": [], "due": minutes(30), "overtaken": False} | facts
    found = notice_state(**values, now=minutes(now))
    assert found == state
    assert clock_runs(found) is (state in (NoticeState.WAITING, NoticeState.LATE))
    assert is_answered(found) is (state in (NoticeState.ACKNOWLEDGED, NoticeState.TOLD_BY_TELEPHONE))


def test_order_of_acknowledgements():
    """Council, health, police, then the others, everywhere."""
    kinds = [AgencyKind.SCHOOL, AgencyKind.POLICE, AgencyKind.HEALTH_BOARD, AgencyKind.EMERGENCY_DUTY]
    assert sorted(kinds, key=order) == [AgencyKind.EMERGENCY_DUTY, AgencyKind.HEALTH_BOARD, AgencyKind.POLICE, AgencyKind.SCHOOL]


def test_the_table_is_whole():
    """Every state has an owner and can be reached."""
    assert NOTICE_STATES.faults() == ()
    assert {state.code for state in NOTICE_STATES.states} == set(NoticeState)

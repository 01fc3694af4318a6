"""What is left unanswered climbs, once a stage, however the sweep runs."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ymylon.duties.rules import LATE, WARN, Stage, StageDone, next_stage_at, stages_due, usual_stages

DUE = datetime(2026, 11, 22, 12, tzinfo=UTC)
STAGES = usual_stages(DUE - timedelta(hours=24), DUE)


def hours(number):
    return DUE + timedelta(hours=number)


def done(*stages):
    return [StageDone(code, occurrence, hours(at)) for code, occurrence, at in stages]


ALL = (("WARN", 1, -1), ("LATE", 1, 0), ("ESCALATED_1", 1, 2), ("ESCALATED_2", 1, 24))

CASES = [
    pytest.param(-2, [], [], id="well before, nothing"),
    pytest.param(-1, [], ["WARN-1"], id="an hour before, a warning"),
    pytest.param(-0.5, done(ALL[0]), [], id="the warning comes once"),
    pytest.param(0, done(ALL[0]), ["LATE-1"], id="at the due moment, late"),
    pytest.param(0, [], ["LATE-1"], id="a sweep that came too late to warn doesn't warn"),
    pytest.param(2, done(*ALL[:2]), ["ESCALATED_1-1"], id="two hours late, the manager"),
    pytest.param(30, done(ALL[0]), ["LATE-1", "ESCALATED_1-1", "ESCALATED_2-1"], id="after a long stop nobody is passed over"),
    pytest.param(47, done(*ALL), [], id="the last stage waits before it repeats"),
    pytest.param(48, done(*ALL), ["ESCALATED_2-2"], id="then it repeats under the next number"),
    pytest.param(500, done(*ALL), ["ESCALATED_2-2"], id="repeats that a stop missed aren't rung in a row"),
    pytest.param(-3, done(*ALL[:3]), [], id="a clock set back rings nothing that was rung once"),
    pytest.param(24, done(*ALL[:3], ("ESCALATED_2", 7, 9000)), ["ESCALATED_2-8"], id="a clock put right doesn't silence repeats"),
]


@pytest.mark.parametrize(("now", "already", "expected"), CASES)
def test_stages_due(now, already, expected):
    """Each stage comes due once, the last again and again, and none is lost when the sweep was late."""
    assert [stage.key for stage in stages_due(DUE, STAGES, already, hours(now))] == expected


SWEEPS = st.lists(st.tuples(st.integers(-3 * 60, 6 * 24 * 60), st.booleans(), st.integers(1, 2)), max_size=25)


@settings(max_examples=30, deadline=None, database=None)
@given(sweeps=SWEEPS)
def test_whatever_the_sweep_and_the_clock_do(sweeps):
    """Sweeps late, in any order of time, killed before they wrote, or run twice at once: no key twice, and nobody missed."""
    record = {}
    for minute, killed, runs in [*sweeps, (7 * 24 * 60, False, 1)]:
        now = DUE + timedelta(minutes=minute)
        found = [stages_due(DUE, STAGES, list(record.values()), now) for _ in range(runs)]
        for stage in [] if killed else [one for sweep in found for one in sweep]:
            # As the database does: the first to write a key has it, the second is refused.
            record.setdefault(stage.key, StageDone(stage.code, stage.occurrence, now))
    told = {stage.code for stage in record.values()}
    assert told >= {LATE, "ESCALATED_1", "ESCALATED_2"}
    assert all(number == 1 for code, number, _ in record.values() if code != "ESCALATED_2")


WARNINGS = [
    pytest.param(24, 60, id="an hour before the end of a day"),
    pytest.param(1, 15, id="in the last quarter of an hour's time"),
    pytest.param(0, 0, id="never before it opened"),
]


@pytest.mark.parametrize(("given_hours", "minutes"), WARNINGS)
def test_a_warning_comes_near_the_end(given_hours, minutes):
    """A duty warns in its last hour, and in its last quarter if the whole time is short."""
    warning = usual_stages(hours(-given_hours), DUE)[0]
    assert (warning.code, warning.after) == (WARN, timedelta(minutes=-minutes))


def test_a_stage_is_read_back_from_its_key():
    """The one word under which a stage was done says which it was."""
    (due,) = stages_due(DUE, [Stage("ESCALATED_1", timedelta(0))], [], hours(1))
    assert StageDone.of_key(due.key, DUE) == StageDone("ESCALATED_1", 1, DUE)


def test_a_sweep_run_twice_finds_the_same():
    """Two sweeps at one moment arrive at the same unique keys, and the database lets one through."""
    first = stages_due(DUE, STAGES, [], hours(3))
    assert stages_due(DUE, STAGES, [], hours(3)) == first


def test_what_was_done_is_not_due_again():
    """Minute by minute over five days, each stage is done once and the last repeats each day."""
    record = []
    for minute in range(-120, 5 * 24 * 60):
        now = DUE + timedelta(minutes=minute)
        record += [StageDone(one.code, one.occurrence, now) for one in stages_due(DUE, STAGES, record, now)]
    assert [(one.code, one.occurrence) for one in record] == [
        (WARN, 1), (LATE, 1), ("ESCALATED_1", 1), *(("ESCALATED_2", number) for number in range(1, 5)),
    ]  # fmt: skip


NEXT = [
    pytest.param(-5, [], -1, id="first the warning"),
    pytest.param(0.5, done(*ALL[:2]), 2, id="then the manager"),
    pytest.param(25, done(*ALL), 48, id="then the repeat"),
]


@pytest.mark.parametrize(("now", "already", "expected"), NEXT)
def test_next_stage(now, already, expected):
    """A page can say when it climbs next."""
    assert next_stage_at(DUE, STAGES, already, hours(now)) == hours(expected)


def test_nothing_climbs_beyond_a_last_stage_that_does_not_repeat():
    """Where nothing repeats, there is a last time."""
    assert next_stage_at(DUE, [Stage(LATE, timedelta(0))], done(("LATE", 1, 0)), hours(1)) is None

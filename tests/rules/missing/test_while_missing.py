"""Escalation by hours, what a grade needs, harm, and what follows from a report."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.duties.rules import Areas, LengthFault, Level, PolicyRow, StageDone, catalogue
from ymylon.missing.rules import ending
from ymylon.missing.rules.duties import DUTY_KINDS
from ymylon.missing.rules.escalation import escalations_due
from ymylon.missing.rules.gradings import judgement_faults, review_key
from ymylon.missing.rules.harm import harm_fault, no_referral_fault, referral_is_owed
from ymylon.missing.rules.reports import joins, police_have_confirmed
from ymylon.terms.codes import Harm, PoliceGrade, PolicyStanding, Role

START = datetime(2026, 10, 24, 20, tzinfo=UTC)
HERE = Areas("W06000013", "CTMSB")


def row(name, to="TEAM_MANAGER", **value):
    return PolicyRow(
        key=f"escalate_missing.{name}",
        level=Level.NATIONAL,
        area="",
        value=value | {"to": to},
        in_force_from=date(2026, 1, 1),
        source="a_source",
        standing=PolicyStanding.DEMONSTRATION,
    )


ROWS = [row("a", hours=24), row("b", "HEAD_OF_SERVICE", hours=48), row("c", "HEAD_OF_SERVICE", days=28, repeat_every={"days": 7})]


def done(*stages):
    return [StageDone(f"escalate_missing.{name}", occurrence, START + timedelta(hours=at)) for name, occurrence, at in stages]


ALL = (("a", 1, 24), ("b", 1, 48), ("c", 1, 672))
HOURS = [
    pytest.param(23, [], [], id="within a day nobody more senior has to look"),
    pytest.param(24, [], [(24, Role.TEAM_MANAGER)], id="after 24 hours, through the October change as well"),
    pytest.param(25, done(ALL[0]), [], id="once"),
    pytest.param(60, [], [(24, Role.TEAM_MANAGER), (48, Role.HEAD_OF_SERVICE)], id="after a stop both, neither is missed"),
    pytest.param(672 + 168, done(*ALL), [(840, Role.HEAD_OF_SERVICE)], id="and every week after four"),
]


@pytest.mark.parametrize(("now", "already", "expected"), HOURS)
def test_escalation_while_missing(now, already, expected):
    """At the hours that policy sets somebody more senior looks, each stage once, the last again and again."""
    found = escalations_due(ROWS, HERE, START, already, START + timedelta(hours=now))
    assert [(one.hours, one.to) for one in found] == expected
    assert all(one.why.en == f"Hours missing: {one.hours}" for one in found)


def test_a_stage_in_working_days_is_refused():
    """A child who is missing doesn't wait for Monday."""
    with pytest.raises(LengthFault):
        escalations_due([row("a", working_days=1)], HERE, START, [], START)


JUDGEMENTS = [
    pytest.param("Out all night before, never this long.", 4, 0, id="reason and next review"),
    pytest.param("  ", 4, 1, id="without a reason"),
    pytest.param("Known to run to Taid.", None, 1, id="without a next review"),
    pytest.param("Known to run to Taid.", 0, 1, id="a review that isn't later"),
    pytest.param("", None, 2, id="neither: both are said"),
]


@pytest.mark.parametrize(("reason", "hours", "faults"), JUDGEMENTS)
def test_what_a_judgement_needs(reason, hours, faults):
    """A grade or a concern has a reason and a next review, or isn't written."""
    review_at = None if hours is None else START + timedelta(hours=hours)
    assert len(judgement_faults(reason, START, review_at)) == faults


def test_each_grade_has_its_own_review():
    """By a policy row of its own."""
    assert review_key(PoliceGrade.HIGH) == "grade.review.high"


HARM = [
    pytest.param([], False, True, id="nobody has asked yet"),
    pytest.param([Harm.NOT_ASKED], False, True, id="not asked"),
    pytest.param([Harm.NONE_KNOWN], False, True, id="asked, and none known"),
    pytest.param([Harm.NOT_SAID], False, True, id="asked, and the child did not say"),
    pytest.param([Harm.SELF_HARM], True, True, id="self-harm"),
    pytest.param([Harm.SEXUAL, Harm.TRAFFICKED], True, True, id="two harms"),
    pytest.param([Harm.NONE_KNOWN, Harm.NOT_ASKED], False, False, id="none known and not asked can't both be"),
    pytest.param([Harm.NONE_KNOWN, Harm.PHYSICAL], True, False, id="nor none known and harm"),
]


@pytest.mark.parametrize(("harm", "owed", "stands"), HARM)
def test_harm(harm, owed, stands):
    """Known harm opens a duty to refer; “not asked” isn't “none”."""
    assert referral_is_owed(harm) is owed
    assert (harm_fault(harm) is None) is stands


def test_no_referral_needs_a_reason():
    """By a named person, in words."""
    assert no_referral_fault(" ") is not None
    assert no_referral_fault("Already referred on Tuesday, and open.") is None


CONFIRMED = [
    pytest.param("", None, False, id="the police were told here, and that is no report to them"),
    pytest.param("SWP-26-118", None, True, id="a police reference confirms"),
    pytest.param("  ", START, True, id="so does their acknowledgement"),
]


@pytest.mark.parametrize(("reference", "acknowledged_at", "confirmed"), CONFIRMED)
def test_police_not_yet_confirmed(reference, acknowledged_at, confirmed):
    """Until a reference or an acknowledgement exists the episode says that the police have not confirmed."""
    assert police_have_confirmed(reference, acknowledged_at) is confirmed


def test_a_second_report_joins_the_open_episode():
    """Both accounts are kept."""
    assert joins([]) is None
    assert joins([42]) == 42


def test_kinds_of_duty_of_this_room():
    """Each kind that this room opens for itself is listed here; an offer is the interviews' own, a C1 the notices'."""
    listed = set(catalogue(DUTY_KINDS))
    opened = set().union(*ending.OPENS.values(), *ending.VOIDS.values()) | {ending.REFER_HARM}
    assert opened - listed == {*ending.OF_INTERVIEWS, *ending.OF_REGISTER, ending.PROPOSED}

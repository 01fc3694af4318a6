"""What people agree that somebody does."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.duties.rules import ACTION_STATES, ActionState, Owner, agreed
from ymylon.duties.rules.guided import GUIDED, guided_due
from ymylon.duties.rules.policy import Areas
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.terms.codes import Lane, TeamFunction

NOW = datetime(2026, 11, 26, 11, tzinfo=UTC)
SOON, MINE = NOW + timedelta(days=1), Owner(3)
S = ActionState

FAULTS = [
    pytest.param("", MINE, SOON, (agreed.SAY_WHAT, "words"), id="it says what is to be done"),
    pytest.param("x", None, SOON, (agreed.NAME_OWNER, "owner"), id="it has an owner"),
    pytest.param("x", Owner(9), SOON, (agreed.NOT_AROUND, "owner"), id="who works with the child already"),
    pytest.param("x", Owner(4), SOON, (agreed.LEFT_OUT, "owner"), id="and was not left out"),
    pytest.param("x", MINE, None, (agreed.SAY_WHEN, "due"), id="and a day"),
    pytest.param("x", MINE, NOW - timedelta(hours=1), (agreed.IN_THE_PAST, "day"), id="that is to come"),
    pytest.param("x", MINE, SOON, None, id="then it is agreed"),
]


@pytest.mark.parametrize(("words", "owner", "due", "fault"), FAULTS)
def test_agreeing(words, owner, due, fault):
    """An action has words, an owner and a day; without one of them it is refused beside its question."""
    assert agreed.agreeing_fault(words, owner, due, NOW, {3, 4}, {4}) == fault


ENDINGS = [
    pytest.param(S.AGREED, S.DONE, "", (agreed.SAY_WHAT_CAME, "words"), id="done says what came of it"),
    pytest.param(S.AGREED, S.PARTLY, "half", None, id="done in part is an answer"),
    pytest.param(S.AGREED, S.NOT_DONE, " ", (agreed.SAY_WHY, "words"), id="not done says why"),
    pytest.param(S.AGREED, S.NOT_NEEDED, "moved", None, id="not needed any more, with a reason"),
    pytest.param(S.DONE, S.NOT_DONE, "x", (agreed.ENDED_ALREADY, ""), id="the first who ended it stands"),
    pytest.param(S.ASKED, S.DONE, "x", (agreed.ENDED_ALREADY, ""), id="help that nobody granted can't be done"),
    pytest.param(S.ASKED, S.NOT_NEEDED, "x", None, id="help that was asked for may be withdrawn"),
]


@pytest.mark.parametrize(("state", "ends", "words", "fault"), ENDINGS)
def test_ending(state, ends, words, fault):
    """An action ends in one of four ways, each with words."""
    assert agreed.ending_fault(state, ends, words) == fault


def test_the_table_of_states_is_whole():
    """Every state is reached and left as the table says."""
    assert ACTION_STATES.faults() == ()


def test_a_team_whose_name_betrays_stands_in_a_lane_of_its_own():
    """Who may not know of youth justice, or of a clinic, doesn't read that it owns an action."""
    assert agreed.lane_of_owner(TeamFunction.SOCIAL_WORK) == Lane.SAFETY
    assert agreed.lane_of_owner(TeamFunction.YOUTH_JUSTICE) == Lane.OFFENDING
    assert agreed.lane_of_owner(TeamFunction.CLINIC) == Lane.SEXUAL_HEALTH


def test_an_owner_is_a_team_or_a_person_in_it():
    """What a list sends is read back as it was."""
    assert [Owner.of_choice(owner.choice) for owner in (Owner(3), Owner(3, 5))] == [Owner(3), Owner(3, 5)]


def test_whoever_asked_hears_of_it_a_day_after_it_was_due():
    """First its owner, then their manager, then whoever asked."""
    assert agreed.chase_at(SOON) == SOON + timedelta(hours=24)


def test_a_step_takes_its_time_from_the_policy_in_force():
    """A core group within ten working days of the conference, by a row with its source; a row that is off gives no time."""
    due = guided_due(SHIPPED, Areas(), NOW)
    assert (due["core_group.first"].at, due["core_group.first"].row.source) == (
        datetime(2026, 12, 10, 17, tzinfo=UTC), "wsp_core_group",
    )  # fmt: skip
    assert "section_47.enquiry" not in due


def test_every_step_has_its_row():
    """No step is listed for which no row was ever written."""
    assert set(GUIDED) <= {row.key for row in SHIPPED}

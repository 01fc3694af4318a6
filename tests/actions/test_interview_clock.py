"""The end of an episode was wrong: nothing runs while the child is missing after all, and then the clock of the right end."""

from datetime import timedelta

import pytest

from tests.interviewing import BACK, MORNING, episode, interview, kinds  # noqa: F401
from tests.story import at_minute
from ymylon.duties.lookups import open_duties
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.lookups.interviews import covered_by, facts_to_count, interview_of_episode
from ymylon.interviews.rules import Response
from ymylon.missing.actions.ending import record_found, record_still_missing
from ymylon.missing.lookups.episodes import episode_by_ref

MISSED = MORNING + timedelta(hours=1)
FOUND = MORNING + timedelta(hours=9)
NIGHT_AFTER = MORNING + timedelta(hours=12)


@pytest.fixture
def missing_after_all(interview, episode, as_actor):  # noqa: F811
    with as_actor("rhys") as rhys:
        record_still_missing(by=rhys, at=MISSED, episode=episode, reason="It was his brother.")
    return interview


def test_no_interview_is_owed_of_a_child_who_is_missing_after_all(missing_after_all, episode, as_actor):  # noqa: F811
    with as_actor("mared") as mared:
        assert "HOLD_RETURN_INTERVIEW" not in kinds(mared, episode.ref)


def test_found_again_the_interview_that_was_agreed_runs_from_the_right_end(missing_after_all, episode, as_actor):  # noqa: F811
    with as_actor("rhys") as rhys:
        record_found(by=rhys, at=FOUND, episode=episode_by_ref(rhys, episode.ref), found=at_minute(FOUND))
    with as_actor("mared") as mared:
        ended = episode_by_ref(mared, episode.ref)
        for _ in range(2):  # a second yes changes nothing
            offer_interview(by=mared, at=NIGHT_AFTER, episode=ended, response=Response.ACCEPTED)
        assert interview_of_episode(mared, episode.ref) == missing_after_all
        (covered,) = covered_by(mared, missing_after_all)
        (duty,) = [one for one in open_duties(mared, episode.ref) if one.kind == "HOLD_RETURN_INTERVIEW"]
        assert covered.found_at == FOUND
        assert duty.due_at == covered.due_at == FOUND + timedelta(hours=72)
        assert facts_to_count(mared, BACK).covered[missing_after_all.pk] == [covered]

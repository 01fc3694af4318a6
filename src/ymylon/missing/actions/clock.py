"""What the clock does about an episode that goes on: somebody more senior looks, an adult is handed on, a meeting falls due."""

from datetime import datetime, timedelta

from django.db import transaction

from ymylon.duties.lookups import Owed, owed_so_far, policy_rows
from ymylon.duties.rules import PolicyRow, StageDone, areas_of, local_day, utc
from ymylon.missing.actions.meeting import consider_meeting
from ymylon.missing.actions.writing import owe
from ymylon.missing.lookups.clock import hold_open
from ymylon.missing.models import Episode
from ymylon.missing.rules.ending import ADULT_ACCEPTANCE, ESCALATE_MISSING, STRATEGY_MEETING, adult_acceptance_is_owed
from ymylon.missing.rules.escalation import escalation_stages, escalations_due
from ymylon.missing.rules.states import is_open
from ymylon.people.lookups import birth_day_of
from ymylon.terms.codes import Role

POLICIES = ("escalate_missing.", "senior_review", "adult_acceptance", "strategy_meeting.", "meeting_within")


@transaction.atomic
def look_at_open_episode(*, at: datetime, episode_id: int) -> int:
    """Opens what the hours ask for, each duty once however often this is called; how many were new is returned.

    What an end had made pointless is owed again if that end was wrong and the child is missing after all.

    Called by the clock, in the system's role. A child who was found meanwhile is left alone.
    """
    episode = hold_open(episode_id)
    if episode is None or not is_open(episode.state):
        return 0
    rows = policy_rows(POLICIES)
    before = owed_so_far(episode.ref)
    _escalate(at, episode, rows, before)
    if adult_acceptance_is_owed(birth_day_of(episode.child_id), local_day(at), is_open(episode.state)):
        owe(by=None, at=at, episode=episode, code=ADULT_ACCEPTANCE, rows=rows, occurrence=_number(before, ADULT_ACCEPTANCE))
    consider_meeting(by=None, at=at, episode=episode, occurrence=_number(before, STRATEGY_MEETING))
    return len(owed_so_far(episode.ref)) - len(before)


def _number(before: list[Owed], kind: str) -> int:
    """Under which number this is owed once an episode: the next where all before were made pointless by an end that was wrong."""
    numbers = [one.occurrence for one in before if one.kind == kind]
    if not numbers:
        return 1
    return max(numbers) + all(one.is_void for one in before if one.kind == kind)


def _escalate(at: datetime, episode: Episode, rows: list[PolicyRow], before: list[Owed]) -> None:
    areas = areas_of(episode.authority)
    owed = [one for one in before if one.kind == ESCALATE_MISSING]
    looked = sorted((one.occurrence, one.opened_at) for one in owed if not one.is_void)
    done = []
    for stage in escalation_stages(rows, areas, episode.last_seen_at):
        passed = [opened for hours, opened in looked if timedelta(hours=hours) >= stage.after]
        # One senior look covers every hour that had passed by then: a late report isn't reviewed three times at once.
        done += [StageDone(stage.code, number, opened) for number, opened in enumerate(passed, start=1)]
    due = escalations_due(rows, areas, episode.last_seen_at, done, at)
    if due:
        hours = (utc(at) - utc(episode.last_seen_at)) // timedelta(hours=1)
        latest = max(due, key=lambda one: one.hours)
        roles = (latest.to, Role.TEAM_MANAGER)
        # A number that was used stays with the duty that it named, pointless or not: the next is an hour later.
        number = max(latest.hours, hours, *(one.occurrence + 1 for one in owed))
        owe(by=None, at=at, episode=episode, code=ESCALATE_MISSING, rows=rows, occurrence=number, roles=roles)

"""What the clock does about an episode that goes on: somebody more senior looks, an adult is handed on, a meeting falls due."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ymylon.audit.actions import record_act
from ymylon.duties.actions import void
from ymylon.duties.lookups import Owed, lanes_open, owed_about, owed_so_far, policy_rows
from ymylon.duties.rules import PolicyRow, StageDone, areas_of, local_day, utc
from ymylon.missing.actions.meeting import Known, consider_meeting, facts_of_each
from ymylon.missing.actions.writing import owe
from ymylon.missing.lookups.clock import hold_open, open_now
from ymylon.missing.models import Episode
from ymylon.missing.rules.ending import ADULT_ACCEPTANCE, ESCALATE_MISSING, STRATEGY_MEETING, adult_acceptance_is_owed
from ymylon.missing.rules.escalation import escalation_stages, escalations_due
from ymylon.missing.rules.meeting_due import meeting_due
from ymylon.missing.rules.states import is_open
from ymylon.people.lookups import birth_day_of
from ymylon.terms.codes import EndKind, Role

POLICIES = ("escalate_missing.", "senior_review", "adult_acceptance", "strategy_meeting.", "meeting_within")


def episodes_due(at: datetime) -> list[int]:
    """The open episodes of which hours, a birthday or a local rule ask for what isn't owed yet, longest missing first.

    Looked at without a lock, in as many questions for all of them as for one; `look_at_open_episode` decides.
    """
    found = open_now()
    rows, known = policy_rows(POLICIES), facts_of_each(at, found)
    before = owed_about(episode.ref for episode in found)
    return [episode.pk for episode in found if _calls(at, episode, rows, before[episode.ref], known[episode.pk])]


def _calls(at: datetime, episode: Episode, rows: list[PolicyRow], before: list[Owed], known: Known) -> bool:
    try:
        if escalations_due(rows, areas_of(episode.authority), episode.last_seen_at, _looked(episode, rows, before), at):
            return True
        grown = adult_acceptance_is_owed(known.born_on, local_day(at), is_open(episode.state))
        if grown and _is_new(before, ADULT_ACCEPTANCE):
            return True
        fired = {one.row.key for one in meeting_due(rows, areas_of(episode.authority), known.facts, at)}
    except Exception:
        # A rule that can't be read is said where the episode is looked at by itself, and keeps no other back.
        return True
    return bool(fired - known.fired) or bool(fired and _is_new(before, STRATEGY_MEETING))


def _is_new(before: list[Owed], kind: str) -> bool:
    return _number(before, kind) not in {one.occurrence for one in before if one.kind == kind}


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


@transaction.atomic
def owe_nothing(*, at: datetime, child_id: int, about: UUID, kinds: Collection[str]) -> int:
    """The child has died: nobody can do any more what is owed of these kinds. The reason stays with each."""
    lanes = lanes_open(about, kinds)
    voided = void(by=None, at=at, child_id=child_id, about=about, kinds=kinds, reason=EndKind.DIED)
    for lane in lanes:
        # Each in its own lane: that something was owed is for those alone who may know of it.
        record_act("OWED_NO_MORE", children=[child_id], lane=lane, about=about, why=EndKind.DIED)
    return voided


def _number(before: list[Owed], kind: str) -> int:
    """Under which number this is owed once an episode: the next where all before were made pointless by an end that was wrong."""
    numbers = [one.occurrence for one in before if one.kind == kind]
    if not numbers:
        return 1
    return max(numbers) + all(one.is_void for one in before if one.kind == kind)


def _escalate(at: datetime, episode: Episode, rows: list[PolicyRow], before: list[Owed]) -> None:
    due = escalations_due(rows, areas_of(episode.authority), episode.last_seen_at, _looked(episode, rows, before), at)
    if due:
        owed = [one for one in before if one.kind == ESCALATE_MISSING]
        hours = (utc(at) - utc(episode.last_seen_at)) // timedelta(hours=1)
        latest = max(due, key=lambda one: one.hours)
        roles = (latest.to, Role.TEAM_MANAGER)
        # A number that was used stays with the duty that it named, pointless or not: the next is an hour later.
        number = max(latest.hours, hours, *(one.occurrence + 1 for one in owed))
        owe(by=None, at=at, episode=episode, code=ESCALATE_MISSING, rows=rows, occurrence=number, roles=roles)


def _looked(episode: Episode, rows: list[PolicyRow], before: list[Owed]) -> list[StageDone]:
    """The stages at which somebody more senior was asked to look already."""
    looked = sorted((one.occurrence, one.opened_at) for one in before if one.kind == ESCALATE_MISSING and not one.is_void)
    done: list[StageDone] = []
    for stage in escalation_stages(rows, areas_of(episode.authority), episode.last_seen_at):
        passed = [opened for hours, opened in looked if timedelta(hours=hours) >= stage.after]
        # One senior look covers every hour that had passed by then: a late report isn't reviewed three times at once.
        done += [StageDone(stage.code, number, opened) for number, opened in enumerate(passed, start=1)]
    return done

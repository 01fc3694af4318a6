"""Whether a strategy meeting is due: dated local rules fire on facts, and a person arranges one or says why not."""

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils.dateparse import parse_datetime

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.duties.actions import fulfil, waive
from ymylon.duties.lookups import duties_about, policy_rows
from ymylon.duties.rules import areas_of, local_day, utc, waiving_fault
from ymylon.missing.actions.writing import hold, note, owe
from ymylon.missing.models import Episode
from ymylon.missing.rules.ending import STRATEGY_MEETING
from ymylon.missing.rules.faults import Fault
from ymylon.missing.rules.meeting_due import Fired, MeetingFacts, facts_to_keep, found_out_of_area, meeting_due, read_threshold
from ymylon.missing.rules.states import is_closed
from ymylon.people.lookups import birth_day_of, birth_days_of, persons_by_id
from ymylon.people.rules import age_on
from ymylon.terms.codes import FoundCircumstance, Harm, Lane, PoliceGrade
from ymylon.terms.words import Words

_IN_THE_PAST = Words("The meeting can’t be in the past.", "Ni all y cyfarfod fod yn y gorffennol.")

_ONE_OF_BOTH = Words(
    "Say when the meeting is, or why none is needed: not both.",
    "Dywedwch pryd mae’r cyfarfod, neu pam nad oes angen un: nid y ddau.",
)


def _born_on(by: Actor | None, child_id: int) -> date | None:
    if by is None:  # the clock asks
        return birth_day_of(child_id)
    person = persons_by_id(by, [child_id]).get(child_id)
    return person.born_on if person else None


def facts_of(by: Actor | None, at: datetime, episode: Episode) -> MeetingFacts:
    """What rules judge of an episode, also what the asker may not see: of that nothing is said but that a rule fired."""
    with connection.cursor() as cursor:
        cursor.execute("select facts_for_meeting(%s, %s)", [episode.child_id, episode.pk])
        known = json.loads(cursor.fetchone()[0])
    return _as_facts(at, episode, known, _born_on(by, episode.child_id))


class Known(NamedTuple):
    """What the clock knows of an episode: its facts, the child's birth day, and the keys of the rules that fired on it before."""

    facts: MeetingFacts
    born_on: date | None
    fired: frozenset[str]


def facts_of_each(at: datetime, episodes: Collection[Episode]) -> dict[int, Known]:
    """What rules judge of each of these episodes, by its number: for the clock, in as many questions for all as for one."""
    with connection.cursor() as cursor:
        cursor.execute("select episode, facts from facts_for_meetings(%s)", [[episode.pk for episode in episodes]])
        told = {number: json.loads(facts) for number, facts in cursor.fetchall()}
    born = birth_days_of(episode.child_id for episode in episodes)
    return {
        episode.pk: Known(
            _as_facts(at, episode, told[episode.pk], born.get(episode.child_id)),
            born.get(episode.child_id),
            frozenset(told[episode.pk]["kept"]),
        )
        for episode in episodes
    }


def _as_facts(at: datetime, episode: Episode, known: dict[str, Any], born_on: date | None) -> MeetingFacts:
    found = FoundCircumstance[known["found"]] if known["found"] else None
    return MeetingFacts(
        started_at=episode.last_seen_at,
        starts=tuple(parse_datetime(start) for start in known["starts"]),
        ended_at=episode.ended_at,
        age=age_on(born_on, local_day(at)),
        grade=PoliceGrade[known["grade"]] if known["grade"] else None,
        harm=frozenset(Harm[code] for code in known["harm"]),
        found=found,
        out_of_area=found_out_of_area(found) if found else None,
    )


def _keep(at: datetime, episode: Episode, fired: Iterable[Fired], facts: MeetingFacts) -> None:
    listed = [
        {
            "key": one.row.key,
            "value": one.row.value,
            "facts": facts_to_keep(read_threshold(one.row.value), facts),
            "source": one.row.source,
            "standing": one.row.standing,
        }
        for one in fired
    ]
    with connection.cursor() as cursor:
        cursor.execute("select keep_fired_rules(%s, %s, %s, %s)", [episode.child_id, episode.pk, json.dumps(listed), at])


def consider_meeting(*, by: Actor | None, at: datetime, episode: Episode, occurrence: int = 1) -> bool:
    """Opens the duty to arrange a strategy meeting if a local rule fires; True if one did. Owed once an episode.

    Facts that the writer may not see count as well; nothing of them is returned. Which rule fired on which is kept.
    `occurrence`: the number under which it is owed.
    """
    rows = policy_rows(["strategy_meeting.", "meeting_within"])
    if not rows:
        return False
    facts = facts_of(by, at, episode)
    fired = meeting_due(rows, areas_of(episode.authority), facts, at)
    if fired:
        _keep(at, episode, fired, facts)
        owe(by=by, at=at, episode=episode, code=STRATEGY_MEETING, rows=rows, occurrence=occurrence)
    return bool(fired)


@transaction.atomic
def set_meeting(*, by: Actor, at: datetime, episode: Episode, on: date) -> None:
    """The day of the strategy meeting is known: the duty to arrange it is met."""
    permit(by, "ARRANGE_MEETING")
    held = hold(by, episode)
    if on < local_day(utc(at)):
        raise Fault(_IN_THE_PAST, "on")
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[STRATEGY_MEETING])
    note(by=by, at=at, episode=held, act="MEETING_SET", lane=Lane.CONCERN, detail=on.isoformat())


def fell_through(*, by: Actor, at: datetime, episode: Episode) -> bool:
    """The strategy meeting that met the duty was cancelled: it is owed again, from now. False where the episode is closed."""
    held = hold(by, episode)
    if is_closed(held.state):
        return False
    before = [duty for duty in duties_about(by, [held.ref]) if duty.kind == STRATEGY_MEETING]
    rows = policy_rows(["meeting_within"])
    owe(by=by, at=at, episode=held, code=STRATEGY_MEETING, rows=rows, occurrence=len(before) + 1)
    return True


@transaction.atomic
def explain_no_meeting(*, by: Actor, at: datetime, episode: Episode, reason: str) -> None:
    """A named person says why no strategy meeting is needed: the duty is waived with that reason."""
    permit(by, "ARRANGE_MEETING")
    held = hold(by, episode)
    fault = waiving_fault(reason)
    if fault is not None:
        raise Fault(fault, "reason")
    waive(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[STRATEGY_MEETING], reason=reason.strip())
    note(by=by, at=at, episode=held, act="MEETING_NOT_NEEDED", lane=Lane.CONCERN)


def arrange_or_explain(*, by: Actor, at: datetime, episode: Episode, on: date | None, reason: str) -> None:
    """One of the two: the day of the meeting, or a named person's reason why none is needed."""
    if on is not None and reason.strip():
        raise Fault(_ONE_OF_BOTH, "reason")
    if on is not None:
        set_meeting(by=by, at=at, episode=episode, on=on)
    else:
        explain_no_meeting(by=by, at=at, episode=episode, reason=reason)

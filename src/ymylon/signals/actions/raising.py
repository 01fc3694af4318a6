"""What the published triggers find, put to a named person who holds every lane that its words use; and what that person did."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ymylon.access.actions import permit
from ymylon.access.policy import BY_ROLE
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import members_of, on_duty
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.circumstances.actions.writing import note, once, or_seal
from ymylon.circumstances.lookups.clock import allocated_to
from ymylon.duties.actions import fulfil, give_to, open_under_policy
from ymylon.duties.lookups import policy_rows, team_answering
from ymylon.duties.rules import Areas, PolicyRow, areas_of, local_day, policy_in_force
from ymylon.duties.rules.kinds import in_turn
from ymylon.protection.lookups import owners_of
from ymylon.signals import lookups
from ymylon.signals.actions.writing import RegisterFault
from ymylon.signals.models import Signal, SignalAnswer
from ymylon.signals.rules.triggers import (
    ANSWER,
    ANSWER_KEY,
    BY_CODE,
    FIRST_MISSING,
    ONE_SCHOOL,
    OUT_OF_SCHOOL,
    TRIGGERS,
    UNDER_NOTICE,
    WORRIES,
    Raised,
    SignalAnswerKind,
    Trigger,
    first_missing_words,
    is_in_force,
    of_one_school,
    one_school_words,
    read_several,
    several_since,
    several_words,
    under_notice_words,
)
from ymylon.terms.codes import Lane, Role, TeamFunction
from ymylon.terms.words import Words
from ymylon.worries.actions import rest
from ymylon.worries.lookups import area_known, children_worried_about, noted_since

_COUNCIL = in_turn(TeamFunction.SOCIAL_WORK)
_SAY = Words("Say what was done, or why nothing.", "Dywedwch beth a wnaed, neu pam na wnaed dim.")
_ANSWERED = Words("Somebody answered this signal already.", "Atebodd rhywun yr arwydd hwn eisoes.", False)

# While one of these is unanswered, no worry that it may have counted is put away.
_COUNTING_WORRIES = (WORRIES, ONE_SCHOOL)

Finder = Callable[[Trigger, list[PolicyRow], datetime], Iterable[Raised]]


def _is_on(trigger: Trigger, rows: list[PolicyRow], areas: Areas, at: datetime) -> PolicyRow | None:
    return policy_in_force(rows, trigger.policy_key, areas, at)


def _first_missing(trigger: Trigger, rows: list[PolicyRow], at: datetime) -> Iterable[Raised]:
    for child, episode, seen_on, status, area in lookups.first_missing(OUT_OF_SCHOOL, trigger.in_force_from):
        if _is_on(trigger, rows, areas_of(area), at):
            yield Raised(trigger.code, child, str(episode), first_missing_words(seen_on, status), area)


def _worries(trigger: Trigger, rows: list[PolicyRow], at: datetime) -> Iterable[Raised]:
    # The longest period and the fewest worries that any row states; what holds where a child lives is asked below.
    stated = [several for row in rows if row.key == trigger.policy_key and (several := read_several(row.value))]
    if not stated:
        return
    since, fewest = local_day(at) - max(window for _count, window in stated), min(count for count, _window in stated)
    near = children_worried_about(since, fewest)
    noted, last = noted_since(near, since), lookups.last_raised(near, trigger.code)
    for child in near:
        # Whose signal was raised already, as most were, needs no look at where they live.
        if not several_since((one.at for one in noted[child]), fewest, last.get(child)):
            continue
        area = area_known(child, local_day(at))
        row = _is_on(trigger, rows, areas_of(area), at)
        several = read_several(row.value) if row else None
        if several is None:
            continue
        at_least, window = several
        inside = [one for one in noted[child] if local_day(one.at) >= local_day(at) - window]
        fresh = [one for one in inside if last.get(child) is None or one.at > last[child]]
        if several_since((one.at for one in inside), at_least, last.get(child)):
            yield Raised(trigger.code, child, str(fresh[-1].ref), several_words(len(fresh), local_day(fresh[0].at)), area)


def _under_notice(trigger: Trigger, rows: list[PolicyRow], at: datetime) -> Iterable[Raised]:
    for child, appearance, found_on in lookups.beside_bound(trigger.in_force_from):
        area = area_known(child, local_day(at))
        if _is_on(trigger, rows, areas_of(area), at):
            yield Raised(trigger.code, child, str(appearance), under_notice_words(found_on), area)


def _one_school(trigger: Trigger, rows: list[PolicyRow], at: datetime) -> Iterable[Raised]:
    stated = [several for row in rows if row.key == trigger.policy_key and (several := read_several(row.value))]
    if not stated:
        return
    today = local_day(at)
    earliest = max(trigger.in_force_from, today - max(window for _count, window in stated))
    concerned = lookups.concerned_at_one_school(earliest, min(count for count, _window in stated))
    last = lookups.last_raised({one.child_id for one in concerned}, trigger.code)
    newest = {one.child_id: one for one in concerned}
    firing: dict[tuple[int, date], set[int]] = {}  # looked for once, for each count and period that a policy states
    shortest = min(window for _count, window in stated)
    for child, one in newest.items():
        # Once for a child while the period lasts, however many more are concerned meanwhile.
        if child in last and local_day(last[child]) >= today - shortest:
            continue
        area = area_known(child, today)
        row = _is_on(trigger, rows, areas_of(area), at)
        several = read_several(row.value) if row else None
        if several is None:
            continue
        at_least, window = several
        since = max(earliest, today - window)
        is_told = child in last and local_day(last[child]) >= today - window
        if (at_least, since) not in firing:
            firing[at_least, since] = of_one_school(concerned, at_least, since, local_day)
        if not is_told and child in firing[at_least, since]:
            yield Raised(trigger.code, child, one.cause, one_school_words(at_least, since), area)


FINDERS: Mapping[str, Finder] = {
    FIRST_MISSING: _first_missing, WORRIES: _worries, UNDER_NOTICE: _under_notice, ONE_SCHOOL: _one_school,
}  # fmt: skip


def what_fires(at: datetime) -> list[Raised]:
    """For the clock: what the triggers in force find now that was not raised before. Looked at without a lock."""
    rows = policy_rows(["signal."])
    on = {row.key for row in rows}
    looked_for = (one for one in TRIGGERS if one.policy_key in on and is_in_force(one, local_day(at)))
    return [raised for trigger in looked_for for raised in FINDERS[trigger.code](trigger, rows, at)]


@transaction.atomic
def raise_signal(*, at: datetime, raised: Raised) -> int:
    """One signal, put to a named person of the team that answers for the child; once by child, trigger and cause. 1: it is new.

    Called by the clock, in the system's role. Of a protected child it goes to the team that answers for the protection.
    """
    trigger, child = BY_CODE[raised.trigger], raised.child_id
    owner = owners_of([child]).get(child)
    team = owner.pk if owner else team_answering(child, _COUNCIL)
    person = _named(child, team, trigger.lanes, at)
    try:
        with transaction.atomic():
            signal = Signal.objects.create(
                child_id=child, trigger=trigger.code, cause=UUID(raised.cause), lanes=[str(lane) for lane in trigger.lanes],
                facts=[raised.facts.en, raised.facts.cy], at=at, person_id=person,
            )  # fmt: skip
    except IntegrityError:
        return 0
    open_under_policy(
        by=None, at=at, child_id=child, kind=ANSWER, lane=Lane.WORRY, key=ANSWER_KEY, about=signal.ref, area=raised.area,
        team_id=team, functions=_COUNCIL,
    )  # fmt: skip
    if person is not None:
        give_to(about=signal.ref, kind=ANSWER, person_id=person)
    if trigger.code in _COUNTING_WORRIES:
        _rest_on(at, signal)
    record_event(by=None, at=at, child_id=child, kind="SIGNAL_RAISED", lane=Lane.WORRY, about=signal.ref, detail=trigger.code)
    record_act("SIGNAL_RAISED", children=[child], lane=Lane.WORRY, about=signal.ref, why=trigger.code)
    return 1


def _rest_on(at: datetime, signal: Signal) -> None:
    """While it is unanswered, no worry of this child that was counted is put away."""
    for worry in noted_since([signal.child_id], lookups.long_ago(local_day(at)))[signal.child_id]:
        rest(at=at, worry=worry, about=signal.ref)


def _named(child_id: int, team_id: int | None, lanes: tuple[Lane, ...], at: datetime) -> int | None:
    """Who of this team is asked: whoever is allocated to the child, else who is on duty, else a manager, else the first by name.

    Nobody who lacks a lane; where nobody is there, the team as a whole is, and it climbs.
    """
    if team_id is None:
        return None
    needed = {Lane.WORRY, *lanes}
    able = [one for one in members_of([team_id]) if needed <= BY_ROLE[Role[one.role]].reads]
    numbers = [one.practitioner_id for one in able]
    for number in (*allocated_to(child_id), *(one.pk for one in on_duty([team_id], at).values())):
        if number in numbers:
            return number
    managers = [one.practitioner_id for one in able if one.role == Role.TEAM_MANAGER]
    return next(iter([*managers, *numbers]), None)


@transaction.atomic
def answer_signal(*, by: Actor, at: datetime, signal: Signal, kind: SignalAnswerKind, words: str) -> SignalAnswer:
    """What was done about a signal, or why nothing. Raises RegisterFault."""
    permit(by, "ANSWER_SIGNAL")
    if not words.strip():
        raise RegisterFault(_SAY, "words")
    kept = or_seal(by, at, signal.child_id, words, "signals_signalanswer")
    made: SignalAnswer = once(
        SignalAnswer, RegisterFault(_ANSWERED), child_id=signal.child_id, signal=signal, kind=kind, words=kept, at=at,
        by_id=by.practitioner_id,
    )  # fmt: skip
    fulfil(by=by, at=at, child_id=signal.child_id, about=signal.ref, kinds=[ANSWER])
    note(by=by, at=at, child_id=signal.child_id, act="SIGNAL_ANSWERED", lane=Lane.WORRY, about=signal.ref, detail=str(kind))
    return made

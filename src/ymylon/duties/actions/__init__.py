"""Opening what is owed, and ending it. The database's functions write, for who owes may not be who sees."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.rules import NOBODY, Actor
from ymylon.agencies.lookups import chain_of, teams_by_id
from ymylon.audit.actions import record_act
from ymylon.children.actions import involve_each, record_event
from ymylon.children.lookups import asked_now, has_part, lane_of_involved
from ymylon.duties import lookups, rules
from ymylon.duties.models import Duty, DutyStage, PolicyRow, Sweep
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.post.actions import queue
from ymylon.terms.codes import InvolvementKind, Lane, PolicyStanding, Role, TeamFunction

# What the clock asks of the rooms above: who must not know of this (teams, agencies), and where a duty of a kind is met.
Barred = Callable[[UUID], tuple[set[int], set[int]]]
Address = Callable[[str, UUID], str]


def open_duty(
    *,
    by: Actor | None,
    at: datetime,
    child_id: int,
    kind: str,
    lane: Lane,
    about: UUID,
    due_at: datetime | None,
    functions: Iterable[TeamFunction] = (),
    team_id: int | None = None,
    occurrence: int = 1,
    source: str = "",
    standing: PolicyStanding | str = "",
) -> None:
    """Something is owed about `about`, by a team or by the first involved team of `functions`. Owed already: nothing changes."""
    team_id = lookups.team_answering(child_id, functions) if team_id is None else team_id
    with connection.cursor() as cursor:
        arguments = [child_id, kind, lane, about, occurrence, team_id, at, due_at, source, str(standing)]
        cursor.execute("select open_duty(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", arguments)


def open_under_policy(
    *,
    by: Actor | None,
    at: datetime,
    child_id: int,
    kind: str,
    lane: Lane,
    key: str,
    about: UUID,
    area: str,
    rows: Iterable[rules.PolicyRow] | None = None,
    since: datetime | None = None,
    due_at: datetime | None = None,
    functions: Iterable[TeamFunction] = (),
    team_id: int | None = None,
    occurrence: int = 1,
) -> None:
    """A duty is open: due at the moment given, else as the policy `key` in force in `area` counts from `since`, else without one.

    `rows`: the policy rows, where they were read already. No `key`: no policy sets its time.
    """
    if rows is None:
        rows = lookups.policy_rows([key]) if key else ()
    due = rules.due_under(rows, key, rules.areas_of(area), since or at)
    open_duty(
        by=by,
        at=at,
        child_id=child_id,
        kind=kind,
        lane=lane,
        about=about,
        due_at=due_at or (due.at if due else None),
        functions=functions,
        team_id=team_id,
        occurrence=occurrence,
        source=due.row.source if due else "",
        standing=due.row.standing if due else "",
    )


def _end(by: Actor | None, at: datetime, child_id: int, about: UUID, kinds: Iterable[str], state: str, why: str) -> int:
    with connection.cursor() as cursor:
        arguments = [child_id, about, list(kinds), state, at, by.practitioner_id if by else None, why]
        cursor.execute("select end_duties(%s, %s, %s, %s, %s, %s, %s)", arguments)
        return cursor.fetchone()[0]


def fulfil(*, by: Actor | None, at: datetime, child_id: int, about: UUID, kinds: Iterable[str]) -> int:
    """The duties of these kinds are met. How many were open is returned; meeting a duty twice changes nothing."""
    return _end(by, at, child_id, about, kinds, "FULFILLED", "")


def waive(*, by: Actor, at: datetime, child_id: int, about: UUID, kinds: Iterable[str], reason: str) -> int:
    """A named person says why these duties are not met. Without a reason the database refuses."""
    return _end(by, at, child_id, about, kinds, "WAIVED", reason)


def void(*, by: Actor | None, at: datetime, child_id: int, about: UUID, kinds: Iterable[str], reason: str) -> int:
    """A fact has made these duties pointless: no letter goes out for a child who has died. No kinds named: all of them."""
    return _end(by, at, child_id, about, kinds, "VOIDED", reason)


def give_to(*, about: UUID, kind: str, person_id: int) -> None:
    """For the clock: the open duty of this kind is this person's, of the team that owes it."""
    Duty.objects.filter(about=about, kind=kind, state=Duty.State.OPEN).update(person_id=person_id)


def load_policies(rows: Iterable[rules.PolicyRow]) -> int:
    """Keep these dated rows; how many were new is returned. One that is there already stays as a board has set it."""
    known = set(PolicyRow.objects.values_list("key", "level", "area", "in_force_from", "standing"))
    fresh = [row for row in rows if (row.key, row.level, row.area, row.in_force_from, row.standing) not in known]
    # Two who load at once: the second finds the rows there, and that is no fault.
    PolicyRow.objects.bulk_create([_as_row(row) for row in fresh], ignore_conflicts=True)
    return len(fresh)


class Standing(NamedTuple):
    """What became of a board's rows: new, switched or ended by them, as they were, and those that stand with another value.

    `overlapping`: pairs that would hold in one place on the same days, the one that stands or comes first before the other.
    """

    new: int
    changed: int
    unchanged: int
    clashing: list[rules.PolicyRow]
    overlapping: tuple[tuple[rules.PolicyRow, rules.PolicyRow], ...] = ()


@transaction.atomic
def take_in_policies(wanted: Iterable[rules.PolicyRow]) -> Standing:
    """Keep a board's rows. A row that is there may be switched or ended, never given another value: that begins a later day.

    What became due before stands as it was: a duty keeps the moment that it was opened with. Of rows that overlap none is kept.
    """
    wanted = list(wanted)
    held = {(row.key, row.level, row.area, row.in_force_from, row.standing): row for row in PolicyRow.objects.select_for_update()}
    fresh, clashing, changed, unchanged = [], [], 0, 0
    for row in wanted:
        stands = held.get((row.key, row.level, row.area, row.in_force_from, row.standing))
        if stands is None:
            fresh.append(row)
        elif stands.value != dict(row.value):
            clashing.append(row)
        elif (stands.switched_on, stands.in_force_to) == (row.switched_on, row.in_force_to):
            unchanged += 1
        else:
            stands.switched_on, stands.in_force_to, stands.source = row.switched_on, row.in_force_to, row.source
            stands.save(update_fields=["switched_on", "in_force_to", "source"])
            changed += 1
    # Without the demonstration's: they are invented, and stand beside whatever a board sets.
    after = [row for row in lookups.every_policy_row() if row.standing != PolicyStanding.DEMONSTRATION]
    asked = {row.place for row in wanted}
    overlapping = tuple(
        pair for pair in rules.rows_that_clash([*after, *fresh]) if pair[0].place in asked or pair[1].place in asked
    )
    if clashing or overlapping:
        transaction.set_rollback(True)
        return Standing(0, 0, unchanged, clashing, overlapping)
    new = load_policies(fresh)
    record_act("SET_POLICY", about="ymylon policy", why=f"{new} new, {changed} changed")
    return Standing(new, changed, unchanged, clashing)


def load_shipped_policies(*, demonstration: bool = False) -> int:
    """The guidance that every installation begins with; with it, only if asked, the invented rows of the demonstration."""
    return load_policies((*SHIPPED, *(DEMONSTRATION if demonstration else ())))


def _as_row(row: rules.PolicyRow) -> PolicyRow:
    return PolicyRow(
        key=row.key,
        level=row.level,
        area=row.area,
        value=dict(row.value),
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        source=row.source,
        standing=row.standing,
        switched_on=row.switched_on,
    )


def record_sweep(name: str, *, at: datetime, acted: int, late: int | None = None) -> None:
    """The clock went round for `name` at this moment; the board says so, and says when it didn't.

    `late`: how much was open past its time then, for whoever watches over the servers and may look into no lane.
    """
    Sweep.objects.update_or_create(name=name, defaults={"ran_at": at, "acted": acted, "late": late})


# The climb: what the clock does about what nobody has done


@transaction.atomic
def climb_if_due(
    *, at: datetime, duty_id: int, barred: Barred, address: Address, climb: lookups.Climb = lookups.usual_climb
) -> int:
    """Warn of one duty, say that it is late, or tell somebody more senior: each stage once, however often this is called.

    Called by the clock, in the system's role. A duty that somebody else is writing at this moment is passed over.
    """
    duty = lookups.hold_open(duty_id)
    if duty is None or duty.due_at is None:
        return 0
    due = lookups.stages_due(duty, lookups.stages_done([duty_id])[duty_id], at, climb)
    told = {}
    for stage in due:
        team_id = _who_is_told(duty, stage.to, at, barred)
        _tell(at, duty, stage.key, team_id, address)
        record_act("DUTY_CLIMBED", children=[duty.child_id], lane=duty.lane, about=duty.ref, why=stage.key)
        if team_id is not None:
            told[team_id] = (team_id, InvolvementKind.TOLD, "OWED")
    # All at once: after a silence several stages are due together, and each round through the child's rows costs.
    lane = lane_of_involved(duty.child_id, duty.team_id) if told and duty.team_id else None
    involve_each(by=NOBODY, at=at, child_id=duty.child_id, teams=list(told.values()), about=duty.about, lane=lane)
    return len(due)


@transaction.atomic
def pass_on(*, at: datetime, duty_id: int, address: Address) -> int:
    """Whoever stands for the closed team that owes this is told so once, whether it has a time or not; how many were is returned.

    Once that team is closed too, whoever stands then is told. Called by the clock, in the system's role. The duty stays with its
    team, should that be opened again.
    """
    duty = lookups.hold_open(duty_id)
    if duty is None or duty.team_id is None:
        return 0
    stands, told = asked_now(duty.child_id, duty.team_id, at, duty.about), lookups.passed_on_to([duty_id])[duty_id]
    if stands == duty.team_id or stands in told:
        return 0
    stage = f"{rules.PASSED_ON}-{len(told) + 1}"
    _tell(at, duty, stage, stands, address)
    record_act("DUTY_CLIMBED", children=[duty.child_id], lane=duty.lane, about=duty.ref, why=stage)
    # Who owes something and has no part in the child's life opens nothing to whoever stands for them.
    if has_part(duty.child_id, duty.team_id):
        involved = (stands, InvolvementKind.TOLD, "TEAM_CLOSED")
        lane = lane_of_involved(duty.child_id, duty.team_id)
        involve_each(by=NOBODY, at=at, child_id=duty.child_id, teams=[involved], about=duty.about, lane=lane)
    return 1


def _who_is_told(duty: Duty, role: object, at: datetime, barred: Barred) -> int | None:
    """The duty's own team, or whoever is above it; where nobody above may know, the team itself again.

    A team that is closed is passed over to whoever stands for it.
    """
    own_id = duty.team_id or _whoever_is_there(duty)
    if own_id is None:
        return None
    chain = chain_of(own_id, at)
    known = teams_by_id(chain)
    teams, agencies = barred(duty.about)
    able = [team for team in chain if team == own_id or (team not in teams and known[team].agency_id not in agencies)]
    if not able:
        return own_id
    if role is None:
        return able[0]
    above = [team for team in able if team != chain[0]] or able
    return above[-1] if role == Role.HEAD_OF_SERVICE else above[0]


def _whoever_is_there(duty: Duty) -> int | None:
    # No involved team has the function that owes this: it must still reach a council, or it would be owed by nobody.
    order = [TeamFunction.CHILDRENS_FRONT_DOOR, TeamFunction.EMERGENCY_DUTY, TeamFunction.SOCIAL_WORK, TeamFunction.MANAGEMENT]
    with connection.cursor() as cursor:
        cursor.execute("select team_for_duty(%s, %s)", [duty.child_id, [str(code) for code in order]])
        return cursor.fetchone()[0]


def _tell(at: datetime, duty: Duty, stage: str, team_id: int | None, address: Address) -> None:
    team = teams_by_id([team_id])[team_id] if team_id else None
    scopes = [team.scope, *([team.agency.scope] if team.agency else [])] if team else []
    if not set(scopes) <= set(duty.told_scopes):
        duty.told_scopes = sorted({*duty.told_scopes, *scopes})
        duty.save(update_fields=["told_scopes"])
    DutyStage.objects.create(
        duty=duty, child_id=duty.child_id, lane=duty.lane, stage=stage, team_id=team_id, told_scopes=duty.told_scopes, at=at
    )
    lane, code = Lane[duty.lane], stage.rpartition("-")[0]
    if code not in (rules.WARN, rules.PASSED_ON):
        record_event(
            by=None, at=at, child_id=duty.child_id, kind="DUTY_LATE", lane=lane, about=duty.about, team_id=team_id, detail=code
        )
    if team is not None and team.email:
        queue(key=f"duty:{duty.ref}:{stage}", to_email=team.email, link=address(duty.kind, duty.about), at=at)

"""What practitioners do with a worry: note it, answer it, let the police read of it; and what the clock puts away."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction
from psycopg.errors import NoDataFound

from ymylon.access.actions import permit
from ymylon.access.policy import ACTIONS
from ymylon.access.rules import Actor, Post
from ymylon.agencies.lookups import team_for, teams_by_id
from ymylon.agencies.rules.closing import closed_fault
from ymylon.audit.actions import record_act
from ymylon.children.actions import involve, open_record, record_event
from ymylon.children.lookups import involvements
from ymylon.children.rules import lane_of
from ymylon.circumstances.actions.owing import area_of, due_by_policy
from ymylon.circumstances.actions.writing import note, once, or_seal
from ymylon.duties.actions import fulfil, open_duty, open_under_policy, void
from ymylon.duties.lookups import duties_about, owed_so_far
from ymylon.duties.rules import day_reached, local_day
from ymylon.linkage.actions import propose_matches
from ymylon.people.actions import add_person
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import InvolvementKind, Lane, Precision, ProtectedKind, RecordReason, TeamFunction
from ymylon.terms.faults import Fault, refuse, refused
from ymylon.terms.words import Words
from ymylon.worries.lookups import (
    COUNCIL,
    CallOwed,
    Stands,
    area_known,
    is_answered_for,
    sent_before,
    shared_of,
    something_rests_on,
)
from ymylon.worries.models import Rest, Step, Worry
from ymylon.worries.rules import (
    CALL,
    CALL_KEY,
    DUTY_KINDS,
    ENDS,
    ENDS_SOON_KEY,
    KEEP_KEY,
    READ,
    AnswerKind,
    CallBecame,
    Told,
    WorryState,
    answer_fault,
    call_fault,
    is_of_police,
    may_answer,
    note_fault,
    owes_call,
    share_fault,
)
from ymylon.worries.rules.judging import CALLED_MEANWHILE, GIVE_NAME, MEANWHILE, SHARED_ALREADY, ends_soon, may_end

_READ_KEY = DUTY_KINDS[0].policy_key
_T = TeamFunction
_DOORS = (_T.CHILDRENS_FRONT_DOOR, _T.SOCIAL_WORK, _T.EMERGENCY_DUTY)
_KINDS = {_T.SCHOOL_SAFEGUARDING: InvolvementKind.SCHOOL, _T.CLINIC: InvolvementKind.CLINIC, _T.HOME_STAFF: InvolvementKind.HOME}
_WHICH_AREA = Words("Say which council’s area the child lives in.", "Dywedwch yn ardal pa gyngor y mae’r plentyn yn byw.")
_NOBODY = Words("No team answers for that area yet.", "Nid oes tîm yn atebol am yr ardal honno eto.")
_AROUND = Words("The lead is a team that works with the child.", "Yr arweinydd yw tîm sy’n gweithio gyda’r plentyn.")
_NOT_POLICE = Words(
    "Below every threshold it is not the police who call: name another team.",
    "O dan bob trothwy nid yr heddlu sy’n ffonio: enwch dîm arall.",
)
_PROTECTED = Words(
    "Of a protected child nothing is passed on from here: ask the team that answers for them.",
    "Ni throsglwyddir dim o’r fan hon am blentyn gwarchodedig: gofynnwch i’r tîm sy’n atebol amdano.",
    False,
)


def noting_post(by: Actor) -> Post:
    """In whose name a worry is noted: the first post that notes any."""
    return next(post for post in by.posts if post.role in (ACTIONS["NOTE_WORRY"].roles or ()))


@transaction.atomic
def note_worry(
    *, by: Actor, at: datetime, child_id: int, said: Mapping[str, Any], area: str = "", sent_as: UUID | None = None
) -> UUID:
    """What worries somebody about a child of the record; a team of the child's council is to read it. Raises Fault.

    `said` has `words`, `support`, `since` (None: not known yet), `child_told`, `family_told` and `told_words`. `area` is where a
    child lives of whom the record doesn't say. The same `sent_as` again answers with the same worry.
    """
    permit(by, "NOTE_WORRY")
    token = sent_as or uuid4()
    with connection.cursor() as cursor:
        # The same form sent twice at once: the second waits here until the first is written.
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(token)])
    before = sent_before(by, token)
    if before is not None:
        return before.ref
    told = (said["child_told"], said["family_told"])
    refuse(note_fault(words=said["words"], support=said["support"], since=said["since"], today=local_day(at), told=told,
                       told_words=said["told_words"]))  # fmt: skip
    _must_be_answered_for(by, at, child_id, area)
    return _write(by, at, child_id, said, token)


def _write(by: Actor, at: datetime, child_id: int, said: Mapping[str, Any], token: UUID) -> UUID:
    kept: dict[str, str | None] = {
        name: _sealed(by, at, child_id, said[name], "worries_worry") for name in ("words", "support", "told_words")
    }
    kept |= {"since_on": said["since"].isoformat() if said["since"] else None, "sent_as": str(token)}
    kept |= {"child_told": str(said["child_told"]), "family_told": str(said["family_told"])}
    post = noting_post(by)
    with connection.cursor() as cursor:
        arguments = [child_id, post.team_id, json.dumps(kept), at, by.practitioner_id]
        cursor.execute("select ref from note_worry(%s, %s, %s, %s, %s)", arguments)
        ref: UUID = cursor.fetchone()[0]
    open_under_policy(
        by=by, at=at, child_id=child_id, kind=READ, lane=Lane.WORRY, key=_READ_KEY, about=ref, area=area_of(by), functions=COUNCIL
    )
    # Of a clinic the chronology names neither the person nor the team: that the child was there is what it must not say.
    is_clinic = post.team_function == TeamFunction.CLINIC
    record_event(by=None if is_clinic else by, at=at, child_id=child_id, kind="WORRY_NOTED", lane=Lane.WORRY, about=ref)
    record_act("WORRY_NOTED", children=[child_id], lane=Lane.WORRY, about=ref)
    return ref


def _sealed(by: Actor, at: datetime, child_id: int, words: str, table: str) -> str:
    return or_seal(by, at, child_id, words, table, ProtectedKind.PLACE)


def _must_be_answered_for(by: Actor, at: datetime, child_id: int, area: str) -> None:
    """A council's team is involved; of a child who has none, that of where they live comes in. Raises Fault on `area`."""
    if is_answered_for(child_id):
        return
    lives = area_known(child_id, local_day(at)) or area or area_of(by)
    if not lives:
        raise Fault(_WHICH_AREA, "area")
    team = team_for(_DOORS, lives)
    if team is None:
        raise Fault(_NOBODY, "area")
    kind = InvolvementKind.RESIDENCE_AUTHORITY
    involve(by=by, at=at, child_id=child_id, team_id=team.pk, kind=kind, basis="WORRY_NOTED")


@transaction.atomic
def note_of_new_child(
    *, by: Actor, at: datetime, given: str, family: str, area: str, said: Mapping[str, Any], sent_as: UUID | None = None
) -> UUID:
    """As above, of a child who has no record that the writer finds: it is made first. Raises Fault."""
    permit(by, "NOTE_WORRY")
    token = sent_as or uuid4()
    before = sent_before(by, token)
    if before is not None:
        return before.ref
    if not (given.strip() or family.strip()):
        raise Fault(GIVE_NAME, "given")
    person = add_person(by=by, at=at, given=given.strip(), family=family.strip(), born_precision=Precision.UNKNOWN)
    open_record(by=by, at=at, person_id=person.pk, reason=RecordReason.REFERRAL)
    post = noting_post(by)
    kind = _KINDS.get(TeamFunction[post.team_function], InvolvementKind.OTHER)
    # Who opens a record holds it until somebody is involved: they stay, beside the council that comes in now.
    involve(by=by, at=at, child_id=person.pk, team_id=post.team_id, kind=kind, basis="WORRY_NOTED", lane=lane_of(kind))
    ref = note_worry(by=by, at=at, child_id=person.pk, said=said, area=area, sent_as=token)
    propose_matches(by=by, at=at, child_id=person.pk)
    return ref


@transaction.atomic
def answer(
    *, by: Actor, at: datetime, worry: Stands, seen: int, kind: AnswerKind, lead: int | None, words: str, child_told: Told | None,
    family_told: Told | None, told_words: str = "", ends_on: date | None = None,
) -> Step:  # fmt: skip
    """Somebody read it: one lead calls the family, and it is closed, kept or referred. Raises Fault.

    `seen`: how many steps the reader saw. Without a day of one's own, a worry that goes on is kept as the policy in force says.
    Whether child and family are told is decided by now; where it is safe, the lead is told that they call.
    """
    permit(by, "ANSWER_WORRY")
    one, today = worry.worry, local_day(at)
    if seen != len(worry.steps) or not may_answer(worry.state):
        raise Fault(MEANWHILE)
    due = due_by_policy(KEEP_KEY, at, area_of(by))
    until = ends_on or (day_reached(at, due.at) if due else None)
    refuse(answer_fault(kind=kind, has_lead=lead is not None, words=words, ends_on=until, today=today,
                        told=(child_told, family_told), told_words=told_words))  # fmt: skip
    _may_lead(by, at, one, lead)
    step = _step(
        one, seen + 1, by=by, at=at, state=kind.state, lead_id=lead, ends_on=None if kind == AnswerKind.CLOSE else until,
        words=_sealed(by, at, one.child_id, words, "worries_step"), child_told=child_told, family_told=family_told,
        told_words=_sealed(by, at, one.child_id, told_words, "worries_step"),
    )  # fmt: skip
    _owe_call(by, at, worry, step, lead)
    fulfil(by=by, at=at, child_id=one.child_id, about=one.ref, kinds=[READ, ENDS])
    note(by=by, at=at, child_id=one.child_id, act="WORRY_ANSWERED", lane=Lane.WORRY, about=one.ref, detail=str(kind))
    return step


def _may_lead(by: Actor, at: datetime, one: Worry, lead: int | None) -> None:
    if lead is None or lead not in {row.team_id for row in involvements(by, one.child_id)}:
        raise Fault(_AROUND, "lead")
    team = teams_by_id([lead])[lead]
    refuse(closed_fault(team, at, "lead"))
    if is_of_police(team.agency and team.agency.kind):
        raise refused(Fault(_NOT_POLICE, "lead"), child=one.child_id)


def _owe_call(by: Actor, at: datetime, worry: Stands, step: Step, lead: int | None) -> None:
    """The lead that stands now is told that they call, and an earlier one that they need not any more."""
    one = worry.worry
    calls = [
        duty for duty in duties_about(by, [one.ref]) if duty.kind == CALL and duty.team_id == lead and duty.state != "VOIDED"
    ]
    is_owed = owes_call(
        family_told=Told[step.family_told], lead_is_own=lead in {post.team_id for post in by.posts},
        has_called=any(duty.state != "OPEN" for duty in calls),
    )  # fmt: skip
    if is_owed and any(duty.state == "OPEN" for duty in calls):
        return
    void(by=by, at=at, child_id=one.child_id, about=one.ref, kinds=[CALL], reason="another answer")
    if is_owed:
        open_under_policy(
            by=by, at=at, child_id=one.child_id, kind=CALL, lane=Lane.WORRY, key=CALL_KEY, about=one.ref, area=area_of(by),
            team_id=lead, occurrence=step.number,
        )  # fmt: skip


@transaction.atomic
def say_called(*, by: Actor, at: datetime, call: CallOwed, became: CallBecame | None, words: str) -> None:
    """Whoever was named called the family, or could not, and why. Who reads it is the council, and whoever noted the worry."""
    permit(by, "CALL_FAMILY")
    refuse(call_fault(became=became, words=words))
    kept = _sealed(by, at, call.child_id, words.strip(), "worries_call")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select say_called(%s, %s, %s, %s, %s)", [call.about, str(became), kept, at, by.practitioner_id])
    except DatabaseError as error:
        if not isinstance(error.__cause__, NoDataFound):
            raise
        raise Fault(CALLED_MEANWHILE) from None
    fulfil(by=by, at=at, child_id=call.child_id, about=call.about, kinds=[CALL])
    by_whom = None if call.is_clinic else by
    record_event(by=by_whom, at=at, child_id=call.child_id, kind="FAMILY_CALLED", lane=Lane.WORRY, about=call.about)
    record_act("FAMILY_CALLED", children=[call.child_id], lane=Lane.WORRY, about=call.about, why=str(became))


def _step(worry: Worry, number: int, *, by: Actor | None, **facts: Any) -> Step:
    who = by.practitioner_id if by else None
    made: Step = once(Step, Fault(MEANWHILE), worry=worry, child_id=worry.child_id, number=number, by_id=who, **facts)
    return made


@transaction.atomic
def share(*, by: Actor, at: datetime, worry: Stands, words: str, reason: str) -> UUID:
    """A manager lets the police read these words of a worry, for this reason. Raises Fault."""
    permit(by, "SHARE_WORRY")
    one = worry.worry
    refuse(share_fault(clinic=one.clinic, words=words, reason=reason))
    if one.child_id in owners_of([one.child_id]):
        raise Fault(_PROTECTED)
    if shared_of(by, one) is not None:
        raise Fault(SHARED_ALREADY)
    with connection.cursor() as cursor:
        arguments = [one.pk, words.strip(), reason.strip(), at, by.practitioner_id]
        cursor.execute("select share_worry(%s, %s, %s, %s, %s)", arguments)
        ref: UUID = cursor.fetchone()[0]
    note(by=by, at=at, child_id=one.child_id, act="WORRY_SHARED", lane=Lane.CONCERN, about=one.ref)
    return ref


def rest(*, at: datetime, worry: Worry, about: UUID) -> None:
    """A signal was raised by this worry: while something is owed about it, the clock leaves the worry alone."""
    Rest.objects.get_or_create(worry=worry, about=about, defaults={"child_id": worry.child_id})


# For the clock, in the system's role


@transaction.atomic
def see_to_end(*, at: datetime, worry: Stands) -> int:
    """Say that a worry ends soon, or put it away on its day. What nobody has read, or something rests on, stays. 1: it acted."""
    one, today, ends_on = worry.worry, local_day(at), worry.ends_on
    if worry.state not in (WorryState.KEPT, WorryState.REFERRED) or ends_on is None:
        return 0
    if may_end(ends_on=ends_on, today=today, was_read=bool(worry.steps), rests=something_rests_on(one)):
        last = worry.steps[-1]
        _step(one, last.number + 1, by=None, at=at, state=WorryState.ENDED, lead_id=last.lead_id, ends_on=ends_on)
        void(by=None, at=at, child_id=one.child_id, about=one.ref, kinds=[ENDS], reason="its day came")
        record_event(by=None, at=at, child_id=one.child_id, kind="WORRY_ENDED", lane=Lane.WORRY, about=one.ref)
        record_act("WORRY_ENDED", children=[one.child_id], lane=Lane.WORRY, about=one.ref)
        return 1
    ahead = due_by_policy(ENDS_SOON_KEY, at)
    said = (ENDS, len(worry.steps)) in {(owed.kind, owed.occurrence) for owed in owed_so_far(one.ref)}
    if said or not ends_soon(ends_on=ends_on, today=today, ahead=local_day(ahead.at) - today if ahead else None):
        return 0
    open_duty(
        by=None, at=at, child_id=one.child_id, kind=ENDS, lane=Lane.WORRY, about=one.ref, due_at=end_of_day(ends_on),
        functions=COUNCIL, occurrence=len(worry.steps), source=ahead.row.source if ahead else "",
        standing=ahead.row.standing if ahead else "",
    )  # fmt: skip
    return 1

"""What practitioners do with a plan that is kept with a child. No version is edited, and a plan ends by a person alone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_disclosure, record_event, record_papers
from ymylon.children.lookups import refs_of
from ymylon.circumstances.actions.owing import area_of
from ymylon.duties.actions import fulfil, open_under_policy, void
from ymylon.duties.actions.agreeing import agree_action
from ymylon.duties.lookups import Action, duties_about, next_occurrence
from ymylon.duties.rules import Owner, PolicyRow, local_day
from ymylon.duties.rules.agreed import end_of
from ymylon.duties.rules.kinds import catalogue, in_turn
from ymylon.missing.lookups.clock import have_died
from ymylon.people.lookups import persons_by_id
from ymylon.people.rules import age_on
from ymylon.protection.actions import seal_instead
from ymylon.protection.lookups import owners_of
from ymylon.safety.lookups import LINES, PARTS, PLANS, Kept, Owed, looks_so_far, not_receiving, plan_of, said_after_18
from ymylon.safety.rules import (
    ACCEPT,
    ASKED,
    CONSENT_ENDS,
    DUTY_KINDS,
    LONGEST,
    MAKE_TRANSITION,
    MAY_BE_SAID,
    REVIEW,
    REVIEW_HIGH,
    SIGN,
    Consent,
    CopyFor,
    Fault,
    LineKind,
    Overtaken,
    PlanKind,
    ReadBy,
    StepDown,
    Until,
    consent_fault,
    copy_fault,
    event_of,
    goes_on_after_18,
    plan_fault,
    step_down_fault,
    support_ends_on,
)
from ymylon.safety.rules.codes import FormPart
from ymylon.safety.rules.keeping import (
    ENDED,
    FROM_AGE,
    NOT_THIS_PLAN,
    NOT_YET_SIXTEEN,
    OWN_WORK,
    SAY_WHAT,
)
from ymylon.terms.codes import GivenBy, ProtectedKind, StandingReason
from ymylon.terms.faults import refuse

_KINDS = catalogue(DUTY_KINDS)
_BY_NAME = (LineKind.SIGNED, LineKind.STEPPED_DOWN, LineKind.ENDED)


@transaction.atomic
def keep_plan(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    kind: PlanKind,
    based_on: int,
    answers: Mapping[str, str],
    made_with: Sequence[str],
    view: str,
    childs_words: str = "",
    words_language: str = "",
) -> Kept:
    """The next version holds from now on. `based_on`: the number of the one that its writer had before them, 0 for none.

    That it is signed off and looked at again in time is owed from now on, and nothing more of any version before it: the
    database ends that, also where its writer may not read them. Raises Fault, and Overtaken where another was kept meanwhile.
    """
    permit(by, "KEEP_PLAN")
    before = _wait(by, child_id, kind)
    if (before.number if before else 0) != based_on:
        raise Overtaken(before)
    if kind is PlanKind.TRANSITION:
        _must_be_sixteen(by, child_id, local_day(at))
    fault = plan_fault(kind, answers, made_with=made_with, childs_words=childs_words, words_language=words_language)
    refuse(fault)
    plan: Kept = PLANS[kind.lane].objects.create(
        child_id=child_id, kind=kind, at=at, by_id=by.practitioner_id, made_with=list(made_with), view=view,
        answers=_open_answers(by, at, child_id, kind, answers), words_language=words_language if childs_words.strip() else "",
        childs_words=_or_seal(by, at, child_id, kind, childs_words),
    )  # fmt: skip
    plan.refresh_from_db()
    note(by=by, at=at, plan=plan)
    # Nothing that was accepted is taken for accepted anew: what has changed is read by the receiving authority too.
    _owe(by, at, plan, SIGN.get(kind), REVIEW.get(kind), ACCEPT if kind is PlanKind.RELOCATION else None)
    return plan


def _must_be_sixteen(by: Actor, child_id: int, today: date) -> None:
    born_on = _born_on(by, child_id)
    if born_on is not None and (age_on(born_on, today) or 0) < FROM_AGE:
        raise Fault(NOT_YET_SIXTEEN)


def _open_answers(by: Actor, at: datetime, child_id: int, kind: PlanKind, answers: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for one in ASKED[kind]:
        words = answers.get(one.code, "").strip()[:LONGEST]
        words = _or_seal(by, at, child_id, kind, words) if one.may_betray else words
        if words:
            found[one.code] = words
    return found


def _or_seal(by: Actor, at: datetime, child_id: int, kind: PlanKind, words: str) -> str:
    whence = PLANS[kind.lane]._meta.db_table
    return seal_instead(by=by, at=at, child_id=child_id, kind=ProtectedKind.PLACE, words=words.strip(), whence=whence)


def _wait(by: Actor, child_id: int, kind: PlanKind) -> Any:
    """The version that stands, read when nobody else can be keeping one."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, %s))", [f"kept {kind}", child_id])
    return plan_of(by, child_id, kind)


def _must_stand(by: Actor, plan: Kept) -> Any:
    stands = _wait(by, plan.child_id, PlanKind[plan.kind])
    if stands is None or stands.pk != plan.pk:
        raise Overtaken(stands)
    if stands.ended:
        raise Fault(ENDED)
    return stands


def _say(by: Actor, at: datetime, plan: Kept, what: LineKind, *, words: str = "", stays: str = "", **said: Any) -> None:
    kind = PlanKind[plan.kind]
    if what not in MAY_BE_SAID[kind]:
        raise Fault(NOT_THIS_PLAN)
    sealed = {name: _or_seal(by, at, plan.child_id, kind, text) for name, text in (("words", words), ("stays", stays))}
    if "name" in said:
        said["name"] = _or_seal(by, at, plan.child_id, kind, said["name"])
    LINES[kind.lane].objects.create(
        child_id=plan.child_id, plan_id=plan.pk, at=at, by_id=by.practitioner_id, what=what, **sealed, **said
    )
    note(by=by, at=at, plan=plan, what=what)


@transaction.atomic
def sign_off(*, by: Actor, at: datetime, plan: Kept, words: str = "") -> bool:
    """A manager who did not write it signs this version off. False, and nothing changed: it was signed before.

    Raises Fault, and Overtaken where a newer version stands.
    """
    permit(by, "SIGN_PLAN")
    stands = _must_stand(by, plan)
    if plan.by_id == by.practitioner_id:
        raise Fault(OWN_WORK)
    if LineKind.SIGNED in stands.said:
        return False
    _say(by, at, plan, LineKind.SIGNED, words=words)
    kind = PlanKind[plan.kind]
    fulfil(by=by, at=at, child_id=plan.child_id, about=plan.ref, kinds=[SIGN[kind]])
    if kind is PlanKind.TRANSITION:
        child = refs_of(by, [plan.child_id])[plan.child_id]
        fulfil(by=by, at=at, child_id=plan.child_id, about=child, kinds=[MAKE_TRANSITION])
    return True


@transaction.atomic
def say_still_right(*, by: Actor, at: datetime, plan: Kept, words: str = "") -> None:
    """Somebody looked at it again with the child: it holds as it is, and is looked at again in time. Raises Fault, Overtaken."""
    permit(by, "KEEP_PLAN")
    _must_stand(by, plan)
    _say(by, at, plan, LineKind.STILL_RIGHT, words=words)
    kind = PlanKind[plan.kind]
    if kind in REVIEW:
        fulfil(by=by, at=at, child_id=plan.child_id, about=plan.ref, kinds=[REVIEW[kind], REVIEW_HIGH])
        if _goes_on(by, plan, at):
            _owe_look(by, at, plan)


@transaction.atomic
def agree_step(
    *, by: Actor, at: datetime, plan: Kept, words: str, owner: Owner | None, due_at: datetime, left_out: Collection[int]
) -> Action:
    """Somebody is to do this by then, as a step of the plan: an agreed action like any other. Raises Fault, and Overtaken."""
    permit(by, "AGREE_ACTION")
    _must_stand(by, plan)
    return agree_action(
        by=by, at=at, child_id=plan.child_id, words=words, owner=owner, due_at=due_at, left_out=left_out, about=plan.ref
    )


@transaction.atomic
def give_copy(*, by: Actor, at: datetime, plan: Kept, whom: CopyFor, name: str, on: date, words: str = "") -> None:
    """That a person gave somebody a copy. The program gives none to anybody, a parent least of all. Raises Fault."""
    permit(by, "KEEP_PLAN")
    refuse(copy_fault(whom, name, words, on, local_day(at)))
    _must_stand(by, plan)
    _say(by, at, plan, LineKind.GIVEN, words=words, whom=whom, name=name, on=on)
    if owners_of([plan.child_id]):
        # To whom is sealed beside the plan already.
        lane = PlanKind[plan.kind].lane
        record_disclosure(by=by, at=at, child_id=plan.child_id, lanes=[lane], means=GivenBy.HAND, is_sealed=True)
    else:
        # Whose copy it is, by name, is read by those who keep the plan.
        _give(by, at, plan, GivenBy.PRINT, StandingReason.PLAN_COPY_GIVEN_BY_HAND, to_body=whom)


def _give(by: Actor, at: datetime, plan: Kept, means: GivenBy, why: StandingReason, **whom: str) -> None:
    kind = PlanKind[plan.kind]
    # As in the plan that everybody around the child reads: who works on it is not everybody’s to know.
    named = kind is not PlanKind.SAFETY
    record_papers(by=by, at=at, child_ids=[plan.child_id], lanes=[kind.lane], means=means, why=why, is_named=named, **whom)


@transaction.atomic
def add_to(*, by: Actor, at: datetime, plan: Kept, read_by: ReadBy, words: str) -> None:
    """Somebody around the child says what they do; for everybody who reads the plan, or in the lane of one profession alone.

    Raises Fault, and Overtaken.
    """
    permit(by, "ADD_TO_PLAN")
    refuse(None if words.strip() else Fault(SAY_WHAT, "words"))
    _must_stand(by, plan)
    if read_by is ReadBy.EVERYBODY:
        _say(by, at, plan, LineKind.ADDED, words=words)
        return
    if PlanKind[plan.kind] is not PlanKind.SAFETY:
        raise Fault(NOT_THIS_PLAN)
    model = PARTS[read_by]
    sealed = seal_instead(
        by=by, at=at, child_id=plan.child_id, kind=ProtectedKind.PLACE, words=words.strip(), whence=model._meta.db_table
    )
    if sealed:
        model.objects.create(child_id=plan.child_id, at=at, by_id=by.practitioner_id, words=sealed)
    # In the lane alone in which it lies: that somebody of that profession works with the child is theirs to know.
    record_act("PLAN_ADDED_TO", children=[plan.child_id], lane=read_by.lane, about=plan.ref)


@transaction.atomic
def step_down(*, by: Actor, at: datetime, plan: Kept, choice: StepDown, words: str, stays: str) -> None:
    """A manager says that less is enough, or that it is over, why, and what stays. Raises Fault, and Overtaken.

    Steps that were agreed go on: each is its owner's. Of a plan that is over nothing more is owed.
    """
    permit(by, "SIGN_PLAN")
    refuse(step_down_fault(words, stays))
    _must_stand(by, plan)
    _say(by, at, plan, LineKind[choice.value], words=words, stays=stays)
    if choice is StepDown.ENDED:
        kinds = [one.code for one in DUTY_KINDS]
        void(by=by, at=at, child_id=plan.child_id, about=plan.ref, kinds=kinds, reason="PLAN_ENDED")
        if PlanKind[plan.kind] is PlanKind.TRANSITION:
            child = refs_of(by, [plan.child_id])[plan.child_id]
            void(by=by, at=at, child_id=plan.child_id, about=child, kinds=[CONSENT_ENDS], reason="PLAN_ENDED")


@transaction.atomic
def say_consent(*, by: Actor, at: datetime, plan: Kept, choice: Consent, until: Until | None, on: date, words: str = "") -> None:
    """The young person agrees to support after 18, or takes that back: on a day, at any time. Raises Fault, and Overtaken.

    Agreed, it is owed to settle what follows by the birthday on which it ends. Taken back, that is owed no more, and of an adult
    nothing is of the plan; before 18 the plan is looked at all the same.
    """
    permit(by, "KEEP_PLAN")
    refuse(consent_fault(choice, until, on, local_day(at)))
    _must_stand(by, plan)
    _say(by, at, plan, LineKind[choice.value], words=words, whom=until if choice is Consent.CONSENTED else "", on=on)
    child, kinds = refs_of(by, [plan.child_id])[plan.child_id], [CONSENT_ENDS]
    if choice is Consent.WITHDREW or until is None:
        void(by=by, at=at, child_id=plan.child_id, about=child, kinds=kinds, reason="CONSENT_TAKEN_BACK")
        if not _goes_on(by, plan, at):
            kinds = [REVIEW[PlanKind.TRANSITION], SIGN[PlanKind.TRANSITION]]
            void(by=by, at=at, child_id=plan.child_id, about=plan.ref, kinds=kinds, reason="CONSENT_TAKEN_BACK")
        return
    # Agreed anew, until another day: the one that was owed is met by it.
    fulfil(by=by, at=at, child_id=plan.child_id, about=child, kinds=kinds)
    ends_on = support_ends_on(_born_on(by, plan.child_id), until)
    # Not by what was said: of a child who came to be protected nobody reads what was said before.
    number = next_occurrence(plan.child_id, child, CONSENT_ENDS)
    _owe(by, at, plan, CONSENT_ENDS, occurrence=number, about=child, due_at=end_of(ends_on) if ends_on else None)
    _owe_look(by, at, plan)


def _owe_look(by: Actor, at: datetime, plan: Kept) -> None:
    kind = REVIEW[PlanKind[plan.kind]]
    own = [duty for duty in duties_about(by, [plan.ref]) if duty.kind == kind]
    if all(duty.state != "OPEN" for duty in own):
        _owe(by, at, plan, kind, occurrence=len(own) + 1)


def _born_on(by: Actor, child_id: int) -> date | None:
    person = persons_by_id(by, [child_id]).get(child_id)
    return person.born_on if person else None


def _goes_on(by: Actor, plan: Kept, at: datetime) -> bool:
    """Whether looks at it go on: at the plan for growing up of an adult only while they agree."""
    if PlanKind[plan.kind] is not PlanKind.TRANSITION:
        return True
    return goes_on_after_18(_born_on(by, plan.child_id), said_after_18(by, plan.child_id), local_day(at))


@transaction.atomic
def accept(*, by: Actor, at: datetime, plan: Kept, words: str = "") -> bool:
    """A named person of the receiving authority accepts; whoever answers for the child already does not.

    False, and nothing changed: it was accepted before. Raises Fault, and Overtaken.
    """
    permit(by, "SIGN_PLAN")
    stands = _must_stand(by, plan)
    why_not = not_receiving(by, plan)
    refuse(Fault(why_not) if why_not else None)
    if LineKind.ACCEPTED in stands.said:
        return False
    _say(by, at, plan, LineKind.ACCEPTED, words=words)
    fulfil(by=by, at=at, child_id=plan.child_id, about=plan.ref, kinds=[ACCEPT])
    return True


@transaction.atomic
def owe_look_while_high(*, at: datetime, plan: Kept) -> None:
    """For the clock: a person judges exploitation significant, so the safety plan is looked at again sooner."""
    _owe(None, at, plan, REVIEW_HIGH, occurrence=looks_so_far(plan) + 1)
    record_act("PLAN_TO_REVIEW", children=[plan.child_id], lane=_KINDS[REVIEW_HIGH].lane, about=plan.ref)


@transaction.atomic
def owe_transition(*, at: datetime, owed: Owed, rows: Iterable[PolicyRow]) -> None:
    """For the clock: at 17½ nothing is agreed, and somebody is told so, under the policy in force."""
    kind = _KINDS[MAKE_TRANSITION]
    open_under_policy(
        by=None, at=at, child_id=owed.child_id, kind=kind.code, lane=kind.lane, key=kind.policy_key, about=owed.child_ref,
        area=owed.authority, rows=rows, functions=in_turn(kind.owner),
    )  # fmt: skip
    record_act("PLAN_OWED", children=[owed.child_id], lane=kind.lane, about=owed.child_ref)


def _owe(
    by: Actor | None,
    at: datetime,
    plan: Kept,
    *codes: str | None,
    occurrence: int = 1,
    about: UUID | None = None,
    due_at: datetime | None = None,
) -> None:
    if by is not None and have_died([plan.child_id]):
        return
    for code in filter(None, codes):
        kind = _KINDS[code]
        open_under_policy(
            by=by, at=at, child_id=plan.child_id, kind=code, lane=kind.lane, key=kind.policy_key,
            about=about or plan.ref, area=area_of(by), functions=in_turn(kind.owner), occurrence=occurrence, due_at=due_at,
        )  # fmt: skip


def note(*, by: Actor, at: datetime, plan: Kept, what: LineKind | None = None) -> None:
    """The line in the chronology, in the lane of the plan, and that in the audit."""
    kind = PlanKind[plan.kind]
    act = event_of(kind, what)
    # Of the plan that everybody around the child reads, a manager is named; who else worked on it is not everybody’s to know.
    named = by if kind is not PlanKind.SAFETY or what in _BY_NAME else None
    if what is not LineKind.ADDED:
        record_event(by=named, at=at, child_id=plan.child_id, kind=act, lane=kind.lane, about=plan.ref, detail=str(plan.number))
    record_act(act, children=[plan.child_id], lane=kind.lane, about=plan.ref, why=str(plan.number))


@transaction.atomic
def record_paper(*, by: Actor, at: datetime, plan: Kept, means: GivenBy, part: FormPart | None = None, child: str = "") -> None:
    """The sheet leaves, alone or as one part of a form: listed for the child, and the line that says so.

    `child`: it is the child’s own sheet, for them, by what they are called; any other is for whoever makes it.
    """
    permit(by, "PRINT_KEPT_PLAN")
    lane = PlanKind[plan.kind].lane
    why = StandingReason.PLAN_FOR_THE_CHILD_ITSELF if child else StandingReason.OWN_USE_WITHIN_AGENCY
    _give(by, at, plan, means, why, to_person=child)
    record_act("PLAN_PRINTED", children=[plan.child_id], lane=lane, about=plan.ref, why=str(part or ""))

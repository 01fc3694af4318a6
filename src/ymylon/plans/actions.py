"""What practitioners do with a plan: keep a version, agree it for the council, say that it is still right. Nothing is edited."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event, record_papers
from ymylon.children.lookups import children_by_id
from ymylon.duties.actions import fulfil, open_under_policy, void
from ymylon.duties.rules import PolicyRow
from ymylon.duties.rules.kinds import catalogue, in_turn
from ymylon.plans.lookups import InCare, is_planned_for, looks_so_far, plan_of
from ymylon.plans.models import HealthTonight, Judgement, Plan
from ymylon.plans.rules import (
    AGREE_PLAN,
    DUTY_KINDS,
    MAKE_KEY,
    MAKE_PLAN,
    MAY_BETRAY,
    REVIEW_AFTER_MOVE,
    REVIEW_PLAN,
    Fault,
    Judged,
    Overtaken,
    plan_fault,
)
from ymylon.protection.actions import seal_instead
from ymylon.terms.codes import GivenBy, Lane, ProtectedKind, StandingReason
from ymylon.terms.words import Words

_KINDS = catalogue(DUTY_KINDS)
_REVIEWS = (REVIEW_PLAN, REVIEW_AFTER_MOVE)
_TABLE = "plans_plan"
NEWER = Fault(
    Words(
        "A newer version was kept meanwhile. Go back and read that one.",
        "Cadwyd fersiwn newydd yn y cyfamser. Ewch yn ôl a darllenwch honno.",
    )
)


@transaction.atomic
def keep_plan(*, by: Actor, at: datetime, child_id: int, based_on: int, health: str = "", **said: Any) -> Plan:
    """The next version holds from now on; if the child is missing, the police read this one from now on.

    `based_on` is the number of the version that its writer had before them, 0 for none. `said` are `made_with`, `view`,
    `told_how`, `childs_words`, `words_language` and the answers of `rules.NIGHT` and `rules.WHO`. Raises Fault, and Overtaken
    where another version was kept meanwhile.
    """
    permit(by, "MAKE_PLAN")
    before = _wait(by, child_id)
    if (before.number if before else 0) != based_on:
        raise Overtaken(before)
    answers = [words for name, words in said.items() if name not in ("made_with", "view", "told_how", "words_language")]
    fault = plan_fault(said["made_with"], said["view"], said.get("told_how", ""), [*answers, health])
    if fault is not None:
        raise fault
    open_words = {name: _or_seal(by, at, child_id, name, value) for name, value in said.items()}
    plan = Plan.objects.create(child_id=child_id, at=at, by_id=by.practitioner_id, **open_words)
    plan.refresh_from_db()
    _keep_health(by, at, child_id, health)
    note(by=by, at=at, plan=plan, act="PLAN_MADE", detail=str(plan.number))
    fulfil(by=by, at=at, child_id=child_id, about=children_by_id(by, [child_id])[child_id].ref, kinds=[MAKE_PLAN])
    if before is not None:
        fulfil(by=by, at=at, child_id=child_id, about=before.ref, kinds=[*_REVIEWS, AGREE_PLAN])
    _owe(by=by, at=at, plan=plan, code=REVIEW_PLAN)
    _owe(by=by, at=at, plan=plan, code=AGREE_PLAN)
    return plan


def _wait(by: Actor, child_id: int) -> Plan | None:
    """The version that stands, read when nobody else can be keeping one."""
    _hold(child_id)
    return plan_of(by, child_id)


def _hold(child_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('plan', %s))", [child_id])


def _or_seal(by: Actor, at: datetime, child_id: int, name: str, value: Any) -> Any:
    if name not in MAY_BETRAY:
        return value.strip() if isinstance(value, str) else value
    return seal_instead(by=by, at=at, child_id=child_id, kind=ProtectedKind.PLACE, words=value.strip(), whence=_TABLE)


def _keep_health(by: Actor, at: datetime, child_id: int, words: str) -> None:
    rows = HealthTonight.objects.visible_to(by).filter(child_id=child_id).order_by("-id").values_list("words", flat=True)
    if (rows.first() or "") != words.strip():
        HealthTonight.objects.create(child_id=child_id, at=at, by_id=by.practitioner_id, words=words.strip())


@transaction.atomic
def agree_plan(*, by: Actor, at: datetime, plan: Plan, words: str = "") -> bool:
    """A manager agrees this version for the council. False, and nothing changed: it was agreed before. Raises Overtaken."""
    permit(by, "AGREE_PLAN")
    _must_stand(by, plan)
    if Judgement.objects.visible_to(by).filter(plan=plan, kind=Judged.AGREED).exists():
        return False
    _judge(by, at, plan, Judged.AGREED, words)
    note(by=by, at=at, plan=plan, act="PLAN_AGREED")
    fulfil(by=by, at=at, child_id=plan.child_id, about=plan.ref, kinds=[AGREE_PLAN])
    return True


@transaction.atomic
def say_still_right(*, by: Actor, at: datetime, plan: Plan, words: str = "") -> None:
    """Somebody has looked at it again with the child: it holds as it is, and is looked at again in time. Raises Overtaken."""
    permit(by, "MAKE_PLAN")
    _must_stand(by, plan)
    _judge(by, at, plan, Judged.STILL_RIGHT, words)
    note(by=by, at=at, plan=plan, act="PLAN_STILL_RIGHT")
    fulfil(by=by, at=at, child_id=plan.child_id, about=plan.ref, kinds=_REVIEWS)
    _owe(by=by, at=at, plan=plan, code=REVIEW_PLAN, occurrence=looks_so_far(plan) + 1)


def _must_stand(by: Actor, plan: Plan) -> None:
    stands = _wait(by, plan.child_id)
    if stands is None or stands.pk != plan.pk:
        raise Overtaken(stands)


def _judge(by: Actor, at: datetime, plan: Plan, kind: Judged, words: str) -> None:
    said = seal_instead(
        by=by, at=at, child_id=plan.child_id, kind=ProtectedKind.PLACE, words=words.strip(), whence="plans_judgement"
    )
    Judgement.objects.create(child_id=plan.child_id, plan=plan, at=at, by_id=by.practitioner_id, kind=kind, words=said)


@transaction.atomic
def owe_after_move(*, at: datetime, plan: Plan, spell_id: int) -> None:
    """The child has moved since anybody looked: that somebody does is owed, once for each move."""
    _owe(by=None, at=at, plan=plan, code=REVIEW_AFTER_MOVE, occurrence=spell_id)
    record_act("PLAN_TO_REVIEW", children=[plan.child_id], lane=Lane.PREPARED, about=plan.ref)


@transaction.atomic
def owe_first_plan(*, at: datetime, child: InCare, rows: Iterable[PolicyRow]) -> bool:
    """A child in care has no plan: home or council make one, within the time that guidance sets there; counted from now.

    False where somebody has made one in this moment: nothing is owed.
    """
    _hold(child.child_id)
    if is_planned_for(child.child_id):
        return False
    open_under_policy(
        by=None, at=at, child_id=child.child_id, kind=MAKE_PLAN, lane=_KINDS[MAKE_PLAN].lane, key=MAKE_KEY, about=child.child_ref,
        area=child.authority, rows=rows, functions=in_turn(_KINDS[MAKE_PLAN].owner), occurrence=child.spell_id,
    )  # fmt: skip
    record_act("PLAN_OWED", children=[child.child_id], lane=Lane.PREPARED, about=child.child_ref)
    return True


@transaction.atomic
def owe_no_plan(*, at: datetime, child_id: int, child_ref: UUID) -> None:
    """The care has ended: that a plan is made is owed no more."""
    void(by=None, at=at, child_id=child_id, about=child_ref, kinds=[MAKE_PLAN], reason="CARE_ENDED")
    record_act("PLAN_NOT_OWED", children=[child_id], lane=Lane.PREPARED, about=child_ref)


def _owe(*, by: Actor | None, at: datetime, plan: Plan, code: str, occurrence: int = 1) -> None:
    kind = _KINDS[code]
    areas = {area for post in by.posts for area in post.areas} if by else set()
    open_under_policy(
        by=by, at=at, child_id=plan.child_id, kind=code, lane=kind.lane, key=kind.policy_key, about=plan.ref,
        area=areas.pop() if len(areas) == 1 else "", functions=in_turn(kind.owner), occurrence=occurrence,
    )  # fmt: skip


def note(*, by: Actor, at: datetime, plan: Plan, act: str, detail: str = "") -> None:
    record_event(by=by, at=at, child_id=plan.child_id, kind=act, lane=Lane.PREPARED, about=plan.ref, detail=detail)
    record_act(act, children=[plan.child_id], lane=Lane.PREPARED, about=plan.ref, why=detail)


@transaction.atomic
def record_paper(*, by: Actor, at: datetime, plan: Plan, means: GivenBy, lanes: Iterable[Lane]) -> None:
    """A plan leaves on paper or as a file, for whoever makes it: listed for the child, in the lanes that are drawn."""
    permit(by, "PRINT_PLAN")
    why = StandingReason.OWN_USE_WITHIN_AGENCY
    record_papers(by=by, at=at, child_ids=[plan.child_id], lanes=lanes, means=means, why=why)
    record_act("PLAN_PRINTED", children=[plan.child_id], lane=Lane.PREPARED, about=plan.ref)

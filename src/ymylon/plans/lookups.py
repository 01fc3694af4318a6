"""The plans that a practitioner may find: every read."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.expressions import BaseExpression

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.missing.lookups.clock import have_died
from ymylon.plans.models import HealthTonight, Judgement, Plan, Release
from ymylon.plans.rules import MAKE_PLAN, Judged
from ymylon.terms.faults import NoSuch


class NoSuchPlan(NoSuch):
    """There is no such plan, or none that this person may know of: the two can't be told apart."""


def plan_of(actor: Actor, child_id: int) -> Plan | None:
    """The version that holds, for whoever holds plans, or the one that is released to the search."""
    return _plans(actor).filter(child_id=child_id).order_by("-number").first()


def plan_beside(actor: Actor, column: str = "pk") -> dict[str, BaseExpression]:
    """For a lookup of another room: whether one reads a plan of the child in its `column` now; no question of its own.

    The police do while one is released to them. What is not released they can't tell from what there isn't.
    """
    return {"has_plan": Exists(Plan.objects.visible_to(actor).filter(child=OuterRef(column)))}


def plan_by_ref(actor: Actor, ref: UUID) -> Plan:
    """One version. Raises NoSuchPlan."""
    found = _plans(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchPlan
    shown([found.child_id])
    return found


def _plans(actor: Actor):
    """Versions with what the page says besides, without a question of its own: health, who agreed, when it was last looked at."""
    said = Judgement.objects.visible_to(actor).filter(plan=OuterRef("pk")).order_by("-at", "-id")
    agreed, looked = said.filter(kind=Judged.AGREED), said.filter(kind=Judged.STILL_RIGHT)
    health = HealthTonight.objects.visible_to(actor).filter(child=OuterRef("child_id")).order_by("-id")
    return (
        Plan.objects.visible_to(actor)
        .select_related("by")
        .annotate(
            health=Subquery(health.values("words")[:1]),
            agreed_at=Subquery(agreed.values("at")[:1]),
            looked_at=Subquery(looked.values("at")[:1]),
        )
    )


def versions_of(actor: Actor, child_id: int) -> list[Plan]:
    """Every version that this person may read, newest first."""
    return list(_plans(actor).filter(child_id=child_id).order_by("-number"))


def health_tonight(actor: Actor, child_id: int) -> str:
    """What of the child's health matters on the night; empty where nothing is said, or not to this person."""
    newest = HealthTonight.objects.visible_to(actor).filter(child_id=child_id).order_by("-id").first()
    return newest.words if newest else ""


def judgements_of(actor: Actor, child_id: int) -> list[Judgement]:
    """What was said of the versions of this child's plan, newest first."""
    return list(Judgement.objects.visible_to(actor).filter(child_id=child_id).select_related("by", "plan").order_by("-at", "-id"))


def releases_of(actor: Actor, child_id: int) -> list[Release]:
    """When a version was open to the police, newest first."""
    return list(Release.objects.visible_to(actor).filter(child_id=child_id).select_related("plan").order_by("-at", "-id"))


class Moved(NamedTuple):
    """A child who moved since anybody looked at their plan: the plan's number, and the number of the care that began."""

    plan_id: int
    spell_id: int


_MOVED = """
select p.id, s.id from plans_plan p
join circumstances_carespell s on s.child_id = p.child_id and upper_inf(s.during) and s.recorded_at > p.at
where not exists (select from plans_plan q where q.child_id = p.child_id and q.number > p.number)
  and not exists (select from plans_judgement j where j.plan_id = p.id and j.kind = 'STILL_RIGHT' and j.at >= s.recorded_at)
  and not exists (select from duties_duty d where d.about = p.ref and d.kind = 'REVIEW_PLAN_AFTER_MOVE' and d.occurrence = s.id)
order by p.id
"""


def moved_since() -> list[Moved]:
    """For the clock: plans that nobody has looked at since the child moved, and for which nothing is owed yet."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVED)
        return [Moved(*row) for row in cursor.fetchall()]


class InCare(NamedTuple):
    """A child in care without a plan that is read: who they are, the care that goes on, and which council answers for it."""

    child_id: int
    child_ref: UUID
    spell_id: int
    authority: str


# A plan from before a protection is read by nobody while it lasts: there is none.
_READ = """
select from plans_plan p where p.child_id = %(child)s and (p.guarded or protected_owner(p.child_id) is null)
"""
_WITHOUT = f"""
select c.person_id, c.ref, s.id, s.responsible_authority
from circumstances_carespell s join children_child c on c.person_id = s.child_id
where %(day)s::date <@ s.during
  and not exists ({_READ % {"child": "s.child_id"}})
  and not exists (select from duties_duty d where d.about = c.ref and d.kind = %(kind)s
                  and (d.state = 'OPEN' or d.occurrence = s.id))
order by s.id
"""
_IN_CARE_NO_MORE = """
select d.child_id, d.about from duties_duty d where d.kind = %(kind)s and d.state = 'OPEN'
  and not exists (select from circumstances_carespell s where s.child_id = d.child_id and %(day)s::date <@ s.during)
order by d.id
"""


def in_care_without(day: date) -> list[InCare]:
    """For the clock: children in care on this day who have no plan, and for whom none is owed yet."""
    with connection.cursor() as cursor:
        cursor.execute(_WITHOUT, {"day": day, "kind": MAKE_PLAN})
        found = [InCare(*row) for row in cursor.fetchall()]
    died = have_died(one.child_id for one in found)
    return [one for one in found if one.child_id not in died]


def is_planned_for(child_id: int) -> bool:
    """For the clock: whether a plan of this child is read by anybody now."""
    with connection.cursor() as cursor:
        cursor.execute(f"select exists ({_READ})", {"child": child_id})
        return cursor.fetchone()[0]


def in_care_no_more(day: date) -> list[tuple[int, UUID]]:
    """For the clock: child and reference of each for whom a plan is owed and whose care has ended."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_CARE_NO_MORE, {"day": day, "kind": MAKE_PLAN})
        return cursor.fetchall()


def plan_for_clock(number: int) -> Plan:
    """One plan, for the clock."""
    return Plan.objects.get(pk=number)


def looks_so_far(plan: Plan) -> int:
    """How often somebody said of this version that it is still right."""
    return Judgement.objects.filter(plan=plan, kind="STILL_RIGHT").count()

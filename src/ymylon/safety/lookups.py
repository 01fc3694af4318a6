"""The plans that are kept with a child, for those who may read them: every read."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import CharField, OuterRef, Subquery, Value

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.audit.rules import shown
from ymylon.circumstances.lookups import areas_on
from ymylon.duties.lookups import team_answering
from ymylon.duties.rules import local_day
from ymylon.duties.rules.kinds import in_turn
from ymylon.missing.lookups.clock import have_died
from ymylon.plans.lookups import plan_beside
from ymylon.safety.models import (
    CareLine,
    CarePlan,
    ConcernLine,
    ConcernPlan,
    HealthPart,
    SafetyLine,
    SafetyPlan,
    SchoolPart,
    YouthPart,
)
from ymylon.safety.rules import MAKE_TRANSITION, REVIEW_HIGH, Consent, LineKind, PlanKind, ReadBy
from ymylon.safety.rules.keeping import NOBODY_ANSWERS, OWN_AUTHORITY
from ymylon.terms.codes import AgencyKind, Lane, Milestone, TeamFunction
from ymylon.terms.faults import NoSuch
from ymylon.terms.words import Words

Kept = SafetyPlan | CarePlan | ConcernPlan
PLANS: dict[Lane, Any] = {Lane.SAFETY: SafetyPlan, Lane.CARE: CarePlan, Lane.CONCERN: ConcernPlan}
LINES: dict[Lane, Any] = {Lane.SAFETY: SafetyLine, Lane.CARE: CareLine, Lane.CONCERN: ConcernLine}
PARTS: dict[ReadBy, Any] = {ReadBy.HEALTH: HealthPart, ReadBy.EDUCATION: SchoolPart, ReadBy.OFFENDING: YouthPart}
AT_ONCE = 200


class NoSuchPlan(NoSuch):
    """There is no such plan, or none that this person may know of: the two can't be told apart."""


def _plans(actor: Actor, lane: Lane) -> Any:
    """Versions, each with what was `said` of it, and the `refs` of all of its plan, at which steps were agreed."""
    lines = LINES[lane].objects.visible_to(actor).filter(plan=OuterRef("pk")).values("what").distinct()
    every = PLANS[lane].objects.visible_to(actor).filter(child=OuterRef("child_id"), kind=OuterRef("kind")).values("ref")
    beside = {"said": ArraySubquery(lines), "refs": ArraySubquery(every)}
    return PLANS[lane].objects.visible_to(actor).select_related("by").annotate(**beside)


def plan_of(actor: Actor, child_id: int, kind: PlanKind) -> Any:
    """The version that holds, ended or not; None where this person reads none."""
    rows = _plans(actor, kind.lane).filter(child_id=child_id, kind=kind).order_by("-number")
    return rows.annotate(**plan_beside(actor, "child_id"), **contextual_beside(actor, "child_id")).first()


def plan_by_ref(actor: Actor, ref: UUID) -> Any:
    """One version, of whichever plan. Raises NoSuchPlan."""
    for lane in PLANS:
        found = _plans(actor, lane).filter(ref=ref).first()
        if found is not None:
            shown([found.child_id])
            return found
    raise NoSuchPlan


def versions_of(actor: Actor, plan: Kept) -> list[Any]:
    """Every version of this plan, the newest first."""
    kind = PlanKind[plan.kind]
    return list(_plans(actor, kind.lane).filter(child_id=plan.child_id, kind=kind).order_by("-number")[:AT_ONCE])


def lines_of(actor: Actor, child_id: int, kind: PlanKind) -> list[Any]:
    """What was said of every version of a plan, the latest first; of what was added, see `added_to`."""
    rows = LINES[kind.lane].objects.visible_to(actor).filter(child_id=child_id, plan__kind=kind).exclude(what=LineKind.ADDED)
    return list(rows.select_related("by", "plan").order_by("-at", "-id")[:AT_ONCE])


def said_after_18(actor: Actor, child_id: int) -> Consent | None:
    """What the young person said last to support after 18, whichever version stood then; None where they said nothing."""
    said = [Consent.CONSENTED.value, Consent.WITHDREW.value]
    rows = CareLine.objects.visible_to(actor).filter(child_id=child_id, plan__kind=PlanKind.TRANSITION, what__in=said)
    last = rows.order_by("-at", "-id").values_list("what", flat=True).first()
    return Consent[last] if last else None


def added_to(actor: Actor, child_id: int) -> list[Any]:
    """What was added to the safety plan for everybody who reads it, the latest first."""
    return list(
        SafetyLine.objects.visible_to(actor).filter(child_id=child_id, what=LineKind.ADDED).order_by("-at", "-id")[:AT_ONCE]
    )


class Part(NamedTuple):
    """What one profession added for its own lane."""

    read_by: ReadBy
    words: str
    at: datetime


def parts_of(actor: Actor, child_id: int) -> list[Part]:
    """What was added to the safety plan in lanes that this person reads, the latest first; in one question."""
    asked = [
        model.objects.visible_to(actor).filter(child_id=child_id).order_by()
        .annotate(whose=Value(str(read_by), output_field=CharField())).values_list("whose", "words", "at")
        for read_by, model in PARTS.items()
    ]  # fmt: skip
    rows = asked[0].union(*asked[1:], all=True).order_by("-at")[:AT_ONCE]
    return [Part(ReadBy[whose], words, at) for whose, words, at in rows]


def contextual_beside(actor: Actor, column: str = "pk") -> dict[str, Any]:
    """For a lookup beside: the answers on people and places outside the family, without a question of its own."""
    rows = ConcernPlan.objects.visible_to(actor).filter(child=OuterRef(column), kind=PlanKind.CONTEXTUAL).order_by("-number")
    return {"contextual": Subquery(rows.values("answers")[:1])}


# For the clock, which acts for nobody


def judged_high() -> list[tuple[int, int]]:
    """Safety plans that stand and of which no look is owed yet, each with its child, of whom somebody judges exploitation
    significant; of nobody who has died."""
    with connection.cursor() as cursor:
        cursor.execute("select plan, child from safety_judged_high(%s)", [REVIEW_HIGH])
        found = cursor.fetchall()
    died = have_died(child for _plan, child in found)
    return [one for one in found if one[1] not in died]


def not_receiving(actor: Actor, plan: Kept) -> Words | None:
    """Why this person may not accept a plan for a move: whoever does works for another council than the one that answered then.

    Then: on the day on which this version was written. None: they may accept it for the receiving authority.
    """
    theirs = _answering(plan.child_id, local_day(plan.at))
    own = {area for post in actor.posts if post.agency_kind == AgencyKind.COUNCIL for area in post.areas}
    if theirs & own:
        return OWN_AUTHORITY
    return None if theirs and own else NOBODY_ANSWERS


def _answering(child_id: int, day: date) -> set[str]:
    """The council of the care spell of this day; of a child who was in no care, that of the team that answers."""
    responsible = areas_on(child_id, day).responsible
    if responsible:
        return {responsible}
    number = team_answering(child_id, in_turn(TeamFunction.SOCIAL_WORK))
    team = teams_by_id([number]).get(number) if number else None
    if team is None:
        return set()
    return set(team.areas or (team.agency.areas if team.agency else ()))


class Owed(NamedTuple):
    """Who is owed a plan for growing up, and which council answers for them; empty where nobody knows."""

    child_id: int
    child_ref: UUID
    authority: str


_NOT_AGREED = """
select r.child_id, c.ref, coalesce(a.responsible, '') from circumstances_reached r
join children_child c on c.person_id = r.child_id
join people_person p on p.id = r.child_id and p.born_on > %(day)s::date - interval '18 years'
left join lateral areas_of(r.child_id, %(day)s) a on true
where r.milestone = %(age)s
  and not exists (select from safety_careplan k join safety_careline l on l.plan_id = k.id
                  where k.child_id = r.child_id and l.what = 'SIGNED')
  and not exists (select from duties_duty d where d.about = c.ref and d.kind = %(kind)s)
order by r.child_id
"""


def not_agreed(day: date) -> list[Owed]:
    """Who has come to 17½ and not to 18 without a signed plan for growing up, if nobody said so yet; nobody who has died."""
    with connection.cursor() as cursor:
        cursor.execute(_NOT_AGREED, {"age": Milestone.SEVENTEEN_AND_A_HALF, "kind": MAKE_TRANSITION, "day": day})
        found = [Owed(*row) for row in cursor.fetchall()]
    died = have_died(one.child_id for one in found)
    return [one for one in found if one.child_id not in died]


def plan_for_clock(number: int) -> SafetyPlan:
    """One safety plan, for the clock."""
    return SafetyPlan.objects.get(pk=number)


def looks_so_far(plan: Kept) -> int:
    """How often somebody said of this version that it is still right."""
    return LINES[PlanKind[plan.kind].lane].objects.filter(plan_id=plan.pk, what=LineKind.STILL_RIGHT).count()

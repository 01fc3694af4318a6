"""What the clock does: an order ends on its day, somebody is asked before, and told when whom it binds appears; the answer."""

from datetime import date, datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.duties.actions import fulfil, open_under_policy, void
from ymylon.duties.lookups import team_answering
from ymylon.duties.rules.kinds import in_turn
from ymylon.orders.actions.writing import sealed
from ymylon.orders.lookups import Appeared, Standing, last_number, order_for_clock
from ymylon.orders.models import Answer, Appearance, Order, Step
from ymylon.orders.rules import AFTER, KINDS, LOOK, RENEW, Ending, OrderKind, OrderState
from ymylon.orders.rules.duties import AFTER_KEY, APPEARED_KEY, APPEARED_OF, LOOK_KEY
from ymylon.orders.rules.faults import SAY_WHAT
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.faults import Fault, refuse

# Who hears of it where the order’s own team does not work with the child: police first, and never nobody.
_HEAR = (*in_turn(TeamFunction.POLICE_MISSING), *in_turn(TeamFunction.SOCIAL_WORK))


def _owner(order: Order) -> int:
    """The team that sees to it; of a protected child the team that answers for the protection."""
    owner = owners_of([order.child_id]).get(order.child_id)
    return owner.pk if owner else order.team_id


@transaction.atomic
def end_by_itself(*, at: datetime, standing: Standing, ending: Ending) -> None:
    """The day has come: a row says so, nothing is owed of it but telling those who relied on it."""
    order = standing.course.order
    Step.objects.create(
        order=order, child_id=order.child_id, number=last_number(order) + 1, state=OrderState.ENDED, on=ending.on, at=at,
        ended_by=ending.why,
    )  # fmt: skip
    record_event(
        by=None, at=at, child_id=order.child_id, kind="ORDER_ENDED", lane=Lane.PERSONS, about=order.ref, detail=str(ending.why)
    )
    void(by=None, at=at, child_id=order.child_id, about=order.ref, kinds=[RENEW, LOOK], reason=str(ending.why))
    open_under_policy(
        by=None, at=at, child_id=order.child_id, kind=AFTER, lane=Lane.PERSONS, key=AFTER_KEY, about=order.ref,
        area=standing.area, team_id=_owner(order),
    )  # fmt: skip
    record_act("ORDER_ENDED", children=[order.child_id], lane=Lane.PERSONS, about=order.ref, why=str(ending.why))


@transaction.atomic
def owe_renewal(*, at: datetime, standing: Standing, ending: Ending, due_at: datetime, occurrence: int) -> None:
    """It ends soon: its owner renews it or lets it end. Where the day has moved since it was last owed, the new day holds."""
    order = standing.course.order
    void(by=None, at=at, child_id=order.child_id, about=order.ref, kinds=[RENEW], reason="MOVED")
    open_under_policy(
        by=None, at=at, child_id=order.child_id, kind=RENEW, lane=Lane.PERSONS, key="", about=order.ref, area=standing.area,
        due_at=due_at, team_id=_owner(order), occurrence=occurrence,
    )  # fmt: skip
    record_act("ORDER_TO_RENEW", children=[order.child_id], lane=Lane.PERSONS, about=order.ref, why=str(ending.why))


@transaction.atomic
def void_renewal(*, at: datetime, standing: Standing) -> int:
    """Its end has moved away, or nothing ends it any more: nobody has to decide yet. How many duties were open is returned."""
    order = standing.course.order
    ended = void(by=None, at=at, child_id=order.child_id, about=order.ref, kinds=[RENEW], reason="MOVED")
    if ended:
        record_act("ORDER_NOT_TO_RENEW", children=[order.child_id], lane=Lane.PERSONS, about=order.ref)
    return ended


@transaction.atomic
def owe_look(*, at: datetime, standing: Standing, on: date) -> None:
    """It lasts: by this day its owner looks whether it is kept to and still what the child needs."""
    order = standing.course.order
    open_under_policy(
        by=None, at=at, child_id=order.child_id, kind=LOOK, lane=Lane.PERSONS, key=LOOK_KEY, about=order.ref, area=standing.area,
        due_at=max(end_of_day(on), at), team_id=_owner(order), occurrence=on.toordinal(),
    )  # fmt: skip
    record_act("ORDER_TO_LOOK_AT", children=[order.child_id], lane=Lane.PERSONS, about=order.ref)


@transaction.atomic
def tell_of_appearance(*, at: datetime, one: Appeared) -> None:
    """Whom an order binds was linked to a child: the order’s team is told if it works with that child, else who does."""
    order, lane = order_for_clock(one.order), Lane.INTELLIGENCE if one.police else Lane.PERSONS
    bound = KINDS[OrderKind[order.kind]].subject
    row = Appearance.objects.create(
        order=order, child_id=one.child, at=at, link=one.link, episode=one.episode, bound=bound
    )  # fmt: skip
    what = APPEARED_OF[bound]
    record_event(by=None, at=at, child_id=one.child, kind=what, lane=lane, about=row.ref)
    team_id = order.team_id if one.theirs else team_answering(one.child, _HEAR)
    open_under_policy(
        by=None, at=at, child_id=one.child, kind=what, lane=lane, key=APPEARED_KEY, about=row.ref, area="", team_id=team_id
    )
    record_act("ORDER_APPEARED", children=[one.child], lane=lane, about=row.ref)


@transaction.atomic
def answer_appearance(*, by: Actor, at: datetime, appearance: Appearance, words: str) -> Answer:
    """What was done about it. Raises Fault."""
    permit(by, "ASK_ORDER")
    refuse(None if words.strip() else Fault(SAY_WHAT, "words"))
    child_id, lane = appearance.child_id, Lane.INTELLIGENCE if appearance.police else Lane.PERSONS
    row = Answer.objects.create(
        appearance=appearance, child_id=child_id, at=at, by_id=by.practitioner_id,
        words=sealed(by, at, child_id, words, "answer"),
    )  # fmt: skip
    record_event(by=by, at=at, child_id=child_id, kind="ORDER_ANSWERED", lane=lane, about=appearance.ref)
    record_act("ORDER_ANSWERED", children=[child_id], lane=lane, about=appearance.ref)
    fulfil(by=by, at=at, child_id=child_id, about=appearance.ref, kinds=set(APPEARED_OF.values()))
    return row

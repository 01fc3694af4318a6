"""Worries, for those who may read them: every read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.audit.rules import shown
from ymylon.children.lookups import residence_of
from ymylon.circumstances.lookups import areas_on
from ymylon.duties.lookups import has_climbed_to, is_still_owed, open_duties, team_answering
from ymylon.duties.rules.kinds import in_turn
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.faults import NoSuch
from ymylon.worries.models import Call, Rest, Share, Step, Worry
from ymylon.worries.rules import CALL, ENDS, WorryState
from ymylon.worries.rules.states import READ as WAS_READ

__all__ = ["Call", "NoSuchWorry", "Share", "Stands", "Step", "Worry"]

COUNCIL = in_turn(TeamFunction.SOCIAL_WORK)


class NoSuchWorry(NoSuch):
    """There is no such worry, or none that this person may know of: the two can't be told apart."""


@dataclass(frozen=True)
class Stands:
    """One worry with its steps, and what became of the calls to the family, oldest first."""

    worry: Worry
    steps: tuple[Step, ...]
    calls: tuple[Call, ...] = ()

    @property
    def state(self) -> str:
        """How it stands."""
        return self.steps[-1].state if self.steps else WorryState.NOTED

    @property
    def ends_on(self) -> date | None:
        """Its last day, as the last step sets it."""
        return self.steps[-1].ends_on if self.steps else None


def worry_by_ref(actor: Actor, ref: UUID) -> Stands:
    """One worry. Raises NoSuchWorry."""
    found = Worry.objects.visible_to(actor).select_related("by", "from_team__agency").filter(ref=ref).first()
    if found is None:
        raise NoSuchWorry
    shown([found.child_id])
    return _with_steps(actor, [found])[0]


def readable(actor: Actor, ref: UUID) -> Stands | None:
    """One worry, for whoever may read it; None for whoever may not."""
    try:
        return worry_by_ref(actor, ref)
    except NoSuchWorry:
        return None


def worry_to_answer(actor: Actor, ref: UUID) -> Stands:
    """One worry, for whoever reads the council's lane and not only their own. Raises NoSuchWorry."""
    one = worry_by_ref(actor, ref)
    if not set(one.worry.scopes) & set(actor.scopes(Lane.WORRY, writes=True)):
        raise NoSuchWorry
    return one


def worries_of(actor: Actor, child_ids: Iterable[int], limit: int = 50) -> list[Stands]:
    """The worries about these children, the latest first; at most `limit`."""
    rows = Worry.objects.visible_to(actor).filter(child_id__in=set(child_ids)).select_related("by", "from_team__agency")
    return _with_steps(actor, list(rows.order_by("-at", "-id")[:limit]))


def _with_steps(actor: Actor, worries: list[Worry]) -> list[Stands]:
    steps: dict[int, list[Step]] = defaultdict(list)
    rows = Step.objects.visible_to(actor).filter(worry_id__in=[one.pk for one in worries])
    for step in rows.select_related("by", "lead__agency").order_by("worry_id", "number"):
        steps[step.worry_id].append(step)
    calls: dict[int, list[Call]] = defaultdict(list)
    said = Call.objects.visible_to(actor).filter(worry_id__in=[one.pk for one in worries])
    for call in said.select_related("by", "team__agency").order_by("worry_id", "at", "id"):
        calls[call.worry_id].append(call)
    return [Stands(one, tuple(steps[one.pk]), tuple(calls[one.pk])) for one in worries]


@dataclass(frozen=True)
class CallOwed:
    """A call to the family that a team owes: about which worry, of which child. Nothing of why."""

    about: UUID
    child_id: int
    team_id: int | None
    is_clinic: bool


def call_owed(actor: Actor, about: UUID) -> CallOwed:
    """The call that this person's team owes about a worry or that climbed to it, or that they may say for whoever owes it.

    Raises NoSuchWorry.
    """
    duty = next((one for one in reversed(open_duties(actor, about)) if one.kind == CALL), None)
    if duty is None:
        raise NoSuchWorry
    own = duty.team_id in {post.team_id for post in actor.posts} or has_climbed_to(actor, duty)
    if not own and not set(duty.scopes) & set(actor.scopes(Lane.WORRY, writes=True)):
        raise NoSuchWorry
    shown([duty.child_id])
    team = teams_by_id([duty.team_id]).get(duty.team_id) if duty.team_id else None
    return CallOwed(about, duty.child_id, duty.team_id, team is not None and team.function == TeamFunction.CLINIC)


def sent_before(actor: Actor, sent_as: UUID) -> Worry | None:
    """The worry that the same form made before."""
    return Worry.objects.visible_to(actor).filter(sent_as=sent_as).first()


def shares_of(actor: Actor, child_ids: Iterable[int]) -> list[Share]:
    """What the police may read of worries about these children, the latest first."""
    return list(
        Share.objects.visible_to(actor).filter(child_id__in=set(child_ids)).select_related("by").order_by("-at", "-id")[:50]
    )


def shared_of(actor: Actor, worry: Worry) -> Share | None:
    """What the police may read of this worry, for those who may know that."""
    return Share.objects.visible_to(actor).filter(worry_id=worry.pk).first()


def area_known(child_id: int, day: date) -> str:
    """The area of the council that answers for the child; empty where the record doesn't say."""
    care = areas_on(child_id, day)
    return care.responsible or care.host or residence_of(child_id)


def is_answered_for(child_id: int) -> bool:
    """Whether a team of a council is involved that will read a worry."""
    return team_answering(child_id, COUNCIL) is not None


# For the clock, which acts for nobody


def kept_until() -> list[tuple[int, date]]:
    """Every worry that was read and has a last day, by number, with that day. Which may end, a rule says."""
    newest = Step.objects.order_by("worry_id", "-number").distinct("worry_id").values_list("worry_id", "state", "ends_on")
    return [(worry, ends_on) for worry, state, ends_on in newest if state in WAS_READ and ends_on is not None]


def worry_for_clock(number: int) -> Stands:
    """The worry, locked until the transaction ends."""
    worry = Worry.objects.select_for_update().get(pk=number)
    return Stands(worry, tuple(Step.objects.filter(worry_id=number).order_by("number")))


def something_rests_on(worry: Worry) -> bool:
    """Whether a duty is open about it, or about what was raised by it. That it is to end soon holds nothing back."""
    abouts = [worry.ref, *Rest.objects.filter(worry_id=worry.pk).values_list("about", flat=True)]
    return is_still_owed(abouts, besides=[ENDS])


def noted_since(child_ids: Iterable[int], since: date) -> dict[int, list[Worry]]:
    """Worries about each of these children noted from this day on, without those that a clinic noted."""
    found: dict[int, list[Worry]] = defaultdict(list)
    rows = Worry.objects.filter(child_id__in=set(child_ids), at__date__gte=since, clinic=False)
    for row in rows.order_by("at", "id"):
        found[row.child_id].append(row)
    return found


def children_worried_about(since: date, at_least: int) -> list[int]:
    """The children about whom at least so many worries were noted from this day on, without a clinic's."""
    by_child = Worry.objects.filter(at__date__gte=since, clinic=False).values("child_id").annotate(noted=Count("id"))
    return list(by_child.filter(noted__gte=at_least).order_by("child_id").values_list("child_id", flat=True))

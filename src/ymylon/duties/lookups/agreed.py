"""What people agreed that somebody does, as far as somebody may read it, and what of it is counted."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from ymylon.access.models import LedgerRows
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, standing_in, teams_by_id
from ymylon.audit.rules import shown
from ymylon.duties.models import Action, ActionLine, Duty
from ymylon.duties.rules import agreed
from ymylon.duties.rules.counting import CountedAction
from ymylon.terms.faults import NoSuch


class NoSuchAction(NoSuch):
    """There is no such action, or none that this person may know of."""


def action_by_ref(actor: Actor, ref: UUID) -> Action:
    """One agreed action. Raises NoSuchAction."""
    found = Action.objects.visible_to(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchAction
    shown([found.child_id])
    return found


def still_read(actor: Actor, action: Action) -> bool:
    """Whether this person reads the action after what they did to it."""
    return Action.objects.visible_to(actor).filter(pk=action.pk).exists()


def lines_of(actor: Actor, action: Action) -> list[ActionLine]:
    """What happened to an action, the latest first."""
    return list(ActionLine.objects.visible_to(actor).filter(action=action).order_by("-at", "-id"))


_OWNING = (agreed.DO, agreed.ANSWER_HELP)


def owners_of_actions(actor: Actor, refs: Iterable[UUID]) -> dict[UUID, list[Duty]]:
    """What is or was owed about these actions, the latest first: a team that this person may not know of is not in it."""
    found: dict[UUID, list[Duty]] = defaultdict(list)
    rows = Duty.objects.visible_to(actor).filter(about__in=set(refs), kind__in=[*_OWNING, agreed.CHASE])
    for duty in rows.order_by("-opened_at", "-id"):
        found[duty.about].append(duty)
    return found


class Owned(NamedTuple):
    """Whose an action was: the team, who in it, and the lane of that team's name."""

    team_id: int
    person_id: int | None
    lane: str


def owners_then(actor: Actor, actions: Collection[Action], until: datetime) -> dict[UUID, Owned]:
    """Whose each of these actions was then, whoever has it since: a team that this person may not know of is not in it."""
    past: Any = Duty.pgh_event_model  # type: ignore[attr-defined]
    # By child, for the history has an index of children and none of what a duty is about.
    wanted: dict[str, Any] = {"child_id__in": {one.child_id for one in actions}, "about__in": {one.ref for one in actions}}
    wanted |= {"kind__in": _OWNING, "team_id__isnull": False, "opened_at__lte": until}
    found: dict[UUID, Owned] = {}
    begun: dict[UUID, datetime] = {}
    for row in LedgerRows(past).visible_to(actor).filter(**wanted).order_by("pgh_created_at", "pgh_id"):
        # What was opened by then and written down later stands as it was written down first.
        if row.pgh_label == "insert":
            begun[row.about] = row.pgh_created_at
        if row.pgh_created_at <= max(until, begun.get(row.about, until)):
            found[row.about] = Owned(row.team_id, row.person_id, row.lane)
    return found


def owner_of(actor: Actor, action: Action) -> agreed.Owner | None:
    """Whose this action is, or was when it ended; None for whoever may not know that team."""
    duties = owners_of_actions(actor, [action.ref]).get(action.ref, ())
    found = next((duty for duty in duties if duty.kind in _OWNING and duty.team_id), None)
    return agreed.Owner(found.team_id, found.person_id) if found else None


def may_write_to(actor: Actor, duties: Iterable[Duty], teams: Mapping[int, Team], *, answers: bool = False) -> bool:
    """Whether an action with these duties is with somebody's team, was asked by it, or either is managed by them.

    What a closed team owed or asked is with whoever stands for it.

    `answers`: to say yes or no to what was asked, which whoever asked does not.
    """
    kinds = _OWNING if answers else (*_OWNING, agreed.CHASE)
    own = {duty.team_id: teams[duty.team_id] for duty in duties if duty.kind in kinds and duty.team_id}
    return bool(actor.may("WRITE_ACTION")) and any(is_with(actor, team) for team in (*own.values(), *_standing_for(own.values())))


def _standing_for(teams: Iterable[Team]) -> list[Team]:
    """Whoever stands for those of these teams that were closed: what they owed is answered there."""
    closed = [team.pk for team in teams if team.closed_at]
    return list(teams_by_id(standing_in(closed).values()).values()) if closed else []


def is_with(actor: Actor, team: Team) -> bool:
    """Whether a team is this person's own, of the agency that their role reaches, or managed by their team."""
    own, reach = {post.team_id for post in actor.addressed}, {post.scope for post in actor.addressed}
    return team.pk in own or team.manager_team_id in own or (team.agency is not None and team.agency.scope in reach)


_MOST_ACTIONS = 200


def actions_of(actor: Actor, child_ids: Iterable[int], *, about: Collection[UUID] | None = None) -> list[Action]:
    """What was agreed for these children: what is open, soonest due first, then what ended, the latest first.

    `about`: at one of these meetings or plans alone, and then every one.
    """
    found = Action.objects.visible_to(actor).filter(child_id__in=set(child_ids))
    found = found.order_by(F("ended_at").desc(nulls_first=True), "-at", "-id")
    rows = list(found[:_MOST_ACTIONS] if about is None else found.filter(about__in=about))
    still = sorted((row for row in rows if row.ended_at is None), key=lambda row: (row.due_at is None, row.due_at or row.at))
    return [*still, *sorted((row for row in rows if row.ended_at), key=lambda row: row.ended_at, reverse=True)]


def open_actions(actor: Actor, child_ids: Iterable[int], now: datetime) -> dict[int, tuple[int, int]]:
    """Of each of these children how many actions are open, and how many of those are late, as far as the actor may see."""
    rows = Action.objects.visible_to(actor).filter(child_id__in=set(child_ids), ended_at__isnull=True)
    counts = {"open": Count("id"), "late": Count("id", filter=Q(due_at__lt=now))}
    return {child: (open_, late) for child, open_, late in rows.values_list("child_id").annotate(**counts)}


def agreed_words_beside(actor: Actor, column: str) -> Subquery:
    """For a lookup of another room: what the action in its `column` says, without a question of its own.

    Empty for an action that this person may not read.
    """
    return Subquery(Action.objects.visible_to(actor).filter(ref=OuterRef(column)).values("words")[:1])


def with_what_was_agreed(actor: Actor, duties: QuerySet) -> QuerySet:
    """These duties, each with the `words` of its action and the `ended_words` with which that ended; "" where one reads none."""
    action = Action.objects.visible_to(actor).filter(ref=OuterRef("about"))

    def said(column: str) -> Coalesce:
        return Coalesce(Subquery(action.values(column)[:1]), Value(""), output_field=TextField())

    return duties.annotate(words=said("words"), ended_words=said("ended_words"))


def counted_for(actor: Actor, team_ids: Iterable[int], since: datetime) -> dict[int, list[CountedAction]]:
    """By team, what it was asked for or took on since then, as far as this person may see it: in two questions, nobody shown."""
    owed: dict[UUID, dict[str, Duty]] = defaultdict(dict)
    rows = Duty.objects.visible_to(actor).filter(team_id__in=set(team_ids), kind__in=_OWNING, opened_at__gte=since)
    for duty in rows.order_by("opened_at", "id"):
        owed[duty.about][duty.kind] = duty
    found: dict[int, list[CountedAction]] = defaultdict(list)
    for ref, state, help_ in Action.objects.visible_to(actor).filter(ref__in=owed).values_list("ref", "state", "help"):
        answer, done = owed[ref].get(agreed.ANSWER_HELP), owed[ref].get(agreed.DO)
        row = CountedAction(
            state=agreed.ActionState[state],
            help=agreed.Help[help_] if help_ else None,
            answer_due=answer.due_at if answer else None,
            answered_at=answer.ended_at if answer else None,
            done_due=done.due_at if done else None,
            ended_at=done.ended_at if done else None,
            was_granted=done is not None,
        )
        found[next(duty.team_id for duty in (done, answer) if duty)].append(row)
    return found

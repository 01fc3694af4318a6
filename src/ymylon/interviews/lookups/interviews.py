"""Interviews with all that hangs on them, and the counts, as far as somebody may know."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.children.lookups import ref_beside
from ymylon.interviews.models import (
    Account,
    Arrangement,
    Capacity,
    Covered,
    Interview,
    Offer,
    Output,
    Referral,
    Review,
    StaffJudgement,
    Step,
    Summary,
    Translation,
)
from ymylon.interviews.rules import Answer
from ymylon.interviews.rules.states import SPOKEN, STILL_TO_HOLD
from ymylon.terms.faults import NoSuch


class NoSuchInterview(NoSuch):
    """There is no such interview, referral or action, or none that this person may know of."""


def _one(found):
    if found is None:
        raise NoSuchInterview
    shown([found.child_id])
    return found


def interview_by_ref(actor: Actor, ref: UUID) -> Interview:
    """The interview with this public reference, with its `child_ref`. Raises NoSuchInterview."""
    rows = Interview.objects.visible_to(actor).select_related("team__agency").annotate(child_ref=ref_beside(actor, "child_id"))
    return _one(rows.filter(ref=ref).first())


def interview_of_episode(actor: Actor, about: UUID) -> Interview | None:
    """The latest interview that covers this episode."""
    covered = Covered.objects.visible_to(actor).filter(about=about).order_by("-id").values("interview_id")[:1]
    return Interview.objects.visible_to(actor).filter(pk__in=covered).first()


def referral_by_ref(actor: Actor, ref: UUID) -> Referral:
    """A referral to one of the actor's own teams. Raises NoSuchInterview."""
    own = {post.team_id for post in actor.posts}
    return _one(Referral.objects.visible_to(actor).filter(ref=ref, team_id__in=own).first())


def action_by_ref(actor: Actor, ref: UUID) -> Output:
    """An action that came of an interview. Raises NoSuchInterview."""
    return _one(Output.objects.visible_to(actor).filter(ref=ref, kind="ACTION").first())


def actions_agreed_at_interviews(actor: Actor, child_ids: Iterable[int]) -> list[Output]:
    """The actions that came of these children's interviews, in the order in which they were agreed."""
    return list(Output.objects.visible_to(actor).filter(child_id__in=set(child_ids), kind="ACTION").order_by("at", "id"))


def account_by_ref(actor: Actor, ref: UUID) -> Account:
    """One account of a child's words. Raises NoSuchInterview."""
    return _one(Account.objects.visible_to(actor).filter(ref=ref, erased_at__isnull=True).first())


def covered_by(actor: Actor, interview: Interview) -> list[Covered]:
    """The episodes that an interview covers, each with the clock of its latest end; the first one first."""
    return _latest(Covered.objects.visible_to(actor).filter(interview=interview))


def _latest(rows: Iterable[Covered]) -> list[Covered]:
    latest = {row.about: row for row in sorted(rows, key=lambda row: row.pk)}
    return sorted(latest.values(), key=lambda row: (row.found_at, row.pk))


def arrangement_of(actor: Actor, interview: Interview) -> Arrangement | None:
    """How it was arranged last."""
    return Arrangement.objects.visible_to(actor).filter(interview=interview).order_by("-id").first()


def staff_judgement_of(actor: Actor, interview: Interview) -> StaffJudgement | None:
    """What a manager answered last about staff of the place that the child left."""
    return StaffJudgement.objects.visible_to(actor).filter(interview=interview).order_by("-id").first()


def outputs_of(actor: Actor, interview: Interview) -> list[Output]:
    """What came of it, in the order in which it was written."""
    return list(Output.objects.visible_to(actor).filter(interview=interview).order_by("at", "id"))


@dataclass
class Whole:
    """One interview with everything about it that this person may read."""

    interview: Interview
    covered: list[Covered] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    arrangement: Arrangement | None = None
    accounts: list[Account] = field(default_factory=list)
    # Until it was held, or could not be.
    referrals: list[Referral] = field(default_factory=list)
    judgements: list[StaffJudgement] = field(default_factory=list)
    # Since.
    summaries: list[Summary] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)


def whole(actor: Actor, interview: Interview) -> Whole:
    """Everything about one interview in the actor's lanes: first who holds it, and since it was held what comes of it."""
    steps = Step.objects.visible_to(actor).select_related("by").filter(interview=interview).order_by("-at", "-id")
    found = Whole(
        interview,
        covered_by(actor, interview),
        list(steps),
        arrangement_of(actor, interview),
        _accounts(actor, interview) if actor.scopes(Account.lane) else [],
    )
    if interview.state in SPOKEN:
        outputs = Output.objects.visible_to(actor).select_related("team__agency").filter(interview=interview)
        found.outputs = list(outputs.order_by("at", "id"))
        found.summaries = list(Summary.objects.visible_to(actor).filter(interview=interview).order_by("id"))
        found.reviews = list(Review.objects.visible_to(actor).select_related("by").filter(interview=interview).order_by("-id"))
    else:
        referrals = Referral.objects.visible_to(actor).select_related("team__agency").filter(interview=interview)
        found.referrals = list(referrals.order_by("at", "id"))
        judged = StaffJudgement.objects.visible_to(actor).select_related("by").filter(interview=interview)
        found.judgements = list(judged.order_by("-id"))
    return found


def _accounts(actor: Actor, interview: Interview) -> list[Account]:
    """The child's words, each with its latest translation as `translation` and `translator`: "" where there is none."""
    translated = Translation.objects.visible_to(actor).filter(account=OuterRef("pk")).order_by("-id")
    return list(
        Account.objects.visible_to(actor)
        .filter(interview=interview, erased_at__isnull=True)
        .annotate(
            translation=Coalesce(Subquery(translated.values("words")[:1]), Value(""), output_field=TextField()),
            translator=Coalesce(Subquery(translated.values("translator")[:1]), Value(""), output_field=TextField()),
        )
        .order_by("at", "id")
    )


def referrals_waiting(actor: Actor) -> list[Referral]:
    """What the actor's own teams were asked to take on, and what another took first; the first asked first. Each is shown."""
    own = {post.team_id for post in actor.posts}
    asked = Referral.objects.visible_to(actor).filter(team_id__in=own, answer__in=[Answer.WAITING, Answer.TAKEN])
    return _each(asked.order_by("at", "id"))


def in_hand(actor: Actor) -> list[Interview]:
    """The interviews that the actor's own teams have taken on and not closed, the oldest first. Each is shown."""
    own = {post.team_id for post in actor.posts}
    return _each(Interview.objects.visible_to(actor).filter(team_id__in=own).exclude(state="CLOSED").order_by("opened_at", "id"))


def still_to_place(actor: Actor) -> list[Interview]:
    """The interviews that a child agreed to and that no team has taken on. Each is shown."""
    waiting = Interview.objects.visible_to(actor).filter(team__isnull=True, state__in=STILL_TO_HOLD)
    return _each(waiting.order_by("opened_at", "id"))


def _each(rows: Iterable) -> list:
    found = list(rows)
    shown({one.child_id for one in found})
    return found


def capacities(team_ids: Iterable[int]) -> dict[int, Capacity]:
    """How much each of these teams said last that it can take on."""
    found = Capacity.objects.filter(team_id__in=set(team_ids)).order_by("team_id", "-id").distinct("team_id")
    return {one.team_id: one for one in found}


@dataclass
class Facts:
    """The rows from which counts are made, as far as this person may see."""

    offers: list[Offer]
    interviews: list[Interview]
    covered: dict[int, list[Covered]]
    outputs: dict[int, list[Output]]
    declined: list[Referral]
    reviews: set[int]


def facts_to_count(actor: Actor, since) -> Facts:
    """What was offered, held and came of it from `since` on."""
    interviews = list(Interview.objects.visible_to(actor).filter(opened_at__gte=since).order_by("id"))
    numbers = [one.pk for one in interviews]
    rows: dict[int, list[Covered]] = defaultdict(list)
    for one in Covered.objects.visible_to(actor).filter(interview__in=numbers):
        rows[one.interview_id].append(one)
    covered = defaultdict(list, {number: _latest(ones) for number, ones in rows.items()})
    outputs: dict[int, list[Output]] = defaultdict(list)
    for output in Output.objects.visible_to(actor).filter(interview__in=numbers):
        outputs[output.interview_id].append(output)
    declined = Referral.objects.visible_to(actor).filter(answer__in=[Answer.DECLINED, Answer.HANDED_BACK], at__gte=since)
    reviews = Review.objects.visible_to(actor).filter(interview__in=numbers).values_list("interview_id", flat=True)
    offers = Offer.objects.visible_to(actor).filter(at__gte=since).order_by("id")
    return Facts(list(offers), interviews, covered, outputs, list(declined), set(reviews))

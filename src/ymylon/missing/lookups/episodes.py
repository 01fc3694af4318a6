"""An episode and what belongs to it, for those who may see it. Looking one up is being shown its child."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.audit.standing import standing
from ymylon.missing.models import Concern, Episode, Grading, Move, Report
from ymylon.terms.faults import NoSuch


class NoSuchEpisode(NoSuch):
    """There is no such episode, or none that this person may know of: the two can't be told apart."""


class NoSuchReport(NoSuch):
    """There is no such report, or none that this person may know of."""


def episode_by_ref(actor: Actor, ref: UUID) -> Episode:
    """The episode with this public reference. Raises NoSuchEpisode."""
    episode = Episode.objects.visible_to(actor).filter(ref=ref).first()
    if episode is None:
        raise NoSuchEpisode
    shown([episode.child_id])
    return episode


def refs_of_episodes_seen(actor: Actor) -> Iterator[UUID]:
    """The public reference of every episode that the actor may see: to compare, not to show."""
    return Episode.objects.visible_to(actor).values_list("ref", flat=True).iterator(chunk_size=5_000)


def open_episode_of(actor: Actor, child_id: int) -> Episode | None:
    """The episode in which this child is missing now; a period that a return left without an end is none."""
    return open_episodes(actor, [child_id]).get(child_id)


def open_episodes(actor: Actor, child_ids: Iterable[int]) -> dict[int, Episode]:
    """The open episode of each of these children, by child; history from a return aside."""
    found = Episode.objects.visible_to(actor).filter(child_id__in=set(child_ids), ended_at__isnull=True, source="")
    return {episode.child_id: episode for episode in found}


def episodes_of(actor: Actor, child_ids: Iterable[int]) -> dict[int, list[Episode]]:
    """Every episode of each child, the latest first."""
    found: dict[int, list[Episode]] = defaultdict(list)
    for episode in _episodes(actor, children=set(child_ids)):
        found[episode.child_id].append(episode)
    return found


@standing
def _episodes(actor, children):
    return Episode.objects.visible_to(actor).filter(child_id__among=children).order_by("-last_seen_at", "-id")


def reports_of(actor: Actor, episode_ids: Iterable[int]) -> dict[int, list[Report]]:
    """The accounts of each episode, the first report first."""
    found: dict[int, list[Report]] = defaultdict(list)
    wanted = set(episode_ids)
    for report in _reports(actor, episodes=wanted) if wanted else ():
        found[report.episode_id].append(report)
    return found


@standing
def _reports(actor, episodes):
    return Report.objects.visible_to(actor).filter(episode_id__among=episodes).order_by("reported_at", "id")


def report_by_ref(actor: Actor, ref: UUID, episode: Episode | None = None) -> Report:
    """One account of an episode. Raises NoSuchReport."""
    found = Report.objects.visible_to(actor).filter(ref=ref)
    report = (found if episode is None else found.filter(episode=episode)).first()
    if report is None:
        raise NoSuchReport
    shown([report.child_id])
    return report


def moves_of(actor: Actor, episode_ids: Iterable[int]) -> dict[int, list[Move]]:
    """The steps of each episode from state to state, the first one first."""
    found: dict[int, list[Move]] = defaultdict(list)
    for move in Move.objects.visible_to(actor).filter(episode_id__in=set(episode_ids)).order_by("at", "id"):
        found[move.episode_id].append(move)
    return found


def gradings_of(actor: Actor, episode_ids: Iterable[int]) -> dict[int, list[Grading]]:
    """The police grades of each episode, the newest first: that one holds."""
    found: dict[int, list[Grading]] = defaultdict(list)
    for grading in Grading.objects.visible_to(actor).filter(episode_id__in=set(episode_ids)).order_by("-at", "-id"):
        found[grading.episode_id].append(grading)
    return found


def concerns_of(actor: Actor, episode_ids: Iterable[int]) -> dict[int, list[Concern]]:
    """Social care's levels of concern of each episode, the newest first: that one holds."""
    found: dict[int, list[Concern]] = defaultdict(list)
    for concern in Concern.objects.visible_to(actor).filter(episode_id__in=set(episode_ids)).order_by("-at", "-id"):
        found[concern.episode_id].append(concern)
    return found

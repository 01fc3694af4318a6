"""What stands on the board: who is missing, who was found tonight, and their grades. Looking something up shows nobody yet."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from ymylon.access.rules import Actor
from ymylon.audit.standing import standing
from ymylon.missing.models import Episode, Grading, Report
from ymylon.terms.codes import EndKind

FOUND_ALIVE = (EndKind.FOUND, EndKind.IN_CUSTODY, EndKind.IN_HOSPITAL)


def missing_or_found_since(actor: Actor, since: datetime) -> list[Episode]:
    """Episodes that are open, and those whose child was found since then. What a return brought is history and stays off.

    The page says which of these children it has shown: a board that asks every few seconds shows most of them again.
    """
    return _missing_or_found(actor, since=since)


@standing
def _missing_or_found(actor, since):
    found = Q(end_kind__in=FOUND_ALIVE, ended_at__gte=since)
    return Episode.objects.visible_to(actor).filter(Q(ended_at__isnull=True) | found, source="").order_by("last_seen_at", "id")


def grades_now(actor: Actor, episodes: Iterable[Episode]) -> dict[int, Grading]:
    """The police grade that holds for each of these episodes, as far as this person may see grades."""
    ids = [episode.pk for episode in episodes]
    return {grading.episode_id: grading for grading in _grades(actor, episodes=ids)} if ids else {}


@standing
def _grades(actor, episodes):
    seen = Grading.objects.visible_to(actor).filter(episode_id__among=episodes)
    return seen.order_by("episode_id", "-at", "-id").distinct("episode_id")


def episodes_about(actor: Actor, refs: Iterable[UUID], reports: Iterable[UUID] = ()) -> dict[UUID, Episode]:
    """The visible ones of these episodes, and those of these reports, by reference. The page says whom it shows."""
    wanted, told = set(refs), set(reports)
    rows = _about_or_reported(actor, refs=wanted, reports=told) if told else _about(actor, refs=wanted) if wanted else ()
    return {episode.ref: episode for episode in rows}


@standing
def _about(actor, refs):
    return Episode.objects.visible_to(actor).filter(ref__among=refs)


@standing
def _about_or_reported(actor, refs, reports):
    seen = Episode.objects.visible_to(actor)
    told = Report.objects.visible_to(actor).filter(ref__among=reports).values("episode_id")
    return seen.filter(ref__among=refs).union(seen.filter(pk__in=told))

"""What stands on the board: who is missing, who was found tonight, and their grades. Looking something up shows nobody yet."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from ymylon.access.rules import Actor
from ymylon.missing.models import Episode, Grading, Report
from ymylon.terms.codes import EndKind

FOUND_ALIVE = (EndKind.FOUND, EndKind.IN_CUSTODY, EndKind.IN_HOSPITAL)


def missing_or_found_since(actor: Actor, since: datetime) -> list[Episode]:
    """Episodes that are open, and those whose child was found since then. What a return brought is history and stays off.

    The page says which of these children it has shown: a board that asks every few seconds shows most of them again.
    """
    found = Q(end_kind__in=FOUND_ALIVE, ended_at__gte=since)
    seen = Episode.objects.visible_to(actor).filter(Q(ended_at__isnull=True) | found, source="")
    return list(seen.order_by("last_seen_at", "id"))


def grades_now(actor: Actor, episodes: Iterable[Episode]) -> dict[int, Grading]:
    """The police grade that holds for each of these episodes, as far as this person may see grades."""
    seen = Grading.objects.visible_to(actor).filter(episode_id__in=[episode.pk for episode in episodes])
    return {grading.episode_id: grading for grading in seen.order_by("episode_id", "-at", "-id").distinct("episode_id")}


def episodes_about(actor: Actor, refs: Iterable[UUID], reports: Iterable[UUID] = ()) -> dict[UUID, Episode]:
    """The visible ones of these episodes, and those of these reports, by reference. The page says whom it shows."""
    seen = Episode.objects.visible_to(actor)
    found = seen.filter(ref__in=set(refs))
    if reports:
        found = found.union(
            seen.filter(pk__in=Report.objects.visible_to(actor).filter(ref__in=set(reports)).values("episode_id"))
        )
    return {episode.ref: episode for episode in found}

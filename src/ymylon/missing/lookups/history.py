"""Periods in which children were missing, for a return that tells of some of them again."""

from collections.abc import Iterable

from ymylon.access.rules import Actor
from ymylon.missing.models import Episode, Move, Report

HISTORY = "history, from a return"


def episodes_of(actor: Actor, child_ids: Iterable[int]) -> list[Episode]:
    """Every episode of these children that the actor may see, those recorded in error too."""
    return list(Episode.objects.visible_to(actor).filter(child_id__in=set(child_ids)))


def is_worked_on(actor: Actor, episodes: Iterable[Episode]) -> set[str]:
    """Keys of those imported episodes on which somebody has worked since: a report was added, or a step was taken by hand."""
    refs = {episode.pk: episode.source_key for episode in episodes}
    reported = Report.objects.visible_to(actor).filter(episode_id__in=refs).values_list("episode_id", flat=True)
    by_hand = Move.objects.visible_to(actor).filter(episode_id__in=refs).exclude(reason=HISTORY)
    moved = by_hand.values_list("episode_id", flat=True)
    return {refs[number] for number in {*reported, *moved}}

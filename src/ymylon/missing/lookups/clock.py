"""What the clock reads of open episodes. It acts for nobody, in the system's role, and shows nothing to anybody."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from ymylon.duties.lookups import open_among
from ymylon.missing.models import Episode
from ymylon.missing.rules.states import EpisodeState
from ymylon.terms.codes import EndKind

_OVER = (EndKind.DIED, EndKind.RECORDED_IN_ERROR)


def open_now() -> list[Episode]:
    """The episodes that have not ended, longest first. What a return left without an end is history, and owes nothing."""
    live = Episode.objects.filter(ended_at__isnull=True, source="")
    return list(live.order_by("last_seen_at"))


def not_closed() -> list[Episode]:
    """The episodes of which something may still be asked, ended or not; none of a child who has died, none that never was."""
    live = Episode.objects.filter(source="").exclude(state=EpisodeState.CLOSED).exclude(end_kind__in=_OVER)
    return list(live.order_by("last_seen_at", "id"))


def have_died(child_ids: Iterable[int]) -> set[int]:
    """Those of these children of whom an episode ended in death."""
    ends = Episode.objects.filter(child_id__in=list(child_ids), end_kind=EndKind.DIED)
    return set(ends.values_list("child_id", flat=True))


def deaths() -> QuerySet:
    """For the clock’s question of another room: the children of whom an episode ended in death, as a subquery."""
    return Episode.objects.filter(end_kind=EndKind.DIED).values("child_id")


def owed_to_the_dead(kinds: Collection[str]) -> list[tuple[int, UUID]]:
    """What of these kinds is still owed to children who have died: child and what it is about."""
    return open_among(kinds, deaths()) if kinds else []


def hold_open(episode_id: int) -> Episode | None:
    """The episode as it stands now, held until the end of the transaction; the child first, as everybody takes them."""
    child_id = Episode.objects.filter(pk=episode_id).values_list("child_id", flat=True).first()
    if child_id is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select wait_for_child(%s)", [child_id])
    return Episode.objects.select_for_update().filter(pk=episode_id).first()

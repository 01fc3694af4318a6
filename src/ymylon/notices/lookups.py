"""Who was told, and who has acknowledged, as far as somebody may know."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.notices.models import Call, Notice, NoticeStage


class NoSuchNotice(LookupError):
    """There is no such notice, or none that this person may know of."""


def notice_by_ref(actor: Actor, ref: UUID) -> Notice:
    """The notice with this reference. Raises NoSuchNotice."""
    notice = Notice.objects.visible_to(actor).filter(ref=ref).first()
    if notice is None:
        raise NoSuchNotice
    shown([notice.child_id])
    return notice


def notices_about(actor: Actor, abouts: Iterable[UUID]) -> dict[UUID, list[Notice]]:
    """The visible notices about each of these things, in the order told."""
    found: dict[UUID, list[Notice]] = defaultdict(list)
    for notice in Notice.objects.visible_to(actor).filter(about__in=set(abouts)).order_by("told_at", "id"):
        found[notice.about].append(notice)
    return found


def waiting_for(actor: Actor) -> list[Notice]:
    """Notices to the actor's own teams that nobody has acknowledged, soonest due first."""
    own = [post.team_id for post in actor.posts]
    return list(Notice.objects.visible_to(actor).filter(team_id__in=own, acknowledged_at__isnull=True).order_by("due_at", "id"))


def stages_of(actor: Actor, notices: Iterable[Notice]) -> dict[int, list[NoticeStage]]:
    """The steps by which each notice has climbed, oldest first."""
    found: dict[int, list[NoticeStage]] = defaultdict(list)
    for stage in NoticeStage.objects.visible_to(actor).filter(notice_id__in=[n.pk for n in notices]).order_by("at", "id"):
        found[stage.notice_id].append(stage)
    return found


def calls_about(actor: Actor, notices: Iterable[Notice]) -> dict[int, list[Call]]:
    """The telephone calls made about each notice, oldest first."""
    found: dict[int, list[Call]] = defaultdict(list)
    for call in Call.objects.visible_to(actor).filter(notice_id__in=[n.pk for n in notices]).order_by("at", "id"):
        found[call.notice_id].append(call)
    return found

"""Which children wait for health, and whose needs are known, as far as somebody may read it."""

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.circumstances.models import HealthNeed, HealthWait
from ymylon.terms.codes import HealthNeedStatus

AT_ONCE = 100


def waiting_now(actor: Actor, *, after: int = 0) -> list[HealthWait]:
    """Waits that go on, the longest first, without the `after` longest; one more than a page, if there is."""
    rows = HealthWait.objects.visible_to(actor).filter(during__upper_inf=True).order_by("during", "id")
    found = list(rows[after : after + AT_ONCE + 1])
    shown({row.child_id for row in found[:AT_ONCE]})
    return found


def needs_now(actor: Actor, *, after: int = 0) -> list[HealthNeed]:
    """Needs that stand, suspected or identified, the longest known first, without the `after` first; one more, if there is."""
    rows = HealthNeed.objects.visible_to(actor).filter(during__upper_inf=True).exclude(status=HealthNeedStatus.NONE)
    found = list(rows.order_by("during", "id")[after : after + AT_ONCE + 1])
    shown({row.child_id for row in found[:AT_ONCE]})
    return found

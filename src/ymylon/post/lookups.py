"""What waits in the outbox."""

from ymylon.post.models import Letter


def waiting(limit: int = 500) -> list[int]:
    """Letters that have not left, the oldest first."""
    return list(Letter.objects.filter(sent_at__isnull=True).order_by("queued_at", "id").values_list("pk", flat=True)[:limit])

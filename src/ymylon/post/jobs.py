"""What the clock does with the outbox."""

import logging

from django.utils import timezone

from ymylon.post import actions, lookups

log = logging.getLogger(__name__)


def empty_outbox() -> int:
    """Send every letter that waits; one that can't be handed over keeps none of the others back. How many left is returned."""
    sent = 0
    for letter in lookups.waiting():
        try:
            sent += actions.send(at=timezone.now(), letter_id=letter)
        except OSError as fault:  # the mail server is away or refuses; the next minute tries again
            log.warning("letter %s stays in the outbox: %s", letter, type(fault).__name__)
    return sent

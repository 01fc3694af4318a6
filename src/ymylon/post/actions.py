"""The outbox: a letter is queued in the transaction of the fact, and leaves once that fact is certain."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from ymylon.post.models import Letter

SUBJECT = "Ymylon: mae rhywbeth i’w ddarllen / there is something to read"


def queue(*, key: str, to_email: str, link: str, at: datetime) -> None:
    """A letter with this link will go to this desk; under the same key only one ever does."""
    letter = Letter(key=key, to_email=to_email, language="cy+en", link=link, queued_at=at)
    Letter.objects.bulk_create([letter], ignore_conflicts=True)


@transaction.atomic
def send(*, at: datetime, letter_id: int) -> bool:
    """Send one letter that waits. False if it has gone, or if somebody else is sending it at this moment.

    A letter that can't be handed over raises and stays in the outbox.
    """
    waiting = Letter.objects.select_for_update(skip_locked=True)
    letter = waiting.filter(pk=letter_id, sent_at__isnull=True).first()
    if letter is None:
        return False
    _message(letter).send()
    letter.sent_at = at
    letter.save(update_fields=["sent_at"])
    return True


def _message(letter: Letter) -> EmailMessage:
    link = settings.PUBLIC_URL.rstrip("/") + letter.link if letter.link.startswith("/") else letter.link
    # Whoever is killed between handing over and noting it sends again: the same number lets a mail server drop the second.
    number = f"<{letter.key.replace(':', '.')}@ymylon>"
    words = render_to_string("post/letter.txt", {"link": link})
    return EmailMessage(SUBJECT, words, to=[letter.to_email], headers={"Message-ID": number})

"""A form is sent while the last of what was typed into it is on its way: nothing of it comes back as somebody else's words."""

import time
from datetime import UTC, datetime
from threading import Event, Thread

from django.db import connection

from tests.cast import wales as open_wales
from ymylon.access.actions import acting
from ymylon.drafts.actions import begin_sending, discard, end_sending, keep
from ymylon.drafts.models import Draft, Sent
from ymylon.drafts.rules import DraftFault

NIGHT = datetime(2026, 11, 21, 23, 2, tzinfo=UTC)
TYPED = {"circumstances": ["Grey hoodie"]}


def test_what_arrives_while_its_page_is_sent_waits_for_the_end_and_is_not_kept(committed):
    wales, is_sending, refused = open_wales(), Event(), []

    def arrive() -> None:
        try:
            is_sending.wait(20)
            with acting(wales.account("dewi"), "test") as dewi:
                keep(by=dewi, at=NIGHT, form="report", typed=TYPED, page="one")
        except DraftFault as fault:
            refused.append(str(fault))
        finally:
            connection.close()

    late = Thread(target=arrive)
    late.start()
    with acting(wales.account("dewi"), "test") as dewi:
        numbers, _led = begin_sending(by=dewi, at=NIGHT, page="one", words=b"one, and what was sent")
        is_sending.set()
        discard(by=dewi, form="report")
        time.sleep(0.5)  # by now it has arrived, and would have been kept after the draft was let go
        assert late.is_alive()
        end_sending(by=dewi, at=NIGHT, numbers=numbers, led_to="/")
    late.join(20)
    assert refused == ["it was sent already"]
    with acting(wales.account("dewi"), "test"):
        assert (Draft.objects.count(), Sent.objects.count()) == (0, 2)

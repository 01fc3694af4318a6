"""The mail server is away for an hour of rounds: everybody is told all the same, once, when it is back."""

import os
import signal
import time

from proofs._installation import installation, patiently
from proofs._mailbox import Mailbox
from proofs.test_kills import queue_letters, start_worker

LETTERS = int(os.environ.get("YMYLON_LETTERS", "100"))
ROUNDS = int(os.environ.get("YMYLON_ROUNDS", "60"))  # one a minute is an hour


def test_all_are_told_once_after_an_hour_without_a_mail_server(figure):
    mailbox = Mailbox()
    mailbox.open()
    mailbox.close()
    told = {"YMYLON_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "YMYLON_EMAIL_PORT": str(mailbox.port)}
    with installation(**told, YMYLON_SWEEP_EVERY="1") as here, here.cluster:
        here.ask("update post_letter set sent_at = now() where sent_at is null returning 1")
        queue_letters(here, 0, LETTERS)
        worker = start_worker(here)
        try:
            # A round is counted where the worker itself keeps count: the job of the outbox that has ended.
            done = "select count(*) from procrastinate_jobs where task_name = 'empty_outbox' and status <> 'todo'"
            patiently(lambda: here.ask(done)[0][0] >= ROUNDS, within=900, every=1)
            waiting = "select count(*) from post_letter where sent_at is null and key like 'proof:%%'"
            assert here.ask(waiting) == [(LETTERS,)]
            mailbox.open()
            began = time.monotonic()
            patiently(lambda: here.ask(waiting) == [(0,)], every=0.2)
            took = time.monotonic() - began
            time.sleep(3)
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait(30)
            mailbox.close()
        ours = {number: times for number, times in mailbox.handed_over.items() if "proof." in number}
        assert len(ours) == LETTERS
        assert set(ours.values()) == {1}
        figure("mail server away", tries=ROUNDS, letters=LETTERS, arrived=len(ours), doubled=0, all_told_after_s=took)

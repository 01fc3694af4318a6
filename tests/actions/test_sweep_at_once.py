"""Two sweeps at once, a sweep beside an acknowledgement, and a connection cut midway: on real, committed transactions."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from tests.cast import wales as open_wales
from tests.telling import MISSING_AT, a_child, notice_to, told
from ymylon.access.actions import acting, acting_system
from ymylon.notices import actions, jobs, lookups
from ymylon.notices.models import Notice, NoticeStage
from ymylon.post import actions as post
from ymylon.post import jobs as outbox
from ymylon.post.models import Letter
from ymylon.terms.codes import InvolvementKind

LATE = MISSING_AT + timedelta(minutes=15)


@pytest.fixture
def committed_wales(committed_ground):
    """A small Wales that other connections see too."""
    return open_wales()


@pytest.fixture
def five_children(committed_wales):
    """Five children are missing, and the police are silent about each."""
    with acting(committed_wales.account("elin"), "test") as elin:
        return [
            told(elin, a_child(elin, committed_wales, given=f"Child {number}"), kinds=(InvolvementKind.FORCE,))
            for number in range(5)
        ]


def at_once(*works):
    """Run each of these in a thread and a connection of its own, begun together."""
    gate = Barrier(len(works))

    def run(work):
        gate.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [done.result(60) for done in [pool.submit(run, work) for work in works]]


def what_was_done() -> list[tuple[int, str, int]]:
    with acting_system("test"):
        return list(NoticeStage.objects.order_by("id").values_list("notice_id", "stage", "occurrence"))


def test_three_sweeps_at_once_do_each_stage_once(five_children):
    acted = at_once(*(lambda: jobs.sweep(now=LATE) for _ in range(3)))
    done = what_was_done()
    assert len(done) == len(set(done)) == 5
    # One sweep may leave a notice to another that holds it; the next round finds nothing more to do.
    assert sum(acted) == 5
    assert jobs.sweep(now=LATE) == 0
    with acting_system("test"):
        assert Letter.objects.filter(key__contains="NEXT_CONTACT").count() == 5


def test_a_sweep_and_an_acknowledgement_at_once_never_do_both_by_halves(committed_wales, five_children):
    def acknowledge_all():
        counted = 0
        for about in five_children:
            with acting(committed_wales.account("rhys"), "test") as rhys:
                notice = notice_to(rhys, about, committed_wales.teams["missing"])
                counted += actions.acknowledge(by=rhys, at=LATE, notice=notice)
        return counted

    acknowledged, acted = at_once(acknowledge_all, lambda: jobs.sweep(now=LATE))
    assert acknowledged == 5
    assert acted == len(what_was_done()) <= 5
    assert jobs.sweep(now=LATE + timedelta(hours=9)) == 0


def test_a_sweep_whose_connection_is_cut_leaves_nothing_behind(five_children):
    holding, cut = Event(), Event()

    def die_midway():
        try:
            with acting_system("test"):
                actions.climb_if_due(at=LATE, notice_id=Notice.objects.order_by("id").first().pk)
                holding.set()
                cut.wait(30)
                connection.connection.close()
                NoticeStage.objects.count()
        except Exception:
            return "cut"
        return "lived"

    def sweep_meanwhile():
        holding.wait(30)
        # The notice that is held can't be waited for here: its child is held too. The others climb.
        with acting_system("test"):
            ids = list(Notice.objects.order_by("id").values_list("pk", flat=True))
        done = 0
        for number in ids[1:]:
            with acting_system("test"):
                done += actions.climb_if_due(at=LATE, notice_id=number)
        cut.set()
        return done

    assert at_once(die_midway, sweep_meanwhile) == ["cut", 4]
    assert len(what_was_done()) == 4
    assert jobs.sweep(now=LATE) == 1


def test_a_notice_that_is_held_is_passed_over(five_children):
    with acting_system("test"):
        number = lookups.climbing_now(LATE)[0]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select from notices_notice where id = %s for update", [number])

        def climb():
            with acting_system("test"):
                return actions.climb_if_due(at=LATE, notice_id=number)

        assert at_once(climb) == [0]


def test_a_letter_leaves_once_though_two_send_at_once(five_children, mailoutbox):
    outboxes = at_once(*(outbox.empty_outbox for _ in range(3)))
    assert sum(outboxes) == len(mailoutbox) == 5
    assert outbox.empty_outbox() == 0


def test_a_letter_that_can_not_be_handed_over_waits_and_the_others_leave(five_children, mailoutbox, monkeypatch):
    message, fallen = post._message, []

    def refuse_the_first(letter):
        if not fallen:
            fallen.append(letter)
            raise ConnectionRefusedError
        return message(letter)

    monkeypatch.setattr(post, "_message", refuse_the_first)
    assert outbox.empty_outbox() == 4
    assert outbox.empty_outbox() == 1


def test_a_letter_holds_a_link_and_no_fact(five_children, mailoutbox, settings):
    outbox.empty_outbox()
    for mail in mailoutbox:
        assert settings.PUBLIC_URL + "/missing/" in mail.body
        assert "Child" not in mail.body + mail.subject
        assert "missing" not in mail.subject
    assert len({mail.extra_headers["Message-ID"] for mail in mailoutbox}) == 5

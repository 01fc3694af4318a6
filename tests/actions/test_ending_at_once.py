"""Two people find one child in the same moment, or one finds while another grades: one end, nothing left hanging."""

from datetime import timedelta
from threading import Barrier, Thread

from django.db import connection

from tests.cast import wales as open_wales
from tests.story import NIGHT, at_minute, missing_cai
from ymylon.access.actions import acting
from ymylon.duties.models import Duty
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.grading import grade_risk
from ymylon.missing.models import Episode, Move
from ymylon.missing.rules.faults import EndedAlready, Fault
from ymylon.notices.models import Notice
from ymylon.terms.codes import PoliceGrade

LATER = NIGHT + timedelta(hours=1)


def at_once(wales, acts):
    """Each (name, act) at the same moment on a connection of its own; what each met: None, or what was raised."""
    barrier, met = Barrier(len(acts)), {}

    def step(name, act):
        try:
            with acting(wales.account(name), "test") as actor:
                barrier.wait(timeout=20)
                act(actor)
            met[name] = None
        except Fault as fault:
            met[name] = fault
        finally:
            connection.close()

    threads = [Thread(target=step, args=pair) for pair in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return met


def reported(wales):
    with acting(wales.account("elin"), "test") as elin:
        return missing_cai(elin, wales)


def find(episode):
    return lambda actor: record_found(by=actor, at=LATER, episode=episode, found=at_minute(LATER))


def test_one_ends_it_and_the_other_learns_who_did(committed):
    wales = open_wales()
    episode = reported(wales)
    met = at_once(wales, [("elin", find(episode)), ("rhys", find(episode)), ("nia", find(episode))])
    first = next(name for name, fault in met.items() if fault is None)
    others = [fault for fault in met.values() if fault is not None]
    assert len(others) == 2
    assert all(isinstance(fault, EndedAlready) and fault.by_id == wales.people[first].pk for fault in others)
    with acting(wales.account("rhys"), "test"):
        assert Move.objects.filter(episode=episode, to_state="FOUND").count() == 1
        told = list(Notice.objects.filter(kind="FOUND").values_list("team_id", flat=True))
        assert len(told) == len(set(told))


def test_a_grade_given_as_the_child_is_found_leaves_no_review_behind(committed):
    wales = open_wales()
    episode = reported(wales)

    def grade(actor):
        grade_risk(by=actor, at=LATER, episode=episode, grade=PoliceGrade.MEDIUM, reason="Cold night.")

    at_once(wales, [("elin", find(episode)), ("rhys", grade)])
    with acting(wales.account("rhys"), "test"):
        assert Episode.objects.get(pk=episode.pk).state == "FOUND"
        assert not Duty.objects.filter(about=episode.ref, kind="REVIEW_GRADE", state="OPEN").exists()

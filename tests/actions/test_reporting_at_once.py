"""Two people report one child in the same moment: one episode, both accounts, everybody told once."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

from django.db import connection

from tests.cast import BRIDGEND, Wales
from tests.cast import wales as open_wales
from ymylon.access.actions import acting
from ymylon.children.actions import involve, open_record
from ymylon.missing.actions.reporting import NewChild, report_missing
from ymylon.missing.models import Episode, Report
from ymylon.notices.models import Notice
from ymylon.people.actions import add_person
from ymylon.terms.codes import InvolvementKind, Precision, RecordReason, ReporterKind, Whereabouts
from ymylon.terms.moments import Moment

NIGHT = datetime(2026, 11, 21, 23, 2, tzinfo=UTC)


def at_once(wales: Wales, names: list[str], **what) -> list[UUID]:
    """Each of these people reports at the same moment on a connection of their own; the episodes' references."""
    barrier, found = Barrier(len(names)), []

    def send(name: str) -> None:
        try:
            with acting(wales.account(name), "test") as actor:
                barrier.wait(timeout=20)
                episode = report_missing(
                    by=actor,
                    at=NIGHT,
                    last_seen=Moment(NIGHT - timedelta(minutes=5), Precision.MINUTE),
                    whereabouts=Whereabouts.NOT_KNOWN,
                    reporter_kind=ReporterKind.OTHER,
                    **what,
                )
                found.append(episode.ref)
        finally:
            connection.close()

    threads = [Thread(target=send, args=[name]) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def seen_by(wales: Wales, name: str) -> tuple[int, int, list[tuple[str, int]]]:
    """Episodes, reports, and notices of a first report, as this person sees them."""
    with acting(wales.account(name), "test"):
        told = Notice.objects.filter(kind="REPORTED_MISSING").values_list("because", "team_id")
        return Episode.objects.count(), Report.objects.count(), list(told)


def test_two_people_one_child_one_episode(committed):
    wales = open_wales()
    with acting(wales.account("elin"), "test") as elin:
        person = add_person(by=elin, at=NIGHT, given="Cai", family="Morgan-Rees")
        child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        for team in ("home_staff", "social_work"):
            involve(by=elin, at=NIGHT, child_id=child.pk, team_id=wales.teams[team].pk, kind=InvolvementKind.OTHER, basis="known")
    refs = at_once(wales, ["elin", "mared", "gethin"], child_id=child.pk)
    assert len(refs) == 3
    assert len(set(refs)) == 1
    episodes, reports, told = seen_by(wales, "rhys")
    assert (episodes, reports) == (1, 3)
    assert len(told) == len(set(told))


def test_one_form_sent_twice_at_once(committed):
    wales, ref = open_wales(), uuid4()
    refs = at_once(wales, ["dewi", "dewi"], child_id=None, new_child=NewChild("Gwen", "Ifan"), authority=BRIDGEND, report_ref=ref)
    assert len(refs) == 2
    assert len(set(refs)) == 1
    assert seen_by(wales, "carys")[:2] == (1, 1)


def test_one_after_another_they_meet_in_the_same_episode(wales, as_actor):
    with as_actor("elin") as elin:
        person = add_person(by=elin, at=NIGHT, given="Cai", family="Morgan-Rees")
        child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        seen = Moment(NIGHT - timedelta(minutes=5), Precision.MINUTE)
        known = {"last_seen": seen, "whereabouts": Whereabouts.NOT_KNOWN, "reporter_kind": ReporterKind.OTHER}
        first = report_missing(by=elin, at=NIGHT, child_id=child.pk, **known)
        second = report_missing(by=elin, at=NIGHT, child_id=child.pk, **known)
    assert first.pk == second.pk

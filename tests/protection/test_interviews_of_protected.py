"""What is arranged, said and agreed at a return interview of a protected child is read by whom it is addressed to."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from tests.intelligence import said
from tests.interviewing import MORNING, WAY
from tests.interviewing import episode as episode  # noqa: PLC0414
from tests.interviewing import interview as interview  # noqa: PLC0414
from tests.interviewing import referred as referred  # noqa: PLC0414
from tests.interviewing import second_provider as second_provider  # noqa: PLC0414
from ymylon.duties.lookups import duty_by_ref, open_duties
from ymylon.duties.rules.pausing import SEALED
from ymylon.intelligence.models import Submission
from ymylon.interviews.actions.holding import pass_to_police
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.rules import Interviewer, Response
from ymylon.missing.rules.ending import OFFER_RETURN_INTERVIEW
from ymylon.protection.actions import end_protection, protect
from ymylon.terms.codes import ProtectionKind
from ymylon.terms.faults import Fault
from ymylon.today.actions import pause

pytestmark = pytest.mark.django_db

TABLES = ("safeway", "offer", "interview", "interviewevent", "covered", "referral", "referralevent")
WORDS = WAY["safe_way"]


def protect_now(child_id: int, wales, as_actor) -> None:
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=child_id, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["manager"].pk, readers=[wales.account("gethin"), wales.account("nia")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[wales.teams["home_staff"].pk],
        )  # fmt: skip


def read(as_actor, who: str) -> dict[str, int]:
    """How many rows of each table somebody reads, asking the database by hand."""
    with as_actor(who), connection.cursor() as cursor:
        counted = {}
        for table in TABLES:
            cursor.execute(f"select count(*) from interviews_{table}")
            counted[table] = cursor.fetchone()[0]
    return counted


def test_whom_it_is_addressed_to_reads_it_and_nobody_else(referred, wales, as_actor):
    everybody = ("mared", "gethin", "rhys", "elin", "lowri", "cadi")
    with as_actor("lowri") as lowri:
        pass_to_police(by=lowri, at=timezone.now(), interview=referred, said=said(), sent_as=uuid4())
    with as_actor("ffion"):
        assert Submission.objects.count() == 1
    before = {who: read(as_actor, who) for who in everybody}
    assert [(who, table) for who in everybody for table in TABLES if not before[who][table]] == []
    protect_now(referred.child_id, wales, as_actor)
    # Mared’s team offered it, Lowri’s and Cadi’s were asked to hold it, Gethin is named.
    for who in ("mared", "gethin", "lowri", "cadi"):
        assert read(as_actor, who) == before[who], who
    for who in ("rhys", "elin"):
        assert not any(read(as_actor, who).values()), who
    with as_actor("lowri") as lowri:
        assert not Submission.objects.exists()
        with pytest.raises(Fault, match="ring the police"):
            pass_to_police(by=lowri, at=timezone.now(), interview=referred, said=said(), sent_as=uuid4())
    with as_actor("ffion"):
        assert not Submission.objects.exists()
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=referred.child_id, reason="It is over.")
    assert read(as_actor, "rhys") == before["rhys"]


def test_what_is_written_meanwhile_is_read_no_further(episode, wales, as_actor, signed_in):
    protect_now(episode.child_id, wales, as_actor)
    with as_actor("mared") as mared:
        said = {"response": Response.ACCEPTED, "chosen": Interviewer.NO_PREFERENCE, **WAY}
        offer_interview(by=mared, at=MORNING, episode=episode, **said)
    assert read(as_actor, "mared")["offer"] == 1
    for who in ("rhys", "elin"):
        assert not any(read(as_actor, who).values()), who
        assert WORDS not in signed_in(who).get(f"/missing/{episode.ref}").content.decode(), who


def test_why_something_waits_is_sealed(episode, wales, as_actor, signed_in, as_owner):
    with as_actor("mared") as mared:
        before = next(duty for duty in open_duties(mared, episode.ref) if duty.kind == OFFER_RETURN_INTERVIEW)
    protect_now(episode.child_id, wales, as_actor)
    now = timezone.now()
    with as_actor("gethin") as gethin:
        duty = duty_by_ref(gethin, before.ref)
        if duty.due_at <= now:
            now = duty.due_at - timedelta(hours=1)
        pause(by=gethin, at=now, duty=duty, until=now + timedelta(days=1), reason="He moves to Barry Island.")
        assert duty_by_ref(gethin, duty.ref).pause_reason == SEALED
    with as_owner(), connection.cursor() as cursor:
        for table in ("duties_duty", "duties_dutyevent", "children_event", "audit_line"):
            cursor.execute(f"select count(*) from {table} t where t::text like %s", ["%Barry Island%"])
            assert cursor.fetchone()[0] == 0, table
        cursor.execute("select count(*) from protection_fact where child_id = %s and whence = 'duties_duty'", [episode.child_id])
        assert cursor.fetchone()[0] == 1


def test_and_why_it_waited_when_the_protection_began(episode, wales, as_actor, as_owner):
    with as_actor("gethin") as gethin:
        duty = next(duty for duty in open_duties(gethin, episode.ref) if duty.kind == OFFER_RETURN_INTERVIEW)
        at = duty.due_at - timedelta(hours=1)
        pause(by=gethin, at=at, duty=duty, until=at + timedelta(days=1), reason="He moves to Barry Island.")
        assert duty_by_ref(gethin, duty.ref).pause_reason == "He moves to Barry Island."
    protect_now(episode.child_id, wales, as_actor)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select pause_reason from duties_duty where ref = %s", [duty.ref])
        assert cursor.fetchone() == (SEALED,)
        cursor.execute("select count(*) from duties_dutyevent where pause_reason like '%%Barry%%'")
        assert cursor.fetchone()[0] == 0
        cursor.execute("select count(*) from protection_fact where whence like 'duties_dutyevent:%%'")
        assert cursor.fetchone()[0] == 1

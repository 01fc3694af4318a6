"""Health needs, for the nurse: waits and needs in health’s lane, written by health alone, read by social care besides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.actions.test_life import days_ago
from tests.pages.growing import copy
from tests.protection.conftest import hidden  # noqa: F401
from tests.protection.test_names_nobody_else import found
from ymylon.children.actions import involve
from ymylon.children.lookups import children_by_id
from ymylon.circumstances.actions import health
from ymylon.circumstances.models import HealthNeed
from ymylon.circumstances.rules.faults import Fault
from ymylon.protection.actions import protect
from ymylon.terms.codes import HealthNeedKind, HealthNeedStatus, InvolvementKind, ProtectionKind, WaitKind

pytestmark = pytest.mark.django_db
ADDRESS = "/circumstances/health"
CANARY = "Canari Clinig Cudd"


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


@pytest.fixture
def need(cai, as_actor) -> HealthNeed:
    """Menna has written down two waits, and a need that is suspected."""
    with as_actor("menna") as menna:
        now = timezone.now()
        health.record_wait(by=menna, at=now, child_id=cai, kind=WaitKind.SPEECH, from_on=days_ago(90))
        health.record_wait(by=menna, at=now, child_id=cai, kind=WaitKind.MENTAL_HEALTH, from_on=days_ago(12))
        return health.record_health_need(
            by=menna, at=now, child_id=cai, kind=HealthNeedKind.NEURODEVELOPMENT, status=HealthNeedStatus.SUSPECTED,
            from_on=days_ago(40), words=CANARY,
        )  # fmt: skip


def test_the_nurse_reads_waits_and_needs_of_the_mind_first(need, signed_in):
    page = signed_in("menna").get(ADDRESS).content.decode()
    order = ["Waiting for mental health", "12 days so far", "Waiting for another service", "Speech and language therapy",
             "Suspected", "Neurodevelopment (autism, ADHD): Suspected", CANARY, "Identified"]  # fmt: skip
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "Awtistiaeth".lower() in signed_in("menna", "cy").get(ADDRESS).content.decode().lower()


def typed(**more) -> dict[str, str]:
    return {"kind": "MENTAL_HEALTH", "status": "SUSPECTED", "since": "1/6/2025", "known_from": "HEALTH", "words": "Calm."} | more


def test_she_writes_a_need_and_puts_it_right_and_what_is_missing_is_said_beside_its_question(need, ref, signed_in, as_actor):
    menna = signed_in("menna")
    wrong = menna.post(f"/circumstances/{ref}/health/new", typed(status="", words="Kept words"))
    assert wrong.status_code == 422
    assert "Say how far it is known" in wrong.content.decode()
    assert "Kept words" in wrong.content.decode()
    assert menna.post(f"/circumstances/{ref}/health/new", typed()).status_code == 302
    with as_actor("menna") as by:
        made = HealthNeed.objects.visible_to(by).get(kind="MENTAL_HEALTH")
    right = {"version": str(made.version)}
    assert menna.post(f"/circumstances/health/{made.ref}", typed(status="IDENTIFIED") | right).status_code == 302
    assert "Mental health: Identified" in menna.get(ADDRESS).content.decode()
    # A second who saves from the page as it was is shown both.
    second = menna.post(f"/circumstances/health/{made.ref}", typed(status="NONE") | right)
    assert second.status_code == 422
    assert "Identified" in second.content.decode()


def test_what_is_known_now_follows_what_was_suspected_and_one_that_overlaps_is_refused(need, cai, as_actor):
    with as_actor("menna") as menna:
        said = {"by": menna, "at": timezone.now(), "child_id": cai, "kind": HealthNeedKind.NEURODEVELOPMENT}
        health.record_health_need(**said, status=HealthNeedStatus.IDENTIFIED, from_on=days_ago(3))
        rows = HealthNeed.objects.visible_to(menna).order_by("during").values_list("status", "during")
        assert [(status, during.upper) for status, during in rows] == [("SUSPECTED", days_ago(3)), ("IDENTIFIED", None)]
        with pytest.raises(Fault):
            health.record_health_need(**said, status=HealthNeedStatus.NONE, from_on=days_ago(60))


@pytest.mark.parametrize(
    ("who", "reads"), [("menna", True), ("mared", True), ("gethin", True), ("nia", True), ("rhys", False), ("dewi", False),
                       ("elin", False), ("sion", False), ("lowri", False), ("owain", False)]
)  # fmt: skip
def test_who_reads_a_health_need_and_who_finds_nothing(need, ref, cai, wales, as_actor, signed_in, who, reads):
    with as_actor("mared") as mared:
        police = wales.teams["missing"].pk
        involve(by=mared, at=timezone.now(), child_id=cai, team_id=police, kind=InvolvementKind.FORCE, basis="x")
    with as_actor(who) as actor:
        assert HealthNeed.objects.visible_to(actor).exists() is reads
    page = signed_in(who).get(f"/circumstances/{ref}")
    assert (CANARY in page.content.decode()) is reads
    # Health alone writes, and the page of all is the nurse’s.
    assert signed_in(who).get(ADDRESS).status_code == (200 if who == "menna" else 403)
    assert signed_in(who).post(f"/circumstances/{ref}/health/new", typed()).status_code == (302 if who == "menna" else 403)


def test_of_a_protected_child_no_words_stay_open(hidden, wales, as_actor, signed_in):  # noqa: F811
    now = timezone.now()
    with as_actor("gethin") as gethin:
        team = wales.teams["safeguarding"].pk
        involve(by=gethin, at=now, child_id=hidden.child_id, team_id=team, kind=InvolvementKind.HEALTH_BOARD, basis="x")
    said = {"at": now, "child_id": hidden.child_id, "status": HealthNeedStatus.SUSPECTED, "from_on": days_ago(3), "words": CANARY}
    with as_actor("menna") as menna:
        health.record_health_need(by=menna, kind=HealthNeedKind.BODY, **said)
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=hidden.child_id, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[hidden.home_team, hidden.school_team],
        )  # fmt: skip
    with as_actor("menna") as menna:
        health.record_health_need(by=menna, kind=HealthNeedKind.SENSES, **said)
    for table in ("circumstances_healthneed", "circumstances_healthneedevent"):
        assert found(f"select words from {table} where words <> ''") == [], table
    sealed = found("select count(*) from protection_fact where whence like 'circumstances_healthneed%%'")
    assert sealed == [(2,)]
    assert "Sight or hearing: Suspected" in signed_in("menna").get(ADDRESS).content.decode()


@pytest.mark.parametrize("many", [0, 200])
def test_it_asks_no_more_often_of_two_hundred(need, signed_in, count_queries, as_owner, many):
    signed_in("menna")
    before = count_queries(ADDRESS)
    if many:
        back = {"during": "daterange(current_date - 9000 - n, current_date - 8999 - n)"}
        with as_owner():
            copy("circumstances_healthneed", f"id = {need.pk}", many, **back)
    assert count_queries(ADDRESS) == before <= 10

"""From an entry on the register through the months in which nobody reviews it: it climbs, and no clock ends anything."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.actions.conftest import policy as policy  # noqa: PLC0414
from tests.story import K, missing_cai, report_again
from ymylon.agencies import actions as agencies
from ymylon.circumstances import jobs as circumstances
from ymylon.config.jobs import how_it_climbs, where_met, who_must_not_know
from ymylon.duties import jobs as duties
from ymylon.duties.lookups import duties_about, owed_by
from ymylon.duties.models import DutyStage
from ymylon.missing import jobs as missing
from ymylon.missing.actions.ending import record_found
from ymylon.notices import jobs as notices
from ymylon.post.models import Letter
from ymylon.protection import jobs as protection
from ymylon.signals import actions
from ymylon.signals import jobs as signals
from ymylon.signals.lookups import open_entry
from ymylon.signals.models import RegisterEntry
from ymylon.terms.codes import Precision, Role, TeamFunction
from ymylon.terms.moments import Moment
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
ENTERED = datetime(2026, 1, 5, 10, tzinfo=UTC)
DAY = timedelta(days=1)
ROUNDS = (protection.sweep, notices.sweep, missing.sweep, circumstances.sweep, signals.sweep)


@pytest.fixture
def above(wales):
    """Above the social workers stands their manager, and above the manager a head of service."""
    head = agencies.open_team(
        agency=wales.agencies["council"], function=TeamFunction.MANAGEMENT, names=Words("Heads of service", "Penaethiaid"),
        email="penaethiaid@example.invalid",
    )  # fmt: skip
    person = agencies.open_account(email="non@example.invalid", given_name="Non", family_name="Rees")
    agencies.join_team(practitioner=person, team=head, role=Role.HEAD_OF_SERVICE, at=datetime(2020, 1, 1, tzinfo=UTC))
    wales.people["non"] = person
    for team, manager in (("social_work", wales.teams["manager"]), ("manager", head)):
        wales.teams[team].manager_team = manager
        wales.teams[team].save()
    return head


@pytest.fixture
def child_id(wales, policy, above, as_actor) -> int:
    """Cai, who was missing and is found, and lives in nobody's care."""
    with as_actor("elin") as elin:
        also = (("social_work", K.RESPONSIBLE_AUTHORITY), ("missing", K.FORCE))
        episode = missing_cai(elin, wales, at=ENTERED - 3 * DAY, also=also)
        record_found(by=elin, at=ENTERED - 2 * DAY, episode=episode, found=Moment(ENTERED - 2 * DAY, Precision.MINUTE))
        return episode.child_id


@pytest.fixture
def entry(child_id, wales, as_actor) -> RegisterEntry:
    with as_actor("gethin") as gethin:
        return actions.enter(
            by=gethin, at=ENTERED, child_id=child_id, area="W06000016", reason="An older man waits for him.", lead="Mared Ellis",
            police_contact="PC Pugh", every_days=10, review_on=(ENTERED + 28 * DAY).date(),
            lead_team_id=wales.teams["social_work"].pk,
        )  # fmt: skip


@pytest.fixture
def clock(db):
    """`clock(28)` lets every clock go round 28 days after the entry."""

    def go_round(days: float) -> None:
        at = ENTERED + days * DAY
        try:
            for sweep in ROUNDS:
                sweep(now=at)
            duties.sweep(barred=who_must_not_know, address=where_met, climb=how_it_climbs, now=at)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("set local role app_web")

    return go_round


@pytest.fixture
def told(as_owner, entry):
    """Each stage of a review that nobody made, with the team that was told."""

    def so_far() -> list[tuple[str, str]]:
        with as_owner():
            stages = DutyStage.objects.filter(duty__kind="REVIEW_REGISTER").order_by("id").select_related("team")
            return [(stage.stage, stage.team.name("en")) for stage in stages]

    return so_far


def test_unreviewed_it_climbs_to_the_manager_and_at_90_days_to_the_head_and_nothing_lapses(
    entry, child_id, clock, told, as_actor, as_owner
):
    ours, manager, head = "Taf social work team", "On-call managers", "Heads of service"
    for days, stages in (
        (24, []),
        (26, [("WARN-1", ours)]),
        (28, []),  # until the end of that day
        (28.6, [("LATE-1", ours)]),
        (28.7, [("ESCALATED_1-1", manager)]),
        (30, []),
        (36, [("ESCALATED_1-2", manager)]),
        (89, [("ESCALATED_1-3", manager)]),
        (90, [("ESCALATED_2-1", head)]),
        (93, []),
        (97, [("ESCALATED_1-4", manager), ("ESCALATED_2-2", head)]),
        (400, [("ESCALATED_1-5", manager), ("ESCALATED_2-3", head)]),
    ):
        before = told()
        clock(days)
        assert told()[len(before) :] == stages, days
    with as_owner():
        held = RegisterEntry.objects.get()
        assert (held.ended_at, held.end, held.review_on) == (None, "", entry.review_on)
        letters = set(Letter.objects.filter(link=f"/register/{entry.ref}/review").values_list("to_email", flat=True))
    assert letters == {"social_work@example.invalid", "manager@example.invalid", "penaethiaid@example.invalid"}
    # Every person above finds it on their page, and reads the entry; all that was owed is owed still.
    for who in ("mared", "gethin", "non"):
        with as_actor(who) as actor:
            assert open_entry(actor, child_id).ref == entry.ref
            assert "REVIEW_REGISTER" in {one.kind for one in owed_by(actor)}, who
            assert {one.state for one in duties_about(actor, [entry.ref])} == {"OPEN"}


def test_a_review_starts_the_90_days_anew_and_only_a_person_ends_what_stands(entry, clock, told, as_actor):
    clock(90)
    assert told()[-1] == ("ESCALATED_2-1", "Heads of service")
    with as_actor("mared") as mared:
        actions.review(
            by=mared, at=ENTERED + 91 * DAY, entry=open_entry(mared, entry.child_id), words="He talks to Siôn.",
            next_on=(ENTERED + 119 * DAY).date(), every_days=10, lead="Mared Ellis", police_contact="PC Pugh",
        )  # fmt: skip
    before = len(told())
    for days in (92, 110):
        clock(days)
    assert told()[before:] == []
    clock(120)
    clock(180)
    assert "Heads of service" not in [team for _stage, team in told()[before:]]
    clock(181)
    assert told()[-1] == ("ESCALATED_2-1", "Heads of service")
    with as_actor("gethin") as gethin:
        actions.end(by=gethin, at=ENTERED + 182 * DAY, entry=open_entry(gethin, entry.child_id), why="CALMER", reason="Quiet.")
    before = len(told())
    clock(300)
    assert told()[before:] == []


def test_the_clock_asks_about_a_third_episode_that_was_over_before_it_came_round_and_enters_nobody(
    child_id, clock, as_actor, as_owner
):
    episodes = []
    for days in (1, 3):
        at = ENTERED + days * DAY
        with as_actor("elin") as elin:
            episode = report_again(elin, child_id, at=at)
            record_found(by=elin, at=at + DAY / 24, episode=episode, found=Moment(at + DAY / 24, Precision.MINUTE))
            episodes.append(episode.ref)
        clock(days + 0.5)
        clock(days + 0.6)
    with as_actor("gethin") as gethin:
        asked = [one for one in duties_about(gethin, episodes) if one.kind == "CONSIDER_REGISTER"]
        assert [(one.about, one.occurrence, one.state) for one in asked] == [(episodes[1], 1, "OPEN")]
        assert asked[0].due_at is not None
    with as_owner():
        assert not RegisterEntry.objects.exists()

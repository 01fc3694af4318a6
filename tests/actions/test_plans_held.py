"""A plan for a night away is held by home and council. The police read it while the child is missing; others never do."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.story import at_minute, missing_cai, plan_of_cai, report_again
from ymylon.children.actions import end_involvement, involve_each
from ymylon.children.lookups import involvements
from ymylon.children.models import Disclosure, Event
from ymylon.missing.actions.ending import record_found
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.missing.lookups.plans import plans_ready
from ymylon.plans.lookups import health_tonight, plan_of, releases_of
from ymylon.plans.models import HealthTonight, Judgement, Plan, Release
from ymylon.terms.codes import InvolvementKind

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AROUND = (
    ("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY), ("school_lead", InvolvementKind.SCHOOL),
    ("youth_justice", InvolvementKind.YOUTH_JUSTICE), ("interviews", InvolvementKind.RETURN_INTERVIEWS),
)  # fmt: skip


def found(rhys, episode, at=None) -> None:
    at = at or timezone.now()
    record_found(by=rhys, at=at, episode=episode_by_ref(rhys, episode.ref), found=at_minute(at), is_safe_now=True)


@pytest.fixture
def home_again(wales, policy, as_actor):
    """Cai was missing, and is found: home, school, council, police, health and others know him. His plan is made; his number."""
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now() - DAY, also=AROUND)
    with as_actor("rhys") as rhys:
        found(rhys, episode, timezone.now() - DAY / 2)
    with as_actor("elin") as elin:
        plan_of_cai(elin, episode.child_id)
    return episode.child_id


HOLD = ("elin", "mared", "nia", "gethin")
SEARCH = ("rhys", "heledd")
NEVER = ("dewi", "sion", "lowri", "carys", "owain", "ada", "menna")


def read(actor, child_id) -> tuple[bool, bool]:
    """Whether a plan is found, by the lookup and by row security alone."""
    return plan_of(actor, child_id) is not None, Plan.objects.filter(child_id=child_id).exists()


@pytest.mark.parametrize("who", [*HOLD, *SEARCH, *NEVER])
def test_before_a_release_home_and_council_hold_it_and_nobody_else_knows_of_it(home_again, as_actor, who):
    with as_actor(who) as actor:
        held = who in HOLD
        assert read(actor, home_again) == (held, held)
        assert bool(plans_ready([home_again])) is held
        assert releases_of(actor, home_again) == []
        assert Event.objects.filter(child_id=home_again, kind="PLAN_MADE").exists() is held
        assert Judgement.objects.count() == Release.objects.count() == 0


@pytest.mark.parametrize("who", [*HOLD, *SEARCH, *NEVER])
def test_while_the_child_is_missing_the_search_reads_it(home_again, as_actor, who):
    with as_actor("elin") as elin:
        report_again(elin, home_again, at=timezone.now())
    with as_actor(who) as actor:
        reads = who in HOLD + SEARCH
        assert read(actor, home_again) == (reads, reads)
        assert bool(plans_ready([home_again])) is reads
        assert len(releases_of(actor, home_again)) == len(Release.objects.all()) == (1 if reads else 0)


@pytest.mark.parametrize("who", SEARCH)
def test_once_the_child_is_found_the_search_finds_nothing(home_again, as_actor, who):
    with as_actor("elin") as elin:
        episode = report_again(elin, home_again, at=timezone.now())
    with as_actor("rhys") as rhys:
        found(rhys, episode)
    with as_actor(who) as actor:
        assert read(actor, home_again) == (False, False)
        assert HealthTonight.objects.count() == 0
        assert releases_of(actor, home_again) == list(Release.objects.all()) == []
    with as_actor("mared") as mared:
        (release,) = releases_of(mared, home_again)
        assert release.ended_at is not None
        kinds = Event.objects.filter(child_id=home_again, kind__startswith="PLAN_").order_by("id").values_list("kind", flat=True)
        assert list(kinds) == ["PLAN_MADE", "PLAN_RELEASED", "PLAN_WITHDRAWN"]


def test_what_is_given_is_listed_a_row_a_force_and_told_to_holders_alone(home_again, wales, as_actor):
    with as_actor("elin") as elin:
        report_again(elin, home_again, at=timezone.now())
    with as_actor("rhys") as rhys:
        assert not Disclosure.objects.filter(means="RELEASED").exists()
        teams = [
            (wales.teams[team].pk, kind, "searches")
            for team, kind in (("other_missing", InvolvementKind.HOST_FORCE), ("control", InvolvementKind.OTHER))
        ]
        involve_each(by=rhys, at=timezone.now(), child_id=home_again, teams=teams)
    with as_actor("mared") as mared:
        given = Disclosure.objects.visible_to(mared).filter(means="RELEASED")
        forces = [wales.agencies["police"].pk, wales.agencies["other_police"].pk]
        assert sorted(row.to_agency_id for row in given) == sorted(forces)
    with as_actor("owain") as owain:
        assert plan_of(owain, home_again) is not None


def test_a_version_kept_while_the_child_is_missing_is_the_one_the_search_reads(home_again, as_actor):
    with as_actor("elin") as elin:
        report_again(elin, home_again, at=timezone.now())
        plan_of_cai(elin, home_again, based_on=1, police="Knock at the side door.")
    with as_actor("rhys") as rhys:
        assert [row.number for row in Plan.objects.all()] == [2]
        assert plan_of(rhys, home_again).police == "Knock at the side door."


def test_a_plan_first_made_while_the_child_is_missing_is_released_at_once(wales, policy, as_actor):
    with as_actor("elin") as elin:
        child = missing_cai(elin, wales).child_id
        plan_of_cai(elin, child)
    with as_actor("rhys") as rhys:
        assert plan_of(rhys, child).number == 1


@pytest.mark.parametrize("who", ["elin", "mared", "menna", "rhys", "sion"])
def test_health_needs_are_read_by_health_and_by_whoever_holds_the_plan(home_again, as_actor, who):
    with as_actor(who) as actor:
        assert (health_tonight(actor, home_again) == "PLANNED health") is (who in ("elin", "mared", "menna"))
        assert HealthTonight.objects.exists() is (who in ("elin", "mared", "menna"))


def test_nobody_marks_a_plan_as_released_nor_writes_a_release(home_again, as_actor):
    with as_actor("elin") as elin:
        Plan.objects.create(
            child_id=home_again, at=timezone.now(), by_id=elin.practitioner_id, made_with=["CARER"], view="AGREES", released=True
        )
        assert not Plan.objects.filter(released=True).exists()
        number = Plan.objects.latest("id").pk
        for sql in (
            "update plans_plan set released = true",
            "update plans_plan set looks = 'other'",
            "delete from plans_plan",
            "insert into plans_release (ref, scopes, version, child_id, plan_id, episode, at) "
            f"values (gen_random_uuid(), '{{}}', 1, {home_again}, {number}, gen_random_uuid(), now())",
            f"select release_plan({home_again}, now())",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)


@pytest.mark.parametrize("who", ["rhys", "dewi", "menna"])
def test_whoever_does_not_hold_plans_writes_none(home_again, as_actor, who):
    row = {"child_id": home_again, "at": timezone.now(), "made_with": ["CARER"], "view": "AGREES"}
    with as_actor(who) as actor, pytest.raises(DatabaseError), transaction.atomic():
        Plan.objects.create(**row, by_id=actor.practitioner_id)


def test_an_ended_home_holds_it_no_more(home_again, wales, as_actor):
    team = wales.teams["home_staff"].pk
    with as_actor("mared") as mared:
        for row in involvements(mared, home_again):
            if row.team_id == team and row.ended_at is None:
                end_involvement(by=mared, at=timezone.now(), child_id=home_again, team_id=team, kind=InvolvementKind[row.kind])
    with as_actor("elin") as elin:
        assert read(elin, home_again) == (False, False)

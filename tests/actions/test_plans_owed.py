"""A child in care without a plan for a night away is owed one: asked once, met by making it, climbing, and gone with the care."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.actions.test_life import placed
from tests.actions.test_plans_kept import round_of_the_clock as round_of_the_clock  # noqa: PLC0414
from tests.cast import RHONDDA
from tests.story import plan_of_cai
from ymylon.circumstances.actions.spells import correct_care_spell
from ymylon.circumstances.models import CareSpell
from ymylon.config.jobs import how_it_climbs, where_met, who_must_not_know
from ymylon.duties import jobs as duties
from ymylon.duties.lookups import open_duties, owed_by
from ymylon.duties.models import Duty, DutyStage
from ymylon.plans.actions import InCare, owe_first_plan
from ymylon.plans.rules import MAKE_PLAN
from ymylon.terms.codes import PlacementType

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def in_care(cai, as_actor) -> int:
    """Cai has been in care for ninety days, and nobody made a plan."""
    with as_actor("mared") as mared:
        placed(mared, cai, date.today() - 90 * DAY)
    return cai


def owed(as_actor, who: str) -> list[str]:
    with as_actor(who) as actor:
        return [f"{one.kind}-{one.state}" for one in owed_by(actor) if one.kind == MAKE_PLAN]


def test_it_is_owed_once_by_the_council_within_the_time_of_a_row_with_its_source(in_care, as_actor, round_of_the_clock):
    assert (round_of_the_clock(), round_of_the_clock()) == (1, 0)
    assert owed(as_actor, "mared") == [f"{MAKE_PLAN}-OPEN"]
    with as_actor("mared") as mared:
        (duty,) = (one for one in owed_by(mared) if one.kind == MAKE_PLAN)
        assert duty.due_at > timezone.now() + 9 * DAY
        assert (duty.policy_source, duty.policy_standing, duty.lane) == ("ymylon_demonstration", "DEMONSTRATION", "PREPARED")


def test_who_does_not_hold_plans_learns_nothing_of_it(in_care, cai, as_actor, round_of_the_clock):
    round_of_the_clock()
    for who, knows in (("elin", True), ("mared", True), ("menna", False), ("dewi", False), ("sion", False), ("rhys", False)):
        with as_actor(who) as actor:
            about = Duty.objects.visible_to(actor).filter(child_id=cai, kind=MAKE_PLAN)
            assert about.exists() is knows, who


def test_the_home_makes_it_and_it_is_met(in_care, as_actor, round_of_the_clock, signed_in):
    round_of_the_clock()
    page = signed_in("mared").get("/").content.decode()
    assert "Make a plan for a night away: this child is in care and has none" in page
    with as_actor("elin") as elin:
        plan_of_cai(elin, in_care)
    assert owed(as_actor, "mared") == []
    assert round_of_the_clock() == 0


def test_it_climbs_to_a_manager(in_care, wales, as_actor, as_owner, round_of_the_clock):
    wales.teams["social_work"].manager_team = wales.teams["manager"]
    wales.teams["social_work"].save()
    round_of_the_clock()
    try:
        duties.sweep(barred=who_must_not_know, address=where_met, climb=how_it_climbs, now=timezone.now() + 30 * DAY)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")
    with as_owner():
        told = {row.stage: row.team_id for row in DutyStage.objects.filter(duty__kind=MAKE_PLAN)}
    assert told["ESCALATED_1-1"] == wales.teams["manager"].pk
    assert owed(as_actor, "gethin") == [f"{MAKE_PLAN}-OPEN"]


def test_the_end_of_the_care_ends_it_and_another_care_asks_again(in_care, as_actor, as_owner, round_of_the_clock):
    round_of_the_clock()
    with as_actor("mared") as mared:
        spell = CareSpell.objects.visible_to(mared).get(child_id=in_care)
        correct_care_spell(
            by=mared, at=timezone.now(), ref=spell.ref, from_on=date.today() - 90 * DAY, to_on=date.today() - DAY,
            responsible_authority=RHONDDA, placement=PlacementType.FOSTER,
        )  # fmt: skip
    assert (round_of_the_clock(), round_of_the_clock()) == (1, 0)
    assert owed(as_actor, "mared") == []
    with as_actor("mared") as mared:
        placed(mared, in_care, date.today())
    assert (round_of_the_clock(), round_of_the_clock()) == (1, 0)
    with as_owner():
        assert list(Duty.objects.filter(kind=MAKE_PLAN).order_by("id").values_list("state", flat=True)) == ["VOIDED", "OPEN"]


def test_where_no_row_asks_nothing_is_owed(in_care, round_of_the_clock):
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        cursor.execute("update duties_policyrow set switched_on = false where key = 'plan.make'")
        cursor.execute("set local role app_web")
    assert round_of_the_clock() == 0


def test_a_child_at_home_is_owed_none(cai, round_of_the_clock):
    assert round_of_the_clock() == 0


def test_where_somebody_made_it_in_that_moment_nothing_is_asked(in_care, as_actor, as_owner):
    with as_actor("elin") as elin:
        plan = plan_of_cai(elin, in_care)
    with as_owner():
        assert owe_first_plan(at=timezone.now(), child=InCare(in_care, plan.ref, 1, ""), rows=[]) is False
    with as_actor("mared") as mared:
        assert [one for one in open_duties(mared, plan.ref) if one.kind == MAKE_PLAN] == []

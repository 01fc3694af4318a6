"""Versions of a plan, what is owed about them, and a protected child's."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.protection.conftest import hidden, protected  # noqa: F401
from tests.story import K, missing_cai, plan_of_cai
from ymylon.circumstances.actions import begin_care_spell
from ymylon.duties.models import Duty
from ymylon.plans import jobs
from ymylon.plans.actions import agree_plan, say_still_right
from ymylon.plans.lookups import judgements_of, plan_of, versions_of
from ymylon.plans.models import Plan
from ymylon.plans.rules import MAY_BETRAY, ChildView, Fault, MadeWith, Overtaken
from ymylon.terms.codes import LegalStatus, PlacementType

pytestmark = pytest.mark.django_db
COUNCIL = (("social_work", K.RESPONSIBLE_AUTHORITY),)


@pytest.fixture
def cai(wales, policy, as_actor):
    with as_actor("elin") as elin:
        child = missing_cai(elin, wales, at=timezone.now(), also=COUNCIL).child_id
        plan_of_cai(elin, child)
    return child


def owed(child: int) -> dict[str, str]:
    """The state of each kind of duty about the child's plans."""
    rows = Duty.objects.filter(child_id=child, lane="PREPARED").order_by("id")
    return {f"{row.kind}-{row.occurrence}": row.state for row in rows}


def test_a_version_follows_the_one_it_was_written_from_and_no_other(cai, as_actor):
    with as_actor("elin") as elin:
        plan_of_cai(elin, cai, based_on=1, looks="Taller")
        with pytest.raises(Overtaken) as later:
            plan_of_cai(elin, cai, based_on=1)
        assert later.value.theirs.looks == "Taller"
        assert [row.number for row in versions_of(elin, cai)] == [2, 1]
        assert versions_of(elin, cai)[1].looks == "PLANNED looks"


def test_a_first_version_is_not_kept_over_another_first_one(cai, as_actor):
    with as_actor("mared") as mared, pytest.raises(Overtaken):
        plan_of_cai(mared, cai, based_on=0)


def test_nothing_is_kept_of_a_version_that_says_nothing(cai, as_actor):
    with as_actor("elin") as elin, pytest.raises(Fault):
        plan_of_cai(elin, cai, based_on=1, made_with=[], view=ChildView.NOT_KNOWN_YET)
    with as_actor("elin"):
        assert Plan.objects.count() == 1


def test_it_is_owed_to_agree_it_and_to_look_again_in_time(cai, as_actor):
    with as_actor("gethin") as gethin:
        review = Duty.objects.get(child_id=cai, kind="REVIEW_PLAN")
        assert review.due_at - review.opened_at == timedelta(days=91)
        assert review.policy_source
        assert agree_plan(by=gethin, at=timezone.now(), plan=plan_of(gethin, cai))
        assert not agree_plan(by=gethin, at=timezone.now(), plan=plan_of(gethin, cai))
        assert [row.kind for row in judgements_of(gethin, cai)] == ["AGREED"]
        assert owed(cai) == {"REVIEW_PLAN-1": "OPEN", "AGREE_PLAN-1": "FULFILLED"}


def test_a_look_again_meets_the_review_and_opens_the_next(cai, as_actor):
    with as_actor("mared") as mared:
        say_still_right(by=mared, at=timezone.now(), plan=plan_of(mared, cai), words="Still my nan.")
        assert owed(cai) == {"REVIEW_PLAN-1": "FULFILLED", "AGREE_PLAN-1": "OPEN", "REVIEW_PLAN-2": "OPEN"}


def test_a_new_version_meets_what_was_owed_of_the_old_one(cai, as_actor):
    with as_actor("elin") as elin:
        old = plan_of(elin, cai)
        new = plan_of_cai(elin, cai, based_on=1)
        with pytest.raises(Overtaken):
            say_still_right(by=elin, at=timezone.now(), plan=old)
        assert set(Duty.objects.filter(about=old.ref).values_list("state", flat=True)) == {"FULFILLED"}
        assert set(Duty.objects.filter(about=new.ref).values_list("state", flat=True)) == {"OPEN"}


def move(mared, child: int) -> None:
    begin_care_spell(
        by=mared, at=timezone.now(), child_id=child, from_on=date.today(), responsible_authority="W06000016",
        legal_status=LegalStatus.CARE_ORDER, placement=PlacementType.FOSTER,
    )  # fmt: skip


@pytest.fixture
def round_of_the_clock(db):
    """The clock goes round once, and the test acts as the web role again."""

    def go_round() -> int:
        try:
            return jobs.sweep()
        finally:
            with connection.cursor() as cursor:
                cursor.execute("set local role app_web")

    return go_round


def test_a_child_who_moved_is_followed_by_a_review_once(cai, as_actor, round_of_the_clock):
    assert round_of_the_clock() == 0
    with as_actor("mared") as mared:
        move(mared, cai)
    assert (round_of_the_clock(), round_of_the_clock()) == (1, 0)
    with as_actor("mared") as mared:
        (due,) = Duty.objects.filter(kind="REVIEW_PLAN_AFTER_MOVE")
        assert due.due_at is not None
        say_still_right(by=mared, at=timezone.now(), plan=plan_of(mared, cai))
        due.refresh_from_db()
        assert due.state == "FULFILLED"
    assert round_of_the_clock() == 0


def test_a_plan_from_before_the_protection_is_shown_to_nobody(hidden, wales, as_actor, request):  # noqa: F811
    with as_actor("gethin") as gethin:
        plan_of_cai(gethin, hidden.child_id)
        assert plan_of(gethin, hidden.child_id) is not None
    request.getfixturevalue("protected")
    for who in ("gethin", "rhys", "mared"):
        with as_actor(who) as actor:
            assert plan_of(actor, hidden.child_id) is None
            assert not Plan.objects.exists()


def test_of_a_protected_child_what_could_say_where_is_sealed(protected, as_actor):  # noqa: F811
    with as_actor("gethin") as gethin:
        plan = plan_of_cai(gethin, protected.child_id)
        assert {name for name in MAY_BETRAY if getattr(plan, name)} == set()
        assert plan.looks == "PLANNED looks"
        assert plan.guarded
    with as_actor("rhys") as rhys:
        assert plan_of(rhys, protected.child_id).looks == "PLANNED looks"


def test_who_made_it_with_the_child_stays_said(cai, as_actor):
    with as_actor("elin") as elin:
        assert plan_of(elin, cai).made_with == [MadeWith.CHILD, MadeWith.CARER]

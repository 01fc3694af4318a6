"""A notice that protects a protected child: read by those who are named and by nobody else; it ends on its day all the same."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_orders import go_round, noon
from tests.associates import entered, facts
from tests.orders import asked, served
from tests.protection.test_associates_of_protected import protected_now
from tests.protection.test_names_nobody_else import found
from ymylon.agencies.actions import join_team, open_account
from ymylon.associates.actions.linking import link
from ymylon.associates.rules import Fault as AssociateFault
from ymylon.associates.rules import Sure, Way
from ymylon.children.actions import involve
from ymylon.orders.actions import moving
from ymylon.orders.lookups import NoSuchOrder, course_of, order_by_ref, protects
from ymylon.orders.models import Copy, Order, Step
from ymylon.orders.rules import Condition, Followed, OrderState
from ymylon.protection.actions import end_protection, protect
from ymylon.terms.codes import InvolvementKind, ProtectionKind, Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
CANARY = "Canari Stryd Gudd 14"
UNNAMED = ("rhys", "sion", "heledd", "elin")


def sees(as_actor, name: str, ref) -> bool:
    with as_actor(name) as actor:
        try:
            return bool(order_by_ref(actor, ref))
        except NoSuchOrder:
            # Nor past the lookups: the database hides it by itself.
            assert [table.objects.count() for table in (Order, Step, Copy)] == [0, 0, 0], name
            return False


@pytest.fixture
def notice(hidden, wales, as_actor):
    """A notice in force whose draft says where the child is, served before the child was protected."""
    with as_actor("gethin") as gethin:
        involve(by=gethin, at=timezone.now(), child_id=hidden.child_id, team_id=wales.teams["youth_justice"].pk,
                kind=InvolvementKind.YOUTH_JUSTICE, basis="known")  # fmt: skip
    with as_actor("rhys") as rhys:
        now = timezone.now()
        held = entered(rhys, hidden.child_id, facts("Jay", born_about=1990))
        order = asked(rhys, hidden.child_id, entry=held)
        course = served(rhys, order, until=timezone.localdate() + timedelta(days=9))
        moving.give_copy(by=rhys, at=now, course=course, whom=f"The home at {CANARY}", on=timezone.localdate(), how="")
        said = {"on": timezone.localdate(), "words": f"Seen at {CANARY}.", "followed": Followed.WARNED}
        moving.record_breach(by=rhys, at=now, course=course, **said)
    return order


def test_while_the_protection_lasts_only_who_is_named_reads_it(notice, hidden, wales, as_actor, signed_in):
    assert sees(as_actor, "rhys", notice.ref)
    protected_now(hidden, wales, as_actor)
    for name in UNNAMED:
        assert not sees(as_actor, name, notice.ref)
    for name in ("rhys", "sion"):
        browser = signed_in(name)
        page = browser.get(reverse("orders:child", args=[hidden.ref])).content.decode()
        page += browser.get(reverse("orders:every")).content.decode()
        assert "read by the people who are named for it" in page
        assert not [words for words in (CANARY, "Jay Probert", str(notice.ref)) if words in page], name
        assert browser.get(reverse("orders:order", args=[notice.ref])).status_code == 404
    for name in ("gethin", "mared"):
        assert CANARY in signed_in(name).get(reverse("orders:order", args=[notice.ref])).content.decode()
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=hidden.child_id, reason="The threat is over.")
    assert sees(as_actor, "rhys", notice.ref)


def test_meanwhile_nothing_new_begins_and_nobody_who_is_not_named_adds_to_it(notice, hidden, wales, as_actor, signed_in):
    with as_actor("rhys") as rhys:
        course, held = course_of(rhys, notice), notice.entry
    protected_now(hidden, wales, as_actor)
    with as_actor("rhys") as rhys:
        with pytest.raises(AssociateFault):
            asked(rhys, hidden.child_id, entry=held)
        with pytest.raises(DatabaseError), transaction.atomic():
            moving.withdraw(by=rhys, at=timezone.now(), course=course, words="A mistake.")
    with as_actor("mared") as mared, pytest.raises(DatabaseError), transaction.atomic():
        Order.objects.create(child_id=hidden.child_id, at=timezone.now(), by_id=mared.practitioner_id, kind="CAWN_S2",
                             entry_id=held.pk, named="x", why="x", team_id=notice.team_id)  # fmt: skip
    answer = signed_in("mared").post(reverse("orders:ask", args=[hidden.ref]), {"named": "Jay", "why": "He waits by the bins."})
    assert answer.status_code == 422
    assert "He waits by the bins." in answer.content.decode()


def test_what_is_written_meanwhile_by_who_is_named_is_sealed_and_names_nobody_who_would_betray(notice, hidden, wales, as_actor):
    protected_now(hidden, wales, as_actor)
    now = timezone.now()
    join_team(practitioner=wales.people["rhys"], team=wales.teams["hidden_home"], role=Role.RESIDENTIAL_WORKER, at=now)
    # Whoever wrote before and works there now is named beside the child no more.
    for table in ("order", "copy"):
        assert found(f"select by_id from orders_{table} where child_id = %s", hidden.child_id) == [(None,)]
    assert {by for (by,) in found("select by_id from orders_step where child_id = %s", hidden.child_id)} == {None}
    with as_actor("mared") as mared:
        course = course_of(mared, notice)
        assert course.state == OrderState.BREACHED
    # Police who are named would take a step: its words are sealed, its bare facts stand.
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=now, child_id=hidden.child_id, reason="Named anew.")
    wales.people["named_officer"] = _officer(wales)
    _protect_with(hidden, wales, as_actor, "named_officer")
    with as_actor("named_officer") as officer:
        course = course_of(officer, notice)
        moving.record_breach(by=officer, at=now, course=course, on=timezone.localdate(), words=f"At {CANARY}.",
                             followed=Followed.ARRESTED)  # fmt: skip
        moving.withdraw(by=officer, at=now, course=course_of(officer, notice), words=f"He knows {CANARY}.")
    rows = found("select words, followed from orders_step where child_id = %s order by number desc limit 2", hidden.child_id)
    assert rows == [("", ""), ("", "ARRESTED")]


def _officer(wales):
    person = open_account(email="named@example.invalid", given_name="Enwog", family_name="Puw")
    join_team(practitioner=person, team=wales.teams["missing"], role=Role.POLICE_MISSING_COORDINATOR, at=timezone.now())
    return person


def _protect_with(hidden, wales, as_actor, *names: str) -> None:
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=hidden.child_id, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account(name) for name in ("gethin", "mared", *names)],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[hidden.home_team, hidden.school_team],
        )  # fmt: skip


def test_it_ends_on_its_day_all_the_same_and_the_protections_own_team_is_asked_before(notice, hidden, wales, as_actor):
    protected_now(hidden, wales, as_actor)
    team, end = wales.teams["social_work"].pk, timezone.localdate() + timedelta(days=10)
    assert go_round(timezone.now()) == 1
    assert go_round(noon(end)) == 1
    duties = found("select kind, team_id, state from duties_duty where about = %s order by id", str(notice.ref))
    assert duties[1:] == [("ORDER_RENEW", team, "VOIDED"), ("ORDER_AFTER", team, "OPEN")]
    rows = found("select state, by_id from orders_step where order_id = %s order by number desc limit 1", notice.pk)
    assert rows == [("ENDED", None)]


def test_nobody_is_told_who_appears_beside_a_protected_child_or_that_anything_protects_it(notice, hidden, wales, as_actor):
    with as_actor("rhys") as rhys:
        link(by=rhys, at=timezone.now(), entry=notice.entry, child_id=hidden.child_id, way=Way.NEAR, source="Watched",
             sure=Sure.LIKELY, words=CANARY)  # fmt: skip
        assert protects(hidden.child_id)
    protected_now(hidden, wales, as_actor)
    go_round(timezone.now())
    assert found("select count(*) from orders_appearance where child_id = %s", hidden.child_id) == [(0,)]
    for name in ("rhys", "gwen"):
        with as_actor(name):
            assert not protects(hidden.child_id)


def test_of_any_other_child_whoever_writes_is_named(notice, hidden):
    for table in ("order", "step", "copy"):
        with pytest.raises(DatabaseError, match="nobody is named"), transaction.atomic():
            found(f"update orders_{table} set by_id = null where child_id = %s", hidden.child_id)


def test_places_among_the_conditions_are_sealed_as_they_are_drafted(hidden, wales, as_actor):
    with as_actor("rhys") as rhys:
        order = asked(rhys, hidden.child_id)
        moving.record_statement(by=rhys, at=timezone.now(), course=course_of(rhys, order), statement_of="COUNCIL",
                                on=timezone.localdate(), words="")  # fmt: skip
    wales.people["named_officer"] = _officer(wales)
    _protect_with(hidden, wales, as_actor, "named_officer")
    with as_actor("named_officer") as officer:
        moving.draft(by=officer, at=timezone.now(), course=course_of(officer, order), conditions=[Condition.PLACE], words=CANARY)
        course = course_of(officer, order)
        assert (course.drafted.conditions, course.drafted.words) == (["PLACE"], "")

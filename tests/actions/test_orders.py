"""Warning notices and orders: asked for, served, breached, ended by the clock; who reads, and who hears who appears."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.actions.test_associates import tirion as tirion  # noqa: PLC0414
from tests.associates import entered, facts
from tests.cast import RHONDDA
from tests.contexts import circled, placed
from tests.orders import asked, drafted, in_force, served, stated
from tests.screening import found
from tests.story import report_again
from ymylon.associates.actions.linking import link, tie
from ymylon.associates.actions.naming import name_child
from ymylon.associates.rules import Sure, TieKind, Way
from ymylon.children.lookups import disclosures, events
from ymylon.circumstances.actions.spells import begin_care_spell
from ymylon.contexts.actions.linking import link_entry
from ymylon.duties import jobs as duties
from ymylon.duties.lookups import duties_about, open_duties, owed_by
from ymylon.duties.models import PolicyRow
from ymylon.orders import jobs
from ymylon.orders.actions import asking, moving
from ymylon.orders.actions.watching import answer_appearance
from ymylon.orders.lookups import (
    Appearance,
    Copy,
    Look,
    NoSuchOrder,
    Order,
    Step,
    appearances_of,
    course_of,
    order_by_ref,
    orders_of,
    protects,
)
from ymylon.orders.rules import AFTER, APPEARED, LOOK, RENEW, SERVE, EndedBy, Followed, OrderKind, OrderState
from ymylon.orders.rules.duties import LOOK_KEY
from ymylon.orders.rules.faults import MEANWHILE, NOT_FROM_HERE, SAY_WHY
from ymylon.orders.rules.validity import NO_CHILD, TOO_SHORT
from ymylon.people.actions import change_birth
from ymylon.people.lookups import persons_by_id
from ymylon.screening.actions import withdraw
from ymylon.screening.rules import FindingKind, Known
from ymylon.terms.calendars import LONDON
from ymylon.terms.codes import Lane, LegalStatus, PolicyStanding, Precision
from ymylon.terms.faults import Fault

pytestmark = pytest.mark.django_db
S = OrderState


def looks(actor, course):
    return Look.objects.visible_to(actor).filter(order_id=course.order.pk)


def go_round(at) -> int:
    try:
        return jobs.sweep(at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def climb(at) -> None:
    try:
        duties.sweep(now=at, barred=lambda about: (set(), set()), address=lambda kind, about: "/")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


def born(actor, child: int, on: date) -> None:
    person = persons_by_id(actor, [child])[child]
    change_birth(by=actor, at=timezone.now(), person=person, born_on=on, precision=Precision.DAY)


def sixteen_on(actor, child: int, day: date) -> None:
    born(actor, child, day.replace(year=day.year - 16))


def reads(as_actor, who: str, order: Order) -> bool:
    with as_actor(who) as actor:
        try:
            return bool(order_by_ref(actor, order.ref))
        except NoSuchOrder:
            # What the lookup hides the database hides by itself.
            assert not Order.objects.filter(ref=order.ref).exists()
            assert not Step.objects.filter(order_id=order.pk).exists()
            return False


def test_police_council_and_youth_justice_read_it_and_nobody_else(cai, as_actor):
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai).order
    who = ("mared", "gethin", "nia", "rhys", "sion", "elin", "menna", "dewi", "lowri", "carys", "owain", "heledd")
    assert {one for one in who if reads(as_actor, one, order)} == {"mared", "gethin", "nia", "rhys", "sion"}
    for one in ("elin", "menna", "dewi", "lowri", "heledd", "carys"):
        with as_actor(one) as other:
            assert not [row for row in events(other, [cai]) if row.kind.startswith("ORDER")]
            assert duties_about(other, [order.ref]) == []


def test_the_council_asks_and_states_and_the_police_alone_serve(cai, wales, as_actor):
    with as_actor("mared") as mared:
        order = asked(mared, cai)
        assert order.team_id == wales.teams["missing"].pk
        stated(mared, order)
        with pytest.raises(PermissionDenied):
            drafted(mared, order)
    with as_actor("sion") as sion, pytest.raises(PermissionDenied):
        asked(sion, cai)
    with as_actor("rhys") as rhys:
        assert [duty.kind for duty in owed_by(rhys) if duty.about == order.ref] == [SERVE]
        drafted(rhys, order)
        course = course_of(rhys, order)
        moving.could_not_serve(by=rhys, at=timezone.now(), course=course, on=timezone.localdate(), who="PC Pugh", words="Not in.")
        assert [duty.kind for duty in open_duties(rhys, order.ref)] == [SERVE], "an attempt meets nothing"
        course = course_of(rhys, order)
        moving.serve(by=rhys, at=timezone.now(), course=course, on=timezone.localdate(), who="PC Pugh")
        assert open_duties(rhys, order.ref) == []
        assert [step.state for step in course_of(rhys, order).steps] == [
            S.REQUESTED, S.STATEMENT, S.DRAFTED, S.NOT_SERVED, S.SERVED,
        ]  # fmt: skip


def test_what_a_council_gives_itself_it_serves_itself_and_no_notice_of_the_polices(cai, wales, as_actor):
    today, now = timezone.localdate(), timezone.now()
    kinds = ("taxi_licence", "hotel", "closure_order")
    PolicyRow.objects.filter(key__in=[f"order.kind.{one}" for one in kinds]).update(switched_on=True, in_force_from=today)
    place = {"child_id": cai, "entry": None, "named": "12 Taff Street", "why": "Cuckooed."}
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay", born_about=1990))
        order = asked(mared, cai, entry=held, kind=OrderKind.TAXI_LICENCE)
        assert order.team_id == wales.teams["social_work"].pk, "it is owed by the team that asked"
        assert [duty.kind for duty in owed_by(mared) if duty.about == order.ref] == [SERVE]
        given_on = today - timedelta(days=2)
        course = served(mared, order, on=today - timedelta(days=3))
        moving.give_copy(by=mared, at=now, course=course, whom="The licensing team", on=given_on, how="By hand")
        # It is listed for the child on the day on which it was given, and not on that on which somebody wrote it down.
        assert {one.at for one in disclosures(mared, [cai])} == {noon(given_on)}
        moving.look_again(by=mared, at=now, course=course, words="He drives no more.")
        assert open_duties(mared, order.ref) == []
        moving.record_breach(by=mared, at=now, course=course, on=today, words="Seen at the rank.", followed=Followed.NOTHING)
        places = (asking.ask(by=mared, at=now, kind=kind, **place) for kind in (OrderKind.HOTEL, OrderKind.CLOSURE_ORDER))
        theirs = [asked(mared, cai, entry=held), *places]
        for one in theirs:
            assert one.team_id == wales.teams["missing"].pk, one.kind
            with pytest.raises(PermissionDenied):
                drafted(mared, one)
            # What the action refuses the database refuses by itself.
            row = {"order": one, "child_id": cai, "at": now, "by_id": mared.practitioner_id}
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                Step.objects.create(**row, number=2, state=S.SERVED, on=today, said_at=now)
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                Copy.objects.create(**row, on=today, whom="Anybody", how="")
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                Look.objects.create(**row, number=1, on=today, words="Seen.")
    with as_actor("sion") as sion, pytest.raises(PermissionDenied):
        moving.withdraw(by=sion, at=now, course=course_of(sion, order), words="Not his to take back.")
    with as_actor("rhys") as rhys:
        drafted(rhys, theirs[1])
        moving.withdraw(by=rhys, at=now, course=course_of(rhys, order), words="The licence was given back.")


def test_unserved_it_climbs(cai, wales, as_actor):
    with as_actor("mared") as mared:
        order = asked(mared, cai)
        [duty] = open_duties(mared, order.ref)
        assert duty.due_at is not None
    climb(duty.due_at + timedelta(hours=3))
    with as_actor("rhys") as rhys:
        assert [row.detail for row in events(rhys, [cai]) if row.kind == "DUTY_LATE" and row.about == order.ref]


def test_asking_where_no_police_work_with_the_child_lets_those_of_the_area_in(of_taf, wales, as_actor):
    with as_actor("mared") as mared:
        order = asked(mared, of_taf)
    assert order.team_id == wales.teams["missing"].pk
    assert reads(as_actor, "rhys", order)


def test_a_child_too_old_is_refused_with_the_day_and_nothing_is_kept(cai, as_actor):
    today = timezone.localdate()
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay"))
        sixteen_on(rhys, cai, today)
        with pytest.raises(Fault) as refused:
            asked(rhys, cai, entry=held)
        assert refused.value.field == "kind"
        assert f"{today.day} " in refused.value.words.en
        assert orders_of(rhys, [cai]) == []
        sixteen_on(rhys, cai, today + timedelta(days=1))
        order = asked(rhys, cai, entry=held)
        stated(rhys, order)
        drafted(rhys, order)
        # Possible when it was asked for, and no more on the day on which it would be served.
        sixteen_on(rhys, cai, today)
        with pytest.raises(Fault) as refused:
            moving.serve(by=rhys, at=timezone.now(), course=course_of(rhys, order), on=today, who="PC Pugh")
        assert refused.value.field == "on"
        assert course_of(rhys, order).state == S.DRAFTED


def test_a_notice_binds_no_child(cai, tirion, as_actor):
    with as_actor("rhys") as rhys:
        tizz = entered(rhys, cai, facts("Tizz"))
        name_child(by=rhys, at=timezone.now(), entry=tizz, child_id=tirion, source="CCTV footage", sure=Sure.LIKELY)
        young = entered(rhys, cai, facts("Dex", born_about=timezone.localdate().year - 15))
        for one in (tizz, young):
            with pytest.raises(Fault) as refused:
                asked(rhys, cai, entry=one)
            assert (refused.value.words, refused.value.field) == (NO_CHILD, "who")


def test_it_ends_on_the_birthday_by_itself_after_somebody_was_asked(cai, wales, as_actor):
    today = timezone.localdate()
    birthday = today + timedelta(days=40)
    with as_actor("rhys") as rhys:
        sixteen_on(rhys, cai, birthday)
        order = in_force(rhys, cai).order
    assert go_round(noon(birthday - timedelta(days=29))) == 0
    assert go_round(noon(birthday - timedelta(days=28))) == 1
    assert go_round(noon(birthday - timedelta(days=27))) == 0, "asked once"
    with as_actor("rhys") as rhys:
        [duty] = open_duties(rhys, order.ref)
        assert (duty.kind, duty.team_id) == (RENEW, wales.teams["missing"].pk)
        assert timezone.localdate(duty.due_at) == birthday - timedelta(days=7)
        with pytest.raises(Fault) as refused:
            asking.renew(by=rhys, at=timezone.now(), course=course_of(rhys, order), why="He waits still.")
        assert refused.value.field == "choice"
        with pytest.raises(Fault):
            asking.let_end(by=rhys, at=timezone.now(), course=course_of(rhys, order), why=" ")
        asking.let_end(by=rhys, at=timezone.now(), course=course_of(rhys, order), why="He is in prison.")
        assert open_duties(rhys, order.ref) == []
    assert go_round(noon(birthday - timedelta(days=1))) == 0, "the last day it still holds"
    assert go_round(noon(birthday)) == 1
    assert go_round(noon(birthday)) == 0
    with as_actor("rhys") as rhys:
        course = course_of(rhys, order)
        last = course.steps[-1]
        assert (course.state, last.on, last.ended_by, last.by_id, last.said_at) == (S.ENDED, birthday, EndedBy.AGE_16, None, None)
        [duty] = owed_by(rhys)
        assert (duty.kind, duty.about) == (AFTER, order.ref)
        moving.see_to(by=rhys, at=timezone.now(), course=course, words="The council and the home were rung.")
        assert owed_by(rhys) == []


def test_what_nobody_decided_climbs_and_ends_all_the_same(cai, as_actor):
    birthday = timezone.localdate() + timedelta(days=20)
    with as_actor("rhys") as rhys:
        sixteen_on(rhys, cai, birthday)
        order = in_force(rhys, cai).order
    assert go_round(timezone.now()) == 1
    climb(noon(birthday - timedelta(days=5)))
    with as_actor("rhys") as rhys:
        assert [row for row in events(rhys, [cai]) if row.kind == "DUTY_LATE"]
    assert go_round(noon(birthday)) == 1
    with as_actor("rhys") as rhys:
        assert [duty.kind for duty in open_duties(rhys, order.ref)] == [AFTER], "nobody decides about what has ended"


def test_the_end_of_a_care_order_ends_it_early_and_the_police_are_owed_a_task(cai, wales, as_actor):
    today = timezone.localdate()
    with as_actor("mared") as mared:
        began = today - timedelta(days=50)
        begin_care_spell(by=mared, at=timezone.now(), child_id=cai, from_on=began, responsible_authority=RHONDDA,
                         legal_status=LegalStatus.CARE_ORDER)  # fmt: skip
    with as_actor("rhys") as rhys:
        born(rhys, cai, today.replace(year=today.year - 17, day=1))
        order = served(rhys, asked(rhys, cai, kind=OrderKind.CAWN_S49)).order
    assert go_round(timezone.now()) == 0, "nothing that is known ends it within weeks"
    with as_actor("mared") as mared:
        begin_care_spell(by=mared, at=timezone.now(), child_id=cai, from_on=today, responsible_authority=RHONDDA,
                         legal_status=LegalStatus.INTERIM_CARE_ORDER)  # fmt: skip
    assert go_round(timezone.now()) == 0, "one such status followed another"
    tomorrow = timezone.now() + timedelta(days=1)
    with as_actor("mared") as mared:
        begin_care_spell(by=mared, at=tomorrow, child_id=cai, from_on=timezone.localdate(tomorrow), responsible_authority=RHONDDA,
                         legal_status=LegalStatus.ACCOMMODATED)  # fmt: skip
    assert go_round(tomorrow) == 1
    with as_actor("rhys") as rhys:
        last = course_of(rhys, order).steps[-1]
        assert (last.state, last.on, last.ended_by) == (S.ENDED, timezone.localdate(tomorrow), EndedBy.STATUS)
        [duty] = owed_by(rhys)
        assert (duty.kind, duty.team_id) == (AFTER, wales.teams["missing"].pk)


def test_a_birth_date_put_right_moves_the_day_on_which_somebody_is_asked(cai, as_actor):
    today = timezone.localdate()
    with as_actor("rhys") as rhys:
        sixteen_on(rhys, cai, today + timedelta(days=10))
        order = in_force(rhys, cai).order
    assert go_round(timezone.now()) == 1
    with as_actor("rhys") as rhys:
        sixteen_on(rhys, cai, today + timedelta(days=12))
    assert go_round(timezone.now()) == 1
    with as_actor("rhys") as rhys:
        [duty] = open_duties(rhys, order.ref)
        assert timezone.localdate(duty.due_at) == today + timedelta(days=5)
        sixteen_on(rhys, cai, today + timedelta(days=300))
    assert go_round(timezone.now()) == 1
    assert go_round(timezone.now()) == 0
    with as_actor("rhys") as rhys:
        assert open_duties(rhys, order.ref) == []
        # And back again: whoever was let off is asked anew.
        sixteen_on(rhys, cai, today + timedelta(days=10))
    assert go_round(timezone.now()) == 1
    with as_actor("rhys") as rhys:
        assert len(open_duties(rhys, order.ref)) == 1


def test_one_with_a_last_day_of_its_own_is_renewed_by_the_next_that_is_served(cai, as_actor):
    until = timezone.localdate() + timedelta(days=10)
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai, until=until).order
    assert go_round(timezone.now()) == 1
    with as_actor("rhys") as rhys:
        now = timezone.now()
        following = asking.renew(by=rhys, at=now, course=course_of(rhys, order), why="He waits still.")
        assert [duty.kind for duty in owed_by(rhys)] == [SERVE]
        assert course_of(rhys, order).in_force, "it holds until the next is served"
        with pytest.raises(Fault) as twice:
            asking.renew(by=rhys, at=now, course=course_of(rhys, order), why="He waits still.")
        assert twice.value.words == MEANWHILE
        # The next comes to nothing: somebody is asked again.
        moving.withdraw(by=rhys, at=now, course=course_of(rhys, following), words="Wrong name.")
    assert go_round(timezone.now()) == 1
    assert go_round(timezone.now()) == 0
    with as_actor("rhys") as rhys:
        assert [duty.kind for duty in open_duties(rhys, order.ref)] == [RENEW]
        following = asking.renew(by=rhys, at=now, course=course_of(rhys, order), why="He waits still.")
        served(rhys, following)
        assert course_of(rhys, order).state == S.RENEWED
        assert owed_by(rhys) == []
    assert go_round(noon(until + timedelta(days=1))) == 0, "what was renewed does not end"


def test_where_no_policy_says_how_long_before_somebody_is_asked_at_once(of_taf, as_actor):
    PolicyRow.objects.filter(key="order.renew").update(switched_on=False)
    with as_actor("mared") as mared:
        order = asked(mared, of_taf)
    with as_actor("rhys") as rhys:
        served(rhys, order)
    assert go_round(timezone.now()) == 1
    with as_actor("rhys") as rhys:
        assert [duty.kind for duty in open_duties(rhys, order.ref)] == [RENEW]


def test_a_closure_notice_waits_for_a_court_and_nobody_is_asked_to_renew_it(cai, as_actor):
    today = timezone.localdate()
    PolicyRow.objects.filter(key="order.kind.closure_notice").update(switched_on=True, in_force_from=today)
    with as_actor("rhys") as rhys:
        said = {"child_id": cai, "kind": OrderKind.CLOSURE_NOTICE, "entry": None, "named": "12 Taff Street", "why": "Cuckooed."}
        order = served(rhys, asking.ask(by=rhys, at=timezone.now(), **said)).order
    assert go_round(timezone.now()) == 0, "late from the moment at which it is served"
    with as_actor("rhys") as rhys:
        with pytest.raises(Fault) as refused:
            asking.renew(by=rhys, at=timezone.now(), course=course_of(rhys, order), why="No court sat.")
        assert refused.value.words == TOO_SHORT
    assert go_round(noon(today + timedelta(days=2))) == 1
    with as_actor("rhys") as rhys:
        assert course_of(rhys, order).state == S.ENDED


def test_one_that_lasts_is_looked_at_again_by_a_dated_row_and_no_other(cai, as_actor):
    today = timezone.localdate()
    day = today - timedelta(days=200)
    with as_actor("rhys") as rhys:
        course = in_force(rhys, cai, on=day)

    def owed() -> list:
        with as_actor("rhys") as rhys:
            return [duty for duty in owed_by(rhys) if (duty.about, duty.kind) == (course.order.ref, LOOK)]

    # The row is the demonstration’s: it ships off, and without it nobody is asked.
    rows = PolicyRow.objects.filter(key=LOOK_KEY, switched_on=True)
    rows.update(switched_on=False)
    go_round(timezone.now())
    assert owed() == []
    PolicyRow.objects.filter(key=LOOK_KEY, standing=PolicyStanding.DEMONSTRATION).update(switched_on=True)
    go_round(noon(day + timedelta(days=183 - 15)))
    assert owed() == []
    go_round(timezone.now())
    go_round(timezone.now() + timedelta(minutes=1))
    assert len(owed()) == 1
    with as_actor("rhys") as rhys:
        with pytest.raises(Fault):
            moving.look_again(by=rhys, at=timezone.now(), course=course, words=" ")
        moving.look_again(by=rhys, at=timezone.now(), course=course, words="He keeps away; she feels safer.")
        assert [row.words for row in looks(rhys, course)] == ["He keeps away; she feels safer."]
    assert owed() == []
    # Half a year after that look it is owed again; taken back, it is owed no more.
    go_round(noon(today + timedelta(days=170)))
    assert len(owed()) == 1
    with as_actor("rhys") as rhys:
        moving.withdraw(by=rhys, at=timezone.now(), course=course_of(rhys, course.order), words="A court made an order.")
    assert owed() == []
    for name, many in (("mared", 1), ("sion", 1), ("elin", 0), ("owain", 0)):
        with as_actor(name) as actor:
            assert looks(actor, course).count() == many, name
    with as_actor("mared") as mared, pytest.raises(PermissionDenied):
        moving.look_again(by=mared, at=timezone.now(), course=course, words="x")


def test_a_breach_stands_with_what_followed_and_only_on_a_day_on_which_it_held(cai, as_actor):
    today = timezone.localdate()
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai, on=today - timedelta(days=3)).order
        said = {"by": rhys, "at": timezone.now(), "words": "Seen in the van with him.", "followed": Followed.WARNED}
        for wrong in (today - timedelta(days=4), today + timedelta(days=1)):
            with pytest.raises(Fault) as refused:
                moving.record_breach(course=course_of(rhys, order), on=wrong, **said)
            assert refused.value.field == "on"
        moving.record_breach(course=course_of(rhys, order), on=today, **said)
        moving.record_breach(course=course_of(rhys, order), on=today - timedelta(days=1), **said)
        course = course_of(rhys, order)
        assert (course.state, course.breaches, course.in_force) == (S.BREACHED, 2, True)
        moving.withdraw(by=rhys, at=timezone.now(), course=course, words="A court made an order.")
        with pytest.raises(Fault) as refused:
            moving.record_breach(course=course_of(rhys, order), on=today, **said)
        assert refused.value.words == NOT_FROM_HERE


def test_of_two_who_record_at_once_the_second_is_told_so_and_nothing_is_ever_changed(cai, as_actor):
    with as_actor("rhys") as rhys:
        order = asked(rhys, cai)
        before = course_of(rhys, order)
        stated(rhys, order)
        with pytest.raises(Fault) as late:
            moving.withdraw(by=rhys, at=timezone.now(), course=before, words="Twice.")
        assert late.value.words == MEANWHILE
        with pytest.raises(Fault) as refused:
            moving.withdraw(by=rhys, at=timezone.now(), course=course_of(rhys, order), words="")
        assert refused.value.words == SAY_WHY
        for model in (Order, Step):
            with pytest.raises(ProgrammingError), transaction.atomic():
                model.objects.filter(child_id=cai).update(at=timezone.now())


def near(by, held, child: int, at=None, **more):
    return link(
        by=by, at=at or timezone.now(), entry=held, child_id=child, way=Way.NEAR, source="Watched", sure=Sure.LIKELY, **more
    )


@pytest.fixture
def bound(cai, as_actor):
    """A council's entry, whom a notice binds since yesterday."""
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"), at=timezone.now() - timedelta(days=1))
    with as_actor("rhys") as rhys:
        order = asked(rhys, cai, entry=held, at=timezone.now() - timedelta(hours=2))
        return held, served(rhys, order).order


def test_whoever_is_bound_and_is_linked_again_is_a_signal_to_the_orders_team_once(cai, bound, wales, as_actor):
    held, order = bound
    assert go_round(timezone.now()) == 0, "the link on which it rests is no news"
    with as_actor("mared") as mared:
        near(mared, held, cai)
    assert go_round(timezone.now()) == 1
    assert go_round(timezone.now()) == 0
    with as_actor("rhys") as rhys:
        [seen] = appearances_of(rhys, order)
        assert seen.done is None
        [duty] = owed_by(rhys)
        assert (duty.kind, duty.about, duty.team_id, duty.lane) == (APPEARED, seen.ref, wales.teams["missing"].pk, Lane.PERSONS)
        with pytest.raises(Fault):
            answer_appearance(by=rhys, at=timezone.now(), appearance=seen, words=" ")
        answer_appearance(by=rhys, at=timezone.now(), appearance=seen, words="Warned at the gate.")
        assert owed_by(rhys) == []
        assert [row.done for row in appearances_of(rhys, order)] == ["Warned at the gate."]


def test_an_episode_a_screening_and_a_place_each_tell_of_whoever_is_bound(cai, bound, wales, as_actor):
    held, order = bound
    with as_actor("elin") as elin:
        episode = report_again(elin, cai, at=timezone.now() - timedelta(minutes=5))
    with as_actor("mared") as mared:
        near(mared, held, cai, episode=episode.ref)
        finding = found(mared, cai, FindingKind.OFFENDER, entry=held)
        withdrawn = found(mared, cai, FindingKind.OFFENDER, entry=held)
        withdraw(by=mared, at=timezone.now(), finding=withdrawn, words="Another man.")
        there = link_entry(
            by=mared, at=timezone.now(), context=placed(mared), entry=held, words="Behind the counter.", source=Known.CHILD,
            sure=Sure.LIKELY,
        )  # fmt: skip
        friends = circled(mared)
        link_entry(by=mared, at=timezone.now(), context=friends, entry=held, words="Waits.", source=Known.CHILD, sure=Sure.LIKELY)
    assert go_round(timezone.now()) == 3
    assert go_round(timezone.now()) == 0
    with as_actor("rhys") as rhys:
        rows = {row.link: row for row in Appearance.objects.visible_to(rhys)}
        assert {row.child_id for row in rows.values()} == {cai}
        assert sorted(str(row.episode) for row in rows.values()) == sorted([str(episode.ref), "None", "None"])
        assert {finding.ref, there.ref} < set(rows)
        assert not any(row.police for row in rows.values())
        assert [duty.kind for duty in owed_by(rhys) if duty.kind == APPEARED] == [APPEARED] * 3


def test_what_a_screening_links_of_the_police_is_theirs(cai, as_actor):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Kez"), at=timezone.now() - timedelta(days=1))
        served(rhys, asked(rhys, cai, entry=held, at=timezone.now() - timedelta(hours=2)))
        found(rhys, cai, FindingKind.OFFENDER, entry=held)
    assert go_round(timezone.now()) == 1
    with as_actor("rhys") as rhys:
        assert [row.police for row in Appearance.objects.visible_to(rhys)] == [True]
    with as_actor("mared"):
        assert not Appearance.objects.exists()


def test_beside_another_child_too_by_whoever_is_judged_to_be_the_same(cai, tirion, bound, as_actor):
    _held, order = bound
    with as_actor("mared") as mared:
        other = entered(mared, cai, facts("Jason"), at=timezone.now() - timedelta(days=1))
        tie(by=mared, at=timezone.now(), a=other, b=order.entry, kind=TieKind.SAME, words="One scar.", source="Custody",
            sure=Sure.CONFIRMED)  # fmt: skip
    with as_actor("rhys") as rhys:
        near(rhys, other, tirion)
    assert go_round(timezone.now()) == 1
    with as_actor("rhys") as rhys:
        [seen] = appearances_of(rhys, order)
        assert (seen.child_id, seen.police) == (tirion, True)
        assert [(duty.kind, duty.lane) for duty in owed_by(rhys)] == [(APPEARED, Lane.INTELLIGENCE)]
    # What the police know of that link is told to nobody who lacks intelligence, not around that child and not around this.
    for who in ("carys", "mared", "gethin", "sion"):
        with as_actor(who) as other_actor:
            assert not Appearance.objects.exists(), who
            assert duties_about(other_actor, [seen.ref]) == []
            assert not [row for row in events(other_actor, [tirion]) if row.kind == "ORDER_APPEARED"]


def test_nobody_but_the_clock_writes_that_somebody_appeared(cai, bound, as_actor):
    _held, order = bound
    with as_actor("rhys"), pytest.raises(ProgrammingError), transaction.atomic():
        Appearance.objects.create(order=order, child_id=cai, at=timezone.now(), link=order.ref)


def test_what_is_not_in_force_binds_nobody_who_appears(cai, bound, as_actor):
    held, order = bound
    with as_actor("rhys") as rhys:
        moving.withdraw(by=rhys, at=timezone.now(), course=course_of(rhys, order), words="A mistake.")
    with as_actor("mared") as mared:
        near(mared, held, cai)
    assert go_round(timezone.now()) == 0


def test_whoever_holds_the_child_may_be_told_that_something_protects_it_and_no_more(cai, as_actor):
    with as_actor("elin"):
        assert not protects(cai)
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai).order
    with as_actor("elin"):
        assert protects(cai)
    with as_actor("owain"):
        assert not protects(cai), "a stranger learns nothing"
    with as_actor("rhys") as rhys:
        moving.withdraw(by=rhys, at=timezone.now(), course=course_of(rhys, order), words="A mistake.")
    with as_actor("elin"):
        assert not protects(cai)


def test_of_a_foreign_child_nobody_asks(cai, as_actor):
    with as_actor("rhys") as rhys:
        order = in_force(rhys, cai).order
    with as_actor("owain") as owain:
        with pytest.raises((ProgrammingError, Fault, LookupError)), transaction.atomic():
            asked(owain, cai)
        with pytest.raises(NoSuchOrder):
            order_by_ref(owain, order.ref)

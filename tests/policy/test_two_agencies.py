"""A role in one agency lends nothing in another: who looks after a child in a home and manages in another council."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.safety import kept
from tests.story import missing_cai
from tests.worlds import SOON, world
from ymylon.agencies import actions as agencies
from ymylon.agencies.models import Practitioner
from ymylon.children.lookups import NoSuchChild, child_by_ref
from ymylon.children.models import Child, Involvement
from ymylon.circumstances.actions.beside import allocate
from ymylon.circumstances.rules.faults import Fault
from ymylon.duties.actions import agreeing, load_shipped_policies, pausing
from ymylon.duties.lookups import NoSuchDuty
from ymylon.duties.models import Duty
from ymylon.duties.rules import Owner
from ymylon.missing.actions.leaving_out import leave_out
from ymylon.missing.models import Episode
from ymylon.notices.models import Referral
from ymylon.oversight.actions.letting_in import break_glass_by_ref, grant_case
from ymylon.terms.codes import AllocationKind, InvolvementKind, Lane, Role

pytestmark = pytest.mark.django_db
NEVER = "His uncle works for youth justice there."


def _make(wales, as_actor) -> dict[str, object]:
    """Cai of the home and of Rhondda's council; `both` is of the home and manages Bridgend; Siwan manages Bridgend alone."""
    load_shipped_policies(demonstration=True)
    now, yesterday = timezone.now(), timezone.now() - timedelta(days=1)
    for name, places in {
        "both": (("home_staff", Role.RESIDENTIAL_WORKER), ("bridgend_door", Role.TEAM_MANAGER)),
        "siwan": (("bridgend_door", Role.TEAM_MANAGER),),
    }.items():
        person = agencies.open_account(email=f"{name}@example.invalid", given_name="Siwan", family_name="Both")
        for team, role in places:
            agencies.join_team(practitioner=person, team=wales.teams[team], role=role, at=yesterday)
    known = (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY), ("youth_justice", InvolvementKind.YOUTH_JUSTICE))
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=now - timedelta(hours=2), also=known)
    with as_actor("rhys") as rhys:
        leave_out(by=rhys, at=now, episode=episode, team_id=wales.teams["youth_justice"].pk, reason=NEVER)
    with as_actor("mared") as mared:
        made = agreeing.agree_action(
            by=mared, at=now, child_id=episode.child_id, words="Find a place in the holiday club", left_out=(),
            owner=Owner(wales.teams["social_work"].pk, None), due_at=now + timedelta(days=3),
        )  # fmt: skip
    return {"episode": episode.ref, "made": made.ref}


@pytest.fixture
def held(wales, as_actor, as_owner):
    refs = world("two agencies", lambda: _make(wales, as_actor), lasts=SOON)
    for name in ("both", "siwan"):
        wales.people[name] = Practitioner.objects.get(account__email=f"{name}@example.invalid")
    with as_owner():
        episode = Episode.objects.get(ref=refs["episode"])
        duty = Duty.objects.get(about=refs["made"], kind="AGREED_ACTION")
        return SimpleNamespace(child=Child.objects.get(pk=episode.child_id), episode=episode, made=refs["made"], duty=duty)


def sign_in(wales, name: str) -> Client:
    browser = Client()
    browser.force_login(wales.people[name].account)
    return browser


@pytest.mark.parametrize("name", ["both", "siwan"])
def test_a_team_of_an_agency_that_has_no_part_in_the_child_is_brought_in_by_nobody(held, wales, as_actor, as_owner, name):
    """Neither by who manages elsewhere and cares for him here, nor by a manager who was let in for a day, and may write."""
    carys, door, now = wales.people["carys"], wales.teams["bridgend_door"], timezone.now()
    if name == "siwan":
        with as_actor("gethin") as gethin:
            grant_case(
                by=gethin, at=now, child=held.child, email="siwan@example.invalid", lanes=(Lane.IDENTITY,), writes=True,
                basis="Covers for Mared", lasts=timedelta(days=1),
            )  # fmt: skip
    browser, address = sign_in(wales, name), f"/circumstances/{held.child.ref}/beside/new"
    page = browser.get(address)
    assert page.status_code == 200
    assert carys.name not in page.content.decode(), "nobody of a council that holds him not is offered"
    assert ("SOCIAL_WORKER" in page.content.decode()) == (name == "siwan"), "a role in his home says no more"
    said = {"kind": "KEY_WORKER", "who": f"p:{carys.pk}:{door.pk}", "known_since": ""}
    assert browser.post(address, said).status_code == 422
    with as_actor(name) as by:
        assert by.may("ALLOCATE_TEAM")
        assert child_by_ref(by, held.child.ref)
        with pytest.raises(Fault), transaction.atomic():
            allocate(by=by, at=now, child_id=held.child.pk, kind=AllocationKind.KEY_WORKER, practitioner_id=carys.pk, team=door)
        brought = [held.child.pk, door.pk, timezone.now()]
        with pytest.raises(DatabaseError, match="no such child"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select bring_in(%s, %s, 'OTHER', 'IDENTITY', 'ALLOCATED', %s)", brought)
    with as_owner():
        assert not Involvement.objects.filter(child_id=held.child.pk, team_id=door.pk).exists()
    with as_actor("carys") as by, pytest.raises(NoSuchChild):
        child_by_ref(by, held.child.ref)


def test_nor_is_a_team_of_another_agency_by_a_manager_who_holds_the_child(held, wales, as_actor):
    for team, said in (("bridgend_door", "not a team of an agency that holds the child"), ("front_door", "")):
        with as_actor("gethin"), transaction.atomic(), connection.cursor() as cursor:
            arguments = [held.child.pk, wales.teams[team].pk, timezone.now()]
            if not said:
                cursor.execute("select bring_in(%s, %s, 'OTHER', 'IDENTITY', 'ALLOCATED', %s)", arguments)
                continue
            with pytest.raises(DatabaseError, match=said), transaction.atomic():
                cursor.execute("select bring_in(%s, %s, 'OTHER', 'IDENTITY', 'ALLOCATED', %s)", arguments)


def test_a_lane_that_broken_glass_opens_is_not_given_on(held, wales, as_actor):
    """The police hold the child and broke the glass for what health knows: neither program nor database lets them give it."""
    now, given = timezone.now(), "select grant_case(%s, %s, %s, false, 'Help me.', %s, %s)"
    with as_actor("rhys") as rhys:
        child = child_by_ref(rhys, held.child.ref)
        break_glass_by_ref(by=rhys, at=now, child=child, reason="He has messaged that he will jump tonight.")
    menna = wales.people["menna"].pk
    with as_actor("rhys") as rhys:
        assert set(rhys.scopes(Lane.HEALTH)) & set(child_by_ref(rhys, held.child.ref).scopes), "opened by the glass"
        with connection.cursor() as cursor:
            for lanes in (["HEALTH"], ["IDENTITY", "HEALTH"]):
                with pytest.raises(DatabaseError, match="not a lane to give"), transaction.atomic():
                    cursor.execute(given, [child.pk, menna, lanes, now, now + timedelta(days=1)])
            cursor.execute(given, [child.pk, menna, ["IDENTITY", "FOUND"], now, now + timedelta(days=1)])


def test_who_is_what_to_a_child_is_said_by_a_role_that_may_say_so_where_the_child_is_held(held, wales, as_actor):
    """As the web role: neither begun nor ended by a role in another agency; a carer names whom the home may name."""
    said, now = "select allocate(gen_random_uuid(), %s, %s, 'IDENTITY', %s, null, %s, null, %s)", timezone.now()
    elin, home = wales.people["elin"].pk, wales.teams["home_staff"].pk
    with as_actor("both") as by, connection.cursor() as cursor:
        assert by.may("ALLOCATE")
        with pytest.raises(DatabaseError, match="not for this person to allocate"), transaction.atomic():
            cursor.execute(said, [held.child.pk, "SOCIAL_WORKER", elin, home, now])
        cursor.execute(said, [held.child.pk, "KEY_WORKER", elin, home, now])
    mared, council = wales.people["mared"].pk, wales.teams["social_work"].pk
    with as_actor("gethin"), connection.cursor() as cursor:
        cursor.execute(said, [held.child.pk, "SOCIAL_WORKER", mared, council, now])
    with as_actor("gethin"), connection.cursor() as cursor:
        cursor.execute("select ref from circumstances_allocation where child_id = %s and kind = 'SOCIAL_WORKER'", [held.child.pk])
        (ref,) = cursor.fetchone()
    with as_actor("both") as by, connection.cursor() as cursor:
        ends = "select end_allocation(%s, %s, %s, %s, 'LEFT')"
        with pytest.raises(DatabaseError, match="not for this person to allocate"), transaction.atomic():
            cursor.execute(ends, [held.child.pk, ref, now, by.practitioner_id])


def test_whoever_only_reads_a_record_brings_no_team_into_it(held, wales, as_actor, as_owner):
    """As the web role: Siwan, who writes in Bridgend, was let in to read; she involves her own team by none of the functions."""
    door, now = wales.teams["bridgend_door"].pk, timezone.now()
    with as_actor("gethin") as gethin:
        grant_case(
            by=gethin, at=now, child=held.child, email="siwan@example.invalid", lanes=(Lane.IDENTITY, Lane.EPISODE), writes=False,
            basis="Covers for Mared", lasts=timedelta(days=1),
        )  # fmt: skip
    with as_actor("siwan") as siwan, connection.cursor() as cursor:
        assert child_by_ref(siwan, held.child.ref)
        for said in (
            "select involve_by_act(%s, %s, 'OTHER', 'IDENTITY', 'KNOWN', null, %s)",
            "select involve_each_by_act(%s, array[%s], array['OTHER'], array['IDENTITY'], array['KNOWN'], null, %s)",
        ):
            with pytest.raises(DatabaseError, match="not for this person to write"), transaction.atomic():
                cursor.execute(said, [held.child.pk, door, now])
        many = "select involve_many_by_act(array[%s::bigint], %s, 'OTHER', 'IDENTITY', 'KNOWN', %s)"
        with pytest.raises(DatabaseError, match="no such child"), transaction.atomic():
            cursor.execute(many, [held.child.pk, door, now])
    with as_owner():
        assert not Involvement.objects.filter(child_id=held.child.pk, team_id=door).exists()


def test_who_was_left_out_is_not_shown_by_a_role_held_elsewhere(held, wales):
    shown = sign_in(wales, "rhys").get(f"/missing/{held.episode.ref}").content.decode()
    assert NEVER in shown
    page = sign_in(wales, "both").get(f"/missing/{held.episode.ref}")
    assert page.status_code == 200
    assert NEVER not in page.content.decode()
    assert "Youth justice service" not in page.content.decode()


def test_a_councils_duty_is_paused_by_nobody_who_manages_elsewhere(held, wales, as_actor, as_owner):
    until, browser = timezone.now() + timedelta(days=9), sign_in(wales, "both")
    page = browser.get(f"/children/actions/{held.made}")
    assert page.status_code == 200
    assert f"/owed/{held.duty.ref}" not in page.content.decode()
    said = {"until": until.strftime("%d/%m/%Y"), "reason": "In hospital"}
    assert browser.post(f"/owed/{held.duty.ref}/pause", said).status_code == 404
    assert browser.post(f"/owed/{held.duty.ref}/go-on").status_code == 404
    with as_actor("both") as both:
        for act in (
            lambda: pausing.pause_duty(by=both, at=timezone.now(), duty=held.duty, until=until, reason="In hospital"),
            lambda: pausing.go_on(by=both, at=timezone.now(), duty=held.duty),
        ):
            with pytest.raises(NoSuchDuty):
                act()
    with as_owner():
        assert Duty.objects.get(pk=held.duty.pk).paused_until is None
    with as_actor("gethin") as gethin:
        pausing.pause_duty(by=gethin, at=timezone.now(), duty=held.duty, until=until, reason="In hospital")


def test_an_act_is_offered_by_a_role_that_may_do_it_for_this_child(held, wales, as_actor, as_owner):
    """On a kept plan and on a C1 that the home itself sent: what a manager of a council may do is offered by none elsewhere."""
    with as_actor("mared") as mared:
        kept(mared, held.child.pk)
    step, address = "Agree a step", f"/safety/{held.child.ref}/safety"
    assert step in sign_in(wales, "mared").get(address).content.decode()
    page = sign_in(wales, "both").get(address)
    assert page.status_code == 200
    assert step not in page.content.decode()
    assert "Add what you do" in page.content.decode(), "what the home's own role may do stays"
    said = {"worries": "He came back with a new phone.", "reasons": ["NEGLECT"]}
    assert sign_in(wales, "both").post(f"/children/{held.child.ref}/c1", said).status_code == 302
    with as_owner():
        sent = Referral.objects.get()
    offered = f"/children/c1/{sent.ref}/decide"
    assert offered in sign_in(wales, "mared").get(f"/children/c1/{sent.ref}").content.decode()
    page = sign_in(wales, "both").get(f"/children/c1/{sent.ref}")
    assert page.status_code == 200
    assert offered not in page.content.decode()
    assert f"/children/c1/{sent.ref}/file" not in page.content.decode()

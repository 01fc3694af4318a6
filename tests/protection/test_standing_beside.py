"""Who stands beside a protected child, and who is out to see them: nobody who would betray the place is named to others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.protection.test_canaries import dumped
from tests.protection.test_names_nobody import DIRECTORY
from tests.protection.test_names_nobody_else import found
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve, open_record
from ymylon.circumstances.actions import staff
from ymylon.circumstances.actions.beside import allocate, name_sibling
from ymylon.circumstances.actions.health import record_wait
from ymylon.circumstances.lookups.beside import allocations
from ymylon.circumstances.lookups.staff import visit_by_ref, visit_rules, visits
from ymylon.people.actions import add_person
from ymylon.terms.codes import (
    AllocationKind,
    CheckIn,
    InvolvementKind,
    RecordReason,
    Role,
    StaffReport,
    VisitPlace,
    VisitSafety,
    WaitKind,
)

pytestmark = pytest.mark.django_db


def writes(as_actor, wales, child: int):
    """What Menna of the clinic writes of the child: a wait, an incident, that she is its health worker, and that she is out."""
    now = timezone.now()
    with as_actor("menna") as menna:
        record_wait(by=menna, at=now, child_id=child, kind=WaitKind.SPEECH, from_on=now.date(), words="Canari Clinig")
        staff.report_incident(by=menna, at=now, child_id=child, kind=StaffReport.FOLLOWED, words="Canari Clinig")
        allocate(
            by=menna, at=now, child_id=child, kind=AllocationKind.LEAD_PROFESSIONAL, practitioner_id=menna.practitioner_id,
            team=wales.teams["safeguarding"],
        )  # fmt: skip
        return staff.plan_visit(
            by=menna, at=now, child_id=child, place=VisitPlace.OUT, back_at=now + timedelta(hours=1), second_id=None
        )


def at_the_clinic(as_actor, wales, child: int, kind: InvolvementKind = InvolvementKind.CLINIC) -> None:
    with as_actor("gethin") as gethin:
        team = wales.teams["safeguarding"].pk
        involve(by=gethin, at=timezone.now(), child_id=child, team_id=team, kind=kind, basis="a clinic near the hidden place")


def named_beside(child: int, who: int) -> set[tuple[str, str]]:
    """Every table of this room in which the practitioner stands beside the child, with the lane of the row if it has one."""
    rows = found(
        "select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' "
        "where c.relname like 'circumstances%%' and a.attname = any(array['by_id', 'recorded_by_id', 'answered_by_id', "
        "'ended_by_id', 'practitioner_id', 'second_id'])"
    )
    named = set()
    for table, column in rows:
        where = f"child_id = %s and {column} = %s"
        lanes = "lane" if "allocation" in table or "visit" in table and "rule" not in table else "''"
        named |= {(table, lane) for (lane,) in found(f"select {lanes} from {table} where {where}", child, who)}
    return named


def assert_hidden(wales, as_actor, child: int, visit) -> None:
    whole = {"circumstances_allocation", "circumstances_allocationevent", "circumstances_visit", "circumstances_visitevent"}
    assert named_beside(child, wales.people["menna"].pk) == {(table, "PROTECTED") for table in whole}
    for name in ("gethin", "mared", "rhys"):
        with as_actor(name) as actor:
            assert visits(actor, child) == allocations(actor, child) == [], name
    # Whoever is out is still seen by their own team, and comes back.
    with as_actor("menna") as menna:
        assert [row.practitioner.given_name for row in visits(menna, child)] == ["Menna"]
        staff.check_in(by=menna, at=timezone.now(), visit=visit_by_ref(menna, visit), answer=CheckIn.SAFE)
    assert {table for table, text in dumped().items() if "Menna" in text or "Canari Clinig" in text} <= DIRECTORY


def test_what_a_clinic_writes_while_a_child_is_protected(protected, wales, as_actor):
    at_the_clinic(as_actor, wales, protected.child_id)
    visit = writes(as_actor, wales, protected.child_id)
    assert_hidden(wales, as_actor, protected.child_id, visit)


def test_what_a_clinic_wrote_before_it_was_set_aside(hidden, wales, as_actor, request):
    at_the_clinic(as_actor, wales, hidden.child_id, InvolvementKind.HEALTH_BOARD)
    visit = writes(as_actor, wales, hidden.child_id)
    request.getfixturevalue("protected")
    with as_actor("mared") as mared:
        assert [row.practitioner.given_name for row in allocations(mared, hidden.child_id)] == ["Menna"]
    at_the_clinic(as_actor, wales, hidden.child_id)
    assert_hidden(wales, as_actor, hidden.child_id, visit)


def test_who_moves_to_where_the_child_is_stands_beside_them_to_nobody(protected, wales, as_actor):
    with as_actor("mared") as mared:
        allocate(
            by=mared, at=timezone.now(), child_id=protected.child_id, kind=AllocationKind.SOCIAL_WORKER,
            practitioner_id=mared.practitioner_id, team=wales.teams["social_work"],
        )  # fmt: skip
        staff.set_visit_rule(
            by=mared, at=timezone.now(), child_id=protected.child_id, kind=VisitSafety.NAMED_ALONE,
            alone=[mared.practitioner_id], names_hidden=True, words="",
        )  # fmt: skip
    agencies.join_team(
        practitioner=wales.people["mared"], team=wales.teams["hidden_home"], role=Role.RESIDENTIAL_WORKER, at=timezone.now()
    )
    with as_actor("gethin") as gethin:
        assert allocations(gethin, protected.child_id) == []
        assert [(rule.kind, rule.alone) for rule in visit_rules(gethin, protected.child_id)] == [("TWO_TOGETHER", [])]


def test_a_brother_of_a_protected_child_has_nobodys_name_beside_them(protected, wales, as_actor):
    now = timezone.now()
    with as_actor("gethin") as gethin:
        person = add_person(by=gethin, at=now, given="Osian", family="Morgan-Rees")
        brother = open_record(by=gethin, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        involve(
            by=gethin, at=now, child_id=brother.pk, team_id=wales.teams["manager"].pk,
            kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="known",
        )  # fmt: skip
        name_sibling(by=gethin, at=now, child_id=protected.child_id, other_id=brother.pk)
    assert found("select 1 from children_event where child_id = %s and kind = 'SIBLING_NAMED'", brother.pk) == []

"""Who holds whom, who reads it and who does not; nothing is joined, ended or betrayed by itself."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.associates import entered, facts
from tests.cast import RHONDDA
from tests.orders import asked as asked_for
from tests.returns import as_owner, as_web
from ymylon import associates, duties, orders
from ymylon.access.actions import acting
from ymylon.agencies import actions as agencies
from ymylon.agencies.lookups import team_for
from ymylon.associates import jobs
from ymylon.associates.actions.keeping import ANOTHER, Alike, change, end, keep
from ymylon.associates.actions.linking import end_link, end_tie, let_others_read, link, tie
from ymylon.associates.actions.naming import answer_support, name_child, name_new_child
from ymylon.associates.lookups import (
    NoSuchEntry,
    entry_by_ref,
    known_beside,
    link_by_ref,
    links_of,
    naming,
    of_children,
    support_owed,
    ties_of,
    wordings_of,
)
from ymylon.associates.models import Entry, Link
from ymylon.associates.rules import OFFER_SUPPORT, REVIEW, Basis, Fault, Kind, Overtaken, Support, Sure, TieKind, Way
from ymylon.children.actions import involve, involve_each, open_record
from ymylon.children.lookups import children_by_id, events, involvements
from ymylon.duties.actions import load_shipped_policies, open_duty
from ymylon.duties.lookups import duties_about, open_duties, owed_by, team_answering
from ymylon.meetings.lookups.room import choices_for
from ymylon.meetings.rules import Seat
from ymylon.people.actions import add_person
from ymylon.terms.codes import AgencyKind, InvolvementKind, Lane, RecordReason, Role, TeamFunction
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
ELSEWHERE = "W06000011"


@pytest.fixture
def cai(of_taf, wales, as_actor):  # noqa: F811
    """A child of the Taf team, around whom the police are too."""
    with as_actor("mared") as mared:
        missing = wales.teams["missing"].pk
        involve(by=mared, at=timezone.now(), child_id=of_taf, team_id=missing, kind=InvolvementKind.FORCE, basis="x")
    return of_taf


@pytest.fixture
def tirion(cai, wales, as_actor):
    """Another child, around whom stand the same police and Bridgend."""
    with as_actor("rhys") as rhys:
        person = add_person(by=rhys, at=timezone.now(), given="Tirion", family="Vaughan")
        open_record(by=rhys, at=timezone.now(), person_id=person.pk, reason=RecordReason.REFERRAL)
        teams = [
            (wales.teams[team].pk, kind, "x")
            for team, kind in (("missing", InvolvementKind.FORCE), ("bridgend_door", InvolvementKind.RESIDENCE_AUTHORITY))
        ]
        involve_each(by=rhys, at=timezone.now(), child_id=person.pk, teams=teams)
    return person.pk


def go_round(at) -> int:
    try:
        return jobs.sweep(at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def known(actor, child_id: int) -> tuple[bool, bool]:
    """Whether the child is named, and whether anybody is around them, as their page asks it."""
    one = children_by_id(actor, [child_id], known_beside).get(child_id)
    return (one.is_named, one.is_concern) if one else (False, False)


def seen(as_actor, who: str, ref) -> bool:
    with as_actor(who) as actor:
        try:
            return bool(entry_by_ref(actor, ref))
        except NoSuchEntry:
            # What the lookup hides the database hides by itself.
            assert not Entry.objects.filter(ref=ref).exists()
            return False


def test_what_a_council_holds_is_read_by_those_around_the_child_who_hold_the_lane(cai, as_actor):
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"))
        assert (held.police, held.agency.name("en"), held.version) == (False, "Rhondda Cynon Taf", 1)
    who = ("mared", "gethin", "nia", "rhys", "sion", "elin", "menna", "dewi", "lowri", "carys", "owain", "heledd")
    assert {one for one in who if seen(as_actor, one, held.ref)} == {"mared", "gethin", "nia", "rhys", "sion"}
    for one in ("elin", "menna", "dewi", "lowri", "heledd", "carys"):
        with as_actor(one) as other:
            assert not [row for row in events(other, [cai]) if row.kind.startswith("ASSOCIATE")]
            assert known(other, cai) == (False, False)


def test_what_the_police_hold_reaches_others_as_their_wording_and_without_a_source(cai, as_actor):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay", source="A PARENT rang"))
        assert held.police
        [one] = of_children(rhys, [cai])
        assert [row.lane for row in events(rhys, [cai]) if row.kind.startswith("ASSOCIATE")] == [Lane.INTELLIGENCE] * 2
    for who in ("mared", "gethin", "sion", "heledd", "elin"):
        assert not seen(as_actor, who, held.ref)
        with as_actor(who) as other:
            assert of_children(other, [cai]) == []
            assert not Link.objects.filter(child_id=cai).exists()
            assert not [row for row in events(other, [cai]) if row.kind.startswith("ASSOCIATE")]
    with as_actor("rhys") as rhys:
        with pytest.raises(Fault):
            let_others_read(by=rhys, at=timezone.now(), link=one.link, entry=one.entry, wording="A parent rang about Jay.")
        let_others_read(by=rhys, at=timezone.now(), link=one.link, entry=one.entry, wording="A man of about thirty.")
        let_others_read(by=rhys, at=timezone.now(), link=one.link, entry=one.entry, wording="A man of about forty.")
    with as_actor("mared") as mared:
        assert [row.words for row in wordings_of(mared, [cai])] == ["A man of about forty."]
        with pytest.raises(PermissionDenied):
            let_others_read(by=mared, at=timezone.now(), link=one.link, entry=one.entry, wording="Mine.")
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "insert into associates_wording (ref, scopes, version, child_id, at, by_id, link_id, words) "
                "values (gen_random_uuid(), '{}', 1, %s, now(), %s, %s, 'Mine.')",
                [cai, mared.practitioner_id, one.link.pk],
            )
    with as_actor("rhys") as rhys:
        end(by=rhys, at=timezone.now(), entry=held, version=held.version, words="It was somebody else.")
    with as_actor("mared") as mared:
        assert wordings_of(mared, [cai]) == []


def test_whose_it_is_says_the_agency_and_not_the_writer(cai, as_actor, wales):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay"))
        row = Entry.objects.get(pk=held.pk)
        row.pk = row._state.adding = None
        made = Entry(**{f.attname: getattr(held, f.attname) for f in Entry._meta.concrete_fields if f.name not in ("id", "ref")})
        made.police = False
        made.save()
        made.refresh_from_db()
        assert made.police


def test_the_same_nickname_is_asked_about_and_never_joined_by_itself(cai, tirion, as_actor):
    with as_actor("rhys") as rhys:
        first = entered(rhys, cai, facts("Jay-Jay"))
        with pytest.raises(Alike) as asked:
            entered(rhys, tirion, facts("JAY JAY"))
        assert [one.pk for one in asked.value.others] == [first.pk]
        second = entered(rhys, tirion, facts("JAY JAY"), same=ANOTHER)
        assert second.pk != first.pk
        third = entered(rhys, tirion, facts("jayjay"), same=str(first.ref))
        assert third.pk == first.pk
        assert {row.child_id for row in links_of(rhys, first)} == {cai, tirion}
    # Who may not see the others is asked nothing, and learns nothing of them.
    with as_actor("mared") as mared:
        assert entered(mared, cai, facts("Jay Jay")).pk not in (first.pk, second.pk)


def test_two_are_joined_by_a_person_with_a_reason_and_parted_again(cai, as_actor):
    with as_actor("rhys") as rhys:
        now = timezone.now()
        one, other = entered(rhys, cai, facts("Jay")), entered(rhys, cai, facts("Jason"))
        said = {"kind": TieKind.SAME, "source": "Custody", "sure": Sure.CONFIRMED}
        with pytest.raises(Fault):
            tie(by=rhys, at=now, a=one, b=other, words=" ", **said)
        joined = tie(by=rhys, at=now, a=one, b=other, words="The same fingerprints.", **said)
        with pytest.raises(Fault):
            tie(by=rhys, at=now, a=other, b=one, words="Once more.", **said)
        assert [row.other.pk for row in ties_of(rhys, one)] == [other.pk]
        end_tie(by=rhys, at=now, tie=joined, reason="Two brothers.")
        assert ties_of(rhys, one) == []
        assert [entry_by_ref(rhys, row.ref).nicknames for row in (one, other)] == [["Jay"], ["Jason"]]


def test_a_tie_is_read_by_whoever_reads_both_its_ends(cai, tirion, as_actor):
    with as_actor("rhys") as rhys:
        group = entered(rhys, cai, facts(kind=Kind.GROUP, name="The Lane"))
    with as_actor("mared") as mared:
        jay = entered(mared, cai, facts("Jay"))
        phone = entered(mared, cai, facts(kind=Kind.PHONE, mark="07700 900123"))
        tie(by=mared, at=timezone.now(), a=jay, b=phone, kind=TieKind.USES, source="He rang", sure=Sure.LIKELY)
    with as_actor("rhys") as rhys:
        tie(
            by=rhys,
            at=timezone.now(),
            a=entry_by_ref(rhys, jay.ref),
            b=group,
            kind=TieKind.MEMBER_OF,
            source="x y z",
            sure=Sure.LIKELY,
        )
        assert {row.other.pk for row in ties_of(rhys, jay)} == {group.pk, phone.pk}
    with as_actor("gethin") as gethin:
        assert {row.other.pk for row in ties_of(gethin, jay)} == {phone.pk}


def test_a_link_of_the_polices_shows_what_a_council_holds_to_nobody_else(cai, tirion, as_actor):
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"))
    with as_actor("rhys") as rhys:
        link(by=rhys, at=timezone.now(), entry=held, child_id=tirion, way=Way.NEAR, source="Watched", sure=Sure.LIKELY)
    assert not seen(as_actor, "carys", held.ref)
    with as_actor("rhys") as rhys:
        assert {row.child_id for row in links_of(rhys, held)} == {cai, tirion}
    with as_actor("mared") as mared:
        assert {row.child_id for row in links_of(mared, held)} == {cai}
        assert entry_by_ref(mared, held.ref).version == held.version, "what only spread counts as no edit"


def test_who_is_around_a_child_no_more_reads_no_more_and_a_wrong_link_is_ended(cai, tirion, as_actor):
    with as_actor("rhys") as rhys:
        held = entered(rhys, tirion, facts("Jay"))
        [one] = of_children(rhys, [tirion])
        let_others_read(by=rhys, at=timezone.now(), link=one.link, entry=held, wording="A man of about forty.")
        with pytest.raises(Fault):
            end_link(by=rhys, at=timezone.now(), link=one.link, reason="")
        end_link(by=rhys, at=timezone.now(), link=one.link, reason="Another child.")
        assert of_children(rhys, [tirion]) == []
        assert entry_by_ref(rhys, held.ref), "its controller reads it still"
        with pytest.raises(NoSuchEntry):
            link_by_ref(rhys, one.link.ref)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Link.objects.filter(pk=one.link.pk).update(words="Other words")
    with as_actor("carys") as carys:
        assert wordings_of(carys, [tirion]) == []


def test_two_who_change_at_once_lose_nothing_and_only_the_controller_changes(cai, as_actor):
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"))
        said = {"basis": Basis.CRIME, "sure": Sure.CONFIRMED}
        change(by=mared, at=timezone.now(), entry=held, version=held.version, facts=facts("Jay", "Jason"), **said)
        with pytest.raises(Overtaken) as later:
            change(by=mared, at=timezone.now(), entry=held, version=held.version, facts=facts("J"), **said)
        assert later.value.theirs.nicknames == ["Jay", "Jason"]
    with as_actor("rhys") as rhys, pytest.raises(Fault):
        change(by=rhys, at=timezone.now(), entry=held, version=later.value.theirs.version, facts=facts("J"), **said)
    with as_actor("sion") as sion, pytest.raises(PermissionDenied):
        entered(sion, cai, facts("Jay"))


def test_unconfirmed_at_review_it_goes_to_its_owner_and_ends_by_nobody(cai, wales, as_actor):
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"), days=30)
    late = timezone.now() + timedelta(days=31)
    assert go_round(timezone.now()) == 0
    assert go_round(late) == 1
    assert go_round(late + timedelta(days=1)) == 0
    with as_actor("mared") as mared:
        [duty] = owed_by(mared)
        assert (duty.kind, duty.team_id, duty.about) == (REVIEW, wales.teams["social_work"].pk, held.ref)
        assert entry_by_ref(mared, held.ref).ended_at is None
        found = entry_by_ref(mared, held.ref)
        with pytest.raises(Fault):
            keep(
                by=mared,
                at=late,
                entry=found,
                version=found.version,
                words="",
                review_on=timezone.localdate(late) + timedelta(30),
            )
        keep(
            by=mared,
            at=late,
            entry=found,
            version=found.version,
            words="Seen again.",
            review_on=timezone.localdate(late) + timedelta(30),
        )
        assert open_duties(mared, held.ref) == []
    with as_actor("gethin") as gethin:
        found = entry_by_ref(gethin, held.ref)
        end(by=gethin, at=late, entry=found, version=found.version, words="Moved to Scotland.")
        assert of_children(gethin, [cai]) == []


def test_what_is_owed_is_read_in_its_lane_alone_and_not_by_everybody_in_the_team(cai, wales, as_actor):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay"), days=1)
    go_round(timezone.now() + timedelta(days=2))
    with as_actor("rhys") as rhys:
        assert [one.kind for one in owed_by(rhys)] == [REVIEW]
    for who in ("heledd", "mared", "gethin", "elin"):
        with as_actor(who) as other:
            assert duties_about(other, [held.ref]) == []


def test_what_was_looked_at_where_the_child_is_held_no_more_is_settled_by_the_clock(cai, wales, as_actor, as_owner):
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"), days=1)
    late = timezone.now() + timedelta(days=2)
    assert go_round(late) == 1
    leaves = "update children_involvement set ended_at = since_at + interval '1 second' where child_id = %s and agency_id = %s"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute(leaves, [cai, wales.agencies["council"].pk])
    with as_actor("mared") as mared:
        found = entry_by_ref(mared, held.ref)
        keep(
            by=mared,
            at=late,
            entry=found,
            version=found.version,
            words="Seen.",
            review_on=timezone.localdate(late) + timedelta(9),
        )
    assert go_round(late) == 1
    assert go_round(late) == 0


def test_a_child_who_is_named_has_a_record_and_is_owed_support_and_is_a_victim_still(cai, tirion, wales, as_actor):
    load_shipped_policies()
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Tizz"))
        made = name_child(by=rhys, at=timezone.now(), entry=held, child_id=tirion, source="CCTV footage", sure=Sure.LIKELY)
        entered(rhys, tirion, facts("Dex"))
        assert [one.entry.pk for one in naming(rhys, [tirion])] == [held.pk]
        assert [one.entry.nicknames for one in of_children(rhys, [tirion])] == [["Dex"]]
        assert known(rhys, tirion) == (True, True)
    # The council learns what is owed to the child, and nothing of what the police hold.
    assert not seen(as_actor, "carys", held.ref)
    with as_actor("carys") as carys:
        duty = support_owed(carys, made.ref)
        assert (duty.kind, duty.child_id, duty.team_id) == (OFFER_SUPPORT, tirion, wales.teams["bridgend_door"].pk)
        with pytest.raises(Fault):
            answer_support(by=carys, at=timezone.now(), child_id=tirion, about=made.ref, offered="", answer=Support.ACCEPTED)
        answer_support(by=carys, at=timezone.now(), child_id=tirion, about=made.ref, offered="A mentor.", answer=Support.ACCEPTED)
        assert open_duties(carys, made.ref) == []


def test_a_child_without_a_record_gets_one_first_and_a_council_that_answers(cai, wales, as_actor):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Tizz", born_about=2011))
        said = {"by": rhys, "at": timezone.now(), "entry": held, "source": "CCTV footage", "sure": Sure.LIKELY}
        for wrong in ({"given": " ", "family": "", "area": RHONDDA}, {"given": "Tirion", "family": "", "area": ""}):
            with pytest.raises(Fault):
                name_new_child(**said, **wrong)
        made = name_new_child(**said, given="Tirion", family="", area=RHONDDA)
        assert wales.teams["front_door"].pk in {row.team_id for row in involvements(rhys, made.child_id)}
    with as_actor("gethin") as gethin:
        assert support_owed(gethin, made.ref).child_id == made.child_id
    with as_actor("rhys") as rhys, pytest.raises(Fault):
        name_child(by=rhys, at=timezone.now(), entry=entered(rhys, cai, facts(kind=Kind.PHONE, mark="07700 900123")),
                   child_id=cai, source="x y", sure=Sure.LIKELY)  # fmt: skip


def test_of_a_foreign_child_nobody_is_entered(cai, as_actor):
    with as_actor("owain") as owain, pytest.raises(ProgrammingError), transaction.atomic():
        entered(owain, cai, facts("Jay"))


def _trains():
    """A unit of British Transport Police along the lines of this area, and who works in it."""
    btp = agencies.open_agency(kind=AgencyKind.TRANSPORT_POLICE, names=Words("Trains", "Trenau"), areas=(RHONDDA, ELSEWHERE))
    unit = agencies.open_team(agency=btp, function=TeamFunction.POLICE_MISSING, names=Words("Lines", "Llinellau"))
    delyth = agencies.open_account(email="delyth@example.invalid", given_name="Delyth", family_name="Marlow")
    since = timezone.now() - timedelta(days=1)
    agencies.join_team(practitioner=delyth, team=unit, role=Role.POLICE_MISSING_COORDINATOR, at=since)
    return unit, delyth


def test_what_they_owed_in_a_forces_place_goes_to_the_force_that_works_with_the_child(cai, wales, as_actor):
    unit, delyth = _trains()
    now, grade, agreed = timezone.now(), uuid4(), uuid4()
    with as_actor("mared") as mared:
        for team in (unit, wales.teams["missing"]):
            involve(by=mared, at=now, child_id=cai, team_id=team.pk, kind=InvolvementKind.FORCE, basis="x")
        picked = asked_for(mared, cai)
        for kind, about in (("REVIEW_GRADE", grade), ("CONTEXT_STEP", agreed)):
            open_duty(by=mared, at=now, child_id=cai, kind=kind, lane=Lane.PERSONS, about=about, due_at=now, team_id=unit.pk)
    with acting(delyth.account_id, "test") as actor:
        own = asked_for(actor, cai, entry=entered(actor, cai, facts("Kel")))
    as_owner()
    with connection.cursor() as cursor:
        # As it was once picked: they were with the child first.
        cursor.execute("set local role app_gate")
        cursor.execute("update orders_order set team_id = %s where id = %s", [unit.pk, picked.pk])
        cursor.execute("update duties_duty set team_id = %s where about = %s", [unit.pk, picked.ref])
        cursor.execute("update duties_duty set person_id = %s where team_id = %s", [delyth.pk, unit.pk])
        for room, name in ((duties, "forces_owe"), (orders, "forces_serve")):
            cursor.execute("set local role app_owner")
            cursor.execute((Path(room.__file__).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8"))
        cursor.execute("set local role app_gate")
        cursor.execute(
            "select about, team_id, told_scopes, person_id, ref from duties_duty where child_id = %s and state = 'OPEN'", [cai]
        )
        owed = {about: facts for about, *facts in cursor.fetchall()}
        cursor.execute(
            "select about from audit_line where act = 'DUTY_CLIMBED' and why = 'FORCE' and children = array[%s]::bigint[]", [cai]
        )
        went_over = [about for (about,) in cursor.fetchall()]
        cursor.execute("select id, team_id from orders_order")
        serves = dict(cursor.fetchall())
    as_web()
    force = wales.teams["missing"]
    assert {about: owed[about][0] for about in (grade, picked.ref)} == {grade: force.pk, picked.ref: force.pk}
    assert {about: owed[about][0] for about in (agreed, own.ref)} == {agreed: unit.pk, own.ref: unit.pk}, "theirs by choice"
    assert serves == {picked.pk: force.pk, own.pk: unit.pk}
    assert {about: owed[about][2] for about in (grade, picked.ref)} == {grade: None, picked.ref: None}, "an officer of theirs"
    assert {about: owed[about][2] for about in (agreed, own.ref)} == {agreed: delyth.pk, own.ref: delyth.pk}
    assert sorted(went_over) == sorted(str(owed[about][3]) for about in (grade, picked.ref)), "that it went over is on record"
    assert force.scope in owed[grade][1]
    assert unit.scope not in owed[grade][1]
    with as_actor("rhys") as rhys:
        assert len(open_duties(rhys, grade)) == 1


def test_british_transport_police_are_police_beside_the_force_and_answer_for_no_area(cai, wales, as_actor):
    unit, delyth = _trains()
    # A missing child is the force's, where it works in here and where it doesn't.
    assert team_for([TeamFunction.POLICE_MISSING], RHONDDA) == wales.teams["missing"]
    assert team_for([TeamFunction.POLICE_MISSING], ELSEWHERE) is None
    with as_actor("mared") as mared:
        meeting: Any = SimpleNamespace(area=RHONDDA)
        asked = {
            seat: [one.team for one in choices_for(mared, meeting, seat, ())] for seat in (Seat.POLICE, Seat.TRANSPORT_POLICE)
        }
        assert (unit in asked[Seat.POLICE], asked[Seat.TRANSPORT_POLICE]) == (False, [unit])
        assert wales.teams["missing"] in asked[Seat.POLICE]
        involve(by=mared, at=timezone.now(), child_id=cai, team_id=unit.pk, kind=InvolvementKind.OTHER, basis="x")
    with acting(delyth.account_id, "test") as actor:
        jay = entered(actor, cai, facts("Jay"))
        assert Entry.objects.get(pk=jay.pk).police
        order = asked_for(actor, cai, entry=jay)
        assert order.team_id == unit.pk, "they serve what they ask for themselves"
        # What the force owes they never owe in its place, though they were there first.
        first = name_new_child(by=actor, at=timezone.now(), entry=jay, given="Tirion", family="", source="CCTV footage",
                               sure=Sure.LIKELY, area=RHONDDA).child_id  # fmt: skip
        assert unit.pk in {row.team_id for row in involvements(actor, first)}
        assert team_answering(first, [TeamFunction.POLICE_MISSING]) is None
        force = wales.teams["missing"].pk
        involve(by=actor, at=timezone.now(), child_id=first, team_id=force, kind=InvolvementKind.FORCE, basis="x")
        assert team_answering(first, [TeamFunction.POLICE_MISSING]) == force
    # What they hold others read as they write it for them, and as nothing else.
    assert seen(as_actor, "rhys", jay.ref)
    for name in ("mared", "sion"):
        assert not seen(as_actor, name, jay.ref), name
    # Nor was it otherwise with what they held before they were police here.
    _as_it_was_held(jay)
    assert seen(as_actor, "mared", jay.ref)
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
        cursor.execute("set local role app_owner")
        cursor.execute((Path(associates.__file__).parent / "sql" / "held_by_trains.sql").read_text(encoding="utf-8"))
        cursor.execute("set local role app_gate")
        cursor.execute("select bool_and(police) from (select police from associates_entryevent where pgh_obj_id = %s"
                       " union all select police from associates_linkevent where entry_id = %s) h", [jay.pk, jay.pk])  # fmt: skip
        assert cursor.fetchone() == (True,)
        cursor.execute("set local role app_web")
    assert seen(as_actor, "rhys", jay.ref)
    for name in ("mared", "sion"):
        assert not seen(as_actor, name, jay.ref), name


def _as_it_was_held(entry) -> None:
    """As a database has it in which they entered this before they were police here."""
    as_owner()
    with connection.cursor() as cursor:
        cursor.execute("alter table associates_link disable trigger stands")
        cursor.execute("set local role app_gate")
        for table, column in (("link", "entry_id"), ("entry", "id"), ("linkevent", "entry_id"), ("entryevent", "pgh_obj_id")):
            cursor.execute(f"update associates_{table} set police = false where {column} = %s", [entry.pk])
    as_web()

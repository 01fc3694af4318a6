"""Places and peer groups: who reads which, what is said once and put right, the plan, the climb; and what betrays no child."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.actions.test_associates import tirion as tirion  # noqa: PLC0414
from tests.associates import entered, facts
from tests.cast import BRIDGEND
from tests.contexts import circled, harmed, linked, placed, planned
from ymylon.agencies import actions as agencies
from ymylon.associates.actions.keeping import end as end_entry
from ymylon.associates.rules import Sure
from ymylon.audit.models import Line
from ymylon.children.lookups import events
from ymylon.contexts import jobs, lookups
from ymylon.contexts.actions import assessing, linking, planning
from ymylon.contexts.lookups import NoSuchContext
from ymylon.contexts.models import ChildLink, Context, EntryLink, Part, Reader, Review, Rung, Step, StepEnded
from ymylon.contexts.rules import ContextKind, PartKind, StepEnd
from ymylon.contexts.rules.judging import (
    ENDED,
    LINKED_ALREADY,
    MEANWHILE,
    NAMES_CHILD,
    NO_GANG,
    NOT_TO_POLICE,
    OPEN_STEPS,
    READS_ALREADY,
    SAY_WHY,
)
from ymylon.duties.actions import load_shipped_policies
from ymylon.post.models import Letter
from ymylon.screening.rules import Known
from ymylon.terms.codes import Role, TeamFunction
from ymylon.terms.faults import Fault, begin_refusing, refusals
from ymylon.terms.words import Words

pytestmark = pytest.mark.django_db
EVERYBODY = ("mared", "gethin", "nia", "rhys", "heledd", "sion", "elin", "menna", "dewi", "lowri", "carys", "owain", "ada")
TABLES = (Context, Part, Reader, Step, StepEnded, Review, Rung, ChildLink, EntryLink)


def go_round(at) -> int:
    try:
        return jobs.sweep(at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def readers(as_actor, ref) -> set[str]:
    found = set()
    for name in EVERYBODY:
        with as_actor(name) as actor:
            try:
                found.add(name) if lookups.context_by_ref(actor, ref) else None
            except NoSuchContext:
                # What the lookup hides the database hides by itself.
                assert not Context.objects.filter(ref=ref).exists(), name
    return found


def refused(fault_words: Words, act, *, is_kept: bool = False) -> str:
    """It is refused in these words, which stay in the audit where it was not theirs to do."""
    begin_refusing()
    with pytest.raises(Fault) as fault:
        act()
    assert fault.value.words == fault_words
    assert [each.rule for each in refusals()] == [fault_words.en] * is_kept
    return fault.value.field


def now():
    return timezone.now()


def test_a_place_is_read_by_council_police_and_youth_justice_of_its_area(wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        away = placed(mared, "Golden Wok", area=BRIDGEND)
    assert readers(as_actor, place.ref) == {"mared", "gethin", "nia", "rhys", "heledd", "sion"}
    # Elsewhere: that area's council and force, and the team that assesses it.
    assert readers(as_actor, away.ref) == {"mared", "rhys", "heledd", "carys", "gethin", "nia"}


def test_a_circle_of_friends_is_no_gang_and_the_police_neither_begin_nor_read_one(wales, as_actor):
    with as_actor("mared") as mared:
        circle = circled(mared)
    assert readers(as_actor, circle.ref) == {"mared", "gethin", "nia", "sion"}
    with as_actor("rhys") as rhys:
        assert refused(NO_GANG, lambda: circled(rhys), is_kept=True) == "kind"
        # Nor past the program.
        with pytest.raises(DatabaseError), transaction.atomic():
            Context.objects.create(at=now(), by_id=rhys.practitioner_id, kind="CIRCLE", name="x", area="W06000016", why="x",
                                   team_id=wales.teams["missing"].pk)  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            Context.objects.create(at=now(), by_id=rhys.practitioner_id, kind="CIRCLE", name="x", area="W06000016", why="x",
                                   team_id=wales.teams["social_work"].pk)  # fmt: skip
    with as_actor("mared") as mared:
        hub = agencies.open_team(agency=None, function=TeamFunction.JOINT, names=Words("Hub", "Hwb"), areas=("W06000016",))
        assert (
            refused(NOT_TO_POLICE, lambda: planning.let_read(by=mared, at=now(), context=circle, team=hub, why="x"), is_kept=True)
            == "team"
        )
        team = wales.teams["other_missing"]
        assert (
            refused(
                NOT_TO_POLICE, lambda: planning.let_read(by=mared, at=now(), context=circle, team=team, why="x"), is_kept=True
            )
            == "team"
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            Reader.objects.create(at=now(), by_id=mared.practitioner_id, context_id=circle.pk, team_id=team.pk, why="x")


def test_what_is_called_alike_is_asked_about_before_it_is_made(wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        with pytest.raises(assessing.Alike) as asked:
            placed(mared, "blodaur mor", ContextKind.SHOP)
        assert [one.ref for one in asked.value.others] == [place.ref]
        assert placed(mared, "Blodau’r Môr", same=str(place.ref)).pk == place.pk
        other = placed(mared, "Blodau’r Môr", same=assessing.ANOTHER, where="Treorchy")
        assert other.pk != place.pk
        # Another area, and a circle beside a place, are others.
        assert placed(mared, area=BRIDGEND).pk
        assert circled(mared, "Blodau’r Môr").pk
    with as_actor("rhys") as rhys:
        # Of a circle the police are not even told that something like it is there.
        assert placed(rhys, "The friends at the bandstand").pk
        with pytest.raises(assessing.Alike) as asked:
            placed(rhys, same="4b1d7f3e-0000-4000-8000-000000000000")
        assert {one.kind for one in asked.value.others} == {"TAKEAWAY"}


def test_a_part_stands_with_its_day_is_put_right_and_never_written_over(wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        first = harmed(mared, place)
        again = harmed(mared, place, words="Sold at the back door.", replaces=first)
        said = lookups.parts_of(mared, place)
        assert [one.pk for one in said.standing[PartKind.HARM]] == [again.pk]
        assert [one.pk for one in said.before] == [first.pk]
        # The second of two is told, and nothing is lost.
        refused(MEANWHILE, lambda: harmed(mared, place, words="At the front.", replaces=first))
        assessing.take_back(by=mared, at=now(), context=place, part=again, words="The shop was sold.")
        said = lookups.parts_of(mared, place)
        assert said.standing[PartKind.HARM] == []
        assert [one.words for one in said.before] == [
            "The shop was sold.",
            "Sold at the back door.",
            "Sold from under the counter.",
        ]
        with pytest.raises(NoSuchContext):
            lookups.part_by_ref(mared, again.ref)
        with pytest.raises(DatabaseError), transaction.atomic():
            Part.objects.filter(pk=first.pk).update(words="x")
    with as_actor("dewi") as dewi, pytest.raises(PermissionDenied):
        harmed(dewi, place)
    with as_actor("heledd") as heledd:
        # Whoever stands there reads, and writes nothing.
        assert lookups.parts_of(heledd, lookups.context_by_ref(heledd, place.ref)).before
        with pytest.raises(PermissionDenied):
            harmed(heledd, place)
        with pytest.raises(DatabaseError), transaction.atomic():
            Part.objects.create(at=now(), by_id=heledd.practitioner_id, context_id=place.pk, kind="TIME", words="x")


def test_a_team_that_sees_to_a_step_reads_the_step_and_no_more_and_says_how_it_ended(wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        harmed(mared, place)
        step = planned(mared, place, wales.teams["school_lead"])
    assert "dewi" not in readers(as_actor, place.ref)
    with as_actor("dewi") as dewi:
        assert [(one.place, one.words) for one in lookups.steps_owed(dewi)] == [(place.name, step.words)]
        assert [table.objects.count() for table in (Context, Part, Review)] == [0, 0, 0]
        one = lookups.step_by_ref(dewi, step.ref)
        planning.end_step(by=dewi, at=now(), step=one, how=StepEnd.DONE, words="Two teachers, each day.")
        assert lookups.steps_owed(dewi) == []
        refused(MEANWHILE, lambda: planning.end_step(by=dewi, at=now(), step=one, how=StepEnd.PART, words="x"))
        with pytest.raises(PermissionDenied):
            planned(dewi, place, wales.teams["school_lead"])
    with as_actor("mared") as mared:
        done = lookups.steps_of(mared, place)[0]
        assert (done.is_over, done.how, done.ended_words, done.given) == (True, "DONE", "Two teachers, each day.", "Dewi")
    with as_actor("lowri") as lowri:
        with pytest.raises(NoSuchContext):
            lookups.step_by_ref(lowri, step.ref)
        assert not Step.objects.exists()


def test_nobody_ends_a_step_of_anothers_who_only_reads(wales, as_actor):
    with as_actor("mared") as mared:
        step = planned(mared, placed(mared), wales.teams["school_lead"])
    with as_actor("heledd") as heledd:
        assert lookups.step_by_ref(heledd, step.ref)
        with pytest.raises(DatabaseError), transaction.atomic():
            StepEnded.objects.create(at=now(), by_id=heledd.practitioner_id, step_id=step.pk, how="DONE", words="x")


def waits(as_actor, name: str, at) -> list[str]:
    """What of places waits under Today of this person."""
    with as_actor(name) as actor:
        return sorted(what for rows in lookups.waiting(actor, lookups.soon_after(at), at) for what, _at in rows)


def test_a_team_is_let_in_with_a_reason_and_told_and_reads_no_child_there(cai, wales, as_actor):
    """By whoever maps: council, police or youth justice, and nobody who only reads."""
    with as_actor("sion") as sion:
        place = placed(sion)
        harmed(sion, place)
    with as_actor("mared") as mared:
        linked(mared, place, cai)
    with as_actor("heledd") as heledd, pytest.raises(PermissionDenied):
        planning.let_read(by=heledd, at=now(), context=place, team=wales.teams["school_lead"], why="x")
    assert waits(as_actor, "dewi", now()) == []
    with as_actor("sion") as sion:
        act = {"by": sion, "at": now(), "context": place}
        planning.let_read(**act, team=wales.teams["school_lead"], why="It is across the road.")
        place = lookups.context_by_ref(sion, place.ref)
        refused(READS_ALREADY, lambda: planning.let_read(**act | {"context": place}, team=wales.teams["school_lead"], why="x"))
    assert "dewi" in readers(as_actor, place.ref)
    # The school is told that there is something to read, for a fortnight; nobody else is.
    assert [waits(as_actor, name, now()) for name in ("dewi", "sion", "mared", "rhys")] == [["CONTEXT_OPENED"], [], [], []]
    assert waits(as_actor, "dewi", now() + timedelta(days=15)) == []
    [letter] = Letter.objects.filter(key__startswith="context:")
    assert letter.link == f"/contexts/{place.ref}"
    with as_actor("dewi") as dewi:
        assert lookups.parts_of(dewi, place).standing[PartKind.HARM]
        assert lookups.children_of(dewi, place) == []
        assert not ChildLink.objects.exists()


def test_what_was_opened_to_a_team_is_closed_to_it_at_once_and_may_be_opened_again(wales, as_actor, as_owner):
    """By whoever may open it, with a reason, once; and who read it when stays to be read."""
    school = wales.teams["school_lead"]
    with as_actor("sion") as sion:
        place = placed(sion)
        harmed(sion, place)
        step = planned(sion, place, school)
        opened = planning.let_read(by=sion, at=now(), context=place, team=school, why="It is across the road.")
    for name in ("dewi", "heledd"):
        # Whoever was let in, and whoever only reads, is refused first; nothing is asked of them, nor of the database.
        with as_actor(name) as actor:
            reader = lookups.reader_by_ref(actor, opened.ref)
            with pytest.raises(PermissionDenied):
                planning.close_to(by=actor, at=now(), context=place, reader=reader, why="")
            with pytest.raises(DatabaseError), transaction.atomic():
                Reader.objects.create(at=now(), by_id=actor.practitioner_id, context_id=place.pk, team_id=school.pk, why="x",
                                      replaces=reader, is_gone=True)  # fmt: skip
    with as_actor("lowri") as lowri, pytest.raises(NoSuchContext):
        lookups.reader_by_ref(lowri, opened.ref)
    assert "dewi" in readers(as_actor, place.ref)
    with as_actor("mared") as mared:
        act = {"by": mared, "at": now(), "context": place, "reader": lookups.reader_by_ref(mared, opened.ref)}
        assert refused(SAY_WHY, lambda: planning.close_to(**act, why=" ")) == "why"
        planning.close_to(**act, why="It has moved away.")
        refused(MEANWHILE, lambda: planning.close_to(**act, why="x"))
        with pytest.raises(NoSuchContext):
            lookups.reader_by_ref(mared, opened.ref)
    # Gone with the next request, news and all; of its own step it reads as before.
    assert "dewi" not in readers(as_actor, place.ref)
    with as_actor("dewi") as dewi:
        assert [table.objects.count() for table in (Context, Part, Reader)] == [0, 0, 0]
        assert [one.ref for one in lookups.steps_owed(dewi)] == [step.ref]
    assert waits(as_actor, "dewi", now()) == []
    with as_owner():
        assert Line.objects.filter(act="CONTEXT_CLOSED", about=str(place.ref)).count() == 1
    # Opened again, by another; of two at once the second is told; what was opened and closed before stays, with its days.
    with as_actor("mared") as mared:
        place = lookups.context_by_ref(mared, place.ref)
        act = {"by": mared, "at": now(), "context": place, "team": school}
        planning.let_read(**act, why="It is back.")
        refused(READS_ALREADY, lambda: planning.let_read(**act, why="x"))
        found = lookups.readers_of(mared, place)
        assert [(one.why, one.is_gone) for one in found.standing] == [("It is back.", False)]
        assert [(one.why, one.is_gone) for one in found.before] == [
            ("It has moved away.", True),
            ("It is across the road.", False),
        ]
        last, first = found.standing[0], found.before[0]
        another = {"replaces": last, "is_gone": True, "team_id": wales.teams["home_staff"].pk}
        for wrong in ({"replaces": None}, {"replaces": first}, {"replaces": None, "is_gone": True}, another):
            with pytest.raises(DatabaseError), transaction.atomic():
                Reader.objects.create(
                    at=now(), by_id=mared.practitioner_id, context_id=place.pk, why="x", **{"team_id": school.pk} | wrong
                )
    assert "dewi" in readers(as_actor, place.ref)
    assert waits(as_actor, "dewi", now()) == ["CONTEXT_OPENED"]
    # After the assessment ended it can still be closed: what was written stays.
    with as_actor("mared") as mared:
        planning.end_step(by=mared, at=now(), step=lookups.step_by_ref(mared, step.ref), how=StepEnd.DONE, words="Done.")
        assessing.review(by=mared, at=now(), context=place, ends=True, words="It is a library now.")
        place = lookups.context_by_ref(mared, place.ref)
        [reader] = lookups.readers_of(mared, place).standing
        planning.close_to(by=mared, at=now(), context=place, reader=reader, why="It is over.")
    assert "dewi" not in readers(as_actor, place.ref)
    go_round(now())
    assert "dewi" not in readers(as_actor, place.ref)


def test_a_child_is_linked_in_the_lane_of_persons_of_concern_and_seen_by_whoever_sees_both(cai, tirion, wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        linked(mared, place, cai)
        assert refused(LINKED_ALREADY, lambda: linked(mared, place, cai)) == "context"
    with as_actor("rhys") as rhys:
        linked(rhys, place, tirion)
        assert {one.child_id for one in lookups.children_of(rhys, place)} == {cai, tirion}
        assert "CONTEXT_LINKED" in {one.kind for one in events(rhys, [cai], 50)}
    for name, sees in (("mared", {cai}), ("gethin", {cai}), ("heledd", set()), ("elin", set()), ("dewi", set())):
        with as_actor(name) as actor:
            assert set(ChildLink.objects.values_list("child_id", flat=True)) == sees, name
            assert "CONTEXT_LINKED" not in {one.kind for one in events(actor, [tirion], 50)}, name
    with as_actor("carys") as carys:
        # Bridgend holds Tirion in this lane, and does not read a place of Rhondda: neither link nor place.
        assert not ChildLink.objects.exists()
        assert lookups.of_child(carys, [tirion]) == []


def test_of_a_circle_the_police_are_not_told_that_a_child_belongs_to_it(cai, wales, as_actor):
    with as_actor("mared") as mared:
        circle = circled(mared)
        linked(mared, circle, cai)
        assert [one.context.pk for one in lookups.of_child(mared, [cai])] == [circle.pk]
    with as_actor("rhys") as rhys:
        assert not ChildLink.objects.exists()
        assert "CONTEXT_LINKED" not in {one.kind for one in events(rhys, [cai], 50)}
        with pytest.raises(DatabaseError), transaction.atomic():
            ChildLink.objects.create(at=now(), by_id=rhys.practitioner_id, context_id=circle.pk, child_id=cai, words="x")


def test_a_link_ends_with_a_reason_once(cai, wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        link = linked(mared, place, cai)
        act = {"by": mared, "at": now(), "context": place, "link": link}
        linking.unlink_child(**act, words="It was his cousin.")
        assert lookups.children_of(mared, place) == []
        refused(MEANWHILE, lambda: linking.unlink_child(**act, words="x"))
        linked(mared, place, cai)


def test_what_the_police_hold_there_is_read_by_the_police_alone(cai, wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        jay = entered(mared, cai, facts("Jay"))
        said = {"words": "Behind the counter.", "source": Known.SEEN, "sure": Sure.LIKELY}
        linking.link_entry(by=mared, at=now(), context=place, entry=jay, **said)
    with as_actor("rhys") as rhys:
        van = entered(rhys, cai, facts("Van man"))
        linking.link_entry(by=rhys, at=now(), context=place, entry=van, **said)
        assert len(lookups.entries_of(rhys, place)) == 2
    for name, sees in (("mared", 1), ("sion", 1), ("heledd", 0), ("elin", 0)):
        with as_actor(name) as actor:
            assert EntryLink.objects.count() == sees == len(lookups.entries_of(actor, place)), name
    with as_actor("mared") as mared:
        end_entry(by=mared, at=now(), entry=jay, version=jay.version, words="A mistake.")
        (there,) = lookups.entries_of(mared, place)
        linking.unlink_entry(by=mared, at=now(), there=there, words="A mistake.")
        assert lookups.entries_of(mared, place) == []


def test_no_linked_child_is_named_where_more_people_read(cai, wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        harmed(mared, place, words="Cai is not linked yet, and nobody knows that he is meant.")
        linked(mared, place, cai)
        assert refused(NAMES_CHILD, lambda: harmed(mared, place, words="Cai buys here.")) == "words"
        assert refused(NAMES_CHILD, lambda: planned(mared, place, wales.teams["missing"], who="Cai’s uncle")) == "who"
        review = {"by": mared, "at": now(), "context": place, "ends": False}
        assert refused(NAMES_CHILD, lambda: assessing.review(**review, words="Cai is well.")) == "words"


def test_it_ends_by_a_person_never_with_a_step_open_and_can_be_taken_up_again(wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("mared") as mared:
        place = placed(mared)
        assert place.due_on == timezone.localdate() + timedelta(days=91)
        step = planned(mared, place, wales.teams["missing"])
        act = {"by": mared, "at": now()}
        ending = {"ends": True, "words": "It is a library now."}
        assert refused(OPEN_STEPS, lambda: assessing.review(**act, context=place, **ending)) == "choice"
        planning.end_step(**act, step=lookups.step_by_ref(mared, step.ref), how=StepEnd.NOT_NEEDED, words="Shut.")
        assessing.review(**act, context=place, ends=False, words="As before.", next_on=timezone.localdate() + timedelta(days=9))
        # The second of two who looked at the same time is told.
        refused(MEANWHILE, lambda: assessing.review(**act, context=place, **ending))
        place = lookups.context_by_ref(mared, place.ref)
        assert place.due_on == timezone.localdate() + timedelta(days=9)
        assessing.review(**act, context=place, **ending)
        place = lookups.context_by_ref(mared, place.ref)
        assert (place.ended, place.due_on) == (True, None)
        refused(ENDED, lambda: harmed(mared, place))
        refused(ENDED, lambda: planned(mared, place, wales.teams["missing"]))
        refused(ENDED, lambda: assessing.review(**act, context=place, **ending))
        assert place.pk not in {one.pk for one in lookups.to_link(mared)}
        assessing.review(**act, context=place, ends=False, words="The cars are back.")
        harmed(mared, lookups.context_by_ref(mared, place.ref))


def test_without_a_policy_no_day_is_set_and_nothing_ends(wales, as_actor):
    with as_actor("mared") as mared:
        assert placed(mared).due_on is None
    assert go_round(now() + timedelta(days=4000)) == 0


def test_what_is_late_climbs_to_the_manager_each_stage_once_and_waits_under_today(wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("mared") as mared:
        place = placed(mared)
        step = planned(mared, place, wales.teams["missing"], days=3)

    assert [waits(as_actor, name, now()) for name in ("rhys", "mared", "heledd")] == [["CONTEXT_STEP"], [], []]
    assert go_round(now()) == 0
    late = now() + timedelta(days=7)
    assert go_round(late) == 2
    assert go_round(late) == 0
    # The control room is above the missing-persons team.
    assert waits(as_actor, "heledd", late) == ["CONTEXT_STEP"]
    assert Letter.objects.filter(key__startswith=f"context:{step.ref}").count() == 2
    assert waits(as_actor, "mared", now() + timedelta(days=85)) == ["CONTEXT_REVIEW"]
    with as_actor("rhys") as rhys:
        planning.end_step(by=rhys, at=now(), step=lookups.step_by_ref(rhys, step.ref), how=StepEnd.DONE, words="Done.")
    assert [waits(as_actor, name, late) for name in ("rhys", "heledd")] == [[], []]
    assert go_round(late + timedelta(days=60)) == 0


def test_who_comes_to_work_in_the_area_reads_its_places_with_the_next_round(wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        harmed(mared, place)
    team = agencies.open_team(agency=wales.agencies["council"], function=TeamFunction.EXPLOITATION, names=Words("Hub", "Hwb"))
    person = agencies.open_account(email="new@example.invalid", given_name="New", family_name="Worker")
    agencies.join_team(practitioner=person, team=team, role=Role.SOCIAL_WORKER, at=now() - timedelta(days=1))
    wales.people["new"] = person
    with as_actor("new"):
        assert not Context.objects.exists()
    go_round(now())
    with as_actor("new") as new:
        assert lookups.parts_of(new, lookups.context_by_ref(new, place.ref)).standing[PartKind.HARM]


def test_no_row_of_a_place_can_be_changed_or_taken_away(cai, wales, as_actor):
    with as_actor("mared") as mared:
        place = placed(mared)
        harmed(mared, place)
        planned(mared, place, wales.teams["missing"])
        linked(mared, place, cai)
        for table in TABLES:
            for sql in (f"update {table._meta.db_table} set version = 9", f"delete from {table._meta.db_table}"):
                with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(sql)

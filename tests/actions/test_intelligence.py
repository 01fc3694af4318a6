"""Intelligence: who submits and reads it, that police alone grade, that two officers release, and where no canary stands."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.actions.test_worries import cai as cai  # noqa: PLC0414
from tests.cast import RHONDDA
from tests.intelligence import CANARIES, CLEAN, CONDITIONS, RAW, SOURCE, graded, released, said, submitted, written
from tests.worries import worry_words
from ymylon.agencies import actions as agencies
from ymylon.children.actions import end_involvement, involve
from ymylon.children.lookups import events, involvements
from ymylon.duties.lookups import open_duties, owed_by
from ymylon.intelligence.actions import judging, releasing, submitting
from ymylon.intelligence.lookups import (
    NoSuchIntelligence,
    logged_about,
    release_by_ref,
    released_to,
    source_words,
    submission_by_ref,
    submitted_by,
    submitted_to,
    withdrawn_from,
)
from ymylon.intelligence.models import Grade, Log, Release, Source, Submission, Version
from ymylon.intelligence.rules import GRADE, READ, TELL, AnswerKind, Handling, SubmissionState
from ymylon.protection.lookups import ring
from ymylon.terms.codes import InvolvementKind, Lane, Role
from ymylon.terms.faults import Fault
from ymylon.worries.actions import note_of_new_child
from ymylon.worries.lookups import worry_by_ref

pytestmark = pytest.mark.django_db
EVERYBODY = ("rhys", "heledd", "nia", "mared", "gethin", "elin", "menna", "dewi", "sion", "lowri", "carys", "owain", "ada",
             "ffion", "idris")  # fmt: skip


@pytest.fixture
def given(cai, as_actor):  # noqa: F811
    """Siôn of youth justice submitted it."""
    with as_actor("sion") as sion:
        return submitted(sion, cai).ref


@pytest.fixture
def out(given, wales, as_actor):
    """Ffion graded and wrote it, Idris released it to youth justice and to the social work team."""
    with as_actor("ffion") as ffion:
        graded(ffion, given)
        written(ffion, given)
    with as_actor("idris") as idris:
        return released(idris, given, wales.teams["youth_justice"].pk, wales.teams["social_work"].pk)


def seen(as_actor, model, ref=None) -> set[str]:
    """Who reads a row of this table, as the lookup and as the database alone answer."""
    found = set()
    for who in EVERYBODY:
        with as_actor(who) as actor:
            by_lookup = model.objects.visible_to(actor).exists()
            assert model.objects.exists() == by_lookup, who
            if by_lookup:
                found.add(who)
    return found


def test_the_words_are_the_units_and_the_authors_and_the_source_is_the_units_alone(given, as_actor):
    assert seen(as_actor, Submission) == {"ffion", "idris", "sion"}
    assert seen(as_actor, Source) == {"ffion", "idris"}
    assert seen(as_actor, Log) == {"ffion", "idris", "sion"}
    with as_actor("ffion") as ffion:
        assert source_words(ffion, submission_by_ref(ffion, given).submission) == SOURCE
    with as_actor("sion") as sion:
        assert source_words(sion, submission_by_ref(sion, given).submission) == ""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select sealed from intelligence_source")
        kept = b"".join(bytes(sealed) for (sealed,) in cursor.fetchall())
        assert kept
        assert [canary for canary in CANARIES if canary.encode() in kept] == []
        cursor.execute("set local role app_web")


def test_another_of_the_authors_team_reads_the_reference_and_no_word(cai, given, wales, as_actor):  # noqa: F811
    other = agencies.open_account(email="gwen@example.invalid", given_name="Gwen", family_name="Rees")
    agencies.join_team(practitioner=other, team=wales.teams["youth_justice"], role=Role.YOUTH_JUSTICE_WORKER,
                       at=timezone.now() - timedelta(days=1))  # fmt: skip
    wales.people["gwen"] = other
    with as_actor("gwen") as gwen:
        assert [one.author.name for one in logged_about(gwen, [cai])] == ["Siôn Bevan"]
        assert not Submission.objects.exists()
        with pytest.raises(NoSuchIntelligence):
            submission_by_ref(gwen, given)


def test_the_unit_owes_a_grade_and_then_an_answer_that_the_author_reads(cai, given, as_actor):  # noqa: F811
    with as_actor("ffion") as ffion:
        assert [(one.kind, one.about) for one in owed_by(ffion)] == [(GRADE, given)]
        assert open_duties(ffion, given)[0].due_at is not None
        graded(ffion, given)
        assert [one.kind for one in owed_by(ffion)] == [TELL]
    for who in ("rhys", "sion", "mared"):
        with as_actor(who) as actor:
            assert open_duties(actor, given) == []
            assert "INTELLIGENCE_SUBMITTED" not in [event.kind for event in events(actor, cai)]
    with as_actor("ffion") as ffion:
        stands = submission_by_ref(ffion, given)
        judging.answer(
            by=ffion, at=timezone.now(), stands=stands, seen=1, kind=AnswerKind.RETURNED, words="Patrols pass there now."
        )
        assert owed_by(ffion) == []
        told = next(event for event in events(ffion, cai) if event.kind == "INTELLIGENCE_SUBMITTED")
        assert told.by_id is None
    with as_actor("sion") as sion:
        mine = submitted_by(sion)[0]
        assert (mine.state, mine.steps[-1].words) == (SubmissionState.RETURNED, "Patrols pass there now.")


def test_nobody_but_the_unit_grades_and_the_database_says_so_too(given, as_actor):
    for who in ("rhys", "sion", "gethin"):
        with as_actor(who) as actor:
            with pytest.raises(PermissionDenied):
                judging.grade(by=actor, at=timezone.now(), stands=None, seen=0, source=None, information=None, handling=None)
            with pytest.raises(DatabaseError), transaction.atomic():
                Grade.objects.create(submission_id=1, number=1, scheme="x", at=timezone.now(), source_grade="1", information="A",
                                     handling="P")  # fmt: skip


def test_a_second_grade_is_a_row_with_its_reason_and_the_first_stays(given, as_actor):
    with as_actor("ffion") as ffion:
        graded(ffion, given, Handling.PERMITTED)
        with pytest.raises(Fault) as fault:
            graded(ffion, given)
        assert fault.value.field == "reason"
        graded(ffion, given, reason="A second officer saw the van.")
        assert [row.handling for row in submission_by_ref(ffion, given).grades] == ["P", "C"]
        with pytest.raises(Fault, match="meanwhile"):
            graded(ffion, given, reason="x", seen=1)
        with pytest.raises(DatabaseError), transaction.atomic():
            Grade.objects.update(handling="P", conditions="")


@pytest.mark.parametrize("betraying", ["Eirlys told us.", "Mrs GWERNYFED knows.", "Ring 07700 900123.", RAW])
def test_what_gives_the_source_away_is_refused_without_saying_what(given, as_actor, betraying):
    with as_actor("ffion") as ffion:
        graded(ffion, given)
        for field in ("english", "welsh"):
            with pytest.raises(Fault) as fault:
                written(ffion, given, **({"english": "", "welsh": ""} | {field: betraying}))
            assert fault.value.field == field
            assert not any(canary.lower() in fault.value.words.en.lower() for canary in CANARIES)
    assert not Version.objects.exists()


def test_a_child_whom_it_is_not_about_is_not_named(cai, given, wales, as_actor):  # noqa: F811
    with as_actor("mared") as mared:
        ref = note_of_new_child(by=mared, at=timezone.now(), given="Tirion", family="Vaughan", area=RHONDDA, said=worry_words())
        child = worry_by_ref(mared, ref).worry.child_id
        involve(
            by=mared, at=timezone.now(), child_id=child, team_id=wales.teams["missing"].pk, kind=InvolvementKind.FORCE, basis="x"
        )
    with as_actor("ffion") as ffion, pytest.raises(Fault, match="another child"):
        written(ffion, given, english="He was seen with Tirion Vaughan.")


def tirion_of(by):
    """A child of this person's council, whom youth justice does not know."""
    ref = note_of_new_child(by=by, at=timezone.now(), given="Tirion", family="Vaughan", area=RHONDDA, said=worry_words())
    return worry_by_ref(by, ref).worry.child_id


def test_of_several_children_each_reads_of_those_whom_they_hold(cai, wales, as_actor):  # noqa: F811
    youth, social = wales.teams["youth_justice"].pk, wales.teams["social_work"].pk
    with as_actor("mared") as mared:
        tirion = tirion_of(mared)
        one = submitted(mared, cai, also=(tirion,))
        assert one.named == (cai, tirion)
        for child in (cai, tirion):
            assert [row.reference for row in logged_about(mared, [child])] == [one.reference]
    with as_actor("sion") as sion, pytest.raises(DatabaseError, match="no such child"), transaction.atomic():
        # Whom he may not see he names to nobody.
        submitted(sion, cai, also=(tirion,))
    assert seen(as_actor, Submission) == {"ffion", "idris", "mared"}
    with as_actor("ffion") as ffion:
        graded(ffion, one.ref, Handling.PERMITTED)
        for named in ("Tirion hands out telephones.", "Somebody gives Cai a telephone."):
            with pytest.raises(Fault, match="several children"):
                written(ffion, one.ref, english=named)
        version = written(ffion, one.ref)
        judging.put_into(by=ffion, at=timezone.now(), stands=submission_by_ref(ffion, one.ref), system="Niche", reference="NI/1")
    with as_actor("idris") as idris:
        with pytest.raises(DatabaseError, match="not a child who is named"), transaction.atomic():
            Release.objects.create(version_of=version, to_team_id=social, child_id=tirion + 1, at=timezone.now())
        made = released(idris, one.ref, youth, social)
        assert {(row.to_team_id, row.child_id) for row in made} == {(youth, cai), (social, cai), (social, tirion)}
    with as_actor("sion") as sion:
        (row,) = released_to(sion)
        assert row.child_id == cai
        assert [duty.about for duty in owed_by(sion)] == [row.ref]
    with as_actor("mared") as mared:
        rows = [row for row in released_to(mared) if row.to_team_id == social]
        assert {row.child_id for row in rows} == {cai, tirion}
        assert {row.system_reference for row in logged_about(mared, [tirion])} == {"", "NI/1"}
        # The same words are read once.
        releasing.read(by=mared, at=timezone.now(), release=rows[0])
        assert {duty.about for duty in owed_by(mared)} & {row.ref for row in rows} == set()
    with as_actor("idris") as idris:
        stands = submission_by_ref(idris, one.ref)
        gone = next(row for row in made if row.to_team_id == social)
        releasing.withdraw(by=idris, at=timezone.now(), stands=stands, release=gone, words="Do not act on it: it was wrong.")
    with as_actor("mared") as mared:
        assert {row.to_team_id for row in released_to(mared)} <= {youth}


def test_whoever_wrote_it_does_not_release_it_and_the_database_says_so_too(given, wales, as_actor):
    team = wales.teams["youth_justice"].pk
    with as_actor("ffion") as ffion:
        version = written(ffion, given)
        with pytest.raises(Fault, match="Grade it first"):
            released(ffion, given, team)
        graded(ffion, given)
        with pytest.raises(Fault, match="another officer"):
            released(ffion, given, team)
        with pytest.raises(DatabaseError, match="another officer"), transaction.atomic():
            Release.objects.create(version_of=version, to_team_id=team, at=timezone.now())
    with as_actor("idris") as idris:
        with pytest.raises(Fault):
            released(idris, given)
        # Not around the child: not offered, and refused by the database.
        with pytest.raises(Fault):
            released(idris, given, wales.teams["bridgend_door"].pk)
        with pytest.raises(DatabaseError, match="does not hold"), transaction.atomic():
            Release.objects.create(version_of=version, to_team_id=wales.teams["bridgend_door"].pk, at=timezone.now())
        written(idris, given, english=f"{CLEAN} Be careful.")
    with as_actor("idris") as idris, pytest.raises(DatabaseError, match="newer"), transaction.atomic():
        Release.objects.create(version_of=version, to_team_id=team, at=timezone.now())


def test_it_is_read_by_the_teams_that_it_went_to_and_by_those_who_see_their_agency(out, as_actor):
    # The whole council reads with a team of it, where the role sees the whole council; the police team and Bridgend do not.
    assert seen(as_actor, Release) == {"ffion", "idris", "sion", "mared", "gethin", "nia"}
    with as_actor("sion") as sion:
        one = next(row for row in released_to(sion))
        assert (one.english, one.conditions, one.handling) == (CLEAN, CONDITIONS, "C")
        assert [(duty.kind, duty.about) for duty in owed_by(sion)] == [(READ, one.ref)]
        releasing.read(by=sion, at=timezone.now(), release=one)
        assert owed_by(sion) == []


def test_withdrawn_it_is_gone_with_the_next_request_and_its_readers_know(given, out, as_actor):
    with as_actor("idris") as idris:
        stands = submission_by_ref(idris, given)
        for one in out:
            releasing.withdraw(by=idris, at=timezone.now(), stands=stands, release=one, words="Do not act on it: it was wrong.")
    assert seen(as_actor, Release) == {"ffion", "idris"}
    with as_actor("sion") as sion:
        assert released_to(sion) == []
        assert [row.words for row in withdrawn_from(sion)] == ["Do not act on it: it was wrong."]
        with pytest.raises(NoSuchIntelligence):
            release_by_ref(sion, out[0].ref)
        assert owed_by(sion) == []


def test_a_team_that_loses_the_child_loses_what_was_released_about_it(cai, out, wales, as_actor):  # noqa: F811
    with as_actor("mared") as mared:
        team = wales.teams["youth_justice"].pk
        kind = next(InvolvementKind[row.kind] for row in involvements(mared, cai) if row.team_id == team)
        end_involvement(by=mared, at=timezone.now(), child_id=cai, team_id=team, kind=kind)
    with as_actor("sion") as sion:
        assert released_to(sion) == []
        assert submitted_by(sion) == []


def test_of_no_child_it_goes_to_the_units_desk_and_may_be_released_in_the_forces_areas(wales, as_actor):
    with as_actor("dewi") as dewi:
        ref = submitted(dewi, None).ref
    assert seen(as_actor, Submission) == {"ffion", "idris", "dewi"}
    with as_actor("ffion") as ffion:
        assert [one.submission.ref for one in submitted_to(ffion)] == [ref]
        graded(ffion, ref, Handling.PERMITTED)
        written(ffion, ref, english="", welsh="Gall oedolyn â cherbyd roi ffonau i blant.")
    with as_actor("idris") as idris:
        released(idris, ref, wales.teams["bridgend_door"].pk)
    assert seen(as_actor, Release) == {"ffion", "idris", "carys"}


def test_not_used_is_said_with_its_reason_and_meets_both_duties(given, as_actor):
    with as_actor("ffion") as ffion:
        stands = submission_by_ref(ffion, given)
        judging.answer(by=ffion, at=timezone.now(), stands=stands, seen=0, kind=AnswerKind.NOT_USED, words="Known already.")
        assert owed_by(ffion) == []
    with as_actor("sion") as sion:
        assert submitted_by(sion)[0].state == SubmissionState.NOT_USED


def test_into_which_system_it_was_put_the_team_reads_by_reference(cai, given, as_actor):  # noqa: F811
    with as_actor("ffion") as ffion:
        stands = submission_by_ref(ffion, given)
        judging.put_into(by=ffion, at=timezone.now(), stands=stands, system="Niche", reference="NI/26/0042")
        with pytest.raises(Fault):
            judging.put_into(by=ffion, at=timezone.now(), stands=stands, system="Niche", reference="NI/26/0042")
    with as_actor("sion") as sion:
        assert [(one.system, one.system_reference) for one in logged_about(sion, [cai])] == [("Niche", "NI/26/0042"), ("", "")]


def test_the_same_form_sent_twice_is_one_submission(cai, as_actor):  # noqa: F811
    token = uuid4()
    with as_actor("sion") as sion:
        refs = {submitting.submit(by=sion, at=timezone.now(), child_id=cai, said=said(), sent_as=token) for _ in range(2)}
    assert len(refs) == 1


def test_nobody_writes_past_the_function_or_in_anothers_name(cai, wales, as_actor):  # noqa: F811
    ask = "select submit_intelligence(%s, %s, %s, '{}', null, now(), %s, '{}')"
    teams, people = wales.teams, wales.people
    with as_actor("sion"):
        with pytest.raises(DatabaseError), transaction.atomic():
            Submission.objects.create(
                child_id=cai, at=timezone.now(), words="x", how="SAW", risk="SOME", sent_as=uuid4(), reference="x", from_scope=1,
                from_team=teams["youth_justice"], to_team=teams["unit"],
            )  # fmt: skip
        for arguments in (
            [cai, teams["home_staff"].pk, teams["unit"].pk, people["sion"].pk],
            [cai, teams["youth_justice"].pk, teams["missing"].pk, people["sion"].pk],
            [cai, teams["youth_justice"].pk, teams["unit"].pk, people["dewi"].pk],
            [None, teams["home_staff"].pk, teams["unit"].pk, people["sion"].pk],
        ):
            with pytest.raises(DatabaseError, match="no such"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(ask, arguments)
    with as_actor("ffion"), pytest.raises(DatabaseError, match="no role"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ask, [None, teams["unit"].pk, teams["unit"].pk, people["ffion"].pk])


def test_no_canary_stands_in_a_ledger_an_audit_line_a_draft_or_a_letter(given, out, as_actor):
    with as_actor("sion") as sion:
        releasing.read(by=sion, at=timezone.now(), release=released_to(sion)[0])
    holding = {"intelligence_submission"}  # the words themselves, in their lane
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute(
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        met = set()
        for table in tables:
            cursor.execute("select has_table_privilege('app_gate', %s, 'select')", [f"public.{table}"])
            if not cursor.fetchone()[0]:
                cursor.execute("set local role app_owner")
            cursor.execute(f"select count(*) from {table} t where t::text ~* any(%s)", [list(CANARIES)])
            if cursor.fetchone()[0]:
                met.add(table)
            cursor.execute("set local role app_gate")
        cursor.execute("set local role app_web")
    assert len(tables) > 100
    assert met == holding


def test_when_the_keys_change_what_is_sealed_of_a_source_opens_under_the_new_one(given, as_actor, as_owner, settings):
    new = "n" * 48
    old = ring().secrets
    settings.PROTECTED_KEYS = "\n".join([new, *old])
    with as_owner():
        assert submitting.rotate(keys=ring()) == 1
    settings.PROTECTED_KEYS = new
    with as_actor("ffion") as ffion:
        assert source_words(ffion, submission_by_ref(ffion, given).submission) == SOURCE
    assert Lane.SOURCE

"""One child's story by the rooms' own actions, and each row that leaves of it, cell by cell."""

from datetime import date, timedelta

import polars as pl
import pytest
from django.db import connection
from django.utils import timezone

from tests.actions.test_nrm import goes, prepared
from tests.associates import entered, facts
from tests.cast import BRIDGEND, RHONDDA
from tests.interviewing import BACK, LATER, MORNING, SAID, asked, held
from tests.interviewing import episode as episode  # noqa: PLC0414
from tests.interviewing import interview as interview  # noqa: PLC0414
from tests.interviewing import referred as referred  # noqa: PLC0414
from tests.interviewing import second_provider as second_provider  # noqa: PLC0414
from tests.publication.test_extract import KEY, extracted, tables
from tests.story import NIGHT, at_minute, report_again
from ymylon.associates.rules import Known, Sure
from ymylon.children.actions import add_contact, involve, open_record
from ymylon.circumstances.actions import begin_care_spell, begin_education_spell
from ymylon.exploitation.rules import Authority, NrmState
from ymylon.interviews.actions import following, holding, placing
from ymylon.interviews.actions.offering import no_offer, offer_interview
from ymylon.interviews.rules import ChildAgreed, Interviewer, Response, Support, Venue
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.finding import record_prevention_check
from ymylon.missing.actions.grading import grade_risk
from ymylon.people.actions import add_person
from ymylon.protection.actions import protect
from ymylon.screening.actions import find, withdraw
from ymylon.screening.rules import FindingKind
from ymylon.terms.codes import (
    ContactRelation,
    EducationStatus,
    Harm,
    InvolvementKind,
    Language,
    LegalStatus,
    PlacementType,
    PoliceGrade,
    ProtectionKind,
    RecordReason,
    ToldOfExclusion,
)

pytestmark = pytest.mark.django_db
CANARY = "Canari y geiriau"


def ref(kind, row) -> str:
    return KEY.ref(kind, str(row.ref))


def only(frame: pl.DataFrame, **cells) -> dict:
    """The one row that has these cells, without those that are blank and those that every row has."""
    (row,) = frame.filter(*(pl.col(name) == value for name, value in cells.items())).to_dicts()
    return {name: value for name, value in row.items() if value is not None and name != "standard_version"}


def test_what_leaves_of_an_interview_that_covers_two_episodes_and_of_an_offer_that_was_not_made(
    wales, referred, episode, as_actor, as_owner, tmp_path
):
    # Given Cai, placed in Bridgend by Rhondda, graded, checked, back, and missing twice more
    with as_actor("gethin") as gethin:
        act = {"by": gethin, "at": MORNING, "child_id": episode.child_id, "kind": FindingKind.JOURNEY, "words": CANARY,
               "source": Known.CHILD, "sure": Sure.LIKELY, "place": CANARY}  # fmt: skip
        runs = find(**act, origin="ENGLAND", destination=RHONDDA)
        withdraw(by=gethin, at=MORNING, finding=find(**act, origin=BRIDGEND, destination=RHONDDA), words=CANARY)
        begin_care_spell(
            by=gethin, at=MORNING, child_id=episode.child_id, from_on=(NIGHT - timedelta(days=90)).date(),
            responsible_authority=RHONDDA, host_authority=BRIDGEND, placement=PlacementType.FOSTER,
            legal_status=LegalStatus.CARE_ORDER,
        )  # fmt: skip
        # And lines that stay: one with a child who was protected after that, and one that links what the police hold
        person = add_person(by=gethin, at=MORNING, given="Kai", family="Rees", born_on=date(2012, 3, 8))
        hidden = open_record(by=gethin, at=MORNING, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        find(**act, origin=BRIDGEND, destination="SCOTLAND", other_id=hidden.pk)
        protect(
            by=gethin, at=timezone.now(), child_id=hidden.pk, kind=ProtectionKind.THREAT_TO_LIFE, reason=CANARY,
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30),
        )  # fmt: skip
    with as_actor("rhys") as rhys:
        van = entered(rhys, episode.child_id, facts("Van man"))
        find(**act | {"by": rhys}, origin=BRIDGEND, destination="IRELAND", entry=van)
        checked = at_minute(BACK + timedelta(minutes=20))
        harm = [Harm.CRIMINAL_EXPLOITATION, Harm.PHYSICAL]
        record_prevention_check(by=rhys, at=MORNING, episode=episode, checked=checked, words=CANARY, harm=harm)
    again = []
    for hours in (1, 6):
        with as_actor("elin") as elin:
            again.append(report_again(elin, episode.child_id, at=MORNING + timedelta(hours=hours)))
        with as_actor("rhys") as rhys:
            for minutes, grade in ((5, PoliceGrade.MEDIUM), (9, PoliceGrade.HIGH)):
                at = MORNING + timedelta(hours=hours, minutes=minutes)
                grade_risk(by=rhys, at=at, episode=again[-1], grade=grade, reason=CANARY, review_at=at + timedelta(hours=1))
        with as_actor("elin") as elin:
            found = MORNING + timedelta(hours=hours + 2)
            record_found(by=elin, at=found, episode=again[-1], found=at_minute(found))
    with as_actor("mared") as mared:
        offer_interview(by=mared, at=LATER - timedelta(hours=2), episode=again[0], response=Response.ACCEPTED)
        no_offer(by=mared, at=LATER, episode=again[1], reason=CANARY)
    # And Lowri, of the charity, held one interview about the first two, of which something came
    with as_actor("lowri") as lowri:
        placing.take_on(by=lowri, at=MORNING, referral=asked(lowri))
        placing.arrange(
            by=lowri, at=MORNING, interview=referred, who=Interviewer.INDEPENDENT_CHARITY, name=CANARY, when=LATER,
            venue=Venue.TELEPHONE, language=Language.WELSH,
        )  # fmt: skip
        held(lowri, referred)
        act = {"by": lowri, "at": LATER, "interview": referred}
        following.offer_support(support=Support.ADVOCACY, is_wanted=False, **act)
        done = following.agree_action(words=CANARY, team_id=wales.teams["social_work"].pk, **act)
        following.agree_action(words=CANARY, team_id=wales.teams["social_work"].pk, **act)
        following.end_action(by=lowri, at=LATER, action=done, was_done=True, words=CANARY)
        following.share(with_whom=CANARY, words=CANARY, basis=CANARY, agreed=ChildAgreed.YES, **act)

    extracted(tmp_path)

    out = tables(tmp_path)
    child = KEY.ref("child", str(episode.child.ref))
    assert only(out["care_spell"]) == {
        "returned_by": RHONDDA, "spell_id": out["care_spell"]["spell_id"][0], "child_ref": child,
        "from": (NIGHT - timedelta(days=90)).date(), "care_status": "LOOKED_AFTER", "responsible_la": RHONDDA,
        "placement_type": "FOSTER", "placement_la": BRIDGEND, "placement_country": "WALES",
    }  # fmt: skip
    assert only(out["episode"], episode_id=ref("episode", episode)) == {
        "returned_by": RHONDDA, "episode_id": ref("episode", episode), "child_ref": child,
        "last_seen_at": NIGHT - timedelta(minutes=12), "last_seen_precision": "MINUTE", "reported_at": NIGHT,
        "reported_by": "HOME_STAFF_PERMANENT", "reported_to": "BOTH", "whereabouts": "NOT_KNOWN", "category_903": "M",
        "police_grade": "NOT_GRADED",
        "la_of_residence": RHONDDA, "la_missing_from": BRIDGEND,
        "force": "W15000003", "notified_la_at": NIGHT, "notified_lhb_at": NIGHT, "notified_carer_at": NIGHT,
        "status": "CLOSED", "returned_at": BACK, "end_kind": "FOUND", "found_by": "NOT_KNOWN_YET", "harm": "NOT_KNOWN",
        "harm_recorded_at": BACK, "harm_kinds": "CRIMINAL_EXPLOITATION;PHYSICAL", "exploitation": "CRIMINAL",
    }  # fmt: skip
    graded = only(out["episode"], episode_id=ref("episode", again[0]))
    assert (graded["police_grade"], graded["police_grade_first"]) == ("HIGH", "MEDIUM")
    assert only(out["line"]) == {
        "returned_by": RHONDDA, "line_id": ref("line", runs), "child_ref": child, "known_on": MORNING.date(),
        "origin": "ENGLAND", "destination": RHONDDA,
    }  # fmt: skip
    assert only(out["prevention_check"])["done_at"] == BACK + timedelta(minutes=20)
    assert only(out["return_interview"], interview_id=ref("interview", referred)) == {
        "returned_by": RHONDDA, "interview_id": ref("interview", referred), "offered_at": MORNING, "response": "ACCEPTED",
        "chosen_by_child": "YES", "completed_at": LATER, "provider": "INDEPENDENT_COMMISSIONED", "counted_independent": "YES",
        "face_to_face": "NO", "shared_at": LATER, "actions_n": 2, "actions_done_n": 1, "advocacy_offered": "YES",
        "language": "WELSH",
    }  # fmt: skip
    covered = out["interview_episode"].filter(pl.col("interview_id") == ref("interview", referred))
    assert set(covered["episode_id"]) == {ref("episode", episode), ref("episode", again[0])}
    (not_made,) = out["return_interview"].filter(pl.col("interview_id") != ref("interview", referred)).to_dicts()
    assert (not_made["not_offered_reason"], not_made["offered_at"], not_made["response"]) == ("OTHER", None, None)
    linked = out["interview_episode"].filter(pl.col("interview_id") == not_made["interview_id"])
    assert linked["episode_id"].to_list() == [ref("episode", again[1])]
    whole = "\n".join(frame.write_csv() for frame in out.values())
    assert not [word for word in (CANARY, SAID, "Cai", "Morgan", "Pontypridd", "Lowri", "Derwen", "2012-03-08") if word in whole]
    assert out["child_period"]["birth_month"].to_list() == ["2012-03"]


@pytest.mark.parametrize("says", ["no", "no after all"])
def test_a_no_after_a_yes_leaves_as_a_no(says, referred, episode, as_actor, tmp_path):
    # Given Cai, who said yes, and then no; or took it back from Lowri, who was to hold it
    with as_actor("mared") as mared:
        if says == "no":
            offer_interview(by=mared, at=MORNING + timedelta(hours=1), episode=episode, response=Response.REFUSED, reason=CANARY)
    if says == "no after all":
        with as_actor("lowri") as lowri:
            placing.take_on(by=lowri, at=MORNING, referral=asked(lowri))
            holding.withdraw(by=lowri, at=LATER, interview=referred, language=Language.WELSH)

    extracted(tmp_path)

    (row,) = tables(tmp_path)["return_interview"].to_dicts()
    assert (row["interview_id"], row["response"], row["completed_at"]) == (ref("interview", referred), "DECLINED", None)
    assert row["offered_at"] == MORNING


def test_an_interview_that_was_held_leaves_as_agreed_to_whatever_was_taken_back_since(referred, as_actor, tmp_path):
    with as_actor("lowri") as lowri:
        placing.take_on(by=lowri, at=MORNING, referral=asked(lowri))
        placing.arrange(
            by=lowri, at=MORNING, interview=referred, who=Interviewer.INDEPENDENT_CHARITY, name=CANARY, when=LATER,
            venue=Venue.TELEPHONE, language=Language.WELSH,
        )  # fmt: skip
        held(lowri, referred)
        holding.withdraw(by=lowri, at=LATER + timedelta(hours=1), interview=referred, language=Language.WELSH)

    extracted(tmp_path)

    (row,) = tables(tmp_path)["return_interview"].to_dicts()
    assert (row["response"], row["completed_at"]) == ("ACCEPTED", LATER)


def test_what_leaves_of_a_referral_and_of_school(wales, episode, as_actor, tmp_path):
    child, today = episode.child_id, timezone.localdate()
    with as_actor("mared") as mared:
        prepared(mared, child)
    # A referral that is being prepared is nobody's figure.
    extracted(tmp_path)
    assert tables(tmp_path)["nrm_referral"].height == 0
    with as_actor("mared") as mared:
        goes(mared, child, NrmState.SUBMITTED, 60, authority=Authority.SCA)
        goes(mared, child, NrmState.RG_POSITIVE, 40, told="TOLD", authority=Authority.SCA)
        school = wales.teams["school_lead"].pk
        involve(by=mared, at=timezone.now(), child_id=child, team_id=school, kind=InvolvementKind.SCHOOL, basis="known")
    with as_actor("dewi") as dewi:
        told = {"told": [ToldOfExclusion.COUNCIL_EDUCATION], "offered": CANARY}
        since = today - timedelta(days=30)
        begin_education_spell(
            by=dewi, at=timezone.now(), child_id=child, from_on=since, status=EducationStatus.PERMANENT_EXCLUSION, **told
        )
        begin_education_spell(by=dewi, at=timezone.now(), child_id=child, from_on=today, status=EducationStatus.MISSING_EDUCATION)

    extracted(tmp_path)

    row = only(tables(tmp_path)["nrm_referral"])
    days = {name: timezone.localdate(value) for name, value in row.items() if name.endswith("_at")}
    assert days == {"referred_at": today - timedelta(days=60), "rg_at": today - timedelta(days=40)}
    assert (row["first_responder"], row["competent_authority"], row["rg_decision"]) == ("COUNCIL", "SINGLE", "POSITIVE")
    events = tables(tmp_path)["education_event"].sort("from")
    assert events["event"].to_list() == ["PERMANENT_EXCLUSION", "MISSING_EDUCATION"]
    assert events["to"].to_list() == [None, None]


def test_two_records_that_were_judged_one_leave_as_one_child(wales, episode, as_actor, as_owner, tmp_path):
    with as_actor("gethin") as gethin:
        now = timezone.now()
        person = add_person(by=gethin, at=now, given="Kai", family="Rees", born_on=date(2012, 3, 8))
        twin = open_record(by=gethin, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        begin_care_spell(by=gethin, at=now, child_id=twin.pk, from_on=date(2026, 1, 5), responsible_authority=RHONDDA)
    first, own = (KEY.ref("child", str(one)) for one in (episode.child.ref, twin.ref))
    extracted(tmp_path)
    assert set(tables(tmp_path)["child_period"]["child_ref"]) == {first, own}

    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "insert into people_mergeedge "
            "(ref, scopes, version, person_a_id, person_b_id, judged_by_id, judged_at, reason, withdrawn_why) "
            "values (gen_random_uuid(), '{}', 1, %s, %s, %s, now(), 'The same.', '')",
            [*sorted((episode.child_id, person.pk)), wales.people["gethin"].pk],
        )
    with as_actor("gethin") as gethin:
        # As judging does, an act on either record; the edge itself was laid by hand here.
        add_contact(by=gethin, at=now, child_id=twin.pk, relation=ContactRelation.MOTHER, name=CANARY)
    again = extracted(tmp_path)

    assert not again.is_whole
    out = tables(tmp_path)
    assert out["child_period"]["child_ref"].to_list() == [first]
    assert set(out["care_spell"]["child_ref"]) == set(out["episode"]["child_ref"]) == {first}

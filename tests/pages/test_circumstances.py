"""A child's circumstances as pages: each lane its own, faults beside their field, both versions where two wrote."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.actions.test_life import days_ago, placed, taught
from tests.cast import BRIDGEND, RHONDDA
from tests.pages.growing import copy
from ymylon.children.actions import add_contact
from ymylon.children.lookups import children_by_id
from ymylon.circumstances.actions import health, life, staff
from ymylon.circumstances.actions.beside import allocate
from ymylon.circumstances.actions.protecting import take_step
from ymylon.circumstances.actions.registering import register
from ymylon.circumstances.forms.beside import SiblingForm
from ymylon.circumstances.lookups.beside import allocations
from ymylon.circumstances.lookups.life import life_of
from ymylon.circumstances.models import CareSpell
from ymylon.protection.actions import protect
from ymylon.terms.codes import (
    AllocationKind,
    ContactRelation,
    EducationStatus,
    HardTime,
    KnownFrom,
    LibertyKind,
    NeedStatus,
    PlacementType,
    ProtectionKind,
    ProtectionStep,
    RegisterCategory,
    StaffReport,
    VisitPlace,
    VisitSafety,
    WaitKind,
)

pytestmark = pytest.mark.django_db
E = EducationStatus


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


@pytest.fixture
def lived(cai, as_actor, wales):
    """Cai with one of everything."""
    now = timezone.now()
    with as_actor("mared") as mared:
        placed(mared, cai, days_ago(90), host_authority=BRIDGEND, placement=PlacementType.UNREGISTERED)
        taught(mared, cai, days_ago(550), E.AWAITING_PLACE, tuition_owed=10, tuition_given=4)
        life.record_hard_time(
            by=mared,
            at=now,
            child_id=cai,
            kind=HardTime.BEREAVEMENT,
            began_on=None,
            words="His nain.",
            known_from=KnownFrom.CHILD,
        )
        register(by=mared, at=now, child_id=cai, from_on=days_ago(60), categories=[RegisterCategory.NEGLECT])
        allocate(
            by=mared, at=now, child_id=cai, kind=AllocationKind.SOCIAL_WORKER, practitioner_id=mared.practitioner_id,
            team=wales.teams["social_work"], known_since=days_ago(200),
        )  # fmt: skip
        allocate(
            by=mared, at=now, child_id=cai, kind=AllocationKind.LEAD_PROFESSIONAL, practitioner_id=wales.people["sion"].pk,
            team=wales.teams["youth_justice"],
        )  # fmt: skip
    with as_actor("menna") as menna:
        health.record_wait(by=menna, at=now, child_id=cai, kind=WaitKind.MENTAL_HEALTH, from_on=days_ago(300), words="Long.")
    return cai


def text(answer) -> str:
    return answer.content.decode()


def test_the_council_reads_all_of_it_and_what_is_derived(lived, ref, signed_in):
    page = text(signed_in("mared").get(f"/circumstances/{ref}"))
    for words in ("Placed out of area", "Placement not registered", "18 months", "6 hours a week are owed", "Somebody close died",
                  "Child and adolescent mental health", "The child says so. Recorded by Mared Ellis."):  # fmt: skip
        assert words in page, words


def test_a_school_reads_education_alone(lived, ref, signed_in):
    page = text(signed_in("dewi").get(f"/circumstances/{ref}"))
    assert "Waiting for a place" in page
    for words in ("Placed out of area", "Care and placements", "mental health", "Hard times", "died"):
        assert words not in page, words
    beside = text(signed_in("dewi").get(f"/circumstances/{ref}/beside"))
    assert "Mared Ellis" in beside
    assert "Siôn Bevan" not in beside
    assert "Only what you may see is counted." in beside
    assert signed_in("dewi").get(f"/circumstances/{ref}/visits").status_code == 403


def test_the_load_counts_what_the_viewer_sees(lived, ref, signed_in):
    for name, people in (("mared", "2 people"), ("dewi", "1 person")):
        assert people in text(signed_in(name).get(f"/circumstances/{ref}/beside")), name


def test_in_welsh(lived, ref, signed_in):
    page = text(signed_in("mared", "cy").get(f"/circumstances/{ref}"))
    assert "Bywyd Cai Morgan-Rees" in page
    assert "Nid oes" not in page or "awaiting" not in page


@pytest.mark.parametrize("path", ["", "/beside", "/visits", "/growing", "/card", "/care/new", "/beside/new", "/visits/new"])
def test_of_a_child_of_others_there_is_nothing(lived, ref, signed_in, path):
    assert signed_in("carys").get(f"/circumstances/{ref}{path}").status_code == 404
    assert signed_in("owain").get(f"/circumstances/{ref}{path}").status_code in (403, 404)


def test_days_that_overlap_are_refused_beside_the_field(lived, ref, signed_in, as_actor):
    mared = signed_in("mared")
    asked = {
        "since": (timezone.now() - timedelta(days=95)).strftime("%d/%m/%Y"), "placement": "FOSTER", "legal_status": "CARE_ORDER",
        "responsible_authority": RHONDDA, "known_from": "COURT",
    }  # fmt: skip
    answer = mared.post(f"/circumstances/{ref}/care/new", asked)
    assert answer.status_code == 422
    assert 'id="id_since-error"' in text(answer) or "What runs now began on this day or later" in text(answer)
    assert "selected>Foster care</option>" in text(answer)
    asked["since"] = timezone.now().strftime("%d/%m/%Y")
    assert mared.post(f"/circumstances/{ref}/care/new", asked).status_code == 302
    with as_actor("mared") as actor:
        assert [spell.placement for spell in life_of(actor, lived).care] == ["FOSTER", "UNREGISTERED"]


def test_two_who_write_at_once_are_shown_both(lived, ref, signed_in, as_actor):
    with as_actor("mared") as mared:
        spell = life_of(mared, lived).care[0]
    browser = signed_in("mared")
    opened = text(browser.get(f"/circumstances/care/{spell.ref}"))
    assert f'name="version" value="{spell.version}"' in opened
    asked = {
        "since": spell.since.strftime("%d/%m/%Y"), "placement": "FOSTER", "legal_status": "CARE_ORDER",
        "responsible_authority": RHONDDA, "host_authority": BRIDGEND, "known_from": "COURT", "version": spell.version,
    }  # fmt: skip
    assert signed_in("gethin").post(f"/circumstances/care/{spell.ref}", asked).status_code == 302
    answer = signed_in("mared").post(f"/circumstances/care/{spell.ref}", asked | {"placement": "WITH_PARENTS"})
    assert answer.status_code == 422
    for words in ("Gethin Puw", "Saved now", "Foster care", "With parents or those with parental responsibility"):
        assert words in text(answer), words
    assert CareSpell.objects.get(pk=spell.pk).placement == "FOSTER"


def test_a_school_about_to_exclude_is_asked(cai, ref, signed_in):
    dewi = signed_in("dewi")
    asked = {"since": timezone.now().strftime("%d/%m/%Y"), "status": "AT_RISK_OF_EXCLUSION", "known_from": "SCHOOL"}
    answer = dewi.post(f"/circumstances/{ref}/education/new", asked)
    assert "Say whom you told" in text(answer)
    answer = dewi.post(f"/circumstances/{ref}/education/new", asked | {"told": ["NOBODY_YET"], "offered": "A mentor."})
    assert answer.status_code == 302
    assert "Say whom the school told of the exclusion" in text(dewi.get("/"))


def test_an_apprentice_may_lose_the_course_and_an_excluded_child_waits_for_a_specialist_place(cai, ref, signed_in):
    dewi, today = signed_in("dewi"), timezone.localdate()
    asked = {"since": days_ago(9).strftime("%d/%m/%Y"), "status": "APPRENTICESHIP", "place_stands": "AT_RISK"}
    for wrong, said in (
        ({}, "Say whom you told"),
        ({"told": ["FAMILY"], "offered": "x", "specialist_since": "1/1/2099"}, "not come"),
    ):
        answer = dewi.post(f"/circumstances/{ref}/education/new", asked | {"known_from": "SCHOOL"} | wrong)
        assert (answer.status_code, said in text(answer)) == (422, True), said
    given = {"known_from": "SCHOOL", "told": ["FAMILY"], "offered": "A mentor."}
    assert dewi.post(f"/circumstances/{ref}/education/new", asked | given).status_code == 302
    assert "The child may lose this place, or this course." in text(dewi.get(f"/circumstances/{ref}"))
    since = date(today.year - 2, today.month, 1)
    out = given | {"since": today.strftime("%d/%m/%Y"), "status": "PERMANENT_EXCLUSION", "specialist_since": f"{since:%d/%m/%Y}"}
    assert dewi.post(f"/circumstances/{ref}/education/new", out).status_code == 302
    page = text(dewi.get(f"/circumstances/{ref}"))
    assert "Waits for a specialist place: 24 months" in page
    assert "The child may lose this place" not in page
    assert "Yn aros am le arbenigol: 24 mis" in text(signed_in("dewi", "cy").get(f"/circumstances/{ref}"))
    assert "specialist" not in text(signed_in("elin").get(f"/circumstances/{ref}"))


def test_a_card_carries_no_name_where_names_are_hidden(lived, ref, signed_in, as_actor):
    card = text(signed_in("mared").get(f"/circumstances/{ref}/card"))
    assert "Mared Ellis, Taf social work team" in card
    with as_actor("mared") as mared:
        staff.set_visit_rule(
            by=mared, at=timezone.now(), child_id=lived, kind=VisitSafety.TWO_TOGETHER, names_hidden=True, words="Followed."
        )
    card = text(signed_in("dewi").get(f"/circumstances/{ref}/card"))
    assert "Mared Ellis" not in card
    assert "Printed by" not in card
    assert "Taf social work team" in card


def test_a_manager_sees_the_caseload(lived, signed_in):
    page = text(signed_in("gethin").get("/circumstances/caseload"))
    assert "Mared Ellis" in page
    assert "1 child altogether." in page
    assert signed_in("mared").get("/circumstances/caseload").status_code == 403


def test_of_a_protected_child_nothing_betrays_the_place(lived, ref, signed_in, as_actor, as_owner, wales):
    with as_actor("menna") as menna:
        health.record_wait(
            by=menna, at=timezone.now(), child_id=lived, kind=WaitKind.SPEECH, from_on=days_ago(3), words="Canari Clinig"
        )
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=lived, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.now().date() + timedelta(days=30), betraying=[wales.teams["school_lead"].pk],
        )  # fmt: skip
        placed(gethin, lived, timezone.now().date(), host_authority=BRIDGEND, home_id=wales.agencies["home"].pk)
        life.record_hard_time(
            by=gethin, at=timezone.now(), child_id=lived, kind=HardTime.TRAUMA, began_on=None, words="Canari Tref",
            known_from=KnownFrom.CHILD,
        )  # fmt: skip
        taught(gethin, lived, timezone.now().date(), E.AT_RISK_OF_EXCLUSION, told=["CHILD"], offered="Canari Ysgol",
               school_id=wales.agencies["school"].pk)  # fmt: skip
        allocate(
            by=gethin, at=timezone.now(), child_id=lived, kind=AllocationKind.SCHOOL, practitioner_id=wales.people["dewi"].pk,
            team=wales.teams["school_lead"],
        )  # fmt: skip
    for name in ("gethin", "mared", "menna", "rhys"):
        for path in ("", "/beside", "/visits", "/growing", "/card", "/care/new", "/education/new"):
            answer = signed_in(name).get(f"/circumstances/{ref}{path}")
            if answer.status_code != 200:
                continue
            page = text(answer)
            for words in ("Canari", "His nain", "Bridgend</dd>", "area of Bridgend", "Dewi Rowlands", "out of area"):
                assert words not in page, (name, path, words)
            if not path.endswith("new"):
                assert "Ysgol Glan Taf" not in page
                assert "Tŷ Derwen" not in page or path == "/beside"
    with as_owner():
        from tests.protection.test_canaries import dumped

        held = {table for table, rows in dumped().items() if "Canari" in rows}
    assert held == set()


def grow(child: int, many: int) -> None:
    """Many of everything that may be many."""
    back = {"during": "daterange('1990-01-01'::date + n, '1990-01-01'::date + n + 1)"}
    for table in ("carespell", "educationspell"):
        copy(f"circumstances_{table}", f"child_id = {child}", many, **back)
    copy("circumstances_registration", f"child_id = {child}", many, **back)
    copy("circumstances_protecting", f"child_id = {child}", many, taken_on="'1990-01-01'::date + n")
    copy("circumstances_healthwait", f"child_id = {child}", many, state="'SEEN'", **back)
    copy("circumstances_hardtime", f"child_id = {child}", many)
    copy("circumstances_staffincident", f"child_id = {child}", many)
    ended = {"ended_at": "row.since_at", "why_ended": "'LEFT'"}
    copy("circumstances_allocation", f"child_id = {child}", many, **ended)
    copy("circumstances_visit", f"child_id = {child}", many)
    copy("children_contact", f"child_id = {child}", many)


@pytest.mark.heavy
def test_each_page_asks_as_often_at_two_hundred_as_at_one_and_seldom(lived, ref, signed_in, count_queries, as_actor, as_owner):
    now = timezone.now()
    with as_actor("mared") as mared:
        add_contact(by=mared, at=now, child_id=lived, relation=ContactRelation.GRANDPARENT, name="Emrys Morgan")
        liberty = life.restrict_liberty(
            by=mared, at=now, child_id=lived, kind=LibertyKind.SECURE, from_on=days_ago(3), review_on=now.date(), words="",
            known_from=KnownFrom.COURT,
        )  # fmt: skip
        need = life.record_need(by=mared, at=now, child_id=lived, from_on=days_ago(9), status=NeedStatus.SUSPECTED)
        visit = staff.plan_visit(by=mared, at=now, child_id=lived, place=VisitPlace.OUT, back_at=now + timedelta(hours=1))
        incident = staff.report_incident(by=mared, at=now, child_id=lived, kind=StaffReport.FOLLOWED, words="A grey car.")
        step = take_step(by=mared, at=now, child_id=lived, kind=ProtectionStep.CONFERENCE_REGISTERS, from_on=days_ago(1)).ref
        known, beside = life_of(mared, lived), allocations(mared, lived)[0]
    with as_actor("menna") as menna:
        wait = life_of(menna, lived).waits[0]
    of_mared = [f"{ref}{path}" for path in ("", "/beside", "/visits", "/growing", "/card", "/visits/new", "/visits/rule")]
    of_mared += [f"{ref}/{path}/new" for path in ("care", "education", "needs", "hard-times", "liberty", "beside", "siblings")]
    of_mared += [f"{ref}/child-protection/new", f"child-protection/{known.registrations[0].ref}"]
    of_mared += [f"{ref}/protecting", f"{ref}/protecting/new", f"protecting/{step}", f"protecting/{step}/owed"]
    of_mared += [
        f"care/{known.care[0].ref}", f"education/{known.education[0].ref}", f"education/{known.education[0].ref}/answer",
        f"needs/{need.ref}", f"hard-times/{known.hard_times[0].ref}", f"liberty/{liberty.ref}/review",
        f"beside/{beside.ref}/follow", f"beside/{beside.ref}/end", f"visits/{visit}",
    ]  # fmt: skip
    pages = [("mared", path) for path in of_mared]
    pages += [("gethin", "caseload"), ("gethin", f"followed/{incident.ref}")]
    pages += [("menna", f"waits/{wait.ref}"), ("menna", f"{ref}/waits/new")]

    def counted() -> dict[str, int]:
        counts = {}
        for who, path in pages:
            signed_in(who)
            counts[path.replace(str(ref), "child")] = count_queries(f"/circumstances/{path}")
        return counts

    one = counted()
    with as_owner():
        grow(lived, 200)
    many = counted()
    assert {path: (one[path], many[path]) for path in one if one[path] != many[path]} == {}
    assert {path: count for path, count in many.items() if count > 10} == {}


def test_where_nobody_bears_the_family_name_one_question_is_asked_and_can_not_be_left():
    alone = SiblingForm({"address": ""}, named=[])
    assert alone["address"].label == "Which child?"
    assert alone.errors == {"address": ["Choose a child, or copy the address of their page"]}
    beside = SiblingForm({"address": ""}, named=[("1", "Ifan")])
    assert str(beside["address"].label).startswith("Or another child")

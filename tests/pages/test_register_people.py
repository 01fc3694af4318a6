"""Who leads for a child on the register is asked once: whoever is allocated to the child is known; and its pages at many rows."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.pages.growing import children_like, copy
from tests.pages.test_register import WHY, answers, ask, at, day, in_the_system
from tests.pages.test_register import cai as cai  # noqa: PLC0414
from tests.pages.test_register import entry as entry  # noqa: PLC0414
from tests.pages.test_register import graded as graded  # noqa: PLC0414
from ymylon.audit.models import Line
from ymylon.children.actions import involve, open_record
from ymylon.circumstances.actions.beside import allocate, hand_over
from ymylon.circumstances.lookups.beside import allocations
from ymylon.config.jobs import WHILE_ALIVE
from ymylon.duties.lookups import duties_about
from ymylon.missing.actions.clock import owe_nothing
from ymylon.missing.actions.ending import record_end
from ymylon.missing.lookups.clock import owed_to_the_dead
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.people.actions import add_person, judge_same
from ymylon.signals.models import RegisterEntry
from ymylon.terms.codes import AllocationKind, EndKind, RecordReason, WhyChanged
from ymylon.terms.codes import InvolvementKind as K

pytestmark = pytest.mark.django_db
MANY = 200


def stands(as_actor, wales, cai, who: str, team: str, kind: AllocationKind) -> None:
    with as_actor(who) as by:
        allocate(by=by, at=timezone.now(), child_id=cai.pk, kind=kind, practitioner_id=by.practitioner_id, team=wales.teams[team])


@pytest.fixture
def known(cai, wales, as_actor):
    """Mared leads for Cai and Rhys is his police contact, as his record says already."""
    stands(as_actor, wales, cai, "mared", "social_work", AllocationKind.LEAD_PROFESSIONAL)
    stands(as_actor, wales, cai, "rhys", "missing", AllocationKind.POLICE_CONTACT)
    return cai


def beside(wales, **other) -> dict[str, str]:
    """What is sent where both are taken as they stand."""
    said = answers(wales, lead_is="BESIDE", police_contact_is="BESIDE", lead="", police_contact="")
    return said | other


def test_whoever_is_allocated_is_offered_and_nobody_types_them_again(signed_in, known, wales, as_owner):
    page = signed_in("gethin").get(f"/register/enter/{known.ref}").content.decode()
    assert "Mared Ellis, Taf social work team, Rhondda Cynon Taf" in page
    assert "Rhys Cadwaladr, Missing persons team, South Wales Police" in page
    chosen = re.findall(r'name="lead_team" type="radio" value="(\d+)" checked', page)
    assert chosen == [str(wales.teams["social_work"].pk)]
    assert signed_in("gethin").post(f"/register/enter/{known.ref}", beside(wales)).status_code == 302
    with as_owner():
        held = RegisterEntry.objects.get()
        assert (held.lead, held.police_contact) == ("", "")
        assert held.lead_beside_id
        assert held.police_beside_id
    for who in ("gethin", "rhys"):
        page = signed_in(who).get(at(held)).content.decode()
        assert "Mared Ellis" in page, who
        assert "Rhys Cadwaladr" in page, who
        assert "Next by " in page, who


def test_somebody_else_is_named_in_words(signed_in, known, wales, as_owner):
    gethin, door = signed_in("gethin"), f"/register/enter/{known.ref}"
    assert gethin.post(door, beside(wales, lead_is="OTHER", lead=" ")).status_code == 422
    assert gethin.post(door, beside(wales, lead_is="OTHER", lead="Her boxing coach, Dai Rees")).status_code == 302
    with as_owner():
        held = RegisterEntry.objects.get()
    page = signed_in("mared").get(at(held)).content.decode()
    assert "Her boxing coach, Dai Rees" in page
    assert "Rhys Cadwaladr" in page


def test_where_nobody_is_allocated_words_are_asked_for(signed_in, cai, wales):
    page = signed_in("gethin").get(f"/register/enter/{cai.ref}").content.decode()
    assert "Somebody else" not in page
    sent = beside(wales)
    assert signed_in("gethin").post(f"/register/enter/{cai.ref}", sent).status_code == 422


def test_whoever_follows_leads_on_every_page_from_then_on(signed_in, known, wales, as_actor, as_owner):
    signed_in("gethin").post(f"/register/enter/{known.ref}", beside(wales))
    with as_actor("gethin") as gethin:
        held = next(row for row in allocations(gethin, known.pk) if row.kind == AllocationKind.LEAD_PROFESSIONAL)
        hand_over(
            by=gethin, at=timezone.now(), child_id=known.pk, ref=held.ref, why=WhyChanged.LEFT,
            practitioner_id=wales.people["gethin"].pk, team=wales.teams["manager"],
        )  # fmt: skip
    with as_owner():
        entry = RegisterEntry.objects.get()
    for page in (at(entry), "/register/"):
        text = signed_in("rhys").get(page).content.decode()
        assert "Gethin Puw" in text, page
    assert "Mared Ellis" not in signed_in("rhys").get("/register/").content.decode()


def test_a_review_takes_who_is_allocated_since_and_another_rhythm_moves_the_next_visit(signed_in, entry, cai, wales, as_actor):
    stands(as_actor, wales, cai, "mared", "social_work", AllocationKind.LEAD_PROFESSIONAL)
    page = signed_in("mared").get(at(entry, "/review")).content.decode()
    assert "Mared Ellis, Taf social work team" in page
    said = {"words": "Calmer.", "every_days": "2", "next_on": day(20), "lead_is": "BESIDE", "police_contact": "PC Ann Pugh"}
    said["lead_team"] = str(wales.teams["manager"].pk)
    assert signed_in("mared").post(at(entry, "/review"), said).status_code == 302
    assert "Siôn Bevan" not in signed_in("rhys").get(at(entry)).content.decode()
    with as_actor("mared") as mared:
        visits = [one for one in duties_about(mared, [entry.ref]) if one.kind == "VISIT_REGISTERED"]
    assert sorted(one.state for one in visits) == ["OPEN", "VOIDED"]
    (owed,) = [one for one in visits if one.state == "OPEN"]
    assert (owed.due_at - entry.entered_at, owed.team_id) == (timedelta(days=2), wales.teams["manager"].pk)


def test_a_child_on_the_register_under_another_record_of_theirs_is_not_entered_twice(signed_in, entry, cai, wales, as_actor):
    with as_actor("gethin") as gethin:
        person = add_person(by=gethin, at=timezone.now(), given="Cai", family="Morgan Rees")
        other = open_record(by=gethin, at=timezone.now(), person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        team = wales.teams["social_work"].pk
        involve(by=gethin, at=timezone.now(), child_id=other.pk, team_id=team, kind=K.RESPONSIBLE_AUTHORITY, basis="known")
        judge_same(by=gethin, at=timezone.now(), person_a=cai.pk, person_b=other.pk, reason="The same boy.")
    assert "on the register already" in signed_in("gethin").get(f"/register/enter/{other.ref}").content.decode()
    assert signed_in("gethin").post(f"/register/enter/{other.ref}", answers(wales)).status_code == 422


def test_of_a_child_who_has_died_no_visit_is_owed_and_the_entry_stands_until_a_manager_ends_it(
    signed_in, entry, cai, as_actor, as_owner
):
    with as_actor("rhys") as rhys:
        held = episode_by_ref(rhys, cai.episode.ref)
        record_end(by=rhys, at=timezone.now(), episode=held, kind=EndKind.DIED, reason="The hospital rang.")

    def round_of_the_clock() -> int:
        return sum(
            owe_nothing(at=timezone.now(), child_id=child, about=about, kinds=WHILE_ALIVE)
            for child, about in owed_to_the_dead(WHILE_ALIVE)
            if about == entry.ref
        )

    assert [in_the_system(round_of_the_clock), in_the_system(round_of_the_clock)] == [2, 0]
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        said = list(Line.objects.filter(act="OWED_NO_MORE", about=str(entry.ref)).values_list("lane", "why"))
        cursor.execute("set local role app_web")
    assert said == [("CONCERN", "DIED")]
    with as_actor("mared") as mared:
        owed = {one.kind: one.state for one in duties_about(mared, [entry.ref])}
    assert owed == {"REVIEW_REGISTER": "OPEN", "VISIT_REGISTERED": "VOIDED", "TELL_REGISTERED": "VOIDED"}
    page = signed_in("gethin").get(at(entry)).content.decode()
    assert "This child has died" in page
    assert "Record a visit" not in page
    assert "End the entry" in page
    now = timezone.localtime().strftime("%H:%M")
    assert signed_in("rhys").post(at(entry, "/visit"), {"visited": now, "seen": "no", "words": "Went."}).status_code == 422
    assert signed_in("rhys").post(at(entry, "/tell"), {"told": "All of it."}).status_code == 422
    assert signed_in("gethin").post(at(entry, "/end"), {"end": "DIED", "reason": "He died."}).status_code == 302


def grow(child: int, entry: int) -> None:
    """Two hundred more children on the register, each visited; two hundred of everything for the first."""
    children_like(child, MANY)
    of = "(select id from twins t where t.n = n.n)"
    copy("signals_registerentry", f"child_id = {child}", MANY, child_id=of, asked="'[]'::jsonb")
    theirs = f"(select e.id from signals_registerentry e where e.child_id = {of})"
    copy("signals_registervisit", f"entry_id = {entry}", MANY, child_id=of, entry_id=theirs)
    copy("circumstances_allocation", f"child_id = {child} and kind = 'LEAD_PROFESSIONAL'", MANY, child_id=of)
    for table in ("signals_registerreview", "signals_registervisit", "signals_registertelling"):
        copy(table, f"entry_id = {entry}", MANY)


@pytest.mark.heavy
def test_as_often_at_two_hundred_rows_as_at_one_and_seldom(signed_in, graded, known, wales, count_queries, as_owner):
    ask(graded)
    before = [f"/register/consider/{graded.episode.ref}", f"/register/enter/{known.ref}"]
    gethin = signed_in("gethin")
    counted = {page: count_queries(page) for page in before}
    assert gethin.post(f"/register/enter/{known.ref}", beside(wales)).status_code == 302
    with as_owner():
        entry = RegisterEntry.objects.get()
    now = timezone.localtime().strftime("%H:%M")
    gethin.post(at(entry, "/visit"), {"visited": now, "seen": "yes", "words": "At his nan's."})
    gethin.post(at(entry, "/tell"), {"told": "All of it.", "childs_words": "Iawn.", "language": "WELSH"})
    said = {"words": "Calmer.", "every_days": "7", "next_on": day(20), "lead_is": "BESIDE", "police_contact_is": "BESIDE"}
    said["lead_team"] = str(wales.teams["social_work"].pk)
    assert gethin.post(at(entry, "/review"), said).status_code == 302
    after = ["/register/", "/register/rules", *(at(entry, one) for one in ("", "/review", "/visit", "/tell", "/end"))]
    one = {page: count_queries(page) for page in after}
    child = count_queries(f"/children/{known.ref}")
    with as_owner():
        grow(known.pk, entry.pk)
    many = {page: count_queries(page) for page in after}
    assert {page: (one[page], many[page]) for page in after if one[page] != many[page]} == {}
    assert all(count <= 10 for count in (*counted.values(), *many.values())), counted | many
    assert count_queries(f"/children/{known.ref}") == child <= 16


@pytest.mark.heavy
def test_a_long_register_comes_in_parts_and_nothing_of_it_is_out_of_reach(signed_in, known, wales, as_owner):
    gethin = signed_in("gethin")
    gethin.post(f"/register/enter/{known.ref}", beside(wales))
    with as_owner():
        entry = RegisterEntry.objects.get()
        children_like(known.pk, MANY)
        of = "(select id from twins t where t.n = n.n)"
        copy("signals_registerentry", f"child_id = {known.pk}", MANY, child_id=of, review_on="row.review_on - 1")
    first, second = (gethin.get(f"/register/?after={after}").content.decode() for after in (0, MANY))
    assert (first.count("Open the entry"), second.count("Open the entry")) == (MANY, 1)
    assert "after=200#now" in first
    assert str(entry.ref) in second
    assert str(entry.ref) not in first
    assert "Sooner reviews" in second
    assert gethin.get("/register/?after=-1").status_code == gethin.get("/register/?after=²").status_code == 200
    assert WHY not in first

"""Plans kept with a child as pages: who reads what of one, both versions of two who write at once, the sheet, few questions."""

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.actions.test_kept_plans import go_round, joins
from tests.actions.test_kept_plans import mali as mali  # noqa: PLC0414
from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.associates import entered, facts
from tests.contexts import circled, linked, placed
from tests.meetings import called, come, item_in
from tests.pages.growing import copy
from tests.safety import kept
from tests.screening import found
from tests.story import plan_of_cai
from ymylon.audit.models import Line
from ymylon.children.actions import involve
from ymylon.children.lookups import children_by_id, refs_of
from ymylon.circumstances import jobs as ages
from ymylon.duties.lookups import duties_about
from ymylon.duties.rules import Owner, local_day
from ymylon.meetings.actions import holding
from ymylon.meetings.rules import AGAIN, Calm
from ymylon.safety import actions, lookups
from ymylon.safety.rules import CopyFor, PlanKind, ReadBy
from ymylon.screening.rules import FindingKind
from ymylon.terms.codes import InvolvementKind

pytestmark = pytest.mark.django_db
MANY = 150  # fewer than a page shows at once, so that the first is still among them


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


@pytest.fixture
def plan(cai, as_actor, wales):
    """A safety plan of Cai with one of everything: a step, a copy, parts, the plan for a night away and the contextual part."""
    with as_actor("mared") as mared:
        kept(mared, cai, PlanKind.CONTEXTUAL, answers={"parents": "PARTNERS"})
        plan_of_cai(mared, cai)
        made = kept(mared, cai, answers={"enough": "ENOUGH"})
        give = {"by": mared, "at": timezone.now(), "plan": made, "on": timezone.localdate()}
        actions.give_copy(**give, whom=CopyFor.CARER, name="Elin Parri")
        actions.agree_step(by=mared, at=timezone.now(), plan=made, words="Meets him at the bus.", left_out=(),
                           owner=Owner(wales.teams["social_work"].pk), due_at=timezone.now() + timedelta(days=3))  # fmt: skip
    for name, read_by in (
        ("menna", ReadBy.HEALTH),
        ("dewi", ReadBy.EDUCATION),
        ("sion", ReadBy.OFFENDING),
        ("elin", ReadBy.EVERYBODY),
    ):
        with as_actor(name) as actor:
            actions.add_to(by=actor, at=timezone.now(), plan=made, read_by=read_by, words=f"PART of {name}")
    return made


def typed(**more):
    return {"based_on": "0", "made_with": ["CHILD"], "view": "AGREES", "signs": "Quiet, and two telephones."} | more


def text(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_each_reads_the_plan_with_their_own_part_of_it_and_nothing_of_another_lane(plan, ref, signed_in):
    address = f"/safety/{ref}/safety"
    for name, reads in (
        ("mared", {"menna", "dewi", "sion", "elin"}),
        ("menna", {"menna", "elin"}),
        ("dewi", {"dewi", "elin"}),
        ("sion", {"sion", "dewi", "elin"}),
        ("elin", {"elin"}),
    ):
        page = text(signed_in(name), address)
        assert all(said in page for said in ('lang="cy">Paid â galw’r heddlu gynta.', "ENOUGH", "Meets him at the bus.")), name
        assert {who for who in ("menna", "dewi", "sion", "elin") if f"PART of {who}" in page} == reads, name
        # The contextual part in its lane, the plan for a night away in its own; copies and names for whoever keeps the plan.
        assert ("PARTNERS" in page) == (name in ("mared", "sion")), name
        assert (f'href="/plans/{ref}"' in page) == (name in ("mared", "elin")), name
        assert ("Who has a copy" in page) == ("Write a new version" in page) == (name in ("mared", "sion")), name
        assert ("Siôn Bevan" in page) == (name == "sion"), name
        assert f'href="{address}"' in text(signed_in(name), f"/children/{ref}"), name
    for name in ("owain", "lowri", "carys"):
        assert signed_in(name).get(address).status_code == 404, name
    assert [
        signed_in("dewi").get(f"/safety/{ref}/{kind}").status_code for kind in ("relocation", "contextual", "transition")
    ] == [404] * 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"made_with": []}, "Say who made it with you"),
        ({"view": ""}, "Say what the child thinks of it"),
        ({"childs_words": "Na."}, "Say in which language"),
        ({"made_with": ["CHILD", "WITHOUT_THE_CHILD"]}, "choose one of the two"),
        ({"signs": "x" * 1001}, "1000"),
        ({"based_on": "many"}, ""),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_question_and_nothing_is_lost(cai, ref, signed_in, as_actor, wrong, said):
    sent = typed(threats="He owes forty pounds.") | wrong
    answer = signed_in("mared").post(f"/safety/{ref}/safety/write", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "He owes forty pounds." in answer.content.decode()
    with as_actor("mared") as mared:
        assert lookups.plan_of(mared, cai, PlanKind.SAFETY) is None


def test_two_who_write_at_once_see_both_and_the_second_follows_on_purpose(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        kept(mared, cai, answers={"signs": "Sleeps by day"})
    sion = signed_in("sion")
    answer = sion.post(f"/safety/{ref}/safety/write", typed())
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in page for words in ("Sleeps by day", "two telephones", 'name="based_on" value="1"'))
    assert sion.post(f"/safety/{ref}/safety/write", typed(based_on="1")).status_code == 302
    # Somebody signs what has a newer version: they are told so, and nothing is signed.
    with as_actor("gethin") as gethin:
        first, second = sorted(
            lookups.versions_of(gethin, lookups.plan_of(gethin, cai, PlanKind.SAFETY)), key=lambda one: one.number
        )
    gethin = signed_in("gethin")
    stale = gethin.post(f"/safety/version/{first.ref}/sign", {"words": ""})
    assert (stale.status_code, "A newer version was kept meanwhile" in stale.content.decode()) == (422, True)
    assert gethin.post(f"/safety/version/{second.ref}/sign", {"words": ""}).status_code == 302


def test_who_may_not_say_it_finds_no_door_and_bad_input_is_said_beside_its_question(plan, ref, signed_in):
    def asks(name: str, door: str) -> int:
        return signed_in(name).get(f"/safety/version/{plan.ref}/{door}").status_code

    assert {name: asks(name, "add") for name in ("mared", "dewi", "menna", "elin", "owain")} == {
        "mared": 200, "dewi": 200, "menna": 200, "elin": 200, "owain": 404,
    }  # fmt: skip
    for door in ("sign", "less", "accept"):
        assert [asks(name, door) for name in ("mared", "elin", "dewi")] == [403] * 3, door
    assert [asks("gethin", door) for door in ("sign", "less", "accept", "consent")] == [200, 200, 404, 404]
    assert [asks("dewi", door) for door in ("again", "copy", "earlier", "sheet/welsh")] == [403] * 4
    mared = signed_in("mared")
    for door, sent, said in (
        ("copy", {"whom": "PARENT", "name": "Mam", "on": "1/11/2026", "words": ""}, "Say who decided that a parent has a copy"),
        ("step", {"words": "Ring him", "owner": "", "due_on": "1/1/2099"}, "Say who does it"),
        ("add", {"words": "", "read_by": "EVERYBODY"}, "Say it in words"),
    ):
        answer = mared.post(f"/safety/version/{plan.ref}/{door}", sent)
        assert (answer.status_code, said in answer.content.decode()) == (422, True), door
    own = signed_in("gethin")
    answer = own.post(f"/safety/version/{plan.ref}/less", {"choice": "ENDED", "words": "Calm.", "stays": ""})
    assert (answer.status_code, "Say what stays" in answer.content.decode()) == (422, True)


def test_the_childs_sheet_says_their_plan_in_each_language_and_nothing_of_any_other_lane(plan, signed_in):
    mared = signed_in("mared")
    welsh, english = (text(mared, f"/safety/version/{plan.ref}/sheet/{tongue}") for tongue in ("welsh", "english"))
    assert '<html class="ym' in welsh
    assert 'lang="cy"' in welsh
    assert "Pobl y gallaf fynd atynt" in welsh
    assert "Fy nghynllun" in welsh
    assert "People I can go to or ring" in english
    assert "Paid â galw’r heddlu gynta." in english
    for page in (welsh, english):
        assert not any(words in page for words in ("PART of", "PARTNERS", "PLANNED", "Elin Parri"))


def test_as_a_file_it_is_the_same_in_its_language_named_after_nobody_and_that_it_was_made_is_on_record(
    plan, cai, signed_in, as_actor, as_owner, monkeypatch
):
    for name, stand_in in (("can_make_pdf", lambda: True), ("make_pdf", lambda drawing, style: drawing.encode())):  # noqa: ARG005
        monkeypatch.setattr(f"ymylon.safety.views.{name}", stand_in)
    with as_actor("mared") as mared:
        moved = kept(mared, cai, PlanKind.RELOCATION)
        around = lookups.plan_of(mared, cai, PlanKind.CONTEXTUAL)
    mared = signed_in("mared")
    answer = mared.post(f"/safety/version/{plan.ref}/sheet/welsh", {"as": "pdf"})
    file = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "application/pdf", "no-store")
    assert answer["Content-Disposition"] == f'attachment; filename="ymylon-{plan.ref.hex[:8]}-cy.pdf"'
    assert all(words in file for words in ('<html lang="cy">', "Pobl y gallaf fynd atynt", "Yn fy ngeiriau fy hun"))
    assert not any(words in file for words in ("PART of", "PARTNERS", "PLANNED", "Elin Parri"))
    assert mared.post(f"/safety/version/{plan.ref}/sheet/english", {"as": "pdf"}).content.decode().count("In my own words") == 1
    with as_owner():
        assert Line.objects.filter(act="PLAN_PRINTED", about=plan.ref, children=[cai], lane="SAFETY").count() == 2
    # A plan of adults is nobody’s own words.
    for adults, said in ((moved, "KEPT online"), (around, "PARTNERS")):
        sheet = text(mared, f"/safety/version/{adults.ref}/sheet/english")
        assert said in sheet
        assert "In the child’s own words" in sheet
        assert not any(words in sheet for words in ("my own words", "My plan", "This is your plan"))


def test_the_part_outside_the_family_begins_with_what_its_writer_reads_and_is_one_part_of_each_form(
    cai, ref, wales, signed_in, as_actor, as_owner, count_queries, monkeypatch
):
    with as_actor("mared") as mared:
        involve(
            by=mared, at=timezone.now(), child_id=cai, team_id=wales.teams["missing"].pk, kind=InvolvementKind.FORCE, basis="x"
        )
    with as_actor("rhys") as rhys:
        entered(rhys, cai, facts("Held by police", source="On patrol"))
    with as_actor("mared") as mared:
        entered(mared, cai, facts("Sbecs"))
        place, circle = placed(mared), circled(mared)
        for one in (place, circle):
            linked(mared, one, cai)
        found(mared, cai, FindingKind.LOCATION, place="Parc y Darren")
    address = f"/safety/{ref}/contextual"
    began = text(signed_in("mared"), f"{address}/write")
    for words in ("Sbecs", f"Parc y Darren, {place.name}.", "strike out what is not so"):
        assert words in began, words
    assert not any(words in began for words in ("Held by police", circle.name))
    assert count_queries(f"{address}/write") <= 10
    with as_actor("mared") as mared:
        plan = kept(mared, cai, PlanKind.CONTEXTUAL, answers={"people": "Only this."})
    assert "Sbecs" not in text(signed_in("mared"), f"{address}/write")
    page = text(signed_in("mared"), address)
    at = f"/safety/version/{plan.ref}/sheet"
    for part, english, welsh in (
        ("STRATEGY", "Strategy discussion. People and places", "Trafodaeth strategaeth. Pobl a lleoedd"),
        ("ENQUIRY", "Section 47 enquiry. People and places", "Ymholiad adran 47. Pobl a lleoedd"),
        ("CARE", "Care and support plan.", "Cynllun gofal a chymorth."),
        ("LOOKED_AFTER", "Plan of a looked-after child.", "Cynllun plentyn sy’n derbyn gofal."),
        ("PROTECTION", "Child protection plan.", "Cynllun amddiffyn plant."),
    ):
        for tongue, words in (("english", english), ("welsh", welsh)):
            assert f'href="{at}/{tongue}?form={part}"' in page, part
            sheet = text(signed_in("mared"), f"{at}/{tongue}?form={part}")
            assert words in sheet, part
            assert "Only this." in sheet
    assert "Strategy discussion" not in text(signed_in("mared"), f"{at}/english?form=OTHER")
    for name, stand_in in (("can_make_pdf", lambda: True), ("make_pdf", lambda drawing, style: drawing.encode())):  # noqa: ARG005
        monkeypatch.setattr(f"ymylon.safety.views.{name}", stand_in)
    assert "Section 47 enquiry." in signed_in("mared").post(f"{at}/english?form=ENQUIRY", {"as": "pdf"}).content.decode()
    with as_owner():
        assert Line.objects.get(act="PLAN_PRINTED", about=plan.ref).why == "ENQUIRY"
    # A school reads it in no form, and a safety plan is a part of none.
    assert signed_in("dewi").get(f"{at}/english?form=CARE").status_code in (403, 404)
    with as_actor("mared") as mared:
        safety = kept(mared, cai)
    assert "Section 47" not in text(signed_in("mared"), f"/safety/version/{safety.ref}/sheet/english?form=ENQUIRY")
    assert "As one part of a form" not in text(signed_in("mared"), f"/safety/{ref}/safety")


def test_what_the_young_person_says_to_support_is_asked_with_a_day_and_an_age(mali, signed_in, as_actor, count_queries):
    with as_actor("mared") as mared:
        grown, moved = kept(mared, mali, PlanKind.TRANSITION), kept(mared, mali, PlanKind.RELOCATION)
    browser, at = signed_in("mared"), f"/safety/version/{grown.ref}/consent"
    for sent, said in (
        ({"choice": "", "on": "1/11/2026"}, "Say which"),
        ({"choice": "CONSENTED", "until": "", "on": "1/11/2026"}, "Say until which age"),
        ({"choice": "CONSENTED", "until": "TWENTY_ONE", "on": "1/1/2099"}, "has not come yet"),
    ):
        answer = browser.post(at, sent | {"words": "I want Sian to stay."})
        page = answer.content.decode()
        assert (answer.status_code, said in page, "I want Sian to stay." in page) == (422, True, True), (sent, page)
    with as_actor("mared") as mared:
        assert lookups.lines_of(mared, mali, PlanKind.TRANSITION) == []
    few = {at: count_queries(at)}
    signed_in("gethin")
    doors = [f"/safety/version/{moved.ref}/{door}" for door in ("sign", "less", "accept")]
    assert max([*few.values(), *map(count_queries, doors)]) <= 10


def test_whoever_receives_the_child_accepts_and_whoever_answers_already_is_told_who_does(
    mali, wales, signed_in, as_actor, count_queries
):
    with as_actor("mared") as mared:
        moved = kept(mared, mali, PlanKind.RELOCATION)
        joins(mared, mali, wales)
        here = f"/safety/{refs_of(mared, [mali])[mali]}/relocation"
    door = f"/safety/version/{moved.ref}/accept"
    page = text(signed_in("gethin"), here)
    assert "It waits for the receiving authority" in page
    assert "Your authority answers for the child already." in page
    assert door not in page
    assert signed_in("gethin").post(door, {"words": ""}).status_code == 422
    assert door not in text(signed_in("mared"), here), "no manager"
    bethan = signed_in("bethan")
    page = text(bethan, here)
    assert "It waits for the receiving authority" not in page
    assert re.search(rf'<a class="govuk-button"[^>]*href="{door}"', page), "what they are here for comes first"
    assert "Sign it off" in page
    assert count_queries(here) <= 10
    assert bethan.post(door, {"words": "We begin on Monday."}).status_code == 302
    for name in ("gethin", "bethan"):
        page = text(signed_in(name), here)
        assert "Accepted by the receiving authority" in page, name
        assert "It waits for" not in page, name
        assert door not in page, name


def test_that_nothing_is_agreed_at_17_and_a_half_stands_on_the_plan_until_a_manager_signs_one(mali, signed_in, as_actor):
    alarm, welsh = "Nothing is agreed for growing up, at 17½", "Nid oes dim wedi’i gytuno ar gyfer tyfu i fyny, yn 17½"
    with as_actor("mared") as mared:
        here = f"/safety/{refs_of(mared, [mali])[mali]}/transition"
    assert alarm not in text(signed_in("mared"), here)
    ages.sweep()
    go_round()
    page = text(signed_in("mared"), here)
    assert alarm in page
    assert " at the latest." in page
    assert welsh in html.unescape(text(signed_in("mared", "cy"), here))
    with as_actor("mared") as mared:
        plan = kept(mared, mali, PlanKind.TRANSITION)
    assert alarm in text(signed_in("mared"), here), "a draft that nobody signed agrees nothing"
    with as_actor("gethin") as gethin:
        actions.sign_off(by=gethin, at=timezone.now(), plan=plan)
    assert alarm not in text(signed_in("mared"), here)


def test_how_often_people_meet_about_the_child_is_part_of_the_safety_plan(plan, cai, ref, wales, signed_in, as_actor):
    with as_actor("mared") as mared:
        made = called(mared, wales, cai)
        item = item_in(mared, made, cai)
    assert all(words in text(signed_in("mared"), f"/safety/{ref}/safety") for words in ("When we meet", "The next is called"))
    with as_actor("gethin") as gethin:
        why = dict.fromkeys(("met_why", "child_why", "family_why"), "Reasons.")
        come(made)
        holding.close_item(
            by=gethin, at=timezone.now(), meeting=made, item=item, goes_on=Calm.CALM, words="A quiet month.", **why
        )
        # What the page says is owed, and climbs where nobody calls the next.
        [owed] = [duty for duty in duties_about(gethin, [item.ref]) if duty.kind == AGAIN]
        assert local_day(owed.due_at) == timezone.localdate() + timedelta(days=28)
    page, welsh = (text(signed_in("mared", tongue), f"/safety/{ref}/safety") for tongue in ("en", "cy"))
    for words in ("Every 28 days. Things are calm, as the chair decided.", "The next is not called yet.", "28 days left"):
        assert words in page, words
    assert "Bob 28 diwrnod." in welsh
    # A school that reads the plan is not asked to the meeting, and reads nothing of it.
    assert "Risk Management" not in text(signed_in("dewi"), f"/safety/{ref}/safety")


def test_the_pages_put_the_same_few_questions_however_much_there_is(plan, cai, ref, signed_in, count_queries, as_owner):
    at = f"/safety/version/{plan.ref}"
    doors = ("earlier", "sheet/welsh", "sheet/english", "again", "copy", "add", "step")
    pages = [f"/safety/{ref}/{page}" for page in ("safety", "safety/write", "contextual")] + [f"{at}/{door}" for door in doors]
    signed_in("mared")
    few = {page: count_queries(page) for page in pages}
    with as_owner():
        for table in ("safety_safetyline", "safety_healthpart", "safety_schoolpart", "duties_action"):
            copy(table, f"child_id = {cai}", MANY)
        copy("safety_safetyplan", f"child_id = {cai}", MANY, number="0 - n")
    signed_in("mared")
    assert {page: count_queries(page) for page in pages} == few
    assert max(few.values()) <= 10, few

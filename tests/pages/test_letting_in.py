"""The pages on which a person is let in and the glass is broken and judged: the right thing to the right person."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import BEFORE
from tests.story import missing_cai
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve
from ymylon.children.models import CaseGrant, Child, Event, Involvement
from ymylon.duties.models import Duty
from ymylon.linkage.lookups import sealed
from ymylon.notices.models import Notice
from ymylon.terms.codes import InvolvementKind, Role

CAI = "Cai Morgan-Rees 8/3/2012"
REASON = "He has messaged that he will jump from the bridge tonight."


@pytest.fixture
def cai(wales, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),))
        return Child.objects.get(pk=episode.child_id)


def address(wales, name="owain", asked=CAI) -> str:
    return f"{reverse('oversight:break_glass')}?for={sealed(wales.actor(name), asked)}"


def broken(client, wales, name="owain"):
    return client.post(address(wales, name), {"reason": REASON})


def test_a_manager_lets_one_person_in_and_takes_it_back(wales, cai, signed_in, as_owner):
    here = reverse("oversight:grants", args=[cai.ref])
    browser = signed_in("gethin")
    answers = {
        "email": "carys@example.invalid",
        "lanes": ["IDENTITY", "EPISODE"],
        "writes": "no",
        "days": "7",
        "basis": "Covers",
    }
    assert browser.post(here, answers).status_code == 302
    shown = browser.get(here).content.decode()
    assert "Carys Morgan" in shown
    assert "Covers" in shown
    assert "Take it back" in shown
    assert signed_in("carys").get(reverse("chronology:child", args=[cai.ref])).status_code == 200
    with as_owner():
        ref = CaseGrant.objects.get().ref
    assert signed_in("gethin").post(reverse("oversight:end_grant", args=[ref])).status_code == 302
    assert "taken back" in signed_in("gethin").get(here).content.decode()
    assert signed_in("carys").get(reverse("chronology:child", args=[cai.ref])).status_code == 404


@pytest.mark.parametrize(("field", "value", "said"), [
    ("email", "nobody@example.invalid", "Nobody works here under this address"),
    ("days", "4000", "Select a valid choice"),
    ("lanes", ["INTELLIGENCE"], "Select a valid choice"),
    ("basis", "", "Say why this person is let in"),
])  # fmt: skip
def test_what_is_wrong_stands_beside_its_question(wales, cai, signed_in, field, value, said):
    answers = {"email": "carys@example.invalid", "lanes": ["IDENTITY"], "writes": "no", "days": "7", "basis": "x"}
    answer = signed_in("gethin").post(reverse("oversight:grants", args=[cai.ref]), answers | {field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize(("name", "status"), [("mared", 403), ("elin", 403), ("owain", 404), ("carys", 403)])
def test_nobody_else_opens_the_page(wales, cai, signed_in, name, status):
    assert signed_in(name).get(reverse("oversight:grants", args=[cai.ref])).status_code == status


def test_the_search_leads_to_the_glass_where_a_record_exists(wales, cai, signed_in):
    browser = signed_in("owain")
    found = browser.post(reverse("linkage:search"), {"who": CAI}, follow=True).content.decode()
    assert "A record exists" in found
    assert reverse("oversight:break_glass") in found
    assert str(cai.ref) not in found


def test_before_it_is_broken_the_page_knows_nothing_of_the_child(wales, cai, signed_in):
    shown = signed_in("owain").get(address(wales)).content.decode()
    assert "Break the glass" in shown
    for fact in ("Cai", "Morgan-Rees", "Derwen", str(cai.ref)):
        assert fact not in shown


def test_broken_it_opens_the_record_and_the_holder_finds_it_under_today(wales, cai, signed_in):
    answer = broken(signed_in("owain"), wales)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("chronology:child", args=[cai.ref])
    assert signed_in("owain").get(answer["Location"]).status_code == 200
    today = signed_in("mared").get("/").content.decode()
    assert "Judge why the glass was broken: Cai Morgan-Rees" in today
    assert "Open the episode" not in today.split("Judge why the glass was broken")[1].split("</li>")[0]


def test_the_reason_must_be_said(wales, cai, signed_in, as_owner):
    answer = signed_in("owain").post(address(wales), {"reason": "quick"})
    assert answer.status_code == 422
    assert "at least 20 characters" in answer.content.decode()
    with as_owner():
        assert not CaseGrant.objects.exists()


@pytest.mark.parametrize("asked", ["Cai", ""])
def test_too_little_asked_is_no_page(wales, cai, signed_in, asked):
    assert signed_in("owain").get(address(wales, asked=asked)).status_code == 404


def test_another_persons_question_is_no_page(wales, cai, signed_in):
    assert signed_in("owain").get(address(wales, "rhys")).status_code == 404


def test_a_guess_opens_nothing(wales, cai, signed_in):
    answer = signed_in("owain").post(address(wales, asked="Somebody Else 1/1/2011"), {"reason": REASON})
    assert answer.status_code == 422
    assert "not exactly one record" in answer.content.decode()


@pytest.mark.parametrize("name", ["elin", "dewi", "sion", "lowri", "ada"])
def test_who_may_not_break_it_is_refused(wales, cai, signed_in, name):
    assert signed_in(name).get(address(wales, name)).status_code == 403


def test_the_holder_judges_and_it_is_shut(wales, cai, signed_in, as_owner):
    broken(signed_in("owain"), wales)
    with as_owner():
        ref = CaseGrant.objects.get().ref
    here = reverse("oversight:glass", args=[ref])
    shown = signed_in("mared").get(here).content.decode()
    assert REASON in shown
    assert "Was it justified?" in shown
    assert signed_in("mared").post(here, {"verdict": "NOT_JUSTIFIED"}).status_code == 422
    answers = {"verdict": "NOT_JUSTIFIED", "words": "Nobody rang us first."}
    assert signed_in("mared").post(here, answers).status_code == 302
    assert "Nobody rang us first." in signed_in("gethin").get(here).content.decode()
    assert "Was it justified?" not in signed_in("gethin").get(here).content.decode()
    assert signed_in("owain").get(reverse("chronology:child", args=[cai.ref])).status_code == 404


def test_whoever_broke_it_reads_what_is_judged_and_judges_nothing(wales, cai, signed_in, as_owner):
    broken(signed_in("owain"), wales)
    with as_owner():
        here = reverse("oversight:glass", args=[CaseGrant.objects.get().ref])
    assert "Was it justified?" not in signed_in("owain").get(here).content.decode()
    assert signed_in("carys").get(here).status_code == 404
    assert signed_in("elin").get(here).status_code == 403


def test_whoever_only_administers_where_it_was_told_judges_nothing(wales, cai, signed_in, as_actor, as_owner):
    carys = wales.people["carys"]
    agencies.join_team(practitioner=carys, team=wales.teams["manager"], role=Role.ADMINISTRATOR, at=BEFORE)
    with as_actor("mared") as mared:
        door = wales.teams["bridgend_door"].pk
        involve(by=mared, at=timezone.now(), child_id=cai.pk, team_id=door, kind=InvolvementKind.OTHER, basis="x")
    broken(signed_in("owain"), wales)
    with as_owner():
        here = reverse("oversight:glass", args=[CaseGrant.objects.get().ref])
    assert "Was it justified?" in signed_in("mared").get(here).content.decode()
    # Who works with the child reads that it was broken; it was told to others.
    shown = signed_in("carys").get(here)
    assert REASON in shown.content.decode()
    assert "Was it justified?" not in shown.content.decode()


def test_auditors_are_shown_what_was_not_justified_and_no_child(wales, cai, signed_in, as_actor, as_owner):
    auditor = agencies.open_account(email="eurwen@example.invalid", given_name="Eurwen", family_name="Pugh")
    agencies.join_team(practitioner=auditor, team=wales.teams["manager"], role=Role.AUDITOR, at=BEFORE)
    wales.people["eurwen"] = auditor
    broken(signed_in("owain"), wales)
    listed = reverse("oversight:glasses")
    assert REASON not in signed_in("eurwen").get(listed).content.decode()
    assert REASON in signed_in("mared").get(listed).content.decode()
    with as_owner():
        here = reverse("oversight:glass", args=[CaseGrant.objects.get().ref])
    signed_in("mared").post(here, {"verdict": "NOT_JUSTIFIED", "words": "Nobody rang us first."})
    shown = signed_in("eurwen").get(listed).content.decode() + signed_in("eurwen").get(here).content.decode()
    assert "Nobody rang us first." in shown
    assert "Owain Prosser" in shown
    assert "Cai" not in shown
    with as_actor("eurwen") as eurwen:
        assert CaseGrant.objects.count() == CaseGrant.objects.visible_to(eurwen).count() == 1
        # Nor is anything else told them of what is addressed to the managers with whom they sit.
        for ledger in (Notice, Duty, Event, Involvement):
            assert not ledger.objects.exists(), ledger
            assert not ledger.objects.visible_to(eurwen).exists(), ledger


def test_in_welsh(wales, cai, signed_in):
    shown = signed_in("owain", "cy").get(address(wales)).content.decode()
    assert "Torri’r gwydr" in shown
    assert "Break the glass" not in shown
    shown = signed_in("gethin", "cy").get(reverse("oversight:grants", args=[cai.ref])).content.decode()
    assert "Pwy sy’n cael ei adael i mewn?" in shown


def test_a_long_list_costs_no_more_questions_than_a_short_one(wales, cai, signed_in, as_actor, as_owner, count_queries):
    broken(signed_in("owain"), wales)
    signed_in("mared")
    few = count_queries(reverse("oversight:glasses"))
    for _ in range(8):
        broken(signed_in("owain"), wales, "owain")
        with as_actor("owain"), as_owner():
            CaseGrant.objects.all()
    for name in ("gethin", "nia", "heledd", "rhys"):
        signed_in(name).post(reverse("oversight:break_glass_for", args=[cai.ref]), {"reason": REASON})
    signed_in("mared")
    assert count_queries(reverse("oversight:glasses")) == few <= 10
    signed_in("gethin")
    assert count_queries(reverse("oversight:grants", args=[cai.ref])) <= 10

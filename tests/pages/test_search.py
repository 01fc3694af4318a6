"""The page on which a child is looked for, and the page on which two records are judged."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from tests.linkage.county import NOW, child
from ymylon.linkage.actions import propose_matches
from ymylon.linkage.models import Proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def cai(wales, as_actor):
    """Cai, whom the emergency duty team may see."""
    with as_actor("nia") as nia:
        return child(nia, wales, "Cai | Morgan-Rees", "2012-03-19", numbers=[("NHS_NUMBER", "9990000018")])


def look(browser, typed: str):
    return browser.post(reverse("linkage:search"), {"who": typed}, follow=True)


def test_one_box_then_the_child(cai, signed_in):
    nia = signed_in("nia")
    page = nia.get(reverse("linkage:search")).content.decode()
    assert page.count('type="text"') == 1
    found = look(nia, "kai morgan").content.decode()
    assert "One child could be “kai morgan”" in found
    assert "Cai Morgan-Rees, 14" in found
    assert "“kai” is a form of “Cai”; “morgan” is part of the surname “Morgan-Rees”." in found
    assert reverse("chronology:child", args=[cai.ref]) in found
    assert nia.get(reverse("chronology:child", args=[cai.ref])).status_code == 200


def test_the_address_does_not_say_who_was_looked_for_and_serves_nobody_else(cai, signed_in, wales):
    nia = signed_in("nia")
    answer = nia.post(reverse("linkage:search"), {"who": "kai morgan"})
    assert answer.status_code == 302
    assert "kai" not in unquote(answer["Location"]).lower()
    assert "Cai Morgan-Rees" in nia.get(answer["Location"]).content.decode()
    rhys = signed_in("rhys")
    assert "too old to show" in rhys.get(answer["Location"]).content.decode()


def test_in_welsh(cai, signed_in):
    found = look(signed_in("nia", "cy"), "kai morgan").content.decode()
    assert 'lang="cy"' in found
    assert "Mae “kai” yn ffurf ar “Cai”" in found.replace("&#x27;", "'")


def test_nobody_found_leads_to_a_report_that_keeps_what_was_typed(cai, signed_in):
    elin = signed_in("elin")
    page = look(elin, "Cai Morgan").content.decode()
    assert "Nobody found" in page
    assert f'action="{reverse("missing:report")}"' in page
    assert '<input type="hidden" name="who" value="Cai Morgan">' in page
    assert "another agency" not in page
    report = elin.post(reverse("missing:report"), {"who": "Cai Morgan", "look": "1"}).content.decode()
    assert 'value="Cai Morgan"' in report


def test_owain_learns_that_a_record_exists_and_no_more(cai, signed_in):
    owain = signed_in("owain")
    assert "A record exists" not in look(owain, "Cai Morgan-Rees").content.decode()
    page = look(owain, "Cai Morgan-Rees 19/03/2012").content.decode()
    assert "A record exists" in page
    assert "Rhondda Cynon Taf social care" in page
    assert str(cai.ref) not in page
    assert "No other agency here holds a record" in look(owain, "Cai Morgan-Rees 18/03/2012").content.decode()


def test_somebody_else_of_that_surname_does_not_hide_that_a_record_exists(cai, wales, as_actor, signed_in):
    with as_actor("owain") as owain:
        child(owain, wales, "Mali | Morgan", "2009-01-30")
        child(owain, wales, "Cai | Morgan", "2009-01-30")
    page = look(signed_in("owain"), "Cai Morgan-Rees 19/03/2012").content.decode()
    assert "Cai Morgan, 17" in page
    assert "Mali Morgan" not in page
    assert "A record exists" in page


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("", 422, "Write a name, a birth date or a number."),
        ("x" * 201, 422, "That is too long for a name."),
        ("9434765918", 200, "NHS number: The number’s own check fails"),
        ("31/02/2011", 200, "is not a day of the calendar"),
    ],
)
def test_what_cannot_be_looked_for_is_said(cai, signed_in, typed, status, said):
    answer = look(signed_in("nia"), typed)
    assert answer.status_code == status
    assert said in answer.content.decode()


def test_an_administrator_has_no_such_page(cai, signed_in):
    assert signed_in("ada").get(reverse("linkage:search")).status_code == 403


def test_as_many_questions_for_one_as_for_many(wales, as_actor, signed_in, count_queries):
    browser = signed_in("nia")
    address = browser.post(reverse("linkage:search"), {"who": "cai morgan"})["Location"]
    counts = []
    for size in (1, 40):
        with as_actor("nia") as nia:
            for _each in range(size):
                child(nia, wales, "Cai | Morgan", "2012-03-19")
        counts.append(count_queries(address))
    assert counts[0] == counts[1] <= 10, counts


@pytest.fixture
def pair(cai, wales, as_actor, as_owner):
    """Cai, and Kai whom a force elsewhere reported."""
    with as_actor("owain") as owain:
        record = child(owain, wales, "Kai | Morgan Rees", "2012-03-19")
        propose_matches(by=owain, at=NOW, child_id=record.pk)
    with as_owner():
        return Proposal.objects.get()


def test_two_records_side_by_side_are_judged_and_taken_back(pair, signed_in):
    nia = signed_in("nia")
    assert "1 pair of records may be one child" in nia.get(reverse("linkage:search")).content.decode()
    assert "Cai Morgan-Rees" in nia.get(reverse("linkage:matches")).content.decode()
    address = reverse("linkage:pair", args=[pair.ref])
    page = nia.get(address).content.decode()
    assert "Twins share surname, birthday and address" in page
    assert "19 Mar 2012" in page
    assert "999 000 0018" in page
    assert page.count("A form of it") == 1
    refused = nia.post(address, {"judged": "False"}).content.decode()
    assert "Say whether these are one child or two." in refused
    assert nia.post(address, {"judged": "False", "answer": "SAME", "reason": "His school says so."}).status_code == 302
    assert "Judged to be one child" in nia.get(reverse("linkage:matches")).content.decode()
    assert "Judged to be one child with Kai Morgan Rees" in look(nia, "cai morgan rees").content.decode()
    clash = nia.post(address, {"judged": "False", "answer": "DIFFERENT", "reason": "Not he."}).content.decode()
    assert "Somebody else judged this pair" in clash
    assert "Not he." in clash
    assert nia.post(address, {"judged": "True", "reason": "Two boys."}).status_code == 302
    assert "Nobody has judged yet." in nia.get(reverse("linkage:matches")).content.decode()


def test_pairs_are_for_those_who_see_both(pair, signed_in):
    address = reverse("linkage:pair", args=[pair.ref])
    assert signed_in("owain").get(address).status_code == 403
    assert signed_in("carys").get(address).status_code == 404
    assert "No two records" in signed_in("carys").get(reverse("linkage:matches")).content.decode()


def test_questions_of_the_pages_of_pairs(pair, signed_in, count_queries):
    signed_in("nia")
    assert count_queries(reverse("linkage:matches")) <= 10
    assert count_queries(reverse("linkage:pair", args=[pair.ref])) <= 10


def test_pairs_in_welsh(pair, signed_in):
    page = signed_in("nia", "cy").get(reverse("linkage:pair", args=[pair.ref])).content.decode()
    assert 'lang="cy"' in page
    assert "19 Maw 2012" in page

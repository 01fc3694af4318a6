"""Owain finds that a record exists which he may not see, breaks the glass, and is judged by whoever holds it."""

import re

import pytest

from tests.journeys.steps import report_new_child

REASON = "He has messaged a friend in Gwent that he will jump tonight."


@pytest.mark.reaches("linkage:search", "oversight:break_glass", "oversight:glasses", "oversight:glass", "chronology:child")
def test_the_glass_is_broken_and_judged(person):
    # Given a child whom the home has reported, in an area that is not Owain's
    elin, owain = person("elin"), person("owain")
    report_new_child(elin, born="8/3/2012")
    # When Owain looks for him
    owain.go("/find/")
    owain.answer(who="Cai Morgan-Rees 8/3/2012")
    owain.submit()
    owain.reads("A record exists")
    owain.click("A child could come to harm before I reach them")
    owain.reads_nothing_of("Cai")
    # And breaks the glass, first without saying enough
    owain.answer(reason="quick")
    owain.submit()
    owain.reads(re.compile("at least 20 characters"))
    faults = owain.barriers()
    owain.answer(reason=REASON)
    owain.submit()
    # Then he reads the record
    owain.reads("Chronology")
    child = owain.page.url.removeprefix(owain.address)
    faults += owain.barriers()
    # And a manager of the council that holds it finds that, in Welsh on a telephone, and judges
    gethin = person("gethin", language="cy", phone=True)
    gethin.go("/oversight/glass")
    gethin.page.locator("a[href*='/oversight/glass/']").first.click()
    gethin.reads(REASON)
    faults += gethin.barriers()
    gethin.answer(verdict="NOT_JUSTIFIED", words="Ni ffoniodd neb.")
    gethin.submit()
    gethin.reads("Heb gyfiawnhad")
    faults += gethin.barriers() + gethin.hanging()
    # And for Owain the record is shut
    answer = owain.page.goto(child)
    assert answer.status == 404
    assert faults == []


@pytest.mark.reaches("oversight:grants")
def test_one_person_is_let_in_by_name(person):
    # Given a child of Rhondda, whom Bridgend's Dylan does not see
    elin, gethin, dylan = person("elin"), person("gethin"), person("dylan")
    report_new_child(elin, born="8/3/2012")
    gethin.go("/find/")
    gethin.answer(who="Cai Morgan-Rees")
    gethin.submit()
    gethin.click("Open the record")
    child = gethin.page.url.removeprefix(gethin.address)
    assert dylan.page.goto(child).status == 404
    # When Gethin lets him in for a week
    gethin.click("Let one person into this record")
    gethin.answer(email="dylan@ymylon.example", lanes="IDENTITY", writes="no", days="7", basis="Covers for Mared this week.")
    gethin.submit()
    gethin.reads("Dylan Oyelaran")
    faults = gethin.barriers()
    # Then Dylan reads the record, until it is taken back
    dylan.go(child)
    dylan.reads("Cai Morgan-Rees")
    gethin.submit_form("form[action*='/end']")
    gethin.reads("taken back")
    assert dylan.page.goto(child).status == 404
    assert faults == []

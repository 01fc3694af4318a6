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


@pytest.mark.reaches("oversight:grants", "oversight:reviews", "oversight:end_asked_grant", "today:today")
def test_two_people_are_let_in_by_name_and_each_quarter_somebody_says_whether_they_still_are(person, service, looks):
    # Given a child of Rhondda, whom Bridgend's Dylan does not see
    elin, gethin, dylan, owain = person("elin"), person("gethin", language="en"), person("dylan"), person("owain")
    report_new_child(elin, born="8/3/2012")
    gethin.go("/find/")
    gethin.answer(who="Cai Morgan-Rees")
    gethin.submit()
    gethin.click("Open the record")
    child = gethin.page.url.removeprefix(gethin.address)
    assert dylan.page.goto(child).status == 404
    # When Gethin lets him and Cadi in for a year
    gethin.click("Let one person into this record")
    for who, why in (("dylan", "Covers for Mared this year."), ("cadi", "Talks to him at football.")):
        gethin.answer(email=f"{who}@ymylon.example", lanes="IDENTITY", writes="no", days="365", basis=why)
        gethin.submit()
    gethin.reads("Dylan Oyelaran")
    faults = gethin.barriers()
    # Then Dylan reads the record
    dylan.go(child)
    dylan.reads("Cai Morgan-Rees")
    # And a quarter later Gethin finds under Today until when he has to say who still needs it
    service.let_a_quarter_pass()
    gethin.go("/")
    gethin.reads(re.compile("2 people let into one child’s record"))
    gethin.reads(re.compile("Answer by"))
    looks.at("gethin", "/")
    gethin.click("Confirm or end them")
    gethin.reads("Dylan Oyelaran, into the record of Cai Morgan-Rees")
    looks.at("gethin", "/oversight/reviews")
    # And nobody else may answer
    asked = gethin.page.locator("main a[href*='/reviews/grants/']", has_text="Dylan").get_attribute("href")
    assert owain.page.goto(asked).status == 404
    owain.go("/")
    owain.reads_nothing_of("one child’s record")
    # When he ends Dylan's, first without a reason, and keeps Cadi's
    looks.at("gethin", asked, why="")
    gethin.go(asked)
    gethin.reads("Let Dylan Oyelaran into the record of Cai Morgan-Rees no more")
    gethin.answer(why="Mared is back.")
    gethin.submit()
    gethin.reads_nothing_of("Dylan Oyelaran, into")
    gethin.submit_form("form[action*='/reviews/grants/'][action$='/confirm']")
    # Then nothing more of it waits, Dylan reads nothing, and Cadi goes on
    gethin.go("/")
    gethin.reads_nothing_of("let into one child’s record")
    assert dylan.page.goto(child).status == 404
    gethin.go(child.replace("/children/", "/oversight/children/") + "/let-in")
    gethin.submit_form("form[action*='/end']")
    gethin.reads("taken back")
    looks.assert_clear()
    assert faults == []

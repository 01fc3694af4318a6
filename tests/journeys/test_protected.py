"""Two people open what is protected, together and once; a third reads whom to ask."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import child_of, find, report_new_child
from tests.journeys.test_left_out import choose

CANARY = "Canari, 7 Stryd Gudd"


def protect(someone: Person, address: str) -> list[str]:
    """Protect the child of this page, with Gethin and Nia named, and seal one address."""
    someone.go(address)
    someone.click("Protect where this child is")
    someone.submit()
    someone.reads("Name at least two people")
    faults = someone.barriers()
    someone.answer(kind="THREAT_TO_LIFE", reason="A threat was heard.")
    someone.page.locator("[name=owner]").first.check()
    choose(someone, "Gethin")
    choose(someone, "Nia")
    someone.submit()
    someone.click("Seal a fact")
    someone.answer(kind="ADDRESS", words=CANARY)
    someone.submit()
    return faults


@pytest.mark.reaches(
    "protection:begin", "protection:keep", "protection:panel", "protection:ask", "protection:list", "protection:opening",
)  # fmt: skip
def test_two_people_agree_and_a_third_reads_whom_to_ask(person):
    # Given a child whom a manager protects
    elin, gethin, nia, rhys = person("elin"), person("gethin"), person("nia", language="cy", phone=True), person("rhys")
    ref = report_new_child(elin)
    address = child_of(gethin, ref)
    faults = protect(gethin, address)
    gethin.reads(re.compile("Protected: ask .*"))
    gethin.reads_nothing_of(CANARY)
    faults += gethin.barriers()
    # When he asks to open what is sealed, nothing opens before another agrees
    gethin.click("Open the protection")
    faults += gethin.barriers()
    gethin.click("Ask to open what is sealed")
    gethin.answer(reason="The school must be told.")
    gethin.submit()
    gethin.reads("Nobody has agreed yet.")
    question = gethin.page.url.removeprefix(gethin.address)
    # And Nia agrees, in Welsh, on a telephone
    nia.go("/protected/")
    faults += nia.barriers()
    nia.click("Edrych ar y cais")
    faults += nia.barriers()
    nia.click("Cytuno i")
    nia.reads_nothing_of(CANARY)
    # Then he is shown it once
    gethin.go(question)
    gethin.click("Show it now, once")
    gethin.reads(re.compile(CANARY))
    faults += gethin.barriers()
    gethin.go(question)
    gethin.reads_nothing_of(CANARY)
    # And a third reads whom to ask, and nothing else
    rhys.go(address)
    rhys.reads(re.compile("Protected: ask .*"))
    rhys.reads("A protected team")
    for words in (CANARY, "Tŷ Derwen", "Elin"):
        rhys.reads_nothing_of(words)
    rhys.go(question)
    rhys.reads_nothing_of("The school must be told.")
    # Nor is anything held in the open of who waits for the child, and where
    around = address.replace("/children/", "/concern/child/")
    rhys.go(around)
    rhys.reads("Nothing is written here about a child who is protected")
    nia.go(around)
    nia.reads("Nid ysgrifennir dim yma am blentyn sydd wedi’i warchod")
    faults += rhys.barriers() + nia.barriers()
    assert faults == []


@pytest.mark.reaches("protection:alarm", "protection:leak", "protection:tell", "protection:end")
def test_what_comes_near_reaches_the_team_that_answers_and_it_alone_tells(service, person, looks):
    # Given a protected child whose council answers for her
    elin, gethin, rhys = person("elin"), person("gethin", language="en"), person("rhys")
    ref = report_new_child(elin)
    address = child_of(gethin, ref)
    panel = address.replace("/children/", "/protected/")
    faults = protect(gethin, address)
    # When the police say that a protected fact was seen
    rhys.go(address)
    rhys.click("Say that a protected fact was seen")
    looks.at("rhys", f"{panel}/leak", words="")
    rhys.answer(words="On a poster at the bus station.")
    rhys.submit()
    # Then it is sealed, and whoever answers for the child finds an alarm among their work
    rhys.reads_nothing_of("poster")
    ((owner,),) = service.ask(
        "select split_part(a.email, '@', 1) from protection_protection p"
        " join agencies_membership m on m.team_id = p.owner_team_id join agencies_practitioner w on w.id = m.practitioner_id"
        " join agencies_account a on a.id = w.account_id limit 1"
    )
    answering = person(owner, language="en")
    answering.go("/")
    answering.page.locator("main a[href*='/protected/alarms/']").first.click()
    answering.reads_nothing_of("poster")
    looks.at(owner, answering.page.url.removeprefix(answering.address))
    # When the child is found, that team alone is told, and chooses who else is
    find(rhys, ref)
    looks.at(owner, f"/missing/{ref}")
    answering.go(f"/missing/{ref}")
    answering.click("Choose who else is told")
    looks.at(owner, answering.page.url.removeprefix(answering.address))
    answering.submit()
    answering.reads("Choose whom to tell, or go back")
    faults += answering.barriers()
    answering.page.locator("[name=teams]").first.check()
    answering.submit()
    assert "/missing/" in answering.page.url
    # When a manager ends the protection
    gethin.go(panel)
    gethin.click("End the protection")
    looks.at("gethin", f"{panel}/end", reason="")
    gethin.answer(reason="The court has lifted the order.")
    gethin.submit()
    # Then the child is like any other, and what was sealed stays sealed
    gethin.go(address)
    gethin.reads_nothing_of("Protected: ask")
    gethin.reads_nothing_of(CANARY)
    assert faults == []
    looks.assert_clear()

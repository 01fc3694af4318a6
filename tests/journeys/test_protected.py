"""Two people open what is protected, together and once; a third reads whom to ask."""

import re

from tests.journeys.browser import Person
from tests.journeys.steps import report_new_child
from tests.journeys.test_left_out import child_of, choose

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
    assert faults == []

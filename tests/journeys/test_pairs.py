"""Two records of one child: put before somebody who may see both, judged by one while another reads, and taken back."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import child_of, report_new_child

BORN = {"born": "8/3/2012"}


def compare(someone: Person) -> str:
    """From Today's way of looking, along the pairs, to the two records side by side; its address."""
    someone.go("/find/matches")
    someone.click("Compare")
    return someone.page.url.removeprefix(someone.address)


@pytest.fixture
def pair(person, service) -> tuple[str, str]:
    """Cai as the home knows him, and Kai whom a force elsewhere reports: the address of the first, and the second's episode."""
    first = report_new_child(person("elin"), **BORN)
    owain = person("owain")
    second = report_new_child(owain, "Kai Morgan-Rees", authority="W06000022", **BORN)
    # Whoever reported learns nothing of the other.
    owain.go(f"/missing/{second}")
    owain.reads_nothing_of("Tŷ Derwen")
    return child_of(person("gethin"), first), second


@pytest.mark.reaches("linkage:matches", "linkage:pair", "linkage:search", "chronology:child")
def test_a_pair_is_judged_one_child_while_another_reads_and_taken_back(service, person, looks, pair):
    child, _second = pair
    # Given two of the council, who both have the two records before them
    nia, gethin = person("nia", language="en"), person("gethin")
    gethin.go("/find/")
    gethin.click("1 pair of records may be one child")
    looks.at("nia", "/find/matches")
    address = compare(nia)
    gethin.go(address)
    gethin.reads("Twins share surname, birthday and address")
    gethin.reads("A form of it")
    looks.at("nia", address)
    # When Nia answers, first without saying what she compared
    nia.answer(answer="SAME")
    nia.submit()
    nia.reads("Say what you compared, or whom you asked.")
    faults = nia.barriers()
    nia.answer(reason="The home confirms the name and the birthday.")
    nia.submit()
    # Then it is judged, for both
    nia.reads("Judged to be one child")
    # And Gethin, who answers on an old page, is shown that first and loses no word
    gethin.answer(answer="DIFFERENT", reason="Two boys, I believe.")
    gethin.submit()
    gethin.reads("Somebody else judged this pair while you were reading")
    gethin.reads("“The home confirms the name and the birthday.”")
    assert gethin.typed()["reason"] == "Two boys, I believe."
    faults += gethin.barriers()
    # And the two are told as one child
    nia.go(child)
    nia.reads("2 records of this child")
    for page in ("/find/matches", address, child):
        looks.at("nia", page)
    # When the judgement is taken back
    gethin.go(address)
    gethin.answer(reason="His mother says that they are cousins.")
    gethin.submit()
    # Then the pair waits again, and each record stands alone
    gethin.reads(re.compile("^Compare"))
    gethin.page.get_by_text("Nobody has judged yet.").wait_for()
    nia.go(child)
    nia.reads_nothing_of("records of this child")
    # When it is judged to be two children
    nia.go(address)
    nia.answer(answer="DIFFERENT", reason="Cousins: I spoke with both mothers.")
    nia.submit()
    # Then that stands; and the second record is no more hers to see, who saw it for this alone
    nia.reads("No two records that you may see are proposed as one child.")
    nia.reads_nothing_of("Kai")
    assert service.ask("select answer from linkage_proposal") == [("DIFFERENT",)]
    assert faults == []
    looks.assert_clear()


@pytest.mark.reaches("linkage:matches")
def test_whoever_may_see_only_one_of_two_is_shown_no_pair(person, pair):
    # Given the police of one of the two, and a council of another area
    owain, dylan = person("owain"), person("dylan")
    # Then neither is told that there is a pair
    assert owain.page.goto(f"{owain.address}/find/matches").status == 403
    dylan.go("/find/matches")
    dylan.reads("No two records that you may see are proposed as one child.")
    dylan.reads_nothing_of("Morgan-Rees")

"""A child is looked for, put right by two at once, and somebody around them is named and taken off again."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import report_new_child

COUNTED = {"given": "Cai", "family": "Morgan-Rees", "born_on": "8/3/2012", "sex": "MALE", "language": "WELSH"}


def open_from_search(someone: Person, name: str) -> str:
    """Look for a child, and open the record; its address."""
    someone.go("/find/")
    someone.answer(who=name)
    someone.submit()
    someone.click("Open the record")
    return someone.page.url.removeprefix(someone.address)


@pytest.mark.reaches(
    "linkage:search", "chronology:child", "chronology:put_right", "chronology:add_contact", "chronology:numbers",
    "chronology:add_number",
)  # fmt: skip
def test_two_put_a_child_right_at_once_and_somebody_is_named(service, person, looks):
    # Given a child of whom the home knew half a name
    elin, nia, rhys = person("elin"), person("nia", language="en"), person("rhys")
    report_new_child(elin, "Kai Morgan")
    address = open_from_search(nia, "Kai Morgan")
    # When two people have the same page open, and one of them saves
    open_from_search(rhys, "Morgan")
    for someone in (nia, rhys):
        someone.click("Put right who this is")
    looks.at("nia", f"{address}/put-right", given="", family="")
    nia.answer(**COUNTED, communication="Short sentences.")
    nia.submit()
    nia.reads("8 March 2012")
    # Then the other sees both, with every word that he typed, and chooses
    rhys.answer(given="Cai", family="Morgan-Rees", known_as="Kaz", born_on="9/3/2012")
    rhys.submit()
    rhys.reads(re.compile("Nia Prydderch saved this"))
    rhys.reads("Short sentences.")
    assert {"known_as": "Kaz", "born_on": "9/3/2012"}.items() <= rhys.typed().items()
    faults = rhys.barriers()
    rhys.answer(born_on="8/3/2012", communication="Short sentences.", sex="MALE", language="WELSH")
    rhys.submit()
    # and nothing of either is lost: the name until now still finds the child
    rhys.reads("Kaz")
    rhys.reads("8 March 2012")
    rhys.reads("Kai Morgan")
    assert open_from_search(rhys, "Kai Morgan") == address
    # When the number that health gives is typed, first with a slip in it
    rhys.go(f"{address}/numbers/new")
    rhys.answer(system="NHS_NUMBER", value="999 000 0019", since="1/9/2020")
    rhys.submit()
    rhys.reads(re.compile("own check fails"))
    faults += rhys.barriers()
    rhys.answer(value="999 000 0018")
    rhys.submit()
    # Then it finds the child, and once it is ended it stands there with its days
    rhys.reads("999 000 0018")
    faults += rhys.barriers()
    assert open_from_search(rhys, "999 000 0018") == address
    rhys.go(f"{address}/numbers")
    rhys.submit_form("main form[action$='/end']")
    rhys.reads(re.compile("Since Tuesday 1 September 2020. Until"))
    # When somebody around the child is named, first without a name
    looks.at("nia", f"{address}/contact", relation="GRANDPARENT", name="")
    nia.go(address)
    nia.click("Name somebody")
    nia.answer(name="Emrys Morgan", relation="GRANDPARENT", telephone="01443 000 000", language="WELSH", responsible="yes")
    nia.submit()
    # Then the other reads it, and whoever is named was told nothing
    rhys.go(address)
    rhys.reads("Emrys Morgan")
    rhys.reads(re.compile("Grandparent. Welsh. Has parental responsibility"))
    assert service.ask("select count(*) from post_letter where to_email like '%%emrys%%'") == [(0,)]
    looks.at("nia", address)
    # When he is not around the child any more
    nia.submit_form("form[action*='/contact/']")
    # Then he stands among them no more, and it is in the story
    nia.reads_nothing_of("01443 000 000")
    rhys.go(address)
    rhys.reads_nothing_of("01443 000 000")
    looks.at("nia", address)
    assert faults == []
    looks.assert_clear()

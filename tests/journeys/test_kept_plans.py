"""A safety plan made with a young person in Welsh, beside what is done against those who harm; growing up, and a move."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.browser import Person
from tests.journeys.steps import acknowledge, child_of, report_new_child, write_down
from tests.journeys.test_associates import name
from tests.journeys.test_circumstances import choose, follow
from tests.journeys.test_orders import day
from tests.journeys.test_sharing import tick

SAID = "Paid â galw’r heddlu gynta. Ffonia Taid."


def keep(someone: Person, address: str, **answers: str) -> None:
    """Write one version: who was there and what the young person thinks of it, and as little else as this."""
    write_down(someone, f"{address}/write", made_with="CHILD", view="AGREES", **answers)


@pytest.mark.reaches(
    "safety:safety", "safety:safety_write", "safety:transition", "safety:transition_write", "safety:relocation",
    "safety:relocation_write", "safety:contextual", "safety:contextual_write", "safety:versions", "safety:sheet_welsh",
    "safety:sheet_english", "safety:sign", "safety:look_again", "safety:give", "safety:add", "safety:less", "safety:consent",
    "safety:accept", "safety:step", "disruption:child", "disruption:step", "disruption:end",
)  # fmt: skip
def test_a_safety_plan_is_kept_beside_what_is_done_against_those_who_harm(service, person, tmp_path):
    # Given a young person whom the home reported, and whom council and police hold
    elin, rhys, gethin = person("elin"), person("rhys"), person("gethin")
    born = timezone.localdate().replace(day=1) - timedelta(days=17 * 366)
    episode = report_new_child(elin, born=born.strftime("%d/%m/%Y"))
    acknowledge(rhys, episode)
    address = child_of(rhys, episode)
    room = address.replace("/children/", "/safety/")
    plan = f"{room}/safety"
    # When Nia writes the part on people and places once, and then makes the plan with him, in Welsh on her telephone
    nia = person("nia", language="cy", phone=True)
    keep(nia, f"{room}/contextual", parents="Mam sy’n ffonio’r siop.")
    nia.reads("Mam sy’n ffonio’r siop.")
    faults = nia.barriers() + nia.hanging()
    nia.go(address)
    follow(nia, plan)
    follow(nia, "/write")
    nia.answer(safe_day="Ysgol, wedyn Taid.", signs="Dau ffôn.", childs_words=SAID, view="AGREES")
    nia.submit()
    # Then what is missing is said beside its question, and nothing that they wrote is lost
    nia.reads("Dywedwch pwy a’i gwnaeth gyda chi")
    faults += nia.barriers() + nia.hanging()
    nia.answer(made_with="CHILD", words_language="WELSH")
    nia.submit()
    nia.reads(SAID)
    nia.reads("Mam sy’n ffonio’r siop.")
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "kept-safety.cy.png")
    # And a step is agreed by whoever does it, and who was given a copy is written down
    follow(nia, "/step")
    choose(nia, "owner", "Tîm dyletswydd brys")
    nia.answer(words="Cwrdd ag ef wrth y bws.", due_on=day(5))
    nia.submit()
    nia.reads("Cwrdd ag ef wrth y bws.")
    follow(nia, "/copy")
    faults += nia.barriers() + nia.hanging()
    nia.answer(whom="CHILD", on=day(0))
    nia.submit()
    for paper, words in (("/sheet/welsh", "Fy nghynllun"), ("/sheet/english", "My plan")):
        follow(nia, paper)
        nia.reads(words)
        nia.reads(SAID)
        faults += nia.barriers() + nia.hanging()
        nia.picture(tmp_path / f"kept{paper.replace('/', '-')}.png")
        nia.page.locator("main form button").first.click()
        nia.reads(words)
        nia.reads(re.compile("SWYDDOGOL-SENSITIF|OFFICIAL-SENSITIVE"))
        faults += nia.barriers() + nia.hanging()
        nia.picture(tmp_path / f"kept{paper.replace('/', '-')}-paper.png")
        nia.go(plan)
    follow(nia, "/again")
    nia.answer(words="“Iawn fel y mae.”")
    nia.submit()
    follow(nia, "/earlier")
    faults += nia.barriers()
    # When the home adds what it does, it reads the plan and not who else works with him
    elin.go(plan)
    elin.reads_nothing_of("Mam sy’n ffonio’r siop.")
    follow(elin, "/add")
    elin.answer(words="Somebody is awake until he is in.", read_by="EVERYBODY")
    elin.submit()
    elin.reads("Somebody is awake until he is in.")
    faults += elin.barriers() + elin.hanging()
    # Then a manager who did not write it signs it off
    gethin.go(plan)
    follow(gethin, "/sign")
    faults += gethin.barriers()
    gethin.submit()
    gethin.reads("Signed off by a manager")
    gethin.picture(tmp_path / "kept-safety.png")
    # When Rhys names who gives him lifts, and a step is agreed against them
    rhys.go(address.replace("/children/", "/concern/child/"))
    follow(rhys, "/enter")
    name(rhys, "Jay", "His carer")
    both = address.replace("/children/", "/disruption/")
    rhys.go(both)
    follow(rhys, f"{both}/step")
    choose(rhys, "target", "Jay")
    choose(rhys, "team", "Missing persons team")
    rhys.answer(means="VEHICLE", words="Stop the van on Fridays.", due_on=day(9))
    faults += rhys.barriers()
    rhys.submit()
    rhys.reads("Stop the van on Fridays.")
    rhys.reads(SAID)
    faults += rhys.barriers()
    rhys.picture(tmp_path / "both-plans.png")
    # And it only moved elsewhere: what is next is asked
    follow(rhys, "/end")
    rhys.answer(effect="DISPLACED", words="They wait in the park.")
    rhys.submit()
    rhys.reads("Say what is next")
    faults += rhys.barriers()
    rhys.answer(next_words="Lights in the park.")
    rhys.submit()
    rhys.reads("Displaced: it goes on elsewhere")
    # Nothing of it is for the home, nor in anything that it reads
    assert elin.page.goto(elin.address + both).status in (403, 404)
    for page in (address, plan):
        elin.go(page)
        elin.reads_nothing_of("Stop the van")
    # When growing up is planned, support after 18 is agreed by consent, and a move waits for somebody’s name
    keep(gethin, f"{room}/transition", home="With Taid.", payments="A grant, on Thursdays.")
    follow(gethin, "/consent")
    gethin.answer(choice="CONSENTED", until="TWENTY_FIVE", on=day(0))
    gethin.submit()
    gethin.reads("Until 25")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "kept-transition.png")
    keep(nia, f"{room}/relocation", online="Dileu’r cyfrif.")
    nia.reads("Heb ei dderbyn gan yr awdurdod")
    faults += nia.barriers() + nia.hanging()
    gethin.go(f"{room}/relocation")
    gethin.reads("Somebody of the receiving authority accepts")
    gethin.go(gethin.page.locator("main a[href$='/again']").get_attribute("href").replace("/again", "/accept"))
    gethin.submit()
    gethin.reads("Somebody of the receiving authority accepts")
    faults += gethin.barriers()
    # Then less is enough, by a person alone, with what stays
    gethin.go(plan)
    follow(gethin, "/less")
    gethin.answer(choice="STEPPED_DOWN", words="Calm since May.", stays="Taid, and Nia on Fridays.")
    gethin.submit()
    gethin.reads("Taid, and Nia on Fridays.")
    faults += gethin.barriers()
    assert faults == []


def test_the_receiving_council_is_let_in_and_accepts_a_move_by_name(service, person, tmp_path):
    # Given a plan for a move that Nia wrote, and a manager of Powys who holds no child
    service.open_receiving_council()
    elin, gethin, nia = person("elin"), person("gethin"), person("nia")
    address = child_of(elin, report_new_child(elin))
    plan = f"{address.replace('/children/', '/safety/')}/relocation"
    keep(nia, plan, online="Delete the account.")
    gwenllian = person("gwenllian", language="cy", phone=True)
    assert gwenllian.page.goto(gwenllian.address + plan).status == 404
    # When Gethin, who may not accept it himself, lets her in
    gethin.go(plan)
    gethin.reads("It waits for the receiving authority")
    faults = gethin.barriers() + gethin.hanging()
    gethin.picture(tmp_path / "waits.png")
    gethin.go(address)
    follow(gethin, "/let-in")
    tick(gethin, "lanes", "IDENTITY", "CONCERN", "SAFETY")
    gethin.answer(email="gwenllian@ymylon.example", writes="yes", days="91", basis="Powys receives him.")
    gethin.submit()
    # Then she finds what she is here for first, in Welsh on her telephone, and accepts by her name
    gwenllian.go(plan)
    faults += gwenllian.barriers() + gwenllian.hanging()
    gwenllian.picture(tmp_path / "receives.cy.png")
    follow(gwenllian, "/accept")
    faults += gwenllian.barriers() + gwenllian.hanging()
    gwenllian.submit()
    gwenllian.reads("Derbyniwyd gan yr awdurdod sy’n derbyn")
    gethin.go(plan)
    gethin.reads("Accepted by the receiving authority")
    gethin.reads("Gwenllian Arwyn")
    gethin.picture(tmp_path / "accepted.png")
    assert faults == []

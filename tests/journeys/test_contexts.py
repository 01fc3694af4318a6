"""An exploitation coordinator assesses a takeaway on her telephone, in Welsh; a school sees to a step of the plan."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import acknowledge, child_of, report_new_child, write_down
from tests.journeys.test_associates import name
from tests.journeys.test_circumstances import choose, follow
from tests.journeys.test_orders import day
from tests.journeys.test_sharing import tick

WHY = "Mae dynion mewn ceir yn aros y tu allan ar ôl ysgol."


def let_bronwen_in(gethin: Person, episode: str) -> str:
    """Bronwen of the hub is let into the record of this child; the address of their page."""
    address = child_of(gethin, episode)
    gethin.click("Let one person into this record")
    tick(gethin, "lanes", "IDENTITY", "EPISODE", "CONCERN", "PERSONS")
    gethin.answer(email="bronwen@ymylon.example", writes="yes", days="28", basis="Assesses where they meet, for the hub.")
    gethin.submit()
    gethin.reads("Bronwen Vaughan")
    return address


@pytest.mark.reaches(
    "contexts:every", "contexts:begin", "contexts:context", "contexts:child", "contexts:link", "contexts:add", "contexts:concern",
    "contexts:step", "contexts:let_read", "contexts:review", "contexts:put_right", "contexts:end_part", "contexts:end_step",
    "contexts:close_to", "contexts:end_link", "contexts:end_concern", "contexts:order", "networks:context",
)  # fmt: skip
def test_a_coordinator_assesses_a_takeaway_and_a_school_sees_to_a_step(service, person, looks, tmp_path):
    # Given two children whom the home reported, into whose records Gethin lets the hub's coordinator
    elin, rhys, gethin, dewi = person("elin"), person("rhys"), person("gethin"), person("dewi")
    children = []
    for words in ("Cai Morgan-Rees", "Mali Huws"):
        episode = report_new_child(elin, words)
        acknowledge(rhys, episode)
        children.append(let_bronwen_in(gethin, episode))
    cai, mali = (address.replace("/children/", "/contexts/child/") for address in children)
    # When Bronwen begins an assessment on her telephone, nothing is there yet, and she is asked five things
    bronwen = person("bronwen", language="cy", phone=True)
    bronwen.go("/contexts/")
    bronwen.reads("Nid oes lle na grŵp yn cael ei asesu yma.")
    follow(bronwen, "/contexts/begin")
    assert bronwen.inputs() == 5, "what, name, where, whose area, why"
    faults = bronwen.barriers() + bronwen.hanging()
    bronwen.answer(kind="TAKEAWAY", name="Blodau’r Môr", where="12 Stryd Taf", area="W06000016", why=WHY)
    bronwen.submit()
    bronwen.reads(WHY)
    place = bronwen.page.url.removeprefix(bronwen.address)
    # And says one thing at a time: harm with how it is known, who has reach, when, what is good, what would help
    write_down(bronwen, f"{place}/add/HARM", code="VAPES", words="O dan y cownter.", sure="LIKELY")
    bronwen.reads(re.compile("Dywedwch sut y gwyddys hyn"))
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.answer(source="SCHOOL")
    bronwen.submit()
    bronwen.reads("O dan y cownter.")
    write_down(bronwen, f"{place}/add/REACH", code="TRANSPORT", words="Mae’r gyrwyr yn gweld pwy sy’n aros.")
    write_down(bronwen, f"{place}/add/TIME", words="Nos Wener, ar ôl ysgol.")
    write_down(bronwen, f"{place}/add/STRENGTH", words="Mae’r ferch wrth y til yn eu hadnabod.")
    write_down(bronwen, f"{place}/add/SAFER", words="Golau wrth y safle bws.")
    # Then one is put right, and another taken back; what was said before stays
    follow(bronwen, "/contexts/part/")
    bronwen.answer(words="Wrth y drws cefn.")
    bronwen.submit()
    bronwen.reads("Wrth y drws cefn.")
    with bronwen.led_on():
        bronwen.page.locator("main a[href*='/contexts/part/'][href$='/end']").last.click()
    bronwen.answer(words="Mae golau yno nawr.")
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.submit()
    bronwen.reads("Mae golau yno nawr.")
    # And links both children from their own pages
    for address in (cai, mali):
        bronwen.go(address)
        follow(bronwen, "/link")
        choose(bronwen, "context", "Blodau’r Môr")
        bronwen.answer(words="Cafodd fwyd am ddim.", source="CHILD", sure="LIKELY")
        faults += bronwen.barriers() + bronwen.hanging()
        bronwen.submit()
        bronwen.reads("Cafodd fwyd am ddim.")
    bronwen.go(place)
    bronwen.reads("Cai Morgan-Rees")
    bronwen.reads("Mali Huws")
    # No law that binds a place is switched on here: she is told so before she types anything
    follow(bronwen, "/order")
    bronwen.reads(re.compile("mae bwrdd yn troi pob un ymlaen"))
    faults += bronwen.barriers() + bronwen.hanging()
    # And a step that names one of them is refused, for a school reads it; without the name the school sees to it
    bronwen.go(f"{place}/step")
    choose(bronwen, "team", "Arweinydd diogelu")
    bronwen.answer(words="Athrawon y tu allan nes i Cai fynd.", due_on=day(5))
    bronwen.submit()
    bronwen.reads(re.compile("Peidiwch ag enwi plentyn yma: mae mwy o bobl"))
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.answer(words="Athrawon y tu allan nes i’r bysiau fynd.")
    bronwen.submit()
    bronwen.reads("Athrawon y tu allan nes i’r bysiau fynd.")
    bronwen.picture(tmp_path / "contexts-place.cy.png")
    # When Rhys of the police looks, somebody of concern whom he holds is there; the same place twice is asked about
    around = children[0].replace("/children/", "/concern/child/")
    rhys.go(f"{around}/enter")
    name(rhys, "Jay", "CCTV")
    rhys.go(f"{place}/concern")
    choose(rhys, "entry", "Jay")
    rhys.answer(words="Behind the counter.", source="POLICE", sure="LIKELY")
    faults += rhys.barriers()
    rhys.submit()
    rhys.reads("Behind the counter.")
    rhys.picture(tmp_path / "contexts-place.png")
    write_down(rhys, "/contexts/begin", kind="SHOP", name="blodaur mor", area="W06000016", why="Cars wait.")
    rhys.reads("Something like it is assessed already. Say whether it is one of these.")
    rhys.picture(tmp_path / "contexts-twice.png")
    faults += rhys.barriers()
    rhys.page.locator("input[name=same]").first.check()
    rhys.submit()
    rhys.reads("Behind the counter.")
    # And around the place he sees both children and the man; she sees the children alone
    follow(rhys, "/networks/context/")
    rhys.reads("Jay")
    rhys.reads("Mali Huws")
    faults += rhys.barriers()
    rhys.picture(tmp_path / "contexts-network.png")
    rhys.go(place)
    bronwen.go(place)
    bronwen.reads_nothing_of("Behind the counter.")
    follow(bronwen, "/networks/context/")
    bronwen.reads("Mali Huws")
    bronwen.reads_nothing_of("Jay")
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.picture(tmp_path / "contexts-network.cy.png")
    bronwen.go(place)
    with rhys.led_on():
        rhys.page.locator("main a[href*='/contexts/concern/']").last.click()
    rhys.answer(words="It was another man.")
    faults += rhys.barriers()
    rhys.submit()
    # Then Dewi of the school finds the step under Today, and neither the place nor a child
    dewi.go("/")
    follow(dewi, "/contexts/")
    dewi.reads(re.compile("Athrawon y tu allan nes i’r bysiau fynd"))
    dewi.reads_nothing_of("Cai")
    assert dewi.page.locator(f"main a[href='{place}']").count() == 0
    faults += dewi.barriers()
    dewi.picture(tmp_path / "contexts-every.png")
    # And while it is open the assessment doesn't end; nor is it looked at again in the past
    bronwen.go(f"{place}/review")
    bronwen.answer(choice="ENDS", words="Mae wedi cau.")
    bronwen.submit()
    bronwen.reads(re.compile("Mae camau o’r cynllun yn dal ar agor"))
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.answer(choice="GOES_ON", next_on=day(-1))
    bronwen.submit()
    bronwen.reads(re.compile("Rhowch ddiwrnod ar ôl heddiw"))
    bronwen.answer(next_on=day(20))
    bronwen.submit()
    bronwen.reads(re.compile("20 diwrnod ar ôl"))
    follow(dewi, "/contexts/step/")
    dewi.answer(how="DONE", words="Two teachers, each day.")
    faults += dewi.barriers()
    dewi.submit()
    dewi.reads("No place or group is assessed here.")
    # When the school is let in with a reason, it reads the place and no child; Mali's link ends with a reason
    bronwen.go(f"{place}/open")
    choose(bronwen, "team", "Arweinydd diogelu")
    bronwen.answer(why="Mae’r ysgol dros y ffordd.")
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.submit()
    dewi.go(place)
    dewi.reads(re.compile("Two teachers, each day"))
    dewi.reads_nothing_of("Mali")
    # And once it is closed to the school again, for a reason, the school's next page is not found; who read it stays to be read
    follow(bronwen, "/contexts/reader/")
    bronwen.submit()
    bronwen.reads("Dywedwch pam.")
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.answer(why="Mae’r ysgol wedi symud.")
    bronwen.submit()
    bronwen.reads("Mae’r ysgol wedi symud.")
    bronwen.reads("Mae’r ysgol dros y ffordd.")
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.picture(tmp_path / "contexts-closed.cy.png")
    assert dewi.page.request.get(dewi.address + place).status == 404
    bronwen.go(mali)
    follow(bronwen, "/contexts/link/")
    bronwen.answer(words="Ei chwaer oedd hi.")
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.submit()
    bronwen.reads("Nid ydych yn gweld lle na grŵp yma eto.")
    # And with no step open a person ends it, with words
    write_down(bronwen, f"{place}/review", choice="ENDS", words="Mae wedi cau, ac mae’r ceir wedi mynd.")
    bronwen.reads("Daeth yr asesiad hwn i ben")
    for page in ("/contexts/", place, f"{place}/review", cai):
        looks.at("gethin", page)
    looks.assert_clear()
    assert faults == []
    # Nothing of it made a record, a worry or a duty about a child
    assert service.ask("select count(*) from children_child") == [(2,)]
    assert service.ask("select count(*) from worries_worry") == [(0,)]
    assert service.ask("select count(*) from duties_duty where about in (select ref from contexts_childlink)") == [(0,)]

"""An exploitation coordinator sees who and what is around a child: in English at a desk, in Welsh on her telephone."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.browser import Person
from tests.journeys.steps import acknowledge, child_of, find, report_new_child, write_down
from tests.journeys.test_associates import name
from tests.journeys.test_circumstances import follow
from tests.journeys.test_sharing import tick

SIZES = "els => els.map(el => el.getBoundingClientRect()).map(box => [Math.round(box.width), Math.round(box.height)])"


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).strftime("%d/%m/%Y")


def tie(someone: Person, entry: str, kind: str, other: str) -> None:
    """On an entry's page: tie it to another, by a part of that one's name."""
    someone.go(f"{entry}/tie")
    option = someone.page.locator("select[name=other] option", has_text=other).first.get_attribute("value")
    someone.answer(kind=kind, other=option, source="Gwelwyd", sure="LIKELY", words="Yr un graith." if kind == "SAME" else "")
    someone.submit()


def entered(someone: Person, around: str, nickname: str, **more: str) -> str:
    """Somebody or something is named on account of the child; the address of the entry."""
    someone.go(f"{around}/enter")
    name(someone, nickname, "Her sister", **more)
    return someone.page.url.removeprefix(someone.address)


def targets_too_small(someone: Person) -> list:
    """Which links of the drawing are smaller than 24 pixels: the checker does not look at those."""
    return [size for size in someone.page.locator("figure svg a").evaluate_all(SIZES) if min(size) < 24]


@pytest.mark.reaches("networks:child", "networks:entry", "networks:place", "networks:give")
def test_a_coordinator_sees_who_and_what_is_around_a_child(service, person, looks, tmp_path):
    # Given a child who was missing and found, around whom a man, his mate and their telephone are named
    elin, rhys, gethin = person("elin"), person("rhys"), person("gethin")
    episode = report_new_child(elin, born="8/3/2012")
    acknowledge(rhys, episode)
    address = child_of(gethin, episode)
    around, network = (address.replace("/children/", f"/{room}/child/") for room in ("concern", "networks"))
    jay = entered(gethin, around, "Jay", way="HARMS")
    kez = entered(gethin, around, "Kez")
    entered(gethin, around, "", kind="PHONE", mark="07700 900123")
    entered(gethin, around, "The Flats", kind="GROUP")
    for entry in (jay, kez):
        tie(gethin, entry, "USES", "07700")
        tie(gethin, entry, "MEMBER_OF", "The Flats")
    tie(gethin, kez, "SAME", "Jay")
    police_only = entered(rhys, around, "Dex", way="HARMS")
    find(rhys, episode)
    write_down(rhys, f"/missing/{episode}/found/details", place="Bus station, Pontypridd", with_whom="A man called Jay")
    home = service.ask("select id from agencies_agency where kind = 'CHILDRENS_HOME' order by id limit 1")[0][0]
    write_down(gethin, address.replace("/children/", "/circumstances/") + "/care/new", since=day(-90), legal_status="CARE_ORDER",
               responsible_authority="W06000016", placement="CHILDRENS_HOME", known_from="COUNCIL", home=str(home))  # fmt: skip
    # And Bronwen of the hub is let into his record
    gethin.go(address)
    gethin.click("Let one person into this record")
    tick(gethin, "lanes", "IDENTITY", "EPISODE", "FOUND", "CARE", "CONCERN", "PERSONS")
    gethin.answer(email="bronwen@ymylon.example", writes="yes", days="28", basis="Draws his network for the panel.")
    gethin.submit()
    # When she opens the network from his page, at her desk and in English
    desk = person("bronwen")
    desk.go(address)
    follow(desk, "/networks/child/")
    # Then the drawing and the table say the same, each link with what it rests on, and a hub is marked
    for words in ("“Jay”", "“Kez”", "07700 900123", "“The Flats”", "Bus station, Pontypridd", "A man called Jay"):
        assert desk.page.locator("figure svg a", has_text=words[:20]).count() == 1, words
        assert desk.page.locator("table", has_text=words).count() == 1, words
    desk.reads(re.compile("is not walked through"))
    # And what the police alone hold is nowhere
    desk.reads_nothing_of("Dex")
    faults = desk.barriers() + targets_too_small(desk)
    desk.picture(tmp_path / "network.png")
    # She reaches each by the keyboard, and from the man to his own network
    desk.page.locator("figure svg a", has_text="“Jay”").focus()
    desk.send()
    desk.reads("Network around “Jay”")
    faults += desk.barriers() + targets_too_small(desk)
    # On a day before anything was known, the home alone is left
    desk.go(network)
    desk.page.locator("summary").first.click()
    desk.answer(since=day(-60), until=day(-60))
    desk.submit_form("main form[method=get]")
    desk.reads("Tŷ Derwen")
    desk.reads_nothing_of("Pontypridd")
    faults += desk.barriers()
    # When she looks again on her telephone, in Welsh, it is the same, and nothing hangs over the edge
    phone = person("bronwen", language="cy", phone=True)
    phone.go(network)
    phone.reads(re.compile("Rhwydwaith o gwmpas Cai"))
    phone.reads(re.compile("Yr un peth fel tabl"))
    faults += phone.barriers() + phone.hanging() + targets_too_small(phone)
    phone.picture(tmp_path / "network.cy.png")
    follow(phone, "/networks/place/")
    phone.reads(re.compile("Rhwydwaith o gwmpas Tŷ Derwen"))
    faults += phone.barriers() + phone.hanging()
    # Then the police find what they hold beside it, and the home finds nothing
    rhys.go(network)
    rhys.reads("“Dex”")
    rhys.picture(tmp_path / "network-police.png")
    # And are told that nothing leaves as a file without an agreement
    follow(rhys, f"{network}/give")
    rhys.reads("No agreement covers this")
    faults += rhys.barriers()
    rhys.picture(tmp_path / "network-give.png")
    # where nothing can be answered, nothing is asked
    assert rhys.page.locator("main form").count() == 0
    assert elin.page.goto(elin.address + network).status in (403, 404)
    assert desk.page.goto(desk.address + police_only.replace("/concern/", "/networks/entry/")).status == 404
    looks.at("gethin", network)
    looks.assert_clear()
    assert faults == []

"""A name is heard, asked about and held; the police write what others read; a child who is named is offered support."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.browser import Person
from tests.journeys.steps import acknowledge, child_of, report_new_child
from tests.journeys.test_plans import follow, is_not_found


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).strftime("%d/%m/%Y")


def name(someone: Person, nickname: str, source: str, **more: str) -> None:
    """On the page that asks for a person of concern: as little as a nickname."""
    said = {"kind": "PERSON", "nicknames": nickname, "basis": "SAFEGUARDING", "why": "Rhoi ffonau.", "source": source}
    said |= {"sure": "SUSPECTED", "way": "NEAR", "words": "Wrth y giât.", "review_on": day(60)} | more
    someone.answer(**said)
    someone.submit()


@pytest.mark.reaches(
    "associates:child", "associates:enter", "associates:entry", "associates:held", "associates:change", "associates:review",
    "associates:tie", "associates:end_tie", "associates:end_link", "associates:wording", "associates:is_child",
    "associates:offer",
)  # fmt: skip
def test_a_nickname_is_held_and_a_child_who_is_named_is_offered_support(service, person, tmp_path):
    # Given a child whom the home reported, and whom council and police hold
    elin, rhys, gethin = person("elin"), person("rhys"), person("gethin")
    nia = person("nia", language="cy", phone=True)
    episode = report_new_child(elin)
    acknowledge(rhys, episode)
    address = child_of(gethin, episode)
    around = address.replace("/children/", "/concern/child/")
    # When Nia writes down on her telephone, in Welsh, a nickname that she heard tonight, and forgets from whom
    nia.go(address)
    follow(nia, "/concern/child/")
    nia.reads("Nid oes neb na dim wedi’i enwi eto.")
    follow(nia, "/enter")
    name(nia, "Jay", "")
    nia.reads("Dywedwch o ble y mae hyn yn hysbys.")
    faults = nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "enter.cy.png")
    nia.answer(source="Ei chwaer, heno")
    nia.submit()
    # Then it is held, with what it rests on, and looked at again
    nia.reads("“Jay”")
    nia.reads("Ei chwaer, heno")
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "entry.cy.png")
    # And whoever lacks the lane can't tell that there is anything
    assert elin.page.goto(elin.address + around).status in (403, 404)
    elin.go(address)
    elin.reads_nothing_of("concern around")
    # When Gethin hears the name too, he is asked whether it is the same, and says that it is another
    gethin.go(f"{around}/enter")
    name(gethin, "JAY!", "The school")
    gethin.reads("Is it one of these?")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "same.png")
    gethin.answer(same="ANOTHER")
    gethin.submit()
    gethin.reads("“JAY!”")
    # When it turns out that they are one, he joins them with a reason; and parts them again
    follow(gethin, "/tie")
    faults += gethin.barriers()
    option = gethin.page.locator("select[name=other] option").nth(1).get_attribute("value")
    gethin.answer(kind="SAME", other=option, source="The school", sure="LIKELY", words="The same scar.")
    gethin.submit()
    gethin.reads("Is the same as: “Jay”")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "entry.png")
    follow(gethin, "/concern/tie/")
    faults += gethin.barriers()
    gethin.answer(reason="Two brothers.")
    gethin.submit()
    gethin.reads("Nothing else is tied to it.")
    # When he puts it right, and looks at it again
    follow(gethin, "/change")
    faults += gethin.barriers()
    gethin.answer(description="About thirty, a scar on the left hand.")
    gethin.submit()
    follow(gethin, "/again")
    faults += gethin.barriers()
    gethin.answer(choice="KEEP", review_on=day(90), words="Seen again on Friday.")
    gethin.submit()
    gethin.reads("Seen again on Friday.")
    gethin.go("/concern/")
    gethin.reads("What your agency answers for")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "held.png")
    # When the police name somebody who turns out to be a child
    rhys.go(f"{around}/enter")
    name(rhys, "Tizz", "A call from his aunt", basis="CRIME")
    rhys.reads("Police intelligence")
    entry = rhys.page.url.removeprefix(rhys.address)
    # Then the council finds none of it, and reads what the police write for others
    assert is_not_found(gethin, entry)
    follow(rhys, "/wording")
    faults += rhys.barriers()
    rhys.answer(wording="Somebody of fourteen or fifteen, seen with Cai at the skate ramp.")
    rhys.submit()
    gethin.go(around)
    gethin.reads("at the skate ramp")
    gethin.reads_nothing_of("Tizz")
    gethin.reads_nothing_of("his aunt")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "child.png")
    # And the child has a record first
    rhys.go(entry)
    follow(rhys, "/child")
    faults += rhys.barriers()
    rhys.answer(given="Macsen", family="Pugh", source="CCTV", sure="LIKELY", area="W06000016")
    rhys.submit()
    rhys.reads("Others name Macsen as somebody of concern")
    faults += rhys.barriers()
    # And support is owed, which says nothing of why
    [(about,)] = service.ask("select about from duties_duty where kind = 'OFFER_SUPPORT' and state = 'OPEN'")
    nia.go(f"/concern/support/{about}")
    nia.reads("Cynnig cymorth i Macsen")
    nia.reads_nothing_of("Tizz")
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "offer.cy.png")
    nia.answer(answer="ACCEPTED", offered="Mentor o’r clwb ieuenctid.", childs_words="Iawn.")
    nia.submit()
    nia.reads("Mentor o’r clwb ieuenctid.")
    # When the link to Cai was a mistake, it is ended with a reason
    rhys.go(entry)
    with rhys.led_on():
        rhys.page.locator("main a[href*='/concern/link/'][href$='/end']").last.click()
    faults += rhys.barriers()
    rhys.answer(reason="Another boy.")
    rhys.submit()
    gethin.go(around)
    gethin.reads_nothing_of("at the skate ramp")
    assert faults == []

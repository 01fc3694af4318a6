"""One child from report to closure and back, by Rhys of the police: from the keyboard alone, in Welsh."""

import pytest

from tests.journeys.steps import ref_of, report_new_child

# interface.md counts what a form asks, the keys beside what is typed, and the pages from a search to what it looks for.
FOUND, OFFER, SEARCH = {"inputs": 3, "keys": 8}, {"inputs": 4, "keys": 10}, {"inputs": 1, "pages": 2}


def follow(someone, address: str) -> None:
    """From the keyboard, along the link of this page that leads to an address."""
    someone.page.locator(f"main a[href$='{address}']").first.focus()
    someone.send()


def press_button(someone, form: str) -> None:
    """From the keyboard, the button of one form."""
    someone.page.locator(form).first.locator("button").focus()
    someone.send()


@pytest.fixture
def rhys(person):
    """Rhys, in Welsh."""
    return person("rhys", language="cy")


@pytest.fixture
def nia(person):
    """Nia of the council's duty team, in Welsh."""
    return person("nia", language="cy")


@pytest.fixture
def ref(nia) -> str:
    """The council has reported Cai, and holds the record."""
    return report_new_child(nia)


@pytest.mark.reaches("missing:close", "missing:reopen", "interviews:offer")
def test_a_child_is_reported_found_and_the_episode_closed_and_opened_again(service, rhys, nia, ref):
    # Given a child whom the council reported, on Rhys's own page
    rhys.go("/")
    rhys.reads("Cai Morgan-Rees, 14")

    # When he acknowledges
    press_button(rhys, "form[action*='/acknowledge']")
    # Then it is his, by name
    rhys.go(f"/missing/{ref}")
    rhys.reads("Rhys Cadwaladr")
    rhys.reads_nothing_of("Nid yw’r heddlu wedi cadarnhau eto")

    # When he grades
    follow(rhys, "/grade")
    rhys.tab_to("grade")
    rhys.press("Space", "Tab")
    rhys.type("Pedair ar ddeg, dim tabledi gydag ef.")
    rhys.press("Shift+Tab")
    rhys.send()
    # Then the grade and its reason stand on the episode
    rhys.reads("Pedair ar ddeg, dim tabledi gydag ef.")

    # When he adds a sighting
    follow(rhys, "/observe")
    rhys.tab_to("kind")
    rhys.press("Space")
    rhys.tab_to("happened")
    rhys.type("20 munud yn ôl")
    rhys.tab_to("words")
    rhys.type("Ar gamera yn yr orsaf.")
    rhys.tab_to("place")
    rhys.send()
    # Then it stands in the chronology
    rhys.reads("Ar gamera yn yr orsaf.")

    # When he is found
    follow(rhys, "/found")
    assert rhys.inputs() <= FOUND["inputs"]
    before = rhys.keys
    rhys.tab_to("when")
    rhys.type("5 munud yn ôl")
    rhys.tab_to("circumstance")
    rhys.page.keyboard.press("ArrowDown")
    rhys.tab_to("is_safe_now")
    rhys.send()
    # Then within the keys that are allowed, and what could wait is asked now
    assert rhys.keys - before <= FOUND["keys"]
    assert "/found/details" in rhys.page.url
    rhys.tab_to("found_by")
    rhys.tab_to("with_whom")
    rhys.type("Ffrind o'r ysgol")
    rhys.send()
    assert ref_of(rhys.page.url) == ref

    # When he wants to close it at once
    rhys.go(f"/missing/{ref}/close")
    # Then what is owed keeps it open, and there is no button that closes
    rhys.reads("Gwiriad atal")
    assert rhys.page.locator("main form").count() == 0

    # When the police see the child, and the council offers an interview
    rhys.go(f"/missing/{ref}/check")
    rhys.tab_to("checked")
    rhys.type("2 funud yn ôl")
    rhys.tab_to("seen_alone")
    rhys.press("Space")
    rhys.tab_to("words")
    rhys.type("Wedi ei weld ar ei ben ei hun.")
    rhys.tab_to("harm")
    rhys.send()
    nia.go(f"/interviews/{ref}/safe-way")
    assert nia.barriers() == []
    nia.answer(safe_way="Trwy staff y cartref.", read_by="Neb")
    nia.submit()
    before = nia.keys
    nia.go(f"/interviews/{ref}/offer")
    assert nia.inputs() <= OFFER["inputs"]
    nia.tab_to("answer")
    nia.press("ArrowDown")
    nia.tab_to("reason")
    nia.type("Dw i wedi blino.")
    nia.press("Shift+Tab")
    nia.send()
    # Then the offer took few keys
    assert nia.keys - before <= OFFER["keys"]
    assert ref_of(nia.page.url) == ref

    # When nothing is owed any more
    rhys.go(f"/missing/{ref}/close")
    press_button(rhys, "main form[method=post]")
    # Then the episode is closed, and gone from the board
    rhys.reads("Nid oes neb ar goll nawr")
    assert service.ask("select state from missing_episode") == [("CLOSED",)]

    # and whoever was involved by this episode alone has lost sight of the child
    rhys.go(f"/missing/{ref}")
    rhys.reads("Nid oes dim yma y cewch ei agor")

    # When something comes to light, and the council that holds the record opens it again
    nia.go(f"/missing/{ref}/reopen")
    assert nia.barriers() == []
    nia.tab_to("reason")
    nia.type("Mae ffrind wedi dweud mwy.")
    nia.press("Tab")
    nia.send()
    # Then it is open again, with the reason, and the police are told anew
    nia.reads("Mae ffrind wedi dweud mwy.")
    rhys.go("/")
    rhys.reads("Cai Morgan-Rees, 14")

    # When Nia looks for the child by name
    nia.go("/find/")
    assert nia.inputs() <= SEARCH["inputs"]
    before = set(nia.opened)
    nia.tab_to("who")
    nia.type("cai morgan")
    nia.send()
    follow(nia, service.ask("select '/children/' || ref from children_child")[0][0])
    # Then what happened stands two pages further, the search included
    assert nia.page.locator("main time").count() > 5
    assert len(nia.opened - before) <= SEARCH["pages"]

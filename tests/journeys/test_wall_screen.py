"""A screen on a wall: enrolled, opened by its code, current without a touch, able to do nothing, and taken away."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import report_new_child

_DIGITS = re.compile(r"\d{4} \d{4}")


def enrol(rhys: Person) -> str:
    """From the board to the page of screens, and a code."""
    rhys.go("/missing/")
    rhys.click("Screens on walls")
    rhys.answer(place="Above the stairs")
    rhys.submit()
    return _DIGITS.search(rhys.page.inner_text("main")).group()


@pytest.mark.reaches("screen", "missing:screens")
def test_a_screen_follows_a_child_and_is_taken_away(person, browsers):
    # Given a code that Rhys was given
    rhys, wall = person("rhys"), browsers()
    code = enrol(rhys)
    faults = rhys.barriers()
    # When it is typed on the screen, first with a slip
    wall.go("/screen")
    wall.answer(code="0000 0000")
    wall.submit()
    wall.reads("This code opens no screen")
    faults += wall.barriers()
    wall.answer(code=code)
    wall.submit()
    # Then the board hangs there
    wall.reads("Nobody is missing now")
    wall.page.evaluate("window.untouched = true")
    # When a child is reported
    ref = report_new_child(person("elin"))
    # Then the child is there by initials, untouched, and leads nowhere
    wall.reads("C.M.R., 14")
    wall.reads_nothing_of("Cai")
    assert wall.page.evaluate("window.untouched")
    assert wall.page.locator("main a[href]:visible").count() == 0
    faults += wall.barriers()
    for address in (f"/missing/{ref}", "/", "/find/", "/missing/screens"):
        wall.go(address)
        wall.reads_nothing_of("Cai")
        assert "/account/login" not in wall.page.url
    # When Rhys takes it away
    wall.page.clock.install()
    wall.go("/missing/")
    wall.reads(re.compile("^Live. Last heard"))
    rhys.go("/missing/screens")
    rhys.reads("Above the stairs")
    faults += rhys.barriers()
    rhys.submit_form("form[action*='/revoke']")
    rhys.reads("No screen is enrolled")
    # Then the screen hears nothing more
    wall.page.clock.run_for(90_000)
    wall.reads(re.compile(r"Not live since \d\d:\d\d"))
    wall.go("/missing/")
    wall.reads_nothing_of("C.M.R.")
    assert faults == []


def test_in_welsh_on_a_small_screen(person, browsers):
    # Given a code, and a telephone that stands on a shelf
    rhys, shelf = person("rhys"), browsers(language="cy", phone=True)
    code = enrol(rhys)
    report_new_child(person("elin"))
    # When it is opened in Welsh
    shelf.go("/screen")
    faults = shelf.barriers()
    shelf.answer(code=code)
    shelf.submit()
    # Then the board is in Welsh, by initials alone
    shelf.reads("1 plentyn ar goll nawr")
    shelf.reads("C.M.R., 14")
    shelf.reads_nothing_of("Cai")
    assert faults + shelf.barriers() == []

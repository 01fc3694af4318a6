"""The board: it changes by itself, says when it can't, and works where no script runs."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.steps import acknowledge, find, report_new_child

_LIVE = re.compile("^Live. Last heard")


@pytest.fixture
def elin(person):
    """Elin of the home."""
    return person("elin")


def test_the_board_follows_a_child_from_report_to_found_without_a_touch(person, elin):
    # Given the board of the police, open, and asking again at least every five seconds
    rhys = person("rhys")
    rhys.go("/missing/")
    rhys.reads("Nobody is missing now")
    board = rhys.page.locator("[data-live-url]")
    assert int(board.get_attribute("data-live-seconds")) < 5
    rhys.page.evaluate("window.untouched = true")
    # When a child is reported
    ref = report_new_child(elin)
    # Then the child is on it, by given name, initial and age
    rhys.reads(re.compile(r"Cai M\.-R\., 14"))
    rhys.reads_nothing_of("Morgan-Rees")
    # When the council acknowledges
    acknowledge(person("nia", language="en"), ref)
    # Then the board says who
    rhys.reads("N. Prydderch")
    # When the child is found
    find(elin, ref)
    # Then the child stands with those who were found, and the page was never loaded again
    rhys.reads("Nobody is missing now")
    rhys.reads(re.compile("Found since"))
    assert rhys.page.evaluate("window.untouched")


def test_the_wall_says_when_it_has_lost_touch_and_when_it_is_back(person):
    # Given the board on a wall
    rhys = person("rhys", used=False)  # whose clock is taken over for good
    rhys.page.clock.install()
    rhys.go("/missing/?wall")
    rhys.reads(_LIVE)
    # When the line is down for longer than it may be
    rhys.page.context.set_offline(True)
    rhys.page.clock.run_for(90_000)
    # Then it says since when it is not live, and offers to be loaded again
    rhys.reads(re.compile(r"Not live since \d\d:\d\d"))
    expect(rhys.page.locator("[data-live-reload]")).to_be_visible()
    # When the line is back
    rhys.page.context.set_offline(False)
    rhys.page.clock.run_for(10_000)
    # Then it is live again
    rhys.reads(_LIVE)


def test_without_scripts_the_board_is_brought_up_to_date_by_a_link(person, elin):
    # Given a board on which no script runs
    rhys = person("rhys", scripts=False)
    rhys.go("/missing/")
    rhys.reads(re.compile("As it was at"))
    # When a child is reported and the link is followed
    report_new_child(elin)
    rhys.click("Reload")
    # Then the child is there
    rhys.reads(re.compile(r"Cai M\.-R\., 14"))


def test_the_board_changes_its_language_and_stays_the_board(person, elin):
    # Given a board in English with a child on it
    report_new_child(elin)
    rhys = person("rhys")
    rhys.go("/missing/?wall")
    rhys.reads("1 child missing now")
    rhys.go("/missing/")
    # When Welsh is chosen
    rhys.click("Cymraeg")
    # Then it is the same page in Welsh, and is so at the next sign-in
    rhys.reads("1 plentyn ar goll nawr")
    assert rhys.page.locator("html").get_attribute("lang") == "cy"
    assert rhys.page.url.endswith("/missing/")
    assert rhys.page.locator("main").get_by_text("Not graded yet").count() == 0

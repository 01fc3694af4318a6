"""Somebody must not be told: later, or from the start; and what they see is what they would have seen."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import child_of, find, ref_of, report_new_child

WHY = "His uncle works there."


def choose(someone: Person, words: str) -> None:
    """Tick or choose the answer that says this."""
    someone.page.get_by_label(re.compile(words)).check()


@pytest.mark.reaches("missing:leave_out", "missing:found")
def test_a_home_that_is_left_out_hears_nothing_of_the_end(person):
    # Given a child whom the home has reported
    elin, rhys = person("elin"), person("rhys")
    ref = report_new_child(elin)
    # When Rhys leaves the home out, first without a reason
    rhys.go(f"/missing/{ref}")
    rhys.click("Somebody must not be told")
    choose(rhys, "Staff of")
    rhys.submit()
    rhys.reads("Say why this team is told nothing more")
    faults = rhys.barriers()
    rhys.answer(reason=WHY)
    rhys.submit()
    # Then he reads it in the story
    rhys.reads(re.compile("Told nothing more: .*"))
    rhys.reads(WHY)
    faults += rhys.barriers()
    # When the child is found
    find(rhys, ref)
    # Then no page of the home says a word of it having been left out, nor tells it of the end
    for address in ("/", "/missing/", f"/missing/{ref}", child_of(elin, ref)):
        elin.go(address)
        for trace in ("uncle", "Told nothing more", "left out", "must not be told"):
            elin.reads_nothing_of(trace)
    elin.go("/")
    elin.reads_nothing_of("Found: ")
    assert faults == []


def test_a_report_that_a_health_board_does_not_hear_of(person):
    # Given a child who was missing once, and whose first episode was an error
    elin, nia, menna = person("elin"), person("nia"), person("menna")
    first = report_new_child(elin)
    address = child_of(nia, first)
    nia.go(f"/missing/{first}/end")
    nia.answer(kind="RECORDED_IN_ERROR", when="1 minute ago", reason="He was in his room.")
    nia.submit()
    # When Nia reports him, and the health board must not be told
    nia.go(address)
    nia.click("somebody must not be told")
    nia.submit()
    nia.reads("Choose who must not be told")
    faults = nia.barriers()
    nia.answer(last_seen="2 minutes ago", whereabouts="NOT_KNOWN", reason=WHY)
    choose(nia, "Safeguarding team")
    nia.submit()
    # Then the police are told, and health is not
    ref = ref_of(nia.page.url)
    person("rhys").go(f"/missing/{ref}")
    menna.go("/")
    assert ref not in menna.page.content()
    assert faults == []

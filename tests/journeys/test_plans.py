"""A plan is made before the night on which it is needed, read on that night, and looked at again when the child moves."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import child_of, find, report_new_child, write_down

SAID = "Ffonia Taid gynta, a phaid ag anfon car heddlu i’r stryd."


def follow(someone: Person, address: str) -> None:
    """Along the first link of this page that leads to an address of this kind."""
    with someone.led_on():
        someone.page.locator(f"main a[href*='{address}']").first.click()


def is_not_found(someone: Person, address: str) -> bool:
    """Whether whoever asks is told that there is no such page."""
    answer = someone.page.goto(someone.address + address)
    return answer is not None and answer.status == 404


@pytest.mark.reaches("plans:plan", "plans:make", "plans:agree", "plans:versions", "plans:look_again")
def test_a_plan_is_made_with_the_child_read_on_the_night_and_looked_at_again_after_a_move(service, person):
    # Given a child whom the home reported, and who is found
    elin, rhys, gethin = person("elin", language="cy", phone=True), person("rhys"), person("gethin")
    episode = report_new_child(elin)
    address = child_of(rhys, episode)
    plan = address.replace("/children/", "/plans/")
    find(elin, episode)
    # When Elin makes a plan with him on her telephone, in Welsh, and leaves out who made it
    elin.go(address)
    follow(elin, "/plans/")
    follow(elin, "/write")
    elin.answer(check_first="Ei ystafell, a’r parc.", police="Ffonio Taid, yna’r drws cefn.", looks="Gwallt coch.")
    elin.answer(health="Pwmp glas.", childs_words=SAID, words_language="WELSH", view="AGREES", told_how="Ei ddarllen iddo.")
    elin.submit()
    elin.reads("Dywedwch pwy a’i gwnaeth gyda chi")
    faults = elin.barriers() + elin.hanging()
    elin.answer(made_with="CHILD")
    elin.submit()
    # Then it is read as they wrote it
    elin.reads("Gwnewch hyn yn gyntaf")
    elin.reads(SAID)
    faults += elin.barriers() + elin.hanging()
    # And the police can't tell that there is one
    assert is_not_found(rhys, plan)
    rhys.go(address)
    rhys.reads_nothing_of("plan for tonight")
    # When a manager agrees it for the council, from what is owed
    gethin.go(plan)
    follow(gethin, "/agree")
    faults += gethin.barriers()
    gethin.submit()
    gethin.reads("Agreed by the council")
    faults += gethin.barriers()
    # When he is missing again, whoever reports reads what they agreed
    elin.go(f"/missing/report?child={address.rpartition('/')[2]}")
    elin.reads("Ei ystafell, a’r parc.")
    elin.answer(last_seen="1 munud yn ôl", whereabouts="NOT_KNOWN")
    elin.submit()
    again = re.search(r"/missing/([0-9a-f-]{36})", elin.page.url)[1]
    # Then the police are at the plan in one press
    rhys.go(f"/missing/{again}")
    rhys.click("The plan for tonight")
    rhys.reads("Ffonio Taid, yna’r drws cefn.")
    rhys.reads("Open to the police")
    faults += rhys.barriers()
    assert rhys.page.locator("main a[href$='/write']").count() == 0
    # When he is found, it is closed to them, and that it was open stays on record
    find(elin, again, when="nawr")
    assert is_not_found(rhys, plan)
    gethin.go(f"{plan}/versions")
    gethin.reads("Version 1, to South Wales Police")
    gethin.reads("Closed again")
    faults += gethin.barriers()
    # When he moves, that somebody looks at it again is owed without anybody asking
    life = address.replace("/children/", "/circumstances/")
    write_down(gethin, f"{life}/care/new", since="1/9/2026", placement="FOSTER", responsible_authority="W06000016",
               legal_status="ACCOMMODATED", known_from="COUNCIL")  # fmt: skip
    service.wait_for("select count(*) = 1 from duties_duty where kind = 'REVIEW_PLAN_AFTER_MOVE' and state = 'OPEN'")
    gethin.go(plan)
    follow(gethin, "/again")
    faults += gethin.barriers()
    gethin.answer(words="“Iawn fel y mae.”")
    gethin.submit()
    gethin.reads("still right")
    assert service.ask("select state from duties_duty where kind = 'REVIEW_PLAN_AFTER_MOVE'") == [("FULFILLED",)]
    assert faults == []

"""A long night: still missing, a senior look, a meeting that a rule asks for, found with harm, and closed over what is owed."""

import pytest

from tests.journeys.steps import acknowledge, find, report_new_child, write_down

_DUTY = "select state from duties_duty where about = %s and kind = %s order by id desc limit 1"
_IS_OPEN = "select exists (select from duties_duty where about = %s and kind = %s and state = 'OPEN')"


@pytest.fixture
def ref(service, person) -> str:
    """Cai, missing for thirty hours: reported by the home, graded high by the police, who wrongly recorded him as found."""
    elin, rhys = person("elin"), person("rhys")
    ref = report_new_child(elin, last_seen="30 hours ago", circumstances="Hwdi llwyd.")
    acknowledge(rhys, ref)
    write_down(rhys, f"/missing/{ref}/grade", grade="HIGH", reason="Fourteen, and his phone is off.")
    find(rhys, ref)
    return ref


@pytest.mark.reaches(
    "missing:still_missing", "missing:senior_review", "missing:strategy_meeting", "missing:no_referral", "missing:refer_harm",
    "missing:override", "missing:close", "missing:found_details",
)  # fmt: skip
def test_a_long_night_ends_with_a_manager_who_closes_it_all_the_same(service, person, looks, ref):
    rhys, gethin = person("rhys"), person("gethin", language="en")
    # Given that whoever was found was not Cai
    looks.at("rhys", f"/missing/{ref}/still-missing", reason="")
    rhys.go(f"/missing/{ref}")
    rhys.click("Still missing after all")
    rhys.answer(reason="It was another boy in the same hoodie.")
    rhys.submit()
    rhys.reads("It was another boy in the same hoodie.")

    # When more than a day has passed, a senior look is owed; then somebody senior looks
    service.wait_for(_IS_OPEN, ref, "ESCALATE_MISSING")
    looks.at("gethin", f"/missing/{ref}")
    looks.at("gethin", f"/missing/{ref}/senior-review", words="")
    gethin.go(f"/missing/{ref}")
    gethin.page.locator(f"main a[href='/missing/{ref}/senior-review']").first.click()
    gethin.answer(words="Search the railway line; ring British Transport Police.")
    gethin.submit()
    gethin.reads("Search the railway line; ring British Transport Police.")
    assert service.ask(_DUTY, ref, "ESCALATE_MISSING") == [("FULFILLED",)]

    # And a strategy meeting is due: the page says which rules fired, and on which facts
    gethin.reads("Strategy meeting due: the rules that fired")
    gethin.reads("Hours missing: 24 or more")
    gethin.reads("Fires on: Police grade: High")
    gethin.page.locator(f"main a[href='/missing/{ref}/meeting']").first.click()
    looks.at("gethin", f"/missing/{ref}/meeting", reason="")
    gethin.page.locator("[name=on]").select_option(index=1)
    gethin.answer(reason="Not needed.")
    gethin.submit()
    gethin.reads("Say when the meeting is, or why none is needed: not both.")
    faults = gethin.barriers()
    gethin.answer(reason="")
    gethin.submit()
    # Then its day stands on the record, and the rules are gone with the duty
    gethin.reads_nothing_of("Strategy meeting due: the rules that fired")
    assert service.ask(_DUTY, ref, "STRATEGY_MEETING") == [("FULFILLED",)]
    looks.at("gethin", f"/missing/{ref}")

    # When he is found, harmed
    find(rhys, ref, circumstance="WITH_ADULT_OF_CONCERN")
    rhys.answer(place="Caerdydd", harm="CRIMINAL_EXPLOITATION", harm_words="Made to carry.", condition="Cold, frightened.")
    rhys.submit()
    # Then harm is to be referred, and nothing closes
    assert service.ask(_DUTY, ref, "REFER_HARM") == [("OPEN",)]
    looks.at("gethin", f"/missing/{ref}/refer", worries="")
    gethin.go(f"/missing/{ref}/refer")
    gethin.click("No referral is made: say why")
    looks.at("gethin", f"/missing/{ref}/no-referral", reason="")
    gethin.answer(reason="A section 47 enquiry is open since Monday on the same harm.")
    gethin.submit()
    # Then the reason stands, by name, and that duty is met by it
    gethin.reads("A section 47 enquiry is open since Monday on the same harm.")
    assert service.ask(_DUTY, ref, "REFER_HARM") == [("WAIVED",)]

    # When a manager closes over what is still owed, first without saying why
    gethin.go(f"/missing/{ref}/close")
    gethin.reads("Prevention check")
    assert gethin.page.locator("main form").count() == 0
    looks.at("gethin", f"/missing/{ref}/close")
    looks.at("gethin", f"/missing/{ref}/close/override", reason="")
    gethin.click("Close it all the same, with a reason")
    gethin.answer(reason="He has moved to Powys, whose police check on him.")
    gethin.submit()
    # Then it is closed, and the reason stands on every duty that it waived
    gethin.reads("Nobody is missing now")
    assert service.ask("select state from missing_episode where ref = %s", ref) == [("CLOSED",)]
    assert service.ask("select count(*) from duties_duty where about = %s and state = 'OPEN'", ref) == [(0,)]
    waived = "select distinct reason from duties_duty where about = %s and kind = 'PREVENTION_CHECK' and state = 'WAIVED'"
    assert service.ask(waived, ref) == [("He has moved to Powys, whose police check on him.",)]
    # and he, who was involved by this night alone, has lost sight of the child; the home has not
    gethin.go(f"/missing/{ref}")
    gethin.reads("Nothing is here that you may open")
    looks.at("elin", f"/missing/{ref}")
    assert faults == []
    looks.assert_clear()

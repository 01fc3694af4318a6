"""Ends that are no finding: accepted by name at eighteen, custody, hospital, a death, an error; and what is silent after each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.browser import Person
from tests.journeys.steps import acknowledge, report_new_child, write_down

_OPEN = "select kind from duties_duty where about = %s and state = 'OPEN' order by kind"
# How often silence about the report itself has been told on.
_CLIMBED = (
    "select count(*) from notices_noticestage s join notices_notice n on n.id = s.notice_id"
    " where n.about = %s and n.kind = 'REPORTED_MISSING'"
)


def eighteen_today() -> str:
    """The birth date of somebody who is an adult since this morning; on 29 February, since yesterday."""
    today = timezone.localdate()
    day = today - timedelta(days=1) if (today.month, today.day) == (2, 29) else today
    return day.replace(year=day.year - 18).strftime("%d/%m/%Y")


def owed(service, ref: str) -> list[str]:
    """What is open about an episode."""
    return [kind for (kind,) in service.ask(_OPEN, ref)]


def end(someone: Person, ref: str, kind: str, reason: str, **more: str) -> None:
    """Record that it ended otherwise, from the episode's own page."""
    someone.go(f"/missing/{ref}")
    someone.click("It ended otherwise")
    someone.answer(kind=kind, when="1 minute ago", reason=reason, **more)
    someone.submit()


def wait_until_the_clock_has_gone_round(service) -> None:
    """Return after a whole round of the clock that began from now on."""
    for _ in range(2):
        ((last,),) = service.ask("select ran_at from duties_sweep where name = 'notices'")
        service.wait_for("select ran_at > %s from duties_sweep where name = 'notices'", last)


@pytest.mark.reaches("missing:adult_acceptance", "missing:episode")
def test_a_birthday_and_a_border_end_nothing_and_a_named_person_does(service, person, looks):
    # Given somebody who was seen a day ago, is thought abroad, and has turned eighteen since
    elin, nia = person("elin"), person("nia", language="en")
    ref = report_new_child(elin, born=eighteen_today(), last_seen="30 hours ago", circumstances="A ferry ticket to Rosslare.")
    service.wait_for("select exists (select from duties_duty where about = %s and kind = 'ADULT_ACCEPTANCE')", ref)
    # Then the episode goes on, and says what is owed and where that is done
    nia.go(f"/missing/{ref}")
    nia.reads("Find who accepts a person who has turned 18")
    assert service.ask("select state from missing_episode where ref = %s", ref) == [("REPORTED",)]
    looks.at("nia", f"/missing/{ref}")
    looks.at("nia", f"/missing/{ref}/accepted", when="1 minute ago", accepted_by="")
    # When nobody is named
    nia.page.locator(f"main a[href='/missing/{ref}/accepted']").first.click()
    nia.answer(when="1 minute ago")
    nia.submit()
    # Then it is refused beside the question
    nia.reads("Say who in the receiving process has accepted this person.")
    # When somebody is
    nia.answer(accepted_by="Ann Pugh, adult safeguarding")
    nia.submit()
    # Then it ends so, by that name, and the acceptance is what was owed
    nia.reads("Ann Pugh, adult safeguarding")
    assert service.ask("select state from missing_episode where ref = %s", ref) == [("ACCEPTED_BY_ADULT_SERVICE",)]
    assert service.ask("select state from duties_duty where about = %s and kind = 'ADULT_ACCEPTANCE'", ref) == [("FULFILLED",)]
    looks.at("nia", f"/missing/{ref}")
    looks.assert_clear()


@pytest.mark.reaches("missing:end", "missing:found_details", "interviews:offer")
def test_custody_and_hospital_are_told_and_what_was_asked_before_is_silent(service, person, looks):
    elin, rhys = person("elin"), person("rhys")
    for name, kind, words in (
        ("Cai Morgan-Rees", "IN_CUSTODY", "Held at Merthyr since midnight."),
        ("Harri ap Rhydderch", "IN_HOSPITAL", "In the Royal Glamorgan since midnight."),
    ):
        # Given a child whom nobody but the police has answered for
        ref = report_new_child(elin, name)
        acknowledge(rhys, ref)
        looks.at("rhys", f"/missing/{ref}/end", kind=kind, when="31/12/2099 10:00")
        # When the episode ends so
        end(rhys, ref, kind, words)
        # Then a check and an offer are owed as for any child who is found, nothing is owed for one who is missing
        rhys.reads(words)
        assert {"PREVENTION_CHECK", "OFFER_RETURN_INTERVIEW"} <= set(owed(service, ref))
        assert "FIRST_GRADE" not in owed(service, ref)
        # and whoever was told is told of the end, by a notice of its own that has taken the first one's place
        elin.go("/")
        elin.reads(name)
        before = service.ask(_CLIMBED, ref)
        service.let_pass("5 hours")
        wait_until_the_clock_has_gone_round(service)
        assert service.ask(_CLIMBED, ref) == before
        looks.at("rhys", f"/missing/{ref}")
        looks.at("rhys", f"/missing/{ref}/found/details")
    looks.at("nia", f"/interviews/{ref}/offer")
    looks.assert_clear()


@pytest.mark.reaches("missing:end", "missing:close", "interviews:offer")
def test_after_a_death_nothing_goes_out_and_nothing_is_owed(service, person, looks):
    # Given a child for whom a check and an offer were owed after an earlier night
    elin, rhys, nia = person("elin"), person("rhys"), person("nia", language="en")
    ref = report_new_child(elin)
    acknowledge(rhys, ref)
    write_down(rhys, f"/missing/{ref}/found", when="1 minute ago", circumstance="HOSPITAL")
    assert owed(service, ref) != []
    # When it becomes known that the child has died
    rhys.go(f"/missing/{ref}")
    rhys.click("Has died since, or was recorded in error")
    looks.at("rhys", f"/missing/{ref}/end", kind="DIED", when="1 minute ago", reason="")
    rhys.answer(kind="DIED", when="1 minute ago", reason="Confirmed by the hospital's doctor.")
    rhys.submit()
    # Then nothing is owed any more, the episode may be closed, and whoever would offer an interview reads that none is
    rhys.reads("Confirmed by the hospital's doctor.")
    assert owed(service, ref) == []
    rhys.go(f"/missing/{ref}/close")
    rhys.reads("Nothing is owed any more")
    nia.go(f"/interviews/{ref}/offer")
    nia.reads("This child has died")
    for address in (f"/missing/{ref}", f"/missing/{ref}/close"):
        looks.at("rhys", address)
    looks.at("nia", f"/interviews/{ref}/offer")
    looks.assert_clear()


@pytest.mark.reaches("missing:end", "missing:still_missing")
def test_what_was_recorded_in_error_says_so_and_may_be_missing_after_all(service, person, looks):
    # Given a report
    elin, nia = person("elin"), person("nia", language="en")
    ref = report_new_child(elin)
    # When Nia calls it an error, first without saying why
    end(nia, ref, "RECORDED_IN_ERROR", "")
    nia.reads("Say why this was recorded in error.")
    nia.answer(reason="He was in his room all the time.")
    nia.submit()
    # Then the record stays and says so, and nobody is asked about a missing child any more
    nia.reads("He was in his room all the time.")
    nia.reads("Recorded in error")
    assert owed(service, ref) == []
    assert service.ask("select count(*) from missing_episode") == [(1,)]
    looks.at("nia", f"/missing/{ref}")
    # When he was not
    looks.at("nia", f"/missing/{ref}/still-missing")
    nia.click("Still missing after all")
    nia.answer(reason="It was his brother.")
    nia.submit()
    # Then he is missing again, and that is told again
    nia.reads("It was his brother.")
    assert service.ask("select state from missing_episode") == [("REPORTED",)]
    assert service.ask("select count(*) > 0 from notices_notice where kind = 'STILL_MISSING'") == [(True,)]
    looks.at("nia", f"/missing/{ref}")
    looks.assert_clear()

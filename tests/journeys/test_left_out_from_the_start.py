"""A report of which somebody hears nothing from the start: of a child who is known, and of one who has no record."""

import re

import pytest

from tests.journeys.steps import child_of, ref_of, report_new_child, write_down
from tests.journeys.test_left_out import WHY, choose

REPORT = {"last_seen": "2 minutes ago", "whereabouts": "NOT_KNOWN"}


def told(service, ref: str) -> set[str]:
    """The functions of the teams that were told of an episode."""
    asked = "select distinct t.function from notices_notice n join agencies_team t on t.id = n.team_id where n.about = %s"
    return {function for (function,) in service.ask(asked, ref)}


@pytest.mark.reaches("missing:report", "missing:report_new_without", "missing:details", "missing:episode")
def test_of_a_child_who_has_no_record(service, person, looks):
    # Given Nia, whose report begins on the ordinary page
    nia, elin = person("nia", language="en"), person("elin")
    nia.go("/missing/report")
    nia.click("The child is not on the record, and somebody must not be told")
    address = "/missing/report/new/without"
    assert nia.page.url.endswith(address)
    looks.at("nia", address, who="Cai", last_seen="31/12/2099 10:00")
    # When she says everything but who must not be told, and why
    nia.answer(who="Cai Morgan-Rees", born="14", authority="W06000016", circumstances="He has rung a friend.", **REPORT)
    nia.submit()
    nia.reads("Choose who must not be told")
    assert nia.typed()["circumstances"] == "He has rung a friend."
    choose(nia, "Cwm Taf Morgannwg.*Safeguarding team")
    nia.answer(reason=WHY)
    nia.submit()
    # Then everybody else is told at once, the one left out is not, and nobody outside reads that there is such a one
    ref = ref_of(nia.page.url)
    assert "POLICE_MISSING" in told(service, ref)
    assert "HEALTH_SAFEGUARDING" not in told(service, ref)
    rhys, menna = person("rhys"), person("menna")
    rhys.go(f"/missing/{ref}")
    rhys.reads(re.compile("Told nothing more: .*Safeguarding team"))
    rhys.reads(WHY)
    assert menna.page.goto(f"{menna.address}/missing/{ref}").status == 404
    elin.go("/missing/")
    elin.reads_nothing_of("Cai")
    looks.at("rhys", f"/missing/{ref}")
    looks.assert_clear()


@pytest.mark.reaches("chronology:child", "missing:report_without", "missing:details")
def test_of_a_child_who_is_known(service, person, looks):
    # Given a child who was missing before, of whom everybody was told
    elin, nia, rhys = person("elin"), person("nia", language="en"), person("rhys")
    first = report_new_child(elin)
    child = child_of(nia, first)
    assert "HEALTH_SAFEGUARDING" in told(service, first)
    write_down(rhys, f"/missing/{first}/found", when="10 minutes ago", circumstance="RETURNED")
    # When he is missing again, and the health board must not hear of it
    nia.go(child)
    nia.click("Report missing, and somebody must not be told")
    address = child.replace("/children/", "/missing/report/") + "/without"
    assert nia.page.url.endswith(address)
    looks.at("nia", address, last_seen="31/12/2099 10:00")
    nia.answer(reason=WHY, **REPORT)
    choose(nia, "Cwm Taf Morgannwg.*Safeguarding team")
    nia.submit()
    # Then it hears nothing of this night, and keeps what it was told of the last
    second = ref_of(nia.page.url)
    assert "HEALTH_SAFEGUARDING" not in told(service, second)
    assert {"POLICE_MISSING", "HOME_STAFF"} & told(service, second)
    menna = person("menna")
    menna.go("/")
    assert second not in menna.page.content()
    # When somebody begins such a report of a child who is missing already
    nia.go(address)
    # Then it is the page on which a team is told nothing more
    assert nia.page.url.endswith(f"/missing/{second}/leave-out")
    looks.at("nia", f"/missing/{second}/leave-out", reason="")
    looks.assert_clear()

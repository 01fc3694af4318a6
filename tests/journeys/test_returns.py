"""A council returns its year: sent, read by the clock, explained by one, accepted by another, and how good it is."""

import re

import pytest

from tests.cast import BRIDGEND, RHONDDA
from tests.journeys.browser import Person
from tests.journeys.test_circumstances import follow
from tests.returns import tables_of
from ymylon.config.demo.returned import sent

_READ = "select count(*) = %s from returns_judgement"


def chosen(tables) -> list[dict]:
    """The files, as somebody chooses them in a browser."""
    return [{"name": one.name, "mimeType": "text/csv", "buffer": one.content} for one in sent(tables)]


def send(somebody: Person, tables) -> None:
    somebody.go("/returns/send")
    somebody.page.set_input_files("input[name=files]", chosen(tables))
    somebody.submit()


def faulty(tables) -> None:
    tables["episode"][0]["returned_at"] = ""
    tables["episode"][2]["police_grade"] = "NOT_GRADED"


def graded_late(tables) -> None:
    tables["episode"][2]["police_grade"] = "NOT_GRADED"


@pytest.mark.reaches(
    "returns:every", "returns:send", "returns:one", "returns:problem", "returns:explain", "returns:accept", "returns:quality",
    "returns:source",
)  # fmt: skip
def test_a_return_is_sent_read_explained_accepted_and_mended(service, person, looks, tmp_path):
    # Given Meg, who counts for Rhondda, on a telephone in Welsh
    meg = person("meg", language="cy", phone=True)
    meg.go("/returns/")
    meg.reads("Nid anfonwyd dim eto")
    follow(meg, "/returns/send")
    # When she chooses no file, or a document, she is told so beside the question
    meg.submit()
    meg.reads("Dewiswch ffeiliau’r ffurflen")
    meg.page.set_input_files("input[name=files]", {"name": "nodyn.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    meg.submit()
    meg.reads("Nid yw nodyn.pdf yn ffeil CSV")
    faults = meg.barriers() + meg.hanging()
    meg.picture(tmp_path / "send.cy.png")
    # and sends the files of the year, one of whose episodes has no end
    send(meg, tables_of(RHONDDA, change=faulty))
    meg.reads("Mae’n cael ei darllen")
    faults += meg.barriers()
    one = meg.page.url.removeprefix(meg.address)
    service.wait_for(_READ, 1)
    # Then what was found stands there by rule, with its rows, and nothing of a row
    meg.go(one)
    meg.reads("EP-07")
    meg.reads_nothing_of(f"{RHONDDA}-c1")
    meg.picture(tmp_path / "queue.cy.png")
    faults += meg.barriers() + meg.hanging()
    # When she explains the query
    meg.page.locator("a[href*='/returns/problem/']", has_text="EP-31").first.click()
    problem = meg.page.url.removeprefix(meg.address)
    follow(meg, "/explain")
    meg.answer(words="Ni raddiodd yr heddlu’r cyfnod hwn.")
    faults += meg.barriers() + meg.hanging()
    meg.submit()
    meg.go(problem)
    meg.reads("Eglurwyd, heb ei dderbyn eto")
    assert meg.page.locator("a[href*='/accept']").count() == 0
    # Then Gethin accepts it in his name; the error has no such door
    gethin = person("gethin")
    gethin.go(one)
    gethin.picture(tmp_path / "queue.png")
    gethin.page.locator("a[href*='/returns/problem/']", has_text="EP-31").first.click()
    gethin.picture(tmp_path / "problem.png")
    faults += gethin.barriers() + gethin.hanging()
    looks.at("meg", problem)
    looks.at("gethin", f"{problem}/accept")
    follow(gethin, "/accept")
    gethin.answer(words="The force confirmed it.")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.reads("Settled")
    # Of a reference that nobody whom he may see has, he is told so
    gethin.go("/returns/source")
    gethin.answer(reference="0" * 32)
    gethin.submit()
    gethin.reads(re.compile("no record has this reference"))
    faults += gethin.barriers() + gethin.hanging()
    looks.at("gethin", "/returns/source")
    # When Meg mends the episode where it was recorded, and sends the year again
    send(meg, tables_of(RHONDDA, change=graded_late))
    second = meg.page.url.removeprefix(meg.address)
    service.wait_for(_READ, 2)
    meg.go(second)
    meg.reads("Derbyniwyd: nid oes dim ar agor")
    meg.reads("Cywirwyd ers y ffurflen flaenorol")
    meg.picture(tmp_path / "settled.cy.png")
    # Then Bridgend’s analyst sees of it only that, with too few, nothing is said of Wales; the inspectorate sees both
    bethan, aled = person("bethan"), person("aled")
    send(bethan, tables_of(BRIDGEND))
    service.wait_for(_READ, 3)
    bethan.go("/returns/")
    bethan.reads_nothing_of("Rhondda")
    bethan.page.locator("main a", has_text="Quality of the returns").click()
    bethan.reads(re.compile("Of Wales together nothing is said before the day"))
    bethan.reads_nothing_of("Rhondda")
    aled.go("/returns/quality")
    aled.reads("Rhondda Cynon Taf")
    aled.picture(tmp_path / "quality.png")
    for somebody in (bethan, aled):
        faults += somebody.barriers() + somebody.hanging()
    for page in ("/returns/", one, second, "/returns/send", "/returns/quality"):
        looks.at("meg", page)
    looks.assert_clear()
    assert faults == []

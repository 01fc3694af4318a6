"""A worker submits, in Welsh on a telephone; the unit grades and writes anew, a second officer releases, the worker reads."""

import re

import pytest

from tests.intelligence import CANARIES, CLEAN, CONDITIONS, RAW, SOURCE
from tests.journeys.browser import Person
from tests.journeys.test_plans import follow, is_not_found

WELSH = "Gall oedolyn â cherbyd roi ffonau i blant o’r un flwyddyn ysgol."


def a_child_of(someone: Person) -> str:
    """A child whom this person's team holds, for they noted a worry about them; the address of the child's page."""
    someone.go("/worries/note")
    someone.answer(given="Tirion", family="Vaughan", area="W06000016", support="Brecwast.", words="Wedi blino.")
    someone.submit()
    someone.reads("Wedi blino.")
    return someone.page.url.removeprefix(someone.address).replace("/worries/child/", "/children/")


def reads_no_canary(someone: Person) -> None:
    """Neither the source nor a word that was submitted stands here."""
    for canary in CANARIES:
        someone.reads_nothing_of(canary)


@pytest.mark.reaches(
    "intelligence:mine", "intelligence:begin", "intelligence:child", "intelligence:submit", "intelligence:read",
    "intelligence:desk", "intelligence:one", "intelligence:grade", "intelligence:write", "intelligence:answer",
    "intelligence:log", "intelligence:release", "intelligence:withdraw",
)  # fmt: skip
def test_what_a_worker_submits_comes_back_without_its_source(service, person, tmp_path):
    # Given Siôn of youth justice, on his telephone and in Welsh, with a child whom his team holds
    sion = person("siôn", language="cy", phone=True)
    ffion, idris, rhys = person("ffion"), person("idris"), person("rhys")
    child = a_child_of(sion)
    sion.go(child)
    follow(sion, "/intelligence/child/")
    sion.reads("Nid oes dim a gyflwynodd eich tîm yma.")
    faults = sion.barriers() + sion.hanging()
    here = sion.page.url.removeprefix(sion.address)
    # When he submits and forgets the risk, it is asked for, and nothing typed is lost
    follow(sion, "/submit")
    sion.reads(re.compile("Ffoniwch 999"))
    assert sion.inputs() == 8, "words, how, risk; and five that may be left"
    sion.answer(words=RAW, how="TOLD", source=SOURCE)
    sion.submit()
    assert sion.typed()["words"] == RAW
    faults += sion.barriers() + sion.hanging()
    sion.picture(tmp_path / "intelligence-submit.cy.png")
    sion.answer(risk="HARM")
    sion.submit()
    # Then the child's page holds its reference, and no word of it; the search team finds neither desk nor child by it
    sion.reads(re.compile("Cyflwynwyd cudd-wybodaeth: INT-"))
    reads_no_canary(sion)
    faults += sion.barriers() + sion.hanging()
    sion.picture(tmp_path / "intelligence-child.cy.png")
    assert is_not_found(rhys, child)
    assert rhys.page.goto(f"{rhys.address}/intelligence/desk").status == 403
    # When Ffion of the unit opens it, she reads the words and the source, and can't grade C without its conditions
    ffion.go("/intelligence/desk")
    faults += ffion.barriers()
    ffion.picture(tmp_path / "intelligence-desk.png")
    follow(ffion, "/intelligence/desk/")
    ffion.reads(SOURCE)
    one = ffion.page.url.removeprefix(ffion.address)
    follow(ffion, "/grade")
    ffion.answer(source="2", information="C", handling="C")
    ffion.submit()
    ffion.reads(re.compile("Say in words what the conditions are"))
    faults += ffion.barriers()
    ffion.answer(conditions=CONDITIONS)
    ffion.submit()
    ffion.reads(CONDITIONS)
    # And a version that names the source is refused, in words that do not say what it is
    follow(ffion, "/write")
    ffion.answer(english="Mrs Gwernyfed says that children are given telephones.")
    ffion.submit()
    ffion.reads(re.compile("could give the source away"))
    faults += ffion.barriers()
    ffion.answer(english=CLEAN, welsh=WELSH)
    ffion.submit()
    ffion.reads(CLEAN)
    # And she can't release what she wrote
    follow(ffion, "/intelligence/release/")
    ffion.page.locator("input[name=team]").first.check()
    ffion.submit()
    ffion.reads(re.compile("another officer of the unit"))
    faults += ffion.barriers()
    ffion.picture(tmp_path / "intelligence-release.png")
    # When Idris reads it, releases it to youth justice and answers the author
    idris.go(one)
    faults += idris.barriers()
    follow(idris, "/intelligence/release/")
    idris.page.get_by_label(re.compile("Youth justice service")).check()
    idris.submit()
    idris.reads(re.compile("Youth justice service"))
    follow(idris, "/log")
    idris.answer(system="Niche", reference="NI/26/42")
    idris.submit()
    follow(idris, "/answer")
    faults += idris.barriers()
    idris.answer(kind="RETURNED", words="Patrols pass there now.")
    idris.submit()
    idris.reads("Patrols pass there now.")
    faults += idris.barriers()
    idris.picture(tmp_path / "intelligence-one.png")
    # Then Siôn reads what came of it, the conditions before the words, and the words in Welsh
    sion.go("/intelligence/")
    sion.reads("Patrols pass there now.")
    faults += sion.barriers() + sion.hanging()
    follow(sion, "/intelligence/read/")
    sion.reads(CONDITIONS)
    sion.reads_nothing_of(WELSH)
    faults += sion.barriers() + sion.hanging()
    sion.picture(tmp_path / "intelligence-conditions.cy.png")
    sion.submit()
    sion.reads(WELSH)
    reads_no_canary(sion)
    faults += sion.barriers() + sion.hanging()
    sion.picture(tmp_path / "intelligence-read.cy.png")
    read = sion.page.url.removeprefix(sion.address)
    sion.go(here)
    sion.reads("NI/26/42")
    # And when Idris withdraws it, he has it no more, and reads what he needs to know
    idris.go(one)
    follow(idris, "/intelligence/withdraw/")
    faults += idris.barriers()
    idris.answer(words="It was another school.")
    idris.submit()
    assert is_not_found(sion, read)
    sion.go("/intelligence/")
    sion.reads("It was another school.")
    # And what begins at no child’s page is submitted from there, and names one whom he looks for
    follow(sion, "/intelligence/submit")
    faults += sion.barriers() + sion.hanging()
    sion.answer(words="Fan wen wrth y parc.", who="Tirion", how="SAW", risk="NONE_SEEN")
    sion.submit()
    sion.page.get_by_label(re.compile("Tirion Vaughan")).check()
    faults += sion.barriers() + sion.hanging()
    sion.picture(tmp_path / "intelligence-several.cy.png")
    sion.submit()
    sion.reads("Fan wen wrth y parc.")
    sion.go(here)
    assert sion.page.get_by_text(re.compile("Cyflwynwyd cudd-wybodaeth: INT-")).count() >= 2
    assert faults == []

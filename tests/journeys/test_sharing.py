"""An agreement is opened; a social worker gives facts under it, on paper that is marked on every sheet, and all is listed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.steps import report_new_child


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).strftime("%d/%m/%Y")


def agreement() -> dict[str, str]:
    return {
        "form": "DDA",
        "title_en": "Alerts to out-of-hours doctors",
        "title_cy": "Rhybuddion i feddygon y tu allan i oriau",
        "purpose_en": "A doctor who meets a missing child by night knows whom to ring.",
        "purpose_cy": "Mae meddyg sy’n cwrdd â phlentyn coll gyda’r nos yn gwybod pwy i’w ffonio.",
        "partners": "South Wales Police\nMeddygon Nos",
        "from_on": day(0),
        "review_on": day(300),
    }


def tick(someone, field: str, *codes: str) -> None:
    for code in codes:
        someone.page.locator(f"input[name={field}][value={code}]").check()


def open_child(someone, name: str) -> str:
    someone.go("/find/")
    someone.answer(who=name)
    someone.submit()
    with someone.led_on():
        someone.page.locator("main a[href^='/children/']").first.click()
    return someone.page.url.removeprefix(someone.address)


@pytest.mark.reaches(
    "oversight:agreements", "oversight:open_agreement", "oversight:agreement", "chronology:give", "chronology:make_paper",
    "chronology:paper", "oversight:looks",
)  # fmt: skip
def test_facts_are_given_under_an_agreement_and_listed(person, tmp_path):
    # Given an administrator of the council, who opens an agreement, first without its lawful basis
    ada, elin = person("ada"), person("elin")
    report_new_child(elin, born="8/3/2012")
    ada.go("/oversight/agreements")
    faults = ada.barriers()
    ada.click("Open an agreement")
    ada.answer(**agreement())
    tick(ada, "lanes", "IDENTITY", "EPISODE")
    tick(ada, "bases", "UK_GDPR_6_1_E")
    ada.submit()
    ada.reads("Choose the Act that gives the power to share.")
    faults += ada.barriers()
    tick(ada, "bases", "SSWBA_S164", "DPA_SCH1_18")
    ada.submit()
    ada.reads("Alerts to out-of-hours doctors")
    ada.reads("Meddygon Nos")
    faults += ada.barriers()
    ada.picture(tmp_path / "agreement.png")

    # When Nia tells the doctors by telephone, under it
    nia = person("nia", language="cy", phone=True)
    child = open_child(nia, "Cai Morgan-Rees")
    faults += nia.barriers() + nia.hanging()
    nia.go(f"{child}/given")
    nia.answer(means="SPOKEN", to="Meddygon Nos", to_person="Dr Wynne")
    tick(nia, "lanes", "IDENTITY", "EPISODE")
    nia.page.get_by_label(re.compile("Rhybuddion i feddygon")).check()
    nia.submit()
    nia.reads("Dr Wynne, Meddygon Nos")
    nia.reads("O dan: Rhybuddion i feddygon y tu allan i oriau")
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "given.png")

    # And Gethin prints the summary for a colleague who has no account
    gethin = person("gethin")
    gethin.go(f"{child}/print")
    gethin.answer(to_person="Sgt Ann Pugh", why="She drives out to look for him and has no account here.")
    tick(gethin, "lanes", "IDENTITY", "EPISODE")
    faults += gethin.barriers()
    gethin.submit()
    gethin.reads("For Sgt Ann Pugh. Made by Gethin Puw")
    gethin.reads("Missing for")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "paper.png")
    # The head and foot of a table that goes over several sheets are set on each of them: there the marking stands.
    gethin.page.emulate_media(media="print")
    for part in ("thead", "tfoot"):
        marked = gethin.page.locator(f".ym-paper > {part}")
        assert "For Sgt Ann Pugh" in marked.inner_text()
        group = {"thead": "table-header-group", "tfoot": "table-footer-group"}[part]
        assert marked.evaluate("part => getComputedStyle(part).display") == group
    assert gethin.page.locator(".ym-noprint:visible, .ym-nav:visible, .ym-print:visible").count() == 0
    gethin.page.pdf(path=str(tmp_path / "paper.pdf"), format="A5")
    gethin.page.emulate_media(media="screen")

    # Then the police, who hold the same kinds of fact, see to whom they were given; Owain finds no such child
    rhys, owain = person("rhys"), person("owain")
    rhys.go(child)
    for words in ("Dr Wynne, Meddygon Nos: By word of mouth", "Sgt Ann Pugh: On paper", "Given by Gethin Puw"):
        rhys.reads(words)
    faults += rhys.barriers()
    rhys.go(child.replace("/children/", "/oversight/children/"))
    rhys.reads("Given outside this record")
    faults += rhys.barriers()
    assert owain.page.goto(f"{child}/given").status == 404
    assert faults == []


@pytest.mark.reaches("oversight:amend_agreement", "oversight:end_agreement", "chronology:make_file")
def test_an_agreement_is_amended_and_ended_and_a_file_is_made_without_one(person, looks):
    # Given an agreement that stands
    ada, nia = person("ada"), person("nia", language="en")
    report_new_child(person("elin"), born="8/3/2012")
    ada.go("/oversight/agreements/new")
    ada.answer(**agreement())
    tick(ada, "lanes", "IDENTITY", "EPISODE")
    tick(ada, "bases", "UK_GDPR_6_1_E", "SSWBA_S164", "DPA_SCH1_18")
    ada.submit()
    page = ada.page.url.removeprefix(ada.address)
    looks.at("ada", f"{page}/amend", title_cy="")
    looks.at("ada", f"{page}/end", why="")
    # When it is amended
    ada.click("Amend it")
    ada.answer(partners="Meddygon Nos\nMeddygon Dydd")
    ada.submit()
    # Then the version before it stands beside it
    ada.reads("Version 2")
    ada.reads("Version 1")
    ada.reads("Meddygon Dydd")
    # When it is ended
    ada.click(re.compile("^End it"))
    ada.answer(why="The doctors have another.")
    ada.submit()
    # Then it stands in the register as ended, and nobody can give under it
    ada.reads(re.compile("^Ended on"))
    looks.at("ada", page)
    looks.at("ada", "/oversight/agreements")
    child = open_child(nia, "Cai Morgan-Rees")
    looks.at("nia", f"{child}/file", why="quick")
    nia.go(f"{child}/file")
    nia.reads_nothing_of("Alerts to out-of-hours doctors")
    # When a file is made for a reason of one's own
    nia.answer(to="Meddygon Nos", to_person="Dr Wynne", why="She examines him tonight and has no account here.")
    tick(nia, "lanes", "IDENTITY", "EPISODE")
    with nia.page.expect_download() as made:
        nia.page.locator("main form[data-keep] button:not([name])").last.click()
    # Then it says in its first line for whom, and stands on the child's page as given
    assert "Dr Wynne" in made.value.path().read_text(encoding="utf-8").splitlines()[0]
    nia.go(f"{child}/given")
    nia.reads("Dr Wynne, Meddygon Nos")
    looks.assert_clear()

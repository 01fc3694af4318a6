"""Lleucu of the charity, on a phone and in Welsh: from a council's referral to an action that is done, through forms alone."""

import os
from pathlib import Path

import pytest

from tests.journeys.steps import find, report_new_child

OFFER = {"inputs": 4}
RECORD = {"inputs": 12, "pages": 4}
SAID = "Es i efo’r hogia i Gaerdydd. Doedd gen i ddim dewis."
ROOT = "/interviews/held/"


@pytest.fixture
def nia(person):
    """Nia of the council's duty team, at a desk."""
    return person("nia")


@pytest.fixture
def lleucu(person):
    """Lleucu of the charity, on a phone, in Welsh."""
    return person("lleucu", language="cy", phone=True)


def look(someone, name: str) -> None:
    """No barrier; and a picture, where somebody wants to see it."""
    if folder := os.environ.get("YMYLON_PICTURES"):
        someone.picture(Path(folder) / f"interview-{name}.png")
    assert someone.barriers() == []


def test_a_child_chooses_an_independent_interviewer_and_something_comes_of_it(service, nia, lleucu):
    # Given a child who was missing and is found, and a safe way on record
    ref = report_new_child(nia)
    find(nia, ref)
    nia.go(f"/interviews/{ref}/safe-way")
    nia.answer(safe_way="Text him after school.", read_by="Nobody")
    nia.submit()

    # When the council offers an interview and the child says yes
    assert nia.inputs() <= OFFER["inputs"]
    look(nia, "offer")
    nia.answer(answer="ACCEPTED", chosen="INDEPENDENT_CHARITY", chosen_interviewer="Not with a man")
    nia.submit()
    # Then the interview stands, and a provider is asked
    nia.reads("What you can do now")
    look(nia, "council")
    nia.click("Ask who holds it")
    nia.reads("Independent provider")
    nia.page.locator("main [name=teams]").first.check()
    look(nia, "refer")
    nia.submit()
    interview = nia.page.url.partition(ROOT)[2]

    # When Lleucu opens her portal
    lleucu.go("/interviews/")
    lleucu.reads("Cai Morgan-Rees")
    look(lleucu, "portal")
    lleucu.click("Ateb")
    # Then she reads what the child chose, and takes it on
    lleucu.reads("Not with a man")
    look(lleucu, "referral")
    lleucu.answer(answer="TAKE")
    lleucu.submit()
    assert service.ask("select route from interviews_interview") == [("INDEPENDENT",)]

    # When she records it, and the page is lost halfway
    counted = 0
    pages = (
        ("before", {"agreed": "YES", "language": "WELSH", "present": "Neb"}),
        ("words", {"words": SAID, "factors": "THREAT"}),
        ("happened", {"happened": "Caerdydd, gyda dau fachgen", "touched": "MONEY_OR_DEBT", "harm": "ROBBED_OR_THREATENED"}),
        ("after", {"trusts": "Dewi, ei athro", "would_help": "Lifft i’r pêl-droed", "analysis": "Mae ofn arno."}),
    )
    assert len(pages) <= RECORD["pages"]
    for page, answers in pages:
        lleucu.go(f"{ROOT}{interview}/record/{page}")
        counted += lleucu.inputs()
        lleucu.answer(**answers)
        look(lleucu, f"record-{page}")
        lleucu.submit()
    assert counted <= RECORD["inputs"]
    # Then the child's words stand as the child's, in Welsh, and harm is owed a referral
    lleucu.reads(SAID)
    look(lleucu, "held")
    assert service.ask("select state from duties_duty where kind = 'REFER_HARM'") == [("OPEN",)]
    assert service.ask("select language from interviews_account") == [("WELSH",)]

    # When advocacy was offered, something is done, and the child is told
    lleucu.go(f"{ROOT}{interview}/support")
    lleucu.answer(support="ADVOCACY", is_wanted="YES")
    lleucu.submit()
    lleucu.go(f"{ROOT}{interview}/action")
    lleucu.answer(words="Lifft i’r pêl-droed bob dydd Llun")
    lleucu.page.locator("main [name=team]").select_option(index=1)
    lleucu.submit()
    lleucu.go(f"{ROOT}{interview}/told")
    lleucu.answer(words="Mi gei di lifft bob dydd Llun.", told_on="1/6/2026")
    lleucu.submit()
    lleucu.go(f"{ROOT}{interview}/close")
    lleucu.submit()
    # Then an open action keeps it open
    lleucu.reads("Mae cam gweithredu ar agor o hyd.")
    lleucu.go(f"{ROOT}{interview}")
    lleucu.click("Sut y daeth i ben")
    lleucu.answer(was_done="YES", words="Bob dydd Llun ers hynny.")
    lleucu.submit()
    lleucu.go(f"{ROOT}{interview}/close")
    lleucu.submit()
    lleucu.reads("Wedi'i gau")
    look(lleucu, "closed")

    # and a manager of the council counts it apart
    nia.go("/interviews/counts")
    nia.reads("Independent provider")
    look(nia, "counts")

"""Lleucu of the charity, on a phone and in Welsh: from a council's referral to an action that is done, through forms alone."""

import os
import re
from pathlib import Path

import pytest

from tests.journeys.steps import HELD, RECORD, SAID, find, report_new_child, write_down

OFFER = {"inputs": 4}
ASKED = {"inputs": 12, "pages": 4}
ARRANGED = {"name": "Lleucu Haf", "venue": "OUTDOORS", "language": "WELSH", "interpreter": "NOT_NEEDED"}


@pytest.fixture
def nia(person):
    """Nia of the council's duty team, at a desk."""
    return person("nia", language="en")


@pytest.fixture
def lleucu(person):
    """Lleucu of the charity, on a phone, in Welsh."""
    return person("lleucu", language="cy", phone=True)


def look(someone, name: str) -> None:
    """No barrier; and a picture, where somebody wants to see it."""
    if folder := os.environ.get("YMYLON_PICTURES"):
        someone.picture(Path(folder) / f"interview-{name}.png")
    assert someone.barriers() == []


@pytest.mark.reaches(
    "interviews:offer", "interviews:safe_way", "interviews:refer", "interviews:capacity", "interviews:interviews",
    "interviews:referral", "interviews:arrange", "interviews:record", "interviews:interview", "interviews:translation",
    "interviews:police", "interviews:support", "interviews:action", "interviews:share", "interviews:for_child",
    "interviews:told", "interviews:close", "interviews:done", "interviews:counts",
)  # fmt: skip
def test_a_child_chooses_an_independent_interviewer_and_something_comes_of_it(service, nia, lleucu):
    # Given a child who was missing and is found, a safe way on record, and a provider who says what it can take on
    ref = report_new_child(nia)
    find(nia, ref)
    write_down(nia, f"/interviews/{ref}/safe-way", safe_way="Text him after school.", read_by="Nobody")
    lleucu.go("/interviews/capacity")
    look(lleucu, "capacity")
    lleucu.answer(at_most="2", words="Prynhawniau, yn Gymraeg")
    lleucu.submit()

    # When the council offers an interview and the child says yes
    assert nia.inputs() <= OFFER["inputs"]
    look(nia, "offer")
    nia.answer(answer="ACCEPTED", chosen="INDEPENDENT_CHARITY", chosen_interviewer="Not with a man")
    nia.submit()
    # Then the interview stands, and a provider is asked
    nia.reads("What you can do now")
    look(nia, "council")
    nia.click("Ask who holds it")
    nia.reads("can take on 2 more")
    nia.page.get_by_label("Llais Ifanc").check()
    look(nia, "refer")
    nia.submit()
    interview = nia.page.url.partition(HELD)[2]

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
    # and arranges it with the child, for a day that is to come
    lleucu.go(f"{HELD}{interview}/arrange")
    look(lleucu, "arrange")
    lleucu.answer(who="INDEPENDENT_CHARITY", when="1/6/2046 16:30", **ARRANGED)
    lleucu.submit()
    lleucu.reads("Yn yr awyr agored, neu mewn car")

    # When she records it, and the page is lost halfway
    counted = 0
    assert len(RECORD) <= ASKED["pages"]
    for page, answers in RECORD.items():
        lleucu.go(f"{HELD}{interview}/record/{page}")
        counted += lleucu.inputs()
        lleucu.answer(**answers)
        look(lleucu, f"record-{page}")
        lleucu.submit()
    assert counted <= ASKED["inputs"]
    # Then the child's words stand as the child's, in Welsh, and harm is owed a referral
    lleucu.reads(SAID)
    look(lleucu, "held")
    assert service.ask("select state from duties_duty where kind = 'REFER_HARM'") == [("OPEN",)]
    assert service.ask("select language from interviews_account") == [("WELSH",)]

    # When she translates them for whoever must act, and passes on what is for the police
    with lleucu.led_on():
        lleucu.page.locator("main a[href*='/translation']").first.click()
    look(lleucu, "translation")
    lleucu.answer(words="I went to Cardiff with the lads. I had no choice.", translator="Lleucu Haf")
    lleucu.submit()
    nia.go(f"{HELD}{interview}")
    nia.reads("I had no choice.")
    nia.reads(SAID)
    lleucu.go(f"{HELD}{interview}/police")
    look(lleucu, "police")
    lleucu.answer(words="Fan lwyd, bob nos Wener.")
    lleucu.submit()
    assert lleucu.typed()["words"] == "Fan lwyd, bob nos Wener."
    lleucu.answer(risk="HARM")
    lleucu.submit()
    # Then it arrived, as what she submitted; its reference stands at the interview for her, and no word of it
    lleucu.reads(re.compile("INT-"))
    lleucu.reads("Yn aros i’r heddlu ei graddio")
    lleucu.go(f"{HELD}{interview}/police")
    lleucu.reads(re.compile("INT-"))
    lleucu.reads_nothing_of("Fan lwyd")
    look(lleucu, "passed")

    # When advocacy was offered, something is done and shared, and the child is told
    for page, answers in (
        ("support", {"support": "ADVOCACY", "is_wanted": "YES"}),
        ("share", {"with_whom": "Ysgol Glan Taf", "words": "Bod ofn arno ar y bws", "basis": "Adran 130", "agreed": "YES"}),
        ("for-child", {"words": "Mi wnest ti ddweud bod ofn arnat. Mi gei di lifft.", "language": "WELSH"}),
        ("told", {"words": "Mi gei di lifft bob dydd Llun.", "told_on": "1/6/2026"}),
    ):
        lleucu.go(f"{HELD}{interview}/{page}")
        look(lleucu, page)
        lleucu.answer(**answers)
        lleucu.submit()
    lleucu.go(f"{HELD}{interview}/action")
    look(lleucu, "action")
    lleucu.answer(words="Lifft i’r pêl-droed bob dydd Llun", due="1/6/2046")
    lleucu.page.locator("main [name=team]").select_option(index=1)
    lleucu.submit()
    lleucu.go(f"{HELD}{interview}/close")
    lleucu.submit()
    # Then an open action keeps it open
    lleucu.reads("Mae cam gweithredu ar agor o hyd.")
    look(lleucu, "close")
    lleucu.go(f"{HELD}{interview}")
    lleucu.click("Sut y daeth i ben")
    look(lleucu, "done")
    lleucu.answer(was_done="YES", words="Bob dydd Llun ers hynny.")
    lleucu.submit()
    write_down(lleucu, f"{HELD}{interview}/close")
    # and she has lost the child with it, as the page of what is left to her says
    lleucu.reads("Dyna ddiwedd ar hynny")
    look(lleucu, "closed")
    lleucu.go(f"{HELD}{interview}")
    lleucu.reads_nothing_of("Cai")

    # while the council counts it by provider
    nia.go("/interviews/counts")
    nia.reads("Independent provider")
    look(nia, "counts")

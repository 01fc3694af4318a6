"""A home refers harm to the council by a C1; the front door decides and prints it, and the home reads what it is told."""

import json
import re

import pytest

from tests.journeys.steps import report_new_child
from tests.journeys.test_sharing import open_child, tick


@pytest.mark.reaches(
    "chronology:refer", "chronology:ring_first", "chronology:referral", "chronology:decide_referral", "chronology:referral_paper",
    "today:today",
)  # fmt: skip
def test_a_c1_is_rung_sent_added_to_decided_printed_and_fed_back(person, tmp_path):
    # Given a child of whom the home knows that he was hurt
    elin, sion = person("elin"), person("siôn")
    report_new_child(elin, born="8/3/2012")
    child = open_child(elin, "Cai Morgan-Rees")

    # When Elin rings the council, and puts down who answered
    elin.go(f"{child}/c1/rung")
    faults = elin.barriers()
    elin.submit()
    elin.reads("Say who answered, by name.")
    elin.answer(answered_by="Siân at the front door")
    elin.submit()

    # And refers him in writing, first without a word, then with the child's own; the family is not to learn who referred
    elin.reads("Sent with it from the record: Cai Morgan-Rees")
    faults += elin.barriers()
    elin.picture(tmp_path / "c1.png")
    elin.submit()
    elin.reads("Say what happened and what worries you")
    faults += elin.barriers()
    elin.answer(worries="A bruise on his arm. He won't say whose.", childs_words="Paid â gofyn.", safety_now="He sleeps here.")
    tick(elin, "reasons", "PHYSICAL", "CRIMINAL_EXPLOITATION")
    elin.page.locator("input[name=withhold_name]").check()
    elin.submit()
    elin.reads("The council has not acknowledged yet")
    faults += elin.barriers()
    elin.picture(tmp_path / "sent.png")
    c1 = elin.page.url.removeprefix(elin.address)

    # Then Nia, on a phone and in Welsh, finds it in her work, and reads it
    nia = person("nia", language="cy", phone=True)
    nia.reads(re.compile("Cydnabod yr atgyfeiriwyd"))
    nia.go(c1)
    nia.reads("Paid â gofyn.")
    nia.reads(re.compile("Elin Parri"))
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "read.png")

    # And when Elin learns more, it is added to what is open, and Nia is told of that too
    elin.go(f"{child}/c1")
    elin.reads(re.compile("A C1 has been open since"))
    elin.answer(worries="It is his uncle's hand, he says now.")
    tick(elin, "reasons", "PHYSICAL")
    elin.submit()
    nia.go("/")
    nia.reads(re.compile("Cydnabod bod rhagor ar yr atgyfeiriad"))
    faults += nia.barriers() + nia.hanging()
    nia.go(c1)
    nia.reads("It is his uncle's hand, he says now.")
    nia.click("Penderfynu")
    nia.answer(outcome="STRATEGY", reason="The uncle is known to us.", feedback="Rydym yn cwrdd yfory.")
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "decide.png")
    nia.submit()
    nia.reads("The uncle is known to us.")

    # And Elin reads what she is told, and not the council's reason
    elin.go(c1)
    elin.reads("Rydym yn cwrdd yfory.")
    elin.reads_nothing_of("The uncle is known")
    elin.go(child)
    elin.reads("Strategy discussion")
    faults += elin.barriers()
    elin.picture(tmp_path / "fed_back.png")

    # The paper and the file that the council makes say for whom, and not who referred
    nia.go(c1)
    nia.click("Ei baratoi i’w argraffu")
    nia.reads("Paid â gofyn.")
    nia.reads_nothing_of("Elin Parri")
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "paper.png")
    nia.go(c1)
    with nia.page.expect_download() as made:
        nia.page.get_by_role("button", name="Gwneud ffeil ohono").click()
    held = json.loads(made.value.path().read_text(encoding="utf-8"))
    assert held["said"]["childs_words"] == "Paid â gofyn."
    assert held["referrer"] == {"name": "", "team": ""}
    assert sion.page.goto(f"{sion.address}{c1}").status == 404
    assert faults == []


@pytest.mark.reaches("chronology:proposed_referral", "chronology:child")
def test_youth_justice_reports_a_child_missing_and_answers_the_c1_that_is_proposed(person, looks):
    # Given a child whom youth justice knows and reports missing
    sion = person("siôn")
    episode = report_new_child(sion, born="8/3/2012")
    # When the C1 that practice asks for is looked at
    looks.at("siôn", f"/children/c1/proposed/{episode}", reason=" ")
    # Then it is owed among Siôn's work, says whose rule it is, and a reason answers it
    sion.go("/")
    sion.reads(re.compile("Refer a missing child known to youth justice"))
    child = open_child(sion, "Cai Morgan-Rees")
    sion.reads("A C1 is proposed")
    sion.reads(re.compile("Demonstration: "))
    sion.click("Say why none is made")
    sion.answer(reason="An assessment is open already.")
    sion.submit()
    sion.go(child)
    sion.reads("Reason recorded why no C1 is made")
    sion.reads_nothing_of("A C1 is proposed")
    looks.assert_clear()

"""A police grade makes a rule ask; a manager enters the child, who is visited, told and reviewed; and the entry is ended."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.steps import acknowledge, report_new_child
from tests.journeys.test_circumstances import choose, lives_at
from tests.journeys.test_sharing import open_child


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).strftime("%d/%m/%Y")


@pytest.mark.reaches(
    "signals:register", "signals:rules", "signals:consider", "signals:enter", "signals:entry", "signals:visit", "signals:tell",
    "signals:review", "signals:end",
)  # fmt: skip
def test_a_rule_asks_a_manager_decides_and_a_manager_ends(person, tmp_path):
    # Given a child whom the home reports and the police grade high
    elin, rhys, gethin = person("elin"), person("rhys"), person("gethin")
    episode = report_new_child(elin, born="8/3/2012")
    acknowledge(rhys, episode)
    rhys.go(f"/missing/{episode}/grade")
    rhys.answer(grade="HIGH", reason="Threats on his phone.")
    rhys.submit()

    # When the clock has gone round, the manager is asked, and the rules are there to be read
    gethin.go("/register/rules")
    gethin.reads("Police grade: High")
    gethin.reads("Hours missing: 24 or more")
    gethin.reads(re.compile("Whether a child is in care counts in none"))
    faults = gethin.barriers()
    gethin.picture(tmp_path / "rules.png")
    gethin.go("/register/")
    gethin.reads("Nobody whom you may see is on the register.")
    child = open_child(gethin, "Cai Morgan-Rees")
    # Mared leads for him already, and so nobody is asked who does
    gethin.go(f"{lives_at(child)}/beside/new")
    gethin.answer(kind="LEAD_PROFESSIONAL")
    choose(gethin, "who", "Mared Ellis")
    gethin.submit()
    for _turn in range(20):
        gethin.go(f"/register/consider/{episode}")
        if f"/register/consider/{episode}" in gethin.opened:
            break
        gethin.page.wait_for_timeout(1000)
    gethin.reads("A published rule asks about this child")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "consider.png")
    gethin.submit()
    gethin.reads(re.compile("Say why"))
    gethin.click("Enter Cai Morgan-Rees on the register")
    gethin.reads("This is not the child protection register.")
    assert gethin.page.locator("input[name=lead_is][value=BESIDE]").is_checked()
    gethin.answer(reason="An older man waits for him.", police_contact="PC Ann Pugh", every_days="7")
    gethin.page.locator("input[name=lead_team]").first.check()
    gethin.picture(tmp_path / "enter.png")
    gethin.answer(review_on=day(40))
    gethin.submit()
    gethin.reads("The review is within 28 days.")
    faults += gethin.barriers()
    gethin.answer(review_on=day(21))
    gethin.submit()
    gethin.reads("A published rule asked, and a manager decided")
    gethin.reads("Mared Ellis")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "entry.png")
    entry = gethin.page.url.removeprefix(gethin.address)

    # Then the police visit, Nia tells him in Welsh on a phone and puts down his own words, and reviews
    rhys.go(f"{entry}/visit")
    rhys.answer(visited=timezone.localtime().strftime("%H:%M"), seen="yes", words="At his nan's, safe, tired.")
    faults += rhys.barriers()
    rhys.submit()
    rhys.reads("Visited: the child was seen")
    nia = person("nia", language="cy", phone=True)
    nia.go(f"{entry}/tell")
    nia.reads(re.compile("Nid hon yw"))
    nia.answer(told="Rhestr o blant yr ydym yn galw i’w gweld.", childs_words="Iawn, ond dim bob dydd.", language="WELSH")
    faults += nia.barriers() + nia.hanging()
    nia.submit()
    nia.reads("Iawn, ond dim bob dydd.")
    nia.picture(tmp_path / "told.png")
    nia.go(f"{entry}/review")
    nia.answer(words="Mae'n siarad â Siôn.", every_days="14", next_on=day(28))
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "review.png")
    nia.submit()
    nia.go("/register/")
    nia.reads("Cai Morgan-Rees")
    faults += nia.barriers() + nia.hanging()
    nia.picture(tmp_path / "register.png")
    nia.go(child)
    nia.reads(re.compile("Ar y gofrestr plant ar goll sydd â risg uchel"))
    faults += nia.barriers() + nia.hanging()

    # Elin of the home knows nothing of it; and only the manager ends it
    assert elin.page.goto(f"{elin.address}{entry}").status in (403, 404)
    gethin.go(f"{entry}/end")
    gethin.answer(end="CALMER", reason="Quiet, and seen by his nan each day.")
    faults += gethin.barriers()
    gethin.submit()
    gethin.reads("Quiet, and seen by his nan each day.")
    faults += gethin.barriers()
    assert faults == []

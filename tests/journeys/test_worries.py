"""A school notes a worry about a child whom nobody knows yet; the council reads it, and one team calls the family."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.test_plans import follow, is_not_found

WORDS = "Mae’n dod i mewn wedi blino ers hanner tymor, heb ginio."


def finds_under_today(someone: Person, words: str) -> None:
    """When the clock has been round, these words stand under Today."""
    for _ in range(40):
        someone.go("/")
        if words in someone.page.content():
            break
        someone.page.wait_for_timeout(1000)
    someone.reads(re.compile(words))


@pytest.mark.reaches(
    "worries:begin", "worries:note", "worries:child", "worries:answer", "worries:call", "worries:share", "worries:shared",
    "signals:signal", "signals:triggers",
)  # fmt: skip
def test_a_worry_is_noted_in_a_minute_read_and_closed_by_one_lead(service, person, tmp_path):
    # Given a youth worker of a charity, in the street on her telephone: what must be answered is counted, and it is soon done
    lleucu = person("lleucu", phone=True)
    lleucu.go("/worries/note")
    assert lleucu.inputs() <= 12
    lleucu.answer(given="Mali", words="She says that older boys at the station give her vapes.", support="Drop-in on Friday.")
    lleucu.answer(area="W06000016")
    lleucu.submit()
    lleucu.reads("older boys at the station")
    # And a school's safeguarding lead, on his telephone and in Welsh, who is worried about a pupil without a record
    dewi = person("dewi", language="cy", phone=True)
    gethin, rhys = person("gethin"), person("rhys")
    dewi.go("/worries/note")
    dewi.reads("Nodi pryder am blentyn")
    faults = dewi.barriers() + dewi.hanging()
    # When he writes what worries him and forgets the support, it is asked for, and nothing typed is lost
    dewi.answer(given="Tirion", family="Vaughan", area="W06000016", words=WORDS, since="?")
    dewi.submit()
    dewi.reads(re.compile("Dywedwch pa gymorth a gynigir"))
    assert dewi.typed()["words"] == WORDS
    faults += dewi.barriers() + dewi.hanging()
    dewi.answer(support="Brecwast, a gair bob bore.", child_told="TOLD", family_told="WILL_BE_TOLD", told_words="Dewi, yfory")
    dewi.picture(tmp_path / "worry-note.cy.png")
    dewi.submit()
    # Then it stands under the child, and says that nobody has read it yet
    dewi.reads(WORDS)
    dewi.reads("Wedi’i nodi, heb ei ddarllen eto")
    faults += dewi.barriers() + dewi.hanging()
    dewi.picture(tmp_path / "worry-child.cy.png")
    worries = dewi.page.url.removeprefix(dewi.address)
    child = worries.replace("/worries/child/", "/children/")
    # And the police can't find the child by it
    assert is_not_found(rhys, child)
    assert rhys.page.goto(rhys.address + worries).status in (403, 404)
    # When it reaches Gethin under Today, he names the school as the one that calls, and closes it with what was offered
    gethin.go("/")
    gethin.reads(re.compile("Read a worry, and say who calls the family"))
    gethin.go(worries)
    follow(gethin, "/worries/answer/")
    gethin.reads(WORDS)
    faults += gethin.barriers()
    gethin.submit()
    gethin.reads(re.compile("Answer “Which one team calls the family"))
    option = gethin.page.locator("select[name=lead] option").filter(has_text=re.compile("afeguarding|ysgol", re.I)).first
    gethin.answer(lead=option.get_attribute("value"), kind="KEEP", words="The school rings his gran, and nobody else does.")
    # What Dewi decided of telling stands in the form already
    assert gethin.typed()["family_told"] == "WILL_BE_TOLD"
    gethin.picture(tmp_path / "worry-answer.png")
    gethin.submit()
    gethin.reads("Confirmed, and kept until a day")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "worry-child.png")
    # And lets the police read one sentence of it, with a reason
    follow(gethin, "/worries/share/")
    faults += gethin.barriers()
    gethin.answer(words="A man waits by the gate.", reason="The police know him.")
    gethin.submit()
    gethin.reads("A man waits by the gate.")
    faults += gethin.barriers()
    # Then Dewi finds under Today that his team is the one that calls, and says how it went
    dewi.go("/")
    dewi.reads(re.compile("Ffonio’r teulu: eich tîm chi yw’r un sy’n gwneud hynny"))
    follow(dewi, "/worries/call/")
    faults += dewi.barriers() + dewi.hanging()
    dewi.picture(tmp_path / "worry-call.cy.png")
    dewi.answer(became="CALLED", words="Mae Mam-gu yn falch o’r brecwast.")
    dewi.submit()
    # And reads who calls; and a second worry of the same child is noted from the child's page
    dewi.go(child)
    follow(dewi, "/worries/child/")
    dewi.reads("Yn ffonio’r teulu")
    dewi.reads("The school rings his gran, and nobody else does.")
    dewi.reads("Mae Mam-gu yn falch o’r brecwast.")
    dewi.reads_nothing_of("/worries/answer/")
    follow(dewi, "/note")
    dewi.answer(support="Dim eto.", words="Heb gôt eto heddiw.")
    dewi.submit()
    dewi.reads("Heb gôt eto heddiw.")
    # When Gethin has read the second too, he closes it, and it is put away and not deleted
    gethin.go(worries)
    follow(gethin, "/worries/answer/")
    option = gethin.page.locator("select[name=lead] option").nth(1)
    gethin.answer(lead=option.get_attribute("value"), kind="CLOSE", words="A coat was found.", child_told="TOLD")
    gethin.answer(family_told="TOLD")
    gethin.submit()
    gethin.reads("Put away")
    gethin.reads("Heb gôt eto heddiw.")
    # When a third is noted, a published trigger puts it to somebody, in words and without a score
    dewi.go(f"{worries}/note")
    dewi.answer(support="Brecwast.", words="Heb fwyta ers ddoe.")
    dewi.submit()
    dewi.reads("Heb fwyta ers ddoe.")
    finds_under_today(gethin, "Answer a signal")
    follow(gethin, "/register/signal/")
    gethin.reads(re.compile("3 worries below any threshold were noted since"))
    faults += gethin.barriers()
    gethin.picture(tmp_path / "signal.png")
    gethin.answer(kind="DONE", words="The school nurse sees him tomorrow.")
    gethin.submit()
    gethin.reads(re.compile("Something was done: Gethin Puw"))
    # And the triggers are published, with how often each fired, to whoever answers for it; in Welsh on a telephone too
    follow(gethin, "/register/triggers")
    gethin.reads("By ethnic group")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "triggers.png")
    dewi.go("/register/triggers")
    dewi.reads(re.compile("Sawl pryder o dan unrhyw drothwy"))
    dewi.reads_nothing_of("Yn ôl grŵp ethnig")
    faults += dewi.barriers() + dewi.hanging()
    dewi.picture(tmp_path / "triggers.cy.png")
    assert faults == []

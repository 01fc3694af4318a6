"""A school notes a worry about a child whom nobody knows yet; the council reads it, and one team calls the family."""

import re

import pytest

from tests.journeys.test_plans import follow, is_not_found

WORDS = "Mae’n dod i mewn wedi blino ers hanner tymor, heb ginio."


@pytest.mark.reaches(
    "worries:begin", "worries:note", "worries:child", "worries:answer", "worries:share", "worries:shared",
)  # fmt: skip
def test_a_worry_is_noted_in_a_minute_read_and_closed_by_one_lead(service, person, tmp_path):
    # Given a school's safeguarding lead, on his telephone and in Welsh, who is worried about a pupil without a record
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
    # Then Dewi reads who calls; and a second worry of the same child is noted from the child's page
    dewi.go(child)
    follow(dewi, "/worries/child/")
    dewi.reads("Yn ffonio’r teulu")
    dewi.reads("The school rings his gran, and nobody else does.")
    dewi.reads_nothing_of("/worries/answer/")
    follow(dewi, "/note")
    dewi.answer(support="Dim eto.", words="Heb gôt eto heddiw.")
    dewi.submit()
    dewi.reads("Heb gôt eto heddiw.")
    # When Gethin has read the second too, he closes it, and it is put away and not deleted
    gethin.go(worries)
    follow(gethin, "/worries/answer/")
    option = gethin.page.locator("select[name=lead] option").nth(1)
    gethin.answer(lead=option.get_attribute("value"), kind="CLOSE", words="A coat was found.")
    gethin.submit()
    gethin.reads("Put away")
    gethin.reads("Heb gôt eto heddiw.")
    assert faults == []

"""An auditor asks about what stands out, who is asked answers, and neither is shown more of the child than they had."""

from datetime import date

import pytest

from tests.journeys.steps import child_of, report_new_child

ASKED = "Why did you open this record?"
ANSWERED = "I was the manager on call, and the home had rung me."


@pytest.mark.reaches(
    "oversight:interests", "oversight:declare", "oversight:standing_out", "oversight:ask", "oversight:answer", "oversight:own",
    "oversight:reviews", "oversight:break_glass_for", "oversight:training", "oversight:trained",
)  # fmt: skip
def test_what_stands_out_is_asked_about_and_answered(person, looks):
    # Given a manager who has said that he knows the family, and opened the record all the same
    elin, gethin, olwen = person("elin"), person("gethin", language="en"), person("olwen", language="en")
    ref = report_new_child(elin)
    gethin.go("/oversight/interests/new")
    gethin.answer(kind="FAMILY", named="Morgan-Rees", words="He coaches my son.")
    gethin.submit()
    gethin.reads("Morgan-Rees")
    child = child_of(gethin, ref)
    # Then it stands out to the auditor of his agency, who is not told which child it was
    olwen.go("/oversight/standing-out")
    olwen.reads("Has declared that they know a family of this name.")
    olwen.reads("Gethin Puw")
    olwen.reads_nothing_of("Cai")
    olwen.page.locator("main a[href*='/oversight/standing-out/']").first.click()
    question = olwen.page.url.removeprefix(olwen.address)
    looks.at("olwen", question, words="")
    # When she asks
    olwen.answer(words=ASKED)
    olwen.submit()
    olwen.reads(ASKED)
    looks.at("olwen", "/oversight/standing-out")
    # Then he finds it where his own history stands, and answers
    looks.at("gethin", "/oversight/own")
    gethin.go("/oversight/own")
    gethin.page.locator("main a[href*='/oversight/own/questions/']").first.click()
    gethin.reads(ASKED)
    looks.at("gethin", gethin.page.url.removeprefix(gethin.address), words="")
    gethin.answer(words=ANSWERED)
    gethin.submit()
    # and she reads that
    olwen.go("/oversight/standing-out")
    olwen.reads(ANSWERED)
    looks.at("olwen", "/oversight/standing-out")
    # When he takes his declaration back
    gethin.go("/oversight/interests")
    gethin.submit_form("form[action*='/oversight/interests/']")
    glass = child.replace("/children/", "/oversight/children/") + "/break-glass"
    # He says who of his people was trained, and takes back what he put down by mistake
    gethin.go("/oversight/training/new")
    gethin.page.get_by_label("Mared Ellis").check()
    gethin.answer(subject="NRM", held_on=date.today().strftime("%d/%m/%Y"), given_by="The safeguarding board")
    gethin.submit()
    gethin.reads("by The safeguarding board.")
    looks.at("gethin", "/oversight/training")
    gethin.submit_form("form[action*='/take-back']")
    gethin.reads_nothing_of("The safeguarding board")
    for page in ("/oversight/interests", "/oversight/interests/new", "/oversight/training/new", "/oversight/reviews", glass):
        looks.at("gethin", page)
    looks.assert_clear()

"""Gethin of the council: whom a child asks for, what a child takes back, how an interview was held, and the counts."""

import pytest

from tests.journeys.steps import HELD, SAID, agree_to_talk, find, record_interview, refer, report_new_child, take_on, write_down

STAFF = {
    "who": "STAFF_OF_PLACE", "name": "Elin Parri", "when": "1/6/2046 16:30", "venue": "CHILDS_CHOICE", "language": "WELSH",
    "interpreter": "NOT_NEEDED",
}  # fmt: skip


@pytest.fixture
def nia(person):
    return person("nia", language="en")


@pytest.fixture
def gethin(person):
    return person("gethin", language="en")


@pytest.fixture
def lleucu(person):
    return person("lleucu", language="cy", phone=True)


@pytest.mark.reaches("interviews:staff_asked_for", "interviews:staff", "interviews:arrange", "interviews:unable")
def test_a_child_asks_for_somebody_of_the_place_they_left_and_a_manager_decides(service, nia, gethin, looks):
    # Given a child who said yes, and asks for Elin of the home
    ref = report_new_child(nia)
    find(nia, ref)
    interview = agree_to_talk(nia, ref, chosen="NO_PREFERENCE", chosen_interviewer="Elin")
    # When Nia arranges it so by herself
    write_down(nia, f"{HELD}{interview}/arrange", **STAFF)
    # Then it is refused beside the question, and what she typed stays
    nia.reads("only if the child asks and a manager has agreed")
    assert nia.typed()["name"] == "Elin Parri"
    looks.at("nia", f"{HELD}{interview}/staff-asked-for")
    write_down(nia, f"{HELD}{interview}/staff-asked-for")

    # Then the manager owes an answer, and finds the question on his own page
    gethin.go("/")
    gethin.reads("A child asks for somebody of the place that they left")
    looks.at("gethin", f"{HELD}{interview}/staff", agrees="NO")
    # When he does not agree, with his reason
    write_down(
        gethin, f"{HELD}{interview}/staff", agrees="NO", reason="Elin was on duty when he left. Ask him whom else he trusts."
    )
    # Then it stands with his name, it is owed no more, and it can't be arranged so
    gethin.reads("Elin was on duty when he left.")
    looks.at("gethin", f"{HELD}{interview}")
    assert service.ask("select state from duties_duty where kind = 'JUDGE_STAFF_AS_INTERVIEWER'") == [("FULFILLED",)]
    write_down(nia, f"{HELD}{interview}/arrange", **STAFF)
    nia.reads("only if the child asks and a manager has agreed")
    # When he is persuaded
    write_down(gethin, f"{HELD}{interview}/staff", agrees="YES", reason="He talks to nobody else; Menna sits with them.")
    write_down(nia, f"{HELD}{interview}/arrange", **STAFF)
    # Then it is arranged
    nia.reads("Elin Parri")
    assert service.ask("select state from interviews_interview") == [("SCHEDULED",)]

    # When the child goes nowhere near the place that day, it can't be held, and that is no refusal
    looks.at("nia", f"{HELD}{interview}/unable")
    write_down(nia, f"{HELD}{interview}/unable", outcome="MOVED", reason="He is with an aunt in Bristol since Monday.")
    nia.reads("The child has moved: He is with an aunt in Bristol since Monday.")
    assert service.ask("select state from interviews_interview") == [("UNABLE",)]
    looks.assert_clear()


@pytest.mark.reaches(
    "interviews:review", "interviews:withdraw", "interviews:counts", "interviews:interview", "interviews:nothing"
)
def test_a_manager_reviews_what_was_held_and_a_child_takes_it_back(service, nia, gethin, lleucu, looks):
    # Given an interview that the charity held
    ref = report_new_child(nia)
    find(nia, ref)
    interview = agree_to_talk(nia, ref)
    refer(nia, interview, "Llais Ifanc")
    take_on(lleucu)
    record_interview(lleucu, interview)
    looks.at("lleucu", f"{HELD}{interview}/nothing")

    # When the manager reviews it, and says no without a word
    looks.at("gethin", f"{HELD}{interview}/review")
    yes = {"childs_words": "YES", "child_chose": "YES", "harm_followed": "YES"}
    write_down(gethin, f"{HELD}{interview}/review", **yes, something_came="NO")
    # Then it is asked why; and once that is said it is read by whoever held it
    assert gethin.page.locator(".govuk-error-summary").count() == 1
    gethin.answer(words="Ask him what would help.")
    gethin.submit()
    lleucu.go(f"{HELD}{interview}")
    lleucu.reads("Ask him what would help.")
    looks.at("gethin", f"{HELD}{interview}")

    # When he opens the counts
    gethin.go("/interviews/counts")
    # Then the provider and the council are counted apart, held and reviewed
    gethin.reads("Llais Ifanc")
    gethin.reads("Rhondda Cynon Taf")
    looks.at("gethin", "/interviews/counts")

    # When the child takes it back, and somebody is still in danger
    looks.at("lleucu", f"{HELD}{interview}/withdraw")
    kept = {
        "stays": "THESE",
        "kept": "Mae i fod i gwrdd â’r dyn nos Wener.",
        "why_kept": "Gall rhywun gael niwed.",
        "language": "WELSH",
    }
    write_down(lleucu, f"{HELD}{interview}/withdraw", **kept)
    # Then nothing is taken until the child was told what stays; and then the rest is gone, for everybody
    assert service.ask("select count(*) from interviews_account where words = %s", SAID) == [(1,)]
    lleucu.page.locator("main [name=child_told]").check()
    lleucu.submit()
    lleucu.reads("Mae i fod i gwrdd â’r dyn nos Wener.")
    for someone in (lleucu, gethin):
        someone.go(f"{HELD}{interview}")
        someone.reads_nothing_of(SAID)
    assert service.ask("select count(*) from interviews_account where words = %s", SAID) == [(0,)]
    # and the harm that was told is still owed a referral
    assert service.ask("select state from duties_duty where kind = 'REFER_HARM'") == [("OPEN",)]
    looks.at("gethin", f"{HELD}{interview}")
    looks.assert_clear()

"""What must not be: an interview of a child who is missing, two providers who take one on at once. Refused, and nothing lost."""

import pytest

from tests.journeys.steps import HELD, RECORD, SAID, agree_to_talk, find, refer, report_new_child, take_on, write_down


@pytest.mark.reaches("interviews:offer", "interviews:record", "interviews:attempt", "interviews:said")
def test_no_interview_before_the_child_is_found_and_what_was_typed_stays(service, person, looks):
    nia, lleucu, rhys = person("nia", language="en"), person("lleucu", language="cy", phone=True), person("rhys")
    # Given a child who is missing
    ref = report_new_child(nia)
    # When Nia would offer an interview
    nia.go(f"/interviews/{ref}/offer")
    # Then the page says when it is offered, and asks nothing
    nia.reads("An interview is offered once the child is found.")
    assert nia.page.locator("main form").count() == 0
    looks.at("nia", f"/interviews/{ref}/offer")

    # When the child is found, kept from everybody by a parent, and yet says yes
    find(nia, ref)
    write_down(nia, f"/interviews/{ref}/safe-way", safe_way="Text him.", read_by="Nobody")
    looks.at("nia", f"/interviews/{ref}/attempt")
    write_down(nia, f"/interviews/{ref}/attempt", outcome="PARENT_IN_THE_WAY", words="His father closed the door.")
    # Then a parent's no is nobody's refusal: it stands with a manager, and the offer is still owed
    nia.reads("His father closed the door.")
    kinds = {kind for (kind,) in service.ask("select kind from duties_duty where state = 'OPEN'")}
    assert {"KEPT_FROM_CHILD", "OFFER_RETURN_INTERVIEW"} <= kinds
    interview = agree_to_talk(nia, ref)
    refer(nia, interview, "Llais Ifanc")
    take_on(lleucu)
    # and what the child says at the door is written down, agreed or not
    looks.at("lleucu", f"/interviews/{ref}/said")
    said = {"said": "AT_THE_DOOR", "words": "Maen nhw’n fy mygwth i.", "language": "WELSH", "harm": "ROBBED_OR_THREATENED"}
    write_down(lleucu, f"/interviews/{ref}/said", **said)

    # When Lleucu says that it was held before he was found
    write_down(lleucu, f"{HELD}{interview}/record/before", **RECORD["before"] | {"held": "1/1/2020 10:00"})
    # Then the first page says so at once
    assert lleucu.page.locator(".govuk-error-summary").count() == 1
    assert lleucu.typed()["present"] == "Neb"
    # When he turns out to be missing after all, while she writes
    for page in ("before", "words", "happened"):
        write_down(lleucu, f"{HELD}{interview}/record/{page}", **RECORD[page])
    write_down(rhys, f"/missing/{ref}/still-missing", reason="It was his brother.")
    write_down(lleucu, f"{HELD}{interview}/record/after", **RECORD["after"])
    # Then nothing is written, she reads why, and every page still holds what she typed
    lleucu.reads("Mae’r plentyn hwn ar goll.")
    assert service.ask("select count(*) from interviews_account where words = %s", SAID) == [(0,)]
    lleucu.go(f"{HELD}{interview}/record/words")
    assert lleucu.typed()["words"] == SAID
    looks.assert_clear()


@pytest.mark.reaches("interviews:referral", "interviews:interviews", "interviews:interview")
def test_two_providers_press_at_once_and_the_second_is_told(service, person, looks):
    nia, lleucu, cadi = person("nia", language="en"), person("lleucu", language="cy", phone=True), person("cadi", language="en")
    # Given two providers who were asked, and both have the referral open
    ref = report_new_child(nia)
    find(nia, ref)
    interview = agree_to_talk(nia, ref)
    refer(nia, interview, "Llais Ifanc", "Golau Bach")
    cadi.go("/interviews/")
    cadi.click("Answer")
    # When Lleucu is first
    take_on(lleucu)
    cadi.answer(answer="TAKE")
    cadi.submit()
    # Then Cadi is told that another was first, and it is held by one team alone
    cadi.reads("Another provider took this interview on first.")
    assert service.ask("select t.name_en from interviews_interview i join agencies_team t on t.id = i.team_id") == [
        ("Return interviews",)
    ]
    looks.at("cadi", "/interviews/")
    # When she has read so, she puts it away
    cadi.go("/interviews/")
    cadi.submit_form("form[action*='/put-away']")
    # Then she has lost the child, and Lleucu has everything
    cadi.reads_nothing_of("Cai")
    cadi.go(f"{HELD}{interview}")
    cadi.reads_nothing_of("Cai")
    lleucu.go("/interviews/")
    lleucu.reads("Cai Morgan-Rees")
    # When Lleucu can't hold it after all, she hands it back with her reason, and the council asks anew
    lleucu.go(f"{HELD}{interview}")
    lleucu.click("Ei roi’n ôl")
    lleucu.answer(answer="BACK", reason="Neb sy’n siarad Cymraeg yr wythnos hon.")
    lleucu.submit()
    lleucu.reads_nothing_of("Cai")
    nia.go(f"{HELD}{interview}")
    nia.reads("Neb sy’n siarad Cymraeg yr wythnos hon.")
    nia.reads("Ask who holds it")
    looks.assert_clear()

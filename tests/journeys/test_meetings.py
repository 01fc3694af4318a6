"""A manager’s strategy meeting: whom the record names is asked, a home answers, a mother’s view comes by telephone."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.service import Service
from tests.journeys.steps import acknowledge, child_of, report_new_child
from tests.journeys.test_circumstances import choose, follow
from tests.journeys.test_orders import day


def open_item(somebody: Person, meeting: str) -> str:
    """The child’s item, as somebody who is in the room opens it; its address."""
    somebody.go(meeting)
    with somebody.led_on():
        somebody.page.locator("main a[href*='/meetings/item/']").first.click()
    return somebody.page.url.removeprefix(somebody.address)


# A decision with its reason and a dissent by name, from the open page to the next one, besides the words themselves.
MOST_KEYS = 60


def runs_a_panel(eirlys: Person, service: Service, child: str) -> int:
    """A chair who writes nothing but meetings runs one from the call to the minutes; how many keys the two things said took."""
    eirlys.go(child)
    follow(eirlys, "/meetings/call")
    choose(eirlys, "kind", "Exploitation Prevention Panel")
    eirlys.answer(starts_at=f"{day(40)} 10:00", place="Room 5")
    eirlys.submit()
    panel = eirlys.page.url.removeprefix(eirlys.address)
    eirlys.reads("Emotional wellbeing")
    item = open_item(eirlys, panel)
    follow(eirlys, "/ask-known")
    eirlys.submit()
    # The agenda has filled itself with what happened since and what is owed; what is decided is written by keyboard alone
    eirlys.reads("What is owed to the child now")
    eirlys.go(f"{item}/say")
    begun = eirlys.keys
    for downs, words, beside in (
        (2, "He stays at Tŷ Derwen.", ("reason", "He asked to.")),
        (3, "He should be nearer home.", ("who", "Rhys Bowen")),
    ):
        eirlys.tab_to("kind")
        eirlys.press(*["ArrowDown"] * downs)
        eirlys.tab_to("lane")
        eirlys.type("Safety plan")
        eirlys.tab_to("words")
        eirlys.type(words)
        eirlys.tab_to(beside[0])
        eirlys.type(beside[1])
        if beside[0] != "who":
            eirlys.tab_to("who")
        eirlys.send()
        eirlys.reads("Written down")
    keys = eirlys.keys - begun
    # She opens a lane to one person who needs it, agrees who does what, and writes down why there is no view yet
    eirlys.go(f"{item}/open")
    choose(eirlys, "person", "Elin Parri")
    eirlys.page.locator("input[name=lanes][value=CONCERN]").check()
    eirlys.answer(until_on=day(41), why="Holds him through the week.")
    eirlys.submit()
    eirlys.go(f"{item}/action")
    choose(eirlys, "owner", "Tŷ Derwen")
    eirlys.answer(words="Drive him to his club.", due_on=day(47))
    eirlys.submit()
    eirlys.go(f"{item}/view")
    eirlys.answer(whose="CHILD", how="VISIT", words="I want to stay.", tongue="ENGLISH", who="Elin Parri", lane="SAFETY")
    eirlys.submit()
    eirlys.go(f"{item}/came")
    eirlys.page.locator("input[value=HERE_MET]").first.check()
    eirlys.submit()
    service.let_come(panel)
    eirlys.go(f"{item}/close")
    eirlys.answer(goes_on="USUAL", next_on=day(68), family_why="His mother is away until Monday.")
    eirlys.submit()
    eirlys.reads("Closed")
    eirlys.go(f"{panel}/over")
    eirlys.submit()
    eirlys.go(f"{panel}/approve")
    eirlys.submit()
    for words in ("Approved: version 1", "He should be nearer home. Who disagrees: Rhys Bowen", "Drive him to his club."):
        eirlys.reads(re.compile(words))
    return keys


@pytest.mark.reaches(
    "meetings:every", "meetings:call", "meetings:kinds", "meetings:kind", "meetings:child", "meetings:meeting",
    "meetings:move", "meetings:put_on", "meetings:ask", "meetings:attend", "meetings:word", "meetings:hold", "meetings:minutes",
    "meetings:approve", "meetings:item", "meetings:ask_for", "meetings:ask_known", "meetings:attend_child", "meetings:say",
    "meetings:view", "meetings:language", "meetings:action", "meetings:let_in", "meetings:close", "meetings:answer",
    "meetings:right", "meetings:take_back", "panels:panel", "panels:record", "meetings:ask_besides",
    "meetings:combine", "meetings:ask_besides_for", "meetings:pack", "meetings:ask_known_all", "meetings:submit_heard",
    "meetings:end_board", "meetings:serve",
)  # fmt: skip
def test_a_chair_runs_a_meeting_with_a_home_that_is_asked_and_a_view_taken_by_telephone(service, person, looks, tmp_path):
    # Given a child whom the home reported, and whom the police know of
    elin, rhys, gethin = person("elin"), person("rhys"), person("gethin")
    episode = report_new_child(elin, "Cai Morgan-Rees")
    acknowledge(rhys, episode)
    child = child_of(gethin, episode).replace("/children/", "/meetings/child/")
    # When Gethin calls a meeting from the child’s page: five things are asked, and a day that is over is refused beside it
    gethin.go(child)
    follow(gethin, "/meetings/call")
    assert gethin.inputs() == 5, "kind, when, how long, where, who chairs"
    faults = gethin.barriers() + gethin.hanging()
    choose(gethin, "kind", "Missing-child strategy meeting")
    gethin.answer(starts_at=f"{day(-2)} 14:00", place="Room 2")
    gethin.submit()
    gethin.reads(re.compile("Give a time that is still to come"))
    gethin.answer(starts_at=f"{day(4)} 14:00")
    gethin.submit()
    gethin.reads("Room 2")
    meeting = gethin.page.url.removeprefix(gethin.address)
    faults += gethin.barriers() + gethin.hanging()
    gethin.go(f"{meeting}/children")
    faults += gethin.barriers() + gethin.hanging()
    # Then the page says who must be in the room, and one press asks whom the record names
    item = open_item(gethin, meeting)
    gethin.reads(re.compile("Not asked yet"))
    gethin.picture(tmp_path / "item.png")
    faults += gethin.barriers() + gethin.hanging()
    gethin.go(meeting)
    follow(gethin, "/ask-known")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.go(f"{item}/ask/INTERVIEWER")
    gethin.answer(why_nobody="Offered already, and refused.")
    gethin.submit()
    # Somebody beyond those who must be there is asked as well: as what, then whom
    gethin.go(item)
    with gethin.led_on():
        gethin.page.locator(f"main a[href='{item}/ask']").click()
    gethin.submit()
    gethin.reads(re.compile("Say as what they come"))
    gethin.answer(seat="YOUTH_JUSTICE")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    choose(gethin, "who", "Youth justice service")
    gethin.submit()
    gethin.reads(re.compile("Youth justice service"))
    gethin.go(f"{item}/language")
    gethin.answer(whose="FAMILY", tongue="WELSH")
    gethin.submit()
    # Interpretation is booked as an action, of which the words and the day stand there already
    follow(gethin, "/action?interpret")
    assert gethin.typed()["words"] == "Book interpretation. The family’s: Welsh."
    assert gethin.typed()["due_on"] == day(4)
    choose(gethin, "owner", "Tŷ Derwen")
    gethin.submit()
    gethin.reads("Book interpretation. The family’s: Welsh.")
    # When the home finds it on its telephone, in Welsh, it reads when and where, and answers that it has met him
    elin_phone = person("elin", language="cy", phone=True)
    elin_phone.go("/meetings/")
    elin_phone.reads(re.compile("Cyfarfod strategaeth plentyn ar goll"))
    faults += elin_phone.barriers() + elin_phone.hanging()
    follow(elin_phone, "/meetings/asked/")
    elin_phone.answer(answer="COMES", met="YES")
    faults += elin_phone.barriers() + elin_phone.hanging()
    elin_phone.submit()
    # And writes down what his mother said by telephone, in her own language; who obtained it is asked for beside its question
    open_item(elin_phone, meeting)
    faults += elin_phone.barriers() + elin_phone.hanging()
    follow(elin_phone, "/view")
    elin_phone.answer(whose="FAMILY", how="TELEPHONE", words="Dw i eisiau iddo fod gartre.", tongue="WELSH", lane="SAFETY")
    elin_phone.submit()
    elin_phone.reads(re.compile("Dywedwch pwy a’i cafodd"))
    elin_phone.answer(who="Elin Parri")
    faults += elin_phone.barriers() + elin_phone.hanging()
    elin_phone.submit()
    elin_phone.reads("Dw i eisiau iddo fod gartre.")
    elin_phone.picture(tmp_path / "item-phone.png")
    # In the room Gethin writes by keyboard, one thing after another; what lies in social care’s lane the home does not read
    gethin.go(f"{item}/say")
    gethin.answer(kind="INFORMATION", lane="CONCERN", words="CANARY of social care.")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.answer(kind="DECISION", lane="SAFETY", words="He stays at Tŷ Derwen.")
    gethin.submit()
    gethin.reads(re.compile("Give the reason for the decision"))
    gethin.answer(reason="He asked to.")
    gethin.submit()
    gethin.go(item)
    follow(gethin, "/meetings/said/")
    gethin.answer(words="CANARY of social care, put right.")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.go(f"{item}/action")
    choose(gethin, "owner", "Tŷ Derwen")
    gethin.answer(words="Ring his mother each Sunday.", due_on=day(7))
    gethin.submit()
    gethin.reads("Ring his mother each Sunday.")
    open_item(elin_phone, meeting)
    elin_phone.reads("He stays at Tŷ Derwen.")
    assert "CANARY" not in elin_phone.page.content()
    # The chair alone opens a lane, to one person, until a day
    gethin.go(f"{item}/open")
    choose(gethin, "person", "Elin Parri")
    gethin.page.locator("input[name=lanes][value=CONCERN]").check()
    gethin.answer(until_on=day(4), why="Holds him through the week.")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    elin_phone.page.reload()
    elin_phone.reads("CANARY of social care.")
    follow(gethin, "/meetings/opened/")
    gethin.answer(why="Has what is needed.")
    gethin.submit()
    # The home asks for its papers, which are drawn meanwhile for it alone, and prints them: its own lanes, and no other’s
    elin_phone.go(f"{meeting}/papers")
    faults += elin_phone.barriers() + elin_phone.hanging()
    elin_phone.submit()
    service.wait_for("select count(*) = 1 from meetings_packpart")
    elin_phone.go(f"{meeting}/papers")
    elin_phone.reads(re.compile("Mae eich papurau’n barod"))
    elin_phone.picture(tmp_path / "papers.cy.png")
    faults += elin_phone.barriers() + elin_phone.hanging()
    with elin_phone.led_on():
        elin_phone.page.locator("form[action$='/papers/print'] button").click()
    elin_phone.reads(re.compile("He stays at Tŷ Derwen"))
    elin_phone.reads_nothing_of("CANARY")
    elin_phone.picture(tmp_path / "paper.cy.png")
    faults += elin_phone.barriers() + elin_phone.hanging()
    looks.at("elin", f"{meeting}/papers")
    # Who came is one page; then the item is closed, and what is missing needs the chair’s reason
    gethin.go(f"{item}/came")
    gethin.page.locator("input[value=HERE_MET]").first.check()
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    service.let_come(meeting)
    for page in ("", "/say", "/view", "/language", "/action", "/open", "/came", "/ask/SCHOOL"):
        looks.at("gethin", f"{item}{page}")
    looks.at("gethin", f"{item}/close", goes_on="USUAL", next_on=day(20))
    looks.at("elin", item)
    gethin.go(f"{item}/close")
    gethin.answer(goes_on="USUAL", next_on=day(20))
    gethin.submit()
    gethin.reads(re.compile("There is no view of the child’s"))
    gethin.answer(child_why="He would not speak to anybody today.")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.go(f"{meeting}/over")
    gethin.submit()
    gethin.go(f"{meeting}/approve")
    gethin.submit()
    gethin.reads(re.compile("Approved: version 1"))
    gethin.picture(tmp_path / "minutes.png")
    faults += gethin.barriers() + gethin.hanging()
    # And the home reads the minutes in its own lanes
    elin_phone.go(f"{meeting}/minutes")
    elin_phone.reads("He stays at Tŷ Derwen.")
    assert "CANARY" not in elin_phone.page.content()
    # A board’s meeting is about no child: everybody who is asked reads what is said; moved, it says why
    gethin.go("/meetings/call")
    choose(gethin, "kind", "Safeguarding board")
    gethin.answer(starts_at=f"{day(9)} 10:00", place="County Hall")
    gethin.submit()
    board = gethin.page.url.removeprefix(gethin.address)
    with gethin.led_on():
        gethin.page.locator(f"main a[href='{board}/ask']").click()
    gethin.answer(seat="POLICE")
    gethin.submit()
    choose(gethin, "who", "Missing")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    follow(gethin, "/word")
    gethin.answer(kind="INFORMATION", words="Schools report each month.")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.go(f"{board}/came")
    gethin.submit()
    gethin.go(f"{board}/move")
    gethin.answer(choice="MOVE", why="Half term.", starts_at=f"{day(16)} 10:00")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.reads("Half term.")
    gethin.picture(tmp_path / "board.png")
    gethin.reads("Schools report each month.")
    # Of a soft-intelligence meeting what was heard goes to the police by one answer more, and that it was stands there alone
    gethin.go("/meetings/call")
    choose(gethin, "kind", "Soft-intelligence meeting")
    gethin.answer(starts_at=f"{day(10)} 10:00", place="Room 2")
    gethin.submit()
    soft = gethin.page.url.removeprefix(gethin.address)
    follow(gethin, "/word")
    gethin.answer(kind="INFORMATION", words="A white van waits at the old bakery.")
    gethin.submit()
    gethin.go(soft)
    follow(gethin, "/meetings/word/")
    assert gethin.typed()["words"] == "A white van waits at the old bakery."
    faults += gethin.barriers() + gethin.hanging()
    gethin.answer(risk="SOME")
    gethin.picture(tmp_path / "heard.png")
    gethin.submit()
    gethin.reads(re.compile(r"Submitted to the police"))
    # And how often reasons were given is counted, beside each kind, which a board may define anew from a day
    gethin.go("/meetings/kinds")
    gethin.reads("Exploitation Risk Management Meeting")
    faults += gethin.barriers() + gethin.hanging()
    follow(gethin, "/meetings/kinds/")
    gethin.answer(from_on=day(30), every_days="7", source="Minute 12 of the board")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.reads("Kinds of meeting")
    # The panel sees each child once, and how panels went is counted of no child
    gethin.go(child)
    follow(gethin, "/meetings/call")
    choose(gethin, "kind", "Exploitation Prevention Panel")
    gethin.answer(starts_at=f"{day(12)} 10:00")
    gethin.submit()
    panel = gethin.page.url.removeprefix(gethin.address)
    # Another meeting about him in the same week could be one with it: the page says so, and whom it would spare
    gethin.go(child)
    follow(gethin, "/meetings/call")
    choose(gethin, "kind", "Strategy discussion")
    gethin.answer(starts_at=f"{day(14)} 10:00")
    gethin.submit()
    gethin.go(panel)
    gethin.reads("Two meetings, one child, seven days")
    gethin.picture(tmp_path / "near.png")
    faults += gethin.barriers() + gethin.hanging()
    follow(gethin, "/with/")
    gethin.reads("Both purposes are kept")
    gethin.picture(tmp_path / "combine.png")
    faults += gethin.barriers() + gethin.hanging()
    looks.at("gethin", panel)
    looks.at("gethin", gethin.page.url.removeprefix(gethin.address))
    gethin.submit()
    gethin.reads("Strategy discussion")
    # A panel that falls through is owed; what is set in the same week serves it, in one press
    gethin.go(child)
    follow(gethin, "/meetings/call")
    choose(gethin, "kind", "Exploitation Prevention Panel")
    gethin.answer(starts_at=f"{day(22)} 10:00")
    gethin.submit()
    follow(gethin, "/move")
    gethin.answer(choice="CANCEL", why="The room is taken.")
    gethin.submit()
    gethin.go(child)
    follow(gethin, "/meetings/call")
    choose(gethin, "kind", "Missing-child strategy meeting")
    gethin.answer(starts_at=f"{day(20)} 10:00")
    gethin.submit()
    follow(gethin, "/owed/")
    gethin.reads("Exploitation Prevention Panel, owed by")
    faults += gethin.barriers() + gethin.hanging()
    gethin.submit()
    gethin.reads("Exploitation Prevention Panel")
    gethin.go("/panel/")
    gethin.reads("Cai Morgan-Rees")
    gethin.reads(re.compile("Not screened yet"))
    gethin.picture(tmp_path / "panel.png")
    faults += gethin.barriers() + gethin.hanging()
    follow(gethin, "/panel/record")
    gethin.reads(re.compile("Cwm Taf Morgannwg Safeguarding Board"))
    gethin.picture(tmp_path / "record.png")
    faults += gethin.barriers() + gethin.hanging()
    keys = runs_a_panel(person("eirlys"), service, child)
    assert keys <= MOST_KEYS, keys
    for page in (
        "/panel/",
        "/panel/record",
        "/meetings/",
        "/meetings/kinds",
        child,
        meeting,
        f"{meeting}/minutes",
        board,
        f"{board}/move",
        f"{board}/word",
    ):
        looks.at("gethin", page)
    # Cancelled, its next date is owed, until somebody says that it meets no more
    gethin.go(f"{board}/move")
    gethin.answer(choice="CANCEL", why="Nobody can come.")
    gethin.submit()
    gethin.go("/meetings/")
    gethin.picture(tmp_path / "boards.png")
    follow(gethin, f"{board}/no-more")
    gethin.answer(why="Merged with another board.")
    faults += gethin.barriers() + gethin.hanging()
    gethin.picture(tmp_path / "no_more.png")
    looks.at("gethin", f"{board}/no-more")
    gethin.submit()
    gethin.go(board)
    gethin.reads("Merged with another board.")
    looks.at("elin", "/meetings/")
    looks.assert_clear()
    assert faults == []

"""An invited school finds its lane and nothing else; a board’s minutes are written by one, released by another, read by all."""

import re

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import acknowledge, child_of, report_new_child
from tests.journeys.test_circumstances import choose, follow
from tests.journeys.test_orders import day


def called_by(somebody: Person, kind: str, on: int, *, child: str = "") -> str:
    """A meeting of this kind in so many days; its address."""
    somebody.go(f"/meetings/call?child={child.rsplit('/', 1)[1]}" if child else "/meetings/call")
    choose(somebody, "kind", kind)
    somebody.answer(starts_at=f"{day(on)} 10:00", place="Room 2")
    somebody.submit()
    return somebody.page.url.removeprefix(somebody.address)


def asked_as(somebody: Person, address: str, seat: str, who: str) -> None:
    somebody.go(f"{address}/ask/{seat}")
    choose(somebody, "who", who)
    somebody.submit()


@pytest.mark.reaches(
    "governance:boards", "governance:minutes", "governance:standing", "governance:write", "governance:release",
    "governance:withdraw", "meetings:packs_for_all", "meetings:repeat",
)  # fmt: skip
def test_a_school_that_is_invited_and_a_board_that_publishes(service, person, browsers, looks, tmp_path):
    # Given a pupil whom the school itself reported
    rhys, gethin = person("rhys"), person("gethin")
    episode = report_new_child(person("dewi"), "Cai Morgan-Rees")
    acknowledge(rhys, episode)
    child = child_of(gethin, episode)
    # When Gethin calls a meeting, asks the school and youth justice, and writes down what lies in three lanes
    meeting = called_by(gethin, "Strategy discussion", 4, child=child)
    gethin.page.locator("main a[href*='/meetings/item/']").first.click()
    item = gethin.page.url.removeprefix(gethin.address)
    asked_as(gethin, item, "SCHOOL", "Safeguarding lead")
    asked_as(gethin, item, "YOUTH_JUSTICE", "Youth justice service")
    for lane, words in (
        ("CONCERN", "CANARY of social care"),
        ("OFFENDING", "CANARY of youth justice"),
        ("EDUCATION", "He likes maths."),
    ):
        gethin.go(f"{item}/say")
        gethin.answer(kind="INFORMATION", lane=lane, words=words)
        gethin.submit()
    # and has papers drawn for everybody who is asked by name: nobody’s but each one’s own
    gethin.go(meeting)
    follow(gethin, "/papers/all")
    faults = gethin.barriers() + gethin.hanging()
    looks.at("gethin", f"{meeting}/papers/all")
    gethin.submit()
    # Then the school, in Welsh on its telephone, finds that it is asked, answers, and says what it knows
    dewi = person("dewi", language="cy", phone=True)
    dewi.go("/meetings/")
    dewi.reads(re.compile("Trafodaeth strategaeth"))
    dewi.go(f"{meeting}/papers")
    dewi.reads_nothing_of("CANARY")
    dewi.go("/meetings/")
    follow(dewi, "/meetings/asked/")
    dewi.answer(answer="COMES", met="YES")
    dewi.submit()
    dewi.go(item)
    dewi.reads("He likes maths.")
    follow(dewi, "/say")
    assert dewi.page.locator("main select[name=lane] option[value=OFFENDING]").count() == 0
    dewi.answer(kind="INFORMATION", lane="EDUCATION", words="Mae’n bwyta’i ginio ar ei ben ei hun.")
    dewi.submit()
    for page in ("/meetings/", meeting, item, f"{meeting}/minutes"):
        dewi.go(page)
        for words in ("CANARY", "Cyfiawnder ieuenctid", "Gwasanaeth cyfiawnder", "YOUTH_JUSTICE"):
            dewi.reads_nothing_of(words)
    dewi.picture(tmp_path / "school-minutes.cy.png")
    faults += dewi.barriers() + dewi.hanging()
    gethin.go(item)
    gethin.reads("Mae’n bwyta’i ginio ar ei ben ei hun.")
    # When a board has met, and Gethin writes what is to be public of it
    board = called_by(gethin, "Safeguarding board", 9)
    asked_as(gethin, board, "POLICE", "Missing")
    gethin.go(f"{board}/word")
    gethin.answer(kind="DECISION", words="Schools report each month.", reason="They asked to.")
    gethin.submit()
    gethin.go(f"{board}/came")
    gethin.page.locator("input[value=HERE]").first.check()
    gethin.submit()
    service.let_come(board)
    gethin.go(f"{board}/over")
    gethin.submit()
    gethin.go(f"{board}/approve")
    gethin.submit()
    # Then it has no next date: Gethin sees every date of a year before any is arranged
    gethin.go("/")
    gethin.reads("1 board or group has no next date.")
    gethin.go("/meetings/")
    gethin.picture(tmp_path / "no-next-date.png")
    follow(gethin, "/dates")
    faults += gethin.barriers() + gethin.hanging()
    gethin.answer(until_on=day(9 + 300))
    gethin.submit()
    assert gethin.page.locator("main input[name=on]:checked").count() == 3
    gethin.picture(tmp_path / "dates.png")
    faults += gethin.barriers() + gethin.hanging()
    gethin.answer(why="As the board agreed.")
    gethin.submit()
    gethin.reads("Dates of this series")
    gethin.picture(tmp_path / "series.png")
    looks.at("gethin", f"{board}/dates", every_days="91", until_on=day(9 + 800))
    gethin.go(board)
    follow(gethin, "/standing")
    faults += gethin.barriers() + gethin.hanging()
    public = gethin.page.url.removeprefix(gethin.address).removesuffix("/standing")
    follow(gethin, "/write")
    assert gethin.typed()["words_en"] == "Schools report each month."
    # Then a child who is named in it is found, with what else may say who somebody is, and every word typed stays
    text = "Schools report each month.\nCai Morgan-Rees of CF37 1AA was spoken of."
    gethin.answer(words_en=text)
    gethin.submit()
    gethin.reads(re.compile("Line 2: “Cai Morgan-Rees” may be"))
    gethin.reads(re.compile("Line 2: “CF37 1AA” may be"))
    assert gethin.typed()["words_en"] == text
    gethin.picture(tmp_path / "hits.png")
    faults += gethin.barriers() + gethin.hanging()
    gethin.answer(words_en="Schools report each month.\nOne child was spoken of.")
    gethin.submit()
    gethin.reads("It waits for a second person")
    looks.at("gethin", f"{public}/standing")
    looks.at("gethin", f"{public}/write", words_en="Cai Morgan-Rees")
    # And it is public once Catrin, who did not write it, has read it through
    stranger = browsers(language="cy", phone=True)
    stranger.go("/boards/")
    stranger.reads("Nid oes bwrdd wedi cyhoeddi cofnodion eto.")
    catrin = person("catrin")
    catrin.go(f"{public}/release")
    catrin.reads("One child was spoken of.")
    catrin.picture(tmp_path / "release.png")
    faults += catrin.barriers() + catrin.hanging()
    looks.at("catrin", f"{public}/release")
    catrin.submit()
    stranger.go("/boards/")
    stranger.picture(tmp_path / "boards.cy.png")
    faults += stranger.barriers() + stranger.hanging()
    follow(stranger, "/boards/")
    stranger.reads("One child was spoken of.")
    stranger.reads("Heb ei ysgrifennu yn Gymraeg")
    stranger.reads_nothing_of("Gethin")
    stranger.picture(tmp_path / "public.cy.png")
    faults += stranger.barriers() + stranger.hanging()
    looks.at("gethin", "/boards/")
    looks.at("gethin", public)
    # Withdrawn, nobody reads it any more
    catrin.go(f"{public}/withdraw")
    faults += catrin.barriers() + catrin.hanging()
    catrin.answer(why="It says too much.")
    catrin.submit()
    stranger.page.reload()
    stranger.reads_nothing_of("One child was spoken of.")
    looks.assert_clear()
    assert faults == []

"""An exploitation coordinator screens a child, part by part, on a telephone and in Welsh, and a person alone ends it."""

import re

import pytest

from tests.journeys.steps import acknowledge, child_of, report_new_child, write_down
from tests.journeys.test_associates import name
from tests.journeys.test_circumstances import follow
from tests.journeys.test_sharing import tick

WHY = "Mae dynion hŷn yn ei yrru i Abertawe, a daw’n ôl yn ofnus."
HERS = "Mae’n crio yn y nos, ac yn dweud nad oes dim yn bod."

OWED = "select occurrence, state from duties_duty where kind = 'SCREENING_REVIEW' order by occurrence"


@pytest.mark.reaches(
    "screening:child", "screening:history", "screening:judge", "screening:mark", "screening:strengths", "screening:find",
    "screening:review", "screening:withdraw", "screening:words", "screening:words_right",
)  # fmt: skip
def test_a_coordinator_screens_a_child_on_her_telephone_and_the_police_add_what_they_know(service, person, looks, tmp_path):
    # Given a child whom the home reported and the police hold, into whose record Gethin lets the hub's coordinator
    elin, rhys, gethin = person("elin"), person("rhys"), person("gethin")
    episode = report_new_child(elin, born="8/3/2012")
    acknowledge(rhys, episode)
    address = child_of(gethin, episode)
    screening = address.replace("/children/", "/screening/")
    gethin.click("Let one person into this record")
    tick(gethin, "lanes", "IDENTITY", "EPISODE", "CONCERN", "PERSONS", "EDUCATION")
    gethin.answer(email="bronwen@ymylon.example", writes="yes", days="28", basis="Screens him for the hub.")
    gethin.submit()
    gethin.reads("Bronwen Vaughan")
    gethin.go(address.replace("/children/", "/concern/child/") + "/enter")
    name(gethin, "Jay", "Ei chwaer")
    # When Bronwen opens the screening from the child's page, nothing is judged, and what the record holds is there already
    bronwen = person("bronwen", language="cy", phone=True)
    bronwen.go(address)
    follow(bronwen, "/screening/")
    bronwen.reads("Dim sgrinio eto.")
    bronwen.reads("1 cyfnod o fynd ar goll")
    faults = bronwen.barriers() + bronwen.hanging()
    # And she judges one type: without words of her own it is refused beside the field, and what she chose is kept
    follow(bronwen, "/type/CRIMINAL")
    bronwen.reads(re.compile("Cam-drin lle mae plentyn yn cymryd rhan mewn trosedd"))
    bronwen.answer(level="EMERGING", trend="WORSE")
    bronwen.submit()
    bronwen.reads(re.compile("Ysgrifennwch eich barn mewn geiriau"))
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.answer(words=WHY)
    bronwen.picture(tmp_path / "screening-judge.cy.png")
    bronwen.submit()
    bronwen.reads(WHY)
    # Then a group of indicators, of which she leaves out what she doesn't know
    follow(bronwen, "/indicators/SUBSTANCES")
    bronwen.answer(CANNABIS="NO_EVIDENCE", COCAINE="CURRENT")
    bronwen.submit()
    bronwen.reads(re.compile("Dywedwch sut y gwyddys hyn"))
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.answer(COCAINE_source="CHILD")
    bronwen.picture(tmp_path / "screening-mark.cy.png")
    bronwen.submit()
    bronwen.reads(re.compile("Cocên neu grac"))
    # And what protects him, and what this gives him that something better could
    follow(bronwen, "/strengths")
    tick(bronwen, "factors", "TRUSTED_ADULT", "HOPES")
    bronwen.answer(words="Ei fam-gu.", gives="Perthyn, ac arian.", better="Y clwb bocsio, a gwaith dydd Sadwrn.")
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.submit()
    bronwen.reads("Y clwb bocsio, a gwaith dydd Sadwrn.")
    # And what his gran noticed, in her own words: without whom it could endanger it is refused, and nothing is lost
    follow(bronwen, "/words")
    bronwen.answer(voice="RELATIVE", who="Ei fam-gu", became="SAID", words=HERS, tongue="WELSH", heard="PHONE", on="1/6/2026")
    bronwen.submit()
    bronwen.reads(re.compile("Dywedwch pwy y gallai ei roi mewn perygl"))
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.answer(danger="SAYER")
    bronwen.picture(tmp_path / "screening-words.cy.png")
    bronwen.submit()
    bronwen.reads(HERS)
    bronwen.reads(re.compile("Gallai beryglu"))
    # When she links the four lists to real records: the child, who is named, where he was missing, and a theme
    known = {"source": "CHILD", "sure": "LIKELY"}
    for kind, words in (("VICTIM", "Mae arno ofn."), ("OFFENDER", "Mae’n rhoi ffonau."), ("LOCATION", "Yr orsaf.")):
        follow(bronwen, f"/add/{kind}")
        bronwen.page.locator("input[name=link]").first.check()
        bronwen.answer(words=words, **known)
        faults += bronwen.barriers() + bronwen.hanging()
        bronwen.submit()
        bronwen.reads(re.compile(words.removesuffix(".")))
    follow(bronwen, "/add/THEME")
    bronwen.answer(detail="COUNTY_LINES", **known)
    bronwen.page.locator("input[name=link]").first.check()
    bronwen.submit()
    bronwen.reads("Llinellau sirol")
    # And a debt, a journey and where the man lives
    write_down(bronwen, f"{screening}/add/DEBT", detail="STAGED_ROBBERY", amount="llawer", threat="FAMILY", **known)
    bronwen.reads(re.compile("Ysgrifennwch swm fel 350"))
    bronwen.answer(amount="350")
    bronwen.submit()
    bronwen.reads(re.compile("£350"))
    write_down(bronwen, f"{screening}/add/JOURNEY", origin="ENGLAND", destination="W06000016", words="Bob penwythnos.", **known)
    bronwen.reads(re.compile("I mewn i Gymru"))
    bronwen.go(f"{screening}/add/LIVES")
    bronwen.page.locator("input[name=link]").first.check()
    bronwen.answer(detail="ELSEWHERE", **known)
    bronwen.submit()
    bronwen.reads("Y tu allan i Gymru")
    faults += bronwen.barriers() + bronwen.hanging()
    bronwen.picture(tmp_path / "screening-child.cy.png")
    # Then the police read it and add what they know, and judge nothing; the home finds no way to it
    rhys.go(screening)
    rhys.reads(WHY)
    assert HERS not in rhys.page.content()
    assert rhys.page.locator("main a[href*='/type/']").count() == 0
    write_down(rhys, f"{screening}/add/ITEM", detail="PHONES", words="Two, in his bag.", source="POLICE", sure="CONFIRMED")
    rhys.reads(re.compile("Two, in his bag"))
    faults += rhys.barriers()
    rhys.picture(tmp_path / "screening-child.png")
    follow(rhys, "/screening/withdraw/")
    rhys.answer(words="They were his gran's.")
    faults += rhys.barriers()
    rhys.submit()
    elin.go(address)
    assert elin.page.locator(f"a[href='{screening}']").count() == 0
    assert elin.page.goto(elin.address + screening).status in (403, 404)
    # What Bronwen took down Gethin may put right, once nobody is in danger by it
    gethin.go(screening)
    follow(gethin, "/screening/words/")
    gethin.answer(danger="NOBODY")
    faults += gethin.barriers()
    gethin.submit()
    rhys.go(screening)
    rhys.reads(HERS)
    # When looking again is owed, Gethin looks: it goes on once, and the second time he ends it with a reason
    assert service.ask(OWED) == [(1, "OPEN")]
    gethin.go(screening)
    follow(gethin, "/screening/review/")
    faults += gethin.barriers()
    gethin.answer(choice="GOES_ON", words="He is still afraid.")
    gethin.submit()
    gethin.reads(re.compile("Looked at again on"))
    write_down(gethin, f"{screening}/type/CRIMINAL", level="NO_EVIDENCE", trend="BETTER", words="Jay is in prison.")
    gethin.reads("Jay is in prison.")
    follow(gethin, "/screening/review/")
    gethin.answer(choice="ENDS", words="He lives with his gran, and is not afraid.")
    gethin.submit()
    gethin.reads(re.compile("Ended by Gethin Puw"))
    assert service.ask(OWED) == [(1, "FULFILLED"), (2, "FULFILLED")]
    # And how each judgement came about stays to be read, Bronwen's own words too
    follow(gethin, "/history")
    gethin.reads(WHY)
    gethin.reads("Jay is in prison.")
    gethin.picture(tmp_path / "screening-history.png")
    for page in (screening, f"{screening}/history", f"{screening}/strengths", f"{screening}/words", f"{screening}/type/ONLINE"):
        looks.at("gethin", page)
    looks.assert_clear()
    assert faults == []

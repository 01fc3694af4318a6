"""Youth justice refers a child from an empty database, writes down what others decide, and is owed what follows."""

import re

import pytest

from tests.journeys.steps import child_of, report_new_child, write_down
from tests.journeys.test_circumstances import choose, follow, lives_at
from tests.journeys.test_sharing import tick


@pytest.mark.reaches(
    "exploitation:cohort", "exploitation:who", "exploitation:nrm", "exploitation:prepare", "screening:nrm_sheet",
    "exploitation:step", "exploitation:guardian", "exploitation:crime", "exploitation:defence", "exploitation:exploiters",
    "exploitation:immigration", "exploitation:follow", "exploitation:reconsider", "exploitation:wait",
)  # fmt: skip
def test_youth_justice_sees_everybody_subject_to_the_nrm_and_what_is_owed(service, person, looks, tmp_path):
    # Given a child whom the home reported, and with whom youth justice works since Gethin allocated Siôn
    elin, gethin, sion = person("elin"), person("gethin"), person("siôn")
    address = child_of(elin, report_new_child(elin, born="8/3/2012"))
    gethin.go(f"{lives_at(address)}/beside/new")
    gethin.answer(kind="YOUTH_JUSTICE")
    choose(gethin, "who", "Siôn Bevan")
    gethin.submit()
    nrm = address.replace("/children/", "/nrm/")
    # When Siôn opens the child’s page, it leads to the NRM; nobody has referred yet
    sion.go(address)
    follow(sion, "/nrm/")
    sion.reads("No referral is recorded.")
    faults = sion.barriers()
    # And he prepares one: without saying whom it is about it is refused, and every word is kept
    follow(sion, "/prepare")
    faults += sion.barriers()
    said = {"happened": "He carries bags to Swansea.", "safety": "Lives at Tŷ Derwen."}
    sion.answer(responder="COUNCIL", county_line="YES", **said)
    tick(sion, "types", "CRIMINAL")
    sion.submit()
    sion.reads("Say whom the referral is about")
    assert said.items() <= sion.typed().items()
    sion.answer(path="CHILD")
    sion.submit()
    sion.reads("Being prepared")
    # When he writes what belongs to other lanes, and Gethin what youth justice never reads
    write_down(sion, f"{nrm}/exploiters", words="Kez, a grey car.", coached="By text, on Monday.")
    write_down(sion, f"{nrm}/crime", reported="YES", custody="NO", charges="None.")
    write_down(sion, f"{nrm}/guardian", kind="REGIONAL", became="ASKED", on="1/11/2026")
    write_down(sion, f"{nrm}/section-45", stage="CHARGE", outcome="RAISED", on="1/11/2026")
    # And Gethin holds from the same form whom Siôn could only describe
    gethin.go(f"{nrm}/exploiters")
    faults += gethin.barriers()
    gethin.picture(tmp_path / "nrm-exploiters.png")
    gethin.answer(who="NEW", name="Kez", words="Waits by the station.")
    gethin.submit()
    gethin.reads(re.compile("Say where this is known from"))
    assert gethin.typed()["words"] == "Waits by the station."
    gethin.answer(source="His sister")
    gethin.submit()
    gethin.reads("Waits by the station.")
    follow(gethin, "/concern/")
    gethin.reads("Kez")
    write_down(gethin, f"{nrm}/immigration", nationality="Albanian", status="Not known")
    # Then the paper follows the form, shows its gaps, and shows youth justice no immigration status
    paper = nrm.replace("/nrm/", "/screening/") + "/nrm"
    sion.go(paper)
    sion.reads("Gap: nothing is recorded")
    sion.reads("They told the child what to say")
    sion.reads(re.compile("Kez: Waits by the station."))
    sion.reads_nothing_of("Albanian")
    faults += sion.barriers()
    sion.picture(tmp_path / "nrm-sheet.png")
    sion.page.locator("form[action$='/nrm'] button").click()
    sion.reads("OFFICIAL-SENSITIVE. For Siôn Bevan. Made by Siôn Bevan on")
    sion.reads_nothing_of("Albanian")
    faults += sion.barriers() + sion.hanging()
    sion.picture(tmp_path / "nrm-paper.png")
    # When it is sent, a decision that comes before it is refused beside its question
    write_down(sion, f"{nrm}/step", state="SUBMITTED", on="2/11/2026", authority="SCA", reference="NRM-1")
    sion.go(f"{nrm}/step")
    sion.answer(state="RG_POSITIVE", on="1/11/2026", authority="SCA", words="As the letter says.")
    sion.submit()
    sion.reads("before what was recorded last")
    assert sion.typed()["words"] == "As the letter says."
    faults += sion.barriers()
    # And while it is awaited, somebody asks how it stands
    referral = service.ask("select ref from exploitation_referral")[0][0]
    write_down(sion, f"/nrm/wait/{referral}", kind="CHASED", on="3/11/2026", words="Within the month.")
    write_down(sion, f"{nrm}/step", state="RG_POSITIVE", on="10/11/2026", authority="SCA", told="TOLD")
    # Then a positive decision after which nothing was done says so, to him and on the council’s Today
    sion.reads("A positive decision, and nothing recorded after it")
    sion.picture(tmp_path / "nrm-child.png")
    sion.go("/nrm/")
    sion.reads("Nothing recorded after it")
    sion.picture(tmp_path / "nrm-cohort.png")
    for page in ("/nrm/", "/nrm/who", nrm, f"{nrm}/prepare", f"{nrm}/step", paper):
        looks.at("siôn", page)
    phone = person("siôn", language="cy", phone=True)
    for name, page in (("cohort", "/nrm/"), ("child", nrm), ("prepare", f"{nrm}/prepare"), ("sheet", paper)):
        phone.go(page)
        phone.picture(tmp_path / f"nrm-{name}-cy.png")
    owed = "select count(*) from duties_duty where kind = 'NRM_RESPONSE' and state = 'OPEN'"
    assert service.ask(owed) == [(1,)]
    # When something follows, nothing is owed any more
    sion.go(nrm)
    follow(sion, "/nrm/follow/")
    faults += sion.barriers()
    sion.answer(kind="PLAN", on="20/11/2026", words="A safety plan was made with him.")
    sion.submit()
    sion.reads("A safety plan was made with him.")
    assert service.ask(owed) == [(0,)]
    # When a panel decides against him, somebody says why it is not asked again, before the last day
    write_down(sion, f"{nrm}/step", state="CG_NEGATIVE", on="21/11/2026", authority="PANEL")
    refused = service.ask("select ref from exploitation_step order by id desc limit 1")[0][0]
    asked_again = "select state from duties_duty where kind = 'NRM_RECONSIDER'"
    assert service.ask(asked_again) == [("OPEN",)]
    looks.at("siôn", f"/nrm/reconsider/{refused}")
    write_down(sion, f"/nrm/reconsider/{refused}", kind="NOT_ASKED", on="22/11/2026", words="He wants none of it.")
    sion.reads("Reconsideration is not asked for")
    assert service.ask(asked_again) == [("FULFILLED",)]
    # And the home, which lives with him, reads through whom it would go, and nothing of the referral
    elin.go("/nrm/who")
    elin.reads(re.compile("through the council or the police"))
    elin.go(address)
    assert elin.page.locator(f"a[href='{nrm}']").count() == 0
    looks.assert_clear()
    assert faults == []

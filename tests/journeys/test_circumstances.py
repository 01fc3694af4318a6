"""How children live and who stands beside them, from an empty database: a home, a social worker, a manager, a school."""

import re

import pytest
from django.utils import timezone

from tests.journeys.browser import Person
from tests.journeys.steps import child_of, find, report_new_child, write_down


def choose(someone: Person, field: str, words: str) -> None:
    """Of a long list, the choice that says this."""
    options = someone.page.locator(f"main select[name='{field}'] option")
    (value,) = [one.get_attribute("value") for one in options.all() if words in one.inner_text()][:1]
    someone.answer(**{field: value})


def follow(someone: Person, address: str) -> None:
    """Along the first link of this page that leads to an address of this kind."""
    with someone.led_on():
        someone.page.locator(f"main a[href*='{address}']").first.click()


def lives_at(address: str) -> str:
    """The address of the child's life, from that of the child's page."""
    return address.replace("/children/", "/circumstances/")


@pytest.mark.reaches(
    "circumstances:life", "circumstances:begin_care", "circumstances:care", "circumstances:begin_hard_time",
    "circumstances:hard_time", "circumstances:restrict_liberty", "circumstances:review_liberty", "circumstances:beside",
    "circumstances:allocate", "circumstances:end_allocation", "circumstances:card", "circumstances:staff",
    "circumstances:visit_rule", "circumstances:plan_visit", "circumstances:check_in", "circumstances:begin_registration",
    "circumstances:registration", "circumstances:begin_step", "circumstances:step", "circumstances:step_owed",
    "circumstances:protecting",
)  # fmt: skip
def test_a_home_reads_the_placement_and_says_whom_the_child_trusts_and_a_worker_comes_back(service, person):
    # Given a child whom the home reported, and whose placement the council records on a telephone, in Welsh
    elin, nia = person("elin"), person("nia", language="cy", phone=True)
    address = child_of(elin, report_new_child(elin))
    life = lives_at(address)
    write_down(nia, f"{life}/care/new", since="1/9/2026", placement="FOSTER", responsible_authority="W06000016",
               legal_status="ACCOMMODATED", known_from="COUNCIL")  # fmt: skip
    # When he moves, a day that overlaps is refused, with every answer kept
    nia.go(f"{life}/care/new")
    moved = {"placement": "CHILDRENS_HOME", "responsible_authority": "W06000016", "legal_status": "CARE_ORDER"}
    nia.answer(since="1/9/2026", host_authority="W06000013", known_from="COURT", **moved)
    choose(nia, "home", "Tŷ Derwen")
    nia.submit()
    assert moved.items() <= nia.typed().items()
    faults = nia.barriers()
    nia.answer(since="1/10/2026")
    nia.submit()
    faults += nia.barriers()
    # and a slip is put right in its own entry
    follow(nia, "/circumstances/care/")
    nia.answer(host_authority="W06000016")
    nia.submit()
    # Then the home reads where he lives since when, and writes none of it
    elin.go(life)
    elin.reads("Tŷ Derwen")
    elin.reads("1 October 2026")
    assert elin.page.locator("main a[href*='/care/']").count() == 0
    # When the council writes what happened to him
    write_down(nia, f"{life}/hard-times/new", kind="BEREAVEMENT", words="Bu farw ei nain.", known_from="CHILD")
    follow(nia, "/circumstances/hard-times/")
    nia.answer(words="Bu farw ei nain, a bu'n byw gyda hi.")
    nia.submit()
    write_down(
        nia, f"{life}/liberty/new", kind="DEPRIVED", since="1/11/2026", review="14", words="Drws y nos.", known_from="COURT"
    )
    follow(nia, "/review")
    nia.answer(outcome="ENDED", words="Nid oes ei angen.")
    nia.submit()
    # and registers him, which the page says, and puts right under what
    write_down(nia, f"{life}/child-protection/new", since="1/11/2026", categories="NEGLECT")
    nia.reads("Ar y gofrestr amddiffyn plant")
    follow(nia, "/circumstances/child-protection/")
    faults += nia.barriers()
    nia.answer(categories="FINANCIAL")
    nia.submit()
    nia.reads("Esgeulustod, Cam-drin ariannol")
    # and writes that a conference was held, puts its day right, and says what followed
    write_down(nia, f"{life}/protecting/new", kind="CONFERENCE_REGISTERS", since="1/11/2026")
    nia.reads("Cynnal y grŵp craidd cyntaf")
    follow(nia, "/owed")
    faults += nia.barriers()
    nia.answer(what="CORE_GROUP", since="12/11/2026")
    nia.submit()
    nia.reads("Cynnal y grŵp craidd nesaf")
    life_page = nia.page.url
    step = nia.page.locator("main a[href*='/protecting/']:not([href$='/owed']):not([href$='/new'])").first
    nia.go(step.get_attribute("href"))
    nia.answer(since="13/11/2026")
    nia.submit()
    assert nia.page.url == life_page
    # Then the home reads of the restriction, and nothing of the hard time or of a register
    elin.go(life)
    elin.reads("Deprivation of liberty authorised by a court")
    elin.reads_nothing_of("nain")
    elin.reads_nothing_of("Hard times")
    elin.reads_nothing_of("protection register")
    elin.reads_nothing_of("core group")
    # When the home names his grandfather, and says that Cai trusts him
    elin.go(f"{address}/contact")
    elin.answer(name="Emrys Morgan", relation="GRANDPARENT")
    elin.submit()
    elin.go(f"{life}/beside/new")
    assert elin.page.locator("main [name=kind]").count() == 2
    elin.answer(kind="TRUSTED_ADULT")
    choose(elin, "who", "Emrys Morgan")
    elin.submit()
    # Then so it reads, for the council too; and the home takes back what was an error
    nia.go(f"{life}/beside")
    nia.reads("Emrys Morgan")
    faults += nia.barriers()
    elin.go(f"{life}/beside")
    faults += elin.barriers()
    follow(elin, "/end")
    elin.answer(why="CHILD_ASKED")
    elin.submit()
    elin.reads("The child asked for somebody else")
    elin.go(f"{life}/card")
    faults += elin.barriers()
    # When a worker goes alone, and the rule comes to be two
    nia.go(f"{life}/visits")
    faults += nia.barriers()
    follow(nia, "/visits/new")
    nia.answer(place="HOME", back="60")
    nia.submit()
    write_down(nia, f"{life}/visits/rule", kind="TWO_TOGETHER", words="Car llwyd wrth y giât.")
    # Then the next is refused alone
    nia.go(f"{life}/visits/new")
    nia.answer(place="OUT", back="30")
    nia.submit()
    nia.reads("Rhaid i ddau fynd")
    faults += nia.barriers()
    # And whoever is out checks in from Today, and is seen to be back
    nia.go("/")
    follow(nia, "/circumstances/visits/")
    faults += nia.barriers()
    nia.answer(answer="SAFE")
    nia.submit()
    nia.reads("Rwyf yn ôl ac yn ddiogel")
    assert service.ask("select count(*) from duties_duty where kind like 'CHECK_IN%%' and state = 'OPEN'") == [(0,)]
    # And the home, which lets them in, sees nothing of it
    elin.go(address)
    assert elin.page.locator("a[href$='/visits']").count() == 0
    assert faults == []


@pytest.mark.reaches(
    "circumstances:caseload", "circumstances:follow", "circumstances:sibling", "circumstances:unname_sibling",
    "circumstances:report_incident", "circumstances:answer_incident", "circumstances:growing", "circumstances:settle",
)  # fmt: skip
def test_a_manager_allocates_hands_over_and_sees_the_caseload(service, person, looks):
    # Given a child of seventeen and a brother, whom the home reported
    elin, gethin, mared = person("elin"), person("gethin"), person("mared", language="cy", phone=True)
    address = child_of(elin, report_new_child(elin, born="17"))
    brother = child_of(elin, report_new_child(elin, "Osian Morgan-Rees"))
    life = lives_at(address)
    # When Gethin allocates Mared, whose team has no part in it yet
    gethin.go(f"{life}/beside/new")
    gethin.answer(kind="SOCIAL_WORKER")
    choose(gethin, "who", "Mared Ellis")
    gethin.submit()
    gethin.reads(re.compile("Child.s social worker: Mared Ellis"))
    # Then her team has the record
    mared.go(f"{life}/beside")
    mared.reads("Gweithiwr cymdeithasol y plentyn: Mared Ellis")
    faults = mared.barriers()
    # When he allocates a second one of the same kind
    gethin.go(f"{life}/beside/new")
    gethin.answer(kind="SOCIAL_WORKER", known_since="1/9/2026")
    choose(gethin, "who", "Gethin Puw")
    kept = gethin.typed()
    gethin.submit()
    # Then it is refused clearly, and nothing of it is lost
    gethin.reads("Somebody is this to the child already. Hand over from them instead.")
    assert gethin.typed() == kept
    faults += gethin.barriers()
    # When he hands over instead
    gethin.go(f"{life}/beside")
    follow(gethin, "/follow")
    gethin.answer(why="CASELOAD")
    choose(gethin, "who", "Gethin Puw")
    gethin.submit()
    # Then one follows the other, a change is counted, and the team that let go has the record no more
    gethin.reads(re.compile("Child.s social worker: Gethin Puw"))
    gethin.reads("1 change in a year")
    assert mared.page.goto(f"{mared.address}{life}/beside").status == 404
    # And the caseload says so, from the navigation
    gethin.go("/")
    gethin.page.get_by_role("link", name="Caseload").click()
    gethin.reads("1 child altogether.")
    gethin.reads("Gethin Puw")
    looks.at("gethin", "/circumstances/caseload")
    elin.go("/")
    assert elin.page.get_by_role("link", name="Caseload").count() == 0
    # When he names the brother, by the address of his page, and takes it back
    gethin.go(f"{life}/siblings/new")
    gethin.answer(address=f"{gethin.address}{brother}")
    gethin.submit()
    gethin.reads("Osian Morgan-Rees")
    follow(gethin, "/siblings/")
    gethin.submit()
    gethin.reads("None is named.")
    # When he was followed, it is written down and answered
    write_down(gethin, f"{life}/visits/followed", kind="FOLLOWED", words="A grey car.")
    gethin.reads("No manager has answered yet.")
    follow(gethin, "/circumstances/followed/")
    gethin.answer(words="Two go from today.")
    gethin.submit()
    gethin.reads(re.compile("Answered by Gethin Puw: Two go from today."))
    # And the clock of growing up says what is owed at sixteen; a named person settles it
    service.wait_for("select count(*) > 0 from circumstances_reached")
    gethin.go(f"{life}/growing")
    faults += gethin.barriers()
    follow(gethin, "/circumstances/growing/")
    gethin.answer(goes_on="Mared stays until 21.", wishes="I want to stay in Wales.")
    gethin.submit()
    gethin.reads("Mared stays until 21.")
    looks.at("gethin", f"{life}/growing")
    looks.assert_clear()
    assert faults == []


@pytest.mark.reaches(
    "circumstances:begin_education", "circumstances:education", "circumstances:answer_exclusion", "circumstances:begin_need",
    "circumstances:need", "circumstances:begin_wait", "circumstances:wait", "circumstances:begin_health_need",
    "circumstances:health_need", "circumstances:health",
)  # fmt: skip
def test_a_school_that_is_about_to_exclude_is_asked_and_sees_its_own_lane(service, person, tmp_path):
    # Given a pupil whom the school reported missing, and about whom much is open
    dewi, rhys, nia, menna = person("dewi"), person("rhys"), person("nia"), person("menna")
    ref = report_new_child(dewi)
    find(rhys, ref)
    write_down(rhys, f"/missing/{ref}/items", words="A second telephone, and money.")
    life = lives_at(child_of(dewi, ref))
    write_down(
        dewi, f"{life}/education/new", since="1/9/2026", status="REDUCED_TIMETABLE", hours_a_week="12", known_from="SCHOOL"
    )
    write_down(nia, f"{life}/hard-times/new", kind="TRAUMA", words="Canary of social care.", known_from="CHILD")
    write_down(
        menna, f"{life}/waits/new", kind="NEURODEVELOPMENT", since="1/5/2025", known_from="HEALTH", words="Canary of health."
    )
    follow(menna, "/circumstances/waits/")
    menna.answer(words="Canary of health: the clinic in March.")
    menna.submit()
    write_down(menna, f"{life}/health/new", kind="MENTAL_HEALTH", status="SUSPECTED", since="1/6/2025", known_from="HEALTH",
               words="Canary of health: quiet rooms.")  # fmt: skip
    follow(menna, "/circumstances/health/")
    menna.answer(status="IDENTIFIED")
    menna.submit()
    # And the nurse sees from one page who waits and what they need, longest first
    menna.go("/circumstances/health")
    menna.reads("Neurodevelopmental assessment")
    menna.reads("Mental health: Identified")
    health = menna.barriers() + menna.hanging()
    menna.picture(tmp_path / "health.png")
    assert health == []
    # When it is about to exclude
    dewi.go(f"{life}/education/new")
    dewi.answer(since=timezone.now().strftime("%d/%m/%Y"), status="AT_RISK_OF_EXCLUSION", known_from="SCHOOL")
    dewi.submit()
    # Then it is asked whom it told and what it offers instead, and keeps what it said
    dewi.reads("Say whom you told")
    faults = dewi.barriers()
    assert dewi.typed()["status"] == "AT_RISK_OF_EXCLUSION"
    dewi.answer(told="NOBODY_YET", offered="A mentor, two mornings a week.")
    dewi.submit()
    dewi.reads("A mentor, two mornings a week.")
    faults += dewi.barriers()
    # And the council owes it an answer, from Today
    nia.go("/")
    follow(nia, "/answer")
    nia.answer(words="Rang Dewi. No exclusion before Friday's meeting.")
    nia.submit()
    # When the school has told somebody, it says so in the same entry
    dewi.go("/")
    follow(dewi, "/circumstances/education/")
    dewi.answer(told="SOCIAL_WORKER")
    dewi.submit()
    dewi.reads(re.compile("Told: .*social worker"))
    # And what it suspects is written down, and put right
    write_down(dewi, f"{life}/needs/new", since="1/10/2026", status="SUSPECTED", kinds="ATTENTION", known_from="SCHOOL")
    follow(dewi, "/circumstances/needs/")
    dewi.answer(words="A quiet room.")
    dewi.submit()
    dewi.reads("A quiet room.")
    # Then on no page does it see what is not its own
    child = life.replace("/circumstances/", "/children/")
    for path in (life, f"{life}/beside", f"{life}/growing", child, f"/missing/{ref}", "/"):
        dewi.go(path)
        for words in ("Canary", "second telephone", "Hard times", "Waits for health", "Youth justice", "Care and placements"):
            dewi.reads_nothing_of(words)
    assert dewi.page.goto(f"{dewi.address}{life}/visits").status == 403
    assert faults == []

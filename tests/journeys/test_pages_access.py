"""Every page in its fullest state: no barrier, both languages, desk and telephone, keyboard in sight, and light to load."""

import re

import pytest

from tests.journeys.browser import REF, Person
from tests.journeys.looks import LOOKS, faults_here
from tests.journeys.steps import acknowledge, find, report_new_child, write_down

LIMIT = 120_000
PAGES = {
    "/missing/…", "/missing/…/grade", "/missing/…/concern", "/missing/…/observe", "/missing/…/family", "/missing/…/parent",
    "/missing/…/found", "/missing/…/found/details", "/missing/…/end", "/missing/…/items", "/missing/…/check", "/missing/…/refer",
    "/missing/…/close", "/missing/…/leave-out", "/missing/…/senior-review", "/missing/…/still-missing", "/interviews/…/offer",
    "/notices/…/telephone", "/children/…",
}  # fmt: skip
_NOWHERE = "00000000-0000-4000-8000-000000000000"
_FOCUS = """() => {
  const one = document.activeElement;
  const seen = [getComputedStyle(one)];
  if (['radio', 'checkbox'].includes(one.type)) seen.push(getComputedStyle(one.nextElementSibling, '::before'));
  const ringed = style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  return seen.some(ringed) ? '' : one.outerHTML.slice(0, 160);
}"""

# What one presses, by what it says and where it leads, for live parts are drawn anew. Of a group of radios one has the keyboard.
_STOP = "one => [one.tagName, one.name ?? one.href, one.type === 'radio' ? '' : one.form?.action + one.innerText].join(' ')"
_STOPS = f"""() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(one => one.checkVisibility({{ checkVisibilityCSS: true }}) && !one.disabled).map({_STOP})"""
# Asked in one go: at the last of a page the keyboard leaves it a moment after the key.
_HELD = f"() => document.activeElement === document.body ? null : [({_FOCUS})(), ({_STOP})(document.activeElement)]"


@pytest.fixture
def missing(person) -> str:
    """Cai, missing: reported with all that is known, graded, watched for, talked about, and not yet answered by health."""
    elin, rhys, nia = person("elin"), person("rhys"), person("nia")
    ref = report_new_child(elin, place="Gorsaf fysiau Pontypridd", circumstances="Hwdi llwyd, dim côt.")
    elin.answer(clothing="Grey hoodie, no coat", checks_made="Room, two friends, telephone off")
    elin.submit()
    acknowledge(rhys, ref)
    write_down(rhys, f"/missing/{ref}/grade", grade="HIGH", reason="Fourteen, epilepsy, tablets not with him.")
    write_down(rhys, f"/missing/{ref}/observe", kind="SIGHTING", happened="30 minutes ago", words="On camera.", place="Station")
    write_down(rhys, f"/missing/{ref}/police-reference", reference="2200-0412")
    write_down(nia, f"/missing/{ref}/concern", level="SIGNIFICANT", reason="Money is owed.", review="4")
    write_down(nia, f"/missing/{ref}/family", with_whom="Mam", spoken="20 munud yn ôl", words="Heb glywed dim.")
    write_down(nia, f"/missing/{ref}/parent", answer="SAFE", reason="Mae hi'n gofyn.")
    return ref


@pytest.fixture
def found(person) -> str:
    """Harri, found: with harm, a check, and most of what is owed still open."""
    elin, rhys = person("elin"), person("rhys")
    ref = report_new_child(elin, "Harri ap Rhydderch", last_seen="ddoe 20:00", circumstances="Heb ddod adref.")
    acknowledge(rhys, ref)
    write_down(rhys, f"/missing/{ref}/grade", grade="MEDIUM", reason="Phone off.")
    find(rhys, ref)
    rhys.answer(place="Caerdydd", with_whom="Ffrind", condition="Cold and tired", harm="PHYSICAL", harm_words="A bruise.")
    rhys.submit()
    write_down(rhys, f"/missing/{ref}/items", words="A second telephone.")
    return ref


def pages_of(rhys: Person, nia: Person, refs: tuple[str, ...]) -> dict[str, Person]:
    """Every page to which the two episodes lead, with who opens it."""
    pages: dict[str, Person] = {}
    for someone in (nia, rhys):
        for address in ("/", "/missing/", *(f"/missing/{ref}" for ref in refs)):
            someone.go(address)
            pages |= dict.fromkeys(someone.addresses(only_links=True), someone)
    return pages


def other_pages(
    stranger: Person, rhys: Person, nia: Person, elin: Person, ref: str, report: str, child: str
) -> list[tuple[str, Person]]:
    """The pages to which no episode leads, those of a refusal among them."""
    return [
        ("/cast", stranger), ("/account/login/", stranger), ("/accessibility", stranger), ("/standard/", stranger),
        ("/", rhys), ("/missing/", rhys), ("/missing/?wall", rhys), ("/missing/report", elin), ("/find/", rhys),
        (f"/missing/{ref}/grade", elin),
        (f"/missing/{_NOWHERE}", rhys), (f"/missing/{ref}/details/{report}", elin), ("/find/matches", nia),
        (f"/oversight/children/{child}", nia), ("/oversight/own", nia), ("/oversight/interests", nia),
        ("/oversight/interests/new", nia),
    ]  # fmt: skip


def faults_of(page: tuple[str, Person]) -> list[str]:
    """What is wrong with one page as it is shown now."""
    address, someone = page
    someone.go(address)
    return faults_here(someone)


def faults_of_answers(elin: Person, rhys: Person) -> list[str]:
    """The page of a report after a bad answer, and of a search that finds somebody."""
    elin.go("/missing/report")
    elin.answer(who="Cai")
    elin.submit("look")
    elin.answer(child="new", last_seen="31/12/2099 10:00")
    elin.submit()
    rhys.go("/find/")
    rhys.answer(who="Cai Morgan")
    rhys.submit()
    rhys.reads("Cai Morgan-Rees")
    return elin.barriers() + rhys.barriers()


@pytest.mark.heavy
@pytest.mark.reaches(
    "cast", "accessibility", "publication:standard",
    "today:today", "missing:board", "missing:report", "missing:details", "missing:episode",
    "missing:grade", "missing:concern", "missing:observe", "missing:family", "missing:parent", "missing:police_reference",
    "missing:found", "missing:found_details", "missing:end", "missing:items", "missing:prevention_check",
    "missing:refer_harm", "missing:close", "missing:leave_out", "missing:senior_review", "missing:still_missing",
    "interviews:offer", "notices:telephone", "chronology:child", "linkage:search", "linkage:matches", "oversight:looks",
    "oversight:own", "oversight:interests", "oversight:declare",
)  # fmt: skip
def test_no_page_has_a_barrier(service, browsers, person, missing, found):
    # Given a child who is missing and one who is found, and a force that has been silent too long about one of them
    service.let_pass("20 minutes")
    ((report, child),) = service.ask(
        "select r.ref::text, c.ref::text from missing_report r join missing_episode e on e.id = r.episode_id "
        "join children_child c on c.person_id = e.child_id where e.ref = %s",
        missing,
    )
    faults = {}
    for language, phone in LOOKS:
        look = {"language": language, "phone": phone}
        rhys, nia, elin, stranger = person("rhys", **look), person("nia", **look), person("elin", **look), browsers(**look)
        pages = other_pages(stranger, rhys, nia, elin, missing, report, child) + sorted(
            pages_of(rhys, nia, (missing, found)).items()
        )
        assert {REF.sub("…", address) for address, _ in pages} >= PAGES

        # When each is looked at as a machine can look
        for page in pages:
            if told := faults_of(page):
                faults[language, phone, REF.sub("…", page[0])] = told
        if told := faults_of_answers(elin, rhys):
            faults[language, phone, "a report with faults, or a search"] = told

    # Then nothing is in anybody's way
    assert faults == {}, "\n".join(f"{where}: {told}" for where, told in faults.items())


def test_tab_comes_to_all_that_can_be_pressed_and_shows_where_it_is(person):
    # Given pages with much to press
    rhys = person("rhys")
    missing = report_new_child(rhys)
    unseen, unreached = [], []
    for address in ("/", "/missing/", f"/missing/{missing}", f"/missing/{missing}/grade", "/missing/report"):
        rhys.go(address)
        waiting = set(rhys.page.evaluate(_STOPS))
        assert len(waiting) > 5, address
        # When Tab is pressed until it leaves the page
        for _ in range(2 * len(waiting)):
            rhys.press("Tab")
            held = rhys.page.evaluate(_HELD)
            if held is None:
                break
            unseen += [f"{address}: {held[0]}"] if held[0] else []
            waiting.discard(held[1])
        unreached += [f"{address}: {one}" for one in waiting.intersection(rhys.page.evaluate(_STOPS))]
    # Then whatever had the keyboard showed it, and nothing was passed over
    assert unseen == []
    assert unreached == [], "\n".join(unreached)


def test_a_first_load_is_light(browsers, missing):
    # Given a browser that has never been here
    rhys = browsers()
    rhys.sign_in("rhys")
    weights = {}
    for address in ("/", "/missing/", "/missing/?wall", f"/missing/{missing}", "/missing/report"):
        devtools = rhys.page.context.new_cdp_session(rhys.page)
        devtools.send("Network.enable")
        devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes: list[int] = []
        devtools.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(int(event["encodedDataLength"])))
        # When a page is loaded with all that belongs to it
        rhys.page.goto(rhys.address + address)
        weights[re.sub(REF, "…", address)] = sum(sizes)
        devtools.detach()
    # Then as little has come over the line as an old telephone bears
    assert all(0 < weight <= LIMIT for weight in weights.values()), weights

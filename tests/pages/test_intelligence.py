"""Intelligence as pages: three answers submit it, the unit grades, two officers release, conditions first; no canary anywhere."""

import re

import pytest
from django.urls import reverse

from tests.actions.test_intelligence import tirion_of
from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.actions.test_worries import cai as cai  # noqa: PLC0414
from tests.intelligence import CANARIES, CLEAN, CONDITIONS, RAW, SOURCE, graded, released, submitted, written
from tests.pages.growing import copy
from ymylon.children.lookups import children_by_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


@pytest.fixture
def given(cai, as_actor):
    with as_actor("sion") as sion:
        return submitted(sion, cai).ref


@pytest.fixture
def version(given, as_actor):
    with as_actor("ffion") as ffion:
        graded(ffion, given)
        return written(ffion, given).ref


@pytest.fixture
def release(given, version, wales, as_actor):
    with as_actor("idris") as idris:
        return released(idris, given, wales.teams["youth_justice"].pk)[0].ref


def typed(**more) -> dict[str, object]:
    return {"words": RAW, "how": "TOLD", "risk": "NOT_KNOWN", "source": SOURCE} | more


def at(name: str, *of) -> str:
    return reverse(f"intelligence:{name}", args=of)


def read(browser, address: str) -> str:
    return browser.get(address).content.decode()


def test_it_is_submitted_from_the_childs_page_with_three_answers_and_told_from_reporting(ref, signed_in):
    sion = signed_in("sion")
    assert at("child", ref) in read(sion, reverse("chronology:child", args=[ref]))
    page = read(sion, at("submit", ref))
    assert all(words in page for words in ("Ring 999", "stops no clock", "refer to the council (C1)"))
    assert len(re.findall(r"<(?:textarea|input type=\"text\"|fieldset)", page)) <= 8
    for missing in ("words", "how", "risk"):
        answer = sion.post(at("submit", ref), typed(**{missing: ""}))
        assert answer.status_code == 422, missing
        assert f"id_{missing}" in answer.content.decode()
    answer = sion.post(at("submit", ref), typed())
    assert answer.url == at("child", ref)
    page = read(sion, answer.url)
    assert re.search(r"Intelligence submitted: INT-\d\d-[B-Z2-9]{6}", page)
    assert not any(canary in page for canary in CANARIES)
    page = read(sion, at("mine"))
    assert RAW in page
    assert "Waits for the police to grade it" in page
    assert "Gwernyfed" not in page


def test_the_unit_grades_writes_and_a_second_officer_releases(given, wales, signed_in):
    ffion = signed_in("ffion")
    assert at("grade", given) in read(ffion, "/")
    assert "Came today" in read(ffion, at("desk"))
    assert SOURCE in read(ffion, at("one", given))
    grade = {"source": "2", "information": "C", "handling": "C", "conditions": "", "seen": 0}
    answer = ffion.post(at("grade", given), grade)
    assert answer.status_code == 422
    assert "Say in words what the conditions are." in answer.content.decode()
    assert ffion.post(at("grade", given), grade | {"conditions": CONDITIONS}).status_code == 302
    page = read(ffion, at("write", given))
    assert not re.search(r"<textarea[^>]*>[^<\s]", page)
    answer = ffion.post(at("write", given), {"english": "Eirlys says so.", "welsh": "", "seen": 0})
    assert answer.status_code == 422
    refused = answer.content.decode()
    assert "could give the source away" in refused
    assert refused.count("Eirlys") == 1  # what the officer typed, in its box
    ffion.post(at("write", given), {"english": CLEAN, "welsh": "", "seen": 0})
    page = read(ffion, at("one", given))
    release = re.search(r"/intelligence/release/[0-9a-f-]+", page)[0]
    team = wales.teams["youth_justice"].pk
    answer = ffion.post(release, {"team": [team]})
    assert answer.status_code == 422
    assert "another officer of the unit" in answer.content.decode()
    idris = signed_in("idris")
    assert CONDITIONS in read(idris, release)
    assert idris.post(release, {"team": []}).status_code == 422
    assert idris.post(release, {"team": [team]}).status_code == 302
    assert idris.post(at("answer", given), {"kind": "RETURNED", "words": "Patrols pass.", "seen": 1}).status_code == 302
    assert idris.post(at("log", given), {"system": "Niche", "reference": ""}).status_code == 422
    assert idris.post(at("log", given), {"system": "Niche", "reference": "NI/26/42"}).status_code == 302
    page = read(signed_in("sion"), at("mine"))
    assert all(words in page for words in ("The police answered", "Patrols pass."))


def test_the_conditions_are_read_before_the_words_and_it_is_gone_when_withdrawn(given, release, signed_in):
    sion = signed_in("sion")
    assert at("read", release) in read(sion, "/")
    page = read(sion, at("read", release))
    assert CONDITIONS in page
    assert CLEAN not in page
    assert sion.post(at("read", release)).url == at("read", release)
    page = read(sion, at("read", release))
    assert page.index(CONDITIONS) < page.index(CLEAN)
    page = read(signed_in("sion", "cy"), at("read", release))
    assert "Nid oes fersiwn Cymraeg" in page
    assert re.search(r'lang="en"[^>]*>\s*' + re.escape(CLEAN), page)
    idris = signed_in("idris")
    assert idris.post(at("withdraw", release), {"words": ""}).status_code == 422
    assert idris.post(at("withdraw", release), {"words": "It was wrong."}).status_code == 302
    assert idris.get(at("withdraw", release)).status_code == 404
    sion = signed_in("sion")
    assert sion.get(at("read", release)).status_code == 404
    assert "It was wrong." in read(sion, at("mine"))


def test_no_canary_stands_on_any_page_for_anybody_but_those_who_may_read_it(ref, given, release, signed_in):
    pages = [
        "/", at("mine"), at("child", ref), reverse("chronology:child", args=[ref]), reverse("oversight:looks", args=[ref]),
        reverse("oversight:own"), at("one", given), at("grade", given),
        at("write", given), at("read", release),
    ]  # fmt: skip
    met = {}
    for who in ("sion", "mared", "gethin", "rhys", "heledd", "dewi", "elin", "menna", "lowri", "owain", "ada", "ffion"):
        browser = signed_in(who)
        for address in pages:
            page = read(browser, address)
            for canary in CANARIES:
                if canary in page:
                    met.setdefault(who, set()).add((address, canary))
    assert set(met) == {"sion", "ffion"}
    # The author, in what they submitted; and never the source.
    assert {address for address, _canary in met["sion"]} == {at("mine")}
    assert {canary for _address, canary in met["sion"]}.isdisjoint({"Gwernyfed", "Eirlys", "900 123"})
    assert {address for address, _canary in met["ffion"]} == {at("one", given), at("grade", given), at("write", given)}


def test_the_units_doors_are_shut_to_everybody_else(given, version, release, signed_in):
    for who in ("sion", "rhys", "gethin", "owain"):
        browser = signed_in(who)
        for name, of in (("one", given), ("grade", given), ("write", given), ("answer", given), ("log", given),
                         ("release", version), ("withdraw", release)):  # fmt: skip
            assert browser.get(at(name, of)).status_code in (403, 404), (who, name)
        assert browser.get(at("desk")).status_code == 403
    assert signed_in("mared").get(at("read", release)).status_code == 404
    assert signed_in("dewi").get(at("read", release)).status_code == 403
    assert signed_in("ffion").get(at("begin")).status_code == 403


def test_of_no_child_it_is_submitted_without_one(signed_in):
    dewi = signed_in("dewi")
    assert dewi.post(at("begin"), typed()).url == at("mine")
    assert "About no child who is named" in read(dewi, at("mine"))
    desk = read(signed_in("ffion"), at("desk"))
    assert "About no child who is named" in desk
    # Of no child nothing can be owed: that it waits stands under Today all the same, for the unit alone.
    assert "1 submission about no child waits" in read(signed_in("ffion"), "/")
    assert "Mae 1 cyflwyniad heb blentyn yn aros" in read(signed_in("ffion", "cy"), "/")
    assert "submission about no child" not in read(signed_in("dewi"), "/")
    assert "submission about no child" not in read(signed_in("rhys"), "/")
    graded_at = re.search(r"/intelligence/desk/([0-9a-f-]{36})", desk)[1]
    grade = {"source": "2", "information": "C", "handling": "P", "seen": 0}
    assert signed_in("ffion").post(at("grade", graded_at), grade).status_code == 302
    assert "submission about no child" not in read(signed_in("ffion"), "/")


def test_another_child_is_looked_for_ticked_and_named_and_nothing_typed_is_lost(ref, signed_in, as_actor, count_queries):
    with as_actor("mared") as mared:
        number = tirion_of(mared)
        tirion = children_by_id(mared, [number])[number].ref
    browser, address = signed_in("mared"), at("submit", ref)
    answer = browser.post(address, typed(who="Tirion Vaughan"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{tirion}"' in page
    assert RAW in page
    assert "Tick whoever is meant" in page
    assert count_queries(address) <= 10
    assert "Nobody whom you may see" in browser.post(address, typed(who="Gwenllian Ifan")).content.decode()
    assert browser.post(address, typed(also=[str(tirion)])).status_code == 302
    for child in (ref, tirion):
        assert re.search("INT-", read(browser, at("child", child)))
    assert "Tirion Vaughan" in read(browser, at("mine"))
    # Whoever does not know her is offered nothing of her, and can't tell her from nobody.
    sion = signed_in("sion")
    assert "Tirion" not in sion.post(address, typed(who="Tirion Vaughan")).content.decode().replace('value="Tirion Vaughan"', "")
    for other in (tirion, "8a1f4c1e-6a5c-4b4e-9a53-0f1f9a6b2c11"):
        answer = sion.post(address, typed(also=[str(other)]))
        assert answer.status_code == 422
        assert 'id="id_also_error"' in answer.content.decode()


def test_as_often_at_two_hundred_as_at_one(ref, given, version, release, cai, signed_in, count_queries, as_owner):
    unit = [at("desk"), *(at(name, given) for name in ("one", "grade", "write", "answer", "log")), at("release", version),
            at("withdraw", release)]  # fmt: skip
    others = [at("mine"), at("child", ref), at("submit", ref), at("begin"), at("read", release)]

    def counted() -> dict[str, int]:
        found = {}
        for who, pages in (("idris", unit), ("sion", others)):
            signed_in(who)
            found |= {page: count_queries(page) for page in pages}
        return found

    one = counted()
    with as_owner():
        own = {"sent_as": "gen_random_uuid()", "reference": "gen_random_uuid()::text"}
        copy("intelligence_submission", f"child_id = {cai}", 200, **own)
        copy("intelligence_log", f"child_id = {cai}", 200, system_reference="gen_random_uuid()::text")
    assert counted() == one
    assert max(one.values()) <= 10, one

"""Worries as pages: a minute to note, one lead who calls, nothing for the police, and how often the database is asked."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.actions.test_worries import cai as cai  # noqa: PLC0414
from tests.cast import RHONDDA
from tests.pages.growing import copy
from tests.worries import worry_words
from ymylon.children.lookups import children_by_id
from ymylon.worries.actions import note_worry
from ymylon.worries.lookups import worries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


@pytest.fixture
def worry(cai, as_actor):
    with as_actor("dewi") as dewi:
        return note_worry(by=dewi, at=timezone.now(), child_id=cai, said=worry_words())


def typed(**more) -> dict[str, object]:
    return {
        "support": "Breakfast.", "words": "Comes in tired.", "since": "?", "child_told": "TOLD", "family_told": "NOT_DECIDED",
        "told_words": "",
    } | more  # fmt: skip


def test_it_is_noted_from_the_childs_page_and_its_reader_names_the_lead(ref, wales, signed_in, cai, as_actor):
    dewi = signed_in("dewi")
    note = reverse("worries:note", args=[ref])
    assert note in dewi.get(reverse("chronology:child", args=[ref])).content.decode()
    answer = dewi.post(note, typed())
    assert answer.status_code == 302
    page = dewi.get(answer.url).content.decode()
    assert "Comes in tired." in page
    assert "Noted, not read yet" in page
    assert "Read and answer" not in page
    with as_actor("mared") as mared:
        noted = worries_of(mared, [cai])[0].worry.ref
    mared = signed_in("mared")
    address = reverse("worries:answer", args=[noted])
    assert address in mared.get("/").content.decode()
    assert "Dewi Rowlands, Safeguarding lead" in mared.get(address).content.decode()
    lead = wales.teams["school_lead"].pk
    said = {"lead": lead, "kind": "CLOSE", "words": "Gran comes to breakfast.", "seen": 0, "child_told": "TOLD"}
    # Nobody had decided on the family: that is asked now, and nothing typed is lost.
    answer = mared.post(address, said)
    page = answer.content.decode()
    assert (answer.status_code, "Decide it now" in page, "Gran comes to breakfast." in page) == (422, True, True)
    answer = mared.post(address, said | {"family_told": "WILL_BE_TOLD", "told_words": "By the school."})
    assert answer.status_code == 302
    page = signed_in("dewi").get(reverse("worries:child", args=[ref])).content.decode()
    assert all(words in page for words in ("Calls the family", "Nobody else does.", "Gran comes to breakfast.", "Put away"))


def test_the_nurse_who_is_named_finds_the_call_under_today_and_not_the_words(ref, worry, wales, signed_in, count_queries):
    lead = wales.teams["safeguarding"].pk
    said = {"lead": lead, "kind": "CLOSE", "words": "Gran comes in.", "seen": 0, "child_told": "TOLD", "family_told": "TOLD"}
    assert signed_in("mared").post(reverse("worries:answer", args=[worry]), said).status_code == 302
    address = reverse("worries:call", args=[worry])
    for who in ("rhys", "sion", "dewi", "owain"):
        assert signed_in(who).get(address).status_code in (403, 404), who
        assert address not in signed_in(who).get("/").content.decode(), who
    menna = signed_in("menna")
    page = menna.get("/").content.decode()
    assert address in page
    assert "Call the family" in page
    page = menna.get(address).content.decode()
    assert "Ask before you call: Taf social work team" in page
    assert not any(words in page for words in ("Comes in tired", "Breakfast", "Gran comes in.", "Dewi"))
    assert "Comes in tired" in signed_in("mared").get(address).content.decode()
    menna = signed_in("menna", "cy")
    assert "Ffonio teulu Cai" in menna.get(address).content.decode()
    assert count_queries(address) <= 10
    answer = menna.post(address, {"became": "CALLED", "words": ""})
    assert answer.status_code == 422
    assert "Dywedwch sut aeth yr alwad" in answer.content.decode()
    assert menna.post(address, {"became": "CALLED", "words": "His gran is glad."}).status_code == 302
    assert menna.get(address).status_code == 404
    page = signed_in("dewi").get(reverse("worries:child", args=[ref])).content.decode()
    assert all(words in page for words in ("We called", "His gran is glad.", "Menna"))


def test_support_is_asked_for_first_and_what_was_typed_stays(ref, signed_in):
    dewi = signed_in("dewi")
    note = reverse("worries:note", args=[ref])
    page = dewi.get(note).content.decode()
    assert page.index("What support do you offer") < page.index("What worries you?")
    for wrong, words in (
        ({"support": " "}, "Say what support is offered"),
        ({"words": ""}, "Say what worries you."),
        ({"since": "1/1/2041"}, "id_since_error"),
        ({"family_told": "NOT_SAFE"}, "or why telling is not safe."),
    ):
        answer = dewi.post(note, typed(**({"told_words": "", "words": "Kept as I typed it."} | wrong)))
        page = answer.content.decode()
        assert answer.status_code == 422, wrong
        assert words in page, wrong
        assert "words" in wrong or "Kept as I typed it." in page


def test_whoever_could_be_meant_is_asked_about_before_a_record_is_made(ref, cai, signed_in, as_actor):
    dewi, begin = signed_in("dewi"), reverse("worries:begin")
    said = typed(given="Cai", family="Morgan", area=RHONDDA)
    answer = dewi.post(begin, said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in page for words in ("Say which child it is", "Comes in tired.", str(ref)))
    answer = dewi.post(begin, said | {"who": str(ref)})
    assert answer.url == reverse("worries:child", args=[ref])
    answer = dewi.post(begin, said | {"who": "new"})
    assert answer.status_code == 302
    assert answer.url != reverse("worries:child", args=[ref])
    # Without a name, or an area, it is said beside its question.
    assert "Give a name" in dewi.post(begin, typed(given="", family="", area="")).content.decode()
    # Whoever writes nothing is asked for all of it at once.
    page = dewi.post(begin, typed(given="", family="", support="", words="")).content.decode()
    assert all(words in page for words in ("Give a name", "Say what support", "Say what worries you."))


def test_the_police_find_no_worry_and_read_what_a_manager_shared(ref, worry, signed_in):
    rhys = signed_in("rhys")
    for name, of in (("note", ref), ("child", ref), ("answer", worry), ("share", worry)):
        assert rhys.get(reverse(f"worries:{name}", args=[of])).status_code in (403, 404), name
    assert rhys.get(reverse("worries:begin")).status_code == 403
    shared = reverse("worries:shared", args=[ref])
    assert "Nothing was shared with the police." in rhys.get(shared).content.decode()
    page = rhys.get(reverse("chronology:child", args=[ref])).content.decode()
    assert "A worry" not in page
    assert signed_in("mared").get(reverse("worries:share", args=[worry])).status_code == 403
    gethin, address = signed_in("gethin"), reverse("worries:share", args=[worry])
    assert gethin.post(address, {"words": "A man waits.", "reason": ""}).status_code == 422
    assert gethin.post(address, {"words": "A man waits.", "reason": "Known to them."}).url == shared
    page = signed_in("rhys").get(shared).content.decode()
    assert all(words in page for words in ("A man waits.", "Known to them."))
    assert "Comes in tired" not in page


def test_another_team_of_the_child_finds_nothing_of_it(ref, worry, signed_in):
    for who in ("menna", "sion"):
        browser = signed_in(who)
        page = browser.get(reverse("worries:child", args=[ref])).content.decode()
        assert "No worry that you may read stands now." in page
        assert "tired" not in page
        assert browser.get(reverse("worries:answer", args=[worry])).status_code in (403, 404)


def test_in_welsh_the_page_is_welsh(ref, worry, signed_in):
    mared = signed_in("mared", "cy")
    page = mared.get(reverse("worries:answer", args=[worry])).content.decode()
    assert all(words in page for words in ("Pa un tîm sy’n ffonio’r teulu?", "Nodwyd gan Dewi Rowlands", 'lang="cy"'))


def test_as_often_at_two_hundred_worries_as_at_one(ref, worry, cai, signed_in, count_queries, as_owner):
    pages = [("child", ref), ("answer", worry), ("share", worry), ("shared", ref)]
    gethin = signed_in("gethin")
    gethin.post(reverse("worries:share", args=[worry]), {"words": "A man waits.", "reason": "Known to them."})

    def counted() -> list[int]:
        return [count_queries(reverse(f"worries:{name}", args=[of])) for name, of in pages]

    one = counted()
    with as_owner():
        copy("worries_worry", f"child_id = {cai}", 200, sent_as="gen_random_uuid()")
    assert counted() == one
    assert max(one) <= 10, one

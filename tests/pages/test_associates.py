"""Persons and things of concern as pages: who finds nothing, what is asked, and how often the database is asked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.actions.test_associates import cai as cai  # noqa: PLC0414
from tests.actions.test_associates import go_round
from tests.actions.test_associates import of_taf as of_taf  # noqa: PLC0414
from tests.actions.test_associates import tirion as tirion  # noqa: PLC0414
from tests.associates import entered, facts
from tests.pages.growing import copy
from ymylon.associates.actions.linking import let_others_read, tie
from ymylon.associates.actions.naming import name_child
from ymylon.associates.lookups import entry_by_ref, of_children, ties_of
from ymylon.associates.rules import Kind, Sure, TieKind
from ymylon.children.lookups import children_by_id

pytestmark = pytest.mark.django_db
SECRET = "His SISTER said so"


@pytest.fixture
def ref(cai, as_actor):
    with as_actor("mared") as mared:
        return children_by_id(mared, [cai])[cai].ref


def typed(**more) -> dict[str, object]:
    day = timezone.localdate() + timedelta(days=60)
    return {
        "kind": "PERSON", "name": "", "nicknames": "Jay", "basis": "SAFEGUARDING", "why": "Gives him phones.", "source": SECRET,
        "sure": "LIKELY", "way": "HARMS", "words": "Waits by the gate.", "review_on": day.strftime("%d/%m/%Y"),
    } | more  # fmt: skip


def read(browser, *args) -> str:
    answer = browser.get(reverse(f"associates:{args[0]}", args=args[1:]))
    assert answer.status_code == 200, args
    return answer.content.decode()


def test_a_nickname_is_enough_and_leads_from_the_childs_page_to_the_entry(ref, signed_in):
    mared = signed_in("mared")
    around = reverse("associates:child", args=[ref])
    assert around in mared.get(reverse("chronology:child", args=[ref])).content.decode()
    assert "Nobody and nothing is named yet." in read(mared, "child", ref)
    answer = mared.post(reverse("associates:enter", args=[ref]), typed())
    assert answer.status_code == 302
    page = mared.get(answer.url).content.decode()
    said = ("“Jay”", "Thought to harm this child", SECRET, "To keep a child safe", "Likely", "Morgan-Rees")
    assert all(words in page for words in said)
    story = mared.get(reverse("chronology:child", args=[ref])).content.decode()
    assert "There is concern about who or what is around Cai" in story
    assert "“Jay”" in read(mared, "child", ref)
    assert "“Jay”" in read(mared, "held")


def test_whoever_lacks_the_lane_finds_nothing_and_the_childs_page_says_nothing(cai, ref, as_actor, signed_in):
    before = {}
    others = ("elin", "menna", "dewi", "lowri")
    for who in others:
        before[who] = signed_in(who).get(reverse("chronology:child", args=[ref]))
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"))
        link = of_children(mared, [cai])[0].link
    for who in others:
        browser = signed_in(who)
        for name, about in (("child", ref), ("entry", held.ref), ("enter", ref), ("end_link", link.ref), ("review", held.ref)):
            assert browser.get(reverse(f"associates:{name}", args=[about])).status_code in (403, 404), (who, name)
        after = browser.get(reverse("chronology:child", args=[ref]))
        assert after.status_code == before[who].status_code
        page = after.content.decode()
        assert "oncern around" not in page
        assert "/concern/" not in page
        assert "Jay" not in page


def test_what_the_police_hold_is_not_found_and_their_wording_is_read_without_a_source(cai, ref, as_actor, signed_in):
    with as_actor("rhys") as rhys:
        held = entered(rhys, cai, facts("Jay", source=SECRET))
        one = of_children(rhys, [cai])[0]
    mared = signed_in("mared")
    page = read(mared, "child", ref)
    assert "The police have written nothing for others." in page
    assert "Jay" not in page
    assert mared.get(reverse("associates:entry", args=[held.ref])).status_code == 404
    assert mared.get(reverse("associates:wording", args=[one.link.ref])).status_code == 403
    rhys = signed_in("rhys")
    answer = rhys.post(reverse("associates:wording", args=[one.link.ref]), {"wording": f"{SECRET}, so take care."})
    assert answer.status_code == 422
    assert "The wording repeats the source." in answer.content.decode()
    assert rhys.post(reverse("associates:wording", args=[one.link.ref]), {"wording": "A man of forty."}).status_code == 302
    assert "A man of forty." in read(rhys, "entry", held.ref)
    mared = signed_in("mared")
    page = read(mared, "child", ref)
    assert "A man of forty." in page
    assert not [words for words in ("Jay", SECRET, "Rhys", "Cadwaladr", str(held.ref)) if words in page]


def test_what_cannot_be_kept_is_shown_again_with_the_reason_beside_it(ref, signed_in):
    mared = signed_in("mared")
    address = reverse("associates:enter", args=[ref])
    for wrong, words in (
        ({"nicknames": " "}, "Give a name or a nickname: one is enough."),
        ({"kind": "PHONE", "mark": "0770"}, "Give the number with its area or country"),
        ({"born_about": "1850"}, "Give the year of birth with four figures"),
        ({"source": ""}, "Say where this is known from."),
        ({"review_on": timezone.localdate().strftime("%d/%m/%Y")}, "The day of the next look is after today."),
        ({"review_on": "1/1/2035"}, "It is looked at again within 183 days."),
        ({"from_on": "yesterdayish"}, "Write the day, month and year"),
    ):
        answer = mared.post(address, typed(**{"words": "Kept as I typed it."} | wrong))
        page = answer.content.decode()
        assert answer.status_code == 422, wrong
        assert words in page, wrong
        assert "Kept as I typed it." in page, wrong


def test_the_same_nickname_is_asked_about_and_nothing_typed_is_lost(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        first = entered(mared, cai, facts("Jay-Jay", born_about=1990))
    mared = signed_in("mared")
    address = reverse("associates:enter", args=[ref])
    answer = mared.post(address, typed(nicknames="jay jay", words="By the bus."))
    page = answer.content.decode()
    assert answer.status_code == 422
    said = ("Say whether one of them is meant", "“Jay-Jay”, Person", "1990", "None of these", "By the bus.")
    assert all(words in page for words in said)
    answer = mared.post(address, typed(nicknames="jay jay", same=str(first.ref)))
    assert answer.url == reverse("associates:entry", args=[first.ref])
    answer = mared.post(address, typed(nicknames="jay jay", same="ANOTHER"))
    assert answer.url != reverse("associates:entry", args=[first.ref])
    answer = mared.post(address, typed(nicknames="jay jay", same="a made-up one"))
    assert answer.status_code == 422


def test_two_who_change_at_once_see_both_and_the_second_chooses(cai, as_actor, signed_in):
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"))
    mared = signed_in("mared")
    address = reverse("associates:change", args=[held.ref])
    assert mared.post(address, typed(version=held.version, description="A tall man.")).status_code == 302
    answer = mared.post(address, typed(version=held.version, description="A short man."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A tall man." in page
    assert "A short man." in page
    assert mared.post(address, typed(version=held.version + 1, description="A short man.")).status_code == 302
    assert "A short man." in read(mared, "entry", held.ref)


def test_its_owner_keeps_it_or_ends_it_and_what_changed_meanwhile_is_said(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"), days=1)
    go_round(timezone.now() + timedelta(days=2))
    mared = signed_in("mared")
    address = reverse("associates:review", args=[held.ref])
    assert address in mared.get(reverse("today:today")).content.decode()
    day = (timezone.localdate() + timedelta(days=60)).strftime("%d/%m/%Y")
    said = {"choice": "KEEP", "review_on": day, "words": "Seen on Friday.", "version": held.version}
    assert mared.post(address, said | {"words": ""}).status_code == 422
    assert mared.post(address, said | {"review_on": ""}).status_code == 422
    assert mared.post(address, said).status_code == 302
    assert mared.post(address, said).status_code == 422
    assert address not in mared.get(reverse("today:today")).content.decode()
    assert mared.post(address, said | {"choice": "END", "version": held.version + 1, "words": "Moved away."}).status_code == 302
    assert "Moved away." in read(mared, "entry", held.ref)
    assert "Jay" not in read(mared, "child", ref)
    assert mared.get(address).status_code == 404


def test_two_are_tied_and_joined_and_parted(cai, as_actor, signed_in):
    with as_actor("mared") as mared:
        jay, jason = entered(mared, cai, facts("Jay")), entered(mared, cai, facts("Jason"))
    mared = signed_in("mared")
    address = reverse("associates:tie", args=[jay.ref])
    said = {"kind": "SAME", "other": str(jason.ref), "source": "His tattoo", "sure": "CONFIRMED", "words": "One man."}
    assert "One man." in mared.post(address, said | {"kind": "USES"}).content.decode()
    assert mared.post(address, said | {"words": ""}).status_code == 422
    assert mared.post(address, said).status_code == 302
    assert "Is the same as: “Jason”" in read(mared, "entry", jay.ref)
    with as_actor("mared") as by:
        joined = ties_of(by, entry_by_ref(by, jay.ref))[0].tie
    mared = signed_in("mared")
    assert mared.post(reverse("associates:end_tie", args=[joined.ref]), {"reason": "Brothers."}).status_code == 302
    assert "Is the same as" not in read(mared, "entry", jay.ref)
    assert mared.get(reverse("associates:end_tie", args=[joined.ref])).status_code == 404


def test_a_child_is_chosen_or_gets_a_record_and_both_stand_on_their_page(cai, tirion, as_actor, signed_in):
    with as_actor("rhys") as by:
        held = entered(by, cai, facts("Tizz", born_about=2011))
        ref = children_by_id(by, [tirion])[tirion].ref
        entered(by, tirion, facts("Dex"))
    rhys = signed_in("rhys")
    address = reverse("associates:is_child", args=[held.ref])
    said = {"given": "Tirion", "family": "Vaughan", "source": "CCTV", "sure": "LIKELY", "area": ""}
    answer = rhys.post(address, said)
    assert answer.status_code == 422
    assert "Tirion Vaughan" in answer.content.decode()
    assert rhys.post(address, said | {"who": "NEW"}).status_code == 422
    answer = rhys.post(address, said | {"who": str(ref)})
    assert answer.url == reverse("associates:child", args=[ref])
    page = rhys.get(answer.url).content.decode()
    assert all(words in page for words in ("Others name Tirion as somebody of concern", "“Tizz”", "“Dex”"))
    story = rhys.get(reverse("chronology:child", args=[ref])).content.decode()
    assert "Others name Tirion as somebody of concern" in story
    assert "There is concern about who or what is around Tirion" in story
    new = {"given": "Macsen", "family": "Pugh", "source": "CCTV", "sure": "LIKELY", "area": "W06000013"}
    answer = rhys.post(address, new)
    assert answer.status_code == 302
    assert "Others name Macsen" in rhys.get(answer.url).content.decode()


def test_support_is_owed_and_offered_and_says_nothing_of_why(cai, tirion, as_actor, signed_in):
    with as_actor("rhys") as by:
        held = entered(by, cai, facts("Tizz"))
        about = name_child(by=by, at=timezone.now(), entry=held, child_id=tirion, source="CCTV", sure=Sure.LIKELY).ref
    carys = signed_in("carys")
    address = reverse("associates:offer", args=[about])
    assert address in carys.get(reverse("today:today")).content.decode()
    page = carys.get(address).content.decode()
    assert "Offer Tirion support" in page
    assert "Tizz" not in page
    assert carys.post(address, {"answer": "ACCEPTED", "offered": ""}).status_code == 422
    answer = carys.post(address, {"answer": "ACCEPTED", "offered": "A mentor.", "childs_words": "Iawn."})
    assert "A mentor." in carys.get(answer.url).content.decode()
    assert signed_in("mared").get(address).status_code == 404


def test_one_is_found_by_a_nickname_or_a_number_and_the_address_says_neither(cai, as_actor, signed_in):
    with as_actor("mared") as mared:
        entered(mared, cai, facts("Jay"))
        entered(mared, cai, facts(kind=Kind.PHONE, mark="+44 7700 900123"))
    mared = signed_in("mared")
    for what, found in (("JÁY", "“Jay”"), ("07700900123", "07700 900123"), ("Dex", "Nobody and nothing found")):
        answer = mared.post(reverse("associates:held"), {"what": what})
        assert found in answer.content.decode()
    assert "Nobody and nothing found" in signed_in("carys").post(reverse("associates:held"), {"what": "Jay"}).content.decode()


def test_the_pages_read_in_welsh(cai, ref, as_actor, signed_in):
    with as_actor("mared") as mared:
        held = entered(mared, cai, facts("Jay"))
    mared = signed_in("mared")
    mared.cookies["iaith"] = "cy"
    for name, about in (("child", ref), ("entry", held.ref), ("enter", ref), ("review", held.ref), ("tie", held.ref)):
        assert '<html class="ym" lang="cy"' in read(mared, name, about)


MANY = 200


@pytest.mark.heavy
def test_as_often_at_two_hundred_rows_as_at_one_and_seldom(cai, ref, as_actor, signed_in, count_queries, as_owner):
    with as_actor("rhys") as by:
        held = entered(by, cai, facts(kind=Kind.PHONE, mark="07700 900123"))
        jay = entered(by, cai, facts("Jay"))
        one = of_children(by, [cai])[0]
        let_others_read(by=by, at=timezone.now(), link=one.link, entry=one.entry, wording="A man of forty.")
        made = tie(by=by, at=timezone.now(), a=jay, b=held, kind=TieKind.USES, source="Seen", sure=Sure.LIKELY)
    pages = {"child": ref, "entry": held.ref, "enter": ref, "change": held.ref, "review": held.ref, "tie": held.ref, "held": None,
             "is_child": jay.ref, "end_tie": made.ref, "end_link": one.link.ref, "wording": one.link.ref}  # fmt: skip
    signed_in("rhys")

    def counted() -> dict[str, int]:
        asked = {name: reverse(f"associates:{name}", args=[about] if about else []) for name, about in pages.items()}
        return {name: count_queries(address) for name, address in asked.items()}

    few = counted()
    with as_owner():
        copy("associates_entry", f"id = {jay.pk}", MANY)
        copy("associates_link", f"entry_id = {held.pk}", MANY)
        copy("associates_tie", f"id = {made.pk}", MANY)
        copy("associates_wording", f"link_id = {one.link.pk}", MANY)
    many = counted()
    assert {name: (few[name], many[name]) for name in few if few[name] != many[name]} == {}
    assert max(many.values()) <= 10, many

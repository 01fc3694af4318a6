"""The register of sharing agreements: read by everybody, kept by a few, and whoever amends on an old page sees both."""

import pytest
from django.utils import timezone

from tests.sharing import DAY, agreed, terms
from ymylon.access.lookups import agreement_by_series, agreements
from ymylon.drafts.models import Draft
from ymylon.oversight import jobs
from ymylon.oversight.actions.sharing import amend_agreement
from ymylon.terms.calendars import local

pytestmark = pytest.mark.django_db
REGISTER = "/oversight/agreements"


def day(ahead: int) -> str:
    return (local(timezone.now()).date() + ahead * DAY).strftime("%d/%m/%Y")


def answers(**changes) -> dict:
    whole = {
        "form": "DDA", "title_en": "Surgery alerts", "title_cy": "Rhybuddion meddygfa", "purpose_en": "Care in time.",
        "purpose_cy": "Gofal mewn pryd.", "partners": "heddlu de cymru\n Meddygfa Taf \n", "lanes": ["IDENTITY", "EPISODE"],
        "bases": ["UK_GDPR_6_1_E", "CHILDREN_ACT_2004_S28", "DPA_SCH1_18"], "from_on": day(0), "to_on": "", "review_on": day(365),
    }  # fmt: skip
    return whole | changes


def page_of(signed_in, name: str, address: str = REGISTER, language: str = "en") -> str:
    browser = signed_in(name)
    browser.cookies["django_language"] = language
    return browser.get(address, headers={"accept-language": language}).content.decode()


def test_a_keeper_opens_one_and_everybody_reads_it_in_their_language(signed_in, wales):
    answer = signed_in("ada").post(f"{REGISTER}/new", answers())
    assert answer.status_code == 302
    page = page_of(signed_in, "owain", answer["Location"])
    for words in ("Surgery alerts", "Care in time.", "South Wales Police", "Meddygfa Taf", "Children Act 2004 section 28"):
        assert words in page
    assert "Data disclosure agreement" in page
    assert "Amend it" not in page
    assert "Amend it" in page_of(signed_in, "ada", answer["Location"])


def test_partners_of_the_record_are_told_from_bodies_outside_it(signed_in, wales, as_actor):
    signed_in("ada").post(f"{REGISTER}/new", answers())
    with as_actor("ada"):
        (made,) = agreements()
    assert made.terms.partner_ids == (wales.agencies["police"].pk,)
    assert made.terms.bodies == ("Meddygfa Taf",)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"bases": ["CHILDREN_ACT_2004_S28", "DPA_SCH1_18"]}, "Choose the basis in Article 6 or in Part 3"),
        ({"title_cy": ""}, "Title, in Welsh"),
        ({"review_on": day(-1)}, "Choose a day for the review after it begins"),
        ({"lanes": ["PROTECTED"]}, "PROTECTED is not one of the available choices"),
        ({"to_on": day(-2)}, "It would end before it begins"),
    ],
)
def test_what_it_lacks_stands_beside_its_question_and_nothing_is_kept(signed_in, wales, as_actor, changes, words):
    answer = signed_in("ada").post(f"{REGISTER}/new", answers(**changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Surgery alerts" in answer.content.decode()
    with as_actor("ada"):
        assert agreements() == []


@pytest.mark.parametrize("name", ["owain", "nia", "gethin", "elin"])
def test_who_keeps_none_is_refused(signed_in, wales, as_actor, name):
    made = agreed(wales, as_actor)
    browser = signed_in(name)
    for address in (f"{REGISTER}/new", f"{REGISTER}/{made.series}/amend", f"{REGISTER}/{made.series}/end"):
        assert browser.get(address).status_code == 403
        assert browser.post(address, answers()).status_code == 403
    assert "Open an agreement" not in page_of(signed_in, name)


def test_whoever_amends_on_an_old_page_sees_both_versions_and_chooses(signed_in, wales, as_actor):
    made = agreed(wales, as_actor)
    address = f"{REGISTER}/{made.series}/amend"
    with as_actor("ada") as ada:
        amend_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, terms=terms(wales, bodies=("Theirs",)))
    browser = signed_in("ada")
    answer = browser.post(address, answers(partners="Mine", version="1"))
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Ada Griffiths saved this", "while you were typing", "Theirs", "Mine", 'name="version" value="2"'):
        assert words in page
    with as_actor("ada"):
        assert agreement_by_series(made.series)[0].terms.bodies == ("Theirs",)
    assert browser.post(address, answers(partners="Mine", version="2")).status_code == 302
    with as_actor("ada"):
        assert [one.terms.bodies for one in agreement_by_series(made.series)][:2] == [("Mine",), ("Theirs",)]


def test_whoever_ends_what_was_amended_meanwhile_is_shown_so_first(signed_in, wales, as_actor):
    made = agreed(wales, as_actor)
    with as_actor("ada") as ada:
        amend_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, terms=terms(wales))
    browser, address = signed_in("ada"), f"{REGISTER}/{made.series}/end"
    answer = browser.post(address, {"why": "Replaced.", "version": "1"})
    assert answer.status_code == 422
    assert "while you were typing" in answer.content.decode()
    assert browser.post(address, {"why": "Replaced.", "version": "2"}).status_code == 302
    assert "Ended on" in page_of(signed_in, "owain", f"{REGISTER}/{made.series}")


def test_what_is_typed_is_kept_until_it_is_sent_and_found_under_today(signed_in, wales, as_actor):
    browser = signed_in("ada")
    assert browser.post("/drafts/agreement", answers()).status_code == 204
    page = browser.get(f"{REGISTER}/new").content.decode()
    assert "You had started this at" in page
    assert 'value="Surgery alerts"' in page
    assert page.count("checked") == 1 + 2 + 3, "the form, two kinds of fact, three bases"
    assert "A sharing agreement" in browser.get("/").content.decode()
    browser.post(f"{REGISTER}/new", answers())
    with as_actor("ada"):
        assert not Draft.objects.exists()


def test_today_says_that_one_has_come_to_its_review(signed_in, wales, as_actor):
    agreed(wales, as_actor, review_on=local(timezone.now()).date() + DAY)
    assert "has come to its review" not in signed_in("ada").get("/").content.decode()
    jobs.sweep(timezone.now() + DAY)
    assert "has come to its review" in signed_in("ada").get("/").content.decode()
    assert "Wait for your review" in page_of(signed_in, "ada")
    assert "has come to its review" not in signed_in("nia").get("/").content.decode()


def test_the_register_asks_as_often_for_many_as_for_one(signed_in, wales, as_actor, count_queries):
    agreed(wales, as_actor)
    signed_in("ada")
    one = count_queries(REGISTER)
    for number in range(12):
        agreed(wales, as_actor, bodies=(f"Body {number}",))
    signed_in("ada")
    assert count_queries(REGISTER) == one <= 10
    with as_actor("ada"):
        last = agreements()[0].series
    for place in (f"{REGISTER}/{last}", f"{REGISTER}/{last}/amend", f"{REGISTER}/{last}/end"):
        assert count_queries(place) <= 10, place

"""Every long form keeps what is typed, gives it back to its author alone, and is found under Today until it is sent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.story import at_minute, missing_cai
from ymylon.children.lookups import children_by_id
from ymylon.drafts.models import Draft
from ymylon.missing.actions.ending import record_found
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.missing.rules.drafted import DRAFTED
from ymylon.terms.codes import FoundCircumstance, InvolvementKind
from ymylon.today.page.begun import OF_RECORD

pytestmark = pytest.mark.django_db

# Who is asked it, at which address, and a box with the words that are typed there.
MISSING = {
    "grade": ("rhys", "/missing/{}/grade", "reason"),
    "concern": ("nia", "/missing/{}/concern", "reason"),
    "strategy_meeting": ("nia", "/missing/{}/meeting", "reason"),
    "observe": ("rhys", "/missing/{}/observe", "words"),
    "family": ("nia", "/missing/{}/family", "words"),
    "parent": ("nia", "/missing/{}/parent", "reason"),
    "police_reference": ("elin", "/missing/{}/police-reference", "reference"),
    "senior_review": ("rhys", "/missing/{}/senior-review", "words"),
    "found": ("elin", "/missing/{}/found", "when"),
    "end": ("nia", "/missing/{}/end", "reason"),
    "adult_acceptance": ("nia", "/missing/{}/accepted", "reason"),
}
FOUND = {
    "found_details": ("elin", "/missing/{}/found/details", "condition"),
    "still_missing": ("rhys", "/missing/{}/still-missing", "reason"),
    "items": ("rhys", "/missing/{}/items", "words"),
    "prevention_check": ("rhys", "/missing/{}/check", "words"),
    "refer_harm": ("rhys", "/missing/{}/refer", "worries"),
    "no_referral": ("rhys", "/missing/{}/no-referral", "reason"),
    "override": ("rhys", "/missing/{}/close/override", "reason"),
    "reopen": ("rhys", "/missing/{}/reopen", "reason"),
    "offer": ("nia", "/interviews/{}/offer", "reason"),
}
OF_CHILD = {
    "put_right": ("nia", "/children/{}/put-right", "communication"),
    "add_contact": ("nia", "/children/{}/contact", "name"),
    "given": ("nia", "/children/{}/given", "why"),
    "print": ("nia", "/children/{}/print", "why"),
    "file": ("nia", "/children/{}/file", "why"),
    "plan": ("nia", "/plans/{}/write", "looks"),
    "nrm": ("nia", "/nrm/{}/prepare", "happened"),
}
EVERY = MISSING | FOUND | OF_CHILD
TYPED = "Geiriau hir iawn a deipiwyd"


@pytest.fixture
def refs(wales, policy, as_actor):
    """Cai, missing; and Cai found, in an episode before."""
    now = timezone.now()
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=now - timedelta(hours=9), also=(("social_work", InvolvementKind.OTHER),))
        child = children_by_id(elin, [episode.child_id])[episode.child_id].ref
    return {"missing": episode.ref, "child": child}


@pytest.fixture
def found(refs, as_actor):
    with as_actor("rhys") as rhys:
        held = episode_by_ref(rhys, refs["missing"])
        at = timezone.now() - timedelta(minutes=20)
        record_found(by=rhys, at=at, episode=held, found=at_minute(at), circumstance=FoundCircumstance.RETURNED, is_safe_now=True)
    return refs["missing"]


def test_every_form_about_an_episode_is_walked_here():
    assert set(DRAFTED) == {*MISSING, *FOUND} - {"offer"}


def test_no_two_forms_are_kept_under_one_name():
    # Under Today the one would lead to the other, and what was typed would be missing where it is looked for.
    assert set(OF_RECORD) & {*DRAFTED, "offer", "details", "interview_before"} == set()


@pytest.mark.heavy
@pytest.mark.parametrize("name", EVERY)
def test_what_is_typed_comes_back_to_its_author_alone(signed_in, refs, as_actor, request, name):
    who, address, box = EVERY[name]
    ref = refs["child"] if name in OF_CHILD else request.getfixturevalue("found") if name in FOUND else refs["missing"]
    browser, place = signed_in(who), address.format(ref)
    page = browser.get(place).content.decode()
    keep = f"/drafts/{name}.{ref}"
    assert f'data-keep-url="{keep}"' in page
    assert browser.post(keep, {box: TYPED}).status_code == 204
    again = browser.get(place).content.decode()
    assert TYPED in again
    assert "You had started this at" in again
    assert f'href="{place}"' in browser.get("/").content.decode()
    for other in ("gethin", "menna"):
        theirs = signed_in(other)
        assert TYPED not in theirs.get(place).content.decode()
        assert f'href="{place}"' not in sections(theirs, "begun")
    with as_actor(who):
        assert TYPED.encode() not in bytes(Draft.objects.get().sealed)
    with as_actor("gethin"):
        assert not Draft.objects.exists()


def sections(browser, anchor: str) -> str:
    page = browser.get("/").content.decode()
    start = page.find(f'id="{anchor}"')
    return page[start : page.find("<section", start + 1)] if start >= 0 else ""


def test_after_signing_in_again_it_is_there_for_the_same_person_and_for_nobody_else(signed_in, refs, client):
    place = f"/missing/{refs['missing']}/observe"
    signed_in("rhys").post(f"/drafts/observe.{refs['missing']}", {"words": TYPED})
    client.post("/account/logout/")
    assert client.get(place).status_code == 302
    assert TYPED not in signed_in("heledd").get(place).content.decode()
    assert TYPED in signed_in("rhys").get(place).content.decode()


def test_sent_it_is_gone(signed_in, refs, as_actor):
    browser = signed_in("rhys")
    browser.post(f"/drafts/observe.{refs['missing']}", {"words": TYPED})
    sent = {"kind": "ENQUIRY", "happened": "10 minutes ago", "words": TYPED, "place": ""}
    assert browser.post(f"/missing/{refs['missing']}/observe", sent).status_code == 302
    with as_actor("rhys"):
        assert not Draft.objects.exists()


def test_a_name_that_no_form_has_breaks_nothing(signed_in, refs):
    browser = signed_in("rhys")
    for name in ("found", "grade", f"nothing.{refs['missing']}", "found." + "-" * 36, f"agreement.{'0' * 36}"):
        assert browser.post(f"/drafts/{name}", {"words": "x"}).status_code == 204
    assert browser.get("/").status_code == 200


# Two people and one thing


def test_a_second_police_reference_is_shown_beside_the_first(signed_in, refs, as_actor):
    place = f"/missing/{refs['missing']}/police-reference"
    opened = signed_in("elin").get(place).content.decode()
    version = opened.split('name="version" value="')[1].split('"')[0]
    assert signed_in("rhys").post(place, {"reference": "2611250042", "version": version}).status_code == 302
    browser = signed_in("elin")
    answer = browser.post(place, {"reference": "0412", "version": version})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("while you were typing", "2611250042", "0412"):
        assert words in page
    with as_actor("rhys") as rhys:
        assert episode_by_ref(rhys, refs["missing"]).police_reference == "2611250042"
    fresh = page.split('name="version" value="')[1].split('"')[0]
    assert browser.post(place, {"reference": "0412", "version": fresh}).status_code == 302
    with as_actor("rhys") as rhys:
        assert episode_by_ref(rhys, refs["missing"]).police_reference == "0412"


def test_the_same_number_twice_is_no_collision(signed_in, refs):
    place = f"/missing/{refs['missing']}/police-reference"
    opened = signed_in("elin").get(place).content.decode()
    version = opened.split('name="version" value="')[1].split('"')[0]
    for who in ("rhys", "elin"):
        assert signed_in(who).post(place, {"reference": "2611250042", "version": version}).status_code == 302

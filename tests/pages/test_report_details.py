"""The page after a report: who was told, that the police have not confirmed, and questions that may all be left out."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.story import missing_cai
from ymylon.children.models import Child
from ymylon.duties.models import PolicyRow
from ymylon.missing.models import Report
from ymylon.notices.actions import acknowledge
from ymylon.notices.lookups import notices_about
from ymylon.terms.codes import InvolvementKind

LATER = datetime(2026, 11, 21, 23, 6, tzinfo=UTC)
K = InvolvementKind


@pytest.fixture(autouse=True)
def _at_night():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def night(wales, policy, as_actor):
    """Cai is missing, reported by Elin; youth justice works with him, which is not hers to know."""
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("youth_justice", K.YOUTH_JUSTICE),))
        report = Report.objects.get(episode_id=episode.pk)
    return episode, report


def address(night) -> str:
    episode, report = night
    return f"/missing/{episode.ref}/details/{report.ref}"


def kept(as_actor, night) -> Report:
    with as_actor("elin"):
        return Report.objects.get(pk=night[1].pk)


def test_who_was_told_and_nothing_of_youth_justice(signed_in, night):
    page = signed_in("elin").get(address(night)).content.decode()
    order = [
        page.index(words) for words in ("Emergency duty team", "Safeguarding team", "Missing persons team", "Staff of Tŷ Derwen")
    ]
    assert order == sorted(order)
    assert "Youth justice" not in page
    assert "Youth justice" in signed_in("sion").get(address(night)).content.decode()


def test_police_not_yet_confirmed_until_they_are(signed_in, night, as_actor):
    assert "Police not yet confirmed" in signed_in("elin").get(address(night)).content.decode()
    with as_actor("rhys") as rhys:
        (notice,) = [one for one in notices_about(rhys, [night[0].ref])[night[0].ref] if one.because == K.FORCE]
        acknowledge(by=rhys, at=LATER, notice=notice)
    page = signed_in("elin").get(address(night)).content.decode()
    assert "Police not yet confirmed" not in page
    assert "has taken it on at 23:06" in page


def test_details_are_kept_with_the_report(signed_in, night, as_actor):
    typed = {"version": "1", "noticed_at": "23:00", "clothing": "Grey hoodie", "checks_made": "Room, friends",
             "reporter_kind": "HOME_STAFF_AGENCY"}  # fmt: skip
    response = signed_in("elin").post(address(night), typed)
    assert response.url == f"/missing/{night[0].ref}"
    report = kept(as_actor, night)
    assert (report.clothing, report.checks_made, report.reporter_kind) == ("Grey hoodie", "Room, friends", "HOME_STAFF_AGENCY")
    assert report.noticed_at == datetime(2026, 11, 21, 23, 0, tzinfo=UTC)
    assert report.details_at == LATER


def test_nothing_must_be_answered(signed_in, night, as_actor):
    assert signed_in("elin").post(address(night), {"version": "1"}).status_code == 302
    assert kept(as_actor, night).reporter_kind == "HOME_STAFF_PERMANENT"


def test_what_somebody_else_saved_meanwhile_is_shown_and_not_overwritten(signed_in, night, as_actor):
    browser = signed_in("elin")
    browser.post(address(night), {"version": "1", "clothing": "Red coat"})
    page = browser.post(address(night), {"version": "1", "clothing": "Grey hoodie"}).content.decode()
    assert "Red coat" in page
    assert "Grey hoodie" in page
    assert kept(as_actor, night).clothing == "Red coat"
    browser.post(address(night), {"version": "2", "clothing": "Grey hoodie"})
    assert kept(as_actor, night).clothing == "Grey hoodie"


def test_a_draft_does_not_overwrite_what_was_saved_since(signed_in, night, as_actor):
    browser, draft = signed_in("elin"), f"/drafts/details.{night[1].ref}"
    browser.post(draft, {"version": "1", "clothing": "Grey hoodie", "noticed_at": "23"})
    browser.post(address(night), {"version": "1", "clothing": "Red coat"})
    browser.post(draft, {"version": "1", "clothing": "Grey hoodie", "noticed_at": "23"})
    page = browser.get(address(night)).content.decode()
    assert "You had started this at 23:06" in page
    assert "Grey hoodie" in page
    assert 'name="version" value="1"' in page


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(("field", "words"), [("noticed_at", "22:00"), ("noticed_at", "banana"), ("expected_at", "tomorrow")])
def test_bad_times_are_said_beside_the_question(signed_in, night, language, field, words, as_actor):
    typed = {"version": "1", field: words, "clothing": "Grey hoodie"}
    page = signed_in("elin", language).post(address(night), typed).content.decode()
    assert f'id="id_{field}_error"' in page
    assert "Grey hoodie" in page
    assert kept(as_actor, night).clothing == ""


def test_a_charity_may_report_for_a_parent_who_is_not_named(signed_in, night):
    page = signed_in("elin").get(address(night)).content.decode()
    assert "Children’s home, agency staff" in page
    assert "For whom do you report?" not in page


def test_not_found_for_others(signed_in, night):
    episode, report = night
    assert signed_in("owain").get(address(night)).status_code == 404
    assert signed_in("elin").get(f"/missing/{report.ref}/details/{report.ref}").status_code == 404
    assert signed_in("elin").get(f"/missing/{episode.ref}/details/{episode.ref}").status_code == 404
    assert signed_in("ada").get(address(night)).status_code == 403


def test_few_queries(signed_in, night, count_queries):
    signed_in("elin")
    assert count_queries(address(night)) <= 10


def test_for_whom_somebody_reported_stays_where_the_next_one_is_not_asked(signed_in, night, as_actor):
    with as_actor("elin"):
        Report.objects.filter(pk=night[1].pk).update(
            for_whom="Her mother", name_withheld=True, reporter_kind="CHARITY_FOR_PARENT"
        )
    typed = {"version": str(kept(as_actor, night).version), "money": "None"}
    assert signed_in("rhys").post(address(night), typed).status_code == 302
    report = kept(as_actor, night)
    assert (report.money, report.for_whom, report.name_withheld, report.reporter_kind) == (
        "None", "Her mother", True, "CHARITY_FOR_PARENT",
    )  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [("en", "Is there a photograph?"), ("cy", "Oes ffotograff?")])
def test_a_photograph_is_asked_for_on_the_next_page(signed_in, night, as_actor, language, words):
    browser = signed_in("elin", language)
    page = browser.get(address(night)).content.decode()
    with as_actor("elin"):
        door = f"/children/{Child.objects.get(pk=night[0].child_id).ref}/photograph/new"
    assert words in page
    assert f'href="{door}"' in page
    assert browser.get(door).status_code == 200


def test_what_was_left_out_is_added_later_by_whoever_reported(signed_in, night):
    episode = f"/missing/{night[0].ref}"
    assert f'href="{address(night)}"' in signed_in("elin").get(episode).content.decode()
    assert f'href="{address(night)}"' not in signed_in("rhys").get(episode).content.decode()


def test_the_police_say_on_the_next_page_that_a_parent_rang_and_the_first_page_asks_no_more(signed_in, night, as_actor):
    browser = signed_in("rhys")
    page = browser.get(address(night)).content.decode()
    for words in ("Who reports it?", "Parent or carer", "Kinship carer", "The child", "A member of the public"):
        assert words in page
    typed = {"version": str(kept(as_actor, night).version), "reporter_kind": "PARENT"}
    assert browser.post(address(night), typed).status_code == 302
    assert kept(as_actor, night).reporter_kind == "PARENT"
    assert "Who reports it?" not in browser.get("/missing/report").content.decode()


def test_where_nobody_was_told_the_page_does_not_say_that_somebody_was(signed_in, wales, as_actor):
    """No guidance says whom to tell any more: the list is empty, and whoever reported is asked to ring."""
    PolicyRow.objects.filter(key__startswith="tell.").update(switched_on=False)
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales)
        report = Report.objects.get(episode_id=episode.pk)
    page = signed_in("elin").get(address((episode, report))).content.decode()
    assert "You see nobody who has been told" in page
    assert "Ring the police on 101" in page
    assert "These teams have been told" not in page

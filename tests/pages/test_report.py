"""The page on which a child is reported missing: few questions, nothing lost, and nothing told to whoever may not know."""

import re
import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.cast import BRIDGEND
from tests.telling import a_child
from ymylon.children.actions import involve, open_record
from ymylon.missing.models import Episode, Report
from ymylon.people.actions import add_person
from ymylon.people.models import PersonName
from ymylon.terms.codes import InvolvementKind, RecordReason

NIGHT = datetime(2026, 11, 21, 23, 2, tzinfo=UTC)
ADDRESS = "/missing/report"
QUESTION = re.compile(r"<(?:label|legend)[^>]*ym-question[^>]*>(.*?)</(?:label|legend)>", re.S)


@pytest.fixture(autouse=True)
def _at_night():
    with time_machine.travel(NIGHT, tick=False):
        yield


@pytest.fixture
def cai(wales, as_actor):
    """Cai Morgan-Rees, 14, lives at Tŷ Derwen."""
    with as_actor("elin") as elin:
        person = add_person(by=elin, at=NIGHT, given="Cai", family="Morgan-Rees", born_on=date(2012, 3, 8))
        child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        team = wales.teams["home_staff"].pk
        involve(by=elin, at=NIGHT, child_id=child.pk, team_id=team, kind=InvolvementKind.HOME, basis="lives here")
        return child


def questions(response) -> list[tuple[str, bool]]:
    """Each labelled question on the page, and whether it may be left out."""
    found = QUESTION.findall(response.content.decode())
    return [(re.sub(r"<.*?>", "", words).strip(), "ym-optional" in words) for words in found]


def answers(child="new", **more):
    return {"who": "", "child": str(child), "last_seen": "22:50", "whereabouts": "NOT_KNOWN", "token": str(uuid.uuid4())} | more


def seen_by(as_actor, name, model=Episode):
    with as_actor(name):
        return list(model.objects.all())


def test_a_home_is_offered_its_own_children_and_asked_five_things(signed_in, cai):
    page = signed_in("elin").get(ADDRESS)
    assert "Cai Morgan-Rees, 14" in page.content.decode()
    new = {"When were they born, or how old are they?", "Which area do they live in?", "Where do they live?"}
    asked = [(words, optional) for words, optional in questions(page) if words.removesuffix(" (if you know)") not in new]
    assert len(asked) == 5
    assert len([words for words, optional in asked if not optional]) == 3


def test_a_new_child_needs_eight_answers_at_most(signed_in):
    assert len(questions(signed_in("dewi").get(ADDRESS))) == 8


def test_danger_comes_first(signed_in):
    page = signed_in("elin").get(ADDRESS).content.decode()
    danger, call = page.index("In danger now?"), page.index("Ring 999. This does not replace the call to 101.")
    assert danger < call < page.index("Who is missing?")


def test_a_known_child_is_reported_and_the_next_page_says_who_was_told(signed_in, cai, policy, as_actor):
    browser = signed_in("elin")
    response = browser.post(ADDRESS, answers(cai.ref, place="Bus station", circumstances="Grey hoodie"), follow=True)
    page = response.content.decode()
    assert "Cai is reported missing" in page
    assert "South Wales Police" in page
    assert "Police not yet confirmed" in page
    assert "Have you rung 101?" in page
    (report,) = seen_by(as_actor, "rhys", Report)
    assert (report.place, report.circumstances, report.reporter_kind) == ("Bus station", "Grey hoodie", "HOME_STAFF_PERMANENT")
    assert report.last_seen_at == datetime(2026, 11, 21, 22, 50, tzinfo=UTC)


def test_looking_loses_nothing_that_was_typed_and_writes_nothing(signed_in, cai, as_actor):
    typed = {
        "who": "morgan",
        "looked": "",
        "look": "1",
        "last_seen": "banana",
        "place": "Bus station",
        "whereabouts": "NOT_KNOWN",
    }
    page = signed_in("nia").post(ADDRESS, typed).content.decode()
    assert "Cai Morgan-Rees" not in page
    page = signed_in("elin").post(ADDRESS, typed).content.decode()
    assert "One child could be “morgan”" in page
    assert "Cai Morgan-Rees, 14" in page
    for words in ('value="banana"', 'value="Bus station"', 'value="NOT_KNOWN" checked'):
        assert words in page
    assert "govuk-error" not in page
    assert seen_by(as_actor, "elin") == []


def test_enter_in_another_box_sends_when_there_is_nothing_to_look_for(signed_in, cai, policy, as_actor):
    typed = answers(cai.ref, who="morgan", looked="morgan", look="1")
    assert signed_in("elin").post(ADDRESS, typed).status_code == 302
    assert len(seen_by(as_actor, "elin")) == 1


def test_what_is_sent_and_refused_comes_back_with_everybody_who_could_be_meant(signed_in, cai, wales, as_actor):
    """Whoever sends has looked already: only the child who was chosen is asked for, until the page must come back."""
    with as_actor("elin") as elin:
        other = a_child(elin, wales, given="Mali", family="Morgan", at=NIGHT, involved={"home_staff": InvolvementKind.HOME})
    typed = answers(cai.ref, who="morgan", looked="morgan", last_seen="tomorrow 22:00")
    response = signed_in("elin").post(ADDRESS, typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_last_seen"' in page
    assert re.search(rf'value="{cai.ref}"[^>]* checked', page)
    assert f'value="{other.ref}"' in page
    assert "Shown because" in page


def test_a_new_child_is_reported_in_one_page(signed_in, wales, policy, as_actor):
    typed = answers(who="Gwen ferch Ifan", born="14", authority=BRIDGEND, living_at="FAMILY")
    response = signed_in("dewi").post(ADDRESS, typed)
    assert response.status_code == 302
    (episode,) = seen_by(as_actor, "carys")
    assert (episode.authority, episode.living_at) == (BRIDGEND, "FAMILY")
    with as_actor("carys"):
        name = PersonName.objects.get(person_id=episode.child_id)
        assert (name.given, name.family) == ("Gwen", "ferch Ifan")


FAULTS = [
    pytest.param({"last_seen": "tomorrow 22:00"}, "last_seen", id="last seen in the future"),
    pytest.param({"last_seen": "banana"}, "last_seen", id="not a time"),
    pytest.param({"last_seen": ""}, "last_seen", id="no time"),
    pytest.param({"child": ""}, "child", id="no child chosen"),
    pytest.param({"child": "0d4a9e7e-0000-4000-8000-000000000000"}, "child", id="a child who does not exist"),
    pytest.param({"whereabouts": ""}, "whereabouts", id="whereabouts not answered"),
    pytest.param({"born": "31/2/2012"}, "born", id="no such birth date"),
    pytest.param({"born": "8/3/1912"}, "born", id="too long ago"),
    pytest.param({"born": "8/3/2027"}, "born", id="birth date in the future"),
    pytest.param({"born": ""}, "born", id="no birth date"),
    pytest.param({"authority": ""}, "authority", id="no area"),
    pytest.param({"authority": "W99999999"}, "authority", id="no such area"),
    pytest.param({"who": " "}, "who", id="no name"),
    pytest.param({"who": "8/3/2012,"}, "who", id="a birth date instead of a name"),
    pytest.param({"who": "Gwen\x00"}, "who", id="a letter that no name holds"),
]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(("typed", "field"), FAULTS)
def test_bad_answers_are_said_beside_the_question_and_nothing_is_lost(signed_in, wales, typed, field, language, as_actor):
    given = answers(who="Gwen Ifan", born="14", authority=BRIDGEND, place="Bus <b>station", circumstances="Grey hoodie") | typed
    response = signed_in("dewi", language).post(ADDRESS, given)
    page = response.content.decode()
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert "Grey hoodie" in page
    assert "Bus &lt;b&gt;station" in page
    assert given["token"] in page
    assert seen_by(as_actor, "dewi") == []


def test_the_birth_date_may_be_unknown(signed_in, wales, policy, as_actor):
    assert signed_in("dewi").post(ADDRESS, answers(who="Gwen", born="?", authority=BRIDGEND)).status_code == 302
    assert len(seen_by(as_actor, "carys")) == 1


def test_the_same_form_twice_is_one_report(signed_in, cai, policy, as_actor):
    browser, typed = signed_in("elin"), answers(cai.ref)
    first, second = browser.post(ADDRESS, typed), browser.post(ADDRESS, typed)
    assert first.url == second.url
    assert len(seen_by(as_actor, "elin", Report)) == 1


def test_a_child_of_others_can_be_neither_found_nor_reported_by_its_reference(signed_in, cai, as_actor):
    browser = signed_in("dewi")
    page = browser.post(ADDRESS, {"who": "Cai Morgan-Rees", "look": "1"}).content.decode()
    assert "Cai Morgan-Rees, 14" not in page
    assert 'value="new" aria-describedby="id_child_0_lines" checked' in page
    assert 'id="id_child_error"' in browser.post(ADDRESS, answers(cai.ref)).content.decode()
    assert "Morgan" not in browser.get(f"{ADDRESS}?child={cai.ref}").content.decode()


def test_a_second_reporter_is_told_that_the_child_is_reported_already(signed_in, cai, policy):
    browser = signed_in("elin")
    browser.post(ADDRESS, answers(cai.ref))
    assert "Already reported missing" in browser.get(ADDRESS).content.decode()


def test_the_child_s_page_leads_here_with_the_child_chosen(signed_in, cai):
    page = signed_in("elin").get(f"{ADDRESS}?child={cai.ref}").content.decode()
    assert f'value="{cai.ref}" aria-describedby="id_child_0_lines" checked' in page


def test_who_may_not_report_is_refused(signed_in):
    assert signed_in("ada").get(ADDRESS).status_code == 403


def test_nobody_reports_without_signing_in(client, wales):
    assert client.get(ADDRESS).status_code == 302


def test_few_queries(signed_in, cai, count_queries):
    signed_in("elin")
    assert count_queries(ADDRESS) <= 10


def test_a_home_with_many_children_is_asked_to_look(signed_in, wales, as_actor):
    with as_actor("elin") as elin:
        for number in range(9):
            person = add_person(by=elin, at=NIGHT, given=f"Child{number}", family="Jones")
            child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
            team = wales.teams["home_staff"].pk
            involve(by=elin, at=NIGHT, child_id=child.pk, team_id=team, kind=InvolvementKind.HOME, basis="lives here")
    browser = signed_in("elin")
    assert "Child1 Jones" not in browser.get(ADDRESS).content.decode()
    assert "Child1 Jones" in browser.post(ADDRESS, {"who": "Child1", "look": "1"}).content.decode()


def test_as_many_queries_for_eight_children_as_for_one(signed_in, wales, cai, as_actor, count_queries):
    signed_in("elin")
    one = count_queries(ADDRESS)
    with as_actor("elin") as elin:
        for number in range(7):
            person = add_person(by=elin, at=NIGHT, given=f"Child{number}", family="Jones")
            child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
            team = wales.teams["home_staff"].pk
            involve(by=elin, at=NIGHT, child_id=child.pk, team_id=team, kind=InvolvementKind.HOME, basis="lives here")
    assert count_queries(ADDRESS) == one


@pytest.fixture
def bethan(wales, as_actor):
    """Bethan's record is held by the police of three areas, and nothing says where she lives."""
    with as_actor("rhys") as rhys:
        person = add_person(by=rhys, at=NIGHT, given="Bethan", family="Jones", born_on=date(2011, 5, 1))
        child = open_record(by=rhys, at=NIGHT, person_id=person.pk, reason=RecordReason.REFERRAL)
        team = wales.teams["missing"].pk
        involve(by=rhys, at=NIGHT, child_id=child.pk, team_id=team, kind=InvolvementKind.OTHER, basis="known")
        return child


def test_where_nothing_says_where_a_known_child_lives_the_area_is_asked_and_nothing_is_lost(signed_in, bethan, policy, as_actor):
    browser, typed = signed_in("rhys"), answers(bethan.ref, who="Bethan Jones", place="Bus station")
    page = browser.post(ADDRESS, typed)
    words = page.content.decode()
    assert words.count('name="authority"') == 1
    assert 'id="id_authority_error"' in words
    assert "Bus station" in words
    assert seen_by(as_actor, "rhys") == []
    assert browser.post(ADDRESS, typed | {"authority": BRIDGEND}).status_code == 302
    (episode,) = seen_by(as_actor, "carys")
    assert episode.authority == BRIDGEND
    assert seen_by(as_actor, "nia") == []


def test_a_report_that_somebody_must_not_hear_of_asks_the_area_too(signed_in, bethan, wales, policy, as_actor):
    browser, address = signed_in("rhys"), f"/missing/report/{bethan.ref}/without"
    with as_actor("rhys") as rhys:
        school = wales.teams["school_lead"].pk
        involve(by=rhys, at=NIGHT, child_id=bethan.pk, team_id=school, kind=InvolvementKind.SCHOOL, basis="pupil")
    typed = {"last_seen": "22:50", "whereabouts": "NOT_KNOWN", "teams": [str(school)], "reason": "Her aunt works there."}
    refused = browser.post(address, typed)
    assert refused.status_code == 422
    assert 'id="id_authority_error"' in refused.content.decode()
    assert browser.post(address, typed | {"authority": BRIDGEND}).status_code == 302
    (episode,) = seen_by(as_actor, "carys")
    assert episode.authority == BRIDGEND


@pytest.mark.parametrize("typed", ["?", "not known yet", "ddim yn hysbys eto"])
def test_not_known_yet_is_an_answer_to_when_the_child_was_last_seen(signed_in, cai, policy, as_actor, typed):
    browser = signed_in("elin")
    sent = browser.post(ADDRESS, answers(cai.ref, last_seen=typed))
    assert sent.status_code == 302
    (episode,) = seen_by(as_actor, "rhys")
    assert (episode.last_seen_at, episode.last_seen_precision) == (NIGHT, "UNKNOWN")
    assert "Last seen: not known yet." in browser.get(sent.url).content.decode()
    assert browser.post(sent.url, {"version": "1", "noticed_at": "21:00"}).status_code == 302
    for address, words in (
        (f"/missing/{episode.ref}", "Missing for at least"),
        (f"/children/{cai.ref}", "Nobody knows yet when Cai was last seen."),
        ("/missing/", "not known yet"),
    ):
        assert words in browser.get(address).content.decode(), address
    assert "Last seen: not known yet." in signed_in("rhys").get("/").content.decode()


def test_a_later_account_that_knows_when_puts_it_right(signed_in, cai, policy, as_actor):
    browser = signed_in("elin")
    browser.post(ADDRESS, answers(cai.ref, last_seen="?"))
    browser.post(ADDRESS, answers(cai.ref, last_seen="22:50"))
    (episode,) = seen_by(as_actor, "rhys")
    assert (episode.last_seen_at, episode.last_seen_precision) == (datetime(2026, 11, 21, 22, 50, tzinfo=UTC), "MINUTE")

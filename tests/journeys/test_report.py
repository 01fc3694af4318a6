"""Reporting a child missing: few questions, few keys, and whatever goes wrong, nothing that was typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.steps import find, look_for, ref_of, report_new_child

# interface.md counts what a report asks, and the keys beside what is typed.
KNOWN, NEW = {"inputs": 5, "keys": 15}, {"inputs": 8, "keys": 20}
WORDS = {"place": "Gorsaf fysiau Pontypridd", "circumstances": "Hwdi llwyd, dim côt. “Dw i'n mynd,” meddai."}


@pytest.fixture
def elin(person):
    """Elin of the home, in Welsh."""
    return person("elin", language="cy")


def reports(service) -> int:
    return service.ask("select count(*) from missing_report")[0][0]


def begin(someone, words: str = "Cai Morgan-Rees", **more: str) -> None:
    """A report of a new child, typed and not sent."""
    someone.go("/missing/report")
    look_for(someone, words)
    someone.answer(**{"child": "new", "born": "14", "last_seen": "ddoe 23:10", "whereabouts": "NOT_KNOWN"} | WORDS | more)


def test_a_new_child_takes_eight_answers_and_twenty_keys(service, elin):
    # Given nobody on the record
    elin.go("/missing/report")
    # When Elin reports a child from the keyboard, and answers all that is asked
    elin.tab_to("who")
    elin.type("Cai Morgan-Rees")
    elin.send()
    assert elin.inputs() <= NEW["inputs"]
    elin.tab_to("born")
    elin.type("8/3/2012")
    elin.tab_to("last_seen")
    elin.type("ddoe 23:10")
    elin.tab_to("whereabouts")
    elin.press("Space")
    elin.tab_to("place")
    elin.type(WORDS["place"])
    elin.tab_to("circumstances")
    elin.type(WORDS["circumstances"])
    elin.press("Shift+Tab")
    elin.send()
    # Then it took few keys, and ten past eleven of the evening before is on the record
    assert elin.keys <= NEW["keys"]
    assert ref_of(elin.page.url)
    ((seen, precision, words),) = service.ask(
        "select to_char(e.last_seen_at at time zone 'Europe/London', 'HH24:MI'), e.last_seen_precision, r.circumstances"
        " from missing_episode e join missing_report r on r.episode_id = e.id"
        " where (e.last_seen_at at time zone 'Europe/London')::date = (now() at time zone 'Europe/London')::date - 1"
    )
    assert (seen, precision, words) == ("23:10", "MINUTE", WORDS["circumstances"])


def test_a_known_child_takes_five_answers_and_fifteen_keys(service, elin):
    # Given a child who lives in the home, was missing and is found
    first = report_new_child(elin)
    find(elin, first)
    elin.go("/missing/report")
    assert elin.inputs() <= KNOWN["inputs"]
    before = elin.keys
    # When Elin reports him again from the keyboard
    elin.tab_to("child")
    elin.press("Space")
    elin.tab_to("last_seen")
    elin.type("2 funud yn ôl")
    elin.tab_to("whereabouts")
    elin.press("Space")
    elin.tab_to("place")
    elin.type(WORDS["place"])
    elin.send()
    # Then it took few keys; it is another episode of the same child, and nothing known was asked again
    assert elin.keys - before <= KNOWN["keys"]
    assert ref_of(elin.page.url) != first
    assert service.ask("select count(*), count(distinct child_id) from missing_episode") == [(2, 1)]


def test_bad_answers_are_named_in_welsh_beside_the_field_and_keep_every_word(service, elin):
    # Given a report with a day to come, an age that no child has, and one question unanswered
    elin.go("/missing/report")
    look_for(elin, "Cai Morgan-Rees")
    elin.answer(child="new", born="140", last_seen="31/12/2099 10:00", **WORDS)
    typed = elin.typed()
    # When it is sent
    elin.submit()
    # Then the summary has the keyboard, each fault stands beside its field, and all that was typed is still there
    summary = elin.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    assert summary.get_by_role("link").count() == 3
    for field in ("born", "last_seen", "whereabouts"):
        expect(elin.page.locator(f"#id_{field}_error")).to_be_visible()
    expect(elin.page).to_have_title(re.compile("^Gwall:"))
    assert elin.typed() == typed
    assert reports(service) == 0
    # When the first fault is followed from the keyboard
    elin.press("Tab", "Enter")
    # Then its field has the keyboard
    assert elin.page.evaluate("document.activeElement.name") in ("born", "last_seen")


def test_a_lost_connection_loses_no_word_and_leaves_none_on_the_machine(service, elin):
    # Given a report, typed
    begin(elin)
    typed = elin.typed()
    # When the line is down and it is sent
    elin.page.context.set_offline(True)
    elin.page.locator("main form[method=post] button:not([name])").click()
    # Then the page says so, holds every word, and nothing lies in the machine's own storage
    expect(elin.page.locator("[data-keep-words]")).to_contain_text("Heb ei anfon")
    assert elin.typed() == typed
    assert elin.kept_on_this_machine() == []
    # When the line is back and it is sent again
    elin.page.context.set_offline(False)
    elin.page.locator("#id_place").focus()
    elin.send()
    # Then there is one report, with the words
    assert service.ask("select circumstances from missing_report") == [(WORDS["circumstances"],)]


def test_where_signing_in_ran_out_the_page_says_that_nothing_is_kept_and_not_that_the_line_is_down(service, elin):
    # Given a report, typed, by somebody whose signing in has run out since
    begin(elin)
    typed = elin.typed()
    elin.page.context.clear_cookies(name=re.compile("^(?!iaith$)"))
    # When more is typed
    with elin.page.expect_response("**/drafts/**"):
        elin.answer(circumstances="Côt goch.")
    # Then the page says why it is not kept, and holds every word
    expect(elin.page.locator("[data-keep-words]")).to_contain_text("Heb ei gadw ar y gweinydd: rydych wedi allgofnodi")
    assert elin.typed() == typed | {"circumstances": "Côt goch."}


def test_what_is_on_its_way_to_be_kept_arrives_before_the_report_and_is_no_draft_after_it(service, elin):
    # Given a report, typed, which is on its slow way to be kept
    on_its_way, page = [], elin.page
    page.route("**/drafts/**", lambda request: on_its_way.append(request))  # noqa: PLW0108 (a method of a list is refused)
    with page.expect_request("**/drafts/**"):
        begin(elin)
    # When it is sent
    with page.expect_response(lambda answer: answer.request.method == "HEAD"):
        page.locator("main form[data-keep] button:not([name])").last.click()
    # Then it waits, and one press more sends nothing
    page.locator("main form[data-keep] button:not([name])").last.click()
    page.wait_for_timeout(300)
    assert reports(service) == 0
    # And once it arrived the report is made, and nothing of it is left as a draft
    [kept] = on_its_way
    with page.expect_navigation():
        kept.continue_()
    page.unroute("**/drafts/**")  # somebody else sits down here after this
    assert reports(service) == 1
    assert service.ask("select count(*) from drafts_draft") == [(0,)]


def test_a_report_works_with_scripts_off(service, person):
    # Given a browser that runs no script
    elin = person("elin", scripts=False)
    # When a child is reported
    begin(elin)
    elin.submit()
    # Then the teams have been told
    elin.reads("These teams have been told")
    assert reports(service) == 1


def test_the_same_form_sent_twice_is_one_report(service, elin):
    # Given a report, typed
    begin(elin)
    # When it is sent twice in the same moment
    first, second = elin.send_twice_at_once()
    # Then it is one report, and nobody was told twice
    assert ref_of(first) == ref_of(second)
    assert reports(service) == 1
    assert service.ask("select count(*) - count(distinct team_id) from notices_notice") == [(0,)]


def test_a_second_report_joins_the_first_and_keeps_both_accounts(service, person, elin):
    # Given an open episode
    ref = report_new_child(elin, circumstances="Hwdi llwyd.")
    # When the same child is reported once more
    elin.go("/missing/report")
    elin.page.locator("input[name=child]").first.check()
    elin.answer(last_seen="2 funud yn ôl", whereabouts="NOT_KNOWN", circumstances="Gwelwyd ef wrth y bont.")
    elin.submit()
    # Then both accounts stand on one episode
    assert ref_of(elin.page.url) == ref
    elin.go(f"/missing/{ref}")
    elin.reads("Hwdi llwyd.")
    elin.reads("Gwelwyd ef wrth y bont.")
    assert reports(service) == 2


def test_words_outlive_a_session_that_ended_and_are_only_their_authors(service, person, elin):
    # Given a report that was typed, and that the server has sealed
    begin(elin)
    service.wait_for("select exists (select from drafts_draft)")
    ((sealed,),) = service.ask("select row_to_json(d)::text from drafts_draft d limit 1")
    assert "hwdi" not in sealed.lower()
    # When the session has ended before it is sent
    elin.page.context.clear_cookies(name="ymylon")
    elin.submit()
    # Then nothing is reported, and no trace of a fault is shown
    assert reports(service) == 0
    elin.reads_nothing_of("Traceback")
    # When she signs in again
    elin.sign_in("elin")
    elin.go("/missing/report")
    # Then every word is back, and only for her
    assert {"circumstances": WORDS["circumstances"], "place": WORDS["place"]}.items() <= elin.typed().items()
    nia = person("nia")
    nia.go("/missing/report")
    nia.reads_nothing_of("Hwdi")

"""The pages of a return interview: four short ones for the record, kept as they are typed, and each shown in few questions."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.pages.growing import copy
from tests.story import K, at_minute, missing_cai
from ymylon.duties.actions import load_shipped_policies
from ymylon.interviews.actions import following, holding, placing
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.forms.following import ReviewForm, SupportForm
from ymylon.interviews.forms.placing import StaffForm
from ymylon.interviews.forms.recording import PAGES
from ymylon.interviews.lookups.interviews import interview_of_episode, referrals_waiting
from ymylon.interviews.models import Account, Interview, Summary
from ymylon.interviews.rules import Interviewer, Response, Support
from ymylon.missing.actions.ending import record_found
from ymylon.terms.calendars import local
from ymylon.terms.codes import Harm, Language

QUESTION = re.compile(r"<(?:label|legend)[^>]*ym-question[^>]*>", re.S)
SAID = "Doedd gen i ddim dewis."
TYPED = {
    "before": {"agreed": "YES", "language": "WELSH", "present": "Neb"},
    "words": {"words": SAID, "factors": ["FRIENDS", "THREAT"]},
    "happened": {"happened": "Caerdydd", "touched": ["ONLINE"], "harm": ["ROBBED_OR_THREATENED"]},
    "after": {"trusts": "Dewi", "would_help": "Pêl-droed", "analysis": "Afraid of somebody."},
}
MANY = 200


@pytest.fixture
def episode(wales, as_actor):
    load_shipped_policies(demonstration=True)
    now = timezone.now()
    with as_actor("elin") as elin:
        also = (("social_work", K.RESPONSIBLE_AUTHORITY), ("manager", K.RESPONSIBLE_AUTHORITY))
        episode = missing_cai(elin, wales, at=now - timedelta(hours=9), also=also)
        record_found(by=elin, at=now, episode=episode, found=at_minute(now - timedelta(hours=5)))
    with as_actor("mared") as mared:
        offer_interview(
            by=mared, at=now - timedelta(hours=1), episode=episode, response=Response.ACCEPTED, safe_way="Text.",
            read_by="Nobody", chosen=Interviewer.INDEPENDENT_CHARITY, chosen_interviewer="Not with a man",
        )  # fmt: skip
        agreed = interview_of_episode(mared, episode.ref)
        placing.refer_interview(by=mared, at=now, interview=agreed, team_ids=[wales.teams["interviews"].pk])
    return episode


@pytest.fixture
def interview(episode, as_actor):
    """Lowri of the charity has taken it on."""
    with as_actor("lowri") as lowri:
        return placing.take_on(by=lowri, at=timezone.now(), referral=referrals_waiting(lowri)[0])


@pytest.fixture
def held(interview, wales, as_actor):
    """Held, with a translation, something for the child and an action."""
    now = timezone.now()
    with as_actor("lowri") as lowri:
        holding.record_interview(
            by=lowri, at=now, interview=interview, agreed=True, words=SAID, analysis="Afraid.", harm=[Harm.NONE_KNOWN],
            language=Language.WELSH,
        )  # fmt: skip
        holding.translate(by=lowri, at=now, account=Account.objects.get(), words="I had no choice.", translator="Lowri Haf")
        following.sum_up_for_child(by=lowri, at=now, interview=interview, words="Diolch.", language=Language.WELSH)
        following.offer_support(by=lowri, at=now, interview=interview, support=Support.ADVOCACY, is_wanted=True)
        following.agree_action(by=lowri, at=now, interview=interview, words="A lift.", team_id=wales.teams["social_work"].pk)
    return interview


def at(name: str, interview, *more) -> str:
    return reverse(f"interviews:{name}", args=[interview.ref, *more])


def test_a_referral_shows_what_a_provider_needs_and_the_childs_choice(signed_in, episode, as_actor):
    lowri = signed_in("lowri")
    portal = lowri.get(reverse("interviews:interviews")).content.decode()
    assert "Cai Morgan-Rees" in portal
    with as_actor("lowri") as actor:
        address = reverse("interviews:referral", args=[referrals_waiting(actor)[0].ref])
    page = lowri.get(address).content.decode()
    assert "Not with a man" in page
    assert lowri.post(address, {"answer": "DECLINE", "reason": ""}).status_code == 422
    assert lowri.post(address, {"answer": "TAKE"}).status_code == 302
    assert Interview.objects.get().team_id


def test_twelve_questions_on_four_pages_and_four_must_be_answered(signed_in, interview):
    lowri = signed_in("lowri")
    asked = [len(QUESTION.findall(lowri.get(at("record", interview, page)).content.decode())) for page in PAGES]
    assert sum(asked) == 12
    required = [name for form in PAGES.values() for name, field in form.base_fields.items() if field.required]
    assert required == ["agreed", "words", "harm", "analysis"]


def fill(browser, interview, pages) -> None:
    for page in pages:
        answer = browser.post(at("record", interview, page), TYPED[page])
        assert answer.status_code == 302, page


def test_each_page_is_kept_and_the_last_writes_them_all_once(signed_in, interview):
    lowri = signed_in("lowri")
    fill(lowri, interview, ["before", "words"])
    assert not Account.objects.exists()
    again = lowri.get(at("record", interview, "words")).content.decode()
    assert SAID in again
    assert re.search(r'value="FRIENDS"[^>]*checked', again)
    fill(lowri, interview, ["happened", "after"])
    account = Account.objects.get()
    assert (account.words, account.language, account.harm) == (SAID, "WELSH", ["ROBBED_OR_THREATENED"])
    assert Summary.objects.get().words == "Afraid of somebody."
    assert SAID not in lowri.get(at("record", interview, "words")).content.decode()
    page = lowri.get(at("interview", interview)).content.decode()
    assert f'lang="cy">{SAID}' in page


def test_what_was_left_out_is_asked_again_and_nothing_is_lost(signed_in, interview):
    lowri = signed_in("lowri")
    fill(lowri, interview, ["before", "words"])
    answer = lowri.post(at("record", interview, "after"), TYPED["after"])
    assert answer["Location"].endswith("happened?again")
    assert lowri.get(answer["Location"]).status_code == 422
    assert "Afraid of somebody." in lowri.get(at("record", interview, "after")).content.decode()


def test_without_agreement_there_is_no_interview(signed_in, interview):
    lowri = signed_in("lowri")
    answer = lowri.post(at("record", interview, "before"), {"agreed": "NO"})
    assert answer["Location"] == at("withdraw", interview)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_council_reads_the_words_the_home_and_the_police_nothing_of_it(signed_in, held, language):
    assert SAID in signed_in("mared", language).get(at("interview", held)).content.decode()
    for name in ("elin", "rhys", "dewi"):
        assert signed_in(name, language).get(at("interview", held)).status_code in (403, 404)


def test_whom_the_child_spoke_of_is_named_from_the_interview_in_its_episode(signed_in, count_queries, held, episode):
    """By whoever holds persons of concern; so somebody under notice who is spoken of is noticed as in any episode."""
    mared = signed_in("mared")
    page = mared.get(at("interview", held)).content.decode()
    [way] = re.findall(r'href="(/concern/child/[^"]+)"', page)
    assert way.endswith(f"/enter?episode={episode.ref}")
    assert re.search(rf'<option value="{episode.ref}"\s+selected', mared.get(way).content.decode())
    assert "selected" not in re.search(r'name="episode".*?</select>', mared.get(f"{way}0").content.decode(), re.S)[0]
    assert count_queries(at("interview", held)) <= 10
    assert "/concern/" not in signed_in("lowri").get(at("interview", held)).content.decode()


@pytest.mark.heavy
@pytest.mark.parametrize(
    "name", ["interview", "action", "support", "share", "told", "nothing", "close", "for_child", "police", "withdraw"]
)
def test_every_page_after_it_was_held_in_ten_questions(signed_in, count_queries, held, as_owner, name):
    signed_in("lowri")
    few = count_queries(at(name, held))
    with as_owner():
        for table in ("interviews_step", "interviews_output", "interviews_account"):
            copy(table, f"interview_id = {held.pk}", MANY)
    assert count_queries(at(name, held)) == few <= 10


@pytest.mark.parametrize("name", ["refer", "arrange", "unable", "staff_asked_for"])
def test_every_page_before_it_in_ten_questions(signed_in, count_queries, interview, name):
    signed_in("mared")
    assert count_queries(at(name, interview)) <= 10


@pytest.mark.parametrize("page", list(PAGES))
def test_the_record_in_ten_questions(signed_in, count_queries, interview, page):
    signed_in("lowri")
    assert count_queries(at("record", interview, page)) <= 10


def test_the_managers_pages_in_ten_questions(signed_in, count_queries, held):
    signed_in("gethin")
    action = reverse("interviews:done", args=[held.outputs.filter(kind="ACTION").values_list("ref", flat=True)[0]])
    for address in (at("review", held), at("staff", held), action, reverse("interviews:interviews")):
        assert count_queries(address) <= 10, address


def test_counts_by_provider_and_council(signed_in, count_queries, held):
    gethin = signed_in("gethin")
    address = reverse("interviews:counts")
    assert count_queries(address) <= 10
    page = gethin.get(address).content.decode()
    assert "Llais Ifanc" in page
    assert "Independent provider" in page
    assert "Rhondda Cynon Taf" in page


ARRANGED = {
    "who": "INDEPENDENT_CHARITY", "name": "Lowri Haf", "when": "1/6/2046 16:30", "venue": "SCHOOL", "language": "WELSH",
    "interpreter": "NOT_NEEDED", "version": "0",
}  # fmt: skip


def test_two_who_arrange_at_once_see_both_and_the_second_chooses(signed_in, interview):
    # Given Mared and Lowri who both opened the page while nothing was arranged
    first = signed_in("mared").post(at("arrange", interview), ARRANGED)
    assert first.status_code == 302
    # When Lowri sends hers
    lowri = signed_in("lowri")
    second = lowri.post(at("arrange", interview), ARRANGED | {"name": "Cadi Huws", "venue": "OUTDOORS"})
    page = second.content.decode()
    # Then nothing is written, and both stand there
    assert second.status_code == 422
    assert "Mared Ellis" in page
    assert "Cadi Huws" in page
    assert interview.arrangements.count() == 1
    # When she saves on top, on purpose
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    assert lowri.post(at("arrange", interview), ARRANGED | {"name": "Cadi Huws", "version": version}).status_code == 302
    # Then hers holds, and the earlier one stays in the record
    assert [one.name for one in interview.arrangements.order_by("id")] == ["Lowri Haf", "Cadi Huws"]


def test_a_moment_before_the_finding_is_refused_on_the_first_page(signed_in, interview):
    answer = signed_in("lowri").post(at("record", interview, "before"), TYPED["before"] | {"held": "1/1/2020 10:00"})
    assert answer.status_code == 422
    assert "earlier than when the child was found" in answer.content.decode()


def test_a_managers_review_is_read_by_whoever_held_it(signed_in, held):
    gethin = signed_in("gethin")
    answers = {"childs_words": "YES", "child_chose": "YES", "harm_followed": "YES", "something_came": "NO"}
    assert gethin.post(at("review", held), answers).status_code == 422
    assert gethin.post(at("review", held), answers | {"words": "Ask what would help."}).status_code == 302
    assert "Ask what would help." in signed_in("lowri").get(at("interview", held)).content.decode()


ANSWERS = [
    (ReviewForm, "childs_words", ["Ydyn", "Nac ydyn"]), (ReviewForm, "child_chose", ["Do", "Naddo"]),
    (ReviewForm, "harm_followed", ["Do", "Naddo"]), (ReviewForm, "something_came", ["Daw", "Na ddaw"]),
    (SupportForm, "is_wanted", ["Ydy", "Nac ydy", "Ddim yn hysbys eto"]), (StaffForm, "agrees", ["Ydw", "Nac ydw"]),
]  # fmt: skip


@pytest.mark.parametrize(("form", "question", "answers"), ANSWERS)
def test_in_welsh_each_answer_repeats_the_verb_of_its_question(form, question, answers):
    with override("cy"):
        assert [str(words) for _code, words in form().fields[question].choices] == answers


def test_a_review_is_read_in_welsh_as_it_was_answered(signed_in, held):
    said = {"childs_words": "YES", "child_chose": "NO", "harm_followed": "YES", "something_came": "NO", "words": "Gofyn iddo."}
    gethin = signed_in("gethin", "cy")
    assert gethin.post(at("review", held), said).status_code == 302
    page = gethin.get(at("interview", held)).content.decode()
    assert [answer for answer in ("Ydyn", "Naddo", "Do", "Na ddaw") if not re.search(rf">\s*{answer}\s*<", page)] == []


@pytest.mark.parametrize("when", ["16:30", "1/6/2046", "soon", "1/6/2020 16:30"])
def test_an_interview_is_arranged_for_a_day_and_time_that_are_to_come(signed_in, interview, when):
    assert signed_in("mared").post(at("arrange", interview), ARRANGED | {"when": when}).status_code == 422
    assert not interview.arrangements.exists()


def test_a_moment_that_is_to_come_is_told_as_such(signed_in, interview):
    signed_in("mared").post(at("arrange", interview), ARRANGED)
    page = signed_in("lowri").get(at("interview", interview)).content.decode()
    assert "Friday 1 June 2046, 16:30" in page
    assert "16:30, " not in page


def test_an_action_is_due_by_the_end_of_a_day_that_is_to_come(signed_in, held, wales):
    sent = {"words": "A lift to football.", "team": wales.teams["social_work"].pk, "due": "1/6/2046"}
    assert signed_in("lowri").post(at("action", held), sent).status_code == 302
    assert local(held.outputs.get(words="A lift to football.").due_at).isoformat() == "2046-06-01T23:59:00+01:00"

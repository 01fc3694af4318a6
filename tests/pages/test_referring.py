"""A C1: asked once, read by social care and by whoever sent it, decided by the council, and given out marked and listed."""

import json

import pytest
from django.utils import timezone

from tests.story import missing_cai
from ymylon.agencies.models import Membership
from ymylon.children.models import Child, Disclosure, Event
from ymylon.circumstances.lookups.life import steps_of
from ymylon.circumstances.rules.protecting import HOLD_DISCUSSION
from ymylon.duties.lookups import duties_about
from ymylon.duties.models import Duty
from ymylon.notices.models import Notice, Referral, ReferralAuthor, ReferralCall, ReferralWords
from ymylon.terms.codes import InvolvementKind as K

pytestmark = pytest.mark.django_db
WORRY = "CANARY-WORRY: he came back with a new phone."


@pytest.fixture
def cai(wales, policy, as_actor):
    also = (("social_work", K.RESPONSIBLE_AUTHORITY), ("school_lead", K.SCHOOL), ("youth_justice", K.YOUTH_JUSTICE))
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now(), also=also)
        child = Child.objects.get(pk=episode.child_id)
        child.episode = episode.ref
        return child


def refer(signed_in, who: str, cai, **said):
    return signed_in(who).post(f"/children/{cai.ref}/c1", {"worries": WORRY, "reasons": ["NEGLECT"]} | said)


@pytest.fixture
def sent(signed_in, cai, as_owner):
    """Dewi of the school has referred Cai."""
    answer = refer(signed_in, "dewi", cai, childs_words="Paid â dweud.", consent="NOT_ASKED_RISK", consent_why="His uncle.")
    assert answer.status_code == 302, answer.content.decode()
    with as_owner():
        return Referral.objects.get()


def place(sent, what: str = "") -> str:
    return f"/children/c1/{sent.ref}{what}"


def test_what_the_record_knows_is_not_asked_and_only_the_worry_must_be_said(signed_in, cai):
    page = signed_in("dewi").get(f"/children/{cai.ref}/c1").content.decode()
    assert "Sent with it from the record: Cai Morgan-Rees" in page
    assert "8 March 2012" in page
    assert 'name="worries"' in page
    assert 'name="born_on"' not in page
    answer = refer(signed_in, "dewi", cai, worries=" ")
    assert answer.status_code == 422
    assert "Say what happened and what worries you" in answer.content.decode()
    answer = refer(signed_in, "dewi", cai, consent="NOT_ASKED_RISK")
    assert answer.status_code == 422
    assert "Say why they were not told." in answer.content.decode()


def test_the_council_and_the_sender_read_it_and_nobody_else(signed_in, cai, sent, wales):
    """Nia's desk was sent it and Mared has the lane; the home, the nurse and a stranger know nothing of it."""
    for name in ("dewi", "nia" if sent.to_team_id == wales.teams["duty"].pk else "mared", "mared", "gethin", "rhys"):
        answer = signed_in(name).get(place(sent))
        assert answer.status_code == 200, name
        assert WORRY in answer.content.decode()
    for name in ("elin", "menna", "owain"):
        for what in ("", "/decide"):
            assert signed_in(name).get(place(sent, what)).status_code in (403, 404), (name, what)
        for address in (f"/children/{cai.ref}", f"/missing/{cai.episode}", "/"):
            page = signed_in(name).get(address).content.decode()
            assert "CANARY-WORRY" not in page, (name, address)
            assert "Referred to the council" not in page, (name, address)


def test_the_database_keeps_it_from_whoever_lacks_it(cai, sent, as_actor):
    for name, seen in (("elin", 0), ("menna", 0), ("dewi", 1), ("mared", 1)):
        with as_actor(name) as actor:
            assert Referral.objects.count() == Referral.objects.visible_to(actor).count() == seen, name


def test_it_is_decided_once_with_a_reason_and_the_sender_is_told_no_more_than_the_feedback(signed_in, cai, sent, as_actor):
    said = {"outcome": "STRATEGY", "reason": "CANARY-REASON: the uncle is known.", "feedback": "We meet tomorrow."}
    assert signed_in("dewi").post(place(sent, "/decide"), said).status_code == 403
    assert signed_in("rhys").post(place(sent, "/decide"), said).status_code == 403
    mared = signed_in("mared")
    assert mared.post(place(sent, "/decide"), said | {"reason": ""}).status_code == 422
    assert mared.post(place(sent, "/decide"), said | {"feedback": ""}).status_code == 422
    assert mared.post(place(sent, "/decide"), said).status_code == 302
    again = mared.post(place(sent, "/decide"), said)
    assert again.status_code == 422
    assert "decided on this referral already" in again.content.decode()
    page = signed_in("dewi").get(place(sent)).content.decode()
    assert "We meet tomorrow." in page
    assert "CANARY-REASON" not in page
    assert "CANARY-REASON" in signed_in("rhys").get(place(sent)).content.decode()
    with as_actor("mared") as actor:
        assert {duty.state for duty in duties_about(actor, [sent.ref])} == {"FULFILLED"}
        # What was decided makes the discussion owed, and social care alone knows of it.
        [step] = steps_of(actor, sent.child_id)
        assert [(duty.kind, duty.state) for duty in duties_about(actor, [step.ref])] == [(HOLD_DISCUSSION, "OPEN")]
    assert "Hold a strategy discussion" in signed_in("mared").get("/").content.decode()
    assert "Hold a strategy discussion" not in signed_in("dewi").get("/").content.decode()


def test_the_same_harm_is_referred_once_and_the_second_is_told_and_adds(signed_in, cai, sent, as_owner):
    page = signed_in("menna").get(f"/children/{cai.ref}/c1").content.decode()
    assert "A C1 has been open since" in page
    assert "CANARY-WORRY" not in page
    assert refer(signed_in, "menna", cai, worries="He missed his clinic.").headers["Location"] == f"/children/{cai.ref}"
    with as_owner():
        assert Referral.objects.count() == 1
        assert ReferralWords.objects.get().worries == "He missed his clinic."
    assert "He missed his clinic." in signed_in("mared").get(place(sent)).content.decode()
    assert "He missed his clinic." not in signed_in("dewi").get(place(sent)).content.decode()
    assert refer(signed_in, "menna", cai, reasons=["ONLINE"]).status_code == 302
    with as_owner():
        assert Referral.objects.count() == 2


def test_rung_first_is_owed_in_writing_until_the_c1_is_sent(signed_in, cai, as_actor, as_owner):
    dewi = signed_in("dewi")
    assert dewi.post(f"/children/{cai.ref}/c1/rung", {"answered_by": " "}).status_code == 422
    assert dewi.post(f"/children/{cai.ref}/c1/rung", {"answered_by": "Siân at the front door"}).status_code == 302
    assert "Put a telephone referral in writing" in dewi.get("/").content.decode()
    refer(signed_in, "dewi", cai)
    with as_owner():
        assert {event.detail for event in Event.objects.filter(kind="REFERRAL_RUNG")} == {""}
        sent = Referral.objects.get()
    # Who answered stands with the C1, for its author and for social care; the ledger says only that somebody rang.
    for name in ("dewi", "mared"):
        assert "Siân at the front door answered." in signed_in(name).get(place(sent)).content.decode()
    with as_actor("dewi") as actor:
        (duty,) = [one for one in duties_about(actor, [cai.ref]) if one.kind == "CONFIRM_REFERRAL"]
        assert (duty.state, duty.policy_source) == ("FULFILLED", "wsp_report_confirmed")


def test_what_is_added_is_a_notice_to_the_door_that_holds_the_c1(signed_in, cai, sent, as_owner):
    refer(signed_in, "menna", cai, worries="He missed his clinic.")
    with as_owner():
        added = Notice.objects.get(kind="REFERRAL_ADDED")
        assert added.team_id == sent.to_team_id
        assert added.occurrence == ReferralWords.objects.get().pk
        assert added.due_at is not None
        door = Membership.objects.filter(team_id=sent.to_team_id).first().practitioner.account
    who = door.email.split("@")[0]
    today = signed_in(who).get("/").content.decode()
    assert "there is more on the referral of" in today
    assert f"/children/c1/{sent.ref}" in today
    # Whoever decides has read it all: nothing of it climbs any more.
    said = {"outcome": "STRATEGY", "reason": "Seen.", "feedback": "We meet tomorrow."}
    assert signed_in(who).post(place(sent, "/decide"), said).status_code == 302
    with as_owner():
        assert not Notice.objects.filter(kind__startswith="REFERRAL", acknowledged_at=None).exists()


def test_whoever_the_family_is_not_to_learn_is_named_nowhere_but_to_those_who_decide(signed_in, cai, as_owner):
    dewi = signed_in("dewi")
    dewi.post(f"/children/{cai.ref}/c1/rung", {"answered_by": "Siân at the front door"})
    refer(signed_in, "dewi", cai, withhold_name="on")
    with as_owner():
        sent = Referral.objects.get()
        assert (sent.made_by_id, sent.from_team_id) == (None, None)
        assert ReferralAuthor.objects.get().by.given_name == "Dewi"
        (past,) = Referral.pgh_event_model.objects.all()
        assert (past.made_by_id, past.from_team_id) == (None, None)
        assert "account" not in (past.pgh_context or {})
        kinds = ("REFERRED", "REFERRAL_RUNG")
        assert {event.by_id for event in Event.objects.filter(kind__in=kinds)} == {None}
        assert {call.by_id for call in ReferralCall.objects.all()} == {None}
        assert not Duty.objects.filter(kind="CONFIRM_REFERRAL").exclude(ended_by_id=None).exists()
    name = "Dewi"
    # Mared decides and may have to ring back; Dewi's own colleague may know; the police read the words without the name.
    assert name in signed_in("mared").get(place(sent)).content.decode().split("<main")[1]
    rhys = signed_in("rhys").get(place(sent)).content.decode().split("<main")[1]
    assert name not in rhys
    assert "Name withheld" in rhys
    story = signed_in("mared").get(f"/children/{cai.ref}").content.decode().split("<main")[1]
    assert "By somebody whose name is withheld." in story
    assert name not in story
    mared = signed_in("mared")
    assert name not in mared.get(mared.post(place(sent, "/print")).headers["Location"]).content.decode()
    made = mared.get(mared.post(place(sent, "/file")).headers["Location"]).content.decode()
    assert name not in made
    assert json.loads(made)["referrer"] == {"name": "", "team": ""}
    # Paper and file say who made them: the team whose name is withheld makes none.
    for what in ("/print", "/file"):
        assert signed_in("dewi").post(place(sent, what)).status_code == 404


def test_whoever_adds_may_withhold_their_name_too(signed_in, cai, sent, as_owner):
    refer(signed_in, "menna", cai, worries="He missed his clinic.", withhold_name="on")
    with as_owner():
        assert ReferralWords.objects.get().by_id is None
    assert "Menna" in signed_in("mared").get(place(sent)).content.decode().split("<main")[1]
    assert "Menna" not in signed_in("rhys").get(place(sent)).content.decode().split("<main")[1]


def test_a_name_withheld_in_the_c1_is_withheld_in_what_the_same_team_adds(signed_in, cai, as_owner):
    refer(signed_in, "dewi", cai, withhold_name="on")
    refer(signed_in, "dewi", cai, worries="And again today.")
    with as_owner():
        assert ReferralWords.objects.get().by_id is None
        assert Event.objects.get(kind="REFERRAL_ADDED").by_id is None


def test_what_is_proposed_is_owed_by_youth_justice_under_a_dated_row_and_betrays_nothing(signed_in, cai, as_actor):
    with as_actor("mared") as mared:
        (duty,) = [one for one in duties_about(mared, [cai.episode]) if one.kind == "CONSIDER_REFERRAL"]
        assert (duty.state, duty.policy_source, duty.policy_standing) == ("OPEN", "ymylon_demonstration", "DEMONSTRATION")
    for name in ("elin", "dewi", "menna"):
        for address in (f"/children/{cai.ref}", f"/missing/{cai.episode}", "/"):
            page = signed_in(name).get(address).content.decode()
            assert not any(words in page for words in ("known to youth justice", "A C1 is proposed")), (name, address)
        assert signed_in(name).get(f"/children/c1/proposed/{cai.episode}").status_code == 404, name
    assert signed_in("owain").get(f"/children/c1/proposed/{cai.episode}").status_code in (403, 404)


def test_a_named_person_may_say_why_no_c1_is_made_once(signed_in, cai, as_actor):
    mared, why = signed_in("mared"), f"/children/c1/proposed/{cai.episode}"
    assert "Demonstration" in mared.get(why).content.decode()
    answer = mared.post(why, {"reason": " "})
    assert answer.status_code == 422
    assert "Say why no referral is made." in answer.content.decode()
    assert mared.post(why, {"reason": "An assessment is open already."}).status_code == 302
    again = mared.post(why, {"reason": "Twice."})
    assert again.status_code == 422
    assert "answered this already" in again.content.decode()
    with as_actor("mared") as actor:
        (duty,) = [one for one in duties_about(actor, [cai.episode]) if one.kind == "CONSIDER_REFERRAL"]
        assert (duty.state, duty.reason) == ("WAIVED", "An assessment is open already.")
    assert "A C1 is proposed" not in signed_in("mared").get(f"/children/{cai.ref}").content.decode()


def test_without_a_row_in_force_nothing_is_proposed(wales, as_actor):
    also = (("youth_justice", K.YOUTH_JUSTICE),)
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, at=timezone.now(), also=also)
    with as_actor("gethin") as gethin:
        assert [one.kind for one in duties_about(gethin, [episode.ref]) if one.kind == "CONSIDER_REFERRAL"] == []


def test_a_missing_child_known_to_youth_justice_is_proposed_until_a_c1_stands(signed_in, cai, as_actor):
    page = signed_in("mared").get(f"/children/{cai.ref}").content.decode()
    assert "A C1 is proposed" in page
    signed_in("mared").post(f"/children/{cai.ref}/c1?episode={cai.episode}", {"worries": WORRY})
    page = signed_in("mared").get(f"/children/{cai.ref}").content.decode()
    assert "A C1 is proposed" not in page
    assert "Referrals to the council (C1)" in page
    with as_actor("mared") as actor:
        (duty,) = [one for one in duties_about(actor, [cai.episode]) if one.kind == "CONSIDER_REFERRAL"]
        assert duty.state == "FULFILLED"


def test_on_paper_and_as_a_file_it_is_marked_and_listed_first(signed_in, cai, sent, as_owner):
    mared = signed_in("mared")
    paper = mared.post(place(sent, "/print"))
    page = mared.get(paper.headers["Location"]).content.decode()
    assert "OFFICIAL-SENSITIVE. For Rhondda Cynon Taf" in page
    assert WORRY in page
    assert "Cai Morgan-Rees" in page
    made = mared.get(mared.post(place(sent, "/file")).headers["Location"])
    held = json.loads(made.content)
    assert held["shape"] == "ymylon.c1/1"
    assert held["said"]["worries"] == WORRY
    assert held["said"]["reasons"] == ["NEGLECT"]
    assert held["child"]["name"] == "Cai Morgan-Rees"
    assert held["referrer"]["name"].startswith("Dewi")
    with as_owner():
        assert {row.means for row in Disclosure.objects.all()} == {"PRINT", "FILE"}
    assert signed_in("elin").post(place(sent, "/print")).status_code == 404
    assert signed_in("rhys").get(paper.headers["Location"]).status_code == 404


@pytest.mark.parametrize("who", ["dewi", "mared"])
def test_the_pages_ask_the_database_at_most_ten_times(signed_in, cai, sent, count_queries, who):
    signed_in(who)
    counted = {address: count_queries(address) for address in (place(sent), f"/children/{cai.ref}/c1", f"/children/{cai.ref}")}
    assert all(count <= (16 if address == f"/children/{cai.ref}" else 10) for address, count in counted.items()), counted


def test_in_welsh_too(signed_in, cai, sent):
    browser = signed_in("mared")
    browser.cookies["iaith"] = "cy"
    for address in (place(sent), f"/children/{cai.ref}/c1", place(sent, "/decide")):
        page = browser.get(address).content.decode()
        assert 'lang="cy"' in page
        assert "C1" in page

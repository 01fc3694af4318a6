"""Found, or ended otherwise: who is told, what is then owed, what falls away, and what is never sent."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.cast import Wales
from tests.story import NIGHT, K, at_minute, missing_cai, report_again
from ymylon.audit.models import Line
from ymylon.children.lookups import events
from ymylon.duties.actions import open_duty
from ymylon.duties.lookups import duties_about, open_duties
from ymylon.duties.models import Duty
from ymylon.missing import jobs
from ymylon.missing.actions.ending import record_end, record_found, record_still_missing
from ymylon.missing.actions.finding import complete_finding, explain_no_referral, record_item, record_prevention_check, refer_harm
from ymylon.missing.actions.grading import grade_risk
from ymylon.missing.actions.meeting import explain_no_meeting, set_meeting
from ymylon.missing.models import Episode, Finding, Item, Move, NoReferral
from ymylon.missing.rules.faults import EndedAlready, Fault, Stale
from ymylon.missing.rules.states import EPISODE_STATES
from ymylon.notices.lookups import is_overtaken, notices_about, referrals_about, waiting_for
from ymylon.notices.models import Notice
from ymylon.terms.codes import EndKind, FoundCircumstance, Harm, Lane, PoliceGrade

LATER = NIGHT + timedelta(hours=2)


@pytest.fixture
def episode(wales: Wales, policy, as_actor):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, also=(("youth_justice", K.YOUTH_JUSTICE), ("social_work", K.RESPONSIBLE_AUTHORITY)))


def owed(actor, episode) -> set[str]:
    return {duty.kind for duty in open_duties(actor, episode.ref)}


def told_of(actor, episode, kind) -> set[str]:
    return {notice.because for notice in notices_about(actor, [episode.ref])[episode.ref] if notice.kind == kind}


def found(actor, episode, at=LATER, **more):
    return record_found(by=actor, at=at, episode=episode, found=at_minute(at), **more)


def test_found_ends_the_episode_and_opens_a_check_and_an_offer(episode, as_actor):
    with as_actor("rhys") as rhys:
        assert "FIRST_GRADE" in owed(rhys, episode)
    with as_actor("elin") as elin:
        finding = found(elin, episode, circumstance=FoundCircumstance.RETURNED, is_safe_now=True)
        assert (finding.circumstance, finding.is_safe_now, finding.found_at) == ("RETURNED", True, LATER)
    with as_actor("rhys") as rhys:
        ended = Episode.objects.get(pk=episode.pk)
        assert (ended.state, ended.end_kind, ended.ended_at) == ("FOUND", "FOUND", LATER)
        assert owed(rhys, episode) == {"PREVENTION_CHECK", "OFFER_RETURN_INTERVIEW", "CONSIDER_REFERRAL"}
        states = {duty.kind: duty.state for duty in duties_about(rhys, [episode.ref])}
        assert states["FIRST_GRADE"] == "VOIDED"
    with as_actor("nia") as nia:
        offer = next(duty for duty in open_duties(nia, episode.ref) if duty.kind == "OFFER_RETURN_INTERVIEW")
        assert offer.due_at == LATER + timedelta(hours=24)


def test_all_who_were_told_are_told_in_the_lane_in_which_they_were(episode, as_actor, as_owner):
    with as_actor("rhys") as rhys:
        before = told_of(rhys, episode, "REPORTED_MISSING")
    with as_actor("elin") as elin:
        found(elin, episode)
        assert "YOUTH_JUSTICE" not in told_of(elin, episode, "FOUND")
    with as_actor("rhys") as rhys:
        assert told_of(rhys, episode, "FOUND") == before
    with as_actor("sion") as sion:
        assert "YOUTH_JUSTICE" in told_of(sion, episode, "FOUND")
    with as_owner():
        rows = Notice.objects.filter(about=episode.ref)
        first, end = (set(rows.filter(kind=kind).values_list("team_id", "lane")) for kind in ("REPORTED_MISSING", "FOUND"))
        assert first == end


def test_who_finds_needs_to_confirm_nothing_and_the_others_have_longer(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode)
    with as_actor("rhys") as rhys:
        home, force = (
            next(n for n in notices_about(rhys, [episode.ref])[episode.ref] if n.kind == "FOUND" and n.because == because)
            for because in ("HOME", "FORCE")
        )
        assert home.acknowledged_at is not None
        assert (force.acknowledged_at, force.due_at) == (None, LATER + timedelta(hours=2))


@pytest.mark.parametrize("name", ["menna", "dewi", "lowri"])
def test_who_may_not_write_the_finding_is_refused(episode, as_actor, name):
    with as_actor(name) as actor, pytest.raises(PermissionDenied):
        found(actor, episode)


def test_nobody_is_found_before_being_last_seen_or_tomorrow(episode, as_actor):
    with as_actor("elin") as elin:
        for moment in (NIGHT - timedelta(hours=3), LATER + timedelta(hours=1)):
            with pytest.raises(Fault) as refused:
                record_found(by=elin, at=LATER, episode=episode, found=at_minute(moment))
            assert refused.value.field == "when"
        assert Episode.objects.get(pk=episode.pk).state == "REPORTED"


def test_the_second_to_say_so_learns_who_was_first(episode, as_actor, wales):
    with as_actor("elin") as elin:
        found(elin, episode)
    with as_actor("rhys") as rhys, pytest.raises(EndedAlready) as second:
        found(rhys, episode, at=LATER + timedelta(minutes=1))
    assert (second.value.by_id, second.value.at) == (wales.people["elin"].pk, LATER)


def test_one_act_one_audit_line(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        acts = list(Line.objects.values_list("act", flat=True))
        cursor.execute("set local role app_web")
    assert acts.count("FOUND") == 1


@pytest.mark.parametrize("kind", [EndKind.IN_CUSTODY, EndKind.IN_HOSPITAL])
def test_in_custody_or_hospital_the_child_is_owed_the_same(episode, as_actor, kind):
    with as_actor("rhys") as rhys:
        record_end(by=rhys, at=LATER, episode=episode, kind=kind, reason="Since 01:00, Sgt Rees.")
        assert owed(rhys, episode) == {"PREVENTION_CHECK", "OFFER_RETURN_INTERVIEW", "CONSIDER_REFERRAL"}
        assert Finding.objects.get(episode=episode).circumstance in ("ARRESTED", "HOSPITAL")
        assert told_of(rhys, episode, "ENDED_OTHERWISE")


def test_for_a_child_who_has_died_nothing_goes_out_not_even_for_an_earlier_night(episode, as_actor, wales):
    with as_actor("elin") as elin:
        found(elin, episode)
        second = report_again(elin, episode.child_id, at=LATER + timedelta(days=1))
    with as_actor("rhys") as rhys:
        assert "OFFER_RETURN_INTERVIEW" in owed(rhys, episode)
        record_end(by=rhys, at=LATER + timedelta(days=2), episode=second, kind=EndKind.DIED, reason="Confirmed by Dr Hughes.")
        assert owed(rhys, episode) == owed(rhys, second) == set()
        assert not Finding.objects.filter(episode=second).exists()


def test_a_death_that_was_a_mistake_brings_back_what_every_agency_owed(episode, as_actor, as_owner, wales):
    other, due = uuid4(), LATER + timedelta(days=9)
    with as_actor("elin") as elin:
        found(elin, episode)
        second = report_again(elin, episode.child_id, at=LATER + timedelta(days=1))
    with as_actor("mared") as mared:
        for kind in ("VISIT", "ENQUIRY"):
            open_duty(by=mared, at=LATER, child_id=episode.child_id, kind=kind, lane=Lane.HEALTH, about=other, due_at=due,
                      team_id=wales.teams["social_work"].pk)  # fmt: skip
    with as_actor("rhys") as rhys:
        assert not duties_about(rhys, [other]), "nor does whoever puts it right know of it"
        record_end(by=rhys, at=LATER + timedelta(days=2), episode=second, kind=EndKind.DIED, reason="Confirmed by Dr Hughes.")
    jobs.sweep(LATER + timedelta(days=2), while_alive=("VISIT",))
    with as_owner():
        states = {duty.kind: (duty.state, duty.reason) for duty in Duty.objects.filter(about=other)}
        assert states == {"VISIT": ("VOIDED", "DIED"), "ENQUIRY": ("OPEN", "")}
    with as_actor("rhys") as rhys:
        record_still_missing(by=rhys, at=LATER + timedelta(days=3), episode=second, reason="It was another boy.")
        assert owed(rhys, episode) == {"PREVENTION_CHECK", "OFFER_RETURN_INTERVIEW", "CONSIDER_REFERRAL"}
        assert [duty.kind for duty in open_duties(rhys, second.ref)].count("FIRST_GRADE") == 1
    with as_owner():
        assert set(Duty.objects.filter(about=other).values_list("state", "reason", "due_at")) == {("OPEN", "", due)}
    # It is owed no more than it was: the clock finds nobody who has died.
    jobs.sweep(LATER + timedelta(days=3), while_alive=("VISIT",))
    with as_owner():
        assert set(Duty.objects.filter(about=other).values_list("state", flat=True)) == {"OPEN"}


def test_recorded_in_error_needs_a_reason_and_frees_the_period(episode, as_actor):
    with as_actor("nia") as nia:
        with pytest.raises(Fault):
            record_end(by=nia, at=LATER, episode=episode, kind=EndKind.RECORDED_IN_ERROR)
        record_end(by=nia, at=LATER, episode=episode, kind=EndKind.RECORDED_IN_ERROR, reason="He was upstairs.")
        assert owed(nia, episode) == set()


def test_a_birthday_ends_nothing_but_a_named_person_who_accepts_does(episode, as_actor):
    with as_actor("nia") as nia:
        with pytest.raises(Fault) as nameless:
            record_end(by=nia, at=LATER, episode=episode, kind=EndKind.ACCEPTED_BY_ADULT_SERVICE, reason="He is 18.")
        assert nameless.value.field == "accepted_by"
        record_end(
            by=nia,
            at=LATER,
            episode=episode,
            kind=EndKind.ACCEPTED_BY_ADULT_SERVICE,
            accepted_by="Ceri Bowen, adult safeguarding",
        )
        assert "Ceri Bowen" in Move.objects.filter(episode=episode).latest("id").reason


def test_a_home_can_not_end_it_otherwise(episode, as_actor):
    with as_actor("elin") as elin, pytest.raises(PermissionDenied):
        record_end(by=elin, at=LATER, episode=episode, kind=EndKind.RECORDED_IN_ERROR, reason="x")


def test_still_missing_after_all(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode)
    with as_actor("rhys") as rhys:
        record_still_missing(by=rhys, at=LATER + timedelta(minutes=10), episode=episode, reason="It was his brother.")
        again = Episode.objects.get(pk=episode.pk)
        assert (again.state, again.ended_at, again.end_kind) == ("REPORTED", None, "")
        assert owed(rhys, episode) == {"FIRST_GRADE", "CONSIDER_REFERRAL"}
        assert told_of(rhys, episode, "STILL_MISSING")
        found(rhys, episode, at=LATER + timedelta(hours=1))
        assert owed(rhys, episode) == {"PREVENTION_CHECK", "OFFER_RETURN_INTERVIEW", "CONSIDER_REFERRAL"}


def test_harm_opens_a_duty_to_refer_and_not_asked_is_not_none(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode)
        complete_finding(by=elin, at=LATER, episode=episode, place="Home", harm=[Harm.NOT_ASKED])
        complete_finding(by=elin, at=LATER, episode=episode, harm=[Harm.NONE_KNOWN])
        assert "REFER_HARM" not in owed(elin, episode)
        with pytest.raises(Fault):
            complete_finding(by=elin, at=LATER, episode=episode, harm=[Harm.NONE_KNOWN, Harm.PHYSICAL])
        finding = complete_finding(by=elin, at=LATER, episode=episode, harm=[Harm.PHYSICAL], condition="Bruised arm")
        assert (finding.place, finding.condition, finding.harm) == ("Home", "Bruised arm", ["PHYSICAL"])
        assert "REFER_HARM" in owed(elin, episode)


def test_whoever_saves_on_an_old_page_is_shown_the_newer_one(episode, as_actor):
    with as_actor("elin") as elin:
        version = found(elin, episode).version
        Finding.objects.get(episode=episode)
        complete_finding(by=elin, at=LATER, episode=episode, version=version, place="Home")
        with pytest.raises(Stale) as stale:
            complete_finding(by=elin, at=LATER, episode=episode, version=version, place="Station")
        assert stale.value.theirs.place == "Home"


def test_a_c1_meets_the_duty_and_asks_the_council_to_answer(episode, as_actor, wales):
    with as_actor("elin") as elin:
        found(elin, episode)
        complete_finding(by=elin, at=LATER, episode=episode, harm=[Harm.PHYSICAL])
        refer_harm(by=elin, at=LATER, episode=episode, worries="A bruise; he won't say whose.", childs_words="Paid â gofyn.")
        assert "REFER_HARM" not in owed(elin, episode)
    with as_actor("nia") as nia:  # at night the emergency duty team answers the door
        (referral,) = referrals_about(nia, episode.ref)
        assert (referral.childs_words, referral.to_team_id) == ("Paid â gofyn.", wales.teams["duty"].pk)
        (notice,) = [n for n in notices_about(nia, [episode.ref])[episode.ref] if n.kind == "REFERRAL"]
        assert (notice.team_id, notice.acknowledged_at) == (wales.teams["duty"].pk, None)
        kinds = {duty.kind: duty.team_id for duty in duties_about(nia, [referral.ref])}
        assert kinds == {"DECIDE_REFERRAL": wales.teams["duty"].pk, "CHASE_REFERRAL": wales.teams["home_staff"].pk}
    with as_actor("menna") as menna:  # social care's words, and the home's own
        assert referrals_about(menna, episode.ref) == []
    with as_actor("elin") as elin:
        assert [one.pk for one in referrals_about(elin, episode.ref)] == [referral.pk]


def test_or_a_named_person_says_why_not_and_new_harm_asks_again(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode)
        with pytest.raises(Fault):
            explain_no_referral(by=elin, at=LATER, episode=episode, reason="Nothing to refer.")
        complete_finding(by=elin, at=LATER, episode=episode, harm=[Harm.SUBSTANCE])
        with pytest.raises(Fault):
            explain_no_referral(by=elin, at=LATER, episode=episode, reason=" ")
        explain_no_referral(by=elin, at=LATER, episode=episode, reason="His social worker knows, and met him today.")
        assert NoReferral.objects.get(episode=episode).by_id == elin.practitioner_id
        assert "REFER_HARM" not in owed(elin, episode)
    with as_actor("rhys") as rhys:
        check = {"checked": at_minute(LATER), "words": "Seen alone.", "seen_alone": True}
        record_prevention_check(by=rhys, at=LATER, episode=episode, harm=[Harm.SUBSTANCE], **check)
        assert "REFER_HARM" not in owed(rhys, episode)
        record_prevention_check(by=rhys, at=LATER, episode=episode, harm=[Harm.SEXUAL], **check)
        assert "REFER_HARM" in owed(rhys, episode)


def test_the_check_is_the_polices_own(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode)
        with pytest.raises(PermissionDenied):
            record_prevention_check(by=elin, at=LATER, episode=episode, checked=at_minute(LATER), words="Well.")
    with as_actor("rhys") as rhys:
        record_prevention_check(by=rhys, at=LATER, episode=episode, checked=at_minute(LATER), words="Well.", seen_alone=True)
        assert owed(rhys, episode) == {"OFFER_RETURN_INTERVIEW", "CONSIDER_REFERRAL"}


def test_items_are_kept_from_home_school_and_clinic(episode, as_actor):
    with as_actor("rhys") as rhys:
        found(rhys, episode)
        record_item(by=rhys, at=LATER, episode=episode, words="Two phones, £300 in notes.")
    with as_actor("nia") as nia:
        assert Item.objects.visible_to(nia).count() == 1
    for name in ("elin", "menna"):
        with as_actor(name) as actor:
            assert not Item.objects.exists()
            with pytest.raises(PermissionDenied):
                record_item(by=actor, at=LATER, episode=episode, words="x")
            with pytest.raises(DatabaseError), transaction.atomic():
                Item.objects.create(child_id=episode.child_id, episode=episode, words="x", at=NIGHT, by_id=actor.practitioner_id)


def test_a_rule_fires_on_a_grade_that_the_home_did_not_give(episode, as_actor):
    with as_actor("rhys") as rhys:
        assert "STRATEGY_MEETING" not in owed(rhys, episode)
        grade_risk(by=rhys, at=LATER, episode=episode, grade=PoliceGrade.HIGH, reason="Debts.")
        assert "STRATEGY_MEETING" in owed(rhys, episode)
    with as_actor("elin") as elin:
        assert "STRATEGY_MEETING" not in owed(elin, episode)
    with as_actor("nia") as nia:
        set_meeting(by=nia, at=LATER, episode=episode, on=(LATER + timedelta(days=2)).date())
        assert "STRATEGY_MEETING" not in owed(nia, episode)


def test_no_meeting_only_with_a_named_persons_reason(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode, circumstance=FoundCircumstance.WITH_ADULT_OF_CONCERN)
    with as_actor("nia") as nia:
        assert "STRATEGY_MEETING" in owed(nia, episode)
        with pytest.raises(Fault):
            explain_no_meeting(by=nia, at=LATER, episode=episode, reason="")
        explain_no_meeting(by=nia, at=LATER, episode=episode, reason="One was held on Friday on the same facts.")
        assert "STRATEGY_MEETING" not in owed(nia, episode)


def test_the_database_knows_the_same_moves_as_the_table_of_states(db):
    with connection.cursor() as cursor:
        cursor.execute("select came_from, goes_to from legal_moves()")
        known = set(cursor.fetchall())
    assert known == {(move.came_from, move.goes_to) for move in EPISODE_STATES.moves if move.came_from}


def test_an_illegal_move_is_refused_by_the_database_too(episode, as_actor):
    with as_actor("rhys"):
        for change in ({"state": "CLOSED", "closed_at": LATER}, {"state": "FOUND"}, {"state": "AWAY"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Episode.objects.filter(pk=episode.pk).update(**change)


def test_a_finding_is_seen_in_its_lane_alone(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode)
        assert Finding.objects.visible_to(elin).exists()
    with as_actor("owain") as owain:
        assert not owain.scopes(Lane.FOUND) or not Finding.objects.visible_to(owain).exists()
        assert not Finding.objects.exists()


def test_the_third_report_in_ninety_days_asks_for_a_meeting_at_once(episode, as_actor):
    with as_actor("elin") as elin:
        for day in (1, 2):
            record_found(
                by=elin,
                at=NIGHT + timedelta(days=day, hours=-5),
                episode=episode,
                found=at_minute(NIGHT + timedelta(days=day, hours=-6)),
            )
            episode = report_again(elin, episode.child_id, at=NIGHT + timedelta(days=day))
    with as_actor("nia") as nia:
        assert "STRATEGY_MEETING" in owed(nia, episode)


def test_an_end_is_not_taken_back_once_the_child_was_missed_again(episode, as_actor):
    with as_actor("elin") as elin:
        found(elin, episode)
        report_again(elin, episode.child_id, at=LATER + timedelta(days=1))
    with as_actor("rhys") as rhys, pytest.raises(Fault) as refused:
        record_still_missing(by=rhys, at=LATER + timedelta(days=2), episode=episode, reason="It was his brother.")
    assert "later episode" in refused.value.words.en


def test_a_child_who_was_found_and_has_died_since_is_owed_nothing_and_the_day_is_kept(episode, as_actor):
    died = LATER + timedelta(hours=20)
    with as_actor("rhys") as rhys:
        found(rhys, episode)
        assert "PREVENTION_CHECK" in owed(rhys, episode)
        said = {"kind": EndKind.DIED, "reason": "Confirmed by Dr Hughes."}
        for when in (LATER + timedelta(days=3), NIGHT - timedelta(days=1)):
            with pytest.raises(Fault) as refused:
                record_end(by=rhys, at=LATER + timedelta(days=2), episode=episode, ended=at_minute(when), **said)
            assert refused.value.field == "when"
        record_end(by=rhys, at=LATER + timedelta(days=2), episode=episode, ended=at_minute(died), **said)
        assert owed(rhys, episode) == set()
        held = Episode.objects.get(pk=episode.pk)
        assert (held.state, held.end_kind, held.ended_at) == ("DIED", "DIED", LATER)
        (ended,) = [event for event in events(rhys, episode.child_id) if event.kind == "ENDED"]
        assert (ended.at, ended.detail) == (died, "DIED")


def awaited(actor, episode) -> set[str]:
    """What the actor's own teams are asked to acknowledge of this episode, on Today and on its page alike."""
    everything = notices_about(actor, [episode.ref])[episode.ref]
    own = [notice for notice in waiting_for(actor) if notice.about == episode.ref]
    assert not any(is_overtaken(notice, everything) for notice in own)
    return {notice.kind for notice in own}


def test_nobody_is_asked_to_confirm_that_a_child_is_found_who_is_missing_after_all(episode, as_actor):
    with as_actor("rhys") as rhys:
        found(rhys, episode)
        record_still_missing(by=rhys, at=LATER + timedelta(minutes=20), episode=episode, reason="It was his brother.")
    with as_actor("menna") as menna:
        assert awaited(menna, episode) == {"STILL_MISSING"}
    with as_actor("elin") as elin:
        found(elin, episode, at=LATER + timedelta(hours=1))
    with as_actor("menna") as menna:
        assert awaited(menna, episode) == {"FOUND"}


def test_nobody_is_asked_to_confirm_that_a_child_is_found_who_has_died_since(episode, as_actor):
    with as_actor("rhys") as rhys:
        found(rhys, episode)
        died = LATER + timedelta(minutes=30)
        record_end(by=rhys, at=died, episode=episode, kind=EndKind.DIED, ended=at_minute(died), reason="Confirmed by Dr Hughes.")
    with as_actor("menna") as menna:
        assert awaited(menna, episode) == {"ENDED_OTHERWISE"}


@pytest.mark.parametrize("circumstance", [FoundCircumstance.ANOTHER_FORCE_AREA, FoundCircumstance.ABROAD])
def test_found_out_of_area_asks_for_a_meeting_another_country_included(episode, as_actor, circumstance):
    with as_actor("rhys") as rhys:
        found(rhys, episode, circumstance=circumstance)
    with as_actor("nia") as nia:
        assert "STRATEGY_MEETING" in owed(nia, episode)

"""What the hours, a birthday and a local rule make due while a child stays missing: each once, and never after the end."""

from datetime import date, timedelta

import pytest
from django.db import connection

from tests.cast import BEFORE
from tests.story import NIGHT, K, at_minute, missing_cai
from ymylon.agencies import actions as agencies
from ymylon.duties.models import Duty
from ymylon.missing import jobs
from ymylon.missing.actions.ending import record_end, record_found, record_still_missing
from ymylon.missing.actions.watching import record_senior_review
from ymylon.missing.models import Episode
from ymylon.missing.rules.faults import Fault
from ymylon.people.models import Person
from ymylon.terms.codes import EndKind, Role


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, also=(("social_work", K.RESPONSIBLE_AUTHORITY),))


@pytest.fixture
def after(episode):
    """`after(25)` lets the clock go round 25 hours after Cai was last seen."""

    def go_round(hours: float) -> int:
        try:
            return jobs.sweep(now=episode.last_seen_at + timedelta(hours=hours))
        finally:
            with connection.cursor() as cursor:
                cursor.execute("set local role app_web")

    return go_round


def owed(as_owner, episode, kind: str) -> list[tuple[int, str]]:
    with as_owner():
        return list(Duty.objects.filter(about=episode.ref, kind=kind).order_by("occurrence").values_list("occurrence", "state"))


def test_somebody_senior_looks_at_the_hours_that_policy_sets_each_once(episode, after, as_owner):
    assert after(1) == 0
    after(24.1)
    after(24.2)
    assert owed(as_owner, episode, "ESCALATE_MISSING") == [(24, "OPEN")]
    after(48.5)
    after(49)
    assert owed(as_owner, episode, "ESCALATE_MISSING") == [(24, "OPEN"), (48, "OPEN")]


def test_a_late_report_is_looked_at_once_and_not_once_for_every_hour_missed(episode, after, as_owner):
    after(100)
    after(101)
    assert owed(as_owner, episode, "ESCALATE_MISSING") == [(100, "OPEN")]
    after(169)
    assert [hours for hours, _state in owed(as_owner, episode, "ESCALATE_MISSING")] == [100, 169]


def test_after_four_weeks_somebody_looks_every_week(episode, after, as_owner):
    for day in range(29, 60):
        after(day * 24)
    hours = [hours // 24 for hours, _state in owed(as_owner, episode, "ESCALATE_MISSING")]
    assert hours[0] == 29
    assert all(later - sooner == 7 for sooner, later in zip(hours, hours[1:], strict=False))


def test_a_local_rule_on_duration_fires_by_the_clock(episode, after, as_owner):
    after(1)
    assert owed(as_owner, episode, "STRATEGY_MEETING") == []
    after(25)
    assert owed(as_owner, episode, "STRATEGY_MEETING") == [(1, "OPEN")]


def test_turning_18_ends_nothing_and_asks_who_accepts(episode, after, as_owner, as_actor):
    with as_actor("nia"):
        Person.objects.filter(pk=episode.child_id).update(born_on=date(2008, 11, 22))
    after(2)
    assert owed(as_owner, episode, "ADULT_ACCEPTANCE") == [(1, "OPEN")]
    with as_actor("nia") as nia:
        assert Episode.objects.get(pk=episode.pk).state == "REPORTED"
        at = NIGHT + timedelta(hours=3)
        record_end(by=nia, at=at, episode=episode, kind=EndKind.ACCEPTED_BY_ADULT_SERVICE, accepted_by="Ceri Bowen, adults' team")
    assert owed(as_owner, episode, "ADULT_ACCEPTANCE") == [(1, "FULFILLED")]


def test_nothing_falls_due_once_the_child_is_found(episode, after, as_owner, as_actor):
    with as_actor("elin") as elin:
        at = NIGHT + timedelta(hours=1)
        record_found(by=elin, at=at, episode=episode, found=at_minute(at))
    assert after(30) == 0
    assert owed(as_owner, episode, "ESCALATE_MISSING") == []


@pytest.mark.parametrize("wrong", [EndKind.IN_CUSTODY, EndKind.RECORDED_IN_ERROR])
def test_what_a_wrong_end_made_pointless_is_owed_again_and_once(episode, after, as_owner, as_actor, wrong):
    with as_owner():
        Person.objects.filter(pk=episode.child_id).update(born_on=date(2008, 11, 22), born_precision="DAY")
    kinds = ("ESCALATE_MISSING", "ADULT_ACCEPTANCE", "STRATEGY_MEETING")
    after(25)
    assert [owed(as_owner, episode, kind) for kind in kinds] == [[(25, "OPEN")], [(1, "OPEN")], [(1, "OPEN")]]
    with as_actor("rhys") as rhys:
        at = episode.last_seen_at + timedelta(hours=25, minutes=10)
        held = Episode.objects.visible_to(rhys).get(pk=episode.pk)
        record_end(by=rhys, at=at, episode=held, kind=wrong, ended=at_minute(at), reason="So it was said.")
        record_still_missing(by=rhys, at=at + timedelta(minutes=5), episode=held, reason="It was his brother.")
    after(25.5)
    assert after(26) == 0
    assert owed(as_owner, episode, "ESCALATE_MISSING") == [(25, "VOIDED"), (26, "OPEN")]
    assert owed(as_owner, episode, "ADULT_ACCEPTANCE") == [(1, "VOIDED"), (2, "OPEN")]
    assert owed(as_owner, episode, "STRATEGY_MEETING")[-1][1] == "OPEN"
    # The next look is at the hour that policy sets, and not sooner.
    after(48.1)
    assert owed(as_owner, episode, "ESCALATE_MISSING")[2:] == [(48, "OPEN")]


@pytest.fixture
def siwan(wales):
    """Siwan, head of service, above the managers on call."""
    person = agencies.open_account(email="siwan@example.invalid", given_name="Siwan", family_name="Rees")
    agencies.join_team(practitioner=person, team=wales.teams["manager"], role=Role.HEAD_OF_SERVICE, at=BEFORE)
    wales.people["siwan"] = person
    return person


def test_where_the_agency_has_no_head_of_service_its_managers_owe_the_look(episode, after, as_owner, wales):
    after(48.5)
    with as_owner():
        (owing,) = Duty.objects.filter(about=episode.ref, kind="ESCALATE_MISSING").values_list("team_id", flat=True)
    assert owing == wales.teams["manager"].pk


def test_whom_policy_names_for_the_hour_looks_and_nobody_less_senior(episode, after, as_actor, as_owner, siwan):
    after(24.5)
    at = episode.last_seen_at
    with as_actor("gethin") as gethin:
        record_senior_review(by=gethin, at=at + timedelta(hours=25), episode=episode, words="Publicity agreed.")
    after(48.5)
    for name in ("gethin", "rhys"):
        with as_actor(name) as actor, pytest.raises(Fault) as refused:
            record_senior_review(by=actor, at=at + timedelta(hours=49), episode=episode, words="Nothing new.")
        assert "head of service" in refused.value.words.en
    assert owed(as_owner, episode, "ESCALATE_MISSING") == [(24, "FULFILLED"), (48, "OPEN")]
    with as_owner():
        owing = dict(Duty.objects.filter(about=episode.ref, kind="ESCALATE_MISSING").values_list("occurrence", "team_id"))
    assert owing[48] == siwan.memberships.get().team_id
    with as_actor("siwan") as head:
        record_senior_review(by=head, at=at + timedelta(hours=50), episode=episode, words="The chief officer is told.")
    assert owed(as_owner, episode, "ESCALATE_MISSING") == [(24, "FULFILLED"), (48, "FULFILLED")]

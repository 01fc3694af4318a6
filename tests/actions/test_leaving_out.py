"""Somebody must not be told: nothing more reaches that team, and nothing shows it that it was left out."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.story import NIGHT, K, at_minute, missing_cai, report_again
from ymylon.agencies import actions as agencies
from ymylon.audit.models import Line
from ymylon.children.actions import involve_each, open_record
from ymylon.children.lookups import NoSuchChild, child_by_ref, events
from ymylon.children.models import Involvement
from ymylon.missing.actions.closing import override_close, reopen_episode
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.leaving_out import leave_out
from ymylon.missing.actions.reporting import report_missing
from ymylon.missing.actions.watching import decide_parent
from ymylon.missing.lookups.leaving_out import recipients
from ymylon.missing.models import Episode
from ymylon.missing.rules.faults import Fault
from ymylon.missing.rules.parents import ParentTelling
from ymylon.notices.lookups import left_out_about, notices_about
from ymylon.notices.models import LeftOut, Notice, NoticeStage
from ymylon.people.actions import add_person
from ymylon.post.models import Letter
from ymylon.terms.codes import FoundCircumstance, NoticeKind, RecordReason, ReporterKind, Role, Whereabouts

LATER = NIGHT + timedelta(minutes=30)
FOUND_AT = NIGHT + timedelta(hours=2)
WHY = "His uncle works there."


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, also=(("youth_justice", K.YOUTH_JUSTICE), ("social_work", K.OTHER)))


def without(actor, wales, episode, team: str, *, reason: str = WHY) -> None:
    leave_out(by=actor, at=LATER, episode=episode, team_id=wales.teams[team].pk, reason=reason)


def found(as_actor, episode, *, by: str = "rhys") -> None:
    with as_actor(by) as actor:
        record_found(
            by=actor,
            at=FOUND_AT,
            episode=episode,
            found=at_minute(FOUND_AT),
            circumstance=FoundCircumstance.RETURNED,
            is_safe_now=True,
        )


def told_of(as_owner, episode, kind: NoticeKind) -> set[int]:
    with as_owner():
        return set(Notice.objects.filter(about=episode.ref, kind=kind).values_list("team_id", flat=True))


def test_a_team_that_is_left_out_is_told_nothing_more_and_gets_no_letter(episode, wales, as_actor, as_owner):
    with as_actor("rhys") as rhys:
        without(rhys, wales, episode, "home_staff")
    with as_owner():
        before = Letter.objects.filter(to_email="home_staff@example.invalid").count()
    found(as_actor, episode)
    told = told_of(as_owner, episode, NoticeKind.FOUND)
    assert wales.teams["missing"].pk in told
    assert wales.teams["home_staff"].pk not in told
    with as_owner():
        assert Letter.objects.filter(to_email="home_staff@example.invalid").count() == before


def test_its_members_see_neither_that_nor_any_later_notice(episode, wales, as_actor):
    with as_actor("elin") as elin:
        before = {notice.pk for notice in notices_about(elin, [episode.ref])[episode.ref]}
        story = [event.kind for event in events(elin, episode.child_id)]
    with as_actor("rhys") as rhys:
        without(rhys, wales, episode, "home_staff")
        assert [row.reason for row in left_out_about(rhys, episode.ref)] == [WHY]
    with as_actor("elin") as elin:
        assert [event.kind for event in events(elin, episode.child_id)] == story
    found(as_actor, episode)
    with as_actor("elin") as elin:
        assert {notice.pk for notice in notices_about(elin, [episode.ref])[episode.ref]} == before
        assert not Notice.objects.filter(kind=NoticeKind.FOUND).exists()
        assert not LeftOut.objects.exists()
        assert not left_out_about(elin, episode.ref)
    with as_actor("nia") as nia:
        assert NoticeKind.FOUND in {notice.kind for notice in notices_about(nia, [episode.ref])[episode.ref]}


def test_nor_does_somebody_who_only_administers_there_and_reads_of_the_child_elsewhere(episode, wales, as_actor, as_owner):
    """What is hidden from a team is hidden from whoever has a place in it, though nothing there is addressed to them."""
    agencies.join_team(practitioner=wales.people["nia"], team=wales.teams["home_staff"], role=Role.ADMINISTRATOR, at=NIGHT)
    with as_actor("rhys") as rhys:
        without(rhys, wales, episode, "home_staff")
        assert LeftOut.objects.exists()
    found(as_actor, episode)
    with as_actor("nia") as nia:
        assert events(nia, episode.child_id), "she holds the child by her other place"
        assert not LeftOut.objects.exists()
        kinds = set(Notice.objects.filter(about=episode.ref).values_list("kind", flat=True))
        assert NoticeKind.REPORTED_MISSING in kinds
        assert NoticeKind.FOUND not in kinds
        with as_owner():
            assert not LeftOut.objects.visible_to(nia).exists()


def test_an_agency_that_leaves_out_a_team_of_its_own_keeps_its_other_teams_informed(episode, wales, as_actor, as_owner):
    with as_actor("nia") as nia:
        without(nia, wales, episode, "social_work")
        assert [row.by_id for row in left_out_about(nia, episode.ref)] == [nia.practitioner_id]
    found(as_actor, episode)
    assert wales.teams["duty"].pk in told_of(as_owner, episode, NoticeKind.FOUND)
    for name, sees in (("nia", True), ("gethin", True), ("mared", False)):
        with as_actor(name) as actor:
            kinds = {notice.kind for notice in notices_about(actor, [episode.ref])[episode.ref]}
            assert (NoticeKind.FOUND in kinds) is sees, name
            assert bool(left_out_about(actor, episode.ref)) is sees, name


def test_another_agency_as_a_whole_never_learns_of_it(episode, wales, as_actor):
    with as_actor("nia") as nia:
        without(nia, wales, episode, "missing")
    for name in ("rhys", "heledd"):
        with as_actor(name) as actor:
            assert not left_out_about(actor, episode.ref)
    with as_actor("gethin") as gethin:
        assert left_out_about(gethin, episode.ref)


@pytest.mark.parametrize("reason", ["", "   "])
def test_it_needs_a_reason(episode, wales, as_actor, reason):
    with as_actor("rhys") as rhys, pytest.raises(Fault) as fault:
        without(rhys, wales, episode, "home_staff", reason=reason)
    assert fault.value.field == "reason"


def test_nobody_leaves_out_their_own_team_a_stranger_or_the_same_team_twice(episode, wales, as_actor):
    with as_actor("rhys") as rhys:
        assert wales.teams["youth_justice"].pk not in {team.pk for team in recipients(rhys, episode)} or rhys.scopes("OFFENDING")
        for team in ("missing", "other_missing"):
            with pytest.raises(Fault):
                without(rhys, wales, episode, team)
        without(rhys, wales, episode, "home_staff")
        with pytest.raises(Fault):
            without(rhys, wales, episode, "home_staff")


def test_only_police_and_social_care_leave_anybody_out(episode, wales, as_actor):
    for name in ("elin", "menna"):
        with as_actor(name) as actor, pytest.raises(PermissionDenied):
            without(actor, wales, episode, "missing")


def test_it_is_audited_without_the_team_or_the_reason(episode, wales, as_actor):
    with as_actor("rhys") as rhys:
        without(rhys, wales, episode, "home_staff")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        line = Line.objects.filter(act="LEFT_OUT").get()
        cursor.execute("set local role app_web")
    assert (line.children, line.about, line.why) == ([episode.child_id], str(episode.ref), "")


def test_once_the_end_is_told_nobody_waits_for_who_was_left_out_of_it(episode, wales, as_actor):
    with as_actor("nia") as nia:
        without(nia, wales, episode, "missing")
    found(as_actor, episode, by="elin")
    from django.db import connection

    from ymylon.access.actions import acting_system
    from ymylon.notices.lookups import climbing_now

    with acting_system("test"):
        waiting = set(Notice.objects.filter(pk__in=climbing_now(FOUND_AT + timedelta(days=2))).values_list("kind", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    assert NoticeKind.REPORTED_MISSING not in waiting


def test_a_parent_is_no_recipient_and_only_a_practitioner_decides(episode, as_actor, as_owner):
    with as_owner():
        letters = Letter.objects.count()
    with as_actor("nia") as nia:
        decide_parent(by=nia, at=LATER, episode=episode, answer=ParentTelling.SAFE)
    with as_owner():
        assert Letter.objects.count() == letters


@pytest.fixture
def known_child(wales, policy, as_actor):
    """Cai, known to the home, the social worker and the police force; nobody has reported him."""
    with as_actor("elin") as elin:
        person = add_person(by=elin, at=NIGHT, given="Cai", family="Morgan-Rees")
        child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        teams = [(wales.teams[team].pk, kind, "known") for team, kind in (("home_staff", K.HOME), ("social_work", K.OTHER))]
        involve_each(by=elin, at=NIGHT, child_id=child.pk, teams=teams)
    return child


def report_without(actor, wales, child, *teams: str, reason: str = WHY):
    return report_missing(
        by=actor,
        at=LATER,
        child_id=child.pk,
        last_seen=at_minute(NIGHT),
        whereabouts=Whereabouts.NOT_KNOWN,
        reporter_kind=ReporterKind.SOCIAL_WORKER,
        left_out=[(wales.teams[team].pk, reason) for team in teams],
    )


def test_who_is_left_out_of_a_report_is_told_nothing_and_the_episode_involves_them_in_nothing(
    known_child, wales, as_actor, as_owner
):
    with as_actor("mared") as mared:
        episode = report_without(mared, wales, known_child, "safeguarding", "home_staff")
        assert {row.reason for row in left_out_about(mared, episode.ref)} == {WHY}
    told = told_of(as_owner, episode, NoticeKind.REPORTED_MISSING)
    assert wales.teams["missing"].pk in told
    assert not told & {wales.teams["safeguarding"].pk, wales.teams["home_staff"].pk}
    with as_owner():
        assert not Letter.objects.filter(to_email__in=["safeguarding@example.invalid", "home_staff@example.invalid"]).exists()
    with as_actor("menna") as menna:
        assert not Episode.objects.exists()
        assert not Notice.objects.exists()
        assert not Involvement.objects.exists()
        with pytest.raises(NoSuchChild):
            child_by_ref(menna, known_child.ref)
    with as_actor("elin") as elin:
        # Involved with the child besides: told nothing, and still able to say that the child is gone.
        assert not Notice.objects.exists()
        assert not left_out_about(elin, episode.ref)
        assert report_again(elin, known_child.pk, at=LATER + timedelta(minutes=5)).pk == episode.pk


def test_a_further_report_and_a_reopening_tell_them_nothing_either(known_child, wales, as_actor, as_owner):
    with as_actor("mared") as mared:
        episode = report_without(mared, wales, known_child, "safeguarding")
    with as_actor("elin") as elin:
        report_again(elin, known_child.pk, at=LATER + timedelta(minutes=5))
    found(as_actor, episode, by="mared")
    with as_actor("gethin") as gethin:
        override_close(by=gethin, at=FOUND_AT + timedelta(hours=1), episode=episode, reason="All done.")
    with as_actor("mared") as mared:
        reopen_episode(by=mared, at=FOUND_AT + timedelta(hours=2), episode=episode, reason="He told us more.")
    with as_owner():
        assert not Notice.objects.filter(team=wales.teams["safeguarding"]).exists()
        assert not Involvement.objects.filter(team=wales.teams["safeguarding"], ended_at__isnull=True).exists()
    with as_actor("menna"):
        assert not Episode.objects.exists()


def test_a_report_that_leaves_somebody_out_needs_a_reason_and_the_right_to_do_so(known_child, wales, as_actor, as_owner):
    with as_actor("mared") as mared, pytest.raises(Fault):
        report_without(mared, wales, known_child, "home_staff", reason=" ")
    with as_actor("mared") as mared, pytest.raises(Fault):
        report_without(mared, wales, known_child, "social_work")
    with as_actor("elin") as elin, pytest.raises(PermissionDenied):
        report_without(elin, wales, known_child, "safeguarding")
    with as_owner():
        assert not Episode.objects.exists()
        assert not LeftOut.objects.exists()


def test_no_silence_of_a_team_that_was_left_out_since_climbs_or_sends_it_another_letter(episode, wales, as_actor, as_owner):
    with as_actor("nia") as nia:
        without(nia, wales, episode, "missing")
    with as_owner():
        before = Letter.objects.filter(to_email="missing@example.invalid").count()
    from django.db import connection

    from ymylon.notices import jobs

    jobs.sweep(now=LATER + timedelta(days=2))
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")
    with as_owner():
        assert not NoticeStage.objects.filter(notice__team=wales.teams["missing"]).exists()
        assert NoticeStage.objects.filter(notice__team=wales.teams["duty"]).exists()
        assert Letter.objects.filter(to_email="missing@example.invalid").count() == before

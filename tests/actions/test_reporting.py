"""Reporting a child missing: one episode, everybody told once, and nobody shown what they may not know."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import BRIDGEND, RHONDDA
from ymylon.agencies.models import Agency
from ymylon.audit.models import Line
from ymylon.children.actions import involve, open_record
from ymylon.children.lookups import NoSuchChild, children_by_id, events, involvements
from ymylon.children.models import Involvement
from ymylon.circumstances.actions import begin_care_spell, begin_education_spell
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.lookups import open_duties
from ymylon.duties.rules.lengths import OFFICE_HOURS
from ymylon.linkage.models import Proposal
from ymylon.missing.actions.reporting import NewChild, ReportFault, ResidenceNotKnown, report_missing
from ymylon.missing.lookups.episodes import NoSuchEpisode, episode_by_ref, moves_of, reports_of
from ymylon.missing.models import Episode, Report
from ymylon.missing.rules.reports import police_have_confirmed
from ymylon.notices.lookups import notices_about
from ymylon.notices.models import Notice
from ymylon.people.actions import add_person
from ymylon.people.lookups import persons_by_id
from ymylon.post.models import Letter
from ymylon.terms.codes import (
    EducationStatus,
    InvolvementKind,
    LivingAt,
    PlacementType,
    Precision,
    RecordReason,
    ReporterKind,
    Whereabouts,
)
from ymylon.terms.moments import Moment

NIGHT = datetime(2026, 11, 21, 23, 2, tzinfo=UTC)  # a Saturday
SEEN = Moment(NIGHT - timedelta(minutes=12), Precision.MINUTE)
K = InvolvementKind


def cai(elin, wales):
    """Cai lives at Tŷ Derwen, and Elin of the home has his record."""
    person = add_person(by=elin, at=NIGHT, given="Cai", family="Morgan-Rees", born_on=date(2012, 3, 8))
    child = open_record(by=elin, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
    involve(by=elin, at=NIGHT, child_id=child.pk, team_id=wales.teams["home_staff"].pk, kind=K.HOME, basis="lives here")
    return child


def report(actor, *, at=NIGHT, seen=SEEN, child_id=None, new=None, kind=ReporterKind.HOME_STAFF_PERMANENT, **more):
    return report_missing(
        by=actor,
        at=at,
        child_id=child_id,
        new_child=new,
        last_seen=seen,
        whereabouts=more.pop("whereabouts", Whereabouts.NOT_KNOWN),
        reporter_kind=kind,
        **more,
    )


def told(actor, episode):
    """Which teams were told, as far as this person may know: {team's name: kind of involvement}."""
    teams = {notice.team_id: notice for notice in notices_about(actor, [episode.ref])[episode.ref]}
    return {notice.because for notice in teams.values()}


def test_a_home_reports_a_child_it_knows(wales, policy, as_actor):
    with as_actor("elin") as elin:
        child = cai(elin, wales)
        episode = report(elin, child_id=child.pk, place="Pontypridd bus station", circumstances="Grey hoodie.")
        assert (episode.authority, episode.living_at, episode.state) == (RHONDDA, LivingAt.CHILDRENS_HOME, "REPORTED")
        (account,) = reports_of(elin, [episode.pk])[episode.pk]
        assert account.place == "Pontypridd bus station"
        assert [move.to_state for move in moves_of(elin, [episode.pk])[episode.pk]] == ["REPORTED"]
        assert told(elin, episode) == {K.RESIDENCE_AUTHORITY, K.FORCE, K.HEALTH_BOARD, K.HOME}
        assert [event.kind for event in events(elin, child.pk)].count("REPORTED_MISSING") == 1
    for name in ("rhys", "nia", "menna"):
        with as_actor(name) as actor:
            assert episode_by_ref(actor, episode.ref).pk == episode.pk
    with as_actor("rhys") as rhys:
        assert [duty.kind for duty in open_duties(rhys, episode.ref)] == ["FIRST_GRADE"]
        (notice,) = [n for n in notices_about(rhys, [episode.ref])[episode.ref] if n.because == K.FORCE]
        assert notice.due_at - notice.told_at == timedelta(minutes=15)
        assert not police_have_confirmed(episode.police_reference, notice.acknowledged_at)


def test_at_night_the_duty_team_is_told_and_by_day_the_front_door(wales, policy, as_actor, settings):
    settings.DAY_TEAM = OFFICE_HOURS
    with as_actor("elin") as elin:
        night = report(elin, child_id=cai(elin, wales).pk)
        by_day = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
        day = report(elin, at=by_day, seen=Moment(by_day, Precision.MINUTE), child_id=cai(elin, wales).pk)
        of_team = {
            episode.pk: {n.team_id for n in notices_about(elin, [episode.ref])[episode.ref] if n.because == K.RESIDENCE_AUTHORITY}
            for episode in (night, day)
        }
    assert of_team == {night.pk: {wales.teams["duty"].pk}, day.pk: {wales.teams["front_door"].pk}}


def test_owain_sees_nothing(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = report(elin, child_id=cai(elin, wales).pk)
    with as_actor("owain") as owain:
        with pytest.raises(NoSuchEpisode):
            episode_by_ref(owain, episode.ref)
        assert not Episode.objects.exists()
        assert not Report.objects.exists()
        assert not Notice.objects.exists()
        with pytest.raises(NoSuchChild):
            report(owain, child_id=episode.child_id, kind=ReporterKind.POLICE)


def test_youth_justice_is_told_and_the_home_does_not_learn_of_it(wales, policy, as_actor):
    with as_actor("elin") as elin:
        child = cai(elin, wales)
        team = wales.teams["youth_justice"]
        involve(by=elin, at=NIGHT, child_id=child.pk, team_id=team.pk, kind=K.YOUTH_JUSTICE, basis="open")
        episode = report(elin, child_id=child.pk)
        assert K.YOUTH_JUSTICE not in told(elin, episode)
    with as_actor("sion") as sion:
        assert K.YOUTH_JUSTICE in told(sion, episode)
    with as_actor("menna") as menna:
        assert K.YOUTH_JUSTICE not in told(menna, episode)


def test_care_that_the_reporter_may_not_see_still_counts(wales, policy, as_actor):
    """Dewi of the school sees no care spell; the council that is responsible and the home are told all the same."""
    with as_actor("mared") as mared:
        person = add_person(by=mared, at=NIGHT, given="Efa", family="Jones", born_on=date(2011, 5, 1))
        child = open_record(by=mared, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        involve(by=mared, at=NIGHT, child_id=child.pk, team_id=wales.teams["social_work"].pk, kind=K.OTHER, basis="allocated")
        involve(by=mared, at=NIGHT, child_id=child.pk, team_id=wales.teams["school_lead"].pk, kind=K.OTHER, basis="pupil")
        day = NIGHT.date() - timedelta(days=30)
        begin_care_spell(
            by=mared, at=NIGHT, child_id=child.pk, from_on=day, responsible_authority=RHONDDA, host_authority=BRIDGEND,
            home_id=wales.agencies["home"].pk,
        )  # fmt: skip
        begin_education_spell(
            by=mared, at=NIGHT, child_id=child.pk, from_on=day, status=EducationStatus.FULL_TIME,
            school_id=wales.agencies["school"].pk,
        )  # fmt: skip
    with as_actor("dewi") as dewi:
        episode = report(dewi, child_id=child.pk, kind=ReporterKind.SCHOOL)
        assert episode.authority == BRIDGEND
        assert K.SCHOOL in told(dewi, episode)
    with as_actor("mared") as mared:
        kinds = {row.kind for row in involvements(mared, child.pk)}
        assert {K.RESPONSIBLE_AUTHORITY, K.HOST_AUTHORITY, K.HOME, K.SCHOOL, K.FORCE, K.HEALTH_BOARD, K.REPORTER} <= kinds
    with as_actor("carys") as carys:
        assert episode_by_ref(carys, episode.ref).pk == episode.pk


def test_where_a_child_lives_is_known_already(wales, policy, as_actor):
    with as_actor("mared") as mared:
        person = add_person(by=mared, at=NIGHT, given="Efa", family="Jones", born_on=date(2011, 5, 1))
        child = open_record(by=mared, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        involve(by=mared, at=NIGHT, child_id=child.pk, team_id=wales.teams["social_work"].pk, kind=K.OTHER, basis="allocated")
        from_on = NIGHT.date() - timedelta(days=30)
        placed = {"responsible_authority": RHONDDA, "placement": PlacementType.SUPPORTED_ACCOMMODATION}
        begin_care_spell(by=mared, at=NIGHT, child_id=child.pk, from_on=from_on, **placed)
        episode = report(mared, child_id=child.pk, kind=ReporterKind.SOCIAL_WORKER)
        assert episode.living_at == LivingAt.SUPPORTED


def test_a_child_without_a_record_gets_one(wales, policy, as_actor):
    with as_actor("dewi") as dewi:
        new = NewChild("Gwen", "ferch Ifan", age=14)
        episode = report(dewi, new=new, kind=ReporterKind.SCHOOL, authority=BRIDGEND, living_at=LivingAt.FAMILY)
        person = persons_by_id(dewi, [episode.child_id])[episode.child_id]
        assert (person.born_on, person.born_precision) == (date(2012, 1, 1), "YEAR")
        assert children_by_id(dewi, [episode.child_id])[episode.child_id].reason == "REPORTED_MISSING"
        assert (episode.authority, episode.living_at) == (BRIDGEND, LivingAt.FAMILY)
    with as_actor("carys") as carys:
        assert told(carys, episode) == {K.RESIDENCE_AUTHORITY, K.FORCE, K.HEALTH_BOARD}
    with as_actor("nia") as nia, pytest.raises(NoSuchEpisode):
        episode_by_ref(nia, episode.ref)


def test_a_second_report_joins_and_both_accounts_are_kept(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = report(elin, child_id=cai(elin, wales).pk, whereabouts=Whereabouts.KNOWN_NOT_WHERE_EXPECTED)
    later, earlier = NIGHT + timedelta(minutes=20), Moment(NIGHT - timedelta(hours=2), Precision.MINUTE)
    with as_actor("nia") as nia:
        joined = report(nia, at=later, seen=earlier, child_id=episode.child_id, kind=ReporterKind.SOCIAL_WORKER)
        assert joined.pk == episode.pk
        assert joined.last_seen_at == earlier.at
        assert joined.whereabouts == Whereabouts.NOT_KNOWN
        assert joined.opened_at == NIGHT
        assert len(reports_of(nia, [episode.pk])[episode.pk]) == 2
        kinds = [(notice.kind, notice.because) for notice in notices_about(nia, [episode.ref])[episode.ref]]
        assert kinds.count(("FURTHER_REPORT", K.FORCE)) == 1
        assert kinds.count(("REPORTED_MISSING", K.FORCE)) == 1


def test_a_later_time_in_a_second_report_moves_nothing(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = report(elin, child_id=cai(elin, wales).pk)
        report(elin, at=NIGHT + timedelta(hours=1), seen=Moment(NIGHT, Precision.MINUTE), child_id=episode.child_id)
        episode.refresh_from_db()
        assert episode.last_seen_at == SEEN.at


def test_the_same_form_sent_twice_is_one_report(wales, policy, as_actor):
    ref = uuid4()
    with as_actor("dewi") as dewi:
        first = report(dewi, new=NewChild("Gwen", "Ifan"), kind=ReporterKind.SCHOOL, report_ref=ref, authority=BRIDGEND)
        again = report(dewi, new=NewChild("Gwen", "Ifan"), kind=ReporterKind.SCHOOL, report_ref=ref, authority=BRIDGEND)
        assert first.pk == again.pk
        assert Report.objects.count() == 1


def test_nobody_confirms_what_they_said_themselves(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = report(elin, child_id=cai(elin, wales).pk)
        answered = {n.because for n in notices_about(elin, [episode.ref])[episode.ref] if n.acknowledged_at}
        assert answered == {K.HOME}


def test_each_team_is_told_once_and_its_letter_holds_a_link_and_no_fact(wales, policy, as_actor, as_owner):
    with as_actor("elin") as elin:
        episode = report(elin, child_id=cai(elin, wales).pk)
    with as_owner():
        teams = list(Notice.objects.filter(about=episode.ref).values_list("team_id", flat=True))
        assert len(teams) == len(set(teams)) == 4
        letters = list(Letter.objects.all())
    assert len(letters) == 4
    assert {letter.link for letter in letters} == {f"http://127.0.0.1:8000/missing/{episode.ref}"}


def test_times_that_cannot_be_true_are_refused_and_nothing_is_written(wales, policy, as_actor):
    with as_actor("elin") as elin:
        child = cai(elin, wales)
        with pytest.raises(ReportFault) as refused:
            report(elin, child_id=child.pk, seen=Moment(NIGHT + timedelta(hours=1), Precision.MINUTE))
        assert refused.value.fault == "LAST_SEEN_LATER_THAN_NOW"
        assert not Episode.objects.exists()
        assert {row.kind for row in involvements(elin, child.pk)} == {K.HOME}


def test_who_may_not_report(wales, policy, as_actor):
    with as_actor("ada") as ada, pytest.raises(PermissionDenied):
        report(ada, new=NewChild("Gwen", "Ifan"), authority=BRIDGEND)


def test_a_report_leaves_its_audit_line(wales, policy, as_actor, as_owner):
    with as_actor("elin") as elin:
        episode = report(elin, child_id=cai(elin, wales).pk)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        (line,) = Line.objects.filter(act="REPORTED_MISSING")
        assert (line.actor, line.children, line.about) == (elin.account_id, [episode.child_id], str(episode.ref))
        cursor.execute("set local role app_web")


def test_involvement_made_by_an_episode_ends_with_it_and_the_home_stays(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = report(elin, new=NewChild("Gwen", "Ifan", age=13))
        standing = {row.kind for row in Involvement.objects.filter(child_id=episode.child_id, about__isnull=True)}
        assert standing == {K.HOME}


def test_a_new_record_is_put_before_whoever_may_see_both(wales, policy, as_actor, as_owner):
    """Dewi of the school may not find Cai; Nia of the council learns that two records may be one child."""
    with as_actor("elin") as elin:
        report(elin, child_id=cai(elin, wales).pk)
    with as_actor("dewi") as dewi:
        report(dewi, new=NewChild("Kai", "Morgan Rees", born_on=date(2012, 3, 8)), kind=ReporterKind.SCHOOL, authority=RHONDDA)
        assert not Proposal.objects.exists()
    with as_owner():
        assert Proposal.objects.count() == 1


@pytest.fixture
def bethan(wales, policy, as_actor):
    """Bethan's record is held by the police of three councils' areas; nothing says yet where she lives."""
    with as_actor("rhys") as rhys:
        person = add_person(by=rhys, at=NIGHT, given="Bethan", family="Jones", born_on=date(2011, 5, 1))
        child = open_record(by=rhys, at=NIGHT, person_id=person.pk, reason=RecordReason.REFERRAL)
        involve(by=rhys, at=NIGHT, child_id=child.pk, team_id=wales.teams["missing"].pk, kind=K.OTHER, basis="known")
        return child


def test_where_a_child_lives_is_read_from_the_council_that_is_involved_for_it(bethan, wales, as_actor):
    with as_actor("rhys") as rhys:
        door = wales.teams["bridgend_door"].pk
        involve(by=rhys, at=NIGHT, child_id=bethan.pk, team_id=door, kind=K.RESIDENCE_AUTHORITY, basis="lives here")
        episode = report(rhys, child_id=bethan.pk, kind=ReporterKind.POLICE)
        assert episode.authority == BRIDGEND
    with as_actor("nia") as nia, pytest.raises(NoSuchEpisode):
        episode_by_ref(nia, episode.ref)


def test_a_council_is_never_guessed_from_the_areas_of_whoever_reports(bethan, wales, as_actor, as_owner):
    with as_actor("rhys") as rhys, pytest.raises(ResidenceNotKnown):
        report(rhys, child_id=bethan.pk, kind=ReporterKind.POLICE)
    with as_owner():
        assert not Notice.objects.exists()
    with as_actor("rhys") as rhys:
        assert report(rhys, child_id=bethan.pk, kind=ReporterKind.POLICE, authority=BRIDGEND).authority == BRIDGEND
    with as_actor("nia") as nia, pytest.raises(NoSuchChild):
        report(nia, child_id=bethan.pk, kind=ReporterKind.SOCIAL_WORKER)


def test_what_the_record_says_stands_before_what_is_typed(wales, policy, as_actor):
    with as_actor("mared") as mared:
        person = add_person(by=mared, at=NIGHT, given="Efa", family="Jones", born_on=date(2011, 5, 1))
        child = open_record(by=mared, at=NIGHT, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        involve(by=mared, at=NIGHT, child_id=child.pk, team_id=wales.teams["social_work"].pk, kind=K.OTHER, basis="allocated")
        begin_care_spell(
            by=mared, at=NIGHT, child_id=child.pk, from_on=NIGHT.date(), responsible_authority=RHONDDA, host_authority=BRIDGEND
        )
        assert report(mared, child_id=child.pk, kind=ReporterKind.SOCIAL_WORKER, authority=RHONDDA).authority == BRIDGEND


def test_beyond_the_border_council_and_force_are_told_by_telephone_and_the_clock_runs(wales, as_actor):
    """A child placed in Bristol, where nobody uses the program: both are entered once, whoever reports next."""
    bristol = "E06000023"
    load_shipped_policies(demonstration=True)
    with as_actor("elin") as elin:
        child = cai(elin, wales)
        brother = add_person(by=elin, at=NIGHT, given="Macsen", family="Morgan-Rees", born_on=date(2011, 3, 8))
        open_record(by=elin, at=NIGHT, person_id=brother.pk, reason=RecordReason.LOOKED_AFTER)
        involve(by=elin, at=NIGHT, child_id=brother.pk, team_id=wales.teams["home_staff"].pk, kind=K.HOME, basis="lives here")
        for one in (child.pk, brother.pk):
            involve(by=elin, at=NIGHT, child_id=one, team_id=wales.teams["social_work"].pk, kind=K.OTHER, basis="allocated")
    with as_actor("mared") as mared:
        for one in (child.pk, brother.pk):
            begin_care_spell(
                by=mared, at=NIGHT, child_id=one, from_on=NIGHT.date(), responsible_authority=RHONDDA, host_authority=bristol
            )
    with as_actor("elin") as elin:
        episodes = [report(elin, child_id=one) for one in (child.pk, brother.pk)]
        told = notices_about(elin, [one.ref for one in episodes])
    entered = Agency.objects.filter(uses_ymylon=False, areas__contains=[bristol]).order_by("kind")
    assert [(one.kind, one.code) for one in entered] == [("COUNCIL", bristol), ("POLICE", "E23000036")]
    for notices in told.values():
        theirs = [one for one in notices if one.team.agency in list(entered)]
        assert {one.team.agency.kind for one in theirs} == {"COUNCIL", "POLICE"}
        assert all(one.due_at for one in theirs), "silence climbs there too"


def test_a_child_who_lives_where_nobody_uses_the_program_is_told_of_there(wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("rhys") as rhys:
        episode = report(rhys, new=NewChild("Ada", "Webb", age=14), authority="S12000033")
        told = {one.because: one.team.agency.name_en for one in notices_about(rhys, [episode.ref])[episode.ref]}
    assert told == {K.RESIDENCE_AUTHORITY: "Aberdeen City", K.FORCE: "Police Scotland"}

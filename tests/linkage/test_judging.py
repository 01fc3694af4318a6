"""Two records that may be one child's: proposed unseen, judged by who may see both, taken back at will."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.linkage.county import NOW, child, found
from ymylon.children.lookups import involvements
from ymylon.children.models import Child, Involvement
from ymylon.linkage.actions import AlreadyJudged, judge_pair, propose_matches, take_back
from ymylon.linkage.lookups import NoSuchPair, judged_proposals, open_proposals, pair_by_ref
from ymylon.linkage.models import Proposal
from ymylon.missing.actions.reporting import NewChild, report_missing
from ymylon.people.lookups import cluster_of
from ymylon.people.models import MergeEdge
from ymylon.terms.codes import Precision, ReporterKind, Whereabouts
from ymylon.terms.moments import Moment

pytestmark = pytest.mark.django_db


def opened_by(name, as_actor, wales, *arguments, **facts):
    """A record that somebody opens by reporting, and what the database proposes for it."""
    with as_actor(name) as actor:
        record = child(actor, wales, *arguments, **facts)
        propose_matches(by=actor, at=NOW, child_id=record.pk)
    return record


@pytest.fixture
def two(wales, as_actor):
    """Siân on the council's record, and Sian whom a force elsewhere reported."""
    with as_actor("nia") as nia:
        first = child(nia, wales, "Siân | Jones", "2011-03-04")
    return first, opened_by("owain", as_actor, wales, "Sian | Jones", "2011-03-04")


def test_a_report_by_somebody_who_may_not_see_the_child_is_put_beside_the_record(wales, as_actor):
    with as_actor("nia") as nia:
        first = child(nia, wales, "Siân | Jones", "2011-03-04")
    with as_actor("owain") as owain:
        episode = report_missing(
            by=owain,
            at=NOW,
            child_id=None,
            new_child=NewChild("Sian", "Jones", born_on=date(2011, 3, 4)),
            last_seen=Moment(NOW - timedelta(minutes=20), Precision.MINUTE),
            whereabouts=Whereabouts.NOT_KNOWN,
            reporter_kind=ReporterKind.POLICE,
        )
    with as_actor("nia") as nia:
        (pair,) = open_proposals(nia)
        assert (pair.child_id, pair.other_id) == (episode.child_id, first.pk)


def the_pair(as_owner) -> Proposal | None:
    with as_owner():
        return Proposal.objects.first()


def test_who_reports_learns_nothing_and_the_holding_council_sees_both(two, as_actor, as_owner, wales):
    with as_actor("owain") as owain:
        assert not Proposal.objects.exists()
        assert {row.kind for row in involvements(owain, two[1].pk)} == {"RESPONSIBLE_AUTHORITY"}
        assert found(owain, "Siân Jones") == ["Sian Jones"]
    with as_actor("nia") as nia:
        (pair,) = open_proposals(nia)
        assert (pair.child_id, pair.other_id, pair.because) == (two[1].pk, two[0].pk, "NAME_AND_BIRTH")
        assert len(found(nia, "Siân Jones")) == 2
    with as_actor("menna") as menna:
        assert open_proposals(menna) == []
    with as_owner():
        row = Involvement.objects.get(child_id=two[1].pk, kind="OTHER")
        assert (row.team_id, row.lane, row.about) == (wales.teams["front_door"].pk, "PROTECTED", pair.ref)


@pytest.mark.parametrize(
    ("first", "second", "because"),
    [
        (("Siân | Jones", "2011-03-04"), ("Jane | Jones", "2011-03-04"), "NAME_AND_BIRTH"),
        (("Siân | Jones", "2011-03-04"), ("Jones | Siân", "2011-03-04"), "NAME_AND_BIRTH"),
        (("Siân | Jones", "2011-03-04"), ("Siân | Jones", "2011-03-14"), "NAME_AND_NEAR_BIRTH"),
        (("Siân | Jones", "2011-03-04"), ("Siân | Jones", "2011-04-03"), "NAME_AND_NEAR_BIRTH"),
        (("Iolo | ap Rhys", "2011-03-04"), ("Iolo | Rhys", "2011-03-04"), "NAME_AND_BIRTH"),
        (("Iolo | ap Rhys", "2011-03-04"), ("Iolo | Price", "2011-03-04"), "NAME_AND_BIRTH"),
        (("Cai | Morgan-Rees", "2011-03-04"), ("Cai | Morgan", "2011-03-04"), "NAME_AND_BIRTH"),
        (("Siân | Jones", "2011-03-04"), ("Siân | Jones", ""), "NAME_ALONE"),
        (("Siân | Jones", ""), ("Siân | Jones", "2011-03-04"), "NAME_ALONE"),
        (("Siân | Jones", ""), ("Jane | Jones", ""), None),
        (("Siân | Jones", "2011-03-04"), ("Siân | Jones", "2009-08-21"), None),
        (("Siân | Jones", "2011-03-04"), ("Siân | Prydderch", "2011-03-04"), None),
        (("Siân | Jones", "2011-03-04"), ("Siân |", "2011-03-04"), None),
        # Twins share surname, birthday and address.
        (("Gwen | Tudor", "2013-05-05"), ("Mali | Tudor", "2013-05-05"), None),
    ],
)
def test_what_is_proposed(wales, as_actor, as_owner, first, second, because):
    with as_actor("nia") as nia:
        child(nia, wales, *first)
    opened_by("owain", as_actor, wales, *second)
    pair = the_pair(as_owner)
    assert (pair.because if pair else None) == because


def test_an_estimated_age_and_a_shared_number_propose_too(wales, as_actor, as_owner):
    with as_actor("nia") as nia:
        child(nia, wales, "Siân | Jones", "2011-03-04", numbers=[("NHS_NUMBER", "9990000018")])
    opened_by("owain", as_actor, wales, "Siân | Jones", about="2012")
    opened_by("owain", as_actor, wales, "Somebody | Else", numbers=[("NHS_NUMBER", "999 000 0018")])
    with as_owner():
        assert list(Proposal.objects.order_by("id").values_list("because", flat=True)) == ["NAME_AND_AGE", "NUMBER"]


def test_a_common_name_alone_proposes_nobody(wales, as_actor, as_owner):
    with as_actor("nia") as nia:
        for _each in range(4):
            child(nia, wales, "Siân | Jones")
    opened_by("owain", as_actor, wales, "Siân | Jones")
    assert the_pair(as_owner) is None


def test_nothing_is_proposed_twice(two, as_actor, as_owner):
    with as_actor("owain") as owain:
        propose_matches(by=owain, at=NOW, child_id=two[1].pk)
    with as_actor("nia") as nia:
        propose_matches(by=nia, at=NOW, child_id=two[0].pk)
    with as_owner():
        assert Proposal.objects.count() == 1


def test_same_makes_an_edge_that_can_be_taken_back(two, as_actor, as_owner):
    first, second = (record.pk for record in two)
    ref = the_pair(as_owner).ref
    with as_actor("nia") as nia:
        judge_pair(by=nia, at=NOW, ref=ref, same=True, reason="Her school says so.")
        assert cluster_of(nia, first) == cluster_of(nia, second) == {first, second}
        assert (len(open_proposals(nia)), len(judged_proposals(nia))) == (0, 1)
    with as_actor("owain") as owain:
        assert not MergeEdge.objects.exists()
        assert cluster_of(owain, second) == {second}
        assert not Child.objects.filter(pk=first).exists(), "a judgement opens no record to anybody"
    with as_actor("nia") as nia:
        with pytest.raises(AlreadyJudged):
            judge_pair(by=nia, at=NOW, ref=ref, same=False, reason="No.")
        take_back(by=nia, at=NOW, ref=ref, reason="Two girls of that name.")
        assert cluster_of(nia, first) == {first}
        assert len(open_proposals(nia)) == 1
    with as_owner():
        edge = MergeEdge.objects.get()
        assert (edge.withdrawn_why, edge.reason) == ("Two girls of that name.", "Her school says so.")


def test_different_takes_the_newer_record_away_from_who_saw_it_for_this_alone(two, as_actor, as_owner):
    ref = the_pair(as_owner).ref
    with as_actor("nia") as nia:
        judge_pair(by=nia, at=NOW, ref=ref, same=False, reason="Born in another town.")
    with as_actor("nia") as nia:
        assert not Child.objects.filter(pk=two[1].pk).exists()
        with pytest.raises(NoSuchPair):
            pair_by_ref(nia, ref)


@pytest.mark.parametrize(("name", "refusal"), [("owain", PermissionDenied), ("menna", PermissionDenied), ("carys", NoSuchPair)])
def test_who_may_not_judge(two, as_actor, as_owner, name, refusal):
    ref = the_pair(as_owner).ref
    with as_actor(name) as actor, pytest.raises(refusal):
        judge_pair(by=actor, at=NOW, ref=ref, same=True, reason="x")


def test_nobody_proposes_past_the_database(two, as_actor):
    with as_actor("nia"), pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.create(child_id=two[0].pk, other_id=two[1].pk, because="NUMBER", proposed_at=NOW)


def test_nobody_proposes_for_a_child_whom_they_do_not_hold(two, as_actor):
    with as_actor("owain"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select propose_matches(%s, '{}', now())", [two[0].pk])

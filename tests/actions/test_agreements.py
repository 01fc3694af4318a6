"""Sharing agreements are opened, amended by a later version and ended by whoever keeps them, and edited by nobody."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.sharing import DAY, agreed, terms
from ymylon.access import actions as access
from ymylon.access.lookups import NoSuchAgreement, agreement_by_series, agreements, in_force
from ymylon.access.models import Agreement, AgreementEnd
from ymylon.access.rules.agreements import AgreementFault, AgreementOvertaken
from ymylon.agencies import actions as agencies
from ymylon.audit.models import Line
from ymylon.oversight import jobs
from ymylon.oversight.actions.sharing import amend_agreement, end_agreement, open_agreement
from ymylon.oversight.lookups.sharing import agreements_of, reviews_waiting
from ymylon.oversight.models import AgreementReview
from ymylon.oversight.rules.reviews import WITHIN
from ymylon.post.models import Letter
from ymylon.terms.calendars import local
from ymylon.terms.codes import Lane, Role
from ymylon.terms.faults import begin_refusing, refusals

pytestmark = pytest.mark.django_db


def today():
    return local(timezone.now()).date()


def acts(as_owner) -> list[tuple[str, str]]:
    with as_owner():
        return list(Line.objects.filter(act__endswith="AGREEMENT").order_by("id").values_list("act", "about"))


def test_an_agreement_stands_in_the_register_for_everybody_who_works_here(wales, as_actor, as_owner):
    made = agreed(wales, as_actor)
    for name in ("owain", "lowri", "elin", "ada"):
        with as_actor(name):
            (found,) = agreements()
            assert found == made
    assert acts(as_owner) == [("OPENED_AGREEMENT", str(made.ref))]


def test_nobody_who_is_not_signed_in_reads_it(wales, as_actor):
    agreed(wales, as_actor)
    access.begin_request(None, "PUBLIC")
    assert agreements() == []


@pytest.mark.parametrize("name", ["owain", "gethin", "nia", "rhys", "elin", "menna"])
def test_only_a_keeper_of_the_agency_opens_amends_or_ends_one(wales, as_actor, as_owner, name):
    made = agreed(wales, as_actor)
    with as_actor(name) as other:
        for act in (
            lambda: open_agreement(by=other, at=timezone.now(), terms=terms(wales)),
            lambda: amend_agreement(by=other, at=timezone.now(), series=made.series, seen=1, terms=terms(wales)),
            lambda: end_agreement(by=other, at=timezone.now(), series=made.series, seen=1, why="It is over."),
        ):
            begin_refusing()
            with pytest.raises(AgreementFault, match="You keep no agreements"):
                act()
            assert [each.rule for each in refusals()] == ["You keep no agreements for this agency."]
    assert len(acts(as_owner)) == 1


def test_a_keeper_keeps_those_of_their_own_agency_alone(wales, as_actor):
    made = agreed(wales, as_actor)
    other = agencies.open_account(email="other@example.invalid", given_name="Other", family_name="Keeper")
    agencies.join_team(practitioner=other, team=wales.teams["other_missing"], role=Role.ADMINISTRATOR, at=timezone.now() - DAY)
    with access.acting(other.account_id, "test") as keeper:
        with pytest.raises(AgreementFault, match="You keep no agreements"):
            open_agreement(by=keeper, at=timezone.now(), terms=terms(wales))
        with pytest.raises(AgreementFault, match="You keep no agreements"):
            amend_agreement(by=keeper, at=timezone.now(), series=made.series, seen=1, terms=terms(wales))
        own = wales.agencies["other_police"].pk
        mine = open_agreement(by=keeper, at=timezone.now(), terms=terms(wales, agency_id=own))
        assert mine.terms.agency_id == own


def test_the_database_refuses_it_too(wales, as_actor):
    agreed(wales, as_actor)
    with as_actor("nia"):
        row = Agreement.objects.get()
        row.pk, row.ref = None, "0b6d6a5e-9c0f-4f5e-8e7e-000000000001"
        row.number = 2
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            AgreementEnd.objects.create(
                series=row.series, ended_on=today(), why="x", ended_at=timezone.now(), ended_by_id=row.kept_by_id
            )


def test_no_version_is_edited_or_deleted_by_the_program(wales, as_actor):
    agreed(wales, as_actor)
    with as_actor("ada"):
        for change in (lambda: Agreement.objects.update(bodies=["Another"]), lambda: Agreement.objects.all().delete()):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                change()
        row = Agreement.objects.get()
        row.pk, row.number, row.ref = None, 7, "0b6d6a5e-9c0f-4f5e-8e7e-000000000002"
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.parametrize("lane", ["PROTECTED", "AUDIT"])
def test_no_agreement_carries_protected_facts_not_even_in_the_table(wales, as_actor, as_owner, lane):
    with as_actor("ada") as ada, pytest.raises(AgreementFault, match="never carries"):
        open_agreement(by=ada, at=timezone.now(), terms=terms(wales, lanes=(Lane.EPISODE, Lane[lane])))
    agreed(wales, as_actor)
    with as_actor("ada"):
        row = Agreement.objects.get()
        row.pk, row.number, row.ref, row.lanes = None, 2, "0b6d6a5e-9c0f-4f5e-8e7e-000000000003", [lane]
        with pytest.raises(DatabaseError, match="carries_no_protected"), transaction.atomic():
            row.save(force_insert=True)


def test_an_amendment_is_a_version_beside_the_one_before_and_holds_from_its_own_day(wales, as_actor, as_owner):
    made = agreed(wales, as_actor)
    wider = terms(wales, lanes=(Lane.IDENTITY, Lane.EPISODE, Lane.HEALTH), from_on=today() + 10 * DAY)
    with as_actor("ada") as ada:
        amend_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, terms=wider)
        later, first = agreement_by_series(made.series)
        assert (first.number, first.terms.lanes) == (1, made.terms.lanes)
        assert (later.number, later.terms.lanes) == (2, wider.lanes)
        assert [one.number for one in in_force(agreements(), today())] == [1]
        assert [one.number for one in in_force(agreements(), today() + 10 * DAY)] == [2]
    assert [act for act, _about in acts(as_owner)] == ["OPENED_AGREEMENT", "AMENDED_AGREEMENT"]


def test_whoever_amends_an_older_version_is_told_and_nothing_is_lost(wales, as_actor):
    made = agreed(wales, as_actor)
    with as_actor("ada") as ada:
        amend_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, terms=terms(wales, bodies=("One",)))
        with pytest.raises(AgreementOvertaken) as overtaken:
            amend_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, terms=terms(wales, bodies=("Other",)))
        assert overtaken.value.number == 2
        with pytest.raises(AgreementOvertaken):
            end_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, why="It is over.")
        amend_agreement(by=ada, at=timezone.now(), series=made.series, seen=2, terms=terms(wales, bodies=("Other",)))
        assert [one.terms.bodies for one in agreement_by_series(made.series)] == [("Other",), ("One",), ("Meddygfa Taf",)]


def test_an_ended_agreement_holds_no_more_and_is_not_amended(wales, as_actor):
    made = agreed(wales, as_actor)
    with as_actor("ada") as ada:
        with pytest.raises(AgreementFault, match="Say why"):
            end_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, why=" ")
        end_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, why="Replaced by the region's own.")
        assert agreements_of(ada, today()) == []
        assert agreement_by_series(made.series)[0].end_why == "Replaced by the region's own."
        with pytest.raises(AgreementFault, match="has been ended"):
            amend_agreement(by=ada, at=timezone.now(), series=made.series, seen=1, terms=terms(wales))


def test_what_was_agreed_is_offered_to_its_partners_alone(wales, as_actor):
    agreed(wales, as_actor)
    for name, offered in (("nia", 1), ("rhys", 1), ("menna", 0), ("owain", 0)):
        with as_actor(name) as actor:
            assert len(agreements_of(actor, today())) == offered, name


def test_there_is_no_such_agreement(wales, as_actor):
    with as_actor("ada"), pytest.raises(NoSuchAgreement):
        agreement_by_series("0b6d6a5e-9c0f-4f5e-8e7e-000000000009")


# The review


@pytest.fixture
def due(wales, as_actor):
    """An agreement whose review comes tomorrow; the round that looks has gone on that day."""
    made = agreed(wales, as_actor, review_on=today() + DAY)
    jobs.sweep(timezone.now())
    assert not AgreementReview.objects.exists()
    jobs.sweep(timezone.now() + DAY)
    return made


def test_on_its_day_whoever_keeps_it_is_asked_once_and_has_a_letter(wales, as_actor, due):
    jobs.sweep(timezone.now() + 2 * DAY)
    (asked,) = AgreementReview.objects.all()
    assert (asked.series, asked.number, asked.asked_team_id) == (due.series, 1, wales.teams["manager"].pk)
    assert Letter.objects.filter(key__startswith="agreement:").count() == 1
    for name, waits in (("ada", 1), ("nia", 0), ("owain", 0)):
        with as_actor(name) as actor:
            assert len(reviews_waiting(actor)) == waits, name


def test_unanswered_it_climbs_and_the_agreement_goes_on(wales, as_actor, due):
    wales.teams["manager"].manager_team = wales.teams["duty"]
    wales.teams["manager"].save()
    jobs.sweep(timezone.now() + DAY + WITHIN + timedelta(hours=1))
    (asked,) = AgreementReview.objects.all()
    assert (asked.climbed, asked.asked_team_id, asked.answered_at) == (1, wales.teams["duty"].pk, None)
    with as_actor("nia") as nia:
        assert len(reviews_waiting(nia)) == 1
        assert len(agreements_of(nia, today() + 30 * DAY)) == 1, "only a person ends it"


@pytest.mark.parametrize("ends", [False, True])
def test_a_version_with_a_new_day_answers_it_and_so_does_its_end(wales, as_actor, due, ends):
    with as_actor("ada") as ada:
        if ends:
            end_agreement(by=ada, at=timezone.now(), series=due.series, seen=1, why="It is over.")
        else:
            amend_agreement(by=ada, at=timezone.now(), series=due.series, seen=1, terms=terms(wales))
        assert reviews_waiting(ada) == []
    jobs.sweep(timezone.now() + 60 * DAY)
    assert AgreementReview.objects.filter(answered_at__isnull=True).count() == 0

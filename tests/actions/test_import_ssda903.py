"""A council's return taken in: what stands is on record, once, and nobody is told."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from tests.cast import RHONDDA
from tests.rules.exchange.conftest import Folder, listed
from ymylon.access.actions import acting
from ymylon.children.models import Child, Event, Involvement
from ymylon.circumstances.models import CareSpell
from ymylon.exchange.actions import import_return
from ymylon.exchange.rules import read_return
from ymylon.exchange.rules.columns import EPISODES, HEADER, MISSING
from ymylon.missing.actions.closing import reopen_episode
from ymylon.missing.models import Episode, Move
from ymylon.missing.rules.faults import Fault
from ymylon.people.models import Identifier, Person
from ymylon.terms.codes import EndKind, IdentifierSystem, Lane, LegalStatus, PlacementType, RecordReason, Sex

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path).good()


def take_in(folder, **options):
    return import_return(at=NOW, read=read_return(folder.path, RHONDDA, date(2026, 11, 22)), **options)


def counted(read):
    return {name: (each.rows, each.accepted, each.unchanged, each.rejected) for name, each in read.counts.items()}


def test_what_stands_is_on_record(wales, folder, as_owner):
    folder.write(HEADER, {"UPN": "H801200001001"})
    assert counted(take_in(folder)) == {HEADER: (1, 1, 0, 0), EPISODES: (1, 1, 0, 0), MISSING: (1, 1, 0, 0)}
    with as_owner():
        child = Child.objects.get()
        assert child.reason == RecordReason.RETURN_IMPORTED
        person = Person.objects.get(pk=child.pk)
        assert (person.born_on, person.sex) == (date(2008, 3, 27), Sex.FEMALE)
        numbers = set(Identifier.objects.values_list("system", "issuer", "value"))
        assert numbers == {(IdentifierSystem.SSDA903_CHILD, RHONDDA, "101"), (IdentifierSystem.UPN, "", "H801200001001")}
        spell = CareSpell.objects.get(child=child)
        assert (spell.during.lower, spell.during.upper) == (date(2016, 2, 15), date(2017, 8, 14))
        assert (spell.placement, spell.legal_status) == (PlacementType.FOSTER, LegalStatus.CARE_ORDER)
        assert spell.responsible_authority == RHONDDA
        episode = Episode.objects.get(child=child)
        assert (episode.source_code, episode.state, episode.end_kind) == ("M", "CLOSED", "FOUND")
        assert (episode.last_seen_precision, episode.ended_precision) == ("DAY", "DAY")
        assert [move.to_state for move in Move.objects.order_by("id")] == ["REPORTED", "FOUND", "CLOSED"]


def test_history_tells_nobody_and_owes_nothing(wales, folder, as_owner):
    folder.write(MISSING, {}, {"MIS_START": "01/05/2017", "MIS_END": ""})
    take_in(folder)
    with as_owner(), connection.cursor() as cursor:
        for table in ("notices_notice", "duties_duty", "post_letter"):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table


def test_the_council_sees_its_children_and_no_other_force_does(wales, folder):
    take_in(folder)
    with acting(wales.account("gethin"), "test") as gethin:
        assert Child.objects.visible_to(gethin).count() == 1
        assert CareSpell.objects.visible_to(gethin).count() == 1
        assert Episode.objects.visible_to(gethin).count() == 1
    with acting(wales.account("owain"), "test") as owain:
        assert Child.objects.count() == 0
        assert Child.objects.visible_to(owain).count() == 0


def test_twice_changes_nothing(wales, folder, as_owner):
    folder.write(HEADER, {"UPN": "H801200001001"}, {"CHILD": "102"}).write(EPISODES, {}, {"CHILD": "102", "DEC": "", "REC": ""})
    folder.write(
        MISSING, {}, {"MIS_START": "01/05/2017", "MIS_END": "01/05/2017"}, {"MIS_START": "01/05/2017", "MIS_END": "02/05/2017"}
    )
    take_in(folder)

    def everything():
        tables = (Child, Person, Identifier, CareSpell, Episode, Move, Event, Involvement)
        with as_owner():
            return [list(table.objects.order_by("pk").values()) for table in tables]

    before = everything()
    again = take_in(folder)
    assert counted(again) == {HEADER: (2, 0, 2, 0), EPISODES: (2, 0, 2, 0), MISSING: (3, 0, 3, 0)}
    assert everything() == before


def test_a_dry_run_says_the_same_and_writes_nothing(wales, folder, as_owner):
    dry = take_in(folder, dry_run=True)
    with as_owner():
        assert not Person.objects.exists()
    assert counted(dry) == counted(take_in(folder))


def test_all_or_nothing(wales, folder, as_owner):
    folder.write(EPISODES, {}, {"DECOM": "01/01/2017"})
    read = take_in(folder, all_or_nothing=True)
    assert counted(read) == {HEADER: (1, 0, 0, 1), EPISODES: (2, 0, 0, 2), MISSING: (1, 0, 0, 1)}
    assert (None, None, "NOTHING-TAKEN") in listed(read, EPISODES)
    with as_owner():
        assert not Person.objects.exists()
    folder.write(EPISODES, {})
    assert counted(take_in(folder, all_or_nothing=True))[EPISODES] == (1, 1, 0, 0)


def test_next_years_return_ends_what_was_open(wales, folder, as_owner):
    folder.write(EPISODES, {"DEC": "", "REC": ""}).write(MISSING, {"MIS_END": ""})
    take_in(folder)
    with as_owner():
        assert Episode.objects.get().state == "REPORTED"
    folder.write(EPISODES, {}, {"DECOM": "14/08/2017", "DEC": "", "REC": ""}).write(MISSING, {})
    read = take_in(folder)
    assert counted(read) == {HEADER: (1, 0, 1, 0), EPISODES: (2, 2, 0, 0), MISSING: (1, 1, 0, 0)}
    with as_owner():
        assert CareSpell.objects.order_by("during").first().during.upper == date(2017, 8, 14)
        assert Episode.objects.get().state == "CLOSED"
        assert [move.to_state for move in Move.objects.order_by("id")] == ["REPORTED", "FOUND", "CLOSED"]


def test_a_return_never_says_that_a_found_child_is_missing_after_all(wales, folder, as_owner):
    take_in(folder)
    folder.write(MISSING, {"MIS_END": ""})
    read = take_in(folder)
    assert (1, "MIS_END", "MIS-HELD-DIFFERS") in listed(read, MISSING)
    with as_owner():
        assert Episode.objects.get().state == "CLOSED"


def test_a_corrected_day_is_brought_up_to_date(wales, folder, as_owner):
    take_in(folder)
    folder.write(MISSING, {"MISSING": "A", "MIS_END": "06/03/2017"})
    assert counted(take_in(folder))[MISSING] == (1, 1, 0, 0)
    with as_owner():
        episode = Episode.objects.get()
        assert (episode.ended_at.date(), episode.whereabouts) == (date(2017, 3, 6), "KNOWN_NOT_WHERE_EXPECTED")


def test_what_is_on_record_from_elsewhere_stands(wales, folder, as_owner):
    take_in(folder)
    with as_owner():
        CareSpell.objects.update(source="", source_key="")
        Episode.objects.update(source="", source_key="")
    read = take_in(folder)
    assert listed(read) == [(1, "DECOM", "EPI-HELD-OVERLAP"), (1, "MIS_START", "MIS-HELD-OVERLAP")]
    assert counted(read) == {HEADER: (1, 0, 1, 0), EPISODES: (1, 0, 0, 1), MISSING: (1, 0, 0, 1)}


def test_a_period_that_leans_on_a_placement_which_the_record_barred_says_so(wales, folder, as_owner):
    take_in(folder)
    with as_owner():
        CareSpell.objects.update(source="", source_key="")
    said = (1, "MIS_START", "MIS-PLACEMENT-HELD", 1)
    for _again in range(2):
        read = take_in(folder)
        assert counted(read)[MISSING] == (1, 0, 1, 0)
        assert read.problems.filter(file=MISSING).select("row", "column", "code", "other").rows() == [said]


def test_a_day_of_which_somebody_reported_the_hours_is_not_counted_again(wales, folder, as_owner):
    take_in(folder)
    with as_owner():
        left, back = datetime(2017, 3, 4, 10, tzinfo=UTC), datetime(2017, 3, 4, 20, tzinfo=UTC)
        Episode.objects.update(source="", source_key="", last_seen_at=left, ended_at=back)
    folder.write(MISSING, {}, {"MIS_START": "04/03/2017", "MIS_END": "04/03/2017"})
    read = take_in(folder)
    assert listed(read, MISSING) == [(2, "MIS_START", "MIS-HELD-OVERLAP")]
    assert counted(read)[MISSING] == (2, 1, 0, 1)


def test_what_is_known_stands_and_what_is_not_is_filled_in(wales, folder, as_owner):
    folder.write(HEADER, {"SEX": "", "UPN": "UN2"})
    take_in(folder)
    folder.write(HEADER, {"DOB": "28/03/2008", "SEX": "1", "UPN": "H801200001001"})
    folder.write(MISSING, {"DOB": "28/03/2008"})
    read = take_in(folder)
    assert listed(read, HEADER) == [(1, "DOB", "HDR-HELD-DIFFERS")]
    assert read.counts[HEADER].accepted == 1
    with as_owner():
        person = Person.objects.get()
        assert (person.born_on, person.sex) == (date(2008, 3, 27), Sex.MALE)
        assert Identifier.objects.filter(system=IdentifierSystem.UPN).count() == 1


def test_a_pupil_number_that_somebody_else_has_is_a_query(wales, folder):
    folder.write(HEADER, {"UPN": "H801200001001"})
    take_in(folder)
    folder.write(HEADER, {}, {"CHILD": "102", "UPN": "H801200001001"})
    assert listed(take_in(folder), HEADER) == [(2, "UPN", "HDR-UPN-HELD")]


def test_an_imported_period_on_which_somebody_worked_is_left_alone(wales, folder, as_owner):
    folder.write(MISSING, {"MIS_END": ""})
    take_in(folder)
    with as_owner():
        episode = Episode.objects.get()
        Move.objects.create(child_id=episode.child_id, episode=episode, from_state="REPORTED", to_state="FOUND", at=NOW)
    folder.write(MISSING, {})
    read = take_in(folder)
    assert listed(read, MISSING) == [(1, "MIS_END", "MIS-HELD-DIFFERS")]
    assert read.counts[MISSING].unchanged == 1


def test_what_a_period_that_is_left_alone_leaves_no_room_for_is_refused(wales, folder, as_owner):
    folder.write(MISSING, {"MIS_END": "10/03/2017"})
    take_in(folder)
    with as_owner():
        episode = Episode.objects.get()
        Move.objects.create(child_id=episode.child_id, episode=episode, from_state="FOUND", to_state="CLOSED", at=NOW)
    folder.write(
        MISSING,
        {"MIS_END": "05/03/2017"},
        {"MIS_START": "07/03/2017", "MIS_END": "08/03/2017"},
        {"MIS_START": "10/03/2017", "MIS_END": "11/03/2017"},
    )
    read = take_in(folder)
    assert listed(read, MISSING) == [(1, "MIS_END", "MIS-HELD-DIFFERS"), (2, "MIS_START", "MIS-HELD-OVERLAP")]
    assert counted(read)[MISSING] == (3, 1, 1, 1)


def test_a_period_that_was_recorded_in_error_is_not_recorded_again(wales, folder, as_owner):
    folder.write(MISSING, {"MIS_END": ""})
    take_in(folder)
    with as_owner():
        error = EndKind.RECORDED_IN_ERROR
        Episode.objects.update(state=error, end_kind=error, ended_at=NOW, ended_precision="MINUTE")
    folder.write(MISSING, {}, {"MIS_START": "05/03/2017", "MIS_END": "06/03/2017"})
    read = take_in(folder)
    assert listed(read, MISSING) == [(1, "MIS_END", "MIS-HELD-DIFFERS")]
    assert counted(read)[MISSING] == (2, 1, 1, 0)
    assert counted(take_in(folder))[MISSING] == (2, 0, 2, 0)


@pytest.mark.parametrize("ended_first", [True, False])
def test_what_ended_years_ago_closed_then_and_can_not_be_reopened_now(wales, folder, as_owner, as_actor, ended_first):
    if not ended_first:
        folder.write(MISSING, {"MIS_END": ""})
        take_in(folder)
        folder.write(MISSING, {})
    take_in(folder)
    with as_owner():
        episode = Episode.objects.get()
        assert episode.closed_at == episode.ended_at == datetime(2017, 3, 4, tzinfo=UTC)
        assert Move.objects.get(to_state="CLOSED").at == episode.closed_at
    with as_actor("gethin") as gethin, pytest.raises(Fault):
        reopen_episode(by=gethin, at=NOW, episode=episode, reason="A witness came forward.")


def test_the_importer_reaches_no_child_afterwards(wales, folder, as_owner):
    take_in(folder)
    from ymylon.agencies.lookups import account_by_email

    account = account_by_email(f"ssda903.{RHONDDA.lower()}@import.invalid")
    with acting(account.pk, "test") as importer:
        assert importer.posts == ()
        assert Child.objects.count() == 0


def test_a_council_that_is_not_here_yet_is_entered(db, folder, as_owner):
    read = import_return(at=NOW, read=read_return(folder.path, "E08000025", date(2026, 11, 22)))
    assert counted(read)[HEADER] == (1, 1, 0, 0)
    with as_owner():
        involved = Involvement.objects.get()
        assert (involved.agency.code, involved.agency.uses_ymylon, involved.lane) == ("E08000025", False, Lane.IDENTITY)


def test_it_is_audited(wales, folder, as_owner):
    take_in(folder)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute("select act, lane from audit_line where purpose = 'IMPORT_RETURN' order by id")
        found = cursor.fetchall()
        cursor.execute("set local role app_web")
    kept = [line for line in found if not line[0].endswith("GRANT") and line[0] != "GRANTED"]
    assert kept == [("OPENED_RECORDS", "IDENTITY"), ("KEPT_PLACEMENTS", "CARE"), ("KEPT_PERIODS", "EPISODE")]
    # What the import was let into for as long as it lasted.
    assert {act for act, _lane in found} >= {"GRANTED", "ENDED_GRANT"}

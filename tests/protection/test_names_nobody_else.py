"""Nor where they judged a pair, opened the record, were let in, gave something out, or come to work there later."""

import logging
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.protection.conftest import CANARIES
from tests.protection.test_canaries import dumped
from tests.protection.test_names_nobody import DIRECTORY, sees
from tests.sharing import giving
from ymylon.access.lookups import actor_of
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve, open_record
from ymylon.children.lookups import case_grants, child_by_ref
from ymylon.children.models import CaseGrant
from ymylon.duties.lookups import Cuts
from ymylon.oversight import jobs
from ymylon.oversight.actions.letting_in import break_glass_by_ref, end_case, grant_case, review_glass
from ymylon.oversight.actions.sharing import give_out
from ymylon.oversight.lookups.looking import grant_reviews_for
from ymylon.oversight.lookups.waiting import GRANT_WAITS
from ymylon.oversight.rules.reviews import EVERY, WITHIN
from ymylon.people.actions import add_person
from ymylon.post.jobs import empty_outbox
from ymylon.protection.models import LetIn
from ymylon.terms.codes import InvolvementKind, Lane, RecordReason, Role
from ymylon.today.lookups import work_of

pytestmark = pytest.mark.django_db


def found(sql: str, *arguments) -> list[tuple]:
    """Rows as the gate sees them, past every policy."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute(sql, arguments)
        rows = cursor.fetchall() if cursor.description else []
        cursor.execute("set local role app_web")
    return rows


def sets_aside(as_actor, child, team) -> None:
    with as_actor("gethin") as gethin:
        involve(by=gethin, at=timezone.now(), child_id=child.child_id, team_id=team.pk, kind=InvolvementKind.HOME, basis="moved")


@pytest.fixture
def pair(hidden, wales, as_actor):
    """A pair about the child, on which Gwen judged before the child came to be protected; its reference."""
    now = timezone.now()
    with as_actor("gethin") as gethin:
        person = add_person(by=gethin, at=now, given="Cai", family="Morgan Rees")
        other = open_record(by=gethin, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        involve(
            by=gethin, at=now, child_id=other.pk, team_id=wales.teams["social_work"].pk,
            kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="known",
        )  # fmt: skip
    ref = uuid4()
    # The child to be protected is the other of the two: either counts.
    found(
        "insert into linkage_proposal (ref, scopes, version, child_id, other_id, because, proposed_at, answer, answered_at,"
        " answered_by_id, reason) values (%s, '{}', 1, %s, %s, 'NAME_ALONE', %s, 'DIFFERENT', %s, %s, 'Not the same.')",
        ref, other.pk, hidden.child_id, now, now, wales.people["gwen"].pk,
    )  # fmt: skip
    return ref


def test_who_judged_a_pair_is_a_protected_team(pair, signed_in, request):
    assert "Gwen Cadw" in signed_in("gethin").get(f"/find/matches/{pair}").content.decode()
    request.getfixturevalue("protected")
    said = signed_in("gethin").get(f"/find/matches/{pair}").content.decode()
    assert "A protected team" in said
    assert "Gwen Cadw" not in said
    assert found("select answered_by_id from linkage_proposal where ref = %s", pair) == [(None,)]


def test_of_any_other_pair_whoever_answered_is_named(pair):
    with pytest.raises(DatabaseError, match="nobody is named"), transaction.atomic():
        found("update linkage_proposal set answered_by_id = null where ref = %s", pair)


def test_who_judged_two_records_to_be_one_is_taken_out(pair, hidden, wales, request):
    ((other,),) = found("select child_id from linkage_proposal where ref = %s", pair)
    gwen, low, high = wales.people["gwen"].pk, *sorted((hidden.child_id, other))
    found(
        "insert into people_mergeedge (ref, scopes, version, person_a_id, person_b_id, judged_by_id, judged_at, reason,"
        " withdrawn_why) values (gen_random_uuid(), '{}', 1, %s, %s, %s, now(), 'The same.', '')",
        low, high, gwen,
    )  # fmt: skip
    request.getfixturevalue("protected")
    for table in ("people_mergeedge", "people_mergeedgeevent"):
        assert set(found(f"select judged_by_id from {table}")) == {(None,)}, table


def test_who_opened_the_record_is_taken_out(hidden, wales, request):
    found("update children_child set opened_by_id = %s where person_id = %s", wales.people["gwen"].pk, hidden.child_id)
    request.getfixturevalue("protected")
    for table in ("children_child", "children_childevent"):
        assert (wales.people["gwen"].pk,) not in found(
            f"select opened_by_id from {table} where person_id = %s", hidden.child_id
        ), table


def lets_in_gwen(as_actor, child) -> None:
    with as_actor("gethin") as gethin:
        grant_case(
            by=gethin, at=timezone.now(), child=child_by_ref(gethin, child.ref), email="gwen@example.invalid",
            lanes=(Lane.IDENTITY, Lane.EPISODE), writes=False, basis="Covers the night", lasts=timedelta(days=7),
        )  # fmt: skip


@pytest.mark.parametrize("when", ["before", "after"])
def test_whoever_was_let_in_keeps_what_they_were_given_and_is_named_to_the_named_alone(
    hidden, wales, as_actor, signed_in, request, when
):
    if when == "before":
        lets_in_gwen(as_actor, hidden)
    request.getfixturevalue("protected")
    if when == "after":
        lets_in_gwen(as_actor, hidden)
    ((scope, nobody),) = found("select case_scope, practitioner_id from children_casegrant where child_id = %s", hidden.child_id)
    assert nobody is None
    assert scope in actor_of(wales.account("gwen")).scopes(Lane.IDENTITY)
    said = signed_in("gethin").get(f"/oversight/children/{hidden.ref}/let-in").content.decode()
    assert "A protected team" in said
    assert "Gwen Cadw" not in said
    with as_actor("gethin") as gethin:
        assert [row.practitioner_id for row in LetIn.objects.visible_to(gethin)] == [wales.people["gwen"].pk]
        (grant,) = case_grants(gethin, hidden.child_id)
        assert end_case(by=gethin, at=timezone.now(), grant=grant)
    with as_actor("rhys"):
        assert not LetIn.objects.exists()
    assert scope not in actor_of(wales.account("gwen")).scopes(Lane.IDENTITY)


def test_what_was_given_names_no_team_that_would_betray_then_or_later(protected, wales, as_actor, signed_in):
    with as_actor("mared") as mared:
        child = child_by_ref(mared, protected.ref)
        give_out(by=mared, at=timezone.now(), child=child, giving=giving())
    rows = "select by_id, team_id, is_sealed, means, lane from children_disclosure where child_id = %s order by id"
    before = found(rows, protected.child_id)
    ((by, team),) = {(by, team) for by, team, *_rest in before}
    assert (by, team) == (wales.people["mared"].pk, wales.teams["social_work"].pk)
    found(
        "insert into protection_asideteam (ref, scopes, version, readers, child_id, team_id, since_at)"
        " select gen_random_uuid(), '{}', 1, readers, child_id, %s, now() from protection_protection where child_id = %s",
        team, protected.child_id,
    )  # fmt: skip
    after = found(rows, protected.child_id)
    assert {(by, team) for by, team, *_rest in after} == {(None, None)}
    assert [row[2:] for row in after] == [row[2:] for row in before], "all else stands"
    with pytest.raises(DatabaseError, match="stands as it was recorded"), transaction.atomic():
        found("update children_disclosure set means = 'POST' where child_id = %s", protected.child_id)


def test_who_gave_something_out_is_changed_for_no_other_reason(protected, wales, as_actor):
    with as_actor("mared") as mared:
        give_out(by=mared, at=timezone.now(), child=child_by_ref(mared, protected.ref), giving=giving())
    for change in ("by_id = null", f"by_id = {wales.people['rhys'].pk}", "team_id = null"):
        with pytest.raises(DatabaseError, match="stands as it was recorded"), transaction.atomic():
            found(f"update children_disclosure set {change} where child_id = %s", protected.child_id)


@pytest.mark.parametrize("when", ["before", "after"])
def test_that_it_is_still_needed_is_asked_of_who_answers_for_the_protection_and_no_open_row_says_whom(
    hidden, wales, as_actor, request, signed_in, when
):
    lets_in_gwen(as_actor, hidden)
    later = timezone.now() + EVERY
    if when == "before":
        jobs.sweep(later)
        named = "select team_id, asked_team_id from oversight_grantreview"
        assert found(named) == [(wales.teams["manager"].pk, wales.teams["manager"].pk)]
    request.getfixturevalue("protected")
    empty_outbox()
    jobs.sweep(later + timedelta(days=1))
    every = "select team_id, asked_team_id, answered_by_id from oversight_grantreview"
    assert found(every) == [(None, None, None)]
    with as_actor("rhys") as rhys:
        assert grant_reviews_for(rhys, timezone.now()) == [], "another agency’s"
    jobs.sweep(later + timedelta(days=1) + WITHIN)
    assert found("select climbed from oversight_grantreview") == [(1,)], "unanswered, it climbs as any other"

    def only_of(*names: str) -> None:
        for name in wales.people:
            with as_actor(name) as actor:
                waits = work_of(actor, Cuts(*[timezone.now()] * 4), {}).waits.get(GRANT_WAITS, 0)
                assert waits == len(grant_reviews_for(actor, timezone.now())) == (name in names), name

    only_of("gethin")
    # The manager's team above has closed: Rhys's, above that one, is the first above.
    team, above = wales.teams["social_work"], wales.teams["duty"]
    team.manager_team, above.manager_team, above.closed_at = above, wales.teams["missing"], timezone.now() - timedelta(minutes=1)
    above.save()
    team.save()
    only_of("gethin", "rhys")
    gethin = signed_in("gethin")
    page = gethin.get("/oversight/reviews").content.decode()
    assert "A protected team, into the record of" in page
    assert "Gwen Cadw, into" not in page
    [(ref,)] = found("select ref from oversight_grantreview")
    assert gethin.post(f"/oversight/reviews/grants/{ref}/confirm").status_code == 302
    assert found(every) == [(None, None, None)]
    assert found("select answer from oversight_grantreview") == [("CONFIRMED",)]


def test_who_has_looked_names_nobody_who_works_there_besides(protected, wales, signed_in):
    """Gwen has a second place, in a team that Rhys knows of: by its name she would be recognised."""
    gwen = wales.people["gwen"]
    agencies.join_team(
        practitioner=gwen, team=wales.teams["missing"], role=Role.RESPONSE_OFFICER, at=timezone.now() - timedelta(days=1)
    )
    browser = Client()
    browser.force_login(gwen.account)
    assert browser.get(f"/children/{protected.ref}").status_code == 200
    said = signed_in("rhys").get(f"/oversight/children/{protected.ref}").content.decode()
    assert "Gwen Cadw" not in said
    assert "a protected team" in said.lower()


def test_what_they_give_out_themselves_names_neither_them_nor_their_team(protected, as_actor):
    with as_actor("gwen") as gwen:
        give_out(by=gwen, at=timezone.now(), child=child_by_ref(gwen, protected.ref), giving=giving())
    given = found("select by_id, team_id, is_sealed from children_disclosure where child_id = %s", protected.child_id)
    assert set(given) == {(None, None, True)}


def test_whoever_comes_to_work_there_later_is_taken_out_too(protected, wales, as_actor):
    with as_actor("rhys") as rhys:
        sees(rhys, protected.episode, "Seen on foot.")
    seen = "select by_id from missing_observation where child_id = %s"
    assert found(seen, protected.child_id) == [(wales.people["rhys"].pk,)]
    agencies.join_team(
        practitioner=wales.people["rhys"], team=wales.teams["hidden_home"], role=Role.RESIDENTIAL_WORKER, at=timezone.now()
    )
    assert found(seen, protected.child_id) == [(None,)]


def test_later_writes_reach_no_mail_no_log_and_no_file(protected, wales, as_actor, caplog, settings, tmp_path):
    """Everything that somebody of the home does after the protection, looked for wherever words may land."""
    settings.HOME = tmp_path
    with caplog.at_level(logging.DEBUG):
        with as_actor("gwen") as gwen:
            sees(gwen, protected.episode, "Seen at the gate.")
        lets_in_gwen(as_actor, protected)
        sets_aside(as_actor, protected, wales.teams["home_staff"])
        empty_outbox()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).decode(errors="replace")
    letters = "".join(str(message.message()) for message in mail.outbox)
    assert letters
    for canary in (*CANARIES.values(), "Gwen Cadw", "Cadw"):
        assert canary not in letters, canary
        assert canary not in written, canary
        assert canary not in caplog.text, canary
    assert {table for table, text in dumped().items() if "Gwen Cadw" in text or "Cadw,Gwen" in text} <= DIRECTORY


def test_glass_that_was_broken_from_there_is_judged_by_others_alone(protected, wales, as_actor, as_owner):
    """The breaker's name stands apart; they judge it no more than anybody judges their own."""
    now = timezone.now()
    nurse = wales.people["menna"]
    agencies.join_team(practitioner=nurse, team=wales.teams["hidden_home"], role=Role.RESIDENTIAL_WORKER, at=now)
    with as_actor("gethin") as gethin:
        involve(
            by=gethin, at=now, child_id=protected.child_id, team_id=wales.teams["safeguarding"].pk,
            kind=InvolvementKind.OTHER, basis="known",
        )  # fmt: skip
    with as_actor("menna") as menna:
        child = child_by_ref(menna, protected.ref)
        break_glass_by_ref(by=menna, at=now, child=child, reason="Collapsed in the street, no carer reached")
    with as_owner():
        grant = CaseGrant.objects.get(kind="BREAK_GLASS", child_id=protected.child_id)
    assert (grant.practitioner_id, grant.granted_by_id) == (None, None)
    with as_actor("menna") as menna, pytest.raises(DatabaseError), transaction.atomic():
        review_glass(by=menna, at=now, grant=grant, verdict="JUSTIFIED", words="I had to.")

"""What is agreed for a protected child may say where it is: who reads it, and who finds nothing, whenever it was written."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.protection.test_names_nobody_else import found
from ymylon.children.actions import involve_each
from ymylon.duties.actions import agreeing
from ymylon.duties.lookups import NoSuchAction, action_by_ref, actions_of, lines_of, open_of_children, owed_by
from ymylon.duties.rules import ActionState, Help, Owner
from ymylon.protection.actions import end_protection, protect
from ymylon.terms.codes import InvolvementKind, ProtectionKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
CANARY = "Canari Heol Gudd 9"
TABLES = ("duties_action", "duties_actionevent", "duties_actionline")


@pytest.fixture
def around(hidden, wales, as_actor):
    """The child, around whom youth justice, health and managers stand too."""
    kinds = {"youth_justice": InvolvementKind.YOUTH_JUSTICE, "safeguarding": InvolvementKind.HEALTH_BOARD,
             "duty": InvolvementKind.RESIDENCE_AUTHORITY}  # fmt: skip
    with as_actor("gethin") as gethin:
        teams = [(wales.teams[team].pk, kind, "x") for team, kind in kinds.items()]
        involve_each(by=gethin, at=timezone.now(), child_id=hidden.child_id, teams=teams)
    return hidden


def protect_now(around, wales, as_actor) -> None:
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=around.child_id, kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[around.home_team, around.school_team],
        )  # fmt: skip


def agree(as_actor, wales, child_id: int, *, by: str = "mared", owner: str = "safeguarding"):
    with as_actor(by) as actor:
        return agreeing.agree_action(
            by=actor, at=timezone.now(), child_id=child_id, words=f"Fetch him from {CANARY}", owner=Owner(wales.teams[owner].pk),
            due_at=timezone.now() + timedelta(days=1), left_out=(),
        )  # fmt: skip


def reads(as_actor, who: str, made) -> bool:
    """Whether somebody reads it: by its reference, in the list, through what is owed, in its lines, and in the tables by hand."""
    with as_actor(who) as actor:
        rows = (*actions_of(actor, [made.child_id]), *owed_by(actor), *open_of_children(actor, [made.child_id]))
        said = [one.words for one in rows if CANARY in one.words]
        by_hand = 0
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"select count(*) from {table} where child_id = %s", [made.child_id])
                by_hand += cursor.fetchone()[0]
        try:
            lines = lines_of(actor, action_by_ref(actor, made.ref))
        except NoSuchAction:
            assert (said, by_hand) == ([], 0), who
            return False
    assert said, who
    assert lines, who
    return True


READ, REFUSED = ("mared", "gethin", "menna"), ("rhys", "sion", "nia", "elin", "owain")


def test_before_a_protection_everybody_around_the_child_reads_it(around, wales, as_actor):
    made = agree(as_actor, wales, around.child_id)
    assert [who for who in (*READ, "rhys", "sion", "nia") if not reads(as_actor, who, made)] == []


@pytest.mark.parametrize("when", ["before", "while"])
def test_of_a_protected_child_it_is_read_by_its_owner_by_who_asked_and_by_who_is_named(around, wales, as_actor, when):
    if when == "while":
        protect_now(around, wales, as_actor)
    made = agree(as_actor, wales, around.child_id)
    if when == "before":
        protect_now(around, wales, as_actor)
    for who in READ:
        assert reads(as_actor, who, made), who
    for who in REFUSED:
        assert not reads(as_actor, who, made), who


def test_whoever_works_where_the_child_is_asks_for_help_and_reads_the_answer(around, wales, as_actor):
    protect_now(around, wales, as_actor)
    with as_actor("gwen") as gwen:
        made = agreeing.ask_for_help(
            by=gwen, at=timezone.now(), child_id=around.child_id, kind=Help.LIFT, words=f"A lift from {CANARY}",
            owner=Owner(wales.teams["social_work"].pk), due_at=timezone.now() + timedelta(days=1), left_out=(),
        )  # fmt: skip
    assert reads(as_actor, "gwen", made)
    with as_actor("mared") as mared:
        agreeing.answer_help(by=mared, at=timezone.now(), action=made, is_granted=False, words=f"No car near {CANARY}.")
    with as_actor("gwen") as gwen:
        assert action_by_ref(gwen, made.ref).ended_words == f"No car near {CANARY}."
    assert not reads(as_actor, "rhys", made)


def test_how_it_ended_stands_with_the_action_and_in_no_ledger(around, wales, as_actor, signed_in):
    protect_now(around, wales, as_actor)
    made = agree(as_actor, wales, around.child_id)
    with as_actor("menna") as menna:
        ended = agreeing.end_action(
            by=menna, at=timezone.now(), action=made, ends=ActionState.NOT_DONE, words=f"Nobody was at {CANARY}."
        )
        assert ended.ended_words == f"Nobody was at {CANARY}."
    for table in ("duties_duty", "duties_dutyevent", "children_event", "audit_line"):
        assert found(f"select 1 from {table} t where t::text like %s", f"%{CANARY}%") == [], table
    assert f"The reason given: Nobody was at {CANARY}." in signed_in("menna").get("/").content.decode()
    assert CANARY not in signed_in("rhys").get("/").content.decode()


def test_pages_say_nothing_of_it_to_whom_it_is_not_addressed(around, wales, as_actor, signed_in):
    protect_now(around, wales, as_actor)
    made = agree(as_actor, wales, around.child_id)
    for who in ("rhys", "sion", "nia"):
        browser = signed_in(who)
        assert browser.get(f"/children/actions/{made.ref}").status_code == 404, who
        for page in (f"/children/{around.ref}", "/"):
            assert CANARY not in browser.get(page).content.decode(), (who, page)
    assert CANARY in signed_in("menna").get("/").content.decode()


def test_who_hands_it_over_reads_it_no_more_and_is_led_away(around, wales, as_actor, signed_in):
    protect_now(around, wales, as_actor)
    made = agree(as_actor, wales, around.child_id, by="mared", owner="youth_justice")
    browser = signed_in("sion")
    answer = browser.post(f"/children/actions/{made.ref}/hand-over",
                          {"owner": Owner(wales.teams["safeguarding"].pk).choice, "words": "His own worker goes."})  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert not reads(as_actor, "sion", made)
    assert reads(as_actor, "menna", made)


def test_after_the_protection_it_is_read_as_before(around, wales, as_actor):
    protect_now(around, wales, as_actor)
    made = agree(as_actor, wales, around.child_id)
    assert not reads(as_actor, "rhys", made)
    with as_actor("gethin") as gethin:
        end_protection(by=gethin, at=timezone.now(), child_id=around.child_id, reason="The threat is over.")
    assert reads(as_actor, "rhys", made)

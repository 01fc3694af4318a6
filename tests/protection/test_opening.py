"""What is sealed opens to two named people together, once, and to nobody else."""

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from tests.protection.conftest import CANARIES
from ymylon.access.actions import begin_request
from ymylon.audit.models import Line
from ymylon.protection.actions import agree_to_open, ask_to_open, open_facts
from ymylon.protection.lookups import NotNamed, opening_by_ref, protection_of
from ymylon.protection.models import AsideTeam, Fact, Protection

pytestmark = pytest.mark.django_db


def asked(as_actor, child_id, who="mared"):
    with as_actor(who) as actor:
        return ask_to_open(by=actor, at=timezone.now(), child_id=child_id, reason="The school must be told.")


def opened(as_actor, ref, who="mared"):
    with as_actor(who) as actor:
        return open_facts(by=actor, at=timezone.now(), opening=opening_by_ref(actor, ref))


def agreed(as_actor, ref, who="gethin"):
    with as_actor(who) as actor:
        return agree_to_open(by=actor, at=timezone.now(), opening=opening_by_ref(actor, ref))


def test_two_named_people_together_read_all_that_was_sealed(protected, as_actor, as_owner):
    ref = asked(as_actor, protected.child_id)
    assert agreed(as_actor, ref)
    said = " ".join(fact.words for fact in opened(as_actor, ref))
    assert all(CANARIES[name] in said for name in ("home", "school", "telephone", "place"))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        acts = list(Line.objects.filter(about=str(ref)).order_by("id").values_list("act", flat=True))
    assert acts == ["ASKED_TO_OPEN", "AGREED_TO_OPEN", "OPENED_PROTECTED"]


def test_nothing_opens_before_another_agrees(protected, as_actor):
    ref = asked(as_actor, protected.child_id)
    assert opened(as_actor, ref) == ()


def test_nobody_agrees_with_themselves(protected, as_actor):
    ref = asked(as_actor, protected.child_id)
    assert not agreed(as_actor, ref, "mared")
    assert opened(as_actor, ref) == ()


def test_it_is_shown_once(protected, as_actor):
    ref = asked(as_actor, protected.child_id)
    agreed(as_actor, ref)
    assert opened(as_actor, ref)
    assert opened(as_actor, ref) == ()


def test_whoever_agreed_is_shown_nothing_by_that(protected, as_actor):
    ref = asked(as_actor, protected.child_id)
    agreed(as_actor, ref)
    assert opened(as_actor, ref, "gethin") == ()


@pytest.mark.parametrize("moment", ["asked_at", "until_at"])
def test_a_question_and_what_it_opens_both_grow_old(protected, as_actor, as_owner, moment):
    ref = asked(as_actor, protected.child_id)
    if moment == "until_at":
        agreed(as_actor, ref)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"update protection_opening set {moment} = {moment} - interval '1 hour'")
    if moment == "asked_at":
        assert not agreed(as_actor, ref)
    assert opened(as_actor, ref) == ()


@pytest.mark.parametrize("who", ["rhys", "nia", "gwen", "owain", "heledd"])
def test_whoever_is_not_named_finds_nothing_whatever_their_role(protected, as_actor, who):
    ref = asked(as_actor, protected.child_id)
    agreed(as_actor, ref)
    with as_actor(who) as actor:
        with pytest.raises(NotNamed):
            opening_by_ref(actor, ref)
        with pytest.raises((NotNamed, LookupError)):
            protection_of(actor, protected.ref)
        with pytest.raises(Error), transaction.atomic():
            ask_to_open(by=actor, at=timezone.now(), child_id=protected.child_id, reason="Let me in.")


def test_even_the_named_read_no_sealed_row_from_the_table(protected, wales):
    begin_request(wales.account("mared"), "test")
    assert Fact.objects.count() == 0


def test_no_role_reads_what_only_the_named_may(protected, wales):
    for name in wales.people:
        begin_request(wales.account(name), "test")
        with connection.cursor() as cursor:
            for table in ("protection_protection", "protection_asideteam", "protection_opening"):
                cursor.execute(f"select count(*) from {table}")
                assert (cursor.fetchone()[0] > 0) <= (name in {"gethin", "mared"}), (name, table)


def test_the_lookup_asks_for_the_name_too_and_leaves_nothing_to_the_database_alone(protected, wales, as_actor, as_owner):
    for name in wales.people:
        with as_actor(name) as actor, as_owner():
            for model in (Protection, AsideTeam):
                assert model.objects.visible_to(actor).exists() == (name in {"gethin", "mared"}), (name, model)

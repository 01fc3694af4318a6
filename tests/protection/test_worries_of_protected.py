"""A worry about a protected child: no row names who would betray them, and what says where they are leaves the open tables."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.protection.test_associates_of_protected import protected_now
from tests.protection.test_names_nobody_else import found
from tests.worries import worry_words
from ymylon.agencies.lookups import teams_by_id
from ymylon.terms.faults import Fault
from ymylon.worries.actions import answer, note_worry, say_called, share
from ymylon.worries.lookups import call_owed, worries_of, worry_to_answer
from ymylon.worries.models import Call, Worry
from ymylon.worries.rules import AnswerKind, CallBecame, Told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("not_missing")]
CANARY = "Canari Stryd Gudd 14"


def note(as_actor, who: str, hidden):
    with as_actor(who) as by:
        return note_worry(by=by, at=timezone.now(), child_id=hidden.child_id, said=worry_words(f"Seen tired at {CANARY}."))


def everything(hidden) -> str:
    tables = ("worries_worry", "worries_step", "worries_call")
    return "".join(
        str(found(f"select to_jsonb(w)::text from {table} w where w.child_id = %s", hidden.child_id)) for table in tables
    )


def test_words_from_before_go_to_the_closed_lane_and_the_team_that_would_betray_is_named_no_more(
    hidden, wales, as_actor, signed_in
):
    ref = note(as_actor, "gwen", hidden)
    with as_actor("gwen") as gwen:
        assert [one.worry.ref for one in worries_of(gwen, [hidden.child_id])] == [ref]
    # The home was named as the one that calls, and said how it went; what was decided on telling says where too.
    with as_actor("mared") as mared:
        answer(
            by=mared, at=timezone.now(), worry=worry_to_answer(mared, ref), seen=0, kind=AnswerKind.CLOSE, lead=hidden.home_team,
            words="Seen to.", child_told=Told.TOLD, family_told=Told.WILL_BE_TOLD, told_words=f"At {CANARY}.",
        )  # fmt: skip
    with as_actor("gwen") as gwen:
        called = {"became": CallBecame.CALLED, "words": f"They came to {CANARY}."}
        say_called(by=gwen, at=timezone.now(), call=call_owed(gwen, ref), **called)
    assert everything(hidden).count(CANARY) == 3
    protected_now(hidden, wales, as_actor)
    scope = teams_by_id([hidden.home_team])[hidden.home_team].scope
    assert CANARY not in everything(hidden)
    assert found("select from_scope, from_team_id, by_id, guarded from worries_worry where child_id = %s", hidden.child_id) == [
        (None, None, None, True)
    ], scope
    assert found("select lead_id, guarded from worries_step where child_id = %s", hidden.child_id) == [(None, True)]
    assert found("select team_id, by_id, from_scope from worries_call where child_id = %s", hidden.child_id) == [
        (None, None, None)
    ]
    with as_actor("gwen") as gwen:
        assert worries_of(gwen, [hidden.child_id]) == []
        assert not Worry.objects.exists()
        assert not Call.objects.exists()
    page = signed_in("gethin").get(reverse("worries:child", args=[hidden.ref])).content.decode()
    assert "a protected team" in page
    assert CANARY not in page


def test_what_is_noted_meanwhile_is_sealed_and_not_shared(hidden, wales, as_actor, signed_in):
    protected_now(hidden, wales, as_actor)
    ref = note(as_actor, "mared", hidden)
    assert CANARY not in everything(hidden)
    with as_actor("gethin") as gethin:
        one = worry_to_answer(gethin, ref)
        assert (one.worry.words, one.worry.guarded) == ("", True)
        with pytest.raises(Fault):
            share(by=gethin, at=timezone.now(), worry=one, words="A man waits.", reason="Known.")
    page = signed_in("gethin").get(reverse("worries:child", args=[hidden.ref])).content.decode()
    assert "The words are sealed." in page
    assert "Share with the police" not in page
    assert CANARY not in page


def test_a_team_that_would_betray_may_still_note_one_and_stands_in_no_row(hidden, wales, as_actor):
    protected_now(hidden, wales, as_actor)
    note(as_actor, "gwen", hidden)
    rows = found("select from_scope, from_team_id, by_id from worries_worry where child_id = %s", hidden.child_id)
    assert rows == [(None, None, None)]
    assert CANARY not in everything(hidden)

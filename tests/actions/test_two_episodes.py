"""Found, missing again, and only then is the first episode closed: whoever the second one told still sees the child."""

from datetime import timedelta

import pytest

from tests.story import NIGHT, K, at_minute, missing_cai, report_again
from ymylon.children.lookups import NoSuchChild, child_by_ref, involvements
from ymylon.children.models import Child, Involvement
from ymylon.missing.actions.closing import override_close, reopen_episode
from ymylon.missing.actions.ending import record_found
from ymylon.missing.lookups.episodes import NoSuchEpisode, episode_by_ref

FOUND = NIGHT + timedelta(hours=2)
AGAIN = NIGHT + timedelta(hours=20)
CLOSED = NIGHT + timedelta(hours=21)
TOLD_BY_THE_EPISODE_ALONE = ("rhys", "menna", "nia")


@pytest.fixture
def two(wales, policy, as_actor):
    with as_actor("elin") as elin:
        first = missing_cai(elin, wales, also=(("social_work", K.RESPONSIBLE_AUTHORITY),))
        record_found(by=elin, at=FOUND, episode=first, found=at_minute(FOUND))
        second = report_again(elin, first.child_id, at=AGAIN)
    return first, second


def closed(first, as_actor):
    with as_actor("gethin") as gethin:
        override_close(by=gethin, at=CLOSED, episode=first, reason="What was owed is done in the second episode.")


def test_closing_the_first_blinds_nobody_to_the_second(two, as_actor):
    first, second = two
    closed(first, as_actor)
    for name in TOLD_BY_THE_EPISODE_ALONE:
        with as_actor(name) as actor:
            assert episode_by_ref(actor, second.ref).state == "REPORTED", name


def test_closing_both_ends_what_both_began(two, as_actor):
    first, second = two
    closed(first, as_actor)
    with as_actor("elin") as elin:
        ref = Child.objects.visible_to(elin).get(pk=first.child_id).ref
        record_found(by=elin, at=CLOSED, episode=second, found=at_minute(CLOSED))
    closed(second, as_actor)
    with as_actor("rhys") as rhys:
        for nothing, find in (
            (NoSuchChild, lambda: child_by_ref(rhys, ref)),
            (NoSuchEpisode, lambda: episode_by_ref(rhys, second.ref)),
        ):
            with pytest.raises(nothing):
                find()
    with as_actor("elin") as elin:
        assert child_by_ref(elin, ref)


def test_reopening_the_first_gives_it_an_involvement_of_its_own_again(two, as_actor, as_owner):
    first, second = two
    closed(first, as_actor)
    with as_actor("gethin") as gethin:
        reopen_episode(by=gethin, at=CLOSED + timedelta(hours=1), episode=first, reason="He has told his worker more.")
    with as_owner():
        live = Involvement.objects.filter(child_id=first.child_id, kind=K.FORCE, ended_at__isnull=True)
        assert {row.about for row in live} == {first.ref, second.ref}


def test_a_team_that_is_involved_besides_gets_no_second_row(two, as_actor, wales, as_owner):
    first, _second = two
    with as_owner():
        home = Involvement.objects.filter(child_id=first.child_id, team=wales.teams["home_staff"], kind=K.HOME)
        assert [row.about for row in home] == [None]


def test_whoever_is_around_the_child_is_named_once(two, as_actor, wales):
    first, _second = two
    with as_actor("elin") as elin:
        named = [(row.team_id, row.kind) for row in involvements(elin, first.child_id)]
    assert len(named) == len(set(named))
    assert (wales.teams["missing"].pk, K.FORCE) in named

"""A network: what is within two steps, where the walk stops, what is drawn when there is too much, and where it stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ymylon.networks.rules import (
    HUB_NEIGHBOURS,
    MOST_DRAWN,
    Key,
    NodeKind,
    Shape,
    Step,
    height_for,
    key_there,
    picture_of,
    placed,
    walked_on,
)
from ymylon.networks.rules.placing import WIDTH
from ymylon.terms.links import End, Ends, Link

DAY = date(2026, 11, 1)
CAI, JAY, PHONE, TIRION = Key(End.CHILD, 1), Key(End.ENTRY, 2), Key(End.ENTRY, 3), Key(End.CHILD, 4)


def link(here: Key, there: Key, *, row: int = 1, name: str = "", since: date | None = DAY, room: str = "TIE", sure="LIKELY"):
    return Link(here.kind, here.number, there.kind, there.number, name, room, row, "USES", True, "", since, None, sure, "", None,
                DAY, "ENTRY", "", "PERSONS", False)  # fmt: skip


def step(here: Key, there: Key, *, neighbours: int = 1, **said) -> Step:
    return Step(link(here, there, **said), neighbours)


def keys(picture) -> list[Key]:
    return [node.key for node in picture.nodes]


def test_two_steps_and_no_third():
    picture = picture_of(CAI, [step(CAI, JAY)], [step(JAY, PHONE, row=2)], {})
    assert [(node.key, node.step) for node in picture.nodes] == [(CAI, 0), (JAY, 1), (PHONE, 2)]


def test_a_loop_leads_nowhere_new_and_each_link_stands_once():
    # Read from both ends, as the database gives it.
    first = [step(CAI, JAY, row=1), step(CAI, PHONE, row=2)]
    back = [step(PHONE, JAY, row=3), step(PHONE, CAI, row=2), step(JAY, JAY, row=4)]
    second = [step(JAY, CAI, row=1), step(JAY, PHONE, row=3), *back]
    picture = picture_of(CAI, first, second, {})
    assert keys(picture) == [CAI, JAY, PHONE]
    assert sorted(one.row for one in picture.links) == [1, 2, 3]


def test_what_a_crowd_stands_around_is_in_the_picture_and_not_walked_through():
    crowd = [step(PHONE, Key(End.ENTRY, n), row=n, neighbours=HUB_NEIGHBOURS + 1) for n in range(10, 36)]
    picture = picture_of(CAI, [step(CAI, PHONE, row=1), step(CAI, JAY, row=2)], [*crowd, step(JAY, PHONE, row=3)], {})
    assert keys(picture) == [CAI, JAY, PHONE] or keys(picture) == [CAI, PHONE, JAY]
    assert [node.is_hub for node in picture.nodes if node.key == PHONE] == [True]
    # What joins it to the rest of the picture stays.
    assert {one.row for one in picture.links} == {1, 2, 3}


def test_exactly_as_many_as_make_no_hub_are_walked_through():
    few = [step(PHONE, Key(End.ENTRY, n), row=n, neighbours=HUB_NEIGHBOURS) for n in range(10, 10 + HUB_NEIGHBOURS)]
    assert len(picture_of(CAI, [step(CAI, PHONE)], few, {}).nodes) == HUB_NEIGHBOURS + 2


def test_a_home_a_school_and_a_platform_are_hubs_whoever_is_around_them():
    school = Key(End.AGENCY, 9)
    first = [step(CAI, school, row=1), step(CAI, PHONE, row=2)]
    picture = picture_of(CAI, first, [step(PHONE, JAY, row=3)], {}, frozenset({PHONE}))
    assert {node.key for node in picture.nodes if node.is_hub} == {school, PHONE}
    assert JAY not in keys(picture)
    assert walked_on(Ends(children=frozenset({1})), [step(CAI, school), step(CAI, JAY)]) == Ends(entries=frozenset({2}))


def test_a_place_and_intelligence_are_walked_on_from_and_a_number_is_of_its_kind_alone():
    place, report, one = Key(End.CONTEXT, 1), Key(End.REPORT, 1), Key(End.ENTRY, 1)
    found = walked_on(Ends(children=frozenset({1})), [step(CAI, place), step(CAI, report, row=2), step(CAI, one, row=3)])
    assert found == Ends(entries=frozenset({1}), contexts=frozenset({1}), reports=frozenset({1}))


def test_the_one_that_was_asked_about_is_walked_whoever_stands_around_it():
    first = [step(PHONE, Key(End.ENTRY, n), row=n, neighbours=300) for n in range(10, 310)]
    picture = picture_of(PHONE, first, [], {})
    assert len(picture.nodes) == 301
    assert not picture.nodes[0].is_hub
    assert picture.nodes[0].neighbours == 300


def test_the_newest_are_drawn_and_the_rest_stand_in_the_table():
    first = [step(PHONE, Key(End.ENTRY, n), row=n, since=DAY - timedelta(days=n)) for n in range(10, 110)]
    picture = picture_of(PHONE, first, [], {})
    assert len(picture.drawn) == MOST_DRAWN
    assert [node.key.number for node in picture.drawn[1:]] == list(range(10, 10 + MOST_DRAWN - 1))
    assert len(picture.links) == 100
    assert walked_on(Ends(entries=frozenset({3})), first).entries == frozenset(range(10, 10 + MOST_DRAWN - 1))


def test_places_of_the_same_words_are_one_and_people_of_the_same_words_are_not():
    bus, again = Key(End.PLACE), Key(End.PLACE)
    first = [step(CAI, bus, row=1, name="Bus station"), step(CAI, again, row=2, name="BUS  station")]
    assert len(picture_of(CAI, first, [], {}).nodes) == 2
    jay = [step(CAI, Key(End.SOMEBODY), row=n, name="Jay", room="FOUND_WITH") for n in (1, 2)]
    assert len(picture_of(CAI, jay, [], {}).nodes) == 3


def test_a_child_with_two_records_is_one_and_brothers_stand_once():
    first = [step(Key(End.CHILD, 7), JAY), step(CAI, TIRION, row=2, room="SIBLING"), step(TIRION, CAI, row=3, room="SIBLING")]
    picture = picture_of(CAI, first, [], {7: 1})
    assert keys(picture) == [CAI, JAY, TIRION] or keys(picture) == [CAI, TIRION, JAY]
    assert len(picture.links) == 2


def test_links_that_contradict_share_a_line_and_keep_their_rows():
    picture = picture_of(CAI, [step(CAI, JAY, row=1), step(CAI, JAY, row=2, sure="SUSPECTED")], [step(JAY, CAI, row=1)], {})
    (together,) = picture.joined(picture.nodes).values()
    assert [one.row for one in together] == [1, 2]


def read_off(number: int) -> tuple[Key, Key, int]:
    """Two of sixteen ends and whether the first is a hub, from one number."""
    here, there = (Key((End.CHILD, End.ENTRY)[n % 2], 1 + n // 2) for n in (number % 16, number // 16 % 16))
    return here, there, 1 + 30 * (number // 256)


steps = st.lists(st.integers(0, 511).map(read_off), max_size=12)


@given(steps, steps)
def test_whatever_is_linked_the_picture_holds_no_link_to_what_it_does_not_hold(near, far):
    first = [step(CAI, there, row=n, neighbours=many) for n, (_here, there, many) in enumerate(near) if there != CAI]
    inner = {key_there(one.link) for one in first}
    second = [step(here, there, row=100 + n, neighbours=many) for n, (here, there, many) in enumerate(far) if here in inner]
    picture = picture_of(CAI, first, second, {})
    held = set(keys(picture))
    assert len(held) == len(picture.nodes)
    assert all({Key(End[one.here_kind], one.here), key_there(one)} <= held for one in picture.links)
    assert [node.step for node in picture.nodes] == sorted(node.step for node in picture.nodes)
    assert picture == picture_of(CAI, first, second, {})


@pytest.mark.parametrize("many", [2, 12, 30, 60])
def test_every_node_stands_on_the_paper_apart_from_the_others_and_always_in_the_same_place(many):
    star = [(0, n) for n in range(1, many)]
    spots = placed(many, star)
    assert spots == placed(many, star)
    assert all(0 <= spot.x <= WIDTH and 0 <= spot.y <= height_for(many) for spot in spots)
    # Nothing of 24 units lies under another.
    pairs = [(a, b) for n, a in enumerate(spots) for b in spots[n + 1 :]]
    assert [pair for pair in pairs if max(abs(pair[0].x - pair[1].x), abs(pair[0].y - pair[1].y)) < 24] == []


def test_every_kind_has_an_outline_of_its_own():
    assert {kind.name for kind in NodeKind} == {shape.name for shape in Shape}
    assert len({shape.value for shape in Shape}) == len(Shape)

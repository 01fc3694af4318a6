"""What of a network may leave, and what each child in it is listed with."""

from datetime import date

from ymylon.networks.rules import Key, kept, lanes_by_child, picture_of
from ymylon.networks.rules.picture import Step
from ymylon.terms.codes import Lane
from ymylon.terms.links import End, Link, LinkKind

DAY = date(2026, 11, 1)
CAI, TIRION, EFA = (Key(End.CHILD, number) for number in (1, 2, 3))
JAY, DEX = Key(End.ENTRY, 10), Key(End.ENTRY, 11)


def step(row: int, a: Key, b: Key, lane: Lane = Lane.PERSONS, name: str = "", what: str = "NEAR") -> Step:
    ends = (a.kind, a.number, b.kind, b.number)
    return Step(Link(*ends, name, "LINK", row, what, True, "", DAY, None, "", "", None, DAY, "ENTRY", "", lane, False), 1)


def of(*left_out: Key) -> list[int]:
    theme = Key(End.THEME)
    report = Key(End.REPORT, 20)
    first = [step(1, CAI, JAY), step(2, CAI, TIRION, Lane.CARE), step(3, CAI, theme, name="COUNTY_LINES"), step(6, CAI, report)]
    second = [step(4, TIRION, DEX), step(5, JAY, EFA), step(7, report, Key(End.CHILD, 4))]
    return [link.row for link in kept(picture_of(CAI, first, second, {}), frozenset(left_out))]


def test_whoever_is_left_out_takes_along_what_only_they_led_to_and_a_theme_or_intelligence_never_leaves():
    assert of() == [1, 2, 4, 5]
    assert of(TIRION) == [1, 5]
    assert of(TIRION, EFA) == [1]


def test_a_peer_group_and_whom_it_alone_leads_to_never_leave_and_a_place_does():
    place, friends, efa = Key(End.CONTEXT, 30), Key(End.CONTEXT, 31), Key(End.CHILD, 5)
    first = [step(1, CAI, place, what=LinkKind.OF_CONTEXT), step(2, CAI, friends, Lane.WORRY, what=LinkKind.OF_CIRCLE)]
    second = [step(3, place, TIRION, what=LinkKind.OF_CONTEXT), step(4, friends, efa, Lane.WORRY, what=LinkKind.OF_CIRCLE)]
    assert [link.row for link in kept(picture_of(CAI, first, second, {}), frozenset())] == [1, 3]


def test_each_child_is_listed_with_the_kinds_of_fact_that_are_of_them():
    links = [step(1, CAI, JAY).link, step(2, CAI, TIRION, Lane.CARE).link]
    always = {Lane.IDENTITY, Lane.INTELLIGENCE}
    assert lanes_by_child(links, CAI) == {1: always | {Lane.PERSONS, Lane.CARE}, 2: always | {Lane.CARE}}
    assert lanes_by_child([], CAI) == {1: always}

"""What may be published: known answers, what somebody can work out who does sums, and that nothing is published then."""

import random
from itertools import product

import numpy as np
import pytest

from ymylon.publication.rules.disclosure import (
    Cell,
    Contradiction,
    Known,
    Links,
    NotSafe,
    Shown,
    Told,
    TooMany,
    attack,
    fact_of,
    protect,
    sums,
    where,
)
from ymylon.publication.rules.disclosure.showing import is_ones_own, is_small, room_wanted, to_base
from ymylon.publication.rules.disclosure.sums import Sums

AREAS, BANDS = ("Gwynedd", "Conwy", "Powys"), ("10-11", "12-15", "16-17")
SPACE = {"area": AREAS, "band": BANDS}


def cell(count: int, *, unit: str = "episodes", children: int | None = None, top: int = 0, fact: str = "", **parts) -> Cell:
    return Cell(unit, where(**parts), count, count if children is None else children, top, fact)


def told_of(cells, shown) -> list[Told]:
    return [Told(one.unit, one.where, its.known) for one, its in zip(cells, shown, strict=True)]


def test_each_number_by_itself():
    assert [to_base(n) for n in (0, 5, 7, 8, 12, 13, 1002, 1003)] == [0, 5, 5, 10, 10, 15, 1000, 1005]
    assert [is_small(n, n) for n in (0, 1, 4, 5)] == [False, True, True, False]
    assert is_small(40, 4), "forty episodes of four children"
    assert [is_ones_own(20, n) for n in (9, 10)] == [False, True]
    assert [room_wanted(2, 2, 0), room_wanted(20, 8, 0), room_wanted(60, 9, 40)] == [4, 0, 8]
    assert Shown(5).known == Known(5, 7), "a number below five is never shown as five"
    assert Shown(0).known == Known(0, 0)
    assert Shown(20).known == Known(18, 22)


def test_one_small_number_in_a_row_is_worked_out_by_subtraction_and_one_more_is_left_out():
    cells = [cell(2, area="Gwynedd"), cell(5, area="Conwy"), cell(6, area="Powys"), cell(13, area=AREAS)]
    plain = [one.shown for one in cells]
    found = attack(SPACE, told_of(cells, plain), cells)
    assert (found.tried, found.pins) == (1, ()), "of fifteen, five and five: from one to seven"
    cells = [cell(2, area="Gwynedd"), cell(5, area="Conwy"), cell(7, area=("Gwynedd", "Conwy"))]
    (pin,) = attack(SPACE, told_of(cells, [one.shown for one in cells]), cells).pins
    assert (pin.low, pin.high) == (1, 2)
    safe = protect(SPACE, cells)
    assert [one.value for one in safe.shown] == [None, None, 5]
    assert (safe.of_their_own, safe.for_others, safe.attacked.pins) == (1, 1, ())


def test_a_number_that_no_table_prints_is_protected_all_the_same():
    """All but four of a year's episodes stand in one table, the year in another: the four are what is left."""
    cells = [cell(32, area=("Gwynedd", "Conwy")), cell(28, area="Gwynedd")]
    exact = [Told(one.unit, one.where, Known(one.count, one.count)) for one in cells]
    rest = cell(4, area="Conwy")
    (pin,) = attack(SPACE, exact, [rest]).pins
    assert (pin.low, pin.high) == (4, 4)
    with pytest.raises(NotSafe):
        protect(SPACE, [cell(28, area="Gwynedd", fact="g"), cells[0]], exact, besides=[rest])


def test_two_small_numbers_and_their_sum_tell_whoever_guesses_that_both_are_small():
    """Four and four are eight, printed as ten: each is at most four, and together they are at least eight."""
    cells = [cell(4, area="Gwynedd"), cell(4, area="Conwy"), cell(8, area=("Gwynedd", "Conwy"))]
    assert not attack(SPACE, told_of(cells, [one.shown for one in cells]), cells).pins, (
        "taken for anything from one, they are safe"
    )
    assert [one.value for one in protect(SPACE, cells).shown] == [None, None, None]
    apart = [cell(2, area="Gwynedd"), cell(4, area="Conwy"), cell(6, area=("Gwynedd", "Conwy"))]
    guess = [Known(1, 4), Known(1, 4), protect(SPACE, apart).shown[2].known]
    first = attack(SPACE, [Told(one.unit, one.where, its) for one, its in zip(apart, guess, strict=True)], apart, lambda one: 3)
    assert not [pin for pin in first.pins if pin.cell.count < 5]


def test_what_an_earlier_edition_told_is_part_of_the_attack():
    """Ten were told of, and later twelve: whoever subtracts has the two who came late, unless both are rounded."""
    space = {"late": ("no", "yes")}
    before = Told("episodes", where(late="no"), Known(10, 10))
    now = [cell(12, late=("no", "yes"))]
    late = cell(2, late="yes")
    assert attack(space, [before, Told("episodes", now[0].where, Known(12, 12))], [late]).pins
    assert not attack(space, [Told("episodes", where(late="no"), Shown(10).known), *told_of(now, [Shown(10)])], [late]).pins
    with pytest.raises(Contradiction):
        attack(space, [before, Told("episodes", now[0].where, Known(3, 3))], [late])


def test_a_fact_that_was_left_out_once_is_left_out_again_and_one_that_stood_stands_as_it_did():
    key = b"only here"
    assert fact_of(key, "children", ["a", "b"]) == fact_of(key, "children", ["b", "a"])
    assert len({fact_of(key, unit, who) for unit, who in product(("children", "episodes"), (["a"], ["a", "b"]))}) == 4
    assert fact_of(b"elsewhere", "children", ["a"]) != fact_of(key, "children", ["a"])
    cells = [cell(9, area="Gwynedd", fact="one"), cell(40, area="Conwy", fact="two")]
    safe = protect(SPACE, cells, stood={"one": Shown(None), "two": Shown(40)})
    assert [one.value for one in safe.shown] == [None, 40]


def test_one_child_who_makes_up_most_of_a_number_is_not_read_off_it():
    cells = [cell(30, children=6, top=20, area="Gwynedd"), cell(25, area="Conwy"), cell(55, area=("Gwynedd", "Conwy"))]
    safe = protect(SPACE, cells)
    assert safe.shown[0].value is None
    (room,) = [one.room for one in cells if one.room]
    assert room == 4
    assert not attack(SPACE, told_of(cells, safe.shown), cells).pins


def test_tables_that_cross_too_much_are_refused():
    many = {f"d{n}": tuple("abcdef") for n in range(7)}
    crossed_all = where(**dict.fromkeys(many, "a"))
    with pytest.raises(TooMany):
        attack(many, [Told("episodes", crossed_all, Known(0, 9))], [Cell("episodes", crossed_all, 2, 2)])


@pytest.mark.parametrize("seed", [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.heavy) for seed in range(3, 12))])
def test_whatever_is_left_out_hides_every_small_number_from_somebody_who_tries_every_table(seed):
    """For small tables all that could be true is listed outright, without a solver: no protected number has too little room."""
    dice = random.Random(seed)
    counts = {pair: dice.choice((0, 1, 2, 3, 4, 5, 6, 8, 9)) for pair in product(AREAS[:2], BANDS[:2])}
    cells = [cell(n, area=a, band=b) for (a, b), n in counts.items()]
    cells += [cell(sum(n for (x, _), n in counts.items() if x == a), area=a, band=BANDS[:2]) for a in AREAS[:2]]
    cells += [cell(sum(n for (_, y), n in counts.items() if y == b), area=AREAS[:2], band=b) for b in BANDS[:2]]
    cells.append(cell(sum(counts.values()), area=AREAS[:2], band=BANDS[:2]))
    space = {"area": AREAS[:2], "band": BANDS[:2]}
    safe = protect(space, cells)
    pairs = list(counts)
    small = [its.value is None and 0 < one.count < 5 for one, its in zip(cells, safe.shown, strict=True)]
    most = sum(counts.values()) + 3
    possible: dict[int, set[int]] = {n: set() for n, one in enumerate(cells) if one.room}
    inside = [
        [pairs.index((a, b)) for a, b in pairs if a in dict(one.where)["area"] and b in dict(one.where)["band"]] for one in cells
    ]
    guessed: dict[int, set[int]] = {n: set() for n in possible}
    for guess in product(range(min(most, 16) + 1), repeat=4):
        sums = [sum(guess[place] for place in places) for places in inside]
        if all(its.known.low <= n <= its.known.high for n, its in zip(sums, safe.shown, strict=True)):
            for place, seen in possible.items():
                seen.add(sums[place])
            # Somebody who guesses rightly which are small knows more, and still not which number it is.
            if all(n <= 4 for n, is_small_one in zip(sums, small, strict=True) if is_small_one):
                for place, seen in guessed.items():
                    seen.add(sums[place])
    for place, seen in possible.items():
        assert max(seen) - min(seen) >= cells[place].room, (counts, [one.value for one in safe.shown])
        assert max(guessed[place]) - min(guessed[place]) >= min(1, cells[place].room), (counts, [one.value for one in safe.shown])
    assert safe.attacked.tried >= len(possible)


@pytest.mark.parametrize("seed", range(4))
def test_tables_that_hang_together_like_a_tree_tell_no_more_and_no_less_than_one_crossing_of_all(seed, monkeypatch):
    dice = random.Random(seed)
    space = {"area": AREAS, "band": BANDS, "care": ("in", "not"), "quarter": ("1", "2")}
    world = {parts: dice.choice((0, 0, 1, 2, 7)) for parts in product(*space.values())}

    def number(**chosen) -> Cell:
        told = {name: chosen.get(name, parts) for name, parts in space.items()}
        count = sum(n for parts, n in world.items() if all(p in told[name] for name, p in zip(space, parts, strict=True)))
        return cell(count, **told)

    cells = [number(area=(a,), care=(c,)) for a in AREAS for c in space["care"]]
    cells += [number(area=(a,), band=(b,)) for a in AREAS for b in BANDS]
    cells += [number(quarter=(q,)) for q in space["quarter"]] + [number(area=(a,)) for a in AREAS] + [number()]
    told = told_of(cells, [Shown(None) if n % 3 == seed % 3 else one.shown for n, one in enumerate(cells)])
    unknowns = Sums(space, [one.where for one in told]).unknowns
    # Everything counts as learned: all ranges are told.
    apart = attack(space, told, cells, lambda one: 10_000).pins
    monkeypatch.setattr(sums, "_is_tree", lambda tables: False)
    assert unknowns < Sums(space, [one.where for one in told]).unknowns == 36
    crossed = attack(space, told, cells, lambda one: 10_000).pins
    assert [(pin.low, pin.high) for pin in apart] == [(pin.low, pin.high) for pin in crossed]
    assert len(apart) > 5


LINKS = Links({"children": "episodes"}, frozenset({"band"}))


def test_children_are_learned_from_episodes_that_nobody_thought_of():
    """Of Conwy's children nothing is shown but that there are some; all but seven episodes at most are elsewhere."""
    cells = [cell(12, area=("Gwynedd", "Conwy")), cell(9, area="Gwynedd"), cell(3, children=3, area="Conwy")]
    cells += [cell(3, unit="children", area="Conwy"), cell(9, unit="children", area="Gwynedd")]
    told = [Told(one.unit, one.where, Known(one.count, one.count)) for one in (cells[0], cells[1])]
    told += [Told("children", cells[3].where, Known(1, 1000)), Told("children", where(area=("Gwynedd", "Conwy")), Known(9, 20))]
    told.append(Told("children", cells[4].where, Known(9, 9)))
    apart = attack(SPACE, told, [cells[3]])
    assert not apart.pins, "children alone tell nothing of it"
    (pin,) = attack(SPACE, told, [cells[3]], links=LINKS).pins
    assert (pin.low, pin.high) == (1, 3)
    # Nobody is in two bands: there children add up as episodes do, to a total that another table prints.
    by_band = [Told("children", where(band="10-11"), Known(6, 6)), Told("children", where(area=AREAS), Known(8, 8)),
               Told("children", where(band="16-17"), Known(0, 0))]  # fmt: skip
    (pin,) = attack(SPACE, by_band, [cell(2, unit="children", band="12-15")], links=LINKS).pins
    assert (pin.low, pin.high) == (2, 2)


def test_a_correction_is_not_more_children_than_it_is_episodes():
    """One episode came late, in an area where nine children were known exactly: whoever subtracts knows at most one more."""
    space = {"area": AREAS, "first": ("no", "yes"), "second": ("no", "yes")}
    first, second = where(area="Conwy", first="yes"), where(area="Conwy", second="yes")
    told = [Told("children", first, Known(9, 9)), Told("episodes", first, Known(30, 30)), Told("episodes", second, Known(31, 31)),
            Told("episodes", where(area="Conwy", first="yes", second="no"), Known(0, 0))]  # fmt: skip
    (pin,) = attack(space, told, [Cell("children", second, 4, 4)], links=LINKS).pins
    assert pin.high == 10


def test_who_came_between_two_editions_is_tried_and_the_numbers_that_are_printed_are_known_no_better_for_it():
    """Nine children, and ten after twelve more episodes: between one and ten came, and none who came went again."""
    space = {"area": AREAS, "first": ("no", "yes"), "second": ("no", "yes")}
    first, second = where(area="Conwy", first="yes"), where(area="Conwy", second="yes")
    told = [Told("children", first, Known(8, 9)), Told("children", second, Known(10, 11)),
            Told("episodes", where(area="Conwy", first="no", second="yes"), Known(12, 12)),
            Told("episodes", where(area="Conwy", first="yes", second="no"), Known(0, 0))]  # fmt: skip
    printed = [Cell("children", each, 4, 4) for each in (first, second)]
    came = Cell("children", where(area="Conwy", first="no", second="yes"), 1, 1)
    went = Cell("children", where(area="Conwy", first="yes", second="no"), 1, 1)
    apart = attack(space, told, printed, lambda one: 99, LINKS).pins
    together = attack(space, told, [*printed, came, went], lambda one: 99, LINKS).pins
    assert [(pin.low, pin.high) for pin in together] == [(8, 9), (10, 11), (1, 3), (0, 0)]
    assert together[:2] == apart


@pytest.mark.parametrize("seed", range(6))
def test_children_and_episodes_together_tell_nobody_a_small_number_of_either(seed):
    """All that could be true of two areas is listed outright; no protected number has too little room in what is shown."""
    dice = random.Random(seed)
    area, both = AREAS[:2], {"area": AREAS[:2]}
    children = [dice.choice((1, 3, 4, 5, 8)) for _ in area]
    events = [n + dice.choice((0, 1, 2, 6)) for n in children]
    all_of_them = max(children) + dice.randint(0, min(children))
    cells = [cell(n, children=c, area=a) for a, n, c in zip(area, events, children, strict=True)]
    cells.append(cell(sum(events), children=all_of_them, **both))
    cells += [cell(c, unit="children", area=a) for a, c in zip(area, children, strict=True)]
    cells.append(cell(all_of_them, unit="children", **both))
    safe = protect(both, cells, links=LINKS)
    most = np.arange(22)
    e0, e1, c0, c1 = np.meshgrid(most, most, most, most, indexing="ij")
    true = (c0 <= e0) & (c1 <= e1) & ((c0 > 0) == (e0 > 0)) & ((c1 > 0) == (e1 > 0))
    possible: dict[int, set[int]] = {n: set() for n, one in enumerate(cells) if one.room}
    for c2 in range(22):
        fits = true & (c2 >= np.maximum(c0, c1)) & (c2 <= c0 + c1)
        values = [e0, e1, e0 + e1, c0, c1, np.full_like(c0, c2)]
        for value, its in zip(values, safe.shown, strict=True):
            fits &= (value >= its.known.low) & (value <= its.known.high)
        for place, seen in possible.items():
            seen.update(np.unique(values[place][fits]).tolist())
    for place, seen in possible.items():
        assert max(seen) - min(seen) >= cells[place].room, (events, children, [one.value for one in safe.shown])


def test_a_table_of_the_size_of_wales_is_protected_and_most_of_it_stays():
    dice = random.Random(22)
    areas, bands = tuple(f"W{n:02}" for n in range(22)), tuple("abcde")
    counts = {(a, b): max(0, round(dice.expovariate(1 / 18))) for a in areas for b in bands}
    cells = [cell(n, area=a, band=b) for (a, b), n in counts.items()]
    cells += [cell(sum(counts[a, b] for b in bands), area=a, band=bands) for a in areas]
    cells += [cell(sum(counts[a, b] for a in areas), area=areas, band=b) for b in bands]
    cells.append(cell(sum(counts.values()), area=areas, band=bands))
    safe = protect({"area": areas, "band": bands}, cells)
    assert safe.attacked.pins == ()
    assert safe.of_their_own >= 15
    assert safe.for_others <= safe.of_their_own


def test_the_same_members_are_one_unknown_and_stand_alike_wherever_they_are_counted():
    """Whom one table counts by area, another counts by quarter: the mark tells that they are the same."""
    space = {"area": AREAS, "quarter": ("1", "2")}
    cells = [cell(9, area="Conwy", fact="same"), cell(9, quarter="1", fact="same"), cell(2, quarter="2", fact="late")]
    cells += [cell(2, area="Gwynedd", fact="late"), cell(7, area=("Conwy", "Powys"), fact="x")]
    told = [Told("episodes", cells[0].where, Known(9, 9), "same"), Told("episodes", cells[1].where, Known(1, 40), "same")]
    (pin,) = attack(space, told, [Cell("episodes", cells[1].where, 2, 2)]).pins
    assert (pin.low, pin.high) == (9, 9)
    assert (
        attack(space, [Told(one.unit, one.where, one.known) for one in told], [Cell("episodes", cells[1].where, 2, 2)]).pins == ()
    )
    # One is left out for a small one beside it: so is the same number in the other table.
    cells = [cell(2, area="Gwynedd"), cell(5, area="Conwy", fact="same"), cell(7, area=("Gwynedd", "Conwy"), fact="sum")]
    cells += [cell(5, quarter="1", fact="same"), cell(40, quarter="2")]
    shown = [one.value for one in protect(space, cells).shown]
    assert shown[1] == shown[3]
    assert not attack(space, told_of(cells, protect(space, cells).shown), cells).pins


@pytest.mark.parametrize(("by_area", "whole", "first"), [((6, 8), 8, 4), ((6, 3), 8, 4), ((2, 3), 4, 1), ((8, 8), 12, 3)])
def test_children_of_two_tables_are_one_total_and_no_reader_learns_a_small_number(by_area, whole, first):
    """By area, where one may be in two, and by band, where nobody is: all that could be true of both is listed outright."""
    area, band = AREAS[:2], BANDS[:2]
    space = {"area": area, "band": band}
    # Each table names its own margin: it is one number all the same.
    cells = [cell(n, unit="children", area=a) for a, n in zip(area, by_area, strict=True)] + [
        cell(whole, unit="children", area=area)
    ]
    cells += [cell(first, unit="children", band=band[0]), cell(whole - first, unit="children", band=band[1]),
              cell(whole, unit="children", band=band)]  # fmt: skip
    safe = protect(space, cells, links=LINKS)
    most = np.arange(22)
    a0, a1, b0, b1 = np.meshgrid(most, most, most, most, indexing="ij")
    total = b0 + b1
    true = (total >= np.maximum(a0, a1)) & (total <= a0 + a1)
    values = [a0, a1, total, b0, b1, total]
    for guesses in (False, True):
        fits = true.copy()
        for value, one, its in zip(values, cells, safe.shown, strict=True):
            known = Known(1, 4) if guesses and its.value is None and 0 < one.count < 5 else its.known
            fits &= (value >= known.low) & (value <= known.high)
        for one, value in zip(cells, values, strict=True):
            if one.room:
                seen = value[fits]
                wanted = min(one.room, 1) if guesses and one.count < 5 else one.room
                assert seen.max() - seen.min() >= wanted, (by_area, first, whole, [its.value for its in safe.shown])

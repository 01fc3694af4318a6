"""A release is made: numbers are gathered, protected, and attacked together with all that was released before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

import polars as pl

from ymylon.publication.rules.disclosure import Attacked, Known, Links, NotSafe, Shown, Told, protect
from ymylon.publication.rules.disclosure.cells import normal
from ymylon.publication.rules.disclosure.showing import FEWEST
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.release import ledger
from ymylon.publication.rules.release.gathering import counted_of, has_interviews, lines_of, without_interviews, without_lines
from ymylon.publication.rules.release.making import Numbered, differences, links_of, numbers, rests, space_of
from ymylon.publication.rules.release.tables import (
    AREA,
    COUNTED,
    EPISODE,
    GOES_FIRST,
    INTERVIEW,
    LINE,
    NOT_RETURNED,
    PEOPLE,
    TABLES,
    Table,
)
from ymylon.terms.geography import WELSH_AUTHORITIES
from ymylon.terms.words import Words

HIDDEN = "[c]"
NOTES = {
    "c": Words("not shown, so that nobody is recognised", "heb ei ddangos, rhag i neb gael ei adnabod", False),
    "t": Words("a total of this table", "cyfanswm yn y tabl hwn"),
    "u": Words("few: no share of fewer than twenty", "ychydig: dim cyfran o lai nag ugain"),
    "z": Words("not applicable", "ddim yn berthnasol"),
    "x": Words("not available: nothing was returned", "ddim ar gael: ni ddychwelwyd dim"),
}


@dataclass(frozen=True)
class Release:
    """What goes out: each number with what is shown of it, and what the attack on it and on all before came to."""

    year: int
    edition: str
    numbers: tuple[tuple[Numbered, Shown], ...]
    attacked: Attacked
    of_their_own: int
    for_others: int
    persons: Mapping[str, float] = field(default_factory=dict)  # who live there, aged 0 to 17, and of which day and source
    persons_on: str = ""
    silent: frozenset[str] = frozenset()  # areas of which nobody returned anything: nothing is not nought
    without_interviews: frozenset[str] = frozenset()  # areas of which nobody returned an interview
    without_lines: frozenset[str] = frozenset()  # areas whose bodies returned no line
    left_out: tuple[Table, ...] = ()  # tables with which a protected number could have been learned

    @property
    def tables(self) -> list[Table]:
        return list({one.table.id: one.table for one, _ in self.numbers}.values())

    def cell(self, one: Numbered, shown: Shown) -> int | str:
        """What stands in a table: the number, or a note code in brackets."""
        if shown.value is None:
            return HIDDEN
        told = list(zip(one.table.by, one.codes, strict=True))
        if shown.value == 0 and any(by is AREA and code in self.silent for by, code in told):
            return "[x]"
        # A line that ends where nobody writes lines down may be known to nobody else.
        if shown.value == 0 and one.table.of == LINE and any(code in self.without_lines for code in one.codes):
            return "[x]"
        # Of whom no interview was returned, it is not known how many were due, offered or held.
        is_unheard = any(by is AREA and code in self.without_interviews for by, code in told)
        if shown.value == 0 and is_unheard and any(by.of == INTERVIEW and code not in ("", NOT_RETURNED) for by, code in told):
            return "[x]"
        return shown.value

    @property
    def with_lines(self) -> int:
        """Of how many areas somebody returned lines."""
        return len(WELSH_AUTHORITIES) - len(self.without_lines)

    @property
    def entries(self) -> list[ledger.Entry]:
        """For the ledger."""
        return [ledger.entry_of(self.edition, one.table.id, one.cell, shown) for one, shown in self.numbers]


def release_of(
    facts: Facts, year: int, edition: str, key: bytes, before: Sequence[ledger.Entry], tables: Sequence[Table] = TABLES,
    progress: Callable[[int, int], None] = lambda done, total: None, alike: Mapping[str, str] | None = None,
    others: Mapping[str, Mapping[str, pl.DataFrame]] | None = None,
) -> Release:  # fmt: skip
    """What may be released of a year. Raises NotSafe where a protected number could be learned, and Contradiction and TooMany.

    Whatever the ledger holds of the year is part of the attack. A fact that stood before stands as it did. `alike`: of an edition
    that was made from the same return as another, that other, or this one: both count the same. `others`: of each other edition
    what it was made from (`counted_of`): what came since, and what went, is tried too.
    """
    counted, found, besides = counted_of(facts, year), [], []
    tables = _drawn(facts, counted, tables)
    drawn = {of: [one for one in tables if one.of == of] for of in counted}
    for of, whole in counted.items():
        found += numbers(whole, drawn[of], year, edition, key)
        besides += rests(whole, drawn[of], year, edition)
    links = links_of(year)
    # Also of children alone the episodes count that were told before, and the reverse.
    families = {links.family(one.cell.unit) for one in found}
    earlier = [_from(one, alike or {}) for one in before if links.family(one.unit) in families and one.edition != edition]
    editions = dict.fromkeys([*(one.edition for one in earlier), edition])
    nothing: list[Told] = []
    for other, own in (others or {}).items():
        for of, whole in counted.items():
            apart, as_it_was = differences(whole, own[of], drawn[of], year, (edition, other))
            besides, nothing = besides + apart, nothing + as_it_was
    stood = {one.fact: one.shown for one in earlier}
    cells = list({(one.cell.unit, one.cell.where): one.cell for one in found}.values())
    # What nobody was added to or taken from is the same number in both editions, and whoever attacks may guess as much.
    known_before: dict[str, Known] = {}
    for one in earlier:
        # The same fact, told twice, is known as well as both together tell it.
        held = known_before.get(one.fact, one.known)
        known_before[one.fact] = Known(max(held.low, one.known.low), min(held.high, one.known.high))
    same = [Told(cell.unit, cell.where, known_before[cell.fact]) for cell in cells if cell.fact in known_before]
    # A number that stood in several tables stands once in the attack.
    told_before = [*dict.fromkeys(_told(earlier, links)), *same, *nothing]
    safe = protect(space_of(editions), cells, told_before, stood, besides, progress, links)
    shown = {(cell.unit, cell.where): its for cell, its in zip(cells, safe.shown, strict=True)}
    told = tuple((one, shown[one.cell.unit, one.cell.where]) for one in found)
    persons, on = _persons(facts)
    return Release(year, edition, told, safe.attacked, safe.of_their_own, safe.for_others, persons, on, _silent(facts),
                   without_interviews(facts), without_lines(facts))  # fmt: skip


def drawn_of(facts: Facts, year: int, tables: Sequence[Table] = TABLES) -> list[Table]:
    """Those that can be drawn of what was returned."""
    return _drawn(facts, {LINE: lines_of(facts, year)}, tables)


def _drawn(facts: Facts, counted: Mapping[str, pl.DataFrame], tables: Sequence[Table]) -> list[Table]:
    # Of lines nobody returned any, or nobody asked: that is not nought.
    return [
        one for one in tables
        if (has_interviews(facts) or not one.is_of_interviews) and (one.of == EPISODE or counted[one.of].height)
    ]  # fmt: skip


def as_many_as_are_safe(made: Callable[[Sequence[Table]], Release], tables: Sequence[Table]) -> Release:
    """The release of all these tables (`drawn_of`); where something could be learned from them together, of fewer.

    Raises what `made` raises. In a year of few children, parts that are each somebody leave their total no room.
    """
    kept, going = list(tables), [one for name in GOES_FIRST for one in tables if one.id == name]
    while True:
        try:
            release = made(kept)
        except NotSafe as fault:
            counted = {unit.rpartition(" ")[0] for unit in (pin.cell.unit for pin in fault.pins)}
            counted = {PEOPLE.get(unit, unit) for unit in counted}
            # Of what else is counted a table that goes hides nothing.
            goes = next((one for one in going if counted & set(one.units)), None)
            if goes is None:
                raise
            going.remove(goes)
            kept.remove(goes)
        else:
            return replace(release, left_out=tuple(one for one in tables if one not in kept))


def _told(earlier: Sequence[ledger.Entry], links: Links) -> list[Told]:
    """What was told before. Where episodes were shown, there are five children at least, whether those were shown or not."""
    shown = {(one.unit, one.where) for one in earlier if one.shown.value}
    found = []
    for one in earlier:
        enough = one.shown.value is None and (links.events.get(one.unit, ""), one.where) in shown
        found.append(replace(one.told, known=Known(FEWEST, inf)) if enough else one.told)
    return found


def _from(one: ledger.Entry, alike: Mapping[str, str]) -> ledger.Entry:
    """An entry that speaks of the same episodes as another edition counts as one of that."""
    edition = alike.get(one.edition, one.edition)
    named = tuple(sorted((edition if name == one.edition else name, parts) for name, parts in one.where))
    where = normal(named, COUNTED)
    return replace(one, edition=edition, where=where)


def _silent(facts: Facts) -> frozenset[str]:
    return frozenset(code for code, each in WELSH_AUTHORITIES.items() if not facts.returned & {code, each.force})


def _persons(facts: Facts) -> tuple[dict[str, float], str]:
    """How many aged 0 to 17 live in each area, by the newest estimate that is held."""
    own = facts.population.filter(pl.col("group") == "0-17")
    newest = own.filter(pl.col("on") == own["on"].max())
    return dict(zip(newest["area_code"], newest["persons"], strict=True)), str(own["on"].max() or "")

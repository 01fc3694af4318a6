"""A release is made: numbers are gathered, protected, attacked together with all that was released before, and written."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ymylon.publication.rules.disclosure import Attacked, Shown, Told, protect
from ymylon.publication.rules.disclosure.showing import BASE, FEWEST, OF_ONE_CHILD, ONE_CHILD
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.release import ledger
from ymylon.publication.rules.release.making import Numbered, episodes_of, numbers, rests, space_of
from ymylon.publication.rules.release.tables import DEFINITIONS, LABEL, TABLES, Table
from ymylon.publication.rules.standard import LATEST, STATUS
from ymylon.terms.words import Words

NOTES = {
    "c": Words("not shown, so that nobody is recognised", "heb ei ddangos, rhag i neb gael ei adnabod", False),
    "t": Words("a total of this table", "cyfanswm yn y tabl hwn"),
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

    @property
    def entries(self) -> list[ledger.Entry]:
        """For the ledger."""
        return [ledger.entry_of(self.edition, one.table.id, one.cell, shown) for one, shown in self.numbers]


def release_of(
    facts: Facts, year: int, edition: str, key: bytes, before: Sequence[ledger.Entry], tables: Sequence[Table] = TABLES,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Release:  # fmt: skip
    """What may be released of a year. Raises NotSafe where a protected number could be learned, and Contradiction and TooMany.

    Whatever the ledger holds of the year is part of the attack. A fact that stood before stands as it did.
    """
    whole = episodes_of(facts, year)
    found, besides = numbers(whole, tables, year, edition, key), rests(whole, tables, year, edition)
    units = {one.cell.unit for one in found}
    earlier = [one for one in before if one.unit in units and one.edition != edition]
    editions = dict.fromkeys([*(one.edition for one in earlier), edition])
    stood = {one.fact: one.shown for one in earlier}
    cells = list({(one.cell.unit, one.cell.where): one.cell for one in found}.values())
    # What nobody was added to or taken from is the same number in both editions, and whoever attacks may guess as much.
    where_now = {cell.fact: cell.where for cell in cells}
    same = [Told(one.unit, where_now[one.fact], one.known) for one in earlier if one.fact in where_now]
    told_before = [*(one.told for one in earlier), *same]
    safe = protect(space_of(editions), cells, told_before, stood, besides, progress)
    shown = {(cell.unit, cell.where): its for cell, its in zip(cells, safe.shown, strict=True)}
    told = tuple((one, shown[one.cell.unit, one.cell.where]) for one in found)
    return Release(year, edition, told, safe.attacked, safe.of_their_own, safe.for_others)


def write(folder: Path, release: Release, input_mark: str) -> None:
    """Each table as a tidy CSV in the form that StatsWales takes, its codes in both languages, and what the release is."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in {one.table.id: one.table for one, _ in release.numbers}.values():
        rows = [(one, shown) for one, shown in release.numbers if one.table is table]
        (folder / f"{table.id}.csv").write_text(_tidy(table, rows, release.year), encoding="utf-8")
        for one in table.by:
            (folder / f"lookup-{one.name}.csv").write_text(_lookup(one), encoding="utf-8")
    (folder / "release.json").write_text(
        json.dumps(_about(release, input_mark), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _tidy(table: Table, rows: Sequence[tuple[Numbered, Shown]], year: int) -> str:
    heads = ["year", *(one.name for one in table.by), "measure", "value", "notes"]
    lines = [",".join(heads)]
    for one, shown in rows:
        codes = [code or by.whole.code for by, code in zip(table.by, one.codes, strict=True)]
        notes = [*(["c"] if shown.value is None else []), *(["t"] if "" in one.codes else [])]
        value = "" if shown.value is None else str(shown.value)
        lines.append(",".join([f"{year}{(year + 1) % 100:02}", *codes, one.unit, value, " ".join(notes)]))
    return "\n".join(lines) + "\n"


def _lookup(by) -> str:
    lines = ["refcode,description,lang,hierarchy,sort,note"]
    parts = [(by.whole, "", 1), *((part, by.whole.code, n) for n, part in enumerate(by.parts, 2))]
    for part, above, place in parts:
        lines += [f'{part.code},"{part.words.in_language(tongue)}",{tongue},{above},{place},' for tongue in ("en", "cy")]
    return "\n".join(lines) + "\n"


def _about(release: Release, input_mark: str) -> dict:
    # How many are hidden, and why, is not said here: it would tell whoever adds up.
    def both(name: str, words: Words) -> dict[str, str]:
        return {f"{name}_en": words.en, f"{name}_cy": words.cy}

    return {
        **both("label", LABEL),
        "year": f"{release.year}-{(release.year + 1) % 100:02}",
        "edition": release.edition,
        "standard_version": LATEST.name,
        **both("standard_status", STATUS),
        "input_sha256": input_mark,
        "tables": [
            {"id": one.id, "file": f"{one.id}.csv", **both("title", one.title), "measures": list(one.units),
             "by": [by.name for by in one.by]}
            for one in {each.table.id: each.table for each, _ in release.numbers}.values()
        ],
        "measures": [{"code": code, **both("definition", words)} for code, words in DEFINITIONS.items()],
        "notes": [{"code": code, **both("words", words)} for code, words in NOTES.items()],
        "protection": {
            "not_shown_below": FEWEST, "to_the_nearest": BASE, "not_shown_where_one_child_has": ONE_CHILD,
            "one_child_not_known_closer_than": OF_ONE_CHILD,
        },
    }  # fmt: skip

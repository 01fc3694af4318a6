"""What each page of the site says, in one language: plain values for its template."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ymylon.publication.rules.measures import MEASURES
from ymylon.publication.rules.release.grids import Grid, Row, grids_of, label_of
from ymylon.publication.rules.release.judged import Judged
from ymylon.publication.rules.release.practice import Practice, standards_of
from ymylon.publication.rules.release.running import HIDDEN, NOTES, Release
from ymylon.publication.rules.release.tables import (
    AREA,
    CHILDREN,
    DEFINITIONS,
    DIMENSIONS,
    EPISODES,
    LABEL,
    LINE,
    MEASURE_NAMES,
    STANDARDS,
    WALES,
    Table,
)
from ymylon.publication.rules.site import said
from ymylon.publication.rules.site.charts import Bars, Tiles, bars, funnel, number, tiles
from ymylon.publication.rules.site.edition import Edition
from ymylon.publication.rules.standard import LATEST, STATUS
from ymylon.publication.rules.validating import Problem
from ymylon.terms.calendars import clock, local, long_date
from ymylon.terms.geography import WELSH_AUTHORITIES
from ymylon.terms.words import Words

NAV = ("index", "practice", "definitions", "quality", "limits", "revisions", "files")
_NAV_WORDS = dict(zip(NAV, ("home", "practice", "definitions", "quality", "limits", "revisions", "files"), strict=True))


@dataclass(frozen=True)
class Link:
    """An address and what stands on it."""

    href: str
    words: str
    is_here: bool = False


@dataclass(frozen=True)
class Page:
    """One page: the shell that all share, and what is its own."""

    name: str
    kind: str
    language: str
    title: str
    release_title: str
    label: str
    when: str
    invented: str
    nav: tuple[Link, ...]
    w: dict[str, str]
    own: dict[str, Any] = field(default_factory=dict)

    @property
    def other(self) -> str:
        return "en" if self.language == "cy" else "cy"


def pages_of(release: Release, edition: Edition, language: str) -> Iterator[Page]:
    """Every page of the site in this language."""
    speak = Speech(release, edition, language)
    yield speak.page("index", "index", speak.title, **speak.home())
    for table in release.tables:
        yield speak.page(name_of(table), "table", f"{speak.table_name(table)}: {speak.say(table.title)}", **speak.table(table))
    yield speak.page("practice", "practice", speak.w["practice"], **speak.practice())
    yield speak.page("definitions", "definitions", speak.w["definitions"], **speak.definitions())
    yield speak.page("quality", "quality", speak.w["quality"], **speak.quality())
    yield speak.page("limits", "limits", speak.w["limits"], lede=speak.say(said.LIMITS_LEDE), limits=speak.all_of(said.LIMITS))
    yield speak.page("revisions", "revisions", speak.w["revisions"], **speak.revisions())
    yield speak.page("files", "files", speak.w["files"], **speak.files())


def name_of(table: Table) -> str:
    return table.id.lower()


class Speech:
    """What a release says in one language."""

    def __init__(self, release: Release, edition: Edition, language: str):
        self.release, self.edition, self.language = release, edition, language
        self.w = {key: words.in_language(language) for key, words in said.WORDS.items()}
        self.title = self.say(said.TITLE).format(start=release.year, end=release.year + 1)
        self._values = {(one.table.id, one.unit, one.codes): shown.value for one, shown in release.numbers}

    def say(self, words: Words) -> str:
        return words.in_language(self.language)

    def all_of(self, many: tuple[Words, ...]) -> tuple[str, ...]:
        return tuple(self.say(one) for one in many)

    def table_name(self, table: Table) -> str:
        return self.w["table"].format(id=table.id)

    def page(self, name: str, kind: str, title: str, **own: Any) -> Page:
        at = self.edition.release_at
        moment = said.DRAFT if at is None else said.RELEASE_AT
        of = {} if at is None else {"day": long_date(local(at).date(), self.language), "clock": clock(at)}
        when = f"{self.say(said.EDITION).format(number=self.edition.number)}. {self.say(moment).format(**of)}"
        nav = tuple(Link(f"{each}.html", self.w[_NAV_WORDS[each]], each == name) for each in NAV)
        invented = self.say(said.INVENTED) if self.edition.is_invented else ""
        return Page(name, kind, self.language, title, self.title, self.say(LABEL), when, invented, nav, self.w, own)

    def home(self) -> dict[str, Any]:
        counted = (EPISODES, CHILDREN)
        heads = [(self._of_wales(unit), self.say(MEASURE_NAMES[unit]), self.say(DEFINITIONS[unit])) for unit in counted]
        links = [
            Link(f"{name_of(each)}.html", f"{self.table_name(each)}: {self.say(each.title)}") for each in self.release.tables
        ]
        rated = next((each for each in self.release.tables if each.rate), None)
        grid = grids_of(self.release, rated, self.language)[0] if rated else None
        return {"lede": self.say(said.LEDE), "heads": [head for head in heads if head[0]], "tables": links,
                "left_out": [self.w["left_out"].format(table=f"{one.id}, {self.say(one.title)}")
                             for one in self.release.left_out],
                "protection": self.all_of(said.PROTECTION), "map": self._map(grid) if grid else None,
                "population": self._population() if rated else "",
                "map_grid": grid}  # fmt: skip

    def _of_wales(self, unit: str) -> str:
        """The number of all Wales, from the first table that has it."""
        found = next((value for (_, its, codes), value in self._values.items() if its == unit and not any(codes)), None)
        return number(found) if found is not None else ""

    def _map(self, grid: Grid) -> Tiles:
        values: dict[str, float | str] = {row.code: row.cells[-1] for row in grid.rows}
        return tiles(self.w["map_title"], self.w["map_said"], values, self.language, said.BELOW, said.OVER)

    def table(self, table: Table) -> dict[str, Any]:
        grids = grids_of(self.release, table, self.language)
        notes = [(f"[{code}]", self.say(words)) for code, words in NOTES.items() if code in self._codes(grids)]
        return {
            "grids": grids, "bars": self._bars(table, grids), "notes": notes,
            "definitions": [*(self.say(DEFINITIONS[unit]) for unit in table.units), *self.with_lines(table)],
            "population": self._population() if table.rate else "",
            "files": [Link(f"../data/{table.id}.csv", self.w["csv"].format(id=table.id)),
                      Link(f"../data/{table.id}.csv-metadata.json", self.w["metadata"])],
        }  # fmt: skip

    def with_lines(self, table: Table) -> tuple[str, ...]:
        """Of a table of lines: how many know of any."""
        told = {"count": self.release.with_lines, "all": len(WELSH_AUTHORITIES)}
        return (self.say(said.WITH_LINES).format(**told),) if table.of == LINE else ()

    def _population(self) -> str:
        day = date.fromisoformat(self.release.persons_on)
        return self.w["population"].format(day=long_date(day, self.language))

    @staticmethod
    def _codes(grids: list[Grid]) -> set[str]:
        return {cell.strip("[]") for grid in grids for row in grid.rows for cell in row.cells if isinstance(cell, str)}

    def _bars(self, table: Table, grids: list[Grid]) -> list[Bars]:
        """Of each thing that is counted, in all Wales: areas have the map, and no bars to rank by."""
        if not table.by or table.by[-1].is_by_name:
            return []
        found = []
        for place, unit in enumerate(table.units):
            grid, column = (grids[place], 0) if len(table.by) > 1 else (grids[0], place)
            values = [(row.label, row.cells[column]) for row in grid.rows if not row.is_total]
            if table.by[0].is_by_name:
                values = list(zip(grid.columns[1:], grid.rows[0].cells[1:], strict=True))
            found.append(bars(f"{self.say(MEASURE_NAMES[unit])}, {self.say(WALES[1])}", self.w["chart_said"], values))
        return found

    def practice(self) -> dict[str, Any]:
        """Each standard: what it asks, the funnel, and every authority by name."""
        found = []
        for standard in standards_of(self.release):
            by = standard.table.by[1]
            title = self.say(by.words)
            drawn = funnel(standard, title, self.w["funnel_said"], self.w["due"], self.say(WALES[1]), self.language)
            rows = sorted((self._practised(one) for one in standard.areas), key=lambda row: row.label)
            columns = (self.w["due"], self.w["met"], self.w["share"], self.w["beyond"])
            grid = Grid(standard.table.id, title, self.say(AREA.words), columns, tuple(rows))
            is_marked = any(one.is_beyond for one in standard.areas)
            found.append({"id": by.name, "title": title, "asks": self.say(STANDARDS[by.name]), "funnel": drawn, "grid": grid,
                          "beyond": self.w["some_beyond" if is_marked else "none_beyond"],
                          "table": Link(f"{name_of(standard.table)}.html", self.table_name(standard.table))})  # fmt: skip
        return {"standards": found, "lede": self.all_of(said.PRACTICE)}

    def _practised(self, one: Practice) -> Row:
        share = one.share if isinstance(one.share, str) else f"{one.share:.0%}"
        beyond = self.w["yes"] if one.is_beyond else self.w["no"] if isinstance(one.share, float) else share
        name = WELSH_AUTHORITIES[one.code].words.in_language(self.language)
        return Row(one.code, name, False, (one.due, one.met, share, beyond))

    def definitions(self) -> dict[str, Any]:
        used = {one.name for table in self.release.tables for one in table.by}
        divides = [(self.say(one.words), one.name, [(part.code, self.say(part.words)) for part in (one.whole, *one.parts)])
                   for one in DIMENSIONS if one.name in used]  # fmt: skip
        measures = [
            {"id": each.id, "title": self.say(each.title), "definition": self.say(each.definition),
             "denominator": self.say(each.denominator), "period": self.say(each.period), "source": self.say(each.source)}
            for each in MEASURES if each.id in MEASURED
        ]  # fmt: skip
        return {
            "counts": [(self.say(MEASURE_NAMES[unit]), unit, self.say(words)) for unit, words in DEFINITIONS.items()],
            "divides": divides, "notes": [(f"[{code}]", self.say(words)) for code, words in NOTES.items()], "measures": measures,
        }  # fmt: skip

    def quality(self) -> dict[str, Any]:
        parts = [(self.say(head), self.all_of(words)) for head, words in said.QUALITY]
        status = f"{self.say(STATUS)} ({LATEST.name})"
        parts.insert(2, (self.say(said.RULES), self._rules()))
        return {"parts": parts, "protection": self.all_of(said.PROTECTION), "status": status, "input": self.edition.input_mark}

    def _rules(self) -> tuple[str, ...]:
        """What the rules found: no number by rule, for one might be a number of a table, and no rule of few rows."""
        found = self.edition.judged
        told = [self.say(said.ASKED).format(asked=found.asked, version=LATEST.name)]
        if found.not_asked:
            told.append(self.say(said.NOT_RUN).format(codes=", ".join(found.not_asked)))
        told.append(self.say(said.ERRORS_STAY if found.stays else said.NO_ERRORS))
        if found.often_stays:
            told += [self.say(said.OFTEN_STAYS), *self._named(found, found.often_stays)]
        told.append(self.say(said.QUERIES if found.queries else said.FEW_QUERIES).format(queries=number(found.queries)))
        if found.often:
            told += [self.say(said.OFTEN), *self._named(found, found.often)]
        return tuple(told)

    def _named(self, found: Judged, problems: Iterable[Problem]) -> Iterator[str]:
        yield from dict.fromkeys(f"{one.code}: {self.say(found.message(one))}" for one in problems)

    def revisions(self) -> dict[str, Any]:
        change = self.edition.change
        told = (self.say(change.what), self.say(change.why)) if change else None
        return {"is_first": self.edition.before is None, "change": told, "revised": self._revised()}

    def _revised(self) -> list[tuple[str, str, str]]:
        before = self.edition.before or {}
        found = []
        for one, shown in self.release.numbers:
            at = (one.table.id, one.unit, one.codes)
            if at in before and before[at] != shown.value:
                parts = [self.say(label_of(by, code).words) for by, code in zip(one.table.by, one.codes, strict=True)]
                place = ", ".join([self.table_name(one.table), self.say(MEASURE_NAMES[one.unit]), *parts])
                found.append((place, self._shown(before[at]), self._shown(shown.value)))
        return found

    @staticmethod
    def _shown(value: int | None) -> str:
        return HIDDEN if value is None else number(value)

    def files(self) -> dict[str, Any]:
        books = [Link(f"../data/release-{tongue}.{kind}", f"{kind.upper()}, {self.say(words)}")
                 for tongue, words in (("en", Words("in English", "yn Saesneg")), ("cy", Words("in Welsh", "yn Gymraeg")))
                 for kind in ("ods", "xlsx")]  # fmt: skip
        tidy = []
        for table in self.release.tables:
            name = f"{self.table_name(table)}: {self.say(table.title)}"
            tidy.append(
                (Link(f"../data/{table.id}.csv", name), Link(f"../data/{table.id}.csv-metadata.json", self.w["metadata"]))
            )
        used = {one.name for table in self.release.tables for one in table.by}
        lookups = [Link(f"../data/lookup-{one.name}.csv", self.w["lookup"].format(name=self.say(one.words).lower()))
                   for one in DIMENSIONS if one.name in used]  # fmt: skip
        return {"books": books, "tidy": tidy, "lookups": [*lookups, Link("../data/lookup-notes.csv", self.w["notes_file"])]}


# Those of the record of measures that a release's numbers go back to.
MEASURED = ("T01", "T02", "T04", "T13", "T17", "T25")

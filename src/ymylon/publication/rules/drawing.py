"""The standard and the rule books as pages that people read: docs/standard.md and docs/validation.md."""

from collections.abc import Iterator

from ymylon.publication.rules.book import YMYLON
from ymylon.publication.rules.layout import Book
from ymylon.publication.rules.rule import Rule
from ymylon.publication.rules.ssda903 import SSDA903
from ymylon.publication.rules.standard import LATEST, STATUS, TITLE, VERSIONS, Field, Table
from ymylon.terms.codes import Code
from ymylon.terms.words import Words

_DRAWN = (
    "*Drawn from the code by `ymylon docs`: change `src/ymylon/publication/rules/`, not this page.*",
    "*Lluniwyd o’r cod gan `ymylon docs`: newidiwch `src/ymylon/publication/rules/`, nid y dudalen hon.*",
)
_UNSURE = "† the Welsh awaits a translator / *mae’r Gymraeg yn aros am gyfieithydd*"


def draw_standard() -> str:
    """Every table, field and list of the latest version, and what each is called elsewhere."""
    lines = [f"# {_both(TITLE)}", "", *_DRAWN, "", f"**{_both(STATUS)}**", "", _UNSURE, ""]
    lines += list(_versions())
    lines += [*_READ, ""]
    for table in LATEST.tables:
        lines += [*_table(table), ""]
    lines += ["## Mappings / *Cyfatebiaeth*", "", *_mappings(), "", "## Lists / *Rhestri*", ""]
    for codes in LATEST.lists:
        lines += [*_list(codes), ""]
    return "\n".join(lines)


def _versions() -> Iterator[str]:
    yield "| version / *fersiwn* | inherits / *yn etifeddu* | tables / *tablau* | fields / *meysydd* |"
    yield "|---|---|---|---|"
    for version in VERSIONS.values():
        inherits = version.inherits.name if version.inherits else "–"
        yield f"| {version.name} | {inherits} | {len(version.tables)} | {sum(len(t.fields) for t in version.tables)} |"
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.number} `{table.name}`"
    yield ""
    yield f"{_both(table.words)}. Key / *allwedd*: {', '.join(f'`{name}`' for name in table.key)}."
    yield ""
    yield "| field / *maes* | | kind / *math* | meaning / *ystyr* | since / *ers* |"
    yield "|---|---|---|---|---|"
    for field in table.fields:
        yield f"| `{field.name}` | {_need(field)} | {_kind(field)} | {_both(field.words)} | {field.since} |"


def _need(field: Field) -> str:
    if field.when is None:
        return field.need.value
    return f"C: `{field.when.en}`" if field.when.en == field.when.cy else f"C: {_both(field.when)}"


def _kind(field: Field) -> str:
    if field.codes:
        kind = f"[{field.codes.__name__}](#{field.codes.__name__.lower()})"
    elif field.refers_to:
        kind = f"→ `{field.refers_to}`"
    else:
        kind = _both(field.kind.words)
    return f"{kind} …;…" if field.many else kind


def _mappings() -> Iterator[str]:
    yield "| field / *maes* | SSDA903, Missing | Standard Safeguarding Dataset, `ssd_missing` |"
    yield "|---|---|---|"
    for table in LATEST.tables:
        for field in table.fields:
            if field.ssda903 or field.ssd:
                yield f"| `{table.name}.{field.name}` | {_code(field.ssda903)} | {_code(field.ssd)} |"


def _code(name: str) -> str:
    return f"`{name}`" if name else ""


def _list(codes: type[Code]) -> Iterator[str]:
    yield f"### {codes.__name__}"
    yield ""
    yield "| code / *cod* | English | Cymraeg |"
    yield "|---|---|---|"
    for code in codes:
        yield f"| `{code.value}` | {code.words.en} | {code.words.cy}{'' if code.words.sure else ' †'} |"


def draw_books() -> str:
    """Both rule books, each rule once, with its condition and what is said to whoever made the return."""
    lines = ["# Rules for returns / *Rheolau ar gyfer ffurflenni*", "", *_DRAWN, "", *_HOW, "", _UNSURE, ""]
    for book in (YMYLON, SSDA903):
        lines += [f"## `--standard {book.name}`: {_both(book.title)}", ""]
        if book is YMYLON:
            lines += [f"**{_both(STATUS)}**", ""]
        lines += [*_book(book), ""]
    return "\n".join([*lines, *_DIFFERENCES, ""])


def _book(book: Book) -> Iterator[str]:
    yield "| code / *cod* | | fails where / *yn methu lle* | English | Cymraeg | since / *ers* | like / *tebyg* |"
    yield "|---|---|---|---|---|---|---|"
    seen: set[tuple[str, str]] = set()
    for rule in book.rules:
        # A rule of single cells stands in the book once for each field; here it stands once.
        if (rule.code, rule.message.en) not in seen:
            seen.add((rule.code, rule.message.en))
            welsh = rule.words.cy + ("" if rule.words.sure else " †")
            cells = (rule.code, _both(rule.severity.words), _condition(rule), rule.words.en, welsh, rule.since, rule.like)
            yield f"| {' | '.join(cells)} |"


def _condition(rule: Rule) -> str:
    of_each_field = rule.code in (
        "ST-01",
        "ST-02",
        "ST-03",
        "ST-04",
        "ST-05",
        "CO-01",
        "CO-03",
        "CH-05",
        "EP-09",
        "EP-13",
        "EP-27",
    )
    said = "any table: " + rule.fails if of_each_field else f"{rule.table}: {rule.fails}"
    if rule.order:
        said += f"; order: {rule.order}"
    return said.replace("|", "\\|")


def _both(words: Words) -> str:
    return f"{words.en} / *{words.cy}*{'' if words.sure else ' †'}"


_READ = (
    "M: must be there / *rhaid iddo fod yno*. C: must be there when / *rhaid iddo fod yno pan*.",
    "O: may be there / *caiff fod yno*. A cell of several values has a semicolon between them /",
    "*mae hanner colon rhwng gwerthoedd cell sy’n dal sawl un*.",
    "",
    "`ymylon standard FOLDER` writes this as a Frictionless data package / *yn ysgrifennu hwn fel pecyn data*;",
    "`ymylon validate` judges files by it / *yn barnu ffeiliau yn ei ôl* ([validation.md](validation.md)).",
)
_HOW = (
    "`ymylon validate FILE…` judges a return on the machine where it lies: no server, no database, no network.",
    "*Mae `ymylon validate FFEIL…` yn barnu ffurflen ar y peiriant lle mae’n gorwedd: dim gweinydd, cronfa ddata na rhwydwaith.*",
    "",
    "- A FILE is CSV, XLSX or Parquet, or a folder of them; which table it is, its columns say, or else its name.",
    "- `--standard ymylon|ssda903`, `--year 2025-26` (1 April to 31 March), `--previous FOLDER` with last year’s return.",
    "- `--format text|json|csv|html`; the report alone is on stdout. Rows are counted below the heading, the first is 1; lines",
    "  with nothing at all in them are not counted.",
    "- Exit codes: 0 no error (there may be queries), 1 errors in the return, 2 wrong usage, 3 the system.",
    "",
    "In JSON: `rows` (of all files), `rules_run`, `rules_not_run`, `files`, and `problems`: `code`, `severity`, `file`,",
    "`table`, `fields`, `rows`, `message_en`, `message_cy`. A code stands once for each file, and if it is asked of single",
    "cells once for each field. A file of last year’s return is named with its folder, as in `2024-25/missing.csv`.",
    "",
    "A rule is not asked where a table that it needs was not given. What can’t be answered, because a cell is blank, has",
    "not failed.",
)
_DIFFERENCES = (
    "## Where SSDA903’s rules part from the published validator / *Lle nad yw rheolau SSDA903 fel y gwiriwr cyhoeddedig*",
    "",
    "`bench/agreement.py` lays both beside each other, row by row, over 2,000 small returns full of faults; the measure is",
    "csc-validator-be-903. On what both can read they agree. Where they part, they do so on purpose, and it shows that what",
    "differs is owed to that one thing:",
    "",
    "- Spaces around a value are no part of it, and a cell of spaces is blank. There, they are a value.",
    "- A row with too many cells is pointed out (ROW-CELLS) and the rest is judged. There, the whole file is refused.",
    "- Columns are known in any case and order, beside columns that are not the return’s. There, they must be exactly those.",
    "- Blank rows at the end of a file are left aside. There, each of them is an error of 1004.",
    "- UTF-16 and Windows-1252 are read. There, such a file is refused.",
    "- A child whom last year’s return left missing, and of whom this year’s says nothing, is YM-576. There, nothing is said.",
)

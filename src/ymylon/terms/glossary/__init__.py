"""The glossary: the field's words in both languages, and the words that this program adds to them.

The field's Welsh was taken from Welsh-language pages where they could be read (seen), otherwise written from
knowledge of the language; whatever is uncertain, or says something of risk, consent or rights that no translator has
seen, is marked. New word? It goes here first.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..words import Words
from . import field, ours


class Term(NamedTuple):
    """A word in both languages, and whether its Welsh was seen in a Welsh-language source."""

    words: Words
    seen: bool


def _term(row: str) -> Term:
    english, welsh, mark = [*(part.strip() for part in row.split(" | ")), ""][:3]
    return Term(Words(english, welsh, "?" not in mark), "v" in mark)


def _with_meanings(rows: str) -> Iterator[tuple[Term, Words]]:
    """Each term with its meaning; empty words where it needs none."""
    for entry in re.split(r"\n(?! )", rows.strip()):
        row, *means = (line.strip() for line in entry.splitlines())
        english, welsh = means or ("", "")
        yield _term(row), Words(english, welsh)


FIELD_TERMS: list[Term] = [_term(row) for row in field.ROWS.strip().splitlines()]
OUR_TERMS: list[Term] = [term for term, _ in _with_meanings(ours.ROWS)]
GLOSSARY: list[Term] = FIELD_TERMS + OUR_TERMS
MEANINGS: dict[str, Words] = {term.words.en: means for term, means in _with_meanings(ours.ROWS)}


def glossary_page() -> str:
    """The text of docs/glossary.md, which is drawn from here and never written by hand."""
    lines = [
        "# Glossary / Geirfa",
        "",
        "*Drawn from the code by `ymylon docs`: change `src/ymylon/terms/glossary/`, not this page.*",
        "",
        "✓ the Welsh was seen in a Welsh-language source; ? it awaits a translator; no mark: written with some confidence,",
        "and no translator has seen it. Labels of codes are in `src/ymylon/terms/codes/`.",
        "",
        f"{len(GLOSSARY)} words, of which {sum(not term.words.sure for term in GLOSSARY)} await a translator.",
        "",
        "## The field’s words / Geiriau’r maes",
        "",
        "| English | Cymraeg | |",
        "|---|---|---|",
        *(f"| {term.words.en} | {term.words.cy} | {_mark(term)} |" for term in FIELD_TERMS),
        "",
        "## Words of this program / Geiriau’r rhaglen hon",
        "",
        "| English | Cymraeg | | means | ystyr |",
        "|---|---|---|---|---|",
        *(f"| {term.words.en} | {term.words.cy} | {_mark(term)} | {_means(term)} |" for term in OUR_TERMS),
        "",
    ]
    return "\n".join(lines)


def _mark(term: Term) -> str:
    return ("✓" if term.seen else "") + ("" if term.words.sure else "?")


def _means(term: Term) -> str:
    means = MEANINGS[term.words.en]
    return f"{means.en} | {means.cy}"

"""What an extract holds, as a page that people read: docs/extract.md."""

from collections.abc import Iterator, Mapping

from ymylon.publication.rules.extract.blanks import DERIVED, LEFT_OUT, NOT_HELD, WITHHELD
from ymylon.publication.rules.standard import LATEST, STATUS
from ymylon.terms.words import Words


def draw_extract() -> str:
    """How it is made, who is never in it, and each field that is not read as it stands, with the reason."""
    lines = ["# The extract / *Yr echdyniad*", "", *_DRAWN, "", f"**{_both(STATUS)}**", "", *_HOW, "", _both(LEFT_OUT), ""]
    for heading, fields in _PARTS:
        lines += [f"## {_both(heading)}", "", *_fields(fields), ""]
    every = {f"{table.name}.{field.name}" for table in LATEST.tables for field in table.fields}
    empty = {name for name in every if name.split(".")[0] in NOT_HELD}
    read = len(every - empty - {*NOT_HELD, *WITHHELD, *DERIVED})
    lines += [f"{read} of {len(every)} fields are read as they stand / *darllenir {read} o {len(every)} maes fel y maent*.", ""]
    return "\n".join(lines)


def _fields(fields: Mapping[str, Words]) -> Iterator[str]:
    yield "| field / *maes* | English | Cymraeg |"
    yield "|---|---|---|"
    for name, words in fields.items():
        yield f"| `{name}` | {words.en} | {words.cy}{'' if words.sure else ' †'} |"


def _both(words: Words) -> str:
    return f"{words.en} / *{words.cy}*{'' if words.sure else ' †'}"


_PARTS = (
    (Words("Blank, because the record can’t say", "Yn wag, am na all y cofnod ddweud"), NOT_HELD),
    (Words("Blank, although the record could say", "Yn wag, er y gallai’r cofnod ddweud"), WITHHELD),
    (Words("Not read as it stands", "Heb ei ddarllen fel y mae"), DERIVED),
)
_DRAWN = (
    "*Drawn from the code by `ymylon docs`: change `src/ymylon/publication/rules/extract/`, not this page.*",
    "*Lluniwyd o’r cod gan `ymylon docs`: newidiwch `src/ymylon/publication/rules/extract/`, nid y dudalen hon.*",
    "",
    "† the Welsh awaits a translator / *mae’r Gymraeg yn aros am gyfieithydd*",
)
_HOW = (
    "`ymylon extract FOLDER [--year 2025-26] [--whole]` writes the tables of [the standard](standard.md) into",
    "`FOLDER/current`, as Parquet, with `datapackage.json` and a `manifest.json` that says all that stands here. `ymylon",
    "validate FOLDER/current` judges it like any return.",
    "*Mae `ymylon extract FFOLDER` yn ysgrifennu tablau’r safon i `FFOLDER/current`; `ymylon validate FFOLDER/current` sy’n",
    "eu barnu.*",
    "",
    "- **No name, no birth date, no word, no place, no number by which others know a child.** The month of birth is the",
    "  nearest to it.",
    "- **References are keyed hashes** of the random references under which the record’s own pages are addressed. The key",
    "  is `keys/extract` in the home (or `YMYLON_KEY_EXTRACT`), never in the database, its backups or the files; its name",
    "  is in the manifest. Keep a copy: without it no child is known again next year. Whoever has the key and the record",
    "  can lead a reference back; whoever has the files alone can’t.",
    "- **It is read as `app_report`**, which reads no table and acts as nobody: it calls functions that answer in the",
    "  columns of the standard, and the audit has a line of each extract (`EXTRACTED`).",
    "- **The second time it reads the children whose records were opened or written since**, whoever has a line that links",
    "  one of these, and all meetings; only files that changed are written. `--whole` reads all: do so after a change to the",
    "  directory of agencies, which touches no child. What an earlier form of this extract wrote is read whole by itself.",
    "- **A state is whole or not there.** `current` leads to it; whoever is stopped on the way leaves the former one, and a",
    "  former one is not kept. A copy that somebody took away still holds what it held.",
    "- **It is personal data still**: rows of single children, with months of birth, areas and times. Treat it as the",
    "  record is treated.",
    "- With `--year` an episode, a placement or a stretch of education is there if it reaches into that year, anything else",
    "  if it began in it; children without a row are not there.",
)

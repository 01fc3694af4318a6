"""The report of an import, in the shape in which it is written as JSON; it names rows and columns and repeats no value."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import polars as pl

from ymylon.exchange.rules.returns import Counts, Return
from ymylon.exchange.rules.unreadable import Unreadable
from ymylon.exchange.rules.wording import WORDING

# Rows of problems that are turned into text at a time: a million rows can have several million problems.
SLICE = 50_000


def files_report(counts: Mapping[str, Counts]) -> dict[str, dict[str, int]]:
    """Per file: rows == accepted + unchanged + rejected, where `unchanged` rows stood already, exactly so."""
    return {
        name: {"rows": each.rows, "accepted": each.accepted, "unchanged": each.unchanged, "rejected": each.rejected}
        for name, each in counts.items()
    }


def worded_problems(problems: pl.DataFrame) -> pl.DataFrame:
    """One struct per problem, as it stands in the report."""
    words = pl.DataFrame(
        [
            {
                "code": code,
                "level": each.level.value,
                "reason_en": each.reason.en,
                "reason_cy": each.reason.cy,
                "mend_en": each.mend.en,
                "mend_cy": each.mend.cy,
            }
            for code, each in WORDING.items()
        ]
    )
    other = pl.col("other").cast(pl.String).fill_null("")
    texts = [
        pl.col(name).str.replace_all("{other}", other, literal=True).alias(name)
        for name in ("reason_en", "reason_cy", "mend_en", "mend_cy")
    ]
    return (
        problems.join(words, on="code", how="left", maintain_order="left")
        .with_columns(*texts)
        .select(
            "file", "row", "column", "code", "level",
            pl.struct(en="reason_en", cy="reason_cy").alias("reason"),
            pl.struct(en="mend_en", cy="mend_cy").alias("mend"),
        )
    )  # fmt: skip


def report(read: Return) -> dict[str, Any]:
    """The whole report as plain values; for a return with very many problems `write_report` needs less memory."""
    return {"files": files_report(read.counts), "problems": worded_problems(read.problems).to_dicts()}


def report_of_unreadable(fault: Unreadable) -> dict[str, Any]:
    problem = {
        "file": fault.file,
        "row": None,
        "column": fault.column,
        "code": fault.code,
        "level": WORDING[fault.code].level.value,
        "reason": {"en": fault.words.en, "cy": fault.words.cy},
        "mend": {"en": fault.mend.en, "cy": fault.mend.cy},
    }
    return {"files": {}, "problems": [problem]}


def write_report(path: Path, read: Return) -> None:
    """Writes the report as JSON, one problem a line."""
    with path.open("w", encoding="utf-8") as out:
        out.write('{"files": ' + json.dumps(files_report(read.counts)) + ',\n "problems": [')
        _write_problems(out, read.problems)
        out.write("]}\n")


def _write_problems(out: IO[str], problems: pl.DataFrame) -> None:
    before = "\n"
    for lines in _lines(problems):
        out.write(before + lines)
        before = ",\n"


def _lines(problems: pl.DataFrame) -> Iterator[str]:
    for piece in problems.iter_slices(SLICE):
        worded = worded_problems(piece)
        yield worded.select(pl.struct(pl.all()).struct.json_encode().str.join(",\n")).item()

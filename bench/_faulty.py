"""Small returns with faults of every rule planted at random, the same for each seed; some in a form that only one reads."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from _missing import ODD_DATES, write_missing

FILES = ("header.csv", "episodes.csv", "missing.csv")
BEFORE = "previous/missing.csv"
EDGES = ("31/03/2025", "01/04/2025", "31/03/2026", "01/04/2026", "29/02/2024")
ODD_TEXTS = (
    *ODD_DATES,
    "01-06-2025",
    "2025/06/01",
    "1/06/2025 10:00",
    "32/01/2025",
    "01/13/2025",
    "45809",
    "29/02/2025",
    "12/04/2262",
)
DATES = {"header.csv": ("DOB",), "episodes.csv": ("DECOM", "DEC"), "missing.csv": ("DOB", "MIS_START", "MIS_END"),
         BEFORE: ("MIS_START", "MIS_END")}  # fmt: skip
_DAY = "%d/%m/%Y"
Rows = list[list[str]]


def write_faulty(folder: Path, seed: int) -> int:
    """A return of 50 to 200 periods into `folder`; answers how many."""
    chance = Random(seed)
    often = chance.choice((0.01, 0.03, 0.06, 0.12))
    folder.mkdir(exist_ok=True)
    write_missing(folder, chance.randrange(50, 201), seed, faulty=often)
    tables = {name: [line.split(",") for line in (folder / name).read_text().splitlines()] for name in (*FILES, BEFORE)}
    for name, rows in tables.items():
        for act in (_other_texts, _blanks, _letters, _twice):
            act(chance, rows, [rows[0].index(one) for one in DATES[name]], often)
        _without_postcodes(rows)
    _beside_care(chance, tables, often)
    _left_open(chance, tables, often)
    for name, rows in tables.items():
        (folder / name).write_text("".join(f"{','.join(row)}\n" for row in rows))
    return len(tables["missing.csv"]) - 1


def _other_texts(chance: Random, rows: Rows, dates: Sequence[int], often: float) -> None:
    for row in rows[1:]:
        for place in dates:
            if chance.random() < often:
                row[place] = chance.choice((*ODD_TEXTS, *EDGES, *EDGES))


def _blanks(chance: Random, rows: Rows, dates: Sequence[int], often: float) -> None:
    named = [rows[0].index(name) for name in ("CHILD", "MISSING", "REC") if name in rows[0]]
    for row in rows[1:]:
        for place in (*dates, *named):
            if chance.random() < often / 4:
                row[place] = ""


def _letters(chance: Random, rows: Rows, dates: Sequence[int], often: float) -> None:
    """References as some councils make them: the same one in large and small letters, or with noughts before it."""
    for row in rows[1:]:
        if row[0].isdigit() and int(row[0]) % 7 == 0:
            row[0] = chance.choice(("ab", "AB", "aB")) + row[0]
        elif chance.random() < often / 6:
            row[0] = f"0{row[0]}"


def _twice(chance: Random, rows: Rows, dates: Sequence[int], often: float) -> None:
    """The same row again somewhere, whole, or of another child."""
    for row in rows[1:]:
        if chance.random() < often / 3:
            again = list(row)
            if chance.random() < 0.3:
                again[0] = chance.choice(rows[1:])[0]
            rows.insert(chance.randrange(1, len(rows) + 1), again)


def _without_postcodes(rows: Rows) -> None:
    """No rule here asks for them, and the peer looks each up among all that begin with the same letter: Z is the fewest."""
    for row in rows[1:]:
        for name in ("HOME_POST", "PL_POST"):
            if name in rows[0]:
                row[rows[0].index(name)] = "ZE1 0AA"


def _beside_care(chance: Random, tables: dict[str, Rows], often: float) -> None:
    """Dates that meet: a period that begins or ends on the day, or a day from the day, on which care or another period does."""
    care: dict[str, list[str]] = {}
    for row in tables["episodes.csv"][1:]:
        care.setdefault(row[0].upper(), []).extend([row[1], row[7]])
    for row in tables["missing.csv"][1:]:
        days = [day for text in care.get(row[0].upper(), ()) if (day := _read(text)) and 1900 < day.year < 2200]
        if days and chance.random() < 3 * often:
            row[chance.choice((3, 4))] = (chance.choice(days) + timedelta(chance.choice((-1, 0, 0, 1)))).strftime(_DAY)
        if chance.random() < often and (born := _read(row[1])):
            row[4] = date(born.year + 18, born.month, 28 if (born.month, born.day) == (2, 29) else born.day).strftime(_DAY)
    for row in tables["episodes.csv"][1:]:
        if chance.random() < often:
            row[8] = chance.choice(("E8", "e8", "E4A", "X1", "", "E7"))


def _left_open(chance: Random, tables: dict[str, Rows], often: float) -> None:
    """Some that last year left open are this year's first period, some begin on another day, and some are not there."""
    now = tables["missing.csv"]
    for row in tables[BEFORE][1:]:
        if row[4] == "" and chance.random() < 0.6:
            start = row[3] if chance.random() < 0.7 else "02/03/2025"
            now.insert(chance.randrange(1, len(now) + 1), [row[0], row[1], "M", start, "05/04/2025"])


def _read(text: str) -> date | None:
    try:
        return datetime.strptime(text, _DAY).date()
    except ValueError:
        return None


# What docs/validation.md lists as read differently on purpose, each as a change to the text of a table.


def _spaces(chance: Random, text: str) -> bytes:
    rows = [line.split(",") for line in text.splitlines()]
    for row in rows[1:]:
        place = chance.randrange(len(row))
        if chance.random() < 0.1:
            row[place] = chance.choice((f" {row[place]}", f"{row[place]} ", "  " if not row[place] else f" {row[place]} "))
    return "".join(f"{','.join(row)}\n" for row in rows).encode()


def _a_cell_too_many(chance: Random, text: str) -> bytes:
    rows = text.splitlines()
    rows[chance.randrange(2, len(rows))] += ",x"
    return ("\n".join(rows) + "\n").encode()


def _other_columns(chance: Random, text: str) -> bytes:
    rows = [line.split(",") for line in text.splitlines()]
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    rows[0] = [chance.choice((name, name.lower(), name.title())) for name in rows[0]]
    told = [[row[place] for place in order] + [chance.choice(("", "seen"))] for row in rows]
    told[0][-1] = "NOTE"
    return "".join(f"{','.join(row)}\n" for row in told).encode()


def _blank_rows(chance: Random, text: str) -> bytes:
    width = text.splitlines()[0].count(",")
    return (text + f"{',' * width}\n" * chance.randrange(1, 5)).encode()


def _other_encoding(chance: Random, text: str) -> bytes:
    return text.encode("utf-16")


ODDITIES: dict[str, Callable[[Random, str], bytes]] = {
    "spaces around a value": _spaces,
    "a row with too many cells": _a_cell_too_many,
    "columns in another case and order": _other_columns,
    "blank rows at the end": _blank_rows,
    "UTF-16": _other_encoding,
}


def write_odd(folder: Path, plain: Path, seed: int) -> str:
    """The same return with one thing in it that the two read differently on purpose; answers which."""
    chance = Random(seed)
    name = list(ODDITIES)[seed // 10 % len(ODDITIES)]
    shutil.copytree(plain, folder, dirs_exist_ok=True)
    (folder / "missing.csv").write_bytes(ODDITIES[name](chance, (plain / "missing.csv").read_text()))
    return name

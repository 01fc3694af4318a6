"""Returns with every kind of fault in their Missing table, as large as is asked for, and the same each time."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

HEADS = {
    "header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes.csv": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "missing.csv": "CHILD,DOB,MISSING,MIS_START,MIS_END",
}
ODD_DATES = ("31/02/2025", "2025-06-01", "1/5/2025", "01/04/25", "00/00/0000", "29/02/2024", "never", "31/12/1899", "01/01/0001")
YEAR = 2025


def write_missing(folder: Path, periods: int, seed: int = 903, *, faulty: float = 0.03) -> None:
    """header.csv, episodes.csv, missing.csv, and under `previous` last year's missing.csv."""
    chance = Random(seed)
    lines: dict[str, list[str]] = {name: [head] for name, head in HEADS.items()}
    before = [HEADS["missing.csv"]]
    children = max(periods // 3, 2)
    born = {}
    for child in range(children):
        born[child] = date(2008, 1, 1) + timedelta(chance.randrange(1500))
        if chance.random() > faulty:
            lines["header.csv"].append(f"{child},1,{_day(born[child])},WBRI,UN1,,")
        if chance.random() > faulty:
            lines["episodes.csv"] += list(_episodes(chance, child, born[child]))
        if chance.random() < 0.1:
            before.append(f"{child},{_day(born[child])},M,{_day(date(YEAR, 3, 1))},{chance.choice(['', '20/03/2025'])}")
    for _ in range(periods):
        child = chance.randrange(children)
        lines["missing.csv"].append(_period(chance, child, born[child], faulty))
    for name, written in lines.items():
        (folder / name).write_text("\n".join(written) + "\n")
    (folder / "previous").mkdir(exist_ok=True)
    (folder / "previous" / "missing.csv").write_text("\n".join(before) + "\n")


def _episodes(chance: Random, child: int, born: date):
    start = date(YEAR, 4, 1) - timedelta(chance.randrange(400))
    for _ in range(chance.randrange(1, 4)):
        end = start + timedelta(chance.randrange(60, 500))
        last = _eighteen(born) if chance.random() < 0.05 else end
        open_ended = chance.random() < 0.4
        dec, reason = ("", "") if open_ended else (_day(last), chance.choice(["X1", "E8", "E4A"]))
        yield f"{child},{_day(start)},S,C2,N1,U4,PR1,{dec},{reason},,CF10 1AA,CF11 2BB,1234567"
        if open_ended and chance.random() < 0.9:
            return
        start = end + timedelta(chance.choice([0, 0, 0, 1, 40]))


def _period(chance: Random, child: int, born: date, faulty: float) -> str:
    start = date(YEAR, 4, 1) + timedelta(chance.randrange(-20, 370))
    end = start + timedelta(chance.choice([0, 0, 1, 1, 2, 5, 30]))
    if chance.random() < faulty:
        end = _eighteen(born)
    if chance.random() < faulty / 2:
        start = born - timedelta(chance.randrange(0, 3))
    cells = [str(child), _day(born), chance.choice("MMMAAma"), _day(start), _day(end) if chance.random() > 0.05 else ""]
    for place in range(5):
        if chance.random() < faulty:
            cells[place] = chance.choice(["", "", chance.choice(ODD_DATES), "X", "99999999"])
    return ",".join(cells)


def _eighteen(born: date) -> date:
    return date(born.year + 18, born.month, min(born.day, 28) if born.month == 2 else born.day)


def _day(of: date) -> str:
    return of.strftime("%d/%m/%Y")

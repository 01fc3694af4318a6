"""Returns without a fault, as large as is asked for, and the same each time."""

from datetime import date, timedelta
from pathlib import Path
from random import Random


def write_return(folder: Path, rows: int) -> int:
    """For each child a row, two placements and one period, without a fault; answers how many rows that is."""
    chance = Random(903)
    lines = {
        "header.csv": ["CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"],
        "episodes.csv": ["CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"],
        "missing.csv": ["CHILD,DOB,MISSING,MIS_START,MIS_END"],
    }
    for child in range(max(rows // 4, 1)):
        born, start = (date(2008, 1, 1) + timedelta(chance.randrange(2000)), date(2018, 1, 1) + timedelta(chance.randrange(500)))
        lines["header.csv"].append(f"{child},1,{_day(born)},WBRI,UN1,,")
        for _ in range(2):
            end = start + timedelta(chance.randrange(30, 200))
            lines["episodes.csv"].append(f"{child},{_day(start)},S,C2,N1,U4,PR1,{_day(end)},X1,OTHER,CF10 1AA,CF11 2BB,1234567")
            start = end
        lines["missing.csv"].append(f"{child},{_day(born)},M,{_day(start - timedelta(9))},{_day(start - timedelta(7))}")
    for name, written in lines.items():
        (folder / name).write_text("\n".join(written) + "\n")
    return sum(len(written) - 1 for written in lines.values())


def _day(of: date) -> str:
    return of.strftime("%d/%m/%Y")

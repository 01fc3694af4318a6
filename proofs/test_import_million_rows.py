"""2¼ million rows, and a million rows with a fault in each: judged within memory, in seconds, without a trace-back."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from ymylon.exchange.rules.columns import COLUMNS, EPISODES, HEADER, MISSING

CHILDREN = 250_000
AT_MOST_MB = 2_500
AT_MOST_SECONDS = 180
JUDGE = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from ymylon.exchange.rules import read_return, write_report
begun = time.monotonic()
read = read_return(Path(sys.argv[1]), "E08000025", date(2026, 11, 22))
write_report(Path(sys.argv[1]) / "report.json", read)
counts = {name: [each.rows, each.accepted, each.rejected] for name, each in read.counts.items()}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": time.monotonic() - begun, "megabytes": peak, "counts": counts}))
"""


def judged(folder: Path) -> dict:
    """Judged in a process of its own, so that its memory is its own."""
    done = subprocess.run([sys.executable, "-c", JUDGE, str(folder)], capture_output=True, text=True, check=True)
    print(done.stdout)
    return json.loads(done.stdout)


def day(of: date) -> str:
    return of.strftime("%d/%m/%Y")


@pytest.fixture
def many(tmp_path):
    """Four placements and four periods for each child; in one of ten, placements overlap by three days."""
    chance = Random(903)
    files = {name: (tmp_path / name).open("w") for name in COLUMNS}
    for name, file in files.items():
        file.write(",".join(COLUMNS[name]) + "\n")
    for child in range(CHILDREN):
        born = date(2005, 1, 1) + timedelta(chance.randrange(3000))
        files[HEADER].write(f"{child},1,{day(born)},WBRI,A{chance.randrange(10**11):011}5,,\n")
        start = date(2014, 1, 1) + timedelta(chance.randrange(1000))
        for _ in range(4):
            end = start + timedelta(chance.randrange(1, 200))
            files[EPISODES].write(f"{child},{day(start)},S,C2,N1,U4,PR1,{day(end)},X1,OTHER,CF10 1AA,CF11 2BB,1234567\n")
            files[MISSING].write(f"{child},{day(born)},M,{day(start)},{day(start + timedelta(2))}\n")
            start = end - timedelta(chance.choice([0] * 9 + [3]))
    for file in files.values():
        file.close()
    return tmp_path


@pytest.fixture
def faulty(tmp_path):
    """A million placements of one child, all on top of each other, with a bad value in every coded cell."""
    chance = Random(903)
    (tmp_path / HEADER).write_text(",".join(COLUMNS[HEADER]) + "\n1,1,01/01/2008,WBRI,UN1,,\n")
    with (tmp_path / EPISODES).open("w") as file:
        file.write(",".join(COLUMNS[EPISODES]) + "\n")
        for number in range(1_000_000):
            start = date(2010, 1, 1) + timedelta(chance.randrange(2000))
            end = start + timedelta(chance.randrange(1, 9))
            file.write(f"1,{day(start)},?,?,?,?,?,{day(end)},?,?,?,=1+{number},x\n")
    return tmp_path


def test_two_and_a_quarter_million_rows(many):
    told = judged(many)
    assert [rows for rows, _, _ in told["counts"].values()] == [CHILDREN, 4 * CHILDREN, 4 * CHILDREN]
    assert all(rows == accepted + rejected for rows, accepted, rejected in told["counts"].values())
    assert told["seconds"] < AT_MOST_SECONDS
    assert told["megabytes"] < AT_MOST_MB


def test_a_million_rows_with_a_fault_in_each(faulty):
    told = judged(faulty)
    rows, accepted, rejected = told["counts"][EPISODES]
    assert rows == accepted + rejected == 1_000_000
    assert told["seconds"] < AT_MOST_SECONDS
    assert told["megabytes"] < AT_MOST_MB

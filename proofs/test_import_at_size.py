"""A hundred thousand rows written: the last cost no more than the first, and the second time nothing is new."""

import json
import os

from bench._returns import write_return
from proofs.test_import_command import ANOTHER, here  # noqa: F401 (a fixture)

ROWS = int(os.environ.get("YMYLON_IMPORT_ROWS", "100000"))
# A busy machine may take twice as long over one part as over another; what goes wrong with the number of rows takes more.
AT_MOST_TIMES = 3
TAKE_IN = """
import json, sys, time
from datetime import UTC, datetime
from pathlib import Path
from ymylon.config.command.ground import django_as
django_as("web")
from ymylon.exchange.actions import import_return
from ymylon.exchange.rules import read_return
now, told, begun = datetime.now(UTC), [], time.monotonic()
read = read_return(Path(sys.argv[1]), sys.argv[2], now.date())
read = import_return(at=now, read=read, progress=lambda rows: told.append((rows, time.monotonic() - begun)))
counts = {name: [each.rows, each.accepted, each.unchanged] for name, each in read.counts.items()}
print(json.dumps({"counts": counts, "told": told}))
"""


def test_each_row_costs_what_the_first_did(here, tmp_path):  # noqa: F811
    rows = write_return(tmp_path, ROWS)
    first = taken_in(here, tmp_path)
    assert sum(accepted for _, accepted, _ in first["counts"].values()) == rows
    start = 0
    for name, (many, _, _) in first["counts"].items():
        early, late = spent(first["told"], start, start + many // 4), spent(first["told"], start + many - many // 4, start + many)
        print(f"{name}: {many:,} rows; ms a row {early * 1000:.2f} in the first quarter, {late * 1000:.2f} in the last")
        assert late < early * AT_MOST_TIMES
        start += many
    again = taken_in(here, tmp_path)
    assert all((accepted, unchanged) == (0, many) for many, accepted, unchanged in again["counts"].values())


def taken_in(here, folder):  # noqa: F811
    done = here.run("-c", TAKE_IN, folder, ANOTHER, YMYLON_SUPERVISED="1")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    print(f"{told['told'][-1][1]:.0f} s in all")
    return told


def spent(told, after, until):
    """Seconds for each of the rows between these two."""
    place, marks = 0, []
    for rows, at in told:
        place += rows
        if after <= place <= until:
            marks.append((place, at))
    return (marks[-1][1] - marks[0][1]) / (marks[-1][0] - marks[0][0])

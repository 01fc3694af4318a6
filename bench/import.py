"""Taking in a return, beside a peer in the same run: the same files read by polars as text and copied into bare tables.

Prints rows a second and the ratio, for BENCH_ROWS rows and for a quarter of them: a way of writing that goes wrong with
the number of rows would show there. The import judges every value, and writes names, keys, scopes, events and audit too.
"""

import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _ground import measured_database, say
from _returns import write_return

ROWS = int(os.environ.get("BENCH_ROWS", "6000"))
AUTHORITIES = {ROWS // 4: "W06000015", ROWS: "W06000016"}
FILES = ("header.csv", "episodes.csv", "missing.csv")
# A process is its role, and this one is the tables' owner.
TAKE_IN = """
import json, resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from ymylon.config.command.ground import django_as
django_as("web")
from ymylon.exchange.actions import import_return, taking_in
from ymylon.exchange.rules import read_return
now, spent, step = datetime.now(UTC), {}, taking_in._step
def timed(act, by, team, read):
    begun = time.perf_counter()
    read = step(act, by, team, read)
    spent[f"file {len(spent) + 1}"] = time.perf_counter() - begun
    return read
taking_in._step = timed
def taken():
    begun = time.perf_counter()
    spent.clear()
    read = read_return(Path(sys.argv[1]), sys.argv[2], now.date())
    spent_reading = time.perf_counter() - begun
    read = import_return(at=now, read=read)
    return {"all": time.perf_counter() - begun, "judging": spent_reading, **spent,
            "accepted": sum(one.accepted for one in read.counts.values()),
            "unchanged": sum(one.unchanged for one in read.counts.values())}
first, again = taken(), taken()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"first": first, "again": again, "megabytes": peak}))
"""


def main() -> None:
    """Measure and print."""
    with measured_database(0) as connect:
        print(f"{'':18} {'rows':>8} {'seconds':>8} {'rows/s':>9} {'peer rows/s':>12} {'ratio':>6}")
        for rows, authority in AUTHORITIES.items():
            with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
                rows = write_return(Path(folder), rows)
                say(f"taking in {rows:,} rows twice")
                told = _taken_in(folder, authority)
                with connect("postgres") as bare:
                    peer = rows / _copied(bare, Path(folder))
            first, again = told["first"], told["again"]
            assert (first["accepted"], first["unchanged"], again["unchanged"]) == (rows, 0, rows), told
            for name, spent in (("new", first), ("all unchanged", again)):
                speed = rows / spent["all"]
                print(f"{name:18} {rows:8,} {spent['all']:8.1f} {speed:9,.0f} {peer:12,.0f} {speed / peer:6.3f}")
            parts = ", ".join(f"{name} {first[name]:.1f} s" for name in ("judging", "file 1", "file 2", "file 3"))
            print(f"{'':18} of new rows: {parts}; at most {told['megabytes']:,.0f} MB", flush=True)
    say("done")


def _taken_in(folder: str, authority: str) -> dict:
    told = os.environ | {"YMYLON_ROLE": "web", "YMYLON_SUPERVISED": "1"}
    done = subprocess.run([sys.executable, "-c", TAKE_IN, folder, authority], env=told, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def _copied(connection, folder: Path) -> float:
    """Seconds for the peer, the median of three."""
    import polars as pl

    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        for name in FILES:
            frame = pl.read_csv(folder / name, infer_schema=False)
            table = name.removesuffix(".csv")
            columns = ", ".join(f'"{column}" text' for column in frame.columns)
            connection.execute(f"drop table if exists bare_{table}; create table bare_{table} ({columns})")
            text = io.BytesIO()
            frame.write_csv(text, include_header=False)
            with connection.cursor().copy(f"copy bare_{table} from stdin (format csv)") as copy:
                copy.write(text.getvalue())
        connection.commit()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[1]


if __name__ == "__main__":
    main()

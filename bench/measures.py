"""All measures over a national return of 2,000,000 episodes in Parquet, beside one plain scan and aggregation of it by DuckDB.

What counts (counts, rates, shares, repeats) is held against the peer: episodes and children of each area and year,
read from the same file in the same run; at most 30 times as long. Curves and regressions stand on a line of their own. Each is
worked out in a process of its own, which says how much memory it took at most: less than 2 GiB.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from importlib.util import find_spec
from pathlib import Path

EPISODES = int(os.environ.get("BENCH_EPISODES", "2000000"))
MOST_TIMES, MOST_MEMORY = 30, 2048
_SCAN = """
SELECT la_of_residence, year(last_seen_at) AS year, count(*), count(DISTINCT child_ref)
FROM '{file}' GROUP BY ALL ORDER BY ALL
"""


def main() -> None:
    """Measure and print; fails where a line was crossed."""
    # Not in the processes that are measured: the peer's has none of ours.
    from _episodes import write_national

    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        write_national(Path(folder), EPISODES)
        python = _peer(Path(folder) / "peer")
        if python is None:
            print("DuckDB can’t be had here: no comparison with it")
            return
        peer = _in_process("scanned", folder, python)
        counts = min((_in_process("counted", folder) for _ in range(2)), key=lambda told: told["seconds"])
        models = _in_process("modelled", folder)
    print(f"{EPISODES:,} episodes {'':22} {'seconds':>8} {'ratio':>7} {'MB at most':>11}")
    for name, told in (("DuckDB, one scan", peer), ("counts, rates, repeats", counts), ("curves and models", models)):
        print(f"{name:40} {told['seconds']:8.2f} {told['seconds'] / peer['seconds']:7.1f} {told['memory']:11,.0f}")
    for each in (counts, models):
        print(", ".join(f"{name} {seconds:.2f}" for name, seconds in each["each"].items()))
    print(
        f"{os.cpu_count()} cores, load {peer['load']:.1f} to {models['load']:.1f}: above the number of cores others measured too"
    )
    ratio = counts["seconds"] / peer["seconds"]
    crossed = ratio > MOST_TIMES or max(counts["memory"], models["memory"]) > MOST_MEMORY
    raise SystemExit(1 if crossed else 0)


def _peer(place: Path) -> str | None:
    """A python that has DuckDB: this one, or one in an environment of its own."""
    if find_spec("duckdb"):
        return sys.executable
    venv.create(place, with_pip=True)
    python = str(place / "bin" / "python")
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb"], capture_output=True)
    return python if done.returncode == 0 else None


def _in_process(which: str, folder: str, python: str = sys.executable) -> dict:
    ran = subprocess.run([python, __file__, which, folder], capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(ran.stderr[-3000:])
    return json.loads(ran.stdout)


def _most_memory() -> float:
    """In MB, of this program alone: what the system tells of a process counts the one that it was started by too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def _scanned(folder: Path) -> dict:
    import duckdb

    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        duckdb.connect().sql(_SCAN.format(file=folder / "episode.parquet")).fetchall()
        taken.append(time.perf_counter() - begun)
    # Its best of three, and our best of two: whatever disturbs one of them would flatter the other.
    return {"seconds": min(taken), "each": {}}


def _measured(folder: Path, *, models: bool) -> dict:
    """From the files to the CSVs: reading them and bringing them to their types is part of it."""
    from ymylon.publication.rules.measures import MEASURES, inference, population
    from ymylon.publication.rules.measures.facts import facts_of
    from ymylon.publication.rules.measures.running import work_out, write

    # Imported before: libraries are loaded once, whatever the rows.
    inference.relative_risk(1, 2, 1, 2)
    each, begun = {}, time.perf_counter()
    facts, _ = facts_of(folder, population=population.shipped())
    _ = (facts.episodes, facts.interviewed)
    each["read"] = time.perf_counter() - begun
    if models:
        begun = time.perf_counter()
    last, name = time.perf_counter(), ""
    with tempfile.TemporaryDirectory() as out:
        outcomes = []
        for outcome in work_out(facts, [each for each in MEASURES if each.is_model is models]):
            name, now = outcome.measure.id, time.perf_counter()
            each[name], last = now - last, now
            outcomes.append(outcome)
        write(Path(out) / "figures", facts, outcomes)
    return {"seconds": time.perf_counter() - begun, "each": each}


if __name__ == "__main__":
    if len(sys.argv) > 2:
        work = {
            "scanned": _scanned,
            "counted": lambda f: _measured(f, models=False),
            "modelled": lambda f: _measured(f, models=True),
        }
        told = work[sys.argv[1]](Path(sys.argv[2]))
        print(json.dumps(told | {"memory": _most_memory(), "load": os.getloadavg()[0]}))
    else:
        main()

"""What pages, clocks and starts cost in a demonstration of the size of Wales, and larger: one run, figures as JSON and as a page.

BENCH_SIZE says how large (national; large with BENCH_EPISODES). The demonstration is loaded once, into var/bench/<size> of the
checkout, which takes minutes; BENCH_COUNTRY names a home that holds one already.
BENCH_PARTS are the parts wanted, as in "pages,sweep".
A part that misses its aim is marked, and the exit code is 1.
"""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from _ground import say

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
SIZE = os.environ.get("BENCH_SIZE", "national")
HOME = Path(os.environ.get("BENCH_COUNTRY") or ROOT / "var" / "bench" / SIZE)
PARTS = os.environ.get("BENCH_PARTS", "start,pages,sweep,clients").split(",")
RESULTS = ROOT / "var" / "bench"


def main() -> int:
    """Load if need be, measure, keep, draw."""
    told = {name: value for name, value in os.environ.items() if not name.startswith(("YMYLON", "DATABASE", "DJANGO"))}
    told |= {"YMYLON_HOME": str(HOME), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}:{ROOT / 'bench'}", "LANG": "C.UTF-8"}
    _have_country(told)
    os.environ["YMYLON_HOME"] = str(HOME)
    found = {"machine": machine(), "size": SIZE, "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"}
    if "start" in PARTS:
        from _country_serving import starts

        found["start"] = starts(told)
    from ymylon.config.cluster import Cluster

    cluster = Cluster(HOME)
    cluster.start()
    try:
        if "pages" in PARTS:
            found |= _as("web", told, "_country_pages.py") | _as("web", told, "_country_posting.py")
        found |= _as("job", told, "_country_sweep.py") if "sweep" in PARTS else {}
    finally:
        cluster.stop()
    if "clients" in PARTS:
        from _country_serving import under_load

        found |= under_load(told)
    return _kept(found)


def machine() -> dict:
    """On what it was measured, and what else that was doing: the load says how far a time can be trusted."""
    import psutil

    return {
        "cores": os.cpu_count(),
        "memory GB": round(psutil.virtual_memory().total / 1e9, 1),
        "processor": platform.processor() or platform.machine(),
        "load before": [round(one, 1) for one in os.getloadavg()],
        "python": platform.python_version(),
    }


def _have_country(told: dict[str, str]) -> None:
    if not (HOME / "postgresql").exists() or os.environ.get("BENCH_LOAD"):
        say(f"loading a demonstration ({SIZE}) into {HOME}: minutes, once")
        episodes = ["--episodes", os.environ["BENCH_EPISODES"]] if os.environ.get("BENCH_EPISODES") else []
        command = [sys.executable, "-m", "ymylon.config.command", "demo", "--size", SIZE, *episodes]
        subprocess.run(command, env=told, check=True)


def _as(role: str, told: dict[str, str], script: str) -> dict:
    """What this script says, run as this role of the database: a process is its role."""
    say(script.removeprefix("_country_").removesuffix(".py"))
    told = told | {"YMYLON_ROLE": role, "YMYLON_SUPERVISED": "1", "DJANGO_SETTINGS_MODULE": "ymylon.config.settings"}
    command = [sys.executable, Path(__file__).with_name(script)]
    done = subprocess.run(command, env=told, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _kept(found: dict) -> int:
    from _country_drawing import drawn, misses, printed

    found["machine"]["load after"] = [round(one, 1) for one in os.getloadavg()]
    missed = misses(found)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"country-{SIZE}.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (RESULTS / f"country-{SIZE}.html").write_text(drawn(found, missed), encoding="utf-8")
    print(printed(found))
    for one in missed:
        print(f"MISSED: {one}")
    say(f"kept as {RESULTS / f'country-{SIZE}.json'} and .html")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

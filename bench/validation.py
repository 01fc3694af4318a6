"""`ymylon validate` on a Missing table, from CSV to messages, beside two peers in the same run.

The one is polars alone: the same files read, the same conditions worked out, and nothing said about them. The other is
the open validator that English councils use (csc-validator-be-903), with its own report, in an environment of its own:
YMYLON_PEER names its python, or one is made with python3.11. Then both judge returns full of faults, and every row on
which they differ is counted; a difference that isn't one of those explained in docs/validation.md fails the run.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from _missing import write_missing

ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
RETURNS = int(os.environ.get("BENCH_RETURNS", "40"))
SINGLE = ("564", "565", "566", "567", "570", "571", "574", "586", "1004", "1005", "1006")
BETWEEN = ("575", "576", "577", "578", "580", "581", "1012", "INT04", "INT13")
PEER = "csc-validator-be-903"
# The year in which the collection year ends.
YEAR = {"collectionYear": "2026", "localAuthority": "E06000052"}
ASKED_OF_PEER = """
import json, logging, sys, time, warnings
warnings.simplefilter("ignore")
from pathlib import Path
from lac_validator.lac_validator import LacValidator
from lac_validator.report import Report
from lac_validator.rules.lac2025_26 import registry
logging.disable(logging.CRITICAL)
def files_of(folder, names):
    return [{"name": name, "description": told, "file_content": (Path(folder) / name).read_bytes()} for name, told in names]
for line in sys.stdin:
    asked = json.loads(line)
    begun = time.perf_counter()
    done = LacValidator(dict(asked["year"]), files_of(asked["folder"], asked["files"]), registry, asked["rules"])
    report = Report(done.ds_results, registry)
    if asked["report"]:
        report.child_report, report.error_summary
    spent = time.perf_counter() - begun
    rows = {}
    if not asked["report"]:
        for table in ("Missing", "Episodes"):
            if table in done.ds_results:
                held = done.ds_results[table]
                for code in asked["rules"]:
                    name = f"ERR_{code}"
                    if name in held and held[name].notna().any():
                        found = [int(place) + 1 for place in held.index[held[name] == True]]
                        if found:
                            rows[f"{table} {code}"] = sorted(found)
    print(json.dumps({"seconds": spent, "rows": rows, "fails": done.fails}), flush=True)
"""


def main() -> None:
    """Measure, compare and print."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        write_missing(Path(folder), ROWS)
        single, every = _ours(Path(folder), ("missing.csv",)), _ours(Path(folder), ("header.csv", "episodes.csv", "missing.csv"))
        bare = _bare(Path(folder) / "missing.csv")
        print(f"{'':34} {'seconds':>8} {'rows/s':>10} {'ratio':>7}")
        _line("ours, 11 rules, CSV to JSON", single, single)
        _line("polars alone, 11 rules, no messages", bare, single)
        _line("ours, 19 rules, three files", every, every)
        peer = _peer(Path(folder))
        if peer is None:
            print(f"{PEER} can’t be had here: no comparison with it")
            return
        for name, rules, files, ours in (
            ("peer, 11 rules, with its report", SINGLE, ("missing.csv",), single),
            ("peer, 19 rules, with its report", tuple(c for c in SINGLE + BETWEEN if c != "576"), tuple(FILES), every),
        ):
            told = _ask(peer, Path(folder), rules, [(file, "This year") for file in files], report=True)
            _line(name, told["seconds"], ours)
    differing = _agreement(peer)
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    raise SystemExit(1 if differing else 0)


FILES = ("header.csv", "episodes.csv", "missing.csv")


def _line(name: str, seconds: float, ours: float) -> None:
    print(f"{name:36} {seconds:6.3f} {ROWS / seconds:10,.0f} {seconds / ours:7.1f}", flush=True)


def _ours(folder: Path, files: tuple[str, ...]) -> float:
    """Seconds, the median of five, from the files to the whole JSON text."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        _report(folder, files)
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[2]


def _report(folder: Path, files: tuple[str, ...], previous: tuple[Path, ...] = ()) -> dict:
    from datetime import UTC, datetime

    from ymylon.publication.rules.report import FORMATS
    from ymylon.publication.rules.rule import year_from
    from ymylon.publication.rules.ssda903 import SSDA903
    from ymylon.publication.rules.validating import validate

    paths = [folder / name for name in files]
    report = validate(paths, book=SSDA903, year=year_from(2025), extracted_at=datetime.now(UTC), previous=previous)
    return "".join(FORMATS["json"](report, None))


def _bare(path: Path) -> float:
    """The peer that says nothing: the file read by polars, and each of the eleven conditions worked out."""
    import polars as pl

    from ymylon.publication.rules.rule import Given, year_from
    from ymylon.publication.rules.ssda903.layouts import MISSING, typed
    from ymylon.publication.rules.ssda903.single import SINGLE as RULES

    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        frame = pl.read_csv(path, infer_schema=False).with_row_index("row", 1)
        given = Given(typed({MISSING: frame}), year_from(2025))
        answers = [rule.finds(given) for rule in RULES]
        masks = [answer.alias(str(place)) for place, answer in enumerate(answers) if isinstance(answer, pl.Expr)]
        given.tables[MISSING].select(masks)
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[2]


def _peer(folder: Path) -> subprocess.Popen | None:
    python = os.environ.get("YMYLON_PEER") or _made(folder / "peer")
    if python is None:
        return None
    command = [python, "-c", ASKED_OF_PEER]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _made(place: Path) -> str | None:
    if sys.version_info[:2] != (3, 11):
        return None
    venv.create(place, with_pip=True)
    python = str(place / "bin" / "python")
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], capture_output=True)
    return python if done.returncode == 0 else None


def _ask(peer: subprocess.Popen, folder: Path, rules, files, *, report: bool) -> dict:
    assert peer.stdin
    assert peer.stdout
    asked = {"folder": str(folder), "rules": list(rules), "files": files, "year": YEAR, "report": report}
    peer.stdin.write(json.dumps(asked) + "\n")
    peer.stdin.flush()
    answer = peer.stdout.readline()
    if not answer:
        raise SystemExit(peer.stderr.read()[-3000:] if peer.stderr else 1)
    return json.loads(answer)


def _agreement(peer: subprocess.Popen) -> int:
    """Judges many faulty returns with both; answers on how many rows they differ."""
    differing = rows = flagged = 0
    for seed in range(RETURNS):
        with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
            folder = Path(place)
            write_missing(folder, 400, seed, faulty=0.02 * (1 + seed % 5))
            files = [(name, "This year") for name in FILES] + [("previous/missing.csv", "Prev year")]
            theirs = _ask(peer, folder, SINGLE + BETWEEN, files, report=False)
            assert not theirs["fails"], theirs["fails"]
            told = json.loads(_report(folder, FILES, (folder / "previous" / "missing.csv",)))
            ours = {f"{p['table']} {p['code']}": p["rows"] for p in told["problems"] if p["code"] in SINGLE + BETWEEN}
            rows += 400
            for code in sorted(set(ours) | set(theirs["rows"])):
                mine, yours = set(ours.get(code, ())), set(theirs["rows"].get(code, ()))
                flagged += len(mine & yours)
                if mine != yours:
                    differing += len(mine ^ yours)
                    print(f"return {seed}, {code}: only here {sorted(mine - yours)[:5]}, only there {sorted(yours - mine)[:5]}")
    print(f"{RETURNS} returns, {rows:,} periods, {flagged:,} findings alike, {differing:,} differing")
    return differing


if __name__ == "__main__":
    main()

"""The open validator that English councils use (csc-validator-be-903), in an environment of its own, started once.

YMYLON_PEER names the python of an environment that has it; without it one is made with python3.11.
"""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

PEER = "csc-validator-be-903"
SINGLE = ("564", "565", "566", "567", "570", "571", "574", "586", "1004", "1005", "1006")
BETWEEN = ("575", "576", "577", "578", "580", "581", "1012", "INT04", "INT13")
# The year in which the collection year ends.
YEAR = {"collectionYear": "2026", "localAuthority": "E06000052"}
ASKED = """
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
    try:
        done = LacValidator(dict(asked["year"]), files_of(asked["folder"], asked["files"]), registry, asked["rules"])
    except Exception as fault:
        print(json.dumps({"seconds": 0, "rows": {}, "fails": [], "refused": f"{type(fault).__name__}: {fault}"}), flush=True)
        continue
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
    print(json.dumps({"seconds": spent, "rows": rows, "fails": done.fails, "refused": ""}), flush=True)
"""


class Peer:
    """One process of it: `ask` as often as you like, then `answer` as often."""

    def __init__(self, python: str):
        command = [python, "-c", ASKED]
        self._run = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def ask(self, folder: Path, rules, files, *, report: bool = False) -> None:
        assert self._run.stdin
        asked = {"folder": str(folder), "rules": list(rules), "files": files, "year": YEAR, "report": report}
        self._run.stdin.write(json.dumps(asked) + "\n")
        self._run.stdin.flush()

    def answer(self) -> dict:
        assert self._run.stdout
        answer = self._run.stdout.readline()
        if not answer:
            raise SystemExit(self._run.stderr.read()[-3000:] if self._run.stderr else 1)
        return json.loads(answer)


def peer(folder: Path) -> Peer | None:
    """None where it can't be had; `folder` is where its environment is made."""
    python = os.environ.get("YMYLON_PEER") or _made(folder / "peer")
    return Peer(python) if python else None


def _made(place: Path) -> str | None:
    if sys.version_info[:2] != (3, 11):
        return None
    venv.create(place, with_pip=True)
    python = str(place / "bin" / "python")
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], capture_output=True)
    return python if done.returncode == 0 else None

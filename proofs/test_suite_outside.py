"""The tests once more, on a PostgreSQL that we did not bring: another release, by name and password.

YMYLON_SUITE narrows them, as in "tests/policy tests/actions". The journeys are about the browser, and run on ours alone.
"""

import os
import re
import subprocess
import sys

from proofs._installation import ROOT
from proofs._outside import outside_server

SUITE = os.environ.get("YMYLON_SUITE", "tests --ignore=tests/journeys").split()


def test_the_suite_runs_on_another_postgresql(figure, tmp_path):
    with outside_server(testing=True) as server:
        told = {name: value for name, value in os.environ.items() if not name.startswith(("YMYLON", "DATABASE", "PGUSER"))}
        told |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "YMYLON_HOME": str(server.top / "home"), "DATABASE_URL": server.url()}
        command = [sys.executable, "-m", "pytest", *SUITE, "-q", "--no-header"]
        done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False)
        said = done.stdout[-6000:]
        print(said)
        assert done.returncode == 0, said + done.stderr[-2000:]
        # Quiet as it is, one dot stands for each test.
        passed = sum(line.split("[")[0].count(".") for line in done.stdout.splitlines() if re.match(r"^[.sx]+\s*(\[|$)", line))
        figure(f"suite on PostgreSQL {server.release}", tries=1, tests_passed=passed)

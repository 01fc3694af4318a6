"""What a page costs with one child on it and with BENCH_MANY, beside the same page in an empty world, in the same run.

Prints the median and 95th percentile in milliseconds and how many questions each page puts to the database, all of them
counted; then how long it takes from a report's first byte until the child stands on another person's board.
"""

import os
import subprocess
import sys
from pathlib import Path

from _ground import measured_database, say


def main() -> None:
    """Measure and print: a process is its role, and this one is the tables' owner."""
    with measured_database(0):
        told = os.environ | {"YMYLON_ROLE": "web", "YMYLON_SUPERVISED": "1"}
        root = Path(__file__).resolve().parents[1]
        told["PYTHONPATH"] = os.pathsep.join((str(root), str(root / "src")))
        done = subprocess.run([sys.executable, Path(__file__).with_name("_pages_as_web.py")], env=told)
    say("done")
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()

"""A hundred thousand names: the search still finds by its index, in a moment."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_a_hundred_thousand_names():
    """The test of many names, asked of more of them, in a process of its own."""
    command = [sys.executable, "-m", "pytest", "tests/linkage/test_at_size.py"]
    environment = os.environ | {"YMYLON_NAMES": "100000", "YMYLON_AT_MOST": "2"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]

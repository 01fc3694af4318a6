"""The tests of Ymylon."""

import os
import subprocess
from functools import cache
from pathlib import Path
from zlib import crc32

# Sentences of commands are looked for as they are in English, whatever shell the tests are run from.
os.environ["YMYLON_LANGUAGE"] = "en"

# Every role by every address, every page in four looks, two hundred of everything: the whole in `make prove`. In CI a quarter of
# it, for which half an hour has room: which one the commit decides, so that some commits later all of it has been asked.
PROVING = bool(os.environ.get("YMYLON_PROVE"))
THOROUGH = PROVING or bool(os.environ.get("CI"))
QUARTERS = 4


@cache
def turn() -> int:
    """Which quarter is this commit's; where there is no commit, the first."""
    told = {"cwd": Path(__file__).parent, "capture_output": True, "text": True, "check": False}
    try:
        commit = subprocess.run(["git", "rev-parse", "--verify", "--quiet", "HEAD"], **told).stdout.strip()
    except OSError:
        commit = ""
    return int(commit or "0", 16) % QUARTERS


def is_asked(name: str) -> bool:
    """Whether what bears this name is in this commit's quarter."""
    return (crc32(name.encode()) + turn()) % QUARTERS == 0

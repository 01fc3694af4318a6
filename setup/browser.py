"""The browser that the journeys drive: the machine's Chromium, installed here if that is allowed."""

import os
import shutil
import subprocess
import sys

from say import Stop, step

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_COMMAND = "sudo apt-get install chromium"


def have_browser() -> dict[str, str]:
    """What to add to the tests' environment; without a browser the journeys are skipped, aloud, and never in CI."""
    if _found():
        return {}
    if os.geteuid() == 0 and shutil.which("apt-get"):
        step("Installing Chromium for the journeys (about 90 MB to download)")
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL)
        if _found():
            return {}
    if os.environ.get("CI"):
        raise Stop(f"No Chromium, and in CI no journey is skipped: `{_COMMAND}`.")
    print(f"! No Chromium here: the journeys in the browser are SKIPPED. To run them: {_COMMAND}", file=sys.stderr)
    return {"YMYLON_NO_BROWSER": "1"}


def _found() -> bool:
    return any(shutil.which(name) for name in _NAMES)

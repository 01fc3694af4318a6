"""The browser that the journeys drive: the machine's Chromium, installed here if that is allowed."""

import os
import shutil
import subprocess
import sys

from say import Stop, Words, here, step

# The shell draws no windows, tabs and buttons round a page: it takes a third of the processor that a whole Chromium takes.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_PACKAGES = ("chromium-headless-shell", "chromium")  # the first is not in every Debian
_COMMAND = "sudo apt-get install chromium"


def have_browser() -> dict[str, str]:
    """What to add to the tests' environment; without a browser the journeys are skipped, aloud, and never in CI."""
    if _found():
        return {}
    if os.geteuid() == 0 and shutil.which("apt-get"):
        about = Words(
            "Installing Chromium for the journeys (about 90 MB to download)",
            "Gosod Chromium ar gyfer y teithiau (tua 90 MB i’w lawrlwytho)",
            False,
        )
        step(about)
        _apt("update")
        for package in _PACKAGES:
            _apt("install", "-y", "--no-install-recommends", package)
            if _found():
                return {}
    if os.environ.get("CI"):
        none = Words(
            f"No Chromium, and in CI no journey is skipped: `{_COMMAND}`.",
            f"Dim Chromium, ac yn CI ni hepgorir yr un daith: `{_COMMAND}`.",
            False,
        )
        raise Stop(none)
    skipped = Words(
        f"No Chromium here: the journeys in the browser are SKIPPED. To run them: {_COMMAND}",
        f"Dim Chromium yma: HEPGORIR y teithiau yn y porwr. I’w rhedeg: {_COMMAND}",
        False,
    )
    print("!", here(skipped), file=sys.stderr)
    return {"YMYLON_NO_BROWSER": "1"}


def _apt(*words: str) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", *words], env=quiet, stdout=subprocess.DEVNULL)


def _found() -> bool:
    return any(shutil.which(name) for name in _NAMES)

"""Draws the picture of the README anew, by hand: `python -m tests.journeys.pictures` from the checkout.

It builds the demonstration in a home of its own (YMYLON_JOURNEYS_HOME, or var/pictures), waits until the clock has gone
round once, and photographs the wall board as the police see it. Look at the picture before it is committed.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.journeys.browser import Person
from tests.journeys.conftest import CHROMIUM
from tests.journeys.drawing import drawing_browser
from tests.journeys.service import ROOT, Service

PICTURES = ROOT / "docs" / "pictures"
LIMIT = 200_000


def photograph(page: Page, path: Path) -> None:
    """What the window shows, in 256 colours."""
    page.screenshot(path=str(path))
    with Image.open(path) as full:
        full.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < LIMIT, f"{path} has {path.stat().st_size} bytes"


def main() -> None:
    """Have the demonstration, and its picture."""
    service = Service(Path(os.environ.get("YMYLON_JOURNEYS_HOME", ROOT / "var" / "pictures")), port=8775)
    subprocess.run(
        [sys.executable, "-m", "ymylon.config.command", "demo", "--size", "small", "--fresh"], env=service.environment, check=True
    )
    PICTURES.mkdir(exist_ok=True)
    service.serve()
    try:
        with sync_playwright() as playwright:
            browser = drawing_browser(playwright.chromium, CHROMIUM)
            page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="en-GB")
            rhys = Person(page, service.address)
            rhys.sign_in("rhys")
            rhys.go("/missing/?wall")
            expect(page.get_by_text("The clock has stopped")).to_have_count(0, timeout=90_000)
            rhys.reads(re.compile("^Live. Last heard"))
            photograph(page, PICTURES / "board.png")
            browser.close()
    finally:
        service.stop()


if __name__ == "__main__":
    main()

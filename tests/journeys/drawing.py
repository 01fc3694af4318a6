"""A normal run draws no page: nobody looks at the pictures, and to make them is half of what a page costs its browser.

What a page says, where each thing of it stands, keys, clicks and scripts are as ever. The proofs draw everything.
"""

from playwright.sync_api import Page

from tests import PROVING

# Without a thread that puts pictures together this browser makes none.
UNDRAWN = [] if PROVING else ["--disable-threaded-compositing"]
# Nobody is called before a picture then, and whoever drives the browser waits for two of them before they click.
_SOON = """
  globalThis.requestAnimationFrame = then => setTimeout(() => then(performance.now()), 4);
  globalThis.cancelAnimationFrame = clearTimeout;
"""


def go_on_undrawn(page: Page) -> None:
    """Whatever waits for the next picture of this page goes on: its own scripts, and those of whoever drives the browser."""
    if not UNDRAWN:
        return
    worlds = []
    devtools = page.context.new_cdp_session(page)
    devtools.on("Runtime.executionContextCreated", lambda told: worlds.append(told["context"]["name"]))
    devtools.send("Page.enable")
    devtools.send("Runtime.enable")
    devtools.send("Runtime.disable")
    for world in ({}, *({"worldName": name} for name in worlds if name)):
        devtools.send("Page.addScriptToEvaluateOnNewDocument", {"source": _SOON, **world})

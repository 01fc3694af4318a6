"""A normal run draws no page: nobody looks at the pictures, and to make them is half of what a page costs its browser.

What a page says, where each thing of it stands, keys, clicks and scripts are as ever. The proofs draw everything.
"""

from playwright.sync_api import Browser, BrowserType, Error, Page

from tests import PROVING

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # Every page is of one site, our own: one process draws it.
    "--disable-site-isolation-trials", "--renderer-process-limit=1",
]  # fmt: skip
# Without a thread that puts pictures together this browser makes none.
_UNDRAWN = "--disable-threaded-compositing"
# Nobody is called before a picture then, and whoever drives the browser waits for two of them before they click.
_SOON = """
  globalThis.requestAnimationFrame = then => setTimeout(() => then(performance.now()), 4);
  globalThis.cancelAnimationFrame = clearTimeout;
"""
_TRIED = "data:text/html,<button onclick='this.remove()'>Press</button>"


def drawing_browser(kind: BrowserType, program: str) -> Browser:
    """A browser that draws what it shows."""
    return kind.launch(executable_path=program, args=ARGUMENTS)


def browser_of_run(kind: BrowserType, program: str) -> Browser:
    """The browser for this run's journeys: one that draws nothing, unless these are the proofs or it can't do without."""
    if not PROVING:
        found = kind.launch(executable_path=program, args=[*ARGUMENTS, _UNDRAWN])
        if _works(found):
            return found
        found.close()
    return drawing_browser(kind, program)


def go_on_undrawn(page: Page) -> None:
    """Whatever waits for the next picture of this page goes on: its own scripts, and those of whoever drives the browser."""
    if PROVING:
        return
    worlds: list[str] = []
    devtools = page.context.new_cdp_session(page)
    devtools.on("Runtime.executionContextCreated", lambda told: worlds.append(told["context"]["name"]))
    devtools.send("Page.enable")
    devtools.send("Runtime.enable")
    devtools.send("Runtime.disable")
    for world in ({}, *({"worldName": name} for name in worlds if name)):
        devtools.send("Page.addScriptToEvaluateOnNewDocument", {"source": _SOON, **world})


def _works(browser: Browser) -> bool:
    page = browser.new_page()
    try:
        go_on_undrawn(page)
        page.goto(_TRIED)
        page.click("button", timeout=10_000)
        return page.locator("button").count() == 0
    except Error:
        return False
    finally:
        page.close()

"""Real browsers against a real service. Chromium is the machine's own; without it they are skipped, aloud, except in CI."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import resolve
from playwright.sync_api import Page

from tests.journeys import drawing
from tests.journeys.browser import SIZES, Person
from tests.journeys.looks import Looks
from tests.journeys.service import ROOT, Service

# Those that the set-up looks for, the lightest first.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
_PATIENCE = 45_000


def pytest_collection_modifyitems(items) -> None:
    """Every test in this folder is a journey."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker("journey")


@pytest.fixture(scope="package")
def tables_of_tests(request) -> None:
    """Side by side, the first makes the tables of all services; meanwhile the others make those of the tests that come after.

    Before there is a browser: the library that drives it lets nobody speak to a database after.
    """
    comes_first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    if not comes_first and not all(item.get_closest_marker("journey") for item in request.session.items):
        request.getfixturevalue("django_db_setup")


@pytest.fixture(scope="package")
def browser(tables_of_tests) -> Iterator:
    """One Chromium for all journeys, closed after the last; each person has a context of their own."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and in CI no journey is skipped")
        pytest.skip("Chromium is missing: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = drawing.browser_of_run(playwright.chromium, CHROMIUM)
        yield found
        found.close()


@pytest.fixture(scope="package")
def drawing_browser(browser) -> Iterator:
    """One that draws in any run, for pages without scripts: none can tell those who wait for a picture to go on."""
    found = drawing.drawing_browser(browser.browser_type, CHROMIUM)
    yield found
    found.close()


@pytest.fixture(scope="package")
def running_service(browser) -> Iterator[Service]:
    """The service, started once; where journeys go side by side, each side has its own."""
    home = Path(os.environ.get("YMYLON_JOURNEYS_HOME", ROOT / "var" / "journeys"))
    if beside := os.environ.get("PYTEST_XDIST_WORKER"):
        home = home.with_name(f"{home.name}-{beside}")
    service = Service(home)
    service.start()
    yield service
    service.stop()


@pytest.fixture
def service(running_service) -> Service:
    """The service, with an empty database, the agencies and the cast."""
    running_service.begin_again()
    return running_service


@pytest.fixture(scope="package")
def free() -> list[Page]:
    """Pages at which nobody sits any more: to begin a browser costs as much as three pages."""
    return []


@pytest.fixture
def browsers(browser, service, free, request) -> Iterator[Callable[..., Person]]:
    """`browsers(language="cy", phone=True)`: somebody at a browser of their own, not signed in.

    It has never been anywhere, unless it may be a `used` one. A journey that says which pages it `reaches` has failed if one of
    them was opened by nobody.
    """
    contexts, people, again, failed_before = [], [], [], request.session.testsfailed

    def sit_down(*, language: str = "en", phone: bool = False, scripts: bool = True, used: bool = False) -> Person:
        if used and free:
            page = free.pop()
            page.set_viewport_size(SIZES[phone])
        else:
            context = (browser if scripts else request.getfixturevalue("drawing_browser")).new_context(
                viewport=SIZES[phone], java_script_enabled=scripts, locale="en-GB", base_url=service.address
            )
            context.set_default_timeout(_PATIENCE)
            context.set_default_navigation_timeout(_PATIENCE)
            page = context.new_page()
            if scripts:
                drawing.go_on_undrawn(page)
        contexts.append(page.context)
        page.context.add_cookies([{"name": "iaith", "value": language, "url": service.address}])
        people.append(Person(page, service.address, language))
        if used:
            again.append(people[-1])
        return people[-1]

    yield sit_down
    opened = {resolve(address).view_name for someone in people for address in someone.opened}
    said = {name for mark in request.node.iter_markers("reaches") for name in mark.args}
    has_failed = request.session.testsfailed > failed_before
    for page in [someone.get_up() for someone in again if not has_failed]:
        if page.context.pages == [page]:
            free.append(page)
            contexts.remove(page.context)
    for context in contexts:
        context.close()
    for someone in people:
        someone.assert_clear()
    assert has_failed or said - opened == set(), "nobody opened these pages"


@pytest.fixture
def stranger(browsers) -> Person:
    """Somebody who has not signed in."""
    return browsers()


@pytest.fixture
def person(browsers) -> Callable[..., Person]:
    """`person("rhys", language="cy", phone=True)`: one of the cast, signed in, in a browser of their own."""

    def come_in(name: str, *, used: bool = True, **look) -> Person:
        someone = browsers(used=used and look.get("scripts", True), **look)
        someone.be(name)
        someone.begin_at("/")
        return someone

    return come_in


@pytest.fixture
def looks(browsers) -> Looks:
    """Pages looked at in both languages; a journey that takes it ends with `looks.assert_clear()`."""
    return Looks(browsers)

"""A released site in a real browser: every kind of page, both languages, a telephone and a desk, without scripts of its own."""

import re
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pytest

from tests.journeys.browser import SIZES, Person
from tests.journeys.drawing import go_on_undrawn
from ymylon.config.command import main

PAGES = ("index", "practice", "r1", "r2", "r3", "definitions", "quality", "limits", "revisions", "files")


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """What a newcomer reads, who names neither a year nor a folder, and opens the page that is named at the end."""
    said = StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(said):
        patch.chdir(tmp_path_factory.mktemp("release"))
        assert main(["publish", "--language", "en"]) == 0
        first = Path(re.search("To read it, open (.*) in a browser", said.getvalue())[1]).resolve()
    year = re.search("Collection year ([0-9]{4}-[0-9]{2}),", said.getvalue())[1]
    assert first.is_file()
    assert (first.parent.name, first.parent.parent.name) == ("public", f"invented-{year}")
    return first.parent


@pytest.mark.parametrize(("language", "phone"), [("en", False), ("cy", True)])
def test_everybody_can_read_every_page(public, browser, language, phone):
    context = browser.new_context(viewport=SIZES[phone])
    page = context.new_page()
    go_on_undrawn(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    reader = Person(page, public.as_uri(), language)
    for name in PAGES:
        reader.go(f"/{language}/{name}.html")
        assert reader.barriers() == [], name
    # The map fits the screen; where its tiles are too small for names, its table is read first.
    reader.go(f"/{language}/index.html")
    first, name = page.locator(".ym-fig--map text").nth(1), page.locator(".ym-fig--map .t-name").first
    assert page.locator(".ym-fig--map").evaluate(
        "one => one.scrollWidth <= one.clientWidth && one.getBoundingClientRect().right <= innerWidth"
    )
    assert first.bounding_box()["height"] >= 16
    assert (name.is_visible(), page.get_by_role("cell").first.is_visible()) == (not phone, phone)
    reader.go("/index.html")
    assert reader.barriers() == []
    reader.click("Cymraeg")
    assert page.evaluate("document.documentElement.lang") == "cy"
    context.close()
    assert all(url.startswith("file:") for url in asked), "nothing is fetched from anywhere"

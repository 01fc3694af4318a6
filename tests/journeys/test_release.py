"""A released site in a real browser: every kind of page, both languages, a telephone and a desk, without scripts of its own."""

import pytest

from tests.journeys.browser import SIZES, Person
from ymylon.config.command import main

PAGES = ("index", "practice", "r1", "r2", "r3", "definitions", "quality", "limits", "revisions", "files")


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    out = tmp_path_factory.mktemp("release") / "out"
    assert main(["publish", "--year", "2025-26", "--out", str(out), "--language", "en"]) == 0
    return out / "public"


@pytest.mark.parametrize(("language", "phone"), [("en", False), ("cy", True)])
def test_everybody_can_read_every_page(public, browser, language, phone):
    context = browser.new_context(viewport=SIZES[phone])
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    reader = Person(page, public.as_uri(), language)
    for name in PAGES:
        reader.go(f"/{language}/{name}.html")
        assert reader.barriers() == [], name
    reader.go("/index.html")
    assert reader.barriers() == []
    reader.click("Cymraeg")
    assert page.evaluate("document.documentElement.lang") == "cy"
    context.close()
    assert all(url.startswith("file:") for url in asked), "nothing is fetched from anywhere"

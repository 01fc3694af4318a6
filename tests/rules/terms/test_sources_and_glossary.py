"""Every rule has a source, every word its Welsh, and the page is drawn from them."""

import re
from pathlib import Path

import pytest

from ymylon.terms.codes import PolicyStanding
from ymylon.terms.glossary import FIELD_TERMS, GLOSSARY, MEANINGS, OUR_TERMS, glossary_page
from ymylon.terms.sources import READ, SOURCES, source

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_is_honest(key):
    found = SOURCES[key]
    assert re.fullmatch(r"[a-z0-9_]+", key)
    assert found.title.en
    assert found.title.cy
    assert found.read_on in (READ, None)
    assert found.url == "" or found.url.startswith("https://")
    assert not (found.url and found.read_on is None), "an address that nobody opened proves nothing"


@pytest.mark.parametrize(
    ("key", "standing", "unsure"),
    [
        ("cardiff_interviews", PolicyStanding.GUIDANCE, False),  # 72 hours: guidance in Wales, never law
        ("wsp_missing", PolicyStanding.GUIDANCE, True),
        ("sswba_2014", PolicyStanding.LAW, False),
        ("three_in_90", PolicyStanding.LOCAL_PRACTICE, True),
        ("ymylon_proposal", PolicyStanding.LOCAL_PRACTICE, True),
        ("ymylon_demonstration", PolicyStanding.DEMONSTRATION, False),
        ("ssda903", None, False),
    ],
)
def test_how_binding_a_source_is(key, standing, unsure):
    found = source(key)
    assert found is not None
    assert (found.standing, found.unsure) == (standing, unsure)


def test_a_boards_own_document_is_no_key():
    assert source("Cwm Taf Morgannwg protocol, 2025") is None


def test_the_interview_is_never_called_law():
    titles = [found.title for found in SOURCES.values() if "interview" in found.title.en.lower()]
    assert titles
    assert not [one for one in SOURCES.values() if one.standing is PolicyStanding.LAW and one.title in titles]


# A docstring names its sources at its end: ... [ca_1989, ssda903].
NAMED = re.compile(r'\[([a-z0-9_, ]+)\]\."""')


def test_sources_named_in_terms_exist():
    modules = (ROOT / "src/ymylon/terms").rglob("*.py")
    named = {key for path in modules for keys in NAMED.findall(path.read_text("utf-8")) for key in keys.split(", ")}
    assert len(named) > 3
    assert named <= set(SOURCES)


def test_the_glossary_is_whole():
    assert len(GLOSSARY) == len({term.words.en for term in GLOSSARY}) > 150
    assert all(term.words.en and term.words.cy for term in GLOSSARY)
    assert all(bool(MEANINGS[term.words.en].en) == bool(MEANINGS[term.words.en].cy) for term in OUR_TERMS)
    words = {term.words.en: term for term in GLOSSARY}
    assert words["Missing child"].seen
    assert words["Missing child"].words.cy == "Plentyn ar goll"
    assert not words["No apparent risk"].words.sure
    assert not words["Consent"].words.sure
    assert not words["Episode"].seen
    assert MEANINGS["Told"].cy.startswith("Anfonwyd")


def test_the_page_is_current_and_says_where_it_comes_from():
    page = glossary_page()
    assert "Drawn from the code" in page.splitlines()[2]
    assert (ROOT / "docs/glossary.md").read_text("utf-8") == page
    assert page.count("\n| ") == len(FIELD_TERMS) + len(OUR_TERMS) + 2

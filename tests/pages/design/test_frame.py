"""The frame of every page, the components in it, and the pages that say that something went wrong."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from jinja2 import UndefinedError

from ymylon import design
from ymylon.design import moments
from ymylon.design.entries import Ack, Act, Collision, Entry, Fact, Link, Notice, Said, Section, Tag
from ymylon.design.shell import Live, NavItem, Shell

NOW = datetime(2026, 11, 22, 3, 7, tzinfo=UTC)
TEMPLATES = sorted(Path(design.__file__).parent.rglob("*.html"))


@dataclass(frozen=True)
class Page:
    title: str = "Today"
    lede: str = "Sunday 22 November, 03:07."
    sections: tuple = ()
    notices: tuple = ()
    tags: tuple = ()
    facts: tuple = ()
    act: str = "Report"
    done: str = "Reported"
    links: tuple = ()
    acks: tuple = ()
    name: str = "Wall board"
    live: Live = Live(url="/board/now", heard="03:07:12", clock="03:07", day="Sunday 22 November", reload_url="/board")
    collision: Collision | None = None


ACKS = (
    Ack("Council", "not yet, 18 minutes late", "late", "late"),
    Ack("Health", "waiting"),
    Ack("Police", "02:21", "done", "done"),
)
ENTRY = Entry(
    "Acknowledge that Lowri Vaughan, 13, is missing",
    "Her mother reported it at 02:19.",
    moments.When("late", "18 minutes late", "was due 02:49", "2026-11-22T02:49:00Z", is_countdown=True),
    "late",
    acks=ACKS,
    acts=(Act("Acknowledge", "/acknowledge", "that Lowri Vaughan is missing", (("duty", 7),)),),
    links=(Link("Open the episode", "/episode"),),
    tags=(Tag("High", "high", "high"),),
    said=Said("Fi jyst moyn iddo fe stopo.", "cy", "I just want it to stop."),
    key="duty-7",
)
FULL = Page(
    sections=(
        Section("Now", "now", (ENTRY,)),
        Section("Later", "later", empty="Nothing is due.", links=(Link("Search", "/search"),)),
    ),
    notices=(Notice("Where Cai lives is protected", "You may not see it.", "kept", "protected"),),
    tags=(Tag("Not graded yet", "open", "waiting"),),
    facts=(Fact("Medicine", "Sodium valproate", "Saturday 20:00 not taken"),),
    acks=ACKS,
    links=(Link("Add more", "/more"),),
    collision=Collision("Rhys", "02:19", (Fact("Where?", "A"),), (Fact("Where?", "B"),)),
)
SHELL = Shell(
    who="Nia Prydderch",
    other_language_url="/language/cy",
    nav=(NavItem("Today", "/", True), NavItem("Missing", "/board")),
    report_url="/report",
    print_mark="OFFICIAL-SENSITIVE.",
    demo=True,
    sign_out_url="/out",
)
SHELLS = ["task", "question", "record", "confirmation", "board"]


def drawn(name: str, page: object = FULL, shell: Shell | None = SHELL) -> str:
    return render_to_string(name, {"page": page, "shell": shell, "csrf_token": "x"})


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_shell_has_one_heading_a_way_past_the_menu_and_its_language(shell, language):
    with override(language):
        page = drawn(f"design/{shell}.html")
    assert f'lang="{language}"' in page.split(">", 2)[1]
    assert 'href="#main"' in page
    assert '<main id="main"' in page
    assert page.count("<h1") == (0 if shell == "board" else 1)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("shell", SHELLS)
def test_no_page_carries_a_style_or_a_script_of_its_own(shell):
    page = drawn(f"design/{shell}.html")
    assert "style=" not in page
    assert not re.search(r"\son\w+=", page)
    assert all(' src="' in tag for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_carries_a_style_or_a_mark_of_gov_uk(path):
    text = path.read_text(encoding="utf-8")
    assert "style=" not in text
    assert not re.search(r"crown|crest|govuk-logo|govuk-header|govuk-footer|GDS Transport|http", text, re.I)


def test_what_is_built_carries_no_mark_of_gov_uk_and_no_italic_face():
    built = Path(design.__file__).parent / "static" / "built"
    if not built.exists():
        pytest.skip("the style sheet is not built here")
    assert sorted(path.name for path in built.rglob("*.woff2")) == [
        "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
        "atkinson-hyperlegible-next-latin-wght-normal.woff2",
    ]
    for path in [*built.glob("*.css"), *built.glob("*.js")]:
        assert not re.search(r"GDS Transport|govuk-crest|govuk-logo|-crown", path.read_text(encoding="utf-8"), re.I), path.name


def test_an_entry_says_when_what_who_knows_and_what_to_do():
    page = drawn("design/task.html")
    assert 'data-countdown="2026-11-22T02:49:00Z"' in page
    assert 'data-notice="duty-7"' in page
    assert page.index("Council") < page.index("Health") < page.index("Police")
    assert 'name="duty" value="7"' in page
    assert '<span class="govuk-visually-hidden"> that Lowri Vaughan is missing</span>' in page
    assert 'lang="cy">Fi jyst moyn' in page
    assert "Nothing is due." in page


def test_every_shape_is_silent_because_a_word_stands_beside_it():
    page = drawn("design/record.html")
    assert all('aria-hidden="true"' in tag for tag in re.findall(r"<svg[^>]*>", page))


def test_the_board_says_when_it_was_true_and_offers_a_link_where_no_script_runs():
    page = drawn("design/board.html")
    assert "As it was at 03:07:12." in page
    assert 'href="/board" data-live-reload' in page
    assert 'data-live-url="/board/now"' in page
    assert 'data-live-seconds="4"' in page
    assert 'data-live-lost="60"' in page
    assert 'class="ym ym-dark"' in page


def test_somebody_who_is_not_signed_in_sees_no_menu_and_no_name():
    page = drawn("design/task.html", shell=Shell())
    assert "<nav" not in page
    assert "ym-header__who" not in page
    assert "ym-print" not in page


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500", "503"])
@pytest.mark.parametrize(
    ("language", "first", "second"), [("en", "101, or on 999", "101, neu ar 999"), ("cy", "101, neu ar 999", "101, or on 999")]
)
def test_an_error_page_stands_in_both_languages_and_needs_no_database(code, language, first, second):
    with override(language):
        page = render_to_string(f"{code}.html")
    assert page.index(first) < page.index(second)
    assert page.count("<h1") == 1
    other = "cy" if language == "en" else "en"
    assert f'class="ym-inset ym-fault" lang="{other}"' in page


def test_the_words_for_countdowns_have_each_plural_form_of_the_page_s_language():
    with override("cy"):
        page = drawn("design/task.html")
    assert "{n} funud yn hwyr" in page
    assert "&quot;many&quot;" in page
    soon = moments.countdown(NOW + timedelta(minutes=2), NOW)
    assert soon.tone == "soon"


def test_what_anybody_typed_is_only_ever_words():
    typed = "<script>alert(1)</script>\" onload='x'"
    entry = Entry(
        typed, typed, moments.When("soon", typed, typed), source=typed, tags=(Tag(typed),), acks=(Ack(typed, typed),),
        acts=(Act(typed, "/x", typed, ((typed, typed),)),), links=(Link(typed, typed, typed),), said=Said(typed, typed, typed),
        key=typed, anchor=typed, facts=(Fact(typed, typed, typed, typed),),
    )  # fmt: skip
    drawn = render_to_string("design/section.html", {"section": Section(typed, typed, (entry,), note=typed, links=entry.links)})
    assert drawn.count("&lt;script&gt;") > 20
    assert not re.search(r"<script|\sonload=['\"]", drawn)


def test_a_value_that_a_part_does_not_have_is_an_error_and_no_empty_place():
    with pytest.raises(UndefinedError):
        render_to_string("design/link.html", {"link": Fact("No", "link")})

"""What makes a Welsh entry wrong, and what is collected from where."""

import re
from pathlib import Path

import polib
import pytest

from ymylon.design import catalogue

SIX = dict(enumerate(["%(n)d plant", "un plentyn", "%(n)d blentyn", "%(n)d phlentyn", "%(n)d phlentyn", "%(n)d o blant"]))

ENTRIES = [
    # English, its plural, Welsh, flags, what is said of it
    ("Save", "", "Cadw", [], ""),
    ("Save", "", "", [], "No Welsh"),
    ("Save", "", "Cadw", ["fuzzy"], "Guessed"),
    ("by %(time)s", "", "erbyn %(time)s", [], ""),
    ("by %(time)s", "", "erbyn %(amser)s", [], "places for values"),
    ("by %(time)s", "", "erbyn", [], "places for values"),
    ("Answer “{label}”", "", "Atebwch “{label}”", [], ""),
    ("Answer “{label}”", "", "Atebwch", [], "places for values"),
    ("%(n)d child", "%(n)d children", SIX, [], ""),
    ("%(n)d child", "%(n)d children", {0: "%(n)d plentyn", 1: "%(n)d plentyn"}, [], "2 plural forms instead of 6"),
    ("%(n)d child", "%(n)d children", {**SIX, 5: "o blant"}, [], "places for values"),
    ("%(n)d child", "%(n)d children", {**SIX, 4: ""}, [], "No Welsh"),
]


@pytest.mark.parametrize(("text", "plural", "welsh", "flags", "fault"), ENTRIES)
def test_an_entry_is_judged(text, plural, welsh, flags, fault):
    entry = polib.POEntry(
        msgid=text, msgid_plural=plural, flags=flags, **({"msgstr_plural": welsh} if plural else {"msgstr": welsh})
    )
    faults = list(catalogue.faults_of(entry))
    assert (fault in faults[0].en) if fault else not faults


def test_a_changed_text_keeps_no_guess_and_an_unchanged_one_keeps_its_welsh(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "HOUSE", tmp_path)
    monkeypatch.setattr(catalogue, "WELSH", tmp_path / "django.po")
    said = tmp_path / "page.py"
    said.write_text(
        "from x import gettext as _, ngettext\n_('Save')\nngettext('%(n)d child', '%(n)d children', 2)\n_('Hand over')\n"
    )
    assert catalogue.extract() == (3, 0)
    book = catalogue.read()
    book.find("Save").msgstr = "Cadw"
    book.find("Save").tcomment = catalogue.AWAITING
    book.save()
    said.write_text("from x import gettext as _\n_('Save')\n_('Hand it over')\n")
    assert catalogue.extract() == (1, 2)
    kept = catalogue.read()
    assert kept.find("Save").msgstr == "Cadw"
    assert kept.find("Hand it over").msgstr == ""
    assert catalogue.awaiting() == ["Save"]
    assert catalogue.check() == [("No Welsh: “Hand it over”", "Dim Cymraeg: “Hand it over”", True)]
    said.write_text("from x import gettext as _\n_('Save')\n")
    assert "No longer said anywhere: “Hand it over”" in [fault.en for fault in catalogue.check()]


def test_a_template_is_collected_with_its_plurals(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "HOUSE", tmp_path)
    (tmp_path / "templates" / "room").mkdir(parents=True)
    (tmp_path / "templates" / "room" / "a.html").write_text(
        '{% load i18n %}\n  <p title="{% translate "Don\'t" %}">it\'s (broken</p>\n'
        "    {% blocktranslate count n=n trimmed %}\n  {{ n }} child\n{% plural %}{{ n }} children{% endblocktranslate %}\n"
        '{% translate "Missing" context "list" %}{# not "collected" #}'
    )
    said = {(message.text, message.plural, message.context) for message in catalogue.said()}
    assert said == {("Don't", "", None), ("%(n)s child", "%(n)s children", None), ("Missing", "", "list")}


def test_the_catalogue_has_the_six_plural_forms_of_welsh():
    assert catalogue.read().metadata["Plural-Forms"] == catalogue.PLURALS


def test_no_text_hides_inside_a_formatted_string_where_it_is_not_collected():
    hidden = re.compile(r"""f(["'])[^"'\n]*\{_\(""")
    found = [str(path) for path in Path(catalogue.HOUSE).rglob("*.py") if hidden.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_a_string_is_collected_under_whatever_name_the_module_gives_gettext(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "HOUSE", tmp_path)
    (tmp_path / "forms.py").write_text("from django.utils.translation import gettext as said\nsaid('Open the board')\n")
    assert [message.text for message in catalogue.said()] == ["Open the board"]

"""The documents that are drawn from the rules and from these cases."""

from pathlib import Path

import pytest

from ymylon.config.drawing import draw_rules, draw_states
from ymylon.config.rule_words import awaiting_in_rules
from ymylon.duties.rules.drawing import value_text
from ymylon.duties.rules.states import both
from ymylon.terms.words import Words

DOCS = Path(__file__).parents[3] / "docs"

DRAWN = [
    pytest.param("states.md", draw_states, id="docs/states.md"),
    pytest.param("rules.md", draw_rules, id="docs/rules.md"),
]


@pytest.mark.parametrize(("name", "draw"), DRAWN)
def test_drawn_documents_are_current(name, draw):
    """What stands in the documents is what the program does; `ymylon docs` draws them anew."""
    assert (DOCS / name).read_text(encoding="utf-8") == draw()


def test_welsh_that_awaits_a_translator_is_marked():
    """A reader of the drawn pages sees which Welsh nobody has checked."""
    assert both(Words("Waive", "Hepgor", False)) == "Waive / *Hepgor* †"
    assert both(Words("Close", "Cau")) == "Close / *Cau*"
    assert "Hepgor" in {unsure.cy for unsure in awaiting_in_rules()}


VALUES = [
    pytest.param({"hours": 24}, "hours 24", id="a length"),
    pytest.param({"hours": 1, "out_of_hours": {"minutes": 30}}, "hours 1; out of hours (minutes 30)", id="a length at night"),
    pytest.param({"tell": True}, "tell", id="a yes"),
    pytest.param({"among": ["HIGH"]}, "among: HIGH", id="codes"),
    pytest.param({"terms": [["09-01", "10-23"]]}, "terms: 09-01–10-23", id="spans"),
]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_a_policy_value_on_one_line(value, text):
    """A reader sees what a policy row says without reading code."""
    assert value_text(value) == text

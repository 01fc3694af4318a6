"""What would give a source away: a name, a number, a run of the very words; and what would not."""

import pytest

from ymylon.intelligence.rules import gives_away
from ymylon.intelligence.rules.giving_away import pairs_of_names

SOURCE = "Eirlys Pugh-Gwernyfed, his gran, 07700 900123"
RAW = "A grey van waits behind the chip shop on Thursdays and hands out telephones."


@pytest.mark.parametrize(
    ("text", "betrays"),
    [
        ("An adult with a vehicle may give telephones to children.", False),
        ("Eirlys says so.", True),
        ("EIRLYS says so.", True),
        ("Mrs Pugh says so.", True),
        ("Seen by Gwernyfed’s neighbour.", True),
        ("Ring 07700900123.", True),
        ("Ring 077 009 001 23.", True),
        ("His gran is worried.", False),
        ("It waits behind the chip shop on Thursdays and hands over things.", True),
        ("It waits behind the shop.", False),
        ("", False),
    ],
)
def test_a_name_a_number_and_a_run_of_the_words_give_a_source_away(text, betrays):
    assert gives_away(text, source=SOURCE, raw=[RAW]) is betrays


@pytest.mark.parametrize(
    ("source", "text", "allowed", "betrays"),
    [
        ("eirlys pugh", "As Eirlys knows.", (), True),
        ("Siân", "Sian was there.", (), True),
        ("Cai himself", "Cai may be given telephones.", ("Cai Morgan",), False),
        ("Cai and Twm", "Cai and Twm may be given telephones.", ("Cai Morgan",), True),
        ("the man who sells papers there", "Said by the man who sells newspapers.", (), True),
        ("", "Anything.", (), False),
        ("Not known yet", "It is not known.", (), False),
    ],
)
def test_accents_and_capitals_hide_nobody_and_a_child_it_is_about_may_be_named(source, text, allowed, betrays):
    assert gives_away(text, source=source, raw=[], allowed=allowed) is betrays


def test_two_words_with_capitals_could_be_a_childs_name():
    assert pairs_of_names("With Tirion Vaughan and Cai Morgan-Rees, by Ŵyn Êl.") == [
        "With Tirion", "Tirion Vaughan", "Cai Morgan-Rees", "Ŵyn Êl",
    ]  # fmt: skip

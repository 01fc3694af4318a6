"""What may not stand in what a board publishes. Every name and number here is invented."""

from datetime import date

import pytest

from ymylon.governance.rules import MAY_STAND, What, find_hits, words_to_look_for
from ymylon.terms.identifiers import Fault, uln_fault

TODAY = date(2026, 11, 27)
NAMES = {"cai", "morgan", "rees", "sian", "may", "wyn", "oneill"}

TEXTS = [
    ("the work, and no person", "Police and health came. Schools report each month from 1 April 2026.", []),
    ("names side by side", "Cai Morgan-Rees was spoken of.", [What.NAME]),
    ("family name first", "MORGAN, Cai", [What.NAME]),
    ("with an accent that the record lacks", "Siân Morgan", [What.NAME]),
    ("a patronymic between", "Cai ap Wyn", [What.NAME]),
    ("one name alone", "What Cai said was heard.", [What.ONE_NAME]),
    ("somebody’s", "Cai’s school", [What.ONE_NAME]),
    ("somebody’s, after another name", "Siân Morgan’s school", [What.NAME]),
    ("a Welsh ’n", "Mae Cai’n dod", [What.ONE_NAME]),
    ("a Welsh ’r", "Cai’r bachgen", [What.ONE_NAME]),
    ("a Welsh a’i", "Siân a’i brawd", [What.ONE_NAME]),
    ("a Welsh ’i", "Siân’i brawd", [What.ONE_NAME]),
    ("a name after a small part", "d’Cai", [What.ONE_NAME]),
    ("a name with an apostrophe of its own", "O’Neill’s and O'Neill", [What.ONE_NAME, What.ONE_NAME]),
    *((f"an apostrophe typed as {mark}", f"Cai{mark}s school", [What.ONE_NAME]) for mark in "'‘ʼ`´′"),
    ("an accent beside its letter", "Sia\u0302n came", [What.ONE_NAME]),
    ("an accent parted from its letter", "Sia\u200b\u0302n came", [What.ONE_NAME]),
    ("an accent that no single letter has", "C\u0302a\u0323\u0302i\u0325 came", [What.ONE_NAME]),
    *(
        (f"within it U+{ord(mark):04X}, which nobody sees", f"C{mark}ai came", [What.ONE_NAME])
        for mark in "\u00ad\u034f\u200b\u200d\u2060\u3164\ufe0f\ufeff"
    ),
    ("a number with something that nobody sees", "999\u200b 000\u00ad 0026", [What.NHS]),
    ("no name but its parts", "We’re at the board’s table. Mae’r bwrdd’n cwrdd.", []),
    ("a name in small letters is a word", "it may be late", []),
    ("a month that is a name too", "We meet in May.", [What.ONE_NAME]),
    ("an NHS number", "999 000 0026 is hers", [What.NHS]),
    ("ten digits whose check fails", "999 000 0027", []),
    ("a unique pupil number", "Q660123415003", [What.UPN]),
    ("a pupil number with a wrong letter", "A660123415003", []),
    ("a learner number", "1000000000", [What.ULN]),
    ("an ID of the police computer", "2010/0000001C, 10/1C and 2010/0000001D", [What.PNC, What.PNC]),
    ("a postcode", "of CF37 1AA", [What.POSTCODE]),
    ("a postcode without its space, in small letters", "cf371aa", [What.POSTCODE]),
    ("a telephone number", "Ring 029 2000 0000 or +44 7700 900123", [What.TELEPHONE, What.TELEPHONE]),
    ("an e-mail address", "write to somebody@example.invalid", [What.EMAIL]),
    ("a birth date, said so", "born on 3/11/2011", [What.BIRTH_DATE]),
    ("a birth date in Welsh", "ganed 3 Tachwedd 2011", [What.BIRTH_DATE]),
    ("a date that may be one", "since 3rd November 2011", [What.DATE]),
    ("a date that may be one, as a machine writes it", "2011-11-03", [What.DATE]),
    ("a date of this year", "on 3 November 2026 and 31/10/26", []),
    ("a day that no month has", "31/02/2011", []),
]


@pytest.mark.parametrize(("words", "text", "found"), TEXTS, ids=[case[0] for case in TEXTS])
def test_what_may_say_who_somebody_is_is_found(words, text, found):
    assert [hit.what for hit in find_hits(text, NAMES, TODAY)] == found


def test_each_hit_says_in_which_line_it_stands_as_it_was_typed():
    found = find_hits("One.\nTwo: cf37 1aa.\n\nCai Rees.", NAMES, TODAY)
    assert [(hit.line, hit.words) for hit in found] == [(2, "cf37 1aa"), (4, "Cai Rees")]


def test_only_one_name_and_a_bare_date_may_stand_where_the_writer_says_they_are_nobodys():
    assert find_hits("In May, on 3/11/2011.", NAMES, TODAY, ["May", "3/11/2011"]) == ()
    assert [hit.what for hit in find_hits("Cai Rees, 999 000 0026", NAMES, TODAY, ["Cai Rees", "999 000 0026"])] == [
        What.NAME,
        What.NHS,
    ]
    assert {What.ONE_NAME, What.DATE} == MAY_STAND


def test_what_is_looked_for_is_folded_as_the_record_folds_a_name_and_holds_no_small_word():
    assert words_to_look_for("Siân said that O’Neill-Rees came. A") == {"sian", "oneill", "neill", "rees"}
    assert words_to_look_for("Cai’s ac O’Neill’s") == {"cais", "cai", "oneills", "oneill", "neill"}


@pytest.mark.parametrize(
    ("number", "fault"),
    [("1000000000", None), ("100 000 0000", None), ("1000000001", Fault.CHECK_FAILS), ("100000000", Fault.WRONG_LENGTH),
     ("10000000O0", Fault.WRONG_CHARACTERS), ("", Fault.EMPTY), ("0000000000", Fault.CHECK_FAILS)],
)  # fmt: skip
def test_a_learner_number_checks_itself(number, fault):
    assert uln_fault(number) is fault

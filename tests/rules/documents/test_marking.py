"""Whatever leaves is marked, and no cell of a file runs: neither here nor split by another separator."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ymylon.documents.rules import csv_file, marking, safe_cell

AT = datetime(2026, 7, 1, 2, 30, tzinfo=UTC)
DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\u2212")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
        ("+44 29 2000 0000", "'+44 29 2000 0000"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        ("  =1", "  '=1"),
        ("＝1", "'＝1"),
        ("Cai;=1", "Cai;'=1"),
        ("Cai, -1", "Cai, '-1"),
        ("a\x00=b", "a=b"),
        ("Tŷ Derwen, Llŷn", "Tŷ Derwen, Llŷn"),
        ("Siôn ap Rhys (14)", "Siôn ap Rhys (14)"),
        ("e-mail", "e-mail"),
        ("2 + 2 = 4", "2 + 2 = 4"),
        ("'ddim isio'", "'ddim isio'"),
        ("", ""),
    ],
)
def test_a_cell_that_would_run_begins_with_an_apostrophe_and_words_stay(typed, written):
    assert safe_cell(typed) == written


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "For Meddygfa Taf. Made by Nia Prydderch on Wednesday 1 July 2026 at 03:30."),
        ("cy", "Ar gyfer Meddygfa Taf. Gwnaed gan Nia Prydderch ar Dydd Mercher 1 Gorffennaf 2026 am 03:30."),
    ],
)
def test_the_marking_says_for_whom_by_whom_and_when_by_the_clock_in_wales(language, said):
    mark = marking(whom="Meddygfa Taf", who="Nia Prydderch", at=AT, language=language)
    assert said in mark
    assert mark.startswith(("OFFICIAL-SENSITIVE", "SWYDDOGOL-SENSITIF"))


def test_the_file_opens_in_a_spreadsheet_with_the_marking_first():
    made = csv_file(mark="MARK", header=("When", "What"), rows=[("2026-11-26", "=1+1"), ("", "Tŷ")])
    assert made.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig")))) == [
        ["MARK"],
        ["When", "What"],
        ["2026-11-26", "'=1+1"],
        ["", "Tŷ"],
    ]


def test_neither_the_marking_nor_a_heading_runs_whomever_it_is_for():
    made = csv_file(mark="For the surgery;=1", header=("=2",), rows=[])
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig")))) == [["For the surgery;'=1"], ["'=2"]]


_TYPED = st.text(st.sampled_from("=+-@＝;,|\t\r\n \"'aŷ\x00"), max_size=12)


@given(st.lists(_TYPED, min_size=1, max_size=4))
def test_no_cell_runs_whatever_was_typed(cells):
    text = csv_file(mark="MARK", header=("H",), rows=[cells]).decode("utf-8-sig")
    (read,) = list(csv.reader(io.StringIO(text, newline="")))[2:]
    assert len(read) == len(cells)
    assert not [cell for cell in read if cell.lstrip().startswith(DANGEROUS)]


@given(_TYPED, st.sampled_from(";|\t"))
def test_nor_does_one_where_a_reader_splits_by_another_separator(typed, separator):
    text = csv_file(mark="MARK", header=("H",), rows=[("Cai", typed, "x")]).decode("utf-8-sig")
    # Quotes mean nothing in the middle of a cell to a reader that splits elsewhere: at worst they are just letters.
    for line in text.splitlines():
        for cell in line.split(separator):
            assert not cell.lstrip(' \t"').startswith(DANGEROUS)

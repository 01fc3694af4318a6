"""The order of the Welsh alphabet."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ymylon.terms.names import sort_key

# Few examples each, for the whole specification is to be read in two seconds.
FEW = settings(max_examples=25, deadline=None, database=None)


@pytest.mark.parametrize(
    "line",
    [
        "Cybi Chwarel Dafydd Ddu Elin",
        "Fychan Ffion Gwyn Ngaio Hywel",
        "Lewis Luned Llinos Llywelyn Mair",
        "Prys Pugh Philip Rees Ruth Rhys Siân",
        "Tomos Tudur Thomas Urien Vaughan Wyn",
        "Angharad Alun Ann Anna",  # a, ng: before l
        "Sian Siân Siani",  # the circumflex comes after, but only of two alike
        "Gwyn Gŵyn Gwyna",
        "An Ân Ana",
        "Ann|Ann Marie|Anna|Annmarie",
        "Ab Rhys|Aled|Ap Rhys",
        "Balch Bangor Bara",  # n and g, not ng
        "Iago Jac Kai Lewis Quentin Rhys",
    ],
)
def test_order(line):
    names = line.split("|") if "|" in line else line.split()
    keys = [sort_key(name) for name in names]
    assert all(before < after for before, after in pairwise(keys))


def test_english_order_is_another():
    names = ["Lewis", "Llinos", "Luned"]
    assert sorted(names, key=lambda name: sort_key(name, "en")) == names
    assert sorted(names, key=sort_key) == ["Lewis", "Luned", "Llinos"]


@pytest.mark.parametrize(
    ("one", "other"), [("O'Brien", "obrien"), ("Ann-Marie", "ann marie"), ("SIÂN", "siân"), ("Sia\u0302n", "Siân")]
)
def test_writing_does_not_count(one, other):
    assert sort_key(one) == sort_key(other)


@FEW
@given(st.text("aâcdhfglŵẂyzſßİ’'- 12\u0302فا", max_size=20), st.sampled_from(["cy", "en"]))
def test_a_key_sorts_alike_everywhere(name, language):
    assert set(sort_key(name, language)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")

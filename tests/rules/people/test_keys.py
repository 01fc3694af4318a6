"""The keys by which a person is found, the order of names, ages, and who is one human."""

from datetime import date

import pytest

from ymylon.people.rules import age_on, cluster, initials, keys_of, normalised, order_of, short_name
from ymylon.terms.codes import Precision

BORN = date(2011, 3, 4)


def test_a_name_is_held_by_itself_its_forms_its_sound_and_its_parts():
    keys = set(keys_of("Siân", "Morgan-Rees", None))
    assert keys >= {"n:sian", "f:given.sian", "n:morgan", "n:rees", "n:morganrees", "p:mor", "p:morga", "s:MRGN"}
    assert not keys & {"p:morgan", "p:mo", "n:morgan-rees"}


@pytest.mark.parametrize(
    ("precision", "held", "not_held"),
    [
        (Precision.DAY, {"b:20110304", "w:20110304", "d:2011030_", "m:201103", "y:2011"}, {"e:2011"}),
        (Precision.MONTH, {"m:201103", "y:2011"}, {"b:20110304", "e:2011"}),
        (Precision.YEAR, {"e:2010", "e:2011", "e:2012"}, {"b:20110304", "y:2011", "m:201103"}),
        (Precision.UNKNOWN, {"e:2011"}, {"b:20110304"}),
    ],
)
def test_a_birth_date_is_held_as_far_as_it_is_known(precision, held, not_held):
    keys = set(keys_of("Cai", "Rhys", BORN, "CURRENT", precision))
    assert held <= keys
    assert not keys & not_held


@pytest.mark.parametrize("kind", ["CURRENT", "FORMER", "KNOWN_AS"])
def test_every_kind_of_name_finds(kind):
    assert {"n:cai", "n:rhys", "f:family.rees", "p:rhy"} <= set(keys_of("Cai", "ap Rhys", None, kind))


def test_names_stand_in_welsh_order_family_first():
    people = [("Ann", "Llwyd"), ("Cai", "Lewis"), ("Ann", "Lewis"), ("Zoë", "Chapman"), ("Cai", "Cadwaladr"), ("Cai", "Dafis")]
    ordered = sorted(people, key=lambda name: order_of(*name))
    assert [f"{given} {family}" for given, family in ordered] == [
        "Cai Cadwaladr", "Zoë Chapman", "Cai Dafis", "Ann Lewis", "Cai Lewis", "Ann Llwyd",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("system", "given", "held"),
    [
        ("NHS_NUMBER", "943 476 5919", "9434765919"),
        ("NHS_NUMBER", "943 476 5918", "943 476 5918"),
        ("UPN", "h801200001001", "H801200001001"),
        ("PNC_ID", "12/394773h", "2012/0394773H"),
        ("COUNCIL_PERSON", " w 12 ", "w 12"),
    ],
)
def test_a_number_has_one_form(system, given, held):
    assert normalised(system, given) == held


@pytest.mark.parametrize(
    ("edges", "of", "found"),
    [([], 1, {1}), ([(1, 2)], 1, {1, 2}), ([(1, 2), (2, 3), (4, 5)], 3, {1, 2, 3}), ([(4, 5)], 1, {1})],
)
def test_who_is_one_human(edges, of, found):
    assert cluster(edges, of) == found


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [(BORN, date(2026, 3, 3), 14), (BORN, date(2026, 3, 4), 15), (date(2012, 2, 29), date(2026, 2, 28), 13), (None, BORN, None)],
)
def test_age(born, day, age):
    assert age_on(born, day) == age


def test_names_for_a_wall():
    assert short_name("Cai", "Morgan-Rees") == "Cai M.-R."
    assert initials("Cai", "Morgan-Rees") == "C.M.R."

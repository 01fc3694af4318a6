"""Names: which find one another, and what is said of why."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ymylon.terms.names import (
    FACT_WORDS,
    GIVEN_FORMS,
    SURNAME_FORMS,
    FactKind,
    KeyKind,
    explain,
    query_keys,
    search_keys,
    sounds,
    tokens,
)

# Few examples each, for the whole specification is to be read in two seconds.
FEW = settings(max_examples=25, deadline=None, database=None)


def facts(typed: str, given: str, family: str, known_as: str = "", former: str = "") -> list[str]:
    return [" ".join(fact) for fact in explain(typed, search_keys(given, family, known_as, former))]


@pytest.mark.parametrize(
    ("typed", "given", "family", "said"),
    [
        ("Cai Rhys", "Cai", "Rhys", ["SAME Cai Cai", "SAME Rhys Rhys"]),
        ("rhys CAI", "Cai", "Rhys", ["SAME rhys Rhys", "SAME CAI Cai"]),
        ("Sian Jones", "Siân", "Jones", ["WRITING Sian Siân", "SAME Jones Jones"]),
        ("Llŷr", "Llyr", "", ["WRITING Llŷr Llyr"]),
        ("OBrien", "Ann", "O’Brien", ["WRITING OBrien O'Brien"]),
        ("Cai Rhys", "Cai", "ap Rhys", ["SAME Cai Cai", "SAME Rhys Rhys", "PATRONYMIC_LEFT_OUT Rhys ap Rhys"]),
        ("Cai ap Rhys", "Cai", "ap Rhys", ["SAME Cai Cai", "SAME Rhys Rhys"]),
        ("Mali ferch Owain", "Mali", "Owain", ["SAME Mali Mali", "SAME Owain Owain", "PATRONYMIC_LEFT_OUT ferch Owain Owain"]),
        ("Mali Owain", "Mali", "verch Owain", ["SAME Mali Mali", "SAME Owain Owain", "PATRONYMIC_LEFT_OUT Owain verch Owain"]),
        ("Aprhys", "Cai", "ap Rhys", ["JOINED Aprhys ap Rhys"]),
        ("annmarie", "Ann Marie", "", ["JOINED annmarie Ann Marie"]),
        ("Ann Marie", "Annmarie", "", ["JOINED Ann Marie Annmarie"]),
        ("Nia Jones", "Nia", "Prydderch-Jones", ["SAME Nia Nia", "SAME Jones Jones"]),
        ("Jones Prydderch", "Nia", "Prydderch Jones", ["SAME Jones Jones", "SAME Prydderch Prydderch"]),
        ("Kai", "Cai", "", ["FORM Kai Cai"]),
        ("Dai Price", "Dafydd", "ap Rhys", ["FORM Dai Dafydd", "FORM Price Rhys"]),
        ("Cai Davis", "Cai", "Dafis", ["SAME Cai Cai", "FORM Davis Dafis"]),
        ("Prytherch", "Nia", "Prydderch", ["SOUND Prytherch Prydderch"]),
        ("Myvanwi", "Myfanwy", "", ["SOUND Myvanwi Myfanwy"]),
        ("Cai Tudur", "Cai", "Rhys", ["SAME Cai Cai", "NOT_FOUND Tudur "]),
    ],
)
def test_why_a_name_was_found(typed, given, family, said):
    assert facts(typed, given, family) == said


def test_a_name_in_use_and_a_name_once_borne_are_said_so():
    assert facts("Kaz", "Cai", "Rhys", known_as="Kaz") == ["SAME Kaz Kaz", "KNOWN_AS Kaz Kaz"]
    assert facts("Cai Lewis", "Cai", "Rhys", former="Lewis") == ["SAME Cai Cai", "SAME Lewis Lewis", "FORMER Lewis Lewis"]
    assert facts("Rhys", "Cai", "Rhys", former="Rhys") == ["SAME Rhys Rhys"]


# One line: each finds each other, by form or by sound.
TOGETHER = """
Cai Kai Kay
Siôn John Shaun Sean
Catrin Katherine Kate Cati
Dafydd David Dai Dave Dewi
Ieuan Evan Ifan
Gwilym William Bill
Siân Jane Shan
Rhys Reece Rees
Llywelyn Llew Llewelyn
Mair Mary
Elin Ellen Helen
Tomos Thomas Tom Twm
Steffan Stephen Steve Stephan
Huw Hugh Hew
Hywel Howell
Gruffydd Griffith Gruff
Cerys Kerys Carys
Iolo Yolo
Iestyn Yestyn Justin
Osian Oshan
Macsen Maxen Max
Bethan Beth
Alys Alice
Pedr Peter
Siac Jack
Siarl Charles
Gethin Gethyn
Ffion Fion Fiona
Mohammed Muhammad Mohamed
Yusuf Joseph
Efa Eva Eve
Owain Owen
Lowri Laura
"""


@pytest.mark.parametrize("line", TOGETHER.strip().splitlines())
def test_forms_and_sounds_find_one_another(line):
    names = line.split()
    for first in names:
        for second in names:
            assert not [fact for fact in facts(first, second, "") if fact.startswith("NOT_FOUND")], (first, second)


@pytest.mark.parametrize(
    ("one", "other"), [("Cai", "Cadi"), ("Rhys", "Huw"), ("Nia", "Mia"), ("Owain", "Osian"), ("Efa", "Ava"), ("Elin", "Alun")]
)
def test_other_names_stay_apart(one, other):
    assert facts(one, other, "") == [f"NOT_FOUND {one} "]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ifor", "ivor"), ("ffred", "phred"), ("dafydd", "davith"), ("llewelyn", "lewelyn"), ("keri", "ceri"),
        ("huw", "hoo"), ("philip", "ffilip"), ("siân", "shan"), ("siôr", "jor"), ("rhian", "rian"), ("seren", "serren"),
        ("mcdonald", "macdonald"), ("cecil", "sesil"), ("charlie", "siarli"),
    ],
)  # fmt: skip
def test_letters_that_sound_alike(one, other):
    assert set(sounds(tokens(one)[0].text)) & set(sounds(tokens(other)[0].text))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Cai ap Rhys", [("cai", ""), ("rhys", "ap")]),
        ("Siân-Mair", [("sian", ""), ("mair", "")]),
        ("D’Souza", [("dsouza", "")]),
        ("Sia\u0302n", [("sian", "")]),
        ("  ", []),
        ("not known 12", [("not", ""), ("known", "")]),
        ("unknown", []),
        ("ap", [("ap", "")]),
        ("فاطمة", [("فاطمة", "")]),
        ("SIÂN", [("sian", "")]),
        ("Cai\u200b", [("cai", "")]),
    ],
)
def test_a_name_is_taken_apart(name, parts):
    assert [(token.text, token.patronymic) for token in tokens(name)] == parts


def test_a_name_in_another_script_is_found_as_it_is_written():
    assert facts("فاطمة", "فاطمة", "") == ["SAME فاطمة فاطمة"]
    assert sounds("فاطمة") == ()


def test_a_key_says_what_it_is():
    keys = search_keys("Cai", "ap Rhys", "Kaz")
    assert {key.stored for key in keys} >= {"n:cai", "n:rhys", "n:aprhys", "n:kaz", "s:K(y)", "f:given.cai"}
    assert {key.kind for key in keys} == {KeyKind.NAME, KeyKind.JOINED, KeyKind.FORM, KeyKind.SOUND}
    assert {key.patronymic for key in keys if key.text == "rhys"} == {"ap"}
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("groups", [GIVEN_FORMS, SURNAME_FORMS])
def test_the_table_of_forms_is_clean(groups):
    assert len({group[0] for group in groups}) == len(groups), "a group is stored by its first name"
    for group in groups:
        assert len(group) == len(set(group)) > 1
        assert all(name.isascii() and name.isalpha() and name.islower() for name in group)


def test_there_are_forms_enough():
    assert len(GIVEN_FORMS) >= 60
    assert set(FACT_WORDS) == set(FactKind)


NAMES = st.text(alphabet="abcdefghijlmnoprstuwyâêîôûŵŷ'- ABCÉé", max_size=20)


@FEW
@given(NAMES, NAMES)
def test_a_person_is_found_under_what_they_are_called(given, family):
    keys = search_keys(given, family)
    for fact in explain(f"{given} {family}", keys):
        assert fact.kind is not FactKind.NOT_FOUND
    assert all(len(key.stored) < 60 for key in keys)


@FEW
@given(st.text("aeiowyŵâcdfghlrstſßİ’'- .,12\u0302\u200bفا山", max_size=30))
@example("gh")  # silent in every step: what is left of it is nothing
def test_any_text_can_be_looked_for(typed):
    explain(typed, search_keys(typed, typed))
    query_keys(typed)

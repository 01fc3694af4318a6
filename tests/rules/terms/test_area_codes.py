"""Areas: what is counted, what was retired, and which force, health board and safeguarding board each has."""

import re
from collections import Counter

import pytest

from ymylon.terms.geography import (
    AUTHORITIES,
    BOARDS,
    ENGLISH_AUTHORITIES,
    ENGLISH_FORCES,
    FORCES,
    HEALTH_BOARDS,
    RETIRED,
    TRUSTS,
    WELSH_AUTHORITIES,
    WELSH_FORCES,
    Nation,
    UnknownCode,
    authority,
    authority_of_education_code,
    current_code,
    find_authority,
    is_ours,
)


@pytest.mark.parametrize(
    ("areas", "count"),
    [
        (WELSH_AUTHORITIES, 22), (WELSH_FORCES, 4), (HEALTH_BOARDS, 7), (BOARDS, 6), (ENGLISH_AUTHORITIES, 153),
        (ENGLISH_FORCES, 39), (TRUSTS, 5), (AUTHORITIES, 22 + 153 + 32 + 11), (FORCES, 4 + 39 + 3),
    ],
)  # fmt: skip
def test_counts(areas, count):
    assert len(areas) == count


@pytest.mark.parametrize(
    ("nation", "count"), [(Nation.WALES, 22), (Nation.ENGLAND, 153), (Nation.SCOTLAND, 32), (Nation.NORTHERN_IRELAND, 11)]
)
def test_councils_per_nation(nation, count):
    assert sum(area.nation is nation for area in AUTHORITIES.values()) == count


def test_councils_per_safeguarding_board():
    counts = Counter(area.safeguarding_board for area in WELSH_AUTHORITIES.values())
    assert counts == {"NWSB": 6, "CYSUR": 4, "WGSB": 2, "CTMSB": 3, "CVRSB": 2, "GWENT": 5}


def test_councils_per_health_board():
    served = Counter(one.health_board for one in AUTHORITIES.values() if one.nation is Nation.WALES)
    assert sorted(served.values()) == [1, 2, 2, 3, 3, 5, 6]
    assert set(served) == set(HEALTH_BOARDS)


def test_councils_per_welsh_force():
    counts = Counter(area.force for area in WELSH_AUTHORITIES.values())
    assert counts == {"W15000001": 6, "W15000002": 5, "W15000003": 7, "W15000004": 4}


@pytest.mark.parametrize(("prefix", "count"), [("E06", 63), ("E08", 36), ("E09", 33), ("E10", 21)])
def test_kinds_of_english_council(prefix, count):
    assert sum(gss.startswith(prefix) for gss in ENGLISH_AUTHORITIES) == count


def test_every_reference_leads_somewhere():
    for gss, area in AUTHORITIES.items():
        assert gss == area.gss
        assert re.fullmatch(r"(W06|E06|E08|E09|E10|S12|N09)\d{6}", gss)
        assert area.force in FORCES
        assert (area.health_board in HEALTH_BOARDS) == (area.nation is Nation.WALES)
        assert (area.safeguarding_board in BOARDS) == (area.nation is Nation.WALES)
    assert {area.force for area in AUTHORITIES.values()} == set(FORCES) - {"YM-BTP"}
    assert len({area.words.en for area in AUTHORITIES.values()}) == len(AUTHORITIES)


@pytest.mark.parametrize(
    ("gss", "english", "welsh", "force", "health_board", "board"),
    [
        ("W06000013", "Bridgend", "Pen-y-bont ar Ogwr", "South Wales", "Cwm Taf Morgannwg", "CTMSB"),
        ("W06000023", "Powys", "Powys", "Dyfed-Powys", "Powys Teaching", "CYSUR"),
        ("W06000001", "Isle of Anglesey", "Ynys Môn", "North Wales", "Betsi Cadwaladr", "NWSB"),
        ("W06000018", "Caerphilly", "Caerffili", "Gwent", "Aneurin Bevan", "GWENT"),
    ],
)
def test_a_welsh_council_has_its_neighbours(gss, english, welsh, force, health_board, board):
    found = authority(gss)
    assert (found.words.en, found.words.cy, found.safeguarding_board) == (english, welsh, board)
    assert FORCES[found.force].words.en == f"{force} Police"
    assert HEALTH_BOARDS[found.health_board].words.en.startswith(health_board)


@pytest.mark.parametrize(
    ("gss", "name", "force"),
    [
        ("E06000023", "Bristol", "Avon and Somerset Constabulary"),
        ("E06000051", "Shropshire", "West Mercia Police"),
        ("E06000050", "Cheshire West and Chester", "Cheshire Constabulary"),
        ("E08000012", "Liverpool", "Merseyside Police"),
        ("E09000001", "City of London", "City of London Police"),
        ("E10000013", "Gloucestershire", "Gloucestershire Constabulary"),
        ("S12000049", "Glasgow City", "Police Scotland"),
        ("N09000003", "Belfast", "Police Service of Northern Ireland"),
    ],
)
def test_a_child_may_be_placed_beyond_wales(gss, name, force):
    assert authority(gss).words.en == name
    assert FORCES[authority(gss).force].words.en == force


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("W06000007", "W06000023"),
        ("W06000017", "W06000024"),
        ("W11000026", "W11000031"),
        ("W11000027", "W11000030"),
        ("S12000043", "S12000049"),
        ("E08000019", "E08000039"),
        (" w06000007 ", "W06000023"),
        ("W06000013", "W06000013"),
        ("X99999999", "X99999999"),
    ],
)
def test_a_retired_code_leads_to_the_current_one(old, new):
    assert current_code(old) == new


def test_retired_codes_end_at_current_ones():
    for old in RETIRED:
        assert current_code(old) in AUTHORITIES.keys() | HEALTH_BOARDS.keys()
        assert old not in AUTHORITIES.keys() | HEALTH_BOARDS.keys()


@pytest.mark.parametrize("code", ["W06000099", "", "E10000006", "W15000001", "Bridgend"])
def test_no_such_authority(code):
    assert find_authority(code) is None
    with pytest.raises(UnknownCode):
        authority(code)


@pytest.mark.parametrize(("code", "gss"), [("660", "W06000001"), ("672", "W06000013"), ("681", "W06000015")])
def test_a_school_number_names_its_council(code, gss):
    found = authority_of_education_code(code)
    assert found is not None
    assert found.gss == gss


def test_education_codes_are_660_to_681():
    assert sorted(area.education_code for area in WELSH_AUTHORITIES.values()) == [str(code) for code in range(660, 682)]
    assert authority_of_education_code("801") is None
    assert authority_of_education_code("") is None


def test_codes_of_ours_say_so():
    assert {code for code in FORCES if is_ours(code)} == {"YM-POLICE-SCOTLAND", "YM-PSNI", "YM-BTP"}
    assert all(is_ours(code) for code in TRUSTS)

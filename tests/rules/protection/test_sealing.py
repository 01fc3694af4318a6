"""A sealed fact opens beside its own row alone, and with a key that is still on the ring."""

from uuid import UUID

import pytest

from ymylon.protection.rules.sealing import Ring, SealFault, key_name, name_of, read_ring, seal, unseal

ROW, OTHER = UUID(int=1), UUID(int=2)
OLD, NEW = "o" * 48, "n" * 48
PLACE = {"table": "protection_fact", "row": ROW, "field": "sealed"}


def test_what_was_sealed_is_read_with_the_same_key_for_the_same_row():
    assert unseal(seal("Heol Ddirgel", ring=Ring((OLD,)), **PLACE), ring=Ring((OLD,)), **PLACE) == "Heol Ddirgel"


@pytest.mark.parametrize("wrong", [{"row": OTHER}, {"table": "another"}, {"field": "another"}], ids=str)
def test_it_opens_beside_no_other_row_table_or_field(wrong):
    sealed = seal("Heol Ddirgel", ring=Ring((OLD,)), **PLACE)
    with pytest.raises(SealFault):
        unseal(sealed, ring=Ring((OLD,)), **{**PLACE, **wrong})


@pytest.mark.parametrize("place", [0, 8, 20, -1])
def test_one_changed_byte_opens_nothing(place):
    sealed = bytearray(seal("Heol Ddirgel", ring=Ring((OLD,)), **PLACE))
    sealed[place] ^= 1
    with pytest.raises(SealFault):
        unseal(bytes(sealed), ring=Ring((OLD,)), **PLACE)


def test_the_same_words_are_never_sealed_alike_and_show_nothing():
    one, two = (seal("Heol Ddirgel", ring=Ring((OLD,)), **PLACE) for _ in range(2))
    assert one != two
    assert b"Heol" not in one


def test_a_new_key_in_front_seals_and_the_old_one_still_opens():
    before = seal("Heol Ddirgel", ring=Ring((OLD,)), **PLACE)
    both = Ring((NEW, OLD))
    assert unseal(before, ring=both, **PLACE) == "Heol Ddirgel"
    assert key_name(seal("Heol", ring=both, **PLACE)) == name_of(NEW) == both.current


def test_without_its_key_nothing_opens():
    with pytest.raises(SealFault, match="is not here"):
        unseal(seal("Heol Ddirgel", ring=Ring((OLD,)), **PLACE), ring=Ring((NEW,)), **PLACE)


def test_the_name_of_a_key_holds_none_of_it():
    assert name_of(OLD) not in OLD
    assert name_of(OLD) != name_of(NEW)


@pytest.mark.parametrize("lines", [[], ["", "  "], ["short"]], ids=str)
def test_a_file_without_a_proper_key_is_refused(lines):
    with pytest.raises(SealFault):
        read_ring(lines)

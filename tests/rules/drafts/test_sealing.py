"""What is typed and not sent is sealed for its author: nobody else opens it, and the database reads nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.drafts.rules import DraftFault, is_form_name, is_stale, seal, unseal, worth_keeping

TYPED = {"circumstances": ["Grey hoodie, ŵyneb"], "harm": ["PHYSICAL", "SEXUAL"]}
MINE = {"secret": "a secret", "account": 7, "form": "report"}


def test_what_was_sealed_is_read_again():
    assert unseal(seal(TYPED, **MINE), **MINE) == TYPED


def test_nothing_can_be_read_in_it_and_no_two_are_alike():
    one, other = seal(TYPED, **MINE), seal(TYPED, **MINE)
    assert one != other
    for word in ("Grey", "hoodie", "PHYSICAL", "circumstances"):
        assert word.encode() not in one


@pytest.mark.parametrize("changed", [{"secret": "another"}, {"account": 8}, {"form": "found"}], ids=["key", "author", "form"])
def test_another_key_author_or_form_opens_nothing(changed):
    with pytest.raises(DraftFault):
        unseal(seal(TYPED, **MINE), **{**MINE, **changed})


@pytest.mark.parametrize("damaged", [b"", b"short", b"\x00" * 60], ids=["nothing", "cut", "noise"])
def test_what_was_changed_is_not_opened(damaged):
    with pytest.raises(DraftFault):
        unseal(damaged, **MINE)
    sealed = bytearray(seal(TYPED, **MINE))
    sealed[-1] ^= 1
    with pytest.raises(DraftFault):
        unseal(bytes(sealed), **MINE)


def test_more_than_a_form_holds_is_not_kept():
    with pytest.raises(DraftFault):
        seal({"words": ["x" * 200_000]}, **MINE)


def test_what_the_page_put_beside_it_is_not_kept():
    assert worth_keeping({"csrfmiddlewaretoken": ["abc"], "look": ["1"], "place": ["Bus station"]}) == {"place": ["Bus station"]}


NAMES = [
    ("report", True),
    ("details.0d4a9e7e-0000-4000-8000-000000000000", True),
    ("", False),
    ("Report", False),
    ("report/discard", False),
    ("details.x", False),
    ("a" * 41, False),
]


@pytest.mark.parametrize(("name", "stands"), NAMES)
def test_names_of_forms(name, stands):
    assert is_form_name(name) == stands


def test_a_draft_is_offered_for_two_days():
    now = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    assert not is_stale(now - timedelta(hours=47), now)
    assert is_stale(now - timedelta(hours=49), now)

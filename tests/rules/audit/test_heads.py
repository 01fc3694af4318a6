"""The signed head: what is signed, by whom, and how it is read again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ymylon.audit.rules.heads import Head, Key, NotAHead, head_of, is_signed, line_of
from ymylon.audit.rules.merkle import EMPTY, leaf_of, root

LEAVES = (leaf_of(b"a"), leaf_of(b"b"))
UNSIGNED = Head(0, 2, 12, root(LEAVES), EMPTY, datetime(2026, 11, 25, 23, tzinfo=UTC), lines=(11, 12), leaves=LEAVES)
KEY = Key("a secret of these tests")
HEAD = replace(UNSIGNED, signature=KEY.sign(UNSIGNED))


def test_a_head_is_told_from_a_forged_one():
    assert is_signed(HEAD, KEY.public)
    assert not is_signed(HEAD, Key("another secret").public)
    assert not is_signed(replace(HEAD, signature=b""), KEY.public)


@pytest.mark.parametrize(
    "change", [{"start": 1}, {"size": 3}, {"last": 13}, {"root": EMPTY}, {"before": LEAVES[0]}, {"at": datetime.now(UTC)}]
)
def test_every_part_of_a_head_is_signed(change):
    assert not is_signed(replace(HEAD, **change), KEY.public)


def test_a_head_is_read_as_it_was_written():
    assert head_of(line_of(HEAD, leaves=True)) == HEAD
    mailed = head_of(line_of(HEAD, leaves=False))
    assert mailed == replace(HEAD, lines=(), leaves=())
    assert is_signed(mailed, KEY.public)


@pytest.mark.parametrize(
    "line", ["", "{}", "[]", "null", "12", '{"start":0,"size":"many"}', '{"start":0,"size":1,"last":1,"root":"zz"}']
)
def test_what_is_no_head_is_refused(line):
    with pytest.raises(NotAHead):
        head_of(line)


def test_the_same_secret_gives_the_same_key_and_the_secret_is_not_in_it():
    assert Key("a secret of these tests").public == KEY.public
    assert b"secret" not in KEY.public

"""The keys by which a person is found, each saying what kind of likeness it stands for."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from .forms import given_groups, surname_groups
from .sounds import sounds
from .tokens import Token, tokens

KEYS_VERSION = 1  # raise it when stored keys would come out differently, so that they are made again


class KeyKind(StrEnum):
    """What two names share when they share a key, strongest first."""

    NAME = "NAME"
    JOINED = "JOINED"
    FORM = "FORM"
    SOUND = "SOUND"
    BIRTH_DATE = "BIRTH_DATE"
    BIRTH_SWAPPED = "BIRTH_SWAPPED"
    BIRTH_ONE_DIGIT = "BIRTH_ONE_DIGIT"


class NameField(StrEnum):
    """Where a name stood: in the record, or in what somebody typed."""

    GIVEN = "GIVEN"
    FAMILY = "FAMILY"
    KNOWN_AS = "KNOWN_AS"
    FORMER = "FORMER"
    TYPED = "TYPED"


# NAME and JOINED share a mark: "Annmarie" typed in one finds "Ann Marie" written in two.
_MARKS = {
    KeyKind.NAME: "n", KeyKind.JOINED: "n", KeyKind.FORM: "f", KeyKind.SOUND: "s",
    KeyKind.BIRTH_DATE: "b", KeyKind.BIRTH_SWAPPED: "w", KeyKind.BIRTH_ONE_DIGIT: "d",
}  # fmt: skip


class Key(NamedTuple):
    """One key: what it compares, the name as written that it came from, where that stood, and the ap or ferch before it."""

    kind: KeyKind
    text: str
    written: str
    field: NameField
    patronymic: str = ""

    @property
    def stored(self) -> str:
        """What stands in an index column; two keys match when these are equal."""
        return f"{_MARKS[self.kind]}:{self.text}"


def search_keys(given: str, family: str, known_as: str | Iterable[str] = (), former: str | Iterable[str] = ()) -> tuple[Key, ...]:
    """Every key under which a person with these names should be found, without repeats; `former` are names they had."""
    keys: list[Key] = []
    for field, written in (
        (NameField.GIVEN, [given]),
        (NameField.FAMILY, [family]),
        (NameField.KNOWN_AS, _each(known_as)),
        (NameField.FORMER, _each(former)),
    ):
        for name in written:
            found = tokens(name)
            keys += [key for token in found for key in _token_keys(token, field)]
            keys += _joined(found, field)
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=64)  # a search asks it again for everybody whom it finds
def query_keys(typed: str) -> tuple[Key, ...]:
    """The keys of what somebody typed into one box: names in any order, of which nobody said which is which."""
    found = tokens(typed)
    keys = [key for token in found for key in _token_keys(token, NameField.TYPED)]
    for first, second in zip(found, found[1:], strict=False):
        keys += _joined([first, second], NameField.TYPED)
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=16384)  # of Wales’s children most share their names with others
def _token_keys(token: Token, field: NameField) -> tuple[Key, ...]:
    texts = [(KeyKind.NAME, token.text)]
    texts += [(KeyKind.FORM, group) for group in _forms(token.text, field)]
    texts += [(KeyKind.SOUND, sound) for sound in sounds(token.text)]
    return tuple(Key(kind, text, token.written, field, token.patronymic) for kind, text in texts)


def _forms(text: str, field: NameField) -> tuple[str, ...]:
    # A patronymic makes a given name a surname (ap Rhys is Price), and a typed name may be either.
    if field is NameField.GIVEN:
        return given_groups(text)
    if field is NameField.FAMILY:
        return surname_groups(text)
    return given_groups(text) + surname_groups(text)


def _joined(found: list[Token], field: NameField) -> list[Key]:
    """Names written apart that others write together: Ann Marie, Mc Donald; and with their ap, as Aprhys."""
    keys = []
    if len(found) > 1:
        text = "".join(token.text for token in found)
        keys.append(Key(KeyKind.JOINED, text, " ".join(token.written for token in found), field))
    keys += [
        Key(KeyKind.JOINED, token.patronymic + token.text, f"{token.patronymic} {token.written}", field)
        for token in found
        if token.patronymic
    ]
    return keys


def _each(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)

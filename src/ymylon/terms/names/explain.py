"""Why a name that was typed meets a name on record: facts, from which a page makes its sentence."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ..folding import folded
from ..words import Words
from .keys import Key, KeyKind, NameField, query_keys


class FactKind(StrEnum):
    """What was found about one typed name, strongest first."""

    SAME = "SAME"
    WRITING = "WRITING"  # accents, capitals, hyphens or apostrophes differ
    JOINED = "JOINED"  # written together here and apart there
    FORM = "FORM"  # a Welsh or English form, or a short form
    SOUND = "SOUND"
    PATRONYMIC_LEFT_OUT = "PATRONYMIC_LEFT_OUT"
    KNOWN_AS = "KNOWN_AS"
    FORMER = "FORMER"
    NOT_FOUND = "NOT_FOUND"


class Fact(NamedTuple):
    """One fact: its kind, what was typed, and what stands on record (empty where nothing does)."""

    kind: FactKind
    typed: str
    held: str


# With %(typed)s and %(held)s to be filled in.
FACT_WORDS: dict[FactKind, Words] = {
    FactKind.SAME: Words("“%(typed)s” is the same", "mae “%(typed)s” yr un fath"),
    FactKind.WRITING: Words(
        "“%(typed)s” is “%(held)s” written differently", "“%(held)s” yw “%(typed)s”, wedi’i ysgrifennu’n wahanol"
    ),
    FactKind.JOINED: Words(
        "“%(typed)s” is “%(held)s” joined or parted", "“%(held)s” yw “%(typed)s”, wedi’i gyfuno neu ei wahanu"
    ),
    FactKind.FORM: Words("“%(typed)s” is a form of “%(held)s”", "mae “%(typed)s” yn ffurf ar “%(held)s”"),
    FactKind.SOUND: Words("“%(typed)s” sounds like “%(held)s”", "mae “%(typed)s” yn swnio fel “%(held)s”"),
    FactKind.PATRONYMIC_LEFT_OUT: Words("“ap”, “ab” or “ferch” left out", "hepgorwyd “ap”, “ab” neu “ferch”"),
    FactKind.KNOWN_AS: Words("known as “%(held)s”", "yn cael ei adnabod fel “%(held)s”"),
    FactKind.FORMER: Words("was once “%(held)s”", "“%(held)s” gynt"),
    FactKind.NOT_FOUND: Words("“%(typed)s” is not in the record", "nid yw “%(typed)s” yn y cofnod"),
}

_FACT_OF_KEY = {KeyKind.JOINED: FactKind.JOINED, KeyKind.FORM: FactKind.FORM, KeyKind.SOUND: FactKind.SOUND}
_STRENGTH = {kind: place for place, kind in enumerate(FactKind)}
_PLACE = {field: place for place, field in enumerate(NameField)}
# Each name of a page is compared with each that was typed, by several keys; Wales has not many more.
_folded = lru_cache(maxsize=8192)(folded)


def explain(query: str | Iterable[Key], person_keys: Iterable[Key]) -> list[Fact]:
    """For each typed name its strongest likeness to the record, in the order typed, then what else must be said of it."""
    asked = query_keys(query) if isinstance(query, str) else tuple(query)
    held = _by_stored(person_keys)
    facts: list[Fact] = []
    joined = {
        part: fact for key in asked if key.kind is KeyKind.JOINED for fact in _best([key], held) for part in key.written.split()
    }
    for typed in dict.fromkeys(key.written for key in asked if key.kind is not KeyKind.JOINED):
        best = _best([key for key in asked if key.written == typed], held)
        if not best and typed in joined:
            best = [joined[typed]]
        facts += best or [Fact(FactKind.NOT_FOUND, typed, "")]
    return list(dict.fromkeys(facts))


def _best(asked: list[Key], held: dict[str, list[Key]]) -> list[Fact]:
    """The strongest fact, with those that qualify it; empty where no key is shared."""
    pairs = [(_fact_kind(key, other), key, other) for key in asked for other in held.get(key.stored, ())]
    if not pairs:
        return []
    # Of equal likenesses the name in use goes before a former one.
    kind, key, other = min(pairs, key=lambda pair: (_STRENGTH[pair[0]], _PLACE[pair[2].field]))
    facts = [Fact(kind, key.written, other.written)]
    # Price has its ap inside it: of forms, and of names joined, nothing was left out.
    if bool(key.patronymic) != bool(other.patronymic) and kind not in (FactKind.FORM, FactKind.JOINED):
        facts.append(Fact(FactKind.PATRONYMIC_LEFT_OUT, _with_patronymic(key), _with_patronymic(other)))
    if other.field is NameField.KNOWN_AS:
        facts.append(Fact(FactKind.KNOWN_AS, key.written, other.written))
    if other.field is NameField.FORMER:
        facts.append(Fact(FactKind.FORMER, key.written, other.written))
    return facts


def _fact_kind(key: Key, other: Key) -> FactKind:
    if KeyKind.JOINED in (key.kind, other.kind) and key.written.casefold() != other.written.casefold():
        return FactKind.JOINED
    if key.kind in (KeyKind.NAME, KeyKind.JOINED):
        return FactKind.SAME if key.written.casefold() == other.written.casefold() else FactKind.WRITING
    if _folded(key.written) == _folded(other.written):
        return FactKind.WRITING
    return _FACT_OF_KEY[key.kind]


def _with_patronymic(key: Key) -> str:
    return f"{key.patronymic} {key.written}" if key.patronymic else key.written


def _by_stored(keys: Iterable[Key]) -> dict[str, list[Key]]:
    held: dict[str, list[Key]] = {}
    for key in keys:
        held.setdefault(key.stored, []).append(key)
    return held

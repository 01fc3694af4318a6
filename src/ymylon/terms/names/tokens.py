"""A written name taken apart into its single names."""

import re
from functools import lru_cache
from typing import NamedTuple

from ..folding import folded

# Son of and daughter of; before a vowel ap becomes ab, and older records write verch or vch.
PATRONYMICS = frozenset({"ap", "ab", "ferch", "verch", "vch"})

# Written or typed for "no name"; they would otherwise match one another.
NOT_NAMES = frozenset({"unknown", "anhysbys", "nk", "na", "none", "dim", "tbc"})

_LETTER_RUNS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class Token(NamedTuple):
    """One name: folded, as it was written, and the patronymic that stood before it, if any."""

    text: str
    written: str
    patronymic: str = ""


def tokens(name: str) -> list[Token]:
    """The single names of a written name, hyphens parting them and apostrophes dropped; ap and ferch kept beside theirs."""
    return list(_taken_apart(name))


# A search takes the same few hundred names of a page apart several times each; Wales has not many more.
@lru_cache(maxsize=8192)
def _taken_apart(name: str) -> tuple[Token, ...]:
    found: list[Token] = []
    patronymic = ""
    for written in _words(name):
        text = folded(written).replace("'", "")
        if text in PATRONYMICS:
            patronymic = text
        elif text and text not in NOT_NAMES:
            found.append(Token(text, written, patronymic))
            patronymic = ""
    if patronymic and not found:
        # Somebody whose whole surname is Ap or Ab: better searchable than lost.
        return (Token(patronymic, name.strip()),)
    return tuple(found)


def _words(name: str) -> list[str]:
    plain = name.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("`", "'")
    # Combining accents stay with their letter until each word is folded.
    return [word for word in re.split(r"[\s\-‐‑–—.,/()]+", plain) if _LETTER_RUNS.search(folded(word))]

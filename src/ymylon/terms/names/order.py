"""Names in the order of the Welsh alphabet, as text that any database sorts right."""

import unicodedata

from ..folding import folded

# The Welsh alphabet, with the letters that it borrows put where dictionaries put them.
ALPHABET = (
    "a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m", "n", "o", "p", "ph", "q",
    "r", "rh", "s", "t", "th", "u", "v", "w", "x", "y", "z",
)  # fmt: skip
ENGLISH_ALPHABET = tuple("abcdefghijklmnopqrstuvwxyz")
# Digits sort before letters, and each letter of an alphabet gets one of these: no collation can put them otherwise.
_PLACES = "123456789abcdefghijklmnopqrstuvwxyz"
_GAP = "0"  # between words, and before the accents: sorts before every letter

# Where n and g, or r and h, meet without being one letter. Grows as such names are met.
PARTED = {"bangor": ("b", "a", "n", "g", "o", "r"), "llangollen": ("ll", "a", "n", "g", "o", "ll", "e", "n")}


def sort_key(name: str, language: str = "cy") -> str:
    """Text whose plain order is the order of the alphabet; of two alike, the one without a circumflex comes first.

    Case, hyphens and apostrophes don't count. With language "en" the order is that of the English alphabet.
    """
    alphabet = ALPHABET if language.startswith("cy") else ENGLISH_ALPHABET
    place_of = {letter: _PLACES[place] for place, letter in enumerate(alphabet)}
    words = [word for word in folded(name).replace("-", " ").replace("'", "").split() if any(c in place_of for c in word)]
    ordered = _GAP.join("".join(place_of[letter] for letter in _letters(word, place_of)) for word in words)
    return f"{ordered}{_GAP}{_GAP}{_accents(name)}"


def _letters(word: str, place_of: dict[str, str]) -> list[str]:
    """The letters of a word, a digraph being one; what is no letter is left out."""
    if word in PARTED and "ng" in place_of:
        return list(PARTED[word])
    letters: list[str] = []
    place = 0
    while place < len(word):
        size = 2 if word[place : place + 2] in place_of else 1
        if (letter := word[place : place + size]) in place_of:
            letters.append(letter)
        place += size
    return letters


def _accents(name: str) -> str:
    """One figure a letter, 1 where it bears an accent: the second thing by which names are put in order."""
    composed = unicodedata.normalize("NFC", name).casefold()
    return "".join("0" if letter == folded(letter) else "1" for letter in composed if letter.isalpha()).rstrip("0")

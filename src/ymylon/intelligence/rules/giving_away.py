"""Whether words that are meant for others give a source away: its name, a number of theirs, or a run of the very words.

It finds what was copied, never what was said in other words: for that a second person reads. A name that is mutated in Welsh, or
misspelt, is not found either.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

SOURCE_RUN = 4  # words in a row of what was said of the source: proposed here
RAW_RUN = 8  # of the rest that was submitted
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SHORTEST = 3
# Words that begin a sentence about somebody and name nobody.
_NO_NAME = frozenset({
    "the", "and", "his", "her", "their", "our", "your", "this", "that", "they", "she", "who",
    "from", "with", "for", "not", "known", "yet", "mum", "dad", "mam", "nan", "nain", "taid",
    "gran", "tad", "mother", "father", "brother", "sister", "friend", "neighbour", "aunt", "uncle", "worker", "teacher",
    "foster", "carer", "social", "mrs", "miss", "one", "some", "somebody", "young", "person", "child", "boy",
    "girl", "a", "mae", "yn", "nid", "ei", "fy", "eu", "dim", "rhywun", "mamgu", "tadcu",
    "ffrind", "cymydog", "brawd", "chwaer", "athro", "athrawes", "gweithiwr", "plentyn", "himself", "herself", "hunan",
})  # fmt: skip


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(one for one in plain if not unicodedata.combining(one)).casefold().replace("'", "’")


def words_of(text: str) -> list[str]:
    """The words of a text, without capitals and accents; what is joined by a hyphen or an apostrophe is one."""
    return _WORD.findall(_folded(text))


def names_in(text: str) -> set[str]:
    """What in a text about a source names them: words with a capital, else every word that could be one; and numbers."""
    found = _WORD.findall(text)
    capital = [one for one in found if one[:1].isupper()]
    tokens: set[str] = set()
    for one in capital or found:
        for part in re.split(r"[’'-]", one):
            folded = _folded(part)
            if len(folded) >= _SHORTEST and folded not in _NO_NAME:
                tokens.add(folded)
    # A telephone number or a house is written with spaces or without.
    digits = re.findall(r"\d[\d ]{3,}\d", text)
    return tokens | {re.sub(r"\D", "", one) for one in digits}


def runs_of(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    words = words_of(text)
    return {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}


def gives_away(text: str, *, source: str, raw: Iterable[str], allowed: Sequence[str] = ()) -> bool:
    """Whether `text` holds a name or number of the `source`, or copies a run of what was submitted.

    `allowed` are names of the children it is about: a child may be named in what is written of it.
    """
    free = {part for name in allowed for word in words_of(name) for part in re.split(r"[’-]", word)}
    parts = {part for word in words_of(text) for part in (word, *re.split(r"[’-]", word))}
    numbers = re.sub(r"\D", "", text)
    for token in names_in(source) - free:
        if token in parts or (token.isdigit() and token in numbers):
            return True
    if runs_of(text, SOURCE_RUN) & runs_of(source, SOURCE_RUN):
        return True
    return any(runs_of(text, RAW_RUN) & runs_of(one, RAW_RUN) for one in raw)


def pairs_of_names(text: str, at_most: int = 12) -> list[str]:
    """Two words with capitals beside each other, as a child's name stands in a text; at most so many."""
    found = re.findall(r"(?=\b([A-ZÀ-ÖØ-ÞŴŶ][\w’'-]+ [A-ZÀ-ÖØ-ÞŴŶ][\w’'-]+)\b)", text)
    return list(dict.fromkeys(found))[:at_most]

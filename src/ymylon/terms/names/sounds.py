"""How a name sounds to an ear that knows Welsh and English: names that may be misheard for one another share a key.

Rough on purpose: it proposes, a person judges. f and v, ff and ph, dd and th, ll and l, c and k, si and sh, rh and r
fall together; vowels count only where they begin a name or where a name has too few consonants to go by.
"""

import re
from functools import lru_cache

SHORT = 2  # with this many consonants or fewer, the first vowel counts

# Worked through in this order. Capitals are finished sounds: X is sh and soft ch, 0 is th and dd, F is f, ff, ph and v.
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^mc(?=[b-df-hj-np-tv-z])", "mac"),
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^(?:i|y|j)(?=e[aou]|o[aeiu]?[lnrsdb]|e[sn])(?<![j])", "Y"),  # Iolo, Ioan, Iestyn, Ieuan
        (r"tsch|sch|sh|si(?=[aouw])|sj|tsi(?=[aou])", "X"),  # Siân, Shaun
        (r"ge(?=o)|j", "X"),  # Jenkin and Siencyn, George and Siôr
        (r"^si(?=en|or)", "X"),
        (r"ph|ff|f|v", "F"),
        (r"dd|th", "0"),
        (r"gh(?![aeiouyw])|gh$", ""),
        (r"ch|ck|cc|q|k", "K"),
        (r"x", "KS"),
        (r"ce$|c(?=e$)|z", "s"),
        (r"c", "K"),
        (r"rh|rr", "R"),
        (r"wh", "w"),
        (r"w(?=[aeiouy])", "W"),
        (r"(?<!^)h", ""),
    )
)
_VOWELS = "aeiouyw"
_VOWEL_RUN = re.compile(rf"[{_VOWELS}]+")


@lru_cache(maxsize=20_000)
def sounds(name: str) -> tuple[str, ...]:
    """The sound keys of one folded name, mostly one; none for a name in another script."""
    if not name.isascii() or not name.isalpha():
        return ()
    keys = [_key(name)]
    if name.startswith("ch"):
        keys.append(_key("X" + name[2:]))  # Charlie and Siarli, but Christopher and Cristyn
    if re.search(r"c[eiy](?!$)", name):
        keys.append(_key(re.sub(r"c(?=[eiy])", "s", name)))  # Cecil in English; Welsh c is always hard
    return tuple(dict.fromkeys(key for key in keys if key))


def _key(name: str) -> str:
    worked = name
    for pattern, sound in _STEPS:
        worked = pattern.sub(sound, worked)
    if not worked:
        return ""  # "gh" alone is silent
    begins_with_vowel = worked[0] in _VOWELS
    consonants = _single(_VOWEL_RUN.sub("-", worked).upper()).replace("-", "")
    if len(consonants) <= SHORT:
        consonants += f"({_vowel(worked)})"
    return ("A" if begins_with_vowel else "") + consonants


def _single(text: str) -> str:
    """Doubled consonants once: Serren, Seren."""
    return re.sub(r"([^-])\1+", r"\1", text)


def _vowel(worked: str) -> str:
    """The first vowel, of five kinds: Cai and Kay are one, Rhys and Reece another."""
    found = _VOWEL_RUN.search(worked)
    if not found:
        return ""
    run = found.group()
    if run in ("ee", "ea", "ie", "ii", "io", "ia", "yo", "ei") or run[0] in "iy" or run == "e":
        return "i"
    if run[-1] in "iy" or run in ("aye", "oye", "ae"):
        return "y"
    if run in ("au", "aw") or run[0] in "ouw" or run in ("eu", "ew"):
        return "o"
    return run[0]

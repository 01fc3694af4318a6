"""The pupil number's check letter, worked out for a whole column at once.

`terms.identifiers` says the same of a single number; a test holds the two together.
"""

import polars as pl

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN_SHAPE = r"^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$"


def upn_is_shaped(column: str) -> pl.Expr:
    return pl.col(column).str.contains(UPN_SHAPE)


def upn_letter_fits(column: str) -> pl.Expr:
    """True where the first letter is the one that the other twelve characters require."""
    places = {letter: place for place, letter in enumerate(LETTERS)}
    number = pl.col(column)
    weighed = [number.str.slice(place, 1).cast(pl.Int32, strict=False) * (place + 1) for place in range(1, 12)]
    last = number.str.slice(12, 1)
    last_value = last.cast(pl.Int32, strict=False).fill_null(last.replace_strict(places, default=None, return_dtype=pl.Int32))
    required = (pl.sum_horizontal(weighed) + last_value * 13) % 23
    return number.str.slice(0, 1).replace_strict(places, default=None, return_dtype=pl.Int32) == required

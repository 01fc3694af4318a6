"""The tables of the return that rules about missing periods look at, and their text as dates."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from ymylon.publication.rules.layout import Layout

HEADER, EPISODES, MISSING = "Header", "Episodes", "Missing"
CHILD_ALIASES = {"CHILDID": "CHILD", "CHILD ID": "CHILD", "DATE OF BIRTH": "DOB"}

LAYOUTS = (
    Layout(
        EPISODES,
        ("CHILD", "DECOM", "DEC"),
        ("REC", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"),
        aliases=CHILD_ALIASES | {"PL": "PLACE"},
    ),
    Layout(MISSING, ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"), aliases=CHILD_ALIASES),
    Layout(
        HEADER, ("CHILD", "DOB", "SEX", "ETHNIC"), ("UPN", "MOTHER", "MC_DOB", "UASC"), aliases=CHILD_ALIASES | {"GENDER": "SEX"}
    ),
)  # fmt: skip
# By the columns that only they have, or by the names that their files go by.
PASSED_OVER = (
    "uasc", "oc2", "oc3", "ad1", "reviews", "sbpfa", "placedadoption", "placed_for_adoption", "prevperm",
    "previous_permanence", "swepisodes", "social_worker", "dolo", "deprivation",
)  # fmt: skip

# Day, month, year of four figures: no other order is guessed at. "1/4/2025" is a date, "01/04/25" is none.
_DATE = r"^(0?[1-9]|[12][0-9]|3[01])/(0?[1-9]|1[0-2])/[0-9]{4}$"
# The published validator counts instants from 1970 in sixty-four bits; before and after these days it knows none.
_FIRST, _LAST = date(1677, 9, 22), date(2262, 4, 11)


def typed(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Codes in capitals, and beside each date's text the date, null where the text is none: MIS_START and mis_start."""
    return {name: _typed(frame) for name, frame in tables.items()}


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    days = [name for name in ("DOB", "MIS_START", "MIS_END", "DECOM", "DEC") if name in frame.columns]
    codes = [name for name in ("CHILD", "MISSING", "REC") if name in frame.columns]
    return frame.with_columns(pl.col(codes).str.to_uppercase(), *(_day(frame[name]) for name in days))


def _day(cells: pl.Series) -> pl.Expr:
    """A return holds few days and each of them often: each text is read once."""
    texts = cells.unique().drop_nulls()
    text = pl.col("text")
    day = pl.when(text.str.contains(_DATE)).then(text).str.to_date("%d/%m/%Y", strict=False)
    days = pl.DataFrame({"text": texts}).select(pl.when(day.is_between(_FIRST, _LAST)).then(day)).to_series()
    return pl.col(cells.name).replace_strict(texts, days, default=None, return_dtype=pl.Date).alias(cells.name.lower())

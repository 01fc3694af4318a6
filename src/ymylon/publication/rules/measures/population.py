"""Denominators: how many children live where, and how many are looked after. Given, dated and sourced; never constants of a rule.

What stands here is for demonstration and tests (sources: mid_year_2020, looked_after_2024). A service loads current
estimates with `--population`, a CSV of the same five columns.
"""

from datetime import date
from pathlib import Path

import polars as pl

COLUMNS = {"area_code": pl.String, "group": pl.String, "persons": pl.Float64, "on": pl.Date, "source": pl.String}
GROUPS = ("0-17", "10-17", "LOOKED_AFTER")
WALES = "W92000004"
# Area; 0 to 17 and 10 to 17 in mid-2020, before the rebasing on the census; looked after on 31 March 2024, rounded to 5.
_ROWS = """
W06000001 13339 6040 145
W06000002 23214 10929 280
W06000003 21184 9812 220
W06000004 19499 8993 210
W06000005 32199 15093 235
W06000006 28913 13179 310
W06000008 12234 5782 135
W06000009 24007 11391 255
W06000010 37263 17322 260
W06000011 46840 21338 490
W06000012 28090 12780 250
W06000013 29335 13022 370
W06000014 27892 12862 335
W06000015 75372 32459 -
W06000016 50098 22524 -
W06000018 37670 17430 -
W06000019 13619 6113 -
W06000020 19463 8708 -
W06000021 17321 8497 -
W06000022 35596 15184 -
W06000023 23844 11314 245
W06000024 12880 5581 -
W92000004 629872 286353 7200
"""
_DATED = (("0-17", date(2020, 6, 30), "mid_year_2020"), ("10-17", date(2020, 6, 30), "mid_year_2020"),
          ("LOOKED_AFTER", date(2024, 3, 31), "looked_after_2024"))  # fmt: skip


class NotPopulation(ValueError):
    """The file has not the five columns, or a value of them can't be read."""


def shipped() -> pl.DataFrame:
    """The denominators that come with the program, for demonstration and tests."""
    rows = [
        (code, group, float(count), on, source)
        for code, *counts in (line.split() for line in _ROWS.split("\n") if line)
        for count, (group, on, source) in zip(counts, _DATED, strict=True)
        if count != "-"
    ]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def read(path: Path) -> pl.DataFrame:
    """Denominators of somebody's own; NotPopulation where the file is none."""
    try:
        return pl.read_csv(path, schema_overrides=COLUMNS, columns=list(COLUMNS)).drop_nulls("persons")
    except (pl.exceptions.PolarsError, OSError, UnicodeDecodeError) as fault:
        raise NotPopulation from fault


def of_year(population: pl.DataFrame, group: str, years: pl.DataFrame) -> pl.DataFrame:
    """For each area and each `year` (its first) the persons of the nearest date, and whether that lies in another year."""
    held = population.filter(group=group).select("area_code", "persons", "on")
    both = held.join(years.select(pl.col("year").unique()), how="cross")
    ends = pl.date(pl.col("year").cast(pl.Int32) + 1, 3, 31)
    apart = (pl.col("on") - ends).dt.total_days().abs()
    nearest = both.with_columns(apart.alias("apart")).sort("apart").group_by("area_code", "year", maintain_order=True).first()
    return nearest.select(
        pl.col("area_code").alias("geography"), "year", "persons", (pl.col("apart") >= 366).alias("of_another_year")
    )

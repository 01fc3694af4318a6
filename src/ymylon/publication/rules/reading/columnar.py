"""Parquet: columns that have their types already, brought back to the text in which rules are written."""

from pathlib import Path

import polars as pl

from ymylon.publication.rules.reading.sheet import LARGEST_TEXT, MOST_CELLS, Refused, Sheet, column


def read_parquet(path: Path, day: str) -> Sheet:
    """The heading and cells; days are written in the form `day`, instants as RFC 3339."""
    try:
        # Asked of the file's last lines alone: a small file can hold more rows than there is memory.
        held = pl.scan_parquet(path)
        heading = held.collect_schema().names()
        if held.select(pl.len()).collect().item() * len(heading) > MOST_CELLS:
            raise Refused("FILE-SWELLS")
        frame = pl.read_parquet(path)
    # Of a damaged file Polars may panic, and its panic is no ordinary exception.
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        raise Refused("FILE-DAMAGED") from None
    cells = [_text(frame[name], day).alias(column(place)) for place, name in enumerate(heading)]
    return Sheet(heading, pl.DataFrame(cells) if cells else pl.DataFrame())


def _text(values: pl.Series, day: str) -> pl.Series:
    kind = values.dtype
    if kind == pl.String:
        if values.str.len_bytes().sum() > LARGEST_TEXT:
            raise Refused("FILE-SWELLS")
        return values
    if kind == pl.Date:
        return values.dt.strftime(day)
    if isinstance(kind, pl.Datetime):
        # Without a zone it is left without one: which instant it was can't be known.
        return values.dt.strftime("%Y-%m-%dT%H:%M:%S%:z" if kind.time_zone else "%Y-%m-%dT%H:%M:%S")
    if isinstance(kind, pl.List) and kind.inner == pl.String:
        return values.list.join(";")
    if kind.is_nested() or kind == pl.Binary:
        return pl.Series([None] * len(values), dtype=pl.String)
    if kind.is_float():
        whole = values.cast(pl.Int64, strict=False)
        return pl.select(pl.when(whole == values).then(whole.cast(pl.String)).otherwise(values.cast(pl.String))).to_series()
    return values.cast(pl.String)

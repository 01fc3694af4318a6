"""Parquet: columns that have their types already, brought back to the text in which rules are written."""

from pathlib import Path

import polars as pl

from ymylon.publication.rules.reading.sheet import LARGEST_TEXT, MOST_CELLS, Note, Refused, Sheet, column


def read_parquet(path: Path, day: str) -> Sheet:
    """The heading and cells; days are written in the form `day`, instants as RFC 3339."""
    try:
        # Asked of the file's last lines alone: a small file can hold more rows than there is memory.
        held = pl.scan_parquet(path, glob=False)
        heading = held.collect_schema().names()
        if held.select(pl.len()).collect().item() * len(heading) > MOST_CELLS:
            raise Refused("FILE-SWELLS")
        frame = pl.read_parquet(path, glob=False)
        texts = [_text(frame[name], day) for name in heading]
    # Of a damaged file Polars may panic, and its panic is no ordinary exception.
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        raise Refused("FILE-DAMAGED") from None
    notes = [Note("FILE-COLUMN-KIND", name) for name, text in zip(heading, texts, strict=True) if text is None]
    blank = pl.Series([None] * frame.height, dtype=pl.String)
    cells = [(blank if text is None else text).alias(column(place)) for place, text in enumerate(texts)]
    return Sheet(heading, pl.DataFrame(cells) if cells else pl.DataFrame(), notes)


def _text(values: pl.Series, day: str) -> pl.Series | None:
    """None where a rule could make nothing of such values, as of a table within a cell."""
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
    if isinstance(kind, pl.List):
        return _joined(values, day)
    if kind.is_nested() or kind in (pl.Binary, pl.Duration):
        return None
    if kind.is_float():
        whole = values.cast(pl.Int64, strict=False)
        return pl.select(pl.when(whole == values).then(whole.cast(pl.String)).otherwise(values.cast(pl.String))).to_series()
    return values.cast(pl.String)


def _joined(lists: pl.Series, day: str) -> pl.Series | None:
    """Several values in a cell, with a semicolon between them."""
    each = pl.DataFrame({"cell": pl.int_range(len(lists), eager=True), "one": lists}).explode("one", empty_as_null=True)
    texts = _text(each["one"], day)
    if texts is None:
        return None
    return each.with_columns(texts.alias("one")).group_by("cell", maintain_order=True).agg(pl.col("one").str.join(";"))["one"]

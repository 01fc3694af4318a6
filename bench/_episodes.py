"""Invented returns of the proposed standard, as many episodes as are asked for, and the same each time."""

from datetime import datetime
from pathlib import Path

import polars as pl

from ymylon.terms.geography import WELSH_AUTHORITIES

YEARS = 8
_HOUR = 3_600_000_000


def write_national(folder: Path, episodes: int, seed: int = 11) -> None:
    """episode, child_period, care_spell, return_interview and interview_episode as Parquet; four episodes a child."""
    children = max(episodes // 4, 1)
    areas = pl.DataFrame({"la": list(WELSH_AUTHORITIES), "force": [each.force for each in WELSH_AUTHORITIES.values()]})
    child = _children(children, areas, seed)
    _written(folder, "child_period", child.select(
        "standard_version", "returned_by", "child_ref", "birth_month", "sex",
        pl.lit("WHITE_BRITISH").alias("ethnic_group"), pl.lit("NO").alias("disability"),
        pl.lit("NO").alias("asylum_seeking")))  # fmt: skip
    _written(folder, "care_spell", child.select(
        "standard_version", "returned_by", pl.format("S{}", "child_ref").alias("spell_id"), "child_ref",
        pl.lit("2016-01-01").alias("from"), pl.lit(None, pl.String).alias("to"),
        pl.when(_draw(children, seed + 3, 5) < 2).then(pl.lit("LOOKED_AFTER")).otherwise(pl.lit("NONE")).alias("care_status"),
        pl.col("returned_by").alias("responsible_la"), pl.col("returned_by").alias("placement_la"),
        pl.lit("WALES").alias("placement_country"), pl.lit("CHILDRENS_HOME").alias("placement_type")))  # fmt: skip
    episode = _episodes(episodes, child, seed)
    _written(folder, "episode", episode.drop("n"))
    _interviews(folder, episode, seed)


def _draw(rows: int, seed: int, below: int) -> pl.Expr:
    return pl.int_range(rows).hash(seed) % below


def _children(count: int, areas: pl.DataFrame, seed: int) -> pl.DataFrame:
    frame = pl.select(
        pl.lit("0.1").alias("standard_version"), pl.format("C{}", pl.int_range(count)).alias("child_ref"),
        _draw(count, seed, 22).cast(pl.UInt32).alias("place"),
        pl.date(2006 + _draw(count, seed + 1, 8).cast(pl.Int32), 1 + _draw(count, seed + 2, 12).cast(pl.Int8), 1)
        .dt.strftime("%Y-%m").alias("birth_month"),
        pl.when(_draw(count, seed + 9, 2) == 0).then(pl.lit("FEMALE")).otherwise(pl.lit("MALE")).alias("sex"),
    )  # fmt: skip
    areas = areas.with_row_index("place")
    return frame.join(areas, on="place", maintain_order="left").rename({"la": "returned_by"}).drop("place")


def _episodes(count: int, child: pl.DataFrame, seed: int) -> pl.DataFrame:
    # The square of an even chance: a few children have very many, as they do.
    share = (_draw(count, seed + 4, 1_000_000) / 1_000_000) ** 2
    chosen = pl.select((share * child.height).cast(pl.UInt32).alias("of"), pl.int_range(count).alias("n"))
    own = chosen.join(child.with_row_index("of").drop("birth_month", "sex"), on="of", maintain_order="left").drop("of")
    start = datetime(2018, 4, 1)
    seen = pl.lit(start).dt.replace_time_zone("UTC") + pl.duration(
        minutes=_draw(count, seed + 5, YEARS * 365 * 24 * 60).cast(pl.Int64)
    )
    frame = own.with_columns(seen.dt.cast_time_unit("us").alias("last_seen_at"))
    later = (-(1 - _draw(count, seed + 6, 1_000_000) / 1_000_001).log() * 4 * _HOUR).cast(pl.Int64).cast(pl.Duration("us"))
    back = (-(1 - _draw(count, seed + 7, 1_000_000) / 1_000_001).log() * 20 * _HOUR).cast(pl.Int64).cast(pl.Duration("us"))
    is_open = _draw(count, seed + 8, 1000) == 0
    return frame.with_columns(
        pl.format("E{}", "n").alias("episode_id"), (pl.col("last_seen_at") + later).alias("reported_at"),
        pl.when(~is_open).then(pl.col("last_seen_at") + later + back).alias("returned_at"),
        pl.when(is_open).then(pl.lit("OPEN")).otherwise(pl.lit("CLOSED")).alias("status"),
        pl.when(~is_open).then(pl.lit("FOUND")).alias("end_kind"),
        pl.lit("MINUTE").alias("last_seen_precision"), pl.lit("NOT_KNOWN").alias("whereabouts"),
        _one_of(["PARENT", "HOME_STAFF_PERMANENT", "FOSTER_CARER", "SOCIAL_WORKER"], count, seed + 10).alias("reported_by"),
        pl.lit("POLICE").alias("reported_to"), _one_of(["LOW", "MEDIUM", "HIGH"], count, seed + 11).alias("police_grade"),
        _one_of(["LOW", "MEDIUM", "MEDIUM"], count, seed + 12).alias("police_grade_first"),
        pl.col("returned_by").alias("la_of_residence"), pl.col("returned_by").alias("la_missing_from"),
        (pl.col("last_seen_at") + 2 * later).alias("notified_la_at"),
        (pl.col("last_seen_at") + 3 * later).alias("notified_lhb_at"),
        _one_of(["NONE_KNOWN", "NOT_ASKED", "MINOR"], count, seed + 13).alias("harm"),
        pl.when(_draw(count, seed + 14, 3) == 0).then(pl.lit(["NOT_ASSESSED"]))
        .otherwise(pl.lit(["CRIMINAL"])).alias("exploitation"),
    )  # fmt: skip


def _one_of(names: list[str], count: int, seed: int) -> pl.Expr:
    return _draw(count, seed, len(names)).replace_strict(dict(enumerate(names)), return_dtype=pl.String)


def _interviews(folder: Path, episode: pl.DataFrame, seed: int) -> None:
    some = episode.filter(pl.col("returned_at").is_not_null() & (pl.col("n").hash(seed + 20) % 3 < 2))
    name = pl.format("I{}", "n").alias("interview_id")
    head = ("standard_version", "returned_by")
    held = pl.when(pl.col("n").hash(seed + 21) % 2 == 0)
    _written(folder, "return_interview", some.select(
        *head, name, (pl.col("returned_at") + pl.duration(hours=8)).alias("offered_at"),
        held.then(pl.lit("ACCEPTED")).otherwise(pl.lit("DECLINED")).alias("response"),
        held.then(pl.col("returned_at") + pl.duration(hours=pl.col("n").hash(seed + 22) % 120)).alias("completed_at"),
        held.then(pl.lit("INDEPENDENT_COMMISSIONED")).alias("provider"), pl.lit(2).alias("actions_n"),
        pl.lit(1).alias("actions_done_n"), pl.lit("YES").alias("chosen_by_child")))  # fmt: skip
    _written(folder, "interview_episode", some.select(*head, name, "episode_id"))


def _written(folder: Path, name: str, frame: pl.DataFrame) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    frame.drop([column for column in ("force", "n") if column in frame.columns and name != "episode"]).write_parquet(
        folder / f"{name}.parquet"
    )

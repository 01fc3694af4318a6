"""One row for each episode after which an interview was to be offered, and what came of it."""

from datetime import datetime, timedelta

import polars as pl

from ymylon.publication.rules.measures.episodes import of_body, with_year

TIMELY = timedelta(hours=72)
_KEPT = (
    "provider", "chosen_by_child", "language", "shared_with", "actions_n", "actions_done_n", "advocacy_offered", "face_to_face",
)  # fmt: skip
_OF_INTERVIEW = ("interview_id", "returned_by", "completed_at", *_KEPT)
_OF_EPISODE = ("episode_id", "child", "area", "force", "in_wales", "returned", "next_seen")
_YES, _NO = pl.col("response") == "ACCEPTED", pl.col("response") == "DECLINED"


def held(interviews: pl.LazyFrame) -> pl.DataFrame:
    """Interviews that were held, each once, whatever number of episodes it was about."""
    done = interviews.filter(pl.col("completed_at").is_not_null()).select(_OF_INTERVIEW).collect()
    if done["interview_id"].n_unique() < done.height:
        done = done.unique("interview_id", keep="first")
    return with_year(of_body(done.lazy().drop("interview_id")), "completed_at").collect()


def _of_one(paired: pl.DataFrame) -> pl.DataFrame:
    return paired.with_columns(_YES.alias("said_yes"), _NO.alias("said_no")).drop("response")


def _of_several(paired: pl.DataFrame) -> pl.DataFrame:
    offers = paired.sort("place", "completed_at", "offered_at", nulls_last=True)
    first = offers.unique("place", keep="first", maintain_order=True).select("place", "completed_at", "not_offered_reason")
    any_of = offers.group_by("place").agg(pl.col("offered_at").min(), _YES.any().alias("said_yes"), _NO.any().alias("said_no"))
    return first.join(any_of, on="place")


def interviewed(
    episodes: pl.DataFrame, interviews: pl.LazyFrame, links: pl.LazyFrame, as_of: datetime, *, named: bool = False
) -> pl.DataFrame:
    """One interview may be about several episodes, and several offers may follow one: an episode's first interview counts.

    Episodes are left out until three days have passed since the return: before that nobody can be late. `named` keeps their
    `episode_id`.
    """
    back = episodes.lazy().filter(pl.col("back") & (pl.col("returned") + TIMELY <= as_of)).select(_OF_EPISODE)
    by_return = with_year(back, "returned").with_row_index("place").collect().lazy()
    place = by_return.select("place", "episode_id")
    # Each reference is looked up once, and from then on a number stands for the episode.
    linked = links.select("interview_id", "episode_id").join(place, on="episode_id").select("interview_id", "place")
    told = interviews.select("interview_id", "offered_at", "completed_at", "response", "not_offered_reason")
    paired = linked.join(told, on="interview_id").drop("interview_id").collect()
    own = _of_several(paired) if paired["place"].n_unique() < paired.height else _of_one(paired)
    held = pl.col("completed_at").is_not_null()
    whole = by_return.join(own.lazy(), on="place", how="left").with_columns(
        held.alias("held"),
        (pl.col("said_yes").fill_null(value=False) | held).alias("accepted"),
        (pl.col("said_no").fill_null(value=False) & ~held).alias("declined"),
        (held & (pl.col("completed_at") - pl.col("returned") <= TIMELY)).fill_null(value=False).alias("timely"),
    )
    offered = pl.col("offered_at").is_not_null() | pl.col("accepted") | pl.col("declined")
    reasoned = pl.col("not_offered_reason").is_not_null()
    told = whole.with_columns(offered.alias("offered")).with_columns((~pl.col("offered") & reasoned).alias("reasoned"))
    return (told.drop("place") if named else told.drop("place", "episode_id")).collect()

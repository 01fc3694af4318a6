"""One row for each missing episode: the child's age and care that day, how long it took to report, and how long until found."""

import polars as pl

from ymylon.publication.rules.book.children import completed_years
from ymylon.publication.rules.book.typed import local_day
from ymylon.terms.codes import (
    CareStatus,
    Code,
    EthnicGroup,
    ExploitationFlag,
    Harm,
    HarmLevel,
    PoliceGrade,
    ReporterKind,
    Sex,
    YesNo,
)
from ymylon.terms.geography import RETIRED, WELSH_AUTHORITIES, WELSH_FORCES

UNKNOWN_AREA = "W99999999"
_NATIONS = {"E": "E92000001", "S": "S92000003", "N": "N92000002"}
AREAS = pl.Enum([*WELSH_AUTHORITIES, *_NATIONS.values(), UNKNOWN_AREA])
FORCES = pl.Enum(list(WELSH_FORCES))
NOT_KNOWN = "NOT_KNOWN"
EXPLOITED = tuple(code.value for code in ExploitationFlag if code.value not in ("NONE_SEEN", "NOT_ASSESSED"))
HARMED = tuple(code.value for code in Harm if code.is_harm)
_EARLIEST = -2_208_988_800  # 1900, in seconds before the epoch
_ASSESSED = pl.col("exploitation").list.len() > 0
_OF_EPISODE = (
    "episode_id", "child_ref", "last_seen_at", "reported_at", "reported_by", "whereabouts", "police_grade", "police_grade_first",
    "la_of_residence", "force", "notified_la_at", "notified_lhb_at", "notified_carer_at", "status", "returned_at", "end_kind",
    "harm", "harm_kinds", "exploitation",
)  # fmt: skip


def codes(kind: type[Code]) -> pl.Enum:
    return pl.Enum([code.value for code in kind])


def area(name: str) -> pl.Expr:
    """The council in force today; a nation for what lies outside Wales; one code for what is not known."""
    code = pl.col(name)
    current = {old: new for old, new in RETIRED.items() if new in WELSH_AUTHORITIES} | {own: own for own in WELSH_AUTHORITIES}
    outside = code.str.slice(0, 1).replace_strict(_NATIONS, default=UNKNOWN_AREA, return_dtype=pl.String)
    return code.replace_strict(current, default=outside, return_dtype=pl.String).cast(AREAS)


def of_body(frame: pl.LazyFrame) -> pl.LazyFrame:
    """`area`, `force` and `in_wales` of the body that returned the row: a council's rows are its force's too."""
    force = {code: each.force for code, each in WELSH_AUTHORITIES.items()}
    body = pl.col("returned_by")
    return frame.with_columns(
        pl.when(body.str.starts_with("W06")).then(area("returned_by")).cast(AREAS).alias("area"),
        body.replace(force).cast(FORCES, strict=False).alias("force"),
        pl.lit(value=True).alias("in_wales"),
    )


def is_missing() -> pl.Expr:
    """Category M: nobody knew where the child was. Derived from the facts, for no two agencies mean the same by a label."""
    elsewhere = pl.col("whereabouts") == "KNOWN_NOT_WHERE_EXPECTED"
    return ~elsewhere.fill_null(value=False) & (pl.col("end_kind") != "RECORDED_IN_ERROR").fill_null(value=True)


def with_year(frame: pl.LazyFrame, instant: str) -> pl.LazyFrame:
    """`day`, and the `year` (from 1 April, named by the first) and `quarter` in which it falls, by the clock of Wales."""
    day = local_day(pl.col(instant)).alias("day") if frame.collect_schema()[instant] != pl.Date else pl.col(instant).alias("day")
    month = pl.col("day").dt.month()
    year = (pl.col("day").dt.year() - (month < 4).cast(pl.Int32)).cast(pl.Int16).alias("year")
    return frame.with_columns(day).with_columns(year, ((month + 8) % 12 // 3 + 1).cast(pl.Int8).alias("quarter"))


def with_care(frame: pl.LazyFrame, spells: pl.LazyFrame, day: str, *, by: str) -> pl.LazyFrame:
    """`care`: how a council stood to the child on that day; NOT_KNOWN where no stretch covers it, for that is not `none`.

    The frame's days are in order within each child.
    """
    held = spells.filter(pl.col("from").is_not_null() & pl.col(by).is_not_null()).select(
        by, pl.col("from"), pl.col("to"), pl.col("care_status").cast(codes(CareStatus), strict=False).alias("care")
    )
    beside = frame.join_asof(held.sort("from"), left_on=day, right_on="from", by=by, check_sortedness=False)
    covers = pl.col("to").is_null() | (pl.col("to") >= pl.col(day))
    care = pl.when(covers).then(pl.col("care")).fill_null(pl.lit(NOT_KNOWN, codes(CareStatus)))
    return beside.with_columns(care).drop("to", "from", strict=False)


def of_children(children: pl.LazyFrame, by: str = "child_ref") -> pl.LazyFrame:
    """Each child once, though several years or bodies return the child."""
    return children.filter(pl.col(by).is_not_null()).unique(by, keep="last", maintain_order=True).select(
        by, "birth_month", pl.col("sex").cast(codes(Sex), strict=False),
        pl.col("ethnic_group").cast(codes(EthnicGroup), strict=False), pl.col("disability").cast(codes(YesNo), strict=False),
        pl.col("additional_learning_needs").cast(codes(YesNo), strict=False),
    )  # fmt: skip


def age_on(day: str) -> pl.Expr:
    return completed_years(pl.col("birth_month"), pl.col(day)).cast(pl.Int8)


def episodes(rows: pl.LazyFrame, children: pl.LazyFrame, spells: pl.LazyFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Missing episodes sorted by child and by when the child was last seen; and each reference of a child beside its number.

    The numbers mean nothing outside: they are there because two million references are long to sort and to join.
    """
    known = rows.filter(pl.col("last_seen_at").is_not_null() & pl.col("child_ref").is_not_null() & is_missing())
    narrow = with_year(known.select(_OF_EPISODE), "last_seen_at").select(_NARROW).collect()
    numbers = narrow.select(pl.col("child_ref").unique()).with_row_index("child")
    own = numbers.lazy()
    ordered = narrow.lazy().join(own, on="child_ref", how="left").drop("child_ref")
    # One number to sort by, the child and then the second: three columns would take three times as long.
    second = (pl.col("seen").dt.epoch("s") - _EARLIEST).clip(0, 2**32 - 1).cast(pl.UInt64)
    whole = ordered.sort(pl.col("child").cast(pl.UInt64) * 2**32 + second, maintain_order=True).collect()
    del narrow
    if whole["episode_id"].n_unique() < whole.height:
        whole = whole.unique("episode_id", keep="first", maintain_order=True)
    follows = pl.when(pl.col("child") == pl.col("child").shift(-1)).then(pl.col("seen").shift(-1)).alias("next_seen")
    people = of_children(children.join(own, on="child_ref", maintain_order="left"), "child")
    cared = with_care(whole.lazy().with_columns(follows), spells.join(own, on="child_ref"), "day", by="child")
    told = cared.join(people, on="child", how="left", maintain_order="left")
    in_wales = pl.col("area").cast(pl.String).str.starts_with("W").alias("in_wales")
    return told.with_columns(age_on("day").alias("age"), in_wales).drop("birth_month").collect(), numbers


def _is_back() -> pl.Expr:
    """The child is found, alive, and still a child whom somebody can offer an interview."""
    over = pl.col("end_kind").is_in(["DIED", "ACCEPTED_BY_ADULT_SERVICE"]).fill_null(value=False)
    return (pl.col("status") == "CLOSED").fill_null(value=False) & pl.col("returned_at").is_not_null() & ~over


def has(name: str, kinds: tuple[str, ...]) -> list[pl.Expr]:
    """Of a cell that holds several codes a column for each: `exploitation SEXUAL`."""
    return [pl.col(name).list.contains(kind).fill_null(value=False).alias(f"{name} {kind}") for kind in kinds]


def _hours(start: str, end: str) -> pl.Expr:
    return ((pl.col(end) - pl.col(start)).dt.total_seconds() / 3600).cast(pl.Float32)


def _flagged() -> pl.Expr:
    kinds = pl.col("exploitation").list.set_difference(["NONE_SEEN", "NOT_ASSESSED"])
    return (kinds.list.len() > 0).fill_null(value=False)


def _was_assessed() -> pl.Expr:
    """Somebody looked: a kind was seen, or none was."""
    return _ASSESSED.fill_null(value=False) & ~pl.col("exploitation").list.contains("NOT_ASSESSED").fill_null(value=False)


_NARROW: tuple[str | pl.Expr, ...] = (
    "episode_id", "child_ref", "day", "year", "quarter",
    pl.col("last_seen_at").alias("seen"), pl.col("returned_at").alias("returned"),
    area("la_of_residence").alias("area"), pl.col("force").cast(FORCES, strict=False),
    pl.col("reported_by").cast(codes(ReporterKind), strict=False).alias("reporter"),
    *(pl.col(name).cast(codes(PoliceGrade), strict=False) for name in ("police_grade", "police_grade_first")),
    pl.col("harm").cast(codes(HarmLevel), strict=False),
    _hours("last_seen_at", "reported_at").alias("delay"),
    *(_hours("reported_at", f"notified_{whom}_at").alias(f"told_{whom}") for whom in ("la", "lhb", "carer")),
    (pl.col("status") == "CLOSED").fill_null(value=False).alias("closed"), _is_back().alias("back"),
    _flagged().alias("flagged"), _was_assessed().alias("assessed"), *has("exploitation", EXPLOITED), *has("harm_kinds", HARMED),
)  # fmt: skip

"""Tables of an extract, in the types of the standard: made of text, put in place of what they replace, cut to a year."""

from collections.abc import Collection, Mapping

import polars as pl

from ymylon.publication.rules.rule import Year
from ymylon.publication.rules.standard import LATEST, Field, Kind, Table
from ymylon.terms.geography import AUTHORITIES
from ymylon.terms.geography.retired import RETIRED

Tables = Mapping[str, pl.DataFrame]
_LOCAL = "Europe/London"
_FORCES = {code: held.force for code, held in AUTHORITIES.items() if held.force}
_FORCES |= {old: _FORCES[new] for old, new in RETIRED.items() if new in _FORCES}


def _kind(field: Field) -> pl.DataType:
    if field.many:
        return pl.String()
    return {Kind.INSTANT: pl.Datetime("us", "UTC"), Kind.DAY: pl.Date(), Kind.NUMBER: pl.Int64()}.get(field.kind, pl.String())


def empty(table: Table) -> pl.DataFrame:
    """Its heading."""
    return pl.DataFrame(schema={field.name: _kind(field) for field in table.fields})


def in_form(table: Table, text: pl.DataFrame) -> pl.DataFrame:
    """The fields of the table, typed, in the order of its key; what the database doesn't answer is blank."""
    given = text.with_columns(pl.lit(LATEST.name).alias("standard_version"))
    if table.name == "episode":
        forces = pl.col("la_missing_from").replace_strict(_FORCES, default=None, return_dtype=pl.String)
        given = given.with_columns(forces.alias("force"))
    return given.select(_cell(field, given.columns) for field in table.fields).sort(table.key)


def _cell(field: Field, there: Collection[str]) -> pl.Expr:
    kind = _kind(field)
    if field.name not in there:
        return pl.lit(None, kind).alias(field.name)
    cell = pl.col(field.name)
    if isinstance(kind, pl.Datetime):
        return cell.str.to_datetime("%Y-%m-%dT%H:%M:%SZ", time_unit="us", time_zone="UTC")
    if isinstance(kind, pl.Date):
        return cell.str.to_date("%Y-%m-%d")
    return cell.cast(kind)


def merged(held: Tables, fresh: Tables, replaced: pl.Series) -> dict[str, pl.DataFrame]:
    """The tables as they were, but for the children of these references, who stand as they do now; meetings are all read anew."""
    episodes = held["episode"].filter(pl.col("child_ref").is_in(replaced.implode()))["episode_id"]
    links = held["interview_episode"].filter(pl.col("episode_id").is_in(episodes.implode()))
    out = {"episode_id": episodes, "interview_id": links["interview_id"]}
    found = {}
    for table in LATEST.tables:
        columns = [field.name for field in table.fields]
        by = next((name for name in ("child_ref", "episode_id", "interview_id") if name in columns), None)
        if by is None:
            found[table.name] = fresh[table.name]
            continue
        gone = replaced if by == "child_ref" else out[by]
        kept = held[table.name].filter(~pl.col(by).is_in(gone.implode()))
        found[table.name] = pl.concat([kept, fresh[table.name]]).sort(table.key)
    return found


def cut(tables: Tables, year: Year | None) -> dict[str, pl.DataFrame]:
    """What of them is of a year, or all; no child without a row, and no interview without an episode.

    An episode or a stretch of days is of each year that it reaches into; an interview and a check are of their episode's.
    """
    kept = dict(tables)
    if year is not None:
        first, last = year
        seen, back = _day("last_seen_at"), _day("returned_at")
        # Where somebody died or an adult service took the search over, nobody came back: when it ended is known from the day on
        # which somebody wrote down whether there was harm. Without that day it is of the year in which it began.
        ended = pl.coalesce(back, _day("harm_recorded_at"))
        reaches = (ended >= first).fill_null(False) | (pl.col("status") == "OPEN") | (seen >= first)
        kept["episode"] = kept["episode"].filter((seen <= last) & reaches)
        for name in ("care_spell", "education_event"):
            kept[name] = kept[name].filter((pl.col("from") <= last) & (pl.col("to").is_null() | (pl.col("to") >= first)))
        kept["exploitation_assessment"] = kept["exploitation_assessment"].filter(pl.col("assessed_on").is_between(first, last))
        kept["line"] = kept["line"].filter(pl.col("known_on").is_between(first, last))
        for name, at in (("nrm_referral", "referred_at"), ("panel_meeting", "scheduled_at")):
            kept[name] = kept[name].filter(_day(at).is_between(first, last))
    kept["prevention_check"] = kept["prevention_check"].join(kept["episode"], on="episode_id", how="semi")
    kept["interview_episode"] = kept["interview_episode"].join(kept["episode"], on="episode_id", how="semi")
    kept["return_interview"] = kept["return_interview"].join(kept["interview_episode"], on="interview_id", how="semi")
    named = [kept[table.name]["child_ref"] for table in LATEST.tables if table.name != "child_period" and _of_child(table)]
    children = kept["child_period"]
    kept["child_period"] = children.filter(pl.col("child_ref").is_in(pl.concat(named).unique().implode()))
    return kept


def _of_child(table: Table) -> bool:
    return any(field.name == "child_ref" for field in table.fields)


def _day(name: str) -> pl.Expr:
    return pl.col(name).dt.convert_time_zone(_LOCAL).dt.date()

"""episodes.csv taken in: placements that are new, and those that now read otherwise."""

from datetime import datetime
from typing import Any

import polars as pl

from ymylon.access.rules import Actor
from ymylon.circumstances import actions as circumstances
from ymylon.circumstances import lookups as known
from ymylon.exchange.actions.children import Progress, listed
from ymylon.exchange.rules import Return, with_answer
from ymylon.exchange.rules.columns import EPISODES
from ymylon.exchange.rules.held import beside_record, source_of, with_keys
from ymylon.terms.codes import LegalStatus, PlacementType

AT_A_TIME = 500
FIELDS = ["placement_type", "legal_status", "urn"]
HELD: dict[str, Any] = {
    "child_id": pl.Int64, "key": pl.String, "bars": pl.Boolean, "begins": pl.Date, "ends": pl.Date,
} | dict.fromkeys(FIELDS, pl.String)  # fmt: skip


def take_in_placements(*, by: Actor, at: datetime, read: Return, child_ids: pl.DataFrame, progress: Progress) -> Return:
    """Every placement that stands is on record afterwards; none is told to anybody."""
    source = source_of(read.authority)
    sent = with_keys(read.placements).join(child_ids, on="child").rename({"starts_on": "begins", "ends_on": "ends"})
    sent = sent.with_columns(
        pl.col("placement_type").fill_null(PlacementType.NOT_KNOWN.value),
        pl.col("legal_status").fill_null(LegalStatus.NOT_KNOWN.value),
        pl.col("urn").fill_null(""),
    )
    beside = beside_record(sent, _held(by, child_ids["child_id"].to_list(), source), FIELDS)
    circumstances.keep_told_spells(by=by, at=at, source=source, authority=read.authority, new=[], changed=_told(beside.changed))
    progress(beside.changed.height + beside.unchanged.height + beside.barred.height)
    for part in beside.new.iter_slices(AT_A_TIME):
        circumstances.keep_told_spells(by=by, at=at, source=source, authority=read.authority, new=_told(part), changed=[])
        progress(part.height)
    barred = [(row, "DECOM", "EPI-HELD-OVERLAP") for row in beside.barred["row"]]
    return with_answer(read, EPISODES, beside.unchanged.height, listed(EPISODES, barred))


def _held(by: Actor, child_ids: list[int], source: str) -> pl.DataFrame:
    spells = known.spells_of(by, child_ids)
    rows = [
        (one.child_id, one.source_key if one.source == source else "", True, one.during.lower, one.during.upper,
         one.placement, one.legal_status, one.provider_urn)
        for one in spells
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=HELD, orient="row")


def _told(rows: pl.DataFrame) -> list[circumstances.ToldSpell]:
    return [
        circumstances.ToldSpell(
            child_id=row["child_id"],
            key=row["key"],
            from_on=row["begins"],
            to_on=row["ends"],
            legal_status=LegalStatus[row["legal_status"]],
            placement=PlacementType[row["placement_type"]],
            provider_urn=row["urn"],
        )
        for row in rows.iter_rows(named=True)
    ]

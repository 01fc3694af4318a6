"""PL: figures that can hardly be so, between authorities and between years. They ask; they accuse nobody."""

from dataclasses import replace

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import AUTHORITY, grouped, joined, period, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.population import of_year
from ymylon.publication.rules.measures.said import EPISODES_AND_CARE, SEEN_YEAR
from ymylon.terms.geography import WELSH_AUTHORITIES
from ymylon.terms.words import Words

BY = ("basis", "check")
FAR_BELOW, CHANGED_BY, FEWEST_IN_CARE = 4, 0.3, 50
_from_care, _in_care, _episodes = pl.col("from_care"), pl.col("looked_after"), pl.col("episodes")


def works_out(facts: Facts) -> pl.DataFrame:
    """What bodies published of a year, if it was given, and what their own rows say of each."""
    whole = questions(pl.concat([_of_rows(facts), _as_published(facts)]))
    # A year before those asked for is wanted for the comparison, and not shown.
    shown = whole.filter(pl.col("year").is_in(list(facts.years))) if facts.years else whole
    return joined(
        tidy(shown.filter(check="NONE"), BY, "missing_from_care_per_1_000", 1000 * _from_care / _in_care,
             denominator="looked_after", note=pl.when("asked").then(pl.lit("q")).otherwise(pl.lit(""))),
        tidy(shown.filter(pl.col("check") != "NONE"), BY, "question", "told", denominator="against", note=pl.lit("q")),
    )  # fmt: skip


def questions(areas: pl.DataFrame) -> pl.DataFrame:
    """Each area and year as it is, and again for each question that it raises: `told` is what was said, `against` beside"
    " what."""
    ratio = _from_care.sum().over("basis", "year") / _in_care.sum().over("basis", "year")
    last = areas.select("basis", "geography", (pl.col("year") + 1).alias("year"), _episodes.alias("last"))
    whole = areas.with_columns((ratio * _in_care).alias("as elsewhere")).join(last, on=["basis", "geography", "year"], how="left")
    elsewhere, before = pl.col("as elsewhere"), pl.col("last")
    change = (_episodes - before).abs()
    checks = {
        "MORE_THAN_ARE_IN_CARE": (_from_care > _in_care, _from_care, _in_care),
        "FAR_BELOW_WALES": ((_from_care * FAR_BELOW < elsewhere) & (_in_care >= FEWEST_IN_CARE), _from_care, elsewhere),
        "CHANGED_MUCH": ((change > CHANGED_BY * before) & (change > 2 * (_episodes + before).sqrt()), _episodes, before),
    }  # fmt: skip
    asked = pl.any_horizontal(*(which.fill_null(value=False) for which, _, _ in checks.values()))
    plain = whole.with_columns(
        pl.lit("NONE").alias("check"), asked.alias("asked"), _from_care.alias("told"), _in_care.alias("against")
    )
    parts = [
        whole.filter(which.fill_null(value=False)).with_columns(
            pl.lit(name).alias("check"),
            pl.lit(value=True).alias("asked"),
            told.cast(pl.Float64).alias("told"),
            against.alias("against"),
        )
        for name, (which, told, against) in checks.items()
    ]
    return pl.concat([plain, *parts])


_SHAPE = {"basis": pl.String, "geography": pl.String, "year": pl.Int16, "period": pl.String, "episodes": pl.Float64,
          "from_care": pl.Float64, "looked_after": pl.Float64}  # fmt: skip


def _of_rows(facts: Facts) -> pl.DataFrame:
    care = pl.col("child").filter(pl.col("care") == "LOOKED_AFTER").n_unique()
    counted = grouped(
        replace(facts, years=frozenset()),
        facts.episodes,
        [pl.len().alias("episodes"), care.alias("from_care")],
        kinds=(AUTHORITY,),
    )
    held = of_year(facts.population, "LOOKED_AFTER", counted).select("geography", "year", pl.col("persons").alias("looked_after"))
    whole = counted.filter(pl.col("geography").is_in(list(WELSH_AUTHORITIES))).join(held, on=["geography", "year"], how="left")
    return whole.select(pl.lit("ROWS").alias("basis"), *(pl.col(name).cast(kind) for name, kind in list(_SHAPE.items())[1:]))


def _as_published(facts: Facts) -> pl.DataFrame:
    """A total names no year: it is of the year of the return, the last one that is asked for or that has an episode."""
    year = max(facts.years, default=None) or facts.episodes["year"].max()
    totals = facts.table("area_total").filter((pl.col("area_kind") == "AUTHORITY") & pl.lit(year is not None))
    told = totals.select(
        pl.lit("PUBLISHED").alias("basis"), pl.col("area_code").alias("geography"), pl.lit(year, pl.Int16).alias("year"),
        "episodes", pl.col("children_from_care").alias("from_care"), pl.col("children_looked_after").alias("looked_after"),
    ).collect()  # fmt: skip
    return told.with_columns(period().alias("period")).select(pl.col(name).cast(kind) for name, kind in _SHAPE.items())


MEASURE = Measure(
    "PL",
    Words("What can hardly be so", "Yr hyn prin y gall fod yn wir"),
    Words(
        "Of each council and year: children missing from care beside those in care, as the bodies published it and as their"
        " own rows have it. A question is asked where more went missing from care than were in care; where so few did that it"
        " is less than a quarter of the share in all of Wales (of at least 50 in care); and where episodes changed by more"
        " than 30%, and by more than chance, from one year to the next. A question is not a fault: a high figure can be good"
        " practice, of a council that writes down what others don’t see, and the low one is asked about first. Ask before"
        " anything is published, and write down the answer.",
        "O bob cyngor a blwyddyn: plant a aeth ar goll o ofal wrth ymyl y rhai mewn gofal, fel y’i cyhoeddwyd gan y cyrff ac"
        " fel y mae eu rhesi eu hunain yn ei ddangos. Gofynnir cwestiwn lle aeth mwy ar goll o ofal nag oedd mewn gofal; lle"
        " aeth cyn lleied fel ei fod yn llai na chwarter y gyfran yng Nghymru gyfan (o leiaf 50 mewn gofal); a lle newidiodd y"
        " cyfnodau o fynd ar goll fwy na 30%, a mwy na siawns, o un flwyddyn i’r nesaf. Nid bai yw cwestiwn: gall ffigur uchel"
        " fod yn arfer da, gan gyngor sy’n nodi’r hyn nad yw eraill yn ei weld, a holir am yr un isel yn gyntaf. Holwch cyn"
        " cyhoeddi dim, a nodwch yr ateb.",
        False,
    ),
    Words("Children looked after at any time of the year, as published; for the rows, on 31 March.",
          "Plant a fu’n derbyn gofal ar unrhyw adeg o’r flwyddyn, fel y’i cyhoeddwyd; ar gyfer y rhesi, ar 31 Mawrth."),
    SEEN_YEAR, EPISODES_AND_CARE, ("episode", "care_spell"),
    (
        figure("missing_from_care_per_1_000", Unit.RATIO, "children missing from care, of 1,000 in care",
               "plant a aeth ar goll o ofal, o bob 1,000 mewn gofal"),
        figure("question", Unit.OTHERS, "what is asked about; beside it, in `denominator`, what it is held against",
               "yr hyn y gofynnir amdano; wrth ei ymyl, yn `denominator`, yr hyn y’i cymherir ag ef"),
    ),
    works_out, BY,
)  # fmt: skip

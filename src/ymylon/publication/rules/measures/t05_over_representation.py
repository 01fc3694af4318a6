"""T05: how many times likelier a child in care is to be recorded missing, and how much of that is who reports, and when."""

from collections.abc import Iterable

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.counting import once_in
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import AUTHORITY, COUNTRY, EVERYWHERE, beside_population, grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES_AND_CARE, SEEN_YEAR
from ymylon.terms.words import Words

BY = ("among",)
BANDS = {"UNDER_1_HOUR": (0, 1), "1_TO_3_HOURS": (1, 3), "3_TO_6_HOURS": (3, 6), "6_TO_24_HOURS": (6, 24),
         "OVER_24_HOURS": (24, float("inf"))}  # fmt: skip
_care = pl.col("care") == "LOOKED_AFTER"
_delay = pl.col("delay")
_WHOSE = {"cases": _care, "others": ~_care}


def works_out(facts: Facts) -> pl.DataFrame:
    known = facts.episodes.lazy().filter(pl.col("care") != "NOT_KNOWN")
    among = {"ALL": pl.lit(value=True)} | {name: (_delay >= low) & (_delay < high) for name, (low, high) in BANDS.items()}
    among["GRADED_MEDIUM_OR_HIGH"] = pl.col("police_grade").cast(pl.String).is_in(["MEDIUM", "HIGH"])
    ratios = _ratios(facts, known, among)
    delays = grouped(
        facts, known.with_columns(pl.when(_care).then(pl.lit("LOOKED_AFTER")).otherwise(pl.lit("OTHERS")).alias("among")),
        [_delay.median().alias("hours"), _delay.count().alias("n")], by=BY, totals=False,
    )  # fmt: skip
    return joined(
        tidy(ratios, BY, "risk_ratio", "ratio", lower="lower", upper="upper", denominator="persons",
             note=pl.col("population_note")),
        tidy(ratios, BY, "children_looked_after", "cases", denominator="looked_after", note=pl.col("population_note")),
        tidy(ratios, BY, "children_not_looked_after", "others", denominator=pl.col("persons") - pl.col("looked_after"),
             note=pl.col("population_note")),
        tidy(delays, BY, "reporting_delay", "hours", denominator="n"),
    )  # fmt: skip


def _ratios(facts: Facts, known: pl.LazyFrame, among: dict[str, pl.Expr]) -> pl.DataFrame:
    flags = {f"{name} {whose}": (which & care).any() for name, which in among.items() for whose, care in _WHOSE.items()}
    # Every episode is judged once: what holds of any of them holds of any row that they become.
    once = known.group_by("child", "year", "in_wales", "area", "force").agg(flag.alias(name) for name, flag in flags.items())
    held = once.collect()
    counted = pl.concat([_children(facts, held, among, kind) for kind in EVERYWHERE])
    cared = beside_population(facts, counted, "LOOKED_AFTER").rename({"persons": "looked_after", "population_note": "care_note"})
    both = beside_population(facts, cared.drop("of_another_year"), "0-17")
    told = [inference.relative_risk(*row) if None not in row else None for row in both.select(
        "cases", "looked_after", "others", pl.col("persons") - pl.col("looked_after")).iter_rows()]  # fmt: skip
    columns = [pl.Series(label, [one[place] if one else None for one in told], pl.Float64) for place, label in
               enumerate(("ratio", "lower", "upper"))]  # fmt: skip
    impossible = pl.col("cases") > pl.col("looked_after")
    note = pl.when(impossible).then(pl.lit("q")).when(pl.col("care_note") == "x").then(pl.lit("x")).otherwise("population_note")
    return both.with_columns(columns).with_columns(note.alias("population_note"))


def _children(facts: Facts, held: pl.DataFrame, among: Iterable[str], kind: str) -> pl.DataFrame:
    """In each area and year, `cases` of children in care and `others`, each once, among every set of episodes."""
    names = [f"{name} {whose}" for name in among for whose in _WHOSE]
    keys = {COUNTRY: (), AUTHORITY: ("area",)}.get(kind, ("force",))
    own = once_in(facts, held, ("year", "in_wales", *keys), [pl.col(name).any() for name in names])
    wide = grouped(facts, own, [pl.col(name).sum() for name in names], kinds=(kind,))
    where = ("geography", "year", "period")
    told = {name: [pl.col(f"{name} {whose}").alias(whose) for whose in _WHOSE] for name in among}
    return pl.concat([wide.select(*where, pl.lit(name).alias("among"), *columns) for name, columns in told.items()])


MEASURE = Measure(
    "T05",
    Words("Children in care beside other children", "Plant mewn gofal wrth ymyl plant eraill"),
    Words(
        "How many times likelier a child who is looked after was to be recorded missing at least once than a child who is not;"
        " and the same among episodes that were reported within an hour, three, six, a day or later, and among those that the"
        " police graded medium or high. The ratio is of what is *recorded*: homes report sooner than families, so the hours"
        " until a report stand beside it. It says nothing of any one child.",
        "Faint yn fwy tebygol oedd plentyn sy’n derbyn gofal o gael ei gofnodi ar goll o leiaf unwaith na phlentyn nad yw; a’r"
        " un peth ymhlith cyfnodau yr adroddwyd amdanynt o fewn awr, tair, chwech, diwrnod neu’n hwyrach, ac ymhlith y rhai a"
        " raddiwyd yn ganolig neu’n uchel gan yr heddlu. Cymhareb o’r hyn a *gofnodir* yw hon: mae cartrefi’n adrodd yn gynt"
        " na theuluoedd, felly saif yr oriau hyd adroddiad wrth ei hymyl. Nid yw’n dweud dim am unrhyw blentyn unigol.",
        False,
    ),
    Words(
        "Children looked after on 31 March; and children aged 0 to 17 less those.",
        "Plant sy’n derbyn gofal ar 31 Mawrth; a phlant 0 i 17 oed heb y rheini.",
    ),
    SEEN_YEAR, EPISODES_AND_CARE, ("episode", "care_spell"),
    (
        figure("risk_ratio", Unit.RATIO, "risk of children looked after ÷ risk of others",
               "risg plant sy’n derbyn gofal ÷ risg eraill",
               False),
        figure("children_looked_after", Unit.CHILDREN, "children looked after who were missing",
               "plant sy’n derbyn gofal a fu ar goll"),
        figure("children_not_looked_after", Unit.CHILDREN, "other children who were missing", "plant eraill a fu ar goll"),
        figure("reporting_delay", Unit.HOURS, "median from last seen to reported", "canolrif o’i weld ddiwethaf hyd adrodd"),
    ),
    works_out, BY, beside="T06",
)  # fmt: skip

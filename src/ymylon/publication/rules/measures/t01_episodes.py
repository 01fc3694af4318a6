"""T01: how many episodes, and how many children."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.counting import episodes_and_children
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import QUARTER, YEAR, beside_population, few, joined, period, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.population import WALES
from ymylon.publication.rules.measures.said import EPISODES, SEEN
from ymylon.terms.geography import WELSH_AUTHORITIES, WELSH_FORCES
from ymylon.terms.words import Words

PER = 10_000


def counts(facts: Facts) -> pl.DataFrame:
    """Episodes, children and the squares of each child's episodes, by area, year and quarter; nought where a body returned"
    " none."""
    found = pl.concat(
        [
            episodes_and_children(facts, frame=facts.by_year, span=YEAR),
            episodes_and_children(facts, span=QUARTER),
        ]
    )
    return _with_noughts(facts, found)


def _with_noughts(facts: Facts, found: pl.DataFrame) -> pl.DataFrame:
    areas = [*WELSH_AUTHORITIES, *WELSH_FORCES, WALES]
    spoke = {code for code, each in WELSH_AUTHORITIES.items() if facts.returned & {code, each.force}}
    grid = pl.DataFrame({"geography": areas, "silent": [code in WELSH_AUTHORITIES and code not in spoke for code in areas]})
    periods = found.select("year", "period").unique()
    whole = grid.join(periods, how="cross").join(found, on=["geography", "year", "period"], how="full", coalesce=True)
    noughts = [pl.col(name).fill_null(0) for name in ("episodes", "children", "squares")]
    silent = pl.col("silent").fill_null(value=False) & pl.col("episodes").is_null()
    return whole.with_columns(silent.alias("silent")).with_columns(noughts)


def works_out(facts: Facts) -> pl.DataFrame:
    whole = counts(facts)
    silent = pl.col("silent")
    shown = [pl.when(~silent).then(pl.col(name)).alias(name) for name in ("lower", "upper")]
    note = pl.when(silent).then(pl.lit("x")).otherwise(pl.lit(""))
    children = inference.with_poisson(whole, "children").with_columns(shown)
    episodes = inference.with_clusters(whole, "episodes", "squares").with_columns(shown)

    def value(name: str) -> pl.Expr:
        return pl.when(~silent).then(pl.col(name))

    return joined(
        tidy(episodes, (), "episodes", value("episodes"), lower="lower", upper="upper", note=note),
        tidy(children, (), "children", value("children"), lower="lower", upper="upper", note=note),
        tidy(whole.filter(pl.col("children") > 0), (), "episodes_per_child", pl.col("episodes") / pl.col("children"),
             denominator="children", note=few("children")),
        *(_rate(facts, children, group) for group in ("0-17", "10-17")),
    )  # fmt: skip


def _rate(facts: Facts, children: pl.DataFrame, group: str) -> pl.DataFrame:
    years = children.filter(
        (pl.col("period") == period()) & pl.col("geography").is_in([*WELSH_AUTHORITIES, *WELSH_FORCES, WALES])
    )
    beside = beside_population(facts, years, group)
    per = [
        pl.when(~pl.col("silent")).then(pl.col(name) * PER / pl.col("persons")).alias(name)
        for name in ("children", "lower", "upper")
    ]
    note = pl.when("silent").then(pl.lit("x")).otherwise(pl.col("population_note"))
    told = beside.with_columns(per)
    return tidy(told, (), f"children_rate_{group}", "children", lower="lower", upper="upper", denominator="persons", note=note)


MEASURE = Measure(
    "T01",
    Words("Episodes and children", "Cyfnodau o fynd ar goll a phlant"),
    Words(
        "Episodes in which a child was missing, and the children who were. A child is counted once in an area and period, so"
        " that the councils’ children add up to more than those of Wales; episodes add up. An area that returned nothing is"
        " blank: nothing isn’t nought. A high number can be good practice: somebody who is looked for is written down. What"
        " lies outside Wales is in no total.",
        "Cyfnodau y bu plentyn ar goll ynddynt, a’r plant a fu. Cyfrifir plentyn unwaith mewn ardal a chyfnod amser, felly mae"
        " plant y cynghorau’n adio i fwy na phlant Cymru; mae’r cyfnodau o fynd ar goll yn adio. Mae ardal na ddychwelodd ddim"
        " yn wag: nid yr un peth yw dim byd a sero. Gall rhif uchel fod yn arfer da: caiff plentyn y chwilir amdano ei gofnodi."
        " Nid yw’r hyn"
        " sydd y tu allan i Gymru mewn unrhyw gyfanswm.",
        False,
    ),
    Words(
        "For the rates, children aged 0 to 17, or 10 to 17, who live in the area.",
        "Ar gyfer y cyfraddau, plant 0 i 17 oed, neu 10 i 17 oed, sy’n byw yn yr ardal.",
    ),
    SEEN, EPISODES, ("episode",),
    (
        figure("episodes", Unit.EPISODES, "episodes; the interval is over children, for one child’s episodes hang together",
               "cyfnodau o fynd ar goll; mae’r cyfwng dros blant, gan fod cyfnodau un plentyn ynghlwm wrth ei gilydd", False),
        figure("children", Unit.CHILDREN, "children who were missing", "plant a fu ar goll"),
        figure("episodes_per_child", Unit.RATIO, "episodes for each child who was missing",
               "cyfnodau am bob plentyn a fu ar goll"),
        figure("children_rate_0-17", Unit.PER_10_000, "children missing, of those aged 0 to 17",
               "plant a fu ar goll, o’r rhai 0 i 17 oed"),
        figure("children_rate_10-17", Unit.PER_10_000, "children missing (of any age), beside those aged 10 to 17",
               "plant a fu ar goll (o bob oed), wrth ymyl y rhai 10 i 17 oed"),
    ),
    works_out, beside="T06",
)  # fmt: skip

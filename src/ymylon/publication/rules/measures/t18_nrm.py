"""T18: referrals to the National Referral Mechanism, what was decided, and how long children wait."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.episodes import of_body, with_year
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import COUNTRY, FORCE, QUARTER, YEAR, grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.terms.words import Words

BY = ("what", "responder", "kind")
CUTS = (182, 365, 730)
_rg, _cg = pl.col("rg_decision"), pl.col("cg_decision")
_GONE = ["WITHDRAWN"]
_N = pl.len().alias("n")


def works_out(facts: Facts) -> pl.DataFrame:
    known = facts.table("nrm_referral").filter(pl.col("referred_at").is_not_null()).unique("nrm_id", keep="first")
    whole = with_year(of_body(known), "referred_at").collect()
    return joined(_referrals(facts, whole), _decisions(facts, whole), _waits(facts, whole))


def _referrals(facts: Facts, whole: pl.DataFrame) -> pl.DataFrame:
    """All of them, and under each kind that the child's last assessment up to that day had found."""
    found = facts.table("exploitation_assessment").select("child_ref", "assessed_on", "kinds").filter(
        pl.col("assessed_on").is_not_null() & (pl.col("kinds").list.len() > 0)
    )  # fmt: skip
    last = whole.lazy().sort("day").join_asof(
        found.sort("assessed_on"), left_on="day", right_on="assessed_on", by="child_ref", check_sortedness=False
    )  # fmt: skip
    kinds = last.explode("kinds").drop_nulls("kinds").with_columns(pl.col("kinds").alias("kind"))
    every = whole.lazy().with_columns(pl.lit("ALL").alias("kind"))
    parts = [
        grouped(facts, frame.with_columns(responder.alias("responder")), [_N], by=BY[1:], span=span, totals=False)
        for frame in (every, kinds) for span in (YEAR, QUARTER) for responder in (pl.lit("ALL"), pl.col("first_responder"))
    ]  # fmt: skip
    return tidy(pl.concat(parts).with_columns(pl.lit("REFERRED").alias("what")), BY, "referrals", "n")


def _decisions(facts: Facts, whole: pl.DataFrame) -> pl.DataFrame:
    parts = []
    for stage, decision in (("REASONABLE_GROUNDS", "rg"), ("CONCLUSIVE_GROUNDS", "cg")):
        decided = with_year(
            whole.lazy().drop("day", "year", "quarter").filter(pl.col(f"{decision}_at").is_not_null()), f"{decision}_at"
        )
        told = decided.with_columns(pl.col(f"{decision}_decision").alias("kind"), pl.lit(stage).alias("what"),
                                    pl.lit("ALL").alias("responder"))  # fmt: skip
        parts += [grouped(facts, told, [pl.len().alias("n")], by=BY, span=span, totals=False) for span in (YEAR, QUARTER)]
    return tidy(pl.concat(parts), BY, "decisions", "n")


def _waits(facts: Facts, whole: pl.DataFrame) -> pl.DataFrame:
    """Of all who were referred, whenever: a year's own referrals have mostly not been waiting for two."""
    negative = _rg.is_in(["NEGATIVE", *_GONE])
    ends = {
        "REASONABLE_GROUNDS": pl.col("rg_at"),
        "CONCLUSIVE_GROUNDS": pl.when(_cg.is_not_null()).then(pl.col("cg_at")).when(negative).then(pl.col("rg_at")),
    }
    withdrawn = pl.when(_rg.is_in(_GONE) | _cg.is_in(_GONE)).then(2).otherwise(1)
    rows: list[tuple] = []
    for stage, end in ends.items():
        until = pl.when(end <= facts.as_of).then(end)
        days = ((until.fill_null(pl.lit(facts.as_of)) - pl.col("referred_at")).dt.total_seconds() / 86400).clip(0)
        timed = whole.lazy().filter(pl.col("referred_at") <= facts.as_of).with_columns(
            days.alias("days"), pl.when(until.is_null()).then(0).otherwise(withdrawn).alias("event")
        )  # fmt: skip
        counted = grouped(facts, timed, [pl.len().alias("n")], by=("days", "event"), kinds=(COUNTRY, FORCE), totals=False)
        for (geography, period), some in counted.group_by("geography", "period", maintain_order=True):
            rows += [(geography, period, stage, "ALL", *row) for row in _curve(some)]
    shape = {"geography": pl.String, "period": pl.String, "what": pl.String, "responder": pl.String,
             "kind": pl.String, "figure": pl.String,
             "value": pl.Float64, "lower": pl.Float64, "upper": pl.Float64, "n": pl.Int64}  # fmt: skip
    told = pl.DataFrame(rows, schema=shape, orient="row")
    return joined(*(
        tidy(told.filter(figure=name), BY, name, "value", lower="lower", upper="upper", denominator="n")
        for name in ("median_wait", "still_waiting", "decided")
    ))  # fmt: skip


def _curve(some: pl.DataFrame) -> list[tuple]:
    days, event, n = some["days"].cast(pl.Float64), some["event"].cast(pl.Int64), int(some["n"].sum())
    curve = inference.survival(days, event > 0, some["n"])
    rows: list[tuple] = [("ALL", "median_wait", *inference.median(curve), n)]
    rows += [(f"AFTER_{int(cut)}_DAYS", "still_waiting", *told, n) for cut, *told in inference.still_open(curve, CUTS)]
    decided = inference.come_to(days, event, 1, some["n"], CUTS)
    return rows + [(f"AFTER_{int(cut)}_DAYS", "decided", *told, n) for cut, *told in decided]


MEASURE = Measure(
    "T18",
    Words("National Referral Mechanism", "Y Mecanwaith Atgyfeirio Cenedlaethol"),
    Words(
        "Referrals of children, by the kind of first responder and by the kinds that the child’s last assessment up to that"
        " day had found; decisions at each stage; and how long children wait, by the year of the referral: the day by which"
        " half had an answer, and the shares still waiting, and decided, after 6, 12 and 24 months. Whoever still waits counts"
        " for as long as is known, and a referral that was withdrawn was not decided: the middle of the decided ones alone is"
        " months too short, and is not given. Turning 18 ends nobody’s wait.",
        "Atgyfeiriadau plant, yn ôl y math o ymatebwr cyntaf a’r mathau yr oedd asesiad olaf y plentyn hyd y diwrnod hwnnw"
        " wedi’u canfod; penderfyniadau ym mhob cam; a pha mor hir y mae plant yn aros, yn ôl blwyddyn yr atgyfeiriad: y"
        " diwrnod y cafodd hanner ateb erbyn hynny, a’r cyfrannau sy’n dal i aros, ac a benderfynwyd, ar ôl 6, 12 a 24 mis."
        " Mae’r rhai sy’n dal i aros yn cyfrif am gyhyd ag sy’n hysbys, ac ni phenderfynwyd atgyfeiriad a dynnwyd yn ôl: mae"
        " canol y rhai a benderfynwyd yn unig fisoedd yn rhy fyr, ac ni chaiff ei roi. Nid yw troi’n 18 yn dod ag aros neb i"
        " ben.",
        False,
    ),
    Words("Referrals made in the period.", "Atgyfeiriadau a wnaed yn y cyfnod amser."),
    Words("The year from 1 April, and its quarters, of the referral or the decision. An area is the body that returned.",
          "Y flwyddyn o 1 Ebrill, a’i chwarteri, yr atgyfeiriad neu’r penderfyniad. Ardal yw’r corff a"
          " ddychwelodd.", False),
    Words("Referrals to the National Referral Mechanism, and assessments of exploitation, of the proposed standard.",
          "Atgyfeiriadau i’r Mecanwaith Atgyfeirio Cenedlaethol, ac asesiadau o gamfanteisio, y safon arfaethedig.", False),
    ("nrm_referral",),
    (
        figure("referrals", Unit.OTHERS, "referrals", "atgyfeiriadau"),
        figure("decisions", Unit.OTHERS, "decisions", "penderfyniadau"),
        figure("median_wait", Unit.DAYS, "half had their answer by then", "cafodd hanner eu hateb erbyn hynny"),
        figure("still_waiting", Unit.SHARE, "still waiting", "yn dal i aros"),
        figure("decided", Unit.SHARE, "decided", "wedi’u penderfynu"),
    ),
    works_out, BY, beside="T12A", is_model=True,
)  # fmt: skip

"""T06: how long it took until somebody reported the child."""

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import few, grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES_AND_CARE, SEEN_YEAR
from ymylon.publication.rules.measures.t05_over_representation import BANDS
from ymylon.terms.words import Words

BY = ("reporter", "care")
_delay = pl.col("delay")
_QUANTILES = {"delay_quarter": 0.25, "delay_median": 0.5, "delay_three_quarters": 0.75}


def works_out(facts: Facts) -> pl.DataFrame:
    # Sorted once, and not in every group: rows of a group stay in their order, so a quantile is the value at its rank.
    seen = facts.episodes.lazy().select("area", "force", "in_wales", "year", "quarter", *BY, "delay")
    within = [((_delay >= low) & (_delay < high)).alias(name) for name, (low, high) in BANDS.items()]
    known = seen.filter(_delay.is_not_null()).sort("delay").with_columns(within).collect()
    counted = [_delay.get((pl.len() * at).ceil().cast(pl.UInt32) - 1).alias(name) for name, at in _QUANTILES.items()]
    counted += [pl.col(name).mean() for name in BANDS]
    whole = grouped(facts, known, [*counted, pl.len().alias("n")], by=BY)
    shares = [tidy(whole, BY, f"share_{name.lower()}", name, denominator="n", note=few("n")) for name in BANDS]
    return joined(*(tidy(whole, BY, name, name, denominator="n", note=few("n")) for name in _QUANTILES), *shares)


MEASURE = Measure(
    "T06",
    Words("From last seen to reported", "O weld y plentyn ddiwethaf hyd adrodd"),
    Words(
        "The hours from when the child was last seen until anybody reported it, by who reported and by care status: a quarter,"
        " half and three quarters were reported by then, and the share within an hour, three, six, a day and later. It stands"
        " beside every count of missing children, for whoever is never reported is never counted.",
        "Yr oriau o’r adeg y gwelwyd y plentyn ddiwethaf hyd i rywun adrodd, yn ôl pwy a adroddodd a statws gofal: erbyn hynny"
        " roedd chwarter, hanner a thri chwarter wedi’u hadrodd, a’r gyfran o fewn awr, tair, chwech, diwrnod ac yn hwyrach."
        " Saif wrth ymyl pob cyfrif o blant ar goll, gan na chyfrifir byth y plentyn nad adroddir amdano.",
        False,
    ),
    Words("Episodes of which both times are known.", "Cyfnodau y mae’r ddau amser yn hysbys ar eu cyfer."),
    SEEN_YEAR, EPISODES_AND_CARE, ("episode",),
    (
        figure("delay_quarter", Unit.HOURS, "a quarter were reported within", "adroddwyd chwarter o fewn"),
        figure("delay_median", Unit.HOURS, "half were reported within", "adroddwyd hanner o fewn"),
        figure("delay_three_quarters", Unit.HOURS, "three quarters were reported within", "adroddwyd tri chwarter o fewn"),
        figure("share_under_1_hour", Unit.SHARE, "reported within an hour", "adroddwyd o fewn awr"),
        figure("share_1_to_3_hours", Unit.SHARE, "from one hour to three", "o awr i dair"),
        figure("share_3_to_6_hours", Unit.SHARE, "from three to six", "o dair i chwech"),
        figure("share_6_to_24_hours", Unit.SHARE, "from six to a day", "o chwech i ddiwrnod"),
        figure("share_over_24_hours", Unit.SHARE, "a day or more", "diwrnod neu fwy"),
    ),
    works_out, BY,
)  # fmt: skip

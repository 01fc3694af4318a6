"""T11: found with harm; and first, how often nobody asked."""

import polars as pl

from ymylon.publication.rules.measures.counting import of_kinds
from ymylon.publication.rules.measures.episodes import HARMED as KINDS
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import joined, summed, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES, SEEN_YEAR
from ymylon.publication.rules.measures.shares import share
from ymylon.terms.words import Words

BY = ("kind",)
GRAVE = ("MINOR", "SERIOUS", "FATAL")
ANSWERED = (*GRAVE, "NONE_KNOWN")
_harm = pl.col("harm").cast(pl.String)


def works_out(facts: Facts) -> pl.DataFrame:
    closed = facts.episodes.lazy().filter("closed").with_columns(pl.lit("ALL").alias("kind"))
    counted = [
        pl.len().alias("closed"),
        (_harm.is_null() | (_harm == "NOT_ASKED")).sum().alias("unasked"),
        _harm.is_in(ANSWERED).sum().alias("answered"),
        _harm.is_in(GRAVE).sum().alias("harmed"),
        (_harm == "SERIOUS").sum().alias("serious"),
    ]
    whole = summed(facts, closed, counted, by=BY, totals=False)
    by_kind = of_kinds(facts, closed, "harm_kinds", KINDS)
    return joined(
        share(whole, BY, "share_not_asked", "unasked", "closed"),
        share(whole, BY, "share_harmed", "harmed", "answered"),
        share(whole, BY, "share_seriously_harmed", "serious", "answered"),
        tidy(whole, BY, "episodes_with_harm", "harmed", denominator="answered"),
        tidy(by_kind, BY, "episodes_with_kind", "n"),
    )


MEASURE = Measure(
    "T11",
    Words("Harm while missing", "Niwed tra oedd ar goll", False),
    Words(
        "First, in how many episodes that have ended nobody had asked: no harm known is an answer, not asked is none. Then, of"
        " those in which there was an answer, in how many the child came to harm, and to serious harm; and the episodes by"
        " kind of harm, one episode under each of its kinds. Where more is asked, more harm is known: a higher figure may be"
        " better practice.",
        "Yn gyntaf, mewn faint o gyfnodau a ddaeth i ben nad oedd neb wedi gofyn: mae dim niwed yn hysbys yn ateb, nid yw heb"
        " ofyn yn un. Yna, o’r rhai y cafwyd ateb ynddynt, mewn faint y daeth niwed i’r plentyn, a niwed difrifol; a’r"
        " cyfnodau yn ôl y math o niwed, un cyfnod dan bob un o’i fathau. Lle gofynnir mwy, mae mwy o niwed yn hysbys: gall"
        " ffigur uwch fod yn arfer gwell.",
        False,
    ),
    Words("Episodes that have ended; of them, those with an answer.",
          "Cyfnodau a ddaeth i ben; o’r rheini, y rhai ag ateb."),
    SEEN_YEAR, EPISODES, ("episode",),
    (
        figure("share_not_asked", Unit.SHARE, "nobody had asked, of those that ended",
               "nid oedd neb wedi gofyn, o’r rhai a ddaeth i ben"),
        figure("share_harmed", Unit.SHARE, "with harm, of those with an answer", "â niwed, o’r rhai ag ateb", False),
        figure("share_seriously_harmed", Unit.SHARE, "with serious harm, of those with an answer",
               "â niwed difrifol, o’r rhai ag ateb", False),
        figure("episodes_with_harm", Unit.EPISODES, "episodes with harm", "cyfnodau â niwed", False),
        figure("episodes_with_kind", Unit.EPISODES, "episodes with this kind of harm", "cyfnodau â’r math hwn o niwed", False),
    ),
    works_out, BY, beside="T13",
)  # fmt: skip

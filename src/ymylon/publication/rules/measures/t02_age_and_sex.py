"""T02: by single year of age, and by sex."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.counting import episodes_and_children
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES, NO_DENOMINATOR, SEEN_YEAR
from ymylon.terms.words import Words

BY = ("age", "sex")


def works_out(facts: Facts) -> pl.DataFrame:
    whole = episodes_and_children(facts, BY, alike=("sex",))
    children = inference.with_poisson(whole, "children")
    episodes = inference.with_clusters(whole, "episodes", "squares")
    return joined(
        tidy(episodes, BY, "episodes", "episodes", lower="lower", upper="upper"),
        tidy(children, BY, "children", "children", lower="lower", upper="upper"),
    )


MEASURE = Measure(
    "T02",
    Words("By age and sex", "Yn ôl oed a rhyw"),
    Words(
        "Episodes and children by single year of age when last seen, and by sex, year after year: whether children who go"
        " missing are getting younger, and whether more of them are girls. The month of birth alone is known, and counts from"
        " its first day. A child who had a birthday between two episodes is counted at both ages, and once in the total.",
        "Cyfnodau o fynd ar goll a phlant yn ôl blwyddyn unigol o oed pan welwyd hwy ddiwethaf, ac yn ôl rhyw, flwyddyn ar ôl"
        " blwyddyn: a yw’r plant sy’n mynd ar goll yn iau, ac a oes mwy o ferched. Y mis geni’n unig sy’n hysbys, ac mae’n"
        " cyfrif o’i ddiwrnod cyntaf. Cyfrifir plentyn a gafodd ben-blwydd rhwng dau gyfnod yn y ddau oed, ac unwaith yn y"
        " cyfanswm.",
        False,
    ),
    NO_DENOMINATOR, SEEN_YEAR, EPISODES, ("episode", "child_period"),
    (
        figure("episodes", Unit.EPISODES, "episodes", "cyfnodau o fynd ar goll"),
        figure("children", Unit.CHILDREN, "children who were missing", "plant a fu ar goll"),
    ),
    works_out, BY, beside="T06",
)  # fmt: skip

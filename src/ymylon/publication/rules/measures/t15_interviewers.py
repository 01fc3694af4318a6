"""T15: who holds return interviews, whether the child chose, and in which language."""

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import joined, summed, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.shares import share
from ymylon.terms.words import Words

BY = ("provider",)
INDEPENDENT = ("INDEPENDENT_COMMISSIONED", "INDEPENDENT_IN_HOUSE")
HELD = Words("The year from 1 April in which the interview was held. An area is the body that returned it.",
             "Y flwyddyn o 1 Ebrill y cynhaliwyd y cyfweliad ynddi. Ardal yw’r corff a’i dychwelodd.")  # fmt: skip
OFFERS = Words("Return interviews of the proposed standard.", "Cyfweliadau dychwelyd y safon arfaethedig.", False)
INTERVIEWS_HELD = Words("Interviews that were held.", "Cyfweliadau a gynhaliwyd.")


def works_out(facts: Facts) -> pl.DataFrame:
    def answered(name: str) -> pl.Expr:
        return pl.col(name).is_in(["YES", "NO"])

    counted = [
        pl.len().alias("n"),
        pl.col("provider").is_in(INDEPENDENT).sum().alias("independent"),
        (pl.col("chosen_by_child") == "YES").sum().alias("chosen"),
        answered("chosen_by_child").sum().alias("choice"),
        (pl.col("language") == "WELSH").sum().alias("welsh"),
        pl.col("language").is_not_null().sum().alias("language"),
        (pl.col("face_to_face") == "YES").sum().alias("faced"),
        answered("face_to_face").sum().alias("face"),
    ]
    whole = summed(facts, facts.held, counted, by=BY)
    return joined(
        tidy(whole, BY, "interviews", "n"),
        share(whole.filter(provider="ALL"), BY, "share_independent", "independent", "n"),
        share(whole, BY, "share_chosen_by_child", "chosen", "choice"),
        share(whole, BY, "share_in_welsh", "welsh", "language"),
        share(whole, BY, "share_face_to_face", "faced", "face"),
    )


MEASURE = Measure(
    "T15",
    Words("Who holds the interview", "Pwy sy’n cynnal y cyfweliad"),
    Words(
        "Interviews that were held, by who held them; the share held by somebody independent of those who decide about the"
        " child; and of those of which it is known, the shares in which the child chose who would hold it, in Welsh, and face"
        " to face.",
        "Cyfweliadau a gynhaliwyd, yn ôl pwy a’u cynhaliodd; y gyfran a gynhaliwyd gan rywun annibynnol ar y rhai sy’n"
        " penderfynu am y plentyn; ac o’r rhai y mae’n hysbys amdanynt, y cyfrannau lle dewisodd y plentyn pwy fyddai’n ei"
        " gynnal, yn Gymraeg, ac wyneb yn wyneb.",
        False,
    ),
    INTERVIEWS_HELD, HELD, OFFERS, ("return_interview",),
    (
        figure("interviews", Unit.OTHERS, "interviews held", "cyfweliadau a gynhaliwyd"),
        figure("share_independent", Unit.SHARE, "by somebody independent", "gan rywun annibynnol"),
        figure("share_chosen_by_child", Unit.SHARE, "the child chose who", "y plentyn a ddewisodd pwy"),
        figure("share_in_welsh", Unit.SHARE, "in Welsh", "yn Gymraeg"),
        figure("share_face_to_face", Unit.SHARE, "face to face", "wyneb yn wyneb"),
    ),
    works_out, BY, beside="T13",
)  # fmt: skip

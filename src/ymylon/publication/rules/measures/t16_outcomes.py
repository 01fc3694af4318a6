"""T16: what comes of a return interview."""

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import joined, summed, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.shares import share
from ymylon.publication.rules.measures.t15_interviewers import HELD, INTERVIEWS_HELD, OFFERS
from ymylon.terms.words import Words


def works_out(facts: Facts) -> pl.DataFrame:
    shared, agreed = pl.col("shared_with").list.len().fill_null(0) > 0, pl.col("actions_n").fill_null(0)
    counted = [
        pl.len().alias("n"),
        shared.sum().alias("shared"),
        (agreed > 0).sum().alias("acted"),
        (~shared & (agreed == 0)).sum().alias("nothing"),
        agreed.sum().alias("agreed"),
        pl.col("actions_done_n").fill_null(0).sum().alias("done"),
        (pl.col("advocacy_offered") == "YES").sum().alias("advocate"),
        pl.col("advocacy_offered").is_in(["YES", "NO"]).sum().alias("advocacy"),
    ]
    whole = summed(facts, facts.held, counted)
    return joined(
        tidy(whole, (), "interviews", "n"),
        share(whole, (), "share_shared", "shared", "n"),
        share(whole, (), "share_with_actions", "acted", "n"),
        share(whole, (), "share_without_outcome", "nothing", "n"),
        tidy(whole, (), "actions_agreed", "agreed", denominator="n"),
        share(whole, (), "share_of_actions_done", "done", "agreed"),
        share(whole, (), "share_advocate_offered", "advocate", "advocacy"),
    )


MEASURE = Measure(
    "T16",
    Words("What comes of the interview", "Yr hyn sy’n deillio o’r cyfweliad"),
    Words(
        "Of interviews that were held: the share after which somebody was given what was learned, after which an action was"
        " agreed, and after which neither happened; the actions agreed, and the share of them done; and the share in which an"
        " advocate was offered, of those of which it is known. An action that is not returned as done is not done.",
        "O gyfweliadau a gynhaliwyd: y gyfran y cafodd rhywun yr hyn a ddysgwyd ar eu hôl, y cytunwyd ar gam ar eu hôl, ac na"
        " ddigwyddodd y naill na’r llall ar eu hôl; y camau y cytunwyd arnynt, a’r gyfran ohonynt a wnaed; a’r gyfran lle"
        " cynigiwyd eiriolwr, o’r rhai y mae’n hysbys amdanynt. Nid yw cam na ddychwelir fel un a wnaed wedi’i wneud.",
        False,
    ),
    INTERVIEWS_HELD, HELD, OFFERS, ("return_interview",),
    (
        figure("interviews", Unit.OTHERS, "interviews held", "cyfweliadau a gynhaliwyd"),
        figure("share_shared", Unit.SHARE, "somebody was given what was learned", "cafodd rhywun yr hyn a ddysgwyd"),
        figure("share_with_actions", Unit.SHARE, "an action was agreed", "cytunwyd ar gam"),
        figure("share_without_outcome", Unit.SHARE, "neither", "y naill na’r llall"),
        figure("actions_agreed", Unit.OTHERS, "actions agreed", "camau y cytunwyd arnynt"),
        figure("share_of_actions_done", Unit.SHARE, "of them done", "o’r rheini, wedi’u gwneud"),
        figure("share_advocate_offered", Unit.SHARE, "an advocate was offered", "cynigiwyd eiriolwr", False),
    ),
    works_out, beside="T13",
)  # fmt: skip

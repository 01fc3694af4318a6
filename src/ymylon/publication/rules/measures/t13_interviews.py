"""T13: from the episodes that ended to the interviews that were held in time."""

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import joined, summed, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import INTERVIEWS
from ymylon.publication.rules.measures.shares import share
from ymylon.terms.words import Words

STAGES = ("offered", "reasoned", "accepted", "declined", "held", "timely")
RETURNED = Words(
    "The year from 1 April in which the child was back, by the clock of Wales. Episodes that ended less than 72 hours before"
    " the last moment of the return are left out.",
    "Y flwyddyn o 1 Ebrill yr oedd y plentyn yn ôl ynddi, yn ôl cloc Cymru. Hepgorir cyfnodau a ddaeth i ben lai na 72 awr cyn"
    " eiliad olaf y ffurflen.",
    False,
)


def works_out(facts: Facts) -> pl.DataFrame:
    counted = [pl.len().alias("due"), *(pl.col(stage).sum() for stage in STAGES)]
    whole = summed(facts, facts.interviewed, counted)
    shares = {
        "share_offered": ("offered", "due"),
        "share_held": ("held", "due"),
        "share_timely_of_all": ("timely", "due"),
        "share_timely_of_accepted": ("timely", "accepted"),
    }
    return joined(
        *(tidy(whole, (), stage, stage, denominator="due") for stage in ("due", *STAGES)),
        *(share(whole, (), name, of, among) for name, (of, among) in shares.items()),
    )


MEASURE = Measure(
    "T13",
    Words("Return interviews: offered, accepted, held, in time",
          "Cyfweliadau dychwelyd: wedi’u cynnig, eu derbyn, eu cynnal, mewn pryd"),
    Words(
        "Of the episodes that ended with the child back: those for which an interview was offered, or a reason was written why"
        " not; which were accepted, declined, and held; and which were held within 72 hours of the return. That share is given"
        " twice: among all episodes, and among accepted ones, which says how fast, and not how many. A child may decline; an"
        " interview about several episodes counts for each. The check by the police is no interview. 72 hours is guidance in"
        " Wales.",
        "O’r cyfnodau a ddaeth i ben â’r plentyn yn ôl: y rhai y cynigiwyd cyfweliad ar eu cyfer, neu y nodwyd rheswm pam"
        " ddim; pa rai a dderbyniwyd, a wrthodwyd, ac a gynhaliwyd; a pha rai a gynhaliwyd o fewn 72 awr i’r dychwelyd."
        " Rhoddir y gyfran honno ddwywaith: ymhlith yr holl gyfnodau, ac ymhlith y rhai a dderbyniwyd, sy’n dweud pa mor"
        " gyflym, ac nid faint. Caiff plentyn wrthod; mae cyfweliad am sawl cyfnod yn cyfrif ar gyfer pob un. Nid cyfweliad yw"
        " gwiriad yr heddlu. Canllawiau yw 72 awr yng Nghymru.",
        False,
    ),
    Words("Episodes that ended with the child back, alive, and not with an adult service.",
          "Cyfnodau a ddaeth i ben â’r plentyn yn ôl, yn fyw, ac nid gyda gwasanaeth oedolion."),
    RETURNED, INTERVIEWS, ("episode", "return_interview", "interview_episode"),
    (
        figure("due", Unit.EPISODES, "episodes after which an interview was to be offered",
               "cyfnodau yr oedd cyfweliad i’w gynnig ar eu hôl"),
        figure("offered", Unit.EPISODES, "an interview was offered", "cynigiwyd cyfweliad"),
        figure("reasoned", Unit.EPISODES, "none was offered, and it is written why", "ni chynigiwyd un, a nodwyd pam"),
        figure("accepted", Unit.EPISODES, "the child accepted", "derbyniodd y plentyn"),
        figure("declined", Unit.EPISODES, "the child declined", "gwrthododd y plentyn", False),
        figure("held", Unit.EPISODES, "an interview was held", "cynhaliwyd cyfweliad"),
        figure("timely", Unit.EPISODES, "held within 72 hours of the return", "cynhaliwyd o fewn 72 awr i’r dychwelyd"),
        figure("share_offered", Unit.SHARE, "offered, of all", "wedi’u cynnig, o’r cyfan"),
        figure("share_held", Unit.SHARE, "held, of all", "wedi’u cynnal, o’r cyfan"),
        figure("share_timely_of_all", Unit.SHARE, "in time, of all", "mewn pryd, o’r cyfan"),
        figure("share_timely_of_accepted", Unit.SHARE, "in time, of those accepted", "mewn pryd, o’r rhai a dderbyniwyd"),
    ),
    works_out,
)  # fmt: skip

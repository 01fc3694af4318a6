"""RI: the offer of a return interview, and what came of it."""

from datetime import timedelta

import polars as pl

from ymylon.publication.rules.book.making import (
    CHECK_BOTH,
    CHECK_ROW,
    DAY,
    EXPLAIN,
    error,
    information,
    is_blank,
    is_there,
    query,
    table,
)
from ymylon.publication.rules.rule import Given, Rule, rows

_offered, _held = pl.col("offered_at"), pl.col("completed_at")
_held_there = is_there("completed_at")
FEWEST_OFFERS = 20
_TOUCHES_EPISODES = ("interview_episode", "episode")


def _with_episodes(given: Given) -> pl.LazyFrame:
    """Each offer with the last return and the first and number of the episodes that it was about."""
    links = table(given, "interview_episode").select("interview_id", "episode_id").unique()
    about = links.join(table(given, "episode").select("episode_id", "returned_at", "last_seen_at"), on="episode_id")
    summed = about.group_by("interview_id").agg(
        pl.col("returned_at").max().alias("last return"),
        pl.col("returned_at").min().alias("first return"),
        (pl.col("last_seen_at").max() - pl.col("last_seen_at").min()).alias("span"),
        pl.len().alias("episodes"),
    )
    return table(given, "return_interview").join(summed, on="interview_id")


def _about(condition: pl.Expr):
    return lambda given: rows(_with_episodes(given).filter(condition))


def _unknown_episode(given: Given) -> pl.DataFrame:
    return rows(table(given, "interview_episode").join(table(given, "episode"), on="episode_id", how="anti"))


def _nothing_decided(given: Given) -> pl.DataFrame:
    decided = table(given, "return_interview").filter(is_there("offered_at") | is_there("not_offered_reason"))
    about = table(given, "interview_episode").join(decided.select("interview_id"), on="interview_id")
    late = (given.extracted_at - pl.col("returned_at")) > 3 * DAY
    closed = table(given, "episode").filter((pl.col("status") == "CLOSED") & late)
    return rows(closed.join(about, on="episode_id", how="anti"))


def _attempts_astray() -> pl.Expr:
    attempts = pl.col("attempts")
    backwards = attempts.list.diff().list.eval(pl.element() < timedelta(0)).list.any()
    return backwards.fill_null(False) | (attempts.list.max() > _held).fill_null(False)


def _declined_implausibly() -> pl.Expr:
    answered = pl.col("response").is_in(["ACCEPTED", "DECLINED"]).fill_null(False)
    declined = (pl.col("response") == "DECLINED").fill_null(False)
    rate = declined.sum().over("returned_by") / answered.sum().over("returned_by")
    return answered & (answered.sum().over("returned_by") >= FEWEST_OFFERS) & ((rate > 0.6) | (rate < 0.02))


RULES: tuple[Rule, ...] = (
    error(
        "RI-01 interview_episode episode_id", "episode_id not in the episodes",
        ("The interview is about an episode that this return doesn’t hold.",
         "Mae’r cyfweliad yn ymwneud â chyfnod nad yw yn y ffurflen hon."),
        ("Correct the reference, or add the episode.", "Cywirwch y cyfeirnod, neu ychwanegwch y cyfnod."),
        _unknown_episode, needs=("episode",),
    ),
    error(
        "RI-02 return_interview offered_at", "offered_at < returned_at of the first episode that it is about",
        ("The interview was offered before the child was back.", "Cynigiwyd y cyfweliad cyn i’r plentyn ddychwelyd."), CHECK_BOTH,
        _about(_offered < pl.col("first return")), needs=_TOUCHES_EPISODES,
    ),
    error(
        "RI-03 return_interview completed_at offered_at", "completed_at < offered_at",
        ("The interview was held before it was offered.", "Cynhaliwyd y cyfweliad cyn iddo gael ei gynnig."), CHECK_BOTH,
        _held < _offered,
    ),
    error(
        "RI-03 return_interview completed_at", "completed_at < returned_at of an episode that it is about",
        ("The interview was held before the child was back.", "Cynhaliwyd y cyfweliad cyn i’r plentyn ddychwelyd."), CHECK_BOTH,
        _about(_held < pl.col("last return")), needs=_TOUCHES_EPISODES,
    ),
    error(
        "RI-04 return_interview response completed_at",
        "completed_at is there, and response is not ACCEPTED (nor DECLINED: RI-05)",
        ("An interview was held, and it isn’t said that the child agreed.",
         "Cynhaliwyd cyfweliad, ac ni ddywedir bod y plentyn wedi cytuno.", False),
        ("Write the child’s answer. Without the child’s consent it is no return interview.",
         "Ysgrifennwch ateb y plentyn. Heb gydsyniad y plentyn nid yw’n gyfweliad dychwelyd.", False),
        _held_there & ~pl.col("response").is_in(["ACCEPTED", "DECLINED"]).fill_null(False),
    ),
    error(
        "RI-05 return_interview response completed_at", "response = DECLINED and completed_at is there",
        ("The child declined, and an interview was held all the same.", "Gwrthododd y plentyn, ac eto cynhaliwyd cyfweliad.",
        False),
        ("Correct the answer or the interview. If a child who had declined was questioned, tell whoever leads on interviews.",
         "Cywirwch yr ateb neu’r cyfweliad. Os holwyd plentyn a oedd wedi gwrthod, dywedwch wrth bwy bynnag sy’n arwain ar "
         "gyfweliadau.", False),
        _held_there & (pl.col("response") == "DECLINED"),
    ),
    query(
        "RI-06 episode episode_id", "closed, returned_at more than 72 hours ago, and no offer or reason for none",
        ("Three days after the child was back, nothing says whether an interview was offered.",
         "Dridiau ar ôl i’r plentyn ddychwelyd, nid oes dim yn dweud a gynigiwyd cyfweliad."),
        ("Offer one, or write why none was offered.", "Cynigiwch un, neu ysgrifennwch pam na chynigiwyd un."),
        _nothing_decided, needs=("interview_episode", "return_interview"),
    ),
    information(
        "RI-07 return_interview completed_at", "completed_at more than 72 hours after the last return that it is about",
        ("The interview was held more than three days after the child was back.",
         "Cynhaliwyd y cyfweliad fwy na thridiau ar ôl i’r plentyn ddychwelyd."),
        ("Nothing need be done: a late interview is worth more than none.",
         "Nid oes angen gwneud dim: mae cyfweliad hwyr yn werth mwy na dim un."),
        _about((_held - pl.col("last return")) > timedelta(hours=72)), needs=_TOUCHES_EPISODES,
    ),
    query(
        "RI-08 return_interview provider completed_at", "held by the police within 30 minutes of the return",
        ("The police held it within half an hour of the return: it looks like their check, not an interview.",
         "Cynhaliodd yr heddlu ef o fewn hanner awr i’r dychwelyd: mae’n edrych fel eu gwiriad, nid cyfweliad."),
        ("If it was the check, move it to prevention_check.", "Os y gwiriad ydoedd, symudwch ef i prevention_check."),
        _about((pl.col("provider") == "POLICE") & ((_held - pl.col("last return")) <= timedelta(minutes=30))),
        needs=_TOUCHES_EPISODES,
    ),
    query(
        "RI-09 return_interview provider counted_independent", "provider = OWN_SOCIAL_WORKER and counted_independent = YES",
        ("The child’s own social worker held it, and it is counted as independent.",
         "Gweithiwr cymdeithasol y plentyn ei hun a’i cynhaliodd, a chyfrifir ei fod yn annibynnol."),
        ("Write NO in counted_independent.", "Ysgrifennwch NO yn counted_independent."),
        (pl.col("provider") == "OWN_SOCIAL_WORKER") & (pl.col("counted_independent") == "YES"),
    ),
    query(
        "RI-10 return_interview interview_id", "about more than 5 episodes, or about a span of more than 14 days",
        ("One interview is about more than five episodes, or about more than two weeks.",
         "Mae un cyfweliad yn ymwneud â mwy na phum cyfnod, neu â mwy na phythefnos."), EXPLAIN,
        _about((pl.col("episodes") > 5) | (pl.col("span") > timedelta(days=14))), needs=_TOUCHES_EPISODES,
    ),
    query(
        "RI-11 return_interview actions_n shared_with", "held, and actions_n is 0 or blank, and shared_with is blank",
        ("The interview was held, and nothing came of it: no action, and nobody was given what was learned.",
         "Cynhaliwyd y cyfweliad, ac ni ddeilliodd dim ohono: dim cam, ac ni chafodd neb yr hyn a ddysgwyd."), EXPLAIN,
        _held_there & (pl.col("actions_n").fill_null(0) == 0) & is_blank("shared_with"),
    ),
    error(
        "RI-12 return_interview actions_n actions_done_n", "actions_done_n > actions_n",
        ("More actions were done than were agreed.", "Gwnaed mwy o gamau nag y cytunwyd arnynt."), CHECK_BOTH,
        pl.col("actions_done_n") > pl.col("actions_n").fill_null(0),
    ),
    query(
        "RI-13 return_interview response", "of at least 20 answers that one body returns, more than 60% or less than 2% declined",
        ("Of this body’s children nearly all declined, or nearly none did.",
         "O blant y corff hwn, gwrthododd bron pob un, neu bron neb.", False),
        ("Look at how the offer is made, and at how the answer is written down.",
         "Edrychwch ar sut y gwneir y cynnig, ac ar sut y nodir yr ateb."),
        _declined_implausibly(),
    ),
    error(
        "RI-14 return_interview attempts", "attempts not in the order of time, or after completed_at",
        ("The attempts are not in order, or one was made after the interview.",
         "Nid yw’r ymdrechion mewn trefn, neu gwnaed un ar ôl y cyfweliad."), CHECK_ROW, _attempts_astray(),
        order="as in the cell",
    ),
    information(
        "CO-02 return_interview response", "response = DECLINED",
        ("The child declined. It is counted, so that it can be seen how the offer is met.",
         "Gwrthododd y plentyn. Cyfrifir hynny, er mwyn gweld sut y derbynnir y cynnig.", False),
        ("Nothing need be done: a child may decline, and may be asked again.",
         "Nid oes angen gwneud dim: caiff plentyn wrthod, a chaiff ei holi eto.", False),
        pl.col("response") == "DECLINED",
    ),
)  # fmt: skip

"""EP-01 to EP-17: a missing episode by itself, and beside the child's other episodes."""

from datetime import timedelta

import polars as pl

from ymylon.publication.rules.book.children import completed_years
from ymylon.publication.rules.book.making import (
    CHECK_BOTH,
    CHECK_ROW,
    DAY,
    EXPLAIN,
    before,
    beside,
    by_child,
    error,
    is_blank,
    is_there,
    of_other,
    query,
)
from ymylon.publication.rules.book.typed import local_day
from ymylon.publication.rules.rule import Given, Rule, rows

_seen, _reported, _returned = pl.col("last_seen_at"), pl.col("reported_at"), pl.col("returned_at")
_closed, _open = pl.col("status") == "CLOSED", pl.col("status") == "OPEN"
# Of these ends nobody need have come back.
_WITHOUT_RETURN = ("DIED", "ACCEPTED_BY_ADULT_SERVICE", "RECORDED_IN_ERROR")
MINUTES_ALIKE = 0.8
FEWEST_ROWS = 20


def _overlapping(given: Given) -> pl.DataFrame:
    far = pl.datetime(9999, 1, 1, time_zone="UTC")
    ended = pl.when(_returned.is_not_null()).then(_returned).when(_open).then(far)
    ordered = by_child(given, "returned_at").with_columns(ended.cum_max().forward_fill().over("child_ref").alias("until"))
    return rows(ordered.filter(_seen < before("until")))


def _close_together(given: Given) -> pl.DataFrame:
    gap = _seen - before("returned_at")
    return rows(by_child(given, "returned_at").filter((gap >= timedelta(0)) & (gap < timedelta(hours=1))))


def _told_twice(given: Given) -> pl.DataFrame:
    """The same night from two bodies: not an overlap to be refused, but two accounts of one child."""
    pairs = beside(given, "episode", "episode", ["child_ref", "force"])
    apart = (_seen - of_other("last_seen_at")).abs() < timedelta(hours=2)
    another = (pl.col("row") != of_other("row")) & (pl.col("returned_by") != of_other("returned_by"))
    return rows(pairs.filter(apart & another))


def _rounded() -> pl.Expr:
    exact = (pl.col("last_seen_precision") == "MINUTE") & _seen.is_not_null()
    whole = exact & (_seen.dt.minute() == 0)
    share = whole.sum().over("returned_by") / exact.sum().over("returned_by")
    return whole & (share > MINUTES_ALIKE) & (exact.sum().over("returned_by") >= FEWEST_ROWS)


def _with_age(given: Given) -> pl.LazyFrame:
    return beside(given, "episode", "child_period")


def _eighteen_on() -> pl.Expr:
    """The first day of the month in which the child turns 18."""
    return of_other("birth_month").dt.offset_by("18y")


def _adult_while_open(given: Given) -> pl.DataFrame:
    # The whole month of the birthday is left: its day is not sent.
    today = given.extracted_at.date()
    years = completed_years(of_other("birth_month").dt.offset_by("1mo"), pl.lit(today))
    return rows(_with_age(given).filter(_open & (years >= 18)))


RULES: tuple[Rule, ...] = (
    error(
        "EP-01 episode episode_id", "episode_id blank, or there before in the file",
        ("The episode’s reference is blank, or an earlier row has it.",
        "Mae cyfeirnod y cyfnod yn wag, neu mae gan res gynharach ef."),
        ("Take out the row that is there twice, or give it a reference of its own.",
         "Tynnwch y rhes sydd yno ddwywaith, neu rhowch gyfeirnod ei hun iddi."),
        is_blank("episode_id") | ~pl.col("episode_id").is_first_distinct(), order="as in the file",
    ),
    error(
        "EP-02 episode last_seen_at", "last_seen_at is blank",
        ("When the child was last seen is blank.", "Mae pryd y gwelwyd y plentyn ddiwethaf yn wag."),
        ("Write what is known, and how exactly in last_seen_precision.",
         "Ysgrifennwch yr hyn sy’n hysbys, a pha mor fanwl yn last_seen_precision."),
        is_blank("last_seen_at"), like="564",
    ),
    error(
        "EP-03 episode reported_at last_seen_at", "reported_at < last_seen_at",
        ("The child was reported missing before being last seen.",
        "Adroddwyd bod y plentyn ar goll cyn iddo gael ei weld ddiwethaf."),
        CHECK_BOTH, _reported < _seen,
    ),
    query(
        "EP-04 episode reported_at", "reported_at - last_seen_at > 72 hours",
        ("More than three days passed before the child was reported missing.",
         "Aeth mwy na thri diwrnod heibio cyn adrodd bod y plentyn ar goll."),
        ("If that is so, leave it: how long nobody told is just what must be seen.",
         "Os felly y bu, gadewch ef: pa mor hir na ddywedodd neb yw’r union beth y mae’n rhaid ei weld."),
        (_reported - _seen) > 3 * DAY,
    ),
    error(
        "EP-05 episode returned_at last_seen_at", "returned_at < last_seen_at",
        ("The child came back before being last seen.", "Daeth y plentyn yn ôl cyn iddo gael ei weld ddiwethaf."), CHECK_BOTH,
        _returned < _seen, like="567",
    ),
    query(
        "EP-06 episode returned_at reported_at", "last_seen_at <= returned_at < reported_at",
        ("The child was back before anybody reported it.", "Roedd y plentyn yn ôl cyn i neb adrodd."), EXPLAIN,
        (_seen <= _returned) & (_returned < _reported),
    ),
    error(
        "EP-07 episode returned_at end_kind", "status = CLOSED, and end_kind is blank, or returned_at is and somebody came back",
        ("The episode is closed, and it isn’t said how and when it ended.",
         "Mae’r cyfnod ar gau, ac ni ddywedir sut na phryd y daeth i ben."),
        ("Write how it ended and when. If the child has not been found, it is open.",
         "Ysgrifennwch sut y daeth i ben a phryd. Os na chafwyd hyd i’r plentyn, mae ar agor.", False),
        _closed & (is_blank("end_kind") | (is_blank("returned_at") & ~pl.col("end_kind").is_in(_WITHOUT_RETURN))),
    ),
    error(
        "EP-08 episode returned_at status", "status = OPEN and returned_at is there",
        ("The episode is open, and says when the child came back.",
        "Mae’r cyfnod ar agor, ac yn dweud pryd y daeth y plentyn yn ôl."),
        ("Close it if the child is back; otherwise clear the time.",
        "Caewch ef os yw’r plentyn yn ôl; fel arall, gwagiwch yr amser."),
        _open & is_there("returned_at"), like="566",
    ),
    error(
        "EP-10 episode last_seen_at returned_at", "last_seen_at < the latest returned_at of the child’s earlier episodes",
        ("The episode begins while an earlier one of this child still runs.",
         "Mae’r cyfnod yn dechrau tra bo un cynharach o’r plentyn hwn yn dal i redeg."),
        ("Make one episode of the two, or correct the times.", "Gwnewch un cyfnod o’r ddau, neu cywirwch yr amserau."),
        _overlapping, order="child_ref, last_seen_at, returned_at (blank last), row", like="574",
    ),
    query(
        "EP-11 episode last_seen_at", "0 <= last_seen_at - returned_at of the episode before < 1 hour",
        ("The episode begins within an hour of the child’s last return.",
         "Mae’r cyfnod yn dechrau o fewn awr i’r plentyn ddychwelyd ddiwethaf."),
        ("Two agencies may have written down one episode: make one of them, or say that there were two.",
         "Efallai fod dwy asiantaeth wedi nodi un cyfnod: gwnewch un ohonynt, neu dywedwch fod dau."),
        _close_together, order="child_ref, last_seen_at, returned_at (blank last), row",
    ),
    query(
        "EP-12 episode last_seen_at returned_by", "same child and force, last_seen_at less than 2 hours apart, another body",
        ("Another body returns an episode of this child that began at nearly the same time.",
         "Mae corff arall yn cofnodi cyfnod o’r plentyn hwn a ddechreuodd bron ar yr un pryd."),
        ("Look whether the two are one; then let one body return it.",
         "Edrychwch ai un yw’r ddau; yna gadewch i un corff ei gofnodi."),
        _told_twice,
    ),
    query(
        "EP-14 episode last_seen_at last_seen_precision",
        "on the hour, as are more than 80% of at least 20 that one body returns with last_seen_precision = MINUTE",
        ("Most times of this body are on the hour, and are said to be exact.",
         "Mae’r rhan fwyaf o amserau’r corff hwn ar yr awr, a dywedir eu bod yn fanwl."),
        ("Say in last_seen_precision how exactly the time is known.",
        "Dywedwch yn last_seen_precision pa mor fanwl y mae’r amser yn hysbys."),
        _rounded(),
    ),
    error(
        "EP-15 episode category_903 whereabouts", "category_903 = M and whereabouts = KNOWN_NOT_WHERE_EXPECTED",
        ("The category says missing, and the row says that it was known where the child was.",
         "Mae’r categori’n dweud ar goll, ac mae’r rhes yn dweud ei bod yn hysbys ble’r oedd y plentyn."),
        ("Correct the fact that is wrong; the category follows from it.",
        "Cywirwch y ffaith anghywir; mae’r categori’n dilyn ohoni."),
        (pl.col("category_903").str.to_uppercase() == "M") & (pl.col("whereabouts") == "KNOWN_NOT_WHERE_EXPECTED"), like="1006",
    ),
    error(
        "EP-16 episode end_kind", "end_kind = ACCEPTED_BY_ADULT_SERVICE before the month of the 18th birthday",
        ("An adult service took the search over before the child turned 18.",
         "Cymerodd gwasanaeth oedolion yr awenau cyn i’r plentyn droi’n 18.", False),
        CHECK_ROW,
        lambda given: rows(_with_age(given).filter(
            (pl.col("end_kind") == "ACCEPTED_BY_ADULT_SERVICE")
            & (local_day(_returned).fill_null(given.year.ends_on) < _eighteen_on()))),
        needs=("child_period",),
    ),
    query(
        "EP-17 episode status", "status = OPEN and the person has turned 18",
        ("The person is still missing and has turned 18. Turning 18 ends nothing.",
         "Mae’r person yn dal ar goll ac wedi troi’n 18. Nid yw troi’n 18 yn dod â dim i ben.", False),
        ("Leave the episode open until a named person in an adult service accepts it; then write ACCEPTED_BY_ADULT_SERVICE.",
         "Gadewch y cyfnod ar agor nes bod person a enwir mewn gwasanaeth oedolion yn ei dderbyn; yna ysgrifennwch "
         "ACCEPTED_BY_ADULT_SERVICE.", False),
        _adult_while_open, needs=("child_period",),
    ),
)  # fmt: skip

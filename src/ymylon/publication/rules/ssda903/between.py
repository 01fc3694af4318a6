"""Rules of missing.csv that lay it beside the children, their episodes, or last year's return."""

import polars as pl

from ymylon.publication.rules.rule import Given, Rule, Severity, rows
from ymylon.publication.rules.ssda903.layouts import EPISODES, HEADER, MISSING
from ymylon.publication.rules.ssda903.periods import PERIODS_OF_CARE
from ymylon.publication.rules.ssda903.single import of_missing
from ymylon.terms.words import Words

CHECK_CHILD = Words("Correct CHILD, or add the child’s row.", "Cywirwch CHILD, neu ychwanegwch res y plentyn.")
CHECK_CARE = Words(
    "Compare the dates with the child’s episodes in episodes.csv.",
    "Cymharwch y dyddiadau â chyfnodau gofal y plentyn yn episodes.csv.",
)
END_IT = Words(
    "If the child has been found, write the day in MIS_END. If not, say so to whoever looks for the child now.",
    "Os daethpwyd o hyd i’r plentyn, ysgrifennwch y diwrnod yn MIS_END. Os na, dywedwch hynny wrth bwy bynnag sy’n chwilio nawr.",
)
start, end = pl.col("mis_start"), pl.col("mis_end")
began, ended = pl.col("began"), pl.col("ended")
decom, dec = pl.col("decom"), pl.col("dec")


def _beside(given: Given, other: str) -> pl.LazyFrame:
    """Each missing period beside each row of the same child in another table."""
    periods = given.tables[MISSING].lazy()
    return periods.join(given.tables[other].lazy(), on="CHILD", how="inner", nulls_equal=True, suffix="_OTHER")


def _in_no(given: Given, other: str) -> pl.DataFrame:
    periods = given.tables[MISSING].lazy()
    return rows(periods.join(given.tables[other].lazy().select("CHILD").unique(), on="CHILD", how="anti", nulls_equal=True))


def _placement_ended(given: Given) -> pl.DataFrame:
    left_open = pl.col("MIS_END").is_null() & start.is_between(decom, dec)
    return rows(_beside(given, EPISODES).filter(left_open))


def _left_open(given: Given) -> pl.LazyFrame:
    return given.previous[MISSING].lazy().filter(pl.col("MIS_END").is_null() & start.is_not_null())


def _vanished(given: Given) -> pl.DataFrame:
    """The child's earliest period of this year is not the one that last year's return left open."""
    far = pl.date(2099, 1, 1)
    earliest = (
        given.tables[MISSING]
        .lazy()
        .filter(pl.col("CHILD").is_not_null())
        .with_columns(start.fill_null(far))
        .sort("mis_start", "row")
        .group_by("CHILD", maintain_order=True)
        .agg(pl.col("row").first(), pl.col("mis_start").first())
    )
    both = earliest.join(_left_open(given).select("CHILD", start.alias("open_since")), on="CHILD")
    return rows(both.filter(start != pl.col("open_since")))


def _absent(given: Given) -> pl.DataFrame:
    return rows(_left_open(given).join(given.tables[MISSING].lazy().select("CHILD").unique(), on="CHILD", how="anti"))


def _outside_every_period(given: Given, outside: pl.Expr) -> pl.DataFrame:
    """A period that lies outside each of the child's periods of care; a child without any is not judged."""
    beside = _beside(given, PERIODS_OF_CARE).select("row", outside.fill_null(False).alias("outside"))
    return rows(beside.group_by("row").agg(pl.col("outside").all()).filter("outside"))


def _care_ceased(given: Given) -> pl.DataFrame:
    runs_on = end.is_null()
    # Each part is asked alone: what one of them can't know must not hide what another knows.
    parts = ((runs_on & ended.is_not_null()), (runs_on & (start < began)), (end > ended), (end < began))
    outside = pl.any_horizontal(part.fill_null(False) for part in parts)
    return _outside_every_period(given, start.is_not_null() & outside)


def _began_outside(given: Given) -> pl.DataFrame:
    outside = (start < began).fill_null(False) | (start > ended).fill_null(False)
    return _outside_every_period(given, outside)


def _not_yet_looked_after(given: Given) -> pl.DataFrame:
    within = ((start >= decom) & (start <= dec).fill_null(dec.is_null())).fill_null(False)
    beside = _beside(given, EPISODES).select("row", within.alias("within"))
    return rows(beside.group_by("row").agg(pl.col("within").any()).filter(~pl.col("within")))


def _not_for_age(given: Given) -> pl.DataFrame:
    birthday = pl.col("dob").dt.offset_by("18y")
    # Born on 29 February: in a year without one, the published rule takes the 28th.
    leapling = (pl.col("dob").dt.month() == 2) & (pl.col("dob").dt.day() == 29)
    birthday = pl.when(leapling).then(pl.date(pl.col("dob").dt.year() + 18, 2, 28)).otherwise(birthday)
    on_that_day = (birthday == end) & (end == dec)
    return rows(_beside(given, EPISODES).filter(on_that_day & pl.col("REC").ne_missing("E8")), "row_OTHER")


def _birth_differs(given: Given) -> pl.DataFrame:
    return rows(_beside(given, HEADER).filter(pl.col("dob") != pl.col("dob_OTHER")))


BETWEEN = (
    of_missing(
        "575", "MIS_END", "DECOM <= MIS_START <= DEC of an episode, and MIS_END is blank",
        ("The placement from which the child went missing has ended, and the period has no end.",
         "Mae’r lleoliad yr aeth y plentyn ar goll ohono wedi dod i ben, ac nid oes diwedd i’r cyfnod."),
        END_IT, _placement_ended, needs=(EPISODES,),
    ),
    of_missing(
        "576", "CHILD MIS_START", "open in last year’s return, and the child’s first MIS_START of this year is another",
        ("Last year’s return left a period of this child open, and this year’s doesn’t begin with it.",
         "Gadawodd ffurflen y llynedd gyfnod o’r plentyn hwn ar agor, ac nid yw un eleni’n dechrau ag ef."),
        Words("Add the period that was open, with its own start.", "Ychwanegwch y cyfnod a oedd ar agor, â’i ddechrau ei hun."),
        _vanished, needs_previous=(MISSING,), order="MIS_START of each child, no date last; ties as in the file",
    ),
    of_missing(
        "577", "MIS_END", "in every period of care: it ended and MIS_END is blank, or the missing period reaches beyond it",
        ("The child ceased to be looked after, and the period has no end or ends outside the time in care.",
         "Peidiodd y plentyn â derbyn gofal, ac nid oes diwedd i’r cyfnod neu mae’n gorffen y tu allan i’r amser mewn gofal."),
        END_IT, _care_ceased, needs=(EPISODES,), order="episodes by CHILD, DECOM; ties as in the file",
    ),
    of_missing(
        "578", "MIS_START", "in every period of care: MIS_START before it began or after it ended",
        ("The period begins on a day on which the child was not looked after.",
         "Mae’r cyfnod yn dechrau ar ddiwrnod pan nad oedd y plentyn yn derbyn gofal."),
        CHECK_CARE, _began_outside, needs=(EPISODES,), order="episodes by CHILD, DECOM; ties as in the file",
    ),
    Rule(
        "580", Severity.ERROR, EPISODES, ("REC",), "18th birthday = MIS_END = DEC and REC is not E8",
        Words("The child was missing when care ended on the eighteenth birthday, and the reason given is not E8.",
              "Roedd y plentyn ar goll pan ddaeth gofal i ben ar ei ben-blwydd yn ddeunaw, ac nid E8 yw’r rheswm a roddwyd."),
        Words("Write E8 in REC, or correct the dates. Turning 18 ends no search: somebody goes on looking.",
              "Ysgrifennwch E8 yn REC, neu cywirwch y dyddiadau. Nid yw troi’n 18 yn dod â’r chwilio i ben: mae rhywun wrthi."),
        _not_for_age, needs=(MISSING,), since="2022-23",
    ),
    of_missing(
        "581", "MIS_START", "MIS_START in no episode of the child, who has some",
        ("On the day on which the period begins, no episode of the child’s care was running.",
         "Ar y diwrnod y mae’r cyfnod yn dechrau, nid oedd un o gyfnodau gofal y plentyn yn rhedeg."),
        CHECK_CARE, _not_yet_looked_after, needs=(EPISODES,),
    ),
    of_missing(
        "1012", "CHILD", "CHILD not in episodes.csv",
        ("This child has no episode in the year, so no missing period belongs in the return.",
         "Nid oes gan y plentyn hwn gyfnod gofal yn y flwyddyn, felly nid oes cyfnod ar goll yn perthyn i’r ffurflen."),
        Words("Correct CHILD, or add the child’s episodes.", "Cywirwch CHILD, neu ychwanegwch gyfnodau gofal y plentyn."),
        lambda given: _in_no(given, EPISODES), needs=(EPISODES,),
    ),
    of_missing(
        "INT04", "CHILD", "CHILD not in header.csv",
        ("This child is not in header.csv.", "Nid yw’r plentyn hwn yn header.csv."),
        CHECK_CHILD, lambda given: _in_no(given, HEADER), needs=(HEADER,),
    ),
    of_missing(
        "INT13", "DOB", "DOB is not that of header.csv",
        ("The birth date is not that of header.csv.", "Nid yw’r dyddiad geni yr un ag yn header.csv."),
        Words("Check that the row is about this child, and correct the date that is wrong.",
              "Gwiriwch fod y rhes yn ymwneud â’r plentyn hwn, a chywirwch y dyddiad anghywir."),
        _birth_differs, needs=(HEADER,),
    ),
    # No published rule has a row to point at here, and no child matters more.
    Rule(
        "YM-576", Severity.ERROR, MISSING, ("CHILD",), "open in last year’s return, and CHILD not in this year’s missing.csv",
        Words("Last year’s return left this child missing, and this year’s doesn’t speak of the child at all. "
              "The rows are those of last year’s file.",
              "Gadawodd ffurflen y llynedd y plentyn hwn ar goll, ac nid yw un eleni’n sôn am y plentyn o gwbl. "
              "Rhesi ffeil y llynedd yw’r rhain."),
        Words("Find out where the child is. Then add the period, with its end if there is one.",
              "Darganfyddwch ble mae’r plentyn. Yna ychwanegwch y cyfnod, gyda’i ddiwedd os oes un."),
        _absent, needs_previous=(MISSING,), in_previous=True, since="2025-26",
    ),
)  # fmt: skip

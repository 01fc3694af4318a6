"""Rules of missing.csv that need no other table."""

import polars as pl

from ymylon.publication.rules.rule import Given, Rule, Severity
from ymylon.publication.rules.ssda903.layouts import MISSING
from ymylon.terms.words import Words

CHECK_DATES = Words("Check both dates against the child’s record.", "Gwiriwch y ddau ddyddiad yn erbyn cofnod y plentyn.")
WRITE_DATE = Words("Write it as dd/mm/yyyy, as in 04/11/2025.", "Ysgrifennwch ef fel dd/mm/bbbb, fel yn 04/11/2025.")
WRITE_TYPE = Words(
    "Write M (missing) or A (away from placement without authorisation).",
    "Ysgrifennwch M (ar goll) neu A (i ffwrdd o’r lleoliad heb awdurdod).",
)

start, end, born = pl.col("mis_start"), pl.col("mis_end"), pl.col("dob")
start_text, end_text, kind = pl.col("MIS_START"), pl.col("MIS_END"), pl.col("MISSING")


def of_missing(code: str, fields: str, fails: str, message: tuple[str, str], mend: Words, finds, **more) -> Rule:
    """A rule under its own number: all of the published ones are errors."""
    return Rule(
        code, Severity.ERROR, MISSING, tuple(fields.split()), fails, Words(*message), mend, finds, since="2022-23", **more
    )


def _overlaps(given: Given) -> pl.DataFrame:
    """Each period beside the one before it, in the order that the rule states."""
    before = pl.col("mis_end").shift(1)
    return (
        given.tables[MISSING]
        .lazy()
        .filter(pl.col("CHILD").is_not_null())
        .select("row", "CHILD", "mis_start", "mis_end", end.fill_null(start).alias("until"))
        .sort("CHILD", "until", "mis_start", nulls_last=True, maintain_order=True)
        .filter((pl.col("CHILD") == pl.col("CHILD").shift(1)) & (before.is_null() | (pl.col("mis_start") < before)))
        .select("row")
        .collect()
    )


SINGLE = (
    of_missing(
        "564", "MISSING MIS_START", "MISSING in (M, A) and MIS_START is blank",
        ("The child was missing or away, and the day on which that began is blank.",
         "Roedd y plentyn ar goll neu i ffwrdd, ac mae’r diwrnod y dechreuodd hynny’n wag."),
        WRITE_DATE, lambda given: kind.is_in(["M", "A"]) & start_text.is_null(),
    ),
    of_missing(
        "565", "MISSING MIS_START", "MIS_START is not blank and MISSING is blank",
        ("The day on which the period began is there, but not whether the child was missing or away.",
         "Mae’r diwrnod y dechreuodd y cyfnod yno, ond nid a oedd y plentyn ar goll neu i ffwrdd."),
        WRITE_TYPE, lambda given: start_text.is_not_null() & kind.is_null(),
    ),
    of_missing(
        "566", "MISSING MIS_END", "MIS_END is not blank and MISSING is blank",
        ("The day on which the period ended is there, but not whether the child was missing or away.",
         "Mae’r diwrnod y gorffennodd y cyfnod yno, ond nid a oedd y plentyn ar goll neu i ffwrdd."),
        WRITE_TYPE, lambda given: end_text.is_not_null() & kind.is_null(),
    ),
    of_missing(
        "567", "MIS_START MIS_END", "MIS_END < MIS_START",
        ("The period ends before it begins.", "Mae’r cyfnod yn gorffen cyn iddo ddechrau."),
        CHECK_DATES, lambda given: start > end,
    ),
    of_missing(
        "570", "MIS_START", "MIS_START > end of the year",
        ("The period begins after the end of the collection year.",
         "Mae’r cyfnod yn dechrau ar ôl diwedd y flwyddyn gasglu."),
        Words("Correct the date, or leave the period for the next return.",
              "Cywirwch y dyddiad, neu gadewch y cyfnod ar gyfer y ffurflen nesaf."),
        lambda given: start > given.year.ends_on,
    ),
    of_missing(
        "571", "MIS_END", "MIS_END < start of the year or MIS_END > end of the year",
        ("The period ends before the collection year begins, or after it ends.",
         "Mae’r cyfnod yn gorffen cyn i’r flwyddyn gasglu ddechrau, neu ar ôl iddi ddod i ben."),
        Words("Correct the date. A period that is still open at the year’s end has no end date.",
              "Cywirwch y dyddiad. Nid oes dyddiad gorffen i gyfnod sy’n dal ar agor ar ddiwedd y flwyddyn."),
        lambda given: ~end.is_between(given.year.starts_on, given.year.ends_on),
    ),
    of_missing(
        "574", "MIS_START MIS_END", "previous MIS_END is no date, or MIS_START < previous MIS_END",
        ("The period begins while the child’s previous period is still open, or before it ended.",
         "Mae’r cyfnod yn dechrau tra bo cyfnod blaenorol y plentyn yn dal ar agor, neu cyn iddo orffen."),
        Words("End the earlier period, make one period of the two, or correct the dates.",
              "Rhowch ddiwedd i’r cyfnod cynharach, gwnewch un cyfnod o’r ddau, neu cywirwch y dyddiadau."),
        _overlaps,
        order="CHILD, MIS_END (MIS_START where it is no date), MIS_START; no date last; ties as in the file",
    ),
    of_missing(
        "586", "MIS_START", "MIS_START <= DOB",
        ("The period begins on the day on which the child was born, or before.",
         "Mae’r cyfnod yn dechrau ar y diwrnod y ganed y plentyn, neu cyn hynny."),
        Words("Check the birth date and the start; one of them is wrong.",
              "Gwiriwch y dyddiad geni a’r dechrau; mae un ohonynt yn anghywir."),
        lambda given: start <= born,
    ),
    of_missing(
        "1004", "MIS_START", "MIS_START is blank or no date",
        ("The day on which the period began is blank or not a date.",
         "Mae’r diwrnod y dechreuodd y cyfnod yn wag neu nid yw’n ddyddiad."),
        WRITE_DATE, lambda given: start.is_null(),
    ),
    of_missing(
        "1005", "MIS_END", "MIS_END is not blank and no date",
        ("The day on which the period ended is not a date.", "Nid yw’r diwrnod y gorffennodd y cyfnod yn ddyddiad."),
        Words("Write it as dd/mm/yyyy, or leave the cell blank if the child is still missing.",
              "Ysgrifennwch ef fel dd/mm/bbbb, neu gadewch y gell yn wag os yw’r plentyn yn dal ar goll."),
        lambda given: end_text.is_not_null() & end.is_null(),
    ),
    of_missing(
        "1006", "MISSING", "MISSING is not blank and not in (M, A)",
        ("What MISSING says is neither M nor A.", "Nid yw’r hyn a ddywed MISSING yn M nac yn A."),
        WRITE_TYPE, lambda given: ~kind.is_in(["M", "A"]),
    ),
)  # fmt: skip

"""Why somebody on record could be the one who was asked for."""

from datetime import date

import pytest

from ymylon.linkage.rules.asked import read
from ymylon.linkage.rules.likeness import Held, compared, enough, likeness
from ymylon.terms.codes import Precision

TODAY = date(2026, 11, 22)
CAI = Held(
    (("CURRENT", "Cai", "Morgan-Rees"), ("KNOWN_AS", "Caz", "Morgan-Rees"), ("FORMER", "Cai", "Prydderch")),
    date(2012, 3, 19),
    Precision.DAY,
)
IOLO = Held((("CURRENT", "Iolo", "ap Rhys"),), date(2012, 1, 1), Precision.YEAR)
SIAN = Held((("CURRENT", "Siân", "Jones"),))


@pytest.mark.parametrize(
    ("typed", "held", "met", "why"),
    [
        ("Cai Morgan-Rees", CAI, 3, "The name is the same."),
        ("rees morgan cai", CAI, 3, "The name is the same."),
        ("kai morgan", CAI, 2, "“kai” is a form of “Cai”; “morgan” is part of the surname “Morgan-Rees”."),
        ("Cai Mor", CAI, 2, "“Cai” is the same; “Mor” is the beginning of “Morgan”."),
        ("Caz", CAI, 1, "Known as “Caz”."),
        ("Cai Prydderch", CAI, 2, "“Cai” is the same; was once “Prydderch”."),
        ("Cai Prytherch", CAI, 2, "“Cai” is the same; “Prytherch” sounds like “Prydderch”; was once “Prydderch”."),
        ("Cai Tudur", CAI, 1, "“Cai” is the same; “Tudur” is not in the record."),
        ("Cai 19/3/2012", CAI, 2, "“Cai” is the same; the birth date is the same."),
        ("Cai 19/3/2013", CAI, 2, "“Cai” is the same; one figure of the birth date differs."),
        ("Cai March 2012", CAI, 2, "“Cai” is the same; born in that month."),
        ("Cai 2012", CAI, 2, "“Cai” is the same; born in that year."),
        ("Cai 14", CAI, 2, "“Cai” is the same; the age fits."),
        ("Cai 12", CAI, 1, "“Cai” is the same; the birth date is another one."),
        ("Iolo Rhys", IOLO, 2, "The name is the same; “ap”, “ab” or “ferch” left out."),
        ("Iolo Price", IOLO, 2, "“Iolo” is the same; “Price” is a form of “Rhys”."),
        ("Iolo 4/3/2011", IOLO, 2, "“Iolo” is the same; the estimated year of birth fits."),
        ("Iolo 4/3/2009", IOLO, 1, "“Iolo” is the same; the birth date is another one."),
        ("Sian 4/3/2011", SIAN, 1, "“Sian” is “Siân” written differently; the birth date is not known yet."),
    ],
)
def test_why(typed, held, met, why):
    like = likeness(read(typed), held, on=TODAY)
    assert (like.met, like.sentence.en) == (met, why)
    assert like.sentence.cy.endswith(".")
    assert like.sentence.cy != like.sentence.en


def test_day_and_month_the_other_way_round():
    held = Held((("CURRENT", "Siân", "Jones"),), date(2011, 3, 4), Precision.DAY)
    assert "the other way round" in likeness(read("Siân 3/4/2011"), held).sentence.en


def test_a_number_goes_before_everything():
    like = likeness(read("9434765919"), SIAN, ("NHS_NUMBER", "9434765919"))
    assert (like.met, like.by_number, like.sentence.en) == (1, True, "NHS number is the same.")


def test_a_nearer_name_has_the_smaller_distance():
    distances = [likeness(read(typed), CAI).distance for typed in ("Cai Morgan", "Kai Morgan", "Kai Morgen", "Kai Mor")]
    assert distances == sorted(distances)
    assert len(set(distances)) == 4


@pytest.mark.parametrize(
    ("met", "best", "asked", "shown"),
    [
        (1, 1, 1, True), (2, 2, 2, True), (1, 2, 2, False), (1, 1, 2, True), (3, 3, 3, True), (2, 3, 3, True),
        (1, 3, 3, False), (2, 2, 3, True), (1, 1, 3, False), (2, 4, 4, False), (3, 4, 4, True),
    ],
)  # fmt: skip
def test_who_is_worth_showing(met, best, asked, shown):
    assert enough(met, best, asked) is shown


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Cai", "Cai", "SAME"), ("Siân", "Sian", "SAME"), ("Morgan-Rees", "Rees Morgan", "SAME"), ("Cai", "Kai", "FORM"),
        ("ap Rhys", "Price", "FORM"), ("Morgan", "Morgan-Rees", "FORM"), ("Prydderch", "Prytherch", "SOUND"),
        # Twins: what tells them apart is their given name.
        ("Mali", "Gwen", "NOT_FOUND"), ("Owain", "Osian", "NOT_FOUND"),
    ],
)  # fmt: skip
def test_two_names_beside_one_another(left, right, kind):
    assert compared(left, right) == compared(right, left) == kind

"""Problems of missing.csv: the periods in which a child was missing, or away without authorisation."""

from ymylon.exchange.rules.wording.children import CHECK_DATE, WRITE_DATE
from ymylon.exchange.rules.wording.files import depends_on_child, row_shape
from ymylon.exchange.rules.wording.level import Level, Wording, worded

CHECK_AGAINST_PLACEMENTS = (
    "Check the dates against the child’s placements in episodes.csv.",
    "Gwiriwch y dyddiadau yn erbyn lleoliadau’r plentyn yn episodes.csv.",
)

PERIODS: dict[str, Wording] = row_shape("MIS") | depends_on_child("MIS") | {
    "MIS-DOB": worded(
        Level.VALUE,
        ("The birth date is blank or not a date. That of header.csv is used.",
         "Mae’r dyddiad geni yn wag neu nid yw’n ddyddiad. Defnyddir yr un yn header.csv."),
        WRITE_DATE,
    ),
    "MIS-DOB-DIFFERS": worded(
        Level.VALUE,
        ("The birth date is not that of header.csv, row {other}. That of header.csv is used.",
         "Nid yw’r dyddiad geni yr un ag yn header.csv, rhes {other}. Defnyddir yr un yn header.csv."),
        ("Check that the row is about this child.", "Gwiriwch fod y rhes yn ymwneud â’r plentyn hwn."),
    ),
    "MIS-TYPE": worded(
        Level.VALUE,
        ("MISSING is not M (whereabouts not known) or A (away without authorisation).",
         "Nid yw MISSING yn M (lleoliad yn anhysbys) nac yn A (i ffwrdd heb awdurdod)."),
        ("Write M or A.", "Ysgrifennwch M neu A."),
    ),
    "MIS-START": worded(
        Level.ROW,
        ("The day on which the period began is blank or not a date.",
         "Mae’r diwrnod y dechreuodd y cyfnod yn wag neu nid yw’n ddyddiad."),
        WRITE_DATE,
    ),
    "MIS-END": worded(
        Level.ROW,
        ("The day on which the period ended is not a date. Without it, it would look as if the child were still missing.",
         "Nid yw’r diwrnod y gorffennodd y cyfnod yn ddyddiad. Hebddo, byddai’n edrych fel petai’r plentyn yn dal ar goll."),
        WRITE_DATE,
    ),
    "MIS-ORDER": worded(
        Level.ROW,
        ("The period ends before it begins.", "Mae’r cyfnod yn gorffen cyn iddo ddechrau."),
        CHECK_DATE,
    ),
    "MIS-FUTURE": worded(
        Level.ROW,
        ("A date of this period lies in the future.", "Mae un o ddyddiadau’r cyfnod hwn yn y dyfodol."),
        CHECK_DATE,
    ),
    "MIS-BEFORE-BIRTH": worded(
        Level.ROW,
        ("The period begins before the child was born (header.csv, row {other}).",
         "Mae’r cyfnod yn dechrau cyn geni’r plentyn (header.csv, rhes {other})."),
        ("Check both dates; one of them is wrong.", "Gwiriwch y ddau ddyddiad; mae un ohonynt yn anghywir."),
    ),
    "MIS-REPEATED": worded(
        Level.ROW,
        ("Row {other} says the same of this child, and stands.",
         "Mae rhes {other} yn dweud yr un peth am y plentyn hwn, ac yn sefyll."),
        ("Take out one of the two rows.", "Tynnwch un o’r ddwy res."),
    ),
    "MIS-OVERLAP": worded(
        Level.ROW,
        ("The period begins while that of row {other} still runs, and a child is missing once at a time. "
         "The one that began first stands.",
         "Mae’r cyfnod yn dechrau tra bo cyfnod rhes {other} yn dal i redeg, ac unwaith ar y tro y mae plentyn ar goll. "
         "Yr un a ddechreuodd gyntaf sy’n sefyll."),
        ("Make one period of the two, or correct the dates.", "Gwnewch un cyfnod o’r ddau, neu cywirwch y dyddiadau."),
    ),
    "MIS-HELD-OVERLAP": worded(
        Level.ROW,
        ("Counted in whole days, the period overlaps an episode that stands on record, and that this return doesn’t contain "
         "or can’t change.",
         "O gyfrif mewn diwrnodau cyfan, mae’r cyfnod yn gorgyffwrdd ag un sy’n sefyll ar gofnod, ac nad yw yn y ffurflen hon "
         "neu na all hi ei newid."),
        ("Compare the dates with the child’s record.", "Cymharwch y dyddiadau â chofnod y plentyn."),
    ),
    "MIS-HELD-DIFFERS": worded(
        Level.VALUE,
        ("The episode on record says otherwise: since then it ended, was worked on, or proved to be recorded in error. "
         "The record stands.",
         "Mae’r cyfnod ar gofnod yn dweud yn wahanol: ers hynny daeth i ben, gweithiwyd arno, neu gwelwyd mai drwy gamgymeriad "
         "y’i cofnodwyd. Y cofnod sy’n sefyll."),
        ("Find out which is right, and correct the other.", "Darganfyddwch pa un sy’n gywir, a chywirwch y llall."),
    ),
    "MIS-OUTSIDE": worded(
        Level.QUERY,
        ("The child had no placement on any day of this period.",
         "Nid oedd gan y plentyn leoliad ar unrhyw ddiwrnod o’r cyfnod hwn."),
        CHECK_AGAINST_PLACEMENTS,
    ),
    "MIS-PARTLY-OUTSIDE": worded(
        Level.QUERY,
        ("The child had no placement on some days of this period.",
         "Nid oedd gan y plentyn leoliad ar rai o ddyddiau’r cyfnod hwn."),
        CHECK_AGAINST_PLACEMENTS,
    ),
    "MIS-PLACEMENT-REFUSED": worded(
        Level.QUERY,
        ("The period depends on the placement in row {other} of episodes.csv, which was refused. "
         "It was taken without a placement.",
         "Mae’r cyfnod yn dibynnu ar y lleoliad yn rhes {other} o episodes.csv, a wrthodwyd. Fe’i derbyniwyd heb leoliad."),
        ("Mend row {other} of episodes.csv.", "Cywirwch res {other} o episodes.csv."),
    ),
    "MIS-PLACEMENT-HELD": worded(
        Level.QUERY,
        ("The period depends on the placement in row {other} of episodes.csv, which was refused for one that stands on record. "
         "It was taken without it.",
         "Mae’r cyfnod yn dibynnu ar y lleoliad yn rhes {other} o episodes.csv, a wrthodwyd oherwydd un sy’n sefyll ar gofnod. "
         "Fe’i derbyniwyd hebddo."),
        ("Compare row {other} of episodes.csv with the child’s record.",
         "Cymharwch res {other} o episodes.csv â chofnod y plentyn."),
    ),
    "MIS-AFTER-18": worded(
        Level.QUERY,
        ("The period begins on or after the child’s eighteenth birthday.",
         "Mae’r cyfnod yn dechrau ar ben-blwydd y plentyn yn ddeunaw, neu wedyn."),
        CHECK_DATE,
    ),
    "MIS-OPEN": worded(
        Level.QUERY,
        ("The period has no end. It was taken as open; nobody is told because of it.",
         "Nid oes diwedd i’r cyfnod. Cymerwyd ei fod ar agor; ni ddywedir wrth neb o’i herwydd."),
        ("If the child has been found, write the day in MIS_END.",
         "Os daethpwyd o hyd i’r plentyn, ysgrifennwch y diwrnod yn MIS_END."),
    ),
}  # fmt: skip

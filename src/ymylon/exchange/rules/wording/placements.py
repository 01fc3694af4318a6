"""Problems of episodes.csv: where the children were placed."""

from ymylon.exchange.rules.wording.children import CHECK_DATE, WRITE_DATE
from ymylon.exchange.rules.wording.files import depends_on_child, row_shape
from ymylon.exchange.rules.wording.level import Level, Wording, worded

END_ONE_FIRST = (
    "End the earlier placement on the day on which the later one began, or correct the dates.",
    "Gorffennwch y lleoliad cynharach ar y diwrnod y dechreuodd yr un diweddarach, neu cywirwch y dyddiadau.",
)


def _not_a_code(column: str) -> Wording:
    return worded(
        Level.VALUE,
        (f"{column} is blank or not a code of the return’s list.", f"Mae {column} yn wag neu nid yw’n god ar restr y ffurflen."),
        ("Use a code of the list for the return’s year.", "Defnyddiwch god o’r rhestr ar gyfer blwyddyn y ffurflen."),
    )


def _not_a_postcode(whose: str, whose_cy: str) -> Wording:
    return worded(
        Level.VALUE,
        (f"The postcode of {whose} doesn’t have the shape of a postcode.", f"Nid oes ffurf cod post ar god post {whose_cy}."),
        ("Check the address, or leave the cell blank.", "Gwiriwch y cyfeiriad, neu gadewch y gell yn wag."),
    )


PLACEMENTS: dict[str, Wording] = row_shape("EPI") | depends_on_child("EPI") | {
    "EPI-DECOM": worded(
        Level.ROW,
        ("The day on which the placement began is blank or not a date.",
         "Mae’r diwrnod y dechreuodd y lleoliad yn wag neu nid yw’n ddyddiad."),
        WRITE_DATE,
    ),
    "EPI-DEC": worded(
        Level.ROW,
        ("The day on which the placement ended is not a date. Without it, it would look as if the child still lived there.",
         "Nid yw’r diwrnod y gorffennodd y lleoliad yn ddyddiad. Hebddo, byddai’n edrych fel petai’r plentyn yn dal i fyw yno."),
        WRITE_DATE,
    ),
    "EPI-ORDER": worded(
        Level.ROW,
        ("The placement ends before it begins.", "Mae’r lleoliad yn gorffen cyn iddo ddechrau."),
        CHECK_DATE,
    ),
    "EPI-FUTURE": worded(
        Level.ROW,
        ("A date of this placement lies in the future; a return tells what has happened.",
         "Mae un o ddyddiadau’r lleoliad hwn yn y dyfodol; mae ffurflen yn dweud beth sydd wedi digwydd."),
        CHECK_DATE,
    ),
    "EPI-BEFORE-BIRTH": worded(
        Level.ROW,
        ("The placement begins before the child was born (header.csv, row {other}).",
         "Mae’r lleoliad yn dechrau cyn geni’r plentyn (header.csv, rhes {other})."),
        ("Check both dates; one of them is wrong.", "Gwiriwch y ddau ddyddiad; mae un ohonynt yn anghywir."),
    ),
    "EPI-REPEATED": worded(
        Level.ROW,
        ("Row {other} says the same of this child, and stands.",
         "Mae rhes {other} yn dweud yr un peth am y plentyn hwn, ac yn sefyll."),
        ("Take out one of the two rows.", "Tynnwch un o’r ddwy res."),
    ),
    "EPI-OVERLAP": worded(
        Level.ROW,
        ("The placement begins while that of row {other} still runs, and a child has one placement at a time. "
         "The one that began first stands.",
         "Mae’r lleoliad yn dechrau tra bo lleoliad rhes {other} yn dal i redeg, ac un lleoliad ar y tro sydd gan blentyn. "
         "Yr un a ddechreuodd gyntaf sy’n sefyll."),
        END_ONE_FIRST,
    ),
    "EPI-TWO-OPEN": worded(
        Level.ROW,
        ("This placement and that of row {other} are both still open. The one that began first stands.",
         "Mae’r lleoliad hwn a lleoliad rhes {other} ill dau’n dal ar agor. Yr un a ddechreuodd gyntaf sy’n sefyll."),
        END_ONE_FIRST,
    ),
    "EPI-HELD-OVERLAP": worded(
        Level.ROW,
        ("The placement overlaps one that is on record already, and which this return doesn’t contain.",
         "Mae’r lleoliad yn gorgyffwrdd ag un sydd ar gofnod eisoes, ac nad yw yn y ffurflen hon."),
        ("Compare the dates with the child’s record.", "Cymharwch y dyddiadau â chofnod y plentyn."),
    ),
    "EPI-AFTER-18": worded(
        Level.QUERY,
        ("The placement runs beyond the child’s eighteenth birthday.",
         "Mae’r lleoliad yn parhau y tu hwnt i ben-blwydd y plentyn yn ddeunaw."),
        CHECK_DATE,
    ),
    "EPI-SAME-DAY": worded(
        Level.ROW,
        ("The placement begins and ends on the same day. The day on which one ends belongs to the next, "
         "so this one has no day of its own.",
         "Mae’r lleoliad yn dechrau ac yn gorffen ar yr un diwrnod. I’r un nesaf y perthyn diwrnod olaf lleoliad, "
         "felly nid oes i hwn ddiwrnod ei hun."),
        CHECK_DATE,
    ),
    "EPI-REC-OPEN": worded(
        Level.QUERY,
        ("A reason for ending is given (REC), but no day on which the placement ended. It was taken as open.",
         "Rhoddir rheswm dros orffen (REC), ond nid y diwrnod y gorffennodd y lleoliad. Cymerwyd ei fod ar agor."),
        ("Write the day in DEC, or take REC out.", "Ysgrifennwch y diwrnod yn DEC, neu tynnwch REC."),
    ),
    "EPI-REC-BLANK": worded(
        Level.QUERY,
        ("The placement has ended, but no reason is given (REC).",
         "Mae’r lleoliad wedi gorffen, ond ni roddir rheswm (REC)."),
        ("Write the reason’s code in REC.", "Ysgrifennwch god y rheswm yn REC."),
    ),
    "EPI-RNE": _not_a_code("RNE"),
    "EPI-LS": _not_a_code("LS"),
    "EPI-CIN": _not_a_code("CIN"),
    "EPI-PLACE": _not_a_code("PLACE"),
    "EPI-PLACE-PROVIDER": _not_a_code("PLACE_PROVIDER"),
    "EPI-REC": worded(
        Level.VALUE,
        ("REC is not a code of the return’s list.", "Nid yw REC yn god ar restr y ffurflen."),
        ("Use a code of the list for the return’s year.", "Defnyddiwch god o’r rhestr ar gyfer blwyddyn y ffurflen."),
    ),
    "EPI-REASON-PLACE-CHANGE": worded(
        Level.VALUE,
        ("REASON_PLACE_CHANGE is not a code of the return’s list.",
         "Nid yw REASON_PLACE_CHANGE yn god ar restr y ffurflen."),
        ("Use a code of the list for the return’s year.", "Defnyddiwch god o’r rhestr ar gyfer blwyddyn y ffurflen."),
    ),
    "EPI-HOME-POST": _not_a_postcode("the child’s home", "cartref y plentyn"),
    "EPI-PL-POST": _not_a_postcode("the placement", "y lleoliad"),
    "EPI-URN": worded(
        Level.VALUE,
        ("URN is not a provider’s number of seven digits (or XXXXXXX, or SC and six digits).",
         "Nid yw URN yn rhif darparwr o saith digid (neu XXXXXXX, neu SC a chwe digid)."),
        ("Look the number up in the inspectorate’s register.", "Chwiliwch am y rhif yng nghofrestr yr arolygiaeth."),
    ),
}  # fmt: skip

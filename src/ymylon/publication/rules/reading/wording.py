"""What can be wrong with a file as a whole: the problems that an import knows too, and those of many forms of file."""

from ymylon.exchange.rules.wording import Level
from ymylon.exchange.rules.wording.files import EXPORT_AGAIN, FILES, SAVE_AS
from ymylon.publication.rules.rule import Severity
from ymylon.terms.words import Words

# Those of an import that mean the same here.
_SHARED = (
    "FILE-CLOSED", "FILE-EMPTY", "FILE-TOO-LARGE", "FILE-NUL", "FILE-ENCODING", "FILE-SEPARATOR", "FILE-NO-HEADING",
    "FILE-COLUMN-ABSENT",
    "FILE-COLUMN-TWICE", "FILE-COLUMN-EXTRA", "FILE-UTF-16", "FILE-WINDOWS-1252", "FILE-BLANK-LINES", "FILE-NO-ROWS",
)  # fmt: skip
_SEVERITY = {Level.FILE: Severity.ERROR, Level.QUERY: Severity.QUERY}
_OURS: dict[str, tuple[Severity, tuple[str, str], tuple[str, str]]] = {
    "FILE-DOCUMENT": (
        Severity.ERROR,
        ("This is an old workbook (.xls), a PDF or a locked document; it can’t be read here.",
         "Hen lyfr gwaith (.xls), PDF neu ddogfen dan glo yw hon; ni ellir ei darllen yma."),
        ("Save it as .xlsx without a password, or as CSV UTF-8.",
         "Cadwch hi fel .xlsx heb gyfrinair, neu fel CSV UTF-8."),
    ),
    "FILE-DAMAGED": (
        Severity.ERROR,
        ("This file is damaged, or is not what its first bytes say.",
         "Mae’r ffeil hon wedi’i difrodi, neu nid yw’r hyn y mae ei beitiau cyntaf yn ei ddweud."),
        EXPORT_AGAIN,
    ),
    "FILE-SWELLS": (
        Severity.ERROR,
        ("This file grows out of all proportion when it is unpacked; reading it was stopped.",
         "Mae’r ffeil hon yn chwyddo y tu hwnt i bob rheswm wrth ei dadbacio; stopiwyd ei ddarllen."),
        ("No return is like that. Ask where the file comes from, and export it again.",
         "Nid oes ffurflen fel hynny. Gofynnwch o ble y daw’r ffeil, a’i hallforio eto."),
    ),
    "FILE-QUOTES": (
        Severity.ERROR,
        ("A quotation mark is opened in this file and never closed.",
         "Agorir dyfynnod yn y ffeil hon na chaiff ei gau."),
        SAVE_AS,
    ),
    "FILE-MERGED": (
        Severity.ERROR,
        ("Cells of the heading are merged, so it can’t be told which column is which.",
         "Mae celloedd y pennawd wedi’u huno, felly ni ellir dweud pa golofn yw pa un."),
        ("Unmerge them and write one name over each column.",
         "Dad-unwch nhw ac ysgrifennwch un enw uwchben pob colofn."),
    ),
    "FILE-COLUMN-KIND": (
        Severity.ERROR,
        ("This column holds tables, bytes or lengths of time, of which no rule can make anything; its cells were not read.",
         "Mae’r golofn hon yn dal tablau, beitiau neu gyfnodau o amser, na all yr un rheol wneud dim â nhw; ni ddarllenwyd ei"
         " chelloedd."),
        ("Export it as text, numbers or dates: a date that is lost can look like a child still missing.",
         "Allforiwch hi fel testun, rhifau neu ddyddiadau: gall dyddiad a gollwyd edrych fel plentyn sy’n dal ar goll."),
    ),
    "FILE-FORMULA-TEXT": (
        Severity.ERROR,
        ("Cells of this column hold a formula, and nothing says what it came to.",
         "Mae celloedd yn y golofn hon yn dal fformiwla, ac nid oes dim yn dweud beth oedd ei chanlyniad."),
        ("Replace the formulas by their values in the program that made the file, and save it again.",
         "Rhowch eu gwerthoedd yn lle’r fformiwlâu yn y rhaglen a wnaeth y ffeil, a’i chadw eto."),
    ),
    "FILE-FORMULA": (
        Severity.QUERY,
        ("Cells of this column hold formulas. The values that the spreadsheet last worked out were read.",
         "Mae celloedd yn y golofn hon yn dal fformiwlâu. Darllenwyd y gwerthoedd a gyfrifwyd ddiwethaf gan y daenlen."),
        ("Replace the formulas by their values, so that nobody is left to guess.",
         "Rhowch eu gwerthoedd yn lle’r fformiwlâu, fel na fydd neb yn gorfod dyfalu."),
    ),
    "FILE-SHEETS": (
        Severity.QUERY,
        ("This workbook has several sheets. The first was read.",
         "Mae sawl dalen yn y llyfr gwaith hwn. Darllenwyd y gyntaf."),
        ("Put each table into a file of its own.", "Rhowch bob tabl mewn ffeil ar wahân."),
    ),
    "FILE-NO-TABLE": (
        Severity.ERROR,
        ("Neither the name of this file nor its columns say which table of the return it is.",
         "Nid yw enw’r ffeil hon na’i cholofnau’n dweud pa dabl o’r ffurflen ydyw."),
        ("Of another standard? Name that, as in --standard ssda903. Otherwise open it, look at its first line, export it again.",
         "A yw’n perthyn i safon arall? Enwch honno, fel yn --standard ssda903. Fel arall agorwch hi, edrychwch ar ei llinell"
         " gyntaf, a’i hallforio eto."),
    ),
    "FILE-NOT-JUDGED": (
        Severity.INFORMATION,
        ("No rule here is about this table of the return; it was not read.",
         "Nid oes rheol yma am y tabl hwn o’r ffurflen; ni chafodd ei ddarllen."),
        ("Nothing need be done.", "Nid oes angen gwneud dim."),
    ),
    "FILE-TABLE-TWICE": (
        Severity.ERROR,
        ("An earlier file is the same table of the return; this one was not read.",
         "Mae ffeil flaenorol yr un tabl o’r ffurflen; ni chafodd hon ei darllen."),
        ("Name one file for each table.", "Enwch un ffeil i bob tabl."),
    ),
    "FILE-OTHER-YEAR": (
        Severity.QUERY,
        ("No date of this file lies in the collection year: it seems to be of another year.",
         "Nid oes dyddiad yn y ffeil hon yn y flwyddyn gasglu: mae’n ymddangos ei bod o flwyddyn arall."),
        ("Name its year with --year, as in --year 2025-26, or look for the file of this year.",
         "Enwch ei blwyddyn â --year, fel yn --year 2025-26, neu chwiliwch am ffeil y flwyddyn hon."),
    ),
    "FILE-SPREADSHEET-ZERO": (
        Severity.QUERY,
        ("Dates of January 1900 stand in this column: a spreadsheet makes them of an empty cell or of a nought.",
         "Mae dyddiadau o Ionawr 1900 yn y golofn hon: taenlen sy’n eu gwneud o gell wag neu o sero."),
        ("Clear these cells if nothing is known, or write the real date.",
         "Gwagiwch y celloedd hyn os nad oes dim yn hysbys, neu ysgrifennwch y dyddiad cywir."),
    ),
    "FILE-BLANK-END": (
        Severity.INFORMATION,
        ("The rows at the end of this file have no value in any cell; they were left aside.",
         "Nid oes gwerth mewn unrhyw gell yn y rhesi ar ddiwedd y ffeil hon; fe’u rhoddwyd o’r neilltu."),
        ("Nothing need be done.", "Nid oes angen gwneud dim."),
    ),
    "ROW-CELLS": (
        Severity.ERROR,
        ("The row has more cells than there are columns, or fewer.",
         "Mae gan y rhes fwy o gelloedd nag sydd o golofnau, neu lai."),
        ("Look for a comma too many, or for a line that was cut off: a date that is lost can look like a child still missing.",
         "Chwiliwch am atalnod yn ormod, neu am linell a dorrwyd: gall dyddiad a gollwyd edrych fel plentyn sy’n dal ar goll."),
    ),
}  # fmt: skip


def _both(reason: Words | tuple[str, ...], mend: Words | tuple[str, ...]) -> Words:
    return Words(f"{reason[0]} {mend[0]}", f"{reason[1]} {mend[1]}")


FILE_PROBLEMS: dict[str, tuple[Severity, Words]] = {
    code: (_SEVERITY[FILES[code].level], _both(FILES[code].reason, FILES[code].mend)) for code in _SHARED
} | {code: (severity, _both(reason, mend)) for code, (severity, reason, mend) in _OURS.items()}

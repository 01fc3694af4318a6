"""Problems of a file as a whole."""

from ymylon.exchange.rules.wording.level import Level, Wording, worded

SAVE_AS = (
    "Open it in the program that made it and save it as “CSV UTF-8 (comma delimited)”.",
    "Agorwch hi yn y rhaglen a’i gwnaeth a’i chadw fel “CSV UTF-8 (comma delimited)”.",
)
EXPORT_AGAIN = (
    "Export the file again from the case management system.",
    "Allforiwch y ffeil eto o’r system rheoli achosion.",
)

FILES: dict[str, Wording] = {
    "FOLDER-ABSENT": worded(
        Level.FILE,
        ("There is no such folder.", "Nid oes ffolder o’r fath."),
        ("Name the folder that holds header.csv, episodes.csv and missing.csv.",
         "Enwch y ffolder sy’n dal header.csv, episodes.csv a missing.csv."),
    ),
    "FOLDER-CLOSED": worded(
        Level.FILE,
        ("This folder can’t be opened.", "Ni ellir agor y ffolder hon."),
        ("Check that you may read it.", "Gwiriwch fod gennych hawl i’w darllen."),
    ),
    "FILE-ABSENT": worded(
        Level.FILE,
        ("This file is not in the folder.", "Nid yw’r ffeil hon yn y ffolder."),
        ("Put it there under exactly this name. Only missing.csv may be absent.",
         "Rhowch hi yno o dan yr union enw hwn. Dim ond missing.csv a gaiff fod yn absennol."),
    ),
    "FILE-CLOSED": worded(
        Level.FILE,
        ("This file can’t be opened.", "Ni ellir agor y ffeil hon."),
        ("Check that it is a file, that you may read it, and that no other program holds it.",
         "Gwiriwch mai ffeil ydyw, fod gennych hawl i’w darllen, ac nad oes rhaglen arall yn ei dal."),
    ),
    "FILE-EMPTY": worded(
        Level.FILE,
        ("This file is empty.", "Mae’r ffeil hon yn wag."),
        EXPORT_AGAIN,
    ),
    "FILE-TOO-LARGE": worded(
        Level.FILE,
        ("This file is larger than 512 MB; no council’s return is.",
         "Mae’r ffeil hon yn fwy na 512 MB; nid oes ffurflen yr un cyngor mor fawr."),
        ("Check that it is the file you meant.", "Gwiriwch mai hon yw’r ffeil yr oeddech yn ei bwriadu."),
    ),
    "FILE-WORKBOOK": worded(
        Level.FILE,
        ("This is a workbook or a document under a CSV file’s name.",
         "Llyfr gwaith neu ddogfen yw hon o dan enw ffeil CSV."),
        SAVE_AS,
    ),
    "FILE-NUL": worded(
        Level.FILE,
        ("This file holds NUL bytes: it is not plain text, or it was damaged on its way.",
         "Mae beitiau NUL yn y ffeil hon: nid testun plaen ydyw, neu cafodd ei difrodi ar ei ffordd."),
        SAVE_AS,
    ),
    "FILE-ENCODING": worded(
        Level.FILE,
        ("The text of this file can’t be decoded.", "Ni ellir datgodio testun y ffeil hon."),
        SAVE_AS,
    ),
    "FILE-SEPARATOR": worded(
        Level.FILE,
        ("The columns of this file are not separated by commas.",
         "Nid atalnodau sy’n gwahanu colofnau’r ffeil hon."),
        SAVE_AS,
    ),
    "FILE-NO-HEADING": worded(
        Level.FILE,
        ("The first line of this file doesn’t name the columns that belong in it.",
         "Nid yw llinell gyntaf y ffeil hon yn enwi’r colofnau sy’n perthyn iddi."),
        ("Check that it is the right file, and that its first line names its columns: take out any title above them.",
         "Gwiriwch mai hon yw’r ffeil gywir, a bod ei llinell gyntaf yn enwi ei cholofnau: tynnwch unrhyw deitl uwch eu pennau."),
    ),
    "FILE-COLUMN-ABSENT": worded(
        Level.FILE,
        ("This column is not in the file.", "Nid yw’r golofn hon yn y ffeil."),
        ("Export the file again with all its columns; their order doesn’t matter.",
         "Allforiwch y ffeil eto gyda’i holl golofnau; nid yw eu trefn o bwys."),
    ),
    "FILE-COLUMN-TWICE": worded(
        Level.FILE,
        ("Two columns of this file have this name.", "Mae gan ddwy golofn yn y ffeil hon yr enw hwn."),
        ("Take out the column that doesn’t belong.", "Tynnwch y golofn nad yw’n perthyn."),
    ),
    "FILE-COLUMN-EXTRA": worded(
        Level.QUERY,
        ("This column is not one of the return’s; it was not read.",
         "Nid un o golofnau’r ffurflen yw hon; ni chafodd ei darllen."),
        ("Nothing need be done.", "Nid oes angen gwneud dim."),
    ),
    "FILE-UTF-16": worded(
        Level.QUERY,
        ("This file is in UTF-16, not UTF-8. It was read all the same.",
         "Mae’r ffeil hon mewn UTF-16, nid UTF-8. Cafodd ei darllen serch hynny."),
        SAVE_AS,
    ),
    "FILE-WINDOWS-1252": worded(
        Level.QUERY,
        ("This file is not in UTF-8. It was read as Windows-1252.",
         "Nid yw’r ffeil hon mewn UTF-8. Cafodd ei darllen fel Windows-1252."),
        SAVE_AS,
    ),
    "FILE-BLANK-LINES": worded(
        Level.QUERY,
        ("There are blank lines between the rows. They are not counted as rows.",
         "Mae llinellau gwag rhwng y rhesi. Nid ydynt yn cael eu cyfrif fel rhesi."),
        ("Nothing need be done. To find a row, take out the blank lines first.",
         "Nid oes angen gwneud dim. I ddod o hyd i res, tynnwch y llinellau gwag yn gyntaf."),
    ),
    "NOTHING-TAKEN": worded(
        Level.FILE,
        ("Nothing was taken in: all or nothing was asked for, and at least one row was refused.",
         "Ni chymerwyd dim i mewn: gofynnwyd am bopeth neu ddim, a gwrthodwyd o leiaf un rhes."),
        ("Mend the rows that were refused, or take in what can stand.",
         "Cywirwch y rhesi a wrthodwyd, neu cymerwch yr hyn a all sefyll."),
    ),
    "FILE-NO-ROWS": worded(
        Level.QUERY,
        ("This file has a heading but no row.", "Mae pennawd i’r ffeil hon ond dim rhes."),
        EXPORT_AGAIN,
    ),
}  # fmt: skip


def row_shape(prefix: str) -> dict[str, Wording]:
    """The problems that a row of any of the files may have, whatever its columns."""
    return {
        f"{prefix}-FIELDS": worded(
            Level.ROW,
            ("The row has more cells than there are columns, or too few to reach its dates.",
             "Mae gan y rhes fwy o gelloedd nag sydd o golofnau, neu rhy ychydig i gyrraedd ei dyddiadau."),
            ("Look for a comma too many, or for a line that was cut off.",
             "Chwiliwch am atalnod yn ormod, neu am linell a dorrwyd yn fyr."),
        ),
        f"{prefix}-SHORT": worded(
            Level.QUERY,
            ("The row ends before its last columns. They were taken as blank.",
             "Mae’r rhes yn gorffen cyn ei cholofnau olaf. Cymerwyd eu bod yn wag."),
            ("Check that nothing was cut off.", "Gwiriwch na chafodd dim ei dorri ymaith."),
        ),
        f"{prefix}-FORMULA": worded(
            Level.VALUE,
            ("The cell begins like a spreadsheet formula. It was taken as text, never worked out, and kept out.",
             "Mae’r gell yn dechrau fel fformiwla taenlen. Cymerwyd hi fel testun, heb ei chyfrifo, a’i chadw allan."),
            ("Write the value itself.", "Ysgrifennwch y gwerth ei hun."),
        ),
        f"{prefix}-CHILD-BLANK": worded(
            Level.ROW,
            ("The row doesn’t say which child it is about.", "Nid yw’r rhes yn dweud am ba blentyn y mae."),
            ("Write the child’s identifier in CHILD.", "Ysgrifennwch ddynodwr y plentyn yn CHILD."),
        ),
    }  # fmt: skip


def depends_on_child(prefix: str) -> dict[str, Wording]:
    """The problems of a row about a child whose own row is absent or was refused."""
    return {
        f"{prefix}-CHILD-ABSENT": worded(
            Level.ROW,
            ("This child is not in header.csv, so the row has nobody to belong to.",
             "Nid yw’r plentyn hwn yn header.csv, felly nid oes neb i’r rhes berthyn iddo."),
            ("Add the child’s row to header.csv, or correct CHILD here.",
             "Ychwanegwch res y plentyn at header.csv, neu cywirwch CHILD yma."),
        ),
        f"{prefix}-CHILD-REFUSED": worded(
            Level.ROW,
            ("This row depends on row {other} of header.csv, which was refused.",
             "Mae’r rhes hon yn dibynnu ar res {other} o header.csv, a wrthodwyd."),
            ("Mend row {other} of header.csv first.", "Cywirwch res {other} o header.csv yn gyntaf."),
        ),
    }  # fmt: skip

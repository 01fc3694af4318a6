"""The workbook as XLSX: each table is marked as one, for whoever goes from table to table by ear."""

from datetime import datetime
from pathlib import Path

from ymylon.publication.rules.sheets.book import Book, Sheet

# Not the day on which it is written: the same release is the same file.
_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 — the format has no zone
_WIDEST = 90


def write(path: Path, book: Book) -> None:
    """Write it."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        made.set_properties({"title": book.title, "author": book.author, "created": _ALWAYS,
                             "comments": book.language})  # fmt: skip
        forms = {
            "title": made.add_format({"bold": True, "font_size": 15}),
            "line": made.add_format({"text_wrap": True, "valign": "top"}),
            "number": made.add_format({"num_format": "#,##0.##;-#,##0.##", "align": "right"}),
            "whole": made.add_format({"num_format": "#,##0", "align": "right"}),
            "code": made.add_format({"align": "right"}),
            "text": made.add_format({"text_wrap": True, "valign": "top"}),
        }
        for number, sheet in enumerate(book.sheets, 1):
            _sheet(made.add_worksheet(sheet.name), sheet, forms, number)


def _sheet(made, sheet: Sheet, forms: dict, number: int) -> None:
    made.write_string(0, 0, sheet.title, forms["title"])
    for row, line in enumerate(sheet.lines, 1):
        made.write_string(row, 0, line, None if sheet.columns else forms["line"])
    if not sheet.columns:
        made.set_column(0, 0, _WIDEST)
        return
    top = sheet.heading_row
    made.add_table(
        top, 0, top + len(sheet.rows), len(sheet.columns) - 1,
        {"name": f"table_{number}", "columns": [{"header": column} for column in sheet.columns], "autofilter": False,
         "style": "Table Style Light 1", "banded_rows": False, "first_column": True},
    )  # fmt: skip
    for row, cells in enumerate(sheet.rows, top + 1):
        for column, cell in enumerate(cells):
            if sheet.links and column == 0:
                made.write_url(row, column, f"internal:'{cell}'!A1", string=str(cell))
            elif isinstance(cell, str):
                made.write_string(row, column, cell, forms["text" if column == 0 or len(cells) == 2 else "code"])
            else:
                made.write_number(row, column, cell, forms["whole" if isinstance(cell, int) else "number"])
    for column, heading in enumerate(sheet.columns):
        widest = max([len(heading), *(len(str(row[column])) for row in sheet.rows)])
        made.set_column(column, column, min(widest + 3, _WIDEST))
    made.freeze_panes(top + 1, 1)

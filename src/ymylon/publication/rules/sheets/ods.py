"""The workbook as an OpenDocument spreadsheet, written here: what libraries call ODS is often XLSX by another name."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ymylon.publication.rules.sheets.book import Book, Cell, Sheet

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{its}:1.0"'
    for name, its in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("meta", "meta"),
                      ("fo", "xsl-fo-compatible"), ("number", "datastyle"), ("config", "config"))
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ALWAYS = (1980, 1, 1, 0, 0, 0)
_WIDEST, _OF_A_LETTER = 90, 0.19  # letters; centimetres


def write(path: Path, book: Book) -> None:
    """Write it: the kind of file first and not packed, as the format asks, so that every reader knows it by that."""
    parts = {"content.xml": _content(book), "styles.xml": _styles(book), "meta.xml": _meta(book), "settings.xml": _settings(book),
             "META-INF/manifest.xml": _manifest()}  # fmt: skip
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(_entry("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        for name, part in parts.items():
            made.writestr(_entry(name), part, zipfile.ZIP_DEFLATED)


def _entry(name: str) -> zipfile.ZipInfo:
    # Not the day on which it is written: the same release is the same file.
    entry = zipfile.ZipInfo(name, _ALWAYS)
    entry.external_attr = 0o644 << 16
    return entry


def _content(book: Book) -> str:
    widths = sorted({width for sheet in book.sheets for width in _widths(sheet)})
    columns = "".join(
        f'<style:style style:name="w{width}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{width * _OF_A_LETTER:.2f}cm"/></style:style>'
        for width in widths
    )
    ranges = "".join(
        f"<table:database-range table:name={quoteattr(f'table_{number}')} table:target-range-address={quoteattr(_range(sheet))}"
        ' table:contains-header="true" table:display-filter-buttons="false"/>'
        for number, sheet in enumerate(book.sheets, 1) if sheet.columns
    )  # fmt: skip
    sheets = "".join(map(_sheet, book.sheets))
    return (
        f'{_HEAD}<office:document-content {_NAMES} office:version="1.3">'
        f"<office:automatic-styles>{columns}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}<table:database-ranges>{ranges}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _widths(sheet: Sheet) -> list[int]:
    if not sheet.columns:
        return [_WIDEST]
    return [min(max([len(head), *(len(str(row[n])) for row in sheet.rows)]) + 3, _WIDEST) for n, head in enumerate(sheet.columns)]


def _range(sheet: Sheet) -> str:
    last = chr(ord("A") + len(sheet.columns) - 1)
    top = sheet.heading_row + 1
    return f"'{sheet.name}'.A{top}:'{sheet.name}'.{last}{top + len(sheet.rows)}"


def _sheet(sheet: Sheet) -> str:
    columns = "".join(f'<table:table-column table:style-name="w{width}"/>' for width in _widths(sheet))
    above = [_row([(sheet.title, "Heading_20_1")])]
    above += [_row([(line, "Default" if sheet.columns else "Wrapped")]) for line in sheet.lines]
    told = ""
    if sheet.columns:
        heading = _row([(head, "Column") for head in sheet.columns])
        told = f"<table:table-header-rows>{heading}</table:table-header-rows>"
        told += "".join(_row([_styled(cell, n) for n, cell in enumerate(row)], links=sheet.links) for row in sheet.rows)
    return f"<table:table table:name={quoteattr(sheet.name)}>{columns}{''.join(above)}{told}</table:table>"


def _styled(cell: Cell, column: int) -> tuple[Cell, str]:
    if isinstance(cell, str):
        return cell, "Row" if column == 0 else "Code" if cell.startswith("[") else "Wrapped"
    return cell, "Whole" if isinstance(cell, int) else "Decimal"


def _row(cells: list[tuple[Cell, str]], *, links: bool = False) -> str:
    return f"<table:table-row>{''.join(_cell(*cell, link=links and n == 0) for n, cell in enumerate(cells))}</table:table-row>"


def _cell(value: Cell, style: str, *, link: bool) -> str:
    if not isinstance(value, str):
        shown = f"{value:,}"
        return (f'<table:table-cell table:style-name="{style}" office:value-type="float" office:value="{value}">'
                f"<text:p>{shown}</text:p></table:table-cell>")  # fmt: skip
    told = escape(value)
    if link:
        to = quoteattr(f"#'{value}'.A1")
        told = f'<text:a xlink:href={to} xlink:type="simple">{told}</text:a>'
    return f'<table:table-cell table:style-name="{style}" office:value-type="string"><text:p>{told}</text:p></table:table-cell>'


def _styles(book: Book) -> str:
    def cell(name: str, inside: str, *, of: str = "Default", data: str = "") -> str:
        data = f' style:data-style-name="{data}"' if data else ""
        told = f'style:name="{name}" style:family="table-cell" style:parent-style-name="{of}"{data}'
        return f"<style:style {told}>{inside}</style:style>"

    wrap = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>'
    right = '<style:paragraph-properties fo:text-align="end"/>'
    bold = '<style:text-properties fo:font-weight="bold"/>'
    numbers = (
        '<number:number-style style:name="n0"><number:number number:decimal-places="0" number:min-integer-digits="1"'
        ' number:grouping="true"/></number:number-style>'
        '<number:number-style style:name="n1"><number:number number:decimal-places="1" number:min-integer-digits="1"'
        ' number:grouping="true"/></number:number-style>'
    )
    language = (
        f'<style:text-properties fo:language="{book.language}" fo:country="GB" fo:font-family="Arial" fo:font-size="12pt"/>'
    )
    return (
        f'{_HEAD}<office:document-styles {_NAMES} office:version="1.3"><office:styles>'
        f'<style:default-style style:family="table-cell">{language}</style:default-style>{numbers}'
        '<style:style style:name="Default" style:family="table-cell"/>'
        + cell("Heading_20_1", '<style:text-properties fo:font-weight="bold" fo:font-size="15pt"/>')
        + cell("Column", bold + wrap) + cell("Row", wrap) + cell("Wrapped", wrap) + cell("Code", right)
        + cell("Whole", right, data="n0") + cell("Decimal", right, data="n1")
        + "</office:styles></office:document-styles>"
    )  # fmt: skip


def _meta(book: Book) -> str:
    return (
        f'{_HEAD}<office:document-meta {_NAMES} office:version="1.3"><office:meta><dc:title>{escape(book.title)}</dc:title>'
        f"<dc:creator>{escape(book.author)}</dc:creator><dc:language>{book.language}</dc:language></office:meta></office:document-meta>"
    )


def _settings(book: Book) -> str:
    """The heading of each table and its first column stay in sight."""

    def item(name: str, kind: str, value: object) -> str:
        return f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'

    sheets = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>"
        + item("HorizontalSplitMode", "short", 2) + item("VerticalSplitMode", "short", 2)
        + item("HorizontalSplitPosition", "int", 1) + item("VerticalSplitPosition", "int", sheet.heading_row + 1)
        + item("ActiveSplitRange", "short", 2) + item("PositionRight", "int", 1)
        + item("PositionBottom", "int", sheet.heading_row + 1)
        + "</config:config-item-map-entry>"
        for sheet in book.sheets if sheet.columns
    )  # fmt: skip
    return (
        f'{_HEAD}<office:document-settings {_NAMES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        f'<config:config-item-map-entry><config:config-item-map-named config:name="Tables">{sheets}'
        "</config:config-item-map-named>"
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def _manifest() -> str:
    parts = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    listed = "".join(f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>' for part in parts)
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>{listed}'
        "</manifest:manifest>"
    )

"""The site of a release: both languages, no scripts, nothing but numbers that passed, and workbooks that say the same."""

import csv
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from ymylon.publication.rules.release.tables import LABEL
from ymylon.publication.rules.site.charts import tiles
from ymylon.publication.rules.site.said import BELOW, INVENTED, OVER
from ymylon.terms.geography import WELSH_AUTHORITIES

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Read(HTMLParser):
    """What a page holds: its tags, its links, its names, and its tables cell by cell."""

    def __init__(self, text: str):
        super().__init__()
        self.tags, self.links, self.ids, self.rows, self.language = [], [], [], [], ""
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.append((tag, told))
        self.links += [told[name] for name in ("href", "src") if name in told]
        self.ids += [told["id"]] if "id" in told else []
        if tag == "html":
            self.language = told["lang"]
        if tag == "tr":
            self.rows.append([])
        self._open = tag in ("td", "th")
        if self._open:
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        self._open = self._open and tag not in ("td", "th")

    def handle_data(self, data):
        if self._open:
            self.rows[-1][-1] += data


@pytest.fixture(scope="module")
def pages(candidate) -> dict:
    found = candidate / "public"
    return {path.relative_to(found).as_posix(): Read(path.read_text()) for path in found.rglob("*.html")}


def shown_in(candidate, table: str) -> dict:
    with (candidate / "public" / "data" / f"{table}.csv").open() as file:
        return {(row["area"], row.get("care"), row["measure"]): row for row in csv.DictReader(file)}


def test_each_page_stands_in_both_languages_and_leads_to_its_counterpart_and_every_link_leads_somewhere(candidate, pages):
    english = {name.removeprefix("en/") for name in pages if name.startswith("en/")}
    assert english == {name.removeprefix("cy/") for name in pages if name.startswith("cy/")}
    assert {"index.html", "r3.html", "definitions.html", "quality.html", "limits.html", "revisions.html", "files.html"} <= english
    public = candidate / "public"
    for name, page in pages.items():
        assert not [tag for tag, told in page.tags if tag in ("script", "style", "iframe") or "style" in told], name
        assert not [told for _, told in page.tags if any(key.startswith("on") for key in told)], name
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            path, _, at = link.partition("#")
            target = (public / name).parent / path if path else public / name
            assert target.resolve().is_file(), (name, link)
            assert not at or at == "main" or at in pages[target.resolve().relative_to(public.resolve()).as_posix()].ids, link
        if "/" in name:
            language, file = name.split("/")
            assert page.language == language
            assert f"../{'cy' if language == 'en' else 'en'}/{file}" in page.links
            text = (public / name).read_text()
            assert LABEL.in_language(language) in text, "what it is stands on every page"
            assert INVENTED.in_language(language) in text


def test_a_page_shows_what_the_file_shows_and_areas_stand_by_name(candidate, pages):
    told = shown_in(candidate, "R3")
    hidden = 0
    for language in ("en", "cy"):
        rows = pages[f"{language}/r3.html"].rows
        names = [row[0] for row in rows[2:24]]
        assert names == sorted(area.words.in_language(language) for area in WELSH_AUTHORITIES.values()), "by name, and no league"
        code_of = {area.words.in_language(language): code for code, area in WELSH_AUTHORITIES.items()}
        for name, *cells in rows[2:24]:
            for care, cell in zip(("ALL", "LOOKED_AFTER", "OTHER", "NOT_KNOWN"), cells, strict=True):
                row = told[code_of[name], care, "episodes"]
                assert cell.replace(",", "") == (row["value"] or "[c]")
                hidden += cell == "[c]"
    assert hidden


def test_a_drawing_says_what_it_counts_and_of_whom(candidate):
    """Two drawings without a heading could be children as well as episodes; bars of areas would rank them."""
    for language, words in (
        ("en", ["Missing episodes, Wales", "Children, Wales"]), ("cy", ["Cyfnodau o fynd ar goll, Cymru", "Plant, Cymru"])
    ):  # fmt: skip
        for name, drawn in (("r1", []), ("r2", words), ("r3", words[:1]), ("r5", words)):
            page = (candidate / "public" / language / f"{name}.html").read_text()
            assert re.findall("<figcaption>(.*?)</figcaption>", page) == drawn, (language, name)


def test_the_map_says_what_stands_in_the_place_of_a_figure():
    told = dict.fromkeys(WELSH_AUTHORITIES, "[x]") | {"W06000001": 44.1}
    for language, words in (("en", "[x] not available: nothing was returned"), ("cy", "[x] ddim ar gael: ni ddychwelwyd dim")):
        assert tiles("", "", told, language, BELOW, OVER).codes == (words,)


def test_practice_stands_on_what_is_shown_and_by_name(candidate, pages):
    with (candidate / "public" / "data" / "R6.csv").open() as file:
        shown = {(row["area"], row["offer"]): row["value"] for row in csv.DictReader(file)}
    code_of = {area.words.cy: code for code, area in WELSH_AUTHORITIES.items()}
    rows = pages["cy/practice.html"].rows[1:23]
    assert [row[0] for row in rows] == sorted(code_of)
    for name, due, met, share, beyond in rows:
        of = [shown[code_of[name], part] for part in ("MET", "NOT_MET")]
        if all(of):
            assert (int(met.replace(",", "")), int(due.replace(",", ""))) == (int(of[0]), sum(map(int, of)))
            assert share == f"{int(of[0]) / sum(map(int, of)):.0%}"
            assert beyond in ("Ydy", "Nac ydy")
        else:
            assert {due, met, share, beyond} == {"[c]"}


def test_workbooks_say_the_same_and_are_what_they_are_called(candidate):
    data = candidate / "public" / "data"
    for language in ("en", "cy"):
        with zipfile.ZipFile(data / f"release-{language}.ods") as packed:
            first = packed.infolist()[0]
            assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
            assert packed.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
            content = ElementTree.fromstring(packed.read("content.xml"))
            for part in ("styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"):
                ElementTree.fromstring(packed.read(part))
        sheets = {sheet.get(f"{TABLE}name"): sheet for sheet in content.iter(f"{TABLE}table")}
        cells = [[("".join(cell.itertext()), cell.get(f"{OFFICE}value")) for cell in row.iter(f"{TABLE}table-cell")]
                 for row in sheets["R3"].iter(f"{TABLE}table-row")]  # fmt: skip
        told = shown_in(candidate, "R3")
        code_of = {area.words.in_language(language): code for code, area in WELSH_AUTHORITIES.items()}
        of_areas = [row for row in cells if row[0][0] in code_of]
        assert len(of_areas) == 22
        for (name, _), *values in of_areas:
            for care, (text, value) in zip(("ALL", "LOOKED_AFTER", "OTHER", "NOT_KNOWN"), values, strict=True):
                row = told[code_of[name], care, "episodes"]
                assert (value or text) == (row["value"] or "[c]")
        with zipfile.ZipFile(data / f"release-{language}.xlsx") as packed:
            names = packed.namelist()
            book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
            tables = [ElementTree.fromstring(packed.read(name)) for name in names if name.startswith("xl/tables/")]
            drawn = [packed.read(name) for name in names if name.startswith("xl/worksheets/sheet")]
        assert [sheet.get("name") for sheet in book.iter(f"{SHEET}sheet")] == list(sheets)
        assert len(tables) == len(sheets) - 1, "each is marked as a table, but for the cover"
        assert not [sheet for sheet in drawn if b"mergeCell" in sheet]
        assert sum(b'state="frozen"' in sheet for sheet in drawn) == len(tables)


def test_what_the_columns_mean_is_told_and_every_code_is_found_once(candidate):
    data = candidate / "public" / "data"
    for path in sorted(data.glob("R*.csv")):
        told = json.loads((data / f"{path.name}-metadata.json").read_text())
        assert told["@context"][0] == "http://www.w3.org/ns/csvw"
        own, *lists = told["tables"]
        with path.open() as file:
            rows = list(csv.DictReader(file))
        columns = own["tableSchema"]["columns"]
        assert [column["name"] for column in columns] == list(rows[0])
        assert all(set(column["titles"]) == {"en", "cy"} for column in columns)
        keys = [tuple(row[name] for name in own["tableSchema"]["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys))
        assert all((row["value"] == "") == bool({"c", "x"} & set(row["notes"].split())) for row in rows)
        known = {one["url"] for one in lists}
        for key in own["tableSchema"]["foreignKeys"]:
            assert key["reference"]["resource"] in known
            with (data / key["reference"]["resource"]).open() as file:
                codes = [row["code"] for row in csv.DictReader(file)]
            assert len(codes) == len(set(codes))
            assert {row[key["columnReference"]] for row in rows} <= set(codes)
    for path in data.glob("lookup-*.csv"):
        with path.open() as file:
            rows = list(csv.DictReader(file))
        assert sorted({row["lang"] for row in rows}) == ["cy", "en"]
        assert len({row["refcode"] for row in rows}) * 2 == len(rows)


def test_what_nobody_believed_is_asked_about_and_the_low_figure_too_and_nobody_reads_it_outside(candidate):
    with (candidate / "questions.csv").open() as file:
        asked = {(row["geography"], row["check"]): row["value"] for row in csv.DictReader(file) if row["basis"] == "PUBLISHED"}
    assert asked["W06000003", "MORE_THAN_ARE_IN_CARE"] == "273.0"
    assert asked["W06000015", "FAR_BELOW_WALES"] == "16.0"
    assert not list((candidate / "public").rglob("questions*"))


def test_no_page_says_how_much_is_hidden_or_calls_it_official(candidate):
    for path in (candidate / "public").rglob("*.html"):
        text = re.sub(r"<[^>]+>", " ", path.read_text())
        for said in re.findall(r"[^.]*official statistics[^.]*", text):
            assert re.search(r"\b(?:[Nn]ot|no)\b", said), said

"""What the page of the standard says; it holds nothing of anybody's record."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ymylon.design.ways import reverse
from ymylon.publication.rules.standard import LATEST, STATUS, TITLE, Field, Need, Table
from ymylon.publication.rules.standard.package import package
from ymylon.terms.codes import Code


@dataclass(frozen=True)
class FieldRow:
    """One field: its name as programs write it, and the rest in words; `list_id` leads to its codes."""

    name: str
    need: str
    kind: str
    words: str
    list_id: str


@dataclass(frozen=True)
class TablePart:
    """One table of the standard."""

    id: str
    heading: str
    words: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True)
class CodeList:
    """One list: each code with its words."""

    id: str
    name: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class StandardPage:
    """The whole standard, in one language."""

    title: str
    status: str
    version: str
    package_url: str
    tables: tuple[TablePart, ...]
    lists: tuple[CodeList, ...]


@cache
def standard_page(language: str) -> StandardPage:
    """The latest version; it changes only with the program."""
    return StandardPage(
        TITLE.in_language(language),
        STATUS.in_language(language),
        LATEST.name,
        reverse("publication:data_package"),
        tuple(_table(table, language) for table in LATEST.tables),
        tuple(_list(codes, language) for codes in LATEST.lists),
    )


def package_plain() -> dict[str, Any]:
    """The latest version, for programs."""
    return package(LATEST)


def _table(table: Table, language: str) -> TablePart:
    rows = tuple(_row(field, language) for field in table.fields)
    return TablePart(table.name, f"{table.number} {table.name}", table.words.in_language(language), rows)


def _row(field: Field, language: str) -> FieldRow:
    list_id = f"list-{field.codes.__name__}" if field.codes else ""
    return FieldRow(field.name, _need(field, language), _kind(field, language), field.words.in_language(language), list_id)


def _need(field: Field, language: str) -> str:
    if field.need is Need.MUST:
        return _("Must be there")
    if field.when is None:
        return _("May be there")
    return _("Must be there when: %(condition)s") % {"condition": field.when.in_language(language)}


def _kind(field: Field, language: str) -> str:
    if field.codes:
        return field.codes.__name__
    if field.refers_to:
        return f"→ {field.refers_to}"
    return capfirst(field.kind.words.in_language(language))


def _list(codes: type[Code], language: str) -> CodeList:
    name = codes.__name__
    return CodeList(f"list-{name}", name, tuple((code.value, code.words.in_language(language)) for code in codes))

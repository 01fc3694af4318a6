"""The standard as a Frictionless data package: what other programs read it by, and empty files with its headings."""

from typing import Any

from ymylon.publication.rules.standard import STATUS, TITLE
from ymylon.publication.rules.standard.field import Field, Kind, Need, Table, Version

LICENCE = {"name": "Apache-2.0", "title": "Apache License 2.0", "path": "https://www.apache.org/licenses/LICENSE-2.0"}
KEY_PATTERN = r"[0-9A-Za-z][0-9A-Za-z ./:_-]*"
AREA_PATTERN = r"[EWSNJ][0-9]{8}"


def package(version: Version) -> dict[str, Any]:
    """datapackage.json of a version, as plain values."""
    return {
        "profile": "tabular-data-package",
        "name": f"ymylon-standard-{version.name}",
        "version": version.name,
        "title": TITLE.en,
        "title_cy": TITLE.cy,
        "description": STATUS.en,
        "description_cy": STATUS.cy,
        "status": "proposed",
        "licenses": [LICENCE],
        "resources": [_resource(table, version) for table in version.tables],
    }


def headings(version: Version) -> dict[str, str]:
    """For each file its first line: what is to be filled in."""
    return {f"{table.name}.csv": ",".join(field.name for field in table.fields) + "\n" for table in version.tables}


def _resource(table: Table, version: Version) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field, table) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = {each.name: each.key[0] for each in version.tables}
    foreign = [
        {"fields": field.name, "reference": {"resource": field.refers_to, "fields": keys[field.refers_to]}}
        for field in table.fields
        if field.refers_to
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.words.en,
        "title_cy": table.words.cy,
        "number": table.number,
        "encoding": "utf-8",
        "format": "csv",
        "mediatype": "text/csv",
        "schema": schema,
    }


def _field(field: Field, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if field.need is Need.MUST:
        constraints["required"] = True
    if (field.name,) == table.key:
        constraints["unique"] = True
    told: dict[str, Any] = {"name": field.name, "type": "string", "title": field.words.en, "title_cy": field.words.cy}
    codes = [code.value for code in field.codes] if field.codes else []
    if field.codes:
        told["codes"] = [{"code": code.value, "en": code.words.en, "cy": code.words.cy} for code in field.codes]
    if field.many:
        one = "|".join(codes) if codes else r"[^;]+"
        constraints["pattern"] = f"({one})(; ?({one}))*"
    elif codes:
        constraints["enum"] = codes
    elif field.kind is Kind.KEY:
        constraints["pattern"] = KEY_PATTERN
    elif field.kind is Kind.AREA:
        constraints["pattern"] = AREA_PATTERN
    else:
        told |= _TYPES[field.kind]
    when = {"required_when": field.when.en, "required_when_cy": field.when.cy} if field.when else {}
    more = when | {"ssda903": field.ssda903, "ssd": field.ssd, "since": field.since}
    told |= {name: value for name, value in more.items() if value}
    return told | ({"constraints": constraints} if constraints else {})


_TYPES: dict[Kind, dict[str, str]] = {
    # With its offset: the form's own default is a moment in UTC alone.
    Kind.INSTANT: {"type": "datetime", "format": "any"},
    Kind.DAY: {"type": "date"},
    Kind.MONTH: {"type": "yearmonth"},
    Kind.NUMBER: {"type": "integer"},
    Kind.TEXT: {"type": "string"},
}

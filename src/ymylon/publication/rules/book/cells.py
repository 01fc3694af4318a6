"""Rules that every table has, made from its fields: is it there, can it be read, is it of the list, is it named once."""

from dataclasses import replace

import polars as pl

from ymylon.publication.rules.book.making import error, is_blank, is_there, query
from ymylon.publication.rules.book.typed import LOCAL_INSTANT
from ymylon.publication.rules.rule import Given, Rule, rows
from ymylon.publication.rules.standard import LATEST, VERSIONS, Field, Kind, Need, Table, Version
from ymylon.terms.codes import Code
from ymylon.terms.geography import AUTHORITIES, FORCES, HEALTH_BOARDS
from ymylon.terms.geography.retired import RETIRED

_AREAS = [*AUTHORITIES, *FORCES, *HEALTH_BOARDS, *RETIRED, "W92000004"]
_KNOWN_AREA = r"^[EWSNJ]\d{8}$"
# Those have rules of their own, under the number by which councils know them.
_OWN_RULE = {
    ("episode", "last_seen_at"),
    ("child_period", "child_ref"),
    ("exploitation_assessment", "tool"),
    ("episode", "episode_id"),
}
_OWN_REFERENCE = {("interview_episode", "episode_id")}
# Fields that must be there when, where the row itself says so and no rule with a number of its own asks.
_WANTED = {
    ("return_interview", "provider"): is_there("completed_at"),
    ("care_spell", "placement_la"): pl.col("care_status") == "LOOKED_AFTER",
    ("care_spell", "placement_country"): pl.col("care_status") == "LOOKED_AFTER",
}
_WANTED_FAILS = f"blank, though its condition holds ({', '.join(f'{table}.{name}' for table, name in _WANTED)})"
_KEYS = {each.name: each.key[0] for each in LATEST.tables}
_LITTLE = 0.1


def rules_of_cells() -> tuple[Rule, ...]:
    """For each table of the latest version."""
    since = {(table.name, field.name): field.since for table in LATEST.tables for field in table.fields}
    asked = (rule for table in LATEST.tables for rule in _of_table(table))
    return tuple(replace(rule, since=since[rule.table, rule.fields[0]]) for rule in asked)


def _of_table(table: Table):
    version = f"ST-01 {table.name} standard_version"
    known = list(VERSIONS)
    yield error(
        version, f"standard_version not in ({', '.join(known)})",
        ("This version of the standard is not known here.", "Nid yw’r fersiwn hon o’r safon yn hysbys yma."),
        (f"Write the row’s version; known here: {', '.join(known)}. For a later one, update this program.",
         f"Ysgrifennwch fersiwn y rhes; yn hysbys yma: {', '.join(known)}. Am un ddiweddarach, diweddarwch y rhaglen."),
        is_there("standard_version") & ~pl.col("standard_version").is_in(known),
    )  # fmt: skip
    for field in table.fields:
        yield from _of_field(table, field)
    if table.name not in ("episode", "child_period"):
        yield _once(table)


def _of_field(table: Table, field: Field):
    line = f"{table.name} {field.name}"
    if field.need is Need.MUST and (table.name, field.name) not in _OWN_RULE:
        yield error(
            f"ST-02 {line}", f"{field.name} is blank",
            ("This cell must not be blank.", "Ni chaiff y gell hon fod yn wag."),
            ("Write what is known; where a list has a code for “not known”, that is an answer too.",
             "Ysgrifennwch yr hyn sy’n hysbys; lle mae gan restr god am “ddim yn hysbys”, mae hwnnw’n ateb hefyd."),
            is_blank(field.name),
        )  # fmt: skip
        yield query(
            f"CO-01 {line}", f"{field.name} blank in more than 10% of the rows",
            ("More than one row in ten leaves this cell blank.", "Mae mwy nag un rhes o bob deg yn gadael y gell hon yn wag."),
            ("Look for the cause in the system that the file comes from: it is seldom a matter of single rows.",
             "Chwiliwch am yr achos yn y system y daw’r ffeil ohoni: anaml y mae’n fater o resi unigol."),
            is_blank(field.name) & (is_blank(field.name).mean() > _LITTLE) & (pl.len() >= 20),
        )  # fmt: skip
    if (table.name, field.name) in _WANTED:
        yield query(
            f"CO-03 {line}", _WANTED_FAILS,
            ("This cell is blank, and by what else the row says it ought not to be.",
             "Mae’r gell hon yn wag, ac yn ôl gweddill y rhes ni ddylai fod.", False),
            ("Write what is known.", "Ysgrifennwch yr hyn sy’n hysbys."),
            is_blank(field.name) & _WANTED[table.name, field.name],
        )  # fmt: skip
    if field.refers_to and (table.name, field.name) not in _OWN_REFERENCE:
        yield error(
            f"ST-05 {line}", f"{field.name} not in {field.refers_to}",
            ("What this reference names is not in this return.",
             "Nid yw’r hyn y mae’r cyfeirnod hwn yn ei enwi yn y ffurflen hon.", False),
            ("Correct the reference, or add the row that it names.",
             "Cywirwch y cyfeirnod, neu ychwanegwch y rhes y mae’n ei henwi.", False),
            _pointing_nowhere(table, field), needs=(field.refers_to,),
        )  # fmt: skip
    if field.codes is not None:
        yield error(
            f"CH-05 {line}", f"{field.name} not in {field.codes.__name__}",
            ("This code is not on the list of the version.", "Nid yw’r cod hwn ar restr y fersiwn."),
            ("Look the list up in docs/standard.md and write one of its codes.",
             "Edrychwch ar y rhestr yn docs/standard.md ac ysgrifennwch un o’i chodau."),
            _not_listed(table, field),
        )  # fmt: skip
    elif field.kind is Kind.INSTANT:
        yield from _of_instant(line, field)
    elif field.kind is Kind.AREA:
        yield error(
            f"EP-27 {line}", f"{field.name} not a code of a known area",
            ("This is not the code of a council, a force or a country.", "Nid cod cyngor, heddlu na gwlad yw hwn."),
            ("Write the nine characters of the Office for National Statistics, as in W06000015.",
             "Ysgrifennwch naw nod y Swyddfa Ystadegau Gwladol, fel yn W06000015."),
            is_there(field.name) & ~_is_area(field.name),
        )  # fmt: skip
    elif field.kind in (Kind.DAY, Kind.MONTH, Kind.NUMBER):
        shown = {Kind.DAY: "2025-04-30", Kind.MONTH: "2010-04", Kind.NUMBER: "12"}[field.kind]
        yield error(
            f"ST-03 {line}", f"{field.name} is not of the form {shown}",
            ("This can’t be read as what the field asks for.", "Ni ellir darllen hwn fel yr hyn y mae’r maes yn gofyn amdano."),
            (f"Write it in the form {shown}.", f"Ysgrifennwch ef ar y ffurf {shown}."), _unreadable(field),
        )  # fmt: skip


def _of_instant(line: str, field: Field):
    text = pl.col(f"text {field.name}")
    local = text.str.split(";").list.eval(pl.element().str.strip_chars().str.contains(LOCAL_INSTANT)).list.any()
    yield error(
        f"EP-13 {line}", f"{field.name} has no offset",
        ("This time doesn’t say of which zone it is, and in October one hour comes twice.",
         "Nid yw’r amser hwn yn dweud o ba gylchfa y mae, ac ym mis Hydref daw un awr ddwywaith."),
        ("Write the offset, as in 2025-07-01T23:40:00+01:00 or 2025-12-01T23:40:00Z.",
         "Ysgrifennwch y gwrthbwys, fel yn 2025-07-01T23:40:00+01:00 neu 2025-12-01T23:40:00Z."),
        local,
    )  # fmt: skip
    yield error(
        f"ST-03 {line}", f"{field.name} is no moment",
        ("This can’t be read as what the field asks for.", "Ni ellir darllen hwn fel yr hyn y mae’r maes yn gofyn amdano."),
        ("Write it in the form 2025-07-01T23:40:00+01:00.", "Ysgrifennwch ef ar y ffurf 2025-07-01T23:40:00+01:00."),
        _unreadable(field) & ~local,
    )  # fmt: skip

    def in_the_future(given: Given) -> pl.Expr:
        value = pl.col(field.name).list.max() if field.many else pl.col(field.name)
        return value > given.extracted_at

    yield error(
        f"EP-09 {line}", f"{field.name} > now",
        ("This lies in the future.", "Mae hwn yn y dyfodol."), ("Correct the date.", "Cywirwch y dyddiad."),
        in_the_future, like="570, 571",
    )  # fmt: skip


def _not_listed(table: Table, field: Field) -> pl.Expr:
    """Of the list of the row's own version, where that has another than the latest."""
    assert field.codes is not None
    fails = _not_among(field, field.codes)
    for version in VERSIONS.values():
        codes = next((each.codes for each in _fields_of(version, table.name) if each.name == field.name), None)
        if codes not in (None, field.codes):
            fails = pl.when(pl.col("standard_version") == version.name).then(_not_among(field, codes)).otherwise(fails)
    return fails


def _fields_of(version: Version, name: str) -> tuple[Field, ...]:
    return next((table.fields for table in version.tables if table.name == name), ())


def _not_among(field: Field, codes: type[Code]) -> pl.Expr:
    known = [code.value for code in codes]
    if field.many:
        return pl.col(field.name).list.eval(~pl.element().is_in(known)).list.any()
    return is_there(field.name) & ~pl.col(field.name).is_in(known)


def _is_area(name: str) -> pl.Expr:
    """Wales we know whole; of England, Scotland and Northern Ireland we don't hold every council, so the form is enough."""
    return pl.col(name).is_in(_AREAS) | (pl.col(name).str.contains(_KNOWN_AREA) & ~pl.col(name).str.starts_with("W"))


def _unreadable(field: Field) -> pl.Expr:
    if field.many:
        return pl.col(field.name).list.eval(pl.element().is_null()).list.any()
    return is_there(field.name) & pl.col(field.name).is_null()


def _pointing_nowhere(table: Table, field: Field):
    def finds(given: Given) -> pl.DataFrame:
        there = given.tables[field.refers_to].lazy().select(pl.col(_KEYS[field.refers_to]).alias(field.name))
        return rows(given.tables[table.name].lazy().filter(is_there(field.name)).join(there, on=field.name, how="anti"))

    return finds


def _once(table: Table) -> Rule:
    key = pl.struct(table.key)
    return error(
        f"ST-04 {table.name} {' '.join(table.key)}", f"({', '.join(table.key)}) occurs before in the file",
        ("An earlier row has the same key.", "Mae gan res gynharach yr un allwedd."),
        ("Take out the row that is there twice, or give it a reference of its own.",
         "Tynnwch y rhes sydd yno ddwywaith, neu rhowch gyfeirnod ei hun iddi."),
        pl.all_horizontal(is_there(name) for name in table.key) & ~key.is_first_distinct(), order="as in the file",
    )  # fmt: skip

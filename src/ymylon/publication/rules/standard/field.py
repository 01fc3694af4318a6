"""What the standard is made of: versions of tables of fields, each with its meaning in both languages."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from ymylon.terms.codes import Code
from ymylon.terms.words import Words


class Kind(StrEnum):
    """How a cell is written."""

    KEY = "key"  # a reference: letters, figures, - / _
    INSTANT = "instant"  # RFC 3339 with its offset
    DAY = "day"  # 2025-04-01
    MONTH = "month"  # 2010-03
    CODE = "code"  # of a list
    AREA = "area"  # nine characters of the Office for National Statistics
    NUMBER = "number"
    TEXT = "text"

    @property
    def words(self) -> Words:
        return _KINDS[self]


_KINDS = {
    Kind.KEY: Words("reference", "cyfeirnod"),
    Kind.INSTANT: Words("moment, with its offset from UTC", "ennyd, gyda’i gwrthbwys o UTC"),
    Kind.DAY: Words("day", "diwrnod"),
    Kind.MONTH: Words("month", "mis"),
    Kind.CODE: Words("code", "cod"),
    Kind.AREA: Words("area code", "cod ardal"),
    Kind.NUMBER: Words("number", "rhif"),
    Kind.TEXT: Words("text", "testun"),
}


class Need(StrEnum):
    """Whether a cell may be blank."""

    MUST = "M"
    WHEN = "C"
    MAY = "O"


@dataclass(frozen=True)
class Field:
    """One column; `many` cells hold several values with a semicolon between them."""

    name: str
    kind: Kind
    need: Need
    words: Words
    codes: type[Code] | None = None
    many: bool = False
    when: Words | None = None
    ssda903: str = ""
    ssd: str = ""
    refers_to: str = ""
    since: str = "0.1"


@dataclass(frozen=True)
class Table:
    """One file of a return: its number in the standard, what a row is, its key, and its fields."""

    name: str
    number: str
    words: Words
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        return next(each for each in self.fields if each.name == name)


@dataclass(frozen=True)
class Version:
    """A version of the standard. It inherits what it doesn't name: `adds` fields to tables, `retires` fields by name.

    `relists` gives a field, by table and name, another list of codes.
    """

    name: str
    inherits: "Version | None" = None
    new_tables: tuple[Table, ...] = ()
    adds: dict[str, tuple[Field, ...]] = field(default_factory=dict)
    retires: frozenset[tuple[str, str]] = frozenset()
    relists: dict[tuple[str, str], type[Code]] = field(default_factory=dict)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        inherited = self.inherits.tables if self.inherits else ()
        new = (replace(one, fields=tuple(replace(each, since=self.name) for each in one.fields)) for one in self.new_tables)
        return (*(self._changed(table) for table in inherited), *new)

    @cached_property
    def lists(self) -> list[type[Code]]:
        """Each list that its fields draw on, by name."""
        found = {field.codes.__name__: field.codes for table in self.tables for field in table.fields if field.codes}
        return [found[name] for name in sorted(found)]

    def _changed(self, table: Table) -> Table:
        kept = tuple(
            replace(each, codes=self.relists.get((table.name, each.name), each.codes))
            for each in table.fields
            if (table.name, each.name) not in self.retires
        )
        added = tuple(replace(each, since=self.name) for each in self.adds.get(table.name, ()))
        return replace(table, fields=kept + added)


# When a field must be there; a condition of field names and codes is the same in both languages.
_WHEN = {
    "24 hours after the report": "24 awr ar ôl yr adroddiad",
    "cancelled": "wedi’i ganslo",
    "decided": "wedi’i benderfynu",
    "exploitation is found": "ceir camfanteisio",
    "held": "wedi’i gynnal",
    "it has ended": "mae wedi dod i ben",
    "not offered": "heb ei gynnig",
    "offered": "wedi’i gynnig",
    "placed outside Wales": "wedi’i leoli y tu allan i Gymru",
    "the child has one": "mae gan y plentyn un",
}


def field_of(line: str, en: str, cy: str, *, sure: bool = True, when: str = "", **more) -> Field:
    """`name kind need` in a line, then its meaning in both languages."""
    name, kind, need = line.split()
    condition = Words(when, _WHEN.get(when, when)) if when else None
    return Field(name, Kind(kind), Need(need), Words(en, cy, sure), when=condition, **more)


# In every table: a return may hold rows of several versions, and of several bodies.
ROW_HEAD = (
    field_of(
        "standard_version key M", "Version of the standard that the row follows", "Fersiwn y safon y mae’r rhes yn ei dilyn"
    ),
    field_of("returned_by area M", "Code of the body whose return it is", "Cod y corff y mae’r ffurflen yn eiddo iddo"),
)
CHILD = field_of(
    "child_ref key M",
    "The child’s reference: not a name, not a number that others know, the same every year",
    "Cyfeirnod y plentyn: nid enw, nid rhif y mae eraill yn ei wybod, yr un fath bob blwyddyn",
    refers_to="child_period",
)

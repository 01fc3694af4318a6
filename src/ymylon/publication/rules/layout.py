"""What a table of a return looks like from outside: what its file is called, and its columns."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from ymylon.publication.rules.rule import Given, Rule
from ymylon.terms.words import Words


@dataclass(frozen=True)
class Layout:
    """A table: without its `required` columns nothing can be said of it; of the `others` some may be absent."""

    name: str
    required: tuple[str, ...]
    others: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        return self.required + self.others

    def column_of(self, heading: str) -> str | None:
        """Which of its columns a heading names, whatever its case, spaces and hyphens; None for any other."""
        return self._bare_names.get(bare_name(heading))

    @cached_property
    def _bare_names(self) -> dict[str, str]:
        named = {bare_name(name): name for name in self.columns}
        return named | {bare_name(alias): name for alias, name in self.aliases.items()}

    def is_called(self, stem: str) -> bool:
        """True where a file of this name, without its ending, says that it is this table."""
        bare = bare_name(stem)
        return any(bare_name(name) in bare for name in (self.name, *self.names))


def bare_name(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


@dataclass(frozen=True)
class Book:
    """A book of rules: the tables that it judges, how their text becomes typed columns, and the rules themselves."""

    name: str
    version: str
    title: Words
    layouts: tuple[Layout, ...]
    typed: Callable[[Mapping[str, pl.DataFrame]], dict[str, pl.DataFrame]]
    rules: tuple[Rule, ...]
    derived: Callable[[Given], dict[str, pl.DataFrame]] = lambda given: {}
    # How a date that a file holds as a date is written, as the rules will read it.
    day: str = "%Y-%m-%d"
    # Per table the typed dates that say which year it is of, under the names of their text's columns.
    year_columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # Tables of the same return that no rule here asks for.
    passed_over: tuple[str, ...] = ()

"""The rule book of the proposed standard: each rule by its number, with its severity, its condition and what to do.

A code never changes its meaning. In two places the book is milder than the notes that it was made from, because a
rule must not work against a child: docs/decisions/0069-standard-and-rule-books.md says which.
"""

from ymylon.publication.rules.book import around, children, episodes, episodes_after, exploitation, interviews, totals
from ymylon.publication.rules.book.cells import rules_of_cells
from ymylon.publication.rules.book.typed import typed
from ymylon.publication.rules.layout import Book, Layout
from ymylon.publication.rules.standard import LATEST, TITLE, Table

RULES = (
    *children.RULES, *episodes.RULES, *episodes_after.RULES, *interviews.RULES, *exploitation.RULES, *around.RULES, *totals.RULES,
    *rules_of_cells(),
)  # fmt: skip


def _layout(table: Table) -> Layout:
    """A column that is blank throughout may be left out, but not the key: then nobody could say of which row we speak."""
    others = tuple(field.name for field in table.fields if field.name not in table.key)
    return Layout(table.name, table.key, others)


YMYLON = Book(
    name="ymylon",
    version=LATEST.name,
    title=TITLE,
    layouts=tuple(_layout(table) for table in LATEST.tables),
    typed=typed,
    rules=RULES,
    year_columns={"episode": {"last_seen_at": "last_seen_at", "returned_at": "returned_at"}},
)

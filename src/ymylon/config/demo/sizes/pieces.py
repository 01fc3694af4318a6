"""Of what a value is made, once it is known what each part of it means: then it can be written for another child.

Plain tuples, so that what was recognised can be kept in a file. Each begins with its kind:
("text", words)            stands for itself
("fact", name, form)       a fact of the child or episode; form "" as text, "at" an instant, "iso" an instant inside words
("new", number)            the number-th reference that the acts drew
("row", table, place)      the number of the place-th row that these acts wrote into the table
("child",)                 the child's number
("here", what, content)    numbers of teams, people or scopes, as they are where the child lives
("clock", field, key, fact) what a policy says of the moment that the fact names
"""

from collections.abc import Callable

from .setting import Named

Piece = tuple
Cell = list[Piece] | None
LANES = 32  # a key of a row is a scope and the number of a lane in one


def text(words: str) -> Piece:
    """Stands for itself."""
    return ("text", words)


def scopes_of(cell: str, named: Callable[[int], Named | None], *, as_told: bool) -> Piece | None:
    """A row's scopes, which stand in the order of their numbers; or the team and agency that were told, in that order."""
    numbers = [int(number) for number in cell.strip("{}").split(",")]
    meanings = [named(number) for number in numbers]
    if None in meanings:
        return None
    listed = [list(one) for one in meanings if one]
    return ("here", "scopes", listed) if as_told else ("here", "sorted scopes", sorted(listed))


def keys_of(cell: str, named: Callable[[int], Named | None]) -> Piece | None:
    """A ledger row's keys: first those of whom it is for, in the lane of their own (0), then everybody's in the row's lane."""
    numbers = [int(number) for number in cell.strip("{}").split(",")]
    meanings = [(named(number // LANES), number % LANES) for number in numbers]
    if any(one is None for one, _ in meanings):
        return None
    listed = [[*one, lane] for one, lane in meanings if one]
    return ("here", "keys", [one for one in listed if not one[-1]] + sorted(one for one in listed if one[-1]))


def said_here(what: str, content: list, values: dict[Named, object]) -> str | None:
    """What such a piece reads in a setting."""
    if what in ("scopes", "sorted scopes"):
        numbers = [int(str(values[Named(*one)])) for one in content]
        return _array(sorted(set(numbers)) if what == "sorted scopes" else numbers)
    if what == "keys":
        keys = [(lane, int(str(values[Named(part, kind, name)])) * LANES + lane) for part, kind, name, lane in content]
        return _array([key for lane, key in keys if not lane] + sorted(key for lane, key in keys if lane))
    return str(values[Named(*content)])


def _array(numbers: list[int]) -> str:
    return "{" + ",".join(map(str, numbers)) + "}"

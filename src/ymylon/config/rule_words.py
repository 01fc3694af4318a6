"""Welsh of rules, commands and set-up that no translator has seen, found in their source: some of it stands in functions."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_ROOMS = Path(__file__).parents[1]
_SET_UP = _ROOMS.parents[1] / "setup"


class Unsure(NamedTuple):
    """English and Welsh as written, and the file that says so; a part that changes stands as …"""

    where: str
    en: str
    cy: str


def awaiting_in_rules() -> list[Unsure]:
    """Every pair of words there whose Welsh is marked unsure, by file, in the order in which they stand."""
    paths = sorted(
        [
            *_ROOMS.glob("*/rules.py"),
            *_ROOMS.glob("*/rules/**/*.py"),
            *_ROOMS.glob("config/**/*.py"),
            _ROOMS / "design/catalogue.py",
        ]
    )
    return [unsure for path in [*paths, *sorted(_SET_UP.glob("*.py"))] for unsure in _in(path)]


def _in(path: Path) -> Iterator[Unsure]:
    where = str(path.relative_to(_ROOMS if path.is_relative_to(_ROOMS) else _SET_UP.parent))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
        named = {word.arg: word.value for word in node.keywords} if isinstance(node, ast.Call) else {}
        if _is_false(named.get("sure")) and len(parts) > 1:
            yield from _pair(where, parts[-2], parts[-1])
        elif len(parts) > 2 and _is_false(parts[-1]):
            yield from _pair(where, parts[-3], parts[-2])


def _pair(where: str, english: ast.expr, welsh: ast.expr) -> Iterator[Unsure]:
    said = _text(english), _text(welsh)
    if all(said):
        yield Unsure(where, *said)


def _text(part: ast.expr) -> str:
    if isinstance(part, ast.JoinedStr):
        return "".join(str(piece.value) if isinstance(piece, ast.Constant) else "…" for piece in part.values)
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""


def _is_false(part: ast.expr | None) -> bool:
    return isinstance(part, ast.Constant) and part.value is False

"""Whatever is kept while it is typed is found again under Today: every name of a draft in the code is one that Today knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from ymylon.missing.rules.drafted import DRAFTED
from ymylon.today.page.begun import ALONE, BEGUN_FROM, OF_RECORD

SRC = Path(__file__).parents[2] / "src" / "ymylon"
KNOWN = {*ALONE, *OF_RECORD, *BEGUN_FROM, *DRAFTED, "offer", "details", "interview_before"}


def names() -> Iterator[tuple[str, ast.expr]]:
    """Each place where a draft is begun or an address keeps one, and what it is called there."""
    for path in sorted(SRC.glob("**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            where = f"{path.relative_to(SRC)}:{node.lineno}"
            if node.func.id == "begun" and len(node.args) == 3:
                yield where, node.args[1]
            elif node.func.id == "reverse" and getattr(node.args[0], "value", "") == "drafts:save":
                yield where, node.keywords[0].value.elts[0]


def pattern(name: ast.expr) -> str | None:
    """What the name begins with, as Today reads it: before the reference of a record. None where only running it would tell."""
    if isinstance(name, ast.Constant):
        return re.escape(name.value)
    if isinstance(name, ast.JoinedStr):
        parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_]+" for part in name.values]
        return "".join(parts).split(r"\.")[0]
    if isinstance(name, ast.BinOp):
        return "[a-z_]+"
    return None


def test_every_draft_that_is_kept_is_found_under_today():
    found = [(where, pattern(name)) for where, name in names()]
    assert len([one for _where, one in found if one]) > 40
    lost = [(where, one) for where, one in found if one and not any(re.fullmatch(one, name) for name in KNOWN)]
    assert not lost, "its author would find nothing under Today"

"""Draws `docs/access.md` from the policy: who may see and do what, and why, for somebody who reads no code."""

from collections.abc import Iterator
from itertools import groupby

from ymylon.access.exempt import EXEMPT
from ymylon.access.policy import ACTIONS, BY_ROLE, EMERGENCY, NEVER_BY_GLASS, ROWS, Action, Reach
from ymylon.access.reasons import Cell, cell, reasons
from ymylon.config.access_words import ACTIONS_NOTE, EMERGENCY_NOTE, HEAD, HOW_FAR, LEAVING_NOTE, MATRIX_NOTE, SCOPES
from ymylon.terms.codes import Lane, Role
from ymylon.terms.words import Words

_REACH = {
    Reach.TEAM: Words("own team’s children", "plant ei thîm ei hun"),
    Reach.AGENCY: Words("own agency’s children", "plant ei hasiantaeth ei hun"),
}
_NONE = Words("no child", "dim plentyn")


def draw_access() -> str:
    """The whole page."""
    parts = (_scopes(), _matrix(), _lanes(), _roles(), _emergency(), _leaving(), _actions(), _exempt())
    return "\n".join([*HEAD, *(line for part in parts for line in part), ""])


def _heading(words: Words) -> Iterator[str]:
    yield from (f"## {words.en} / *{words.cy}*", "")


def _table(*columns: str) -> Iterator[str]:
    yield from (f"| {' | '.join(columns)} |", "|" + "---|" * len(columns))


def _scopes() -> Iterator[str]:
    yield from _heading(Words("Whose records", "Cofnodion pwy"))
    yield from (HOW_FAR.en, "", f"*{HOW_FAR.cy}*", "")
    yield from _table("scope", "cwmpas", "how it works", "sut mae’n gweithio")
    for name, words in SCOPES:
        yield f"| {name.en} | {name.cy} | {words.en} | {words.cy} |"
    yield ""


def _mark(one: Cell) -> str:
    return "W" if one.writes else "R" if one.reads else "·"


def _matrix() -> Iterator[str]:
    yield from _heading(Words("At a glance", "Cipolwg"))
    yield from (MATRIX_NOTE.en, "", f"*{MATRIX_NOTE.cy}*", "")
    yield from _table("", *(str(number) for number in range(1, len(Lane) + 1)))
    for role in Role:
        yield f"| {role.words.en} | {' | '.join(_mark(cell(role, lane)) for lane in Lane)} |"
    yield ""


def _lanes() -> Iterator[str]:
    yield from _heading(Words("Each kind of fact, who sees it and why", "Pob math o ffaith, pwy sy’n ei gweld a pham"))
    for number, lane in enumerate(Lane, start=1):
        holds = reasons(lane).holds
        yield from (f"### {number}. {lane.words.en} / *{lane.words.cy}*", "", f"{holds.en} *{holds.cy}*", "")
        yield from _table("", "who", "why", "pam")
        cells = sorted((cell(role, lane) for role in Role), key=lambda one: ("WR·".index(_mark(one)), one.why))
        for (mark, why), alike in groupby(cells, key=lambda one: (_mark(one), one.why)):
            said = {"W": "reads, writes", "R": "reads", "·": "refused"}[mark]
            yield f"| {said} | {_names(one.role for one in alike)} | {why.en} | {why.cy} |"
        yield ""


def _names(roles) -> str:
    # In the order of the roles' list: a set has none, and the page must come out the same each time.
    wanted = set(roles)
    return ", ".join(role.words.en for role in Role if role in wanted) or "nobody"


def _lane_names(lanes) -> str:
    return ", ".join(lane.words.en for lane in Lane if lane in lanes) or "nothing"


def _roles() -> Iterator[str]:
    yield from _heading(Words("Each role", "Pob rôl"))
    yield from _table("role", "rôl", "how far", "pa mor bell", "writes", "only reads", "never sees", "why", "pam")
    for row in ROWS:
        reach = _REACH[row.reach] if row.reads else _NONE
        lists = (row.writes, row.reads - row.writes, set(Lane) - row.reads)
        middle = " | ".join(_lane_names(lanes) for lanes in lists)
        name = row.role.words
        yield f"| {name.en} | {name.cy} | {reach.en} | {reach.cy} | {middle} | {row.why.en} | {row.why.cy} |"
    yield ""


def _emergency() -> Iterator[str]:
    yield from _heading(Words("In an emergency: breaking the glass", "Mewn argyfwng: torri’r gwydr"))
    for words in EMERGENCY_NOTE:
        yield from (words.en, "", f"*{words.cy}*", "")
    yield f"Never / *Byth*: {', '.join(f'{lane.words.en} / *{lane.words.cy}*' for lane in Lane if lane in NEVER_BY_GLASS)}."
    yield ""
    yield from _table("role", "rôl", "what it opens beside the role’s own lanes")
    for role, opened in EMERGENCY.items():
        yield f"| {role.words.en} | {role.words.cy} | {_lane_names(opened - BY_ROLE[role].reads)} |"
    yield ""


def _leaving() -> Iterator[str]:
    yield from _heading(Words("What leaves the record", "Yr hyn sy’n gadael y cofnod"))
    for words in LEAVING_NOTE:
        yield from (words.en, "", f"*{words.cy}*", "")


def _actions() -> Iterator[str]:
    yield from _heading(Words("What is done", "Yr hyn a wneir"))
    yield from (ACTIONS_NOTE.en, "", f"*{ACTIONS_NOTE.cy}*", "")
    yield from _table("action", "lane", "who alone may", "fresh second factor")
    for action in ACTIONS.values():
        yield f"| `{action.code}` | {_needs(action)} | {_alone(action)} | {'yes' if action.fresh else ''} |"
    yield ""


def _needs(action: Action) -> str:
    if action.lane is None:
        return "none"
    return f"{action.lane.words.en}, {'writes' if action.writes else 'reads'}"


def _alone(action: Action) -> str:
    if action.roles is None:
        return "whoever holds the lane" if action.lane else "anyone"
    return _names(action.roles)


def _exempt() -> Iterator[str]:
    yield from (
        "## Tables without row security / *Tablau heb ddiogelwch rhes*",
        "",
        "They hold no fact about a child. A test fails when a table has neither a policy nor a line here.",
        "",
        "| table | what the program may do | why |",
        "|---|---|---|",
    )
    for name, exemption in sorted(EXEMPT.items()):
        yield f"| `{name}` | {exemption.privileges} | {exemption.why} |"

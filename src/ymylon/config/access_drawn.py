"""Draws `docs/access.md` from the policy: who may see and do what, and why, for whoever reads no code; whole in each language."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ymylon.access.exempt import EXEMPT
from ymylon.access.policy import ACTIONS, BY_ROLE, EMERGENCY, NEVER_BY_GLASS, ROWS, Action, Reach
from ymylon.access.reasons import Cell, cell, reasons
from ymylon.config.access_acts import ACTS, MAY, TABLES
from ymylon.config.access_words import (
    ACTIONS_NOTE,
    EMERGENCY_NOTE,
    HEAD,
    HOW_FAR,
    INTRODUCTION,
    LEAVING_NOTE,
    MATRIX_NOTE,
    SCOPES,
    TABLES_NOTE,
)
from ymylon.terms.codes import Lane, Role
from ymylon.terms.words import Words

_REACH = {
    Reach.TEAM: Words("own team’s children", "plant ei thîm ei hun"),
    Reach.AGENCY: Words("own agency’s children", "plant ei hasiantaeth ei hun"),
}
_NONE = Words("no child", "dim plentyn")
_MARKS = {
    "W": Words("reads, writes", "yn darllen, yn ysgrifennu"),
    "R": Words("reads", "yn darllen"),
    "·": Words("refused", "gwrthodir"),
}
_WHO, _WHY, _ROLE = Words("who", "pwy"), Words("why", "pam"), Words("role", "rôl")


def draw_access() -> str:
    """The whole page: English, then Welsh."""
    return "\n".join([*HEAD, *(line for tongue in ("en", "cy") for line in _Page(tongue).lines())])


class _Page:
    """The page in one language."""

    def __init__(self, tongue: str) -> None:
        self.tongue = tongue

    def lines(self) -> Iterator[str]:
        yield from self._heading(Words("Who may see and do what", "Pwy gaiff weld a gwneud beth"), level=1)
        for words in INTRODUCTION:
            yield from (self._in(words), "")
        for part in (
            self._scopes, self._matrix, self._lanes, self._roles, self._emergency, self._leaving, self._actions, self._exempt,
        ):  # fmt: skip
            yield from part()

    def _in(self, words: Words) -> str:
        return words.in_language(self.tongue)

    def _heading(self, words: Words, level: int = 2) -> Iterator[str]:
        yield from (f"{'#' * level} {self._in(words)}", "")

    def _table(self, *columns: Words | str) -> Iterator[str]:
        named = [one if isinstance(one, str) else self._in(one) for one in columns]
        yield from (f"| {' | '.join(named)} |", "|" + "---|" * len(columns))

    def _scopes(self) -> Iterator[str]:
        yield from self._heading(Words("Whose records", "Cofnodion pwy"))
        yield from (self._in(HOW_FAR), "")
        yield from self._table(Words("scope", "cwmpas"), Words("how it works", "sut mae’n gweithio"))
        for name, words in SCOPES:
            yield f"| {self._in(name)} | {self._in(words)} |"
        yield ""

    def _matrix(self) -> Iterator[str]:
        yield from self._heading(Words("At a glance", "Cipolwg"))
        yield from (self._in(MATRIX_NOTE), "")
        yield from self._table("", *(str(number) for number in range(1, len(Lane) + 1)))
        for role in Role:
            yield f"| {self._in(role.words)} | {' | '.join(_mark(cell(role, lane)) for lane in Lane)} |"
        yield ""

    def _lanes(self) -> Iterator[str]:
        yield from self._heading(Words("Each kind of fact, who sees it and why", "Pob math o ffaith, pwy sy’n ei gweld a pham"))
        for number, lane in enumerate(Lane, start=1):
            yield from (f"### {number}. {self._in(lane.words)}", "", self._in(reasons(lane).holds), "")
            yield from self._table("", _WHO, _WHY)
            cells = sorted((cell(role, lane) for role in Role), key=lambda one: ("WR·".index(_mark(one)), one.why))
            for (mark, why), alike in groupby(cells, key=lambda one: (_mark(one), one.why)):
                yield f"| {self._in(_MARKS[mark])} | {self._names(one.role for one in alike)} | {self._in(why)} |"
            yield ""

    def _names(self, roles: Iterable[Role]) -> str:
        # In the order of the roles' list: a set has none, and the page must come out the same each time.
        wanted = set(roles)
        nobody = self._in(Words("nobody", "neb"))
        return ", ".join(self._in(role.words) for role in Role if role in wanted) or nobody

    def _lane_names(self, lanes: Iterable[Lane]) -> str:
        wanted = set(lanes)
        return ", ".join(self._in(lane.words) for lane in Lane if lane in wanted) or self._in(Words("nothing", "dim"))

    def _roles(self) -> Iterator[str]:
        yield from self._heading(Words("Each role", "Pob rôl"))
        yield from self._table(
            _ROLE, Words("how far", "pa mor bell"), Words("writes", "yn ysgrifennu"), Words("only reads", "yn darllen yn unig"),
            Words("never sees", "byth yn gweld"), _WHY,
        )  # fmt: skip
        for row in ROWS:
            reach = _REACH[row.reach] if row.reads else _NONE
            lists = (row.writes, row.reads - row.writes, set(Lane) - row.reads)
            middle = " | ".join(self._lane_names(lanes) for lanes in lists)
            yield f"| {self._in(row.role.words)} (`{row.role}`) | {self._in(reach)} | {middle} | {self._in(row.why)} |"
        yield ""

    def _emergency(self) -> Iterator[str]:
        yield from self._heading(Words("In an emergency: breaking the glass", "Mewn argyfwng: torri’r gwydr"))
        for words in EMERGENCY_NOTE:
            yield from (self._in(words), "")
        yield from (f"{self._in(Words('Never', 'Byth'))}: {self._lane_names(NEVER_BY_GLASS)}.", "")
        opens = Words("what it opens beside the role’s own lanes", "yr hyn y mae’n ei agor wrth ochr lonydd y rôl ei hun")
        yield from self._table(_ROLE, opens)
        for role, opened in EMERGENCY.items():
            yield f"| {self._in(role.words)} | {self._lane_names(opened - BY_ROLE[role].reads)} |"
        yield ""

    def _leaving(self) -> Iterator[str]:
        yield from self._heading(Words("What leaves the record", "Yr hyn sy’n gadael y cofnod"))
        for words in LEAVING_NOTE:
            yield from (self._in(words), "")

    def _actions(self) -> Iterator[str]:
        yield from self._heading(Words("What is done", "Yr hyn a wneir"))
        yield from (self._in(ACTIONS_NOTE), "")
        yield from self._table(
            Words("what is done", "yr hyn a wneir"), Words("kind of fact", "math o ffaith"),
            Words("who alone may", "pwy yn unig a gaiff"),
            Words("fresh second factor", "ail ffactor ffres"), Words("in the code", "yn y cod"),
        )  # fmt: skip
        for action in ACTIONS.values():
            fresh = self._in(Words("yes", "oes")) if action.fresh else ""
            said = (self._in(ACTS[action.code]), self._needs(action), self._alone(action), fresh, f"`{action.code}`")
            yield f"| {' | '.join(said)} |"
        yield ""

    def _needs(self, action: Action) -> str:
        if action.lane is None:
            return self._in(Words("none", "dim"))
        return f"{self._in(action.lane.words)}, {self._in(Words('writes', 'yn ysgrifennu') if action.writes else _MARKS['R'])}"

    def _alone(self, action: Action) -> str:
        if action.roles is not None:
            return self._names(action.roles)
        return self._in(
            Words("whoever holds the lane", "pwy bynnag sy’n dal y lôn") if action.lane else Words("anyone", "unrhyw un")
        )

    def _exempt(self) -> Iterator[str]:
        yield from self._heading(Words("Tables without row security", "Tablau heb ddiogelwch rhes"))
        yield from (self._in(TABLES_NOTE), "")
        yield from self._table(
            Words("table", "tabl"), Words("what the program may do", "yr hyn y caiff y rhaglen ei wneud"), _WHY
        )
        for name, exemption in sorted(EXEMPT.items()):
            may = ", ".join(self._in(MAY[one]) for one in exemption.privileges.split(", "))
            why = exemption.why if self.tongue == "en" else TABLES[exemption.why]
            yield f"| `{name}` | {may} | {why} |"
        yield ""


def _mark(one: Cell) -> str:
    return "W" if one.writes else "R" if one.reads else "·"

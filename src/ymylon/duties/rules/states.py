"""Tables of states and legal moves: what one is made of, and how it is drawn for a reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ymylon.terms.codes import Code
from ymylon.terms.words import Words

START = ""


@dataclass(frozen=True, slots=True)
class State:
    """A state and who has to see to it that it is left."""

    code: str
    words: Words
    owner: Code | Words
    means: Words

    @property
    def owned_by(self) -> Words:
        """The owner in words: a team's function or a role, or whoever a notice or duty names."""
        return self.owner if isinstance(self.owner, Words) else self.owner.words


@dataclass(frozen=True, slots=True)
class Move:
    """A legal move, written as a new row; `needs` says what must be known for it."""

    code: str
    words: Words
    came_from: str
    goes_to: str
    needs: Words


@dataclass(frozen=True, slots=True)
class StateTable:
    """All states of one thing and all moves between them."""

    words: Words
    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def state(self, code: str) -> State:
        """The state of this code; KeyError where there is none."""
        found = {state.code: state for state in self.states}
        return found[code]

    def moves_from(self, code: str) -> tuple[Move, ...]:
        """What may happen next."""
        return tuple(move for move in self.moves if move.came_from == code)

    def may_move(self, came_from: str, goes_to: str) -> bool:
        """True if the table has such a move."""
        return any(move.goes_to == goes_to for move in self.moves_from(came_from))

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the table itself: unknown ends of a move, states that nothing leads to."""
        codes = {state.code for state in self.states}
        ends = {end for move in self.moves for end in (move.came_from, move.goes_to)} - {START}
        unknown = [f"no state {code}" for code in sorted(ends - codes)]
        reached = {move.goes_to for move in self.moves}
        return (*unknown, *(f"nothing leads to {code}" for code in sorted(codes - reached)))


def moves(code: str, words: Words, came_from: Iterable[str], goes_to: str, needs: Words) -> tuple[Move, ...]:
    """One row for each state that the move may start from."""
    return tuple(Move(code, words, start, goes_to, needs) for start in came_from)


def draw_states(tables: Sequence[StateTable]) -> str:
    """`docs/states.md`: every state with its owner and every legal move, in both languages."""
    head = (
        "# States and moves",
        "",
        "*Drawn from the code by `ymylon docs`; change the tables there, not this page.*",
        "*Lluniwyd o’r cod gan `ymylon docs`; newidiwch y tablau yno, nid y dudalen hon.*",
        "",
    )
    return "\n".join([*head, *(line for table in tables for line in _drawn(table))])


def _drawn(table: StateTable) -> list[str]:
    lines = [f"## {both(table.words)}", "", "| state | in words | owner | means |", "|---|---|---|---|"]
    lines += [table_line(f"`{one.code}`", both(one.words), both(one.owned_by), both(one.means)) for one in table.states]
    lines += ["", "| move | from | to | needs |", "|---|---|---|---|"]
    together: dict[tuple[str, Words, str, Words], list[str]] = {}
    for move in table.moves:
        start = f"`{move.came_from}`" if move.came_from else "(start)"
        together.setdefault((move.code, move.words, move.goes_to, move.needs), []).append(start)
    for (_, words, goes_to, needs), starts in together.items():
        lines.append(table_line(both(words), ", ".join(starts), f"`{goes_to}`", both(needs)))
    return [*lines, ""]


def table_line(*cells: str) -> str:
    """One line of a drawn table."""
    return f"| {' | '.join(cells)} |"


def both(words: Words) -> str:
    """English and Welsh side by side; a Welsh that awaits its translator is marked."""
    return f"{words.en} / *{words.cy}*" + ("" if words.sure else " †")

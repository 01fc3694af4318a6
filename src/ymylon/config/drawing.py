"""Draws `docs/states.md` and `docs/rules.md` from the rooms' rules, and the cases from their tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

from ymylon.associates.rules import DUTY_KINDS as OF_ASSOCIATES
from ymylon.circumstances.rules.duties import DUTY_KINDS as OF_CIRCUMSTANCES
from ymylon.contexts.rules import CONTEXT_STATES, STEP_STATES
from ymylon.disruption.rules import DUTY_KINDS as OF_DISRUPTION
from ymylon.duties.rules import ACTION_STATES, DUTY_STATES
from ymylon.duties.rules import draw_states as draw
from ymylon.duties.rules.agreed import DUTY_KINDS as OF_ACTIONS
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.duties.rules.drawing import draw_duties, draw_policy
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.exploitation.rules import DUTY_KINDS as OF_EXPLOITATION
from ymylon.exploitation.rules import NRM_STATES
from ymylon.intelligence.rules import DUTY_KINDS as OF_INTELLIGENCE
from ymylon.intelligence.rules import SUBMISSION_STATES
from ymylon.interviews.rules import DUTY_KINDS as OF_INTERVIEWS
from ymylon.interviews.rules import INTERVIEW_STATES
from ymylon.meetings.rules import DUTY_KINDS as OF_MEETINGS
from ymylon.meetings.rules import MEETING_STATES
from ymylon.missing.rules.drawing import draw_definitions, draw_ends, draw_telling
from ymylon.missing.rules.duties import DUTY_KINDS as OF_MISSING
from ymylon.missing.rules.states import EPISODE_STATES
from ymylon.notices.rules.referrals import DUTY_KINDS as OF_REFERRALS
from ymylon.notices.rules.states import NOTICE_STATES
from ymylon.orders.rules import DUTY_KINDS as OF_ORDERS
from ymylon.orders.rules import ORDER_STATES
from ymylon.plans.rules import DUTY_KINDS as OF_PLANS
from ymylon.safety.rules import DUTY_KINDS as OF_SAFETY
from ymylon.screening.rules import DUTY_KINDS as OF_SCREENING
from ymylon.signals.rules import DUTY_KINDS as OF_REGISTER
from ymylon.worries.rules import DUTY_KINDS as OF_WORRIES
from ymylon.worries.rules import WORRY_STATES

_CASES = Path(__file__).parents[3] / "tests" / "rules"
# The rooms whose cases are a specification for somebody who isn't a programmer.
_ROOMS = (
    "missing", "notices", "duties", "interviews", "circumstances", "plans", "exploitation", "associates",
    "orders", "worries", "screening", "contexts", "intelligence", "networks", "meetings", "safety", "disruption", "panels",
    "governance", "returns",
)  # fmt: skip

_DUTIES = (
    *OF_MISSING, *OF_INTERVIEWS, *OF_CIRCUMSTANCES, *OF_REFERRALS, *OF_REGISTER, *OF_PLANS, *OF_ACTIONS, *OF_EXPLOITATION,
    *OF_ASSOCIATES, *OF_ORDERS, *OF_WORRIES, *OF_SCREENING, *OF_INTELLIGENCE, *OF_MEETINGS,
    *OF_SAFETY, *OF_DISRUPTION,
)  # fmt: skip

_HEAD = (
    "# Rules",
    "",
    "*Drawn from the code and its tests by `ymylon docs`; change them there, not this page.*",
    "*Lluniwyd o’r cod a’i brofion gan `ymylon docs`; newidiwch nhw yno, nid y dudalen hon.*",
    "",
    "Guidance is kept as dated rows. Nearer goes before farther, later before earlier, and a fact is judged by the row in",
    "force when it happened. What could not be verified is there and switched off, until a board takes it up with a source.",
    "† the Welsh awaits a translator. ‡ read second hand, or proposed here.",
    "",
    "The two rule books by which a return is judged, each rule with its number, stand in [validation.md](validation.md).",
    "*Mae’r ddau lyfr rheolau y bernir ffurflen ystadegol yn eu hôl, a phob rheol â’i rhif, yn [validation.md](validation.md).*",
    "",
)


def draw_states() -> str:
    """Every state with its owner and every legal move."""
    tables = (
        EPISODE_STATES, NOTICE_STATES, INTERVIEW_STATES, NRM_STATES, ORDER_STATES, WORRY_STATES, CONTEXT_STATES, STEP_STATES,
        SUBMISSION_STATES, MEETING_STATES, DUTY_STATES, ACTION_STATES,
    )  # fmt: skip
    return draw(tables)


def draw_rules() -> str:
    """Who is told, what is owed, under which definitions and dated rows, and the cases that hold."""
    parts = (
        ("Whom a report tells / *I bwy y dywedir*", draw_telling()),
        ("What an end opens and voids / *Beth mae diwedd yn ei agor a’i ddileu*", draw_ends()),
        ("Duties / *Dyletswyddau*", draw_duties(_DUTIES)),
        ("Categories / *Categorïau*", draw_definitions()),
        ("Policy shipped / *Polisi a gynhwysir*", draw_policy(SHIPPED)),
        ("Policy of the demonstration / *Polisi’r arddangosiad*", draw_policy(DEMONSTRATION)),
    )
    lines = [line for title, table in parts for line in (f"## {title}", "", *table)]
    cases = [line for room in _ROOMS for path in sorted((_CASES / room).glob("test_*.py")) for line in _cases(path)]
    return "\n".join([*_HEAD, *lines, "## Cases that hold", "", *cases])


def _cases(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = _tables(tree)
    lines = [f"### {(ast.get_docstring(tree) or path.stem).splitlines()[0]}", ""]
    for test in tree.body:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            name = test.name.removeprefix("test_").replace("_", " ").capitalize()
            lines.append(f"- **{name}.** {ast.get_docstring(test)}")
            lines += [f"  - {case}" for table in _tables_of(test) for case in said.get(table, ())]
    return [*lines, ""]


def _tables(tree: ast.Module) -> dict[str, list[str]]:
    """The sentence of each case, by the name of the table that it stands in."""
    found = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            found[statement.targets[0].id] = list(_sentences(statement.value))
    return found


def _tables_of(test: ast.FunctionDef) -> Iterator[str]:
    for decorator in test.decorator_list:
        if isinstance(decorator, ast.Call) and len(decorator.args) > 1 and isinstance(decorator.args[1], ast.Name):
            yield decorator.args[1].id


def _sentences(table: ast.expr) -> Iterator[str]:
    calls = [node for node in ast.walk(table) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        for word in call.keywords:
            if word.arg == "id":
                yield _text(word.value)


def _text(value: ast.expr) -> str:
    if isinstance(value, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in value.values)
    return str(value.value) if isinstance(value, ast.Constant) else ""

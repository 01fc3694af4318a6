"""Draws `docs/access.md` from the policy: who may see and do what, and why, for somebody who reads no code."""

from collections.abc import Iterator

from ymylon.access.exempt import EXEMPT
from ymylon.access.policy import ACTIONS, ROWS, Action, Reach, Row
from ymylon.terms.codes import Lane, Role

_REACH = {Reach.TEAM: "own team's children", Reach.AGENCY: "own agency's children"}

_HEAD = (
    "# Who may see and do what / *Pwy gaiff weld a gwneud beth*",
    "",
    "*Drawn from the code by `ymylon docs`: change `src/ymylon/access/policy.py`, not this page.*",
    "*Lluniwyd o'r cod gan `ymylon docs`: newidiwch `src/ymylon/access/policy.py`, nid y dudalen hon.*",
    "",
    "What is not written here is refused. A fact lies in one lane. A role sees a lane only of children with whom its team or",
    "agency is involved; the database repeats that by itself, from the same table.",
    "",
)


def draw_access() -> str:
    """The whole page."""
    return "\n".join([*_HEAD, *_roles(), *_lanes(), *_actions(), *_exempt(), ""])


def _roles() -> Iterator[str]:
    yield from ("## Roles / *Rolau*", "", "| role | rôl | how far | why | pam |", "|---|---|---|---|---|")
    for row in ROWS:
        role = row.role.words
        yield f"| {role.en} | {role.cy} | {_REACH[row.reach] if row.reads else '–'} | {row.why.en} | {row.why.cy} |"
    yield ""


def _lanes() -> Iterator[str]:
    yield from (
        "## Lanes / *Lonydd*",
        "",
        "| lane | lôn | who reads and writes | who only reads |",
        "|---|---|---|---|",
    )
    for lane in Lane:
        readers = [row for row in ROWS if lane in row.reads and lane not in row.writes]
        writers = [row for row in ROWS if lane in row.writes]
        yield f"| {lane.words.en} | {lane.words.cy} | {_names(writers)} | {_names(readers)} |"
    yield ""


def _names(rows: list[Row]) -> str:
    return ", ".join(row.role.words.en for row in rows) or "nobody"


def _actions() -> Iterator[str]:
    yield from (
        "## Actions / *Gweithredoedd*",
        "",
        "Everybody signs in with a second factor. *Again* asks for it once more, unless it was shown within 15 minutes.",
        "*Mae pawb yn mewngofnodi ag ail ffactor. Mae* eto *yn gofyn amdano unwaith eto,"
        " oni bai iddo gael ei ddangos o fewn 15 munud.*",
        "",
        "| action | lane | who alone may | second factor / *ail ffactor* |",
        "|---|---|---|---|",
    )
    for action in ACTIONS.values():
        yield f"| `{action.code}` | {_needs(action)} | {_alone(action)} | {'again / *eto*' if action.fresh else ''} |"
    yield ""


def _needs(action: Action) -> str:
    if action.lane is None:
        return "none"
    return f"{action.lane.words.en}, {'writes' if action.writes else 'reads'}"


def _alone(action: Action) -> str:
    if action.roles is None:
        return "whoever holds the lane" if action.lane else "anyone"
    # In the order of the roles' list: a set has none, and the page must come out the same each time.
    return ", ".join(role.words.en for role in Role if role in action.roles)


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

"""How policy rows and kinds of duty are drawn for a reader, in both languages."""

from collections.abc import Iterable, Mapping

from ymylon.terms.sources import SOURCES
from ymylon.terms.words import Words

from .kinds import DutyKind
from .policy import PolicyRow
from .states import both, table_line

_ON, _OFF = Words("on", "ymlaen"), Words("off", "i ffwrdd")
_VOIDED, _STAYS = Words("voided", "yn ddi-rym"), Words("stays", "yn aros")


def draw_policy(rows: Iterable[PolicyRow]) -> list[str]:
    """A table of policy rows: what each says, how binding it is, from where, and whether it is on."""
    lines = ["| key | says | standing | source | |", "|---|---|---|---|---|"]
    for row in rows:
        switched = both(_ON if row.switched_on else _OFF)
        place = f" ({row.area})" if row.area else ""
        named = f"`{row.key}`{place}"
        lines.append(table_line(named, value_text(row.value), both(row.standing.words), source_text(row.source), switched))
    return [*lines, ""]


def draw_duties(kinds: Iterable[DutyKind]) -> list[str]:
    """A table of kinds of duty: who owes each, in which lane, by which policy, and what meets it."""
    lines = ["| duty | owed by | lane | due by | met by | once a child has died |", "|---|---|---|---|---|---|"]
    for kind in kinds:
        who, lane, key = both(kind.owner.words), both(kind.lane.words), f"`{kind.policy_key}`"
        after = both(_VOIDED if kind.while_alive else _STAYS)
        lines.append(table_line(both(kind.words), who, lane, key, both(kind.met_by), after))
    return [*lines, ""]


def value_text(value: Mapping[str, object]) -> str:
    """A policy value on one line: "within: hours 1 (out of hours: minutes 30)"."""
    return "; ".join(_part(name.replace("_", " "), part) for name, part in value.items())


def source_text(key: str) -> str:
    """The title of a source in both languages, linked where it has an address; a key that isn't listed stands for itself."""
    found = SOURCES.get(key)
    if found is None:
        return f"`{key}`"
    return f"[{both(found.title)}]({found.url})" if found.url else both(found.title)


def _part(name: str, part: object) -> str:
    if part is True:
        return name
    if isinstance(part, Mapping):
        return f"{name} ({value_text(part)})"
    if isinstance(part, list):
        return f"{name}: " + ", ".join("–".join(map(str, one)) if isinstance(one, list) else str(one) for one in part)
    return f"{name} {part}"

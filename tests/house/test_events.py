"""Every kind of event that a room writes into the ledger has its words in both languages."""

import ast
from pathlib import Path

from ymylon.chronology.rules import EVENT_WORDS
from ymylon.circumstances.rules.protecting import event_of
from ymylon.orders.rules.duties import APPEARED_OF
from ymylon.safety import rules as safety
from ymylon.terms.codes import ProtectionStep

ROOMS = Path(__file__).resolve().parents[2] / "src" / "ymylon"
# The function that writes an event, and the word that holds its kind.
WRITERS = {"record_event": "kind", "note": "act"}


def kinds_written() -> dict[str, str]:
    found = {}
    for path in ROOMS.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in WRITERS:
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                for keyword in call.keywords:
                    if keyword.arg == WRITERS[name] and isinstance(keyword.value, ast.Constant):
                        found[keyword.value.value] = str(path.relative_to(ROOMS))
    return found


def test_every_kind_has_words():
    written = kinds_written()
    assert len(written) > 15
    assert {kind: place for kind, place in written.items() if kind not in EVENT_WORDS} == {}


def test_no_words_wait_for_an_event_that_nobody_writes():
    in_bulk = {"NOT_ACKNOWLEDGED", "DUTY_LATE", "HISTORY_IMPORTED", "GLASS_BROKEN", "GLASS_REVIEWED"}
    in_bulk |= set(safety.EVENT_WORDS)  # composed of the plan and of what was said of it
    in_bulk |= {event_of(step) for step in ProtectionStep}  # composed of the step that was taken
    in_bulk |= {"PLAN_RELEASED", "PLAN_WITHDRAWN"}  # the episode does it, in the database
    in_bulk |= set(APPEARED_OF.values())  # composed of what the order binds
    assert set(EVENT_WORDS) - set(kinds_written()) <= in_bulk

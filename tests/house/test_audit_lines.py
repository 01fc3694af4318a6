"""Every act of every room leaves its audit line."""

import ast
from pathlib import Path

ROOMS = Path(__file__).resolve().parents[2] / "src" / "ymylon"
WRITERS = {"record_act", "note"}

# Part of an act that another function completes: that one writes the line.
PARTS = {
    "involve": "who is involved is said by the act that involves them",
    "involve_each": "who is involved is said by the act that involves them",
    "bring_in": "the allocation that brings a team in has the line",
    "involve_all": "an import says whose records it opened",
    "involve_from_facts": "the report says it",
    "involve_by_facts": "the report says it",
    "involve_reporter": "the report says it",
    "end_involvements": "whatever ends the episode is the act",
    "end_involvement": "whatever ends the work with the child is the act",
    "record_event": "an event tells of an act that has a line of its own",
    "add_person": "the record opened upon them has the line",
    "add_people": "the records opened upon them have the line",
    "add_name": "a name comes with its person, or with a change that has the line",
    "add_identifier": "a number comes with a record, an import or what was recorded on its page, which have the line",
    "end_identifier": "ending a number on its page has the line",
    "move": "the state moves because of an act that has the line",
    "owe": "a duty follows from an act that has the line",
    "owe_of_report": "the report says it",
    "propose_referral": "the report says it",
    "open_duty": "a duty follows from an act that has the line",
    "open_under_policy": "a duty follows from an act that has the line",
    "fulfil": "whatever meets the duty is the act",
    "void": "whatever made the duty pointless is the act",
    "waive": "whoever closes the episode with a reason has the line",
    "close_notices": "closing the episode is the act",
    "reopen_notices": "opening the episode again is the act",
    "end_open_history": "the report that shows the child to have been seen since is the act",
    "keep_step": "the act that takes the step has the line",
    "keep_spell": "the act that keeps the entry has the line",
    "correct_spell": "the act that puts the entry right has the line",
    "owe_of_exclusion": "a duty follows from an act that has the line",
    "owe_again": "whatever ends the allocation has the line",
    "owe_review": "a duty follows from an act that has the line",
    "owe_decision": "a duty follows from an act that has the line",
    "seal_instead": "what is sealed was typed in an act that has the line",
    "step": "an interview moves because of an act that has the line",
    "change_to_yes": "the offer to which the child said yes has the line",
    "refuse_moment": "it only refuses; the interview that is recorded has the line",
    "owe_harm_heard": "what the child was heard saying has the line",
    "owe_meeting": "closing an item, or cancelling a meeting, has the line",
    "fell_through": "cancelling the meeting has the line",
    "consider_meeting": "a meeting is owed because of an act that has the line",
}
# The line is written by the database's function, in the same transaction.
BY_THE_DATABASE = {
    "ask_match_index": "match_index writes MATCH_INDEX",
    "propose_matches": "propose_matches writes PROPOSED_MATCH for each pair",
    "break_glass_by_question": "break_glass_by_question writes BROKE_GLASS, or GLASS_NOT_BROKEN",
    "break_glass_by_ref": "break_glass_by_ref writes BROKE_GLASS",
    "review_glass": "review_glass writes the verdict",
}
# It touches no record.
NO_RECORD = {
    "keep": "a draft, read by its author alone", "discard": "a draft, read by its author alone",
    "begin_sending": "whether this very form was sent before, as a hash", "end_sending": "where it led",
}  # fmt: skip
# Two rooms have a function of this name; the one that completes the act writes the line.
COMPLETED_ABOVE = {
    "judge_same": "linkage's own, which calls it, writes JUDGED_SAME",
    "withdraw_judgement": "linkage's own, which calls it, writes WITHDREW_JUDGEMENT",
    "grant_case": "oversight's calls that of children, which writes GRANTED_CASE",
    "end_case": "oversight's calls that of children, which writes ENDED_CASE",
    "open_agreement": "oversight's calls that of access, which writes OPENED_AGREEMENT",
    "amend_agreement": "oversight's calls that of access, which writes AMENDED_AGREEMENT",
    "end_agreement": "oversight's calls that of access, which writes ENDED_AGREEMENT",
    "leave_out": "missing's own calls that of notices, which writes LEFT_OUT",
    "leave_out_first": "each team that is left out has its LEFT_OUT",
    "tell_whoever_was_told": "whoever is told again was told by an act that has the line",
}


def actions() -> dict[str, ast.FunctionDef]:
    """Every function of every room's `actions`, by name."""
    paths = [*ROOMS.glob("*/actions.py"), *ROOMS.glob("*/actions/*.py")]
    return {
        node.name: node
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }


def called(node: ast.AST) -> set[str]:
    return {getattr(call.func, "id", getattr(call.func, "attr", "")) for call in ast.walk(node) if isinstance(call, ast.Call)}


def audited(functions: dict[str, ast.FunctionDef]) -> set[str]:
    found = set(WRITERS)
    while more := {name for name, node in functions.items() if name not in found and called(node) & found}:
        found |= more
    return found


def acts_of_people(functions: dict[str, ast.FunctionDef]) -> set[str]:
    """Those that a practitioner does: they are told by whom."""
    return {
        name for name, node in functions.items() if not name.startswith("_") and "by" in {one.arg for one in node.args.kwonlyargs}
    }


def test_every_act_leaves_a_line():
    functions = actions()
    acts = acts_of_people(functions)
    assert len(acts) > 40
    excused = {*PARTS, *BY_THE_DATABASE, *NO_RECORD, *COMPLETED_ABOVE}
    assert acts - audited(functions) - excused == set()


def test_nothing_is_excused_that_is_no_act():
    assert {*PARTS, *BY_THE_DATABASE, *NO_RECORD, *COMPLETED_ABOVE} <= set(actions())


def test_a_search_is_on_record_by_a_keyed_hash_and_never_by_its_words():
    assert (
        'record_act("SEARCHED", lane=lane, about=fingerprint(canonical, settings.SECRET_KEY)'
        in (ROOMS / "audit" / "actions.py").read_text()
    )
    for room in ("linkage", "associates"):
        assert "record_search(" in (ROOMS / room / "lookups.py").read_text(), room

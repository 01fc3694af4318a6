"""What is said at a terminal is said in both languages: by the commands, the set-up, and whoever can't go on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_catalogue import ENGLISH, words_of
from ymylon.config.cluster.accounts import server_account
from ymylon.config.command.said_within import SENTENCES
from ymylon.config.doctor import CHECKS
from ymylon.config.terminal import here, of_this_shell, speaking
from ymylon.terms.words import Words

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "src/ymylon/config"
ROOMS = ("command", "cluster", "serve", "doctor", "backup", "directory")
SOURCES = sorted(
    [*(path for room in ROOMS for path in (CONFIG / room).rglob("*.py")), *(ROOT / "setup").glob("*.py")]
    + [CONFIG / "database.py", CONFIG / "home.py", CONFIG / "sealing.py", CONFIG / "signin/accounts.py", CONFIG / "demo/build.py"]
)
# Whatever is handed to one of these, somebody at a terminal reads: there not even one word may stand alone.
SAYING = frozenset({
    "print", "say", "step", "tell", "refuse", "input", "error", "show", "progress", "tqdm", "fine", "note", "fault",
    "Stop", "ClusterFault", "TablesFromBefore", "BackupFault", "AccountFault",
})  # fmt: skip
# What argparse shows is said in English and looked up: a test of the commands asks for its Welsh.
HELP = frozenset(words.en for words in SENTENCES)
NO_WORDS = frozenset({"end", "sep", "unit"})
WORD, PROSE = re.compile(r"[^\W\d_]{3,}"), re.compile(r"[^\W\d_]{2,} [^\W\d_]+ [^\W\d_]+")
WHOLE_FILES = {
    "roles.py": "SQL for psql, with what each role is for, as a database keeps it",
    "said_within.py": "argparse’s own sentences beside their Welsh; a test of the commands asks for each",
}
NO_SENTENCES = re.compile(
    r"^\s*(?:select|set|drop|\^\(\?:create)\b|^local all all|^\nhost all all"  # SQL, and PostgreSQL's own files
    r"|apt install|apt-get install|^\n?import sys\b|^ymylon manage COMMAND"  # to be typed, or to be run
    r"|^No space left|^\(\?:Collecting"  # what other programs say, and how it is known again
    r"|^children of lines$|^ disposals done again$"  # a table's key; a line of the audit
)


def alone(tree: ast.AST) -> Iterator[str]:
    """Sentences that stand in one language alone, and single words that are handed to a terminal so."""
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }

    def within(node: ast.AST, *, is_said: bool) -> Iterator[str]:
        if isinstance(node, ast.Call) and named(node) == "Words" or id(node) in docstrings:
            return
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_bare = WORD.search(node.value) if is_said else PROSE.search(node.value) and not is_helped(node.value)
            if is_bare and not NO_SENTENCES.search(node.value):
                yield node.value
            return
        if isinstance(node, ast.Call):
            # What is asked of a mapping or of a path is a name, whoever asks.
            is_said = named(node) in SAYING
        elif isinstance(node, ast.Subscript | ast.Compare) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
            is_said = False
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.keyword) and part.arg in NO_WORDS:
                continue
            yield from within(part, is_said=is_said)

    yield from within(tree, is_said=False)


def is_helped(text: str) -> bool:
    return any(text in said for said in HELP)


def named(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def test_no_sentence_of_a_command_or_of_the_set_up_stands_in_one_language_alone():
    found = {
        f"{path.relative_to(ROOT)}: {text}"
        for path in SOURCES
        if path.name not in WHOLE_FILES
        for text in alone(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("print('Stopped.')", ["Stopped."]),
        ("raise ClusterFault(f'{path} is closed')", [" is closed"]),
        ("said = f'{count} things looked at'\nprint(said)", [" things looked at"]),
        ("print(here(Words('Stopped.', 'Stopiwyd.')), end='whole')", []),
        ("say(known['council'])", []),
        ("def looks():\n    'What it is for.'\n", []),
    ],
)
def test_what_stands_alone_is_found(source, found):
    assert list(alone(ast.parse(source))) == found


def test_the_doctor_speaks_welsh_of_a_database_and_of_what_it_lacks(db):
    """Of an empty one first: there nearly everything is wrong."""
    with speaking("cy"):
        found = [finding for check in CHECKS for finding in check()]
    assert {finding.level for finding in found} >= {"fine", "note", "fault"}
    for finding in found:
        said = f"{finding.subject}: {finding.said} {finding.remedy}"
        # What is typed, where a file lies and what something is called are the same in both.
        welsh = words_of(re.sub(rf"`[^`]*`|\S*[/_=]\S*|\({server_account().name}\)", "", said))
        assert not ENGLISH & set(welsh), said
    assert {"Python", "Cyfeiriadur", "Copi wrth gefn", "Cymraeg"} <= {finding.subject for finding in found}


def test_a_terminal_speaks_as_its_shell_asks_and_as_somebody_asks_before_that(monkeypatch):
    words = Words("Stopped.", "Stopiwyd.")
    monkeypatch.delenv("YMYLON_LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "cy_GB.UTF-8")
    assert here(words) == "Stopiwyd."
    with speaking("en"):
        assert here(words) == "Stopped."
    assert of_this_shell() == "cy"

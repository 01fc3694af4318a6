"""The `ymylon` command: help that reads well, and exit codes that a script can rely on."""

import argparse
import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ymylon.config import command
from ymylon.config.cluster import ClusterFault
from ymylon.config.cluster.roles import outside_server_sql
from ymylon.config.command import command_parser
from ymylon.config.command.publish.making import COUNTS
from ymylon.config.command.said import PURPOSES
from ymylon.config.command.said_within import SENTENCES
from ymylon.config.database import database_settings
from ymylon.publication.rules.release.tables import MEASURE_NAMES

SOURCE = Path(__file__).parents[2] / "src"
SUBCOMMANDS = (
    "serve",
    "demo",
    "import",
    "policy",
    "backup",
    "restore",
    "doctor",
    "dbshell",
    "roles",
    "worker",
    "manage",
    "messages",
    "docs",
)


def ymylon(*words: str, **environment: str) -> subprocess.CompletedProcess:
    told = {name: value for name, value in os.environ.items() if not name.startswith(("YMYLON", "DATABASE"))}
    command = [sys.executable, "-m", "ymylon.config.command", *words]
    return subprocess.run(
        command, env=told | {"PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8"} | environment, capture_output=True, text=True
    )


def test_help_names_each_subcommand_what_it_does_and_the_exit_codes():
    said = ymylon("--help")

    assert said.returncode == 0
    assert all(f"\n    {name} " in said.stdout for name in SUBCOMMANDS)
    assert "0 fine, 1 the input has faults, 2 wrong usage, 3 the system has a fault" in said.stdout


@pytest.mark.parametrize("words", [("--help", "--language", "cy"), ("--language", "cy", "--help"), ("--language=cy", "-h")])
def test_help_is_there_in_welsh(words):
    told = ymylon(*words)

    assert told.returncode == 0
    assert all(f"\n    {name} " in told.stdout for name in SUBCOMMANDS)
    for welsh in ("defnydd: ymylon", "cychwyn popeth ac ateb tudalennau", "codau gadael: 0 iawn", "dewisiadau:"):
        assert welsh in told.stdout
    for english in ("usage", "options", "exit codes", "show this", "start everything"):
        assert english not in told.stdout


def test_a_shell_in_welsh_is_helped_in_welsh_unless_english_is_asked_for():
    assert ymylon("--help", LC_ALL="cy_GB.UTF-8").stdout.startswith("defnydd: ymylon")
    assert ymylon("--language", "en", "--help", LC_ALL="cy_GB.UTF-8").stdout.startswith("usage: ymylon")


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for within in action.choices.values():
                yield from _parsers(within)


@pytest.mark.parametrize("name", PURPOSES)
def test_every_sentence_of_a_commands_own_help_is_there_in_welsh(name):
    welsh = {words.en: words.cy for words in SENTENCES}
    purposes = [words.en for words in PURPOSES.values()]

    parser = command_parser(name, "en")._subparsers._group_actions[0].choices[name]
    for one in _parsers(parser):
        sentences = [one.epilog, *(action.help for action in one._actions)]
        for action in one._actions:
            if isinstance(action, argparse._SubParsersAction):
                sentences += [within.help for within in action._get_subactions()]
        unsaid = {said for said in sentences if said and said != argparse.SUPPRESS} - set(welsh) - set(purposes)
        assert not unsaid, f"{one.prog}: no Welsh in said_within.py for {unsaid}"


def test_what_several_commands_say_alike_is_written_once():
    """Two copies part: one is mended, and the other is what somebody reads."""
    written = Counter(
        call.args[0].value
        for path in Path(command.__file__).parent.rglob("*.py")
        if path.name != "said_within.py"  # argparse's own sentences, which are its own
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Words" and isinstance(call.args[0], ast.Constant)
    )
    assert len(written) > 100
    assert [words for words, often in written.items() if often > 1] == []


def test_whatever_a_release_counts_can_be_asked_for_on_the_command_line():
    assert set(COUNTS.values()) == set(MEASURE_NAMES)


def test_a_command_helps_in_welsh():
    told = ymylon("--language", "cy", "import", "ssda903", "--help").stdout

    assert told.startswith("defnydd: ymylon import ssda903")
    assert all(welsh in told for welsh in ("dewisiadau:", "barnu pob rhes heb dderbyn dim", "--report FFEIL"))
    assert not any(english in told for english in ("usage", "options:", "show this", "judge every row"))


@pytest.mark.parametrize(
    ("language", "said"), [("en", "beside the small demonstration alone"), ("cy", "arddangosiad bach yn unig")]
)
def test_a_scenario_beside_a_country_is_refused_in_words(language, said):
    told = ymylon("--language", language, "demo", "--scenario", "bridgend", "--size", "national", YMYLON_HOME="/nowhere")

    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr


def test_a_commands_own_language_stays_its_own():
    assert "Welsh" not in ymylon("import", "ssda903", "--language", "cy", "/nowhere", "--authority", "W06000016").stdout
    assert "start everything" in ymylon("serve", "--help").stdout.lower()


@pytest.mark.parametrize("words", [(), ("conquer",), ("serve", "--loudly"), ("serve", "--port", "http"), ("import", "ssda903")])
def test_wrong_usage_is_two(words):
    assert ymylon(*words).returncode == 2


def test_wrong_usage_is_said_in_welsh_too():
    told = [ymylon("--language", "cy", *words) for words in (("serve", "--port", "http"), ("conquer",), ("import", "ssda903"))]

    assert [one.returncode for one in told] == [2, 2, 2]
    assert "gwall: --port: gwerth annilys: 'http'" in told[0].stderr
    assert "nid yw 'conquer' yn ddewis" in told[1].stderr
    assert "gwall: mae angen y rhain: folder, --authority" in told[2].stderr


@pytest.mark.parametrize(
    ("words", "environment", "sentence"),
    [
        (("doctor",), {"YMYLON_HOME": "/proc/ymylon"}, "name a folder of yours in YMYLON_HOME"),
        (("dbshell",), {"DATABASE_URL": "mysql://somewhere/x"}, "DATABASE_URL must read postgresql://"),
        (("doctor",), {"YMYLON_HOME": "/proc/ymylon", "LC_ALL": "cy_GB.UTF-8"}, "enwch ffolder o’ch eiddo yn YMYLON_HOME"),
        (("--language", "cy", "dbshell"), {"DATABASE_URL": "mysql://x/x"}, "Rhaid i DATABASE_URL edrych fel postgresql://"),
    ],
)
def test_a_fault_of_the_system_is_three_and_one_sentence(words, environment, sentence):
    said = ymylon(*words, **environment)

    assert said.returncode == 3
    assert sentence in said.stderr
    assert "Traceback" not in said.stderr


def test_the_sql_for_another_server_makes_each_role_and_grants_no_more():
    said = ymylon("roles")

    assert said.stdout == outside_server_sql()
    assert "app_test" not in said.stdout
    assert "superuser" not in said.stdout.replace("nosuperuser", "").replace("as a superuser", "")


def test_each_role_signs_in_as_itself_on_another_server(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://anyone:s%40cret@db.example:6432/ymylon?sslmode=verify-full")

    place = database_settings("job")

    assert (place["USER"], place["PASSWORD"], place["HOST"], place["PORT"]) == ("app_job", "s@cret", "db.example", "6432")
    assert place["OPTIONS"]["sslmode"] == "verify-full"
    assert place["OPTIONS"]["server_side_binding"] is False
    assert place["OPTIONS"]["prepare_threshold"] is None


def test_a_role_may_have_an_address_of_its_own(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://anyone:one@db.example/ymylon")
    monkeypatch.setenv("DATABASE_URL_OWNER", "postgresql://migrator:two@db.example/ymylon")

    assert (database_settings("owner")["USER"], database_settings("owner")["PASSWORD"]) == ("migrator", "two")
    assert (database_settings("web")["USER"], database_settings("web")["PASSWORD"]) == ("app_web", "one")


def test_a_role_that_nobody_knows_is_refused():
    with pytest.raises(ClusterFault, match="must be one of owner, web, job, report, backup, test"):
        database_settings("root")


def test_doctor_lists_the_welsh_of_labels_rules_and_pages_that_no_translator_has_seen():
    said = ymylon("doctor", "--welsh")

    assert said.returncode == 0
    lines = said.stdout.splitlines()
    assert any(line.startswith("EndKind.") for line in lines)
    assert any(line.startswith("missing/rules/states.py: ") and " = daethpwyd o hyd i’r plentyn" in line for line in lines)
    assert any(line.startswith("duties/rules/owed.py: ") for line in lines)

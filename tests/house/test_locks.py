"""What is installed is what was chosen: every dependency is locked by hash, and no lock names a host or a path."""

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
LOCKS = sorted((CHECKOUT / "requirements").glob("*.lock"))


def names(wanted: list[str]) -> set[str]:
    return {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in wanted}


def locked(name: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+)==", (CHECKOUT / f"requirements/{name}.lock").read_text(), re.M))


def test_every_dependency_is_locked():
    assert names(PROJECT["dependencies"]) <= locked("run")
    assert names(PROJECT["optional-dependencies"]["dev"]) <= locked("dev")


def test_running_needs_no_more_than_testing_installs():
    assert locked("run") <= locked("dev")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_releases_and_hashes_and_nothing_else(lock):
    line = re.compile(r"# download: \d+ MB|[a-z0-9][\w.-]*==[\w.]+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?|# The following .*|")
    assert [text for text in lock.read_text().splitlines() if not line.fullmatch(text)] == []

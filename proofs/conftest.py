"""What the proofs measured, said once more at the end where it is read: each figure with the number of its tries."""

from collections.abc import Callable

import pytest

_FIGURES = pytest.StashKey[list[str]]()


def pytest_configure(config):
    """An empty list."""
    config.stash[_FIGURES] = []


@pytest.fixture(scope="session")
def figure(request) -> Callable[..., None]:
    """`figure("server killed", tries=200, slowest=1.8)` is printed when all proofs are through."""

    def keep(what: str, *, tries: int, **measured: object) -> None:
        said = ", ".join(f"{name.replace('_', ' ')} {_told(value)}" for name, value in measured.items())
        request.config.stash[_FIGURES].append(f"{what}: {tries} tries; {said}")

    return keep


def _told(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def pytest_terminal_summary(terminalreporter, config):
    """The figures, and aloud whatever was left out."""
    for said in config.stash[_FIGURES]:
        terminalreporter.write_line(f"· {said}")
    for report in terminalreporter.stats.get("skipped", []):
        if "proofs/" in report.nodeid:
            why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            terminalreporter.write_line(f"! LEFT OUT: {report.nodeid}: {why}", red=True)

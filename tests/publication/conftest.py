"""One invented release for all who look at it: made once, as somebody without any return makes it."""

from pathlib import Path

import pytest

from ymylon.config.command import main


@pytest.fixture(scope="session")
def candidate(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("release") / "out"
    told = ["--year", "2025-26", "--out", str(out), "--release-at", "2026-11-17T09:30", "--language", "en"]
    assert main(["publish", *told]) == 0
    return out

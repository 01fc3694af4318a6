"""Choosing releases: what pyproject names is resolved, and each file's hash written down. Only `make locks` does this."""

import subprocess
import tempfile
import venv
from pathlib import Path

from install import REQUIREMENTS
from place import CHECKOUT, Place, environment
from say import Words, step

_OPTIONS = (
    "--quiet", "--upgrade", "--generate-hashes", "--strip-extras", "--allow-unsafe",
    # A lock names releases and hashes, and neither a host nor a path.
    "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
)  # fmt: skip
_LOCKS = (
    ("run", ["pyproject.toml"]),
    ("dev", ["pyproject.toml", "--extra", "dev", "-c", "requirements/run.lock"]),
    ("node", ["requirements/node.in"]),
    ("measures", ["requirements/measures.in", "-c", "requirements/run.lock", "-c", "requirements/dev.lock"]),
    ("pdf", ["requirements/pdf.in", "-c", "requirements/run.lock"]),
)


def write_locks(place: Place) -> int:
    """Write requirements/*.lock anew, with the size of what each downloads on a machine like this one."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pip-tools"], check=True, env=environment())
        for name, sources in _LOCKS:
            step(Words(f"Resolving {name} (one to three minutes)", f"Datrys {name} (un i dri munud)", False))
            lock = REQUIREMENTS / f"{name}.lock"
            command = [python, "-m", "piptools", "compile", *_OPTIONS, "-o", lock, *sources]
            subprocess.run(command, check=True, cwd=CHECKOUT, env=environment())
            _note_size(python, lock)
    return 0


def _note_size(python: Path, lock: Path) -> None:
    with tempfile.TemporaryDirectory() as files:
        command = [python, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "-r", lock, "-d", files]
        subprocess.run(command, check=True, env=environment())
        size = sum(file.stat().st_size for file in Path(files).iterdir())
    lock.write_text(f"# download: {size / 1e6:.0f} MB\n{lock.read_text()}")

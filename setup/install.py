"""The virtual environment and what is installed in it, from hashed locks and nothing else."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from place import CHECKOUT, Place, environment
from say import Progress, Stop, Words, here, step

REQUIREMENTS = CHECKOUT / "requirements"
NO_REASON = Words("no reason given", "ni roddwyd rheswm", False)
_UNPACKING = Words("unpacking", "dadbacio")
_FULL = Words(
    "The disk is full: make 1.5 GB of room, and run again.", "Mae’r ddisg yn llawn: gwnewch 1.5 GB o le, a rhedwch eto."
)


def make_environment(place: Place) -> None:
    """A virtual environment of our own, made anew if it is missing or half made."""
    if (place.stamps / "made").exists() and _works(place.python):
        return
    if place.venv.exists() and not (_works(place.python) and _has_pip(place.python)):
        shutil.rmtree(place.venv)
    place.refuse_without_room()
    if not place.venv.exists():
        python = place.interpreter()
        making = Words(
            f"Making the virtual environment {_short(place.venv)} with {python} (15 MB)",
            f"Gwneud yr amgylchedd rhithwir {_short(place.venv)} â {python} (15 MB)",
            False,
        )
        step(making)
        made = subprocess.run([python, "-m", "venv", place.venv], capture_output=True, text=True, env=environment())
        if made.returncode != 0:
            shutil.rmtree(place.venv, ignore_errors=True)
            raise Stop(_why_no_environment(python, made.stdout + made.stderr))
    place.stamps.mkdir(exist_ok=True)
    (place.stamps / "made").touch()


def install(place: Place, name: str, purpose: Words) -> None:
    """Install the lock `name` unless this very lock is installed already."""
    lock = REQUIREMENTS / f"{name}.lock"
    text = lock.read_text()
    mark = hashlib.sha256(text.encode()).hexdigest()
    stamp = place.stamps / f"{name}.lock"
    if stamp.exists() and stamp.read_text() == mark:
        return
    place.refuse_without_room()
    count = len(re.findall(r"^[a-z0-9].*==", text, re.M | re.I))
    size = re.search(r"^# download: (.*)$", text, re.M)
    download = size[1] if size else "? MB"
    installing = Words(
        f"Installing {purpose.en}: {count} package{'s' if count > 1 else ''}, {download} to download, from {_short(lock)}",
        f"Gosod {purpose.cy}: pecynnau: {count}, {download} i’w lawrlwytho, o {_short(lock)}",
        False,
    )
    step(installing)
    command = [place.python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    _follow([*command, "--require-hashes", "--no-deps", "-r", lock], count, place.stamps / f"{name}.log")
    stamp.write_text(mark)


def link_source(place: Place) -> None:
    """Make `import ymylon` and the `ymylon` command work in the environment."""
    site = next((place.venv / "lib").glob("python3.*/site-packages"))
    (site / "ymylon.pth").write_text(f"{CHECKOUT / 'src'}\n")
    command = place.venv / "bin" / "ymylon"
    command.write_text(f"#!{place.python}\nimport sys\n\nfrom ymylon.config.command import main\n\nsys.exit(main())\n")
    command.chmod(0o755)


def compile_source(place: Place) -> None:
    """Have Python’s own form of the source at hand: the servers’ user may not write it, and would make it at each start."""
    # A checkout that can't be written in is read as it is.
    subprocess.run([place.python, "-m", "compileall", "-q", CHECKOUT / "src"], stdout=subprocess.DEVNULL, check=False)


def _follow(command: list, count: int, log: Path) -> None:
    progress = Progress(count)
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "env": environment()}
    with log.open("w") as kept, subprocess.Popen(command, **told) as pip:
        for line in pip.stdout or ():
            kept.write(line)
            collected = re.match(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)", line)
            if collected:
                progress.advance(collected[1])
            elif line.startswith("Installing"):
                progress.show(here(_UNPACKING))
    progress.end()
    if pip.returncode != 0:
        raise Stop(_why_not_installed(log))


def _why_not_installed(log: Path) -> Words:
    errors = [line for line in log.read_text().splitlines() if line.startswith("ERROR")]
    last = Words(errors[-1], errors[-1]) if errors else NO_REASON
    if "No space left" in log.read_text():
        return _FULL
    return Words(
        f"pip could not install ({last.en}): see {_short(log)}, check the connection to the package index, and run again.",
        f"Ni allai pip osod ({last.cy}): gweler {_short(log)}, gwiriwch y cysylltiad â’r mynegai pecynnau, a rhedwch eto.",
        False,
    )


def _why_no_environment(python: Path, said: str) -> Words:
    if "ensurepip" in said:
        return Words(
            f"{python} lacks venv: install it (`apt install python3-venv`), and run again.",
            f"Nid oes venv gan {python}: gosodwch ef (`apt install python3-venv`), a rhedwch eto.",
            False,
        )
    if "No space left" in said:
        return _FULL
    lines = said.strip().splitlines()
    why = Words(lines[-1], lines[-1]) if lines else NO_REASON
    return Words(
        f"{python} can't make a virtual environment: {why.en}",
        f"Ni all {python} wneud amgylchedd rhithwir: {why.cy}",
        False,
    )


def _works(python: Path) -> bool:
    return python.exists() and subprocess.run([python, "-c", ""], capture_output=True).returncode == 0


def _has_pip(python: Path) -> bool:
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _short(path: Path) -> str:
    return str(path.relative_to(CHECKOUT)) if path.is_relative_to(CHECKOUT) else str(path)

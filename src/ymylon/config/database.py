"""Where the database is, and as whom this program speaks to it."""

import os
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from psycopg import IsolationLevel
from psycopg.types.datetime import TimestamptzLoader

from ymylon.terms.words import Words

from .cluster import Cluster, ClusterFault, home
from .cluster.roles import DATABASE

_ROLES = ("owner", "web", "job", "report", "backup", "test")
# Those that answer page after page keep their connection; the others come and go.
_KEPT = {"web": 600, "job": 600}
# A page would rather say that it is busy than wait; a page is what somebody stands before.
_PATIENCE = {"web": {"connect_timeout": 3}}
# An extract asks table after table, and all its answers are of one moment.
_ONE_MOMENT = {"report": {"isolation_level": IsolationLevel.REPEATABLE_READ}}
_SCHEMES = ("postgres", "postgresql")


def is_embedded() -> bool:
    """Whether Ymylon brings its own PostgreSQL, because nobody named another."""
    return not os.environ.get("DATABASE_URL")


def database_settings(role: str) -> dict[str, Any]:
    """Django's settings for the database, as app_<role>."""
    if role not in _ROLES:
        known = ", ".join(_ROLES)
        unknown = Words(
            f"YMYLON_ROLE is {role!r}: it must be one of {known}.",
            f"{role!r} yw YMYLON_ROLE: rhaid iddo fod yn un o’r rhain: {known}.",
            False,
        )
        raise ClusterFault(unknown)
    place = _embedded() if is_embedded() else _outside(role)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "USER": f"app_{role}",
        "CONN_MAX_AGE": _KEPT.get(role, 0),
        "CONN_HEALTH_CHECKS": True,
        **place,
        # One actor's plan is wrong for another: nothing is prepared, here or by the server.
        "OPTIONS": {
            "server_side_binding": False,
            "prepare_threshold": None,
            **_PATIENCE.get(role, {}),
            **_ONE_MOMENT.get(role, {}),
            **place.get("OPTIONS", {}),
        },
    }


class _Moments(TimestamptzLoader):
    """Reads a moment as Python itself does; Django's reader takes it apart by a pattern, which costs three times as much."""

    timezone = UTC  # Django asks whether this is the connection's own

    def load(self, written: Any) -> Any:
        try:
            return datetime.fromisoformat(str(written, "ascii"))
        except ValueError:
            return super().load(written)


def read_moments(connection: Any, **_more: Any) -> None:
    """Have every moment that comes over this connection, which speaks UTC, read so."""
    connection.connection.adapters.register_loader("timestamptz", _Moments)


def administrator() -> dict[str, Any]:
    """Where somebody signs in who may make everything, for a restore alone: no page and no job ever does."""
    if is_embedded():
        return _embedded() | {"USER": "postgres"}
    if not os.environ.get("DATABASE_URL_ADMIN"):
        nameless = Words(
            "A restore needs a superuser of that PostgreSQL: name its address in DATABASE_URL_ADMIN.",
            "Mae ar adfer angen uwchddefnyddiwr y PostgreSQL hwnnw: enwch ei gyfeiriad yn DATABASE_URL_ADMIN.",
            False,
        )
        raise ClusterFault(nameless)
    return _outside("admin")


def _embedded() -> dict[str, Any]:
    cluster = Cluster(home())
    return {"NAME": DATABASE, "HOST": str(cluster.socket_dir), "PORT": str(cluster.port)}


def _outside(role: str) -> dict[str, Any]:
    """The server of DATABASE_URL; DATABASE_URL_OWNER, _WEB and so on may give a role its own URL, name and password."""
    own = os.environ.get(f"DATABASE_URL_{role.upper()}")
    url = urlsplit(own or os.environ["DATABASE_URL"])
    if url.scheme not in _SCHEMES or not url.path.strip("/"):
        unread = Words(
            "DATABASE_URL must read postgresql://user:password@host:port/name.",
            "Rhaid i DATABASE_URL edrych fel postgresql://user:password@host:port/name.",
            False,
        )
        raise ClusterFault(unread)
    options = dict(parse_qsl(url.query))
    place = {
        "NAME": unquote(url.path.lstrip("/")),
        "HOST": options.pop("host", unquote(url.hostname or "")),
        "PORT": str(url.port or ""),
        "PASSWORD": unquote(url.password or ""),
        "OPTIONS": options,
    }
    if own and url.username:
        place["USER"] = unquote(url.username)
    return place

"""ymylon dbshell"""

import argparse
import os
import shutil
import subprocess

from ymylon.config.cluster import ClusterFault
from ymylon.config.database import database_settings, is_embedded
from ymylon.terms.words import Words

from .ground import database_up


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="role", choices=("web", "owner", "job", "report"), default="web",
        help="the role to sign in as (default: web, which sees no child until a request has begun)",
    )  # fmt: skip
    parser.set_defaults(takes_rest=True)
    parser.epilog = "Anything else goes to psql, as in: ymylon dbshell -c 'select count(*) from audit_act'"


def run(chosen: argparse.Namespace) -> int:
    """Open psql, and answer its exit code."""
    settings = database_settings(chosen.role)
    told = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGDATABASE": settings["NAME"],
        "PGPASSWORD": settings.get("PASSWORD", ""),
    }
    with database_up():
        command = [_psql(), *chosen.rest]
        ran = subprocess.run(command, env=os.environ | {name: value for name, value in told.items() if value})
    return 3 if ran.returncode else 0


def _psql() -> str:
    if is_embedded():
        from ymylon.config.cluster.programs import programs_by_version

        known = programs_by_version()
        return str(known[max(known)] / "psql")
    found = shutil.which("psql")
    if not found:
        absent = Words(
            "psql is not installed: `apt install postgresql-client`.",
            "Nid yw psql wedi’i osod: `apt install postgresql-client`.",
        )
        raise ClusterFault(absent)
    return found

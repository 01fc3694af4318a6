"""ymylon manage"""

import argparse
import os
import sys

from ymylon.config.cluster import ClusterFault
from ymylon.terms.words import Words

from .ground import FROM_BEFORE, database_up, django_as, django_without_keys

# What changes tables does so as their owner; whoever wants another role says so in YMYLON_ROLE.
_AS_OWNER = {"migrate", "flush", "sqlflush", "createcachetable", "pgtrigger"}
_WITHOUT_DATABASE = {"makemigrations", "help", "check", "collectstatic", "findstatic", "diffsettings"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(takes_rest=True)
    parser.usage = "ymylon manage COMMAND ..."
    parser.add_argument("words", nargs=argparse.REMAINDER, help="Django’s command and its arguments; `help` lists them")


def run(chosen: argparse.Namespace) -> int:
    """Hand over to Django."""
    words = [*chosen.rest, *chosen.words]
    command = words[0] if words else "help"
    role = os.environ.get("YMYLON_ROLE") or ("owner" if command in _AS_OWNER else "web")
    if command in _WITHOUT_DATABASE:
        django_without_keys()
        return _django(words)
    with database_up():
        django_as(role)
        if command == "migrate":
            from .folded import note_what_was_folded

            note_what_was_folded()
            if _are_from_before():
                return FROM_BEFORE
        return _django(words)


def _are_from_before() -> bool:
    """Whether a migration has run that no version since the tables were drawn anew brings: what it made can't be carried over."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection, ignore_no_migrations=True)
    rooms = {room.label for room in apps.get_app_configs() if room.name.startswith("ymylon.")}
    return any(room in rooms and (room, name) not in loader.disk_migrations for room, name in loader.applied_migrations)


def _django(words: list[str]) -> int:
    from django.core.management import CommandError, ManagementUtility

    try:
        ManagementUtility(["ymylon manage", *words]).execute()
    except CommandError as fault:
        # Django's own words: it speaks English to developers.
        raise ClusterFault(Words(str(fault), str(fault))) from None
    except SystemExit as end:
        return int(end.code or 0)
    sys.stdout.flush()
    return 0

"""ymylon manage"""

import argparse
import os
import sys

from ymylon.config.cluster import ClusterFault

from .ground import database_up, django_as, django_without_keys

# What changes tables does so as their owner; whoever wants another role says so in YMYLON_ROLE.
_AS_OWNER = {"migrate", "flush", "sqlflush", "createcachetable", "pgtrigger"}
_WITHOUT_DATABASE = {"makemigrations", "help", "check", "collectstatic", "findstatic", "diffsettings"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(takes_rest=True)
    parser.usage = "ymylon manage COMMAND ..."
    parser.add_argument("words", nargs=argparse.REMAINDER, help="Django's command and its arguments; `help` lists them")


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
        return _django(words)


def _django(words: list[str]) -> int:
    from django.core.management import CommandError, ManagementUtility

    try:
        ManagementUtility(["ymylon manage", *words]).execute()
    except CommandError as fault:
        raise ClusterFault(str(fault)) from None
    except SystemExit as end:
        return int(end.code or 0)
    sys.stdout.flush()
    return 0

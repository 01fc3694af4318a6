"""ymylon worker"""

import argparse

from .ground import database_up, django_as


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=int, default=4, help="how many at once (default: 4)")


def run(chosen: argparse.Namespace) -> int:
    """Run jobs until asked to stop; what was begun is finished first."""
    with database_up():
        django_as("job")
        from django.core.management import call_command

        call_command("procrastinate", "worker", f"--concurrency={chosen.jobs}")
    return 0

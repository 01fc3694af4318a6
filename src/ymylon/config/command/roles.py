"""ymylon roles"""

import argparse

from ymylon.config.cluster.roles import outside_server_sql


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "For example: ymylon roles | psql -h db.example -U postgres"


def run(chosen: argparse.Namespace) -> int:
    """Print it; nothing is changed here."""
    print(outside_server_sql(), end="")
    return 0

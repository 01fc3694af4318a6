"""ymylon serve"""

import argparse

from ymylon.config.cluster import home


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1; if it is taken, the next one (default: 8000)")
    alone = "leave an empty database empty: no cast, no story (as on any PostgreSQL named by DATABASE_URL)"
    parser.add_argument("--no-demo", action="store_true", help=alone)


def run(chosen: argparse.Namespace) -> int:
    """Start everything and stay until asked to stop."""
    from ymylon.config.serve import serve

    return serve(home(), port=chosen.port, demo=not chosen.no_demo)

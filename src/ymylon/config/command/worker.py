"""ymylon worker"""

import argparse

from ymylon.config.cluster import ClusterFault
from ymylon.config.doctor import BEFORE_START, findings
from ymylon.terms.words import Words

from .ground import database_up

# A return that is read and papers that are drawn may each hold a place for minutes: the clocks have one besides.
FEWEST = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=int, default=4, help=f"how many at once (default: 4; at least {FEWEST})")


def run(chosen: argparse.Namespace) -> int:
    """Run jobs until asked to stop; what was begun is finished first."""
    with database_up():
        wrong = [finding for finding in findings(BEFORE_START, "job") if finding.level == "fault"]
        if wrong:
            # Each is in the language of this terminal already.
            said = "; ".join(f"{finding.subject}: {finding.said}" for finding in wrong)
            raise ClusterFault(Words(said, said))
        from procrastinate.contrib.django import app
        from procrastinate.contrib.django.django_connector import DjangoConnector

        connector = app.connector
        assert isinstance(connector, DjangoConnector)
        with app.replace_connector(connector.get_worker_connector()) as worker:
            worker.run_worker(concurrency=max(chosen.jobs, FEWEST))
    return 0

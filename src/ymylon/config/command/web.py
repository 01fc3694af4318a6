"""ymylon web"""

import argparse
import os
import sys

from ymylon.config.cluster import ClusterFault, home
from ymylon.config.database import is_embedded
from ymylon.terms.words import Words

from .ground import environment_of, figures_between_processes, prepare_home, refuse_unbound_roles


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to answer (default: 127.0.0.1:8000)")
    parser.add_argument("--workers", type=int, default=2, help="processes (default: 2)")
    parser.add_argument("--threads", type=int, default=4, help="threads in each (default: 4)")
    parser.epilog = "Beside others of its kind, on as many machines as it takes: it makes no tables and runs no jobs."


def run(chosen: argparse.Namespace) -> int:
    """Become the web server, as an ordinary user, in the role of the pages; never returns."""
    if is_embedded():
        alone = Words(
            "Pages alone need a PostgreSQL in DATABASE_URL; the one brought along comes with `ymylon serve`.",
            "Mae ar dudalennau’n unig angen PostgreSQL yn DATABASE_URL; gyda `ymylon serve` y daw’r un sydd gyda’r rhaglen.",
            False,
        )
        raise ClusterFault(alone)
    account = prepare_home(home())
    refuse_unbound_roles("web")
    told = environment_of(account, "web") | figures_between_processes(account)
    if account.is_other:
        os.setgroups([])
        os.setgid(account.gid)
        os.setuid(account.uid)
    command = [sys.executable, "-m", "gunicorn", "ymylon.config.wsgi:application", "--bind", chosen.bind]
    command += ["--worker-class", "gthread", "--workers", str(chosen.workers), "--threads", str(chosen.threads)]
    command += ["--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket"]
    command += ["--logger-class", "ymylon.config.serve.lines.Lines"]
    os.chdir("/")
    os.execve(sys.executable, command, told)  # noqa: S606 - our own program

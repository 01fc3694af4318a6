"""The `ymylon` command. Exit codes: 0 fine, 1 the input has faults, 2 wrong usage, 3 the system has a fault."""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from ymylon.config.cluster import ClusterFault

FINE, FAULTY_INPUT, WRONG_USAGE, SYSTEM_FAULT = 0, 1, 2, 3

# In the order in which they are met; each is a module beside this one, with `arguments` and `run`.
_SUBCOMMANDS = {
    "serve": "start everything and answer pages until Ctrl-C",
    "demo": "load the demonstration: a cast and their story, all invented",
    "import": "take in a return, such as England's SSDA903",
    "policy": "list the guidance in force, or take in a board's own rows",
    "audit": "seal the record of who did what, or find what was changed in it",
    "account": "open, mend or close somebody's account",
    "backup": "save the whole record, sealed, while everybody works on",
    "restore": "bring a backup back into an empty place",
    "doctor": "check this installation, and say how to mend what is wrong",
    "protect": "give protected facts a new key",
    "dbshell": "open psql on the database",
    "roles": "print the SQL that prepares a PostgreSQL of your own",
    "web": "answer pages alone, beside other such servers, on a PostgreSQL of your own",
    "worker": "run jobs and sweeps; `serve` does this too",
    "manage": "Django's own commands, for developers",
    "messages": "gather the strings that need Welsh, or check that none is missing",
    "docs": "draw documents from the code, or check that they are current",
}
_MODULES = {"import": "take_in"}

_ENVIRONMENT = """\
environment:
  YMYLON_HOME    folder for database and files (default: var/ in the checkout; /var/lib/ymylon for root)
  DATABASE_URL   a PostgreSQL of your own, 15 or later: postgresql://user:password@host:port/name

exit codes: 0 fine, 1 the input has faults, 2 wrong usage, 3 the system has a fault
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; answers the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = _parser(words[0] if words else "")
    arguments, rest = parser.parse_known_args(words)
    if rest and not getattr(arguments, "takes_rest", False):
        parser.error(f"not understood: {' '.join(rest)}")
    arguments.rest = rest
    if not arguments.subcommand:
        parser.print_help()
        return WRONG_USAGE
    try:
        return _module(arguments.subcommand).run(arguments)
    except ClusterFault as fault:
        print(fault, file=sys.stderr)
        return SYSTEM_FAULT
    except BrokenPipeError:
        # Whoever read us, as `head` does, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as fault:
        if os.environ.get("YMYLON_LOG") == "DEBUG":
            raise
        print(f"{_where(fault)}\nFor the whole of it: YMYLON_LOG=DEBUG", file=sys.stderr)
        return SYSTEM_FAULT
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _where(fault: Exception) -> str:
    # Kind and place alone: a message can hold what was typed about a child.
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)]
    return f"Ymylon met a fault of its own: {type(fault).__name__}, {' > '.join(places[-6:])}"


def _parser(chosen: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ymylon",
        description="One shared record for the agencies around a child who goes missing or is exploited, in Wales.",
        epilog=_ENVIRONMENT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    subcommands = parser.add_subparsers(dest="subcommand", metavar="COMMAND", title="commands")
    for name, purpose in _SUBCOMMANDS.items():
        one = subcommands.add_parser(
            name,
            help=purpose,
            description=f"{purpose[0].upper()}{purpose[1:]}.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            # Django explains its own commands.
            add_help=name != "manage",
        )
        if name == chosen:
            _module(name).arguments(one)
    return parser


def _module(name: str):
    return importlib.import_module(f"{__name__}.{_MODULES.get(name, name)}")

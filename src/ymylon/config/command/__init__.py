"""The `ymylon` command. Exit codes: 0 fine, 1 the input has faults, 2 wrong usage, 3 the system has a fault."""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from ymylon.config.cluster import ClusterFault
from ymylon.config.command import said
from ymylon.config.command.said import FINE, SYSTEM_FAULT, WRONG_USAGE
from ymylon.config.command.said_within import WelshHelp, WelshParser
from ymylon.config.terminal import STOPPED, here, speaking
from ymylon.terms.words import Words

_MODULES = {"import": "take_in"}
_NOT_UNDERSTOOD = Words("not understood: {words}", "heb ei ddeall: {words}", False)
_OF_ITS_OWN = Words("Ymylon met a fault of its own: {where}", "Bu nam ar Ymylon ei hun: {where}", False)
_WHOLE = Words("For the whole of it: YMYLON_LOG=DEBUG", "Am y cyfan ohono: YMYLON_LOG=DEBUG", False)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; answers the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    language = said.language_of(words)
    with speaking(language):
        return _main(words, language)


def _main(words: list[str], language: str) -> int:
    parser = command_parser(next((word for word in words if word in said.PURPOSES), ""), language)
    arguments, rest = parser.parse_known_args(words)
    if rest and not getattr(arguments, "takes_rest", False):
        parser.error(_NOT_UNDERSTOOD.in_language(language).format(words=" ".join(rest)))
    arguments.rest = rest
    if not arguments.subcommand:
        parser.print_help()
        return WRONG_USAGE
    # A command's own --language is that in which it answers.
    with speaking(getattr(arguments, "language", None) or language):
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
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
        print(here(_OF_ITS_OWN).format(where=_where(fault)), here(_WHOLE), sep="\n", file=sys.stderr)
        return SYSTEM_FAULT
    except KeyboardInterrupt:
        print(f"\n{here(STOPPED)}", file=sys.stderr)
        return 130


def _where(fault: Exception) -> str:
    # Kind and place alone: a message can hold what was typed about a child.
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)]
    return f"{type(fault).__name__}, {' > '.join(places[-6:])}"


def command_parser(chosen: str, language: str) -> argparse.ArgumentParser:
    """The whole command's parser, with the options of `chosen` alone: the others are not even imported."""
    kind, formatter = (
        (WelshParser, WelshHelp) if language == "cy" else (argparse.ArgumentParser, argparse.RawDescriptionHelpFormatter)
    )
    parser = kind(
        prog="ymylon",
        description=said.ABOUT.in_language(language),
        epilog=said.FURTHER.in_language(language),
        formatter_class=formatter,
        allow_abbrev=False,
        add_help=False,
    )
    options = parser.add_argument_group(said.OPTIONS.in_language(language))
    options.add_argument("-h", "--help", action="help", help=said.THIS_HELP.in_language(language))
    # Under a name of its own: a command has its own --language.
    own = said.IN_WHICH.in_language(language)
    options.add_argument("--language", dest="help_language", choices=("en", "cy"), default=language, help=own)
    title = said.COMMANDS.in_language(language)
    subcommands = parser.add_subparsers(dest="subcommand", metavar=said.COMMAND.in_language(language), title=title)
    for name, words in said.PURPOSES.items():
        purpose = words.in_language(language)
        one = subcommands.add_parser(
            name,
            help=purpose,
            description=f"{purpose[0].upper()}{purpose[1:]}.",
            formatter_class=formatter,
            allow_abbrev=False,
            # Django explains its own commands.
            add_help=name != "manage",
        )
        if name == chosen:
            _module(name).arguments(one)
    return parser


def _module(name: str):
    return importlib.import_module(f"{__name__}.{_MODULES.get(name, name)}")

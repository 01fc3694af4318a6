"""ymylon docs"""

import argparse
from importlib import import_module
from pathlib import Path

from ymylon.config.documents import DRAWN

from .ground import django_without_keys

_CHECKOUT = Path(__file__).parents[4]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a document differs from the code")


def run(chosen: argparse.Namespace) -> int:
    """Draw each document from the code that it describes."""
    django_without_keys()
    stale = []
    for name, drawer in DRAWN.items():
        module, function = drawer.split(":")
        path, text = _CHECKOUT / name, getattr(import_module(module), function)()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not chosen.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    verb = "differs from the code: run `ymylon docs`" if chosen.check else "drawn anew"
    for name in stale:
        print(f"{name} {verb}")
    if not stale:
        print(f"{len(DRAWN)} documents are current")
    return 1 if stale and chosen.check else 0

"""ymylon docs"""

import argparse
from importlib import import_module
from pathlib import Path

from ymylon.config.documents import DRAWN
from ymylon.config.terminal import here
from ymylon.terms.words import Words

from .ground import django_without_keys

_DIFFERS = Words("{name} differs from the code: run `ymylon docs`", "Mae {name} yn wahanol i’r cod: rhedwch `ymylon docs`", False)
_DRAWN_ANEW = Words("{name} drawn anew", "Lluniwyd {name} o’r newydd")
_CURRENT = Words("{count} documents are current", "Dogfennau cyfredol: {count}")
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
    for name in stale:
        print(here(_DIFFERS if chosen.check else _DRAWN_ANEW).format(name=name))
    if not stale:
        print(here(_CURRENT).format(count=len(DRAWN)))
    return 1 if stale and chosen.check else 0

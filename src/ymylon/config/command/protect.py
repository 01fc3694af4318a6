"""ymylon protect"""

import argparse
import os
import secrets
import sys
import time
from pathlib import Path

from ymylon.config.terminal import here, say
from ymylon.terms.words import Words

from .ground import database_up, django_as

_FROM_ENVIRONMENT = Words(
    "The keys come from YMYLON_KEY_PROTECTED: put the new one before the old one there.",
    "Daw’r allweddi o YMYLON_KEY_PROTECTED: rhowch yr un newydd o flaen yr hen un yno.",
    False,
)
_SEALED = Words(
    "{count} protected facts and sources are sealed under a new key in {where}. An older backup needs the key of its day.",
    "Ffeithiau gwarchodedig a ffynonellau a seliwyd dan allwedd newydd yn {where}: {count}. Mae ar gopi wrth gefn hŷn angen"
    " allwedd ei ddiwrnod.",
    False,
)

_A_REQUEST = 10  # seconds


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("rotate",), help="rotate: a new key, under which every protected fact is sealed anew")
    parser.add_argument(
        "--keep-old", action="store_true", help="leave the old keys in the file, for a backup that still needs them"
    )


def run(chosen: argparse.Namespace) -> int:
    """Put a new key in front, seal every fact under it, then take the old keys away."""
    with database_up():
        django_as("owner")
        from django.conf import settings

        from ymylon.intelligence.actions.submitting import rotate as rotate_sources
        from ymylon.protection.actions import rotate as rotate_facts
        from ymylon.protection.lookups import ring

        def rotate(keys):
            return rotate_facts(keys=keys) + rotate_sources(keys=keys)

        keys = settings.PROTECTED_KEYS
        if not isinstance(keys, Path):
            if len(keys.split()) < 2:
                print(here(_FROM_ENVIRONMENT), file=sys.stderr)
                return 1
            return _done(rotate(ring()), "YMYLON_KEY_PROTECTED")
        old = keys.read_text(encoding="ascii").split()
        _write(keys, [secrets.token_urlsafe(48), *old])
        sealed = rotate(ring())
        # Whoever was sealing when the key changed has finished by now: a second round takes in theirs.
        waiting = Words(
            f"{sealed} sealed; waiting {_A_REQUEST} seconds for whoever was sealing meanwhile",
            f"Seliwyd: {sealed}; aros {_A_REQUEST} eiliad am bwy bynnag a oedd yn selio yn y cyfamser",
            False,
        )
        say(waiting)
        time.sleep(_A_REQUEST)
        sealed += rotate(ring())
        if not chosen.keep_old:
            _write(keys, ring().secrets[:1])
        return _done(sealed, str(keys))


def _done(sealed: int, where: str) -> int:
    print(here(_SEALED).format(count=sealed, where=where))
    return 0


def _write(path: Path, lines: "list[str] | tuple[str, ...]") -> None:
    # Beside it first, then in its place at one stroke: nobody reads half a key, and a power cut loses none.
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text("\n".join(lines) + "\n", encoding="ascii")
    owner = path.stat()
    fresh.chmod(0o600)
    if fresh.stat().st_uid != owner.st_uid:
        os.chown(fresh, owner.st_uid, owner.st_gid)
    fresh.replace(path)

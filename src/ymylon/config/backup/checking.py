"""Looking through a backup: whether it is whole, ours, and as it was sealed. Nothing is restored by it."""

import tarfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

from . import faults
from .envelope import Opener
from .manifest import CLOSING, MANIFEST, Manifest

_BUFFER = 8 * 1024 * 1024


def members(path: Path, keys: Mapping[str, str], progress: Callable[[int], object]) -> Iterator[tuple[str, IO[bytes]]]:
    """Each member's name and content in their order. Raises BackupFault where a byte isn't as it was sealed.

    To its very end: whoever has had the last one knows that the file is whole.
    """
    with path.open("rb") as file:
        opener = Opener(_Counted(file, progress), name=path.name, keys=keys)  # type: ignore[arg-type]
        seen = ""
        with tarfile.open(fileobj=opener, mode="r|", bufsize=_BUFFER) as pack:  # type: ignore[call-overload]
            for member in pack:
                content = pack.extractfile(member)
                if content is not None:
                    yield member.name, content
                    seen = member.name
        while opener.read(_BUFFER):
            pass
    if seen != CLOSING:
        raise faults.torn(path.name)


def check(path: Path, keys: Mapping[str, str], progress: Callable[[int], object]) -> Manifest:
    """Read every byte; answers what the backup says of itself."""
    manifest = None
    for name, content in members(path, keys, progress):
        if name == MANIFEST:
            manifest = Manifest.from_bytes(content.read())
        while content.read(_BUFFER):
            pass
    if manifest is None:
        raise faults.altered(path.name)
    return manifest


class _Counted:
    """A file that tells how much was read of it."""

    def __init__(self, file: IO[bytes], progress: Callable[[int], object]) -> None:
        self._file, self._progress = file, progress
        self.tell, self.seek = file.tell, file.seek

    def read(self, size: int = -1) -> bytes:
        found = self._file.read(size)
        self._progress(len(found))
        return found

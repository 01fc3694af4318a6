"""A sealed stream: whoever lacks the key reads nothing, and no byte can be changed, moved, cut off or added unseen.

The file begins with a mark and a head in the clear: its number, when, and under which key. Then come pieces of one MiB, each
sealed with AES-256-GCM under a key drawn for this file alone from the master key, a salt and the head. A piece's nonce is its
place in the file and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, as `age` has it).
"""

import json
import os
import secrets
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from . import faults

MARK = b"YMYLON BACKUP 1\n"
# In the clear and vouched for by nothing: it only lets a torn file be told from an altered one.
END = b"\nYMYLON END\n"
_PIECE = 1024 * 1024
_TAG = 16
_LONGEST_HEAD = 4096


def name_of_key(secret: str) -> str:
    """What a key is called in the clear; it says nothing about the key itself."""
    return sha256(b"ymylon.backup.name\x00" + secret.encode()).hexdigest()[:16]


def _cipher(secret: str, head: bytes) -> AESGCM:
    salt = bytes.fromhex(json.loads(head)["salt"])
    info = b"ymylon.backup.1" + sha256(head).digest()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret.encode()))


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(11, "big") + bytes([last])


class Sealer:
    """Writes a sealed file. Without `close` it has no last piece, and is torn for every reader."""

    def __init__(self, file: BinaryIO, *, secret: str, at: datetime) -> None:
        self.number = str(uuid4())
        said = {"id": self.number, "at": at.isoformat(), "key": name_of_key(secret), "salt": secrets.token_hex(32)}
        head = json.dumps(said, separators=(",", ":")).encode("ascii")
        self._file, self._cipher = file, _cipher(secret, head)
        self._waiting, self._place = bytearray(), 0
        file.write(MARK + len(head).to_bytes(4, "big") + head)

    def write(self, plain: bytes) -> int:
        """Take this in; a piece is written once it is known not to be the last."""
        self._waiting += plain
        while len(self._waiting) > _PIECE:
            self._put(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]
        return len(plain)

    def close(self) -> None:
        """Write the last piece, which alone makes the file whole."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()
        self._file.write(END)

    def _put(self, plain: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._place, last=last), plain, None))
        self._place += 1


class Opener:
    """Reads a sealed file; gives nothing of a piece that isn't exactly as it was sealed. Raises BackupFault."""

    def __init__(self, file: BinaryIO, *, name: str, keys: Mapping[str, str]) -> None:
        """`keys`: secrets by their names (`name_of_key`)."""
        self._file, self._name = file, name
        head = self._read_head()
        self._left = self._sealed_bytes()
        said = json.loads(head)
        self.number, self.at = str(said["id"]), datetime.fromisoformat(said["at"])
        if said["key"] not in keys:
            raise faults.foreign(name, said["key"])
        self._cipher = _cipher(keys[said["key"]], head)
        self._next, self._place, self._plain = self._read_piece(), 0, b""
        self._is_whole = False

    def _read_head(self) -> bytes:
        if self._file.read(len(MARK)) != MARK:
            raise faults.not_a_backup(self._name)
        length = int.from_bytes(self._file.read(4), "big")
        head = self._file.read(min(length, _LONGEST_HEAD))
        if len(head) < length or not head:
            raise faults.torn(self._name)
        try:
            said = json.loads(head)
            bytes.fromhex(said["salt"]), datetime.fromisoformat(said["at"]), said["id"], str(said["key"])
        except (ValueError, KeyError, TypeError):
            raise faults.altered(self._name) from None
        return head

    def _sealed_bytes(self) -> int:
        begins = self._file.tell()
        ends = self._file.seek(0, os.SEEK_END) - len(END)
        if ends >= begins:
            self._file.seek(ends)
        if ends < begins or self._file.read() != END:
            raise faults.torn(self._name)
        self._file.seek(begins)
        return ends - begins

    def _read_piece(self) -> bytes:
        piece = self._file.read(min(_PIECE + _TAG, self._left))
        self._left -= len(piece)
        return piece

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; fewer only at the end, and an end only where the last piece was reached."""
        found = bytearray()
        while size < 0 or len(found) < size:
            if not self._plain:
                if self._is_whole:
                    break
                self._plain = self._open_next()
            wanted = len(self._plain) if size < 0 else size - len(found)
            found += self._plain[:wanted]
            self._plain = self._plain[wanted:]
        return bytes(found)

    def _open_next(self) -> bytes:
        piece, self._next = self._next, self._read_piece()
        last = not self._next
        try:
            plain = self._cipher.decrypt(_nonce(self._place, last=last), piece, None)
        except (InvalidTag, ValueError):
            raise faults.altered(self._name) from None
        self._place += 1
        self._is_whole = last
        return plain

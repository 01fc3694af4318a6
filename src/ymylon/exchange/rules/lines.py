"""From the bytes of a file to its text: which encoding, which kind of file, and why it can't be read."""

from pathlib import Path

from ymylon.exchange.rules.columns import LARGEST
from ymylon.exchange.rules.unreadable import Unreadable

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(path: Path, file: str) -> tuple[str, str | None]:
    """The file's text with "\\n" between its lines, and the code of a query when its encoding was not UTF-8."""
    held = _bytes(path, file)
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if held.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\x00" in held:
        raise Unreadable("FILE-NUL", file)
    text, query = _decoded(held, encoding, file)
    if "\x00" in text:
        raise Unreadable("FILE-NUL", file)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, query


def _bytes(path: Path, file: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable("FILE-TOO-LARGE", file)
        held = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("FILE-ABSENT", file) from None
    except OSError:
        raise Unreadable("FILE-CLOSED", file) from None
    if held.startswith(WORKBOOKS):
        raise Unreadable("FILE-WORKBOOK", file)
    return held


def _decoded(held: bytes, encoding: str, file: str) -> tuple[str, str | None]:
    try:
        return held.decode(encoding), "FILE-UTF-16" if encoding == "utf-16" else None
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise Unreadable("FILE-ENCODING", file) from None
    # Excel on Windows saves so. Every byte means something in Latin-1, which therefore can't fail.
    try:
        return held.decode("cp1252"), "FILE-WINDOWS-1252"
    except UnicodeDecodeError:
        return held.decode("latin-1"), "FILE-WINDOWS-1252"

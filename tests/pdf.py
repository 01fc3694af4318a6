"""What is written in a PDF of ours, read back without a library: its letters through their own tables, and its marks."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)stream\r?\n(.*?)\nendstream", re.DOTALL)
_FONT = re.compile(rb"/BaseFont /(\w+)\S*[^<>]*?/ToUnicode (\d+) 0 R|/ToUnicode (\d+) 0 R[^<>]*?/BaseFont /(\w+)", re.DOTALL)
_PAIR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]+)>")
_SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf|\[((?:<[0-9a-f]+>|[\d.\-\s]|\((?:\\.|[^\\()])*\))+)\] TJ|<([0-9a-f]+)> Tj")


def _streams(made: bytes) -> dict[int, bytes]:
    found = {}
    for number, head, body in _OBJECT.findall(made):
        found[int(number)] = _inflated(body) if b"FlateDecode" in head else body
    return found


def _inflated(body: bytes) -> bytes:
    # Its last byte may be a carriage return of its own: what stands after its end is left over, never taken from it before.
    reader = zlib.decompressobj()
    text = reader.decompress(body)
    assert reader.eof
    return text


def written_in(made: bytes) -> str:
    """Every letter that its pages show, in the order in which they are drawn, without spaces."""
    streams = _streams(made)
    dicts = made + b"".join(streams.values())
    letters: dict[bytes, dict[str, str]] = {}
    for name, table, other_table, other_name in _FONT.findall(dicts):
        pairs = _PAIR.findall(streams[int(table or other_table)].split(b"beginbfchar", 1)[1])
        letters[(name or other_name)[:6]] = {
            code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs
        }
    said = []
    for body in streams.values():
        font: dict[str, str] = {}
        for name, several, one in _SHOWN.findall(body):
            if name:
                font = letters.get(name[:6], {})
            codes = "".join(part.decode() for part in re.findall(rb"<([0-9a-f]+)>", several)) or one.decode()
            said += [font.get(codes[place : place + 4], "?") for place in range(0, len(codes), 4)]
    return re.sub(r"\s", "", "".join(said))


def beside_the_pages(made: bytes) -> str:
    """What a PDF says of itself: title, marks, outlines and every other string, however they are written."""
    streams = _streams(made)
    plain = (made + b"".join(streams.values())).decode("latin-1")
    return plain + (made + b"".join(streams.values())).replace(b"\x00", b"").decode("latin-1")

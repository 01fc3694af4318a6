"""What is kept of a picture that somebody sends, and what is refused."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from ymylon.children.rules.photographs import LARGEST_FILE, LONGEST_SIDE, NotAPhotograph, photograph_of


def picture(size=(40, 30), colour="red", form="JPEG", mode="RGB", **more) -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, form, **more)
    return out.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x9003] = "2026:11:21 23:02:00"
    exif[0x0110] = "A telephone"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (51.0, 36.0, 7.0), "W", (3.0, 20.0, 31.0)
    return picture(exif=exif, comment=b"outside 4 Heol Fach")


def opened(kept: bytes) -> Image.Image:
    found = Image.open(BytesIO(kept))
    assert found.format == "JPEG"
    return found


def test_place_time_camera_and_comment_are_gone():
    sent = with_place()
    assert Image.open(BytesIO(sent)).getexif().get_ifd(0x8825)
    kept = photograph_of(sent)
    assert not opened(kept).getexif()
    for hidden in (b"Exif", b"2026:11:21", b"telephone", b"Heol Fach"):
        assert hidden in sent
        assert hidden not in kept


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_pictures_as_telephones_and_screens_make_them_are_kept_as_jpeg(form):
    assert opened(photograph_of(picture(form=form))).size == (40, 30)


@pytest.mark.parametrize(("size", "kept"), [((4000, 3000), (1600, 1200)), ((900, 3200), (450, 1600)), ((1600, 10), (1600, 10))])
def test_no_side_is_longer_than_a_screen_shows(size, kept):
    found = opened(photograph_of(picture(size)))
    assert found.size == kept
    assert max(found.size) <= LONGEST_SIDE


def test_a_picture_that_lay_on_its_side_is_put_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(photograph_of(picture((40, 30), exif=exif))).size == (30, 40)


def test_what_shines_through_is_laid_upon_white():
    found = opened(photograph_of(picture(form="PNG", mode="RGBA", colour=(0, 0, 0, 0))))
    assert found.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
def test_grey_and_printers_colours_are_read(mode):
    form = "JPEG" if mode in ("L", "CMYK") else "PNG"
    out = BytesIO()
    Image.new(mode, (20, 20)).save(out, form)
    assert opened(photograph_of(out.getvalue())).mode == "RGB"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"MZ\x90\x00",
        b"<html><script>alert(1)</script></html>",
        SVG,
        b"GIF89a" + b"\x00" * 30,
        b"\xff\xd8\xff\xe0" + b"\x00" * 200,
        b"%PDF-1.7\n",
        picture()[:300],
    ],
    ids=["empty", "program", "page", "svg", "gif", "head-only", "pdf", "cut-short"],
)
def test_what_is_no_picture_is_refused_in_words(sent):
    with pytest.raises(NotAPhotograph) as refused:
        photograph_of(sent)
    assert "JPEG" in refused.value.words.en
    assert refused.value.words.cy


def test_a_page_that_hides_behind_a_picture_is_not_kept():
    kept = photograph_of(picture(comment=SVG) + SVG)
    assert b"<svg" not in kept
    assert b"script" not in kept


def test_a_file_that_is_too_big_is_refused_unread():
    with pytest.raises(NotAPhotograph) as refused:
        photograph_of(b"\xff" * (LARGEST_FILE + 1))
    assert "6 MB" in refused.value.words.en


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that says that it is `side` by `side` points."""

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\x00" * 99_999)) + part(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000])
def test_a_small_file_that_unfolds_to_fill_the_machine_is_refused_before_it_does(side):
    with pytest.raises(NotAPhotograph) as refused:
        photograph_of(bomb(side))
    assert "too many points" in refused.value.words.en

"""What is kept of a picture that somebody sends: its points of colour, drawn anew, and nothing that was hidden in the file."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from ymylon.terms.uploads import LARGEST_FILE
from ymylon.terms.words import Words

LONGEST_SIDE = 1600
# More than any telephone takes; a file of a few bytes that unfolds to more is meant to fill the machine.
_MOST_POINTS = 60_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 85


class NotAPhotograph(ValueError):
    """What was sent can't be kept as a photograph; `words` say why, in both languages."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


_TOO_BIG = Words(
    "The picture must be smaller than 6 MB. Send a smaller copy.",
    "Rhaid i’r llun fod yn llai na 6 MB. Anfonwch gopi llai.",
)
_NO_PICTURE = Words(
    "This is not a picture that can be read. Send a JPEG, PNG or WebP.",
    "Nid yw hwn yn llun y gellir ei ddarllen. Anfonwch JPEG, PNG neu WebP.",
)
_TOO_MANY_POINTS = Words(
    "This picture has too many points to be opened safely. Send a smaller copy.",
    "Mae gan y llun hwn ormod o bwyntiau i’w agor yn ddiogel. Anfonwch gopi llai.",
)


def photograph_of(sent: bytes) -> bytes:
    """A JPEG of at most 1600 points a side, without place, time, camera, comment or preview. Raises NotAPhotograph."""
    if len(sent) > LARGEST_FILE:
        raise NotAPhotograph(_TOO_BIG)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            drawn = _drawn(sent)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise NotAPhotograph(_TOO_MANY_POINTS) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as unread:
        raise unread if isinstance(unread, NotAPhotograph) else NotAPhotograph(_NO_PICTURE) from unread
    kept = BytesIO()
    drawn.save(kept, "JPEG", quality=_QUALITY, optimize=True)
    return kept.getvalue()


def _drawn(sent: bytes) -> Image.Image:
    with Image.open(BytesIO(sent), formats=_FORMATS) as picture:
        # Before a single point is unpacked: the size stands in the head of the file.
        if picture.width * picture.height > _MOST_POINTS:
            raise NotAPhotograph(_TOO_MANY_POINTS)
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
        # Onto a new sheet: what the old one carried beside its points (place, time, comment, profile) stays behind.
        sheet = Image.new("RGB", upright.size, "white")
        sheet.paste(upright, mask=upright.getchannel("A"))
        return sheet

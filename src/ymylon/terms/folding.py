"""Text made comparable: without accents, in lower case, with plain apostrophes and single spaces."""

import unicodedata

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " "})


def folded(text: str) -> str:
    """Lower case, accents dropped (ŵ is w, ŷ is y, é is e), apostrophes and hyphens made plain, spaces single."""
    parted = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    # Format characters (zero-width spaces, direction marks) come with text pasted from a message, and show nothing.
    kept = "".join(letter for letter in parted if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")
    return " ".join(kept.translate(_PLAIN).casefold().split())

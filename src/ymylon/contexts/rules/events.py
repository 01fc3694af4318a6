"""What the chronology calls each thing that happens in this room, for whoever holds the lane of persons of concern."""

from collections.abc import Mapping

from ymylon.terms.words import Words

EVENT_WORDS: Mapping[str, Words] = {
    "CONTEXT_LINKED": Words("This child was linked to a place or group that is assessed",
                            "Cysylltwyd y plentyn hwn â lle neu grŵp a asesir", False),
    "CONTEXT_UNLINKED": Words("A link to a place or group that is assessed was ended",
                              "Daeth cyswllt â lle neu grŵp a asesir i ben", False),
}  # fmt: skip

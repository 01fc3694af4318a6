"""Giving facts outside the record: what must be said of it, and for how long what was made of it can be fetched."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ymylon.access.rules.agreements import Terms
from ymylon.terms.words import Words

SHORTEST_REASON = 20  # characters, where no agreement covers it
PAPER_LASTS = timedelta(minutes=15)  # no longer than the second factor that let it be made

EVENT_WORDS = {
    "GIVEN_OUT": Words("Facts were given outside this record", "Rhoddwyd ffeithiau y tu allan i’r cofnod hwn", False),
}

NOT_YOURS = Words("You don’t see %(lanes)s of this child.", "Nid ydych yn gweld %(lanes)s y plentyn hwn.", False)
CHOOSE_A_KIND = Words("Choose at least one kind of fact.", "Dewiswch o leiaf un math o ffaith.")
SAY_WHOM = Words("Write the agency or body, or the person.", "Ysgrifennwch yr asiantaeth neu’r corff, neu’r person.")
SAY_WHY = Words(
    "No agreement covers this: say in at least 20 characters why it is given.",
    "Nid oes cytundeb yn cwmpasu hyn: dywedwch mewn o leiaf 20 nod pam y’i rhoddir.",
    False,
)
NOT_COVERED = Words(
    "This agreement does not cover it: another partner, other kinds of fact, or not on this day. Choose another, or say why.",
    "Nid yw’r cytundeb hwn yn ei gwmpasu: partner arall, mathau eraill o ffaith, neu ddim ar y diwrnod hwn. Dewiswch un arall,"
    " neu dywedwch pam.",
    False,
)
NOT_OF_PROTECTED = Words(
    "This child is protected: nothing is printed or made into a file. Ask the team that answers for the child.",
    "Mae’r plentyn hwn wedi’i warchod: ni chaiff dim ei argraffu na’i wneud yn ffeil. Gofynnwch i’r tîm sy’n ateb"
    " dros y plentyn.",
    False,
)
NOT_UNDER_THIS_RECORD = Words(
    "This child is protected under another record. Ask the team that answers for the child.",
    "Mae’r plentyn hwn wedi’i warchod o dan gofnod arall. Gofynnwch i’r tîm sy’n ateb dros y plentyn.",
    False,
)
NOT_YET = Words("That is still to come. Record it when it has been given.", "Mae hynny eto i ddod. Cofnodwch ef ar ôl ei roi.")


def partner_words(terms: Terms, named: Mapping[int, str], *, outside: bool = True) -> str:
    """Whoever has agreed, by name; with those outside this record, or without."""
    agencies = [named[number] for number in terms.agency_ids if number in named]
    return ", ".join((*agencies, *terms.bodies) if outside else agencies)


def can_be_fetched(given_at: datetime, now: datetime) -> bool:
    """Whether the paper or file that somebody said they give can still be made; later, it is said anew."""
    return given_at <= now < given_at + PAPER_LASTS

"""What each kind of event is called in a chronology. An event has no content; its words are the kind's."""

from collections.abc import Mapping

from ymylon.interviews import rules as interviews
from ymylon.missing.rules import events as missing
from ymylon.oversight.rules import letting_in
from ymylon.terms.words import Words

_HERE: Mapping[str, Words] = {
    "RECORD_OPENED": Words("Record opened", "Agorwyd y cofnod"),
    "PHOTOGRAPH_KEPT": Words("Photograph kept", "Cadwyd ffotograff"),
    "PHOTOGRAPH_WITHDRAWN": Words("Photograph withdrawn", "Tynnwyd ffotograff yn ôl"),
    "ACKNOWLEDGED": Words("A team acknowledged", "Cydnabu tîm"),
    "NOT_ACKNOWLEDGED": Words(
        "Nobody acknowledged; the next contact was told", "Neb wedi cydnabod; dywedwyd wrth y cyswllt nesaf"
    ),
    "DUTY_LATE": Words("Something owed is late; the team was told", "Mae rhywbeth dyledus yn hwyr; dywedwyd wrth y tîm"),
}
EVENT_WORDS: Mapping[str, Words] = {**_HERE, **missing.EVENT_WORDS, **interviews.EVENT_WORDS, **letting_in.EVENT_WORDS}
_OTHER = Words("Something was recorded", "Cofnodwyd rhywbeth")


def event_words(kind: str) -> Words:
    """The words for a kind of event. A test holds every kind that a room records to this table."""
    return EVENT_WORDS.get(kind, _OTHER)

"""What each kind of event is called in a chronology. An event has no content; its words are the kind's."""

from ymylon.terms.words import Words

EVENT_WORDS: dict[str, Words] = {
    "RECORD_OPENED": Words("Record opened", "Agorwyd y cofnod"),
    "REPORTED_MISSING": Words("Reported missing", "Adroddwyd ar goll"),
    "REPORTED_AGAIN": Words("Reported again while missing", "Adroddwyd eto tra oedd ar goll"),
    "FURTHER_REPORT": Words("Reported again while missing", "Adroddwyd eto tra oedd ar goll"),
    "ACKNOWLEDGED": Words("A team acknowledged", "Cydnabu tîm"),
    "NOT_ACKNOWLEDGED": Words(
        "Nobody acknowledged; the next contact was told", "Neb wedi cydnabod; dywedwyd wrth y cyswllt nesaf"
    ),
}
_OTHER = Words("Something was recorded", "Cofnodwyd rhywbeth")


def event_words(kind: str) -> Words:
    """The words for a kind of event. A test holds every kind that a room records to this table."""
    return EVENT_WORDS.get(kind, _OTHER)

"""What each kind of event is called in a chronology. An event has no content; its words are the kind's."""

from collections.abc import Mapping

from ymylon.associates import rules as associates
from ymylon.circumstances.rules import events as circumstances
from ymylon.contexts import rules as contexts
from ymylon.duties.rules import agreed
from ymylon.exploitation import rules as exploitation
from ymylon.intelligence import rules as intelligence
from ymylon.interviews import rules as interviews
from ymylon.meetings import rules as meetings
from ymylon.missing.rules import events as missing
from ymylon.notices.rules import referrals
from ymylon.orders import rules as orders
from ymylon.oversight.rules import letting_in, sharing
from ymylon.plans import rules as plans
from ymylon.safety import rules as safety
from ymylon.screening import rules as screening
from ymylon.signals import rules as signals
from ymylon.terms.words import Words
from ymylon.worries import rules as worries

_HERE: Mapping[str, Words] = {
    "RECORD_OPENED": Words("Record opened", "Agorwyd y cofnod"),
    "IDENTITY_PUT_RIGHT": Words("Who the child is was put right", "Cywirwyd pwy yw’r plentyn"),
    "CONTACT_ADDED": Words("Somebody around the child was named", "Enwyd rhywun o amgylch y plentyn"),
    "CONTACT_ENDED": Words("Somebody is not around the child any more", "Nid yw rhywun o amgylch y plentyn mwyach"),
    "PHOTOGRAPH_KEPT": Words("Photograph kept", "Cadwyd ffotograff"),
    "PHOTOGRAPH_WITHDRAWN": Words("Photograph withdrawn", "Tynnwyd ffotograff yn ôl"),
    "NUMBER_ADDED": Words("A number of the child was recorded", "Cofnodwyd un o rifau’r plentyn"),
    "NUMBER_ENDED": Words("A number is not the child’s any more", "Nid yw rhif yn perthyn i’r plentyn mwyach"),
    "PROTECTED": Words("Protected: where the child is was sealed", "Gwarchodwyd: seliwyd ble mae’r plentyn", False),
    "PROTECTION_ENDED": Words("Protection ended", "Daeth yr amddiffyniad i ben", False),
    "ACKNOWLEDGED": Words("A team acknowledged", "Cydnabu tîm"),
    "NOT_ACKNOWLEDGED": Words(
        "Nobody acknowledged; the next contact was told", "Neb wedi cydnabod; dywedwyd wrth y cyswllt nesaf"
    ),
    "DUTY_LATE": Words("Something owed is late; the team was told", "Mae rhywbeth dyledus yn hwyr; dywedwyd wrth y tîm"),
}
EVENT_WORDS: Mapping[str, Words] = {
    **_HERE,
    **agreed.EVENT_WORDS,
    **circumstances.EVENT_WORDS,
    **referrals.EVENT_WORDS,
    **signals.EVENT_WORDS,
    **missing.EVENT_WORDS,
    **exploitation.EVENT_WORDS,
    **interviews.EVENT_WORDS,
    **letting_in.EVENT_WORDS,
    **sharing.EVENT_WORDS,
    **plans.EVENT_WORDS,
    **safety.EVENT_WORDS,
    **associates.EVENT_WORDS,
    **orders.EVENT_WORDS,
    **contexts.EVENT_WORDS,
    **worries.EVENT_WORDS,
    **screening.EVENT_WORDS,
    **intelligence.EVENT_WORDS,
    **meetings.EVENT_WORDS,
}
_OTHER = Words("Something was recorded", "Cofnodwyd rhywbeth")


def event_words(kind: str) -> Words:
    """The words for a kind of event. A test holds every kind that a room records to this table."""
    return EVENT_WORDS.get(kind, _OTHER)

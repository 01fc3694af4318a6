"""What keeps a step of a disruption plan, or what came of one, from being written as it was given."""

import re
from collections.abc import Iterable
from datetime import date

from ymylon.disruption.rules.codes import Effect
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

SAY_WHAT = Words("Say what is to be done.", "Dywedwch beth sydd i’w wneud.")
SAY_CAME = Words("Say what came of it.", "Dywedwch beth a ddaeth ohono.")
SAY_NEXT = Words(
    "Say what is next. What had no effect, or moved the harm elsewhere, leaves somebody in danger.",
    "Dywedwch beth sydd nesaf. Mae’r hyn na chafodd effaith, neu a symudodd y niwed, yn gadael rhywun mewn perygl.",
    False,
)
AGAINST = Words(
    "Choose who or what it is against. Name them among the persons and things of concern first if they are not here.",
    "Dewiswch pwy neu beth y mae yn ei erbyn. Enwch nhw ymhlith y bobl a’r pethau sy’n destun pryder yn gyntaf os nad ydynt yma.",
    False,
)
A_CHILD = Words(
    "This is a child. A disruption plan is against adults, places and things, never against a child.",
    "Plentyn yw hwn. Mae cynllun tarfu yn erbyn oedolion, lleoedd a phethau, byth yn erbyn plentyn.",
    False,
)
NAMES_CHILD = Words(
    "Name no child here: this plan is about those who harm, and about places.",
    "Peidiwch ag enwi plentyn yma: mae’r cynllun hwn am y rhai sy’n niweidio, ac am leoedd.",
    False,
)
OWNER = Words("Choose the team that sees to it.", "Dewiswch y tîm sy’n gofalu amdano.")
POLICE_HOLD = Words(
    "The police hold this, and this team does not read it: nobody there could see to the step. Choose a team that reads it.",
    "Yr heddlu sy’n dal hyn, ac nid yw’r tîm hwn yn ei ddarllen: ni allai neb yno ofalu am y cam. Dewiswch dîm sy’n ei ddarllen.",
    False,
)
HAS_ENDED = Words(
    "Nobody assesses this place any more. Choose what goes on.",
    "Nid oes neb yn asesu’r lle hwn mwyach. Dewiswch yr hyn sy’n parhau.",
    False,
)
IN_THE_PAST = Words("Give a day after today.", "Rhowch ddiwrnod ar ôl heddiw.")
MEANWHILE = Words(
    "Somebody else said already how this ended. Look at it as it stands now.",
    "Mae rhywun arall eisoes wedi dweud sut y daeth hyn i ben. Edrychwch arno fel y mae nawr.",
)
PROTECTED = Words(
    "This child is protected: what is done against those who harm them stands in no plan here. Ask the team that the page names.",
    "Mae’r plentyn hwn wedi’i warchod: nid oes cynllun yma o’r hyn a wneir yn erbyn y rhai sy’n eu niweidio. Gofynnwch i’r tîm"
    " y mae’r dudalen yn ei enwi.",
    False,
)
ASKS_NEXT = frozenset({Effect.NO_EFFECT, Effect.DISPLACED, Effect.NOT_DONE})


def step_fault(words: str, due_on: date, today: date) -> Fault | None:
    """A step says what is to be done, and by a day that is not over."""
    if not words.strip():
        return Fault(SAY_WHAT, "words")
    return Fault(IN_THE_PAST, "due_on") if due_on < today else None


def outcome_fault(effect: Effect, words: str, next_words: str) -> Fault | None:
    """What came of it is said in words; where the harm goes on, what is next as well."""
    if not words.strip():
        return Fault(SAY_CAME, "words")
    return Fault(SAY_NEXT, "next_words") if effect in ASKS_NEXT and not next_words.strip() else None


def naming_fault(said: Iterable[tuple[str, str]], names: Iterable[str]) -> Fault | None:
    """Whose plan it is beside stands in no word of it. Compared as written: “Will” is a name, “will” is none."""
    known = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names if len(name) > 1]
    return next((Fault(NAMES_CHILD, field) for field, words in said for name in known if name.search(words)), None)

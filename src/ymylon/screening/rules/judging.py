"""What keeps a part of a screening from being written as it was given, and what is read off a journey. Nothing is added up."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ymylon.associates.rules import NAMED_KINDS
from ymylon.associates.rules import Kind as AssociateKind
from ymylon.circumstances.rules.faults import FUTURE
from ymylon.contexts.rules import ContextKind
from ymylon.terms.codes import Code
from ymylon.terms.faults import Fault
from ymylon.terms.geography import WELSH_AUTHORITIES
from ymylon.terms.words import Words

from .codes import DETAIL, Beyond, Crossing, FindingKind, Known, Level, Standing, Theme, Trend
from .indicators import BY_CODE

SAY_WHY = Words("Write your judgement in words: what it rests on, and what is not known.",
                "Ysgrifennwch eich barn mewn geiriau: ar beth y mae’n seiliedig, a beth nad yw’n hysbys.")  # fmt: skip
SAY_LEVEL = Words("Choose a level. “Not known yet” is an answer.", "Dewiswch lefel. Mae “ddim yn hysbys eto” yn ateb.")
SAY_TREND = Words("Say which way it goes. “Not known yet” is an answer.",
                  "Dywedwch i ba gyfeiriad y mae’n mynd. Mae “ddim yn hysbys eto” yn ateb.")  # fmt: skip
SAY_SOURCE = Words(
    "Say how this is known. “Not known” is an answer.", "Dywedwch sut y gwyddys hyn. Mae “ddim yn hysbys” yn ateb."
)
SAY_WHAT = Words("Write what is known.", "Ysgrifennwch yr hyn sy’n hysbys.")
NOTHING = Words("Answer one question at least.", "Atebwch o leiaf un cwestiwn.")
MEANWHILE = Words(
    "Somebody else saved this part meanwhile. Look at it as it stands now.",
    "Cadwodd rhywun arall y rhan hon yn y cyfamser. Edrychwch arni fel y mae nawr.",
)
WHICH_CHILD = Words("Choose which child it is.", "Dewiswch pa blentyn ydyw.")
WHICH_PERSON = Words(
    "Choose a person or group who is named around the child. Name them first if they are not here.",
    "Dewiswch berson neu grŵp a enwir o amgylch y plentyn. Enwch nhw yn gyntaf os nad ydynt yma.",
)
WHICH_PLACE = Words(
    "Choose the place that is assessed, the episode or the thing by which it is known, or write the place.",
    "Dewiswch y lle sy’n cael ei asesu, y cyfnod neu’r peth y mae’n hysbys trwyddo, neu ysgrifennwch y lle.",
)
WHICH_RECORD = Words("Choose the record on which this rests.", "Dewiswch y cofnod y mae hyn yn seiliedig arno.")
WHICH_CODE = Words("Choose one. “Not known yet” is an answer.", "Dewiswch un. Mae “ddim yn hysbys eto” yn ateb.")
NOT_THIS = Words("This is not one of the answers.", "Nid yw hyn yn un o’r atebion.")
LESS_THAN_NOTHING = Words("Give an amount of 0 or more, in pounds.", "Rhowch swm o 0 neu fwy, mewn punnoedd.")
BOTH_ENDS = Words(
    "Say where the journey begins or ends. “Not known yet” is an answer.",
    "Dywedwch ble mae’r daith yn dechrau neu’n gorffen. Mae “ddim yn hysbys eto” yn ateb.",
)
PROTECTED = Words(
    "Of a protected child nothing is written here about who harms them, or where: ask the team that answers for them.",
    "Am blentyn gwarchodedig nid ysgrifennir dim yma am bwy sy’n eu niweidio, nac ymhle: gofynnwch i’r tîm sy’n atebol amdanynt.",
    False,
)
ENDED = Words("This screening was ended already.", "Daeth y sgrinio hwn i ben eisoes.", False)
_LINKS_NO_RECORD = frozenset({FindingKind.DEBT, FindingKind.ITEM, FindingKind.JOURNEY, FindingKind.FAMILY})
_NEEDS_SOURCE = frozenset({Standing.CURRENT, Standing.PAST, Standing.SUSPECTED})


def judgement_fault(level: Level | None, trend: Trend | None, words: str) -> Fault | None:
    """A type is judged by a person: a level, which way it goes, and why in words."""
    if level is None:
        return Fault(SAY_LEVEL, "level")
    if trend is None:
        return Fault(SAY_TREND, "trend")
    return None if words.strip() else Fault(SAY_WHY, "words")


def marks_fault(group: str, marks: Mapping[str, tuple[Standing, Known | None]]) -> Fault | None:
    """Every indicator may be left out; what is so, was so or is suspected says how that is known."""
    offered = {one.code for one in BY_CODE[group].indicators}
    for code, (standing, source) in marks.items():
        if code not in offered:
            return Fault(NOT_THIS, code)
        if standing in _NEEDS_SOURCE and source is None:
            return Fault(SAY_SOURCE, f"{code}_source")
    return None


def strengths_fault(factors: tuple[str, ...], *words: str) -> Fault | None:
    """One answer at least."""
    return None if factors or any(one.strip() for one in words) else Fault(NOTHING)


def link_fault(
    kind: FindingKind, *, child: bool, entry: AssociateKind | None, episode: bool, place: str, assessed: ContextKind | None = None
) -> Fault | None:
    """Each row links a real record: a victim a child, an offender a person or group, a place where it is known from."""
    if kind == FindingKind.VICTIM:
        return None if child else Fault(WHICH_CHILD, "link")
    if kind in (FindingKind.OFFENDER, FindingKind.LIVES):
        return None if entry in NAMED_KINDS else Fault(WHICH_PERSON, "link")
    if kind == FindingKind.LOCATION:
        # A person is no place: where they are is said in words.
        is_thing = entry is not None and entry not in NAMED_KINDS
        # Nor is a circle of children who are friends, which the police may not know of.
        is_assessed = assessed is not None and assessed is not ContextKind.CIRCLE
        return None if is_thing or is_assessed or episode or place.strip() else Fault(WHICH_PLACE, "place")
    if assessed is not None:
        return Fault(WHICH_RECORD, "link")
    if kind in _LINKS_NO_RECORD or child or entry is not None or episode:
        return None
    return Fault(WHICH_RECORD, "link")


def finding_fault(
    kind: FindingKind, *, words: str, detail: Code | None, since_on: date | None, amount: Decimal | None, ends: tuple[str, str],
    today: date,
) -> Fault | None:  # fmt: skip
    """What is known, in a code where the kind has one, and in words; `ends`: where a journey begins and ends."""
    if kind in DETAIL and (detail is None or detail not in DETAIL[kind]):
        return Fault(WHICH_CODE, "detail")
    if not words.strip() and (kind not in DETAIL or detail is Theme.OTHER):
        return Fault(SAY_WHAT, "words")
    if since_on is not None and since_on > today:
        return Fault(FUTURE, "since_on")
    if amount is not None and amount < 0:
        return Fault(LESS_THAN_NOTHING, "amount")
    if kind == FindingKind.JOURNEY and not all(ends):
        return Fault(BOTH_ENDS, "origin" if not ends[0] else "destination")
    return None


def crossing(origin: str, destination: str) -> Crossing:
    """Whether a journey goes into Wales or out of it, from where it begins and ends; not known where either is not."""
    if Beyond.NOT_KNOWN in (origin, destination):
        return Crossing.NOT_KNOWN
    starts_in, ends_in = origin in WELSH_AUTHORITIES, destination in WELSH_AUTHORITIES
    if starts_in:
        return Crossing.WITHIN if ends_in else Crossing.OUT_OF
    return Crossing.INTO if ends_in else Crossing.OUTSIDE

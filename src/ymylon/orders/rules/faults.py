"""What keeps a step from being recorded as it was given, beside the day and the law; and what the page says of a breach."""

from datetime import date

from ymylon.associates.rules import Kind as AssociateKind
from ymylon.circumstances.rules.faults import FUTURE
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

from .codes import Subject
from .kinds import Kind
from .states import OrderState, may_go

NOT_FROM_HERE = Words(
    "This can’t follow what was recorded last. Look at it as it stands now.",
    "Ni all hyn ddilyn yr hyn a gofnodwyd ddiwethaf. Edrychwch arno fel y mae nawr.",
)
MEANWHILE = Words(
    "Somebody else recorded a step meanwhile. Look at it as it stands now.",
    "Cofnododd rhywun arall gam yn y cyfamser. Edrychwch arno fel y mae nawr.",
)
BEFORE_LAST = Words("This day is before the day on which it was served.", "Mae’r diwrnod hwn cyn y diwrnod y’i cyflwynwyd.")
AFTER_END = Words(
    "On this day it no longer held. Record what happened as something of the person of concern.",
    "Ar y diwrnod hwn nid oedd yn dal mwyach. Cofnodwch yr hyn a ddigwyddodd fel rhywbeth am y person sy’n destun pryder.",
    False,
)
STATEMENT_FIRST = Words(
    "A notice needs a statement first that no permission is given.",
    "Mae angen datganiad yn gyntaf ar hysbysiad na roddwyd caniatâd.",
)
SAY_WHY = Words("Say why.", "Dywedwch pam.")
SAY_WHAT = Words("Say what happened.", "Dywedwch beth ddigwyddodd.")
SAY_WHO = Words("Say who served it.", "Dywedwch pwy a’i cyflwynodd.")
CONDITIONS = Words("Choose what the person must not do.", "Dewiswch yr hyn na chaiff y person ei wneud.")
IN_WORDS = Words("Say it in words: which place, or what else.", "Dywedwch hynny mewn geiriau: pa le, neu beth arall.")
SAY_NAME = Words("Give the name that stands on it.", "Rhowch yr enw sydd arno.")
WHO = Words("Choose whom it binds.", "Dewiswch pwy y mae’n ei rwymo.")
WHICH_PHONE = Words(
    "This kind binds a telephone number: choose one that is held around the child, or enter it first.",
    "Mae’r math hwn yn rhwymo rhif ffôn: dewiswch un a gedwir o amgylch y plentyn, neu nodwch ef yn gyntaf.",
    False,
)
NO_PERSON = Words(
    "This kind binds a place and no person. Choose that nobody is bound by name, and give the place below.",
    "Mae’r math hwn yn rhwymo lle, nid person. Dewiswch nad oes neb wedi’i rwymo wrth enw, a rhowch y lle isod.",
    False,
)
NOT_A_PLACE = Words("This kind binds no place.", "Nid yw’r math hwn yn rhwymo lle.")
NOBODY = Words("No police team answers for this child yet. Ring 101, and report the concern.",
               "Nid oes tîm heddlu yn atebol am y plentyn hwn eto. Ffoniwch 101, a rhowch wybod am y pryder.")  # fmt: skip


_FITS = {
    Subject.PERSON: ((AssociateKind.PERSON,), WHO),
    Subject.ANYBODY: ((AssociateKind.PERSON, None), WHO),
    Subject.PHONE: ((AssociateKind.PHONE,), WHICH_PHONE),
    Subject.PLACE: ((None,), NO_PERSON),
}


def subject_fault(kind: Kind, entry: AssociateKind | None) -> Fault | None:
    """Why this can’t bind what was chosen; None stands for nobody by name."""
    fits, words = _FITS[kind.subject]
    return None if entry in fits else Fault(words, "who")


def step_fault(kind: Kind, came_from: str, goes_to: OrderState) -> Fault | None:
    """Why this can't come next."""
    if goes_to == OrderState.DRAFTED and came_from == OrderState.REQUESTED and kind.needs_statement:
        return Fault(STATEMENT_FIRST)
    return None if may_go(came_from, goes_to) else Fault(NOT_FROM_HERE)


def day_fault(on: date, today: date, served_on: date | None = None, ends_on: date | None = None) -> Fault | None:
    """Why it can't have been on this day: still to come, before it was served, or when it held no more."""
    if on > today:
        return Fault(FUTURE, "on")
    if served_on is not None and on < served_on:
        return Fault(BEFORE_LAST, "on")
    return Fault(AFTER_END, "on") if ends_on is not None and on >= ends_on else None


def breach_words(kind: Kind) -> Words:
    """What a breach is in law: never called a crime where it is none."""
    of = kind.evidence_of
    if kind.breach_is_offence:
        return Words("A breach is an offence of its own.", "Mae ei dorri’n drosedd ynddo’i hun.")
    return Words(
        f"A breach is not an offence of its own. It may be evidence {of.en}.",
        f"Nid yw ei dorri’n drosedd ynddo’i hun. Gall fod yn dystiolaeth {of.cy}.",
        False,
    )

"""What keeps a plan, or something said of one, from being kept as it was given."""

from collections.abc import Collection, Mapping
from datetime import date

from ymylon.circumstances.rules.waits import months_later
from ymylon.plans.rules import MadeWith
from ymylon.safety.rules.asking import ASKED
from ymylon.safety.rules.codes import Consent, CopyFor, LineKind, PlanKind, Until
from ymylon.terms import faults
from ymylon.terms.words import Words

FROM_AGE = 16  # years: from this age on growing up is planned
ADULT = 18
_K, _L = PlanKind, LineKind
# What may be said of each plan, beside that a manager signs it and that somebody looks again.
MAY_BE_SAID: Mapping[PlanKind, frozenset[LineKind]] = {
    _K.SAFETY: frozenset({_L.SIGNED, _L.STILL_RIGHT, _L.GIVEN, _L.ADDED, _L.STEPPED_DOWN, _L.ENDED}),
    _K.TRANSITION: frozenset({_L.SIGNED, _L.STILL_RIGHT, _L.GIVEN, _L.CONSENTED, _L.WITHDREW, _L.ENDED, _L.STEPPED_DOWN}),
    _K.RELOCATION: frozenset({_L.SIGNED, _L.STILL_RIGHT, _L.ACCEPTED, _L.ENDED, _L.STEPPED_DOWN}),
    _K.CONTEXTUAL: frozenset({_L.STILL_RIGHT}),
}  # fmt: skip

_WHO_WAS_THERE = Words(
    "Say who made it with you, or “Not with the child yet”.", "Dywedwch pwy a’i gwnaeth gyda chi, neu “Heb y plentyn hyd yn hyn”."
)
_BOTH = Words(
    "The child was there, or was not: choose one of the two.", "Roedd y plentyn yno, neu nid oedd: dewiswch un o’r ddau."
)
_EMPTY = Words(
    "Answer at least one question. What is not known yet can wait.",
    "Atebwch o leiaf un cwestiwn. Gall yr hyn nad yw’n hysbys eto aros.",
)
_LANGUAGE = Words("Say in which language the child said it.", "Dywedwch ym mha iaith y dywedodd y plentyn hynny.")
SAY_WHAT = Words("Say it in words.", "Dywedwch hynny mewn geiriau.")
SAY_WHY = Words("Say why.", "Dywedwch pam.")
SAY_STAYS = Words("Say what stays: who is still there for the child.", "Dywedwch beth sy’n aros: pwy sy’n dal yno i’r plentyn.")
SAY_WHO = Words("Say who it is.", "Dywedwch pwy ydyw.")
SAY_UNTIL = Words("Say until which age it was agreed.", "Dywedwch hyd at ba oed y cytunwyd arno.")
PARENT = Words(
    "Say who decided that a parent has a copy, and why it is safe.",
    "Dywedwch pwy a benderfynodd fod rhiant yn cael copi, a pham mae’n ddiogel.", False,
)  # fmt: skip
TO_COME = Words("This day is still to come.", "Mae’r diwrnod hwn eto i ddod.")
OWN_WORK = Words(
    "You wrote this version. Another manager signs it off.", "Chi ysgrifennodd y fersiwn hon. Rheolwr arall sy’n ei chymeradwyo."
)
NEWER = Words(
    "A newer version was kept meanwhile. Go back and read that one.",
    "Cadwyd fersiwn newydd yn y cyfamser. Ewch yn ôl a darllenwch honno.",
)
ENDED = Words(
    "This plan was ended. Write a new version to take it up again.",
    "Daeth y cynllun hwn i ben. Ysgrifennwch fersiwn newydd i ailgydio ynddo.",
)
NOT_THIS_PLAN = Words("That is not said of this plan.", "Ni ddywedir hynny am y cynllun hwn.")
OWN_AUTHORITY = Words(
    "Your authority answers for the child already. Somebody of the receiving authority accepts.",
    "Mae eich awdurdod eisoes yn atebol am y plentyn. Rhywun o’r awdurdod sy’n derbyn sy’n cytuno.", False,
)  # fmt: skip
NOBODY_ANSWERS = Words(
    "It is not on record which council answers for the child, or you work for none. Record that first; then another one accepts.",
    "Nid yw’r cofnod yn dweud pa gyngor sy’n atebol am y plentyn, neu nid ydych yn gweithio i un. Cofnodwch hynny yn gyntaf; yna"
    " mae un arall yn cytuno.",
    False,
)
NOT_YET_SIXTEEN = Words(
    "This plan begins at 16. Write what matters now in the safety plan.",
    "Mae’r cynllun hwn yn dechrau yn 16. Ysgrifennwch yr hyn sy’n bwysig nawr yn y cynllun diogelwch.",
)


class Fault(faults.Fault):
    """Something that can't be kept as it was given: why, in both languages, and the name of the question."""


class Overtaken(faults.Overtaken):
    """Somebody else kept a version since this one was begun; nothing was written. `theirs` is the plan as it stands."""


def plan_fault(
    kind: PlanKind, answers: Mapping[str, str], *, made_with: Collection[str], childs_words: str, words_language: str
) -> Fault | None:
    """Why a version can't be kept as it is. No single answer is demanded, but who was there."""
    if not made_with:
        return Fault(_WHO_WAS_THERE, "made_with")
    if {MadeWith.CHILD, MadeWith.WITHOUT_THE_CHILD} <= set(made_with):
        return Fault(_BOTH, "made_with")
    if childs_words.strip() and not words_language:
        return Fault(_LANGUAGE, "words_language")
    known = {one.code for one in ASKED[kind]}
    said = any(words.strip() for code, words in answers.items() if code in known)
    return None if said or childs_words.strip() else Fault(_EMPTY)


def copy_fault(whom: CopyFor, name: str, words: str, on: date, today: date) -> Fault | None:
    """A copy is given by a person, to somebody, on a day; that a parent has one somebody decided, and says why."""
    if whom not in (CopyFor.CHILD,) and not name.strip():
        return Fault(SAY_WHO, "name")
    if on > today:
        return Fault(TO_COME, "on")
    return Fault(PARENT, "words") if whom is CopyFor.PARENT and not words.strip() else None


def step_down_fault(words: str, stays: str) -> Fault | None:
    """A person steps a plan down or ends it, and says why and what stays."""
    if not words.strip():
        return Fault(SAY_WHY, "words")
    return None if stays.strip() else Fault(SAY_STAYS, "stays")


def support_ends_on(born_on: date | None, until: Until) -> date | None:
    """The birthday on which support after 18 that was agreed ends; None where nobody knows the day of birth."""
    return months_later(born_on, 12 * until.years) if born_on else None


def goes_on_after_18(born_on: date | None, said: Consent | None, today: date) -> bool:
    """Whether looks at the plan for growing up go on: of an adult only while they agree; before 18 nothing hangs on it."""
    return said is not Consent.WITHDREW or born_on is None or today < months_later(born_on, 12 * ADULT)


def consent_fault(choice: Consent, until: Until | None, on: date, today: date) -> Fault | None:
    """Consent to support after 18 has a day and an age to which it goes; it is taken back on a day, at any time."""
    if choice is Consent.CONSENTED and until is None:
        return Fault(SAY_UNTIL, "until")
    return Fault(TO_COME, "on") if on > today else None

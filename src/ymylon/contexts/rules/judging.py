"""What keeps something of a place or a group from being recorded as it was given, said beside its question."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from ymylon.associates.rules import folded
from ymylon.contexts.rules.codes import PartKind, Reach, Theme
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

LONGEST = timedelta(days=366)

SAY_NAME = Words("Say what it is called.", "Dywedwch beth yw ei enw.")
SAY_WHY = Words("Say why.", "Dywedwch pam.")
SAY_WHAT = Words("Say it in words.", "Dywedwch hynny mewn geiriau.")
SAME_PLACE = Words(
    "Something like it is assessed already. Say whether it is one of these.",
    "Mae rhywbeth tebyg yn cael ei asesu eisoes. Dywedwch a yw’n un o’r rhain.",
)
TO_COME = Words("This day is still to come.", "Mae’r diwrnod hwn eto i ddod.")
IN_THE_PAST = Words("Give a day after today.", "Rhowch ddiwrnod ar ôl heddiw.")
TOO_LATE = Words("It is looked at again within a year.", "Edrychir arno eto o fewn blwyddyn.")
OPEN_STEPS = Words(
    "Steps of the plan are still open. Say first how each ended.",
    "Mae camau o’r cynllun yn dal ar agor. Dywedwch yn gyntaf sut y daeth pob un i ben.",
)
ENDED = Words("This assessment has ended. Take it up again first.", "Daeth yr asesiad hwn i ben. Ailgydiwch ynddo yn gyntaf.")
MEANWHILE = Words(
    "Somebody else was quicker. Look at it as it stands now.",
    "Roedd rhywun arall yn gynt. Edrychwch arno fel y mae nawr.",
)
TEAM = Words("Choose the team that sees to it.", "Dewiswch y tîm sy’n gofalu amdano.", False)
READS_ALREADY = Words("This team reads it already.", "Mae’r tîm hwn yn ei ddarllen eisoes.")
NO_GANG = Words(
    "Neither the police nor a joint team in which they may work holds a circle of children who are friends. A council’s or youth"
    " justice’s own team assesses it.",
    "Nid yw’r heddlu, na thîm ar y cyd y gallant weithio ynddo, yn cadw cylch o blant sy’n ffrindiau. Tîm y cyngor neu"
    " gyfiawnder ieuenctid ei hun sy’n ei asesu.",
    False,
)
NOT_TO_POLICE = Words(
    "A circle of children is opened neither to the police nor to a joint team in which they may work. Ask them for a step of the"
    " plan, or refer with a C1.",
    "Nid agorir cylch o blant i’r heddlu nac i dîm ar y cyd y gallant weithio ynddo. Gofynnwch iddynt am gam o’r cynllun, neu"
    " atgyfeiriwch â C1.",
    False,
)
NO_TEAM = Words("You have no team that assesses places.", "Nid oes gennych dîm sy’n asesu lleoedd.", False)
PROTECTED = Words(
    "This child is protected: nothing is written here of where they are. Ask the team that the child’s page names.",
    "Mae’r plentyn hwn wedi’i warchod: nid ysgrifennir yma ble y mae. Gofynnwch i’r tîm y mae tudalen y plentyn yn ei enwi.",
    False,
)
LINKED_ALREADY = Words("That is linked already.", "Mae hynny wedi’i gysylltu eisoes.")
NAMES_CHILD = Words(
    "Name no child here: more people read this than may know of them. What concerns one child stands with the link to them.",
    "Peidiwch ag enwi plentyn yma: mae mwy o bobl yn darllen hyn nag a gaiff wybod amdanynt. Mae’r hyn sy’n ymwneud ag un plentyn"
    " yn sefyll gyda’r cyswllt â nhw.",
    False,
)
CHOOSE = Words("Choose one. “Not known yet” is an answer.", "Dewiswch un. Mae “Ddim yn hysbys eto” yn ateb.")
CHOOSE_REACH = Words("Say who, by what they do.", "Dywedwch pwy, yn ôl yr hyn y maent yn ei wneud.", False)

_NEEDS_WORDS = {Theme.OTHER, Reach.OTHER}


def name_fault(name: str, why: str) -> Fault | None:
    """A place or a group is called something, and somebody says why it is looked at."""
    if not folded(name):
        return Fault(SAY_NAME, "name")
    return None if why.strip() else Fault(SAY_WHY, "why")


def is_alike(one: str, other: str) -> bool:
    """Whether two names may mean one place: the same but for capitals, accents and signs, or one within the other."""
    a, b = folded(one), folded(other)
    return a == b or min(len(a), len(b)) >= 4 and (a in b or b in a)


def part_fault(kind: PartKind, code: str, words: str, since_on: date | None, today: date) -> Fault | None:
    """Harm has a code, and words where the code says nothing; reach has a code; all else has words."""
    if kind is PartKind.HARM and not code:
        return Fault(CHOOSE, "code")
    if kind is PartKind.REACH and not code:
        return Fault(CHOOSE_REACH, "code")
    if not words.strip() and (not code or code in _NEEDS_WORDS):
        return Fault(SAY_WHAT, "words")
    return since_fault(since_on, today)


def since_fault(since_on: date | None, today: date) -> Fault | None:
    """Nothing has been so since a day that is still to come."""
    return Fault(TO_COME, "since_on") if since_on is not None and since_on > today else None


def step_fault(words: str, due_on: date, today: date) -> Fault | None:
    """A step says what is to be done, and by a day that is not over."""
    if not words.strip():
        return Fault(SAY_WHAT, "words")
    return Fault(IN_THE_PAST, "due_on") if due_on < today else None


def review_fault(*, ends: bool, words: str, next_on: date | None, today: date, open_steps: bool) -> Fault | None:
    """It goes on until another day, or a person ends it with words; never while a step of its plan is open."""
    if ends and open_steps:
        return Fault(OPEN_STEPS, "choice")
    if not ends and next_on is not None and next_on <= today:
        return Fault(IN_THE_PAST, "next_on")
    if not ends and next_on is not None and next_on > today + LONGEST:
        return Fault(TOO_LATE, "next_on")
    return None if words.strip() else Fault(SAY_WHY, "words")


def naming_fault(said: Iterable[tuple[str, str]], names: Iterable[str]) -> Fault | None:
    """What is read by more people than may know of a child names none of those who are linked.

    `said`: the words, with the question of each. Compared as written: “Will” is a name, “will” is none.
    """
    known = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names if len(name) > 1]
    return next((Fault(NAMES_CHILD, field) for field, words in said for name in known if name.search(words)), None)

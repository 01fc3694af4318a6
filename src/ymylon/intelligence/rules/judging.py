"""What a submission, a grade, a version and a release must say. Of what is not known yet nothing is refused."""

from datetime import datetime

from ymylon.terms.calendars import local
from ymylon.terms.faults import Found
from ymylon.terms.words import Words

from .codes import Handling, HowKnown, InformationGrade, Risk, SourceGrade, SubmissionState

SAY_WHAT = Words(
    "Say what you know, in the words in which you know it.", "Dywedwch yr hyn a wyddoch, yn y geiriau y’i gwyddoch.", False
)
SAY_HOW = Words("Say how you know; “not known yet” is an answer.", "Dywedwch sut y gwyddoch; mae “ddim yn hysbys eto” yn ateb.")
SAY_RISK = Words(
    "Say what the risk to the source is; “not known yet” is an answer.",
    "Dywedwch beth yw’r risg i’r ffynhonnell; mae “ddim yn hysbys eto” yn ateb.",
)
SAY_CONDITIONS = Words("Say in words what the conditions are.", "Dywedwch mewn geiriau beth yw’r amodau.")
NO_CONDITIONS = Words(
    "Conditions belong to handling C: choose it, or leave this empty.",
    "Mae amodau’n perthyn i drin C: dewiswch ef, neu gadewch hwn yn wag.",
    False,
)
SAY_WHY = Words("Say why.", "Dywedwch pam.")
WHY_AGAIN = Words(
    "It was graded before, and that stands: say why it is graded again.",
    "Fe’i graddiwyd o’r blaen, ac mae hynny’n sefyll: dywedwch pam y caiff ei raddio eto.",
    False,
)
GRADE_ALL = Words("Grade source, information and handling.", "Graddiwch y ffynhonnell, y wybodaeth a’r trin.")
WRITE_IT = Words(
    "Write what others may read, in one language at least.",
    "Ysgrifennwch yr hyn y caiff eraill ei ddarllen, mewn un iaith o leiaf.",
    False,
)
# The same words for a name, a number and a run: nobody learns from the refusal which it was.
GIVES_AWAY = Words(
    "These words could give the source away: write them anew, in words that are not in what was submitted.",
    "Gallai’r geiriau hyn fradychu’r ffynhonnell: ysgrifennwch hwy o’r newydd, mewn geiriau nad ydynt yn yr hyn a gyflwynwyd.",
    False,
)
ANOTHER_CHILD = Words(
    "It names a child whom it is not about: write “another child”.",
    "Mae’n enwi plentyn nad yw’n ymwneud ag ef: ysgrifennwch “plentyn arall”.",
    False,
)
NAME_NONE_OF_THEM = Words(
    "It is about several children: name none of them. Each team reads beside it the names of those whom it holds.",
    "Mae’n ymwneud â sawl plentyn: peidiwch ag enwi’r un ohonynt. Mae pob tîm yn darllen wrth ei ochr enwau’r rhai y mae’n eu"
    " dal.",
    False,
)
GRADE_FIRST = Words(
    "Grade it first: nothing is released without its handling.",
    "Graddiwch ef yn gyntaf: ni chaiff dim ei ryddhau heb ei drin.",
    False,
)
ANOTHER_RELEASES = Words(
    "You wrote this version: another officer of the unit reads it and releases it.",
    "Chi a ysgrifennodd y fersiwn hwn: mae swyddog arall o’r uned yn ei ddarllen ac yn ei ryddhau.",
    False,
)
NOT_NEWEST = Words("A newer version was written: release that one.", "Ysgrifennwyd fersiwn mwy newydd: rhyddhewch hwnnw.", False)
WHICH_TEAM = Words("Say to which team it is released.", "Dywedwch i ba dîm y caiff ei ryddhau.", False)
SAY_TO_READERS = Words(
    "Say what those who read it need to know now.",
    "Dywedwch beth y mae angen i’r rhai a’i darllenodd ei wybod nawr.",
    False,
)
SAY_SYSTEM = Words("Say into which system it was put.", "Dywedwch i ba system y’i rhoddwyd.", False)
SAY_REFERENCE = Words("Write the reference that the system gave it.", "Ysgrifennwch y cyfeirnod a roddodd y system iddo.", False)
MEANWHILE = Words(
    "Somebody else of the unit worked on this meanwhile. Look at it again.",
    "Gweithiodd rhywun arall o’r uned ar hwn yn y cyfamser. Edrychwch arno eto.",
    False,
)
ANSWERED_GRADE_FIRST = Words(
    "It is not graded yet: grade it, or say that it is not used.",
    "Nid yw wedi’i raddio eto: graddiwch ef, neu dywedwch nad yw’n cael ei ddefnyddio.",
    False,
)


def submit_fault(*, words: str, how: HowKnown | None, risk: Risk | None) -> Found | None:
    """Why it can't be submitted like this; None if it can."""
    if not words.strip():
        return "words", SAY_WHAT
    if how is None:
        return "how", SAY_HOW
    return ("risk", SAY_RISK) if risk is None else None


def grade_fault(
    *, source: SourceGrade | None, information: InformationGrade | None, handling: Handling | None, conditions: str,
    graded_before: bool, reason: str,
) -> Found | None:  # fmt: skip
    """Why it can't be graded like this; None if it can. A grade stands: another is a row of its own, with its reason."""
    if source is None or information is None or handling is None:
        return "source" if source is None else "information" if information is None else "handling", GRADE_ALL
    if handling == Handling.CONDITIONS and not conditions.strip():
        return "conditions", SAY_CONDITIONS
    if handling == Handling.PERMITTED and conditions.strip():
        return "conditions", NO_CONDITIONS
    return ("reason", WHY_AGAIN) if graded_before and not reason.strip() else None


def version_fault(*, english: str, welsh: str) -> Found | None:
    """Why a version can't be kept like this; None if it can. Whether it gives a source away is asked besides."""
    return None if english.strip() or welsh.strip() else ("english", WRITE_IT)


def release_fault(*, graded: bool, newest: bool, wrote_it: bool, has_team: bool) -> Found | None:
    """Why a version can't be released by this officer; None if it can."""
    if not graded:
        return "team", GRADE_FIRST
    if not newest:
        return "team", NOT_NEWEST
    if wrote_it:
        return "team", ANOTHER_RELEASES
    return None if has_team else ("team", WHICH_TEAM)


def answer_fault(*, state: str, not_used: bool, words: str) -> Found | None:
    """Why the author can't be told this; None if they can."""
    if not words.strip():
        return "words", SAY_WHY
    if state == SubmissionState.WAITING and not not_used:
        return "kind", ANSWERED_GRADE_FIRST
    return None


def withdraw_fault(words: str) -> Found | None:
    """Why it can't be withdrawn with these words; None if it can."""
    return None if words.strip() else ("words", SAY_TO_READERS)


def days_waited(submitted_at: datetime, now: datetime) -> int:
    """On how many midnights something has waited, so that nothing of yesterday came today."""
    return (local(now).date() - local(submitted_at).date()).days

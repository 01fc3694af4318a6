"""What keeps something of a meeting from being recorded as it was given, said beside its question."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from ymylon.duties.rules import local_day
from ymylon.duties.rules.instants import utc
from ymylon.meetings.rules.codes import Calm, How, Kind
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

LONGEST_LET_IN = timedelta(days=366)
SOONEST_PAST = timedelta(days=366)
# So long after it was to begin, a meeting that nobody closed has papers: it may have been held, and not be written up yet.
PAPERS_KEPT = timedelta(days=2)

SAY_WHY = Words("Say why.", "Dywedwch pam.")
SAY_WHAT = Words("Say it in words.", "Dywedwch hynny mewn geiriau.")
SAY_REASON = Words("Give the reason for the decision.", "Rhowch y rheswm dros y penderfyniad.")
SAY_WHO = Words("Say who disagrees, by name.", "Dywedwch pwy sy’n anghytuno, wrth ei enw.")
SAY_THEME = Words("Choose the theme.", "Dewiswch y thema.")
SAY_HOW = Words(
    "Say how the view was obtained, or why there is none.", "Dywedwch sut y cafwyd y farn, neu pam nad oes un.", False
)
NOT_IN_THE_ROOM = Words(
    "This meeting is of professionals: the child and the family are not there. Say how their view was obtained.",
    "Cyfarfod gweithwyr proffesiynol yw hwn: nid yw’r plentyn na’r teulu yno. Dywedwch sut y cafwyd eu barn.",
    False,
)
SAY_BY_WHOM = Words("Say who obtained it.", "Dywedwch pwy a’i cafodd.")
SAY_TONGUE = Words(
    "Say in which language. “Not known yet” is an answer.", "Dywedwch ym mha iaith. Mae “Ddim yn hysbys eto” yn ateb."
)
IN_THE_PAST = Words("Give a time that is still to come.", "Rhowch amser sydd eto i ddod.")
DAY_IN_THE_PAST = Words("Give a day after today.", "Rhowch ddiwrnod ar ôl heddiw.")
TOO_FAR = Words("Give a day within a year.", "Rhowch ddiwrnod o fewn blwyddyn.")
TO_COME = Words("This day is still to come.", "Mae’r diwrnod hwn eto i ddod.")
CLASHES = Words(
    "Somebody has another commitment at that time. Choose another time, or say why it is held all the same.",
    "Mae gan rywun ymrwymiad arall bryd hynny. Dewiswch amser arall, neu dywedwch pam y caiff ei gynnal serch hynny.",
    False,
)
ASKED_ELSEWHERE = Words(
    "They have another commitment at that time. Ask somebody else, or say why they are asked all the same.",
    "Mae ganddynt ymrwymiad arall bryd hynny. Gofynnwch i rywun arall, neu dywedwch pam y gofynnir iddynt serch hynny.",
    False,
)
NO_CHILD = Words("Choose at least one child.", "Dewiswch o leiaf un plentyn.")
NO_CHILD_HERE = Words(
    "No child is on the agenda of such a meeting.",
    "Nid oes plentyn ar agenda cyfarfod o’r fath.",
)
NO_PLACE = Words("Choose the place or the group.", "Dewiswch y lle neu’r grŵp.")
NO_TEAM = Words("You have no team that calls meetings.", "Nid oes gennych dîm sy’n galw cyfarfodydd.", False)
ALREADY_SUBMITTED = Words(
    "Somebody submitted this to the police already. Your words are kept on this page: submit what is new from Intelligence.",
    "Mae rhywun eisoes wedi cyflwyno hyn i’r heddlu. Cedwir eich geiriau ar y dudalen hon: cyflwynwch yr hyn sy’n newydd o’r"
    " dudalen Cudd-wybodaeth.",
    False,
)
ON_ALREADY = Words("That child is on the agenda already.", "Mae’r plentyn hwnnw ar yr agenda eisoes.")
OVER = Words("This meeting is over, or was cancelled.", "Mae’r cyfarfod hwn ar ben, neu fe’i canslwyd.")
MEANWHILE = Words(
    "Somebody else was quicker. Look at it as it stands now.",
    "Roedd rhywun arall yn gynt. Edrychwch arno fel y mae nawr.",
)
NOT_YOURS = Words("Only whoever called this meeting may do this.", "Dim ond y sawl a alwodd y cyfarfod hwn a gaiff wneud hyn.")
ONLY_CHAIR = Words("Only the chair does this.", "Dim ond y cadeirydd sy’n gwneud hyn.")
NOT_THIS_LANE = Words(
    "You may not write that in this lane. Choose another, or let whoever holds it say it.",
    "Ni chewch ysgrifennu hynny yn y lôn hon. Dewiswch un arall, neu gadewch i’r sawl sy’n ei dal ei ddweud.",
    False,
)
NOT_YOURS_TO_OPEN = Words(
    "You may open only what you read of this child yourself.",
    "Dim ond yr hyn a ddarllenwch eich hun am y plentyn hwn y cewch ei agor.",
    False,
)
DOES_NOT_HOLD = Words(
    "This person does not work with the child. Nothing is opened to them here: let them into the record first.",
    "Nid yw’r person hwn yn gweithio gyda’r plentyn. Nid agorir dim iddynt yma: gadewch nhw i mewn i’r cofnod yn gyntaf.",
    False,
)
CHOOSE_WHO = Words(
    "Choose whom to ask, or say why nobody is needed.", "Dewiswch bwy i ofyn iddynt, neu dywedwch pam nad oes angen neb."
)
ONE_OF_BOTH = Words(
    "Choose whom to ask, or say why nobody is needed: not both.",
    "Dewiswch bwy i ofyn iddynt, neu dywedwch pam nad oes angen neb: nid y ddau.",
)
ASKED_ALREADY = Words("They are asked already.", "Gofynnwyd iddynt eisoes.")
NOBODY_MET = Words(
    "Nobody is recorded as here who has met this child. Say why the item is closed all the same.",
    "Ni chofnodwyd bod neb yma sydd wedi cwrdd â’r plentyn hwn. Dywedwch pam y caeir yr eitem serch hynny.",
    False,
)
NO_CHILD_VIEW = Words(
    "There is no view of the child’s. Say why the item is closed without it.",
    "Nid oes barn gan y plentyn. Dywedwch pam y caeir yr eitem hebddi.",
    False,
)
NO_FAMILY_VIEW = Words(
    "There is no view of the family’s. Say why the item is closed without it.",
    "Nid oes barn gan y teulu. Dywedwch pam y caeir yr eitem hebddi.",
    False,
)
SAY_NEXT = Words(
    "Say on which day you meet about this child again, or that none more is needed.",
    "Dywedwch ar ba ddiwrnod y byddwch yn cwrdd am y plentyn hwn eto, neu nad oes angen un arall.",
    False,
)
OPEN_ITEMS = Words(
    "A child’s item is still open. The meeting is not over until each is closed.",
    "Mae eitem plentyn yn dal ar agor. Nid yw’r cyfarfod ar ben nes bod pob un wedi’i chau.",
)
NOT_ITS_DAY = Words(
    "This meeting is still to come: nothing of it is over before its day. Was it held sooner? Move it first.",
    "Mae’r cyfarfod hwn eto i ddod: nid oes dim ohono ar ben cyn ei ddiwrnod. A gynhaliwyd ef yn gynt? Symudwch ef yn gyntaf.",
)
NOT_HELD = Words("Minutes are approved once the meeting was held.", "Cymeradwyir cofnodion wedi i’r cyfarfod gael ei gynnal.")
SAY_WHAT_CHANGED = Words("Say what changed since the last version.", "Dywedwch beth a newidiodd ers y fersiwn ddiwethaf.")
FROM_LATER = Words("Give a day after the present definition begins.", "Rhowch ddiwrnod ar ôl i’r diffiniad presennol ddechrau.")

# Where something may never be said, and what no chair opens: facts with doors of their own.
NEVER_SAID = frozenset(
    {
        Lane.PROTECTED,
        Lane.SOURCE,
        Lane.SUBMITTED,
        Lane.RELEASED,
        Lane.INTELLIGENCE,
        Lane.INTERVIEW_WORDS,
        Lane.IMMIGRATION,
        Lane.SEXUAL_HEALTH,
        Lane.AUDIT,
        Lane.MEETING,
        Lane.IDENTITY,
    }
)


def time_fault(starts_at: datetime, now: datetime) -> Fault | None:
    """A meeting that is called or moved is still to come, within a year."""
    if utc(starts_at) <= utc(now):
        return Fault(IN_THE_PAST, "starts_at")
    return Fault(TOO_FAR, "starts_at") if utc(starts_at) > utc(now) + SOONEST_PAST else None


def has_come(starts_at: datetime, now: datetime) -> bool:
    """Whether its day has come: what is closed or over before that would stand there as held."""
    return local_day(starts_at) <= local_day(now)


def overlaps(starts: datetime, minutes: int, other: datetime, other_minutes: int) -> bool:
    """Whether two meetings are at one time: one that begins as another ends does not clash."""
    a, b = utc(starts), utc(other)
    return a < b + timedelta(minutes=other_minutes) and b < a + timedelta(minutes=minutes)


def said_fault(kind: Kind, *, words: str, reason: str, who: str, code: str) -> Fault | None:
    """A decision has its reason, a dissent a name, a theme its code; all but a theme have words."""
    if kind is Kind.THEME:
        return None if code else Fault(SAY_THEME, "code")
    if not words.strip():
        return Fault(SAY_WHAT, "words")
    if kind is Kind.DECISION and not reason.strip():
        return Fault(SAY_REASON, "reason")
    return Fault(SAY_WHO, "who") if kind is Kind.DISSENT and not who.strip() else None


def view_fault(how: How, *, words: str, who: str, tongue: str, professionals_only: bool = False) -> Fault | None:
    """A view has words, who obtained it and in which language; where there is none, the words say why.

    Among professionals nobody’s view is said by themselves: somebody brings it.
    """
    if professionals_only and how is How.PRESENT:
        return Fault(NOT_IN_THE_ROOM, "how")
    if not words.strip():
        return Fault(SAY_WHY if how is How.NOT_OBTAINED else SAY_WHAT, "words")
    if how is How.NOT_OBTAINED:
        return None
    if not tongue:
        return Fault(SAY_TONGUE, "tongue")
    return None if how is How.PRESENT or who.strip() else Fault(SAY_BY_WHOM, "who")


def closing_faults(
    *, met_here: bool, child_view: bool, family_view: bool, met_why: str, child_why: str, family_why: str
) -> tuple[Fault, ...]:
    """Nobody there who has met the child, or a view that is missing, needs the chair’s reason."""
    found = (
        (met_here, met_why, NOBODY_MET, "met_why"),
        (child_view, child_why, NO_CHILD_VIEW, "child_why"),
        (family_view, family_why, NO_FAMILY_VIEW, "family_why"),
    )
    return tuple(Fault(words, field) for is_there, why, words, field in found if not is_there and not why.strip())


def next_fault(goes_on: Calm, next_on: date | None, words: str, today: date) -> Fault | None:
    """A child is met about again on a day, unless the chair says why no more; less often too has its reason."""
    if goes_on is not Calm.USUAL and not words.strip():
        return Fault(SAY_WHY, "words")
    if goes_on is Calm.LAST:
        return None
    if next_on is None:
        return Fault(SAY_NEXT, "next_on")
    if next_on <= today:
        return Fault(DAY_IN_THE_PAST, "next_on")
    return Fault(TOO_FAR, "next_on") if next_on > today + LONGEST_LET_IN else None


def let_in_fault(lanes: Collection[Lane], own: Collection[Lane], why: str, until_on: date, today: date) -> Fault | None:
    """The chair opens only what the chair reads, with a reason, until a day within a year."""
    if not lanes or set(lanes) - set(own) or NEVER_SAID & set(lanes):
        return Fault(NOT_YOURS_TO_OPEN, "lanes")
    if until_on < today:
        return Fault(DAY_IN_THE_PAST, "until_on")
    if until_on > today + LONGEST_LET_IN:
        return Fault(TOO_FAR, "until_on")
    return None if why.strip() else Fault(SAY_WHY, "why")


def next_day(day: date, goes_on: Calm, every: int | None, calm: int | None) -> date | None:
    """On which day such a meeting is next held, as its kind sets it; None: the kind sets none, or no more is needed."""
    days = {Calm.USUAL: every, Calm.CALM: calm or every}.get(goes_on)
    return day + timedelta(days=days) if days else None

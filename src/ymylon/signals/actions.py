"""Entering a child on the register, reviewing, visiting, telling them, and ending an entry: always a person, with a reason."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.utils import IntegrityError

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import team_for
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_involvements, involve, record_event
from ymylon.duties.actions import fulfil, open_duty, void, waive
from ymylon.duties.lookups import owed_so_far, policy_rows, team_answering
from ymylon.duties.rules import areas_of, catalogue, due_under, local_day
from ymylon.missing.actions.meeting import facts_of
from ymylon.missing.lookups.clock import hold_open
from ymylon.missing.models import Episode
from ymylon.missing.rules.states import is_open
from ymylon.signals import lookups, rules
from ymylon.signals.models import RegisterEntry, RegisterReview, RegisterTelling, RegisterVisit
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import EntryEnd, EntryWay, InvolvementKind, Lane, TeamFunction
from ymylon.terms.words import Words

_KINDS = catalogue(rules.DUTY_KINDS)
_T = TeamFunction
_MANAGERS = (_T.MANAGEMENT, _T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EMERGENCY_DUTY)
_COUNCIL = (_T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EMERGENCY_DUTY, _T.MANAGEMENT)
_TWICE = Words("This child is on the register already.", "Mae'r plentyn hwn ar y gofrestr eisoes.")
_ENDED = Words("This entry has ended.", "Mae'r cofnod hwn wedi dod i ben.")
_ANSWERED = Words("Somebody has answered this already.", "Mae rhywun eisoes wedi ateb hyn.")


class RegisterFault(ValueError):
    """Something about the register that can't be recorded as it was given: why, and the question it belongs to."""

    def __init__(self, words: Words, field: str = "") -> None:
        super().__init__(words.en)
        self.words = words
        self.field = field


def _permit(by: Actor, code: str) -> None:
    decision = by.may(code)
    if not decision:
        raise PermissionDenied(decision.why)


def _refuse(fault: tuple[Words, str] | None) -> None:
    if fault is not None:
        raise RegisterFault(*fault)


def _hold(by: Actor, entry: RegisterEntry) -> RegisterEntry:
    held = RegisterEntry.objects.visible_to(by).select_for_update().filter(pk=entry.pk).first()
    if held is None:
        raise lookups.NoSuchEntry
    if held.ended_at is not None:
        raise RegisterFault(_ENDED)
    return held


def note(*, by: Actor, at: datetime, entry: RegisterEntry, act: str, detail: str = "") -> None:
    """The event in the chronology and the audit line of one act about an entry."""
    record_event(by=by, at=at, child_id=entry.child_id, kind=act, lane=Lane.CONCERN, about=entry.ref, detail=detail)
    record_act(act, children=[entry.child_id], lane=Lane.CONCERN, about=entry.ref, why=detail)


def _owe(by: Actor, at: datetime, entry: RegisterEntry, code: str, due: datetime | None, occurrence: int = 1, row=None) -> None:
    open_duty(
        by=by,
        at=at,
        child_id=entry.child_id,
        kind=code,
        lane=Lane.CONCERN,
        about=entry.ref,
        due_at=due,
        functions=_COUNCIL,
        team_id=entry.lead_team_id,
        occurrence=occurrence,
        source=row.source if row else "",
        standing=row.standing if row else "",
    )


@transaction.atomic
def enter(
    *, by: Actor, at: datetime, child_id: int, area: str, reason: str, lead: str, police_contact: str, every_days: int,
    review_on: date, lead_team_id: int | None = None, episode: Episode | None = None,
) -> RegisterEntry:  # fmt: skip
    """A manager enters a child; `episode` is the one for which a rule asked, and answers it. Raises RegisterFault."""
    _permit(by, "DECIDE_REGISTER")
    _refuse(rules.entry_fault(reason=reason, lead=lead, police_contact=police_contact, every_days=every_days))
    rows = policy_rows(["register."])
    _refuse(rules.review_fault(local_day(at), review_on))
    asks = asked_of(by, at, episode) if episode is not None else []
    try:
        with transaction.atomic():
            entry = RegisterEntry.objects.create(
                child_id=child_id,
                way=EntryWay.PROPOSED if asks else EntryWay.DECIDED,
                asked=asks,
                reason=reason.strip(),
                lead=lead.strip(),
                lead_team_id=lead_team_id,
                police_contact=police_contact.strip(),
                every_days=every_days,
                entered_at=at,
                entered_by_id=by.practitioner_id,
                review_on=review_on,
            )
    except IntegrityError as twice:
        raise RegisterFault(_TWICE) from twice
    if episode is not None:
        fulfil(by=by, at=at, child_id=child_id, about=episode.ref, kinds=[rules.CONSIDER])
    _custodian(by, at, entry, area)
    _owe(by, at, entry, rules.REVIEW, end_of_day(review_on))
    _owe(by, at, entry, rules.VISIT, at + timedelta(days=every_days))
    told = due_under(rows, "register.tell_child", areas_of(area), at)
    _owe(by, at, entry, rules.TELL, told.at if told else None, row=told.row if told else None)
    note(by=by, at=at, entry=entry, act="REGISTER_ENTERED", detail=entry.way)
    return entry


def _custodian(by: Actor, at: datetime, entry: RegisterEntry, area: str) -> None:
    """Whoever keeps the registers there is involved while the entry stands, and so is told when the child is missing."""
    team = team_for([TeamFunction.REGISTER_CUSTODIAN], area) if area else None
    if team is not None:
        kind = InvolvementKind.REGISTER_CUSTODIAN
        involve(by=by, at=at, child_id=entry.child_id, team_id=team.pk, kind=kind, basis="ON_REGISTER", about=entry.ref)


@transaction.atomic
def decline(*, by: Actor, at: datetime, episode: Episode, reason: str) -> None:
    """A published rule asked, and a manager says why the child is not entered. Raises RegisterFault; a second answer is one."""
    _permit(by, "DECIDE_REGISTER")
    _refuse(rules.reason_fault(reason))
    child = episode.child_id
    if not waive(by=by, at=at, child_id=child, about=episode.ref, kinds=[rules.CONSIDER], reason=reason.strip()):
        raise RegisterFault(_ANSWERED)
    record_event(by=by, at=at, child_id=child, kind="REGISTER_NOT_ENTERED", lane=Lane.CONCERN, about=episode.ref)
    record_act("REGISTER_NOT_ENTERED", children=[child], lane=Lane.CONCERN, about=episode.ref)


@transaction.atomic
def review(*, by: Actor, at: datetime, entry: RegisterEntry, words: str, next_on: date, every_days: int) -> RegisterReview:
    """The entry was looked at and goes on, until the next day; visits may come oftener or seldomer from now on."""
    _permit(by, "REVIEW_REGISTER")
    held = _hold(by, entry)
    _refuse(rules.review_faults(words, local_day(at), next_on, every_days))
    made = RegisterReview.objects.create(
        child_id=held.child_id, entry=held, words=words.strip(), next_on=next_on, at=at, by_id=by.practitioner_id
    )
    held.review_on, held.every_days = next_on, every_days
    held.save(update_fields=["review_on", "every_days"])
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[rules.REVIEW])
    count = RegisterReview.objects.visible_to(by).filter(entry=held).count()
    _owe(by, at, held, rules.REVIEW, end_of_day(next_on), occurrence=count + 1)
    note(by=by, at=at, entry=held, act="REGISTER_REVIEWED")
    return made


@transaction.atomic
def visit(*, by: Actor, at: datetime, entry: RegisterEntry, visited_at: datetime, seen: bool, words: str) -> RegisterVisit:
    """A visit was made. The next is owed from it; one at which the child was not seen leaves the present one owed."""
    _permit(by, "VISIT_REGISTERED")
    _refuse(rules.visit_fault(visited_at, entry.entered_at, at, words))
    if entry.ended_at is not None:
        raise RegisterFault(_ENDED)
    made = RegisterVisit.objects.create(
        child_id=entry.child_id, entry=entry, visited_at=visited_at, seen=seen, words=words.strip(), at=at,
        by_id=by.practitioner_id,
    )  # fmt: skip
    if seen and fulfil(by=by, at=at, child_id=entry.child_id, about=entry.ref, kinds=[rules.VISIT]):
        count = RegisterVisit.objects.visible_to(by).filter(entry=entry, seen=True).count()
        _owe(by, at, entry, rules.VISIT, max(visited_at + timedelta(days=entry.every_days), at), count + 1)
    note(by=by, at=at, entry=entry, act="REGISTER_VISITED")
    return made


@transaction.atomic
def tell(
    *, by: Actor, at: datetime, entry: RegisterEntry, told: str, childs_words: str = "", language: str = "", why_not: str = ""
) -> RegisterTelling:
    """What the child was told and said; or why they are not told, which is written down and leaves it owed no more."""
    _permit(by, "VISIT_REGISTERED")
    _refuse(rules.told_fault(told, why_not))
    made = RegisterTelling.objects.create(
        child_id=entry.child_id, entry=entry, told=told.strip(), childs_words=childs_words.strip(), language=language,
        why_not=why_not.strip(), at=at, by_id=by.practitioner_id,
    )  # fmt: skip
    if told.strip():
        fulfil(by=by, at=at, child_id=entry.child_id, about=entry.ref, kinds=[rules.TELL])
    else:
        waive(by=by, at=at, child_id=entry.child_id, about=entry.ref, kinds=[rules.TELL], reason=why_not.strip())
    note(by=by, at=at, entry=entry, act="REGISTER_TOLD")
    return made


@transaction.atomic
def end(*, by: Actor, at: datetime, entry: RegisterEntry, why: EntryEnd, reason: str) -> None:
    """A manager ends an entry, with a reason. Nothing else does."""
    _permit(by, "DECIDE_REGISTER")
    _refuse(rules.reason_fault(reason))
    held = _hold(by, entry)
    held.ended_at, held.ended_by_id, held.end, held.end_reason = at, by.practitioner_id, why, reason.strip()
    held.save(update_fields=["ended_at", "ended_by", "end", "end_reason"])
    void(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[rules.REVIEW, rules.VISIT, rules.TELL], reason=why)
    note(by=by, at=at, entry=held, act="REGISTER_ENDED", detail=why)
    # Last of all: it may end what held the child.
    end_involvements(by=by, at=at, child_id=held.child_id, about=held.ref)


# The published rules


def asked_of(by: Actor | None, at: datetime, episode: Episode) -> list[dict[str, object]]:
    """Which published rules ask about the child of an episode now: each rule and its facts in both languages, and its source."""
    rows = policy_rows([f"{rules.FAMILY}."])
    if not rows:
        return []
    return _plain(rules.what_asks(rows, areas_of(episode.authority), facts_of(by, at, episode), at))


def _plain(asks: Iterable[rules.Asks]) -> list[dict[str, object]]:
    def both(words: Words) -> Sequence[str]:
        return [words.en, words.cy]

    return [
        {
            "key": one.row.key,
            "rule": both(one.rule),
            "facts": both(one.facts),
            "source": one.row.source,
            "standing": one.row.standing,
        }
        for one in asks
    ]


@transaction.atomic
def ask_if_due(*, at: datetime, episode_id: int) -> int:
    """Asks a manager about a missing child of whom a published rule says so; once an episode, and of nobody who is on it.

    Called by the clock, in the system's role. It enters nobody.
    """
    episode = hold_open(episode_id)
    if episode is None or not is_open(episode.state) or lookups.is_on_register(episode.child_id):
        return 0
    if any(one.kind == rules.CONSIDER for one in owed_so_far(episode.ref)) or not asked_of(None, at, episode):
        return 0
    due = due_under(policy_rows(["register.consider"]), "register.consider", areas_of(episode.authority), at)
    open_duty(
        by=None,
        at=at,
        child_id=episode.child_id,
        kind=rules.CONSIDER,
        lane=Lane.CONCERN,
        about=episode.ref,
        due_at=due.at if due else None,
        team_id=team_answering(episode.child_id, _MANAGERS),
        source=due.row.source if due else "",
        standing=due.row.standing if due else "",
    )
    return 1

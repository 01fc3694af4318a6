"""What keeps an entry alive: reviews, visits, and telling the child. Each is added; none is changed."""

from datetime import date, datetime, timedelta

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.duties.actions import fulfil, void, waive
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import local_day
from ymylon.missing.lookups.story import ends_of
from ymylon.missing.rules.ending import may_contact_child
from ymylon.signals import rules
from ymylon.signals.actions.writing import ENDED, RegisterFault, are_named, hold, note, owe, refuse, who_is_named, within
from ymylon.signals.models import RegisterEntry, RegisterReview, RegisterTelling, RegisterVisit
from ymylon.terms.calendars import end_of_day
from ymylon.terms.words import Words

_DIED = Words(
    "This child has died: nobody is sent to see them. A manager ends the entry.",
    "Mae’r plentyn hwn wedi marw: nid anfonir neb i’w weld. Rheolwr sy’n dod â’r cofnod i ben.",
    False,
)


@transaction.atomic
def review(
    *, by: Actor, at: datetime, entry: RegisterEntry, words: str, next_on: date, every_days: int, area: str = "",
    lead: str = "", police_contact: str = "", lead_team_id: int | None = None,
) -> RegisterReview:  # fmt: skip
    """The entry was looked at and goes on until the next day; the lead and the rhythm of visits may be others now."""
    permit(by, "REVIEW_REGISTER")
    held = hold(by, entry)
    rows = policy_rows(["register."])
    refuse(rules.again_fault(words, local_day(at), next_on, every_days, within(rows, area, at)))
    named = who_is_named(by, held.child_id, lead, police_contact)
    refuse(rules.people_fault(**are_named(named)))
    made = RegisterReview.objects.create(
        child_id=held.child_id, entry=held, words=words.strip(), next_on=next_on, at=at, by_id=by.practitioner_id
    )
    visits_before = (held.every_days, held.lead_team_id)
    for name, value in {"review_on": next_on, "every_days": every_days, **named}.items():
        setattr(held, name, value)
    held.lead_team_id = lead_team_id
    held.save(update_fields=["review_on", "every_days", "lead", "lead_beside", "police_contact", "police_beside", "lead_team"])
    held.refresh_from_db(fields=["lead_team"])
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[rules.REVIEW])
    owe(by=by, at=at, entry=held, code=rules.REVIEW, due_at=end_of_day(next_on), area=area, rows=rows)
    if (held.every_days, held.lead_team_id) != visits_before:
        _visit_anew(by, at, held)
    note(by=by, at=at, entry=held, act="REGISTER_REVIEWED")
    return made


def _visit_anew(by: Actor, at: datetime, entry: RegisterEntry) -> None:
    """In another rhythm, or of another team, the next visit is owed from the last on which the child was seen."""
    if not void(by=by, at=at, child_id=entry.child_id, about=entry.ref, kinds=[rules.VISIT], reason="VISITED_OTHERWISE"):
        return
    seen = RegisterVisit.objects.visible_to(by).filter(entry=entry, seen=True).order_by("-visited_at").first()
    since = seen.visited_at if seen else entry.entered_at
    owe(by=by, at=at, entry=entry, code=rules.VISIT, due_at=max(since + timedelta(days=entry.every_days), at))


def _refuse_after(by: Actor, entry: RegisterEntry) -> None:
    if entry.ended_at is not None:
        raise RegisterFault(ENDED)
    if not may_contact_child(ends_of(by, entry.child_id)):
        raise RegisterFault(_DIED)


@transaction.atomic
def visit(*, by: Actor, at: datetime, entry: RegisterEntry, visited_at: datetime, seen: bool, words: str) -> RegisterVisit:
    """A visit was made. The next is owed from it; one at which the child was not seen leaves the present one owed."""
    permit(by, "VISIT_REGISTERED")
    refuse(rules.visit_fault(visited_at, entry.entered_at, at, words))
    _refuse_after(by, entry)
    made = RegisterVisit.objects.create(
        child_id=entry.child_id, entry=entry, visited_at=visited_at, seen=seen, words=words.strip(), at=at,
        by_id=by.practitioner_id,
    )  # fmt: skip
    if seen and fulfil(by=by, at=at, child_id=entry.child_id, about=entry.ref, kinds=[rules.VISIT]):
        owe(by=by, at=at, entry=entry, code=rules.VISIT, due_at=max(visited_at + timedelta(days=entry.every_days), at))
    note(by=by, at=at, entry=entry, act="REGISTER_VISITED")
    return made


@transaction.atomic
def tell(
    *, by: Actor, at: datetime, entry: RegisterEntry, told: str, childs_words: str = "", language: str = "", why_not: str = ""
) -> RegisterTelling:
    """What the child was told and said; or why they are not told, which is written down and leaves it owed no more."""
    permit(by, "VISIT_REGISTERED")
    refuse(rules.told_fault(told, why_not))
    _refuse_after(by, entry)
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

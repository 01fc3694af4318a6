"""What others may read: written anew by one officer of the unit, released by another, read with its conditions, and withdrawn."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import once
from ymylon.duties.actions import fulfil
from ymylon.intelligence.actions.judging import meet, note, owe
from ymylon.intelligence.lookups import Stands, beside, names_of_several, source_words, teams_that_may_read
from ymylon.intelligence.models import Reading, Release, Version, Withdrawal
from ymylon.intelligence.rules import READ, gives_away, release_fault, version_fault, withdraw_fault
from ymylon.intelligence.rules.giving_away import pairs_of_names, words_of
from ymylon.intelligence.rules.judging import ANOTHER_CHILD, GIVES_AWAY, MEANWHILE, NAME_NONE_OF_THEM
from ymylon.linkage.lookups import search
from ymylon.people.lookups import current_names
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


@transaction.atomic
def write_version(*, by: Actor, at: datetime, stands: Stands, seen: int, english: str, welsh: str) -> Version:
    """An officer writes anew what others may read. What could give the source away is refused, and not said. Raises Fault."""
    permit(by, "GRADE_INTELLIGENCE")
    if seen != len(stands.versions):
        raise Fault(MEANWHILE)
    refuse(version_fault(english=english, welsh=welsh))
    check_words(by, stands, english=english, welsh=welsh)
    made: Version = once(
        Version,
        Fault(MEANWHILE),
        submission=stands.submission,
        number=seen + 1,
        english=english.strip(),
        welsh=welsh.strip(),
        at=at,
    )
    note(by=by, at=at, one=stands.submission, act="INTELLIGENCE_WRITTEN")
    return made


def check_words(by: Actor, stands: Stands, *, english: str, welsh: str) -> None:
    """Refuse words that copy what was submitted, or name the source or a child whom it is not about. Raises Fault."""
    one = stands.submission
    source = source_words(by, one)
    raw = [one.words, one.happened, one.known, one.who_knows]
    several = names_of_several(one)
    name = current_names(by, [one.child_id]).get(one.child_id) if one.child_id and not several else None
    allowed = [name.full] if name else []
    for field, text in (("english", english), ("welsh", welsh)):
        if gives_away(text, source=source, raw=raw, allowed=allowed):
            raise Fault(GIVES_AWAY, field)
        if any(gives_away(text, source=named, raw=()) for named in several):
            raise Fault(NAME_NONE_OF_THEM, field)
        if _names_another(by, text, one.child_id):
            raise Fault(ANOTHER_CHILD, field)


def _names_another(by: Actor, text: str, child_id: int | None) -> bool:
    # Of those whom the unit's force holds: a child whom nobody here knows has no name here either.
    for pair in pairs_of_names(text):
        for match in search(by, pair):
            if match.child_id != child_id and words_of(match.name) == words_of(pair):
                return True
    return False


@transaction.atomic
def release(*, by: Actor, at: datetime, stands: Stands, version: Version, teams: Iterable[int]) -> list[Release]:
    """A second officer releases a version to these teams, under its handling; each of them owes reading it. Raises Fault."""
    permit(by, "RELEASE_INTELLIGENCE")
    offered = {team.pk: held for team, held in teams_that_may_read(stands).items()}
    chosen = [number for number in dict.fromkeys(teams) if number in offered]
    refuse(release_fault(graded=stands.grade is not None, newest=version.pk == stands.versions[-1].pk,
                         wrote_it=version.by_id == by.practitioner_id, has_team=bool(chosen)))  # fmt: skip
    # Again: since it was written the source may have been said, and the rule may have learned.
    check_words(by, stands, english=version.english, welsh=version.welsh)
    to = [{"to_team_id": number, "child_id": child_id} for number in chosen for child_id in offered[number]]
    made = [once(Release, Fault(MEANWHILE), version_of=version, at=at, **whom) for whom in to]
    note(by=by, at=at, one=stands.submission, act="INTELLIGENCE_RELEASED", lane=Lane.RELEASED)
    for row in made:
        owe(by=by, at=at, one=stands.submission, kind=READ, about=row.ref, team_id=row.to_team_id)
    return made


@transaction.atomic
def read(*, by: Actor, at: datetime, release: Release) -> None:
    """Somebody of the team has read it, and first its conditions. Once more: nothing changes."""
    permit(by, "READ_INTELLIGENCE")
    same = beside(by, release)
    done = set(
        Reading.objects.visible_to(by).filter(release__in=same, by=by.practitioner_id).values_list("release_id", flat=True)
    )
    for one in same:
        if one.pk not in done:
            Reading.objects.create(release=one, at=at)
    children = [one.child_id for one in same if one.child_id]
    record_act("INTELLIGENCE_READ", children=children, lane=Lane.RELEASED, about=release.ref, why=f"handling {release.handling}")
    for one in same:
        if one.child_id is not None:
            fulfil(by=by, at=at, child_id=one.child_id, about=one.ref, kinds=[READ])


@transaction.atomic
def withdraw(*, by: Actor, at: datetime, stands: Stands, release: Release, words: str) -> None:
    """The unit takes it back; its readers lose it with their next request, and read what they need to know now. Raises Fault."""
    permit(by, "RELEASE_INTELLIGENCE")
    refuse(withdraw_fault(words))
    check_words(by, stands, english=words, welsh="")
    same = [one for one in beside(by, release) if one.to_team_id == release.to_team_id]
    for one in same:
        once(Withdrawal, Fault(MEANWHILE), release=one, words=words.strip(), at=at)
    note(by=by, at=at, one=stands.submission, act="INTELLIGENCE_WITHDRAWN", lane=Lane.RELEASED)
    for one in same:
        meet(at=at, one=stands.submission, about=one.ref, kinds=[READ], void="withdrawn")

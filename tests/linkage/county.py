"""Children on a record to be looked for, and a way to say in one line who is found and why."""

from datetime import UTC, date, datetime

from ymylon.children.actions import involve, open_record
from ymylon.linkage.lookups import search
from ymylon.people.actions import add_identifier, add_name, add_person
from ymylon.people.models import PersonName
from ymylon.terms.codes import IdentifierSystem, InvolvementKind, Precision, RecordReason

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def child(
    by, wales, name: str, born: str = "", *, team: str = "", known_as: str = "", former: str = "", numbers=(), about: str = ""
):
    """`name` is "Cai | Morgan-Rees"; with `about`, the birth date is an estimate of that year."""
    given, _, family = (part.strip() for part in name.partition("|"))
    born_on = date.fromisoformat(born) if born else date(int(about), 1, 1) if about else None
    precision = Precision.DAY if born else Precision.YEAR if about else Precision.UNKNOWN
    person = add_person(by=by, at=NOW, given=given, family=family, known_as=known_as, born_on=born_on, born_precision=precision)
    if former:
        add_name(by=by, at=NOW, person=person, given=given, family=former, kind=PersonName.Kind.FORMER)
    for system, value in numbers:
        add_identifier(by=by, at=NOW, person_id=person.pk, system=IdentifierSystem(system), value=value)
    record = open_record(by=by, at=NOW, person_id=person.pk, reason=RecordReason.CARE_AND_SUPPORT)
    place = wales.teams[team].pk if team else by.posts[0].team_id
    involve(by=by, at=NOW, child_id=record.pk, team_id=place, kind=InvolvementKind.RESPONSIBLE_AUTHORITY, basis="test")
    return record


def found(actor, typed: str) -> list[str]:
    """The names that are found, likeliest first."""
    return [match.name for match in search(actor, typed)]

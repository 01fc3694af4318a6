"""Who leads for a child on the register, and whom the police send: in words, or whoever is allocated to the child now."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ymylon.circumstances.lookups.beside import Allocation
from ymylon.design.moments import language
from ymylon.signals.lookups import RegisterEntry
from ymylon.terms.codes import AllocationKind

Beside = Mapping[tuple[int, str], Allocation]


def allocated_words(beside: Beside, child_id: int, kind: AllocationKind) -> tuple[str, str] | None:
    """Whoever is allocated as that, by name, and how to reach them; None where nobody is whom this person may see."""
    row = beside.get((child_id, kind))
    if row is None or row.practitioner is None:
        return None
    team = row.team
    agency = team.agency.name(language()) if team and team.agency else ""
    where = (team.name(language()), agency, team.telephone or (team.agency.telephone if team.agency else "")) if team else ()
    return row.practitioner.name, ", ".join(part for part in where if part)


def lead_words(entry: RegisterEntry, beside: Beside) -> tuple[str, str]:
    """The lead professional, and how to reach them."""
    return _named(entry.lead, beside, entry.child_id, AllocationKind.LEAD_PROFESSIONAL)


def police_words(entry: RegisterEntry, beside: Beside) -> tuple[str, str]:
    """The police contact, and how to reach them."""
    return _named(entry.police_contact, beside, entry.child_id, AllocationKind.POLICE_CONTACT)


def _named(words: str, beside: Beside, child_id: int, kind: AllocationKind) -> tuple[str, str]:
    if words:
        return words, ""
    # Whoever was allocated has left, or stands in a lane that this person does not hold: the two look alike.
    return allocated_words(beside, child_id, kind) or (_("nobody whom you may see"), "")

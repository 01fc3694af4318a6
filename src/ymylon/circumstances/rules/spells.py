"""Where a child lives and learns, by date: care spells, placements out of area, education spells, school terms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from ymylon.terms.codes import Code, EducationStatus, LegalStatus, PlacementType
from ymylon.terms.geography import Nation, current_code, find_authority


class SpellFault(Code):
    """Why a spell can't stand as given."""

    END_NOT_AFTER_START = "END_NOT_AFTER_START", "The last day is before the first.", "Mae’r diwrnod olaf cyn y cyntaf."
    OVERLAPS_ANOTHER = (
        "OVERLAPS_ANOTHER",
        "It overlaps another spell of this child.",
        "Mae’n gorgyffwrdd â chyfnod arall y plentyn hwn.",
    )
    UNKNOWN_AUTHORITY = "UNKNOWN_AUTHORITY", "There is no authority with this code.", "Nid oes awdurdod â’r cod hwn."


class Spell(Protocol):
    """Half-open in days: `until` is the first day on which it no longer holds, None while it goes on."""

    @property
    def since(self) -> date: ...

    @property
    def until(self) -> date | None: ...


AnySpell = TypeVar("AnySpell", bound=Spell)


@dataclass(frozen=True, slots=True)
class CareSpell:
    """One placement under one responsible authority."""

    since: date
    until: date | None
    responsible_authority: str
    host_authority: str = ""
    legal_status: LegalStatus = LegalStatus.NOT_KNOWN
    placement: PlacementType = PlacementType.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class EducationSpell:
    """Where a child is taught, or isn't."""

    since: date
    until: date | None
    status: EducationStatus = EducationStatus.NOT_KNOWN


# On the roll of some school, or a pupil of one: somebody there would notice an empty chair.
_TAUGHT = frozenset(
    {
        EducationStatus.FULL_TIME, EducationStatus.REDUCED_TIMETABLE, EducationStatus.REFUSING,
        EducationStatus.AT_RISK_OF_EXCLUSION, EducationStatus.FIXED_TERM_EXCLUSION_SHORT,
        EducationStatus.FIXED_TERM_EXCLUSION_LONG, EducationStatus.PUPIL_REFERRAL_UNIT, EducationStatus.EOTAS,
        EducationStatus.COLLEGE,
    }
)  # fmt: skip


def spell_at(spells: Iterable[AnySpell], day: date) -> AnySpell | None:
    """The spell that holds on this day; None if there is none."""
    return next((spell for spell in spells if spell.since <= day and (spell.until is None or day < spell.until)), None)


def is_looked_after(spells: Iterable[CareSpell], day: date) -> bool:
    """True if a care spell holds on this day that is one of being looked after."""
    spell = spell_at(spells, day)
    return spell is not None and spell.legal_status != LegalStatus.NOT_LOOKED_AFTER


def is_in_placement(spells: Iterable[CareSpell], day: date) -> bool:
    """True if the child was looked after on this day and lived somewhere other than with parents."""
    spell = spell_at(spells, day)
    return spell is not None and is_looked_after([spell], day) and spell.placement != PlacementType.WITH_PARENTS


def is_out_of_area(spell: CareSpell) -> bool | None:
    """True if the child is placed in another authority's area than the responsible one; None where the host isn't known."""
    if not spell.host_authority:
        return None
    return current_code(spell.host_authority) != current_code(spell.responsible_authority)


def nation_of(gss: str) -> Nation | None:
    """The nation of an authority; None where the code isn't known."""
    found = find_authority(gss)
    return None if found is None else found.nation


def crosses_a_border(spell: CareSpell) -> bool | None:
    """True if the child is placed in another nation, where other law holds; None where either isn't known."""
    home, host = nation_of(spell.responsible_authority), nation_of(spell.host_authority)
    return None if home is None or host is None else home != host


def spell_faults(spell: AnySpell, others: Sequence[AnySpell]) -> tuple[SpellFault, ...]:
    """What keeps a spell from standing beside the child's others; empty if nothing does."""
    faults = []
    if spell.until is not None and spell.until <= spell.since:
        faults.append(SpellFault.END_NOT_AFTER_START)
    elif any(_share_a_day(spell, other) for other in others):
        faults.append(SpellFault.OVERLAPS_ANOTHER)
    if isinstance(spell, CareSpell) and not _authorities_are_known(spell):
        faults.append(SpellFault.UNKNOWN_AUTHORITY)
    return tuple(faults)


def is_taught_somewhere(spells: Iterable[EducationSpell], day: date) -> bool:
    """True if on this day some school or college teaches the child, or should."""
    spell = spell_at(spells, day)
    return spell is not None and spell.status in _TAUGHT


def in_term(value: Mapping[str, object] | None, day: date) -> bool:
    """True if the day lies in a school term by the policy value {"terms": [["09-01", "10-23"], …]}, both days included.

    Where nobody has entered terms it is taken to be term time: a school that is told for nothing harms no child.
    """
    if value is None:
        return True
    terms = value.get("terms")
    if not isinstance(terms, list) or not terms:
        raise ValueError("School terms are a list of first and last days.")
    today = f"{day:%m-%d}"
    return any(first <= today <= last for first, last in terms)


def _share_a_day(one: Spell, other: Spell) -> bool:
    return (other.until is None or one.since < other.until) and (one.until is None or other.since < one.until)


def _authorities_are_known(spell: CareSpell) -> bool:
    codes = [spell.responsible_authority, *([spell.host_authority] if spell.host_authority else [])]
    return all(find_authority(code) is not None for code in codes)

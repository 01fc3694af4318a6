"""What a sharing agreement must say, when it is in force, and what it covers. It lets nobody into a record."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ymylon.terms.codes import AgreementForm, BasisKind, Lane, LawfulBasis
from ymylon.terms.words import Words

# No agreement carries where a threatened child is, who looked at what, nor who told the police.
NEVER_SHARED = frozenset({Lane.PROTECTED, Lane.AUDIT, Lane.SOURCE})
SHAREABLE: tuple[Lane, ...] = tuple(lane for lane in Lane if lane not in NEVER_SHARED)
# Identity holds the ethnic group, and what a child needs in order to talk.
_SPECIAL = frozenset(
    {
        Lane.IDENTITY, Lane.HEALTH, Lane.SEXUAL_HEALTH, Lane.IMMIGRATION, Lane.INTERVIEW_WORDS, Lane.INTERVIEW_SUMMARY,
        Lane.CONCERN, Lane.WORRY,
    }
)  # fmt: skip
_OFFENCES = frozenset({Lane.OFFENDING, Lane.INTELLIGENCE, Lane.SUBMITTED, Lane.RELEASED, Lane.PERSONS, Lane.DISRUPTION})
LONGEST_WORDS = 4000  # characters


@dataclass(frozen=True)
class Terms:
    """What is agreed, in both languages: between whom, for what, by which law, which kinds of fact, and for how long.

    `agency_id` keeps it and is a partner; `partner_ids` are further agencies of the record, `bodies` partners outside it.
    """

    form: AgreementForm
    title: Words
    purpose: Words
    agency_id: int
    partner_ids: tuple[int, ...]
    bodies: tuple[str, ...]
    bases: tuple[LawfulBasis, ...]
    lanes: tuple[Lane, ...]
    from_on: date
    to_on: date | None
    review_on: date

    @property
    def agency_ids(self) -> tuple[int, ...]:
        """Every agency of the record that is a partner, whoever keeps it first."""
        return (self.agency_id, *self.partner_ids)


@dataclass(frozen=True)
class Gap:
    """What an agreement lacks, and the question to which it belongs."""

    field: str
    words: Words


_BOTH = Words("Write it in both languages.", "Ysgrifennwch ef yn y ddwy iaith.")
_PARTNER = Words("Name at least one other partner.", "Enwch o leiaf un partner arall.")
_LANES = Words("Choose at least one kind of fact.", "Dewiswch o leiaf un math o ffaith.")
_NEVER = Words("An agreement never carries protected facts.", "Nid yw cytundeb byth yn cario ffeithiau gwarchodedig.", False)
_LAWFUL = Words(
    "Choose the basis in Article 6 or in Part 3: without one nothing may be shared.",
    "Dewiswch y sail yn Erthygl 6 neu yn Rhan 3: hebddi ni chaniateir rhannu dim.",
    False,
)
_POWER = Words("Choose the Act that gives the power to share.", "Dewiswch y Ddeddf sy’n rhoi’r pŵer i rannu.", False)
_SPECIAL_WORDS = Words(
    "%(lanes)s: facts of a special kind need their own condition. Choose one of Article 9.",
    "%(lanes)s: mae angen amod ei hun ar ffeithiau o fath arbennig. Dewiswch un o Erthygl 9.",
    False,
)
_OFFENCES_WORDS = Words(
    "%(lanes)s: facts about offences need Article 10, or Part 3 between competent authorities.",
    "%(lanes)s: mae angen Erthygl 10 ar ffeithiau am droseddau, neu Ran 3 rhwng awdurdodau cymwys.",
    False,
)
_ENDS_BEFORE = Words("It would end before it begins.", "Byddai’n dod i ben cyn dechrau.")
_REVIEW = Words("Choose a day for the review after it begins.", "Dewiswch ddiwrnod i’w adolygu ar ôl iddo ddechrau.")
_REVIEW_PAST = Words("The day of the review must be still to come.", "Rhaid i ddiwrnod yr adolygiad fod eto i ddod.")


def gaps(terms: Terms, today: date) -> Iterator[Gap]:
    """Everything that an agreement lacks before it may be opened or amended."""
    for field, words in (("title", terms.title), ("purpose", terms.purpose)):
        if not words.en.strip():
            yield Gap(f"{field}_en", _BOTH)
        if not words.cy.strip():
            yield Gap(f"{field}_cy", _BOTH)
    if not set(terms.partner_ids) - {terms.agency_id} and not terms.bodies:
        yield Gap("partners", _PARTNER)
    if not terms.lanes:
        yield Gap("lanes", _LANES)
    if NEVER_SHARED & set(terms.lanes):
        yield Gap("lanes", _NEVER)
    yield from _unlawful(terms)
    if terms.to_on is not None and terms.to_on < terms.from_on:
        yield Gap("to_on", _ENDS_BEFORE)
    if terms.review_on <= terms.from_on:
        yield Gap("review_on", _REVIEW)
    elif terms.review_on <= today:
        yield Gap("review_on", _REVIEW_PAST)


def _unlawful(terms: Terms) -> Iterator[Gap]:
    kinds = {basis.kind for basis in terms.bases}
    if BasisKind.LAWFUL not in kinds:
        yield Gap("bases", _LAWFUL)
    if BasisKind.POWER not in kinds:
        yield Gap("bases", _POWER)
    special = _in_order(_SPECIAL & set(terms.lanes))
    if special and BasisKind.SPECIAL not in kinds:
        yield Gap("bases", named(_SPECIAL_WORDS, special))
    offences = _in_order(_OFFENCES & set(terms.lanes))
    if offences and BasisKind.OFFENCES not in kinds and LawfulBasis.DPA_PART_3 not in terms.bases:
        yield Gap("bases", named(_OFFENCES_WORDS, offences))


def _in_order(lanes: Collection[Lane]) -> tuple[Lane, ...]:
    return tuple(lane for lane in Lane if lane in lanes)


def named(words: Words, lanes: Iterable[Lane]) -> Words:
    """`words` with these kinds of fact in their place, in both languages."""
    kinds = tuple(lanes)
    return Words(
        words.en % {"lanes": ", ".join(lane.words.en for lane in kinds)},
        words.cy % {"lanes": ", ".join(lane.words.cy for lane in kinds)},
        words.sure,
    )


def is_in_force(terms: Terms, ended_on: date | None, day: date) -> bool:
    """Whether something may be given under it on this day; the last day counts, the day on which it was ended doesn't."""
    return terms.from_on <= day and (terms.to_on is None or day <= terms.to_on) and (ended_on is None or day < ended_on)


def covers(terms: Terms, *, giver: Collection[int], to_agency: int | None, to_body: str, lanes: Iterable[Lane]) -> bool:
    """Whether one of the agencies `giver` may give these kinds of fact to that agency, or to that body, under it."""
    partners = {terms.agency_id, *terms.partner_ids}
    is_partner = to_agency in partners if to_agency is not None else to_body.casefold() in map(str.casefold, terms.bodies)
    return is_partner and bool(partners & set(giver)) and set(lanes) <= set(terms.lanes) - NEVER_SHARED


class AgreementFault(ValueError):
    """An agreement that can't be kept as it was given: everything that it lacks."""

    def __init__(self, *found: Gap) -> None:
        super().__init__("; ".join(gap.words.en for gap in found))
        self.gaps = found


class AgreementOvertaken(Exception):
    """Somebody else has amended or ended this agreement since the page was opened; `number` is the version that stands now."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


NOT_YOUR_AGENCY = Gap(
    "", Words("You keep no agreements for this agency.", "Nid ydych yn cadw cytundebau i’r asiantaeth hon.", False)
)
ENDED = Gap("", Words("This agreement has been ended. Open another.", "Daeth y cytundeb hwn i ben. Agorwch un arall.", False))
SAY_WHY = Gap("why", Words("Say why it is ended.", "Dywedwch pam y daw i ben.", False))

"""Two records that may be one child's, side by side: what agrees, what differs, and what agreement does not prove."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.children.lookups import children_by_id
from ymylon.design.entries import Entry, Link, Notice, Section
from ymylon.design.moments import happened, told, told_in_full
from ymylon.design.ways import reverse
from ymylon.linkage.lookups import judged_proposals, open_proposals, pair_by_ref
from ymylon.linkage.rules.likeness import compared
from ymylon.people.lookups import all_names, identifiers_by_person, persons_by_id
from ymylon.terms.calendars import short_date_with_year
from ymylon.terms.codes import Code, IdentifierSystem, Language, RecordReason, Sex
from ymylon.terms.folding import folded
from ymylon.terms.identifiers import nhs_shown
from ymylon.terms.names import FactKind


@dataclass(frozen=True)
class MatchesPage:
    """Pairs that wait, and pairs on which somebody judged."""

    title: str
    lede: str
    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Side:
    """One of two records: its heading, and the way to it."""

    heading: str
    link: Link


@dataclass(frozen=True)
class Row:
    """One fact of both records, and whether they agree on it; empty where either does not have it."""

    term: str
    left: str
    right: str
    verdict: str


@dataclass(frozen=True)
class PairPage:
    """Two records side by side. `is_judged`: what is asked is whether to take the judgement back."""

    title: str
    lede: str
    notices: tuple[Notice, ...]
    sides: tuple[Side, Side]
    rows: tuple[Row, ...]
    is_judged: bool
    act: str
    back: Link


def matches_page(actor: Actor, now: datetime, language: str) -> MatchesPage:
    """Pairs where the actor may see both."""
    waiting, judged = open_proposals(actor), judged_proposals(actor)
    named = [one for pair in [*waiting, *judged] for one in (pair.child_id, pair.other_id)]
    names = _names(actor, list(children_by_id(actor, named)))
    return MatchesPage(
        title=_("Two records, one child?"),
        lede=_("Nothing is joined until a person judges, and every judgement can be taken back."),
        notices=(),
        sections=(
            Section(
                heading=_("To be judged"),
                anchor="waiting",
                entries=tuple(_entry(pair, names, pair.proposed_at, now) for pair in waiting),
                empty=_("No two records that you may see are proposed as one child."),
            ),
            Section(
                heading=_("Judged"),
                anchor="judged",
                tight=True,
                entries=tuple(_entry(pair, names, pair.answered_at, now) for pair in judged),
                empty=_("Nobody has judged yet."),
            ),
        ),
    )


def _entry(pair, names: dict[int, str], at: datetime, now: datetime) -> Entry:
    both = _("%(one)s and %(other)s") % {"one": names[pair.child_id], "other": names[pair.other_id]}
    words = _answer_words(pair.answer) if pair.answer else _because(pair.because)
    link = Link(_("Compare"), reverse("linkage:pair", args=[pair.ref]), hidden=both, looks="" if pair.answer else "second")
    return Entry(heading=both, why=words, when=happened(at, now), mark="done" if pair.answer else "someone", links=(link,))


def pair_page(actor: Actor, ref: UUID, now: datetime, language: str, clashed: bool = False) -> PairPage:
    """The pair with this reference; both children are thereby shown. `clashed`: somebody judged meanwhile. Raises NoSuchPair."""
    pair = pair_by_ref(actor, ref)
    ids = [pair.other_id, pair.child_id]
    children = children_by_id(actor, ids)
    names = _names(actor, ids)
    links = [
        Link(_("Open %(name)s") % {"name": names[one]}, reverse("chronology:child", args=[children[one].ref])) for one in ids
    ]
    headings = (_("On record until now"), _("Opened by a report"))
    return PairPage(
        title=_("Two records, one child?"),
        lede=_because(pair.because),
        notices=(*_clash(clashed), *_notices(pair, now)),
        sides=(Side(headings[0], links[0]), Side(headings[1], links[1])),
        rows=_rows(actor, ids, children, now, language),
        is_judged=bool(pair.answer),
        act=_("Take the judgement back") if pair.answer else _("Record the judgement"),
        back=Link(_("All pairs"), reverse("linkage:matches")),
    )


def _clash(clashed: bool) -> tuple[Notice, ...]:
    if not clashed:
        return ()
    heading = _("Somebody else judged this pair while you were reading")
    return (Notice(heading=heading, words=_("Nothing of yours was saved yet."), tone="soon", mark="soon"),)


def _notices(pair, now: datetime) -> tuple[Notice, ...]:
    if pair.answer:
        # Of a protected child, whoever works in a team that would betray is named nowhere.
        people = practitioners_by_id([pair.answered_by_id])
        who = people[pair.answered_by_id].name if pair.answered_by_id else _("A protected team")
        words = _("%(who)s, %(when)s: “%(reason)s”") % {
            "who": who,
            "when": told_in_full(pair.answered_at, now),
            "reason": pair.reason,
        }
        return (Notice(heading=_answer_words(pair.answer), words=words, tone="done", mark="done"),)
    heading = _("Twins share surname, birthday and address")
    words = _("Agreement on all three proves nothing. Compare given names and numbers, or ask somebody who knows the child.")
    return (Notice(heading=heading, words=words, mark="someone"),)


def _because(code: str) -> str:
    return {
        "NUMBER": _("A national number is the same in both."),
        "NAME_AND_BIRTH": _("Every name is the same or a form of it, and the birth date is the same."),
        "NAME_AND_NEAR_BIRTH": _("Every name is the same or a form of it; the birth date may be a slip of the pen."),
        "NAME_AND_AGE": _("Every name is the same or a form of it, and the age fits."),
        "NAME_ALONE": _("Every name is the same. One record has no birth date."),
    }[code]


def _answer_words(answer: str) -> str:
    return _("Judged to be one child") if answer == "SAME" else _("Judged to be two children")


def _names(actor: Actor, ids: list[int]) -> dict[int, str]:
    held = all_names(actor, ids)
    return {one: held[one][0].full if one in held else _("Name not known yet") for one in ids}


def _rows(actor: Actor, ids: list[int], children, now: datetime, language: str) -> tuple[Row, ...]:
    names, persons, numbers = all_names(actor, ids), persons_by_id(actor, ids), identifiers_by_person(actor, ids)
    both_persons, both_names = [persons[one] for one in ids], [names[one] for one in ids]
    systems = [system for system in IdentifierSystem if any(number.system == system for one in ids for number in numbers[one])]
    return (
        _row_of_names(_("Given names"), [held[0].given if held else "" for held in both_names]),
        _row_of_names(_("Surname"), [held[0].family if held else "" for held in both_names]),
        _row(_("Also known as"), [", ".join(name.full for name in held[1:]) for held in both_names]),
        _row(_("Born"), [_born(person, language) for person in both_persons]),
        _row(_("Sex"), [_label(Sex, person.sex, language) for person in both_persons]),
        _row(_("Language of choice"), [_label(Language, person.language, language) for person in both_persons]),
        *(_row(system.label(language), [_numbers(numbers[one], system) for one in ids]) for system in systems),
        _row(_("Why there is a record"), [RecordReason[children[one].reason].label(language) for one in ids], compared=False),
        _row(_("Record opened"), [told(children[one].opened_at, now) for one in ids], compared=False),
    )


def _row(term: str, both: list[str], compared: bool = True) -> Row:
    left, right = both
    if not (compared and left and right):
        return Row(term, left or "–", right or "–", "")
    return Row(term, left, right, _("Same") if folded(left) == folded(right) else _("Differs"))


def _row_of_names(term: str, both: list[str]) -> Row:
    words = {FactKind.SAME: _("Same"), FactKind.FORM: _("A form of it"), FactKind.SOUND: _("Sounds alike")}
    verdict = words.get(compared(*both), _("Differs")) if all(both) else ""
    return Row(term, both[0] or "–", both[1] or "–", verdict)


def _label(codes: type[Code], value: str, language: str) -> str:
    return codes[value].label(language) if value else ""


def _born(person, language: str) -> str:
    if person.born_on is None:
        return ""
    if person.born_precision == "DAY":
        return short_date_with_year(person.born_on, language)
    return _("about %(year)s") % {"year": person.born_on.year}


def _numbers(numbers, system: IdentifierSystem) -> str:
    values = [number.value for number in numbers if number.system == system]
    return ", ".join(nhs_shown(value) if system is IdentifierSystem.NHS_NUMBER else value for value in values)

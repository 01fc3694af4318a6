"""What the pages of this room share: who, when, how it stands, and that telling is not reporting."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoSuchChild, children_by_id
from ymylon.design.entries import Link, Notice
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.intelligence.lookups import Grade, Submission
from ymylon.intelligence.rules import Handling, HowKnown, InformationGrade, Risk, SourceGrade, words_of_code
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import KnownChild, child_of


def danger() -> Notice:
    """What intelligence is not: nobody comes because of it, and no clock stops."""
    heading = _("Is a child in danger, or harmed?")
    words = _(
        "Ring 999, or 101 where it can wait an hour, and refer the child to the council (C1). Intelligence is read within days:"
        " it reports nobody missing, refers nobody, and stops no clock."
    )
    return Notice(heading, words, "late", "late")


def whom(actor: Actor, about: Iterable[Iterable[int | None]]) -> dict[int, str]:
    """The names of the children whom these are about, of those whom this person holds."""
    numbers = {number for one in about for number in one if number}
    held = children_by_id(actor, numbers) if numbers else {}
    names = current_names(actor, held) if held else {}
    return {number: names[number].full if number in names else _("Name not known yet") for number in held}


def about(children: Iterable[int | None], names: dict[int, str]) -> str:
    """Whom it is about, as this person may know."""
    numbers = [number for number in children if number]
    if not numbers:
        return _("About no child who is named")
    known = [names[number] for number in numbers if number in names]
    if len(known) == len(numbers):
        return ", ".join(known)
    return ", ".join([*known, _("About a child whose record you do not hold")])


def child_or_none(actor: Actor, number: int | None) -> KnownChild | None:
    """The child, where there is one whom this person holds."""
    try:
        return child_of(actor, number) if number else None
    except NoSuchChild:
        return None


def graded_words(grade: Grade) -> str:
    """A grade, in words."""
    codes = ((SourceGrade, grade.source_grade), (InformationGrade, grade.information), (Handling, grade.handling))
    return "; ".join(words_of_code(code, value, language()) for code, value in codes)


def known_words(one: Submission) -> str:
    """How it is known, in words."""
    return str(HowKnown[one.how].label(language()))


def risk_words(one: Submission) -> str:
    """What may happen to its source, in words."""
    return str(Risk[one.risk].label(language()))


def raw_notice(one: Submission) -> Notice:
    """What was submitted, above a question of the unit's."""
    return Notice(_("What was submitted, %(reference)s") % {"reference": one.reference}, one.words, mark="someone")


def back_to_one(one: Submission) -> Link:
    """The way back to a submission."""
    return Link(_("Back to %(reference)s") % {"reference": one.reference}, reverse("intelligence:one", args=[one.ref]))


def back_to_mine() -> Link:
    """The way back to what one submitted and was released."""
    return Link(_("Back to intelligence"), reverse("intelligence:mine"))
